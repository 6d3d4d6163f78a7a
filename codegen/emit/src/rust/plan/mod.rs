//! Which Rust type expresses which subschema. Decided once, before any code is written.
//!
//! A type is chosen only when it admits exactly what the subschema admits. Whatever no type expresses becomes a
//! [`Type::Json`], a value that the walker validates; so nothing is ever admitted that the schema refuses.

mod list;
mod number;
mod record;
mod text;
mod words;

pub(super) use number::NumberSpec;
pub(super) use record::{FieldPlan, RecordPlan};
pub(super) use text::TextSpec;
pub(super) use words::EnumPlan;

use super::names::Names;
use eventwright_model::facts::Category;
use eventwright_model::model::Model;
use eventwright_model::schema::Schemas;
use eventwright_model::{names, size, view};
use eventwright_runtime::walk::{Keyword, NodeId, Types};
use std::collections::BTreeMap;

/// The Rust type of a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Type {
    Bool,
    Uuid,
    /// `Int<LO, HI>`
    Int(i64, i64),
    /// `UInt<LO, HI>`
    UInt(u64, u64),
    /// `Decimal<Spec>`, the spec's name.
    Decimal(String),
    /// `Text<Spec>`, the spec's name.
    Text(String),
    /// An emitted enum of strings.
    Enum(String),
    /// `UuidOr<Enum>`: a UUID or one of some words.
    UuidOr(String),
    /// `List<T, MIN, MAX, UNIQUE>`
    List {
        item: Box<Type>,
        min: u64,
        max: u64,
        unique: bool,
    },
    /// An emitted struct.
    Record(String),
    /// `Json<Spec>`, the spec's name.
    Json(String),
    /// `Option<T>`: null or a value.
    Nullable(Box<Type>),
}

/// Everything that a module's file defines beside its contracts.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) texts: BTreeMap<String, TextSpec>,
    pub(super) numbers: BTreeMap<String, NumberSpec>,
    pub(super) enums: BTreeMap<String, EnumPlan>,
    pub(super) records: BTreeMap<String, RecordPlan>,
    /// Names of `Json` specs and the subschemas they stand for.
    pub(super) jsons: BTreeMap<String, NodeId>,
    /// Equal things by their content, so that each is emitted once.
    known: BTreeMap<String, String>,
    /// Structs under construction, for recursion.
    open: Vec<NodeId>,
}

/// Plans types for one module.
pub(super) struct Planner<'a> {
    pub(super) model: &'a Model,
    pub(super) plan: Plan,
    pub(super) names: Names,
}

/// What a subschema and all that certainly applies with it say, sorted for choosing a type.
struct Facts<'a> {
    types: Types,
    keywords: Vec<&'a Keyword>,
    parts: Vec<NodeId>,
}

