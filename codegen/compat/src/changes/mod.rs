//! What differs between two versions of a schema: located facts, each with its rule's name. They explain a verdict and
//! never make it.

mod object;
mod value;

use crate::clock::Clock;
use crate::solve::arena::{Arena, Numbers};
use eventwright_model::source::Span;
use eventwright_model::{Model, view};
use eventwright_runtime::walk::{Keyword, NodeId};
use std::collections::BTreeSet;

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The rule that explains this kind of difference.
    pub rule: &'static str,
    /// Where in a payload, as a JSON Pointer; `*` stands for every item or undeclared member.
    pub pointer: String,
    /// What differs, a phrase: "`maximum` was 30 and is 24".
    pub message: String,
    /// Where it stands in the old text.
    pub old: Span,
    /// Where it stands in the new text; of what is gone, what it was part of.
    pub new: Span,
}

/// The differences between two subschemas, in the order of the new text. Silent on schemas that mean the same, however
/// they are written.
pub fn changes(old: (&Model, NodeId), new: (&Model, NodeId)) -> Vec<Change> {
    let sides = [(&old.0.schemas.table, old.1), (&new.0.schemas.table, new.1)];
    let (arena, numbers) = Arena::numbered(sides, Clock::unlimited());
    let mut compare = Compare { old: old.0, new: new.0, arena, numbers, found: Vec::new(), seen: BTreeSet::new() };
    compare.values(old.1, new.1, "");
    compare.found.sort_by(|a, b| (a.new, &a.pointer, a.rule).cmp(&(b.new, &b.pointer, b.rule)));
    compare.found.dedup();
    compare.found
}

/// A comparison under way.
struct Compare<'m> {
    old: &'m Model,
    new: &'m Model,
    /// What the subschemas of both mean, and their numbers there.
    arena: Arena,
    numbers: [Numbers; 2],
    found: Vec<Change>,
    /// Pairs that were compared already; recursion ends there.
    seen: BTreeSet<(NodeId, NodeId)>,
}

/// A keyword and the subschema that it stands in.
type Placed<'m> = (NodeId, &'m Keyword);

impl<'m> Compare<'m> {
    fn values(&mut self, old: NodeId, new: NodeId, pointer: &str) {
        if !self.seen.insert((old, new)) || self.same(old, new) {
            return;
        }
        let before = self.found.len();
        self.types(old, new, pointer);
        self.limits(old, new, pointer);
        self.lists(old, new, pointer);
        self.texts(old, new, pointer);
        self.members(old, new, pointer);
        self.required(old, new, pointer);
        self.closure(old, new, pointer);
        self.items(old, new, pointer);
        self.compositions(old, new, pointer);
        // They differ, so something is said, if only that.
        if self.found.len() == before && !self.seen_below(old, new) {
            let (was, is) = (self.old.schemas.info(old).span, self.new.schemas.info(new).span);
            self.push("composition-changed", pointer, "the schema is another one".to_owned(), was, is);
        }
    }

    /// Whether the difference lies in something that is compared elsewhere.
    fn seen_below(&self, old: NodeId, new: NodeId) -> bool {
        let below = |model: &Model, id: NodeId| -> usize {
            let parts = view::conjunction(&model.schemas, id).into_iter();
            parts
                .map(|part| model.schemas.keywords(part).iter().flat_map(eventwright_model::schema::children).count())
                .sum()
        };
        below(self.old, old) + below(self.new, new) > 0
    }

    /// The numbers of two subschemas among both.
    fn both(&self, old: NodeId, new: NodeId) -> Option<(NodeId, NodeId)> {
        Some((*self.numbers[0].get(&old)?, *self.numbers[1].get(&new)?))
    }

    /// Whether two subschemas mean the same, as far as their structure tells.
    fn same(&self, old: NodeId, new: NodeId) -> bool {
        self.both(old, new).is_some_and(|(old, new)| self.arena.color(old) == self.arena.color(new))
    }

    fn push(&mut self, rule: &'static str, pointer: &str, message: String, old: Span, new: Span) {
        self.found.push(Change { rule, pointer: pointer.to_owned(), message, old, new });
    }

    fn old_keywords(&self, id: NodeId) -> Vec<Placed<'m>> {
        keywords(self.old, id)
    }

    fn new_keywords(&self, id: NodeId) -> Vec<Placed<'m>> {
        keywords(self.new, id)
    }
}

/// Every keyword that certainly applies where the subschema does.
fn keywords(model: &Model, id: NodeId) -> Vec<Placed<'_>> {
    let parts = view::conjunction(&model.schemas, id).into_iter();
    parts.flat_map(|part| model.schemas.keywords(part).iter().map(move |keyword| (part, keyword))).collect()
}

/// A pointer with one more name.
fn below(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", eventwright_model::node::escape_token(name))
}
