//! Many different values of one state, for items that all differ: values like one that is known, and values that the facts
//! lead to. What is made is judged before it counts, and that too few are made says nothing about how many there are.

use super::array::Shape;
use super::branch::{Branch, End};
use super::fact::{NumberFacts, ObjectFacts};
use super::names::Sorts;
use super::object::room;
use super::{Answer, Kind, Lit, Solver, finite, number, text};
use eventwright_runtime::json::{Number, Tree};
use std::collections::HashSet;
use std::hash::RandomState;

/// Values that are judged with a look at one that is known, and with a look at the facts besides.
const JUDGED: [usize; 2] = [2_000, 8_000];
/// How far parts are varied within one another.
const NESTED: usize = 3;
/// Values of a part within a part.
const SPREAD: usize = 8;
/// Changes that the facts lead to.
const CHANGES: usize = 600;
/// Variants of a part, for values that weigh so much at most; heavier ones are not varied.
const VARIANTS: [(usize, usize); 3] = [(1_000, 40), (10_000, 8), (200_000, 2)];
/// Values that are tried within others.
const WITHIN: usize = 4;

/// Different values of a state.
struct Pool<'l> {
    lits: &'l [Lit],
    found: Vec<Tree>,
    count: usize,
    /// Spellings of one UUID count as one value.
    folded: bool,
    seen: HashSet<u64>,
    state: RandomState,
    /// Values that may still be judged.
    left: usize,
}

impl Pool<'_> {
    /// Takes the value if it is another one of the state.
    fn offer(&mut self, solver: &mut Solver<'_>, tree: Tree) {
        if self.done() || !self.seen.insert(folded(&tree, self.folded).fingerprint(&self.state)) {
            return;
        }
        self.left -= 1;
        if self.left.is_multiple_of(32) && !solver.step(1) {
            self.left = 0;
        }
        if solver.satisfies(self.lits, &tree) {
            self.found.push(tree);
        }
    }

    fn full(&self) -> bool {
        self.found.len() >= self.count
    }

    fn done(&self) -> bool {
        self.full() || self.left == 0
    }

    /// Varies what was found, and then what that led to.
    fn spread(&mut self, solver: &mut Solver<'_>, changes: &[Change]) {
        let mut next = 0;
        while let Some(like) = self.found.get(next).cloned().filter(|_| !self.done()) {
            // What was found may stand within others, where a value holds values like itself.
            let within = &self.found[..self.found.len().min(WITHIN)];
            let near = near(&like, &[&simple()[..], within].concat());
            for tree in changes.iter().filter_map(|change| change.of(&like)).chain(near) {
                self.offer(solver, tree);
            }
            next += 1;
        }
    }
}

/// Texts that are spellings of one UUID, as one.
pub(super) fn folded(tree: &Tree, fold: bool) -> Tree {
    match tree {
        Tree::String(text) if fold => Tree::String(text.to_ascii_lowercase().into()),
        other => other.clone(),
    }
}

/// What may be changed in a value, as the facts have it.
enum Change {
    Item(usize, Tree),
    Push(Tree),
    Member(Box<str>, Tree),
}

impl Change {
    fn of(&self, like: &Tree) -> Option<Tree> {
        match (self, like) {
            (Self::Item(index, value), Tree::Array(items)) => replaced(items, *index, value.clone()).map(Tree::Array),
            (Self::Push(value), Tree::Array(items)) => Some(Tree::Array(longer(items, value.clone()))),
            (Self::Member(name, value), Tree::Object(members)) => {
                let member = (name.clone(), value.clone());
                let at = members.iter().position(|(other, _)| other == name);
                let longer = || Some(longer(members, member.clone()));
                at.map_or_else(longer, |at| replaced(members, at, member.clone())).map(Tree::Object)
            }
            _ => None,
        }
    }
}

