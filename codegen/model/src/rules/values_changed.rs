//! `values-changed`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "values-changed",
    what: "The values of an `enum` or `const` are not those of the baseline. It explains a verdict.",
    why: "Enums are closed in both readers: a value more is refused by old ones, a value less by new ones.",
    bad: "\"enum\": [\"de\", \"en\"] where the baseline has [\"de\", \"en\", \"fr\"]",
    good: "all values of the baseline",
    run: Run::Explaining,
};
