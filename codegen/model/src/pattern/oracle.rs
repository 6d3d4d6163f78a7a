//! The automata beside an engine of somebody else's: random expressions, random texts, the same answers.

use super::{PatternError, compile, translate};
use eventwright_runtime::pattern::{DEAD, MATCH, Pattern, START};
use regex_automata::nfa::thompson::pikevm::PikeVM;
use std::collections::{HashMap, HashSet};

/// Numbers from a seed (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

const ATOMS: &[&str] = &[
    "a",
    "b",
    "\u{e9}",
    ".",
    "[ab]",
    "[^a]",
    "\\d",
    "\\w",
    "\\W",
    "\\s",
    "\\S",
    "^",
    "$",
    "\\b",
    "\\p{L}",
    "\\P{Lu}",
    "[a-z0-9]",
    "[\u{e0}-\u{3c0}]",
    "[\u{800}-\u{d7ff}\u{1f600}]",
    "[^]",
    "\\u{10FFFF}",
    "-",
    "ab",
    "(?:)",
    "[]",
];
const REPEATS: &[&str] = &["", "", "", "*", "+", "?", "{2}", "{1,3}", "{2,}", "{0,2}", "*?"];
const LETTERS: &[&str] = &[
    "a",
    "b",
    "A",
    "1",
    "_",
    "-",
    " ",
    "\n",
    "\u{e9}",
    "\u{3c0}",
    "\u{2028}",
    "\u{d7ff}",
    "\u{e000}",
    "\u{1f600}",
    "\u{10ffff}",
];

fn expression(random: &mut Random, depth: usize) -> String {
    let mut text = String::new();
    for _ in 0..=random.below(3) {
        match random.below(if depth == 0 { 1 } else { 4 }) {
            0 | 1 => text.push_str(random.of(ATOMS)),
            2 => text.push_str(&format!("({})", expression(random, depth - 1))),
            _ => text.push_str(&format!("(?:{}|{})", expression(random, depth - 1), expression(random, depth - 1))),
        }
        if !text.ends_with(['^', '$', 'b']) || text.ends_with("ab") {
            text.push_str(random.of(REPEATS));
        }
    }
    text
}

/// States that some text tells apart, by asking all texts of every length at once.
fn smallest(automaton: &Pattern) -> bool {
    let (states, width) = (automaton.states() as u16, automaton.width);
    let mut group: Vec<usize> = (0..states).map(|state| usize::from(automaton.accepts(state))).collect();
    for _ in 0..states {
        let mut known: HashMap<Vec<usize>, usize> = HashMap::new();
        let row = |state: u16| -> Vec<usize> {
            let next = (0..width - 1).map(|class| group[usize::from(automaton.step(state, class))]);
            std::iter::once(group[usize::from(state)]).chain(next).collect()
        };
        let refined: Vec<usize> = (0..states)
            .map(|state| {
                let fresh = known.len();
                *known.entry(row(state)).or_insert(fresh)
            })
            .collect();
        let stable = known.len() == group.iter().collect::<HashSet<_>>().len();
        group = refined;
        if stable {
            break;
        }
    }
    let same = |one: u16, other: u16| group[usize::from(one)] == group[usize::from(other)];
    let apart = |one: u16| (one + 1..states).all(|other| !same(one, other) || (one < START && other == START));
    (DEAD..states).all(apart)
}

#[test]
fn random_expressions_are_read_as_another_engine_reads_them() {
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let (mut expressions, mut matched) = (0, 0);
    while expressions < 600 {
        let source = expression(&mut random, 2);
        let Ok(translated) = translate::translate(&source) else { continue };
        let Ok(other) = PikeVM::new(&translated.text) else { continue };
        let mut cache = other.create_cache();
        let compiled = compile(&source).unwrap_or_else(|error| panic!("{source}: {error}"));
        assert!(smallest(&compiled), "{source} has the smallest automaton");
        expressions += 1;
        for _ in 0..40 {
            let text: String = (0..random.below(7)).map(|_| random.of(LETTERS)).collect();
            let wanted = other.is_match(&mut cache, &text);
            matched += usize::from(wanted);
            assert_eq!(compiled.is_match(&text), wanted, "{source} on {text:?}");
        }
    }
    // Both answers are common.
    assert!((3_000..21_000).contains(&matched), "{matched} matches");
}

