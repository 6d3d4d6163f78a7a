//! Candidates for one place: what the left side's subschemas admit there, as different as both sides tell apart.

use super::pool::Pool;
use super::{array, number, object, text};
use crate::clock::Clock;
use eventwright_runtime::json::{Tree, write};
use eventwright_runtime::walk::{Keyword, NodeId, Schema, Types};
use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

/// How many candidates a place offers to what it is part of, by depth.
const KEPT: [usize; 6] = [usize::MAX, 20, 14, 8, 5, 3];

/// Candidates of one kept for each combination of verdicts.
const ALIKE: usize = 2;

/// In-place subschemas beyond these are not asked about.
const HINTS: usize = 40;

/// Is given candidates, and says whether it wants more.
pub(super) type Take<'t> = dyn FnMut(&mut Maker<'_>, Tree) -> bool + 't;

/// Subschemas of both sides that apply, or may, to the same place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Place {
    /// Certainly, of the left.
    pub(super) left: Vec<NodeId>,
    /// Perhaps, of the right.
    pub(super) right: Vec<NodeId>,
}

/// Makes candidates.
pub(super) struct Maker<'a> {
    pub(super) left: &'a Schema,
    pub(super) right: &'a Schema,
    pub(super) pool: &'a Pool,
    /// Candidates that may still be judged.
    fuel: usize,
    clock: &'a Clock,
    known: BTreeMap<(Place, usize), Rc<Vec<Tree>>>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(left: &'a Schema, right: &'a Schema, pool: &'a Pool, fuel: usize, clock: &'a Clock) -> Self {
        Self { left, right, pool, fuel, clock, known: BTreeMap::new() }
    }

    /// The first candidate for the whole that `is` takes.
    pub(super) fn find(&mut self, left: NodeId, right: NodeId, is: &mut dyn FnMut(&Tree) -> bool) -> Option<Tree> {
        let place = Place { left: vec![left], right: vec![right] };
        let mut found = None;
        self.each(&place, 0, &mut |maker, tree| {
            if found.is_none() && maker.more() {
                maker.fuel -= 1;
                if is(&tree) {
                    found = Some(tree);
                }
            }
            found.is_none() && maker.more()
        });
        found
    }

    /// Whether more candidates may be made.
    fn more(&self) -> bool {
        self.fuel > 0 && !self.clock.over()
    }

    /// What may stand at a place within another, each combination of verdicts a few times.
    pub(super) fn offers(&mut self, place: &Place, depth: usize) -> Rc<Vec<Tree>> {
        let Some(most) = KEPT.get(depth).filter(|_| !self.clock.over()) else { return Rc::new(Vec::new()) };
        let key = (place.clone(), depth);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        // Recursion that comes back to the same place finds nothing there.
        self.known.insert(key.clone(), Rc::new(Vec::new()));
        let hints = (self.around(self.left, &place.left), self.around(self.right, &place.right));
        let mut kept: Vec<Tree> = Vec::new();
        let mut seen: HashSet<Vec<u8>> = HashSet::new();
        let mut groups: BTreeMap<Vec<bool>, usize> = BTreeMap::new();
        let mut tried = 0;
        self.each(place, depth, &mut |maker, tree| {
            tried += 1;
            let valid = place.left.iter().all(|id| maker.left.is_valid(*id, &tree));
            if valid && seen.insert(bytes(&tree)) {
                let group = groups.entry(maker.signature(&hints, &tree)).or_default();
                *group += 1;
                if *group <= ALIKE {
                    kept.push(tree);
                }
            }
            maker.more() && kept.len() < *most && tried < 1_500
        });
        self.fuel = self.fuel.saturating_sub(tried / 8);
        let kept = Rc::new(kept);
        self.known.insert(key, kept.clone());
        kept
    }

    fn signature(&self, (left, right): &(Vec<NodeId>, Vec<NodeId>), tree: &Tree) -> Vec<bool> {
        let left = left.iter().take(HINTS).map(|id| self.left.is_valid(*id, tree));
        left.chain(right.iter().take(HINTS).map(|id| self.right.is_valid(*id, tree))).collect()
    }

    /// All subschemas that apply, or may, to the same place as these.
    pub(super) fn around(&self, schema: &Schema, ids: &[NodeId]) -> Vec<NodeId> {
        let mut found: Vec<NodeId> = Vec::new();
        let mut open: Vec<NodeId> = ids.iter().rev().copied().collect();
        while let Some(id) = open.pop() {
            if found.contains(&id) || found.len() > 4 * HINTS {
                continue;
            }
            found.push(id);
            for keyword in schema.nodes[id as usize].keywords.iter().rev() {
                open.extend(eventwright_model::schema::in_place(keyword).into_iter().rev());
            }
        }
        found
    }

    /// Every candidate for a place, until `take` has enough.
    fn each(&mut self, place: &Place, depth: usize, take: &mut Take<'_>) {
        for way in ways(self.left, &place.left) {
            let hints = self.around(self.right, &place.right);
            if !self.one_way(&way, &hints, depth, take) {
                return;
            }
        }
    }

    /// Candidates for one choice among the left side's alternatives; `false` when enough were taken.
    fn one_way(&mut self, left: &[NodeId], right: &[NodeId], depth: usize, take: &mut Take<'_>) -> bool {
        let all = left.iter().flat_map(|id| &self.left.nodes[*id as usize].keywords);
        let others = right.iter().flat_map(|id| &self.right.nodes[*id as usize].keywords);
        let listed: Vec<Tree> = all.chain(others).flat_map(listed).cloned().collect();
        for tree in listed {
            if !take(self, tree) {
                return false;
            }
        }
        let types = types(self.left, left);
        if types.contains(Types::OBJECT) && !object::objects(self, left, right, depth, take) {
            return false;
        }
        if types.contains(Types::STRING) {
            let mut patterns = Vec::new();
            text::patterns_of(self.left, left, &mut patterns);
            text::patterns_of(self.right, right, &mut patterns);
            let aside = self.around(self.left, left);
            text::patterns_of(self.left, &aside, &mut patterns);
            for tree in text::texts(self.pool, &patterns) {
                if !take(self, tree) {
                    return false;
                }
            }
        }
        if types.0 & (Types::NUMBER.0 | Types::INTEGER.0) != 0 {
            for tree in number::numbers(self.pool) {
                if !take(self, tree) {
                    return false;
                }
            }
        }
        for (kind, tree) in
            [(Types::BOOLEAN, Tree::Bool(true)), (Types::BOOLEAN, Tree::Bool(false)), (Types::NULL, Tree::Null)]
        {
            if types.contains(kind) && !take(self, tree) {
                return false;
            }
        }
        !types.contains(Types::ARRAY) || array::arrays(self, left, right, depth, take)
    }
}

