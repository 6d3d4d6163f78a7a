//! `missing-event`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "missing-event",
    what: "A file in a module's folder that has no `x-event`.",
    why: "A schema that names no event, producer and version is no contract.",
    bad: r#"{"type": "object", "properties": {}}"#,
    good: r#"{"x-event": {"type": "course.created", …}, "type": "object"}"#,
    run: Run::Reading,
};
