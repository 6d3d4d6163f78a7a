//! The official JSON Schema test suite, draft 2020-12, through the same lowering and walker that contracts go through.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_model::lower::File;
use eventwright_model::{Profile, load};
use eventwright_runtime::format::Format;
use eventwright_runtime::json::{Tree, parse, write};
use eventwright_runtime::walk::Options;
use eventwright_tests::roots;
use std::fs;
use std::io::Write;
use std::path::Path;

/// Cases that come out otherwise than the suite says, with the reason.
const OTHERWISE: &[(&str, &str)] = &[];

#[derive(Default)]
struct Tally {
    schemas: usize,
    refused: Vec<String>,
    cases: usize,
    wrong: Vec<String>,
}

/// The documents that schemas of the suite refer to: the standard's own, and the suite's remotes.
fn documents(suite: &Path) -> Vec<File> {
    let mut files = Vec::new();
    let standard = [
        &*referencing::meta::DRAFT202012,
        &*referencing::meta::DRAFT202012_CORE,
        &*referencing::meta::DRAFT202012_APPLICATOR,
        &*referencing::meta::DRAFT202012_UNEVALUATED,
        &*referencing::meta::DRAFT202012_VALIDATION,
        &*referencing::meta::DRAFT202012_META_DATA,
        &*referencing::meta::DRAFT202012_FORMAT_ANNOTATION,
        &*referencing::meta::DRAFT202012_FORMAT_ASSERTION,
        &*referencing::meta::DRAFT202012_CONTENT,
    ];
    for schema in standard {
        let uri = schema["$id"].as_str().expect("a meta-schema has an identifier").to_owned();
        files.push(File {
            path: format!("standard/{}", files.len()),
            bytes: schema.to_string().into(),
            uri: Some(uri),
        });
    }
    remotes(&suite.join("remotes"), "http://localhost:1234", &mut files);
    files
}

fn remotes(folder: &Path, uri: &str, files: &mut Vec<File>) {
    let mut entries: Vec<_> =
        fs::read_dir(folder).expect("remotes").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let uri = format!("{uri}/{name}");
        // Those of other drafts are for tests of other drafts.
        if path.is_dir() {
            if !name.starts_with("draft") || name == "draft2020-12" {
                remotes(&path, &uri, files);
            }
        } else {
            files.push(File {
                path: format!("remotes/{uri}"),
                bytes: fs::read(&path).expect("a remote"),
                uri: Some(uri),
            });
        }
    }
}

/// Runs every case of a file.
fn run(path: &Path, documents: &[File], profile: Profile, tally: &mut Tally) {
    let groups = parse(&fs::read(path).expect("a test file")).expect("a test file is JSON");
    let file = path.file_stem().expect("a name").to_string_lossy().into_owned();
    for group in groups.as_array().expect("groups") {
        let text = |tree: &Tree, name: &str| tree.get(name).and_then(Tree::as_str).unwrap_or_default().to_owned();
        let title = format!("{file}: {}", text(group, "description"));
        let mut bytes = Vec::new();
        write(group.get("schema").expect("a schema"), &mut bytes);
        let mut files = documents.to_vec();
        files.push(File::new("suite.json", bytes));
        let loaded = load(files, profile);
        let tests = group.get("tests").and_then(Tree::as_array).expect("tests");
        tally.schemas += 1;
        tally.cases += tests.len();
        let Some(model) = loaded.model else {
            let first = &loaded.diagnostics[0];
            tally.refused.push(format!("{title}: {} [{}]", first.message, first.rule));
            tally.wrong.extend(tests.iter().map(|test| format!("{title}: {}", text(test, "description"))));
            continue;
        };
        let document = model.documents.iter().find(|document| document.path == "suite.json").expect("the schema");
        let root = document.root.expect("a schema has a root");
        // What generated code carries must decide as the tables do.
        let (carried, patterns) = model.schemas.table.to_text(root);
        let patterns: Vec<_> = patterns.iter().map(|pattern| &**pattern).collect();
        let read = eventwright_runtime::walk::Schema::from_text(&carried, &patterns).expect("the tables read back");
        for test in tests {
            let instance = test.get("data").expect("data");
            let expected = test.get("valid").and_then(Tree::as_bool).expect("a verdict");
            let verdicts = [
                model.schemas.table.is_valid(root, instance),
                model.schemas.table.violations(root, instance, Options::default()).is_empty(),
                read.is_valid(0, instance),
            ];
            if verdicts.iter().any(|verdict| *verdict != expected) {
                tally
                    .wrong
                    .push(format!("{title}: {} (expected {expected}, said {verdicts:?})", text(test, "description")));
            }
        }
    }
}

fn all(folder: &Path, documents: &[File], profile: Profile) -> Tally {
    let mut tally = Tally::default();
    let mut paths: Vec<_> = fs::read_dir(folder).expect("tests").map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    for path in paths {
        run(&path, documents, profile, &mut tally);
    }
    tally
}

/// Past the capture of output: the figures are the point.
fn print(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

const PLAIN: Profile = Profile::Plain { assert_formats: false };

#[test]
fn the_required_tests_come_out_right() {
    let Some(suite) = roots::shared("data/json-schema-test-suite") else { return };
    let documents = documents(&suite);
    let tally = all(&suite.join("tests/draft2020-12"), &documents, PLAIN);
    print(&format!(
        "official suite, required: {} of {} schemas, {} of {} cases right",
        tally.schemas - tally.refused.len(),
        tally.schemas,
        tally.cases - tally.wrong.len(),
        tally.cases
    ));
    let unexplained: Vec<&String> =
        tally.wrong.iter().filter(|wrong| !OTHERWISE.iter().any(|(case, _)| wrong.starts_with(case))).collect();
    assert!(unexplained.is_empty(), "{:#?}\nrefused: {:#?}", unexplained, tally.refused);
    assert_eq!((tally.schemas, tally.cases), (383, 1299), "the suite is the one that is recorded");
}

#[test]
fn the_formats_of_contracts_come_out_right() {
    let Some(suite) = roots::shared("data/json-schema-test-suite") else { return };
    let documents = documents(&suite);
    let mut tally = Tally::default();
    for format in Format::ALL {
        let path = suite.join(format!("tests/draft2020-12/optional/format/{}.json", format.name()));
        run(&path, &documents, Profile::Plain { assert_formats: true }, &mut tally);
    }
    print(&format!(
        "official suite, formats asserted: {} of {} cases right",
        tally.cases - tally.wrong.len(),
        tally.cases
    ));
    assert!(tally.wrong.is_empty(), "{:#?}", tally.wrong);
}

#[test]
fn the_optional_tests_are_reported() {
    let Some(suite) = roots::shared("data/json-schema-test-suite") else { return };
    let documents = documents(&suite);
    let tally = all(&suite.join("tests/draft2020-12/optional"), &documents, PLAIN);
    print(&format!("official suite, optional: {} of {} cases right", tally.cases - tally.wrong.len(), tally.cases));
    for wrong in tally.refused.iter().chain(&tally.wrong) {
        print(&format!("  otherwise: {wrong}"));
    }
    // What a schema language leaves open may come out either way, but what came out right must not be lost.
    assert!(tally.cases - tally.wrong.len() >= OPTIONAL_RIGHT, "{:#?}", tally.wrong);
}

/// Optional cases that came out right when this was last looked at.
const OPTIONAL_RIGHT: usize = 147;
