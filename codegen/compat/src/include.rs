//! The verdict on one direction.

use crate::clock::Clock;
use crate::solve::arena::Arena;
use crate::solve::{Answer, Lit, Solver};
use crate::{Side, algebra, witness};
use eventwright_runtime::json::Tree;
use std::fmt;
use std::time::Duration;

/// How much is tried before a verdict stays unproven.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// Candidates for a witness that are made and judged.
    pub candidates: usize,
    /// Steps in which cases are told apart.
    pub steps: usize,
    /// Time of the thread, half of it to tell cases apart.
    pub time: Duration,
}

impl Default for Budget {
    fn default() -> Self {
        Self { candidates: 20_000, steps: 40_000, time: Duration::from_millis(400) }
    }
}

/// How it is known that every instance of one schema is one of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Both are the same.
    Same,
    /// Every way in which an instance of the one could be none of the other contradicts itself.
    Cases,
    /// The difference of both, as a canonical schema, admits nothing.
    Difference,
}

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Same => "both schemas are the same",
            Self::Cases => "every case of a break contradicts itself",
            Self::Difference => "the difference of both schemas admits nothing",
        })
    }
}

/// What is known about one direction.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Every instance of the one is an instance of the other.
    Compatible(Proof),
    /// This instance of the one is none of the other.
    Breaking(Tree),
    /// Neither a proof nor a witness was found; a phrase says why.
    Unproven(&'static str),
}

/// Whether every instance of `from` is an instance of `to`.
///
/// Where `from` has examples, a witness is one of them with only that changed which matters.
pub fn include(from: &Side, to: &Side, budget: Budget) -> Verdict {
    match decided(from, to, budget) {
        Verdict::Compatible(_) if from.literals.meet(&to.literals) => {
            Verdict::Unproven("two of its numbers are one where they are held as doubles")
        }
        verdict => verdict,
    }
}

fn decided(from: &Side, to: &Side, budget: Budget) -> Verdict {
    if from.is(to) {
        return Verdict::Compatible(Proof::Same);
    }
    let clock = Clock::new(budget.time);
    if let Some(all) = from.listed().filter(|one| to.decides(one)) {
        let Some(found) = all.iter().find(|one| !to.admits(one)) else { return Verdict::Compatible(Proof::Cases) };
        if let Some(found) = witness::told(from, to, found.clone(), &clock) {
            return Verdict::Breaking(found);
        }
    }
    if from.tangled() || to.tangled() {
        return Verdict::Unproven("a schema is too deep, or applies to one value in too many ways");
    }
    if from.exact && to.exact && from.fixed && to.fixed {
        match cases(from, to, budget) {
            Answer::Empty => return Verdict::Compatible(Proof::Cases),
            Answer::Found(found) => {
                if let Some(found) = witness::told(from, to, found, &clock) {
                    return Verdict::Breaking(found);
                }
            }
            Answer::Open => {}
        }
    }
    let difference = algebra::difference(from, to);
    if difference.is_empty() {
        return Verdict::Compatible(Proof::Difference);
    }
    match witness::search(
        from,
        to,
        difference.schema().as_ref(),
        budget.candidates / (1 + from.alternatives() + to.alternatives()).div_ceil(16),
        &clock,
    ) {
        Some(found) => Verdict::Breaking(found),
        None if clock.over() => Verdict::Unproven("the time for it ran out"),
        None => Verdict::Unproven(difference.why_open()),
    }
}

/// Tells apart the ways in which an instance of the one could be none of the other.
fn cases(from: &Side, to: &Side, budget: Budget) -> Answer {
    let arena = Arena::of([(&from.table, from.root), (&to.table, to.root)], Clock::new(budget.time / 2));
    let [left, right] = arena.roots;
    let lits = [Lit { node: left, holds: true }, Lit { node: right, holds: false }];
    match Solver::new(&arena, budget.steps).solve(&lits) {
        // What was passed over for want of time might have been satisfied.
        Answer::Empty if arena.clock.over() => Answer::Open,
        answer => answer,
    }
}
