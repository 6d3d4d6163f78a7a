//! The `jsonschema` crate as judge: the same schemas, none of our code.

use serde_json::Value;
use std::path::Path;

/// A validator of a contract's file, its references into common.json made local, formats asserted. Our own keywords are
/// annotations to it.
pub fn validator(contract: &Path) -> jsonschema::Validator {
    let mut schema = read(contract);
    let common = contract.with_file_name("common.json");
    if common.exists() {
        schema["$defs"] = read(&common)["$defs"].clone();
    }
    make_local(&mut schema);
    jsonschema::options().should_validate_formats(true).build(&schema).expect("the oracle takes the schema")
}

fn read(path: &Path) -> Value {
    let text = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

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
