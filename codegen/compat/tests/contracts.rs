//! Contracts of this repository after an edit: what each reader makes of it, and what the witness looks like.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_compat::{Budget, Reader, Side, Verdict, include};
use eventwright_model::{File, Model, Profile, load};
use eventwright_runtime::json::write;
use std::path::Path;

/// The schemas of the repository, with `replace` applied to the file of one contract.
fn model(file: &str, replace: &[(&str, &str)]) -> Model {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas");
    let mut files = Vec::new();
    for path in ["policy.json", "outputs.json"] {
        files.push(File::new(path, read(&folder.join(path))));
    }
    for entry in std::fs::read_dir(folder.join("course_factory")).expect("the module is there") {
        let path = entry.expect("a folder can be read").path();
        let name = format!("course_factory/{}", path.file_name().expect("a file has a name").to_string_lossy());
        let mut text = read(&path);
        if name.ends_with(file) {
            for (old, new) in replace {
                assert!(text.contains(old), "{name} holds {old}");
                text = text.replacen(old, new, 1);
            }
        }
        files.push(File::new(name, text));
    }
    let loaded = load(files, Profile::Contract);
    loaded.model.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What a reader of the new contract makes of what the old one admitted, and the other way round.
struct Outcome {
    backward: Verdict,
    forward: Verdict,
}

fn compare(event: &str, replace: &[(&str, &str)], reader: Reader) -> Outcome {
    let file = format!("{event}.v1.json");
    let (old, new) = (model(&file, &[]), model(&file, replace));
    let side = |model: &Model, reader| {
        let found = model.contracts().find(|(_, contract)| contract.event_type == event);
        Side::contract(model, found.expect("the contract is there").1, reader)
    };
    let (strict, read) = (side(&old, Reader::Strict), side(&new, reader));
    let backward = include(&strict, &read, Budget::default());
    let (strict, read) = (side(&new, Reader::Strict), side(&old, reader));
    Outcome { backward, forward: include(&strict, &read, Budget::default()) }
}

fn text(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Breaking(witness) => {
            let mut out = Vec::new();
            write(witness, &mut out);
            String::from_utf8(out).expect("JSON is UTF-8")
        }
        Verdict::Compatible(_) => "compatible".into(),
        Verdict::Unproven(why) => format!("unproven: {why}"),
    }
}

#[track_caller]
fn check(event: &str, replace: &[(&str, &str)], reader: Reader, backward: &str, forward: &str) {
    let outcome = compare(event, replace, reader);
    assert_eq!((text(&outcome.backward).as_str(), text(&outcome.forward).as_str()), (backward, forward), "{reader}");
}

const OUTLINE: &str = "course.outline.created";

#[test]
fn every_contract_is_compatible_with_itself() {
    let model = model("", &[]);
    for (_, contract) in model.contracts() {
        for reader in [Reader::Strict, Reader::Tolerant] {
            let [from, to] = [Reader::Strict, reader].map(|reader| Side::contract(&model, contract, reader));
            let verdict = include(&from, &to, Budget::default());
            assert!(matches!(verdict, Verdict::Compatible(_)), "{} {reader}: {verdict:?}", contract.name());
        }
    }
}

#[test]
fn an_optional_field_more_is_read_over_by_tolerant_readers_only() {
    let added = [(
        r#""modules_count": {"#,
        r#""level": { "type": "integer", "minimum": 1, "maximum": 3 }, "modules_count": {"#,
    )];
    check(OUTLINE, &added, Reader::Tolerant, "compatible", "compatible");
    let witness = r#"{"course_id":"6513270e-269e-4d37-b2a7-4de452e6b438","modules_count":4,"total_lessons":18,"template_id":"banking_alternatives","level":1}"#;
    check(OUTLINE, &added, Reader::Strict, "compatible", witness);
}

