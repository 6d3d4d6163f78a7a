//! `bulk-content`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::facts::Exclude;
use crate::model::{Model, Module};
use crate::named::{Named, named};
use crate::names;
use eventwright_runtime::walk::NodeId;
use std::collections::{BTreeSet, HashMap};

pub(super) const RULE: Rule = Rule {
    name: "bulk-content",
    what: "A property under a name that `payload.exclude` in module.json lists: a whole lesson, an outline, the text of a \
           quiz, HTML. Any spelling of the same words counts, in the singular or plural, also at the
           end of a longer name.",
    why: "Events say that something happened; whoever needs the content fetches it by its id. Copied into events it is \
          too large for them, and out of date the moment it changes.",
    bad: r#""properties": {"lessonMarkdown": {"type": "string"}}"#,
    good: r#""properties": {"lesson_id": {"type": "string", "format": "uuid"}}"#,
    run: Run::Model(run),
};

/// The words of an excluded name, joined, with the number of the exclusion and of the name in it.
type Excluded<'m> = HashMap<String, (usize, usize, &'m Exclude)>;

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

fn excluded(module: &Module) -> Excluded<'_> {
    let mut excluded = HashMap::new();
    for (index, exclude) in module.facts.value.payload.exclude.iter().enumerate() {
        for (place, name) in exclude.names.iter().enumerate() {
            excluded.entry(words(name).join("_")).or_insert((index, place, exclude));
        }
    }
    excluded
}

/// The words of a name, each in the singular: `full_lessons` are several of `full_lesson`.
fn words(name: &str) -> Vec<String> {
    let mut words = names::words(name);
    for word in &mut words {
        if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") {
            word.pop();
        }
    }
    words
}

fn walk(
    model: &Model,
    module: &Module,
    root: NodeId,
    excluded: &Excluded<'_>,
    seen: &mut BTreeSet<NodeId>,
    findings: &mut Findings,
) {
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        for name in named(&model.schemas, id) {
            judge(model, module, id, &name, excluded, findings);
        }
        for keyword in model.schemas.keywords(id) {
            open.extend(crate::schema::children(keyword));
        }
    }
}

fn judge(model: &Model, module: &Module, id: NodeId, named: &Named<'_>, excluded: &Excluded<'_>, findings: &mut Findings) {
    let words = words(&named.name);
    // `raw_html` and `raw_lesson_content` are the content still. `question_count` and `course_outline_id` do not end in
    // it, and `has_html` asks for it.
    let asks = words.first().is_some_and(|first| matches!(first.as_str(), "has" | "is" | "with" | "without" | "no"));
    let listed = (0..words.len())
        .filter(|start| *start == 0 || !asks)
        .find_map(|start| excluded.get(&words.get(start..)?.join("_")));
    let Some((index, place, exclude)) = listed else { return };
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
