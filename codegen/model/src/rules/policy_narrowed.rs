//! `policy-narrowed`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "policy-narrowed",
    what: "A limit of the policy that is lower than the baseline's, a category of sensitive data that was let through with \
           a warning and is refused, or a name that a module excludes from its events and the baseline does not.",
    why: "New readers refuse stored events that were legal, whatever the schemas say.",
    bad: "\"max_bytes\": 512 where the baseline has 1023",
    good: "the limit of the baseline, for as long as such events are stored",
    run: Run::Comparing,
};
