//! Regular expressions as automata: compiled when code is generated, run here in one pass over the bytes.

use std::borrow::Cow;

/// A `pattern` compiled to a deterministic automaton over bytes. Matching is unanchored, as ECMA-262 `test` is.
///
/// The next state from state `s` on byte `b` is `next[s * width + classes[b]]`; class `width - 1` is the end of the
/// text. State 0 is dead, state 1 is the match (both are absorbing), state 2 is the start.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// The expression as the schema has it.
    pub source: Cow<'static, str>,
    /// The class of each byte.
    pub classes: Cow<'static, [u8; 256]>,
    /// How many classes there are, the end of the text included.
    pub width: u16,
    /// Transitions, `width` per state.
    pub next: Cow<'static, [u16]>,
}

impl Pattern {
    /// An automaton as generated code carries it: `classes` is the class of each byte, `next` the transitions.
    pub const fn compiled(source: &'static str, classes: &'static [u8; 256], width: u16, next: &'static [u16]) -> Self {
        Self { source: Cow::Borrowed(source), classes: Cow::Borrowed(classes), width, next: Cow::Borrowed(next) }
    }

    /// Whether some part of `text` matches.
    pub fn is_match(&self, text: &str) -> bool {
        let width = usize::from(self.width);
        let mut state = 2_usize;
        for byte in text.bytes() {
            state = self.step(state, width, usize::from(self.classes[usize::from(byte)]));
            if state < 2 {
                return state == 1;
            }
        }
        self.step(state, width, width - 1) == 1
    }

    fn step(&self, state: usize, width: usize, class: usize) -> usize {
        self.next.get(state * width + class).map_or(0, |next| usize::from(*next))
    }
}
