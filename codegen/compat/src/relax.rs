//! Documents that our loader refuses and other validators read, brought to a form that it takes.
//!
//! A schema that somebody published is compared as far as it can be. What is read differently from what is written never
//! proves anything by itself: the tables then only guide the search, and another validator judges.

use crate::drafts::{self, schemas};
use crate::guess::guessed;
use eventwright_model::diagnostic::Diagnostic;
use eventwright_model::node::{self, Node, SpanIndex, parse};
use eventwright_model::pattern::{compile, portable};
use eventwright_model::source::{SourceId, Span};
use eventwright_model::{File, Model, Profile, load};
use jsonschema::Draft;
use serde_json::{Map, Value, json};

/// Rounds of mending; each takes out one sort of obstacle.
const ROUNDS: usize = 8;

/// The member of `$defs` that takes any value.
const ANYTHING: &str = "eventwright-anything";

/// A document as it was read.
pub(crate) struct Read {
    pub(crate) model: Model,
    /// What other validators are given.
    pub(crate) document: Value,
    /// The draft that they read it as.
    pub(crate) draft: Draft,
    /// The model means what the document does.
    pub(crate) exact: bool,
}

/// Reads a document, of whatever draft it says to be, or else looks to be.
pub(crate) fn read(source: &str) -> Result<Read, Vec<Diagnostic>> {
    let mut document = value(source);
    let draft = drafts::named(&document).or_else(|| guessed(&document));
    if draft == Some(Draft::Draft202012) || (draft.is_none() && !drafts::is_unknown(&document)) {
        return read_today(source);
    }
    // What is no JSON, or holds a name twice, is refused before anything is made of it.
    let old = parse(SourceId(0), source)?;
    let Some(draft) = draft else {
        let span = old.get("$schema").map_or(old.span, |name| name.span);
        let message = "only JSON Schema draft-04 to 2020-12 is understood";
        return Err(vec![Diagnostic::error("unsupported-dialect", span, message)]);
    };
    drafts::tidy(&mut document, draft);
    let modern = drafts::modern(&document, draft).map_err(|fault| {
        let span = SpanIndex::new(old.span.source, source.into()).value(&fault.pointer);
        vec![Diagnostic::error("unsupported-dialect", span, fault.message).help(fault.help)]
    })?;
    let text = modern.to_string();
    let read = read_today(&text).map_err(|found| match parse(SourceId(0), &text) {
        Ok(new) => {
            let mut found: Vec<_> = found.into_iter().map(|one| of_the_source(one, &new, &old)).collect();
            found.sort_by_key(|one| one.span);
            found
        }
        Err(found) => found,
    })?;
    // Another validator reads the document as it was written, unless it had to be mended.
    let unmended = read.document == of_the_dialect(modern);
    Ok(if unmended { Read { document, draft, ..read } } else { read })
}

/// A finding about a document that was spelled anew, as one about what was written.
fn of_the_source(mut finding: Diagnostic, new: &Node, old: &Node) -> Diagnostic {
    finding.span = place(finding.span, new, old);
    finding.related.clear();
    finding.edit = None;
    if finding.rule == "unsupported-dialect" {
        "a schema inside is of another draft than the document".clone_into(&mut finding.message);
        finding.help = None;
    }
    finding
}

/// Where a place of the document in today's spelling was before; what it is in, where it was nowhere.
fn place(span: Span, new: &Node, old: &Node) -> Span {
    let within = |outer: Span| outer.start <= span.start && span.end <= outer.end;
    for member in new.members() {
        let named = within(member.name_span);
        if !named && !within(member.node.span) {
            continue;
        }
        let name = match member.name.as_str() {
            "items" if old.get("items").is_some_and(|items| matches!(items.value, node::Value::Array(_))) => {
                "additionalItems"
            }
            "prefixItems" => "items",
            "dependentRequired" | "dependentSchemas" if old.get("dependencies").is_some() => "dependencies",
            name => name,
        };
        let Some(before) = old.members().iter().find(|member| member.name == name) else { return old.span };
        return if named { before.name_span } else { place(span, &member.node, &before.node) };
    }
    match new.items().iter().position(|item| within(item.span)) {
        Some(index) => old.items().get(index).map_or(old.span, |before| place(span, &new.items()[index], before)),
        None => old.span,
    }
}

fn read_today(source: &str) -> Result<Read, Vec<Diagnostic>> {
    let draft = Draft::Draft202012;
    let first = match load_plain(source) {
        Ok(model) => return Ok(Read { model, document: of_the_dialect(value(source)), draft, exact: true }),
        Err(diagnostics) => diagnostics,
    };
    let mut document = of_the_dialect(value(source));
    name_places(&mut document);
    let (mut text, mut exact, mut diagnostics) = (source.to_owned(), true, first.clone());
    for _ in 0..ROUNDS {
        let circular = has(&diagnostics, "circular-reference");
        let Some((mended, same)) = mend(&text, &diagnostics) else { break };
        // Others may go round such a circle without end.
        if circular && !same {
            return Err(first);
        }
        if circular {
            document = of_the_dialect(value(&mended));
        }
        (text, exact) = (mended, exact && same);
        match load_plain(&text) {
            Ok(model) => return Ok(Read { model, document, draft, exact }),
            Err(more) => diagnostics = more,
        }
    }
    if has(&diagnostics, "circular-reference") {
        return Err(first);
    }
    // Whatever the document is, another validator may read it; then nothing guides the search.
    let options = jsonschema::options().with_draft(draft);
    let readable = document.is_object() && options.build(&document).is_ok();
    match load_plain("{}") {
        Ok(model) if readable => Ok(Read { model, document, draft, exact: false }),
        _ => Err(first),
    }
}

