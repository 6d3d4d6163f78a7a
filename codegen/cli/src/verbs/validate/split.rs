//! A stream cut into events, in memory that does not grow with it.
//!
//! Two layouts occur: an event a line, and whole documents over many lines. The first line decides: when its brackets
//! and strings are closed by its end, every line is an event of its own, so that a bad line spoils no other. Else
//! documents are collected until their brackets close. Both ways, no more than a fixed number of bytes is held.

use std::io::{self, BufRead};

/// One event's text.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// The line on which it begins, from 1.
    pub(super) line: u64,
    /// Its text; not whole when it is too long.
    pub(super) bytes: Vec<u8>,
    /// Whether it has more bytes than are held.
    pub(super) too_long: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    Unknown,
    Lines,
    Documents,
}

/// The events of an input, in order.
pub(super) struct Records<R> {
    input: R,
    limit: usize,
    layout: Layout,
    /// The number of the line last read.
    line: u64,
    /// Lines read and not yet used, in documents: what follows a document's end, or the line that ended a broken one.
    rest: Option<Record>,
    /// Spent buffers, for reuse.
    spare: Vec<u8>,
}

impl<R: BufRead> Records<R> {
    /// No event's text is held beyond `limit` bytes.
    pub(super) fn new(input: R, limit: usize) -> Self {
        Self { input, limit, layout: Layout::Unknown, line: 0, rest: None, spare: Vec::new() }
    }

    /// Puts the next event into `record`; `false` at the end of the input.
    pub(super) fn next(&mut self, record: &mut Record) -> io::Result<bool> {
        match self.layout {
            Layout::Lines => self.filled_line(record),
            Layout::Documents => self.document(record),
            Layout::Unknown => {
                if !self.filled_line(record)? {
                    return Ok(false);
                }
                let mut brackets = Brackets::default();
                let closed = record.too_long || brackets.feed(&record.bytes).is_some() || !brackets.is_open();
                // A string cannot go on in the next line, so this line is broken, not unfinished.
                if closed || brackets.in_string {
                    self.layout = Layout::Lines;
                    return Ok(true);
                }
                self.layout = Layout::Documents;
                self.rest = self.next_line()?;
                let next = self.rest.as_ref().and_then(|next| next.bytes.first());
                if brackets.in_object() && next == Some(&b'{') {
                    // Within an object no line can begin so: the first line was a broken event among others.
                    self.layout = Layout::Lines;
                    return Ok(true);
                }
                self.continue_document(record, brackets)
            }
        }
    }

    /// The next line that is not blank.
    fn filled_line(&mut self, record: &mut Record) -> io::Result<bool> {
        if let Some(rest) = self.rest.take() {
            self.spare = std::mem::replace(record, rest).bytes;
            if !is_blank(record) {
                return Ok(true);
            }
        }
        while self.read_line(record)? {
            if !is_blank(record) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn next_line(&mut self) -> io::Result<Option<Record>> {
        if let Some(rest) = self.rest.take() {
            return Ok(Some(rest));
        }
        let mut record = Record { bytes: std::mem::take(&mut self.spare), ..Record::default() };
        Ok(self.read_line(&mut record)?.then_some(record))
    }

    /// One line without its end, blank or not; `false` at the end of the input.
    fn read_line(&mut self, record: &mut Record) -> io::Result<bool> {
        record.bytes.clear();
        let most = u64::try_from(self.limit).unwrap_or(u64::MAX).saturating_add(1);
        let read = io::Read::take(&mut self.input, most).read_until(b'\n', &mut record.bytes)?;
        if read == 0 {
            return Ok(false);
        }
        self.line += 1;
        record.line = self.line;
        record.too_long = false;
        if record.bytes.last() == Some(&b'\n') {
            record.bytes.pop();
        } else if read > self.limit {
            // The end of the line may come gigabytes later.
            record.bytes.truncate(self.limit);
            record.too_long = true;
            self.input.skip_until(b'\n')?;
        }
        Ok(true)
    }

    fn document(&mut self, record: &mut Record) -> io::Result<bool> {
        if !self.filled_line(record)? {
            return Ok(false);
        }
        let mut brackets = Brackets::default();
        let end = brackets.feed(&record.bytes);
        match end {
            _ if record.too_long => self.skip_document(record),
            Some(end) => {
                self.keep_rest(record, end);
                Ok(true)
            }
            None if !brackets.is_open() => Ok(true),
            None => self.continue_document(record, brackets),
        }
    }

    /// Adds lines to a document that is open.
    fn continue_document(&mut self, record: &mut Record, mut brackets: Brackets) -> io::Result<bool> {
        loop {
            // What is missing then, the parser says.
            let Some(mut next) = self.next_line()? else { return Ok(true) };
            if brackets.in_object() && !brackets.in_string && next.bytes.first() == Some(&b'{') {
                // The document before was never closed; this is another.
                self.rest = Some(next);
                return Ok(true);
            }
            let end = brackets.feed(&next.bytes);
            let taken = end.unwrap_or(next.bytes.len());
            if next.too_long || record.bytes.len() + 1 + taken > self.limit {
                record.too_long = true;
                if let (Some(end), false) = (end, next.too_long) {
                    self.keep_rest(&mut next, end);
                    return Ok(true);
                }
                return self.skip_open(record, brackets);
            }
            record.bytes.push(b'\n');
            record.bytes.extend_from_slice(&next.bytes[..taken]);
            if let Some(end) = end {
                self.keep_rest(&mut next, end);
                return Ok(true);
            }
            self.spare = next.bytes;
        }
    }

    /// What follows a document on its last line begins the next one.
    fn keep_rest(&mut self, record: &mut Record, end: usize) {
        let rest = record.bytes.split_off(end);
        let rest = Record { line: self.line, bytes: rest, too_long: false };
        if !is_blank(&rest) {
            self.rest = Some(rest);
        }
    }

    /// Passes over the rest of a document that is too long, as long as its brackets can be followed.
    fn skip_open(&mut self, record: &mut Record, mut brackets: Brackets) -> io::Result<bool> {
        while let Some(mut next) = self.next_line()? {
            if next.too_long {
                return self.skip_document(record);
            }
            if let Some(end) = brackets.feed(&next.bytes) {
                self.keep_rest(&mut next, end);
                return Ok(true);
            }
            self.spare = next.bytes;
        }
        Ok(true)
    }

    /// Passes over everything up to a line that looks like the beginning of a document.
    fn skip_document(&mut self, record: &mut Record) -> io::Result<bool> {
        record.too_long = true;
        while let Some(next) = self.next_line()? {
            if next.bytes.first() == Some(&b'{') {
                self.rest = Some(next);
                break;
            }
            self.spare = next.bytes;
        }
        Ok(true)
    }
}

fn is_blank(record: &Record) -> bool {
    !record.too_long && record.bytes.iter().all(u8::is_ascii_whitespace)
}

/// Follows brackets and strings, to find where a value ends. The parser judges everything else.
#[derive(Debug, Default)]
struct Brackets {
    /// How many are open, and of the innermost 64 which are braces.
    depth: usize,
    braces: u64,
    in_string: bool,
    escaped: bool,
}

impl Brackets {
    /// The index after the byte that closes the outermost bracket.
    fn feed(&mut self, bytes: &[u8]) -> Option<usize> {
        for (index, byte) in bytes.iter().enumerate() {
            if self.in_string {
                match byte {
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'"' => self.in_string = false,
                    _ => {}
                }
                continue;
            }
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => {
                    self.depth += 1;
                    self.braces = self.braces << 1 | u64::from(*byte == b'{');
                }
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    self.braces >>= 1;
                    if self.depth == 0 {
                        return Some(index + 1);
                    }
                }
                _ => {}
            }
        }
        None
    }