/// What a tolerant reader asks strictly stays strict: `decode_tolerant` refuses what these schemas refuse.
#[test]
fn questions_that_do_not_depend_on_tolerance_are_asked_strictly() {
    use eventwright_runtime::walk::Options;
    let closed = r#"{ "type": "object", "additionalProperties": false, "properties": { "a": { "type": "boolean" } } }"#;
    let odd = |keyword: &str| format!(r#""odd": {keyword}, "modules_count": {{"#);
    for keyword in [
        format!(r#"{{ "not": {closed} }}"#),
        format!(r#"{{ "if": {closed}, "then": false }}"#),
        format!(
            r#"{{ "oneOf": [{closed}, {{ "type": "object", "additionalProperties": false, "properties": {{ "b": {{ "type": "boolean" }} }} }}] }}"#
        ),
        format!(r#"{{ "type": "array", "contains": {closed} }}"#),
        format!(r#"{{ "type": "array", "contains": {closed}, "minContains": 0, "maxContains": 1 }}"#),
        format!(r#"{{ "anyOf": [true], "oneOf": [{closed}, {{ "type": "object", "required": ["a"] }}] }}"#),
    ] {
        let file = format!("{OUTLINE}.v1.json");
        let model = model(&file, &[(r#""modules_count": {"#, &odd(&keyword))]);
        let found =
            model.contracts().find(|(_, contract)| contract.event_type == OUTLINE).expect("the contract is there").1;
        let side = Side::contract(&model, found, Reader::Tolerant);
        let tolerant = Options { tolerant: true, ..Options::default() };
        for value in [
            "{}",
            r#"{"a":true}"#,
            r#"{"b":true}"#,
            r#"{"a":true,"b":true}"#,
            r#"{"z":1}"#,
            "[{\"z\":1}]",
            "[{}]",
            "1",
            "2.5",
        ] {
            let payload = format!(
                r#"{{"course_id":"6513270e-269e-4d37-b2a7-4de452e6b438","modules_count":4,"total_lessons":18,"template_id":"custom","odd":{value},"undeclared":1}}"#
            );
            let tree = eventwright_runtime::json::parse(payload.as_bytes()).expect("a payload is JSON");
            let walked = model.schemas.table.accepts(found.root, &tree, tolerant);
            assert_eq!(side.admits(&tree), walked, "{keyword} on {value}");
            assert_eq!(side.oracle(&tree), Some(walked), "{keyword} on {value}");
        }
    }
}

#[test]
fn a_field_that_becomes_optional_breaks_old_readers() {
    let loosened = [(r#", "total_lessons", "template_id"]"#, r#", "template_id"]"#)];
    let witness = r#"{"course_id":"6513270e-269e-4d37-b2a7-4de452e6b438","modules_count":4,"template_id":"banking_alternatives"}"#;
    check(OUTLINE, &loosened, Reader::Tolerant, "compatible", witness);
}

#[test]
fn a_bound_that_moves_breaks_where_it_narrows() {
    let narrowed = [(r#""maximum": 30"#, r#""maximum": 24"#)];
    let witness = r#"{"course_id":"d23f0824-128b-4f33-8c5c-7fd0a6a3a450","modules_count":6,"total_lessons":30,"template_id":"custom"}"#;
    check(OUTLINE, &narrowed, Reader::Tolerant, witness, "compatible");
}

#[test]
fn bytes_and_formats_are_part_of_the_verdict() {
    let narrowed = [(r#""x-max-json-bytes": 384"#, r#""x-max-json-bytes": 200"#)];
    let outcome = compare("course.deployed.staging", &narrowed, Reader::Tolerant);
    assert!(matches!(outcome.backward, Verdict::Breaking(_)), "{:?}", outcome.backward);
    assert!(matches!(outcome.forward, Verdict::Compatible(_)), "{:?}", outcome.forward);
    let loosened = [(r#""format": "date-time","#, "")];
    let outcome = compare("course.deployed.staging", &loosened, Reader::Tolerant);
    assert!(matches!(outcome.backward, Verdict::Compatible(_)), "{:?}", outcome.backward);
    assert!(matches!(outcome.forward, Verdict::Breaking(_)), "{:?}", outcome.forward);
}

/// Edits of limits in every contract are decided, whatever else the payload needs: ten different identifiers, say.
#[test]
fn every_limit_that_moves_is_decided() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/course_factory");
    let (mut decided, mut open) = (0, Vec::new());
    for entry in std::fs::read_dir(folder).expect("the module is there") {
        let file = entry.expect("a folder can be read").file_name().to_string_lossy().into_owned();
        let Some(event) = file.strip_suffix(".v1.json") else { continue };
        let old = model(&file, &[]);
        let text = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/course_factory").join(&file));
        for keyword in ["minimum", "maximum", "minItems", "maxItems", "maxLength", "x-max-json-bytes"] {
            let start = format!("\"{keyword}\": ");
            for (at, _) in text.match_indices(&start) {
                let tail = &text[at + start.len()..];
                let digits = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
                let Ok(value) = tail[..digits].parse::<u64>() else { continue };
                for moved in [value + 1, value.saturating_sub(1)] {
                    let edited = format!("{}{moved}{}", &text[..at + start.len()], &tail[digits..]);
                    let new = model(&file, &[(text.as_str(), edited.as_str())]);
                    for (from, to) in [(&old, &new), (&new, &old)] {
                        let side = |model: &Model, reader| {
                            let found = model.contracts().find(|(_, contract)| contract.event_type == event);
                            Side::contract(model, found.expect("the contract is there").1, reader)
                        };
                        let verdict =
                            include(&side(from, Reader::Strict), &side(to, Reader::Tolerant), Budget::default());
                        match verdict {
                            Verdict::Unproven(_) => open.push(format!("{event}: {keyword} {value} {moved}")),
                            Verdict::Compatible(_) | Verdict::Breaking(_) => decided += 1,
                        }
                    }
                }
            }
        }
    }
    assert!(open.is_empty() && decided > 100, "{decided} decided, {} open: {open:#?}", open.len());
}

#[test]
fn spellings_of_one_uuid_are_one_item_where_readers_say_so() {
    const EVENT: &str = "course.outline.created";
    let field = |schema: &str| {
        format!(
            r#""properties": {{ "f": {{ "description": "d", "type": "array", "maxItems": 2, "uniqueItems": true, "items": {schema} }},"#
        )
    };
    let listed = r#"{"enum":["6513270e-269e-4d37-b2a7-4de452e6b438","6513270E-269E-4D37-B2A7-4DE452E6B438"]}"#;
    let uuid = listed.replacen('{', r#"{"format":"uuid","#, 1);
    let with = |schema: &str| model("course.outline.created.v1.json", &[(r#""properties": {"#, &field(schema))]);
    let (old, new) = (with(listed), with(&uuid));
    let side = |model: &Model| {
        let found = model.contracts().find(|(_, contract)| contract.event_type == EVENT);
        Side::contract(model, found.expect("the contract is there").1, Reader::Strict)
    };
    let broken = text(&include(&side(&old), &side(&new), Budget::default()));
    assert!(broken.contains("6513270e") && broken.contains("6513270E"), "{broken}");
    assert!(matches!(include(&side(&new), &side(&old), Budget::default()), Verdict::Compatible(_)));
    // Other lists of distinct UUIDs stay comparable.
    let ids = model("course.quiz.created.v1.json", &[]);
    let found = ids.contracts().find(|(_, contract)| contract.event_type == "course.quiz.created");
    let quiz = Side::contract(&ids, found.expect("the contract is there").1, Reader::Strict);
    let more = compare("course.quiz.created", &[(r#""maxItems": 15"#, r#""maxItems": 14"#)], Reader::Strict);
    assert!(matches!(more.forward, Verdict::Compatible(_)), "{:?}", more.forward);
    assert!(matches!(include(&quiz, &quiz, Budget::default()), Verdict::Compatible(_)));
}
