//! `policy-widened`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "policy-widened",
    what: "A limit of the policy that is higher than the baseline's, a category of sensitive data that was refused and is \
           let through, or a name that the baseline excludes from events and the module does not, where old readers are \
           asked about.",
    why: "Readers that run the old schemas refuse events that are legal now, whatever the schemas say.",
    bad: "\"max_bytes\": 2047 where the baseline has 1023",
    good: "the limit of the baseline, until every reader has the new one",
    run: Run::Comparing,
};
