//! Whether any value satisfies some subschemas and violates others: **no** is a proof, **this one** a witness.
//!
//! A state is a set of literals, each a subschema that has to hold or to fail at one place. It is taken apart kind by kind
//! (an instance has one type) and choice by choice (`anyOf`, which keyword fails) until only facts about numbers, texts,
//! items or members are left; each family of facts then refutes itself or makes a value. Members and items lead to new
//! states. A state that is met again below itself counts as empty there: values are finite, so the smallest one that
//! satisfies a state does not contain another one. What is made is judged by the walker before it counts.

mod apart;
pub(crate) mod arena;
mod array;
mod array_make;
mod branch;
mod decimal;
mod expand;
mod fact;
mod finite;
mod many;
mod names;
mod number;
mod object;
mod object_make;
pub(crate) mod text;
mod text_machine;

use arena::{Arena, Color};
use branch::{Branch, End};
use eventwright_runtime::json::Tree;
use eventwright_runtime::walk::NodeId;
use std::collections::HashMap;

/// States below one another at most; deeper is left open.
const DEEP: usize = 60;

/// A subschema that has to hold, or to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Lit {
    pub(crate) node: NodeId,
    pub(crate) holds: bool,
}

impl Lit {
    pub(crate) fn not(self) -> Self {
        Self { holds: !self.holds, ..self }
    }
}

/// What is known about a state.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// No value satisfies it.
    Empty,
    /// This one does.
    Found(Tree),
    /// Neither was shown.
    Open,
}

impl Answer {
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }
}

/// The six types of an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

impl Kind {
    pub(crate) const ALL: [Self; 6] =
        [Self::Null, Self::Boolean, Self::Number, Self::String, Self::Array, Self::Object];

    pub(crate) fn of(tree: &Tree) -> Self {
        match tree {
            Tree::Null => Self::Null,
            Tree::Bool(_) => Self::Boolean,
            Tree::Number(_) => Self::Number,
            Tree::String(_) => Self::String,
            Tree::Array(_) => Self::Array,
            Tree::Object(_) => Self::Object,
        }
    }
}

/// Values with more parts are not made: they would be copied into others, and those again.
const LARGE: usize = 20_000;

/// What is left of a number of parts when a value took its own; nothing when it has more.
fn room(tree: &Tree, left: usize) -> Option<usize> {
    let left = left.checked_sub(1)?;
    match tree {
        Tree::Array(items) => items.iter().try_fold(left, |left, item| room(item, left)),
        Tree::Object(members) => members.iter().try_fold(left, |left, (_, value)| room(value, left)),
        _ => Some(left),
    }
}

/// A state in a form that can be compared.
type Key = Vec<(Color, bool)>;

/// Takes states apart.
pub(crate) struct Solver<'a> {
    pub(crate) arena: &'a Arena,
    /// Steps that may still be taken.
    fuel: usize,
    known: HashMap<Key, Answer>,
    /// Which names are left, by what was asked of them.
    names: HashMap<names::Asked, Answer>,
    /// The states that are being taken apart, outermost first.
    open: Vec<Key>,
    /// The outermost open state that an answer leant on.
    leans: usize,
    /// Sets that are being told one by one, within one another.
    told: usize,
    /// Parts that are being varied, within one another.
    varied: usize,
}

impl<'a> Solver<'a> {
    pub(crate) fn new(arena: &'a Arena, fuel: usize) -> Self {
        Self {
            arena,
            fuel,
            known: HashMap::new(),
            names: HashMap::new(),
            open: Vec::new(),
            leans: usize::MAX,
            told: 0,
            varied: 0,
        }
    }

    /// Whether steps are left.
    pub(crate) fn step(&mut self, cost: usize) -> bool {
        self.fuel = self.fuel.saturating_sub(cost);
        self.fuel > 0 && !self.arena.clock.over()
    }

    /// Whether a value satisfies every literal.
    pub(crate) fn satisfies(&self, lits: &[Lit], tree: &Tree) -> bool {
        !self.arena.clock.over() && lits.iter().all(|lit| self.arena.schema.is_valid(lit.node, tree) == lit.holds)
    }

