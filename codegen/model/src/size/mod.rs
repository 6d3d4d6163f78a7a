//! The worst case: the largest compact JSON that a subschema admits, with an instance of exactly that size.
//!
//! The bound follows from the schema alone. Where keywords interact in ways that are not followed (`not`, `if`,
//! overlapping patterns), the bound stays safe, an upper one, and says that it is not exact.

mod merge;
mod number;
mod text;

use crate::model::Model;
use crate::schema::Schemas;
use eventwright_runtime::json::{self, Tree};
use eventwright_runtime::walk::{NodeId, Types};
use merge::Merged;
pub use merge::narrow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// The largest instance of a subschema.
#[derive(Clone, Debug)]
pub struct Worst {
    /// Its size in bytes as compact UTF-8 JSON; `None` when there is no largest.
    pub bytes: Option<u64>,
    /// An instance of that size; `None` when there is no bound, or none of exactly that size was found.
    pub instance: Option<Tree>,
    /// JSON Pointers (with `*` for any item) of what makes it unbounded.
    pub unbounded: Vec<String>,
}

/// What one property takes of the worst case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The property.
    pub name: String,
    /// Bytes of its value.
    pub value: Option<u64>,
    /// Bytes of its name, quotes, colon and comma.
    pub overhead: u64,
}

/// The largest instance of a subschema. The instance, when there is one, is valid: the walker has said so.
pub fn worst(model: &Model, root: NodeId) -> Worst {
    let mut worst = Sizer::new(&model.schemas).node(&[root]);
    if let Some(instance) = &worst.instance
        && !model.schemas.table.is_valid(root, instance)
    {
        worst.instance = None;
    }
    worst
}

/// The worst case of each property of an object schema, in the order of the schema.
pub fn shares(model: &Model, root: NodeId) -> Vec<Share> {
    let sizer = Sizer::new(&model.schemas);
    let merged = merge::merge(sizer.schemas, &[root]);
    let share = |(name, ids): &(Box<str>, Vec<NodeId>)| Share {
        name: name.to_string(),
        value: sizer.deeper().node(ids).bytes,
        overhead: cost(&Tree::String(name.clone())) + 2,
    };
    merged.properties.iter().map(share).collect()
}

/// The size of a value as compact UTF-8 JSON.
pub fn cost(tree: &Tree) -> u64 {
    let mut out = Vec::new();
    json::write(tree, &mut out);
    out.len() as u64
}

/// Recursion deeper than this has no bound worth the name: instances nest at most 128 levels.
const DEEPEST: usize = 64;

/// Instances are built up to this size, in bytes.
const LARGEST_INSTANCE: u64 = 4 << 20;

struct Sizer<'a> {
    schemas: &'a Schemas,
    depth: usize,
    /// Worst cases that are known: schemas that share subschemas would be gone through again and again.
    known: Rc<RefCell<HashMap<Vec<NodeId>, Worst>>>,
}

