//! The names that an object may have: those that the facts mention one by one, and all others by the patterns that they
//! match.

use super::fact::{Names, ObjectFacts, Rest, TextFacts};
use super::{Answer, Lit, Solver, text};
use eventwright_model::schema::in_place;
use eventwright_runtime::json::Tree;
use eventwright_runtime::pattern::Pattern;
use eventwright_runtime::walk::{Keyword, NodeId};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Patterns that names are told apart by.
const PATTERNS: usize = 40;
/// Combinations of patterns that some name matches; more are left open.
const COMBINATIONS: usize = 80;
/// Names that are told one by one; more are left open.
const NAMES: usize = 400;

/// What was asked about the names that are left: literals, patterns with signs, names that are out.
pub(super) type Asked = (Vec<(u128, bool)>, Vec<(String, bool)>, Vec<Box<str>>);

/// Which patterns match, and a name for which that is so.
type Sign = (Vec<(Arc<Pattern>, bool)>, Answer);

/// A sort of names.
#[derive(Clone, Debug)]
pub(super) struct Sort {
    /// A name of the sort; where it is not mentioned anywhere, one of many.
    pub(super) name: Option<Box<str>>,
    /// It stands for itself alone.
    pub(super) single: bool,
    /// Which of the patterns match, for a sort of many names.
    signs: Vec<(Arc<Pattern>, bool)>,
    /// What a member of such a name has to satisfy.
    pub(super) lits: Vec<Lit>,
}

/// All sorts of names there are, in the light of some facts.
pub(super) struct Sorts {
    pub(super) all: Vec<Sort>,
    mentioned: BTreeSet<Box<str>>,
    patterns: Vec<Arc<Pattern>>,
    /// There may be other names than those of the sorts.
    pub(super) open: bool,
}

impl Sorts {
    pub(super) fn of(solver: &mut Solver<'_>, facts: &ObjectFacts) -> Self {
        let mentioned = mentioned(solver, facts);
        let patterns = patterns(facts);
        let open = patterns.len() > PATTERNS || mentioned.len() > NAMES;
        let mut sorts = Self { all: Vec::new(), mentioned, patterns, open };
        let members = ByName::of(facts);
        for name in &sorts.mentioned {
            if solver.arena.clock.over() {
                break;
            }
            if facts.lacks.contains(name) || !solver.satisfies(&facts.names, &Tree::String(name.clone())) {
                continue;
            }
            let lits = members.lits(name);
            sorts.all.push(Sort { name: Some(name.clone()), single: true, signs: Vec::new(), lits });
        }
        if !open {
            sorts.others(solver, facts);
        }
        sorts
    }

    /// The sorts of names that are not mentioned: pattern by pattern, only combinations that some name matches are gone
    /// on with. Of many patterns few combinations are left: most exclude each other.
    fn others(&mut self, solver: &mut Solver<'_>, facts: &ObjectFacts) {
        let mut known: Vec<Sign> = vec![(Vec::new(), solver.name(&facts.names, &[], &self.mentioned))];
        known.retain(|(_, answer)| !answer.is_empty());
        for pattern in &self.patterns {
            let mut next: Vec<Sign> = Vec::new();
            for (signs, _) in &known {
                for holds in [false, true] {
                    let signs = [&signs[..], &[(pattern.clone(), holds)]].concat();
                    match solver.name(&facts.names, &signs, &self.mentioned) {
                        Answer::Empty => {}
                        answer => next.push((signs, answer)),
                    }
                }
            }
            known = next;
            if known.len() > COMBINATIONS || solver.arena.clock.over() {
                self.open = true;
                return;
            }
        }
        for (signs, answer) in known {
            let name = if let Answer::Found(Tree::String(name)) = answer { Some(name) } else { None };
            let lits = lits(facts, |names| matches(names, &signs));
            self.all.push(Sort { name, single: false, signs, lits });
        }
    }

    /// Whether names of a sort are among these.
    pub(super) fn within(&self, sort: &Sort, names: &Names) -> bool {
        match &sort.name {
            Some(name) if sort.single => names.has(name),
            _ => matches(names, &sort.signs),
        }
    }

    /// Whether a name of the sort satisfies a literal; where that is open, it may.
    pub(super) fn named(
        &self,
        solver: &mut Solver<'_>,
        sort: &Sort,
        facts: &ObjectFacts,
        lit: Lit,
    ) -> Option<Box<str>> {
        if sort.single {
            return sort.name.clone().filter(|name| solver.satisfies(&[lit], &Tree::String(name.clone())));
        }
        match solver.name(&[&facts.names[..], &[lit]].concat(), &sort.signs, &self.mentioned) {
            Answer::Empty => None,
            Answer::Found(Tree::String(name)) => Some(name),
            Answer::Found(_) | Answer::Open => sort.name.clone().or(Some("".into())),
        }
    }

    /// Other names of a sort than these.
    pub(super) fn fresh(
        &self,
        solver: &mut Solver<'_>,
        sort: &Sort,
        facts: &ObjectFacts,
        used: &[Box<str>],
    ) -> Option<Box<str>> {
        if sort.single {
            return sort.name.clone().filter(|name| !used.contains(name));
        }
        let out = self.mentioned.iter().chain(used).cloned().collect();
        match solver.name(&facts.names, &sort.signs, &out) {
            Answer::Found(Tree::String(name)) => Some(name),
            _ => None,
        }
    }
}

/// What the facts ask of members, found by their names.
struct ByName<'f> {
    single: HashMap<&'f str, Vec<Lit>>,
    many: Vec<&'f (Names, Lit)>,
}

