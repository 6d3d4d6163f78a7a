use super::{Known, Phrase};
use crate::reference::json::compact;
use eventwright_model::{File, Profile, load};
use serde_json::{Value, json};

fn known<T>(schema: &Value, ask: impl Fn(&Known<'_>) -> T) -> T {
    let loaded = load(vec![File::new("schema.json", schema.to_string())], Profile::Plain { assert_formats: true });
    let model = loaded.model.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics));
    let root = model.documents.iter().find_map(|document| document.root).expect("a root");
    ask(&Known::new(&model.schemas, &[root]))
}

fn plain(phrases: &[Phrase]) -> String {
    let phrase = |phrase: &Phrase| phrase.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ");
    phrases.iter().map(phrase).collect::<Vec<_>>().join("; ")
}

#[test]
fn a_value_has_a_short_form() {
    for (schema, short) in [
        (json!({"type": "string", "format": "uuid"}), "string (UUID)"),
        (json!({"type": ["string", "null"], "format": "uri"}), "string (URL, nullable)"),
        (json!({"type": "integer", "minimum": 4, "maximum": 6}), "integer (4-6)"),
        (json!({"type": "integer", "minimum": -5, "maximum": 5}), "integer (-5 to 5)"),
        (json!({"type": "integer", "exclusiveMinimum": 0}), "integer (more than 0)"),
        (json!({"type": "number", "minimum": 0}), "float"),
        (json!({"type": ["integer", "number"], "maximum": 1.5}), "float (at most 1.5)"),
        (json!({"enum": ["de", "en", null]}), "string (de|en, nullable)"),
        (json!({"const": true}), "boolean (true)"),
        (
            json!({"type": "string", "enum": ["a".repeat(30), "b", "c".repeat(40)]}),
            &format!("string ({}|b|...)", "a".repeat(30)),
        ),
        (json!({"type": "string", "anyOf": [{"format": "uuid"}, {"const": ""}]}), "string (UUID or empty)"),
        (
            json!({"oneOf": [{"type": "string", "format": "date"}, {"type": "integer"}]}),
            "integer or string (string ISO-8601 date or integer)",
        ),
        (
            json!({"$ref": "#/$defs/a", "$defs": {"a": {"allOf": [{"type": "integer"}, {"minimum": 1, "maximum": 2}]}}}),
            "integer (1-2)",
        ),
        (json!({"type": "string", "pattern": "^a$"}), "string"),
        (json!({"not": {"type": "string"}}), "any value"),
        (json!(true), "any value"),
        (json!({"type": "array"}), "array"),
    ] {
        assert_eq!(known(&schema, |known| known.short(true)), short, "{schema}");
    }
}

#[test]
fn structure_shows_as_structure() {
    for (schema, shape) in [
        (json!({"type": "array", "items": {"enum": ["a", "b"]}}), r#"["string (a|b)"]"#),
        (json!({"type": "array", "items": {"type": "boolean"}}), r#"["boolean","..."]"#),
        (json!({"type": "array", "items": {"type": "boolean"}, "maxItems": 1}), r#"["boolean"]"#),
        (
            json!({"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": false}),
            r#"["string","integer"]"#,
        ),
        (json!({"type": "object", "properties": {"a": {"type": "string"}}}), r#"{"a":"string (optional)"}"#),
        (json!({"type": "object", "additionalProperties": {"type": "integer"}}), r#"{"...":"integer"}"#),
        (json!({"type": "object"}), r#""object""#),
    ] {
        assert_eq!(known(&schema, |known| compact(&known.shape(true))), shape, "{schema}");
    }
}

/// A schema that refers to itself ends after some levels, not never.
#[test]
fn recursion_ends() {
    let tree = json!({"type": "object", "properties": {"next": {"$ref": "#"}}});
    let shape = known(&tree, |known| compact(&known.shape(true)));
    assert!(shape.ends_with(&format!("\"object (optional)\"{}", "}".repeat(super::DEEPEST))), "{shape}");
    let circle = json!({"anyOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#"}}]});
    assert_eq!(known(&circle, |known| known.short(true)), "string or array");
}

#[test]
fn constraints_are_phrases() {
    for (schema, phrases) in [
        (json!({"type": "string", "minLength": 1, "maxLength": 1}), "exactly 1 character"),
        (json!({"type": "string", "maxLength": 64, "pattern": "^[a-z]+$"}), "at most 64 characters; matches ^[a-z]+$"),
        (json!({"type": "array", "minItems": 1, "maxItems": 9, "uniqueItems": true}), "1 to 9 items; no duplicates"),
        (json!({"type": "number", "multipleOf": 0.5}), "a multiple of 0.5"),
        (json!({"type": "object", "minProperties": 2}), "at least 2 members"),
        (json!({"type": "string", "not": {"const": "x"}}), "and what the schema says beyond this"),
        (json!({"type": "string", "enum": ["a", ""]}), "one of a \"\""),
        (
            json!({"type": "string", "anyOf": [{"format": "uuid"}, {"pattern": "^x"}]}),
            "and what the schema says beyond this",
        ),
    ] {
        assert_eq!(known(&schema, |known| plain(&known.constraints())), phrases, "{schema}");
    }
}
