//! Several automata run side by side: the patterns, and texts that are excluded.

use super::fact::TextFacts;
use super::text::shape;
use crate::letters::{Letter, letters};
use eventwright_model::pattern::compile;
use eventwright_runtime::pattern::{DEAD, MATCH, Pattern, START};
use std::collections::HashSet;
use std::sync::Arc;

/// A state of the whole: one of each automaton, characters so far, and bytes so far where those count.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Machine {
    pub(super) states: Vec<u16>,
    pub(super) length: u64,
    pub(super) bytes: u64,
}

/// The automata.
pub(super) struct Machines {
    patterns: Vec<(Arc<Pattern>, bool)>,
    /// Texts that are excluded.
    others: Vec<Vec<char>>,
    /// One character of each kind that some automaton tells apart, readable ones first.
    pub(super) letters: Vec<Letter>,
}

/// The state of a text that is none of the excluded ones any more.
const OFF: u16 = u16::MAX;

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
        let others: Vec<Vec<char>> =
            facts.others.iter().filter(|text| text.len() <= 200).map(|text| text.chars().collect()).collect();
        let named: HashSet<char> = others.iter().flatten().copied().collect();
        let refs: Vec<&Pattern> = patterns.iter().map(|(pattern, _)| &**pattern).collect();
        let letters = letters(&refs, &named);
        Some(Self { patterns, others, letters })
    }

    /// A state for each pattern, then one for each excluded text.
    pub(super) fn start(&self) -> Vec<u16> {
        self.patterns.iter().map(|_| START).chain(self.others.iter().map(|_| 0)).collect()
    }

    /// The state after a character; `None` where nothing can be accepted any more.
    pub(super) fn step(&self, states: &[u16], letter: &Letter) -> Option<Vec<u16>> {
        let mut next = Vec::with_capacity(states.len());
        for (((pattern, holds), class), state) in self.patterns.iter().zip(&letter.classes).zip(states) {
            let after = pattern.step(*state, *class);
            if (*holds && after == DEAD) || (!holds && after == MATCH) {
                return None;
            }
            next.push(after);
        }
        for (text, state) in self.others.iter().zip(&states[self.patterns.len()..]) {
            let fits = text.get(usize::from(*state)) == Some(&letter.letter);
            next.push(if fits { state + 1 } else { OFF });
        }
        Some(next)
    }

    /// Whether all texts that may be accepted have only characters that take one byte between quotes. States are followed
    /// up to a bound; beyond it, the answer is no.
    pub(super) fn plain(&self) -> bool {
        const MOST: usize = 20_000;
        let mut order = vec![self.start()];
        let mut seen: HashSet<Vec<u16>> = order.iter().cloned().collect();
        let mut next = 0;
        while let Some(states) = order.get(next).cloned() {
            for letter in &self.letters {
                let Some(reached) = self.step(&states, letter) else { continue };
                if letter.cost > 1 || order.len() > MOST {
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
    pub(super) fn accept(&self, states: &[u16]) -> bool {
        let others = self.others.iter().zip(&states[self.patterns.len()..]);
        self.patterns.iter().zip(states).all(|((pattern, holds), state)| pattern.accepts(*state) == *holds)
            && others.into_iter().all(|(text, state)| usize::from(*state) != text.len())
    }
}
