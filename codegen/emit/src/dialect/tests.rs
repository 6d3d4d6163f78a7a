use super::{documents, standard};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn schemas() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas")
}

fn parsed(foreign: &[&str]) -> Vec<(String, Value)> {
    let foreign: Vec<String> = foreign.iter().map(|&name| name.to_owned()).collect();
    let documents = documents(&foreign).into_iter();
    documents.map(|(name, text)| (name, serde_json::from_str(&text).expect("it is JSON"))).collect()
}

/// Both forms of one meta-schema as validators.
fn validators(name: &str, foreign: &[&str]) -> Vec<(String, Validator)> {
    let wanted = [format!("{name}.schema.json"), format!("{name}.authoring.schema.json")];
    let found = parsed(foreign).into_iter().filter(|(file, _)| wanted.contains(file));
    let found: Vec<_> = found
        .map(|(file, schema)| {
            let validator = jsonschema::options().build(&schema).unwrap_or_else(|error| panic!("{file}: {error}"));
            (file, validator)
        })
        .collect();
    assert_eq!(found.len(), 2);
    found
}

fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn accepts(name: &str, path: &Path) {
    for (file, validator) in validators(name, &[]) {
        let errors: Vec<String> =
            validator.iter_errors(&read(path)).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new(), "{} against {file}", path.display());
    }
}

fn refuses(name: &str, instance: &Value, why: &str) {
    for (file, validator) in validators(name, &[]) {
        assert!(!validator.is_valid(instance), "{file} lets pass: {why}");
    }
}

/// The contract that the slips below are made in, with something in place of one of its parts.
fn contract(pointer: &str, value: Value) -> Value {
    let mut contract = read(&schemas().join("course_factory/course.quiz.created.v1.json"));
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
    contract.pointer_mut(parent).unwrap_or_else(|| panic!("{parent}"))[name] = value;
    contract
}

#[test]
fn every_meta_schema_is_a_schema() {
    for (name, schema) in parsed(&["x-jira"]) {
        let valid = if name.contains("authoring") {
            jsonschema::draft7::meta::is_valid(&schema)
        } else {
            jsonschema::draft202012::meta::is_valid(&schema)
        };
        assert!(valid, "{name}");
    }
}

#[test]
fn the_files_of_this_repository_are_accepted() {
    let mut contracts = 0;
    let folder = schemas().join("course_factory");
    for entry in fs::read_dir(&folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        match path.file_name().and_then(|name| name.to_str()) {
            Some("module.json") => accepts("module", &path),
            Some("common.json") => accepts("common", &path),
            _ => {
                accepts("contract", &path);
                contracts += 1;
            }
        }
    }
    assert!(contracts >= 9, "{contracts}");
    accepts("policy", &schemas().join("policy.json"));
    accepts("outputs", &schemas().join("outputs.json"));
}

#[test]
fn slips_in_a_contract_are_seen() {
    for (pointer, value, why) in [
        ("/properties/question_ids/items/minLenght", json!(1), "an unknown keyword, three levels down"),
        ("/properties/quiz_id/x-overflw", json!("truncate"), "an unknown keyword of ours"),
        ("/properties/quiz_id/x-overflow", json!("cut"), "a value that is none"),
        ("/properties/quiz_id/x-max-json-bytes", json!("64"), "text for a number"),
        ("/properties/quiz_id/x-pii", json!({"category": "credential"}), "an exemption without a reason"),
        ("/properties/quiz_id/format", json!("uid"), "an unknown format"),
        ("/properties/quiz_id/type", json!("text"), "an unknown type"),
        ("/properties/question_count/minimum", json!("10"), "text for a bound"),
        ("/properties/question_count/then", json!({}), "`then` without `if`"),
        ("/properties/quiz_id/x-event", json!({}), "facts below the root"),
        ("/properties/quiz_id", json!(5), "a number for a schema"),
        ("/definitions", json!({}), "the old name of `$defs`"),
        ("/dependencies", json!({}), "a keyword that 2020-12 replaced"),
        ("/x-jira", json!("EV-1"), "a foreign keyword that the policy does not list"),
        ("/$schema", json!("http://json-schema.org/draft-07/schema#"), "another dialect"),
        ("/x-event", json!("course.quiz.created"), "text for facts"),
        ("/x-event/whne", json!("now"), "an unknown fact"),
        ("/x-event/severity", json!("grave"), "a severity that is none"),
        ("/x-event/producer", json!({}), "a producer that says nothing"),
        ("/x-event/meta/schema_version", json!(0), "a version below 1"),
        ("/x-event/meta/schema_version", json!(4_294_967_296_u64), "a version that does not fit"),
        ("/x-event/consumers/0/reads/0/pointer", json!("quiz_id"), "a name for a pointer"),
    ] {
        refuses("contract", &contract(pointer, value), why);
    }
    let mut bare = contract("/title", json!("x"));
    bare.as_object_mut().expect("an object").remove("x-event");
    refuses("contract", &bare, "no facts");
}

