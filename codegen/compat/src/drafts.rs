//! Documents of earlier drafts, spelled as draft 2020-12 has it.
//!
//! What a draft gives no meaning is taken out where 2020-12 gives it one; what was renamed gets its new name. The tables
//! are made of this. Another validator is given the document as it is, and reads it as its own draft.

use eventwright_model::node::{escape_token, unescape_token};
use eventwright_model::uri::percent_decode;
use jsonschema::Draft;
use serde_json::{Map, Value, json};

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

/// The draft that has a keyword first, of those that a table tells of.
pub(crate) fn since(name: &str) -> Option<u8> {
    SINCE.iter().find(|(_, names)| names.contains(&name)).map(|(since, _)| *since)
}

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

/// Whether a document names a draft that is none of these: its keywords say what nobody here knows.
pub(crate) fn is_unknown(document: &Value) -> bool {
    let name = document.get("$schema").and_then(Value::as_str);
    name.is_some_and(|name| name.contains("json-schema.org/draft")) && named(document).is_none()
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

/// Keywords whose members are called as somebody likes.
const NAMES: [&str; 6] =
    ["properties", "patternProperties", "definitions", "$defs", "dependencies", "dependentSchemas"];

/// Keywords that hold values, which are no schemas.
const VALUES: [&str; 4] = ["const", "enum", "default", "examples"];

/// What keeps a document from being spelled as 2020-12, and where.
pub(crate) struct Fault {
    /// The keyword's place, as a JSON Pointer.
    pub(crate) pointer: String,
    pub(crate) message: String,
    pub(crate) help: &'static str,
}

impl Fault {
    /// The same, seen from one level higher.
    fn below(mut self, name: &str) -> Self {
        self.pointer = format!("/{}{}", escape_token(name), self.pointer);
        self
    }
}

/// How a document is read.
#[derive(Clone, Copy)]
struct Reading<'a> {
    age: u8,
    /// All of it.
    root: &'a Value,
    /// Nothing in it has an identifier of its own, and nothing refers to other documents.
    whole: bool,
}

/// The same document, in its own draft, without what other validators refuse or take for more than it says.
pub(crate) fn tidy(document: &mut Value, draft: Draft) {
    let age = age(draft);
    schemas(document, true, &mut |members| {
        // An empty list of items leaves every item to `additionalItems`.
        if age <= 8 && members.get("items").and_then(Value::as_array).is_some_and(Vec::is_empty) {
            match members.get("additionalItems").cloned() {
                Some(Value::Bool(any)) if age == 4 => members.insert("items".to_owned(), fixed(any)),
                Some(rest) => members.insert("items".to_owned(), rest),
                None => members.remove("items"),
            };
        }
        if age >= 8 {
            members.remove("dependencies");
        }
        // Drafts 6 and 7 let validators assert these, or not, as they do `format`; here they annotate.
        if matches!(age, 6 | 7) {
            members.remove("contentEncoding");
            members.remove("contentMediaType");
        }
    });
}

/// A schema that takes anything or nothing, as draft-04 spells it.
fn fixed(any: bool) -> Value {
    if any { json!({}) } else { json!({ "not": {} }) }
}

