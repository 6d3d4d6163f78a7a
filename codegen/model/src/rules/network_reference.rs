//! `network-reference`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "network-reference",
    what: "A `$ref` to something that would have to be fetched.",
    why: "A build must give the same result tomorrow and without a network.",
    bad: r#"{"$ref": "https://example.com/id.json"}"#,
    good: r##"{"$ref": "common.json#/$defs/id"}"##,
    run: Run::Reading,
};
