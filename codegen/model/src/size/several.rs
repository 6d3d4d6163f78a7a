//! The largest different values: what `uniqueItems` and the names of members are made of.

use super::merge::{Merged, merge};
use super::{LARGEST_INSTANCE, Sizer, number, text};
use eventwright_runtime::json::{Tree, Values};
use eventwright_runtime::walk::{NodeId, Types};
use std::cmp::Reverse;

/// Some different values, the largest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Several {
    pub(super) values: Vec<Tree>,
    /// Whether there are no others.
    pub(super) complete: bool,
    /// Bytes of the largest of the others; `None` without a bound. Nothing where there are none.
    pub(super) rest: Option<u64>,
}

impl Several {
    fn all(values: Vec<Tree>) -> Self {
        Self { values, complete: true, rest: Some(0) }
    }

    /// The values of both.
    fn with(mut self, other: Self) -> Self {
        let known = Values::from(std::mem::take(&mut self.values));
        let others = other.values.into_iter().filter(|value| !known.contains(value));
        self.values = known.iter().cloned().chain(others).collect();
        self.complete &= other.complete;
        self.rest = self.rest.zip(other.rest).map(|(one, other)| one.max(other));
        self
    }
}

/// So many values are tried in place of one that is refused.
const MOST_OTHERS: usize = 12;

/// In objects with more members nothing is tried.
const MOST_MEMBERS: usize = 64;

/// What surely applies to a member.
fn asked(merged: &Merged, name: &str) -> Vec<NodeId> {
    merged.members.iter().filter_map(|members| members.of(name)).flatten().collect()
}

