//! Which keywords have been seen to accept and to refuse.

use eventwright_runtime::json::Tree;
use eventwright_runtime::violation::Violation;
use std::collections::BTreeSet;

/// Every keyword that asserts something or applies a schema.
const KEYWORDS: &[&str] = &[
    "$ref",
    "$dynamicRef",
    "type",
    "enum",
    "const",
    "multipleOf",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "format",
    "prefixItems",
    "items",
    "contains",
    "minContains",
    "maxContains",
    "maxItems",
    "minItems",
    "uniqueItems",
    "properties",
    "patternProperties",
    "additionalProperties",
    "propertyNames",
    "maxProperties",
    "minProperties",
    "required",
    "dependentRequired",
    "dependentSchemas",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "then",
    "else",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// Keywords by what they have been seen to do.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    accepted: BTreeSet<&'static str>,
    refused: BTreeSet<&'static str>,
}

impl Coverage {
    /// Notes what came of an instance: all keywords of the schema accepted it, or some refused it. A keyword that applies
    /// schemas refuses where one below it does; references are known by where they lead.
    pub fn note(&mut self, schema: &Tree, violations: &[Violation]) {
        for keyword in KEYWORDS {
            if violations.is_empty() {
                if mentions(schema, keyword) {
                    self.accepted.insert(keyword);
                }
                continue;
            }
            let below = format!("/{keyword}/");
            let led = keyword.starts_with('$') && mentions(schema, keyword);
            let refuses = |violation: &Violation| {
                violation.keyword == *keyword
                    || violation.schema.contains(&below)
                    || violation.schema.ends_with(&below[..=keyword.len()])
                    || (led && violation.schema.contains("/$defs/"))
            };
            if violations.iter().any(refuses) {
                self.refused.insert(keyword);
            }
        }
    }

    /// Every keyword has been seen to do both.
    ///
    /// # Panics
    /// One has not.
    pub fn check(&self) {
        let missing = |seen: &BTreeSet<&str>| KEYWORDS.iter().filter(|name| !seen.contains(*name)).collect::<Vec<_>>();
        let (accepted, refused) = (missing(&self.accepted), missing(&self.refused));
        assert!(accepted.is_empty() && refused.is_empty(), "never accepted: {accepted:?}; never refused: {refused:?}");
    }
}

/// Whether the keyword stands anywhere in the schema.
fn mentions(schema: &Tree, keyword: &str) -> bool {
    match schema {
        Tree::Object(members) => members.iter().any(|(name, below)| **name == *keyword || mentions(below, keyword)),
        Tree::Array(items) => items.iter().any(|item| mentions(item, keyword)),
        _ => false,
    }
}
