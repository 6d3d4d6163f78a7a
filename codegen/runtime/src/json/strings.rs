//! Strings of JSON text: borrowed as they stand where nothing is escaped.

use super::{Reader, SyntaxError, SyntaxKind};
use crate::block::{string_stop, string_stop_and_trigger};
use std::borrow::Cow;

/// How much room is made at once for a string with escapes, in bytes.
const ROOM: usize = 1024;

/// [`string_stop`] out of line: each text type has a reader of its own, and need not have this in it.
#[inline(never)]
fn stop(bytes: &[u8]) -> usize {
    string_stop(bytes)
}

/// [`string_stop_and_trigger`] out of line.
#[inline(never)]
fn stop_and_trigger(bytes: &[u8]) -> (usize, usize) {
    string_stop_and_trigger(bytes)
}

impl<'a> Reader<'a> {
    /// The string whose opening quote is next. Borrowed exactly when it has no escapes.
    ///
    /// # Errors
    /// Something else is there, or the string is not JSON's.
    #[inline]
    pub fn string(&mut self) -> Result<Cow<'a, str>, SyntaxError> {
        self.peek();
        match self.plain() {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => self.unusual().map(|text| Cow::Owned(text.to_owned())),
        }
    }

    /// The string whose opening quote is at the cursor, if it has no escapes; else nothing is read.
    #[inline(always)]
    pub(crate) fn plain(&mut self) -> Option<&'a str> {
        let [b'"', inner @ ..] = self.rest else { return None };
        self.take(inner, stop(inner))
    }

    /// As [`Reader::plain`], with the offset in the text from which on there may be something for a detector; beyond
    /// its end if there is not.
    #[inline(always)]
    pub(crate) fn plain_and_trigger(&mut self) -> Option<(&'a str, usize)> {
        let [b'"', inner @ ..] = self.rest else { return None };
        let (end, trigger) = stop_and_trigger(inner);
        Some((self.take(inner, end)?, trigger))
    }

    /// Steps over `end` bytes of what follows an opening quote, and the closing quote, if it is there.
    #[inline(always)]
    fn take(&mut self, inner: &'a [u8], end: usize) -> Option<&'a str> {
        let [b'"', rest @ ..] = inner.get(end..)? else { return None };
        let start = self.text.len() - inner.len();
        let text = self.text.get(start..start + end)?;
        self.rest = rest;
        Some(text)
    }

    /// A string with escapes, or none at all.
    #[cold]
    pub(crate) fn unusual(&mut self) -> Result<&str, SyntaxError> {
        if !self.eat(b'"') {
            return Err(self.unexpected());
        }
        let mut text = std::mem::take(&mut self.scratch);
        text.clear();
        let read = self.unescape(&mut text);
        self.scratch = text;
        read?;
        Ok(&self.scratch)
    }

    /// The rest of a string, from after its opening quote to its closing one.
    fn unescape(&mut self, text: &mut String) -> Result<(), SyntaxError> {
        // What is left is the most that the string can be, and nearly all of the texts read here are short.
        text.reserve(self.rest.len().min(ROOM));
        loop {
            let start = self.offset();
            let end = stop(self.rest);
            text.push_str(self.between(start, start + end));
            self.advance(end);
            loop {
                match self.rest.first() {
                    Some(b'\\') => text.push(self.escape()?),
                    Some(b'"') => {
                        self.advance(1);
                        return Ok(());
                    }
                    Some(..b' ') => return Err(self.error(SyntaxKind::ControlCharacter)),
                    Some(_) => break,
                    None => return Err(self.error(SyntaxKind::UnexpectedEnd)),
                }
            }
        }
    }

    /// The character that the escape at the cursor stands for.
    #[inline]
    fn escape(&mut self) -> Result<char, SyntaxError> {
        let start = self.offset();
        let [_, byte, rest @ ..] = self.rest else {
            return Err(SyntaxError { offset: self.text.len(), kind: SyntaxKind::UnexpectedEnd });
        };
        self.rest = rest;
        let plain = match byte {
            b'u' => return self.unicode(start),
            b'"' | b'\\' | b'/' => char::from(*byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            _ => {
                return Err(SyntaxError { offset: start, kind: SyntaxKind::BadEscape });
            }
        };
        Ok(plain)
    }

    fn unicode(&mut self, start: usize) -> Result<char, SyntaxError> {
        let lone = SyntaxError { offset: start, kind: SyntaxKind::LoneSurrogate };
        let unit = self.unit(start)?;
        let code = match unit {
            0xd800..=0xdbff => {
                if !self.eat_all(b"\\u") {
                    return Err(lone);
                }
                match self.unit(self.offset() - 2)? {
                    low @ 0xdc00..=0xdfff => 0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00),
                    _ => return Err(lone),
                }
            }
            _ => unit,
        };
        char::from_u32(code).ok_or(lone)
    }

    /// Four hexadecimal digits.
    #[inline]
    fn unit(&mut self, start: usize) -> Result<u32, SyntaxError> {
        let Some(digits) = self.chunk::<4>() else {
            return Err(SyntaxError { offset: self.text.len(), kind: SyntaxKind::UnexpectedEnd });
        };
        let [a, b, c, d] = digits.map(|digit| u32::from(DIGITS[usize::from(digit)]));
        if (a | b | c | d) > 15 {
            return Err(SyntaxError { offset: start, kind: SyntaxKind::BadEscape });
        }
        self.advance(4);
        Ok((a << 12) | (b << 8) | (c << 4) | d)
    }
}

/// What each hexadecimal digit counts; 255 for all other bytes.
static DIGITS: [u8; 256] = {
    let mut digits = [255; 256];
    let mut byte = 0;
    while byte < 128 {
        if let Some(digit) = (byte as u8 as char).to_digit(16) {
            digits[byte] = digit as u8;
        }
        byte += 1;
    }
    digits
};

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, SyntaxKind> {
        let mut reader = Reader::from_text(text).map_err(|e| e.kind)?;
        let read = reader.string().map(Cow::into_owned).map_err(|e| e.kind)?;
        reader.finish().map_err(|e| e.kind)?;
        Ok(read)
    }

    #[test]
    fn agrees_with_another_reader() {
        let cases = [
            r#""""#,
            r#""a""#,
            r#""\n\t\b\f\r\/\\\"""#,
            r#""\u00e9\u20AC\ud83d\uDE00""#,
            r#""\ud83d""#,
            r#""\udE00""#,
            r#""\ud83d\n""#,
            r#""\ud83dx""#,
            r#""\ud83d\ud83d""#,
            r#""\u12""#,
            r#""\u12g4""#,
            r#""\u+123""#,
            r#""\x""#,
            r#""\"#,
            r#"""#,
            "\"a\nb\"",
            "\"\u{7f}é€😀\"",
            r#""0123456789abcdef0123456789abcdef""#,
            r#""0123456789abcd\u0065f""#,
            "\"\u{0}\"",
            r#""\u0000""#,
            "\"abc\\u00e9",
        ];
        for case in cases {
            assert_eq!(read(case).ok(), serde_json::from_str::<String>(case).ok(), "{case}");
        }
        assert_eq!(read(r#""\udE00x""#), Err(SyntaxKind::LoneSurrogate));
        assert_eq!(read("\"a\u{1}\""), Err(SyntaxKind::ControlCharacter));
    }
}
