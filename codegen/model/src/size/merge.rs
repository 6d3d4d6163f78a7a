//! All that a value must satisfy at one place, from every subschema that applies there.

use super::Caps;
use crate::schema::Schemas;
use eventwright_runtime::format::Format;
use eventwright_runtime::json::{Number, Tree, Values};
use eventwright_runtime::pattern::Pattern;
use eventwright_runtime::walk::{Keyword, NodeId, Types};
use std::collections::BTreeSet;
use std::sync::Arc;

const ALL: Types = Types(127);

/// Stands for a subschema that nothing satisfies, where the schema has none: an object that is closed by way of trial.
pub(super) const NOTHING: NodeId = NodeId::MAX;

/// Alternatives multiply: past so many ways through them the rest is left open, which admits too much.
const MOST_WAYS: usize = 2_000;

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
    /// What each subschema says about items.
    pub(super) items: Vec<Items>,
    pub(super) max_items: Option<u64>,
    pub(super) unique: bool,
    pub(super) unevaluated_items: Vec<NodeId>,
    /// What each subschema says about members.
    pub(super) members: Vec<Members>,
    pub(super) names: Vec<NodeId>,
    /// The most bytes of a member's name, by way of trial.
    pub(super) name_json_bytes: Option<u64>,
    pub(super) max_properties: Option<u64>,
    pub(super) required: BTreeSet<Box<str>>,
    /// Members that a branch goes without.
    pub(super) absent: BTreeSet<Box<str>>,
    pub(super) unevaluated: Vec<NodeId>,
    /// Subschemas that some branch might apply too, as evaluation sees them; `None` where that is not known.
    pub(super) elsewhere: Option<Vec<Members>>,
    /// Items may be evaluated by what is not followed here.
    pub(super) items_elsewhere: bool,
    /// Subschemas that were added, for asking the walker about single values.
    roots: Vec<NodeId>,
    choices: Vec<Vec<Branch>>,
    ways: usize,
    seen: BTreeSet<NodeId>,
}

/// One of several alternatives: subschemas that apply, and a member that is not there.
#[derive(Clone, Debug, Default)]
pub(super) struct Branch {
    ids: Vec<NodeId>,
    absent: Option<Box<str>>,
}

/// `prefixItems` and `items` of one subschema.
#[derive(Clone, Debug, Default)]
pub(super) struct Items {
    pub(super) prefix: Vec<NodeId>,
    pub(super) rest: Option<NodeId>,
}

/// `properties`, `patternProperties` and `additionalProperties` of one subschema.
#[derive(Clone, Debug, Default)]
pub(super) struct Members {
    pub(super) declared: Declared,
    pub(super) patterns: Vec<(Arc<Pattern>, NodeId)>,
    pub(super) additional: Option<NodeId>,
}

/// `properties` in the order of the schema, found by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Declared {
    pub(super) list: Box<[(Box<str>, NodeId)]>,
    /// Indices into `list`, by name.
    sorted: Box<[u32]>,
}

impl Declared {
    fn new(list: &[(Box<str>, NodeId)]) -> Self {
        let mut sorted: Box<[u32]> = (0..).take(list.len()).collect();
        sorted.sort_unstable_by_key(|index| &list[*index as usize].0);
        Self { list: list.into(), sorted }
    }

    fn get(&self, name: &str) -> Option<NodeId> {
        let found = self.sorted.binary_search_by_key(&name, |index| &self.list[*index as usize].0).ok()?;
        Some(self.list[self.sorted[found] as usize].1)
    }
}

impl Members {
    /// What this subschema asks of a member; `None` when it does not look at it.
    pub(super) fn of(&self, name: &str) -> Option<Vec<NodeId>> {
        let declared = self.declared.get(name);
        let matched = self.patterns.iter().filter(|(pattern, _)| pattern.is_match(name)).map(|(_, id)| *id);
        let ids: Vec<NodeId> = declared.into_iter().chain(matched).collect();
        if ids.is_empty() { self.additional.map(|id| vec![id]) } else { Some(ids) }
    }

    fn is_empty(&self) -> bool {
        self.declared.list.is_empty() && self.patterns.is_empty() && self.additional.is_none()
    }
}

