//! The automaton of a pattern: determinised by `regex-automata`, then made as small as it gets, because generated code
//! carries it.

use super::PatternError;
use eventwright_runtime::pattern::Pattern;
use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::nfa::thompson;
use regex_automata::util::primitives::StateID;
use regex_automata::{Anchored, Input};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

/// Bytes that the automaton may take while it is made.
const SIZE_LIMIT: usize = 8 << 20;
/// States that a finished automaton may have.
const STATE_LIMIT: usize = 20_000;

const DEAD: usize = 0;
const MATCH: usize = 1;
const START: usize = 2;
/// A symbol is a byte or, last, the end of the text.
const SYMBOLS: usize = 257;

/// Rows of transitions by state, one per symbol.
type Rows = Vec<Vec<usize>>;

pub(super) fn build(source: &str, translated: &str) -> Result<Pattern, PatternError> {
    let config = dense::Config::new()
        .start_kind(StartKind::Unanchored)
        .accelerate(false)
        .dfa_size_limit(Some(SIZE_LIMIT))
        .determinize_size_limit(Some(SIZE_LIMIT));
    let syntax = regex_automata::util::syntax::Config::new().nest_limit(120);
    let nfa = thompson::Config::new().nfa_size_limit(Some(SIZE_LIMIT));
    let dfa = dense::Builder::new().configure(config).syntax(syntax).thompson(nfa).build(translated);
    let dfa = dfa.map_err(|error| explain(source, translated, &error))?;
    let start = dfa.start_state_forward(&Input::new("").anchored(Anchored::No)).map_err(|_| PatternError::TooLarge)?;
    let rows = explore(&dfa, start)?;
    let rows = minimise(prune(rows));
    if rows.len() > STATE_LIMIT {
        return Err(PatternError::TooLarge);
    }
    Ok(pack(source, &rows))
}

fn explain(source: &str, translated: &str, error: &dense::BuildError) -> PatternError {
    // The limits are the only way to fail for an expression that parses.
    match regex_syntax::Parser::new().parse(translated) {
        Ok(_) => PatternError::TooLarge,
        Err(_) if error.to_string().contains("limit") => PatternError::TooLarge,
        Err(regex_syntax::Error::Parse(error)) => syntax(source, &error.kind().to_string()),
        Err(regex_syntax::Error::Translate(error)) => syntax(source, &error.kind().to_string()),
        Err(_) => syntax(source, "it cannot be read"),
    }
}

/// Offsets in the translation say nothing about the source; the whole expression is meant.
fn syntax(_source: &str, what: &str) -> PatternError {
    PatternError::Syntax { offset: 0, what: what.to_owned() }
}

/// All states that can be reached. A match is final at once, whatever follows.
fn explore<A: Automaton>(dfa: &A, start: StateID) -> Result<Rows, PatternError> {
    let mut numbers: HashMap<StateID, usize> = HashMap::from([(start, START)]);
    let mut order = vec![start];
    let mut rows: Rows = vec![vec![DEAD; SYMBOLS], vec![MATCH; SYMBOLS]];
    let mut next = 0;
    while next < order.len() {
        let state = order[next];
        let mut row = Vec::with_capacity(SYMBOLS);
        for symbol in 0..SYMBOLS {
            let target = match u8::try_from(symbol) {
                Ok(byte) => dfa.next_state(state, byte),
                Err(_) => dfa.next_eoi_state(state),
            };
            row.push(if dfa.is_match_state(target) {
                MATCH
            } else if dfa.is_dead_state(target) || symbol == SYMBOLS - 1 {
                DEAD
            } else {
                *numbers.entry(target).or_insert_with(|| {
                    order.push(target);
                    order.len() - 1 + START
                })
            });
        }
        rows.push(row);
        next += 1;
        if rows.len() > STATE_LIMIT * 2 {
            return Err(PatternError::TooLarge);
        }
    }
    Ok(rows)
}

