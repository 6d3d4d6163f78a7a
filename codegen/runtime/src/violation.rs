//! What is wrong with an instance. Never holds a value of the instance.

use std::fmt;

/// One way in which an instance fails its schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// JSON Pointer (RFC 6901) to the failing part of the instance; names that look sensitive are masked.
    pub instance: String,
    /// JSON Pointer to the keyword in the schema, `#/properties/x/maxLength`; `file#pointer` when it is another document's.
    pub schema: String,
    /// The keyword that failed, `maxLength`; `false` for a false schema; `json` for text that is not JSON.
    pub keyword: &'static str,
    /// What was expected, a phrase that reads after "expected": "at most 200 characters".
    pub expected: String,
}

impl Violation {
    /// Where it is, in words where that is the whole.
    pub(crate) fn place(&self) -> &str {
        if self.instance.is_empty() { "the payload" } else { &self.instance }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: expected {} ({})", self.place(), self.expected, self.schema)
    }
}
