//! A cursor over JSON text whose encoding has been checked.

use super::{Names, SyntaxError, SyntaxKind};
use crate::detect::Categories;
use std::borrow::Cow;

/// How many arrays and objects may stand within one another.
pub const MAX_DEPTH: u16 = 128;

/// A cursor over JSON text, which reads values one after the other.
///
/// Invariants: the text is UTF-8, and the cursor stands at a character border whenever a method returns.
#[derive(Debug)]
pub struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    depth: u16,
    /// Undeclared members of closed objects are skipped instead of refused.
    pub(crate) tolerant: bool,
    /// What must not occur in the strings of skipped values.
    pub(crate) scan: Categories,
    /// The string with escapes that was read last.
    pub(super) scratch: String,
    /// How many bytes the numbers read so far may grow when they are written again. Everything else shrinks.
    pub(crate) growth: usize,
}

impl<'a> Reader<'a> {
    /// A reader at the start of `bytes`.
    ///
    /// # Errors
    /// The input is not UTF-8 or begins with a byte order mark.
    pub fn new(bytes: &'a [u8]) -> Result<Self, SyntaxError> {
        match simdutf8::basic::from_utf8(bytes) {
            Ok(text) => Self::from_text(text),
            Err(_) => Err(not_utf8(bytes)),
        }
    }

    /// A reader at the start of `text`.
    ///
    /// # Errors
    /// The text begins with a byte order mark.
    pub fn from_text(text: &'a str) -> Result<Self, SyntaxError> {
        if text.starts_with('\u{feff}') {
            return Err(SyntaxError { offset: 0, kind: SyntaxKind::ByteOrderMark });
        }
        Ok(Self {
            text,
            bytes: text.as_bytes(),
            at: 0,
            depth: 0,
            tolerant: false,
            scan: Categories::NONE,
            scratch: String::new(),
            growth: 0,
        })
    }

    /// Bytes read so far.
    #[inline]
    pub fn offset(&self) -> usize {
        self.at
    }

    /// The text between two offsets; empty where they are no borders of it.
    #[inline]
    pub fn between(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Skips white space and looks at the next byte.
    #[inline(always)]
    pub fn peek(&mut self) -> Option<u8> {
        match self.bytes.get(self.at) {
            Some(&byte) if byte > b' ' => Some(byte),
            _ => self.peek_far(),
        }
    }

    #[inline]
    fn peek_far(&mut self) -> Option<u8> {
        while let Some(&byte) = self.bytes.get(self.at) {
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.at += 1;
        }
        None
    }

    /// Steps over `byte` if it is the next one.
    #[inline(always)]
    pub(crate) fn eat(&mut self, byte: u8) -> bool {
        let found = self.bytes.get(self.at) == Some(&byte);
        self.at += usize::from(found);
        found
    }

    /// Steps over `expected` if the text goes on with it.
    #[inline(always)]
    pub(crate) fn eat_all(&mut self, expected: &[u8]) -> bool {
        let found = self.bytes.get(self.at..self.at + expected.len()) == Some(expected);
        if found {
            self.at += expected.len();
        }
        found
    }

    /// The next `N` bytes as they are.
    #[inline(always)]
    pub(crate) fn chunk<const N: usize>(&self) -> Option<&'a [u8; N]> {
        self.bytes.get(self.at..)?.first_chunk::<N>()
    }

    /// Moves the cursor over bytes that have been looked at.
    #[inline(always)]
    pub(crate) fn advance(&mut self, count: usize) {
        self.at += count;
    }

    /// The cursor is at `offset` again.
    #[inline(always)]
    pub(crate) fn seek(&mut self, offset: usize) {
        self.at = offset;
    }

