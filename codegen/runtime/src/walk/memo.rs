//! What a long walk remembers.
//!
//! Alternatives that refer to the same subschema judge the same part of an instance by it again and again, and each
//! level of nesting multiplies that: an expression of sixteen signs, each of which two alternatives look into, is judged
//! sixty-five thousand times. A walk that goes on for long therefore keeps what it found, and judges each part by each
//! such subschema once. Short walks, which nearly all are, pay for a counter.

use super::sensitive::{Noted, address};
use super::table::references;
use super::{Here, Keyword, NodeId, Schema, Scope, Walker};
use crate::violation::Violation;
use std::collections::{HashMap, HashSet};

/// How many applications of subschemas a walk makes before it begins to remember.
const LONG: u32 = 4096;

/// Whether a walk remembers.
#[derive(Default)]
pub(super) enum Memory {
    /// Not yet.
    #[default]
    Off,
    /// It does.
    On(Box<Memo>),
    /// Not now: what is judged is made for the occasion, and lies where something else will lie next.
    Paused,
}

/// What has been found so far. Parts of the instance are known by where they lie in memory.
pub(super) struct Memo {
    /// The subschemas whose verdicts are kept.
    kept: Vec<bool>,
    /// Whether verdicts depend on the resources entered on the way, by `$dynamicRef`.
    dynamic: bool,
    known: HashMap<Question, Known>,
}

/// What a verdict depends on.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Question {
    node: NodeId,
    part: usize,
    tolerant: bool,
    reporting: bool,
    /// The resources that `$dynamicRef` searches, in their order.
    resources: Box<[u32]>,
}

/// A verdict, and what else the walk found on the way to it.
struct Known {
    valid: bool,
    violations: Vec<Violation>,
    noted: Noted,
}

/// A verdict that is being found.
pub(super) struct Pending {
    question: Question,
    /// The violations reported before.
    report: Option<Vec<Violation>>,
    /// Where the notes of the walk ended.
    mark: Option<(usize, usize)>,
}

/// What is known of a question.
pub(super) enum Recalled {
    /// The verdict; what goes with it has been told again.
    Known(bool),
    /// Nothing. What is found is to be kept, unless there is no pending verdict.
    Unknown(Option<Box<Pending>>),
}

impl Walker<'_> {
    /// What is known of a subschema on a part of the instance, without annotations.
    #[inline]
    pub(super) fn recall(&mut self, id: NodeId, here: Here<'_>) -> Recalled {
        self.applications = self.applications.saturating_add(1);
        if self.applications < LONG {
            return Recalled::Unknown(None);
        }
        self.recall_of_many(id, here)
    }

    #[cold]
    #[inline(never)]
    fn recall_of_many(&mut self, id: NodeId, here: Here<'_>) -> Recalled {
        if matches!(self.memory, Memory::Off) {
            self.memory = Memory::On(Box::new(Memo::new(self.schema)));
        }
        let Memory::On(memo) = &self.memory else { return Recalled::Unknown(None) };
        if memo.kept.get(id as usize) != Some(&true) {
            return Recalled::Unknown(None);
        }
        let question = Question {
            node: id,
            part: address(here.tree),
            tolerant: self.tolerant,
            reporting: self.report.is_some(),
            resources: if memo.dynamic { resources(here.scope) } else { Box::default() },
        };
        if let Some(known) = memo.known.get(&question) {
            if let Some(report) = &mut self.report {
                report.extend_from_slice(&known.violations);
            }
            if let Some(trace) = &mut self.trace {
                trace.note(&known.noted);
            }
            return Recalled::Known(known.valid);
        }
        let report = self.report.as_mut().map(std::mem::take);
        let mark = self.trace.as_ref().map(super::Trace::mark);
        Recalled::Unknown(Some(Box::new(Pending { question, report, mark })))
    }

    /// Keeps a verdict with what was found on the way to it.
    #[cold]
    #[inline(never)]
    pub(super) fn keep(&mut self, pending: Pending, valid: bool) {
        let Pending { question, report, mark } = pending;
        let mut violations = Vec::new();
        if let (Some(now), Some(before)) = (&mut self.report, report) {
            violations = std::mem::replace(now, before);
            // What two subschemas say of a part below is said once, or it would double with every level.
            let mut told = HashSet::new();
            let mut again: Vec<bool> =
                violations.iter().map(|one| !told.insert((&*one.instance, &*one.schema, &*one.expected))).collect();
            again.reverse();
            violations.retain(|_| !again.pop().unwrap_or(false));
            now.extend_from_slice(&violations);
        }
        let noted = match (&mut self.trace, mark) {
            (Some(trace), Some(mark)) => trace.noted_since(mark),
            _ => Noted::default(),
        };
        // A walk that has given up knows nothing.
        if let (Memory::On(memo), false) = (&mut self.memory, self.exhausted) {
            memo.known.insert(question, Known { valid, violations, noted });
        }
    }

    /// Runs what judges parts that are not the instance's own.
    pub(super) fn forgetting(&mut self, run: impl FnOnce(&mut Self) -> bool) -> bool {
        let memory = std::mem::replace(&mut self.memory, Memory::Paused);
        let valid = run(self);
        self.memory = memory;
        valid
    }
}

