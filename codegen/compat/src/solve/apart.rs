//! Whether two subschemas share no instance, as far as a look at both tells: by types, by listed values, by ranges, by a
//! member that has to be there and cannot be both. Alternatives with a tag are told apart this way, without trying them.

use super::Kind;
use super::arena::{Arena, Color};
use super::expand::admits;
use eventwright_runtime::json::{Number, Tree};
use eventwright_runtime::walk::{Keyword, NodeId};
use rustc_hash::FxBuildHasher;
use std::cell::RefCell;
use std::collections::HashMap;

/// Members within members that are looked at.
const DEEP: usize = 4;
/// Subschemas that apply to the same instance, at most.
const WIDE: usize = 64;
/// Listed values that are tried on the other side.
const LISTED: usize = 32;

/// What was found before, by type and colors.
#[derive(Debug, Default)]
pub(crate) struct Known(RefCell<HashMap<(Kind, Color, Color), bool, FxBuildHasher>>);

/// What a subschema asks of every instance of one type.
#[derive(Default)]
struct Glance<'a> {
    never: bool,
    values: Option<&'a [Tree]>,
    least: Option<Number>,
    most: Option<Number>,
    required: Vec<&'a str>,
    /// Keywords beside one another, for each subschema that applies.
    beside: Vec<&'a [Keyword]>,
}

impl Arena {
    /// Whether no instance of the type satisfies both; `false` where that does not show.
    pub(crate) fn apart(&self, kind: Kind, one: NodeId, other: NodeId) -> bool {
        self.apart_within(kind, one, other, DEEP)
    }

    fn apart_within(&self, kind: Kind, one: NodeId, other: NodeId, depth: usize) -> bool {
        let (left, right) = (self.color(one), self.color(other));
        if left == right {
            return false;
        }
        if self.clock.over() {
            return false;
        }
        let key = (kind, left.min(right), left.max(right));
        if let Some(known) = self.known_apart.0.borrow().get(&key) {
            return *known;
        }
        let (left, right) = (self.glance(kind, one), self.glance(kind, other));
        let apart = left.never
            || right.never
            || self.none_fits(&left, other)
            || self.none_fits(&right, one)
            || beyond(&left, &right)
            || beyond(&right, &left)
            || (kind == Kind::Object && depth > 0 && self.by_member(&left, &right, depth - 1));
        // What was not seen at this depth may be seen from further out.
        if apart || depth == DEEP {
            self.known_apart.0.borrow_mut().insert(key, apart);
        }
        apart
    }

    /// Whether no instance of the type satisfies the subschema, as far as a look at it tells.
    pub(crate) fn never(&self, kind: Kind, id: NodeId) -> bool {
        self.glance(kind, id).never
    }

    fn glance(&self, kind: Kind, id: NodeId) -> Glance<'_> {
        let mut glance = Glance::default();
        let mut open = vec![id];
        let mut seen = Vec::new();
        while let Some(id) = open.pop() {
            if seen.len() >= WIDE || seen.contains(&id) {
                continue;
            }
            seen.push(id);
            let keywords = self.keywords(id);
            glance.beside.push(keywords);
            for keyword in keywords {
                match keyword {
                    Keyword::Ref(id) | Keyword::DynamicRef { anchor: None, target: id } => open.push(*id),
                    Keyword::AllOf(ids) => open.extend_from_slice(ids),
                    _ => glance.add(kind, keyword),
                }
            }
        }
        glance
    }

    /// Whether all values are listed and the other subschema takes none of them.
    fn none_fits(&self, listed: &Glance<'_>, other: NodeId) -> bool {
        listed.values.is_some_and(|values| {
            values.len() <= LISTED && values.iter().all(|value| !self.schema.is_valid(other, value))
        })
    }

    /// Whether a member has to be there that cannot be what both ask.
    fn by_member(&self, left: &Glance<'_>, right: &Glance<'_>, depth: usize) -> bool {
        left.required.iter().chain(&right.required).any(|name| {
            let (Some(ours), Some(theirs)) = (left.member(name), right.member(name)) else { return false };
            Kind::ALL.iter().all(|kind| self.apart_within(*kind, ours, theirs, depth))
        })
    }
}

impl<'a> Glance<'a> {
    fn add(&mut self, kind: Kind, keyword: &'a Keyword) {
        match keyword {
            Keyword::False => self.never = true,
            Keyword::Type(types) => self.never |= !admits(*types, kind),
            Keyword::Const(value) => self.list(kind, std::slice::from_ref(value)),
            Keyword::Enum(values) => self.list(kind, values),
            Keyword::Minimum(bound) | Keyword::ExclusiveMinimum(bound) if kind == Kind::Number => {
                self.least = Some(self.least.map_or(*bound, |least| if *bound > least { *bound } else { least }));
            }
            Keyword::Maximum(bound) | Keyword::ExclusiveMaximum(bound) if kind == Kind::Number => {
                self.most = Some(self.most.map_or(*bound, |most| if *bound < most { *bound } else { most }));
            }
            Keyword::Required(names) if kind == Kind::Object => {
                self.required.extend(names.iter().map(|name| &**name));
            }
            _ => {}
        }
    }

    fn list(&mut self, kind: Kind, values: &'a [Tree]) {
        self.never |= values.iter().all(|value| Kind::of(value) != kind);
        if self.values.is_none_or(|before| values.len() < before.len()) {
            self.values = Some(values);
        }
    }

    /// A subschema that a member of the name has to satisfy.
    fn member(&self, name: &str) -> Option<NodeId> {
        self.beside.iter().find_map(|keywords| {
            let declared = keywords.iter().find_map(|keyword| match keyword {
                Keyword::Properties(members) => members.iter().find(|(one, _)| **one == *name).map(|(_, id)| *id),
                _ => None,
            });
            declared.or_else(|| {
                let like = |keyword: &Keyword| match keyword {
                    Keyword::PatternProperties(members) => members.iter().any(|(like, _)| like.is_match(name)),
                    _ => false,
                };
                let free = !keywords.iter().any(like);
                keywords.iter().filter(|_| free).find_map(|keyword| match keyword {
                    Keyword::AdditionalProperties(id) => Some(*id),
                    _ => None,
                })
            })
        })
    }
}

/// Whether all of one range lies beyond the other.
fn beyond(low: &Glance<'_>, high: &Glance<'_>) -> bool {
    matches!((low.most, high.least), (Some(most), Some(least)) if most < least)
}
