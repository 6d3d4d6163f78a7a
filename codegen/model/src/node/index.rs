//! From JSON Pointers to places, so that the model can forget the JSON and still say where things stood.

use super::{Node, Value, escape_token};
use crate::source::Span;
use std::collections::HashMap;

/// The spans of one document by JSON Pointer.
#[derive(Clone, Debug)]
pub struct SpanIndex {
    root: Span,
    /// Per pointer the span of the value and, for members, of the name.
    spans: HashMap<Box<str>, (Span, Option<Span>)>,
}

impl SpanIndex {
    /// Indexes every value of a document.
    pub fn new(root: &Node) -> Self {
        let mut index = Self { root: root.span, spans: HashMap::new() };
        index.add(root, &mut String::new());
        index
    }

    fn add(&mut self, node: &Node, pointer: &mut String) {
        let length = pointer.len();
        match &node.value {
            Value::Object(members) => {
                for member in members {
                    pointer.push('/');
                    pointer.push_str(&escape_token(&member.name));
                    let spans = (member.node.span, Some(member.name_span));
                    self.spans.insert(pointer.as_str().into(), spans);
                    self.add(&member.node, pointer);
                    pointer.truncate(length);
                }
            }
            Value::Array(items) => {
                for (position, item) in items.iter().enumerate() {
                    pointer.push('/');
                    pointer.push_str(&position.to_string());
                    self.spans.insert(pointer.as_str().into(), (item.span, None));
                    self.add(item, pointer);
                    pointer.truncate(length);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// The span of the value at a pointer, else of its nearest ancestor that exists.
    pub fn value(&self, pointer: &str) -> Span {
        self.nearest(pointer).0
    }

    /// The span of the member name at a pointer; of the value where there is no name.
    pub fn name(&self, pointer: &str) -> Span {
        let (value, name) = self.nearest(pointer);
        name.unwrap_or(value)
    }

    /// Whether there is a value at that very pointer.
    pub fn contains(&self, pointer: &str) -> bool {
        pointer.is_empty() || self.spans.contains_key(pointer)
    }

    fn nearest(&self, mut pointer: &str) -> (Span, Option<Span>) {
        loop {
            if let Some(spans) = self.spans.get(pointer) {
                return *spans;
            }
            match pointer.rfind('/') {
                Some(slash) => pointer = &pointer[..slash],
                None => return (self.root, None),
            }
        }
    }
}
