//! Regular expressions as automata: compiled when code is generated, run here in one pass over the characters.

use std::borrow::Cow;

/// The state from which nothing matches any more.
pub const DEAD: u16 = 0;
/// The state after a match: whatever follows, the text matches.
pub const MATCH: u16 = 1;
/// The state before the first character.
pub const START: u16 = 2;

/// A `pattern` compiled to a deterministic automaton over classes of characters. Matching is unanchored, as ECMA-262
/// `test` is.
///
/// The next state from state `s` on a character of class `c` is `next[s * width + c]`; class `width - 1` is the end of the
/// text. States are [`DEAD`] and [`MATCH`], which are never left, [`START`], and others from 3 on.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// The expression as the schema has it.
    pub source: Cow<'static, str>,
    /// The class of each ASCII character.
    pub ascii: Cow<'static, [u8; 128]>,
    /// The first code point and the class of each interval beyond ASCII, ascending from U+0080.
    pub wide: Cow<'static, [(u32, u16)]>,
    /// How many classes there are, the end of the text included.
    pub width: u16,
    /// Transitions, `width` per state.
    pub next: Cow<'static, [u16]>,
}

impl Pattern {
    /// An automaton as generated code carries it.
    pub const fn compiled(
        source: &'static str,
        ascii: &'static [u8; 128],
        wide: &'static [(u32, u16)],
        width: u16,
        next: &'static [u16],
    ) -> Self {
        Self {
            source: Cow::Borrowed(source),
            ascii: Cow::Borrowed(ascii),
            wide: Cow::Borrowed(wide),
            width,
            next: Cow::Borrowed(next),
        }
    }

    /// Whether some part of `text` matches.
    pub fn is_match(&self, text: &str) -> bool {
        let mut state = START;
        for letter in text.chars() {
            state = self.step(state, self.class(letter));
            if state < START {
                return state == MATCH;
            }
        }
        self.accepts(state)
    }

    /// The class of a character.
    pub fn class(&self, letter: char) -> u16 {
        match self.ascii.get(letter as usize) {
            Some(class) => u16::from(*class),
            None => {
                let after = self.wide.partition_point(|(start, _)| *start <= u32::from(letter));
                self.wide.get(after.saturating_sub(1)).map_or(0, |(_, class)| *class)
            }
        }
    }

    /// The state after a character of a class.
    pub fn step(&self, state: u16, class: u16) -> u16 {
        self.next.get(usize::from(state) * usize::from(self.width) + usize::from(class)).copied().unwrap_or(DEAD)
    }

    /// Whether a text that ends in the state matches.
    pub fn accepts(&self, state: u16) -> bool {
        self.step(state, self.width.saturating_sub(1)) == MATCH
    }

    /// How many states there are.
    pub fn states(&self) -> usize {
        self.next.len() / usize::from(self.width).max(1)
    }
}
