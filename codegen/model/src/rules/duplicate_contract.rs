//! `duplicate-contract`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-contract",
    what: "Two files that describe the same event type in the same version.",
    why: "Whoever reads one of them does not know of the other.",
    bad: "a/x.y.v1.json and b/x.y.v1.json, both of type `x.y`, version 1",
    good: "x.y.v1.json and x.y.v2.json",
    run: Run::Reading,
};
