//! Registering subschemas, resources and anchors, so that references can be resolved in any order.

use super::{Lowering, Resource, Vocabularies};
use crate::diagnostic::Diagnostic;
use crate::node::{Node, Value, escape_token};
use crate::schema::{Annotations, Info};
use crate::source::Span;
use crate::uri;
use eventwright_runtime::walk::{NodeId, Subschema};
use std::collections::HashMap;

/// The meta-schema every document of ours names.
pub(super) const DRAFT_2020_12: &str = "https://json-schema.org/draft/2020-12/schema";

/// How the value of a keyword holds subschemas.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// It is one.
    One,
    /// It is an array of them.
    List,
    /// Its members' values are.
    Map,
}

/// The keywords whose values are subschemas (JSON Schema 2020-12 Core, sections 8.2.4, 10 and 11; Validation, 8.5).
pub(super) fn shape(keyword: &str) -> Option<Shape> {
    match keyword {
        "additionalProperties"
        | "items"
        | "contains"
        | "not"
        | "if"
        | "then"
        | "else"
        | "propertyNames"
        | "unevaluatedItems"
        | "unevaluatedProperties"
        | "contentSchema" => Some(Shape::One),
        "allOf" | "anyOf" | "oneOf" | "prefixItems" => Some(Shape::List),
        "properties" | "patternProperties" | "dependentSchemas" | "$defs" | "definitions" => Some(Shape::Map),
        _ => None,
    }
}

impl<'a> Lowering<'a> {
    /// Registers a document's root and all below it.
    pub(super) fn register_document(&mut self, document: usize) {
        let parsed = &self.documents[document];
        let base = parsed.uri.split('#').next().unwrap_or_default().to_owned();
        if self.is_contract() && self.by_uri.contains_key(&base) {
            let message = "the `$id` of another schema is the path of this file";
            self.report(Diagnostic::error("duplicate-identifier", Span::top(parsed.source), message));
        }
        let resource = self.add_resource(base, document, String::new(), &parsed.node);
        let id = self.register(&parsed.node, document, String::new(), resource);
        self.roots.insert(document, id);
    }

    /// Registers a subschema and all below it; returns its number.
    pub(super) fn register(&mut self, node: &'a Node, document: usize, pointer: String, resource: usize) -> NodeId {
        if let Some(id) = self.number(node) {
            return id;
        }
        let id = NodeId::try_from(self.nodes.len()).unwrap_or(NodeId::MAX);
        let resource = self.identify(node, document, &pointer, resource);
        self.nodes.push(node);
        self.by_node.insert(std::ptr::from_ref(node).addr(), id);
        self.table.nodes.push(Subschema {
            at: self.at(document, &pointer),
            resource: u32::try_from(resource).unwrap_or(u32::MAX),
            keywords: Vec::new(),
        });
        let trivial = match &node.value {
            Value::Bool(_) => true,
            _ => node.members().is_empty(),
        };
        let annotations = Annotations::default();
        self.info.push(Info { document, pointer: pointer.as_str().into(), span: node.span, annotations, trivial });
        self.anchors(node, id, resource);
        for member in node.members() {
            let below = format!("{pointer}/{}", escape_token(&member.name));
            match shape(&member.name) {
                Some(Shape::One) => {
                    self.register(&member.node, document, below, resource);
                }
                Some(Shape::List) => {
                    for (index, item) in member.node.items().iter().enumerate() {
                        self.register(item, document, format!("{below}/{index}"), resource);
                    }
                }
                Some(Shape::Map) => {
                    for entry in member.node.members() {
                        let at = format!("{below}/{}", escape_token(&entry.name));
                        self.register(&entry.node, document, at, resource);
                    }
                }
                None => {}
            }
        }
        id
    }

    /// The number of a subschema, if it is registered.
    pub(super) fn number(&self, node: &Node) -> Option<NodeId> {
        self.by_node.get(&std::ptr::from_ref(node).addr()).copied()
    }

    /// The number of the subschema at a place of a document.
    pub(super) fn at_place(&self, document: usize, pointer: &str) -> Option<NodeId> {
        self.number(self.documents[document].node.pointer(pointer)?)
    }

    /// How the tables name a place: documents that are roots of validations by pointer alone.
    fn at(&self, document: usize, pointer: &str) -> Box<str> {
        let path = &self.documents[document].path;
        let file = path.rsplit('/').next().unwrap_or(path);
        if file == "common.json" { format!("{file}#{pointer}").into() } else { format!("#{pointer}").into() }
    }

    fn add_resource(&mut self, base: String, document: usize, pointer: String, node: &Node) -> usize {
        let index = self.resources.len();
        let vocabularies = self.vocabularies(node);
        self.by_uri.entry(base.clone()).or_insert(index);
        self.table.anchors.push(Vec::new());
        self.resources.push(Resource { base, document, pointer, anchors: HashMap::new(), vocabularies });
        index
    }

