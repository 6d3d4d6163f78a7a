//! The longest texts of a graph under caps on characters and bytes.

use super::graph::{Edge, Graph};
use eventwright_runtime::json::Writer;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Steps that one question may cost.
const MOST_STEPS: usize = 4_000_000;

/// Partial texts that an enumeration may hold.
const MOST_PARTIAL: usize = 200_000;

/// A text longer than this is no payload's.
const LONGEST_ENUMERATED: usize = 4_096;

/// The greatest costs of completing a text, for every state and all that is left of the caps.
pub(super) struct Search<'a> {
    graph: &'a Graph,
    writer: Writer,
    chars: usize,
    json: usize,
    /// Which of the two caps count.
    by: (bool, bool),
    /// By characters left, bytes left, state; where a cap does not count there is one row of it.
    most: Vec<Option<u32>>,
}

/// What is left of the caps. One that does not count stays 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Left {
    chars: usize,
    json: usize,
}

/// What a question came to.
pub(super) enum Outcome<'a> {
    /// Exact answers can be had.
    Solved(Search<'a>),
    /// Too much to search: no text takes more bytes than this.
    AtMost(u64),
    /// There is no longest text.
    Unbounded,
}

/// Prepares the answers about a graph.
pub(super) fn solve(graph: &Graph, chars: Option<u64>, json: Option<u64>, writer: Writer) -> Outcome<'_> {
    // Without a way back a text visits each state once.
    let acyclic = (!graph.cyclic).then_some(graph.states.len() as u64);
    let chars = [chars, acyclic].into_iter().flatten().min();
    let (chars, json) = match (chars, json) {
        (None, None) => return Outcome::Unbounded,
        // One cap may follow from the other: a character takes one byte at least and six at most.
        (Some(chars), Some(json)) if chars >= json => (None, Some(json)),
        (Some(chars), Some(json)) if json >= chars.saturating_mul(6) => (Some(chars), None),
        both => both,
    };
    let rows = |cap: Option<u64>| cap.unwrap_or(0).saturating_add(1);
    let work = rows(chars).saturating_mul(rows(json)).saturating_mul((graph.edges() + graph.states.len()) as u64);
    if work > MOST_STEPS as u64 {
        return Outcome::AtMost(relaxed(graph, chars, json, writer));
    }
    let size = |cap: Option<u64>| usize::try_from(cap.unwrap_or(0)).unwrap_or(0);
    let mut search = Search {
        graph,
        writer,
        chars: size(chars),
        json: size(json),
        by: (chars.is_some(), json.is_some()),
        most: Vec::new(),
    };
    search.fill();
    Outcome::Solved(search)
}

/// An upper bound from what single characters cost.
fn relaxed(graph: &Graph, chars: Option<u64>, json: Option<u64>, writer: Writer) -> u64 {
    let kinds = || graph.states.iter().flat_map(|state| &state.edges).map(|edge| edge.kind);
    let dearest = kinds().map(|kind| kind.cost(writer)).max().unwrap_or(0) as u64;
    let by_chars = chars.map(|chars| chars.saturating_mul(dearest));
    let growth = kinds().map(|kind| kind.cost(writer).div_ceil(kind.json())).max().unwrap_or(0) as u64;
    let by_json = json.map(|json| json.saturating_mul(growth));
    [by_chars, by_json].into_iter().flatten().min().unwrap_or(0)
}

