//! `bulk-content`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::facts::Exclude;
use crate::model::{Model, Module};
use crate::named::{Named, named};
use eventwright_runtime::detect::Excluded;
use eventwright_runtime::detect::excluded::{EXCLUDE, holds, spelling};
use eventwright_runtime::walk::{NodeId, Options};
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    name: "bulk-content",
    what: "A property, or a member of an example, under a name that `payload.exclude` in module.json lists: a whole \
           lesson, an outline, the text of a quiz, HTML. Any spelling of the same words counts, in the singular or \
           plural, also at the end of a longer name. Members that no schema declares are judged by the same names when \
           events are decoded and validated: at the level `warn` they pass with a warning, at `allow` without.",
    why: "Events say that something happened; whoever needs the content fetches it by its id. Copied into events it is \
          too large for them, and out of date the moment it changes.",
    bad: r#""properties": {"lessonMarkdown": {"type": "string"}}"#,
    good: r#""properties": {"lesson_id": {"type": "string", "format": "uuid"}}"#,
    run: Run::Model(run),
};

/// A name that is excluded, as it is compared, with the numbers of its exclusion and of the name in that.
struct Listed<'m> {
    name: String,
    at: (usize, usize),
    exclude: &'m Exclude,
}

fn run(model: &Model, findings: &mut Findings) {
    for module in &model.modules {
        let excluded = excluded(module);
        if excluded.is_empty() {
            continue;
        }
        // What contracts share is judged once for each module: its list is its own.
        let mut seen = BTreeSet::new();
        for contract in &module.contracts {
            walk(model, module, contract.root, &excluded, &mut seen, findings);
        }
    }
}

/// What a module excludes, the longest names first: they say most exactly what is meant.
fn excluded(module: &Module) -> Vec<Listed<'_>> {
    let mut excluded = Vec::new();
    for (index, exclude) in module.facts.value.payload.exclude.iter().enumerate() {
        let names = exclude.names.iter().enumerate();
        excluded.extend(names.map(|(place, name)| Listed { name: spelling(name), at: (index, place), exclude }));
    }
    excluded.sort_by_key(|listed| std::cmp::Reverse(listed.name.len()));
    excluded
}

fn walk(
    model: &Model,
    module: &Module,
    root: NodeId,
    excluded: &[Listed<'_>],
    seen: &mut BTreeSet<NodeId>,
    findings: &mut Findings,
) {
    let names: Vec<&str> = excluded.iter().map(|listed| listed.name.as_str()).collect();
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        for name in named(&model.schemas, id) {
            judge(model, module, id, &name, excluded, findings);
        }
        shown(model, id, &names, findings);
        for keyword in model.schemas.keywords(id) {
            open.extend(crate::schema::children(keyword));
        }
    }
}

/// Judges members of examples and defaults that no schema names: decoding refuses them too.
fn shown(model: &Model, id: NodeId, names: &[&str], findings: &mut Findings) {
    let options = Options { tolerant: true, scan: None, excluded: Excluded::refused(names) };
    let annotations = model.schemas.annotations(id);
    let examples = annotations.examples.iter().enumerate().map(|(index, value)| (format!("examples/{index}"), value));
    let default = annotations.default.iter().map(|value| ("default".to_owned(), value));
    for (place, value) in examples.chain(default) {
        let violations = model.schemas.table.violations(id, value, options);
        for violation in violations.iter().filter(|violation| violation.keyword == EXCLUDE) {
            let span = model.keyword_name_span(id, &format!("{place}{}", violation.instance));
            let message = "the name of this member speaks of content that module.json excludes".to_owned();
            findings.push(
                Diagnostic::error(RULE.name, span, message)
                    .help("examples are payloads: leave it out, as who sends the event has to"),
            );
        }
    }
}

fn judge(model: &Model, module: &Module, id: NodeId, named: &Named<'_>, excluded: &[Listed<'_>], findings: &mut Findings) {
    let name = spelling(&named.name);
    let listed = excluded.iter().find(|listed| holds(&name, &listed.name));
    let Some(Listed { at: (index, place), exclude, .. }) = listed else { return };
    let span = if named.key {
        model.keyword_name_span(id, &named.place)
    } else {
        model.keyword_span(id, &named.place)
    };
    let because = exclude.because.as_ref().map_or(String::new(), |because| format!(" ({because})"));
    let message = format!("{} does not belong into events{because}", exclude.what);
    let pointer = format!("/payload/exclude/{index}/names/{place}");
    findings.push(
        Diagnostic::error(RULE.name, span, message)
            .help(format!("use `{}` instead: who needs the content fetches it", exclude.use_instead))
            .related(model.facts_span(&module.facts, &pointer), "the name is listed here"),
    );
}