/// An expression with look-around, among what other expressions are made of.
fn looking(random: &mut Random, depth: usize) -> String {
    let mut text = String::new();
    for _ in 0..=random.below(3) {
        let part = expression(random, 1);
        match random.below(5) {
            0 => text.push_str(&format!("(?={part})")),
            1 => text.push_str(&format!("(?!{part})")),
            2 => text.push_str(&format!(
                "(?{}{})",
                random.of(&["<=", "<!"]),
                random.of(&["a", "[ab]", "^a", "b|\\d", ".a"])
            )),
            3 if depth > 0 => text.push_str(&format!("(?:{}){}", looking(random, depth - 1), random.of(REPEATS))),
            4 if depth > 0 => text.push_str(&format!("(?{}{})", random.of(&["=", "!"]), looking(random, depth - 1))),
            _ => text.push_str(&part),
        }
    }
    text
}

/// The expression with its look-arounds in their places.
fn whole(text: &str, looks: &[translate::Look]) -> String {
    looks.iter().enumerate().rev().fold(text.to_owned(), |text, (index, look)| {
        let behind = if look.behind { "<" } else { "" };
        let negated = if look.negated { "!" } else { "=" };
        text.replace(&format!("(?P<look{index}>)"), &format!("(?{behind}{negated}{})", look.text))
    })
}

#[test]
fn look_around_is_read_as_a_backtracking_engine_reads_it() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let (mut expressions, mut matched, mut asked) = (0, 0, 0);
    while expressions < 120 {
        let source = looking(&mut random, 1);
        let Ok(translated) = translate::translate(&source) else { continue };
        if translated.looks.is_empty() {
            continue;
        }
        let other =
            fancy_regex::RegexBuilder::new(&whole(&translated.text, &translated.looks)).backtrack_limit(5_000).build();
        let Ok(other) = other else { continue };
        let compiled = match compile(&source) {
            Ok(compiled) => compiled,
            Err(PatternError::TooLarge) => continue,
            Err(error) => panic!("{source}: {error}"),
        };
        assert!(smallest(&compiled), "{source} has the smallest automaton");
        expressions += 1;
        for _ in 0..30 {
            let text: String = (0..random.below(6)).map(|_| random.of(LETTERS)).collect();
            // It gives up where it would go back too often.
            let Ok(wanted) = other.is_match(&text) else { continue };
            asked += 1;
            matched += usize::from(wanted);
            assert_eq!(compiled.is_match(&text), wanted, "{source} on {text:?}");
        }
    }
    assert!(matched * 10 > asked && matched * 10 < asked * 9, "{matched} of {asked} match");
}

#[test]
fn every_character_has_its_class() {
    for source in
        ["^\\p{L}$", "^.$", "^[\u{7f}-\u{800}]$", "^[\u{d7ff}\u{e000}]$", "^[\u{ffff}-\u{10000}\u{10ffff}]$", "^[^]$"]
    {
        let (compiled, translated) = (compile(source).unwrap(), translate::translate(source).unwrap());
        let other = PikeVM::new(&translated.text).unwrap();
        let mut cache = other.create_cache();
        // The ends of each interval, and all others now and then.
        let ends = compiled.wide.iter().flat_map(|(start, _)| [*start, start - 1]);
        for letter in ends.chain(0..128).chain((128..0x11_0000).step_by(101)).filter_map(char::from_u32) {
            let text = letter.to_string();
            let wanted = other.is_match(&mut cache, &text);
            assert_eq!(compiled.is_match(&text), wanted, "{source} on U+{:X}", u32::from(letter));
        }
    }
    assert_eq!(compile("").unwrap().step(START, 0), MATCH);
}
