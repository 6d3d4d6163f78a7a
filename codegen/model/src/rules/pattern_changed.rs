//! `pattern-changed`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "pattern-changed",
    what: "A `pattern` that differs from the baseline's. It explains a verdict.",
    why: "Texts that matched may match no more, or readers meet texts that their pattern refuses.",
    bad: "\"pattern\": \"^[a-z]+$\" where the baseline has \"^[a-z0-9]+$\"",
    good: "the pattern of the baseline",
    run: Run::Explaining,
};
