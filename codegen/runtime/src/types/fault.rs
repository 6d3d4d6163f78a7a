//! Why a value was refused while it was read: small, cheap, without values.

use crate::detect::Finding;
use crate::json::{SyntaxError, SyntaxKind};
use crate::violation::Violation;
use crate::walk::phrase;
use std::fmt;

/// A step on the way to a part of the instance.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// A member that the schema declares.
    Name(&'static str),
    /// A member that it does not.
    Undeclared(Box<str>),
    /// An element.
    Index(usize),
}

/// What kind of trouble it is.
#[derive(Clone)]
pub(crate) enum Cause {
    /// The text is not JSON.
    Syntax(SyntaxKind),
    /// A keyword failed.
    Keyword,
    /// What spans the fields of a record does not hold; the keyword is the outermost.
    Guard,
    /// The member of this name is missing.
    Missing(&'static str),
    /// What the policy keeps out of events: what was expected instead.
    Forbidden(String),
    /// The exact validator found this, in an instance whose root is where the path of the fault ends.
    Found(Box<Violation>),
    /// The value is too large: the limit in bytes.
    Size(u64),
}

#[derive(Clone)]
pub(crate) struct Body {
    pub(crate) keyword: &'static str,
    pub(crate) offset: usize,
    pub(crate) cause: Cause,
    pub(crate) path: Path,
}

/// Steps from the inside outwards. Most payloads are flat: one step needs no memory of its own.
#[derive(Clone, Default)]
pub(crate) struct Path {
    first: Option<Step>,
    others: Vec<Step>,
}

impl Path {
    fn push(&mut self, step: Step) {
        if self.first.is_none() {
            self.first = Some(step);
        } else {
            self.others.push(step);
        }
    }

    /// All steps, from the inside outwards.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &Step> {
        self.first.iter().chain(&self.others)
    }
}

/// A value was refused: the keyword that failed, where in the text and where in the instance. One pointer in size; the
/// path is noted while the fault travels out of nested readers.
#[derive(Clone)]
pub struct Fault(Box<Body>);

impl Fault {
    /// The value that began at `offset` fails `keyword`.
    #[cold]
    pub fn new(keyword: &'static str, offset: usize) -> Self {
        Self::of(keyword, offset, Cause::Keyword)
    }

    #[cold]
    pub(crate) fn of(keyword: &'static str, offset: usize, cause: Cause) -> Self {
        Self(Box::new(Body { keyword, offset, cause, path: Path::default() }))
    }

    /// An object that ended at `offset` is without this member.
    #[cold]
    pub(crate) fn missing(name: &'static str, offset: usize) -> Self {
        Self::of("required", offset, Cause::Missing(name))
    }

    /// A text that began at `offset` holds sensitive data.
    #[cold]
    pub(crate) fn sensitive(found: &Finding, offset: usize) -> Self {
        Self::of("x-pii", offset, Cause::Forbidden(phrase::without(found)))
    }

    /// The keyword that failed; `json` for text that is not JSON, `payload-limit` for one that is too large.
    pub fn keyword(&self) -> &'static str {
        self.0.keyword
    }

    /// Bytes before the refused value in the text.
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// It happened within the declared member `name`.
    #[cold]
    #[must_use]
    pub fn within(mut self, name: &'static str) -> Self {
        self.0.path.push(Step::Name(name));
        self
    }

    /// It happened within the element `index`.
    #[cold]
    #[must_use]
    pub fn at(mut self, index: usize) -> Self {
        self.0.path.push(Step::Index(index));
        self
    }

    #[cold]
    pub(crate) fn step(mut self, step: Step) -> Self {
        self.0.path.push(step);
        self
    }

    /// The same, in a text that starts at `start` of a longer one.
    #[cold]
    pub(crate) fn after(mut self, start: usize) -> Self {
        self.0.offset += start;
        self
    }

    /// What is wrong, without where in a text.
    pub(crate) fn reason(&self) -> String {
        match &self.0.cause {
            Cause::Syntax(kind) => format!("expected {}", kind.expected()),
            Cause::Missing(name) => format!("expected {}", phrase::member(name)),
            Cause::Forbidden(expected) => format!("expected {expected}"),
            Cause::Found(violation) => format!("expected {}", violation.expected),
            Cause::Size(limit) => format!("expected at most {limit} bytes"),
            Cause::Keyword | Cause::Guard => format!("fails `{}`", self.0.keyword),
        }
    }

    pub(crate) fn body(&self) -> &Body {
        &self.0
    }

    pub(crate) fn into_body(self) -> Body {
        *self.0
    }
}

impl From<SyntaxError> for Fault {
    #[cold]
    fn from(error: SyntaxError) -> Self {
        Self::of("json", error.offset, Cause::Syntax(error.kind))
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fault")
            .field("keyword", &self.0.keyword)
            .field("offset", &self.0.offset)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "refused at byte {}: {}", self.0.offset, self.reason())
    }
}

impl std::error::Error for Fault {}
