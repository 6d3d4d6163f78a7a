//! `consumer-added`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "consumer-added",
    what: "A consumer that the baseline does not list.",
    why: "Whoever changes the contract next has one more to ask; worth seeing in a review.",
    bad: "\"consumers\": [..., {\"name\": \"Analytics\"}]",
    good: "it is a note: nothing has to change",
    run: Run::Comparing,
};
