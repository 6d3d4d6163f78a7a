//! `sensitive-text`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::facts::Category;
use crate::model::Model;
use crate::named::{Named, Standing, named};
use crate::node::{Node, Value, escape_token, parse};
use crate::pattern::samples;
use crate::source::Span;
use crate::{sensitive, view};
use eventwright_runtime::format::Format;
use eventwright_runtime::json::{Number, Tree};
use eventwright_runtime::walk::{Keyword, NodeId};
use std::collections::{BTreeSet, HashSet};

pub(super) const RULE: Rule = Rule {
    name: "sensitive-text",
    what: "An `enum`, `const`, `default`, example or name of a property that contains what the policy keeps out of events: \
           an e-mail address, a card number, a key; also a number that is a card's. Or a `format` whose every text is one, a \
           `pattern` that spells one out, a title, description, hint or fact that tells one.",
    why: "Every such event would be refused; and what schemas say ends up in the reference, in tests and in other people's \
          code.",
    bad: r#""examples": [{"contact": "jane@example.com"}]"#,
    good: r#""examples": [{"user_id": "0b0e7c5e-3c2f-4a39-9a52-4b7f7ad2c1d0"}]"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    let standing = Standing::of(model);
    let conditions = conditions(model);
    for id in model.schemas.ids() {
        // Examples and defaults are walked, with all exemptions, by `invalid-example`, which reports under this name.
        let exempt = standing.exempt(&model.schemas, id);
        for keyword in model.schemas.keywords(id) {
            match keyword {
                Keyword::Enum(list) => {
                    for (index, value) in list.iter().enumerate() {
                        listed(model, id, value, &format!("enum/{index}"), &exempt, findings);
                    }
                }
                Keyword::Const(value) => listed(model, id, value, "const", &exempt, findings),
                Keyword::Pattern(pattern) if !conditions.contains(&id) => {
                    spelled(model, id, &pattern.source, &exempt, findings);
                }
                Keyword::Format(format) if !conditions.contains(&id) => formatted(model, id, *format, &exempt, findings),
                _ => {}
            }
        }
        let mut seen = BTreeSet::new();
        for one in named(&model.schemas, id) {
            // What `propertyNames` lists is a list of its own.
            if one.place.starts_with("propertyNames/") || !seen.insert(one.place.clone()) {
                continue;
            }
            let own = one.property.map_or_else(Vec::new, |property| standing.exempt(&model.schemas, property));
            spoken(model, id, &one, &[exempt.as_slice(), own.as_slice()].concat(), findings);
        }
        // A card's number is one, declared or not; texts among examples and defaults are walked as instances are.
        let annotations = model.schemas.annotations(id);
        for (index, value) in annotations.examples.iter().enumerate() {
            numbers(model, (id, &format!("examples/{index}")), (id, value), &standing, findings);
        }
        if let Some(value) = &annotations.default {
            numbers(model, (id, "default"), (id, value), &standing, findings);
        }
        let texts = [
            ("title", &annotations.title),
            ("description", &annotations.description),
            ("x-hint", &annotations.hint),
        ];
        for (keyword, text) in texts {
            if let Some(what) = text.as_deref().and_then(|text| sensitive::text(&model.policy.value, &exempt, text)) {
                findings.push(telling(model.keyword_span(id, keyword), what));
            }
        }
    }
    facts(model, findings);
}

fn telling(span: Span, what: &str) -> Diagnostic {
    Diagnostic::error(RULE.name, span, format!("this text contains {what}"))
        .help("the reference prints it: say it without")
}

/// Every text of `x-event` and of each module's facts.
fn facts(model: &Model, findings: &mut Findings) {
    let events = model.contracts().map(|(_, contract)| (contract.event.document, contract.event.pointer.as_str()));
    let modules = model.modules.iter().map(|module| (module.facts.document, module.facts.pointer.as_str()));
    for (document, pointer) in events.chain(modules) {
        let Some(source) = model.documents.get(document).map(|document| document.source) else { continue };
        let Some(node) = model.sources.get(source).and_then(|text| parse(source, &text.text).ok()) else { continue };
        if let Some(node) = node.pointer(pointer) {
            texts(model, node, findings);
        }
    }
}

