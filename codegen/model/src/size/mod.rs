//! The worst case: the largest text that a writer makes of a value of a subschema, with an instance of exactly that size.
//!
//! The bound follows from the schema alone. It is **safe** for every schema: no valid instance takes more. It is **exact**,
//! and then comes with an instance of that size which the walker has found valid, unless a keyword takes away just the
//! largest instances in a way that is not followed:
//!
//! - `not`, `contains`, `minLength`, `minItems`, `minProperties`, `dependentRequired`, and that `oneOf` admits no value
//!   which two of its branches do: what they leave is not computed, only tried.
//! - a pattern beside a format that constrain each other, an automaton with more than 4,000 states, and caps on both
//!   characters and bytes whose search would take more than four million steps;
//! - more than 2,000 ways through alternatives, 2,000 different items, 2,000 names of undeclared members;
//! - items that have to differ and are arrays, or objects of which no single member has enough values;
//! - ranges of doubles in which the longest double is not found near places where long ones are likely.
//!
//! - a list of different items of which the first ones have places of their own; `if` with what it leaves unevaluated.
//!
//! Members and items that `unevaluatedProperties` and `unevaluatedItems` judge beside alternatives or `contains` are taken
//! for any number of them: such a schema counts as unbounded where a closer look might find a bound.
//!
//! Then [`Worst::instance`] is `None` and the bound is an upper one, which `size` shows as `≤`. A schema that contains
//! itself has no bound.
//!
//! Numbers are what the runtime holds: `i64`, `u64`, doubles. A Python integer beyond 64 bits would be written out in full
//! by its writer, and is read as a double: it is not counted as such.

mod array;
mod cap;
mod envelope;
mod merge;
mod number;
mod object;
mod several;
mod text;

use crate::model::{Contract, Model};
use crate::schema::Schemas;
pub use cap::{Cap, CapKind, caps, least};
pub use envelope::{Envelope, OPEN_FIELDS, envelope};
use eventwright_runtime::json::{Tree, Writer, tree_cost};
use eventwright_runtime::walk::{NodeId, Types};
pub use merge::narrow;
use merge::{Merged, merge};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;

/// The largest instance of a subschema.
#[derive(Clone, Debug)]
pub struct Worst {
    /// Its size in bytes as the writer makes it; `None` when there is no largest, 0 when nothing is valid.
    pub bytes: Option<u64>,
    /// An instance of that size; `None` when there is no bound, or none of exactly that size was found.
    pub instance: Option<Tree>,
    /// JSON Pointers (with `*` for any item or undeclared member) of what makes it unbounded.
    pub unbounded: Vec<String>,
}

/// What keeps a payload within its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// The schema: no valid payload is larger.
    Proven,
    /// Only a check of each payload: the largest that the schema admits is larger than the limit.
    Guarded,
    /// Only a check of each payload, and the schema admits payloads of any size.
    Unbounded,
}

impl Verdict {
    /// The verdict in one word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Proven => "proven",
            Self::Guarded => "guarded",
            Self::Unbounded => "unbounded",
        }
    }
}

/// What one property takes of the worst case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The property.
    pub name: String,
    /// Bytes of its largest value; `None` without a bound.
    pub value: Option<u64>,
    /// Bytes of its name, quotes, colon and comma.
    pub overhead: u64,
}

impl Share {
    /// Both together; `None` without a bound.
    pub fn total(&self) -> Option<u64> {
        // Limits may be as large as numbers are.
        self.value.map(|value| value.saturating_add(self.overhead))
    }
}

impl Worst {
    /// What keeps instances within a limit in bytes.
    pub fn verdict(&self, limit: u64) -> Verdict {
        match self.bytes {
            Some(bytes) if bytes <= limit => Verdict::Proven,
            Some(_) => Verdict::Guarded,
            None => Verdict::Unbounded,
        }
    }
}

