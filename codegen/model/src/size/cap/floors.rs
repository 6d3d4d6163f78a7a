//! What caps must leave room for: what the schema asks for beside them, and what the contract's examples hold.

use crate::model::Model;
use crate::schema::{Schemas, in_place};
use crate::view;
use eventwright_runtime::json::{Tree, string_cost};
use eventwright_runtime::walk::{Keyword, NodeId};
use std::collections::HashMap;

/// The least that caps at a subschema must admit.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Floor {
    /// Bytes of a text between its quotes.
    pub(super) text: u64,
    /// Items of an array.
    pub(super) items: u64,
    /// Members of an object.
    pub(super) members: u64,
    /// Bytes of a member's name.
    pub(super) name: u64,
    /// Whether an example has a member that the subschema does not declare.
    pub(super) open: bool,
}

impl Floor {
    fn raise(&mut self, other: Self) {
        self.text = self.text.max(other.text);
        self.items = self.items.max(other.items);
        self.members = self.members.max(other.members);
        self.name = self.name.max(other.name);
        self.open |= other.open;
    }
}

/// The floors of a contract's subschemas.
#[derive(Debug, Default)]
pub(super) struct Floors(HashMap<NodeId, Floor>);

impl Floors {
    /// Those of `nodes`, and of the examples and defaults that stand there.
    pub(super) fn of(model: &Model, nodes: &[NodeId]) -> Self {
        let (schemas, mut floors) = (&model.schemas, Self::default());
        for node in nodes {
            // What stands beside a reference, or behind one, asks the same value.
            let parts = view::conjunction(schemas, *node);
            let mut asked = Floor::default();
            parts.iter().flat_map(|part| schemas.keywords(*part)).for_each(|keyword| asked.raise(asks(keyword)));
            parts.iter().for_each(|part| floors.raise(*part, asked));
        }
        for node in nodes {
            let annotations = schemas.annotations(*node);
            annotations
                .examples
                .iter()
                .chain(&annotations.default)
                .for_each(|value| floors.hold(schemas, *node, value));
        }
        floors
    }

    pub(super) fn at(&self, node: NodeId) -> Floor {
        self.0.get(&node).copied().unwrap_or_default()
    }

    fn raise(&mut self, node: NodeId, floor: Floor) {
        self.0.entry(node).or_default().raise(floor);
    }

    /// Leaves room for a value at a subschema, and for what is in it.
    fn hold(&mut self, schemas: &Schemas, node: NodeId, value: &Tree) {
        let mut held = Floor::default();
        match value {
            Tree::String(text) => held.text = string_cost(text),
            Tree::Array(items) => held.items = items.len() as u64,
            Tree::Object(members) => {
                held.members = members.len() as u64;
                held.name = members.iter().map(|(name, _)| string_cost(name)).max().unwrap_or(0);
                held.open = members.iter().any(|(name, _)| !declares(schemas, node, name));
            }
            Tree::Null | Tree::Bool(_) | Tree::Number(_) => {}
        }
        self.raise(node, held);
        for keyword in schemas.keywords(node) {
            self.below(schemas, node, keyword, value);
        }
    }

    fn below(&mut self, schemas: &Schemas, node: NodeId, keyword: &Keyword, value: &Tree) {
        match (keyword, value) {
            (Keyword::Not(_), _) => {}
            (Keyword::Properties(declared), Tree::Object(members)) => {
                for (name, value) in members {
                    let id = declared.iter().find(|(declared, _)| declared == name).map(|(_, id)| *id);
                    id.into_iter().for_each(|id| self.hold(schemas, id, value));
                }
            }
            (Keyword::PatternProperties(patterns), Tree::Object(members)) => {
                for (name, value) in members {
                    let matched = patterns.iter().filter(|(pattern, _)| pattern.is_match(name));
                    matched.for_each(|(_, id)| self.hold(schemas, *id, value));
                }
            }
            (Keyword::AdditionalProperties(id) | Keyword::UnevaluatedProperties(id), Tree::Object(members)) => {
                let others = members.iter().filter(|(name, _)| !declares(schemas, node, name));
                others.for_each(|(_, value)| self.hold(schemas, *id, value));
            }
            (Keyword::PropertyNames(id), Tree::Object(members)) => {
                members.iter().for_each(|(name, _)| self.hold(schemas, *id, &Tree::String(name.clone())));
            }
            (Keyword::PrefixItems(ids), Tree::Array(items)) => {
                ids.iter().zip(items).for_each(|(id, value)| self.hold(schemas, *id, value));
            }
            (
                Keyword::Items(id) | Keyword::UnevaluatedItems(id) | Keyword::Contains { schema: id, .. },
                Tree::Array(items),
            ) => {
                items.iter().for_each(|value| self.hold(schemas, *id, value));
            }
            (other, _) => in_place(other).into_iter().for_each(|id| self.hold(schemas, id, value)),
        }
    }
}

/// Whether a subschema itself says what a member of that name is.
fn declares(schemas: &Schemas, node: NodeId, name: &str) -> bool {
    schemas.keywords(node).iter().any(|keyword| match keyword {
        Keyword::Properties(declared) => declared.iter().any(|(declared, _)| **declared == *name),
        Keyword::PatternProperties(patterns) => patterns.iter().any(|(pattern, _)| pattern.is_match(name)),
        _ => false,
    })
}

/// What a keyword asks for at least.
fn asks(keyword: &Keyword) -> Floor {
    let mut floor = Floor::default();
    match keyword {
        // A character takes at least one byte.
        Keyword::MinLength(least) => floor.text = *least,
        Keyword::MinItems(least) => floor.items = *least,
        Keyword::Contains { min, .. } => floor.items = min.unwrap_or(1),
        Keyword::MinProperties(least) => floor.members = *least,
        Keyword::Required(names) => {
            floor.members = names.len() as u64;
            floor.name = names.iter().map(|name| string_cost(name)).max().unwrap_or(0);
        }
        _ => {}
    }
    floor
}