/// Changes every schema of a document, and what may be one.
pub(crate) fn schemas(value: &mut Value, schema: bool, change: &mut impl FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Object(members) => {
            if schema {
                change(members);
            }
            for (name, value) in members.iter_mut() {
                // Names of members are no keywords, and values are no schemas.
                let names = schema && NAMES.contains(&name.as_str());
                if !schema || !VALUES.contains(&name.as_str()) {
                    schemas(value, !names, change);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| schemas(item, schema, change)),
        _ => {}
    }
}

/// The same schema in draft 2020-12.
///
/// # Errors
/// There is none: `$recursiveRef` follows the way that led to it, unless there is only one.
pub(crate) fn modern(document: &Value, draft: Draft) -> Result<Value, Fault> {
    let mut root = document.clone();
    if let Some(members) = root.as_object_mut() {
        members.remove("$schema");
        if draft == Draft::Draft201909 && members.get("$recursiveAnchor").is_some_and(Value::is_boolean) {
            members.remove("$recursiveAnchor");
        }
    }
    let whole = match &root {
        Value::Object(members) => {
            members.iter().filter(|(name, _)| !matches!(name.as_str(), "$id" | "id")).all(|(name, value)| {
                (name != "$ref" || value.as_str().is_none_or(|to| to.starts_with('#'))) && is_whole(value)
            })
        }
        _ => true,
    };
    schema(&root, Reading { age: age(draft), root: &root, whole })
}

/// Whether nothing in a value is an identifier or a reference to another document.
fn is_whole(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.iter().all(|(name, value)| match (name.as_str(), value) {
            ("$id" | "id", Value::String(_)) => false,
            ("$ref", Value::String(to)) => to.starts_with('#'),
            _ => is_whole(value),
        }),
        Value::Array(items) => items.iter().all(is_whole),
        _ => true,
    }
}

fn schema(document: &Value, reading: Reading<'_>) -> Result<Value, Fault> {
    let old = match document {
        Value::Object(old) => old,
        // Of a keyword that nobody knows: a reference may lead there.
        Value::Array(items) => return list(items, reading),
        _ => return Ok(document.clone()),
    };
    // Up to draft-07 a reference leaves nothing else to say.
    let alone = reading.age <= 7 && old.get("$ref").is_some_and(Value::is_string);
    let mut new = Map::new();
    for (name, value) in old {
        let container = matches!(name.as_str(), "definitions" | "$defs");
        if (alone && !container && name != "$ref") || since(name).is_some_and(|since| reading.age < since) {
            continue;
        }
        keyword(name, value, old, reading, &mut new).map_err(|fault| fault.below(name))?;
    }
    Ok(Value::Object(new))
}

/// The tokens of a reference's pointer, each with whether a schema's keyword stands there.
fn tokens(reference: &str) -> Vec<(String, bool)> {
    let pointer = percent_decode(reference.split_once('#').map_or("", |(_, pointer)| pointer));
    let mut schema = true;
    let tokens = pointer.split('/').skip(1).map(|token| {
        let name = unescape_token(token);
        let keyword = schema;
        schema = !(schema && NAMES.contains(&name.as_str()));
        (name, keyword)
    });
    tokens.collect()
}

/// A reference in a document that is one resource, to where its target stands in the new spelling.
fn moved(reference: &str, reading: Reading<'_>) -> String {
    let mut at = Some(reading.root);
    let (mut moved, mut same) = ("#".to_owned(), true);
    for (name, keyword) in tokens(reference) {
        let listed = || at.and_then(|at| at.get("items")).is_some_and(Value::is_array);
        let today = match name.as_str() {
            "items" if keyword && reading.age <= 8 && listed() => "prefixItems",
            "additionalItems" if keyword && reading.age <= 8 && listed() => "items",
            "dependencies" if keyword && reading.age <= 7 => "dependentSchemas",
            name => name,
        };
        same &= today == name;
        moved.push('/');
        moved.push_str(&escape_token(today).replace('%', "%25"));
        at = match at {
            Some(Value::Array(items)) => name.parse().ok().and_then(|index: usize| items.get(index)),
            Some(value) => value.get(&name),
            None => None,
        };
    }
    if same { reference.to_owned() } else { moved }
}

/// The schemas of a list.
fn list(items: &[Value], reading: Reading<'_>) -> Result<Value, Fault> {
    let one = |(index, item): (usize, &Value)| schema(item, reading).map_err(|fault| fault.below(&index.to_string()));
    items.iter().enumerate().map(one).collect()
}