/// The largest instance of a subschema, as a writer makes it. The instance, when there is one, is valid: the walker has
/// said so.
pub fn worst(model: &Model, root: NodeId, writer: Writer) -> Worst {
    worst_within(model, root, writer, &Caps::default())
}

/// The bytes that no payload of a contract exceeds as compact UTF-8 JSON; `None` when there is no bound.
pub fn most_bytes(model: &Model, contract: &Contract) -> Option<u64> {
    *contract
        .most_bytes
        .get_or_init(|| Sizer::new(&model.schemas, &Caps::default(), Writer::Compact).node(&[contract.root]).bytes)
}

fn worst_within(model: &Model, root: NodeId, writer: Writer, caps: &Caps) -> Worst {
    let mut worst = Sizer::new(&model.schemas, caps, writer).node(&[root]);
    if let Some(instance) = &worst.instance
        && !model.schemas.table.is_valid(root, instance)
    {
        worst.instance = None;
    }
    worst
}

/// The largest value of each property of an object schema, in the order of the schema. Each is the largest by itself:
/// where alternatives exclude one another, not all of them occur together.
pub fn shares(model: &Model, root: NodeId, writer: Writer) -> Vec<Share> {
    let caps = Caps::default();
    let sizer = Sizer::new(&model.schemas, &caps, writer);
    let merged = merge(sizer.schemas, &caps, &[root]);
    let share = |name: Box<str>| {
        let (value, _) = sizer.declared(&merged, &name)?;
        Some(Share { overhead: sizer.name_cost(&name) + writer.separator(), name: name.into(), value: value.bytes })
    };
    object::names(&merged).into_iter().filter_map(share).collect()
}

/// Limits that are not in the schema, by way of trial.
#[derive(Clone, Debug, Default)]
struct Caps {
    /// `x-max-json-bytes`
    texts: BTreeMap<NodeId, u64>,
    /// `maxItems`
    arrays: BTreeMap<NodeId, u64>,
    /// `maxProperties`
    members: BTreeMap<NodeId, u64>,
    /// `x-max-json-bytes` of `propertyNames`
    names: BTreeMap<NodeId, u64>,
    /// `additionalProperties: false`
    closed: BTreeSet<NodeId>,
}

/// Recursion deeper than this has no bound worth the name: instances nest at most 127 levels.
const DEEPEST: usize = 64;

/// Pointers to what has no bound that are kept at most.
const MOST_POINTERS: usize = 500;
/// Instances are built up to this size, in bytes.
const LARGEST_INSTANCE: u64 = 4 << 20;

struct Sizer<'a> {
    schemas: &'a Schemas,
    caps: &'a Caps,
    writer: Writer,
    depth: usize,
    memory: Rc<Memory>,
}

/// What a proof has found so far.
#[derive(Debug, Default)]
struct Memory {
    /// Schemas that share subschemas would be gone through again and again.
    known: RefCell<HashMap<Vec<NodeId>, Worst>>,
    /// What is being looked at: a schema that comes back to itself contains itself.
    open: RefCell<HashSet<Vec<NodeId>>>,
}

impl Worst {
    fn of(instance: Tree, writer: Writer) -> Self {
        Self { bytes: Some(tree_cost(&instance, writer)), instance: Some(instance), unbounded: Vec::new() }
    }

    fn unbounded() -> Self {
        Self { bytes: None, instance: None, unbounded: vec![String::new()] }
    }

    fn at_most(bytes: u64) -> Self {
        Self { bytes: Some(bytes), instance: None, unbounded: Vec::new() }
    }

    /// An instance that is larger than any payload is not worth its memory; its size still is.
    fn within_reason(mut self) -> Self {
        if self.bytes.is_none_or(|bytes| bytes > LARGEST_INSTANCE) {
            self.instance = None;
        }
        // Each way through recursion gives a pointer: the shortest say what there is to say.
        if self.unbounded.len() > MOST_POINTERS {
            self.unbounded.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
            self.unbounded.dedup();
            self.unbounded.truncate(MOST_POINTERS);
            self.unbounded.sort();
        }
        self
    }

