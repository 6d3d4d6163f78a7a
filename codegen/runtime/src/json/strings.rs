//! Strings of JSON text: borrowed as they stand where nothing is escaped.

use super::{Reader, SyntaxError, SyntaxKind};
use crate::block::{string_stop, string_stop_and_trigger};
use std::borrow::Cow;

/// [`string_stop`] out of line: each text type has a reader of its own, and need not have this in it.
#[inline(never)]
fn stop(bytes: &[u8], at: usize) -> usize {
    string_stop(bytes, at)
}

/// [`string_stop_and_trigger`] out of line.
#[inline(never)]
fn stop_and_trigger(bytes: &[u8], at: usize) -> (usize, usize) {
    string_stop_and_trigger(bytes, at)
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
            None => self.unusual().map(Cow::Owned),
        }
    }

    /// The string whose opening quote is at the cursor, if it has no escapes; else nothing is read.
    #[inline(always)]
    pub(crate) fn plain(&mut self) -> Option<&'a str> {
        if self.bytes.get(self.at) != Some(&b'"') {
            return None;
        }
        let start = self.at + 1;
        let end = stop(self.bytes, start);
        if self.bytes.get(end) != Some(&b'"') {
            return None;
        }
        let text = self.text.get(start..end)?;
        self.at = end + 1;
        Some(text)
    }

    /// As [`Reader::plain`], with the offset in the text from which on there may be something for a detector; beyond
    /// its end if there is not.
    #[inline(always)]
    pub(crate) fn plain_and_trigger(&mut self) -> Option<(&'a str, usize)> {
        if self.bytes.get(self.at) != Some(&b'"') {
            return None;
        }
        let start = self.at + 1;
        let (end, trigger) = stop_and_trigger(self.bytes, start);
        if self.bytes.get(end) != Some(&b'"') {
            return None;
        }
        let text = self.text.get(start..end)?;
        self.at = end + 1;
        Some((text, trigger.wrapping_sub(start)))
    }

    /// A string with escapes, or none at all.
    #[cold]
    pub(crate) fn unusual(&mut self) -> Result<String, SyntaxError> {
        if !self.eat(b'"') {
            return Err(self.unexpected());
        }
        let start = self.at;
        self.at = stop(self.bytes, start);
        self.escaped(start)
    }

    /// The rest of a string that began at `start`; the cursor stands at the first byte that is not plain.
    fn escaped(&mut self, start: usize) -> Result<String, SyntaxError> {
        let mut text = String::with_capacity((self.at - start) * 2 + 16);
        let mut plain = start;
        loop {
            text.push_str(self.between(plain, self.at));
            match self.bytes.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.push(self.escape()?),
                Some(_) => return Err(self.error(SyntaxKind::ControlCharacter)),
                None => return Err(self.error(SyntaxKind::UnexpectedEnd)),
            }
            plain = self.at;
            self.at = stop(self.bytes, plain);
        }
    }

    /// The character that the escape at the cursor stands for.
    fn escape(&mut self) -> Result<char, SyntaxError> {
        let start = self.at;
        let Some(&byte) = self.bytes.get(start + 1) else {
            return Err(SyntaxError { offset: self.bytes.len(), kind: SyntaxKind::UnexpectedEnd });
        };
        self.at += 2;
        let plain = match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(start),
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
                match self.unit(self.at - 2)? {
                    low @ 0xdc00..=0xdfff => 0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00),
                    _ => return Err(lone),
                }
            }
            _ => unit,
        };
        char::from_u32(code).ok_or(lone)
    }

    /// Four hexadecimal digits.
    fn unit(&mut self, start: usize) -> Result<u32, SyntaxError> {
        let Some(digits) = self.bytes.get(self.at..self.at + 4) else {
            return Err(SyntaxError { offset: self.bytes.len(), kind: SyntaxKind::UnexpectedEnd });
        };
        let mut unit = 0;
        for &digit in digits {
            let Some(value) = char::from(digit).to_digit(16) else {
                return Err(SyntaxError { offset: start, kind: SyntaxKind::BadEscape });
            };
            unit = unit * 16 + value;
        }
        self.at += 4;
        Ok(unit)
    }
}

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
