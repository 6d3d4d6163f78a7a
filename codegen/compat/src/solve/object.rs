//! Objects: which members there have to be, what they have to satisfy, and how many there is room for.

use super::fact::{Names, ObjectFacts};
use super::names::{Sort, Sorts};
use super::{Lit, Solver, finite};
use eventwright_runtime::json::Tree;

/// A member of an object.
type Member = (Box<str>, Tree);

/// A member that has to be there.
#[derive(Clone, Debug)]
pub(super) enum Demand {
    /// Of some name among these, with a value that satisfies this.
    Member(Names, Option<Lit>),
    /// Of a name that satisfies this.
    Name(Lit),
}

/// Every member that has to be there; one member may be several of them.
pub(super) fn demands(facts: &ObjectFacts) -> Vec<Demand> {
    let has = facts.has.iter().map(|name| Demand::Member(Names::One(name.clone()), None));
    let some = facts.some.iter().map(|(names, lit)| Demand::Member(names.clone(), Some(*lit)));
    has.chain(some).chain(facts.some_names.iter().map(|lit| Demand::Name(*lit))).collect()
}

impl Demand {
    /// What a member of the sort has to satisfy besides, if it can be the one that is asked for.
    pub(super) fn at(
        &self,
        solver: &mut Solver<'_>,
        facts: &ObjectFacts,
        sorts: &Sorts,
        sort: &Sort,
    ) -> Option<Vec<Lit>> {
        match self {
            Self::Member(names, lit) => sorts.within(sort, names).then(|| lit.iter().copied().collect()),
            Self::Name(lit) => sorts.named(solver, sort, facts, *lit).map(|_| Vec::new()),
        }
    }
}

/// Whether no object satisfies the facts.
pub(super) fn refuted(solver: &mut Solver<'_>, facts: &ObjectFacts) -> bool {
    if facts.most.is_some_and(|most| most < facts.least || most < facts.has.len() as u64) {
        return true;
    }
    let sorts = Sorts::of(solver, facts);
    if sorts.open {
        return false;
    }
    let mut possible = Vec::new();
    for sort in &sorts.all {
        if room(facts, sort) && !solver.solve(&sort.lits).is_empty() {
            possible.push(sort);
        }
    }
    let singles = possible.iter().filter(|sort| sort.single).count() as u64;
    if possible.iter().all(|sort| sort.single) && singles < facts.least {
        return true;
    }
    let demands = demands(facts);
    if demands.iter().any(|demand| !met(solver, facts, &sorts, &possible, &[demand])) {
        return true;
    }
    let Some(most) = facts.most else { return false };
    let mut apart: Vec<&Demand> = Vec::new();
    for demand in &demands {
        if apart.iter().all(|other| !met(solver, facts, &sorts, &possible, &[*other, demand])) {
            apart.push(demand);
        }
    }
    apart.len() as u64 > most
}

/// Whether another member than those that have to be there has room.
pub(super) fn room(facts: &ObjectFacts, sort: &Sort) -> bool {
    let full = facts.most.is_some_and(|most| facts.has.len() as u64 >= most);
    !full || sort.name.as_ref().is_some_and(|name| sort.single && facts.has.contains(name))
}

/// Whether one member can be all of what is asked for.
fn met(solver: &mut Solver<'_>, facts: &ObjectFacts, sorts: &Sorts, possible: &[&Sort], demands: &[&Demand]) -> bool {
    possible.iter().any(|sort| {
        if solver.arena.clock.over() {
            return true;
        }
        let mut state = sort.lits.clone();
        for demand in demands {
            let Some(more) = demand.at(solver, facts, sorts, sort) else { return false };
            state.extend(more);
        }
        !solver.solve(&state).is_empty()
    })
}

/// Every object that satisfies the facts, where there are few; others are among them.
pub(super) fn values(solver: &mut Solver<'_>, facts: &ObjectFacts) -> Option<Vec<Tree>> {
    let sorts = Sorts::of(solver, facts);
    if sorts.open {
        return None;
    }
    let mut lists: Vec<Vec<Option<Member>>> = Vec::new();
    for sort in &sorts.all {
        if !room(facts, sort) || solver.solve(&sort.lits).is_empty() {
            continue;
        }
        let name = sort.name.clone().filter(|_| sort.single)?;
        let values = solver.values(&sort.lits)?;
        let mut list: Vec<_> = values.into_iter().map(|value| Some((name.clone(), value))).collect();
        if !facts.has.contains(&name) {
            list.push(None);
        }
        lists.push(list);
    }
    let all = finite::product(&lists)?;
    Some(all.into_iter().map(|members| Tree::Object(members.into_iter().flatten().collect())).collect())
}
