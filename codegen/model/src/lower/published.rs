//! Baselines: what was published before today's rules is read as far as it says anything, and what could not be read is
//! told. Whoever compares with it wants to know whom a change breaks, not what was once written otherwise.

use super::facts::{self, Role, role};
use super::scan::DRAFT_2020_12;
use super::{File, Left, Loaded, Lowering, Parsed, into_documents, parse_all};
use crate::diagnostic::{self, Diagnostic};
use crate::facts as data;
use crate::model::Profile;
use crate::node::{Member, Node, SpanIndex, Value, from_node, parse};
use crate::schema::Schemas;
use crate::source::{SourceId, Sources, Span};
use eventwright_runtime::json::Number;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;

/// Findings that say nothing about instances: the model is made over them.
const OVER: [&str; 5] = ["unknown-keyword", "unknown-format", "missing-dialect", "file-name", "idle-keyword"];

/// More parts than this are not taken out of a file one by one.
const PARTS: usize = 200;

/// Reads the contracts of a baseline. A file of which nothing can be made is left out, and told as such; the others are
/// read without it.
pub fn load_published(files: Vec<File>) -> Loaded {
    let (mut sources, mut parsed, told) = parse_all(files, Profile::Contract);
    let mut left_out: Vec<Left> = Vec::new();
    leave_out(&mut left_out, &sources, told);
    let mut told = Vec::new();
    // A baseline generates nothing.
    parsed.retain(|one| role(&one.path) != Role::Outputs);
    home(&mut sources, &mut parsed);
    parsed.retain_mut(|one| {
        let unread = mend(one, &mut told);
        let read = unread.is_none();
        leave_out(&mut left_out, &sources, unread.into_iter().collect());
        read
    });
    facts::add_defaults(&mut sources, &mut parsed, Profile::Contract);
    loop {
        let mut lowering = Lowering::new(&parsed, Profile::Contract);
        let outcome = lowering.run();
        let (over, bad): (Vec<Diagnostic>, Vec<Diagnostic>) =
            std::mem::take(&mut lowering.findings).into_iter().partition(|one| is_over(one, &parsed));
        if let (Some(outcome), true) = (outcome, bad.is_empty()) {
            told.extend(over);
            diagnostic::sort(&mut told);
            let schemas = Schemas { table: lowering.table, info: lowering.info };
            let roots = lowering.roots;
            let documents = into_documents(parsed, &roots);
            let model = outcome.into_model(Profile::Contract, sources.clone(), documents, schemas);
            let some = left_out.is_empty() || model.contracts().next().is_some();
            told.extend(left_out.iter().filter(|_| !some).map(|left| left.because.clone()));
            return Loaded { sources, diagnostics: told, model: some.then_some(model), left_out };
        }
        let gone: BTreeSet<SourceId> = bad.iter().map(|one| one.span.source).collect();
        let before = parsed.len();
        parsed.retain(|one| !gone.contains(&one.source));
        if parsed.len() == before || bad.is_empty() {
            return Loaded { sources, diagnostics: bad, model: None, left_out };
        }
        leave_out(&mut left_out, &sources, bad);
    }
}

/// Files that are left out, each with the first thing that is wrong with it.
fn leave_out(left_out: &mut Vec<Left>, sources: &Sources, mut found: Vec<Diagnostic>) {
    diagnostic::sort(&mut found);
    for because in found {
        let path = sources.get(because.span.source).map(|source| source.path.to_string()).unwrap_or_default();
        if left_out.iter().all(|left| left.path != path) {
            left_out.push(Left { path, because });
        }
    }
}

/// What the policy exempts need not be among the contracts that could be read.
fn is_over(finding: &Diagnostic, parsed: &[Parsed]) -> bool {
    let of_policy = || parsed.iter().any(|one| one.source == finding.span.source && role(&one.path) == Role::Policy);
    OVER.contains(&finding.rule) || of_policy()
}

/// A module for each folder that holds contracts and does not describe itself.
fn home(sources: &mut Sources, parsed: &mut Vec<Parsed>) {
    let folder = |one: &Parsed| one.path.split_once('/').map(|(folder, _)| folder.to_owned());
    let folders: BTreeSet<String> = parsed.iter().filter_map(folder).collect();
    for folder in folders {
        let path = format!("{folder}/module.json");
        if parsed.iter().any(|one| one.path == path) {
            continue;
        }
        let source = sources.add(&format!("<{path}>"), "{}");
        if let Ok(node) = parse(source, "{}") {
            let spans = SpanIndex::new(source, "{}".into());
            parsed.push(Parsed { source, uri: format!("{}{path}", crate::uri::LOCAL), path, node, spans });
        }
    }
}

