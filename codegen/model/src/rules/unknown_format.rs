//! `unknown-format`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "unknown-format",
    what: "A `format` that is not asserted.",
    why: "A format that nobody checks looks like a guarantee and is none.",
    bad: r#"{"format": "iban"}"#,
    good: r#"{"pattern": "^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$"}"#,
    run: Run::Reading,
};
