//! `too-large`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "too-large",
    what: "A schema file larger than 4 MiB.",
    why: "No contract needs as much; reading it would only cost memory.",
    bad: "a dump of data saved as a schema",
    good: "the schema of that data",
    run: Run::Reading,
};
