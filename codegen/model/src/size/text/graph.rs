//! All texts that some automata accept together, as a graph: characters lead from state to state.

use super::characters::Kind;
use eventwright_runtime::pattern::{DEAD, Pattern, START};
use std::collections::HashMap;
use std::sync::Arc;

/// States that a product of automata may have.
const MOST_STATES: usize = 4_000;

/// So many characters of one edge are listed by name: texts are told apart by them.
const MOST_CHARS: usize = 64;

/// ASCII in the order in which texts are made of it: letters are read most easily.
const LEGIBLE_FIRST: [char; 128] = {
    let mut order = ['\0'; 128];
    let mut at = 0;
    let runs: [(u8, u8); 7] =
        [(b'a', b'z'), (b'0', b'9'), (b'A', b'Z'), (0, b'/'), (b':', b'@'), (b'[', b'`'), (b'{', 0x7f)];
    let mut run = 0;
    while run < runs.len() {
        let mut byte = runs[run].0;
        while byte <= runs[run].1 {
            order[at] = byte as char;
            at += 1;
            byte += 1;
        }
        run += 1;
    }
    order
};

/// Which texts are accepted. State 0 is the start.
#[derive(Clone, Debug)]
pub(super) struct Graph {
    pub(super) states: Vec<State>,
    /// Some text returns to a state: there is no longest one.
    pub(super) cyclic: bool,
}

#[derive(Clone, Debug, Default)]
pub(super) struct State {
    /// A text may end here.
    pub(super) accepts: bool,
    pub(super) edges: Vec<Edge>,
}

/// Characters of one kind that lead to one state.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    pub(super) next: usize,
    pub(super) kind: Kind,
    /// Some of them, letters first.
    pub(super) chars: Vec<char>,
    /// Whether these are all.
    pub(super) complete: bool,
}

impl Graph {
    /// The texts that all of some automata accept; `None` where that takes too many states.
    pub(super) fn of(patterns: &[Arc<Pattern>]) -> Option<Self> {
        let mut builder = Builder { patterns, groups: groups(patterns), numbers: HashMap::new(), order: Vec::new() };
        builder.number(vec![START; patterns.len()]);
        let mut states = Vec::new();
        while states.len() < builder.order.len() {
            let state = builder.state(states.len());
            states.push(state);
            if builder.order.len() > MOST_STATES {
                return None;
            }
        }
        let mut graph = Self { states, cyclic: false };
        graph.prune();
        graph.cyclic = graph.has_cycle();
        Some(graph)
    }

    /// How many edges there are.
    pub(super) fn edges(&self) -> usize {
        self.states.iter().map(|state| state.edges.len()).sum()
    }

    /// Edges from which no text can be completed lead nowhere.
    fn prune(&mut self) {
        let mut alive: Vec<bool> = self.states.iter().map(|state| state.accepts).collect();
        loop {
            let mut changed = false;
            for (at, state) in self.states.iter().enumerate() {
                if !alive[at] && state.edges.iter().any(|edge| alive[edge.next]) {
                    alive[at] = true;
                    changed = true;
                }
            }
            if !changed {
                break;
            }
        }
        for state in &mut self.states {
            state.edges.retain(|edge| alive[edge.next]);
        }
    }

    /// Whether states remain after those without unvisited ways into them are taken away again and again.
    fn has_cycle(&self) -> bool {
        let mut into = vec![0_usize; self.states.len()];
        for edge in self.states.iter().flat_map(|state| &state.edges) {
            into[edge.next] += 1;
        }
        let mut free: Vec<usize> = (0..into.len()).filter(|at| into[*at] == 0).collect();
        let mut taken = 0;
        while let Some(at) = free.pop() {
            taken += 1;
            for edge in &self.states[at].edges {
                into[edge.next] -= 1;
                if into[edge.next] == 0 {
                    free.push(edge.next);
                }
            }
        }
        taken < into.len()
    }
}

