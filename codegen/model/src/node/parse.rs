//! Strict JSON (RFC 8259) with spans: nothing lenient, every refusal located.

use super::{Member, Node, Value};
use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span};
use eventwright_runtime::json::Number;
use std::collections::HashMap;

/// Deepest nesting of arrays and objects that is read.
pub const MAX_DEPTH: usize = 128;

/// Largest schema file that is read, in bytes: a hundred times what a large contract needs.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// Parses a whole document. Text problems stop at the first; duplicate members are all reported.
///
/// # Errors
/// The located problems: `not-json`, `duplicate-member`, `too-deep`, `too-large`, `byte-order-mark`.
pub fn parse(source: SourceId, text: &str) -> Result<Node, Vec<Diagnostic>> {
    let mut parser = Parser { source, text, at: 0, depth: 0, duplicates: Vec::new() };
    if text.len() > MAX_BYTES {
        let message = format!("the file is larger than {MAX_BYTES} bytes, the most a schema may take");
        return Err(vec![Diagnostic::error("too-large", Span::top(source), message)]);
    }
    if text.starts_with('\u{feff}') {
        let span = Span { source, start: 0, end: 3 };
        let finding = Diagnostic::error("byte-order-mark", span, "the file begins with a byte-order mark")
            .help("save the file as UTF-8 without a byte-order mark (RFC 8259, section 8.1)")
            .edit(span, "", "remove the mark");
        return Err(vec![finding]);
    }
    match parser.document() {
        Ok(node) if parser.duplicates.is_empty() => Ok(node),
        Ok(_) => Err(parser.duplicates),
        Err(finding) => {
            parser.duplicates.push(*finding);
            Err(parser.duplicates)
        }
    }
}

type Parsed<T> = Result<T, Box<Diagnostic>>;

struct Parser<'a> {
    source: SourceId,
    text: &'a str,
    at: usize,
    depth: usize,
    duplicates: Vec<Diagnostic>,
}

