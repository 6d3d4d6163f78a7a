//! The contracts of each module: facts and schema of one version, under the name that says so.

use super::facts::{Facts, Role, role};
use super::{Lowering, Parsed};
use crate::diagnostic::Diagnostic;
use crate::facts;
use crate::model::{Contract, Located};
use crate::node::{Node, from_node};
use crate::source::Span;
use crate::view::is_index;
use eventwright_runtime::walk::{Keyword, NodeId};
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

/// Reads every contract into its module.
pub(super) fn read_all(lowering: &mut Lowering<'_>, facts: &mut Facts) {
    let documents = lowering.documents;
    let mut seen: BTreeMap<(String, u32), Span> = BTreeMap::new();
    for (index, parsed) in documents.iter().enumerate() {
        if role(&parsed.path) != Role::Contract || parsed.uri.starts_with("built-in:") {
            continue;
        }
        let Some(module) = module_of(lowering, facts, parsed) else { continue };
        let Some(contract) = read(lowering, index) else { continue };
        let span = parsed.node.pointer("/x-event/type").map_or(parsed.node.span, |node| node.span);
        let key = (contract.event_type.clone(), contract.version);
        if let Some(first) = seen.insert(key, span) {
            let message = format!("`{}` version {} is described twice", contract.event_type, contract.version);
            let finding = Diagnostic::error("duplicate-contract", span, message)
                .related(first, "first here")
                .help("one file per event type and version; raise `schema_version` for a new one");
            lowering.report(finding);
        }
        check_file_name(lowering, parsed, &contract);
        facts.modules[module].contracts.push(contract);
    }
    exempt(lowering, facts);
    for module in &mut facts.modules {
        let listed = module.facts.value.publishes.iter().enumerate();
        let places: HashMap<&str, usize> = listed.map(|(place, name)| (name.as_str(), place)).collect();
        let order = |contract: &Contract| {
            let place = places.get(contract.event_type.as_str()).copied();
            (place.unwrap_or(usize::MAX), contract.event_type.clone(), contract.version)
        };
        module.contracts.sort_by_cached_key(order);
    }
}

/// The policy's exemptions count as if `x-pii` stood at the field.
fn exempt(lowering: &mut Lowering<'_>, facts: &Facts) {
    for (index, allow) in facts.policy.value.allow.iter().enumerate() {
        let contracts = facts.modules.iter().flat_map(|module| &module.contracts);
        let found: Vec<usize> = contracts
            .filter(|contract| contract.event_type == allow.event)
            .filter_map(|contract| at_field(lowering, contract.event.document, &allow.field))
            .map(|id| id as usize)
            .collect();
        if found.is_empty() {
            let spans = &lowering.documents[facts.policy.document].spans;
            let span = spans.value(&format!("/allow/{index}/field"));
            let finding = Diagnostic::error("invalid-facts", span, "no contract of this event has such a field").help(
                "`field` is a JSON Pointer into the payload, such as `/approval_token`, or `/users/*/email` for items",
            );
            lowering.report(finding);
        }
        for id in found {
            let (category, reason, owner) = (allow.category, allow.reason.clone(), allow.owner.clone());
            lowering.table.nodes[id].keywords.push(Keyword::Pii([category.name().into()].into()));
            // The last day is the policy's to tell.
            let pii = facts::Pii { category, reason, owner, expires: None };
            lowering.info[id].annotations.pii.get_or_insert(pii);
        }
    }
}

/// The subschema of a field: `*`, `-` and numbers stand for the items of a list where no property is called so.
fn at_field(lowering: &Lowering<'_>, document: usize, field: &str) -> Option<NodeId> {
    let mut place = String::new();
    for token in field.split('/').skip(1) {
        let property = format!("{place}/properties/{token}");
        let known = lowering.at_place(document, &property).is_some();
        place = if !known && is_index(token) { format!("{place}/items") } else { property };
    }
    lowering.at_place(document, &place)
}

/// The module a file belongs to; one without `module.json` is made from the folder's name alone.
fn module_of(lowering: &mut Lowering<'_>, facts: &mut Facts, parsed: &Parsed) -> Option<usize> {
    let Some((name, rest)) = parsed.path.split_once('/') else {
        let message = "this file belongs into a module's folder";
        let finding = Diagnostic::error("misplaced-file", Span::top(parsed.source), message)
            .help("contracts live in schemas/<module>/<event type>.v<N>.json");
        lowering.report(finding);
        return None;
    };
    if rest.contains('/') {
        let message = "a module's contracts lie directly in its folder";
        lowering.report(Diagnostic::error("misplaced-file", Span::top(parsed.source), message));
        return None;
    }
    if let Some(index) = facts.modules.iter().position(|module| module.name == name) {
        return Some(index);
    }
    if !facts.homeless.insert(name.to_owned()) {
        return None;
    }
    let message = format!("the folder `{name}` has no module.json");
    let finding = Diagnostic::error("misplaced-file", Span::top(parsed.source), message)
        .help("describe the module in module.json: {\"title\": …, \"owner\": …, \"publishes\": […]}");
    lowering.report(finding);
    None
}

fn read(lowering: &mut Lowering<'_>, document: usize) -> Option<Contract> {
    let documents = lowering.documents;
    let parsed = &documents[document];
    let Some(node) = parsed.node.get("x-event") else {
        let message = "this file does not say which event it describes";
        let finding = Diagnostic::error("missing-event", Span::top(parsed.source), message)
            .help("add `x-event` at the root: type, meta, when, producer, consumers");
        lowering.report(finding);
        return None;
    };
    let event: facts::Event = lowering.data(from_node(node))?;
    if parsed.node.get("$schema").is_none_or(|node| node.as_str().is_none()) {
        let message = "a contract names its dialect";
        let help = format!("add \"$schema\": \"{}\"", super::scan::DRAFT_2020_12);
        lowering.report(Diagnostic::error("missing-dialect", Span::top(parsed.source), message).help(help));
    }
    let root = *lowering.roots.get(&document)?;
    let text = |name: &str| parsed.node.get(name).and_then(Node::as_str).map(str::to_owned);
    Some(Contract {
        event_type: event.event_type.clone(),
        version: event.meta.schema_version,
        event: Located { value: event, document, pointer: "/x-event".to_owned(), tells: super::facts::tells(node) },
        root,
        title: text("title"),
        description: text("description"),
        examples: lowering.info[root as usize].annotations.examples.clone(),
        most_bytes: OnceLock::new(),
    })
}

/// The file says what is in it, so that two versions can never hide behind one name.
fn check_file_name(lowering: &mut Lowering<'_>, parsed: &Parsed, contract: &Contract) {
    let file = parsed.path.rsplit('/').next().unwrap_or_default();
    let wanted = format!("{}.json", contract.name());
    if file != wanted {
        let span = parsed.spans.value("/x-event/type");
        let message = format!("the file is named `{file}`, but it describes {}", contract.name());
        let finding = Diagnostic::error("file-name", span, message)
            .related(parsed.spans.value("/x-event/meta/schema_version"), "the version is here")
            .help(format!("name the file `{wanted}`, or mend the type and version in it"));
        lowering.report(finding);
    }
}
