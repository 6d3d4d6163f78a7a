//! `composition-changed`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "composition-changed",
    what: "A keyword that combines schemas (`allOf`, `anyOf`, `oneOf`, `not`, `if`, dependent keywords, names) which differs from the baseline's. It explains a verdict.",
    why: "What several fields may be together changes with it, though each of them alone looks the same.",
    bad: "an `anyOf` with a branch less than the baseline has",
    good: "all branches of the baseline",
    run: Run::Explaining,
};
