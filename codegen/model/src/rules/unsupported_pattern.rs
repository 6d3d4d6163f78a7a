//! `unsupported-pattern`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "unsupported-pattern",
    what: "A `pattern` that is no ECMA-262 expression, or that an automaton cannot run (look-around, back-references), or that needs too large an automaton.",
    why: "Back-tracking takes exponential time on the wrong text: a validator must not be a way to stop a service.",
    bad: r#"{"pattern": "^(?!x)"}"#,
    good: r#"{"pattern": "^[^x]"}"#,
    run: Run::Reading,
};
