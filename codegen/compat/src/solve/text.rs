//! Texts: all patterns at once, run as one automaton, with characters and bytes counted beside.

use super::Solver;
use super::arena::Arena;
use super::fact::TextFacts;
use super::text_machine::{Machine, Machines};
use crate::clock::Clock;
use eventwright_runtime::format::Format;
use eventwright_runtime::json::Tree;
use eventwright_runtime::pattern::Pattern;
use eventwright_runtime::walk::Schema;
use std::collections::HashSet;
use std::sync::Arc;

/// Texts that are made and judged before it is given up.
const TRIED: usize = 24;
/// Longer ones are not made.
const LONGEST: u64 = 70_000;
/// States that one search visits.
const STATES: usize = 60_000;
/// Ways that one search goes, where it tells them apart.
const PATHS: usize = 6_000;

/// Whether no text satisfies the facts.
pub(crate) fn refuted(solver: &mut Solver<'_>, facts: &TextFacts) -> bool {
    let most = most(facts);
    if most.is_some_and(|most| most < facts.least) {
        return true;
    }
    if facts.most_bytes.is_some_and(|most| most < facts.least_bytes || most < facts.least) {
        return true;
    }
    // Six bytes is the most that a character takes: a control character as `\u0001`.
    let each = if plain_format(facts) { 1 } else { 6 };
    if most.is_some_and(|most| most.saturating_mul(each) < facts.least_bytes) {
        return true;
    }
    // Where the patterns let in plain characters only, bytes and characters are the same.
    if each == 6
        && most.is_some_and(|most| most < facts.least_bytes)
        && Machines::of(facts).is_some_and(|machines| machines.plain())
    {
        return true;
    }
    if facts.formats.iter().any(|(format, holds)| !holds && implied(facts, *format)) {
        return true;
    }
    let plain =
        facts.patterns.is_empty() && !facts.formats.iter().any(|(format, holds)| *holds && shape(*format).is_some());
    if plain && (facts.others.is_empty() || most.is_none_or(|most| most > 2)) {
        return false;
    }
    let mut found = 0;
    search(solver, facts, &mut |_| {
        found += 1;
        true
    }) == Searched::All
        && found == 0
}

/// Whether every text that the facts admit has the format.
fn implied(facts: &TextFacts, format: Format) -> bool {
    facts
        .formats
        .iter()
        .any(|(known, holds)| *holds && (*known == format || (*known == Format::Uri && format == Format::UriReference)))
}

/// Whether texts of a format that holds have only characters that take one byte between quotes.
fn plain_format(facts: &TextFacts) -> bool {
    let plain = |format: Format| match format {
        Format::Uuid | Format::Date | Format::DateTime | Format::Time | Format::Duration => true,
        Format::Uri | Format::UriReference | Format::Hostname | Format::Ipv4 | Format::Ipv6 => true,
        Format::Email | Format::JsonPointer | Format::Regex => false,
    };
    facts.formats.iter().any(|(format, holds)| *holds && plain(*format))
}

/// Characters at most.
fn most(facts: &TextFacts) -> Option<u64> {
    let formats = facts.formats.iter().filter(|(_, holds)| *holds).filter_map(|(format, _)| format.longest());
    formats.chain(facts.most).chain(facts.most_bytes).min()
}

/// An expression that every text of the format matches; where `true`, no other text does.
pub(crate) fn shape(format: Format) -> Option<(&'static str, bool)> {
    const HEX: &str = "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$";
    match format {
        Format::Uuid => Some((HEX, true)),
        Format::Date => Some(("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", false)),
        Format::DateTime => Some(("^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}", false)),
        Format::Time => Some(("^[0-9]{2}:[0-9]{2}:[0-9]{2}", false)),
        Format::Duration => Some(("^P", false)),
        Format::Ipv4 => Some(("^[0-9.]{7,15}$", false)),
        Format::Ipv6 => Some(("^[0-9A-Fa-f:.]{2,45}$", false)),
        Format::Email => Some(("^.+@.+$", false)),
        Format::Uri => Some(("^[A-Za-z][A-Za-z0-9+.-]*:", false)),
        Format::JsonPointer => Some(("^(/|$)", false)),
        Format::Hostname | Format::UriReference | Format::Regex => None,
    }
}

