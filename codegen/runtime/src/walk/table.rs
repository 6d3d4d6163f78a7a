//! A schema as text: what generated code carries instead of code that builds tables.
//!
//! The text is JSON: `{"nodes":[...],"anchors":[...]}`. A node is an array of where it stands, its resource, and then
//! keyword after keyword, each its name followed by its value. Subschemas are node numbers, absent ones `null`;
//! patterns are indexes into a list that travels beside the text, because automata are better kept as constants.

use super::keyword::{Keyword, NodeId, Schema, Subschema};
use super::{phrase, table_reader};
use crate::pattern::Pattern;
use std::fmt::Write;
use std::sync::{Arc, OnceLock};

impl Schema {
    /// The part of the schema that `root` can reach, as text, with the patterns it refers to by index.
    ///
    /// The root becomes node 0; the others follow in the order in which they are first referred to, so equal schemas
    /// give equal texts. Read it back with [`Schema::from_text`].
    pub fn to_text(&self, root: NodeId) -> (String, Vec<Arc<Pattern>>) {
        let mut extract = Extract {
            schema: self,
            nodes: vec![root],
            numbers: Vec::new(),
            resources: Vec::new(),
            anchors: Vec::new(),
        };
        extract.close();
        let mut writer = Writer { extract: &extract, text: String::from("{\"nodes\":["), patterns: Vec::new() };
        for (index, id) in extract.nodes.iter().enumerate() {
            if let Some(node) = self.nodes.get(*id as usize) {
                writer.text.push_str(if index == 0 { "" } else { "," });
                writer.node(node);
            }
        }
        writer.text.push_str("],\"anchors\":[");
        for (index, resource) in extract.resources.iter().enumerate() {
            writer.text.push_str(if index == 0 { "[" } else { ",[" });
            writer.anchors(*resource);
            writer.text.push(']');
        }
        writer.text.push_str("]}");
        (writer.text, writer.patterns)
    }

    /// Reads what [`Schema::to_text`] wrote; `None` when it is anything else, or `patterns` has too few entries.
    pub fn from_text(text: &str, patterns: &[&Pattern]) -> Option<Self> {
        let patterns: Vec<_> = patterns.iter().map(|pattern| Arc::new((*pattern).clone())).collect();
        let tree = table_reader::read(text)?;
        let nodes = tree.get("nodes")?.as_array()?;
        let anchors = tree.get("anchors")?.as_array()?;
        let schema = Self {
            nodes: nodes.iter().map(|node| table_reader::node(node, &patterns)).collect::<Option<_>>()?,
            anchors: anchors
                .iter()
                .map(|resource| table_reader::pairs(resource, table_reader::id))
                .map(|list| list.map(Vec::from))
                .collect::<Option<_>>()?,
        };
        let size = schema.nodes.len();
        let mut known = !schema.nodes.is_empty();
        for keyword in schema.nodes.iter().flat_map(|node| &node.keywords) {
            references(keyword, &mut |id| known &= (id as usize) < size);
        }
        known &= schema.anchors.iter().flatten().all(|(_, id)| (*id as usize) < size);
        known.then_some(schema)
    }
}

/// A schema that is read from its text when first used. Made for `static` items of generated code.
#[derive(Debug)]
pub struct LazySchema {
    text: &'static str,
    patterns: &'static [&'static Pattern],
    schema: OnceLock<Schema>,
}

impl LazySchema {
    /// Keeps what [`Schema::to_text`] wrote, unread.
    pub const fn new(text: &'static str, patterns: &'static [&'static Pattern]) -> Self {
        Self { text, patterns, schema: OnceLock::new() }
    }

    /// The schema. A text that nobody but a hand could have written gives a schema that refuses everything.
    pub fn get(&self) -> &Schema {
        self.schema.get_or_init(|| {
            let schema = Schema::from_text(self.text, self.patterns);
            debug_assert!(schema.is_some(), "the text of a schema is damaged");
            schema.unwrap_or_else(|| Schema {
                nodes: vec![Subschema { at: "#".into(), resource: 0, keywords: vec![Keyword::False] }],
                anchors: vec![Vec::new()],
            })
        })
    }
}

/// What a root reaches: nodes in their new order, resources in theirs, the names of anchors that are asked for.
struct Extract<'s> {
    schema: &'s Schema,
    nodes: Vec<NodeId>,
    /// The new number of each old one.
    numbers: Vec<u64>,
    resources: Vec<u32>,
    anchors: Vec<&'s str>,
}

