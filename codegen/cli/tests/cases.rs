//! Every folder of `cases` is a session on the command line: `cmd` holds the commands, `expected` what they say.
//!
//! A case begins with the schemas of the downstream crate; its own folder is copied over them, and a line `without PATH`
//! in `cmd` takes a file away again. A line `mend` makes the edits that `check` suggests. `stdin`, if there is one, is every command's input. With `UPDATE=1` in the
//! environment the expected files are written instead of compared.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails where it stands")]

mod common;

use std::fs;
use std::path::Path;

/// Makes every edit of a report, from the end of each file to its beginning.
fn mend(folder: &Path, report: &serde_json::Value) {
    let mut parts: Vec<&serde_json::Value> = Vec::new();
    for edit in report["findings"].as_array().unwrap().iter().filter_map(|finding| finding.get("edit")) {
        parts.push(edit);
        parts.extend(edit.get("also").and_then(|also| also.as_array()).into_iter().flatten());
    }
    assert!(!parts.is_empty(), "there is something to mend");
    let offset = |part: &serde_json::Value, end: &str| usize::try_from(part[end].as_u64().unwrap()).unwrap();
    parts.sort_by_key(|part| std::cmp::Reverse(offset(part, "start")));
    for part in parts {
        let path = folder.join(part["path"].as_str().unwrap());
        let mut text = fs::read_to_string(&path).unwrap();
        text.replace_range(offset(part, "start")..offset(part, "end"), part["replacement"].as_str().unwrap());
        fs::write(path, text).unwrap();
    }
}

/// Runs one case; the difference, if there is one.
fn check(case: &Path, update: bool) -> Result<(), String> {
    let name = case.file_name().unwrap().to_string_lossy().into_owned();
    let folder = common::with_schemas(&format!("case-{name}"));
    common::copy(case, &folder);
    let stdin = fs::read(case.join("stdin")).unwrap_or_default();
    let mut told = String::new();
    for line in fs::read_to_string(case.join("cmd")).unwrap().lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["without", path] => {
                let path = folder.join(path);
                if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
            }
            ["mend"] => {
                let report = common::eventwright(&folder, ["check", "--format", "json"], &[]).stdout;
                mend(&folder, &serde_json::from_str(&report).unwrap());
            }
            ["eventwright", ref args @ ..] => {
                let outcome = common::eventwright(&folder, args, &stdin);
                told.push_str(&format!("$ {line}\n{}", outcome.stdout));
                if !outcome.stderr.is_empty() {
                    told.push_str(&format!("--- stderr\n{}", outcome.stderr));
                }
                told.push_str(&format!("--- exit {}\n\n", outcome.code));
            }
            _ => panic!("{name}: what does `{line}` mean?"),
        }
    }
    let golden = case.join("expected");
    if update {
        fs::write(&golden, &told).unwrap();
    }
    let expected = fs::read_to_string(&golden).unwrap_or_default();
    fs::remove_dir_all(&folder).unwrap();
    if told == expected { Ok(()) } else { Err(format!("case {name}\n=== expected\n{expected}=== said\n{told}")) }
}

#[test]
fn every_case_says_what_is_expected() {
    let update = std::env::var_os("UPDATE").is_some();
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<_> = fs::read_dir(cases).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    let wrong: Vec<String> = cases.iter().filter_map(|case| check(case, update).err()).collect();
    assert!(
        wrong.is_empty(),
        "{}\n{} of {} cases differ; to accept: UPDATE=1 cargo test -p eventwright --test cases",
        wrong.join("\n"),
        wrong.len(),
        cases.len()
    );
}
