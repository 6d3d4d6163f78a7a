//! `unused-approval`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "unused-approval",
    what: "An approval in policy.json that no finding needs.",
    why: "What nothing needs will one day cover what nobody looked at.",
    bad: "\"approvals\": [...] for a change that is long released",
    good: "a policy without it",
    run: Run::Comparing,
};