/// Texts of a format, for want of a way to make them.
fn samples(format: Format) -> &'static [&'static str] {
    match format {
        Format::DateTime => &["2025-12-23T18:04:31Z", "2025-12-23T18:04:31+00:00", "2025-12-23T18:04:31.946788+00:00"],
        Format::Date => &["2025-12-23"],
        Format::Time => &["18:04:31Z"],
        Format::Duration => &["P1D", "PT36H"],
        Format::Uuid => &["6513270e-269e-4d37-b2a7-4de452e6b438"],
        Format::Uri => &["https://a.example/x", "urn:a"],
        Format::UriReference => &["/x", "", "https://a.example/x"],
        Format::Email => &["a@a.example"],
        Format::Hostname => &["a.example", "a"],
        Format::Ipv4 => &["127.0.0.1"],
        Format::Ipv6 => &["::1", "2001:db8::1"],
        Format::JsonPointer => &["/a", ""],
        Format::Regex => &["a", ""],
    }
}

/// A text of a format with so many bytes, where the format has such texts.
fn stretched(format: Format, bytes: u64) -> Option<String> {
    let fill = |head: &str, letter: &str, tail: &str| {
        let rest = usize::try_from(bytes).ok()?.checked_sub(head.len() + tail.len())?;
        Some(format!("{head}{}{tail}", letter.repeat(rest)))
    };
    match format {
        Format::Uri => fill("https://a.example/", "a", ""),
        Format::UriReference | Format::JsonPointer => fill("/", "a", ""),
        Format::Email => fill("a@a.", "a", "").filter(|text| text.len() <= 60),
        Format::Hostname => {
            fill("a", ".a", "").map(|text| text.chars().take(usize::try_from(bytes).unwrap_or(0)).collect())
        }
        Format::DateTime => fill("2025-12-23T18:04:31.", "5", "Z"),
        Format::Time => fill("18:04:31.", "5", "Z"),
        Format::Duration => fill("P", "1", "D"),
        Format::Regex => fill("", "a", ""),
        Format::Uuid | Format::Date | Format::Ipv4 | Format::Ipv6 => None,
    }
}

/// A text that satisfies the facts and is what `fits`.
pub(crate) fn make(
    solver: &mut Solver<'_>,
    facts: &TextFacts,
    fits: &dyn Fn(&Solver<'_>, &Tree) -> bool,
) -> Option<Tree> {
    for text in guesses(facts) {
        let tree = Tree::String(text.into());
        if fits(solver, &tree) {
            return Some(tree);
        }
    }
    let mut found: Vec<String> = Vec::new();
    search(solver, facts, &mut |text| {
        found.push(text);
        found.len() >= TRIED
    });
    found.into_iter().map(|text| Tree::String(text.into())).find(|tree| fits(solver, tree))
}

/// Texts that may satisfy the facts, about so many, of several lengths.
pub(crate) fn several(solver: &mut Solver<'_>, facts: &TextFacts, count: usize) -> Vec<String> {
    const LENGTHS: usize = 8;
    let mut found = guesses(facts);
    let mut longer = facts.clone();
    for _ in 0..LENGTHS {
        let before = found.len();
        search(solver, &longer, &mut |text| {
            found.push(text);
            found.len() >= before + count
        });
        // A search tells no lengths apart beyond the least: longer texts take another one.
        let Some(longest) = found[before..].iter().map(|text| text.chars().count()).max() else { break };
        longer.least = longest as u64 + 1;
    }
    let most = found.len() + count;
    search_within(solver, facts, Seen::Paths, &mut |text| {
        found.push(text);
        found.len() >= most
    });
    found
}

/// Texts that need no search.
fn guesses(facts: &TextFacts) -> Vec<String> {
    let holding: Vec<Format> = facts.formats.iter().filter(|(_, holds)| *holds).map(|(format, _)| *format).collect();
    let mut found: Vec<String> =
        holding.iter().flat_map(|format| samples(*format)).map(|text| (*text).into()).collect();
    let bounds = [Some(facts.least), Some(facts.least_bytes), facts.most, facts.most_bytes];
    for bound in bounds.into_iter().flatten().filter(|bound| *bound <= LONGEST) {
        found.extend(holding.iter().filter_map(|format| stretched(*format, bound)));
    }
    let repeat = |letter: &str, times: u64| letter.repeat(usize::try_from(times.min(LONGEST)).unwrap_or(0));
    let most = most(facts);
    for letter in ["a", "x", "é", "\u{1f600}", "\u{1}"] {
        for times in [facts.least, facts.least + 1, facts.least + 2] {
            found.push(repeat(letter, times));
        }
        found.extend(most.map(|most| repeat(letter, most)));
        let cost = if letter == "\u{1}" { 6 } else { letter.len() as u64 };
        found.push(repeat(letter, facts.least_bytes.div_ceil(cost)));
        // Letters of two bytes at the front, as many as it takes.
        if let Some(most) = most.filter(|most| *most <= LONGEST) {
            let wide = facts.least_bytes.saturating_sub(most).min(most);
            found.push(repeat("é", wide) + &repeat("a", most - wide));
        }
        // Escapes at the front take the bytes that characters alone cannot.
        if let Some(most) = most.filter(|most| *most <= LONGEST) {
            let wide = facts.least_bytes.saturating_sub(most).div_ceil(5).min(most);
            found.push(repeat("\u{1}", wide) + &repeat("a", most - wide));
        }
    }
    found.extend(["", "b", "A", "0", " ", "zz", "/", "\n"].map(str::to_owned));
    found
}

/// A text that one expression matches and another does not.
pub(crate) fn outside(one: &Pattern, other: &Pattern) -> Option<String> {
    let patterns = vec![(Arc::new(one.clone()), true), (Arc::new(other.clone()), false)];
    let arena = Arena::of([(&Schema::default(), 0), (&Schema::default(), 0)], Clock::unlimited());
    let mut found = None;
    search(&mut Solver::new(&arena, 100_000), &TextFacts { patterns, ..TextFacts::default() }, &mut |text| {
        found = Some(text);
        true
    });
    found
}

/// How a search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Searched {
    /// All was seen.
    All,
    /// `take` had enough, or steps ran out.
    Part,
}

