//! Contracts and shared definitions: JSON Schema 2020-12 with our keywords.

use super::derive::{Derive, Form};
use super::standard::{COMPANIONS, KEYWORDS, format_name};
use eventwright_model::facts;
use serde_json::{Map, Value, json};

const STANDARD: &str = "https://json-schema.org/draft/2020-12/schema";

/// The member that holds an event's facts.
const EVENT: &str = "x-event";

/// The schema of a contract: a payload's schema with the facts of its event.
pub(super) fn contract(form: Form, foreign: &[String]) -> Map<String, Value> {
    let mut derive = Derive::new(form);
    let event = event(&mut derive, form);
    let title = "An event contract: the schema of a payload, and what is known of the event";
    let description = "A JSON Schema 2020-12 document that any validator can use; its root is the payload's schema. \
        Keywords beginning with `x-` are annotations to others and facts to eventwright.";
    let mut document = match form {
        Form::Normative => normative("contract", &mut derive, foreign),
        Form::Authoring => authoring(&mut derive, foreign),
    };
    let properties = document.entry("properties").or_insert_with(|| json!({}));
    properties[EVENT] = event;
    let description_of_schema = properties["$schema"]["description"].clone();
    properties["$schema"] = json!({"const": STANDARD});
    if description_of_schema.is_string() {
        properties["$schema"]["description"] = description_of_schema;
    }
    document.insert("title".to_owned(), title.into());
    document.insert("description".to_owned(), description.into());
    document.insert("type".to_owned(), "object".into());
    document.insert("required".to_owned(), json!(["$schema", EVENT]));
    define(&mut document, form, derive.definitions());
    document
}

/// The schema of `common.json`: definitions that a module's contracts share.
pub(super) fn common(form: Form, foreign: &[String]) -> Map<String, Value> {
    let mut derive = Derive::new(form);
    let mut document = match form {
        Form::Normative => normative("common", &mut derive, foreign),
        Form::Authoring => authoring(&mut derive, foreign),
    };
    let description = "A JSON Schema 2020-12 document whose `$defs` the contracts beside it refer to as \
        `common.json#/$defs/name`.";
    document.insert("title".to_owned(), "Subschemas shared by a module's contracts".into());
    document.insert("description".to_owned(), description.into());
    document.insert("type".to_owned(), "object".into());
    define(&mut document, form, derive.definitions());
    document
}

fn define(document: &mut Map<String, Value>, form: Form, definitions: Map<String, Value>) {
    if let Some(Value::Object(known)) = document.get_mut(form.definitions()) {
        known.extend(definitions);
    }
}

fn event(derive: &mut Derive, form: Form) -> Value {
    let mut event = derive.reference::<facts::Event>();
    let description = "What is known of the event beside the shape of its payload.";
    match form {
        Form::Normative => event["description"] = description.into(),
        Form::Authoring => event = json!({"allOf": [event], "description": description}),
    }
    event
}

/// Our annotation keywords with those that the policy lets pass, as properties of a subschema.
fn annotations(derive: &mut Derive, foreign: &[String]) -> Map<String, Value> {
    let mut schema = derive.schema::<facts::Annotations>();
    let mut members = match schema["properties"].take() {
        Value::Object(members) => members,
        _ => Map::new(),
    };
    for name in foreign {
        let passes =
            json!({"description": "A keyword of this team's own, listed in policy.json; nothing here reads it."});
        members.entry(name.as_str()).or_insert(passes);
    }
    members
}

/// An extension of the standard's meta-schema as its Core defines them (2020-12, section 8.2.3.2): the subschemas of a
/// subschema are found through `$dynamicRef: "#meta"`, and the outermost resource that has that anchor is this one.
fn normative(name: &str, derive: &mut Derive, foreign: &[String]) -> Map<String, Value> {
    let mut keywords = annotations(derive, foreign);
    keywords.insert("format".to_owned(), format_name());
    // The standard's meta-schema still admits what 2020-12 replaced; whoever writes it means something else today.
    for replaced in ["definitions", "dependencies", "$recursiveAnchor", "$recursiveRef"] {
        keywords.insert(replaced.to_owned(), false.into());
    }
    let companions: Map<String, Value> =
        COMPANIONS.iter().map(|(name, other)| ((*name).to_owned(), json!([other]))).collect();
    // Absolute, because some validators reach these through `$dynamicRef` with the base of the schema they came from.
    let both = json!([{"$ref": STANDARD}, {"$ref": format!("{}:{name}#/$defs/keywords", super::URN)}]);
    let document = json!({
        "$vocabulary": {
            "https://json-schema.org/draft/2020-12/vocab/core": true,
            "https://json-schema.org/draft/2020-12/vocab/applicator": true,
            "https://json-schema.org/draft/2020-12/vocab/unevaluated": true,
            "https://json-schema.org/draft/2020-12/vocab/validation": true,
            "https://json-schema.org/draft/2020-12/vocab/meta-data": true,
            "https://json-schema.org/draft/2020-12/vocab/format-assertion": true,
            "https://json-schema.org/draft/2020-12/vocab/content": true,
            "urn:eventwright:vocabulary:contract": false
        },
        "allOf": both,
        "unevaluatedProperties": false,
        "$defs": {
            "schema": {
                "$dynamicAnchor": "meta",
                "description": "A subschema at any depth.",
                "allOf": both,
                "unevaluatedProperties": false
            },
            "keywords": {
                "description": "What a subschema may hold beside the standard keywords, and what it may not.",
                "properties": keywords,
                "dependentRequired": companions
            }
        }
    });
    into_members(document)
}

/// The same, flat: every keyword is spelt out at the root and once more for all subschemas.
fn authoring(derive: &mut Derive, foreign: &[String]) -> Map<String, Value> {
    let mut keywords = annotations(derive, foreign);
    for standard in KEYWORDS {
        keywords.insert(standard.name.to_owned(), standard.authoring("#/definitions/schema"));
    }
    let companions: Map<String, Value> =
        COMPANIONS.iter().map(|(name, other)| ((*name).to_owned(), json!([other]))).collect();
    let document = json!({
        "properties": keywords,
        "additionalProperties": false,
        "dependencies": companions,
        "definitions": {
            "schema": {
                "description": "A subschema: an object of keywords, or `true` or `false`.",
                "type": ["object", "boolean"],
                "properties": keywords,
                "additionalProperties": false,
                "dependencies": companions
            }
        }
    });
    into_members(document)
}

fn into_members(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}