impl Sizer<'_> {
    /// About `most` of the largest values that satisfy all of `ids`.
    pub(super) fn several(&self, ids: &[NodeId], most: usize) -> Several {
        if self.depth > super::DEEPEST {
            return Several::default();
        }
        let mut found = self.several_of(&merge(self.schemas, self.caps, ids), most);
        found.values.sort_by_cached_key(|value| Reverse(self.cost(value)));
        found
    }

    fn several_of(&self, merged: &Merged, most: usize) -> Several {
        if let Some(ways) = merged.split(self.schemas, self.caps) {
            return ways.iter().map(|way| self.several_of(way, most)).reduce(Several::with).unwrap_or_default();
        }
        if merged.values.is_some() {
            return Several::all(self.listed(merged));
        }
        let kinds = Types::NAMES.iter().filter(|(_, kind)| merged.types.contains(*kind));
        let by_type = kinds.map(|(_, kind)| match *kind {
            Types::NULL => Several::all(vec![Tree::Null]),
            Types::BOOLEAN => Several::all(vec![Tree::Bool(false), Tree::Bool(true)]),
            // A number may be an integer: there is no need to count those apart.
            Types::INTEGER if merged.types.contains(Types::NUMBER) => Several::all(Vec::new()),
            Types::INTEGER => self.numbers(merged, true, most),
            Types::NUMBER => self.numbers(merged, false, most),
            Types::STRING => self.texts_of(merged, most),
            Types::ARRAY => self.single(self.array(merged).bytes),
            _ => self.objects(merged, most),
        });
        let mut found = by_type.reduce(Several::with).unwrap_or(Several::all(Vec::new()));
        found.values.retain(|value| merged.admits(self.schemas, value));
        found
    }

    /// Values of which nothing is known but their size.
    fn single(&self, bytes: Option<u64>) -> Several {
        Several { values: Vec::new(), complete: bytes == Some(0), rest: bytes }
    }

    fn numbers(&self, merged: &Merged, integer: bool, most: usize) -> Several {
        let (numbers, complete) = number::several(merged, integer, self.writer, most);
        let rest = number::worst(merged, integer, self.writer).bytes;
        Several { values: numbers.into_iter().map(Tree::Number).collect(), complete, rest }
    }

    pub(super) fn texts_of(&self, merged: &Merged, most: usize) -> Several {
        if !merged.types.contains(Types::STRING) {
            return Several::all(Vec::new());
        }
        if merged.values.is_some() {
            let mut values = self.listed(merged);
            values.retain(|value| {
                value.as_str().is_some_and(|text| merged.patterns.iter().all(|pattern| pattern.is_match(text)))
            });
            return Several::all(values);
        }
        let texts = text::several(merged, self.writer, most);
        let values = texts.found.into_iter().map(|text| Tree::String(text.into())).collect();
        Several { values, complete: texts.complete, rest: texts.bound }
    }

    /// Objects that differ in one member, where that has enough values of its greatest size.
    fn objects(&self, merged: &Merged, most: usize) -> Several {
        let worst = self.object(merged);
        let unknown = self.single(worst.bytes);
        let Some(Tree::Object(members)) = worst.instance else { return unknown };
        if worst.bytes.is_none_or(|bytes| bytes.saturating_mul(most as u64) > LARGEST_INSTANCE) {
            return unknown;
        }
        for (at, (name, value)) in members.iter().enumerate() {
            let mut values = self.deeper().several(&asked(merged, name), most).values;
            let size = self.cost(value);
            values.retain(|value| self.cost(value) == size);
            values.truncate(most);
            if values.len() == most {
                let with = |value: Tree| {
                    let mut members = members.clone();
                    members[at].1 = value;
                    Tree::Object(members)
                };
                return Several { values: values.into_iter().map(with).collect(), ..unknown };
            }
        }
        unknown
    }

    /// Values like one that is refused: texts and numbers of about its size, objects that differ in a member or two.
    pub(super) fn others(&self, merged: &Merged, refused: &Tree) -> Vec<Tree> {
        match refused {
            Tree::String(_) => self.texts_of(merged, MOST_OTHERS).values,
            Tree::Number(_) => self.numbers(merged, !merged.types.contains(Types::NUMBER), MOST_OTHERS).values,
            Tree::Object(members) if members.len() > MOST_MEMBERS => Vec::new(),
            Tree::Object(members) => {
                let like = |members: &[(Box<str>, Tree)]| -> Vec<Vec<(Box<str>, Tree)>> {
                    let swapped = |at: usize| {
                        let (name, value) = &members[at];
                        let size = self.cost(value);
                        let mut values = self.deeper().several(&asked(merged, name), MOST_OTHERS).values;
                        values.retain(|other| other != value && self.cost(other) == size);
                        values.into_iter().map(move |value| {
                            let mut members = members.to_vec();
                            members[at].1 = value;
                            members
                        })
                    };
                    (0..members.len()).flat_map(swapped).collect()
                };
                let once = like(members);
                let twice = once.iter().flat_map(|members| like(members)).take(MOST_OTHERS * MOST_OTHERS);
                once.iter().cloned().chain(twice).map(Tree::Object).collect()
            }
            Tree::Null | Tree::Bool(_) | Tree::Array(_) => Vec::new(),
        }
    }

    /// The listed values that are admitted, in the spelling that takes most bytes.
    pub(super) fn listed(&self, merged: &Merged) -> Vec<Tree> {
        let values = merged.values.iter().flatten().filter(|value| merged.admits(self.schemas, value));
        let values: Values = values.cloned().collect();
        let first = values.iter().enumerate().filter(|(at, value)| values.position(value) == Some(*at));
        let mut admitted: Vec<Tree> = first.map(|(_, value)| self.respelled(value)).collect();
        admitted.sort_by_cached_key(|value| Reverse(self.cost(value)));
        admitted
    }

    /// A value with each number spelled at its longest.
    fn respelled(&self, value: &Tree) -> Tree {
        match value {
            Tree::Number(number) => Tree::Number(number::respelled(*number, self.writer)),
            Tree::Array(items) => Tree::Array(items.iter().map(|item| self.respelled(item)).collect()),
            Tree::Object(members) => {
                Tree::Object(members.iter().map(|(name, value)| (name.clone(), self.respelled(value))).collect())
            }
            other => other.clone(),
        }
    }
}
