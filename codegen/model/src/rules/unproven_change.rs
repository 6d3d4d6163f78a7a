//! `unproven-change`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "unproven-change",
    what: "A change of which neither a proof that it breaks nobody was found, nor a payload that shows the break.",
    why: "What cannot be shown to be safe may not be.",
    bad: "a change deep within conditions and negations",
    good: "a simpler schema, or an approval that says why it is safe",
    run: Run::Comparing,
};
