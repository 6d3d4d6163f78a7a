//! `event-renamed`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "event-renamed",
    what: "A contract of the baseline whose payload now stands under another event type.",
    why: "Consumers listen by type: those of the old name hear nothing, and nothing tells them.",
    bad: "`course.quiz.made` with the payload of `course.quiz.created`",
    good: "both types, until nobody listens to the old one",
    run: Run::Comparing,
};
