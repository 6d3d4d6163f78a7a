//! Caps that `check` suggests: they prove the contract, and leave something to say.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_model::check::check;
use eventwright_model::diagnostic::{Diagnostic, Replacement};
use eventwright_model::lower::File;
use eventwright_model::size;
use eventwright_model::{Profile, load};
use eventwright_runtime::json::Writer;
use eventwright_tests::random::{Random, iterations};

/// Fields as people write them before they think of limits.
const FIELDS: &[&str] = &[
    r#"{ "type": "string" }"#,
    r#"{ "type": ["string", "null"] }"#,
    r#"{ "type": "string", "minLength": 30 }"#,
    r#"{ "type": "string", "pattern": "^[a-z]{20,}$" }"#,
    r#"{ "type": "string", "maxLength": 200 }"#,
    r#"{ "type": "string", "format": "uri" }"#,
    r#"{ "type": "string", "format": "uuid" }"#,
    r#"{ "type": "integer" }"#,
    r#"{ "enum": ["a", "b"] }"#,
    r#"{ "type": "array", "items": { "type": "string" } }"#,
    r#"{ "type": "array", "items": { "type": "integer" }, "minItems": 3 }"#,
    r#"{ "type": "array", "uniqueItems": true, "items": { "type": "string", "format": "uuid" } }"#,
    r#"{ "type": "object", "properties": { "inner": { "type": "string" } }, "required": ["inner"] }"#,
    r#"{ "type": "object", "additionalProperties": { "type": "integer" } }"#,
    r#"{ "type": "object", "additionalProperties": { "type": "string" }, "minProperties": 2, "required": ["one", "two"] }"#,
    r#"{ "type": "object", "propertyNames": { "pattern": "^[a-z]+$" }, "additionalProperties": { "type": "string" } }"#,
    r#"{ "type": "object", "patternProperties": { "^[0-9a-f]{48}$": { "type": "boolean" } }, "additionalProperties": false }"#,
    r#"{ "type": "object", "patternProperties": { "^x-": { "type": "string" } }, "unevaluatedProperties": false }"#,
    r##"{ "$ref": "#/$defs/shared" }"##,
    r#"{ "anyOf": [{ "type": "string", "format": "date" }, { "type": "string", "minLength": 12 }] }"#,
];

/// A contract with some of those fields.
fn uncapped(random: &mut Random) -> (String, usize) {
    let count = 1 + random.index(8);
    let field = |at: usize, random: &mut Random| format!("    \"field_{at}\": {}", random.pick::<&str>(FIELDS));
    let fields: Vec<String> = (0..count).map(|at| field(at, random)).collect();
    let open = if random.below(2) == 0 { "" } else { r#" "additionalProperties": false,"# };
    let text = format!(
        r#"{{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "T", "type": "object",{open} "required": ["field_0"],
  "properties": {{
{}
  }},
  "$defs": {{ "shared": {{ "type": "string" }} }},
  "x-event": {{ "type": "a.b", "when": "now", "producer": {{ "symbol": "a" }},
    "meta": {{ "schema_version": 1, "producer": "p", "source_module": "m" }} }}
}}"#,
        fields.join(",\n")
    );
    (text, count)
}

/// What `check` says of the size of a contract: where there is one, the contract after the edit that it suggests.
fn mended(contract: &str) -> (Option<Diagnostic>, String) {
    let module = r#"{"title":"M","version":"1.0.0","owner":"T","publishes":["a.b"]}"#;
    let loaded =
        load(vec![File::new("m/a.b.v1.json", contract), File::new("m/module.json", module)], Profile::Contract);
    let model = loaded.model.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics));
    let finding = check(model).findings.into_iter().find(|finding| finding.rule == "unproven-size");
    let mut text = contract.to_owned();
    if let Some(edit) = finding.as_ref().and_then(|finding| finding.edit.clone()) {
        let first = Replacement { span: edit.span, text: edit.replacement };
        let mut parts: Vec<_> = [first].into_iter().chain(edit.also).collect();
        parts.sort_by_key(|part| std::cmp::Reverse(part.span));
        for part in parts {
            text.replace_range(part.span.start as usize..part.span.end as usize, &part.text);
        }
    }
    (finding, text)
}

#[test]
fn suggested_caps_prove_and_leave_every_field_something() {
    let (mut random, mut mended_so, mut left) = (Random::new(43), 0, 0);
    for _ in 0..iterations(16_000) / 160 {
        let (contract, count) = uncapped(&mut random);
        let (Some(finding), text) = mended(&contract) else { continue };
        if finding.edit.is_none() {
            left += 1;

            continue;
        }
        mended_so += 1;
        let (again, _) = mended(&text);
        assert!(again.is_none(), "{text}\n{again:#?}");
        let loaded = load(vec![File::new("m/a.b.v1.json", text.clone())], Profile::Plain { assert_formats: true });
        let Some(model) = loaded.model else { continue };
        let root = model.documents.iter().find_map(|document| document.root).expect("there is a root");
        assert_eq!(size::shares(&model, root, Writer::Compact).len(), count, "a field is left nothing: {text}");
    }
    assert!(mended_so > left * 20, "{mended_so} mended, {left} left");
}

#[test]
fn suggested_caps_keep_examples() {
    let text = |length: usize| format!("\"{}\"", "x".repeat(length));
    let fields = r#""a": { "type": "string" }, "b": { "type": "string" }, "l": { "type": "array", "items": { "type": "string" } }"#;
    let list = vec![text(3); 30].join(",");
    let contract = format!(
        r#"{{ "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "T", "type": "object", "additionalProperties": false,
  "properties": {{ {fields} }},
  "examples": [{{ "a": {} }}, {{ "l": [{list}] }}],
  "x-event": {{ "type": "a.b", "when": "now", "producer": {{ "symbol": "a" }},
    "meta": {{ "schema_version": 1, "producer": "p", "source_module": "m" }} }} }}"#,
        text(300)
    );
    let (finding, text) = mended(&contract);
    assert!(finding.is_some_and(|finding| finding.edit.is_some()), "it is not proven");
    let module = r#"{"title":"M","version":"1.0.0","owner":"T","publishes":["a.b"]}"#;
    let loaded =
        load(vec![File::new("m/a.b.v1.json", text.clone()), File::new("m/module.json", module)], Profile::Contract);
    let findings = check(loaded.model.expect("it is a contract")).findings;
    let broken = |finding: &&Diagnostic| ["invalid-example", "unproven-size", "contradiction"].contains(&finding.rule);
    assert!(!findings.iter().any(|finding| broken(&finding)), "{text}\n{findings:#?}");
}
