//! `closure-changed`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "closure-changed",
    what: "An object that admits members which are not declared, and did not, or the other way round. It explains a verdict.",
    why: "A strict reader of a closed object refuses every member that it does not know.",
    bad: "\"additionalProperties\": true where the baseline has false",
    good: "the same openness as the baseline",
    run: Run::Explaining,
};
