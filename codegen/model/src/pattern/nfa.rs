//! An expression as a graph of characters to read, choices and assertions (Thompson's construction), built from its end.

use super::PatternError;
use super::alphabet::Ranges;
use super::translate::LOOK;
use regex_syntax::hir::{Class, Hir, HirKind, Look, Repetition};
use std::collections::HashMap;

/// Nodes of one expression at most: counted repeats are written out.
const MOST: usize = 200_000;

/// The node that stands for a match.
pub(super) const ACCEPT: u32 = 0;

#[derive(Clone, Debug)]
pub(super) enum Node {
    Accept,
    /// A character of the set, then the next node.
    Set(u32, u32),
    /// Any of these.
    Fork(Vec<u32>),
    /// Only where the place is so.
    Look(Assertion, u32),
    /// Only where what stands around the place is so: one of [`Nfa::around`].
    Around(u32, u32),
}

/// A look-around.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    pub(super) behind: bool,
    pub(super) negated: bool,
    /// Where what it looks for begins.
    pub(super) start: u32,
}

/// What a place in the text may have to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Assertion {
    Start,
    End,
    /// Between a character of a word and another; or not.
    Boundary(bool),
}

/// The graph.
#[derive(Debug)]
pub(super) struct Nfa {
    pub(super) nodes: Vec<Node>,
    pub(super) sets: Vec<Ranges>,
    pub(super) start: u32,
    /// Look-arounds, those within others first.
    pub(super) around: Vec<Around>,
}

/// An expression that is looked for around a place: whether behind it, and whether it must not be there.
pub(super) type Looked = (Hir, bool, bool);

/// The graph of an expression that may match anywhere in the text.
pub(super) fn of(hir: &Hir, looks: &[Looked]) -> Result<Nfa, PatternError> {
    let mut maker = Maker { nodes: vec![Node::Accept], sets: Vec::new(), numbers: HashMap::new() };
    let mut around = Vec::with_capacity(looks.len());
    for (hir, behind, negated) in looks {
        around.push(Around { behind: *behind, negated: *negated, start: maker.node(hir, ACCEPT)? });
    }
    let any = maker.set(vec![(0, 0xd7ff), (0xe000, 0x10_ffff)]);
    let body = maker.node(hir, ACCEPT)?;
    // Whatever stands before the match.
    let start = maker.push(Node::Fork(Vec::new()))?;
    let skip = maker.push(Node::Set(any, start))?;
    maker.fill(start, vec![body, skip]);
    Ok(Nfa { nodes: maker.nodes, sets: maker.sets, start, around })
}

struct Maker {
    nodes: Vec<Node>,
    sets: Vec<Ranges>,
    numbers: HashMap<Ranges, u32>,
}

impl Maker {
    /// The node where `hir` begins, when `next` comes after it.
    fn node(&mut self, hir: &Hir, next: u32) -> Result<u32, PatternError> {
        match hir.kind() {
            HirKind::Empty => Ok(next),
            HirKind::Literal(literal) => {
                let text = std::str::from_utf8(&literal.0).map_err(|_| PatternError::Unsupported("bytes"))?;
                text.chars().rev().try_fold(next, |next, letter| {
                    let set = self.set(vec![(u32::from(letter), u32::from(letter))]);
                    self.push(Node::Set(set, next))
                })
            }
            HirKind::Class(class) => {
                let ranges = match class {
                    Class::Unicode(class) => {
                        class.iter().map(|range| (u32::from(range.start()), u32::from(range.end()))).collect()
                    }
                    Class::Bytes(class) if class.is_ascii() => {
                        class.iter().map(|range| (u32::from(range.start()), u32::from(range.end()))).collect()
                    }
                    Class::Bytes(_) => return Err(PatternError::Unsupported("bytes")),
                };
                let set = self.set(ranges);
                self.push(Node::Set(set, next))
            }
            HirKind::Look(look) => self.push(Node::Look(assertion(*look)?, next)),
            HirKind::Repetition(repetition) => self.repetition(repetition, next),
            HirKind::Capture(capture) => {
                let look = capture.name.as_deref().and_then(|name| name.strip_prefix(LOOK)?.parse().ok());
                match look {
                    Some(index) => self.push(Node::Around(index, next)),
                    None => self.node(&capture.sub, next),
                }
            }
            HirKind::Concat(parts) => parts.iter().rev().try_fold(next, |next, part| self.node(part, next)),
            HirKind::Alternation(parts) => {
                let entries = parts.iter().map(|part| self.node(part, next)).collect::<Result<_, _>>()?;
                self.push(Node::Fork(entries))
            }
        }
    }

    fn repetition(&mut self, repetition: &Repetition, next: u32) -> Result<u32, PatternError> {
        let Repetition { min, max, sub, .. } = repetition;
        // What reads no character does not do more when it is done again.
        if sub.properties().maximum_len() == Some(0) {
            let once = self.node(sub, next)?;
            return if *min > 0 { Ok(once) } else { self.push(Node::Fork(vec![once, next])) };
        }
        let mut entry = match max {
            None => {
                let choice = self.push(Node::Fork(Vec::new()))?;
                let body = self.node(sub, choice)?;
                self.fill(choice, vec![body, next]);
                choice
            }
            Some(max) => (*min..*max).try_fold(next, |after, _| {
                let body = self.node(sub, after)?;
                self.push(Node::Fork(vec![body, next]))
            })?,
        };
        for _ in 0..*min {
            entry = self.node(sub, entry)?;
        }
        Ok(entry)
    }

    fn set(&mut self, ranges: Ranges) -> u32 {
        let fresh = self.sets.len() as u32;
        *self.numbers.entry(ranges).or_insert_with_key(|ranges| {
            self.sets.push(ranges.clone());
            fresh
        })
    }

    fn push(&mut self, node: Node) -> Result<u32, PatternError> {
        if self.nodes.len() >= MOST {
            return Err(PatternError::TooLarge);
        }
        self.nodes.push(node);
        Ok(self.nodes.len() as u32 - 1)
    }

    fn fill(&mut self, fork: u32, entries: Vec<u32>) {
        if let Some(node) = self.nodes.get_mut(fork as usize) {
            *node = Node::Fork(entries);
        }
    }
}

fn assertion(look: Look) -> Result<Assertion, PatternError> {
    match look {
        Look::Start => Ok(Assertion::Start),
        Look::End => Ok(Assertion::End),
        Look::WordAscii => Ok(Assertion::Boundary(true)),
        Look::WordAsciiNegate => Ok(Assertion::Boundary(false)),
        _ => Err(PatternError::Unsupported("look-around")),
    }
}
