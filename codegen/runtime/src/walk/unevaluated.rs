//! `unevaluatedItems` and `unevaluatedProperties` (JSON Schema 2020-12 Core, section 11), and what they need to know.

use super::place::Place;
use super::{Here, Keyword, NodeId, Walker};
use crate::json::Tree;

/// Which items or members of one array or object have been evaluated. The first 64 cost no allocation.
#[derive(Default)]
pub(super) struct Marks {
    first: u64,
    rest: Vec<u64>,
}

impl Marks {
    pub(super) fn set(&mut self, index: usize) {
        let bit = 1 << (index % 64);
        match (index / 64).checked_sub(1) {
            None => self.first |= bit,
            Some(word) => {
                if self.rest.len() <= word {
                    self.rest.resize(word + 1, 0);
                }
                if let Some(word) = self.rest.get_mut(word) {
                    *word |= bit;
                }
            }
        }
    }

    pub(super) fn set_all(&mut self, length: usize) {
        (0..length).for_each(|index| self.set(index));
    }

    fn has(&self, index: usize) -> bool {
        let word = (index / 64).checked_sub(1).map_or(Some(&self.first), |word| self.rest.get(word));
        word.is_some_and(|word| word & (1 << (index % 64)) != 0)
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.first |= other.first;
        if self.rest.len() < other.rest.len() {
            self.rest.resize(other.rest.len(), 0);
        }
        for (mine, theirs) in self.rest.iter_mut().zip(&other.rest) {
            *mine |= theirs;
        }
    }
}

impl Keyword {
    /// Whether the keyword asks what its neighbours have evaluated.
    pub(super) fn is_unevaluated(&self) -> bool {
        matches!(self, Self::UnevaluatedItems(_) | Self::UnevaluatedProperties(_))
    }
}

impl Walker<'_> {
    /// Evaluates a subschema that has one of the two keywords: they come last, and they see only what this subschema
    /// and those within it have evaluated, not what subschemas beside it have.
    pub(super) fn tracked(&mut self, here: Here<'_>, outer: Option<&mut Marks>) -> bool {
        let mut marks = Marks::default();
        let mut valid = self.keywords(here, Some(&mut marks), |keyword| !keyword.is_unevaluated());
        // Annotations of a failing subschema do not count; asking all the same would only blame innocent members.
        if valid {
            valid = self.keywords(here, Some(&mut marks), Keyword::is_unevaluated);
        }
        if let Some(outer) = outer {
            outer.merge(&marks);
        }
        valid
    }

    pub(super) fn unevaluated_items(&mut self, schema: NodeId, here: Here<'_>, marks: Option<&mut Marks>) -> bool {
        let (Tree::Array(items), Some(marks)) = (here.tree, marks) else {
            return true;
        };
        let closed = self.is_false(schema);
        let mut valid = true;
        for (index, item) in items.iter().enumerate().filter(|(index, _)| !marks.has(*index)) {
            let place = Place::Item(here.place, index);
            valid &= if closed {
                self.fail_at(&place, here, "unevaluatedItems", || "no item here".into())
            } else {
                self.apply(schema, item, &place, here.scope, None)
            };
            if !valid && self.report.is_none() {
                break;
            }
        }
        marks.set_all(items.len());
        valid
    }

    pub(super) fn unevaluated_properties(&mut self, schema: NodeId, here: Here<'_>, marks: Option<&mut Marks>) -> bool {
        let (Tree::Object(members), Some(marks)) = (here.tree, marks) else {
            return true;
        };
        let closed = self.is_false(schema);
        if closed && self.tolerant {
            return true;
        }
        let mut valid = true;
        for (_, (name, value)) in members.iter().enumerate().filter(|(index, _)| !marks.has(*index)) {
            let place = Place::Member(here.place, name);
            valid &= if closed {
                self.fail_at(&place, here, "unevaluatedProperties", || "no member of this name".into())
            } else {
                self.apply(schema, value, &place, here.scope, None)
            };
            if !valid && self.report.is_none() {
                break;
            }
        }
        marks.set_all(members.len());
        valid
    }
}
