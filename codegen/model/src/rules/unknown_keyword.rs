//! `unknown-keyword`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "unknown-keyword",
    what: "A member of a schema that is no keyword.",
    why: "Validators ignore what they do not know, so a slip of the pen switches a check off.",
    bad: r#"{"maxLenght": 10}"#,
    good: r#"{"maxLength": 10}"#,
    run: Run::Reading,
};
