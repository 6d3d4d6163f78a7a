//! Texts: of the lengths that matter, and such that some patterns match and others do not.

use super::pool::Pool;
use crate::letters::letters;
use eventwright_runtime::json::Tree;
use eventwright_runtime::pattern::{DEAD, MATCH, Pattern, START};
use eventwright_runtime::walk::{Keyword, NodeId, Schema};
use std::collections::HashSet;
use std::sync::Arc;

/// States that a search for a text visits.
const STATES: usize = 4_000;

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
    let letters = letters(&all, &HashSet::new());
    let fits = |states: &[u16]| {
        let mut ends = all.iter().zip(states).map(|(pattern, state)| pattern.accepts(*state));
        ends.by_ref().take(yes.len()).all(|is| is) && ends.all(|is| !is)
    };
    let start = vec![START; all.len()];
    let mut seen = HashSet::from([(start.clone(), 0)]);
    let mut order = vec![(start, 0_u64, usize::MAX, ' ')];
    let mut next = 0;
    while let Some((states, length, ..)) = order.get(next).cloned() {
        if length >= least && fits(&states) {
            return Some(spelled(&order, next));
        }
        for letter in &letters {
            let each = all.iter().zip(&letter.classes).zip(&states);
            let reached: Vec<u16> = each.map(|((pattern, class), state)| pattern.step(*state, *class)).collect();
            // A pattern that cannot match any more, or has matched already.
            let lost = reached[..yes.len()].contains(&DEAD) || reached[yes.len()..].contains(&MATCH);
            let length = (length + 1).min(least);
            if lost || seen.len() > STATES || !seen.insert((reached.clone(), length)) {
                continue;
            }
            order.push((reached, length, next, letter.letter));
        }
        next += 1;
    }
    None
}

/// The characters that led to a state.
fn spelled(order: &[(Vec<u16>, u64, usize, char)], mut at: usize) -> String {
    let mut letters = Vec::new();
    while let Some((.., from, letter)) = order.get(at).filter(|(.., from, _)| *from != usize::MAX) {
        letters.push(*letter);
        at = *from;
    }
    letters.iter().rev().collect()
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
