//! Schemas that the tests of all pages are made from.

use eventwright_model::check::{self, Checked};
use eventwright_model::{File, Profile, load};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

pub(crate) fn checked(files: Vec<File>) -> Checked {
    let loaded = load(files, Profile::Contract);
    assert_eq!(loaded.diagnostics.len(), 0, "{:#?}", loaded.diagnostics);
    let report = check::check(loaded.model.expect("a model"));
    report.checked.unwrap_or_else(|| panic!("{:#?}", report.findings))
}

pub(crate) fn files(folder: &Path, below: &str) -> Vec<File> {
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

pub(crate) fn course_factory() -> Vec<File> {
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas"), "")
}

/// The tags of a document without its text.
pub(crate) fn tags(html: &str) -> Vec<&str> {
    html.split('<').skip(1).filter_map(|part| part.split('>').next()).collect()
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
            "note": {"type": "string", "maxLength": 40},
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
pub(crate) fn root(text: &str) -> Vec<File> {
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
            "event": "thing.happened", "field": "/note", "category": "contact", "reason": format!("{text}x"), "owner": format!("{text}x")
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

/// Texts that would do harm if a page took them for markup of any kind.
pub(crate) const HOSTILE: &[&str] = &[
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
    "javascript:alert(1)",
    "</style><style>*{display:none}",
    "\" onmouseover=\"alert(1)",
    "' autofocus onfocus='alert(1)",
    "]]><!--<![CDATA[",
    "\u{2066}isolated\u{2069}\u{200b}",
];