    /// The text must end here, white space aside.
    ///
    /// # Errors
    /// There is more.
    #[inline]
    pub fn finish(&mut self) -> Result<(), SyntaxError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.error(SyntaxKind::TrailingText)),
        }
    }

    /// `null`, where it must stand.
    ///
    /// # Errors
    /// Something else is there.
    #[inline]
    pub fn null(&mut self) -> Result<(), SyntaxError> {
        self.literal(b"null")
    }

    /// `true` or `false`, where one must stand.
    ///
    /// # Errors
    /// Something else is there.
    #[inline]
    pub fn boolean(&mut self) -> Result<bool, SyntaxError> {
        if self.peek() == Some(b't') {
            self.literal(b"true").map(|()| true)
        } else {
            self.literal(b"false").map(|()| false)
        }
    }

    #[inline]
    fn literal(&mut self, word: &[u8]) -> Result<(), SyntaxError> {
        self.peek();
        if self.eat_all(word) { Ok(()) } else { Err(self.unexpected()) }
    }

    /// Steps into an array or object whose opening bracket is next.
    ///
    /// # Errors
    /// Something else is there, or it is nested too deep.
    #[inline]
    pub(crate) fn enter(&mut self, bracket: u8) -> Result<(), SyntaxError> {
        self.peek();
        if !self.eat(bracket) {
            return Err(self.unexpected());
        }
        if self.depth == MAX_DEPTH {
            return Err(SyntaxError { offset: self.at - 1, kind: SyntaxKind::TooDeep });
        }
        self.depth += 1;
        Ok(())
    }

    /// The closing bracket has been read.
    #[inline]
    pub(crate) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Between the elements of an array: whether there is another one. `first` before the first.
    ///
    /// # Errors
    /// Neither a comma nor the closing bracket is there.
    #[inline]
    pub(crate) fn element(&mut self, first: bool) -> Result<bool, SyntaxError> {
        match self.peek() {
            Some(b']') => {
                self.at += 1;
                self.leave();
                Ok(false)
            }
            Some(b',') if !first => {
                self.at += 1;
                // `[1,]` is no array; any other wrong byte is found by whoever reads the element.
                if self.peek() == Some(b']') { Err(self.unexpected()) } else { Ok(true) }
            }
            Some(_) if first => Ok(true),
            _ => Err(self.unexpected()),
        }
    }

    /// Between the members of an object: the next name, its colon read. `first` before the first.
    ///
    /// # Errors
    /// Neither a comma with a name nor the closing bracket is there.
    #[inline]
    pub(crate) fn name(&mut self, first: bool) -> Result<Option<Cow<'a, str>>, SyntaxError> {
        match self.peek() {
            Some(b'}') => {
                self.at += 1;
                self.leave();
                return Ok(None);
            }
            Some(b',') if !first => {
                self.at += 1;
                self.peek();
            }
            Some(b'"') if first => {}
            _ => return Err(self.unexpected()),
        }
        let name = self.string()?;
        self.colon()?;
        Ok(Some(name))
    }

    /// The colon between a name and its value.
    ///
    /// # Errors
    /// Something else is there.
    #[inline]
    pub(crate) fn colon(&mut self) -> Result<(), SyntaxError> {
        self.peek();
        if self.eat(b':') { Ok(()) } else { Err(self.unexpected()) }
    }

    /// Reads over one value of any kind.
    ///
    /// # Errors
    /// It is not JSON.
    pub fn skip(&mut self) -> Result<(), SyntaxError> {
        match self.peek() {
            Some(b'"') => self.string().map(|_| ()),
            Some(b'{') => {
                self.enter(b'{')?;
                let mut names = Names::default();
                let mut start = self.at;
                while let Some(name) = self.name(names.is_empty())? {
                    if !names.insert(name) {
                        return Err(SyntaxError { offset: start, kind: SyntaxKind::DuplicateMember });
                    }
                    self.skip()?;
                    start = self.at;
                }
                Ok(())
            }
            Some(b'[') => {
                self.enter(b'[')?;
                let mut first = true;
                while self.element(first)? {
                    first = false;
                    self.skip()?;
                }
                Ok(())
            }
            Some(b't' | b'f') => self.boolean().map(|_| ()),
            Some(b'n') => self.null(),
            _ => self.number().map(|_| ()),
        }
    }

    /// Steps over one value whose brackets and quotes match, whatever else is in it.
    ///
    /// # Errors
    /// They do not match, or they are nested too deep.
    pub(crate) fn span(&mut self) -> Result<(), SyntaxError> {
        match self.peek() {
            Some(b'{' | b'[') => self.brackets(),
            _ => self.skip(),
        }
    }

    fn brackets(&mut self) -> Result<(), SyntaxError> {
        // One bit a level, set for objects.
        let (mut open, mut depth) = (0_u128, 0_u16);
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'"' => {
                    self.string()?;
                    continue;
                }
                b'{' | b'[' => {
                    if self.depth + depth == MAX_DEPTH {
                        return Err(self.error(SyntaxKind::TooDeep));
                    }
                    open = (open << 1) | u128::from(byte == b'{');
                    depth += 1;
                }
                b'}' | b']' => {
                    if (open & 1 == 1) != (byte == b'}') {
                        return Err(self.unexpected());
                    }
                    open >>= 1;
                    depth -= 1;
                }
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return Ok(());
            }
        }
        Err(self.unexpected())
    }

    /// What is wrong here.
    #[cold]
    pub(crate) fn error(&self, kind: SyntaxKind) -> SyntaxError {
        SyntaxError { offset: self.at, kind }
    }

    /// The byte here is not what JSON has at this place.
    #[cold]
    pub(crate) fn unexpected(&self) -> SyntaxError {
        self.error(if self.at < self.bytes.len() { SyntaxKind::UnexpectedByte } else { SyntaxKind::UnexpectedEnd })
    }
}

#[cold]
fn not_utf8(bytes: &[u8]) -> SyntaxError {
    let offset = simdutf8::compat::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    SyntaxError { offset, kind: SyntaxKind::NotUtf8 }
}