impl<'s> Extract<'s> {
    fn close(&mut self) {
        let mut seen = vec![false; self.schema.nodes.len()];
        self.nodes.iter().for_each(|root| mark(&mut seen, *root));
        let mut next = 0;
        loop {
            while let Some(node) = self.nodes.get(next).and_then(|id| self.schema.nodes.get(*id as usize)) {
                next += 1;
                if !self.resources.contains(&node.resource) {
                    self.resources.push(node.resource);
                }
                for keyword in &node.keywords {
                    if let Keyword::DynamicRef { anchor: Some(name), .. } = keyword
                        && !self.anchors.contains(&&**name)
                    {
                        self.anchors.push(name);
                    }
                    references(keyword, &mut |id| {
                        if seen.get(id as usize) == Some(&false) {
                            mark(&mut seen, id);
                            self.nodes.push(id);
                        }
                    });
                }
            }
            // A dynamic reference may lead to its anchor in any resource that can be in scope. What that adds may
            // add resources and names in turn.
            let more: Vec<_> = self
                .resources
                .iter()
                .filter_map(|resource| self.schema.anchors.get(*resource as usize))
                .flatten()
                .filter(|(name, id)| self.anchors.contains(&&**name) && seen.get(*id as usize) == Some(&false))
                .map(|(_, id)| *id)
                .collect();
            if more.is_empty() {
                break;
            }
            for id in more {
                if seen.get(id as usize) == Some(&false) {
                    mark(&mut seen, id);
                    self.nodes.push(id);
                }
            }
        }
        self.numbers = vec![u64::MAX; self.schema.nodes.len()];
        for (number, id) in (0..).zip(&self.nodes) {
            if let Some(slot) = self.numbers.get_mut(*id as usize) {
                *slot = number;
            }
        }
    }
}

fn mark(seen: &mut [bool], id: NodeId) {
    if let Some(seen) = seen.get_mut(id as usize) {
        *seen = true;
    }
}

/// Calls `visit` with each subschema that a keyword refers to, in order.
pub(super) fn references(keyword: &Keyword, visit: &mut dyn FnMut(NodeId)) {
    match keyword {
        Keyword::Ref(id)
        | Keyword::DynamicRef { target: id, .. }
        | Keyword::Items(id)
        | Keyword::Contains { schema: id, .. }
        | Keyword::AdditionalProperties(id)
        | Keyword::PropertyNames(id)
        | Keyword::Not(id)
        | Keyword::UnevaluatedItems(id)
        | Keyword::UnevaluatedProperties(id) => visit(*id),
        Keyword::PrefixItems(ids) | Keyword::AllOf(ids) | Keyword::AnyOf(ids) | Keyword::OneOf(ids) => {
            ids.iter().for_each(|id| visit(*id));
        }
        Keyword::Properties(members) | Keyword::DependentSchemas(members) => {
            members.iter().for_each(|(_, id)| visit(*id));
        }
        Keyword::PatternProperties(members) => members.iter().for_each(|(_, id)| visit(*id)),
        Keyword::If { condition, then, otherwise } => {
            visit(*condition);
            then.iter().chain(otherwise).for_each(|id| visit(*id));
        }
        Keyword::False
        | Keyword::Type(_)
        | Keyword::Enum(_)
        | Keyword::Const(_)
        | Keyword::MultipleOf(_)
        | Keyword::Maximum(_)
        | Keyword::ExclusiveMaximum(_)
        | Keyword::Minimum(_)
        | Keyword::ExclusiveMinimum(_)
        | Keyword::MaxLength(_)
        | Keyword::MinLength(_)
        | Keyword::Pattern(_)
        | Keyword::Format(_)
        | Keyword::MaxJsonBytes(_)
        | Keyword::MaxItems(_)
        | Keyword::MinItems(_)
        | Keyword::UniqueItems
        | Keyword::MaxProperties(_)
        | Keyword::MinProperties(_)
        | Keyword::Required(_)
        | Keyword::DependentRequired(_)
        | Keyword::Pii(_) => {}
    }
}

struct Writer<'e, 's> {
    extract: &'e Extract<'s>,
    text: String,
    patterns: Vec<Arc<Pattern>>,
}

impl Writer<'_, '_> {
    fn node(&mut self, node: &Subschema) {
        self.text.push('[');
        phrase::string(&node.at, &mut self.text);
        self.text.push(',');
        self.number(position(&self.extract.resources, &node.resource));
        for keyword in &node.keywords {
            self.text.push(',');
            phrase::string(keyword.name(), &mut self.text);
            self.text.push(',');
            self.keyword(keyword);
        }
        self.text.push(']');
    }

    fn anchors(&mut self, resource: u32) {
        let all = self.extract.schema.anchors.get(resource as usize).map_or(&[][..], Vec::as_slice);
        let mut first = true;
        for (name, id) in all.iter().filter(|(name, _)| self.extract.anchors.contains(&&**name)) {
            self.text.push_str(if first { "" } else { "," });
            first = false;
            self.pair(name, *id);
        }
    }

