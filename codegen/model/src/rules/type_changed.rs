//! `type-changed`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "type-changed",
    what: "The JSON types that a value may have are not those of the baseline. It explains a verdict.",
    why: "A reader takes no value of a type that it does not know.",
    bad: "\"type\": \"string\" where the baseline has \"integer\"",
    good: "the type of the baseline, or a field of a new name",
    run: Run::Explaining,
};