impl<'a> Planner<'a> {
    fn schemas(&self) -> &'a Schemas {
        &self.model.schemas
    }

    fn facts(&self, ids: &[NodeId]) -> Facts<'a> {
        let schemas = self.schemas();
        let mut parts = Vec::new();
        for id in ids {
            for part in view::conjunction(schemas, *id) {
                if !parts.contains(&part) {
                    parts.push(part);
                }
            }
        }
        let keywords: Vec<&Keyword> = parts
            .iter()
            .flat_map(|part| schemas.keywords(*part))
            .filter(|keyword| !matches!(keyword, Keyword::Ref(_) | Keyword::AllOf(_) | Keyword::Pii(_)))
            .collect();
        let types = keywords.iter().fold(Types(127), |types, keyword| match keyword {
            Keyword::Type(only) => size::narrow(types, *only),
            _ => types,
        });
        Facts { types, keywords, parts }
    }

    /// The type of a value that must satisfy `ids` (several where branches of `allOf` declare one property); `None`
    /// where only the walker can judge several at once, which must then begin further out.
    pub(super) fn kind(&mut self, ids: &[NodeId], name: &str) -> Option<Type> {
        let facts = self.facts(ids);
        if let Some(exact) = self.expressed(ids, &facts, name) {
            return Some(exact);
        }
        let &[id] = ids else { return None };
        Some(Type::Json(self.json(id, name)))
    }

    fn expressed(&mut self, ids: &[NodeId], facts: &Facts<'a>, name: &str) -> Option<Type> {
        if let Some(kind) = self.enumerated(ids, facts, name) {
            return Some(kind);
        }
        if facts.keywords.iter().any(|keyword| matches!(keyword, Keyword::Enum(_) | Keyword::Const(_) | Keyword::False))
        {
            return None;
        }
        let nullable = facts.types.contains(Types::NULL);
        let plain = facts.types.without(Types::NULL);
        let wrap = |kind: Type| if nullable { Type::Nullable(Box::new(kind)) } else { kind };
        let number = Types::INTEGER.with(Types::NUMBER);
        let kind = match plain {
            Types::BOOLEAN if self.only(facts, |_| false) => Type::Bool,
            Types::STRING => self.text(ids, facts, name)?,
            Types::INTEGER => self.number(facts, name, true)?,
            Types::NUMBER => self.number(facts, name, false)?,
            both if both == number => self.number(facts, name, false)?,
            Types::ARRAY => self.list(facts, name)?,
            Types::OBJECT if !nullable || self.plain_record(facts) => self.record(ids, facts, name)?,
            _ => return None,
        };
        Some(wrap(kind))
    }

    /// Whether `type` and what `also` admits are the only keywords.
    fn only(&self, facts: &Facts<'_>, also: fn(&Keyword) -> bool) -> bool {
        facts.keywords.iter().all(|keyword| matches!(keyword, Keyword::Type(_)) || also(keyword))
    }

    /// Whether values of a type leave members out that were in the text.
    fn reads_over(&self, kind: &Type) -> bool {
        match kind {
            Type::Record(name) => self
                .plan
                .records
                .get(name)
                .is_none_or(|record| record.open || record.fields.iter().any(|field| self.reads_over(&field.kind))),
            Type::List { item: inner, .. } | Type::Nullable(inner) => self.reads_over(inner),
            _ => false,
        }
    }

    /// Whether a UUID is somewhere within.
    fn holds_uuid(&self, kind: &Type) -> bool {
        match kind {
            Type::Uuid | Type::UuidOr(_) => true,
            Type::Record(name) => {
                let record = self.plan.records.get(name);
                record.is_none_or(|record| record.fields.iter().any(|field| self.holds_uuid(&field.kind)))
            }
            Type::List { item: inner, .. } | Type::Nullable(inner) => self.holds_uuid(inner),
            _ => false,
        }
    }

    /// Whether a JSON value is somewhere within.
    fn holds_json(&self, kind: &Type) -> bool {
        match kind {
            Type::Json(_) => true,
            Type::Record(name) => {
                let record = self.plan.records.get(name);
                record.is_none_or(|record| record.fields.iter().any(|field| self.holds_json(&field.kind)))
            }
            Type::List { item: inner, .. } | Type::Nullable(inner) => self.holds_json(inner),
            _ => false,
        }
    }

    /// Credentials and personal data are hidden by `Debug`; a slug that is exempt from the id rule is not.
    fn hides(&self, id: NodeId) -> bool {
        view::exempt(self.schemas(), id).iter().any(|category| *category != Category::DatabaseKey)
    }

    fn json(&mut self, id: NodeId, name: &str) -> String {
        let key = format!("json {id}");
        if let Some(known) = self.plan.known.get(&key) {
            return known.clone();
        }
        let chosen = self.choose(&[id], &format!("{name}Json"));
        self.plan.known.insert(key, chosen.clone());
        self.plan.jsons.insert(chosen.clone(), id);
        chosen
    }

    fn description(&self, ids: &[NodeId]) -> Option<String> {
        let target = view::follow(self.schemas(), *ids.first()?);
        self.schemas().annotations(target).description.clone()
    }

    /// A shared definition lends its own name; anything else is named after where it stands.
    fn choose(&mut self, ids: &[NodeId], fallback: &str) -> String {
        let target = ids.first().map(|id| view::follow(self.schemas(), *id));
        let info = target.map(|id| self.schemas().info(id));
        let defined = info.and_then(|info| {
            let name = info.pointer.strip_prefix("/$defs/").filter(|rest| !rest.contains('/'))?;
            Some(info.annotations.rust_name.clone().unwrap_or_else(|| names::camel(name)))
        });
        self.names.take(defined.as_deref().filter(|name| names::is_identifier(name)).unwrap_or(fallback))
    }
}
