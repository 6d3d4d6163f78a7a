use super::emit;
use crate::reference::fixtures::{HOSTILE, checked, course_factory, root, tags};
use comrak::{Options, markdown_to_html};
use eventwright_model::File;
use eventwright_model::facts::{Emit, Output, OutputOptions};
use eventwright_model::history::{Entry, History, Reader, Verdict};
use std::fs;
use std::path::Path;

fn output() -> Output {
    Output { emit: Emit::Markdown, out: "docs".to_owned(), options: OutputOptions::default() }
}

fn page(files: Vec<File>, module: &str) -> String {
    let artifacts = emit(&checked(files), &output(), &History::default()).unwrap_or_else(|error| panic!("{error}"));
    let bytes = artifacts.get(&format!("docs/{module}.md")).expect("the module's page");
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    assert!(text.lines().take(3).any(|line| line.contains(crate::MARK)));
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"));
    assert!(text.lines().all(|line| line.trim_end() == line));
    text
}

/// As GitHub renders it, as far as this can be had; raw HTML is left in, so that an injected tag would show.
fn html(markdown: &str) -> String {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.alerts = true;
    options.extension.math_dollars = true;
    options.render.r#unsafe = true;
    markdown_to_html(markdown, &options)
}

/// Where the page of the reference differs from the one that was kept by hand, and why.
const DIFFERENCES: &[(&str, &str)] = &[
    ("**Module:** course_factory", "a backslash keeps the line end on GitHub"),
    ("**Version:** 1.0.0 (EventStream Migration - Sprint 1)", "a backslash keeps the line end on GitHub"),
    ("**Migrated:** 2025-12-28", "a backslash keeps the line end on GitHub"),
    ("**From:** No EventStream (synchronous orchestration)", "a backslash keeps the line end on GitHub"),
    ("**Last Updated:** 2025-12-28", "at the foot, a backslash keeps the line end on GitHub"),
    ("**Owner:** BRAiN Core Team", "a backslash keeps the line end on GitHub"),
    ("  \"full_lessons_count\": \"integer\"", "the schema knows the range"),
    ("  \"sections_count\": \"integer\",", "the schema knows the range"),
    ("  \"total_modules\": \"integer\",", "the schema knows the range"),
    ("  \"total_lessons\": \"integer\",", "the schema knows the range"),
    ("  \"full_lessons_generated\": \"integer\",", "the schema knows the range"),
    ("  \"quiz_questions_count\": \"integer\",", "the schema knows the range"),
    ("  \"to_state\": \"string\",", "the schema knows the states"),
    ("  \"staging_domain\": \"string\",", "the schema knows that it is a host name"),
    (
        "- ✅ `course.generation.completed` (course_id already exists, artifacts not duplicated)",
        "one reason, in the words of the event's own section, in the order of the events",
    ),
];

#[test]
fn the_page_kept_by_hand_comes_back() {
    let wanted = "shared/reference/course_factory-events.md";
    let found =
        Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join(wanted)).find(|path| path.exists());
    let Some(path) = found else {
        eprintln!("SKIPPED: the page kept by hand is not beside this repository");
        return;
    };
    let by_hand = fs::read_to_string(path).expect("the page");
    let page = page(course_factory(), "course_factory");
    let mut rest = page.lines().filter(|line| !line.is_empty());
    let mut missed = Vec::new();
    for line in by_hand.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
        let mut ahead = rest.clone();
        if ahead.any(|generated| generated == line) {
            rest = ahead;
        } else {
            missed.push(line);
        }
    }
    let explained = |line: &&str| DIFFERENCES.iter().any(|(known, _)| known == line);
    let unexplained: Vec<&str> = missed.iter().copied().filter(|line| !explained(line)).collect();
    assert_eq!(unexplained, Vec::<&str>::new(), "{missed:#?}");
    let stale: Vec<&str> =
        DIFFERENCES.iter().map(|(known, _)| *known).filter(|known| !missed.contains(known)).collect();
    assert_eq!(stale, Vec::<&str>::new(), "explained, but no longer a difference");
}

#[test]
fn the_order_of_the_files_does_not_matter() {
    let mut reversed = course_factory();
    reversed.reverse();
    assert_eq!(page(course_factory(), "course_factory"), page(reversed, "course_factory"));
}

