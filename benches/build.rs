//! Prepares the peers: the contracts as self-contained schemas, a validator of jsonschema's macro for each, and the same
//! contracts generated under other policies.

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let schemas = Path::new("../schemas");
    println!("cargo::rerun-if-changed={}", schemas.display());
    let bundled = out.join("bundled");
    fs::create_dir_all(&bundled).expect("a folder below OUT_DIR");
    let common = read(&schemas.join("course_factory/common.json"));
    let mut code = String::from("pub mod macros {\n");
    let mut list = String::from("pub const SCHEMAS: &[(&str, &str)] = &[\n");
    for event in EVENTS {
        let mut schema = read(&schemas.join(format!("course_factory/{event}.v1.json")));
        schema["$defs"] = common["$defs"].clone();
        if let Some(members) = schema.as_object_mut() {
            members.retain(|name, _| !name.starts_with("x-") && name != "examples");
        }
        make_local(&mut schema);
        let path = bundled.join(format!("{event}.json"));
        fs::write(&path, schema.to_string()).expect("a file below OUT_DIR");
        let name: String = event.split(['.', '_']).map(capital).collect();
        code.push_str(&format!(
            "#[::jsonschema::validator(path = {path:?}, validate_formats = true, \
             methods = {{ validate = false, iter_errors = false }})]\npub struct {name};\n"
        ));
        list.push_str(&format!("({event:?}, include_str!({path:?})),\n"));
    }
    code.push_str("}\n");
    list.push_str("];\n");
    fs::write(out.join("peers.rs"), code + &list).expect("a file below OUT_DIR");
    // Where only e-mail addresses, cards, bank accounts and keys are refused, and where nothing is.
    with_policy(schemas, &out.join("four"), &["contact", "payment", "bank", "credential"]);
    with_policy(schemas, &out.join("none"), &[]);
}

const EVENTS: [&str; 9] = [
    "course.generation.requested",
    "course.outline.created",
    "course.lesson.generated",
    "course.quiz.created",
    "course.landing_page.created",
    "course.generation.completed",
    "course.generation.failed",
    "course.workflow.transitioned",
    "course.deployed.staging",
];

fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

/// References into common.json become references into the schema's own `$defs`.
fn make_local(value: &mut Value) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get_mut("$ref") {
                *reference = reference.trim_start_matches("common.json").to_owned();
            }
            members.values_mut().for_each(make_local);
        }
        Value::Array(items) => items.iter_mut().for_each(make_local),
        _ => {}
    }
}

/// The same contracts under a policy that refuses only these categories of values.
fn with_policy(schemas: &Path, out: &Path, kept: &[&str]) {
    let folder = out.join("schemas");
    let module = folder.join("course_factory");
    fs::create_dir_all(&module).expect("a folder below OUT_DIR");
    for entry in fs::read_dir(schemas.join("course_factory")).expect("the contracts") {
        let path = entry.expect("an entry").path();
        fs::copy(&path, module.join(path.file_name().expect("a name"))).expect("a file below OUT_DIR");
    }
    let mut policy = read(&schemas.join("policy.json"));
    for category in policy["sensitive"]["categories"].as_array_mut().into_iter().flatten() {
        if !kept.contains(&category["name"].as_str().unwrap_or_default()) {
            category["level"] = json!("warn");
        }
    }
    fs::write(folder.join("policy.json"), policy.to_string()).expect("a file below OUT_DIR");
    eventwright_build::Config::new().schemas(&folder).out_dir(out).compile();
}
