//! `property-optional`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "property-optional",
    what: "A field that the baseline requires and that may now be absent. It explains a verdict.",
    why: "Old readers refuse an event without it, and consumers that read it fail.",
    bad: "\"required\": [\"course_id\"] where the baseline has [\"course_id\", \"total_lessons\"]",
    good: "the field among the required ones",
    run: Run::Explaining,
};