#[test]
fn every_link_on_the_page_lands() {
    let page = page(course_factory(), "course_factory");
    let mut links = 0;
    for target in page.split("](#").skip(1).filter_map(|part| part.split(')').next()) {
        assert!(page.contains(&format!("<a id=\"{target}\"></a>")), "{target}");
        links += 1;
    }
    assert!(links > 20, "{links}");
}

#[test]
fn worst_cases_stand_beside_the_limit() {
    let page = page(course_factory(), "course_factory");
    assert_eq!(page.matches("of 1,023 bytes (").count(), 9);
    assert!(page.contains(
        "| <a id=\"course.outline.created--modules_count\"></a>[`modules_count`](#course.outline.created--modules_count) \
         | integer | 4 to 6 | required | `4` |  | 18 | 14 % | Analytics | How many modules the outline has. |"
    ));
    assert!(page.contains("- `from_state` is `DRAFT` and `to_state` is `REVIEW`"));
    let tables = tags(&html(&page)).into_iter().filter(|tag| *tag == "table").count();
    // Four of the index, two per event, the state machine, the sizes, the exemptions.
    assert_eq!(tables, 4 + 2 * 9 + 3);
}

/// Whatever a schema says, the page keeps its structure: the same tags in the same order as with harmless text.
#[test]
fn no_text_can_inject_markup() {
    let harmless = html(&page(root("word"), "m"));
    for hostile in HOSTILE {
        let page = page(root(hostile), "m");
        let hostile_html = html(&page);
        let (wanted, found) = (tags(&harmless), tags(&hostile_html));
        let first = wanted.iter().zip(&found).position(|(a, b)| a != b);
        assert!(
            wanted == found,
            "{hostile:?} at tag {first:?}: {:?}\n{page}",
            first.map(|first| (wanted[first], found[first]))
        );
    }
}

#[test]
fn versions_stand_side_by_side_newest_first() {
    let page = page(root("word"), "m");
    let newest = page.find("#### Version 2 of `thing.happened`").expect("version 2");
    let oldest = page.find("#### Version 1 of `thing.happened`").expect("version 1");
    assert!(newest < oldest);
    assert_eq!(page.matches("### 1. `thing.happened`").count(), 1);
    assert!(page.contains("| [`thing.happened v1`](#thing.happened.v1) |"), "{page}");
    assert!(page.contains("[`parts[].score`](#thing.happened.v2--parts--.score) | number | more than -1, at most 5 |"));
    assert!(page.contains("- with `code` also `kind`"), "{page}");
    assert!(page.contains("(< 2 KB per event)"), "{page}");
}

#[test]
fn readers_find_what_breaks_whom_and_what_is_refused() {
    let page = page(course_factory(), "course_factory");
    assert!(page.contains("An e-mail address or any other sensitive value becomes \\[redacted\\] before sending"));
    assert!(page.contains("| `modules_count` is `3` | `/modules_count: minimum: expected at least 4` |"));
    assert!(page.contains("| Analytics |  | ● |  | ● |  | ◆ | ● |  |  |"));
    assert!(page.contains("| course_factory_service | [`course.outline.created`](#course.outline.created) |"));
    // A fence for each flow and state machine.
    assert_eq!(page.matches("```mermaid\nflowchart TD\n").count(), 4);
    assert!(page.contains("    n1 -->|\"needs approval\"| n2\n"));
}

#[test]
fn what_became_of_a_contract_is_told() {
    let history = History {
        entries: vec![Entry {
            event_type: "course.outline.created".to_owned(),
            version: 1,
            baseline: "v1.2.0".to_owned(),
            verdict: Verdict::Unproven,
            reader: Reader::Exact,
            hurt: vec!["Analytics".to_owned(), "a *b*".to_owned()],
            changes: vec!["a pattern changed".to_owned()],
        }],
    };
    let artifacts = emit(&checked(course_factory()), &output(), &history).unwrap_or_else(|error| panic!("{error}"));
    let page = String::from_utf8(artifacts["docs/course_factory.md"].clone()).expect("UTF-8");
    let told = "**History:**
- **unproven** against `v1.2.0`, for readers that refuse undeclared members; breaks Analytics, a \\*b\\*
  - a pattern changed
";
    assert!(page.contains(told), "{page}");
}