#[test]
fn slips_in_the_other_files_are_seen() {
    refuses("module", &json!({"title": "T", "version": "1"}), "no owner");
    refuses("module", &json!({"title": "T", "version": "1", "owner": "O", "flow": []}), "an unknown fact");
    let both = json!({"title": "T", "version": "1", "owner": "O", "flows": [
        {"name": "main", "steps": [{"event": "a.b", "actor": "User"}]}
    ]});
    refuses("module", &both, "a step of two kinds");
    refuses("policy", &json!({"payload": {"max_bytes": 1}}), "a limit that no payload keeps");
    refuses("policy", &json!({"sensitive": {"categories": [{"name": "mood", "title": "Mood"}]}}), "no such category");
    refuses("outputs", &json!({"outputs": [{"emit": "cobol", "out": "x"}]}), "no such output");
    refuses("outputs", &json!({"outputs": [{"emit": "rust"}]}), "no folder");
}

#[test]
fn foreign_keywords_of_the_policy_pass() {
    for (file, validator) in validators("contract", &["x-jira"]) {
        let instance = contract("/properties/quiz_id/x-jira", json!({"any": ["thing"]}));
        assert!(validator.is_valid(&instance), "{file}");
    }
}

/// Whatever can be written can be read about while it is written.
#[test]
fn every_member_has_a_description() {
    fn visit(file: &str, at: &str, schema: &Value) {
        let Value::Object(members) = schema else { return };
        for (name, value) in members {
            if let ("properties" | "patternProperties", Value::Object(below)) = (name.as_str(), value) {
                for (member, schema) in below {
                    // In the normative form the standard keywords are the standard's to describe.
                    let described = schema["description"].as_str().is_some_and(|text| !text.trim().is_empty());
                    let standard = standard::KEYWORDS.iter().any(|known| known.name == member);
                    let silent = *schema == Value::Bool(false) || (standard && !file.contains("authoring"));
                    assert!(described || silent, "{file}: {at}/{member}");
                }
            }
            if !matches!(name.as_str(), "const" | "enum" | "default" | "examples") {
                match value {
                    Value::Array(items) => items.iter().for_each(|item| visit(file, &format!("{at}/{name}"), item)),
                    Value::Object(below) if name == "properties" => {
                        below.iter().for_each(|(member, schema)| visit(file, &format!("{at}/{member}"), schema));
                    }
                    value => visit(file, &format!("{at}/{name}"), value),
                }
            }
        }
    }
    for (file, schema) in parsed(&["x-jira"]) {
        visit(&file, "", &schema);
    }
}

/// Editors follow references within the file only, and read no keyword that draft-07 does not have.
#[test]
fn the_authoring_form_is_flat() {
    fn visit(file: &str, schema: &Value) {
        match schema {
            Value::Object(members) => {
                if let Some(Value::String(reference)) = members.get("$ref") {
                    assert!(reference.starts_with("#/definitions/"), "{file}: {reference}");
                    assert_eq!(members.len(), 1, "{file}: {reference} hides its siblings");
                }
                for (name, value) in members {
                    let late =
                        matches!(name.as_str(), "prefixItems" | "unevaluatedProperties" | "$defs" | "$dynamicRef");
                    assert!(!late || value["description"].is_string(), "{file}: {name}");
                    visit(file, value);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| visit(file, item)),
            _ => {}
        }
    }
    for (file, schema) in parsed(&[]).into_iter().filter(|(file, _)| file.contains("authoring")) {
        visit(&file, &schema);
    }
}

#[test]
fn the_text_is_stable_and_marked() {
    let (first, second) = (documents(&[]), documents(&[]));
    assert_eq!(first, second);
    for (name, text) in first {
        assert!(text.lines().take(5).any(|line| line.contains(crate::MARK)), "{name}");
        assert!(text.ends_with("}\n") && !text.contains(" \n"), "{name}");
    }
}

#[test]
fn every_asserted_format_is_offered() {
    let offered: Vec<&str> = standard::FORMATS.iter().map(|(name, _)| *name).collect();
    let asserted: Vec<&str> = eventwright_runtime::format::Format::ALL.iter().map(|format| format.name()).collect();
    assert_eq!(offered, asserted);
}
