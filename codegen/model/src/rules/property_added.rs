//! `property-added`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "property-added",
    what: "A declared field that the baseline does not have. It explains a verdict.",
    why: "Tolerant readers read over it; strict readers of a closed object refuse it.",
    bad: "\"properties\": {\"level\": ...}",
    good: "an optional field, for tolerant readers",
    run: Run::Explaining,
};
