//! `duplicate-identifier`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-identifier",
    what: "An `$id`, `$anchor` or `$dynamicAnchor` that names two subschemas.",
    why: "A reference to it would mean either.",
    bad: r#""$defs": {"a": {"$anchor": "x"}, "b": {"$anchor": "x"}}"#,
    good: r#""$defs": {"a": {"$anchor": "a"}, "b": {"$anchor": "b"}}"#,
    run: Run::Reading,
};
