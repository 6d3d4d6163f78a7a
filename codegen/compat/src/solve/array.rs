//! Arrays: what stands at each position, how many there may be, how many different ones.

use super::fact::{ArrayFacts, Stretch};
use super::{Lit, Solver, finite};
use eventwright_runtime::json::Tree;

/// Positions that are told apart; beyond, the facts are left open.
const POSITIONS: usize = 48;

/// The positions of an array, those before the tail one by one.
pub(super) struct Shape {
    /// What has to stand at each position; the last is the tail's.
    lits: Vec<Vec<Lit>>,
    /// No array that satisfies the facts is shorter.
    pub(super) least: usize,
    /// Nor longer.
    pub(super) most: Option<usize>,
}

impl Shape {
    /// `None` where too many positions are told apart.
    pub(super) fn of(facts: &ArrayFacts) -> Option<Self> {
        let ends = facts.every.iter().chain(&facts.some).flat_map(|(stretch, _)| [Some(stretch.from), stretch.to]);
        let tail = ends.flatten().max().unwrap_or(0);
        if tail > POSITIONS {
            return None;
        }
        let at =
            |index: usize| facts.every.iter().filter(|(stretch, _)| stretch.has(index)).map(|(_, lit)| *lit).collect();
        Some(Self {
            lits: (0..=tail).map(at).collect(),
            least: usize::try_from(facts.least).unwrap_or(usize::MAX),
            most: facts.most.map(|most| usize::try_from(most).unwrap_or(usize::MAX)),
        })
    }

    /// What has to stand at a position.
    pub(super) fn at(&self, index: usize) -> &[Lit] {
        self.lits.get(index).or(self.lits.last()).map_or(&[], Vec::as_slice)
    }

    /// Where the tail begins.
    pub(super) fn tail(&self) -> usize {
        self.lits.len() - 1
    }

    fn allows(&self, index: usize) -> bool {
        self.most.is_none_or(|most| index < most)
    }

    /// The positions that differ: each before the tail, and the tail's first.
    fn kinds(&self) -> impl Iterator<Item = usize> + use<'_> {
        (0..=self.tail()).filter(|index| self.allows(*index))
    }

    fn cut(&mut self, most: usize) {
        self.most = Some(self.most.map_or(most, |before| before.min(most)));
    }

    fn broken(&self) -> bool {
        self.most.is_some_and(|most| most < self.least)
    }

    /// How many positions there are like one of the kinds.
    fn many(&self, index: usize) -> Option<usize> {
        if index < self.tail() { Some(1) } else { self.most.map(|most| most.saturating_sub(self.tail())) }
    }
}

/// Whether no array satisfies the facts.
pub(super) fn refuted(solver: &mut Solver<'_>, facts: &ArrayFacts) -> bool {
    let Some(mut shape) = Shape::of(facts) else {
        return contrary(facts) || facts.most.is_some_and(|most| most < facts.least);
    };
    narrow(solver, facts, &mut shape)
}

/// Brings the lengths together with all that bounds them; whether nothing is left.
pub(super) fn narrow(solver: &mut Solver<'_>, facts: &ArrayFacts, shape: &mut Shape) -> bool {
    if contrary(facts) {
        return true;
    }
    for index in 0..=shape.tail() {
        if shape.allows(index) && solver.solve(shape.at(index)).is_empty() {
            shape.cut(index);
        }
    }
    for _ in 0..2 {
        if shape.broken() || demands(solver, facts, shape) || counts(solver, facts, shape) {
            return true;
        }
        if facts.unique && different(solver, shape) {
            return true;
        }
    }
    if facts.twin_uuids {
        shape.least = shape.least.max(2);
    }
    shape.broken() || (facts.twins && !twins(solver, shape))
}

/// Whether items are to be equal and to differ.
fn contrary(facts: &ArrayFacts) -> bool {
    (facts.unique && facts.twins) || (facts.unique_uuids && facts.twin_uuids)
}

/// Whether an item that has to be somewhere can be nowhere, or several cannot be at once.
fn demands(solver: &mut Solver<'_>, facts: &ArrayFacts, shape: &mut Shape) -> bool {
    for (stretch, lit) in &facts.some {
        let Some(first) = places(solver, shape, *stretch, *lit).first().copied() else { return true };
        shape.least = shape.least.max(first + 1);
    }
    let mut apart: Vec<usize> = Vec::new();
    for index in 0..facts.some.len() {
        if apart.iter().all(|other| !share(solver, shape, facts.some[*other], facts.some[index])) {
            apart.push(index);
        }
    }
    shape.least = shape.least.max(apart.len());
    shape.broken()
}

/// Whether one item can be both of what is asked for.
fn share(solver: &mut Solver<'_>, shape: &Shape, left: (Stretch, Lit), right: (Stretch, Lit)) -> bool {
    let kinds: Vec<usize> = reach(shape, left.0).into_iter().filter(|index| right.0.has(*index)).collect();
    kinds.into_iter().any(|index| !solver.solve(&with(shape.at(index), &[left.1, right.1])).is_empty())
}

/// One position of each kind within a stretch.
fn reach(shape: &Shape, stretch: Stretch) -> Vec<usize> {
    shape.kinds().filter(|index| stretch.has(*index)).collect()
}

