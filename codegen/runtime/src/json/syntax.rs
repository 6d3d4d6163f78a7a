//! Why a text is not JSON.

use std::fmt;

/// What is wrong with the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxKind {
    /// The input is not UTF-8.
    NotUtf8,
    /// The input begins with a byte order mark.
    ByteOrderMark,
    /// The input ends within a value.
    UnexpectedEnd,
    /// A byte that no JSON text has there.
    UnexpectedByte,
    /// Text after the value.
    TrailingText,
    /// A control character that is not escaped, within a string.
    ControlCharacter,
    /// A backslash that begins no escape of JSON.
    BadEscape,
    /// An escaped surrogate without its other half.
    LoneSurrogate,
    /// Not a number as JSON writes it.
    BadNumber,
    /// A number beyond the range of doubles.
    NumberRange,
    /// An object that has a member twice.
    DuplicateMember,
    /// Nested more than [`super::MAX_DEPTH`] levels deep.
    TooDeep,
}

impl SyntaxKind {
    /// What a reader expected instead; reads after "expected".
    pub const fn expected(self) -> &'static str {
        match self {
            Self::NotUtf8 => "UTF-8 text",
            Self::ByteOrderMark => "no byte order mark",
            Self::UnexpectedEnd => "the rest of a JSON value before the end of the input",
            Self::UnexpectedByte => "JSON",
            Self::TrailingText => "nothing after the value",
            Self::ControlCharacter => "control characters escaped within strings",
            Self::BadEscape => "an escape that JSON has",
            Self::LoneSurrogate => "both halves of an escaped surrogate pair",
            Self::BadNumber => "a number as JSON writes it",
            Self::NumberRange => "a number in the range of doubles",
            Self::DuplicateMember => "each member of an object once",
            Self::TooDeep => "at most 127 levels of nesting",
        }
    }
}

/// A text is not JSON: where and why. Holds nothing of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Bytes before the offending place.
    pub offset: usize,
    /// What is wrong there.
    pub kind: SyntaxKind,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not JSON at byte {}: expected {}", self.offset, self.kind.expected())
    }
}

impl std::error::Error for SyntaxError {}
