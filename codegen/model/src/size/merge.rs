//! All that a value must satisfy at one place, from every subschema that applies there.

use crate::schema::Schemas;
use eventwright_runtime::format::Format;
use eventwright_runtime::json::{Number, Tree};
use eventwright_runtime::pattern::Pattern;
use eventwright_runtime::walk::{Keyword, NodeId, Types};
use std::collections::BTreeSet;
use std::sync::Arc;

const ALL: Types = Types(127);

/// The conjunction of some subschemas. What it cannot hold it leaves out, so that it admits too much, never too little.
#[derive(Clone, Debug)]
pub(super) struct Merged {
    pub(super) types: Types,
    pub(super) values: Option<Vec<Tree>>,
    pub(super) lower: Option<Bound>,
    pub(super) upper: Option<Bound>,
    pub(super) multiple_of: Vec<Number>,
    pub(super) max_chars: Option<u64>,
    pub(super) max_json_bytes: Option<u64>,
    pub(super) patterns: Vec<Arc<Pattern>>,
    pub(super) formats: Vec<Format>,
    pub(super) prefix_items: Vec<Vec<NodeId>>,
    pub(super) items: Vec<NodeId>,
    pub(super) no_more_items: bool,
    pub(super) max_items: Option<u64>,
    pub(super) unique: bool,
    pub(super) properties: Vec<(Box<str>, Vec<NodeId>)>,
    pub(super) closed: bool,
    /// Subschemas that were added, for asking the walker about single values.
    members: Vec<NodeId>,
    choices: Vec<Box<[NodeId]>>,
    seen: BTreeSet<NodeId>,
}

/// One end of a range.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound {
    pub(super) value: Number,
    pub(super) exclusive: bool,
}

pub(super) fn merge(schemas: &Schemas, ids: &[NodeId]) -> Merged {
    let mut merged = Merged {
        types: ALL,
        values: None,
        lower: None,
        upper: None,
        multiple_of: Vec::new(),
        max_chars: None,
        max_json_bytes: None,
        patterns: Vec::new(),
        formats: Vec::new(),
        prefix_items: Vec::new(),
        items: Vec::new(),
        no_more_items: false,
        max_items: None,
        unique: false,
        properties: Vec::new(),
        closed: false,
        members: Vec::new(),
        choices: Vec::new(),
        seen: BTreeSet::new(),
    };
    for id in ids {
        merged.add(schemas, *id);
    }
    merged
}

impl Merged {
    /// Takes in one more subschema that applies to the same value.
    pub(super) fn add(&mut self, schemas: &Schemas, id: NodeId) {
        self.members.push(id);
        self.add_keywords(schemas, id);
    }