    fn below(mut self, token: &str) -> Self {
        for pointer in &mut self.unbounded {
            *pointer = format!("/{token}{pointer}");
        }
        self
    }

    /// The larger of two.
    fn or(self, other: Self) -> Self {
        match (self.bytes, other.bytes) {
            (None, None) => {
                let mut unbounded = self.unbounded;
                unbounded.extend(other.unbounded);
                unbounded.sort();
                unbounded.dedup();
                Self { bytes: None, instance: None, unbounded }
            }
            (None, Some(_)) => self,
            (Some(_), None) => other,
            (Some(a), Some(b)) if a > b || (a == b && self.instance.is_some()) => self,
            _ => other,
        }
    }
}

impl<'a> Sizer<'a> {
    fn new(schemas: &'a Schemas, caps: &'a Caps, writer: Writer) -> Self {
        Self { schemas, caps, writer, depth: 0, memory: Rc::default() }
    }

    /// The worst of a value that must satisfy all of `ids`; zero bytes when nothing can.
    fn node(&self, ids: &[NodeId]) -> Worst {
        if self.depth > DEEPEST {
            return Worst::unbounded();
        }
        if let Some(known) = self.memory.known.borrow().get(ids) {
            return known.clone();
        }
        if !self.memory.open.borrow_mut().insert(ids.to_vec()) {
            return Worst::unbounded();
        }
        let worst = self.merged(&merge(self.schemas, self.caps, ids)).within_reason();
        self.memory.open.borrow_mut().remove(ids);
        self.memory.known.borrow_mut().insert(ids.to_vec(), worst.clone());
        worst
    }

    fn merged(&self, merged: &Merged) -> Worst {
        if let Some(ways) = merged.split(self.schemas, self.caps) {
            return ways.iter().map(|way| self.merged(way)).reduce(Worst::or).unwrap_or(Worst::at_most(0));
        }
        if merged.values.is_some() {
            let longest = self.listed(merged).into_iter().next();
            return longest.map_or(Worst::at_most(0), |value| Worst::of(value, self.writer));
        }
        let kinds = Types::NAMES.iter().filter(|(_, kind)| merged.types.contains(*kind));
        let by_type = kinds.map(|(_, kind)| match *kind {
            Types::NULL => Worst::of(Tree::Null, self.writer),
            Types::BOOLEAN => self.boolean(merged),
            Types::INTEGER => number::worst(merged, true, self.writer),
            Types::NUMBER => number::worst(merged, false, self.writer),
            Types::STRING => text::worst(merged, self.writer),
            Types::ARRAY => self.array(merged),
            _ => self.object(merged),
        });
        let by_type = by_type.map(|worst| self.admitted(merged, worst));
        by_type.reduce(Worst::or).unwrap_or(Worst::at_most(0))
    }

    /// The worst case with an instance that keywords which are not followed admit too, if one is near.
    fn admitted(&self, merged: &Merged, mut worst: Worst) -> Worst {
        let is_fine = |instance: &Tree| merged.admits(self.schemas, instance);
        if let Some(instance) = worst.instance.take_if(|instance| !is_fine(instance)) {
            let others = self.others(merged, &instance);
            worst.instance = others.into_iter().find(|other| Some(self.cost(other)) == worst.bytes && is_fine(other));
        }
        worst
    }

    fn boolean(&self, merged: &Merged) -> Worst {
        let admitted = [false, true].map(Tree::Bool).into_iter().find(|value| merged.admits(self.schemas, value));
        admitted.map_or(Worst::at_most(0), |value| Worst::of(value, self.writer))
    }

    fn deeper(&self) -> Self {
        Self {
            schemas: self.schemas,
            caps: self.caps,
            writer: self.writer,
            depth: self.depth + 1,
            memory: self.memory.clone(),
        }
    }

    fn cost(&self, value: &Tree) -> u64 {
        tree_cost(value, self.writer)
    }
}
