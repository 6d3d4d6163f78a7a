//! Where in the instance the walk is, without allocating until somebody asks.

use super::{Keyword, Schema};
use crate::detect::{self, Categories};
use crate::format::Format;
use std::fmt::Write;

/// A path from the root of the instance, linked through the stack.
pub(super) enum Place<'a> {
    Root,
    Member(&'a Place<'a>, &'a str),
    Item(&'a Place<'a>, usize),
}

/// What stands for a member name that must not be repeated.
pub(crate) const MASK: &str = "[masked]";

/// Names up to this length are shown when they look like names that a programmer chose.
const LONGEST_NAME: usize = 64;

impl Place<'_> {
    /// The path as a JSON Pointer (RFC 6901).
    pub(super) fn pointer(&self, schema: &Schema) -> String {
        let mut text = String::new();
        self.write(&mut text, schema);
        text
    }

    /// The name of the member that the one here stands below; lists and objects that say nothing are passed over.
    pub(super) fn above(&self) -> Option<&str> {
        let (Self::Member(parent, _) | Self::Item(parent, _)) = self else { return None };
        let mut at = *parent;
        loop {
            at = match at {
                Self::Root => return None,
                Self::Item(parent, _) => parent,
                Self::Member(parent, name) if detect::is_transparent(name) => parent,
                Self::Member(_, name) => return Some(name),
            };
        }
    }

    fn write(&self, text: &mut String, schema: &Schema) {
        match self {
            Self::Root => {}
            Self::Member(parent, name) => {
                parent.write(text, schema);
                text.push('/');
                if may_show(name, schema) {
                    escape(name, text);
                } else {
                    text.push_str(MASK);
                }
            }
            Self::Item(parent, index) => {
                parent.write(text, schema);
                // Writing to a string cannot fail.
                let _ = write!(text, "/{index}");
            }
        }
    }
}

/// Appends a name as a reference token: `~` and `/` are escaped.
pub(crate) fn escape(name: &str, text: &mut String) {
    for char in name.chars() {
        match char {
            '~' => text.push_str("~0"),
            '/' => text.push_str("~1"),
            _ => text.push(char),
        }
    }
}

/// Whether a member's name may be repeated in a message: it is in the schema, or nothing about it looks like data.
pub(crate) fn may_show(name: &str, schema: &Schema) -> bool {
    let plain = name.len() <= LONGEST_NAME
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.$".contains(&byte))
        && name.bytes().filter(u8::is_ascii_digit).count() < 5
        && detect::scan(name, Categories::ALL).is_none();
    plain || Format::Uuid.is_valid(name) || schema.declares(name)
}

impl Schema {
    /// Whether some subschema names the member.
    fn declares(&self, name: &str) -> bool {
        self.nodes.iter().flat_map(|node| &node.keywords).any(|keyword| match keyword {
            Keyword::Properties(members) => members.iter().any(|(member, _)| **member == *name),
            Keyword::Required(members) => members.iter().any(|member| **member == *name),
            _ => false,
        })
    }
}