/// One end of a range.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound {
    pub(super) value: Number,
    pub(super) exclusive: bool,
}

pub(super) fn merge(schemas: &Schemas, caps: &Caps, ids: &[NodeId]) -> Merged {
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
        items: Vec::new(),
        max_items: None,
        unique: false,
        unevaluated_items: Vec::new(),
        members: Vec::new(),
        names: Vec::new(),
        name_json_bytes: None,
        max_properties: None,
        required: BTreeSet::new(),
        absent: BTreeSet::new(),
        unevaluated: Vec::new(),
        elsewhere: Some(Vec::new()),
        items_elsewhere: false,
        roots: Vec::new(),
        choices: Vec::new(),
        ways: 1,
        seen: BTreeSet::new(),
    };
    for id in ids {
        merged.add(schemas, caps, *id);
    }
    merged
}

impl Merged {
    /// Takes in one more subschema that applies to the same value.
    pub(super) fn add(&mut self, schemas: &Schemas, caps: &Caps, id: NodeId) {
        self.roots.push(id);
        self.add_keywords(schemas, caps, id);
    }

    fn add_keywords(&mut self, schemas: &Schemas, caps: &Caps, id: NodeId) {
        if id == NOTHING {
            self.types = Types(0);
        }
        if id == NOTHING || !self.seen.insert(id) {
            return;
        }
        let (mut items, mut members) = (Items::default(), Members::default());
        for keyword in schemas.keywords(id) {
            match keyword {
                Keyword::False => self.types = Types(0),
                Keyword::Ref(target) => self.add_keywords(schemas, caps, *target),
                Keyword::AllOf(ids) => ids.iter().for_each(|id| self.add_keywords(schemas, caps, *id)),
                Keyword::AnyOf(ids) | Keyword::OneOf(ids) => {
                    self.choose(schemas, ids.iter().map(|id| Branch { ids: vec![*id], absent: None }).collect());
                }
                Keyword::If { condition, then, otherwise } => {
                    let met = Branch { ids: [Some(*condition), *then].into_iter().flatten().collect(), absent: None };
                    let unmet = Branch { ids: otherwise.iter().copied().collect(), absent: None };
                    self.choose(schemas, vec![met, unmet]);
                }
                Keyword::DependentSchemas(dependents) => {
                    for (name, id) in dependents {
                        let without = Branch { ids: Vec::new(), absent: Some(name.clone()) };
                        self.choose(schemas, vec![Branch { ids: vec![*id], absent: None }, without]);
                    }
                }
                Keyword::Type(types) => self.types = narrow(self.types, *types),
                Keyword::Enum(values) => self.keep(values),
                Keyword::Const(value) => self.keep(&Values::from([value.clone()])),
                Keyword::MultipleOf(number) => self.multiple_of.push(*number),
                Keyword::Maximum(value) => self.cap(Bound { value: *value, exclusive: false }),
                Keyword::ExclusiveMaximum(value) => self.cap(Bound { value: *value, exclusive: true }),
                Keyword::Minimum(value) => self.floor(Bound { value: *value, exclusive: false }),
                Keyword::ExclusiveMinimum(value) => self.floor(Bound { value: *value, exclusive: true }),
                Keyword::MaxLength(most) => lower_to(&mut self.max_chars, *most),
                Keyword::MaxJsonBytes(most) => lower_to(&mut self.max_json_bytes, *most),
                Keyword::Pattern(pattern) => self.patterns.push(pattern.clone()),
                Keyword::Format(format) => self.formats.push(*format),
                Keyword::PrefixItems(ids) => items.prefix = ids.to_vec(),
                Keyword::Items(id) => items.rest = Some(*id),
                Keyword::MaxItems(most) => lower_to(&mut self.max_items, *most),
                Keyword::UniqueItems => self.unique = true,
                Keyword::Properties(declared) => members.declared = Declared::new(declared),
                Keyword::PatternProperties(patterns) => members.patterns = patterns.to_vec(),
                Keyword::AdditionalProperties(id) => members.additional = Some(*id),
                Keyword::PropertyNames(id) => self.names.push(*id),
                Keyword::MaxProperties(most) => lower_to(&mut self.max_properties, *most),
                Keyword::Required(names) => self.required.extend(names.iter().cloned()),
                Keyword::UnevaluatedProperties(id) => self.unevaluated.push(*id),
                Keyword::UnevaluatedItems(id) => self.unevaluated_items.push(*id),
                Keyword::Contains { .. } => self.items_elsewhere = true,
                Keyword::DynamicRef { .. } => {
                    self.elsewhere = None;
                    self.items_elsewhere = true;
                }
                // These only ever take instances away, and which ones is left open.
                Keyword::MinLength(_)
                | Keyword::MinItems(_)
                | Keyword::MinProperties(_)
                | Keyword::DependentRequired(_)
                | Keyword::Not(_)
                | Keyword::Pii(_) => {}
            }
        }
        if let Some(cap) = caps.texts.get(&id) {
            lower_to(&mut self.max_json_bytes, *cap);
        }
        if let Some(cap) = caps.arrays.get(&id) {
            lower_to(&mut self.max_items, *cap);
        }
        if let Some(cap) = caps.members.get(&id) {
            lower_to(&mut self.max_properties, *cap);
        }
        if let Some(cap) = caps.names.get(&id) {
            lower_to(&mut self.name_json_bytes, *cap);
        }
        if caps.closed.contains(&id) {
            members.additional = Some(NOTHING);
        }
        if !items.prefix.is_empty() || items.rest.is_some() {
            self.items.push(items);
        }
        if !members.is_empty() {
            self.members.push(members);
        }
    }

