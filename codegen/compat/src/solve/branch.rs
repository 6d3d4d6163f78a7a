//! One way through the choices of a state, for instances of one type.

use super::arena::{Arena, Color};
use super::expand;
use super::fact::{Fact, Facts, Names};
use super::{Answer, Kind, Lit, Solver};
use eventwright_runtime::json::Tree;
use eventwright_runtime::walk::Keyword;
use std::collections::BTreeMap;

/// So many choices about what there is multiply to more than is gone through lightly.
const MANY: usize = 5;

/// What is settled so far, and the choices that are left.
#[derive(Clone, Debug)]
pub(crate) struct Branch {
    pub(crate) kind: Kind,
    pub(crate) facts: Facts,
    /// The only values that are left, where a list names them.
    pub(crate) among: Option<Vec<Tree>>,
    /// Single values are excluded.
    pub(crate) excludes: bool,
    /// Subschemas that were taken apart, and how they stand.
    settled: BTreeMap<Color, bool>,
    choices: Vec<Choice>,
    /// Ways that are refuted by what is settled have been left out.
    weeded: bool,
}

/// One of several lists of facts holds, whole.
#[derive(Clone, Debug)]
struct Choice {
    ways: Vec<Vec<Fact>>,
    /// It says what there is, not what fails: made first, it settles many of the others.
    leads: bool,
}

