//! The automaton of an expression with look-around.
//!
//! A look-ahead that a match passed is a *duty*: what it asks of the text from there on is run beside the match, and the
//! match counts only once every duty is met. A look-behind is run from the beginning of the text on, whatever matches, and
//! is asked where a match passes it. A state is all of this at one place of the text, so there are finitely many of them,
//! and an automaton without look-around comes out, made and carried like any other.

use super::PatternError;
use super::dfa::{Beside, MOST_STATES, MOST_TRANSITIONS, holds};
use super::nfa::{Nfa, Node};
use eventwright_runtime::pattern::{DEAD, MATCH, START};
use std::collections::{BTreeSet, HashMap};

/// Threads and those of their duties that are moved by one character, all together, at most: this bounds the time.
const MOST_MOVES: usize = 400_000;
/// Those of one state at most.
const MOST_THREADS: usize = 200;

/// One way to match, at a place of the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Thread {
    node: u32,
    duties: BTreeSet<Duty>,
}

/// What a look-ahead still asks of the rest of the text: that these threads match, or that none of them does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Duty {
    negated: bool,
    run: Run,
}

/// Threads that are run together.
type Run = BTreeSet<Thread>;

/// A place of the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct State {
    run: Run,
    /// The nodes that each look-behind is at.
    behind: Vec<BTreeSet<u32>>,
    before: Beside,
}

/// Where all is known of a place that assertions ask.
struct Place<'a> {
    nfa: &'a Nfa,
    before: Beside,
    after: Beside,
    /// Whether each look-behind holds here.
    behind: &'a [bool],
}

/// What came of threads at a place.
enum Closed {
    /// One of them matches, whatever follows.
    Matched,
    /// These go on; none where nothing does.
    Open(Run),
}

/// The transitions of the automaton; the last of each state is for the end of the text.
pub(super) fn run(nfa: &Nfa, members: &[Vec<bool>], word: &[bool]) -> Result<Vec<u16>, PatternError> {
    let width = word.len() + 1;
    let mut next: Vec<u16> = std::iter::repeat_n(DEAD, width).chain(std::iter::repeat_n(MATCH, width)).collect();
    let start = State { run: at(nfa.start), behind: vec![BTreeSet::new(); nfa.around.len()], before: Beside::Nothing };
    let mut numbers = HashMap::from([(start.clone(), START)]);
    let (mut order, mut index, mut moves) = (vec![start], 0, 0);
    while let Some(state) = order.get(index).cloned() {
        let threads = size(&state.run);
        moves += threads * word.len();
        if threads > MOST_THREADS || moves > MOST_MOVES {
            return Err(PatternError::TooLarge);
        }
        for (class, of_word) in word.iter().enumerate() {
            let after = if *of_word { Beside::Word } else { Beside::Other };
            let reached = match step(nfa, members, &state, class, after) {
                None => MATCH,
                Some(reached) if reached.run.is_empty() => DEAD,
                Some(reached) => match numbers.get(&reached) {
                    Some(number) => *number,
                    None => {
                        let number = START + u16::try_from(order.len()).map_err(|_| PatternError::TooLarge)?;
                        numbers.insert(reached.clone(), number);
                        order.push(reached);
                        number
                    }
                },
            };
            next.push(reached);
        }
        next.push(if ends(nfa, &state) { MATCH } else { DEAD });
        let states = order.len() + usize::from(START);
        if states > MOST_STATES || states * width > MOST_TRANSITIONS {
            return Err(PatternError::TooLarge);
        }
        index += 1;
    }
    Ok(next)
}

fn at(node: u32) -> Run {
    Run::from([Thread { node, duties: BTreeSet::new() }])
}

fn size(run: &Run) -> usize {
    run.iter().map(|thread| 1 + thread.duties.iter().map(|duty| size(&duty.run)).sum::<usize>()).sum()
}

/// The state after a character of a class; `None` is the match.
fn step(nfa: &Nfa, members: &[Vec<bool>], state: &State, class: usize, after: Beside) -> Option<State> {
    let (nodes, behind) = look_back(nfa, state, after);
    let place = Place { nfa, before: state.before, after, behind: &behind };
    let Closed::Open(open) = place.close(&state.run) else { return None };
    let reads = |node: u32| match nfa.nodes[node as usize] {
        Node::Set(set, next) if members[set as usize][class] => Some(next),
        _ => None,
    };
    let behind = nodes.into_iter().map(|nodes| nodes.into_iter().filter_map(reads).collect()).collect();
    Some(State { run: read(&open, &reads), behind, before: after })
}

/// Whether a text that ends in the state matches.
fn ends(nfa: &Nfa, state: &State) -> bool {
    let (_, behind) = look_back(nfa, state, Beside::Nothing);
    let place = Place { nfa, before: state.before, after: Beside::Nothing, behind: &behind };
    match place.close(&state.run) {
        Closed::Matched => true,
        // A thread that matched waits for its duties: none of those that ask for something is met any more.
        Closed::Open(open) => open.iter().any(|thread| {
            matches!(nfa.nodes[thread.node as usize], Node::Accept) && thread.duties.iter().all(|duty| met(nfa, duty))
        }),
    }
}

