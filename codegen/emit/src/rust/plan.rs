//! Which Rust type expresses which subschema. Decided once, before any code is written.
//!
//! A type is chosen only when it admits exactly what the subschema admits. Whatever no type expresses becomes a
//! [`Type::Json`], a value that the walker validates; so nothing is ever admitted that the schema refuses.

use super::guard::guards;
use super::names::Names;
use super::openness::openness;
use super::tables;
use eventwright_model::facts::{Category, OnSensitive, Overflow};
use eventwright_model::model::Model;
use eventwright_model::schema::Schemas;
use eventwright_model::{names, sensitive, size, view};
use eventwright_runtime::format::Format;
use eventwright_runtime::json::{Number, Tree};
use eventwright_runtime::pattern::Pattern;
use eventwright_runtime::walk::{Keyword, NodeId, Types};
use std::collections::BTreeMap;
use std::sync::Arc;

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

/// A text's limits, as a marker type carries them.
#[derive(Clone, Debug)]
pub(super) struct TextSpec {
    pub(super) min_chars: u64,
    pub(super) max_chars: Option<u64>,
    pub(super) max_json_bytes: Option<u64>,
    pub(super) pattern: Option<Arc<Pattern>>,
    pub(super) format: Option<Format>,
    pub(super) truncate: bool,
    pub(super) redact: bool,
    pub(super) refused: Vec<Category>,
    /// Hidden by `Debug`.
    pub(super) hidden: bool,
}

/// A number's limits.
#[derive(Clone, Debug, Default)]
pub(super) struct NumberSpec {
    pub(super) integer: bool,
    pub(super) minimum: Option<Number>,
    pub(super) exclusive_minimum: Option<Number>,
    pub(super) maximum: Option<Number>,
    pub(super) exclusive_maximum: Option<Number>,
    pub(super) multiple_of: Option<Number>,
}

/// An enum of strings.
#[derive(Clone, Debug)]
pub(super) struct EnumPlan {
    /// The strings, in the order of the schema.
    pub(super) values: Vec<String>,
    pub(super) description: Option<String>,
    /// The keyword that a text outside the list fails.
    pub(super) keyword: &'static str,
}

/// A struct.
#[derive(Clone, Debug)]
pub(super) struct RecordPlan {
    pub(super) name: String,
    pub(super) node: NodeId,
    pub(super) fields: Vec<FieldPlan>,
    pub(super) open: bool,
    /// Subschemas with keywords that no field's type expresses; the walker or a condition judges them.
    pub(super) residual: bool,
}

/// A field of a struct.
#[derive(Clone, Debug)]
pub(super) struct FieldPlan {
    pub(super) property: String,
    pub(super) ident: String,
    pub(super) kind: Type,
    pub(super) required: bool,
    /// Hidden by `Debug`.
    pub(super) hidden: bool,
    pub(super) node: NodeId,
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

    /// Strings that are listed, possibly with null: exactly those that the whole subschema admits.
    fn enumerated(&mut self, ids: &[NodeId], facts: &Facts<'_>, name: &str) -> Option<Type> {
        let listed = facts.keywords.iter().find_map(|keyword| match keyword {
            Keyword::Enum(values) => Some(values.to_vec()),
            Keyword::Const(value) => Some(vec![value.clone()]),
            _ => None,
        })?;
        let table = &self.schemas().table;
        let admitted: Vec<&Tree> =
            listed.iter().filter(|value| ids.iter().all(|id| table.is_valid(*id, value))).collect();
        let nullable = admitted.iter().any(|value| matches!(value, Tree::Null));
        let texts: Option<Vec<String>> = admitted
            .iter()
            .filter(|value| !matches!(value, Tree::Null))
            .map(|value| value.as_str().map(str::to_owned))
            .collect();
        let mut values = texts.filter(|texts| !texts.is_empty())?;
        let mut seen = Vec::new();
        values.retain(|value| {
            let fresh = !seen.contains(value);
            seen.push(value.clone());
            fresh
        });
        let listed = facts.keywords.iter().find(|keyword| matches!(keyword, Keyword::Enum(_) | Keyword::Const(_)));
        let keyword = listed.map_or("enum", |keyword| keyword.name());
        let kind = Type::Enum(self.string_enum(ids, values, name, keyword));
        Some(if nullable { Type::Nullable(Box::new(kind)) } else { kind })
    }

    fn string_enum(&mut self, ids: &[NodeId], values: Vec<String>, name: &str, keyword: &'static str) -> String {
        let key = format!("enum {keyword} {values:?}");
        if let Some(known) = self.plan.known.get(&key) {
            return known.clone();
        }
        let chosen = self.choose(ids, name);
        let description = self.description(ids);
        self.plan.known.insert(key, chosen.clone());
        self.plan.enums.insert(chosen.clone(), EnumPlan { values, description, keyword });
        chosen
    }

