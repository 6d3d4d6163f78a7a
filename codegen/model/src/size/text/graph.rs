//! All texts that some automata accept together, as a graph: characters lead from state to state.

use super::characters::Kind;
use eventwright_runtime::pattern::Pattern;
use std::collections::HashMap;
use std::sync::Arc;

/// States that a product of automata may have.
const MOST_STATES: usize = 4_000;

/// So many characters of one edge are listed by name: texts are told apart by them.
const MOST_CHARS: usize = 64;

/// Ways of bytes from one state to another that are told apart.
const MOST_WAYS: usize = 4;

// States that every automaton has: see [`Pattern`].
const DEAD: u16 = 0;
const MATCH: u16 = 1;
const START: u16 = 2;

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
        let mut builder = Builder { patterns, numbers: HashMap::new(), order: Vec::new() };
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

struct Builder<'a> {
    patterns: &'a [Arc<Pattern>],
    numbers: HashMap<Vec<u16>, usize>,
    order: Vec<Vec<u16>>,
}

/// Bytes that no automaton tells apart.
type Group = Vec<u8>;

impl Builder<'_> {
    fn number(&mut self, state: Vec<u16>) -> usize {
        if let Some(known) = self.numbers.get(&state) {
            return *known;
        }
        self.order.push(state.clone());
        self.numbers.insert(state, self.order.len() - 1);
        self.order.len() - 1
    }

    fn step(&self, state: &[u16], byte: u8) -> Option<Vec<u16>> {
        let next = |(pattern, state): (&Arc<Pattern>, &u16)| {
            if *state == MATCH {
                return MATCH;
            }
            let class = usize::from(pattern.classes[usize::from(byte)]);
            pattern.next.get(usize::from(*state) * usize::from(pattern.width) + class).copied().unwrap_or(DEAD)
        };
        let next: Vec<u16> = self.patterns.iter().zip(state).map(next).collect();
        (!next.contains(&DEAD)).then_some(next)
    }

    fn accepts(&self, state: &[u16]) -> bool {
        self.patterns.iter().zip(state).all(|(pattern, state)| {
            let (width, state) = (usize::from(pattern.width), usize::from(*state));
            state == usize::from(MATCH) || pattern.next.get(state * width + width - 1) == Some(&MATCH)
        })
    }

    fn groups(&self, bytes: impl IntoIterator<Item = u8>) -> Vec<Group> {
        let mut groups: Vec<(Vec<u8>, Group)> = Vec::new();
        for byte in bytes {
            let classes: Vec<u8> = self.patterns.iter().map(|pattern| pattern.classes[usize::from(byte)]).collect();
            match groups.iter_mut().find(|(known, _)| *known == classes) {
                Some((_, group)) => group.push(byte),
                None => groups.push((classes, vec![byte])),
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    fn state(&mut self, at: usize) -> State {
        let from = self.order[at].clone();
        let mut edges: Vec<Edge> = Vec::new();
        for char in LEGIBLE_FIRST {
            let Some(next) = self.step(&from, char as u8) else { continue };
            let next = self.number(next);
            // ASCII is listed in full, each character once.
            edge(&mut edges, next, Kind::of(char)).chars.push(char);
        }
        // The forms of UTF-8 (RFC 3629, section 4): leading bytes, and what may follow them first.
        let forms: [(std::ops::RangeInclusive<u8>, std::ops::RangeInclusive<u8>, usize, Kind); 8] = [
            (0xc2..=0xdf, 0x80..=0xbf, 0, Kind::Two),
            (0xe0..=0xe0, 0xa0..=0xbf, 1, Kind::Three),
            (0xe1..=0xec, 0x80..=0xbf, 1, Kind::Three),
            (0xed..=0xed, 0x80..=0x9f, 1, Kind::Three),
            (0xee..=0xef, 0x80..=0xbf, 1, Kind::Three),
            (0xf0..=0xf0, 0x90..=0xbf, 2, Kind::Four),
            (0xf1..=0xf3, 0x80..=0xbf, 2, Kind::Four),
            (0xf4..=0xf4, 0x80..=0x8f, 2, Kind::Four),
        ];
        for (first, second, more, kind) in forms {
            let mut ways: Vec<(Vec<u16>, Vec<Group>)> = vec![(from.clone(), Vec::new())];
            let mut all = true;
            let rest = std::iter::repeat_n(0x80..=0xbf, more);
            for range in [first, second].into_iter().chain(rest) {
                let groups = self.groups(range);
                let mut longer: Vec<(Vec<u16>, Vec<Group>)> = Vec::new();
                let mut taken: HashMap<Vec<u16>, usize> = HashMap::new();
                for (state, way) in &ways {
                    for group in &groups {
                        let Some(next) = group.first().and_then(|byte| self.step(state, *byte)) else { continue };
                        // Which characters there are matters less than where they lead.
                        let count = taken.entry(next.clone()).or_default();
                        *count += 1;
                        if *count > MOST_WAYS {
                            all = false;
                            continue;
                        }
                        let mut way = way.clone();
                        way.push(group.clone());
                        longer.push((next, way));
                    }
                }
                ways = longer;
            }
            for (next, way) in ways {
                let next = self.number(next);
                let (chars, complete) = spell(&way);
                add(&mut edges, next, kind, chars, complete && all);
            }
        }
        State { accepts: self.accepts(&from), edges }
    }
}

/// The edge of a kind and target.
fn edge(edges: &mut Vec<Edge>, next: usize, kind: Kind) -> &mut Edge {
    let at = edges.iter().position(|edge| edge.next == next && edge.kind == kind).unwrap_or_else(|| {
        edges.push(Edge { next, kind, chars: Vec::new(), complete: true });
        edges.len() - 1
    });
    &mut edges[at]
}

/// Adds characters beyond ASCII to the edge of their kind and target.
fn add(edges: &mut Vec<Edge>, next: usize, kind: Kind, chars: Vec<char>, complete: bool) {
    let edge = edge(edges, next, kind);
    edge.complete &= complete;
    for char in chars {
        if edge.chars.len() < MOST_CHARS && !edge.chars.contains(&char) {
            edge.chars.push(char);
        } else if edge.chars.len() >= MOST_CHARS {
            edge.complete = false;
        }
    }
}

/// Characters whose bytes come from these groups, one of each in turn, and whether these are all.
fn spell(way: &[Group]) -> (Vec<char>, bool) {
    let mut texts: Vec<Vec<u8>> = vec![Vec::new()];
    let mut complete = true;
    for group in way {
        let longer = texts.iter().flat_map(|text| group.iter().map(move |byte| [text.as_slice(), &[*byte]].concat()));
        let mut longer: Vec<Vec<u8>> = longer.take(MOST_CHARS + 1).collect();
        if longer.len() > MOST_CHARS {
            longer.truncate(MOST_CHARS);
            complete = false;
        }
        texts = longer;
    }
    let char = |text: Vec<u8>| String::from_utf8(text).ok().and_then(|text| text.chars().next());
    (texts.into_iter().filter_map(char).collect(), complete)
}
