//! `event-removed`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "event-removed",
    what: "A contract of the baseline that is not there any more.",
    why: "Events of this type and version are still stored and may still be sent; no reader will know them.",
    bad: "a folder without `course.quiz.created.v1.json`, which the baseline has",
    good: "the file, for as long as such events exist",
    run: Run::Comparing,
};