    fn text(&mut self, ids: &[NodeId], facts: &Facts<'_>, name: &str) -> Option<Type> {
        if let Some(kind) = self.uuid_or(ids, facts, name) {
            return Some(kind);
        }
        let mut spec = TextSpec {
            min_chars: 0,
            max_chars: None,
            max_json_bytes: None,
            pattern: None,
            format: None,
            truncate: false,
            redact: false,
            refused: Vec::new(),
            hidden: ids.iter().any(|id| self.hides(*id)),
        };
        let least = |limit: &mut Option<u64>, value: u64| *limit = Some(limit.map_or(value, |limit| limit.min(value)));
        for keyword in &facts.keywords {
            match keyword {
                Keyword::Type(_) => {}
                Keyword::MinLength(value) => spec.min_chars = spec.min_chars.max(*value),
                Keyword::MaxLength(value) => least(&mut spec.max_chars, *value),
                Keyword::MaxJsonBytes(value) => least(&mut spec.max_json_bytes, *value),
                Keyword::Pattern(pattern) if spec.pattern.is_none() => spec.pattern = Some(pattern.clone()),
                Keyword::Format(format) if spec.format.is_none_or(|known| known == *format) => {
                    spec.format = Some(*format);
                }
                _ => return None,
            }
        }
        let bare = spec.min_chars == 0 && spec.max_chars.is_none() && spec.max_json_bytes.is_none();
        if spec.format == Some(Format::Uuid) && bare && spec.pattern.is_none() {
            return Some(Type::Uuid);
        }
        let annotations = || facts.parts.iter().map(|part| self.schemas().annotations(*part));
        spec.truncate = annotations().any(|notes| notes.overflow == Some(Overflow::Truncate));
        spec.redact = annotations().any(|notes| notes.on_sensitive == Some(OnSensitive::Redact));
        spec.refused = self.refused(&facts.parts);
        let key = format!("text {spec:?}");
        if let Some(known) = self.plan.known.get(&key) {
            return Some(Type::Text(known.clone()));
        }
        let chosen = self.choose(ids, &format!("{name}Text"));
        self.plan.known.insert(key, chosen.clone());
        self.plan.texts.insert(chosen.clone(), spec);
        Some(Type::Text(chosen))
    }

    /// The categories whose values the policy refuses at a place.
    fn refused(&self, parts: &[NodeId]) -> Vec<Category> {
        let exempt: Vec<Category> = parts
            .iter()
            .filter_map(|part| self.schemas().annotations(*part).pii.as_ref())
            .map(|pii| pii.category)
            .collect();
        let refused = sensitive::refused_categories(&self.model.policy.value);
        refused.into_iter().filter(|category| !exempt.contains(category)).collect()
    }

    /// `anyOf` or `oneOf` a UUID and some words that are none.
    fn uuid_or(&mut self, ids: &[NodeId], facts: &Facts<'_>, name: &str) -> Option<Type> {
        let (mut branches, mut choice) = (None, "anyOf");
        for keyword in &facts.keywords {
            match keyword {
                Keyword::Type(_) => {}
                Keyword::AnyOf(ids) | Keyword::OneOf(ids) if branches.is_none() => {
                    (branches, choice) = (Some(ids.clone()), keyword.name());
                }
                _ => return None,
            }
        }
        let mut words: Vec<String> = Vec::new();
        let mut uuid = false;
        for branch in branches?.iter() {
            let facts = self.facts(&[*branch]);
            match facts.keywords[..] {
                [Keyword::Format(Format::Uuid)] | [Keyword::Type(_), Keyword::Format(Format::Uuid)] => uuid = true,
                [Keyword::Const(Tree::String(word))] => words.push(word.to_string()),
                [Keyword::Enum(values)] | [Keyword::Type(_), Keyword::Enum(values)] => {
                    for value in values {
                        words.push(value.as_str()?.to_owned());
                    }
                }
                _ => return None,
            }
        }
        let apart = words.iter().all(|word| !Format::Uuid.is_valid(word));
        if !uuid || words.is_empty() || !apart {
            return None;
        }
        words.dedup();
        let suffixed = format!("{name}Word");
        Some(Type::UuidOr(self.string_enum(ids, words, &suffixed, choice)))
    }

