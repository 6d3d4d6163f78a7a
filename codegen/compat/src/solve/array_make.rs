//! An array that satisfies facts: the shortest that may, with what is asked for put where it fits.

use super::array::{Shape, narrow, place, places, with};
use super::fact::{ArrayFacts, Stretch};
use super::many::{folded, texts};
use super::{Answer, Lit, Solver};
use eventwright_runtime::json::Tree;

/// Longer arrays are not made.
const LONGEST: usize = 600;
/// Lengths that are tried, from the shortest on.
const LENGTHS: usize = 3;
/// Items that are moved to other values, at most.
const MATCHED: usize = 24;

/// An array that satisfies the literals.
pub(super) fn make(solver: &mut Solver<'_>, facts: &ArrayFacts, lits: &[Lit]) -> Option<Tree> {
    let mut shape = Shape::of(facts)?;
    if narrow(solver, facts, &mut shape) {
        return None;
    }
    for length in shape.least..=shape.most.unwrap_or(usize::MAX).min(shape.least.saturating_add(LENGTHS)) {
        if length > LONGEST || !solver.step(length / 8 + 1) {
            return None;
        }
        // What is asked for goes to the first places that it fits, or to the last.
        for last in [false, true] {
            let plan = Plan::of(solver, facts, &shape, length, last);
            let tree = plan.and_then(|plan| plan.fill(solver, facts).or_else(|| plan.matched(solver, facts)));
            if let Some(tree) = tree.filter(|tree| solver.satisfies(lits, tree)) {
                return Some(tree);
            }
        }
    }
    None
}

/// What has to stand at each position of an array of some length.
struct Plan {
    at: Vec<Vec<Lit>>,
    /// Two positions that get the same value.
    twins: Option<(usize, usize)>,
    /// They get two spellings of one UUID instead.
    respelled: bool,
}

impl Plan {
    fn of(solver: &mut Solver<'_>, facts: &ArrayFacts, shape: &Shape, length: usize, last: bool) -> Option<Self> {
        let mut plan =
            Self { at: (0..length).map(|index| shape.at(index).to_vec()).collect(), twins: None, respelled: false };
        for (stretch, lit) in &facts.some {
            plan.put(solver, shape, *stretch, *lit, 1, last)?;
        }
        for (lit, count) in &facts.count_least {
            let all = Stretch { from: 0, to: None };
            plan.put(solver, shape, all, *lit, usize::try_from(*count).ok()?, last)?;
        }
        for (lit, most) in &facts.count_most {
            plan.spare(solver, *lit, usize::try_from(*most).unwrap_or(usize::MAX));
        }
        plan.respelled = facts.unique && facts.twin_uuids;
        if facts.twins || facts.twin_uuids {
            plan.twins = Some(plan.pair(solver)?);
        }
        Some(plan)
    }

    /// Asks for an item of a sort at so many positions, those first that ask for it already.
    fn put(
        &mut self,
        solver: &mut Solver<'_>,
        shape: &Shape,
        stretch: Stretch,
        lit: Lit,
        count: usize,
        last: bool,
    ) -> Option<()> {
        let kinds = places(solver, shape, stretch, lit);
        let mut left = count.saturating_sub(self.at.iter().filter(|lits| lits.contains(&lit)).count());
        let mut order: Vec<usize> = (0..self.at.len()).collect();
        if last {
            order.reverse();
        }
        for index in order {
            let kind = index.min(shape.tail());
            if left == 0 {
                break;
            }
            if !stretch.has(index) || !kinds.contains(&kind) || self.at[index].contains(&lit) {
                continue;
            }
            let state = with(&self.at[index], &[lit]);
            if !solver.solve(&state).is_empty() {
                self.at[index] = state;
                left -= 1;
            }
        }
        (left == 0).then_some(())
    }

    /// Keeps a sort of items rare.
    fn spare(&mut self, solver: &mut Solver<'_>, lit: Lit, most: usize) {
        let mut spent = self.at.iter().filter(|lits| lits.contains(&lit)).count();
        for lits in self.at.iter_mut().filter(|lits| !lits.contains(&lit)) {
            let state = with(lits, &[lit.not()]);
            if solver.solve(&state).is_empty() && spent < most {
                spent += 1;
            } else {
                *lits = state;
            }
        }
    }

