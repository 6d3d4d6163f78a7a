//! Structs: what their fields express, and what is left for a condition.

use super::super::guard::guards;
use super::super::openness::openness;
use super::super::tables;
use super::{Facts, Planner, Type};
use eventwright_model::{names, schema, view};
use eventwright_runtime::format::Format;
use eventwright_runtime::json::Tree;
use eventwright_runtime::walk::{Keyword, NodeId, Types};
use std::collections::HashSet;

/// A struct.
#[derive(Clone, Debug)]
pub(in crate::rust) struct RecordPlan {
    pub(in crate::rust) name: String,
    pub(in crate::rust) node: NodeId,
    pub(in crate::rust) fields: Vec<FieldPlan>,
    pub(in crate::rust) open: bool,
    /// Subschemas with keywords that no field's type expresses; the walker or a condition judges them.
    pub(in crate::rust) residual: bool,
    /// How many structs stand within one another here, this one included.
    depth: usize,
}

/// So many structs within one another: the compiler gives up at twice as many, and no instance that people write has them.
const DEEPEST: usize = 48;

/// A field of a struct.
#[derive(Clone, Debug)]
pub(in crate::rust) struct FieldPlan {
    pub(in crate::rust) property: String,
    pub(in crate::rust) ident: String,
    pub(in crate::rust) kind: Type,
    pub(in crate::rust) required: bool,
    /// Hidden by `Debug`.
    pub(in crate::rust) hidden: bool,
    pub(in crate::rust) node: NodeId,
}

impl<'a> Planner<'a> {
    /// Every keyword is one that a struct expresses: nothing is left for a condition.
    pub(super) fn plain_record(&self, facts: &Facts<'_>) -> bool {
        facts.keywords.iter().all(|keyword| in_struct(keyword))
    }

    pub(super) fn record(&mut self, ids: &[NodeId], facts: &Facts<'a>, name: &str) -> Option<Type> {
        let &[id] = ids else { return None };
        let target = view::follow(self.schemas(), id);
        let key = format!("record {target}");
        if let Some(known) = self.plan.known.get(&key) {
            // A struct that contains itself has no size; the walker has no such trouble.
            let depth = self.plan.records.get(known).map_or(0, |record| record.depth);
            let fits = !self.plan.open.contains(&target) && self.plan.open.len() + depth <= DEEPEST;
            return fits.then(|| Type::Record(known.clone()));
        }
        if self.plan.open.len() >= DEEPEST {
            return None;
        }
        let chosen = self.choose(ids, name);
        self.plan.known.insert(key.clone(), chosen.clone());
        self.plan.open.push(target);
        // A struct within a payload has no tables of its own, so Rust must be able to say its conditions.
        let record = self.fields(target, facts, &chosen);
        let record = record.filter(|record| !record.residual || guards(self.schemas(), &self.plan, record).is_some());
        self.plan.open.pop();
        match record {
            Some(record) => {
                self.plan.records.insert(chosen.clone(), record);
                Some(Type::Record(chosen))
            }
            None => {
                self.plan.known.remove(&key);
                None
            }
        }
    }

    /// The struct of a contract's payload; `None` where no struct expresses it.
    pub(in crate::rust) fn root(&mut self, node: NodeId, name: &str) -> Option<RecordPlan> {
        let facts = self.facts(&[node]);
        // What a dynamic reference means depends on the whole way from the root, which no part can know.
        if facts.types != Types::OBJECT || tables::has_dynamic_anchors(self.schemas(), node) {
            return None;
        }
        self.plan.open.push(node);
        let record = self.fields(node, &facts, name);
        self.plan.open.pop();
        // A tolerant reader keeps undeclared members within a JSON value. The walker, which judges the record when it is
        // written again, would take exception at them.
        record.filter(|record| {
            let held = !record.residual || guards(self.schemas(), &self.plan, record).is_some();
            held || !record.fields.iter().any(|field| self.holds_json(&field.kind))
        })
    }

