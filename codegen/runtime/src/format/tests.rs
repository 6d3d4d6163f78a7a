//! The official format tests where they are at hand, and cases of our own for what those leave out.

use super::Format;
use std::path::{Path, PathBuf};

/// A folder of test data kept beside the checkout, or `None` with a line that says so.
fn data(path: &str) -> Option<PathBuf> {
    let start = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = start
        .ancestors()
        .map(|folder| folder.join("shared/data").join(path))
        .find(|path| path.exists());
    if found.is_none() {
        println!("skipped: shared/data/{path} is not here");
    }
    found
}

#[test]
fn the_official_format_tests_pass() {
    let Some(folder) = data("json-schema-test-suite/tests/draft2020-12/optional/format") else {
        return;
    };
    let (mut right, mut wrong) = (0, Vec::new());
    for format in Format::ALL {
        let text = std::fs::read_to_string(folder.join(format!("{}.json", format.name())))
            .expect("readable");
        let groups: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        for group in groups.as_array().into_iter().flatten() {
            for case in group["tests"].as_array().into_iter().flatten() {
                let valid = case["data"]
                    .as_str()
                    .is_none_or(|text| format.is_valid(text));
                if Some(valid) == case["valid"].as_bool() {
                    right += 1;
                } else {
                    wrong.push(format!(
                        "{}: {} {}",
                        format.name(),
                        case["description"],
                        case["data"]
                    ));
                }
            }
        }
    }
    println!(
        "official format tests: {right} of {} right",
        right + wrong.len()
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[track_caller]
fn check(format: Format, good: &[&str], bad: &[&str]) {
    for text in good {
        assert!(format.is_valid(text), "{text:?} is a {}", format.name());
        if let Some(longest) = format.longest() {
            assert!(
                u64::try_from(text.len()).is_ok_and(|length| length <= longest),
                "{text:?} is too long"
            );
        }
    }
    for text in bad {
        assert!(!format.is_valid(text), "{text:?} is no {}", format.name());
    }
}

#[test]
fn names_lead_back() {
    for format in Format::ALL {
        assert_eq!(Format::from_name(format.name()), Some(format));
    }
    assert_eq!(Format::from_name("idn-email"), None);
}

#[test]
fn dates_and_times() {
    check(
        Format::Date,
        &["2024-02-29", "2000-02-29", "0000-01-01"],
        &["2023-02-29", "1900-02-29", "2024-2-9", "2024-00-01"],
    );
    check(
        Format::DateTime,
        &["2025-12-23T18:04:03Z", "2025-12-23t18:04:03.946788+00:00"],
        &[
            "2025-12-23T18:04:03",
            "2025-12-23 18:04:03Z",
            "2025-12-23T18:04:3-.946788+00:00",
            "2025-12-23T18:04:03.Z",
        ],
    );
    check(
        Format::Duration,
        &["PT1M", "P1W", "P1Y2M", "P1DT1S"],
        &["PT", "P1H", "P1M1Y", "P1D1D", "PT1H1S", "P1WT1S"],
    );
}

#[test]
fn addresses() {
    check(
        Format::Ipv6,
        &[
            "::",
            "1::",
            "::1.2.3.4",
            "1:2:3:4:5:6:7::",
            "0000:0000:0000:0000:0000:ffff:255.255.255.255",
        ],
        &[
            "",
            ":",
            ":::",
            "1:::2",
            "1:2:3:4:5:6:7:8::",
            "1::2::3",
            "1.2.3.4",
            "::1.2.3.4:5",
            "fe80::1%eth0",
            "12345::",
        ],
    );
    check(
        Format::Ipv4,
        &["0.0.0.0", "255.255.255.255"],
        &["256.1.1.1", "01.1.1.1", "1.1.1", "1.1.1.1.1", "1..1.1"],
    );
    let (long, longer) = ("a".repeat(64) + "@b", "a".repeat(65) + "@b");
    check(
        Format::Email,
        &["a@b", "\"a\\\"b\"@c.d", &long],
        &[
            "a@b.",
            "a@-b",
            "\"a\"b\"@c",
            "a@[1.2.3]",
            &longer,
            "\"a\\\"@b",
        ],
    );
    check(
        Format::Hostname,
        &["a", "xn--mnchen-3ya.de"],
        &["xn--", "a..b", "xn--a-", "a_b"],
    );
    check(
        Format::Uuid,
        &["00000000-0000-0000-0000-00000000000F"],
        &[
            "0000000000000000000000000000000000",
            "{00000000-0000-0000-0000-000000000000}",
        ],
    );
    check(
        Format::Uri,
        &["a:", "a://", "a:b:c", "s3://bucket/key", "http://[v1.x]/"],
        &[
            "",
            "a",
            "http://[::1",
            "http://[::1]x",
            "a:#b#c",
            "http://a@b@c",
        ],
    );
    check(
        Format::UriReference,
        &["", "a/b:c", "//h:1", "%41"],
        &["a:b c", "%4", "1a:b", "[x]"],
    );
    check(
        Format::JsonPointer,
        &["", "/", "/~0~1"],
        &["a", "/~", "/~2", "#/a"],
    );
}

#[test]
fn expressions() {
    check(
        Format::Regex,
        &[
            "",
            "a|",
            "^$",
            "(?:a)*?",
            "(?<n>a)\\k<n>",
            "a{2}",
            "a{2,}",
            "a{2,3}?",
            "[a-z\\d-]",
            "[]",
            "[^]",
            "\\p{Letter}",
            "\\p{Script=Greek}",
            "\\u{1f600}",
            "\\ud83d\\ude00",
            "(?=a)b",
            "(?<!a)b",
            "\\cA",
            "\\0",
            "(a)\\1",
            "(?i-s:a)",
            "[\\b]",
            "\\/",
        ],
        &[
            "(",
            ")",
            "a**",
            "*",
            "a{2,1}",
            "a{",
            "}",
            "]",
            "[z-a]",
            "[\\d-z]",
            "\\",
            "\\a",
            "\\-",
            "\\1",
            "\\k<n>",
            "(?<1>a)",
            "\\p{Nope}",
            "\\u{110000}",
            "\\xg1",
            "(?=a)*",
            "^*",
            "\\b+",
            "[a",
            "\\01",
            "\\c1",
            "(?-:a)",
            "(?ii:a)",
            "\\Z",
        ],
    );
}