/// One keyword as it is spelled today.
fn keyword(
    name: &str,
    value: &Value,
    all: &Map<String, Value>,
    reading: Reading<'_>,
    new: &mut Map<String, Value>,
) -> Result<(), Fault> {
    let age = reading.age;
    let mut put = |name: &str, value: Value| {
        new.insert(name.to_owned(), value);
    };
    match (name, value) {
        ("$recursiveAnchor", Value::Bool(false)) if age == 8 => {}
        ("$recursiveRef", Value::String(to)) if age == 8 && to == "#" && reading.whole && !all.contains_key("$ref") => {
            put("$ref", value.clone());
        }
        ("$recursiveRef" | "$recursiveAnchor", _) if age == 8 => {
            let message = format!("`{name}` is not understood");
            let help = "it is where the anchor is the root's, the reference is `#` and has no `$ref` beside it, nothing \
                        below the root has an `$id`, and every `$ref` stays in the document";
            return Err(Fault { pointer: String::new(), message, help });
        }
        // Values are not spelled anew, and what is in them would be read as of today.
        ("$ref", Value::String(to))
            if tokens(to).iter().any(|(name, keyword)| *keyword && VALUES.contains(&name.as_str())) =>
        {
            let message = "a reference into a value is not understood".to_owned();
            let help = "move the schema to `definitions`";
            return Err(Fault { pointer: String::new(), message, help });
        }
        ("$ref", Value::String(to)) if reading.whole && to.starts_with("#/") => {
            put(name, Value::String(moved(to, reading)));
        }
        ("id", Value::String(_)) if age == 4 => identifier(value, put),
        ("$id", _) if age <= 4 => {}
        ("$id", Value::String(_)) if age <= 7 => identifier(value, put),
        ("items", Value::Array(items)) if age <= 8 => put("prefixItems", list(items, reading)?),
        ("additionalItems", _) if age <= 8 => {
            if all.get("items").is_some_and(Value::is_array) {
                put("items", schema(value, reading)?);
            }
        }
        ("dependencies", Value::Object(members)) if age <= 7 => dependencies(members, reading, put)?,
        ("dependencies", _) => {}
        ("exclusiveMinimum" | "exclusiveMaximum", _) if age == 4 => {
            let bound = if name == "exclusiveMinimum" { "minimum" } else { "maximum" };
            if let (Value::Bool(true), Some(limit)) = (value, all.get(bound)) {
                put(name, limit.clone());
            }
        }
        ("const" | "enum" | "default" | "examples", _) => put(name, value.clone()),
        ("properties" | "patternProperties" | "definitions" | "$defs" | "dependentSchemas", Value::Object(members)) => {
            let below = members.iter().map(|(name, value)| match schema(value, reading) {
                Ok(value) => Ok((name.clone(), value)),
                Err(fault) => Err(fault.below(name)),
            });
            put(name, Value::Object(below.collect::<Result<_, _>>()?));
        }
        // Those that take a schema; what has another meaning, or none, is left as it is.
        (_, Value::Object(_) | Value::Array(_)) => put(name, schema(value, reading)?),
        _ => put(name, value.clone()),
    }
    Ok(())
}

/// An identifier; one that is only a fragment names a place. Generators write pointers there, which lead where they lead
/// without it.
fn identifier(value: &Value, mut put: impl FnMut(&str, Value)) {
    match value.as_str().and_then(|id| id.strip_prefix('#')) {
        Some(place) if place.is_empty() || place.starts_with('/') => {}
        Some(place) => put("$anchor", Value::String(place.to_owned())),
        None => put("$id", Value::String(value.as_str().unwrap_or_default().trim_end_matches('#').to_owned())),
    }
}

/// `dependencies` held both kinds.
fn dependencies(
    members: &Map<String, Value>,
    reading: Reading<'_>,
    mut put: impl FnMut(&str, Value),
) -> Result<(), Fault> {
    let (mut names, mut schemas) = (Map::new(), Map::new());
    for (name, value) in members {
        match value {
            Value::Array(_) => names.insert(name.clone(), value.clone()),
            // Draft-04 allowed one name by itself.
            Value::String(_) => names.insert(name.clone(), Value::Array(vec![value.clone()])),
            _ => schemas.insert(name.clone(), schema(value, reading).map_err(|fault| fault.below(name))?),
        };
    }
    for (keyword, members) in [("dependentRequired", names), ("dependentSchemas", schemas)] {
        if !members.is_empty() {
            put(keyword, Value::Object(members));
        }
    }
    Ok(())
}