    fn fields(&mut self, node: NodeId, facts: &Facts<'a>, name: &str) -> Option<RecordPlan> {
        let properties = view::properties(self.schemas(), node);
        let open = openness(self.schemas(), &facts.keywords, &facts.parts, properties.len())?;
        let residual = !self.plain_record(facts);
        // What an open struct does not hold, a condition could still ask for.
        if open && residual {
            return None;
        }
        let declared: HashSet<&str> = properties.iter().map(|property| &*property.name).collect();
        let required_elsewhere = facts.keywords.iter().any(|keyword| match keyword {
            Keyword::Required(names) => names.iter().any(|name| !declared.contains(&**name)),
            _ => false,
        });
        if required_elsewhere {
            return None;
        }
        let mut fields = Vec::new();
        let mut idents = HashSet::new();
        for property in &properties {
            let mut ids = vec![property.schema];
            ids.extend(property.also.iter().filter(|id| **id != property.schema));
            let given = self.schemas().annotations(property.schema).rust_name.clone();
            let ident = given.unwrap_or_else(|| names::snake(&property.name));
            let usable = names::is_identifier(&ident) && idents.insert(ident.clone());
            if !usable {
                return None;
            }
            let kind = self.kind(&ids, &format!("{name}{}", names::camel(&property.name)))?;
            let hidden = !view::exempt(self.schemas(), property.schema).is_empty();
            // A condition may ask for what such a value does not hold.
            if residual && self.reads_over(&kind) {
                return None;
            }
            fields.push(FieldPlan {
                property: property.name.to_string(),
                ident,
                kind,
                required: property.required,
                hidden: hidden && self.hides(property.schema),
                node: property.schema,
            });
        }
        // A UUID is written in small letters, however it came.
        if residual && self.asks_for_spelling(facts, &fields) {
            return None;
        }
        let depth = 1 + fields.iter().map(|field| self.depth(&field.kind)).max().unwrap_or(0);
        Some(RecordPlan { name: name.to_owned(), node, fields, open, residual, depth })
    }

    fn depth(&self, kind: &Type) -> usize {
        match kind {
            Type::Record(name) => self.plan.records.get(name).map_or(0, |record| record.depth),
            Type::List { item: inner, .. } | Type::Nullable(inner) => self.depth(inner),
            _ => 0,
        }
    }

    /// Whether a condition that spans fields asks how a UUID is spelled.
    fn asks_for_spelling(&self, facts: &Facts<'_>, fields: &[FieldPlan]) -> bool {
        let elsewhere: HashSet<&str> =
            fields.iter().filter(|field| !self.holds_uuid(&field.kind)).map(|field| &*field.property).collect();
        let (mut seen, mut open) = (HashSet::new(), Vec::new());
        let conditions = facts.keywords.iter().filter(|keyword| !in_struct(keyword));
        open.extend(conditions.flat_map(|keyword| schema::children(keyword)).map(|id| (id, true)));
        while let Some((id, on_struct)) = open.pop() {
            if !seen.insert((id, on_struct)) {
                continue;
            }
            for keyword in self.schemas().keywords(id) {
                let spells = match keyword {
                    Keyword::Pattern(_) => true,
                    Keyword::Enum(values) => values.iter().any(spells_uuid),
                    Keyword::Const(value) => spells_uuid(value),
                    _ => false,
                };
                if spells {
                    return true;
                }
                match keyword {
                    Keyword::Properties(members) if on_struct => {
                        let concerned = members.iter().filter(|(name, _)| !elsewhere.contains(&**name));
                        open.extend(concerned.map(|(_, id)| (*id, false)));
                    }
                    // Names are spelled as they came.
                    Keyword::PropertyNames(_) => {}
                    other => {
                        let same = |below: &NodeId| schema::in_place(other).contains(below);
                        open.extend(schema::children(other).into_iter().map(|id| (id, on_struct && same(&id))));
                    }
                }
            }
        }
        false
    }
}

/// Whether a UUID is somewhere in a value.
fn spells_uuid(value: &Tree) -> bool {
    match value {
        Tree::String(text) => Format::Uuid.is_valid(text),
        Tree::Array(items) => items.iter().any(spells_uuid),
        Tree::Object(members) => members.iter().any(|(_, value)| spells_uuid(value)),
        Tree::Null | Tree::Bool(_) | Tree::Number(_) => false,
    }
}

/// Keywords that the fields of a struct express.
fn in_struct(keyword: &Keyword) -> bool {
    matches!(
        keyword,
        Keyword::Type(_)
            | Keyword::Properties(_)
            | Keyword::Required(_)
            | Keyword::AdditionalProperties(_)
            | Keyword::UnevaluatedProperties(_)
    )
}
