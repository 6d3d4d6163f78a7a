//! The official test suite as questions of containment: a single instance is contained in a schema exactly where the suite
//! says that it is valid, and each schema in the others of its file, of which the suite tells by instances what cannot be.
//! Skipped visibly where the suite is not there.
#![allow(clippy::expect_used, clippy::print_stderr, reason = "a test fails where it stands and says what it skips")]

use eventwright_compat::{Budget, Side, Verdict, include};
use eventwright_runtime::json::Tree;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// What became of questions.
#[derive(Debug, Default)]
struct Tally {
    exact: usize,
    open: usize,
    unread: usize,
    wrong: Vec<String>,
}

impl Tally {
    fn ask(&mut self, from: &Value, to: &Value, contained: bool) {
        let (Ok(left), Ok(right)) = (Side::plain(&from.to_string()), Side::plain(&to.to_string())) else {
            self.unread += 1;
            return;
        };
        match include(&left, &right, Budget::default()) {
            Verdict::Compatible(_) if contained => self.exact += 1,
            Verdict::Breaking(_) if !contained => self.exact += 1,
            Verdict::Unproven(why) => {
                self.open += 1;
                if std::env::var("SHOW").is_ok() {
                    eprintln!("open, contained: {contained}, {why}: {from} in {to}");
                }
            }
            other => self.wrong.push(format!("{other:?}: {from} in {to}")),
        }
    }
}

fn files() -> Option<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/json-schema-test-suite");
    let found =
        ["tests/draft2020-12", "draft2020-12"].into_iter().map(|name| folder.join(name)).find(|one| one.is_dir())?;
    let mut files: Vec<PathBuf> = std::fs::read_dir(found)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    Some(files)
}

/// A group of the suite: its schema, and its cases.
struct Group {
    name: String,
    schema: Value,
    side: Side,
    cases: Vec<(Value, bool)>,
}

/// The groups of a file whose schemas are whole by themselves: other documents are not part of a question, and neither are
/// dialects that other documents define.
///
/// With them, how many are not.
fn groups(file: &Path) -> (Vec<Group>, usize) {
    let text = std::fs::read_to_string(file).expect("a file can be read");
    let groups: Value = serde_json::from_str(&text).expect("a file of the suite is JSON");
    let group = |(index, group): (usize, &Value)| {
        let schema = group["schema"].clone();
        let dialect = schema["$schema"].as_str().is_none_or(|dialect| dialect.contains("json-schema.org"));
        let side = Side::plain(&schema.to_string()).ok().filter(|_| dialect)?;
        let cases = group["tests"].as_array().into_iter().flatten();
        let cases = cases.map(|case| (case["data"].clone(), case["valid"] == Value::Bool(true))).collect();
        Some(Group { name: format!("{} {index}", file.file_name()?.display()), schema, side, cases })
    };
    let all = groups.as_array().expect("a file of the suite is a list");
    let read: Vec<Group> = all.iter().enumerate().filter_map(group).collect();
    let unread = all.len() - read.len();
    (read, unread)
}

/// Each schema in every other one of its file. An instance that the one admits and the other refuses, by the suite itself,
/// contradicts a proof; a witness has been judged by two validators before it is one.
#[test]
fn schemas_of_a_file_are_told_apart() {
    let Some(files) = files() else {
        eprintln!("skipped: the official test suite is not there");
        return;
    };
    let (mut compatible, mut breaking, mut open, mut wrong) = (0, 0, Vec::new(), Vec::new());
    for file in files {
        let (groups, _) = groups(&file);
        let pairs = groups.iter().flat_map(|left| groups.iter().map(move |right| (left, right)));
        for (left, right) in pairs.filter(|(left, right)| left.name != right.name) {
            let name = || format!("{} in {}", left.name, right.name);
            match include(&left.side, &right.side, Budget::default()) {
                Verdict::Compatible(_) => {
                    compatible += 1;
                    let told = |valid: bool, side: &Side, (data, says): &(Value, bool)| {
                        *says == valid && side.admits(&Tree::from(data.clone())) != valid
                    };
                    let against = left.cases.iter().any(|case| told(true, &right.side, case))
                        || right.cases.iter().any(|case| told(false, &left.side, case));
                    wrong.extend(against.then(name));
                }
                Verdict::Breaking(witness) => {
                    breaking += 1;
                    let judged = (left.side.oracle(&witness), right.side.oracle(&witness));
                    wrong.extend((judged != (Some(true), Some(false))).then(name));
                }
                Verdict::Unproven(why) => open.push(format!("{}: {why}", name())),
            }
        }
    }
    let all = compatible + breaking + open.len();
    eprintln!(
        "schemas in others of a file: {all} directions, {compatible} compatible, {breaking} breaking, {} unproven",
        open.len()
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(open.len() * 100 <= all, "{open:#?}");
}

#[test]
fn single_instances_are_contained_where_they_are_valid() {
    let Some(files) = files() else {
        eprintln!("skipped: the official test suite is not there");
        return;
    };
    let mut tally = Tally::default();
    let mut itself = Tally::default();
    for file in files {
        let (groups, unread) = groups(&file);
        itself.unread += unread;
        for Group { schema, cases, .. } in &groups {
            itself.ask(schema, schema, true);
            for (data, valid) in cases {
                tally.ask(&json!({ "const": data }), schema, *valid);
                // Whatever the schema admits besides, it admits this one too, or not.
                if *valid {
                    tally.ask(schema, &json!({ "not": { "const": data } }), false);
                }
            }
        }
    }
    eprintln!(
        "instances in schemas: {} exact, {} unproven, {} unread; schemas in themselves: {} exact, {} unproven, {} unread",
        tally.exact, tally.open, tally.unread, itself.exact, itself.open, itself.unread
    );
    tally.wrong.append(&mut itself.wrong);
    assert!(tally.wrong.is_empty(), "{} wrong: {:#?}", tally.wrong.len(), tally.wrong);
    assert_eq!(itself.open, 0, "a schema is contained in itself");
}