impl Solver<'_> {
    /// Different values of a state, as many as are asked for or as are made; where `folded`, no two of them are spellings
    /// of one UUID.
    pub(super) fn many(&mut self, lits: &[Lit], count: usize, folded: bool) -> Vec<Tree> {
        let Answer::Found(first) = self.solve(lits) else { return Vec::new() };
        let (seen, state) = (HashSet::new(), RandomState::new());
        let mut pool = Pool { lits, found: Vec::new(), count, folded, seen, state, left: JUDGED[0] };
        pool.offer(self, first);
        pool.spread(self, &[]);
        if !pool.full() && self.varied < NESTED {
            pool.left = JUDGED[1];
            self.varied += 1;
            let changes = self.changes(&mut pool);
            self.varied -= 1;
            pool.spread(self, &changes);
        }
        pool.found
    }

    /// Goes through the cases of a state, offers some values of each, and tells what may be changed in them.
    fn changes(&mut self, pool: &mut Pool<'_>) -> Vec<Change> {
        let mut changes = Vec::new();
        for kind in Kind::ALL {
            if let Some(values) = finite::values_of(kind) {
                values.into_iter().for_each(|value| pool.offer(self, value));
                continue;
            }
            let Some(branch) = Branch::of(self.arena, kind, pool.lits) else { continue };
            self.explore(branch, &mut |solver, end| {
                match end {
                    End::Values(values) => values.iter().for_each(|value| pool.offer(solver, value.clone())),
                    End::Facts(branch) if solver.refuted(branch) => {}
                    End::Facts(branch) => solver.case(branch, pool, &mut changes),
                }
                // An answer other than empty ends the search among the choices.
                if pool.done() || changes.len() >= CHANGES { Answer::Open } else { Answer::Empty }
            });
        }
        changes
    }

    fn case(&mut self, branch: &Branch, pool: &mut Pool<'_>, changes: &mut Vec<Change>) {
        let made = self.make(branch, pool.lits);
        made.into_iter().for_each(|tree| pool.offer(self, tree));
        match branch.kind {
            Kind::Null | Kind::Boolean => {}
            Kind::Number => {
                let all = numbers(&branch.facts.number, pool.count);
                all.into_iter().for_each(|tree| pool.offer(self, tree));
            }
            Kind::String => {
                let all = text::several(self, &branch.facts.text, pool.count);
                all.into_iter().for_each(|text| pool.offer(self, Tree::String(text.into())));
            }
            Kind::Array => {
                let Some(shape) = Shape::of(&branch.facts.array) else { return };
                for index in 0..=shape.tail() {
                    for value in self.parts(shape.at(index), pool.count) {
                        if index == shape.tail() {
                            changes.push(Change::Push(value.clone()));
                        }
                        changes.push(Change::Item(index, value));
                    }
                }
            }
            Kind::Object => self.members(&branch.facts.object, pool.count, changes),
        }
    }

    fn members(&mut self, facts: &ObjectFacts, count: usize, changes: &mut Vec<Change>) {
        let sorts = Sorts::of(self, facts);
        for sort in sorts.all.iter().filter(|sort| room(facts, sort)) {
            if changes.len() >= CHANGES || !self.step(1) {
                return;
            }
            let values = self.parts(&sort.lits, count);
            let mut used: Vec<Box<str>> = Vec::new();
            while used.len() < SPREAD && !values.is_empty() {
                let Some(name) = sorts.fresh(self, sort, facts, &used) else { break };
                let few = if used.is_empty() { values.len() } else { 1 };
                changes.extend(values[..few].iter().map(|value| Change::Member(name.clone(), value.clone())));
                used.push(name);
            }
        }
    }

    /// Some values of a part.
    fn parts(&mut self, lits: &[Lit], count: usize) -> Vec<Tree> {
        let count = if self.varied > 1 { SPREAD.min(count) } else { count };
        self.many(lits, count, false)
    }
}

/// Numbers between the bounds and on the steps.
fn numbers(facts: &NumberFacts, count: usize) -> Vec<Tree> {
    let mut found = number::candidates(facts);
    found.extend(number::all(facts).into_iter().flatten().map(Tree::Number));
    found.extend(number::stepped(facts, count).into_iter().map(Tree::Number));
    if let (Some((least, _)), Some((most, _))) = (facts.least, facts.most) {
        let (least, most, parts) = (least.to_f64(), most.to_f64(), (count + 1) as f64);
        found.extend((1..=count).map(|part| float(least + (most - least) * (part as f64 / parts))));
    }
    found.retain(|one| one.as_number().is_some_and(|one| one.to_f64().is_finite()));
    found
}

fn float(value: f64) -> Tree {
    Tree::Number(Number::Float(value).settled())
}

fn replaced<T: Clone>(all: &[T], at: usize, one: T) -> Option<Vec<T>> {
    let mut all = all.to_vec();
    *all.get_mut(at)? = one;
    Some(all)
}

fn longer<T: Clone>(all: &[T], one: T) -> Vec<T> {
    all.iter().cloned().chain(std::iter::once(one)).collect()
}

