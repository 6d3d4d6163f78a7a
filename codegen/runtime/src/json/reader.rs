//! A cursor over JSON text whose encoding has been checked.

use super::{Names, SyntaxError, SyntaxKind};
use crate::block::{Block, find};
use crate::detect::Categories;
use std::borrow::Cow;

/// How many arrays and objects may stand within one another.
pub const MAX_DEPTH: u16 = 127;

/// A cursor over JSON text, which reads values one after the other.
///
/// Invariants: the text is UTF-8, and the cursor stands at a character border whenever a method returns.
#[derive(Debug)]
pub struct Reader<'a> {
    pub(super) text: &'a str,
    /// What has not been read yet: the end of `text`. One slice instead of an index, so that each look at the next bytes
    /// compares with one length.
    pub(super) rest: &'a [u8],
    depth: u16,
    /// Undeclared members of closed objects are skipped instead of refused.
    pub(crate) tolerant: bool,
    /// Where the value of a member begins that is a list: the innermost that is being read.
    pub(crate) list: usize,
    /// What must not occur in the strings of skipped values.
    pub(crate) scan: Categories,
    /// The names that no undeclared member may have, as [`crate::detect::excluded`] spells them.
    pub(crate) excluded: &'static [&'static str],
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

    /// The text before an offset.
    pub(crate) fn before(&self, offset: usize) -> &'a str {
        self.text.get(..offset).unwrap_or_default()
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
            rest: text.as_bytes(),
            depth: 0,
            tolerant: false,
            list: 0,
            scan: Categories::NONE,
            excluded: &[],
            scratch: String::new(),
            growth: 0,
        })
    }

    /// Bytes read so far.
    #[inline]
    pub fn offset(&self) -> usize {
        self.text.len() - self.rest.len()
    }

    /// The text between two offsets; empty where they are no borders of it.
    #[inline]
    pub fn between(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Skips white space and looks at the next byte.
    #[inline(always)]
    pub fn peek(&mut self) -> Option<u8> {
        match self.rest.first() {
            Some(&byte) if byte > b' ' => Some(byte),
            _ => self.peek_far(),
        }
    }

    #[cold]
    #[inline(never)]
    fn peek_far(&mut self) -> Option<u8> {
        while let [byte, rest @ ..] = self.rest {
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(*byte);
            }
            self.rest = rest;
        }
        None
    }

    /// Steps over `byte` if it is the next one.
    #[inline(always)]
    pub(crate) fn eat(&mut self, byte: u8) -> bool {
        match self.rest {
            [first, rest @ ..] if *first == byte => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    /// Steps over `expected` if the text goes on with it.
    #[inline(always)]
    pub(crate) fn eat_all(&mut self, expected: &[u8]) -> bool {
        match self.rest.strip_prefix(expected) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// What has not been read yet.
    #[inline(always)]
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// The next `N` bytes as they are.
    #[inline(always)]
    pub(crate) fn chunk<const N: usize>(&self) -> Option<&'a [u8; N]> {
        self.rest.first_chunk::<N>()
    }

    /// Moves the cursor over bytes that have been looked at.
    #[inline(always)]
    pub(crate) fn advance(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    /// The cursor is at `offset` again.
    #[inline(always)]
    pub(crate) fn seek(&mut self, offset: usize) {
        self.rest = self.text.as_bytes().get(offset..).unwrap_or_default();
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
            return Err(SyntaxError { offset: self.offset() - 1, kind: SyntaxKind::TooDeep });
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
        match self.rest {
            [b',', next, ..] if !first && *next > b' ' && *next != b']' => {
                self.advance(1);
                Ok(true)
            }
            _ => self.element_far(first),
        }
    }

    fn element_far(&mut self, first: bool) -> Result<bool, SyntaxError> {
        match self.peek() {
            Some(b']') => {
                self.advance(1);
                self.leave();
                Ok(false)
            }
            Some(b',') if !first => {
                self.advance(1);
                self.eat(b' ');
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
                self.advance(1);
                self.leave();
                return Ok(None);
            }
            Some(b',') if !first => {
                self.advance(1);
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
        if !self.eat(b':') {
            return Err(self.unexpected());
        }
        self.eat(b' ');
        Ok(())
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
                let mut start = self.offset();
                while let Some(name) = self.name(names.is_empty())? {
                    if !names.insert(name) {
                        return Err(SyntaxError { offset: start, kind: SyntaxKind::DuplicateMember });
                    }
                    self.skip()?;
                    start = self.offset();
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
        loop {
            let at = brackets_or_quote(self.rest);
            self.advance(at);
            let Some(&byte) = self.rest.first() else {
                return Err(self.unexpected());
            };
            match byte {
                b'"' => {
                    if self.plain().is_none() {
                        self.unusual()?;
                    }
                    continue;
                }
                b'{' | b'[' => {
                    if self.depth + depth == MAX_DEPTH {
                        return Err(self.error(SyntaxKind::TooDeep));
                    }
                    open = (open << 1) | u128::from(byte == b'{');
                    depth += 1;
                }
                _ => {
                    if (open & 1 == 1) != (byte == b'}') {
                        return Err(self.unexpected());
                    }
                    open >>= 1;
                    depth -= 1;
                }
            }
            self.advance(1);
            if depth == 0 {
                return Ok(());
            }
        }
    }

    /// What is wrong here.
    #[cold]
    pub(crate) fn error(&self, kind: SyntaxKind) -> SyntaxError {
        SyntaxError { offset: self.offset(), kind }
    }

    /// The byte here is not what JSON has at this place.
    #[cold]
    pub(crate) fn unexpected(&self) -> SyntaxError {
        self.error(if self.rest.is_empty() { SyntaxKind::UnexpectedEnd } else { SyntaxKind::UnexpectedByte })
    }
}

/// The index of the first bracket or quote; the length of `bytes` if there is none.
fn brackets_or_quote(bytes: &[u8]) -> usize {
    let each = |at: usize, block: Block| {
        // A bit apart from one another, `[` and `{` are the same letter in two cases, and so are `]` and `}`.
        let lower = block.lower();
        let found = (lower.equal(b'{') | lower.equal(b'}') | block.equal(b'"')).bits();
        (found != 0).then(|| at + found.trailing_zeros() as usize)
    };
    find(bytes, 0, each).unwrap_or(bytes.len())
}

#[cold]
fn not_utf8(bytes: &[u8]) -> SyntaxError {
    let offset = simdutf8::compat::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    SyntaxError { offset, kind: SyntaxKind::NotUtf8 }
}
