//! What a literal comes down to, for an instance of one type.

use super::Lit;
use eventwright_runtime::format::Format;
use eventwright_runtime::json::{Number, Tree};
use eventwright_runtime::pattern::Pattern;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

/// One thing that has to be so.
#[derive(Clone, Debug)]
pub(crate) enum Fact {
    /// A subschema holds or fails.
    Lit(Lit),
    /// One of these lists does, whole.
    Any(Vec<Vec<Fact>>),
    /// The value is one of these.
    Among(Vec<Tree>),
    /// The value is not this.
    Not(Tree),
    /// At least this; more than it, where `strict`.
    AtLeast(Number, bool),
    /// At most this; less than it, where `strict`.
    AtMost(Number, bool),
    /// A number without fraction, or with one.
    Integer(bool),
    /// A multiple, or none.
    Multiple(Number, bool),
    /// Characters, items or members, at least.
    Least(u64),
    /// Characters, items or members, at most.
    Most(u64),
    /// The text matches, or does not.
    Pattern(Arc<Pattern>, bool),
    /// The text has the format, or has not.
    Format(Format, bool),
    /// Bytes between the quotes, at most.
    MostBytes(u64),
    /// Bytes between the quotes, at least.
    LeastBytes(u64),
    /// No two items are equal, or two are; where the second is set, spellings of one UUID are equal.
    Unique(bool, bool),
    /// All items of a stretch.
    Every(Stretch, Lit),
    /// One item of a stretch at least.
    Some(Stretch, Lit),
    /// So many items at least.
    CountLeast(Lit, u64),
    /// So many items at most.
    CountMost(Lit, u64),
    /// All members of these names.
    Members(Names, Lit),
    /// One member of these names at least.
    Member(Names, Lit),
    /// All names.
    Names(Lit),
    /// One name at least.
    Name(Lit),
    /// The member is there.
    Has(Box<str>),
    /// The member is not there.
    Lacks(Box<str>),
}

/// Items from one position on, up to but not including another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) from: usize,
    pub(crate) to: Option<usize>,
}

impl Stretch {
    pub(crate) fn has(self, index: usize) -> bool {
        index >= self.from && self.to.is_none_or(|to| index < to)
    }
}

/// Some of all names.
#[derive(Clone, Debug)]
pub(crate) enum Names {
    /// This one.
    One(Box<str>),
    /// Those that match.
    Like(Arc<Pattern>),
    /// Those that are none of these and match none of these.
    Rest(Rc<Rest>),
}

/// What `additionalProperties` leaves out.
#[derive(Debug, Default)]
pub(crate) struct Rest {
    pub(crate) names: BTreeSet<Box<str>>,
    pub(crate) patterns: Vec<Arc<Pattern>>,
}

impl Names {
    pub(crate) fn has(&self, name: &str) -> bool {
        match self {
            Self::One(one) => **one == *name,
            Self::Like(pattern) => pattern.is_match(name),
            Self::Rest(rest) => !rest.names.contains(name) && !rest.patterns.iter().any(|one| one.is_match(name)),
        }
    }
}

/// About a number.
#[derive(Clone, Debug, Default)]
pub(crate) struct NumberFacts {
    /// The lower bound and whether it is excluded.
    pub(crate) least: Option<(Number, bool)>,
    /// The upper bound and whether it is excluded.
    pub(crate) most: Option<(Number, bool)>,
    pub(crate) integer: bool,
    pub(crate) fraction: bool,
    pub(crate) multiples: Vec<Number>,
    pub(crate) no_multiples: Vec<Number>,
}

/// About a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct TextFacts {
    pub(crate) least: u64,
    pub(crate) most: Option<u64>,
    pub(crate) patterns: Vec<(Arc<Pattern>, bool)>,
    pub(crate) formats: Vec<(Format, bool)>,
    pub(crate) most_bytes: Option<u64>,
    pub(crate) least_bytes: u64,
    /// It is none of these.
    pub(crate) others: BTreeSet<Box<str>>,
}

/// About an array.
#[derive(Clone, Debug, Default)]
pub(crate) struct ArrayFacts {
    pub(crate) least: u64,
    pub(crate) most: Option<u64>,
    pub(crate) unique: bool,
    /// Nor are two of them spellings of one UUID.
    pub(crate) unique_uuids: bool,
    /// Two items are equal.
    pub(crate) twins: bool,
    /// Two items are equal, or spellings of one UUID.
    pub(crate) twin_uuids: bool,
    pub(crate) every: Vec<(Stretch, Lit)>,
    pub(crate) some: Vec<(Stretch, Lit)>,
    pub(crate) count_least: Vec<(Lit, u64)>,
    pub(crate) count_most: Vec<(Lit, u64)>,
}

/// About an object.
#[derive(Clone, Debug, Default)]
pub(crate) struct ObjectFacts {
    pub(crate) least: u64,
    pub(crate) most: Option<u64>,
    pub(crate) members: Vec<(Names, Lit)>,
    pub(crate) some: Vec<(Names, Lit)>,
    pub(crate) names: Vec<Lit>,
    pub(crate) some_names: Vec<Lit>,
    pub(crate) has: BTreeSet<Box<str>>,
    pub(crate) lacks: BTreeSet<Box<str>>,
}

/// All of them; a branch uses those of its kind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    pub(crate) number: NumberFacts,
    pub(crate) text: TextFacts,
    pub(crate) array: ArrayFacts,
    pub(crate) object: ObjectFacts,
}
