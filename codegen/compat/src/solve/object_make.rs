//! An object that satisfies facts: the members that are asked for, and as many others as there have to be.

use super::fact::{Names, ObjectFacts};
use super::names::{Sort, Sorts};
use super::object::{Demand, demands, room};
use super::{Answer, Lit, Solver};
use eventwright_runtime::json::Tree;

/// Ways to share out what is asked for that are tried.
const WAYS: usize = 12;
/// Objects with more members are not made.
const LARGEST: u64 = 600;

/// A member to be: its name, its sort, what its value has to satisfy.
struct Slot {
    name: Box<str>,
    sort: Sort,
    state: Vec<Lit>,
}

/// An object that satisfies the literals.
pub(super) fn make(solver: &mut Solver<'_>, facts: &ObjectFacts, lits: &[Lit]) -> Option<Tree> {
    if facts.least > LARGEST {
        return None;
    }
    let sorts = Sorts::of(solver, facts);
    let demands = demands(facts);
    for way in 0..WAYS {
        if !solver.step(2) {
            return None;
        }
        let made = share(solver, facts, &sorts, &demands, way).and_then(|slots| fill(solver, facts, &sorts, slots));
        if let Some(tree) = made.filter(|tree| solver.satisfies(lits, tree)) {
            return Some(tree);
        }
        if way > 0 && demands.len() <= facts.has.len() {
            break;
        }
    }
    None
}

/// Gives every demand a member; ways differ in where the search for one begins.
fn share(
    solver: &mut Solver<'_>,
    facts: &ObjectFacts,
    sorts: &Sorts,
    demands: &[Demand],
    way: usize,
) -> Option<Vec<Slot>> {
    let mut slots: Vec<Slot> = Vec::new();
    for demand in demands {
        if solver.arena.clock.over() {
            return None;
        }
        let at = slots.iter().position(|slot| fits(solver, facts, sorts, slot, demand));
        match at.filter(|_| way.is_multiple_of(2) || matches!(demand, Demand::Member(Names::One(_), _))) {
            Some(at) => {
                let more = demand.at(solver, facts, sorts, &slots[at].sort)?;
                slots[at].state.extend(more);
            }
            None => slots.push(open(solver, facts, sorts, demand, &slots, way / 2)?),
        }
    }
    Some(slots)
}

fn fits(solver: &mut Solver<'_>, facts: &ObjectFacts, sorts: &Sorts, slot: &Slot, demand: &Demand) -> bool {
    let named = match demand {
        Demand::Member(names, _) => names.has(&slot.name),
        Demand::Name(lit) => solver.satisfies(&[*lit], &Tree::String(slot.name.clone())),
    };
    let Some(more) = demand.at(solver, facts, sorts, &slot.sort).filter(|_| named) else { return false };
    matches!(solver.solve(&[&slot.state[..], &more].concat()), Answer::Found(_))
}

/// A new member for a demand; the first few sorts that would do are passed over.
fn open(
    solver: &mut Solver<'_>,
    facts: &ObjectFacts,
    sorts: &Sorts,
    demand: &Demand,
    slots: &[Slot],
    mut pass: usize,
) -> Option<Slot> {
    let mut last = None;
    let used: Vec<Box<str>> = slots.iter().map(|slot| slot.name.clone()).collect();
    for sort in sorts.all.iter().filter(|sort| room(facts, sort)) {
        let Some(more) = demand.at(solver, facts, sorts, sort) else { continue };
        let name = match demand {
            Demand::Name(lit) => sorts.named(solver, sort, facts, *lit).filter(|name| !used.contains(name)),
            Demand::Member(..) => sorts.fresh(solver, sort, facts, &used),
        };
        let state = [&sort.lits[..], &more].concat();
        if let Some(name) = name
            && matches!(solver.solve(&state), Answer::Found(_))
        {
            last = Some(Slot { name, sort: sort.clone(), state });
            if pass == 0 {
                break;
            }
            pass -= 1;
        }
    }
    last
}

fn fill(solver: &mut Solver<'_>, facts: &ObjectFacts, sorts: &Sorts, mut slots: Vec<Slot>) -> Option<Tree> {
    while (slots.len() as u64) < facts.least {
        let used: Vec<Box<str>> = slots.iter().map(|slot| slot.name.clone()).collect();
        let more = sorts.all.iter().find_map(|sort| {
            let name = sorts.fresh(solver, sort, facts, &used)?;
            matches!(solver.solve(&sort.lits), Answer::Found(_)).then(|| Slot {
                name,
                sort: sort.clone(),
                state: sort.lits.clone(),
            })
        });
        slots.push(more?);
        if !solver.step(1) {
            return None;
        }
    }
    let mut members = Vec::new();
    for slot in slots {
        let Answer::Found(value) = solver.solve(&slot.state) else { return None };
        members.push((slot.name, value));
    }
    Some(Tree::Object(members))
}
