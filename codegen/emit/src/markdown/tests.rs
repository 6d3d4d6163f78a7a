use super::emit;
use comrak::{Options, markdown_to_html};
use eventwright_model::check::{self, Checked};
use eventwright_model::facts::{Emit, Output, OutputOptions};
use eventwright_model::{File, Profile, load};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn output() -> Output {
    Output { emit: Emit::Markdown, out: "docs".to_owned(), options: OutputOptions::default() }
}

fn checked(files: Vec<File>) -> Checked {
    let loaded = load(files, Profile::Contract);
    assert_eq!(loaded.diagnostics.len(), 0, "{:#?}", loaded.diagnostics);
    let report = check::check(loaded.model.expect("a model"));
    report.checked.unwrap_or_else(|| panic!("{:#?}", report.findings))
}

fn page(files: Vec<File>, module: &str) -> String {
    let artifacts = emit(&checked(files), &output()).unwrap_or_else(|error| panic!("{error}"));
    let bytes = artifacts.get(&format!("docs/{module}.md")).expect("the module's page");
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    assert!(text.lines().take(3).any(|line| line.contains(crate::MARK)));
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"));
    assert!(text.lines().all(|line| line.trim_end() == line));
    text
}

fn files(folder: &Path, below: &str) -> Vec<File> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        if path.is_dir() {
            files.extend(self::files(&path, &format!("{below}{name}/")));
        } else {
            files.push(File::new(format!("{below}{name}"), fs::read(&path).expect("a file")));
        }
    }
    files
}

fn course_factory() -> Vec<File> {
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas"), "")
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

/// The tags of a document without its text.
fn tags(html: &str) -> Vec<&str> {
    html.split('<').skip(1).filter_map(|part| part.split('>').next()).collect()
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
    assert!(page.contains("| `modules_count` | integer | 4 to 6 | required | `4` |"), "{page}");
    assert!(page.contains("- `from_state` is `DRAFT` and `to_state` is `REVIEW`"));
    let tables = tags(&html(&page)).into_iter().filter(|tag| *tag == "table").count();
    // Two of the index, one per event, the state machine, the sizes, the exemptions.
    assert_eq!(tables, 2 + 9 + 3);
}

fn contract(version: u32, text: &str) -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "description": text,
        "type": "object",
        "additionalProperties": false,
        "required": ["kind", "parts"],
        "properties": {
            "kind": {"type": "string", "enum": [format!("{text}x"), "b"], "description": text, "x-hint": text},
            "code": {"type": ["string", "null"], "pattern": "^(`|\\|a{1,3})$", "maxLength": 3},
            "parts": {
                "type": "array",
                "maxItems": 2,
                "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["score"],
                    "properties": {"score": {"type": "number", "exclusiveMinimum": -1, "maximum": 5}}
                }
            }
        },
        "dependentRequired": {"code": ["kind"]},
        "examples": [
            {"kind": "b", "code": "`", "parts": [{"score": 0.5}]},
            {"kind": format!("{text}x"), "parts": []}
        ],
        "x-event": {
            "type": "thing.happened",
            "meta": {"schema_version": version, "producer": text, "source_module": "m"},
            "when": text,
            "producer": {"symbol": text, "location": text, "note": text},
            "consumers": [{"name": text, "purpose": text, "critical": true, "reads": [{"pointer": "/kind"}]}],
            "notes": [text],
            "replay": {"safe": false, "because": text},
            "details": [{"label": text, "text": text}]
        }
    })
}

/// A root whose every free text is `text`.
fn root(text: &str) -> Vec<File> {
    let module = json!({
        "title": text, "version": text, "release": text, "charter": text, "owner": text,
        "status": {"text": text, "phase": text, "reached": true},
        "dates": {"last_updated": "2025-12-28"},
        "publishes": ["thing.happened"],
        "consumes": {"events": [{"event": "other.happened", "effect": text}], "note": text},
        "planned": [{"event": "other.happened", "effect": text, "phase": text}],
        "flows": [{"name": "main", "title": text, "steps": [
            {"actor": text, "label": text}, {"event": "thing.happened", "condition": text, "label": text}
        ]}],
        "payload": {
            "exclude": [{"what": text, "because": text, "use_instead": text}],
            "include": [{"label": text, "examples": [text]}]
        },
        "replay": {"keys": [{"key": text, "role": "primary", "used_by": text, "purpose": text}]},
        "examples": [{"title": text, "language": "python", "path": text, "code": [text, text]}],
        "migration": {
            "date": "2025-12-28", "from": text, "to": text,
            "breaking_changes": {"changes": [text], "note": text},
            "backward_compatibility": {"level": "partial", "because": text}
        }
    });
    let policy = json!({
        "payload": {"max_bytes": 2047, "rule": text},
        "sensitive": {
            "categories": [{"name": "contact", "title": text, "examples": [text], "use_instead": text}],
            "always_use": [{"what": text, "note": text}]
        },
        "allow": [{
            "event": "thing.happened", "field": "/code", "category": "contact", "reason": text, "owner": text
        }]
    });
    let file = |path: &str, value: &Value| File::new(path, value.to_string());
    vec![
        file("policy.json", &policy),
        file("outputs.json", &json!({"outputs": []})),
        file("m/module.json", &module),
        file("m/thing.happened.v1.json", &contract(1, text)),
        file("m/thing.happened.v2.json", &contract(2, text)),
    ]
}

/// Whatever a schema says, the page keeps its structure: the same tags in the same order as with harmless text.
#[test]
fn no_text_can_inject_markup() {
    let harmless = html(&page(root("word"), "m"));
    for hostile in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</a><b>",
        "-->",
        "<!-- ",
        "# heading",
        "> quote",
        "- item",
        "+ item",
        "1. item",
        "12) item",
        "===",
        "---",
        "***",
        "| cell | cell |\n|---|---|\n| a | b |",
        "a|b",
        "a\\|b",
        "a\\",
        "\\",
        "[a](javascript:alert(1))",
        "![a](x)",
        "[a]: x\n\n[a]",
        "[^1]",
        "[x] done",
        "`a` ``b`` ```",
        "`",
        "``",
        "```\nout\n```",
        "~~~\nout\n~~~",
        "~~gone~~",
        "**bold** __bold__ *i* _i_",
        "*",
        "_",
        "$x$ $$y$$",
        "&lt;script&gt; &#60;b&#62; &amp;",
        "two\n\nparagraphs\r\n\r\n# and a heading",
        "    indented",
        "> [!WARNING]",
        "\u{202e}reversed\u{2028}line\u{0}",
        "{{ page }} {% for %}",
    ] {
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
    assert!(page.contains("| `parts[].score` | number | more than -1, at most 5 | required | `0.5` |"), "{page}");
    assert!(page.contains("- with `code` also `kind`"), "{page}");
    assert!(page.contains("(< 2 KB per event)"), "{page}");
}
