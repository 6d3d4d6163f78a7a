//! `too-deep`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "too-deep",
    what: "A file whose arrays and objects nest deeper than 128 levels.",
    why: "Deeper nesting is an attack or an accident, and many readers fail on it.",
    bad: "[[[[… 10,000 times",
    good: "a schema that refers to itself by `$ref`",
    run: Run::Reading,
};
