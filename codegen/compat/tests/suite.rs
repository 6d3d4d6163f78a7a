//! The official test suite as questions of containment: a single instance is contained in a schema exactly where the suite
//! says that it is valid, and a schema in its own negation nowhere. Skipped visibly where the suite is not there.
#![allow(clippy::expect_used, clippy::print_stderr, reason = "a test fails where it stands and says what it skips")]

use eventwright_compat::{Budget, Side, Verdict, include};
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

#[test]
fn single_instances_are_contained_where_they_are_valid() {
    let Some(files) = files() else {
        eprintln!("skipped: the official test suite is not there");
        return;
    };
    let mut tally = Tally::default();
    let mut itself = Tally::default();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a file can be read");
        let groups: Value = serde_json::from_str(&text).expect("a file of the suite is JSON");
        for group in groups.as_array().expect("a file of the suite is a list") {
            let schema = &group["schema"];
            // Other documents are not part of a question, and neither are dialects that other documents define.
            let dialect = schema["$schema"].as_str().is_none_or(|dialect| dialect.contains("json-schema.org"));
            if !dialect || Side::plain(&schema.to_string()).is_err() {
                itself.unread += 1;
                continue;
            }
            itself.ask(schema, schema, true);
            for case in group["tests"].as_array().expect("a group has tests") {
                let valid = case["valid"] == Value::Bool(true);
                let single = json!({ "const": case["data"] });
                tally.ask(&single, schema, valid);
                // Whatever the schema admits besides, it admits this one too, or not.
                let others = json!({ "not": { "const": case["data"] } });
                if valid {
                    tally.ask(schema, &others, false);
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
