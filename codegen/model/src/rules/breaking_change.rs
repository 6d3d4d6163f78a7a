//! `breaking-change`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "breaking-change",
    what: "A payload that one version of a contract admits and the readers of the other refuse. The witness is such a payload, found valid and invalid by two validators.",
    why: "Events that are refused are lost, or stop a consumer: on the day of the release, and again whenever stored events are read.",
    bad: "\"required\": [\"course_id\", \"level\"] where the baseline requires only `course_id`",
    good: "`level` as an optional field, or a new file `<type>.v2.json`",
    run: Run::Comparing,
};