/// States from which no match can be reached are dead.
fn prune(mut rows: Rows) -> Rows {
    let mut alive = vec![false; rows.len()];
    alive[MATCH] = true;
    loop {
        let mut changed = false;
        for state in START..rows.len() {
            if !alive[state] && rows[state].iter().any(|next| alive[*next]) {
                alive[state] = true;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    for row in &mut rows {
        for next in row {
            if !alive[*next] {
                *next = DEAD;
            }
        }
    }
    rows
}

/// Moore's algorithm: states that no text can tell apart become one.
fn minimise(rows: Rows) -> Rows {
    let classes = symbol_classes(&rows);
    let symbols: Vec<usize> = classes.first_of_each();
    let mut group: Vec<usize> = (0..rows.len()).map(|state| state.min(START)).collect();
    let mut count = START + 1;
    loop {
        let mut numbers: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        let mut refined = vec![DEAD, MATCH];
        // Dead and match stand apart from all others from the beginning.
        let signature = |state: usize| -> Vec<usize> {
            std::iter::once(group[state]).chain(symbols.iter().map(|symbol| group[rows[state][*symbol]])).collect()
        };
        for state in START..rows.len() {
            let fresh = numbers.len() + START;
            refined.push(*numbers.entry(signature(state)).or_insert(fresh));
        }
        let refined_count = numbers.len() + START;
        group = refined;
        if refined_count == count {
            break;
        }
        count = refined_count;
    }
    let mut small: Rows = vec![Vec::new(); count];
    for (state, row) in rows.iter().enumerate() {
        if small[group[state]].is_empty() {
            small[group[state]] = row.iter().map(|next| group[*next]).collect();
        }
    }
    small
}

/// Which symbols every state treats alike.
struct Classes {
    of: Vec<u8>,
    count: usize,
}

impl Classes {
    fn first_of_each(&self) -> Vec<usize> {
        let first = |class: usize| self.of.iter().position(|of| usize::from(*of) == class).unwrap_or(SYMBOLS - 1);
        (0..self.count).map(first).chain([SYMBOLS - 1]).collect()
    }
}

/// Byte classes only: the end of the text is a symbol of its own.
fn symbol_classes(rows: &Rows) -> Classes {
    let mut numbers: HashMap<Vec<usize>, u8> = HashMap::new();
    let mut of = Vec::with_capacity(SYMBOLS - 1);
    for symbol in 0..SYMBOLS - 1 {
        let column: Vec<usize> = rows.iter().map(|row| row[symbol]).collect();
        // At most 256 columns, so that their numbers fit a byte.
        let fresh = u8::try_from(numbers.len()).unwrap_or(u8::MAX);
        of.push(*numbers.entry(column).or_insert(fresh));
    }
    Classes { of, count: numbers.len() }
}

fn pack(source: &str, rows: &Rows) -> Pattern {
    let classes = symbol_classes(rows);
    let symbols = classes.first_of_each();
    let mut table = [0_u8; 256];
    table.copy_from_slice(&classes.of);
    let narrow = |state: usize| u16::try_from(state).unwrap_or(0);
    let next = rows.iter().flat_map(|row| symbols.iter().map(|symbol| narrow(row[*symbol]))).collect();
    Pattern {
        source: Cow::Owned(source.to_owned()),
        classes: Cow::Owned(table),
        width: narrow(symbols.len()),
        next: Cow::Owned(next),
    }
}

/// Bytes of the longest text that matches; `None` when there is no longest.
pub fn longest(pattern: &Pattern) -> Option<u64> {
    let width = usize::from(pattern.width);
    let states = pattern.next.len() / width;
    let row = |state: usize| &pattern.next[state * width..(state + 1) * width];
    // Longest paths by relaxing states rounds times: a change in the last round is a cycle.
    let mut length: Vec<Option<u64>> = vec![None; states];
    length[START] = Some(0);
    for round in 0..=states {
        let mut changed = false;
        for state in START..states {
            let Some(so_far) = length[state] else { continue };
            for next in &row(state)[..width - 1] {
                let next = usize::from(*next);
                if next == MATCH {
                    return None;
                }
                if next != DEAD && length[next].is_none_or(|known| known < so_far + 1) {
                    length[next] = Some(so_far + 1);
                    changed = true;
                }
            }
        }
        if !changed {
            break;
        }
        if round == states {
            return None;
        }
    }
    let accepted = (START..states).filter(|state| usize::from(row(*state)[width - 1]) == MATCH);
    Some(accepted.filter_map(|state| length[state]).max().unwrap_or(0))
}