/// The resources of a scope from the outermost inwards, each where it was entered first.
fn resources(scope: &Scope<'_>) -> Box<[u32]> {
    let inwards: Vec<u32> =
        std::iter::successors(Some(scope), |scope| scope.outer).map(|scope| scope.resource).collect();
    let mut seen = HashSet::new();
    inwards.into_iter().rev().filter(|resource| seen.insert(*resource)).collect()
}

impl Memo {
    fn new(schema: &Schema) -> Self {
        let dynamic = schema.anchors.iter().any(|anchors| !anchors.is_empty());
        Self { kept: kept(schema), dynamic, known: HashMap::new() }
    }
}

/// The subschemas where work multiplies: those that are reached from one to which several lead, and from which one goes on
/// to a part of what is judged, and there to another to which several lead.
fn kept(schema: &Schema) -> Vec<bool> {
    let graph = Graph::new(schema);
    let several: Vec<bool> = graph.into.iter().map(|from| from.len() > 1).collect();
    let leading = closure(several.clone(), &graph.into);
    let mut entering = vec![false; several.len()];
    for (from, to) in &graph.inwards {
        entering[*from] |= leading[*to];
    }
    let both = |one: &[bool], other: &[bool]| one.iter().zip(other).map(|(one, other)| *one && *other).collect();
    let below = closure(entering, &graph.into);
    both(&closure(both(&several, &below), &graph.out), &below)
}

/// Which subschemas lead to which.
struct Graph {
    /// For each subschema those that apply it.
    into: Vec<Vec<usize>>,
    /// For each subschema those that it applies.
    out: Vec<Vec<usize>>,
    /// Those that apply one to a part of what they judge.
    inwards: Vec<(usize, usize)>,
}

impl Graph {
    fn new(schema: &Schema) -> Self {
        let none = vec![Vec::new(); schema.nodes.len()];
        let mut graph = Self { into: none.clone(), out: none, inwards: Vec::new() };
        for (from, node) in schema.nodes.iter().enumerate() {
            for keyword in &node.keywords {
                let inwards = goes_inwards(keyword);
                references(keyword, &mut |to| graph.add(from, to as usize, inwards));
                if let Keyword::DynamicRef { anchor: Some(anchor), .. } = keyword {
                    let named = schema.anchors.iter().flatten().filter(|(name, _)| name == anchor);
                    named.for_each(|(_, to)| graph.add(from, *to as usize, false));
                }
            }
        }
        graph
    }

    fn add(&mut self, from: usize, to: usize, inwards: bool) {
        if let (Some(into), Some(out)) = (self.into.get_mut(to), self.out.get_mut(from)) {
            into.push(from);
            out.push(to);
            if inwards {
                self.inwards.push((from, to));
            }
        }
    }
}

/// Those given, and all that the edges lead to from them.
fn closure(mut found: Vec<bool>, edges: &[Vec<usize>]) -> Vec<bool> {
    let mut open: Vec<usize> = (0..found.len()).filter(|id| found[*id]).collect();
    while let Some(id) = open.pop() {
        for next in &edges[id] {
            if !std::mem::replace(&mut found[*next], true) {
                open.push(*next);
            }
        }
    }
    found
}

/// Whether the keyword applies its subschemas to parts of what it judges.
fn goes_inwards(keyword: &Keyword) -> bool {
    matches!(
        keyword,
        Keyword::Items(_)
            | Keyword::PrefixItems(_)
            | Keyword::Contains { .. }
            | Keyword::Properties(_)
            | Keyword::PatternProperties(_)
            | Keyword::AdditionalProperties(_)
            | Keyword::PropertyNames(_)
            | Keyword::UnevaluatedItems(_)
            | Keyword::UnevaluatedProperties(_)
    )
}

#[cfg(test)]
mod tests {
    use super::super::{Options, Subschema, Types};
    use super::*;
    use crate::detect::Categories;
    use crate::json::{Number, Tree, parse};

    type Alternatives = fn(Box<[NodeId]>) -> Keyword;

