//! What the policy keeps out of events gets in by no door: not declared, not undeclared, not as a value.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_model::check::check;
use eventwright_model::lower::File;
use eventwright_model::{Profile, load};
use eventwright_runtime::json::{Tree, write};
use eventwright_runtime::walk::Options;
use eventwright_tests::contracts::ALL;
use eventwright_tests::roots;

/// Names of every category.
const FORBIDDEN: &[(&str, &str)] = &[
    ("user_email", "contact"),
    ("phoneNumber", "contact"),
    ("first_name", "person"),
    ("dateOfBirth", "person"),
    ("geburtsdatum", "person"),
    ("billing_address", "address"),
    ("passport_number", "government_id"),
    ("credit_card", "payment"),
    ("kreditkartennummer", "payment"),
    ("iban", "bank"),
    ("api_key", "credential"),
    ("password", "credential"),
    ("llm-api-key", "credential"),
];

/// A contract with a piece of schema put in at the root.
fn contract(piece: &str) -> Vec<File> {
    let schema = format!(
        r#"{{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "additionalProperties": false,
{piece},
  "examples": [{{}}, {{}}],
  "x-event": {{
    "type": "thing.happened",
    "meta": {{ "schema_version": 1, "producer": "p", "source_module": "m" }},
    "when": "w",
    "producer": {{ "symbol": "f" }}
  }}
}}"#
    );
    let module = r#"{"title": "M", "version": "1", "owner": "o", "publishes": ["thing.happened"]}"#;
    vec![File::new("m/module.json", module), File::new("m/thing.happened.v1.json", schema)]
}

#[track_caller]
fn refused(name: &str, category: &str, piece: &str, line: usize) {
    let loaded = load(contract(piece), Profile::Contract);
    let model = loaded.model.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics));
    let sources = model.sources.clone();
    let report = check(model);
    assert!(report.checked.is_none(), "{name} gets through");
    let finding = report.findings.iter().find(|finding| finding.rule == "sensitive-name");
    let finding = finding.unwrap_or_else(|| panic!("{name}: {:#?}", report.findings));
    assert!(finding.message.contains(category), "{name}: {}", finding.message);
    let source = sources.get(finding.span.source).expect("a source");
    assert_eq!(source.line_column(finding.span.start).0, line, "{name}");
}

#[test]
fn a_schema_must_not_name_them_anywhere() {
    for (name, category) in FORBIDDEN {
        let field = format!(r#""{name}": {{ "type": "string", "maxLength": 9 }}"#);
        refused(name, category, &format!("  \"properties\": {{\n    {field}\n  }}"), 6);
        let nested = format!(
            "  \"properties\": {{\n    \"inner\": {{\n      \"type\": \"object\", \"additionalProperties\": false,\n      \"properties\": {{ {field} }}\n    }}\n  }}"
        );
        refused(name, category, &nested, 8);
        let shared = format!(
            "  \"properties\": {{ \"inner\": {{ \"$ref\": \"#/$defs/inner\" }} }},\n  \"$defs\": {{ \"inner\": {{ \"type\": \"object\", \"additionalProperties\": false,\n    \"properties\": {{ {field} }} }} }}"
        );
        refused(name, category, &shared, 7);
        let items = format!(
            "  \"properties\": {{ \"list\": {{ \"type\": \"array\", \"maxItems\": 2, \"items\": {{ \"type\": \"object\", \"additionalProperties\": false,\n    \"properties\": {{ {field} }} }} }} }}"
        );
        refused(name, category, &items, 6);
        let dependent = format!("  \"properties\": {{}},\n  \"dependentRequired\": {{\n    \"{name}\": []\n  }}");
        refused(name, category, &dependent, 7);
        let branch = format!("  \"properties\": {{}},\n  \"anyOf\": [true, {{\n    \"properties\": {{ {field} }} }}]");
        refused(name, category, &branch, 7);
    }
}

#[test]
fn an_undeclared_member_of_that_name_is_refused_even_by_tolerant_readers() {
    let model = roots::course_factory();
    let scan = eventwright_model::sensitive::refused(&model.policy.value);
    for typed in ALL {
        let (_, contract) =
            model.contracts().find(|(_, contract)| contract.event_type == typed.event_type).expect("it is described");
        for (name, category) in FORBIDDEN {
            let Tree::Object(mut members) = contract.examples[0].clone() else { panic!("a payload is an object") };
            members.push(((*name).into(), Tree::String("zq81xv".into())));
            let tree = Tree::Object(members);
            let mut bytes = Vec::new();
            write(&tree, &mut bytes);
            let refused = (typed.decode_tolerant)(&bytes).expect_err("the name is sensitive");
            assert_eq!(refused.keyword, "x-pii", "{name} in {}", typed.event_type);
            let options = Options { tolerant: true, scan: Some(scan), ..Options::default() };
            let told = model.schemas.table.violations(contract.root, &tree, options);
            assert!(told.iter().any(|one| one.keyword == "x-pii"), "{name} ({category})");
            let all = format!("{refused:?} {told:?} {:?}", (typed.violations)(&bytes));
            assert!(!all.contains("zq81xv"), "a message repeats a value: {all}");
        }
        // A harmless one is read over by tolerant readers, and refused by strict ones.
        let Tree::Object(mut members) = contract.examples[0].clone() else { panic!("a payload is an object") };
        members.push(("shelf_count".into(), Tree::Bool(true)));
        let mut bytes = Vec::new();
        write(&Tree::Object(members), &mut bytes);
        assert!((typed.decode_tolerant)(&bytes).is_ok() && (typed.decode)(&bytes).is_err());
    }
}

#[test]
fn values_are_refused_wherever_text_is_free() {
    use brain_events::course_factory::{CourseGenerationFailed, CourseGenerationRequested};
    let model = roots::course_factory();
    let find = |event_type: &str| {
        let found = model.contracts().find(|(_, contract)| contract.event_type == event_type);
        found.expect("it is described").1.examples[0].clone()
    };
    let values = ["ask ana@uni-x.org", "4012 8888 8888 1881", "DE89 3704 0044 0532 0130 00", "AKIA3FJ7QWZ2MN5TXK4P"];
    for value in values {
        for (event_type, member) in
            [("course.generation.requested", "description"), ("course.generation.failed", "error_message")]
        {
            let Tree::Object(mut members) = find(event_type) else { panic!("a payload is an object") };
            for (name, held) in &mut members {
                if **name == *member {
                    *held = Tree::String(value.into());
                }
            }
            let mut bytes = Vec::new();
            write(&Tree::Object(members), &mut bytes);
            let (keyword, told) = if event_type == "course.generation.failed" {
                let error = CourseGenerationFailed::decode(&bytes).expect_err("decoding never redacts");
                (error.violation().keyword, format!("{error} {error:?}"))
            } else {
                let error = CourseGenerationRequested::decode(&bytes).expect_err("the value is sensitive");
                (error.violation().keyword, format!("{error} {error:?}"))
            };
            assert_eq!(keyword, "x-pii", "{value}");
            assert!(!told.contains(&value[value.len() - 6..]), "{told}");
        }
    }
}