/// Values that differ from one a little.
fn near(like: &Tree, fresh: &[Tree]) -> Vec<Tree> {
    let weight = weight(like);
    let few = VARIANTS.iter().find(|(most, _)| weight <= *most).map(|(_, few)| *few);
    few.map_or_else(Vec::new, |few| near_within(like, fresh, few, 0))
}

/// What a copy takes: parts and the bytes of texts.
fn weight(tree: &Tree) -> usize {
    1 + match tree {
        Tree::String(text) => text.len(),
        Tree::Array(items) => items.iter().map(weight).sum(),
        Tree::Object(members) => members.iter().map(|(name, value)| name.len() + weight(value)).sum(),
        _ => 0,
    }
}

fn near_within(like: &Tree, fresh: &[Tree], few: usize, depth: usize) -> Vec<Tree> {
    if depth > NESTED {
        return Vec::new();
    }
    match like {
        Tree::Null | Tree::Bool(_) => fresh.to_vec(),
        Tree::Number(Number::Integer(value)) => {
            let whole = [1, -1, 2, -2, 10, -10].iter().filter_map(|add| value.checked_add(*add));
            let whole = whole.map(|value| Tree::Number(Number::Integer(value)));
            whole.chain([0.5, 0.75].map(|times| float(*value as f64 * times))).collect()
        }
        Tree::Number(other) => {
            let value = other.to_f64();
            let all = [value + 1.0, value - 1.0, value + 0.5, value - 0.5, value * 0.5, value * 0.75, value * 2.0];
            all.into_iter().filter(|value| value.is_finite()).map(float).collect()
        }
        Tree::String(text) => texts(text),
        Tree::Array(items) => {
            let more = items.last().into_iter().chain(fresh).cloned();
            let mut found: Vec<Tree> = more.map(|item| Tree::Array(longer(items, item))).collect();
            for (at, item) in items.iter().enumerate().take(few) {
                let changed = near_within(item, fresh, few, depth + 1).into_iter().take(few);
                found.extend(changed.filter_map(|item| replaced(items, at, item)).map(Tree::Array));
            }
            found
        }
        Tree::Object(members) => {
            let mut names = (0..=members.len()).map(name);
            let name = names.find(|name| members.iter().all(|(other, _)| other != name)).unwrap_or_default();
            let more = members.last().map(|(_, value)| value).into_iter().chain(fresh);
            let more = more.map(|value| longer(members, (name.clone(), value.clone())));
            let mut found: Vec<Tree> = more.map(Tree::Object).collect();
            for (at, (name, value)) in members.iter().enumerate().take(few) {
                let changed = near_within(value, fresh, few, depth + 1).into_iter().take(few);
                let changed = changed.filter_map(|value| replaced(members, at, (name.clone(), value)));
                found.extend(changed.map(Tree::Object));
            }
            found
        }
    }
}

/// A name for one more member.
fn name(index: usize) -> Box<str> {
    let letter = char::from(b'a' + (index % 26) as u8);
    if index < 26 { letter.to_string().into() } else { format!("{letter}{}", index / 26).into() }
}

/// One value of each type, and two booleans.
fn simple() -> Vec<Tree> {
    let number = Tree::Number(Number::Integer(0));
    let text = Tree::String("".into());
    vec![number, text, Tree::Null, Tree::Bool(true), Tree::Bool(false), Tree::Array(vec![]), Tree::Object(vec![])]
}

/// Texts that differ from one in a character near its end, what has a form keeps it that way; and longer ones.
pub(super) fn texts(like: &str) -> Vec<Tree> {
    const LETTERS: &str = "0123456789abcdefxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let letters: Vec<char> = like.chars().collect();
    let last = if letters.len() > 1_000 { 2 } else { 12 };
    let mut found: Vec<String> = ["a", "0", "A"].iter().map(|letter| format!("{like}{letter}")).collect();
    for at in (0..letters.len()).rev().take(last) {
        // Letters beside one are often of its kind.
        let beside = [1, -1, 2, -2].iter().filter_map(|add| u32::from(letters[at]).checked_add_signed(*add));
        let others = LETTERS.chars().chain(beside.filter_map(char::from_u32));
        let changed = others.filter_map(|other| replaced(&letters, at, other));
        found.extend(changed.map(String::from_iter));
    }
    // What stands there once may stand there twice.
    for at in (0..letters.len()).rev().take(last) {
        for part in letters[at..].iter().enumerate().take(4).map(|(more, _)| &letters[at..=at + more]) {
            found.push(letters[..at].iter().chain(part).chain(&letters[at..]).collect());
        }
    }
    found.into_iter().map(|text| Tree::String(text.into())).collect()
}