impl Worst {
    fn of(instance: Tree) -> Self {
        Self { bytes: Some(cost(&instance)), instance: Some(instance), unbounded: Vec::new() }
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
    fn new(schemas: &'a Schemas) -> Self {
        Self { schemas, depth: 0, known: Rc::default() }
    }

    /// The worst of a value that must satisfy all of `ids`; zero bytes when nothing can.
    fn node(&self, ids: &[NodeId]) -> Worst {
        if self.depth > DEEPEST {
            return Worst::unbounded();
        }
        if let Some(known) = self.known.borrow().get(ids) {
            return known.clone();
        }
        let worst = self.merged(&merge::merge(self.schemas, ids)).within_reason();
        self.known.borrow_mut().insert(ids.to_vec(), worst.clone());
        worst
    }

    fn merged(&self, merged: &Merged) -> Worst {
        if let Some((choice, rest)) = merged.split_choice() {
            let branches = choice.iter().map(|id| {
                let mut branch = rest.clone();
                branch.add(self.schemas, *id);
                self.merged(&branch)
            });
            return branches.reduce(Worst::or).unwrap_or(Worst::at_most(0));
        }
        if let Some(values) = &merged.values {
            let admitted = values.iter().filter(|value| merged.admits(self.schemas, value));
            return admitted.map(|value| Worst::of(value.clone())).reduce(Worst::or).unwrap_or(Worst::at_most(0));
        }
        let by_type =
            Types::NAMES.iter().filter(|(_, kind)| merged.types.contains(*kind)).map(|(_, kind)| match *kind {
                Types::NULL => Worst::of(Tree::Null),
                Types::BOOLEAN => Worst::of(Tree::Bool(false)),
                Types::INTEGER => number::worst(merged, true),
                Types::NUMBER => number::worst(merged, false),
                Types::STRING => text::worst(merged),
                Types::ARRAY => self.array(merged),
                _ => self.object(merged),
            });
        by_type.reduce(Worst::or).unwrap_or(Worst::at_most(0))
    }

    fn deeper(&self) -> Self {
        Self { schemas: self.schemas, depth: self.depth + 1, known: self.known.clone() }
    }

    fn object(&self, merged: &Merged) -> Worst {
        if !merged.closed {
            return Worst::unbounded();
        }
        let mut bytes = Some(2_u64);
        let mut members = Some(Vec::new());
        let mut unbounded = Vec::new();
        for (position, (name, ids)) in merged.properties.iter().enumerate() {
            let value = self.deeper().node(ids).below(&crate::node::escape_token(name));
            let overhead = cost(&Tree::String(name.clone())) + 1 + u64::from(position > 0);
            bytes = bytes.zip(value.bytes).and_then(|(sum, value)| sum.checked_add(overhead)?.checked_add(value));
            unbounded.extend(value.unbounded);
            match (&mut members, value.instance) {
                (Some(members), Some(value)) => members.push((name.clone(), value)),
                (members, _) => *members = None,
            }
        }
        let instance = bytes.and(members).map(Tree::Object);
        Worst { bytes, instance, unbounded }
    }

    fn array(&self, merged: &Merged) -> Worst {
        let most = merged.max_items.unwrap_or(u64::MAX);
        let prefix = &merged.prefix_items[..merged.prefix_items.len().min(usize::try_from(most).unwrap_or(usize::MAX))];
        let heads: Vec<Worst> = prefix.iter().map(|ids| self.deeper().node(ids).below("*")).collect();
        let rest = most - heads.len() as u64;
        let tail = if rest == 0 || merged.no_more_items { Tail::empty() } else { self.tail(merged, rest) };
        let mut bytes = tail.bytes;
        let mut unbounded = tail.unbounded;
        let mut items = Some(Vec::new());
        for head in heads {
            bytes = bytes.zip(head.bytes).map(|(sum, head)| sum + head);
            unbounded.extend(head.unbounded);
            match (&mut items, head.instance) {
                (Some(items), Some(item)) => items.push(item),
                (items, _) => *items = None,
            }
        }
        let count = prefix.len() as u64 + tail.count;
        let items = items.zip(tail.items).map(|(mut items, tail)| {
            items.extend(tail);
            Tree::Array(items)
        });
        let bytes = bytes.map(|sum| sum + 2 + count.saturating_sub(1));
        Worst { bytes, instance: bytes.and(items), unbounded }
    }

    /// The items after the prefix, at most `most` of them.
    fn tail(&self, merged: &Merged, most: u64) -> Tail {
        let item = self.deeper().node(&merged.items).below("*");
        let Some(each) = item.bytes else {
            return Tail { bytes: None, count: 0, items: None, unbounded: item.unbounded };
        };
        if merged.unique
            && let Some(distinct) = self.distinct(&merged.items, most)
        {
            let bytes = distinct.iter().map(cost).sum();
            let count = distinct.len() as u64;
            return Tail { bytes: Some(bytes), count, items: Some(distinct), unbounded: Vec::new() };
        }
        if most == u64::MAX {
            return Tail { bytes: None, count: 0, items: None, unbounded: vec![String::new()] };
        }
        // More items than this would exceed any payload; the bound is exact all the same, only without its instance.
        let buildable = usize::try_from(most).ok().filter(|most| *most <= 100_000 && !merged.unique);
        let items = buildable.zip(item.instance).map(|(most, item)| vec![item; most]);
        Tail { bytes: each.checked_mul(most), count: most, items, unbounded: Vec::new() }
    }

    /// The largest `most` distinct values; `None` when they cannot be listed.
    fn distinct(&self, ids: &[NodeId], most: u64) -> Option<Vec<Tree>> {
        let merged = merge::merge(self.schemas, ids);
        if merged.has_choice() {
            return None;
        }
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        if let Some(values) = &merged.values {
            let mut admitted: Vec<Tree> = Vec::new();
            for value in values.iter().filter(|value| merged.admits(self.schemas, value)) {
                if !admitted.contains(value) {
                    admitted.push(value.clone());
                }
            }
            admitted.sort_by_key(|value| std::cmp::Reverse(cost(value)));
            admitted.truncate(most);
            return Some(admitted);
        }
        if merged.types == Types::STRING && most <= 100_000 { text::distinct(&merged, most) } else { None }
    }
}

/// The items of an array after its prefix.
struct Tail {
    bytes: Option<u64>,
    count: u64,
    items: Option<Vec<Tree>>,
    unbounded: Vec<String>,
}

impl Tail {
    fn empty() -> Self {
        Self { bytes: Some(0), count: 0, items: Some(Vec::new()), unbounded: Vec::new() }
    }
}
