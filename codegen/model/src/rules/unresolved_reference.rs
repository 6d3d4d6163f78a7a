//! `unresolved-reference`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "unresolved-reference",
    what: "A `$ref` or `$dynamicRef` to nothing.",
    why: "Nothing can be validated against what is not there.",
    bad: r##"{"$ref": "common.json#/$defs/cuorse_id"}"##,
    good: r##"{"$ref": "common.json#/$defs/course_id"}"##,
    run: Run::Reading,
};
