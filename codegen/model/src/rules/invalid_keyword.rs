//! `invalid-keyword`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "invalid-keyword",
    what: "A keyword whose value is not what JSON Schema 2020-12 allows there.",
    why: "Validators refuse the schema or ignore the keyword, each as it likes.",
    bad: r#"{"maxLength": "10"}"#,
    good: r#"{"maxLength": 10}"#,
    run: Run::Reading,
};
