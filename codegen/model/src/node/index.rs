//! From JSON Pointers to places, so that the model can forget the JSON and still say where things stood.

use super::{Node, Value, array_index, unescape_token};
use crate::source::Span;

/// The spans of one document by JSON Pointer.
///
/// There is one for every document of a model, and it is asked about few places: hence a list of the values in the order
/// of the text, half of whose length is skipped with every sibling, and no table of pointers.
#[derive(Clone, Debug)]
pub struct SpanIndex {
    /// The root is the first.
    entries: Box<[Entry]>,
    /// The names of all members, one after the other.
    names: Box<str>,
    root: Span,
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
    /// Indexes every value of a document.
    pub fn new(root: &Node) -> Self {
        let (mut entries, mut names) = (Vec::new(), String::new());
        add(root, None, &mut entries, &mut names);
        Self { entries: entries.into(), names: names.into(), root: root.span }
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
        self.walk(pointer).1
    }

    fn nearest(&self, pointer: &str) -> (Span, Option<Span>) {
        let span = |(start, end)| Span { source: self.root.source, start, end };
        match self.entries.get(self.walk(pointer).0) {
            Some(entry) => (span(entry.value), entry.name.map(|[name, _]| span(name))),
            None => (self.root, None),
        }
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
        let end = self.entries.get(parent)?.end as usize;
        let (name, index) = (unescape_token(token), array_index(token));
        let (mut at, mut position) = (parent + 1, 0);
        while at < end {
            let entry = self.entries.get(at)?;
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

/// Adds a value and all below it. Texts are shorter than `u32::MAX`, see [`super::MAX_BYTES`].
fn add(node: &Node, name: Option<[(u32, u32); 2]>, entries: &mut Vec<Entry>, names: &mut String) {
    let at = entries.len();
    entries.push(Entry { value: (node.span.start, node.span.end), name, end: 0 });
    match &node.value {
        Value::Object(members) => {
            for member in members {
                let start = length(names.len());
                names.push_str(&member.name);
                let text = (start, length(names.len()));
                let span = (member.name_span.start, member.name_span.end);
                add(&member.node, Some([span, text]), entries, names);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| add(item, None, entries, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    entries[at].end = length(entries.len());
}

fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::SpanIndex;
    use crate::node::parse;
    use crate::source::SourceId;

    #[test]
    fn pointers_lead_to_values_names_and_nearest_ancestors() {
        let text = r#"{"a":{"b/c":[1,{"~":2}],"":3},"d":4}"#;
        let index = SpanIndex::new(&parse(SourceId(0), text).unwrap());
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
