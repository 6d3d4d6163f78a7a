//! The automaton of a pattern over classes of characters: made by the subset construction, then as small as it gets.

use super::PatternError;
use super::alphabet::{Alphabet, Ranges};
use super::around;
use super::minimise::minimise;
use super::nfa::{Assertion, Nfa, Node};
use eventwright_runtime::pattern::{DEAD, MATCH, Pattern, START};
use std::borrow::Cow;
use std::collections::HashMap;

/// Nodes in all states together at most.
const MOST_NODES: usize = 4_000_000;
/// Transitions at most.
pub(super) const MOST_TRANSITIONS: usize = 4_000_000;
/// States at most: their numbers take sixteen bits.
pub(super) const MOST_STATES: usize = 60_000;
/// Classes of characters at most.
const MOST_CLASSES: usize = 2_000;

/// Characters of words, as `\b` has it: [A-Za-z0-9_] (ECMA-262, section 22.2.2.9.3 without the flag `i`).
const WORD: [(u32, u32); 4] = [(0x30, 0x39), (0x41, 0x5a), (0x5f, 0x5f), (0x61, 0x7a)];

/// What stands beside a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Beside {
    /// The end of the text, on that side.
    Nothing,
    Word,
    Other,
}

/// A state: nodes that read a character or wait to know what comes next, and what stands before, if they ask for it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct State {
    nodes: Vec<u32>,
    before: Beside,
    waits: bool,
}

/// The smallest automaton of a graph.
pub(super) fn of(source: &str, nfa: &Nfa) -> Result<Pattern, PatternError> {
    let mut sets: Vec<Ranges> = nfa.sets.clone();
    let asks = nfa.nodes.iter().any(|node| matches!(node, Node::Look(Assertion::Boundary(_), _)));
    if asks {
        sets.push(WORD.to_vec());
    }
    let alphabet = Alphabet::of(&sets, MOST_CLASSES).ok_or(PatternError::TooLarge)?;
    let word = alphabet.members.last().filter(|_| asks).cloned();
    let word = word.unwrap_or_else(|| vec![false; alphabet.classes]);
    let next = if nfa.around.is_empty() {
        let seen = vec![0; nfa.nodes.len()];
        let maker = Maker { nfa, members: &alphabet.members, word, seen, round: 0, stack: Vec::new() };
        maker.run(alphabet.classes)?
    } else {
        around::run(nfa, &alphabet.members, &word)?
    };
    Ok(pack(source, &alphabet, &minimise(&next, alphabet.classes + 1)))
}

struct Maker<'a> {
    nfa: &'a Nfa,
    /// For each set, whether it has each class.
    members: &'a [Vec<bool>],
    /// Whether each class is of words.
    word: Vec<bool>,
    /// The round in which a node was met last.
    seen: Vec<u32>,
    round: u32,
    stack: Vec<u32>,
}