    fn number(&mut self, facts: &Facts<'_>, name: &str, integer: bool) -> Option<Type> {
        let mut spec = NumberSpec { integer, ..NumberSpec::default() };
        let tighten = |limit: &mut Option<Number>, value: Number, lower: bool| {
            let better = limit.is_none_or(|limit| if lower { value > limit } else { value < limit });
            if better {
                *limit = Some(value);
            }
        };
        for keyword in &facts.keywords {
            match keyword {
                Keyword::Type(_) => {}
                Keyword::Minimum(value) => tighten(&mut spec.minimum, *value, true),
                Keyword::ExclusiveMinimum(value) => tighten(&mut spec.exclusive_minimum, *value, true),
                Keyword::Maximum(value) => tighten(&mut spec.maximum, *value, false),
                Keyword::ExclusiveMaximum(value) => tighten(&mut spec.exclusive_maximum, *value, false),
                Keyword::MultipleOf(value) if spec.multiple_of.is_none() => spec.multiple_of = Some(*value),
                _ => return None,
            }
        }
        if let Some(kind) = spec.as_integer() {
            return Some(kind);
        }
        let key = format!("number {spec:?}");
        if let Some(known) = self.plan.known.get(&key) {
            return Some(Type::Decimal(known.clone()));
        }
        let chosen = self.choose(&facts.parts[..1], &format!("{name}Number"));
        self.plan.known.insert(key, chosen.clone());
        self.plan.numbers.insert(chosen.clone(), spec);
        Some(Type::Decimal(chosen))
    }

    fn list(&mut self, facts: &Facts<'_>, name: &str) -> Option<Type> {
        let (mut items, mut min, mut max, mut unique) = (Vec::new(), 0, u64::MAX, false);
        for keyword in &facts.keywords {
            match keyword {
                Keyword::Type(_) => {}
                Keyword::Items(id) => items.push(*id),
                Keyword::MinItems(value) => min = min.max(*value),
                Keyword::MaxItems(value) => max = max.min(*value),
                Keyword::UniqueItems => unique = true,
                _ => return None,
            }
        }
        if items.is_empty() || usize::try_from(max).is_err() {
            return None;
        }
        // A list of itself has no end as a type; the walker has no such trouble.
        let target = view::follow(self.schemas(), *facts.parts.first()?);
        if self.plan.open.contains(&target) {
            return None;
        }
        self.plan.open.push(target);
        let item = self.kind(&items, &format!("{name}Item"));
        self.plan.open.pop();
        let item = Box::new(item?);
        // Items that differ only in members that are read over are two, but would be equal as values.
        if unique && self.reads_over(&item) {
            return None;
        }
        Some(Type::List { item, min, max, unique })
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

    /// Every keyword is one that a struct expresses: nothing is left for a condition.
    fn plain_record(&self, facts: &Facts<'_>) -> bool {
        facts.keywords.iter().all(|keyword| in_struct(keyword))
    }

    fn record(&mut self, ids: &[NodeId], facts: &Facts<'a>, name: &str) -> Option<Type> {
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
    pub(super) fn root(&mut self, node: NodeId, name: &str) -> Option<RecordPlan> {
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
        let required_elsewhere = facts.keywords.iter().any(|keyword| match keyword {
            Keyword::Required(names) => names.iter().any(|name| !properties.iter().any(|known| known.name == *name)),
            _ => false,
        });
        if required_elsewhere {
            return None;
        }
        let mut fields = Vec::new();
        for property in properties {
            let mut ids = vec![property.schema];
            ids.extend(property.also.iter().filter(|id| **id != property.schema));
            let given = self.schemas().annotations(property.schema).rust_name.clone();
            let ident = given.unwrap_or_else(|| names::snake(&property.name));
            let usable = names::is_identifier(&ident) && !fields.iter().any(|field: &FieldPlan| field.ident == ident);
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

impl NumberSpec {
    /// `Int` or `UInt`, where both ends are exact and nothing else limits.
    fn as_integer(&self) -> Option<Type> {
        if !self.integer || self.multiple_of.is_some() {
            return None;
        }
        let above = |number: Number| match number {
            Number::Integer(value) => value.checked_add(1).map(Number::Integer),
            _ => None,
        };
        let below = |number: Number| match number {
            Number::Integer(value) => value.checked_sub(1).map(Number::Integer),
            _ => None,
        };
        let low = match (self.minimum, self.exclusive_minimum) {
            (Some(low), None) => low,
            (None, Some(low)) => above(low)?,
            _ => return None,
        };
        let high = match (self.maximum, self.exclusive_maximum) {
            (Some(high), None) => high,
            (None, Some(high)) => below(high)?,
            _ => return None,
        };
        match (low, high) {
            (Number::Integer(low), Number::Integer(high)) if low <= high => Some(Type::Int(low, high)),
            (Number::Integer(low), Number::Unsigned(high)) => Some(Type::UInt(u64::try_from(low).ok()?, high)),
            (Number::Unsigned(low), Number::Unsigned(high)) if low <= high => Some(Type::UInt(low, high)),
            _ => None,
        }
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
