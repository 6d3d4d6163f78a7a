//! `property-required`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "property-required",
    what: "A field that the baseline does not require and that must now be there. It explains a verdict.",
    why: "Stored events and producers that were not released yet do not have it: new readers refuse them.",
    bad: "\"required\": [\"course_id\", \"level\"] where the baseline requires `course_id`",
    good: "the field as an optional one",
    run: Run::Explaining,
};
