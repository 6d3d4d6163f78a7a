//! `reference-outside-root`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "reference-outside-root",
    what: "A `$ref` that climbs out of the folder `schemas` by `..`, or a file there that is a link to the outside.",
    why: "What a contract means must be in the repository's schemas alone.",
    bad: r#"{"$ref": "../../secrets.json"}"#,
    good: r##"{"$ref": "common.json#/$defs/id"}"##,
    run: Run::Reading,
};
