//! `severity-changed`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "severity-changed",
    what: "A `severity` or `critical` that is not the baseline's.",
    why: "Alerts and routing hang on them.",
    bad: "\"severity\": \"error\" where the baseline has \"warning\"",
    good: "the severity of the baseline, or a word with those who are on call",
    run: Run::Comparing,
};