/// The document without keywords that the dialect does not have and some validators apply all the same.
fn of_the_dialect(mut document: Value) -> Value {
    drafts::tidy(&mut document, Draft::Draft202012);
    document
}

/// The document of a text; nothing that validators take where it is none.
fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or(Value::Null)
}

fn load_plain(text: &str) -> Result<Model, Vec<Diagnostic>> {
    let loaded = load(vec![File::new("schema.json", text)], Profile::Plain { assert_formats: false });
    loaded.model.ok_or(loaded.diagnostics)
}

fn has(diagnostics: &[Diagnostic], rule: &str) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.rule == rule)
}

/// The text without the obstacles that the diagnostics tell of, and whether it still means the same.
fn mend(text: &str, diagnostics: &[Diagnostic]) -> Option<(String, bool)> {
    if has(diagnostics, "unsupported-pattern") {
        let mut document: Value = serde_json::from_str(text).ok()?;
        respell_patterns(&mut document);
        let respelled = document.to_string();
        drop_patterns(&mut document);
        let kept = document.to_string();
        let same = kept == respelled;
        return Some((kept, same));
    }
    if has(diagnostics, "circular-reference") {
        return cut_circles(text, diagnostics);
    }
    let mut document: Value = serde_json::from_str(text).ok()?;
    name_places(&mut document).then(|| (document.to_string(), true))
}

/// Spells expressions that only web browsers read so that everybody does.
fn respell_patterns(document: &mut Value) {
    let respelled = |source: &str| portable(source).filter(|other| compile(source).is_err() && compile(other).is_ok());
    schemas(document, true, &mut |members| {
        if let Some(other) = members.get("pattern").and_then(Value::as_str).and_then(respelled) {
            members.insert("pattern".to_owned(), Value::String(other));
        }
        if let Some(Value::Object(patterns)) = members.get_mut("patternProperties") {
            let all = std::mem::take(patterns);
            patterns.extend(all.into_iter().map(|(source, below)| (respelled(&source).unwrap_or(source), below)));
        }
    });
}

/// Takes out expressions that no automaton runs.
fn drop_patterns(document: &mut Value) {
    let unfit = |source: &str| compile(source).is_err();
    schemas(document, true, &mut |members| {
        if members.get("pattern").and_then(Value::as_str).is_some_and(unfit) {
            members.remove("pattern");
        }
        if let Some(Value::Object(patterns)) = members.get_mut("patternProperties") {
            let before = patterns.len();
            patterns.retain(|source, _| !unfit(source));
            // What the expression let in would otherwise be kept out.
            if patterns.len() < before {
                members.remove("additionalProperties");
            }
        }
    });
}

/// A reference that leads back to itself at the same value asks nothing new of it: where the rest holds, it holds. That is
/// how validators that take such schemas read them; below `not` and its like there is no such reading.
fn cut_circles(text: &str, diagnostics: &[Diagnostic]) -> Option<(String, bool)> {
    let mut cuts: Vec<(usize, usize)> = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.rule == "circular-reference")
        .map(|diagnostic| (diagnostic.span.start as usize, diagnostic.span.end as usize))
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut cut = text.to_owned();
    for (start, end) in cuts.into_iter().rev() {
        cut.get(start..end).filter(|reference| reference.starts_with('"'))?;
        cut.replace_range(start..end, &format!("\"#/$defs/{ANYTHING}\""));
    }
    let mut document: Value = serde_json::from_str(&cut).ok()?;
    let defs = document.as_object_mut()?.entry("$defs").or_insert_with(|| Value::Object(Map::new()));
    defs.as_object_mut()?.insert(ANYTHING.to_owned(), json!({}));
    let monotone = !["\"not\"", "\"oneOf\"", "\"if\""].iter().any(|keyword| text.contains(keyword));
    Some((document.to_string(), monotone))
}

/// Turns `"$id": "#name"` into `"$anchor": "name"`, which is what it meant up to draft-07. Whether there was any.
fn name_places(document: &mut Value) -> bool {
    let mut found = false;
    schemas(document, true, &mut |members| {
        let id = members.get("$id").and_then(Value::as_str);
        let Some(name) = id.and_then(|id| id.strip_prefix('#')).map(str::to_owned) else { return };
        found = true;
        members.remove("$id");
        // A pointer leads where it leads without it.
        if !name.starts_with('/') {
            members.insert("$anchor".to_owned(), Value::String(name));
        }
    });
    found
}