/// Whether a duty that is open at the end of the text is met there. Its threads are closed.
fn met(nfa: &Nfa, duty: &Duty) -> bool {
    let matched = duty.run.iter().any(|thread| {
        matches!(nfa.nodes[thread.node as usize], Node::Accept) && thread.duties.iter().all(|duty| met(nfa, duty))
    });
    matched != duty.negated
}

/// The nodes of each look-behind that read a character, and whether it holds here. Those within others come first.
fn look_back(nfa: &Nfa, state: &State, after: Beside) -> (Vec<BTreeSet<u32>>, Vec<bool>) {
    let (mut all, mut holding) = (Vec::new(), Vec::new());
    for (around, from) in nfa.around.iter().zip(&state.behind) {
        let (mut nodes, mut found) = (BTreeSet::new(), false);
        if around.behind {
            let place = Place { nfa, before: state.before, after, behind: &holding };
            let mut seen = BTreeSet::new();
            let mut stack: Vec<u32> = from.iter().copied().chain([around.start]).collect();
            while let Some(node) = stack.pop() {
                if !seen.insert(node) {
                    continue;
                }
                match &nfa.nodes[node as usize] {
                    Node::Accept => found = true,
                    Node::Set(..) => {
                        nodes.insert(node);
                    }
                    Node::Fork(entries) => stack.extend_from_slice(entries),
                    Node::Look(assertion, next) => {
                        stack.extend(holds(*assertion, place.before, Some(after)).unwrap_or(false).then_some(*next));
                    }
                    // One within another; what looks ahead was refused.
                    Node::Around(index, next) => stack.extend(place.looked_back(*index).then_some(*next)),
                }
            }
        }
        all.push(nodes);
        holding.push(found);
    }
    (all, holding)
}

impl Place<'_> {
    /// Whether a look-behind lets a match pass.
    fn looked_back(&self, index: u32) -> bool {
        let holds = self.behind.get(index as usize).copied().unwrap_or(false);
        holds != self.nfa.around[index as usize].negated
    }

    /// All that can be reached without a character.
    fn close(&self, run: &Run) -> Closed {
        let mut seen = Run::new();
        let mut open = Run::new();
        let mut stack: Vec<Thread> = run.iter().filter_map(|thread| self.carry(thread)).collect();
        while let Some(thread) = stack.pop() {
            if !seen.insert(thread.clone()) {
                continue;
            }
            let moved = |node: u32| Thread { node, duties: thread.duties.clone() };
            match &self.nfa.nodes[thread.node as usize] {
                Node::Accept if thread.duties.is_empty() => return Closed::Matched,
                Node::Accept | Node::Set(..) => {
                    open.insert(thread);
                }
                Node::Fork(entries) => stack.extend(entries.iter().map(|entry| moved(*entry))),
                Node::Look(assertion, next) => {
                    if holds(*assertion, self.before, Some(self.after)) == Some(true) {
                        stack.push(moved(*next));
                    }
                }
                Node::Around(index, next) if self.nfa.around[*index as usize].behind => {
                    if self.looked_back(*index) {
                        stack.push(moved(*next));
                    }
                }
                Node::Around(index, next) => {
                    let around = &self.nfa.around[*index as usize];
                    let duty = Duty { negated: around.negated, run: at(around.start) };
                    let mut passed = moved(*next);
                    if self.assume(duty, &mut passed.duties) {
                        stack.push(passed);
                    }
                }
            }
        }
        Closed::Open(least(open))
    }

    /// A thread whose duties were looked at here; `None` where one of them cannot be met any more.
    fn carry(&self, thread: &Thread) -> Option<Thread> {
        let mut duties = BTreeSet::new();
        let met = thread.duties.iter().all(|duty| self.assume(duty.clone(), &mut duties));
        met.then_some(Thread { node: thread.node, duties })
    }

    /// Takes on what is left of a duty at this place, if anything is. Whether it can be met.
    fn assume(&self, duty: Duty, duties: &mut BTreeSet<Duty>) -> bool {
        match self.close(&duty.run) {
            Closed::Matched => !duty.negated,
            Closed::Open(run) if run.is_empty() => duty.negated,
            Closed::Open(run) => {
                duties.insert(Duty { negated: duty.negated, run });
                true
            }
        }
    }
}

/// Only threads that no other makes needless: one at the same node, or at the match, with fewer duties.
fn least(run: Run) -> Run {
    let needless = |thread: &Thread| {
        run.iter().any(|other| {
            other != thread
                && (other.node == thread.node || other.node == super::nfa::ACCEPT)
                && other.duties.is_subset(&thread.duties)
        })
    };
    run.iter().filter(|thread| !needless(thread)).cloned().collect()
}

/// Closed threads after a character.
fn read(run: &Run, reads: &dyn Fn(u32) -> Option<u32>) -> Run {
    let thread = |thread: &Thread| {
        let node = if thread.node == super::nfa::ACCEPT { super::nfa::ACCEPT } else { reads(thread.node)? };
        let mut duties = BTreeSet::new();
        for duty in &thread.duties {
            let run = read(&duty.run, reads);
            match (run.is_empty(), duty.negated) {
                (true, true) => {}
                (true, false) => return None,
                (false, negated) => {
                    duties.insert(Duty { negated, run });
                }
            }
        }
        Some(Thread { node, duties })
    };
    run.iter().filter_map(thread).collect()
}
