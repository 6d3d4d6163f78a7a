//! `format-changed`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "format-changed",
    what: "A `format` that differs from the baseline's. It explains a verdict.",
    why: "Formats assert in contracts: texts of another format are refused.",
    bad: "\"format\": \"uuid\" where the baseline has none",
    good: "the format of the baseline",
    run: Run::Explaining,
};
