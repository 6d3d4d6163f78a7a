//! Several automata run side by side: the patterns, texts that are excluded, and UTF-8 itself.

use super::fact::TextFacts;
use super::text::shape;
use eventwright_model::pattern::compile;
use eventwright_runtime::pattern::Pattern;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// A state of the whole: one of each automaton, and characters so far.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Machine {
    pub(super) states: Vec<u32>,
    pub(super) length: u64,
}

/// The automata.
pub(super) struct Machines {
    patterns: Vec<(Arc<Pattern>, bool)>,
    /// Texts that are excluded.
    others: Vec<Box<str>>,
    /// One byte of each class that some automaton tells apart, readable ones first.
    pub(super) bytes: Vec<u8>,
}

const DEAD: u32 = 0;
const MATCH: u32 = 1;
const START: u32 = 2;

/// The state of a text that is none of the excluded ones any more.
const OFF: u32 = u32::MAX;

impl Machines {
    pub(super) fn of(facts: &TextFacts) -> Option<Self> {
        let mut patterns = facts.patterns.clone();
        for (format, holds) in &facts.formats {
            if let Some((source, exact)) = shape(*format)
                && (*holds || exact)
            {
                patterns.push((Arc::new(compile(source).ok()?), *holds));
            }
        }
        let others: Vec<Box<str>> = facts.others.iter().filter(|text| text.len() <= 200).cloned().collect();
        let mut machines = Self { patterns, others, bytes: Vec::new() };
        machines.bytes = machines.classes();
        Some(machines)
    }

    /// A byte for each way in which the automata see bytes.
    fn classes(&self) -> Vec<u8> {
        let mut classes: BTreeMap<Vec<u8>, u8> = BTreeMap::new();
        let order = (b'a'..=b'z').chain(b'A'..=b'Z').chain(b'0'..=b'9').chain(b' '..=b'~').chain(0..=255);
        let listed: Vec<u8> = self.others.iter().flat_map(|text| text.bytes()).collect();
        let mut found = Vec::new();
        for byte in order {
            let mut class: Vec<u8> = self.patterns.iter().map(|(p, _)| p.classes[usize::from(byte)]).collect();
            class.push(kind(byte));
            class.push(if listed.contains(&byte) { byte } else { 0 });
            if let std::collections::btree_map::Entry::Vacant(slot) = classes.entry(class) {
                slot.insert(byte);
                found.push(byte);
            }
        }
        found
    }

    /// UTF-8 first, then a state for each pattern, then one for each excluded text.
    pub(super) fn start(&self) -> Vec<u32> {
        let patterns = self.patterns.iter().map(|_| START);
        std::iter::once(0).chain(patterns).chain(self.others.iter().map(|_| 0)).collect()
    }

    /// The state after a byte; `None` where nothing can be accepted any more.
    pub(super) fn step(&self, states: &[u32], byte: u8) -> Option<Vec<u32>> {
        let mut next = Vec::with_capacity(states.len());
        next.push(utf8(states[0], byte)?);
        for ((pattern, holds), state) in self.patterns.iter().zip(&states[1..]) {
            let after = after(pattern, *state, usize::from(pattern.classes[usize::from(byte)]));
            if (*holds && after == DEAD) || (!holds && after == MATCH) {
                return None;
            }
            next.push(after);
        }
        for (text, state) in self.others.iter().zip(&states[1 + self.patterns.len()..]) {
            let fits = text.as_bytes().get(*state as usize) == Some(&byte);
            next.push(if fits { state + 1 } else { OFF });
        }
        Some(next)
    }

    /// Whether all texts that may be accepted have only characters that take one byte between quotes. States are followed
    /// up to a bound; beyond it, the answer is no.
    pub(super) fn plain(&self) -> bool {
        const MOST: usize = 2_000;
        let costly = |byte: u8| !matches!(byte, b' '..=b'~') || matches!(byte, b'"' | b'\\');
        let mut order = vec![self.start()];
        let mut seen: HashSet<Vec<u32>> = order.iter().cloned().collect();
        let mut next = 0;
        while let Some(states) = order.get(next).cloned() {
            for byte in 0..=u8::MAX {
                let Some(reached) = self.step(&states, byte) else { continue };
                if costly(byte) || order.len() > MOST {
                    return false;
                }
                if seen.insert(reached.clone()) {
                    order.push(reached);
                }
            }
            next += 1;
        }
        true
    }

    /// Whether a text may end here.
    pub(super) fn accept(&self, states: &[u32]) -> bool {
        let ends = |(pattern, holds): &(Arc<Pattern>, bool), state: u32| {
            let end = usize::from(pattern.width) - 1;
            (after(pattern, state, end) == MATCH) == *holds
        };
        let others = self.others.iter().zip(&states[1 + self.patterns.len()..]);
        states[0] == 0
            && self.patterns.iter().zip(&states[1..]).all(|(pattern, state)| ends(pattern, *state))
            && others.into_iter().all(|(text, state)| *state as usize != text.len())
    }
}

fn after(pattern: &Pattern, state: u32, class: usize) -> u32 {
    if state < START {
        return state;
    }
    let next: &Cow<'static, [u16]> = &pattern.next;
    next.get(state as usize * usize::from(pattern.width) + class).map_or(DEAD, |next| u32::from(*next))
}

/// What UTF-8 tells apart (RFC 3629, section 4).
fn kind(byte: u8) -> u8 {
    match byte {
        0..=0x7f => 0,
        0x80..=0x8f => 1,
        0x90..=0x9f => 2,
        0xa0..=0xbf => 3,
        0xc0 | 0xc1 | 0xf5..=0xff => 4,
        0xc2..=0xdf => 5,
        0xe0 => 6,
        0xed => 7,
        0xe1..=0xef => 8,
        0xf0 => 9,
        0xf4 => 10,
        0xf1..=0xf3 => 11,
    }
}

/// The automaton of UTF-8: 0 between characters, 1 to 3 that many bytes to come, above that the first of them narrowed.
fn utf8(state: u32, byte: u8) -> Option<u32> {
    match (state, kind(byte)) {
        (0, 0) => Some(0),
        (0, 5) => Some(1),
        (0, 6) => Some(4),
        (0, 7) => Some(5),
        (0, 8) => Some(2),
        (0, 9) => Some(6),
        (0, 10) => Some(7),
        (0, 11) => Some(3),
        (1, 1..=3) => Some(0),
        (2, 1..=3) | (4, 3) | (5, 1 | 2) => Some(1),
        (3, 1..=3) | (6, 2 | 3) | (7, 1) => Some(2),
        _ => None,
    }
}