    /// The resource a subschema belongs to: a new one where it has an `$id`.
    fn identify(&mut self, node: &Node, document: usize, pointer: &str, resource: usize) -> usize {
        let Some(id) = node.get("$id") else { return resource };
        let Some(text) = id.as_str() else {
            let message = format!("`$id` takes a string, not {}", id.kind());
            self.report(Diagnostic::error("invalid-keyword", id.span, message));
            return resource;
        };
        let target = uri::resolve(&self.resources[resource].base, text);
        if !target.fragment.is_empty() {
            let message = "`$id` must not have a fragment";
            self.report(Diagnostic::error("invalid-keyword", id.span, message).help("name the place with `$anchor`"));
            return resource;
        }
        let other = self.by_uri.get(&target.uri).map(|other| &self.resources[*other]);
        let elsewhere = other.is_some_and(|other| (other.document, other.pointer.as_str()) != (document, pointer));
        // Documents as published may come twice, under their path and under their name.
        if elsewhere && self.is_contract() {
            let message = "another schema has the same `$id`, or this is its path";
            self.report(Diagnostic::error("duplicate-identifier", id.span, message));
        }
        if pointer.is_empty() {
            // A document's root is one resource under both names, its own and the one it was found by.
            self.resources[resource].base.clone_from(&target.uri);
            self.by_uri.entry(target.uri).or_insert(resource);
            return resource;
        }
        self.add_resource(target.uri, document, pointer.to_owned(), node)
    }

    fn anchors(&mut self, node: &Node, id: NodeId, resource: usize) {
        for keyword in ["$anchor", "$dynamicAnchor"] {
            let Some(value) = node.get(keyword) else { continue };
            let Some(name) = value.as_str().filter(|name| is_anchor(name)) else {
                let message = format!("`{keyword}` takes a plain name");
                let help = "a letter or `_`, then letters, digits, `-`, `_` and `.` (JSON Schema Core, 8.2.2)";
                self.report(Diagnostic::error("invalid-keyword", value.span, message).help(help));
                continue;
            };
            let taken = self.resources[resource].anchors.insert(name.to_owned(), id);
            if taken.is_some_and(|other| other != id) {
                let message = "another subschema of this document has the same anchor";
                self.report(Diagnostic::error("duplicate-identifier", value.span, message));
            }
            if keyword == "$dynamicAnchor" {
                self.table.anchors[resource].push((name.into(), id));
            }
        }
    }

    /// The vocabularies of a resource's dialect: the standard ones unless a meta-schema among the sources says less.
    fn vocabularies(&self, node: &Node) -> Vocabularies {
        let name = node.get("$schema").and_then(Node::as_str).map(|name| name.trim_end_matches('#'));
        let Some(name) = name.filter(|name| *name != DRAFT_2020_12) else {
            return Vocabularies::STANDARD;
        };
        let declares =
            |parsed: &&super::Parsed| parsed.uri == name || parsed.node.get("$id").and_then(Node::as_str) == Some(name);
        let meta = self.documents.iter().find(declares);
        let Some(list) = meta.and_then(|meta| meta.node.get("$vocabulary")) else {
            return Vocabularies::STANDARD;
        };
        let has = |suffix: &str| list.members().iter().any(|member| member.name.ends_with(suffix));
        Vocabularies {
            applicator: has("/vocab/applicator"),
            unevaluated: has("/vocab/unevaluated"),
            validation: has("/vocab/validation"),
            format_assertion: has("/vocab/format-assertion"),
        }
    }

    /// Refuses documents of other drafts, whose keywords mean other things.
    pub(super) fn check_dialect(&mut self, resource: usize) {
        let Resource { document, ref pointer, .. } = self.resources[resource];
        let Some(value) = self.documents[document].node.pointer(pointer).and_then(|node| node.get("$schema")) else {
            return;
        };
        let name = value.as_str().unwrap_or_default().trim_end_matches('#').to_owned();
        let other_draft = name.contains("json-schema.org/draft") && name != DRAFT_2020_12;
        if (self.is_contract() && name != DRAFT_2020_12) || other_draft {
            let message = "only JSON Schema 2020-12 is understood";
            let finding = Diagnostic::error("unsupported-dialect", value.span, message)
                .edit(value.span, format!("\"{DRAFT_2020_12}\""), "name the dialect")
                .help(format!("write \"$schema\": \"{DRAFT_2020_12}\""));
            self.report(finding);
        }
    }
}

/// A plain name (JSON Schema 2020-12 Core, section 8.2.2).
fn is_anchor(name: &str) -> bool {
    let tail = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_') && name.bytes().all(tail)
}
