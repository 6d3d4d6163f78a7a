//! `unsupported-pattern`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "unsupported-pattern",
    what: "A `pattern` that is no ECMA-262 expression, or that an automaton cannot run (back-references, a look-ahead within a look-behind), or that needs too large an automaton.",
    why: "Back-tracking takes exponential time on the wrong text: a validator must not be a way to stop a service.",
    bad: r#"{"pattern": "^(a|b)\\1$"}"#,
    good: r#"{"pattern": "^(aa|bb)$"}"#,
    run: Run::Reading,
};