    /// Adds alternatives to go through. What each might evaluate is noted first: an instance can satisfy several.
    fn choose(&mut self, schemas: &Schemas, branches: Vec<Branch>) {
        self.items_elsewhere = true;
        let mut seen = BTreeSet::new();
        for id in branches.iter().flat_map(|branch| &branch.ids) {
            note(schemas, *id, &mut self.elsewhere, &mut seen);
        }
        self.ways = self.ways.saturating_mul(branches.len());
        if self.ways <= MOST_WAYS {
            self.choices.push(branches);
        }
    }

    /// The ways through one choice, each with all else; `None` where no choice is left.
    pub(super) fn split(&self, schemas: &Schemas, caps: &Caps) -> Option<Vec<Self>> {
        let mut rest = self.clone();
        let branches = rest.choices.pop()?;
        let follow = |branch: Branch| {
            let mut way = rest.clone();
            way.absent.extend(branch.absent);
            branch.ids.iter().for_each(|id| way.add(schemas, caps, *id));
            way
        };
        Some(branches.into_iter().map(follow).collect())
    }

    /// Whether one value satisfies every subschema taken in.
    pub(super) fn admits(&self, schemas: &Schemas, value: &Tree) -> bool {
        self.roots.iter().all(|id| *id != NOTHING && schemas.table.is_valid(*id, value))
    }

    fn keep(&mut self, values: &Values) {
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

/// Notes which members a subschema might evaluate, with all that applies in the same place.
fn note(schemas: &Schemas, id: NodeId, noted: &mut Option<Vec<Members>>, seen: &mut BTreeSet<NodeId>) {
    if !seen.insert(id) {
        return;
    }
    let mut members = Members::default();
    for keyword in schemas.keywords(id) {
        match keyword {
            Keyword::Properties(declared) => members.declared = Declared::new(declared),
            Keyword::PatternProperties(patterns) => members.patterns = patterns.to_vec(),
            Keyword::AdditionalProperties(id) => members.additional = Some(*id),
            // Beside `additionalProperties`, which evaluates every member, it has nothing to say. It stands last.
            Keyword::UnevaluatedProperties(id) => members.additional = members.additional.or(Some(*id)),
            Keyword::DynamicRef { .. } => *noted = None,
            // What a `not` evaluates is dropped: where it holds, its subschema failed.
            Keyword::Not(_) => {}
            other => crate::schema::in_place(other).iter().for_each(|id| note(schemas, *id, noted, seen)),
        }
    }
    if let (Some(noted), false) = (noted, members.is_empty()) {
        noted.push(members);
    }
}

fn lower_to(limit: &mut Option<u64>, most: u64) {
    *limit = Some(limit.map_or(most, |limit| limit.min(most)));
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