/// Where a branch ends.
pub(crate) enum End<'b> {
    /// One of these values, if any.
    Values(&'b [Tree]),
    /// Whatever these facts admit.
    Facts(&'b Branch),
}

impl Branch {
    /// The state for one kind; nothing where it contradicts itself at once.
    pub(crate) fn of(arena: &Arena, kind: Kind, lits: &[Lit]) -> Option<Self> {
        let mut branch = Self {
            kind,
            facts: Facts::default(),
            among: None,
            excludes: false,
            settled: BTreeMap::new(),
            choices: Vec::new(),
            weeded: false,
        };
        branch.add_all(arena, lits.iter().map(|lit| Fact::Lit(*lit)).collect()).then_some(branch)
    }

    /// Adds facts and all that follows at once; `false` when they contradict.
    pub(crate) fn add_all(&mut self, arena: &Arena, facts: Vec<Fact>) -> bool {
        let mut open = facts;
        while let Some(fact) = open.pop() {
            if arena.clock.over() {
                return false;
            }
            let fits = match fact {
                Fact::Lit(lit) => self.add_lit(arena, lit, &mut open),
                Fact::Any(ways) => self.add_choice(arena, Choice { ways, leads: true }, &mut open),
                other => self.add(other),
            };
            if !fits {
                return false;
            }
        }
        true
    }

    fn add_lit(&mut self, arena: &Arena, lit: Lit, open: &mut Vec<Fact>) -> bool {
        match self.settled.insert(arena.color(lit.node), lit.holds) {
            Some(before) if before != lit.holds => return false,
            Some(_) => return true,
            None => {}
        }
        let keywords = arena.keywords(lit.node);
        if lit.holds {
            for keyword in keywords {
                if !expand::holds(arena, self.kind, keyword, keywords, open) {
                    return false;
                }
            }
            return true;
        }
        let ways = expand::fails(arena, self.kind, keywords);
        self.add_choice(arena, Choice { ways, leads: false }, open)
    }

    fn add_choice(&mut self, arena: &Arena, mut choice: Choice, open: &mut Vec<Fact>) -> bool {
        let ways = &mut choice.ways;
        if ways.iter().any(|way| way.iter().all(|fact| self.has(arena, fact))) {
            return true;
        }
        ways.retain(|way| !way.iter().any(|fact| self.excludes(arena, fact)));
        match ways.len() {
            0 => return false,
            1 => open.extend(ways.pop().into_iter().flatten()),
            _ => self.choices.push(choice),
        }
        true
    }

    /// Takes what is left of choices where only one way is; `false` when there is none.
    fn propagate(&mut self, arena: &Arena) -> bool {
        loop {
            let mut open = Vec::new();
            for choice in std::mem::take(&mut self.choices) {
                if !self.add_choice(arena, choice, &mut open) {
                    return false;
                }
            }
            if open.is_empty() {
                return true;
            }
            if !self.add_all(arena, open) {
                return false;
            }
        }
    }

    /// Leaves out ways that contradict what is settled as soon as they are taken. Done before many choices about what there
    /// is multiply; `false` when a choice has no way left.
    fn probe(&mut self, arena: &Arena) -> bool {
        for at in (0..self.choices.len()).filter(|at| !self.choices[*at].leads).collect::<Vec<_>>() {
            let ways = std::mem::take(&mut self.choices[at].ways);
            let fits = |way: &Vec<Fact>| {
                let mut next = self.clone();
                // The choice itself is the one that is made.
                next.choices.swap_remove(at);
                next.add_all(arena, way.clone()) && next.propagate(arena)
            };
            let ways: Vec<_> = ways.iter().filter(|way| fits(way)).cloned().collect();
            self.choices[at].ways = ways;
        }
        self.propagate(arena)
    }

    /// How many choices there are about what there is.
    fn leading(&self) -> usize {
        self.choices.iter().filter(|choice| choice.leads).count()
    }

    /// The choice to make next, the ways of it; `None` when there is none.
    fn next_choice(&mut self) -> Option<Vec<Vec<Fact>>> {
        // Where much is said of what there is, little of it has to do with what fails: that then comes first.
        let many = self.leading() >= MANY;
        let rank = |choice: &Choice| (choice.leads == many, choice.ways.len());
        let least = (0..self.choices.len()).min_by_key(|index| rank(&self.choices[*index]))?;
        Some(self.choices.swap_remove(least).ways)
    }

    /// Whether the fact is among what is settled.
    fn has(&self, arena: &Arena, fact: &Fact) -> bool {
        match fact {
            Fact::Lit(lit) => {
                self.settled.get(&arena.color(lit.node)) == Some(&lit.holds)
                    || (lit.holds && arena.keywords(lit.node).is_empty())
            }
            Fact::Has(name) => self.facts.object.has.contains(name),
            Fact::Lacks(name) => self.facts.object.lacks.contains(name),
            Fact::Member(Names::One(name), lit) => {
                self.facts.object.has.contains(name) && self.members(name).any(|known| follows(arena, known, *lit))
            }
            _ => false,
        }
    }

    /// What a member of the name has to satisfy.
    fn members<'b>(&'b self, name: &'b str) -> impl Iterator<Item = Lit> + 'b {
        let named = move |(names, lit): &(Names, Lit)| match names {
            Names::One(one) if **one == *name => Some(*lit),
            _ => None,
        };
        self.facts.object.members.iter().filter_map(named)
    }

    /// Whether the fact contradicts what is settled, at a glance.
    fn excludes(&self, arena: &Arena, fact: &Fact) -> bool {
        match fact {
            Fact::Lit(lit) => {
                let other = self.settled.get(&arena.color(lit.node)).is_some_and(|holds| *holds != lit.holds);
                other
                    || (lit.holds && !self.may_hold(arena, *lit))
                    || (!lit.holds && arena.keywords(lit.node).is_empty())
            }
            Fact::Has(name) => self.facts.object.lacks.contains(name),
            Fact::Lacks(name) => self.facts.object.has.contains(name),
            Fact::Member(Names::One(name), lit) => {
                self.facts.object.lacks.contains(name)
                    || self.members(name).any(|known| follows(arena, known, lit.not()))
            }
            _ => false,
        }
    }

    /// Whether the subschema admits the kind at all, as far as its own `type` tells.
    fn may_hold(&self, arena: &Arena, lit: Lit) -> bool {
        arena.keywords(lit.node).iter().all(|keyword| match keyword {
            Keyword::Type(types) => expand::admits(*types, self.kind),
            Keyword::Const(value) => Kind::of(value) == self.kind,
            Keyword::Enum(values) => values.iter().any(|value| Kind::of(value) == self.kind),
            Keyword::False => false,
            _ => true,
        })
    }

    /// Adds a fact that is no choice; `false` when it contradicts another of its family at once.
    fn add(&mut self, fact: Fact) -> bool {
        let Facts { number, text, array, object } = &mut self.facts;
        match fact {
            Fact::Lit(_) | Fact::Any(_) => {}
            Fact::Among(values) => {
                let mut values: Vec<Tree> = values.into_iter().filter(|one| Kind::of(one) == self.kind).collect();
                if let Some(before) = self.among.take() {
                    values.retain(|value| before.contains(value));
                }
                let some = !values.is_empty();
                self.among = Some(values);
                return some;
            }
            Fact::Not(value) => {
                self.excludes = true;
                if let Tree::String(other) = value {
                    text.others.insert(other);
                }
            }
            Fact::AtLeast(bound, strict) => {
                let tighter =
                    number.least.is_none_or(|(least, was)| bound > least || (bound == least && strict && !was));
                if tighter {
                    number.least = Some((bound, strict));
                }
            }
            Fact::AtMost(bound, strict) => {
                let tighter = number.most.is_none_or(|(most, was)| bound < most || (bound == most && strict && !was));
                if tighter {
                    number.most = Some((bound, strict));
                }
            }
            Fact::Integer(true) => number.integer = true,
            Fact::Integer(false) => number.fraction = true,
            Fact::Multiple(divisor, true) => number.multiples.push(divisor),
            Fact::Multiple(divisor, false) => number.no_multiples.push(divisor),
            Fact::Least(least) => match self.kind {
                Kind::String => text.least = text.least.max(least),
                Kind::Array => array.least = array.least.max(least),
                _ => object.least = object.least.max(least),
            },
            Fact::Most(most) => {
                let kept = match self.kind {
                    Kind::String => &mut text.most,
                    Kind::Array => &mut array.most,
                    _ => &mut object.most,
                };
                *kept = Some(kept.map_or(most, |before| before.min(most)));
            }
            Fact::Pattern(pattern, holds) => {
                if text.patterns.iter().any(|(one, other)| one.source == pattern.source && *other != holds) {
                    return false;
                }
                text.patterns.push((pattern, holds));
            }
            Fact::Format(format, holds) => {
                if text.formats.contains(&(format, !holds)) {
                    return false;
                }
                text.formats.push((format, holds));
            }
            Fact::MostBytes(bytes) => {
                text.most_bytes = Some(text.most_bytes.map_or(bytes, |before| before.min(bytes)));
            }
            Fact::LeastBytes(bytes) => text.least_bytes = text.least_bytes.max(bytes),
            Fact::Unique(true, spelled) => {
                array.unique = true;
                array.unique_uuids |= spelled;
            }
            Fact::Unique(false, false) => array.twins = true,
            Fact::Unique(false, true) => array.twin_uuids = true,
            Fact::Every(stretch, lit) => array.every.push((stretch, lit)),
            Fact::Some(stretch, lit) => array.some.push((stretch, lit)),
            Fact::CountLeast(lit, count) => array.count_least.push((lit, count)),
            Fact::CountMost(lit, count) => array.count_most.push((lit, count)),
            Fact::Members(names, lit) => object.members.push((names, lit)),
            Fact::Member(names, lit) => {
                if let Names::One(name) = &names {
                    object.has.insert(name.clone());
                    if object.lacks.contains(name) {
                        return false;
                    }
                }
                object.some.push((names, lit));
            }
            Fact::Names(lit) => object.names.push(lit),
            Fact::Name(lit) => object.some_names.push(lit),
            Fact::Has(name) => {
                if object.lacks.contains(&name) {
                    return false;
                }
                object.has.insert(name);
            }
            Fact::Lacks(name) => {
                if object.has.contains(&name) {
                    return false;
                }
                object.lacks.insert(name);
            }
        }
        true
    }
}

/// Whether every value for which the one is so is one for which the other is so, at a glance.
fn follows(arena: &Arena, known: Lit, asked: Lit) -> bool {
    if arena.color(known.node) == arena.color(asked.node) {
        return known.holds == asked.holds;
    }
    known.holds && !asked.holds && Kind::ALL.iter().all(|kind| arena.apart(*kind, known.node, asked.node))
}

impl Solver<'_> {
    /// Goes through the choices; each end that is reached is put to `judge`. Empty when all ends are.
    pub(crate) fn explore(
        &mut self,
        mut branch: Branch,
        judge: &mut dyn FnMut(&mut Self, End<'_>) -> Answer,
    ) -> Answer {
        let leading = branch.leading();
        let ways: usize = branch.choices.iter().filter(|choice| !choice.leads).map(|choice| choice.ways.len()).sum();
        if leading >= MANY && self.step(ways) && !branch.probe(self.arena) {
            return Answer::Empty;
        }
        self.choose(branch, judge)
    }

    /// Once it is settled what fails, leaves out ways of the many other choices that are refuted by that alone: one choice
    /// without a way ends what all together would multiply to. `false` when there is one.
    fn weed(&mut self, branch: &mut Branch) -> bool {
        if branch.weeded || branch.leading() < branch.choices.len().max(MANY) {
            return true;
        }
        branch.weeded = true;
        for at in 0..branch.choices.len() {
            let ways = std::mem::take(&mut branch.choices[at].ways);
            let mut open = Vec::with_capacity(ways.len());
            for way in ways {
                let mut next = branch.clone();
                next.choices.clear();
                let refuted = self.step(1) && (!next.add_all(self.arena, way.clone()) || self.refuted(&next));
                if !refuted || self.arena.clock.over() {
                    open.push(way);
                }
            }
            if open.is_empty() {
                return false;
            }
            branch.choices[at].ways = open;
        }
        branch.propagate(self.arena)
    }

    fn choose(&mut self, mut branch: Branch, judge: &mut dyn FnMut(&mut Self, End<'_>) -> Answer) -> Answer {
        // Each way takes a copy of what is settled, and goes through all of it.
        let facts = &branch.facts.object;
        let weight = facts.members.len() + facts.some.len() + facts.has.len() + facts.lacks.len();
        if !self.step(1 + (weight + branch.choices.len() + branch.settled.len()) / 4) {
            return Answer::Open;
        }
        let before = branch.choices.len();
        if !branch.propagate(self.arena) || (branch.choices.len() < before && self.refuted(&branch)) {
            return Answer::Empty;
        }
        if let Some(values) = &branch.among {
            return judge(self, End::Values(values));
        }
        if !self.weed(&mut branch) {
            return Answer::Empty;
        }
        let Some(ways) = branch.next_choice() else { return judge(self, End::Facts(&branch)) };
        let mut all = Answer::Empty;
        for way in ways {
            let mut next = branch.clone();
            if !next.add_all(self.arena, way) || self.refuted(&next) {
                continue;
            }
            match self.choose(next, judge) {
                Answer::Empty => {}
                Answer::Open => all = Answer::Open,
                found @ Answer::Found(_) => return found,
            }
        }
        all
    }
}