    /// What is known about a state.
    pub(crate) fn solve(&mut self, lits: &[Lit]) -> Answer {
        let mut key: Key = lits.iter().map(|lit| (self.arena.color(lit.node), lit.holds)).collect();
        key.sort_unstable();
        key.dedup();
        if key.windows(2).any(|pair| pair[0].0 == pair[1].0) {
            return Answer::Empty;
        }
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        if let Some(depth) = self.open.iter().position(|open| *open == key) {
            self.leans = self.leans.min(depth);
            return Answer::Empty;
        }
        if self.open.len() >= DEEP || !self.step(1) {
            return Answer::Open;
        }
        let depth = self.open.len();
        let outer = std::mem::replace(&mut self.leans, usize::MAX);
        self.open.push(key.clone());
        let answer = self.all_kinds(lits);
        self.open.pop();
        // Empty only as long as a state further out is: true there, but not to be remembered.
        let leant = self.leans < depth;
        if !(leant && answer.is_empty()) {
            self.known.insert(key, answer.clone());
        }
        self.leans = if leant { outer.min(self.leans) } else { outer };
        answer
    }

    fn all_kinds(&mut self, lits: &[Lit]) -> Answer {
        let mut all = Answer::Empty;
        for kind in Kind::ALL {
            match self.one_kind(kind, lits) {
                Answer::Empty => {}
                Answer::Open => all = Answer::Open,
                found @ Answer::Found(_) => return found,
            }
        }
        all
    }

    fn one_kind(&mut self, kind: Kind, lits: &[Lit]) -> Answer {
        if let Some(all) = finite::values_of(kind) {
            return self.one_of(&all, lits);
        }
        let Some(branch) = Branch::of(self.arena, kind, lits) else { return Answer::Empty };
        self.explore(branch, &mut |solver, end| match end {
            End::Values(values) => solver.one_of(values, lits),
            End::Facts(branch) => {
                if solver.refuted(branch) {
                    return Answer::Empty;
                }
                if let Some(values) = finite::numbers(branch) {
                    return solver.one_of(&values, lits);
                }
                if let Some(made) = solver.make(branch, lits).filter(|made| room(made, LARGE).is_some()) {
                    return Answer::Found(made);
                }
                // Where few values are left, all of them are asked.
                let few =
                    Some(branch).filter(|branch| branch.excludes).and_then(|branch| solver.values_of_branch(branch));
                few.map_or(Answer::Open, |values| solver.one_of(&values, lits))
            }
        })
    }

    /// The first of all values there are that satisfies the literals.
    fn one_of(&self, values: &[Tree], lits: &[Lit]) -> Answer {
        let found = values.iter().find(|value| self.satisfies(lits, value));
        found.map_or(Answer::Empty, |value| Answer::Found(value.clone()))
    }

    /// Whether the facts of a branch contradict each other.
    pub(crate) fn refuted(&mut self, branch: &Branch) -> bool {
        match branch.kind {
            Kind::Null | Kind::Boolean => false,
            Kind::Number => number::refuted(&branch.facts.number),
            Kind::String => text::refuted(self, &branch.facts.text),
            Kind::Array => array::refuted(self, &branch.facts.array),
            Kind::Object => object::refuted(self, &branch.facts.object),
        }
    }

    /// A value that satisfies a branch, as the literals judge.
    fn make(&mut self, branch: &Branch, lits: &[Lit]) -> Option<Tree> {
        match branch.kind {
            Kind::Null | Kind::Boolean => None,
            Kind::Number => number::candidates(&branch.facts.number).into_iter().find(|one| self.satisfies(lits, one)),
            Kind::String => text::make(self, &branch.facts.text, &|solver, one| solver.satisfies(lits, one)),
            Kind::Array => array_make::make(self, &branch.facts.array, lits),
            Kind::Object => object_make::make(self, &branch.facts.object, lits),
        }
    }
}
