//! `meta-changed`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "meta-changed",
    what: "A `producer`, `source_module` or `schema_version` in the meta block that is not the baseline's.",
    why: "Consumers filter by them, and messages that are under way carry the old ones.",
    bad: "\"producer\": \"factory\" where the baseline has \"course_factory_service\"",
    good: "the meta block of the baseline",
    run: Run::Comparing,
};
