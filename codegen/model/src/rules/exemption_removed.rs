//! `exemption-removed`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "exemption-removed",
    what: "An exemption from the sensitive-data policy that the baseline has and that is gone.",
    why: "New readers refuse the values that it let through, and events that are stored may hold them.",
    bad: "a field without the \"x-pii\" that the baseline has",
    good: "the exemption, until no stored event holds such a value",
    run: Run::Comparing,
};
