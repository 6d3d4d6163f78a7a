//! `version-skipped`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "version-skipped",
    what: "A new version of an event that does not follow the one before, or has none before it.",
    why: "Readers go from one version to the next; what is missing between was never published.",
    bad: "`course.quiz.created.v3.json` beside `.v1.json`",
    good: "`course.quiz.created.v2.json`",
    run: Run::Comparing,
};