    fn keyword(&mut self, keyword: &Keyword) {
        match keyword {
            Keyword::False | Keyword::UniqueItems => self.text.push_str("true"),
            Keyword::Ref(id)
            | Keyword::Items(id)
            | Keyword::AdditionalProperties(id)
            | Keyword::PropertyNames(id)
            | Keyword::Not(id)
            | Keyword::UnevaluatedItems(id)
            | Keyword::UnevaluatedProperties(id) => self.id(*id),
            Keyword::DynamicRef { anchor, target } => {
                self.text.push('[');
                match anchor {
                    Some(anchor) => phrase::string(anchor, &mut self.text),
                    None => self.text.push_str("null"),
                }
                self.text.push(',');
                self.id(*target);
                self.text.push(']');
            }
            Keyword::Type(types) => self.number(u64::from(types.0)),
            Keyword::Enum(values) => self.list(values, |writer, value| phrase::value(value, &mut writer.text)),
            Keyword::Const(value) => phrase::value(value, &mut self.text),
            Keyword::MultipleOf(number)
            | Keyword::Maximum(number)
            | Keyword::ExclusiveMaximum(number)
            | Keyword::Minimum(number)
            | Keyword::ExclusiveMinimum(number) => phrase::number(*number, &mut self.text),
            Keyword::MaxLength(limit)
            | Keyword::MinLength(limit)
            | Keyword::MaxJsonBytes(limit)
            | Keyword::MaxItems(limit)
            | Keyword::MinItems(limit)
            | Keyword::MaxProperties(limit)
            | Keyword::MinProperties(limit) => self.number(*limit),
            Keyword::Pattern(pattern) => self.pattern(pattern),
            Keyword::Format(format) => phrase::string(format.name(), &mut self.text),
            Keyword::PrefixItems(ids) | Keyword::AllOf(ids) | Keyword::AnyOf(ids) | Keyword::OneOf(ids) => {
                self.list(ids, |writer, id| writer.id(*id));
            }
            Keyword::Contains { schema, min, max } => {
                self.text.push('[');
                self.id(*schema);
                for limit in [min, max] {
                    match limit {
                        Some(limit) => {
                            self.text.push(',');
                            self.number(*limit);
                        }
                        None => self.text.push_str(",null"),
                    }
                }
                self.text.push(']');
            }
            Keyword::Properties(members) | Keyword::DependentSchemas(members) => {
                self.list(members, |writer, (name, id)| writer.pair(name, *id));
            }
            Keyword::PatternProperties(members) => self.list(members, |writer, (pattern, id)| {
                writer.text.push('[');
                writer.pattern(pattern);
                writer.text.push(',');
                writer.id(*id);
                writer.text.push(']');
            }),
            Keyword::Required(names) | Keyword::Pii(names) => self.names(names),
            Keyword::DependentRequired(members) => self.list(members, |writer, (name, names)| {
                writer.text.push('[');
                phrase::string(name, &mut writer.text);
                writer.text.push(',');
                writer.names(names);
                writer.text.push(']');
            }),
            Keyword::If { condition, then, otherwise } => {
                self.text.push('[');
                self.id(*condition);
                for consequence in [then, otherwise] {
                    self.text.push(',');
                    match consequence {
                        Some(id) => self.id(*id),
                        None => self.text.push_str("null"),
                    }
                }
                self.text.push(']');
            }
        }
    }

    fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.text.push('[');
        for (index, item) in items.iter().enumerate() {
            self.text.push_str(if index == 0 { "" } else { "," });
            write(self, item);
        }
        self.text.push(']');
    }

    fn names(&mut self, names: &[Box<str>]) {
        self.list(names, |writer, name| phrase::string(name, &mut writer.text));
    }

    fn pair(&mut self, name: &str, id: NodeId) {
        self.text.push('[');
        phrase::string(name, &mut self.text);
        self.text.push(',');
        self.id(id);
        self.text.push(']');
    }

    fn id(&mut self, id: NodeId) {
        self.number(self.extract.numbers.get(id as usize).copied().unwrap_or(u64::MAX));
    }

    fn pattern(&mut self, pattern: &Arc<Pattern>) {
        let known = self.patterns.iter().position(|one| one.source == pattern.source);
        let index = known.unwrap_or_else(|| {
            self.patterns.push(Arc::clone(pattern));
            self.patterns.len() - 1
        });
        self.number(u64::try_from(index).unwrap_or(u64::MAX));
    }

    fn number(&mut self, number: u64) {
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{number}");
    }
}

