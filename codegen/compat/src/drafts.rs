//! Documents of earlier drafts, spelled as draft 2020-12 has it.
//!
//! What a draft gives no meaning is taken out where 2020-12 gives it one; what was renamed gets its new name. The tables
//! are made of this. Another validator is given the document as it is, and reads it as its own draft.

use jsonschema::Draft;
use serde_json::{Map, Value};

/// Keywords of draft 2020-12 by the draft that has them first; the numbers are those of [`age`].
const SINCE: &[(u8, &[&str])] = &[
    (6, &["const", "contains", "propertyNames", "examples"]),
    (7, &["if", "then", "else"]),
    (
        8,
        &[
            "$anchor",
            "dependentRequired",
            "dependentSchemas",
            "maxContains",
            "minContains",
            "unevaluatedItems",
            "unevaluatedProperties",
        ],
    ),
    (9, &["$dynamicAnchor", "$dynamicRef", "prefixItems"]),
];

/// The draft that a document names; `None` where it names none, or one that nobody knows.
pub(crate) fn named(document: &Value) -> Option<Draft> {
    let name = document.get("$schema")?.as_str()?;
    let known = [
        ("draft-04", Draft::Draft4),
        ("draft-06", Draft::Draft6),
        ("draft-07", Draft::Draft7),
        ("2019-09", Draft::Draft201909),
        ("2020-12", Draft::Draft202012),
    ];
    known.into_iter().find(|(part, _)| name.contains(part)).map(|(_, draft)| draft)
}

/// The order of drafts.
fn age(draft: Draft) -> u8 {
    match draft {
        Draft::Draft4 => 4,
        Draft::Draft6 => 6,
        Draft::Draft7 => 7,
        Draft::Draft201909 => 8,
        _ => 9,
    }
}

/// The same schema in draft 2020-12. `None` where there is none: `$recursiveRef` follows the way that led to it.
pub(crate) fn modern(document: &Value, draft: Draft) -> Option<Value> {
    let mut modern = schema(document, age(draft))?;
    if let Some(members) = modern.as_object_mut() {
        members.remove("$schema");
    }
    Some(modern)
}

fn schema(document: &Value, age: u8) -> Option<Value> {
    let Value::Object(old) = document else { return Some(document.clone()) };
    // Up to draft-07 a reference leaves nothing else to say.
    let alone = age <= 7 && old.get("$ref").is_some_and(Value::is_string);
    let mut new = Map::new();
    for (name, value) in old {
        let container = matches!(name.as_str(), "definitions" | "$defs");
        if (alone && !container && name != "$ref") || is_unknown(name, age) {
            continue;
        }
        keyword(name, value, old, age, &mut new)?;
    }
    Some(Value::Object(new))
}

/// Whether a keyword of today means nothing in the draft.
fn is_unknown(name: &str, age: u8) -> bool {
    SINCE.iter().any(|(since, names)| age < *since && names.contains(&name))
}

/// One keyword as it is spelled today.
fn keyword(name: &str, value: &Value, all: &Map<String, Value>, age: u8, new: &mut Map<String, Value>) -> Option<()> {
    let mut put = |name: &str, value: Value| {
        new.insert(name.to_owned(), value);
    };
    match (name, value) {
        ("$recursiveRef" | "$recursiveAnchor", _) if age == 8 => return None,
        ("id", Value::String(_)) if age == 4 => identifier(value, put),
        ("$id", _) if age <= 4 => {}
        ("$id", Value::String(_)) if age <= 7 => identifier(value, put),
        ("items", Value::Array(items)) if age <= 8 => {
            put("prefixItems", items.iter().map(|item| schema(item, age)).collect::<Option<_>>()?);
            if let Some(rest) = all.get("additionalItems") {
                put("items", schema(rest, age)?);
            }
        }
        ("additionalItems", _) if age <= 8 => {}
        ("dependencies", Value::Object(members)) if age <= 7 => dependencies(members, age, put)?,
        ("dependencies", _) => {}
        ("exclusiveMinimum" | "exclusiveMaximum", _) if age == 4 => {
            let bound = if name == "exclusiveMinimum" { "minimum" } else { "maximum" };
            if let (Value::Bool(true), Some(limit)) = (value, all.get(bound)) {
                put(name, limit.clone());
            }
        }
        ("const" | "enum" | "default" | "examples", _) => put(name, value.clone()),
        ("properties" | "patternProperties" | "definitions" | "$defs" | "dependentSchemas", Value::Object(members)) => {
            let members = members.iter().map(|(name, value)| Some((name.clone(), schema(value, age)?)));
            put(name, Value::Object(members.collect::<Option<_>>()?));
        }
        ("allOf" | "anyOf" | "oneOf" | "prefixItems", Value::Array(items)) => {
            put(name, items.iter().map(|item| schema(item, age)).collect::<Option<_>>()?);
        }
        // Those that take a schema; what has another meaning, or none, is left as it is.
        (_, Value::Object(_)) => put(name, schema(value, age)?),
        _ => put(name, value.clone()),
    }
    Some(())
}

/// An identifier; one that is only a fragment names a place.
fn identifier(value: &Value, mut put: impl FnMut(&str, Value)) {
    match value.as_str().and_then(|id| id.strip_prefix('#')) {
        Some("") => {}
        Some(place) => put("$anchor", Value::String(place.to_owned())),
        None => put("$id", Value::String(value.as_str().unwrap_or_default().trim_end_matches('#').to_owned())),
    }
}

/// `dependencies` held both kinds.
fn dependencies(members: &Map<String, Value>, age: u8, mut put: impl FnMut(&str, Value)) -> Option<()> {
    let (mut names, mut schemas) = (Map::new(), Map::new());
    for (name, value) in members {
        match value {
            Value::Array(_) => names.insert(name.clone(), value.clone()),
            // Draft-04 allowed one name by itself.
            Value::String(_) => names.insert(name.clone(), Value::Array(vec![value.clone()])),
            _ => schemas.insert(name.clone(), schema(value, age)?),
        };
    }
    for (keyword, members) in [("dependentRequired", names), ("dependentSchemas", schemas)] {
        if !members.is_empty() {
            put(keyword, Value::Object(members));
        }
    }
    Some(())
}
