//! `flow-narrowed`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "flow-narrowed",
    what: "A flow or a state machine that no longer accepts a run which it accepted: steps or transitions that went, another \
           state to begin in, another event or field that reports it.",
    why: "Recorded runs, and producers that were not released yet, are then out of order by the book.",
    bad: "a flow without a step that was optional",
    good: "the step, with a condition",
    run: Run::Comparing,
};