impl Search<'_> {
    fn fill(&mut self) {
        let states = self.graph.states.len();
        self.most = vec![None; (self.chars + 1) * (self.json + 1) * states];
        for chars in 0..=self.chars {
            for json in 0..=self.json {
                let left = Left { chars, json };
                for (at, state) in self.graph.states.iter().enumerate() {
                    let mut most = state.accepts.then_some(0);
                    for edge in &state.edges {
                        most = most.max(self.through(edge, left));
                    }
                    let place = self.place(left, at);
                    self.most[place] = most;
                }
            }
        }
    }

    fn place(&self, left: Left, state: usize) -> usize {
        (left.chars * (self.json + 1) + left.json) * self.graph.states.len() + state
    }

    fn through(&self, edge: &Edge, left: Left) -> Option<u32> {
        let after = self.most[self.place(self.after(left, edge)?, edge.next)]?;
        after.checked_add(u32::try_from(edge.kind.cost(self.writer)).ok()?)
    }

    /// What is left behind one character.
    fn after(&self, left: Left, edge: &Edge) -> Option<Left> {
        let (by_chars, by_json) = self.by;
        Some(Left {
            chars: left.chars.checked_sub(usize::from(by_chars))?,
            json: left.json.checked_sub(if by_json { edge.kind.json() } else { 0 })?,
        })
    }

    fn start(&self) -> Left {
        Left { chars: self.chars, json: self.json }
    }

    /// Bytes of the longest text; `None` when there is no text at all.
    pub(super) fn longest(&self) -> Option<u64> {
        self.most[self.place(self.start(), 0)].map(u64::from)
    }

    /// Different texts, the longest first, and whether these are all there are.
    pub(super) fn texts(&self, most: usize) -> (Vec<String>, bool) {
        let Some(longest) = self.most[self.place(self.start(), 0)] else { return (Vec::new(), true) };
        let most = if self.chars.max(self.json) > LONGEST_ENUMERATED { most.min(1) } else { most };
        let mut arena: Vec<(usize, char)> = Vec::new();
        let mut queue = BinaryHeap::from([Partial {
            reach: longest,
            depth: 0,
            serial: 0,
            cost: 0,
            left: self.start(),
            state: Some(0),
            last: None,
        }]);
        let (mut found, mut complete, mut serial) = (Vec::new(), true, 0);
        while let Some(partial) = queue.pop() {
            let Some(state) = partial.state else {
                found.push(spell(&arena, partial.last));
                if found.len() == most {
                    return (found, complete && queue.is_empty());
                }
                continue;
            };
            if queue.len() > MOST_PARTIAL {
                return (found, false);
            }
            let here = &self.graph.states[state];
            let mut push = |next: Partial| {
                serial += 1;
                queue.push(Partial { serial, ..next });
            };
            if here.accepts {
                push(Partial { reach: partial.cost, state: None, ..partial });
            }
            for edge in &here.edges {
                let Some(left) = self.after(partial.left, edge) else { continue };
                let Some(ahead) = self.most[self.place(left, edge.next)] else { continue };
                let cost = partial.cost + u32::try_from(edge.kind.cost(self.writer)).unwrap_or(u32::MAX);
                // For one text one character of each kind will do: the others are left out.
                let tried = if most == 1 { 1 } else { usize::MAX };
                complete &= edge.complete && edge.chars.len() <= tried;
                for char in edge.chars.iter().take(tried) {
                    arena.push((partial.last.unwrap_or(usize::MAX), *char));
                    push(Partial {
                        reach: cost + ahead,
                        depth: partial.depth + 1,
                        serial: 0,
                        cost,
                        left,
                        state: Some(edge.next),
                        last: Some(arena.len() - 1),
                    });
                }
            }
        }
        (found, complete)
    }
}

/// A text in the making: the most it can come to decides, then how far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Partial {
    reach: u32,
    depth: usize,
    /// Of equals the first made: letters come before other characters.
    serial: usize,
    cost: u32,
    left: Left,
    /// `None` when the text is finished.
    state: Option<usize>,
    last: Option<usize>,
}

impl Ord for Partial {
    fn cmp(&self, other: &Self) -> Ordering {
        let key =
            |partial: &Self| (partial.reach, partial.state.is_none(), partial.depth, std::cmp::Reverse(partial.serial));
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Partial {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The text that ends with an entry.
fn spell(arena: &[(usize, char)], last: Option<usize>) -> String {
    let mut chars = Vec::new();
    let mut at = last;
    while let Some((before, char)) = at.and_then(|at| arena.get(at)) {
        chars.push(*char);
        at = Some(*before);
    }
    chars.iter().rev().collect()
}