fn texts(model: &Model, node: &Node, findings: &mut Findings) {
    match &node.value {
        Value::String(text) => {
            if let Some(what) = sensitive::text(&model.policy.value, &[], text) {
                findings.push(telling(node.span, what));
            }
        }
        Value::Array(items) => items.iter().for_each(|item| texts(model, item, findings)),
        Value::Object(members) => members.iter().for_each(|member| texts(model, &member.node, findings)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A name that is a sensitive value by itself.
fn spoken(model: &Model, id: NodeId, named: &Named<'_>, exempt: &[Category], findings: &mut Findings) {
    if let Some(what) = sensitive::text(&model.policy.value, exempt, &named.name) {
        let span = if named.key {
            model.keyword_name_span(id, &named.place)
        } else {
            model.keyword_span(id, &named.place)
        };
        let finding = Diagnostic::error(RULE.name, span, format!("this name contains {what}"));
        findings.push(finding.help("name the field after what it holds"));
    }
}

/// An expression that spells a sensitive value out.
fn spelled(model: &Model, id: NodeId, source: &str, exempt: &[Category], findings: &mut Findings) {
    if let Some(what) = samples(source).iter().find_map(|text| sensitive::text(&model.policy.value, exempt, text)) {
        let span = model.keyword_span(id, "pattern");
        let finding = Diagnostic::error(RULE.name, span, format!("this expression spells out {what}"));
        findings.push(finding.help("admit other texts, or give the field a reason in `x-pii`"));
    }
}

/// Numbers of cards in an example, at declared places: those elsewhere are found where examples are walked.
fn numbers(
    model: &Model,
    (id, place): (NodeId, &str),
    (at, value): (NodeId, &Tree),
    standing: &Standing<'_>,
    findings: &mut Findings,
) {
    let schemas = &model.schemas;
    let below = |token: &str| view::field(schemas, at, &format!("/{token}")).map(|(below, _)| below);
    match value {
        Tree::Number(number) => {
            let exempt = [standing.exempt(schemas, at), view::exempt_within(schemas, at)].concat();
            number_listed(model, (id, place), *number, &exempt, findings);
        }
        Tree::Array(items) => {
            let Some(at) = below("*") else { return };
            for (index, item) in items.iter().enumerate() {
                numbers(model, (id, &format!("{place}/{index}")), (at, item), standing, findings);
            }
        }
        Tree::Object(members) => {
            for (name, value) in members {
                let token = escape_token(name);
                if let Some(at) = below(&token) {
                    numbers(model, (id, &format!("{place}/{token}")), (at, value), standing, findings);
                }
            }
        }
        _ => {}
    }
}

fn number_listed(
    model: &Model,
    (id, place): (NodeId, &str),
    number: Number,
    exempt: &[Category],
    findings: &mut Findings,
) {
    let digits = number.as_u64().filter(|number| *number >= SHORTEST_CARD).map(|number| number.to_string());
    if let Some(what) = digits.and_then(|digits| sensitive::text(&model.policy.value, exempt, &digits)) {
        let finding = Diagnostic::error(RULE.name, model.keyword_span(id, place), format!("this number is {what}"));
        findings.push(finding.help("use a number that may be seen"));
    }
}

/// No card has fewer than twelve digits.
const SHORTEST_CARD: u64 = 100_000_000_000;

/// What stands in an `if` or `not` admits nothing by itself.
fn conditions(model: &Model) -> HashSet<NodeId> {
    let keywords = |id| model.schemas.keywords(id);
    let mut open: Vec<NodeId> = Vec::new();
    for keyword in model.schemas.ids().flat_map(keywords) {
        if let Keyword::Not(id) | Keyword::If { condition: id, .. } = keyword {
            open.push(*id);
        }
    }
    let mut found = HashSet::new();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(keywords(id).iter().flat_map(crate::schema::children));
        }
    }
    found
}

fn listed(model: &Model, id: NodeId, value: &Tree, place: &str, exempt: &[Category], findings: &mut Findings) {
    match value {
        Tree::String(text) => {
            if let Some(what) = sensitive::text(&model.policy.value, exempt, text) {
                let span = model.keyword_span(id, place);
                let finding = Diagnostic::error(RULE.name, span, format!("this value contains {what}"));
                findings.push(finding.help("list another value, or give the field a reason in `x-pii`"));
            }
        }
        Tree::Number(number) => number_listed(model, (id, place), *number, exempt, findings),
        Tree::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                listed(model, id, item, &format!("{place}/{index}"), exempt, findings);
            }
        }
        Tree::Object(members) => {
            for (name, value) in members {
                listed(model, id, value, &format!("{place}/{}", escape_token(name)), exempt, findings);
            }
        }
        _ => {}
    }
}

/// A format of which every text would be refused.
fn formatted(model: &Model, id: NodeId, format: Format, exempt: &[Category], findings: &mut Findings) {
    let what = match format {
        Format::Email => "an e-mail address",
        Format::Ipv4 | Format::Ipv6 => "an IP address",
        _ => return,
    };
    if exempt.contains(&Category::Contact) || !sensitive::refused_categories(&model.policy.value).contains(&Category::Contact) {
        return;
    }
    let span = model.keyword_span(id, "format");
    let message = format!("a text of this format is {what}, which every event would be refused for");
    let help = "leave the field out, or give a reason: \"x-pii\": {\"category\": \"contact\", \"reason\": …, \"owner\": …}";
    findings.push(Diagnostic::error(RULE.name, span, message).help(help));
}