/// Characters beyond ASCII that cost the same and that no automaton tells apart.
struct Group {
    classes: Vec<u16>,
    kind: Kind,
    /// Some of them.
    chars: Vec<char>,
    /// Whether these are all.
    complete: bool,
}

struct Builder<'a> {
    patterns: &'a [Arc<Pattern>],
    groups: Vec<Group>,
    numbers: HashMap<Vec<u16>, usize>,
    order: Vec<Vec<u16>>,
}

impl Builder<'_> {
    fn number(&mut self, state: Vec<u16>) -> usize {
        if let Some(known) = self.numbers.get(&state) {
            return *known;
        }
        self.order.push(state.clone());
        self.numbers.insert(state, self.order.len() - 1);
        self.order.len() - 1
    }

    /// The state after a character whose classes are these.
    fn step(&self, state: &[u16], classes: &[u16]) -> Option<Vec<u16>> {
        let each = self.patterns.iter().zip(state).zip(classes);
        let next: Vec<u16> = each.map(|((pattern, state), class)| pattern.step(*state, *class)).collect();
        (!next.contains(&DEAD)).then_some(next)
    }

    fn state(&mut self, at: usize) -> State {
        let from = self.order[at].clone();
        let mut edges: Vec<Edge> = Vec::new();
        for char in LEGIBLE_FIRST {
            let Some(next) = self.step(&from, &classes(self.patterns, char)) else { continue };
            let next = self.number(next);
            // ASCII is listed in full, each character once.
            edge(&mut edges, next, Kind::of(char)).chars.push(char);
        }
        for at in 0..self.groups.len() {
            let Some(next) = self.step(&from, &self.groups[at].classes) else { continue };
            let next = self.number(next);
            add(edge(&mut edges, next, self.groups[at].kind), &self.groups[at]);
        }
        State { accepts: self.patterns.iter().zip(&from).all(|(pattern, state)| pattern.accepts(*state)), edges }
    }
}

fn classes(patterns: &[Arc<Pattern>], letter: char) -> Vec<u16> {
    patterns.iter().map(|pattern| pattern.class(letter)).collect()
}

/// All characters beyond ASCII.
fn groups(patterns: &[Arc<Pattern>]) -> Vec<Group> {
    // Where a character takes more bytes, and around the code points that are none.
    let mut starts: Vec<u32> = vec![0x80, 0x800, 0xd800, 0xe000, 0x1_0000];
    starts.extend(patterns.iter().flat_map(|pattern| pattern.wide.iter().map(|(start, _)| *start)));
    starts.sort_unstable();
    starts.dedup();
    let mut groups: Vec<Group> = Vec::new();
    let mut known: HashMap<(Vec<u16>, Kind), usize> = HashMap::new();
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(0x11_0000, |next| *next);
        let Some(letter) = char::from_u32(*start) else { continue };
        let (classes, kind) = (classes(patterns, letter), Kind::of(letter));
        let at = *known.entry((classes.clone(), kind)).or_insert_with(|| {
            groups.push(Group { classes, kind, chars: Vec::new(), complete: true });
            groups.len() - 1
        });
        let group = &mut groups[at];
        let room = MOST_CHARS - group.chars.len();
        group.chars.extend((*start..end).filter_map(char::from_u32).take(room));
        group.complete &= (end - start) as usize <= room;
    }
    groups
}

/// The edge of a kind and target.
fn edge(edges: &mut Vec<Edge>, next: usize, kind: Kind) -> &mut Edge {
    let at = edges.iter().position(|edge| edge.next == next && edge.kind == kind).unwrap_or_else(|| {
        edges.push(Edge { next, kind, chars: Vec::new(), complete: true });
        edges.len() - 1
    });
    &mut edges[at]
}

/// Adds characters beyond ASCII to an edge.
fn add(edge: &mut Edge, group: &Group) {
    let room = MOST_CHARS.saturating_sub(edge.chars.len());
    edge.complete &= group.complete && group.chars.len() <= room;
    edge.chars.extend(group.chars.iter().take(room));
}
