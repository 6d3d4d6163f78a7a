//! The files that are not schemas: the policy, the outputs, each module's facts.

use super::{Lowering, Parsed};
use crate::diagnostic::Diagnostic;
use crate::facts;
use crate::model::{Document, Located, Model, Module, Profile};
use crate::node::{DataError, Node, SpanIndex, Value, from_node, parse};
use crate::schema::Schemas;
use crate::source::{Sources, Span};
use crate::suggest;
use eventwright_runtime::detect::{Categories, scan};
use std::collections::BTreeSet;

/// What a source is for, by its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// `policy.json` at the root.
    Policy,
    /// `outputs.json` at the root.
    Outputs,
    /// `<module>/module.json`
    Module,
    /// `<module>/common.json`
    Definitions,
    /// Any other JSON file of a module.
    Contract,
}

pub(super) fn role(path: &str) -> Role {
    match path.split('/').collect::<Vec<_>>()[..] {
        ["policy.json"] => Role::Policy,
        ["outputs.json"] => Role::Outputs,
        [_, "module.json"] => Role::Module,
        [.., "common.json"] => Role::Definitions,
        _ => Role::Contract,
    }
}

/// Stands in for files that a root need not have, so that everything has a document to point at.
pub(super) fn add_defaults(sources: &mut Sources, parsed: &mut Vec<Parsed>, profile: Profile) {
    for name in ["policy.json", "outputs.json"] {
        let there = profile == Profile::Contract && parsed.iter().any(|parsed| parsed.path == name);
        if there {
            continue;
        }
        let path = format!("<built-in {name}>");
        let source = sources.add(&path, "{}");
        if let Ok(node) = parse(source, "{}") {
            let spans = SpanIndex::new(source, "{}".into());
            parsed.push(Parsed { source, path, uri: format!("built-in:{name}"), node, spans });
        }
    }
}

/// The documents that are schemas.
pub(super) fn schema_documents(documents: &[Parsed], profile: Profile) -> Vec<usize> {
    let is_schema = |parsed: &Parsed| {
        let built_in = parsed.uri.starts_with("built-in:");
        !built_in && (profile != Profile::Contract || matches!(role(&parsed.path), Role::Definitions | Role::Contract))
    };
    (0..documents.len()).filter(|index| is_schema(&documents[*index])).collect()
}

/// The facts of a root, with modules that have no contracts yet.
pub(super) struct Facts {
    pub(super) policy: Located<facts::Policy>,
    pub(super) outputs: Located<facts::Outputs>,
    pub(super) modules: Vec<Module>,
    /// Folders without module.json that have been reported.
    pub(super) homeless: BTreeSet<String>,
}

impl Facts {
    pub(super) fn into_model(
        self,
        profile: Profile,
        sources: Sources,
        documents: Vec<Document>,
        schemas: Schemas,
    ) -> Model {
        let Self { policy, outputs, modules, homeless: _ } = self;
        Model { profile, sources, documents, schemas, policy, outputs, modules }
    }
}

/// Reads every file that is not a schema. All problems are reported; `None` when there was one.
pub(super) fn read(lowering: &mut Lowering<'_>) -> Option<Facts> {
    let documents = lowering.documents;
    let find = |name: &str| {
        let built_in = format!("<built-in {name}>");
        documents
            .iter()
            .position(|parsed| parsed.path == built_in)
            .or_else(|| documents.iter().position(|parsed| parsed.path == name))
    };
    let (policy, outputs) = (find("policy.json")?, find("outputs.json")?);
    let mut policy = located_or_default::<facts::Policy>(lowering, policy);
    if let (false, Some(policy)) = (lowering.is_contract(), &mut policy) {
        policy.value = facts::Policy::none();
    }
    if let Some(policy) = &policy {
        refuse_doubles(lowering, policy);
    }
    let outputs = located_or_default::<facts::Outputs>(lowering, outputs);
    let mut modules = Some(Vec::new());
    if lowering.is_contract() {
        for (index, parsed) in documents.iter().enumerate() {
            if role(&parsed.path) != Role::Module || parsed.uri.starts_with("built-in:") {
                continue;
            }
            let name = parsed.path.split('/').next().unwrap_or_default().to_owned();
            let facts = located::<facts::Module>(lowering, index);
            match (&mut modules, facts) {
                (Some(modules), Some(facts)) => modules.push(Module { name, facts, contracts: Vec::new() }),
                (modules, _) => *modules = None,
            }
        }
    }
    let (policy, outputs, modules) = (policy?, outputs?, modules?);
    lowering.foreign.clone_from(&policy.value.foreign_keywords);
    Some(Facts { policy, outputs, modules, homeless: BTreeSet::new() })
}

/// A category that is listed twice would have two levels.
fn refuse_doubles(lowering: &mut Lowering<'_>, policy: &Located<facts::Policy>) {
    let rules = &policy.value.sensitive.categories;
    for (at, rule) in rules.iter().enumerate() {
        if rules.iter().take(at).any(|earlier| earlier.name == rule.name) {
            let spans = &lowering.documents[policy.document].spans;
            let span = spans.value(&format!("/sensitive/categories/{at}/name"));
            let finding = Diagnostic::error("invalid-facts", span, "this category is listed already")
                .help("keep the level that is meant");
            lowering.report(finding);
        }
    }
}

/// A whole document as facts; a built-in one is the type's default.
fn located_or_default<T: serde::de::DeserializeOwned + Default>(
    lowering: &mut Lowering<'_>,
    document: usize,
) -> Option<Located<T>> {
    if lowering.documents[document].uri.starts_with("built-in:") {
        return Some(Located { value: T::default(), document, pointer: String::new(), tells: false });
    }
    located(lowering, document)
}

fn located<T: serde::de::DeserializeOwned>(lowering: &mut Lowering<'_>, document: usize) -> Option<Located<T>> {
    let documents = lowering.documents;
    let node = &documents[document].node;
    let value = lowering.data(from_node(node))?;
    Some(Located { value, document, pointer: String::new(), tells: tells(node) })
}

/// Whether any text among facts contains what a detector finds. Rules that look closer parse the source again, which is
/// rare then.
pub(super) fn tells(node: &Node) -> bool {
    match &node.value {
        Value::String(text) => scan(text, Categories::ALL).is_some(),
        Value::Array(items) => items.iter().any(tells),
        Value::Object(members) => members.iter().any(|member| tells(&member.node)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

impl Lowering<'_> {
    /// Facts that were read, or a report of why not.
    pub(super) fn data<T>(&mut self, result: Result<T, DataError>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                let span = error.span.unwrap_or(Span::top(self.documents[0].source));
                let mut finding = Diagnostic::error("invalid-facts", span, error.message.clone());
                if let Some((name, known)) = &error.unknown {
                    finding = match suggest::nearest(name, known.iter().copied()) {
                        Some(near) => finding.help(format!("did you mean `{near}`?")).edit(
                            span,
                            format!("\"{near}\""),
                            format!("rename it to `{near}`"),
                        ),
                        None => finding.help(format!("known here: {}", known.join(", "))),
                    };
                }
                self.report(finding);
                None
            }
        }
    }
}
