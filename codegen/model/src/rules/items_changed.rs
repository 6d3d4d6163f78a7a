//! `items-changed`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "items-changed",
    what: "What an array may hold at some position, or whether its items must differ, is not what it was. It explains a verdict.",
    why: "Readers refuse the whole event for one item.",
    bad: "\"uniqueItems\": true where the baseline does not have it",
    good: "the items of the baseline",
    run: Run::Explaining,
};
