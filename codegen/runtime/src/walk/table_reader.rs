//! Reads the JSON text of tables: trusted, compact, written by this crate.

use crate::json::{Number, Tree};

/// Deeper values than this do not occur: instances end at 128, and tables add less than ten levels.
const DEPTH: u32 = 150;

/// The value of a whole text.
pub(super) fn read(text: &str) -> Option<Tree> {
    let mut reader = Reader { text, at: 0 };
    let tree = reader.value(0)?;
    (reader.at == text.len()).then_some(tree)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn take(&mut self, token: &str) -> Option<()> {
        let found = self.rest().starts_with(token);
        self.at += if found { token.len() } else { 0 };
        found.then_some(())
    }

    fn value(&mut self, depth: u32) -> Option<Tree> {
        if depth > DEPTH {
            return None;
        }
        match self.rest().as_bytes().first()? {
            b'n' => self.take("null").map(|()| Tree::Null),
            b't' => self.take("true").map(|()| Tree::Bool(true)),
            b'f' => self.take("false").map(|()| Tree::Bool(false)),
            b'"' => self.string().map(Tree::String),
            b'[' => self.array(depth),
            b'{' => self.object(depth),
            _ => self.number(),
        }
    }

    fn array(&mut self, depth: u32) -> Option<Tree> {
        self.take("[")?;
        let mut items = Vec::new();
        if self.take("]").is_some() {
            return Some(Tree::Array(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.take(",").is_none() {
                return self.take("]").map(|()| Tree::Array(items));
            }
        }
    }

    fn object(&mut self, depth: u32) -> Option<Tree> {
        self.take("{")?;
        let mut members = Vec::new();
        if self.take("}").is_some() {
            return Some(Tree::Object(members));
        }
        loop {
            let name = self.string()?;
            self.take(":")?;
            members.push((name, self.value(depth + 1)?));
            if self.take(",").is_none() {
                return self.take("}").map(|()| Tree::Object(members));
            }
        }
    }

    fn string(&mut self) -> Option<Box<str>> {
        self.take("\"")?;
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let end = rest.find(['"', '\\'])?;
            text.push_str(rest.get(..end)?);
            self.at += end;
            if self.take("\"").is_some() {
                return Some(text.into());
            }
            // The writer escapes quotes, backslashes and controls, the latter always by number.
            let rest = self.rest();
            match rest.as_bytes().get(1)? {
                b'u' => {
                    text.push(char::from_u32(u32::from_str_radix(rest.get(2..6)?, 16).ok()?)?);
                    self.at += 6;
                }
                other => {
                    text.push(char::from(*other));
                    self.at += 2;
                }
            }
        }
    }

    fn number(&mut self) -> Option<Tree> {
        let rest = self.rest();
        let end = rest.find([',', ']', '}']).unwrap_or(rest.len());
        let literal = rest.get(..end)?;
        self.at += end;
        // The standard library's float parser rounds correctly, so the shortest text gives the same double.
        let number = if let Ok(integer) = literal.parse() {
            Number::Integer(integer)
        } else if let Ok(integer) = literal.parse() {
            Number::Unsigned(integer)
        } else {
            Number::Float(literal.parse().ok().filter(|float: &f64| float.is_finite())?)
        };
        Some(Tree::Number(number))
    }
}