/// The kinds of positions at which such an item can stand.
pub(super) fn places(solver: &mut Solver<'_>, shape: &Shape, stretch: Stretch, lit: Lit) -> Vec<usize> {
    let kinds = reach(shape, stretch);
    kinds.into_iter().filter(|index| !solver.solve(&with(shape.at(*index), &[lit])).is_empty()).collect()
}

pub(super) fn with(lits: &[Lit], more: &[Lit]) -> Vec<Lit> {
    [lits, more].concat()
}

/// Whether the numbers of items of some sort contradict each other.
fn counts(solver: &mut Solver<'_>, facts: &ArrayFacts, shape: &mut Shape) -> bool {
    let all = Stretch { from: 0, to: None };
    for (lit, least) in &facts.count_least {
        let least = usize::try_from(*least).unwrap_or(usize::MAX);
        let places = places(solver, shape, all, *lit);
        let room = places.iter().try_fold(0_usize, |sum, index| Some(sum.saturating_add(shape.many(*index)?)));
        if room.is_some_and(|room| room < least) {
            return true;
        }
        if facts.unique && differing(solver, shape, &places, &[*lit]).is_some_and(|count| count < least) {
            return true;
        }
        shape.least = shape.least.max(least);
        for (other, most) in &facts.count_most {
            let most = usize::try_from(*most).unwrap_or(usize::MAX);
            let mut apart = places.iter().map(|index| with(shape.at(*index), &[*lit, other.not()]));
            if least > most && apart.all(|state| solver.solve(&state).is_empty()) {
                return true;
            }
        }
    }
    for (lit, most) in &facts.count_most {
        let most = usize::try_from(*most).unwrap_or(usize::MAX);
        let mut forced = 0;
        for index in 0..=shape.tail() {
            if solver.solve(&with(shape.at(index), &[lit.not()])).is_empty() {
                forced += 1;
                if forced > most || index == shape.tail() {
                    shape.cut(index + most + 1 - forced);
                    break;
                }
            }
        }
    }
    shape.broken()
}

/// How many different values these kinds of positions offer, where they are few.
fn differing(solver: &mut Solver<'_>, shape: &Shape, kinds: &[usize], more: &[Lit]) -> Option<usize> {
    let mut all: Vec<Tree> = Vec::new();
    for index in kinds {
        for value in solver.values(&with(shape.at(*index), more))? {
            if !all.contains(&value) {
                all.push(value);
            }
        }
    }
    Some(all.len())
}

/// Whether there are too few different values for the items, which all differ.
fn different(solver: &mut Solver<'_>, shape: &mut Shape) -> bool {
    let kinds: Vec<usize> = shape.kinds().collect();
    let lists: Vec<Option<Vec<Tree>>> = kinds.iter().map(|index| solver.values(shape.at(*index))).collect();
    // Positions take values like partners in a matching; the first that gets none ends the array.
    let end = lists.iter().map(|list| list.as_ref().map_or(0, Vec::len)).sum::<usize>() + 1;
    let mut taken: Vec<(Tree, usize)> = Vec::new();
    for index in 0..end.max(kinds.len()) {
        let Some(list) = lists.get(index).or(lists.last()) else { break };
        if !shape.allows(index) {
            break;
        }
        if list.is_some() && !place(index, &lists, &mut taken, &mut Vec::new()) {
            shape.cut(index);
            break;
        }
    }
    shape.broken()
}

/// Gives a position a value of its own, moving others on where that helps.
pub(super) fn place(
    index: usize,
    lists: &[Option<Vec<Tree>>],
    taken: &mut Vec<(Tree, usize)>,
    tried: &mut Vec<Tree>,
) -> bool {
    let Some(Some(list)) = lists.get(index).or(lists.last()) else { return true };
    for value in list {
        if tried.contains(value) {
            continue;
        }
        tried.push(value.clone());
        let Some(at) = taken.iter().position(|(other, _)| other == value) else {
            taken.push((value.clone(), index));
            return true;
        };
        let owner = taken[at].1;
        if place(owner, lists, taken, tried) {
            taken[at].1 = index;
            return true;
        }
    }
    false
}

/// Whether two items can be equal.
fn twins(solver: &mut Solver<'_>, shape: &mut Shape) -> bool {
    shape.least = shape.least.max(2);
    if shape.broken() {
        return false;
    }
    let kinds: Vec<usize> = shape.kinds().collect();
    let tail = shape.tail();
    let twice = shape.many(tail).is_none_or(|many| many > 1);
    kinds.iter().any(|left| {
        let others = kinds.iter().filter(|right| *right > left || (**right == tail && *left == tail && twice));
        others.into_iter().any(|right| !solver.solve(&with(shape.at(*left), shape.at(*right))).is_empty())
    })
}

/// Every array that satisfies the facts, where there are few; others are among them.
pub(super) fn values(solver: &mut Solver<'_>, facts: &ArrayFacts) -> Option<Vec<Tree>> {
    let mut shape = Shape::of(facts)?;
    if narrow(solver, facts, &mut shape) {
        return Some(Vec::new());
    }
    let most = shape.most.filter(|most| *most <= 6)?;
    let lists: Vec<Vec<Tree>> = (0..most).map(|index| solver.values(shape.at(index))).collect::<Option<_>>()?;
    let mut all = Vec::new();
    for length in shape.least..=most {
        all.extend(finite::product(&lists[..length])?.into_iter().map(Tree::Array));
    }
    Some(all)
}