fn position<T: PartialEq>(list: &[T], wanted: &T) -> u64 {
    list.iter().position(|one| one == wanted).and_then(|index| u64::try_from(index).ok()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::json::{Number, Tree};
    use crate::walk::Types;

    fn pattern(source: &'static str) -> Arc<Pattern> {
        Arc::new(Pattern {
            source: source.into(),
            ascii: std::borrow::Cow::Owned([0; 128]),
            wide: vec![(128, 0)].into(),
            width: 2,
            next: vec![0, 0, 1, 1, 1, 1].into(),
        })
    }

    fn check(schema: &Schema, root: NodeId, expected_nodes: usize) -> Schema {
        let (text, patterns) = schema.to_text(root);
        let borrowed: Vec<_> = patterns.iter().map(AsRef::as_ref).collect();
        let read = Schema::from_text(&text, &borrowed).expect("readable");
        assert_eq!(read.nodes.len(), expected_nodes);
        // Renumbered once, a second round changes nothing: every keyword and number survived.
        assert_eq!(read.to_text(0).0, text);
        read
    }

    #[test]
    fn every_keyword_survives() {
        let names: Box<[Box<str>]> = ["a\"\u{1}ü".into()].into();
        let values = [
            Tree::Null,
            Tree::Number(Number::Float(1.1e-7)),
            Tree::Number(Number::Float(1e300)),
            Tree::Number(Number::Unsigned(u64::MAX)),
            Tree::Number(Number::Integer(i64::MIN)),
            Tree::Object(vec![("".into(), Tree::Array(vec![Tree::Bool(true)]))]),
        ];
        let keywords = vec![
            Keyword::False,
            Keyword::Ref(2),
            Keyword::DynamicRef { anchor: Some("x".into()), target: 2 },
            Keyword::DynamicRef { anchor: None, target: 2 },
            Keyword::Type(Types::ARRAY),
            Keyword::Enum(values.clone().into()),
            Keyword::Const(Tree::Array(values.into())),
            Keyword::MultipleOf(Number::Float(0.0075)),
            Keyword::Maximum(Number::Integer(1)),
            Keyword::ExclusiveMaximum(Number::Integer(1)),
            Keyword::Minimum(Number::Integer(1)),
            Keyword::ExclusiveMinimum(Number::Integer(1)),
            Keyword::MaxLength(u64::MAX),
            Keyword::MinLength(1),
            Keyword::Pattern(pattern("a")),
            Keyword::Format(Format::JsonPointer),
            Keyword::MaxJsonBytes(1),
            Keyword::PrefixItems([2].into()),
            Keyword::Items(2),
            Keyword::Contains { schema: 2, min: None, max: Some(1) },
            Keyword::MaxItems(1),
            Keyword::MinItems(1),
            Keyword::UniqueItems,
            Keyword::Properties([("p".into(), 2)].into()),
            Keyword::PatternProperties([(pattern("b"), 2), (pattern("a"), 3)].into()),
            Keyword::AdditionalProperties(2),
            Keyword::PropertyNames(2),
            Keyword::MaxProperties(1),
            Keyword::MinProperties(1),
            Keyword::Required(names.clone()),
            Keyword::DependentRequired([("d".into(), names.clone())].into()),
            Keyword::DependentSchemas([("d".into(), 2)].into()),
            Keyword::AllOf([2].into()),
            Keyword::AnyOf([2].into()),
            Keyword::OneOf([2].into()),
            Keyword::Not(2),
            Keyword::If { condition: 2, then: None, otherwise: Some(3) },
            Keyword::UnevaluatedItems(2),
            Keyword::UnevaluatedProperties(2),
            Keyword::Pii(names),
        ];
        let count = keywords.len();
        let node = |keywords| Subschema { at: "#".into(), resource: 0, keywords };
        let unused = Subschema { resource: 1, ..node(vec![]) };
        let schema = Schema {
            nodes: vec![unused, node(keywords), node(vec![]), node(vec![])],
            anchors: vec![vec![("x".into(), 3), ("y".into(), 0)], vec![("x".into(), 0)]],
        };
        let read = check(&schema, 1, 3);
        assert_eq!(read.nodes[0].keywords.len(), count);
        assert_eq!(read.anchors, [vec![("x".into(), 2)]]);
        let Keyword::Enum(values) = &read.nodes[0].keywords[5] else { panic!("order is kept") };
        assert_eq!(values[1], Tree::Number(Number::Float(1.1e-7)));
    }

    #[test]
    fn damaged_texts_are_refused() {
        for text in ["", "{}", "{\"nodes\":[],\"anchors\":[]}", "{\"nodes\":[[\"#\",0,\"$ref\",1]],\"anchors\":[[]]}"] {
            assert!(Schema::from_text(text, &[]).is_none(), "{text}");
        }
    }

    #[test]
    fn a_lazy_schema_is_read_on_first_use() {
        static SCHEMA: LazySchema = LazySchema::new("{\"nodes\":[[\"#\",0,\"type\",1]],\"anchors\":[[]]}", &[]);
        assert!(SCHEMA.get().is_valid(0, &Tree::Null));
        assert!(!SCHEMA.get().is_valid(0, &Tree::Bool(true)));
    }
}
