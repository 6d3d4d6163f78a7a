//! `not-json`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "not-json",
    what: "Text that is not JSON as RFC 8259 has it.",
    why: "Comments, trailing commas and the like are read by some tools only.",
    bad: r#"{"type": "object",}"#,
    good: r#"{"type": "object"}"#,
    run: Run::Reading,
};
