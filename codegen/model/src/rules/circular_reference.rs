//! `circular-reference`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "circular-reference",
    what: "A `$ref` that leads back to itself at the same place of the instance, or references and branches that open more than 10,000 ways through it, or lead on for more than 100 steps.",
    why: "Validation would never end: no property or item is consumed between two visits.",
    bad: r##""$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}"##,
    good: r##""$defs": {"a": {"properties": {"next": {"$ref": "#/$defs/a"}}}}"##,
    run: Run::Reading,
};
