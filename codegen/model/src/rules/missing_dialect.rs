//! `missing-dialect`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "missing-dialect",
    what: "A contract without `$schema`.",
    why: "Validators guess the dialect, and guess differently.",
    bad: r#"{"type": "object"}"#,
    good: r#"{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}"#,
    run: Run::Reading,
};
