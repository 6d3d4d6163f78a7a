//! The generator on arbitrary bytes, on bytes as parts of a schema, and on mutated schemas: it never panics, what it
//! writes is Rust, and every emitter takes every contract that passes the rules. That it compiles is checked in `tests/plain`, on schemas of the same maker.
#![no_main]

use eventwright_build::{Document, Plain, pipeline};
use eventwright_fuzz::random;
use eventwright_inputs::{mutate, schemas};
use eventwright_model::{File, Profile, check, load};
use eventwright_plain_tests::judge;
use eventwright_runtime::json::{parse, write_string};
use libfuzzer_sys::fuzz_target;

/// Schemas as a contract that nothing else is wrong with.
const CONTRACT: (&str, &str) = (
    r#"{"$schema":"https://json-schema.org/draft/2020-12/schema","x-event":{"type":"a.b","meta":{"schema_version":1,"producer":"p","source_module":"m"},"when":"w","producer":{"note":"n"}},"type":"object","additionalProperties":false,"properties":{"p":"#,
    "}}",
);

const MODULE: &str = r#"{"title":"M","version":"1","owner":"o","publishes":["a.b"]}"#;

/// A size that is not proven is no error here: few random schemas have one that is.
const POLICY: &str = r#"{"payload":{"max_bytes":100000},"rules":{"unproven-size":"warn"}}"#;

const OUTPUTS: &str = r#"{"outputs":[
    {"emit":"rust","out":"rust"},
    {"emit":"rust","out":"crate","options":{"form":"crate","crate_name":"events"}},
    {"emit":"markdown","out":"docs","options":{"templates":["reference","classic"]}},
    {"emit":"html","out":"docs"},
    {"emit":"dialect","out":"schemas/dialect"}
]}"#;

fn plain(text: &[u8]) {
    let plain = Plain::new().document(Document::new("schema.json").name("Root")).assert_formats();
    let run = plain.generate(vec![File::new("schema.json", text)]).expect("the generator does not contradict itself");
    assert_eq!(run.findings.is_empty(), !run.artifacts.is_empty(), "types or findings");
    for code in run.artifacts.values() {
        let code = std::str::from_utf8(code).expect("Rust is UTF-8");
        syn::parse_file(code).unwrap_or_else(|error| panic!("{error}: {code}"));
    }
}

/// As the command line and `build.rs` take it: every rule runs.
fn contract(text: &[u8]) {
    let files = vec![
        File::new("policy.json", POLICY),
        File::new("outputs.json", OUTPUTS),
        File::new("m/module.json", MODULE),
        File::new("m/a.b.v1.json", text),
    ];
    let Some(model) = load(files, Profile::Contract).model else { return };
    let Some(checked) = check::check(model).checked else { return };
    let made =
        pipeline::artifacts(&checked, &checked.outputs.value.outputs).expect("emitters take what passes the rules");
    for (path, text) in made.iter().filter(|(path, _)| path.ends_with(".rs")) {
        let code = std::str::from_utf8(text).expect("Rust is UTF-8");
        syn::parse_file(code).unwrap_or_else(|error| panic!("{path}: {error}: {code}"));
    }
}

fuzz_target!(|bytes: &[u8]| {
    plain(bytes);
    contract(bytes);
    let wrapped = |property: &[u8]| [CONTRACT.0.as_bytes(), property, CONTRACT.1.as_bytes()].concat();
    contract(&wrapped(bytes));
    plain(&wrapped(bytes));
    let mut random = random(bytes);
    let schema = schemas::schema(&mut random);
    // The bytes as hostile text wherever words may stand.
    let mut words = Vec::new();
    write_string(&String::from_utf8_lossy(bytes), &mut words);
    let words = String::from_utf8_lossy(&words);
    plain(format!(r#"{{"title":{words},"description":{words},"type":"object","properties":{{{words}:{{"enum":[{words},"x"]}},"o":{{"$ref":"{}"}}}},"$defs":{{{words}:{schema}}},"additionalProperties":false}}"#, "#/$defs/x").as_bytes());
    plain(format!(r##"{{"title":{words},"description":{words},"type":"object","properties":{{{words}:{{"enum":[{words},"x y"],"description":{words}}},"same":{{"const":{words}}}}},"additionalProperties":false}}"##).as_bytes());
    contract(&wrapped(
        format!(r#"{{"title":{words},"description":{words},"type":"string","maxLength":9,"x-hint":{words}}}"#)
            .as_bytes(),
    ));
    contract(&wrapped(schema.as_bytes()));
    plain(schema.as_bytes());
    if let Ok(tree) = parse(schema.as_bytes()) {
        let mutant = judge::text(&mutate::mutate(&mutate::mutate(&tree, &mut random), &mut random));
        plain(&mutant);
        contract(&mutant);
    }
});
