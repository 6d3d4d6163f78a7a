//! `replay-safety-lost`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "replay-safety-lost",
    what: "An event that could be handled twice without harm and no longer can, or of which that is no longer told.",
    why: "Consumers that replay on the strength of the old promise do things twice.",
    bad: "\"replay\": {\"safe\": false} where the baseline has true",
    good: "the promise, or a new version",
    run: Run::Comparing,
};
