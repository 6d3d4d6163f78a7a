//! One character of each kind that some patterns tell apart, the most readable one.

use eventwright_runtime::json::string_cost;
use eventwright_runtime::pattern::Pattern;
use std::collections::HashSet;

/// A character that stands for all of its kind.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    pub(crate) letter: char,
    /// Its class in each pattern.
    pub(crate) classes: Vec<u16>,
    /// Bytes that it takes in compact JSON.
    pub(crate) cost: u64,
}

/// Beyond ASCII, what people know.
const KNOWN: [char; 6] = ['\u{e9}', '\u{df}', '\u{436}', '\u{4e2d}', '\u{2019}', '\u{1f600}'];

/// Letters such that for every text there is one of them that no pattern tells from it, of the same length and of the same
/// bytes as JSON; characters in `named` stand for themselves alone.
pub(crate) fn letters(patterns: &[&Pattern], named: &HashSet<char>) -> Vec<Letter> {
    // Kinds change where classes do, where a character takes more bytes, and around those named.
    let mut starts: Vec<u32> = vec![0x80, 0x800, 0xe000, 0x1_0000];
    starts.extend(patterns.iter().flat_map(|pattern| pattern.wide.iter().map(|(start, _)| *start)));
    starts.extend(named.iter().flat_map(|letter| [u32::from(*letter), u32::from(*letter) + 1]));
    starts.sort_unstable();
    starts.dedup();
    let readable = ('a'..='z').chain('A'..='Z').chain('0'..='9').chain(' '..='~').chain(KNOWN);
    let rest = ('\0'..='\x7f').chain(starts.into_iter().filter_map(char::from_u32));
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for letter in readable.chain(rest) {
        let classes: Vec<u16> = patterns.iter().map(|pattern| pattern.class(letter)).collect();
        let cost = cost(letter);
        if seen.insert((classes.clone(), cost, named.get(&letter).copied())) {
            found.push(Letter { letter, classes, cost });
        }
    }
    found
}

fn cost(letter: char) -> u64 {
    string_cost(letter.encode_utf8(&mut [0; 4])).saturating_sub(string_cost(""))
}
