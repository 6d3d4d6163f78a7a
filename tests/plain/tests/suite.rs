//! The official JSON Schema test suite, draft 2020-12, through generated types.
#![cfg(feature = "suite")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_inputs::suite::{self, Part};
use eventwright_plain_tests::{Typed, judge, suite_formats, suite_optional, suite_required};
use eventwright_runtime::format::Format;
use std::io::Write;

/// Past the capture of output: the figures are the point.
fn print(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

#[derive(Default)]
struct Tally {
    schemas: usize,
    cases: usize,
    typed: usize,
    walker: usize,
    wrong: Vec<String>,
}

/// Every case of a part; `None`, visibly, where the suite is not there.
fn run(part: Part, types: &[Typed], refused: &[(&str, &str)]) -> Option<Tally> {
    let Some(folder) = suite::folder() else {
        print("skipped: no shared/data/json-schema-test-suite beside the repository");
        return None;
    };
    let formats: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    let groups = suite::groups(&folder, part, &formats);
    assert_eq!(groups.len(), types.len() + refused.len(), "the build script saw another suite");
    let mut tally = Tally { schemas: groups.len(), ..Tally::default() };
    let mut types = types.iter();
    for group in groups {
        tally.cases += group.cases.len();
        if refused.iter().any(|(title, _)| *title == group.title) {
            tally.wrong.extend(group.cases.iter().map(|(case, ..)| format!("{}: {case}: refused", group.title)));
            continue;
        }
        let typed = types.next().expect("a type for each schema that was not refused");
        assert_eq!(typed.title, group.title);
        for (case, instance, valid) in &group.cases {
            let walker = (typed.table)().is_valid(0, instance) == *valid;
            let judged = judge::judge(typed, instance);
            let right = judged.as_ref().is_ok_and(|violations| violations.is_empty() == *valid);
            tally.walker += usize::from(walker);
            tally.typed += usize::from(right);
            if !right || !walker {
                tally.wrong.push(format!("{}: {case}: expected {valid}, {judged:?}", group.title));
            }
        }
    }
    Some(tally)
}

fn report(what: &str, tally: &Tally, refused: &[(&str, &str)]) {
    print(&format!(
        "official suite, {what}: {} of {} schemas generated, {} of {} cases right by typed code, {} by the walker",
        tally.schemas - refused.len(),
        tally.schemas,
        tally.typed,
        tally.cases,
        tally.walker
    ));
    for (title, why) in refused {
        print(&format!("  refused: {title}: {why}"));
    }
}

#[test]
fn the_required_tests_come_out_right() {
    let Some(tally) = run(Part::Required, suite_required::ALL, suite_required::REFUSED) else { return };
    report("required", &tally, suite_required::REFUSED);
    assert!(tally.wrong.is_empty(), "{:#?}", tally.wrong);
    assert_eq!((tally.schemas, tally.typed, tally.walker), (383, 1299, 1299), "the suite is the one that is recorded");
    assert!(suite_required::REFUSED.is_empty());
}

#[test]
fn the_formats_of_contracts_come_out_right() {
    let Some(tally) = run(Part::Formats, suite_formats::ALL, suite_formats::REFUSED) else { return };
    report("formats asserted", &tally, suite_formats::REFUSED);
    assert!(tally.wrong.is_empty(), "{:#?}", tally.wrong);
    assert_eq!((tally.typed, tally.walker), (537, 537), "the suite is the one that is recorded");
}

/// Optional cases that came out right when this was last looked at. The others are about an older draft's `dependencies`
/// and a schema that would have to be fetched.
const OPTIONAL_RIGHT: usize = 147;

#[test]
fn the_optional_tests_are_reported() {
    let Some(tally) = run(Part::Optional, suite_optional::ALL, suite_optional::REFUSED) else { return };
    report("optional", &tally, suite_optional::REFUSED);
    for wrong in &tally.wrong {
        print(&format!("  otherwise: {wrong}"));
    }
    // What a schema language leaves open may come out either way, but what came out right must not be lost.
    assert!(tally.typed >= OPTIONAL_RIGHT, "{:#?}", tally.wrong);
}