    fn add_keywords(&mut self, schemas: &Schemas, id: NodeId) {
        if !self.seen.insert(id) {
            return;
        }
        let keywords = schemas.keywords(id);
        let mut declared: Vec<(Box<str>, NodeId)> = Vec::new();
        for keyword in keywords {
            match keyword {
                Keyword::False => self.types = Types(0),
                Keyword::Ref(target) => self.add_keywords(schemas, *target),
                Keyword::AllOf(ids) => ids.iter().for_each(|id| self.add_keywords(schemas, *id)),
                Keyword::AnyOf(ids) | Keyword::OneOf(ids) => self.choices.push(ids.clone()),
                Keyword::Type(types) => self.types = narrow(self.types, *types),
                Keyword::Enum(values) => self.keep(values),
                Keyword::Const(value) => self.keep(std::slice::from_ref(value)),
                Keyword::MultipleOf(number) => self.multiple_of.push(*number),
                Keyword::Maximum(value) => self.cap(Bound { value: *value, exclusive: false }),
                Keyword::ExclusiveMaximum(value) => self.cap(Bound { value: *value, exclusive: true }),
                Keyword::Minimum(value) => self.floor(Bound { value: *value, exclusive: false }),
                Keyword::ExclusiveMinimum(value) => self.floor(Bound { value: *value, exclusive: true }),
                Keyword::MaxLength(most) => lower_to(&mut self.max_chars, *most),
                Keyword::MaxJsonBytes(most) => lower_to(&mut self.max_json_bytes, *most),
                Keyword::Pattern(pattern) => self.patterns.push(pattern.clone()),
                Keyword::Format(format) => self.formats.push(*format),
                Keyword::PrefixItems(ids) => {
                    for (index, id) in ids.iter().enumerate() {
                        if self.prefix_items.len() <= index {
                            self.prefix_items.push(Vec::new());
                        }
                        self.prefix_items[index].push(*id);
                    }
                }
                Keyword::Items(id) => {
                    self.items.push(*id);
                    self.no_more_items |= is_false(schemas, *id);
                }
                Keyword::MaxItems(most) => lower_to(&mut self.max_items, *most),
                Keyword::UniqueItems => self.unique = true,
                Keyword::Properties(members) => declared.extend(members.iter().cloned()),
                Keyword::AdditionalProperties(id) | Keyword::UnevaluatedProperties(id) => {
                    let patterned = keywords.iter().any(|other| matches!(other, Keyword::PatternProperties(_)));
                    self.closed |= is_false(schemas, *id) && !patterned;
                }
                // These only ever take instances away, and which ones is left open.
                Keyword::DynamicRef { .. }
                | Keyword::MinLength(_)
                | Keyword::Contains { .. }
                | Keyword::MinItems(_)
                | Keyword::PatternProperties(_)
                | Keyword::PropertyNames(_)
                | Keyword::MaxProperties(_)
                | Keyword::MinProperties(_)
                | Keyword::Required(_)
                | Keyword::DependentRequired(_)
                | Keyword::DependentSchemas(_)
                | Keyword::Not(_)
                | Keyword::If { .. }
                | Keyword::UnevaluatedItems(_)
                | Keyword::Pii(_) => {}
            }
        }
        for (name, id) in declared {
            match self.properties.iter_mut().find(|(known, _)| *known == name) {
                Some((_, ids)) => ids.push(id),
                None => self.properties.push((name, vec![id])),
            }
        }
    }

    /// A choice to follow branch by branch, and what remains without it.
    pub(super) fn split_choice(&self) -> Option<(Box<[NodeId]>, Self)> {
        let mut rest = self.clone();
        let choice = rest.choices.pop()?;
        Some((choice, rest))
    }

    pub(super) fn has_choice(&self) -> bool {
        !self.choices.is_empty()
    }

    /// Whether one value satisfies every subschema taken in.
    pub(super) fn admits(&self, schemas: &Schemas, value: &Tree) -> bool {
        self.members.iter().all(|id| schemas.table.is_valid(*id, value))
    }

    fn keep(&mut self, values: &[Tree]) {
        match &mut self.values {
            Some(kept) => kept.retain(|value| values.contains(value)),
            None => self.values = Some(values.to_vec()),
        }
    }

    fn cap(&mut self, bound: Bound) {
        if self.upper.is_none_or(|upper| bound.value < upper.value || (bound.value == upper.value && bound.exclusive)) {
            self.upper = Some(bound);
        }
    }

    fn floor(&mut self, bound: Bound) {
        if self.lower.is_none_or(|lower| bound.value > lower.value || (bound.value == lower.value && bound.exclusive)) {
            self.lower = Some(bound);
        }
    }
}

fn lower_to(limit: &mut Option<u64>, most: u64) {
    *limit = Some(limit.map_or(most, |limit| limit.min(most)));
}

fn is_false(schemas: &Schemas, id: NodeId) -> bool {
    matches!(schemas.keywords(id), [Keyword::False])
}

/// What both sets admit: an integer is a number, but not every number an integer.
pub fn narrow(left: Types, right: Types) -> Types {
    let mut both = Types(left.0 & right.0);
    let integer = |a: Types, b: Types| a.contains(Types::INTEGER) && b.contains(Types::NUMBER);
    if integer(left, right) || integer(right, left) {
        both = both.with(Types::INTEGER);
    }
    both
}