    fn is_open(&self) -> bool {
        self.depth > 0 || self.in_string
    }

    fn in_object(&self) -> bool {
        self.depth > 0 && self.braces & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::{Record, Records};

    fn check(text: &str, limit: usize, expected: &[(u64, &str)]) {
        // A small buffer, so that every border is met.
        let input = std::io::BufReader::with_capacity(3, text.as_bytes());
        let mut records = Records::new(input, limit);
        let mut record = Record::default();
        let mut found = Vec::new();
        while records.next(&mut record).unwrap_or(false) {
            let text =
                if record.too_long { "too long".into() } else { String::from_utf8_lossy(&record.bytes).into_owned() };
            found.push((record.line, text));
        }
        let expected: Vec<(u64, String)> = expected.iter().map(|(line, text)| (*line, (*text).to_owned())).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn an_event_a_line() {
        check("{\"a\":1}\n\n{\"b\":2}\r\n3", 99, &[(1, "{\"a\":1}"), (3, "{\"b\":2}\r"), (4, "3")]);
        check("", 99, &[]);
        check("\n \n", 99, &[]);
    }

    #[test]
    fn a_broken_line_spoils_no_other() {
        check("{\"a\":1\n{\"b\":2}\n{", 99, &[(1, "{\"a\":1"), (2, "{\"b\":2}"), (3, "{")]);
        check("{\"a\n{\"b\":2}\n", 99, &[(1, "{\"a"), (2, "{\"b\":2}")]);
        check("{\"a\":1}\n{\"b\n{\"c\":3}", 99, &[(1, "{\"a\":1}"), (2, "{\"b"), (3, "{\"c\":3}")]);
    }

    #[test]
    fn documents_over_many_lines() {
        check("{\n  \"a\": \"}\"\n}\n", 99, &[(1, "{\n  \"a\": \"}\"\n}")]);
        check("\n{\n\"a\": 1\n} {\"b\":\n2}\n\n[\n1]", 99, &[(2, "{\n\"a\": 1\n}"), (4, " {\"b\":\n2}"), (7, "[\n1]")]);
        check("{\n\"a\": 1,\n{\n\"b\": 2\n}", 99, &[(1, "{\n\"a\": 1,"), (3, "{\n\"b\": 2\n}")]);
        check("{\n\"a\":", 99, &[(1, "{\n\"a\":")]);
    }

    #[test]
    fn what_is_too_long_is_not_held() {
        check("{\"a\":1}\n{\"bbbbbbbbbbbb\":2}\n{\"c\":3}", 8, &[(1, "{\"a\":1}"), (2, "too long"), (3, "{\"c\":3}")]);
        check("{\n\"a\": 1111111111,\n\"b\": 2\n}\n{}", 12, &[(1, "too long"), (5, "{}")]);
        check("{\n\"a\": 1,\n\"b\": 2\n}\n{}", 12, &[(1, "too long"), (5, "{}")]);
        check("12345678", 8, &[(1, "12345678")]);
        check("12345678\n", 8, &[(1, "12345678")]);
        check("123456789", 8, &[(1, "too long")]);
    }
}