impl<'f> ByName<'f> {
    fn of(facts: &'f ObjectFacts) -> Self {
        let (mut single, mut many): (HashMap<&str, Vec<Lit>>, _) = (HashMap::new(), Vec::new());
        for member in &facts.members {
            match member {
                (Names::One(name), lit) => single.entry(name).or_default().push(*lit),
                _ => many.push(member),
            }
        }
        Self { single, many }
    }

    fn lits(&self, name: &str) -> Vec<Lit> {
        let many = self.many.iter().filter(|(names, _)| names.has(name)).map(|(_, lit)| *lit);
        let mut lits: Vec<Lit> = self.single.get(name).into_iter().flatten().copied().chain(many).collect();
        lits.sort_unstable();
        lits.dedup();
        lits
    }
}

/// What the facts ask of members whose names are such.
fn lits(facts: &ObjectFacts, such: impl Fn(&Names) -> bool) -> Vec<Lit> {
    let mut lits: Vec<Lit> = facts.members.iter().filter(|(names, _)| such(names)).map(|(_, lit)| *lit).collect();
    lits.sort_unstable();
    lits.dedup();
    lits
}

/// Whether names that nothing mentions, and that match as the signs say, are among these.
fn matches(names: &Names, signs: &[(Arc<Pattern>, bool)]) -> bool {
    let is = |pattern: &Arc<Pattern>| signs.iter().any(|(one, holds)| *holds && one.source == pattern.source);
    match names {
        Names::One(_) => false,
        Names::Like(pattern) => is(pattern),
        Names::Rest(rest) => !rest.patterns.iter().any(is),
    }
}

/// Every name that stands in the facts, or in a list that names have to be on.
fn mentioned(solver: &Solver<'_>, facts: &ObjectFacts) -> BTreeSet<Box<str>> {
    let mut found: BTreeSet<Box<str>> = facts.has.iter().chain(&facts.lacks).cloned().collect();
    for (names, _) in facts.members.iter().chain(&facts.some) {
        match names {
            Names::One(name) => {
                found.insert(name.clone());
            }
            Names::Like(_) => {}
            Names::Rest(rest) => found.extend(rest.names.iter().cloned()),
        }
    }
    let mut open: Vec<NodeId> = facts.names.iter().chain(&facts.some_names).map(|lit| lit.node).collect();
    let mut seen: Vec<NodeId> = Vec::new();
    while let Some(id) = open.pop() {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        for keyword in solver.arena.keywords(id) {
            let listed = match keyword {
                Keyword::Enum(values) => &values[..],
                Keyword::Const(value) => std::slice::from_ref(value),
                _ => &[],
            };
            found.extend(listed.iter().filter_map(Tree::as_str).map(Box::from));
            open.extend(in_place(keyword));
        }
    }
    found
}

fn patterns(facts: &ObjectFacts) -> Vec<Arc<Pattern>> {
    let mut found: Vec<Arc<Pattern>> = Vec::new();
    let mut add = |pattern: &Arc<Pattern>| {
        if found.iter().all(|known| known.source != pattern.source) {
            found.push(pattern.clone());
        }
    };
    for (names, _) in facts.members.iter().chain(&facts.some) {
        match names {
            Names::One(_) => {}
            Names::Like(pattern) => add(pattern),
            Names::Rest(rest) => {
                let Rest { patterns, .. } = &**rest;
                patterns.iter().for_each(&mut add);
            }
        }
    }
    found
}

impl Solver<'_> {
    /// A name that satisfies literals, matches as the signs say and is none of these.
    fn name(&mut self, lits: &[Lit], signs: &[(Arc<Pattern>, bool)], out: &BTreeSet<Box<str>>) -> Answer {
        let mut asked: Vec<_> = lits.iter().map(|lit| (self.arena.color(lit.node), lit.holds)).collect();
        asked.sort_unstable();
        let signed = signs.iter().map(|(pattern, holds)| (pattern.source.to_string(), *holds)).collect();
        let key: Asked = (asked, signed, out.iter().cloned().collect());
        if let Some(known) = self.names.get(&key) {
            return known.clone();
        }
        let facts = TextFacts { patterns: signs.to_vec(), others: out.clone(), ..TextFacts::default() };
        let answer = self.text_of(lits, &facts);
        self.names.insert(key, answer.clone());
        answer
    }

    /// A text that satisfies literals and facts besides.
    fn text_of(&mut self, lits: &[Lit], facts: &TextFacts) -> Answer {
        let fits = |solver: &Solver<'_>, tree: &Tree| {
            let Some(name) = tree.as_str() else { return false };
            solver.satisfies(lits, tree)
                && !facts.others.contains(name)
                && facts.patterns.iter().all(|(pattern, holds)| pattern.is_match(name) == *holds)
        };
        let Some(mut branch) = super::Branch::of(self.arena, super::Kind::String, lits) else { return Answer::Empty };
        let text = &mut branch.facts.text;
        text.patterns.extend(facts.patterns.iter().cloned());
        text.others.extend(facts.others.iter().cloned());
        self.explore(branch, &mut |solver, end| match end {
            super::End::Values(values) => {
                let found = values.iter().find(|value| fits(solver, value));
                found.map_or(Answer::Empty, |value| Answer::Found(value.clone()))
            }
            super::End::Facts(branch) => {
                if solver.refuted(branch) {
                    return Answer::Empty;
                }
                text::make(solver, &branch.facts.text, &fits).map_or(Answer::Open, Answer::Found)
            }
        })
    }
}
