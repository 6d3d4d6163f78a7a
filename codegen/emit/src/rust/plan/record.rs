//! Structs: what their fields express, and what is left for a condition.

use super::super::guard::guards;
use super::super::openness::openness;
use super::super::tables;
use super::{Facts, Planner, Type};
use eventwright_model::{names, view};
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
}

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
            return if self.plan.open.contains(&target) { None } else { Some(Type::Record(known.clone())) };
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
        Some(RecordPlan { name: name.to_owned(), node, fields, open, residual })
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
