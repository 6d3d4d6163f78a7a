//! Texts: of the lengths that matter, and such that some patterns match and others do not.

use super::pool::Pool;
use eventwright_runtime::json::Tree;
use eventwright_runtime::pattern::Pattern;
use eventwright_runtime::walk::{Keyword, NodeId, Schema};
use std::collections::{HashSet, VecDeque};
use std::sync::Arc;

/// States that a search for a text visits.
const STATES: usize = 4_000;

/// What texts are made of. Patterns of events hardly ever tell other characters apart.
const LETTERS: &[&str] = &[
    "a",
    "b",
    "x",
    "A",
    "Z",
    "0",
    "1",
    "9",
    "-",
    "_",
    ".",
    " ",
    "/",
    ":",
    "@",
    "+",
    "#",
    ",",
    "(",
    ")",
    "$",
    "%",
    "&",
    "'",
    "c",
    "d",
    "e",
    "f",
    "g",
    "h",
    "i",
    "j",
    "k",
    "l",
    "m",
    "n",
    "o",
    "p",
    "q",
    "r",
    "s",
    "t",
    "u",
    "v",
    "w",
    "y",
    "z",
    "B",
    "C",
    "D",
    "E",
    "F",
    "G",
    "H",
    "I",
    "J",
    "K",
    "L",
    "M",
    "N",
    "O",
    "P",
    "Q",
    "R",
    "S",
    "T",
    "U",
    "V",
    "W",
    "X",
    "Y",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "!",
    "\"",
    "*",
    ";",
    "<",
    "=",
    ">",
    "?",
    "[",
    "\\",
    "]",
    "^",
    "`",
    "{",
    "|",
    "}",
    "~",
    "\n",
    "\t",
    "\u{e9}",
    "\u{4e2d}",
    "\u{1f600}",
];

/// Texts for formats, valid and not.
const FORMATS: &[&str] = &[
    "2025-12-23T18:04:31Z",
    "2025-12-23",
    "18:04:31Z",
    "P1D",
    "6513270e-269e-4d37-b2a7-4de452e6b438",
    "https://a.example/x",
    "/x",
    "a@a.example",
    "a.example",
    "127.0.0.1",
    "::1",
];

/// Candidates for a place where these patterns of both sides may apply.
pub(super) fn texts(pool: &Pool, patterns: &[Arc<Pattern>]) -> Vec<Tree> {
    let mut found: Vec<String> = vec!["a".into(), String::new(), "b".into()];
    found.extend(combinations(patterns));
    found.extend(pool.texts.iter().map(|text| text.to_string()));
    for length in &pool.lengths {
        found.push("a".repeat(usize::try_from(*length).unwrap_or(0)));
    }
    for length in pool.lengths.iter().filter(|length| **length <= 64) {
        found.push("\u{1f600}".repeat(usize::try_from(*length).unwrap_or(0)));
        found.extend(patterns.iter().take(6).filter_map(|pattern| search(&[pattern], &[], *length)));
    }
    found.extend(FORMATS.iter().map(|text| (*text).to_owned()));
    found.extend(["A", "0", "12", " ", "zz"].map(str::to_owned));
    found.into_iter().map(|text| Tree::String(text.into())).collect()
}

/// Texts for every way in which few patterns match or do not; for many, each alone and each pair.
fn combinations(patterns: &[Arc<Pattern>]) -> Vec<String> {
    let refs: Vec<&Pattern> = patterns.iter().map(|pattern| &**pattern).collect();
    let mut found = Vec::new();
    if refs.len() <= 4 {
        for chosen in 0..1_u32 << refs.len() {
            let (yes, no): (Vec<_>, Vec<_>) = (0..refs.len()).partition(|index| chosen >> index & 1 == 1);
            let pick = |indices: Vec<usize>| indices.into_iter().map(|index| refs[index]).collect::<Vec<_>>();
            found.extend(search(&pick(yes), &pick(no), 0));
        }
        return found;
    }
    for yes in refs.iter().take(12) {
        found.extend(search(&[yes], &[], 0));
        for no in refs.iter().take(12) {
            found.extend(search(&[yes], &[no], 0));
        }
    }
    found
}

/// The shortest text of at least so many characters that all of `yes` match and none of `no` does.
pub(super) fn search(yes: &[&Pattern], no: &[&Pattern], least: u64) -> Option<String> {
    let all: Vec<&Pattern> = yes.iter().chain(no).copied().collect();
    let fits = |states: &[usize]| {
        let mut ends = all.iter().zip(states).map(|(pattern, state)| end(pattern, *state));
        ends.by_ref().take(yes.len()).all(|is| is) && ends.all(|is| !is)
    };
    let start = vec![2; all.len()];
    let mut seen = HashSet::from([(start.clone(), 0)]);
    let mut open = VecDeque::from([(start, 0_u64, String::new())]);
    while let Some((states, length, text)) = open.pop_front() {
        if length >= least && fits(&states) {
            return Some(text);
        }
        for letter in LETTERS {
            let next: Vec<usize> =
                all.iter().zip(&states).map(|(pattern, state)| step(pattern, *state, letter)).collect();
            // A pattern that cannot match any more, or has matched already.
            let lost = next[..yes.len()].contains(&0) || next[yes.len()..].contains(&1);
            let length = (length + 1).min(least);
            if lost || seen.len() > STATES || !seen.insert((next.clone(), length)) {
                continue;
            }
            open.push_back((next, length, format!("{text}{letter}")));
        }
    }
    None
}

fn step(pattern: &Pattern, mut state: usize, letter: &str) -> usize {
    let width = usize::from(pattern.width);
    for byte in letter.bytes() {
        if state < 2 {
            return state;
        }
        let class = usize::from(pattern.classes[usize::from(byte)]);
        state = pattern.next.get(state * width + class).map_or(0, |next| usize::from(*next));
    }
    state
}

fn end(pattern: &Pattern, state: usize) -> bool {
    let width = usize::from(pattern.width);
    state == 1 || (state >= 2 && pattern.next.get(state * width + width - 1) == Some(&1))
}

/// The patterns that some subschemas ask of a text.
pub(super) fn patterns_of(schema: &Schema, ids: &[NodeId], into: &mut Vec<Arc<Pattern>>) {
    for keyword in ids.iter().flat_map(|id| &schema.nodes[*id as usize].keywords) {
        if let Keyword::Pattern(pattern) = keyword
            && into.iter().all(|known| known.source != pattern.source)
        {
            into.push(pattern.clone());
        }
    }
}
