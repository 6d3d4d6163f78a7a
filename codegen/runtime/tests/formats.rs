//! The string formats against the official JSON Schema test suite.

// Helpers of tests are not covered by the leave that tests themselves have.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use std::io::Write;
use std::path::{Path, PathBuf};

use eventwright_runtime::format::Format;
use serde_json::Value;

/// Cases decided otherwise than the suite has them: file, text, reason. There are none.
const DIFFERENCES: [(&str, &str, &str); 0] = [];

/// Test files of the suite and the format that each asserts.
const FILES: [(&str, Format); 14] = [
    ("date-time.json", Format::DateTime),
    ("date.json", Format::Date),
    ("time.json", Format::Time),
    ("duration.json", Format::Duration),
    ("uuid.json", Format::Uuid),
    ("uri.json", Format::Uri),
    ("uri-reference.json", Format::UriReference),
    ("email.json", Format::Email),
    ("hostname.json", Format::Hostname),
    ("ipv4.json", Format::Ipv4),
    ("ipv6.json", Format::Ipv6),
    ("json-pointer.json", Format::JsonPointer),
    ("regex.json", Format::Regex),
    ("ecmascript-regex.json", Format::Regex),
];

/// The suite's folder, which is beside the checkout or beside one of the folders around it.
fn suite() -> Option<PathBuf> {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|folder| folder.join("shared/data/json-schema-test-suite/tests/draft2020-12/optional/format"))
        .find(|folder| folder.is_dir())
}

/// Asserts the string cases of a file, and says how many there are.
fn check(folder: &Path, file: &str, format: Format) -> usize {
    let text = std::fs::read_to_string(folder.join(file)).unwrap();
    let groups: Value = serde_json::from_str(&text).unwrap();
    let mut count = 0;
    let mut failures = Vec::new();
    for group in groups.as_array().unwrap() {
        assert_eq!(group["schema"]["format"], format.name(), "{file}: {}", group["description"]);
        for case in group["tests"].as_array().unwrap() {
            let Some(data) = case["data"].as_str() else {
                continue;
            };
            count += 1;
            let differs = DIFFERENCES.iter().any(|(in_file, text, _)| *in_file == file && *text == data);
            if format.is_valid(data) != (case["valid"].as_bool().unwrap() != differs) {
                failures.push(format!("{data:?}: {}", case["description"]));
            }
        }
    }
    assert!(failures.is_empty(), "{file}:\n{}", failures.join("\n"));
    count
}

#[test]
fn official_suite() {
    // Written to the stream itself, because the test runner hides what a passing test prints.
    let mut out = std::io::stderr();
    let Some(folder) = suite() else {
        writeln!(out, "skipped: the JSON Schema test suite is not beside the checkout").unwrap();
        return;
    };
    for (file, format) in FILES {
        let count = check(&folder, file, format);
        assert!(count > 0, "{file} has no string cases");
        println!("{file}: {count} string cases");
    }
}
