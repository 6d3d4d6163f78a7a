//! The draft of a document that names none, by the keywords that only some drafts have.

use crate::drafts::since;
use eventwright_model::uri::percent_decode;
use jsonschema::Draft;
use serde_json::Value;
use std::collections::HashSet;

/// Keywords of draft 2019-09 or later besides those that change when an earlier draft is read.
const LATER: &[&str] = &["$defs", "$recursiveAnchor", "$recursiveRef", "$vocabulary", "contentSchema"];

/// What tells of a draft.
#[derive(Default)]
struct Signs {
    /// Draft-04, and none after it.
    four: bool,
    /// Draft-07 or an earlier one; 2019-09 had lists of `items` still.
    seven: bool,
    /// Not draft-04.
    six: bool,
    /// Nothing before 2019-09.
    later: bool,
    /// Where references lead.
    targets: Vec<String>,
}

/// The draft of a document without `$schema`; `None` where nothing tells of one before 2020-12, or the signs disagree.
pub(crate) fn guessed(document: &Value) -> Option<Draft> {
    if document.get("$schema").is_some() {
        return None;
    }
    let mut signs = Signs::default();
    signs.look(document, true);
    // What is referred to is a schema, wherever it stands.
    let mut seen = HashSet::new();
    while let Some(target) = signs.targets.pop() {
        if let Some(schema) = document.pointer(&target).filter(|_| seen.insert(target)) {
            signs.look(schema, true);
        }
    }
    match signs {
        Signs { later: true, .. } | Signs { four: true, six: true, .. } => None,
        Signs { four: true, .. } => Some(Draft::Draft4),
        Signs { seven: true, .. } => Some(Draft::Draft7),
        _ => None,
    }
}

impl Signs {
    /// Looks through a schema, or through what may be one: there nothing tells of an early draft, but keywords of a later
    /// one keep the document from being read as if they said nothing.
    fn look(&mut self, value: &Value, schema: bool) {
        let members = match value {
            Value::Object(members) => members,
            Value::Array(items) => return items.iter().for_each(|item| self.look(item, schema)),
            _ => return,
        };
        for (name, value) in members {
            match since(name) {
                Some(6 | 7) => self.six = true,
                Some(_) => self.later = true,
                None => self.later |= LATER.contains(&name.as_str()),
            }
            match (name.as_str(), value) {
                ("const" | "enum" | "default" | "examples", _) => continue,
                ("exclusiveMinimum" | "exclusiveMaximum", Value::Bool(_)) => self.four |= schema,
                ("exclusiveMinimum" | "exclusiveMaximum", Value::Number(_)) => self.six = true,
                ("items", Value::Array(_)) | ("dependencies", Value::Object(_)) => self.seven |= schema,
                ("additionalItems", _) if members.contains_key("items") => self.seven |= schema,
                ("$id", Value::String(_)) => self.six = true,
                // A part of another draft: the document is not of one.
                ("$schema", Value::String(_)) => self.later = true,
                ("$ref", Value::String(reference)) if schema => {
                    self.targets
                        .extend(reference.strip_prefix('#').filter(|to| to.starts_with('/')).map(percent_decode));
                }
                _ => {}
            }
            match name.as_str() {
                "properties" | "patternProperties" | "definitions" | "$defs" | "dependentSchemas" | "dependencies" => {
                    let below = value.as_object().into_iter().flat_map(|members| members.values());
                    below.for_each(|value| self.look(value, schema));
                }
                "additionalItems"
                | "additionalProperties"
                | "allOf"
                | "anyOf"
                | "contains"
                | "else"
                | "if"
                | "items"
                | "not"
                | "oneOf"
                | "propertyNames"
                | "then" => self.look(value, schema),
                _ => self.look(value, false),
            }
        }
    }
}
