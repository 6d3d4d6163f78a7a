//! JSON with the byte span of every key and value.

mod de;
mod index;
mod parse;

pub use de::{Error as DataError, from_node};
pub use index::SpanIndex;
pub use parse::{MAX_BYTES, MAX_DEPTH, parse};

use crate::source::Span;
use eventwright_runtime::json::{Number, Tree};

/// A JSON value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// The value's text, quotes and brackets included.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// What a [`Node`] holds.
#[derive(Clone, Debug)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string, unescaped.
    String(String),
    /// An array.
    Array(Vec<Node>),
    /// An object, members in the order of the text, names unique.
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Clone, Debug)]
pub struct Member {
    /// The name, unescaped.
    pub name: String,
    /// The name's text, quotes included.
    pub name_span: Span,
    /// The value.
    pub node: Node,
}

impl Node {
    /// The members of an object; nothing for any other value.
    pub fn members(&self) -> &[Member] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The member of that name.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.members().iter().find(|member| member.name == name).map(|member| &member.node)
    }

    /// The items of an array; nothing for any other value.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::Array(items) => items,
            _ => &[],
        }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// What kind of value it is, with its article, for messages.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }

    /// The value without its spans.
    pub fn to_tree(&self) -> Tree {
        match &self.value {
            Value::Null => Tree::Null,
            Value::Bool(value) => Tree::Bool(*value),
            Value::Number(number) => Tree::Number(*number),
            Value::String(text) => Tree::String(text.as_str().into()),
            Value::Array(items) => Tree::Array(items.iter().map(Self::to_tree).collect()),
            Value::Object(members) => Tree::Object(
                members.iter().map(|member| (member.name.as_str().into(), member.node.to_tree())).collect(),
            ),
        }
    }

    /// The value at a JSON Pointer (RFC 6901), unescaped reference tokens and all.
    pub fn pointer(&self, pointer: &str) -> Option<&Node> {
        if pointer.is_empty() {
            return Some(self);
        }
        let mut node = self;
        for token in pointer.strip_prefix('/')?.split('/') {
            let token = unescape_token(token);
            node = match &node.value {
                Value::Object(_) => node.get(&token)?,
                Value::Array(items) => items.get(array_index(&token)?)?,
                _ => return None,
            };
        }
        Some(node)
    }
}

/// A reference token as an array index: no sign, no leading zero (RFC 6901, section 4).
fn array_index(token: &str) -> Option<usize> {
    let plain = token.bytes().all(|byte| byte.is_ascii_digit()) && (token == "0" || !token.starts_with('0'));
    if plain { token.parse().ok() } else { None }
}

/// A reference token without its escapes (RFC 6901, section 4).
pub fn unescape_token(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// A name as a reference token (RFC 6901, section 3).
pub fn escape_token(name: &str) -> String {
    // Hardly any name has something to escape.
    if !name.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        return name.to_owned();
    }
    name.replace('~', "~0").replace('/', "~1")
}
