//! `unsupported-dialect`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "unsupported-dialect",
    what: "A `$schema` other than JSON Schema 2020-12.",
    why: "Keywords mean other things in other drafts.",
    bad: r##"{"$schema": "http://json-schema.org/draft-07/schema#"}"##,
    good: r#"{"$schema": "https://json-schema.org/draft/2020-12/schema"}"#,
    run: Run::Reading,
};
