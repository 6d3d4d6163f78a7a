use super::{digest, emit};
use crate::reference::fixtures::{HOSTILE, checked, course_factory, files, root, tags};
use eventwright_model::File;
use eventwright_model::facts::{Emit, Output, OutputOptions};
use eventwright_model::history::{Entry, History, Reader, Verdict};
use std::collections::BTreeSet;
use std::path::Path;

fn page_with(files: Vec<File>, module: &str, history: &History) -> String {
    let output = Output { emit: Emit::Html, out: "docs".to_owned(), options: OutputOptions::default() };
    let artifacts = emit(&checked(files), &output, history).unwrap_or_else(|error| panic!("{error}"));
    let bytes = artifacts.get(&format!("docs/{module}.html")).expect("the module's page");
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    assert!(text.lines().take(3).any(|line| line.contains(crate::MARK)));
    text
}

fn page(files: Vec<File>, module: &str) -> String {
    page_with(files, module, &History::default())
}

/// The values of an attribute in all tags.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let wanted = format!(" {attribute}=\"");
    let markup = page.split("<script>").next().unwrap_or_default();
    markup.split(&*wanted).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_link_lands_and_no_anchor_stands_twice() {
    let hostile =
        page(files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/browser/hostile/schemas"), ""), "odd");
    for page in [page(course_factory(), "course_factory"), page(root("word"), "m"), hostile] {
        let ids = values(&page, "id");
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len());
        for link in values(&page, "href") {
            let target = link.strip_prefix('#').unwrap_or_else(|| panic!("{link} leads away from the page"));
            assert!(known.contains(target), "{target}");
        }
    }
}

#[test]
fn the_page_needs_nothing_else_and_stays_small() {
    let page = page(course_factory(), "course_factory");
    assert!(page.len() < 100_000, "{}", page.len());
    for foreign in ["src=", "@import", "url(", "<link", "<iframe", "<img", "fetch(", "XMLHttpRequest"] {
        assert!(!page.contains(foreign), "{foreign}");
    }
}

#[test]
fn style_and_script_are_those_that_the_policy_admits() {
    let page = page(course_factory(), "course_factory");
    for tag in ["style", "script"] {
        let open = format!("<{tag}>");
        let (_, rest) = page.split_once(&*open).expect("the element");
        let (text, rest) = rest.split_once(&*format!("</{tag}>")).expect("its end");
        assert!(page.contains(&format!("{tag}-src '{}'", digest(text))));
        assert!(!rest.contains(&*open), "one {tag} only");
    }
    assert_eq!(digest(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

#[test]
fn the_questions_of_readers_are_answered() {
    let page = page(course_factory(), "course_factory");
    // What breaks if a field becomes optional.
    let outline = page.split("id=\"course.outline.created\"").nth(1).expect("the event");
    let row = outline.split("id=\"course.outline.created--total_lessons\"").nth(1).expect("the field");
    let row = row.split("</tr>").next().expect("its row");
    assert!(row.contains("<a href=\"#consumer-analytics\">Analytics</a>"), "{row}");
    assert!(page.contains("a field that a consumer needs is neither removed nor made optional"));
    let consumer = page.split("id=\"consumer-analytics\"").nth(1).expect("the consumer");
    let consumer = consumer.split("</ul>").next().expect("its events");
    assert_eq!(consumer.matches("<li>").count(), 4);
    assert!(consumer.contains("breaks without <code>modules_count</code>, <code>total_lessons</code>"), "{consumer}");
    // Whether an address may stand in a text.
    let row = page.split("id=\"course.generation.failed--error_message\"").nth(1).expect("the field");
    let row = row.split("</tr>").next().expect("its row");
    assert!(row.contains("An e-mail address or any other sensitive value becomes [redacted] before sending"), "{row}");
    // In which order events come.
    let flow = page.split("id=\"flow-generation\"").nth(1).expect("the flow");
    let places: Vec<usize> = ["User Request", "course.outline.created", "(x N lessons)", "(if deploy_to_staging=true)"]
        .iter()
        .map(|words| flow.find(words).unwrap_or_else(|| panic!("{words}")))
        .collect();
    assert!(places.is_sorted());
}

#[test]
fn errors_are_those_of_the_validator() {
    let page = page(course_factory(), "course_factory");
    assert!(page.contains("<small>/modules_count: minimum: expected at least 4</small>"));
    assert!(page.contains("<li><code>modules_count</code> is <code>3</code><small>"));
    assert!(page.contains("<code>other</code> is added"));
}

/// Whatever a schema says, the page keeps its structure: the same tags in the same order as with harmless text, and no
/// link leads anywhere but to an anchor of the page.
#[test]
fn no_text_can_inject_markup() {
    let history = |text: &str| History {
        entries: vec![Entry {
            event_type: "thing.happened".to_owned(),
            version: 2,
            baseline: text.to_owned(),
            verdict: Verdict::Breaking,
            reader: Reader::Tolerant,
            hurt: vec![text.to_owned()],
            changes: vec![text.to_owned()],
        }],
    };
    let names = |page: &str| -> Vec<String> {
        // Sizes and places of a drawing follow the length of its words, anchors the words themselves.
        let name = |tag: &str| tag.split(' ').next().unwrap_or_default().trim_end_matches('/').to_owned();
        let attributes = |tag: &str| tag.matches('=').count();
        tags(page).into_iter().map(|tag| format!("{} {}", name(tag), attributes(&quoted_apart(tag)))).collect()
    };
    let harmless = names(&page_with(root("word"), "m", &history("word")));
    for hostile in HOSTILE {
        let page = page_with(root(hostile), "m", &history(hostile));
        let (found, wanted) = (names(&page), &harmless);
        let first = wanted.iter().zip(&found).position(|(a, b)| a != b);
        assert!(first.is_none() && wanted.len() == found.len(), "{hostile:?} at {first:?}");
        assert!(values(&page, "href").iter().all(|link| link.starts_with('#')), "{hostile:?}");
        let body = page.split("<body>").nth(1).and_then(|rest| rest.split("<script>").next()).expect("a body");
        for hidden in ['\u{202e}', '\u{2028}', '\u{2066}', '\u{200b}', '\u{0}'] {
            assert!(!body.contains(hidden), "{hostile:?}");
        }
    }
}

/// A tag without the text within its quotes.
fn quoted_apart(tag: &str) -> String {
    tag.split('"').step_by(2).collect()
}

#[test]
fn what_became_of_a_contract_is_told() {
    let history = History {
        entries: vec![Entry {
            event_type: "course.outline.created".to_owned(),
            version: 1,
            baseline: "v1.2.0".to_owned(),
            verdict: Verdict::Breaking,
            reader: Reader::Tolerant,
            hurt: vec!["Analytics".to_owned()],
            changes: vec!["`total_lessons` became optional".to_owned()],
        }],
    };
    let told = page_with(course_factory(), "course_factory", &history);
    assert!(told.contains("<span class=\"tag bad\">breaking</span> against <code>v1.2.0</code>"));
    assert!(told.contains("; breaks Analytics<ul><li>`total_lessons` became optional</li></ul>"));
    assert!(!page(course_factory(), "course_factory").contains("class=\"history\""));
}

#[test]
fn versions_stand_side_by_side_newest_first() {
    let page = page(root("word"), "m");
    let newest = page.find("id=\"thing.happened.v2\"").expect("version 2");
    let oldest = page.find("id=\"thing.happened.v1\"").expect("version 1");
    assert!(newest < oldest);
    assert_eq!(page.matches("<article").count(), 1);
}
