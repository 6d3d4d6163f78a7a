//! `exemption-added`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "exemption-added",
    what: "An exemption from the sensitive-data policy that the baseline does not have.",
    why: "Every reader of the stream will see the values, and readers that run the old schemas refuse them: an error where old readers are asked about, a warning otherwise.",
    bad: "\"x-pii\": {...} on a field that had none",
    good: "the field without such values",
    run: Run::Comparing,
};