/// Takes out of a file what today's facts do not know, and puts in what they need; says why, where that cannot be done.
fn mend(parsed: &mut Parsed, told: &mut Vec<Diagnostic>) -> Option<Diagnostic> {
    let Parsed { path, node, source, .. } = parsed;
    match role(path) {
        Role::Policy => facts_of::<data::Policy>(node, told, |_| ()),
        Role::Outputs => None,
        Role::Module => facts_of::<data::Module>(node, told, |node| {
            ["title", "version", "owner"].into_iter().for_each(|name| fill(node, name, text("")));
        }),
        Role::Definitions => {
            exemptions(node, told);
            None
        }
        Role::Contract => {
            let Value::Object(_) = &node.value else {
                return Some(Diagnostic::error("missing-event", Span::top(*source), "this is no contract"));
            };
            fill(node, "$schema", text(DRAFT_2020_12));
            fill(node, "x-event", Value::Object(Vec::new()));
            exemptions(node, told);
            event(path, node, told)
        }
    }
}

/// `x-event`: what it does not say is taken from the file's name.
fn event(path: &str, node: &mut Node, told: &mut Vec<Diagnostic>) -> Option<Diagnostic> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let named = file.strip_suffix(".json").and_then(|stem| stem.rsplit_once(".v"));
    let named = named.and_then(|(name, version)| Some((name, version.parse::<u32>().ok()?)));
    facts_of::<data::Event>(member(node, "x-event")?, told, |node| {
        fill(node, "when", text(""));
        ["meta", "producer"].into_iter().for_each(|name| fill(node, name, Value::Object(Vec::new())));
        if let Some((name, _)) = named {
            fill(node, "type", text(name));
        }
        let Some(meta) = member(node, "meta") else { return };
        fill(meta, "producer", text(""));
        fill(meta, "source_module", text(folder));
        if let Some((_, version)) = named {
            fill(meta, "schema_version", Value::Number(Number::Integer(version.into())));
        }
    })
}

/// Every `x-pii` of a schema.
fn exemptions(node: &mut Node, told: &mut Vec<Diagnostic>) {
    match &mut node.value {
        Value::Object(members) => {
            for member in members {
                if member.name != "x-pii" {
                    exemptions(&mut member.node, told);
                    continue;
                }
                // What stays unreadable is told when the schema is read.
                let _ = facts_of::<data::Pii>(&mut member.node, told, |node| {
                    ["reason", "owner"].into_iter().for_each(|name| fill(node, name, text("")));
                });
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| exemptions(item, told)),
        _ => {}
    }
}

/// Takes parts out until the facts can be read: of what is not known the member, of what is wrong the whole entry, since
/// half of a flow would be another flow.
fn facts_of<T: DeserializeOwned>(
    node: &mut Node,
    told: &mut Vec<Diagnostic>,
    complete: impl Fn(&mut Node),
) -> Option<Diagnostic> {
    for _ in 0..PARTS {
        complete(node);
        let Err(error) = from_node::<T>(node) else { return None };
        let span = error.span.unwrap_or(node.span);
        let finding = Diagnostic::error("invalid-facts", span, error.message.clone());
        let taken = if error.unknown.is_some() { take_member(node, span) } else { take_entry(node, span) };
        if !taken {
            return Some(finding);
        }
        told.push(finding);
    }
    Some(Diagnostic::error("invalid-facts", node.span, "hardly anything of this can be read"))
}

/// Takes out the member whose name stands there.
fn take_member(node: &mut Node, at: Span) -> bool {
    match &mut node.value {
        Value::Object(members) => {
            let before = members.len();
            members.retain(|member| member.name_span != at);
            members.len() < before || members.iter_mut().any(|member| take_member(&mut member.node, at))
        }
        Value::Array(items) => items.iter_mut().any(|item| take_member(item, at)),
        _ => false,
    }
}

/// Takes out the entry of a list, or the member, at the top of some facts, in which a place is.
fn take_entry(node: &mut Node, at: Span) -> bool {
    let holds = |span: Span| span.source == at.source && span.start <= at.start && at.end <= span.end;
    let Value::Object(members) = &mut node.value else { return false };
    let Some(index) = members.iter().position(|one| holds(one.node.span) || one.name_span == at) else { return false };
    if let Value::Array(items) = &mut members[index].node.value
        && let Some(place) = items.iter().position(|item| holds(item.span))
    {
        items.remove(place);
    } else {
        members.remove(index);
    }
    true
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn member<'n>(node: &'n mut Node, name: &str) -> Option<&'n mut Node> {
    let Value::Object(members) = &mut node.value else { return None };
    members.iter_mut().find(|member| member.name == name).map(|member| &mut member.node)
}

/// Puts a member in where there is none. It stands at no place of its own.
fn fill(node: &mut Node, name: &str, value: Value) {
    let span = Span { end: node.span.start, ..node.span };
    if let Value::Object(members) = &mut node.value
        && members.iter().all(|member| member.name != name)
    {
        members.push(Member { name: name.to_owned(), name_span: span, node: Node { span, value } });
    }
}