impl Parser<'_> {
    fn document(&mut self) -> Parsed<Node> {
        let node = self.value()?;
        self.space();
        if self.at < self.text.len() {
            return Err(self.unexpected("the end of the file"));
        }
        Ok(node)
    }

    fn value(&mut self) -> Parsed<Node> {
        self.space();
        let start = self.at;
        let value = match self.peek() {
            Some(b'{') => self.nested(Self::object)?,
            Some(b'[') => self.nested(Self::array)?,
            Some(b'"') => Value::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => Value::Number(self.number()?),
            Some(b't') => self.word("true", Value::Bool(true))?,
            Some(b'f') => self.word("false", Value::Bool(false))?,
            Some(b'n') => self.word("null", Value::Null)?,
            _ => return Err(self.unexpected("a value")),
        };
        Ok(Node { span: self.span(start, self.at), value })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Parsed<Value>) -> Parsed<Value> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let message = format!("arrays and objects nest deeper than {MAX_DEPTH} levels");
            return Err(Box::new(Diagnostic::error("too-deep", self.span(self.at, self.at + 1), message)));
        }
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn object(&mut self) -> Parsed<Value> {
        self.at += 1;
        let mut members: Vec<Member> = Vec::new();
        let mut seen = Seen::default();
        self.space();
        if self.eat(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            self.space();
            if self.peek() != Some(b'"') {
                return Err(self.unexpected("a member name in double quotes"));
            }
            let start = self.at;
            let name = self.string()?;
            let name_span = self.span(start, self.at);
            self.space();
            if !self.eat(b':') {
                return Err(self.unexpected("`:`"));
            }
            let node = self.value()?;
            if let Some(first) = seen.before(&members, &name) {
                let finding = Diagnostic::error("duplicate-member", name_span, "this object has the member twice")
                    .label("again here")
                    .related(first, "first here")
                    .help("keep one of them: readers differ in which one they take");
                self.duplicates.push(finding);
            }
            members.push(Member { name, name_span, node });
            self.space();
            if self.eat(b'}') {
                members.shrink_to_fit();
                return Ok(Value::Object(members));
            }
            if !self.eat(b',') {
                return Err(self.unexpected("`,` or `}`"));
            }
        }
    }

    fn array(&mut self) -> Parsed<Value> {
        self.at += 1;
        let mut items = Vec::new();
        self.space();
        if self.eat(b']') {
            return Ok(Value::Array(items));
        }
        loop {
            items.push(self.value()?);
            self.space();
            if self.eat(b']') {
                items.shrink_to_fit();
                return Ok(Value::Array(items));
            }
            if !self.eat(b',') {
                return Err(self.unexpected("`,` or `]`"));
            }
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Parsed<Value> {
        if self.text[self.at..].starts_with(word) {
            self.at += word.len();
            return Ok(value);
        }
        Err(self.unexpected("a value"))
    }

    fn number(&mut self) -> Parsed<Number> {
        let start = self.at;
        self.eat(b'-');
        let digits = self.at;
        self.digits()?;
        if self.text.as_bytes()[digits] == b'0' && self.at > digits + 1 {
            let span = self.span(start, self.at);
            return Err(Box::new(Diagnostic::error("not-json", span, "a number must not begin with a zero")));
        }
        let mut integer = true;
        if self.eat(b'.') {
            integer = false;
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            integer = false;
            if !self.eat(b'+') {
                self.eat(b'-');
            }
            self.digits()?;
        }
        let literal = &self.text[start..self.at];
        let exact = if integer { integer_literal(literal) } else { None };
        let number = exact.or_else(|| literal.parse::<f64>().ok().filter(|value| value.is_finite()).map(Number::Float));
        number.ok_or_else(|| {
            let span = self.span(start, self.at);
            Box::new(Diagnostic::error("not-json", span, "the number is beyond the range of a double"))
        })
    }

    fn digits(&mut self) -> Parsed<()> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start { Err(self.unexpected("a digit")) } else { Ok(()) }
    }

    fn string(&mut self) -> Parsed<String> {
        let open = self.at;
        self.at += 1;
        let mut out = String::new();
        loop {
            let rest = &self.text[self.at..];
            let Some(stop) = rest.bytes().position(|byte| byte == b'"' || byte == b'\\' || byte < 0x20) else {
                let span = self.span(open, open + 1);
                return Err(Box::new(Diagnostic::error("not-json", span, "the string has no end")));
            };
            out.push_str(&rest[..stop]);
            self.at += stop;
            match rest.as_bytes()[stop] {
                b'"' => {
                    self.at += 1;
                    return Ok(out);
                }
                b'\\' => out.push(self.escape()?),
                _ => {
                    let span = self.span(self.at, self.at + 1);
                    let message = "a control character in a string must be written as an escape";
                    return Err(Box::new(Diagnostic::error("not-json", span, message)));
                }
            }
        }
    }

    fn escape(&mut self) -> Parsed<char> {
        let start = self.at;
        self.at += 1;
        let Some(kind) = self.peek() else {
            return Err(self.unexpected("an escape"));
        };
        self.at += 1;
        let plain = match kind {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode_escape(start),
            _ => {
                self.at = start;
                return Err(self.unexpected("one of the escapes of JSON"));
            }
        };
        Ok(plain)
    }

    fn unicode_escape(&mut self, start: usize) -> Parsed<char> {
        let first = self.hex4()?;
        let code = if (0xd800..0xdc00).contains(&first) && self.text[self.at..].starts_with("\\u") {
            self.at += 2;
            let second = self.hex4()?;
            if (0xdc00..0xe000).contains(&second) {
                0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00)
            } else {
                first
            }
        } else {
            first
        };
        char::from_u32(code).ok_or_else(|| {
            let span = self.span(start, self.at);
            Box::new(Diagnostic::error("not-json", span, "a surrogate escape without its other half"))
        })
    }

    fn hex4(&mut self) -> Parsed<u32> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4);
        let hex = digits.filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let code = hex.and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        let code = code.ok_or_else(|| self.unexpected("four hexadecimal digits"))?;
        self.at += 4;
        Ok(code)
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn unexpected(&self, wanted: &str) -> Box<Diagnostic> {
        let found = self.text[self.at..].chars().next();
        let width = found.map_or(0, char::len_utf8);
        let span = self.span(self.at, self.at + width);
        let message = match found {
            None => format!("the file ends where {wanted} should stand"),
            Some(_) => format!("expected {wanted}"),
        };
        Box::new(Diagnostic::error("not-json", span, message))
    }

    fn span(&self, start: usize, end: usize) -> Span {
        // Sources are at most MAX_BYTES long, far below u32::MAX.
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { source: self.source, start: narrow(start), end: narrow(end) }
    }
}

/// An integer literal that fits `i64` or `u64`. Minus zero is the double it names.
fn integer_literal(literal: &str) -> Option<Number> {
    if literal == "-0" {
        return None;
    }
    let signed = literal.parse::<i64>().ok().map(Number::Integer);
    signed.or_else(|| literal.parse::<u64>().ok().map(Number::Unsigned))
}

/// Finds names that an object has already. Most objects have few members, for which a table would take longer and more
/// room than they do.
#[derive(Default)]
struct Seen {
    /// Where the names of the first members stand, for objects of many.
    table: HashMap<String, Span>,
    entered: usize,
}

impl Seen {
    const FEW: usize = 24;

    /// Where the first member of this name stands.
    fn before(&mut self, members: &[Member], name: &str) -> Option<Span> {
        if members.len() < Self::FEW {
            return members.iter().find(|member| member.name == name).map(|member| member.name_span);
        }
        for member in &members[self.entered..] {
            self.table.entry(member.name.clone()).or_insert(member.name_span);
        }
        self.entered = members.len();
        self.table.get(name).copied()
    }
}