impl Maker<'_> {
    fn run(mut self, classes: usize) -> Result<Vec<u16>, PatternError> {
        let width = classes + 1;
        let mut next: Vec<u16> = std::iter::repeat_n(DEAD, width).chain(std::iter::repeat_n(MATCH, width)).collect();
        let mut numbers: HashMap<State, u16> = HashMap::new();
        let mut order: Vec<State> = Vec::new();
        let mut held = 0;
        let Some(start) = self.close(&[self.nfa.start], Beside::Nothing, None) else {
            next.extend(std::iter::repeat_n(MATCH, width));
            return Ok(next);
        };
        numbers.insert(start.clone(), START);
        order.push(start);
        let mut at = 0;
        while let Some(state) = order.get(at).cloned() {
            for class in 0..classes {
                let reached = match self.step(&state, class) {
                    None => MATCH,
                    Some(reached) if reached.nodes.is_empty() => DEAD,
                    Some(reached) => match numbers.get(&reached) {
                        Some(number) => *number,
                        None => {
                            held += reached.nodes.len();
                            let number = START + u16::try_from(order.len()).map_err(|_| PatternError::TooLarge)?;
                            numbers.insert(reached.clone(), number);
                            order.push(reached);
                            number
                        }
                    },
                };
                next.push(reached);
            }
            let ends = state.waits && self.close(&state.nodes, state.before, Some(Beside::Nothing)).is_none();
            next.push(if ends { MATCH } else { DEAD });
            let states = order.len() + usize::from(START);
            if held > MOST_NODES || states > MOST_STATES || states * width > MOST_TRANSITIONS {
                return Err(PatternError::TooLarge);
            }
            at += 1;
        }
        Ok(next)
    }

    /// The state after a character of a class; `None` is the match.
    fn step(&mut self, state: &State, class: usize) -> Option<State> {
        let beside = if self.word[class] { Beside::Word } else { Beside::Other };
        let known = if state.waits { Some(self.close(&state.nodes, state.before, Some(beside))?) } else { None };
        let nodes = known.as_ref().map_or(&state.nodes, |known| &known.nodes);
        let reads = |node: &u32| match self.nfa.nodes[*node as usize] {
            Node::Set(set, next) if self.members[set as usize][class] => Some(next),
            _ => None,
        };
        let reached: Vec<u32> = nodes.iter().filter_map(reads).collect();
        self.close(&reached, beside, None)
    }

    /// All that can be reached without a character. Assertions about what comes after wait while that is not known, and
    /// are judged once it is. `None` when a match is reached.
    fn close(&mut self, from: &[u32], before: Beside, after: Option<Beside>) -> Option<State> {
        self.round += 1;
        self.stack.clear();
        self.stack.extend_from_slice(from);
        let mut state = State { nodes: Vec::new(), before, waits: false };
        while let Some(at) = self.stack.pop() {
            if std::mem::replace(&mut self.seen[at as usize], self.round) == self.round {
                continue;
            }
            match &self.nfa.nodes[at as usize] {
                Node::Accept => return None,
                Node::Set(..) => state.nodes.push(at),
                Node::Fork(entries) => self.stack.extend_from_slice(entries),
                // With look-around, states are made another way.
                Node::Around(..) => {}
                Node::Look(assertion, next) => match holds(*assertion, before, after) {
                    Some(true) => self.stack.push(*next),
                    Some(false) => {}
                    None => {
                        state.nodes.push(at);
                        state.waits = true;
                    }
                },
            }
        }
        state.nodes.sort_unstable();
        if !state.waits {
            state.before = Beside::Other;
        }
        Some(state)
    }
}

/// Whether an assertion holds; `None` while it is not known what comes after.
pub(super) fn holds(assertion: Assertion, before: Beside, after: Option<Beside>) -> Option<bool> {
    match assertion {
        Assertion::Start => Some(before == Beside::Nothing),
        Assertion::End => after.map(|after| after == Beside::Nothing),
        Assertion::Boundary(wanted) => {
            after.map(|after| ((before == Beside::Word) != (after == Beside::Word)) == wanted)
        }
    }
}

/// The automaton as it is carried: classes that no state tells apart become one.
fn pack(source: &str, alphabet: &Alphabet, next: &[u16]) -> Pattern {
    let width = alphabet.classes + 1;
    let states = next.len() / width;
    let mut columns: HashMap<Vec<u16>, u16> = HashMap::new();
    let mut names = Vec::with_capacity(alphabet.classes);
    let mut first = Vec::new();
    for class in 0..alphabet.classes {
        let column: Vec<u16> = (0..states).map(|state| next[state * width + class]).collect();
        // There are few classes, see above.
        let fresh = u16::try_from(columns.len()).unwrap_or_default();
        let name = *columns.entry(column).or_insert(fresh);
        if name == fresh {
            first.push(class);
        }
        names.push(name);
    }
    first.push(width - 1);
    let rows = (0..states).flat_map(|state| first.iter().map(move |class| next[state * width + class]));
    let (ascii, wide) = alphabet.named(&names);
    Pattern {
        source: Cow::Owned(source.to_owned()),
        ascii: Cow::Owned(ascii),
        wide: Cow::Owned(wide),
        width: u16::try_from(first.len()).unwrap_or_default(),
        next: Cow::Owned(rows.collect()),
    }
}