    fn pair(&self, solver: &mut Solver<'_>) -> Option<(usize, usize)> {
        let most = self.at.len().min(20);
        (0..most).find_map(|left| {
            let right = (left + 1..most)
                .find(|right| matches!(solver.solve(&with(&self.at[left], &self.at[*right])), Answer::Found(_)));
            right.map(|right| (left, right))
        })
    }

    fn fill(&self, solver: &mut Solver<'_>, facts: &ArrayFacts) -> Option<Tree> {
        let mut items: Vec<Tree> = Vec::with_capacity(self.at.len());
        let mut pools = Pools { known: Vec::new(), count: self.at.len(), fold: facts.unique_uuids };
        for (index, lits) in self.at.iter().enumerate() {
            let mut state = lits.clone();
            if let Some((left, right)) = self.twins {
                if index == right {
                    items.push(if self.respelled { respell(&items[left])? } else { items[left].clone() });
                    continue;
                }
                if index == left {
                    state.extend(&self.at[right]);
                }
            }
            let Answer::Found(mut first) = solver.solve(&state) else { return None };
            if self.respelled && self.twins.is_some_and(|(left, _)| left == index) {
                first = with_letter(solver, &state, first)?;
            }
            let again = (facts.unique || facts.unique_uuids) && pools.taken(&items, &first);
            items.push(if again { pools.another(solver, &state, &items)? } else { first });
        }
        Some(Tree::Array(items))
    }

    /// Items that all differ, each moved to another value where that leaves one for the next.
    fn matched(&self, solver: &mut Solver<'_>, facts: &ArrayFacts) -> Option<Tree> {
        let count = self.at.len();
        if !facts.unique || self.twins.is_some() || count > MATCHED {
            return None;
        }
        let mut pools = Pools { known: Vec::new(), count, fold: facts.unique_uuids };
        let lists: Vec<_> = self.at.iter().map(|state| Some(pools.of(solver, state).to_vec())).collect();
        let mut taken = Vec::new();
        let all = (0..count).all(|index| solver.step(1) && place(index, &lists, &mut taken, &mut Vec::new()));
        taken.sort_unstable_by_key(|(_, index)| *index);
        all.then(|| Tree::Array(taken.into_iter().map(|(value, _)| value).collect()))
    }
}

/// A text in the other case.
fn respell(tree: &Tree) -> Option<Tree> {
    let text = tree.as_str()?;
    [text.to_ascii_uppercase(), text.to_ascii_lowercase()]
        .into_iter()
        .find(|other| *other != text)
        .map(|other| Tree::String(other.into()))
}

/// The value, or one like it, with a letter that has two cases.
fn with_letter(solver: &Solver<'_>, state: &[Lit], first: Tree) -> Option<Tree> {
    let all = std::iter::once(first.clone()).chain(first.as_str().into_iter().flat_map(texts));
    all.into_iter().find(|one| respell(one).is_some() && solver.satisfies(state, one))
}

/// Different values for items that all differ, by what the items have to satisfy.
struct Pools {
    known: Vec<(Vec<Lit>, Vec<Tree>)>,
    /// So many that one is left, whatever the other items took.
    count: usize,
    /// Spellings of one UUID are equal.
    fold: bool,
}

impl Pools {
    /// Whether one of the items is equal to the value.
    fn taken(&self, items: &[Tree], value: &Tree) -> bool {
        if !self.fold {
            return items.contains(value);
        }
        let value = folded(value, true);
        items.iter().any(|item| folded(item, true) == value)
    }

    /// Values of a state: all, or as many as it takes.
    fn of(&mut self, solver: &mut Solver<'_>, state: &[Lit]) -> &[Tree] {
        let at = self.known.iter().position(|(known, _)| known == state).unwrap_or_else(|| {
            let few = solver.values(state).filter(|values| !values.is_empty());
            let values = few.unwrap_or_else(|| solver.many(state, self.count, self.fold));
            self.known.push((state.to_vec(), values));
            self.known.len() - 1
        });
        &self.known[at].1
    }

    /// A value of a state that none of the items is equal to.
    fn another(&mut self, solver: &mut Solver<'_>, state: &[Lit], items: &[Tree]) -> Option<Tree> {
        let values = self.of(solver, state).to_vec();
        values.into_iter().find(|value| !self.taken(items, value))
    }
}
