//! `consumer-removed`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "consumer-removed",
    what: "A consumer of the baseline that is not listed any more, or reads less than it did.",
    why: "If it still listens, nobody will know whom the next change hurts.",
    bad: "a list of consumers without `Analytics`, which the baseline has",
    good: "the entry of whoever still listens",
    run: Run::Comparing,
};
