//! The official JSON Schema test suite, draft 2020-12, through the same lowering and walker that contracts go through.
//! The package `tests/plain` runs it through generated types.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_inputs::suite::{self, Group, Part};
use eventwright_model::lower::File;
use eventwright_model::{Profile, load};
use eventwright_runtime::format::Format;
use eventwright_runtime::walk::Options;
use eventwright_tests::roots;
use std::io::Write;
use std::path::Path;

#[derive(Default)]
struct Tally {
    schemas: usize,
    refused: Vec<String>,
    cases: usize,
    wrong: Vec<String>,
}

/// The documents that schemas of the suite refer to.
fn documents(suite: &Path) -> Vec<File> {
    let remotes = suite::remotes(suite).into_iter().enumerate();
    remotes
        .map(|(index, remote)| File { path: format!("remotes/{index}"), bytes: remote.bytes, uri: Some(remote.uri) })
        .collect()
}

/// Runs every case of a schema.
fn run(group: &Group, documents: &[File], profile: Profile, tally: &mut Tally) {
    let mut files = documents.to_vec();
    files.push(File::new("suite.json", group.schema.clone()));
    let loaded = load(files, profile);
    tally.schemas += 1;
    tally.cases += group.cases.len();
    let Some(model) = loaded.model else {
        let first = &loaded.diagnostics[0];
        tally.refused.push(format!("{}: {} [{}]", group.title, first.message, first.rule));
        tally.wrong.extend(group.cases.iter().map(|(title, ..)| format!("{}: {title}", group.title)));
        return;
    };
    let document = model.documents.iter().find(|document| document.path == "suite.json").expect("the schema");
    let root = document.root.expect("a schema has a root");
    // What generated code carries must decide as the tables do.
    let (carried, patterns) = model.schemas.table.to_text(root);
    let patterns: Vec<_> = patterns.iter().map(|pattern| &**pattern).collect();
    let read = eventwright_runtime::walk::Schema::from_text(&carried, &patterns).expect("the tables read back");
    for (title, instance, expected) in &group.cases {
        let verdicts = [
            model.schemas.table.is_valid(root, instance),
            model.schemas.table.violations(root, instance, Options::default()).is_empty(),
            read.is_valid(0, instance),
        ];
        if verdicts.iter().any(|verdict| verdict != expected) {
            tally.wrong.push(format!("{}: {title} (expected {expected}, said {verdicts:?})", group.title));
        }
    }
}

fn all(suite: &Path, part: Part) -> Tally {
    let documents = documents(suite);
    let profile = Profile::Plain { assert_formats: part == Part::Formats };
    let formats: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    let mut tally = Tally::default();
    for group in suite::groups(suite, part, &formats) {
        run(&group, &documents, profile, &mut tally);
    }
    tally
}

/// Past the capture of output: the figures are the point.
fn print(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

#[test]
fn the_required_tests_come_out_right() {
    let Some(suite) = roots::shared("data/json-schema-test-suite") else { return };
    let tally = all(&suite, Part::Required);
    print(&format!(
        "official suite, required, walker: {} of {} schemas, {} of {} cases right",
        tally.schemas - tally.refused.len(),
        tally.schemas,
        tally.cases - tally.wrong.len(),
        tally.cases
    ));
    assert!(tally.wrong.is_empty(), "{:#?}\nrefused: {:#?}", tally.wrong, tally.refused);
    assert_eq!((tally.schemas, tally.cases), (383, 1299), "the suite is the one that is recorded");
}

#[test]
fn the_formats_of_contracts_come_out_right() {
    let Some(suite) = roots::shared("data/json-schema-test-suite") else { return };
    let tally = all(&suite, Part::Formats);
    print(&format!(
        "official suite, formats asserted, walker: {} of {} cases right",
        tally.cases - tally.wrong.len(),
        tally.cases
    ));
    assert!(tally.wrong.is_empty(), "{:#?}", tally.wrong);
}

#[test]
fn the_optional_tests_are_reported() {
    let Some(suite) = roots::shared("data/json-schema-test-suite") else { return };
    let tally = all(&suite, Part::Optional);
    print(&format!(
        "official suite, optional, walker: {} of {} cases right",
        tally.cases - tally.wrong.len(),
        tally.cases
    ));
    for wrong in tally.refused.iter().chain(&tally.wrong) {
        print(&format!("  otherwise: {wrong}"));
    }
    // What a schema language leaves open may come out either way, but what came out right must not be lost.
    assert!(tally.cases - tally.wrong.len() >= OPTIONAL_RIGHT, "{:#?}", tally.wrong);
}

/// Optional cases that came out right when this was last looked at.
const OPTIONAL_RIGHT: usize = 147;
