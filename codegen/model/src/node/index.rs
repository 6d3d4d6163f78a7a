//! From JSON Pointers to places, so that the model can forget the JSON and still say where things stood.

use super::{Node, Value, array_index, parse, unescape_token};
use crate::source::{SourceId, Span};
use std::sync::{Arc, OnceLock};

/// The spans of one document by JSON Pointer.
///
/// Every document of a model has one, and few are ever asked, those that something is said about: hence it is made from
/// the text when the first question comes.
#[derive(Clone, Debug)]
pub struct SpanIndex {
    source: SourceId,
    text: Arc<str>,
    entries: OnceLock<Entries>,
}

/// The values of a document in the order of its text.
#[derive(Clone, Debug, Default)]
struct Entries {
    /// The root is the first.
    list: Vec<Entry>,
    /// The names of all members, one after the other.
    names: String,
}

/// A value, without its source.
#[derive(Clone, Copy, Debug)]
struct Entry {
    value: (u32, u32),
    /// The span of the member's name, and where its unescaped text stands in `names`.
    name: Option<[(u32, u32); 2]>,
    /// The number of the first entry that is not below this one.
    end: u32,
}

impl SpanIndex {
    /// The index of a text that was parsed before.
    pub fn new(source: SourceId, text: Arc<str>) -> Self {
        Self { source, text, entries: OnceLock::new() }
    }

    fn entries(&self) -> &Entries {
        self.entries.get_or_init(|| {
            let mut entries = Entries::default();
            if let Ok(root) = parse(self.source, &self.text) {
                entries.add(&root, None);
            }
            entries
        })
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
        self.entries().walk(pointer).1
    }

    fn nearest(&self, pointer: &str) -> (Span, Option<Span>) {
        let span = |(start, end)| Span { source: self.source, start, end };
        let entries = self.entries();
        match entries.list.get(entries.walk(pointer).0) {
            Some(entry) => (span(entry.value), entry.name.map(|[name, _]| span(name))),
            None => (Span::top(self.source), None),
        }
    }
}

impl Entries {
    /// Adds a value and all below it. Texts are shorter than `u32::MAX`, see [`super::MAX_BYTES`].
    fn add(&mut self, node: &Node, name: Option<[(u32, u32); 2]>) {
        let at = self.list.len();
        self.list.push(Entry { value: (node.span.start, node.span.end), name, end: 0 });
        match &node.value {
            Value::Object(members) => {
                for member in members {
                    let start = length(self.names.len());
                    self.names.push_str(&member.name);
                    let text = (start, length(self.names.len()));
                    let span = (member.name_span.start, member.name_span.end);
                    self.add(&member.node, Some([span, text]));
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.add(item, None)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
        self.list[at].end = length(self.list.len());
    }

    /// The entry as far down the pointer as there are values, and whether that is its end.
    fn walk(&self, pointer: &str) -> (usize, bool) {
        let mut at = 0;
        if pointer.is_empty() {
            return (at, true);
        }
        let Some(tokens) = pointer.strip_prefix('/') else { return (at, false) };
        for token in tokens.split('/') {
            match self.child(at, token) {
                Some(below) => at = below,
                None => return (at, false),
            }
        }
        (at, true)
    }

    fn child(&self, parent: usize, token: &str) -> Option<usize> {
        let end = self.list.get(parent)?.end as usize;
        let (name, index) = (unescape_token(token), array_index(token));
        let (mut at, mut position) = (parent + 1, 0);
        while at < end {
            let entry = self.list.get(at)?;
            let found = match entry.name {
                Some([_, (start, end)]) => self.names.get(start as usize..end as usize) == Some(&name),
                None => index == Some(position),
            };
            if found {
                return Some(at);
            }
            (at, position) = (entry.end as usize, position + 1);
        }
        None
    }
}

fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::SpanIndex;
    use crate::source::SourceId;

    #[test]
    fn pointers_lead_to_values_names_and_nearest_ancestors() {
        let text = r#"{"a":{"b/c":[1,{"~":2}],"":3},"d":4}"#;
        let index = SpanIndex::new(SourceId(0), text.into());
        let cut = |span: crate::source::Span| &text[span.start as usize..span.end as usize];
        for (pointer, value, name, exact) in [
            ("", text, text, true),
            ("/a/b~1c", r#"[1,{"~":2}]"#, r#""b/c""#, true),
            ("/a/b~1c/0", "1", "1", true),
            ("/a/b~1c/1/~0", "2", r#""~""#, true),
            ("/a/", "3", r#""""#, true),
            ("/d", "4", r#""d""#, true),
            ("/d/x", "4", r#""d""#, false),
            ("/a/b~1c/2", r#"[1,{"~":2}]"#, r#""b/c""#, false),
            ("/a/b~1c/01", r#"[1,{"~":2}]"#, r#""b/c""#, false),
            ("/e/f", text, text, false),
            ("a", text, text, false),
        ] {
            assert_eq!((cut(index.value(pointer)), cut(index.name(pointer))), (value, name), "{pointer}");
            assert_eq!(index.contains(pointer), exact, "{pointer}");
        }
    }
}
