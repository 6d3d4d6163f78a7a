//! The errors of generated types: plain data, without values.

use super::fault::{Cause, Fault};
use super::locate;
use crate::violation::Violation;
use crate::walk::Schema;
use std::fmt;

/// A value does not fit the type it was made for: the keyword it fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    keyword: &'static str,
}

impl Refused {
    /// It fails this keyword.
    pub const fn new(keyword: &'static str) -> Self {
        Self { keyword }
    }

    /// The keyword it fails, as JSON Schema calls it.
    pub const fn keyword(self) -> &'static str {
        self.keyword
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the value fails `{}`", self.keyword)
    }
}

impl std::error::Error for Refused {}

/// A payload was refused. Tells the first thing found wrong; no value of the payload is in it.
#[derive(Clone)]
pub struct DecodeError {
    fault: Fault,
    schema: fn() -> &'static Schema,
}

impl DecodeError {
    pub(crate) fn new(fault: Fault, schema: fn() -> &'static Schema) -> Self {
        Self { fault, schema }
    }

    /// The keyword that failed; `json` for text that is not JSON, `payload-limit` for a payload that is too large,
    /// `x-pii` for sensitive data, `payload-exclude` for an undeclared member whose name its module excludes.
    pub fn keyword(&self) -> &'static str {
        self.fault.keyword()
    }

    /// Bytes before the refused value in the text.
    pub fn offset(&self) -> usize {
        self.fault.offset()
    }

    /// The text is not JSON at all.
    pub fn is_syntax(&self) -> bool {
        matches!(self.fault.body().cause, Cause::Syntax(_))
    }

    /// All there is to say about it: the place in the payload, the place in the schema, what was expected.
    pub fn violation(&self) -> Violation {
        locate::violation(self.fault.clone(), (self.schema)())
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DecodeError").field(&self.violation()).finish()
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let violation = self.violation();
        let (place, Violation { expected, schema, .. }) = (violation.place(), &violation);
        write!(f, "{place}: expected {expected} ({schema}, at byte {})", self.offset())
    }
}

impl std::error::Error for DecodeError {}

/// A payload cannot be sent as it is.
#[derive(Clone)]
pub struct EncodeError {
    fault: Fault,
    schema: fn() -> &'static Schema,
}

impl EncodeError {
    pub(crate) fn new(fault: Fault, schema: fn() -> &'static Schema) -> Self {
        Self { fault, schema }
    }

    /// The keyword that failed: `payload-limit`, or one that spans fields.
    pub fn keyword(&self) -> &'static str {
        self.fault.keyword()
    }

    /// All there is to say about it: the place in the payload, the place in the schema, what was expected.
    pub fn violation(&self) -> Violation {
        locate::violation(self.fault.clone(), (self.schema)())
    }
}

impl fmt::Debug for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EncodeError").field(&self.violation()).finish()
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.violation().fmt(f)
    }
}

impl std::error::Error for EncodeError {}
