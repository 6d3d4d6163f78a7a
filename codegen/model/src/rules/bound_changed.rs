//! `bound-changed`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "bound-changed",
    what: "A limit of a number, a length, a count or of bytes that differs from the baseline's, or came or went. It explains a verdict.",
    why: "Readers refuse what lies beyond their limit: a limit that narrows refuses old events, one that widens lets new events reach readers that refuse them.",
    bad: "\"maximum\": 24 where the baseline has \"maximum\": 30",
    good: "the limit of the baseline, or the next version of the contract",
    run: Run::Explaining,
};
