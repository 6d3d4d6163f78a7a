//! Sets of values that can be told one by one.

use super::array;
use super::branch::{Branch, End};
use super::{Answer, Kind, Lit, Solver, number, object};
use eventwright_runtime::json::Tree;

/// Values that a set may have to be told.
const MANY: usize = 128;

/// How far sets are told within one another.
const NESTED: usize = 4;

/// Every value of a type that has few.
pub(crate) fn values_of(kind: Kind) -> Option<Vec<Tree>> {
    match kind {
        Kind::Null => Some(vec![Tree::Null]),
        Kind::Boolean => Some(vec![Tree::Bool(true), Tree::Bool(false)]),
        Kind::Number | Kind::String | Kind::Array | Kind::Object => None,
    }
}

/// Every number of a branch about numbers, where there are few.
pub(crate) fn numbers(branch: &Branch) -> Option<Vec<Tree>> {
    let all = Some(&branch.facts.number).filter(|_| branch.kind == Kind::Number).and_then(number::all)?;
    Some(all.into_iter().map(Tree::Number).collect())
}

impl Solver<'_> {
    /// Every value that satisfies a state, where there are few.
    pub(crate) fn values(&mut self, lits: &[Lit]) -> Option<Vec<Tree>> {
        if self.told >= NESTED || self.solve(lits).is_empty() {
            return if self.told >= NESTED { None } else { Some(Vec::new()) };
        }
        self.told += 1;
        let all = self.values_of_all_kinds(lits);
        self.told -= 1;
        all
    }

    fn values_of_all_kinds(&mut self, lits: &[Lit]) -> Option<Vec<Tree>> {
        let mut found: Vec<Tree> = Vec::new();
        for kind in Kind::ALL {
            let some = match values_of(kind) {
                Some(all) => all,
                None => self.values_of_kind(kind, lits)?,
            };
            for value in some {
                if self.satisfies(lits, &value) && !found.contains(&value) {
                    found.push(value);
                }
            }
        }
        (found.len() <= MANY).then_some(found)
    }

    fn values_of_kind(&mut self, kind: Kind, lits: &[Lit]) -> Option<Vec<Tree>> {
        let Some(branch) = Branch::of(self.arena, kind, lits) else { return Some(Vec::new()) };
        let mut found: Vec<Tree> = Vec::new();
        let mut few = true;
        self.explore(branch, &mut |solver, end| {
            let more = match end {
                End::Values(values) => Some(values.to_vec()),
                End::Facts(branch) if solver.refuted(branch) => Some(Vec::new()),
                End::Facts(branch) => solver.values_of_branch(branch),
            };
            match more {
                Some(more) if found.len() + more.len() <= 8 * MANY => found.extend(more),
                _ => few = false,
            }
            // An answer other than empty would end the search among the choices.
            if few { Answer::Empty } else { Answer::Found(Tree::Null) }
        });
        // Steps that ran out leave some branches unseen.
        (few && self.step(1)).then_some(found)
    }

    pub(crate) fn values_of_branch(&mut self, branch: &Branch) -> Option<Vec<Tree>> {
        match branch.kind {
            Kind::Null | Kind::Boolean => values_of(branch.kind),
            Kind::Number => numbers(branch),
            Kind::String => (branch.facts.text.most == Some(0)).then(|| vec![Tree::String("".into())]),
            Kind::Array => array::values(self, &branch.facts.array),
            Kind::Object => object::values(self, &branch.facts.object),
        }
    }
}

/// Every way to take one of each list, as long as there are few.
pub(crate) fn product<T: Clone>(lists: &[Vec<T>]) -> Option<Vec<Vec<T>>> {
    let mut all: Vec<Vec<T>> = vec![Vec::new()];
    for list in lists {
        if all.len() * list.len() > MANY * 4 {
            return None;
        }
        all = all
            .into_iter()
            .flat_map(|one| {
                list.iter().map(move |next| {
                    let mut one = one.clone();
                    one.push(next.clone());
                    one
                })
            })
            .collect();
    }
    Some(all)
}