fn listed(keyword: &Keyword) -> &[Tree] {
    match keyword {
        Keyword::Enum(values) => values,
        Keyword::Const(value) => std::slice::from_ref(value),
        _ => &[],
    }
}

/// The types that all of these admit; an integer is a number.
fn types(schema: &Schema, ids: &[NodeId]) -> Types {
    let mut types = Types(127);
    for keyword in ids.iter().flat_map(|id| &schema.nodes[*id as usize].keywords) {
        if let Keyword::Type(only) = keyword {
            types = eventwright_model::size::narrow(types, *only);
        }
    }
    types
}

/// The choices among alternatives, each as the subschemas that apply then. Conditions that must not hold are left to
/// the judge.
fn ways(schema: &Schema, ids: &[NodeId]) -> Vec<Vec<NodeId>> {
    const MOST: usize = 64;
    let mut done: Vec<Vec<NodeId>> = Vec::new();
    let mut open: Vec<(Vec<NodeId>, Vec<NodeId>)> = vec![(Vec::new(), ids.to_vec())];
    while let Some((mut chosen, mut rest)) = open.pop() {
        let Some(id) = rest.pop() else {
            done.push(chosen);
            if done.len() >= MOST {
                break;
            }
            continue;
        };
        if chosen.contains(&id) {
            open.push((chosen, rest));
            continue;
        }
        chosen.push(id);
        let mut ways = vec![rest];
        for keyword in &schema.nodes[id as usize].keywords {
            let with = |more: &[NodeId]| {
                let more = more.to_vec();
                move |way: &Vec<NodeId>| [way.clone(), more.clone()].concat()
            };
            ways = match keyword {
                Keyword::Ref(id) | Keyword::DynamicRef { target: id, .. } => ways.iter().map(with(&[*id])).collect(),
                Keyword::AllOf(ids) => ways.iter().map(with(ids)).collect(),
                Keyword::AnyOf(ids) | Keyword::OneOf(ids) => {
                    ids.iter().flat_map(|id| ways.iter().map(with(&[*id])).collect::<Vec<_>>()).take(MOST).collect()
                }
                Keyword::If { condition, then, otherwise } => {
                    let positive: Vec<NodeId> = std::iter::once(*condition).chain(*then).collect();
                    let negative: Vec<NodeId> = otherwise.iter().copied().collect();
                    ways.iter().map(with(&positive)).chain(ways.iter().map(with(&negative))).take(MOST).collect()
                }
                _ => ways,
            };
        }
        open.extend(ways.into_iter().rev().map(|rest| (chosen.clone(), rest)));
    }
    done
}

pub(super) fn bytes(tree: &Tree) -> Vec<u8> {
    let mut out = Vec::new();
    write(tree, &mut out);
    out
}