    /// Expressions: an integer, or a sign before an expression, which stands first; node 0.
    fn expressions(alternatives: Alternatives, arg: Vec<Keyword>) -> Schema {
        let sign = |name: &str, arg, op| {
            vec![
                Keyword::Type(Types::OBJECT),
                Keyword::Properties([("arg".into(), arg), ("op".into(), op)].into()),
                Keyword::AdditionalProperties(8),
                Keyword::Required(["op".into(), "arg".into()].into()),
                Keyword::Pii([name.into()].into()),
            ]
        };
        let is = |text: &str| vec![Keyword::Const(Tree::String(text.into()))];
        let nodes = [
            vec![alternatives([1, 2, 3].into())],
            vec![Keyword::Type(Types::INTEGER)],
            sign("contact", 4, 6),
            sign("person", 5, 7),
            arg.clone(),
            arg,
            is("neg"),
            is("abs"),
            vec![Keyword::False],
        ];
        let node =
            |(at, keywords): (usize, Vec<Keyword>)| Subschema { at: format!("#/{at}").into(), resource: 0, keywords };
        Schema { nodes: nodes.into_iter().enumerate().map(node).collect(), anchors: vec![Vec::new()] }
    }

    fn all() -> Vec<Schema> {
        let alternatives: [Alternatives; 2] = [Keyword::OneOf, Keyword::AnyOf];
        let arguments = [
            vec![Keyword::Ref(0)],
            vec![Keyword::AllOf([0, 0].into())],
            vec![Keyword::Ref(0), Keyword::UnevaluatedProperties(8)],
            vec![Keyword::If { condition: 0, then: Some(0), otherwise: Some(0) }],
            vec![Keyword::DynamicRef { anchor: Some("e".into()), target: 0 }],
        ];
        let pairs = alternatives.iter().flat_map(|way| arguments.iter().map(move |argument| (way, argument)));
        let mut schemas: Vec<Schema> = pairs.map(|(way, argument)| expressions(*way, argument.clone())).collect();
        for schema in schemas.iter_mut().skip(4).step_by(5) {
            schema.anchors = vec![vec![("e".into(), 0)]];
        }
        schemas
    }

    fn expression(signs: usize, inmost: &str) -> Tree {
        let sign = |at: usize| if at.is_multiple_of(3) { "abs" } else { "neg" };
        let opening = |at| format!("{{\"op\":\"{}\",\"arg\":", sign(at));
        let text: String = (0..signs).map(opening).collect();
        parse(format!("{text}{inmost}{}", "}".repeat(signs)).as_bytes()).unwrap()
    }

    fn options() -> impl Iterator<Item = Options<'static>> {
        let scans = [None, Some(Categories::ALL)];
        scans
            .into_iter()
            .flat_map(|scan| [false, true].map(|tolerant| Options { tolerant, scan, ..Options::default() }))
    }

    #[test]
    fn work_does_not_multiply_with_nesting() {
        // Judged as often as alternatives lead to it, the inmost would be judged 2^40 times.
        for schema in all() {
            for options in options() {
                assert!(schema.accepts(0, &expression(40, "1"), options));
                for bad in ["\"x\"", "{\"op\":\"neg\",\"arg\":1,\"more\":[]}", "{\"op\":1,\"arg\":null}"] {
                    let instance = expression(40, bad);
                    let told = schema.violations(0, &instance, options);
                    assert_eq!(schema.accepts(0, &instance, options), told.is_empty());
                }
            }
        }
    }

    #[test]
    fn a_walk_that_remembers_finds_what_one_finds_that_does_not() {
        for schema in all() {
            for options in options() {
                for inmost in
                    ["1", "\"a@uni-x.org\"", "{\"op\":\"neg\",\"arg\":1,\"more\":[]}", "{\"op\":1,\"arg\":null}"]
                {
                    for signs in 0..4 {
                        let instance = expression(signs, inmost);
                        let judged = |reporting, from| {
                            let mut walker =
                                Walker::new(&schema, options.tolerant, options.sought().is_some(), reporting);
                            walker.applications = from;
                            let valid = walker.start(0, &instance);
                            let clean = options.sought().is_none_or(|sought| walker.is_clean(&instance, sought));
                            let mut told: Vec<String> =
                                walker.report.unwrap_or_default().iter().map(ToString::to_string).collect();
                            told.sort();
                            told.dedup();
                            (valid, clean, told)
                        };
                        for reporting in [false, true] {
                            assert_eq!(judged(reporting, LONG), judged(reporting, 0), "{signs} around {inmost}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn names_are_judged_each_for_itself() {
        // They are texts made for the occasion, one after the other in the same place.
        let nodes = [
            vec![Keyword::PropertyNames(1), Keyword::AdditionalProperties(0)],
            vec![Keyword::AnyOf([2, 2].into())],
            vec![Keyword::MaxLength(1), Keyword::Items(0)],
        ];
        let node = |keywords| Subschema { at: "#".into(), resource: 0, keywords };
        let schema = Schema { nodes: nodes.into_iter().map(node).collect(), anchors: vec![Vec::new()] };
        for (last, valid) in [("b", true), ("bb", false)] {
            let names = ["a".to_owned(), last.to_owned()];
            let members = names.map(|name| (name.into(), Tree::Number(Number::Integer(1))));
            let mut walker = Walker::new(&schema, false, false, false);
            walker.applications = LONG;
            assert_eq!(walker.start(0, &Tree::Object(members.into())), valid);
        }
    }
}
