//! `duplicate-member`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-member",
    what: "An object that has a member twice.",
    why: "Readers differ in which one they take, so the file means different things to different tools.",
    bad: r#"{"maxLength": 10, "maxLength": 20}"#,
    good: r#"{"maxLength": 20}"#,
    run: Run::Reading,
};
