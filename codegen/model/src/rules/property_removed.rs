//! `property-removed`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "property-removed",
    what: "A field of the baseline that is not declared any more. It explains a verdict.",
    why: "Readers that require it refuse new events; strict readers of a closed object refuse stored events that have it.",
    bad: "`properties` without `level`, which the baseline has",
    good: "the field, deprecated, until no reader needs it",
    run: Run::Explaining,
};