/// Gives texts that match what has to match and nothing else, shortest first, at most one for each state of the
/// automaton. Facts that are no patterns, lengths aside, are not looked at.
fn search(solver: &mut Solver<'_>, facts: &TextFacts, take: &mut dyn FnMut(String) -> bool) -> Searched {
    search_within(solver, facts, Seen::States, take)
}

/// What a search visits once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    /// Each state of the automaton, which tells whether there are texts at all.
    States,
    /// Each way to a state, as far as a bound: it tells more texts.
    Paths,
}

/// The same, where ways to one state may count as different.
fn search_within(
    solver: &mut Solver<'_>,
    facts: &TextFacts,
    once: Seen,
    take: &mut dyn FnMut(String) -> bool,
) -> Searched {
    let Some(machines) = Machines::of(facts) else { return Searched::Part };
    let length = Count::of(facts.least, most(facts));
    let bytes = Count::of(facts.least_bytes, facts.most_bytes);
    let start = Machine { states: machines.start(), length: 0, bytes: 0 };
    let mut order: Vec<(Machine, usize, char)> = vec![(start.clone(), usize::MAX, ' ')];
    let mut seen: HashSet<Machine> = HashSet::from([start]);
    let mut next = 0;
    while next < order.len() {
        let (machine, ..) = order[next].clone();
        let fits = machine.length >= length.least && machine.bytes >= bytes.least;
        if fits && machines.accept(&machine.states) && take(text_of(&order, next)) {
            return Searched::Part;
        }
        for letter in &machines.letters {
            let Some(states) = machines.step(&machine.states, letter) else { continue };
            let (Some(length), Some(bytes)) =
                (length.after(machine.length, 1), bytes.after(machine.bytes, letter.cost))
            else {
                continue;
            };
            let reached = Machine { states, length, bytes };
            if once == Seen::States && seen.contains(&reached) {
                continue;
            }
            if order.len() >= if once == Seen::States { STATES } else { PATHS } {
                return Searched::Part;
            }
            if once == Seen::States {
                seen.insert(reached.clone());
            }
            order.push((reached, next, letter.letter));
        }
        next += 1;
        if next % 64 == 0 && !solver.step(1) {
            return Searched::Part;
        }
    }
    Searched::All
}

/// Characters or bytes, counted up to the last that makes a difference.
struct Count {
    least: u64,
    most: Option<u64>,
}

impl Count {
    /// Bounds too far out to be counted are left out: what is empty without them is empty.
    fn of(least: u64, most: Option<u64>) -> Self {
        let within = |bound: &u64| *bound <= LONGEST;
        Self { least: Some(least).filter(within).unwrap_or_default(), most: most.filter(within) }
    }

    /// The count with some more; `None` where that is too many.
    fn after(&self, before: u64, more: u64) -> Option<u64> {
        let count = before + more;
        match self.most {
            Some(most) if count > most => None,
            Some(_) => Some(count),
            None => Some(count.min(self.least)),
        }
    }
}

/// The characters that led to a state.
fn text_of(order: &[(Machine, usize, char)], mut at: usize) -> String {
    let mut letters = Vec::new();
    while let Some((_, from, letter)) = order.get(at).filter(|(_, from, _)| *from != usize::MAX) {
        letters.push(*letter);
        at = *from;
    }
    letters.iter().rev().collect()
}
