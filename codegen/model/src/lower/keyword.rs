//! The members of a schema object, one by one: assertions into tables, annotations beside them, the rest refused.

use super::{Lowering, reference, scan};
use crate::diagnostic::Diagnostic;
use crate::model::Profile;
use crate::node::{Member, Node, Value, from_node};
use crate::{pattern, suggest};
use eventwright_runtime::format::Format;
use eventwright_runtime::json::{Number, Values};
use eventwright_runtime::pattern::Pattern;
use eventwright_runtime::walk::{ByName, Keyword, NodeId, Types};
use std::sync::Arc;

/// Every keyword that may stand in a contract's schema; the order is that of the suggestions' table only.
pub(crate) const KNOWN: &[&str] = &[
    "$schema",
    "$id",
    "$ref",
    "$dynamicRef",
    "$anchor",
    "$dynamicAnchor",
    "$defs",
    "$comment",
    "$vocabulary",
    "type",
    "enum",
    "const",
    "multipleOf",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "format",
    "prefixItems",
    "items",
    "contains",
    "minContains",
    "maxContains",
    "maxItems",
    "minItems",
    "uniqueItems",
    "properties",
    "patternProperties",
    "additionalProperties",
    "propertyNames",
    "maxProperties",
    "minProperties",
    "required",
    "dependentRequired",
    "dependentSchemas",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "unevaluatedItems",
    "unevaluatedProperties",
    "title",
    "description",
    "default",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "x-event",
    "x-max-json-bytes",
    "x-overflow",
    "x-on-sensitive",
    "x-pii",
    "x-hint",
    "x-rust-name",
];

/// Fills the tables and annotations of a registered subschema.
pub(super) fn lower(lowering: &mut Lowering<'_>, id: NodeId) {
    let node = lowering.nodes[id as usize];
    let mut keywords = Vec::new();
    match &node.value {
        Value::Bool(true) => {}
        Value::Bool(false) => keywords.push(Keyword::False),
        Value::Object(members) => {
            for member in members {
                let lowered = Lower { lowering, id, node, member }.keyword();
                keywords.extend(lowered);
            }
        }
        _ => {
            let message = format!("a schema is an object or a boolean, not {}", node.kind());
            lowering.report(Diagnostic::error("invalid-keyword", node.span, message));
        }
    }
    // What has been evaluated is only known after everything else has run.
    keywords.sort_by_key(|keyword| matches!(keyword, Keyword::UnevaluatedItems(_) | Keyword::UnevaluatedProperties(_)));
    lowering.table.nodes[id as usize].keywords = keywords;
}

/// Subschemas by the pattern of their property names.
type ByPattern = Box<[(Arc<Pattern>, NodeId)]>;

/// One member of a schema object, about to be lowered.
struct Lower<'l, 'a> {
    lowering: &'l mut Lowering<'a>,
    id: NodeId,
    node: &'a Node,
    member: &'a Member,
}

impl<'a> Lower<'_, 'a> {
    /// Whether the subschema is the root of a resource.
    fn at_root(&self) -> bool {
        let resource = self.lowering.table.nodes[self.id as usize].resource as usize;
        self.lowering.resources[resource].pointer == *self.lowering.info[self.id as usize].pointer
    }

    fn keyword(&mut self) -> Option<Keyword> {
        let value = &self.member.node;
        let vocabularies = {
            let resource = self.lowering.table.nodes[self.id as usize].resource as usize;
            self.lowering.resources[resource].vocabularies
        };
        match self.member.name.as_str() {
            "$ref" | "$dynamicRef" => reference::lower(self.lowering, self.id, &self.member.name, value),
            "$schema" | "$vocabulary" if self.lowering.is_contract() && !self.at_root() => {
                let message = format!("`{}` may only stand where a schema of its own begins", self.member.name);
                let finding = Diagnostic::error("invalid-keyword", self.member.name_span, message)
                    .help("leave it out: the root has it (JSON Schema Core, 8.1)");
                self.lowering.report(finding);
                None
            }
            "$schema" | "$id" | "$anchor" | "$dynamicAnchor" | "$vocabulary" => None,
            "definitions" if self.lowering.is_contract() => self.unknown(),
            "$defs" | "definitions" => self.map().and(None),
            "$comment" => {
                self.annotations().comment = Some(self.string()?.to_owned());
                None
            }
            "contentEncoding" | "contentMediaType" => self.string().and(None),
            "contentSchema" | "readOnly" | "writeOnly" => None,
            "title" | "description" | "default" | "examples" | "deprecated" => self.annotation(),
            "format" => self.format(vocabularies.format_assertion),
            "unevaluatedItems" if vocabularies.unevaluated => self.below().map(Keyword::UnevaluatedItems),
            "unevaluatedProperties" if vocabularies.unevaluated => self.below().map(Keyword::UnevaluatedProperties),
            name if name.starts_with("x-") => self.extension(),
            _ if vocabularies.applicator && self.is_applicator() => self.applicator(),
            _ if vocabularies.validation && self.is_validation() => self.validation(),
            name if KNOWN.contains(&name) => None,
            _ => self.unknown(),
        }
    }

    fn is_applicator(&self) -> bool {
        scan::shape(&self.member.name).is_some()
    }

    fn is_validation(&self) -> bool {
        KNOWN.contains(&self.member.name.as_str())
    }

    fn applicator(&mut self) -> Option<Keyword> {
        Some(match self.member.name.as_str() {
            "prefixItems" => Keyword::PrefixItems(self.list()?),
            "items" => Keyword::Items(self.below()?),
            "contains" => Keyword::Contains {
                schema: self.below()?,
                min: self.sibling_count("minContains"),
                max: self.sibling_count("maxContains"),
            },
            "properties" => Keyword::Properties(self.map()?),
            "patternProperties" => Keyword::PatternProperties(self.patterns()?),
            "additionalProperties" => Keyword::AdditionalProperties(self.below()?),
            "propertyNames" => Keyword::PropertyNames(self.below()?),
            "dependentSchemas" => Keyword::DependentSchemas(self.map()?),
            "allOf" => Keyword::AllOf(self.list()?),
            "anyOf" => Keyword::AnyOf(self.list()?),
            "oneOf" => Keyword::OneOf(self.list()?),
            "not" => Keyword::Not(self.below()?),
            "if" => Keyword::If {
                condition: self.below()?,
                then: self.sibling_schema("then"),
                otherwise: self.sibling_schema("else"),
            },
            "then" | "else" => {
                if self.node.get("if").is_none() {
                    self.idle("there is no `if` beside it");
                }
                return None;
            }
            _ => return None,
        })
    }

    fn validation(&mut self) -> Option<Keyword> {
        Some(match self.member.name.as_str() {
            "type" => Keyword::Type(self.types()?),
            "enum" => Keyword::Enum(self.values()?),
            "const" => Keyword::Const(self.member.node.to_tree()),
            "multipleOf" => Keyword::MultipleOf(self.divisor()?),
            "maximum" => Keyword::Maximum(self.number()?),
            "exclusiveMaximum" => Keyword::ExclusiveMaximum(self.number()?),
            "minimum" => Keyword::Minimum(self.number()?),
            "exclusiveMinimum" => Keyword::ExclusiveMinimum(self.number()?),
            "maxLength" => Keyword::MaxLength(self.count()?),
            "minLength" => Keyword::MinLength(self.count()?),
            "pattern" => {
                let text = self.string()?;
                Keyword::Pattern(self.pattern(text, &self.member.node)?)
            }
            "maxItems" => Keyword::MaxItems(self.count()?),
            "minItems" => Keyword::MinItems(self.count()?),
            "uniqueItems" => {
                if !self.boolean()? {
                    return None;
                }
                Keyword::UniqueItems
            }
            "maxProperties" => Keyword::MaxProperties(self.count()?),
            "minProperties" => Keyword::MinProperties(self.count()?),
            "required" => Keyword::Required(self.names(&self.member.node)?),
            "dependentRequired" => Keyword::DependentRequired(self.dependents()?),
            "minContains" | "maxContains" => {
                self.count()?;
                if self.node.get("contains").is_none() {
                    self.idle("there is no `contains` beside it");
                }
                return None;
            }
            _ => return None,
        })
    }

    /// The number of the subschema that is this member's value.
    fn below(&self) -> Option<NodeId> {
        self.lowering.number(&self.member.node)
    }

    fn list(&mut self) -> Option<Box<[NodeId]>> {
        let Value::Array(items) = &self.member.node.value else { return self.wants("a non-empty array of schemas") };
        if items.is_empty() {
            return self.wants("a non-empty array of schemas");
        }
        items.iter().map(|item| self.lowering.number(item)).collect()
    }

    fn map(&mut self) -> Option<ByName<NodeId>> {
        let Value::Object(members) = &self.member.node.value else { return self.wants("an object of schemas") };
        members.iter().map(|member| Some((member.name.as_str().into(), self.lowering.number(&member.node)?))).collect()
    }

    fn patterns(&mut self) -> Option<ByPattern> {
        let entries = self.map()?;
        let members = self.member.node.members();
        let compiled: Vec<_> = members
            .iter()
            .zip(&entries)
            .map(|(member, (_, id))| {
                let place = Node { span: member.name_span, value: Value::Null };
                Some((self.pattern(&member.name, &place)?, *id))
            })
            .collect();
        compiled.into_iter().collect()
    }

    fn pattern(&mut self, text: &str, place: &Node) -> Option<Arc<Pattern>> {
        match pattern::compile(text) {
            Ok(pattern) => Some(Arc::new(pattern)),
            Err(error) => {
                let finding = Diagnostic::error("unsupported-pattern", place.span, error.to_string())
                    .help("patterns are ECMA-262 expressions (flag `u`) that an automaton can run: no back-references");
                self.lowering.report(finding);
                None
            }
        }
    }

    fn sibling_schema(&self, name: &str) -> Option<NodeId> {
        self.lowering.number(self.node.get(name)?)
    }

    fn sibling_count(&self, name: &str) -> Option<u64> {
        self.node.get(name).and_then(count)
    }

    fn string(&mut self) -> Option<&'a str> {
        self.member.node.as_str().or_else(|| self.wants("a string"))
    }

    fn boolean(&mut self) -> Option<bool> {
        match self.member.node.value {
            Value::Bool(value) => Some(value),
            _ => self.wants("a boolean"),
        }
    }

    fn number(&mut self) -> Option<Number> {
        match self.member.node.value {
            Value::Number(number) => Some(number),
            _ => self.wants("a number"),
        }
    }

    fn divisor(&mut self) -> Option<Number> {
        let number = self.number()?;
        let positive = match number {
            Number::Integer(value) => value > 0,
            Number::Unsigned(_) => true,
            Number::Float(value) => value > 0.0,
        };
        if positive { Some(number) } else { self.wants("a number above zero") }
    }

    fn count(&mut self) -> Option<u64> {
        count(&self.member.node).or_else(|| self.wants("a non-negative integer"))
    }

    fn types(&mut self) -> Option<Types> {
        let names: Vec<&Node> = match &self.member.node.value {
            Value::String(_) => vec![&self.member.node],
            Value::Array(items) if !items.is_empty() => items.iter().collect(),
            _ => return self.wants("the name of a type, or a non-empty array of them"),
        };
        let mut types = Types(0);
        for node in names {
            let name = node.as_str().unwrap_or_default();
            match Types::NAMES.iter().find(|(known, _)| *known == name) {
                Some((_, found)) => types = types.with(*found),
                None => {
                    let message = "there is no such type";
                    let known = Types::NAMES.iter().map(|(known, _)| *known);
                    let mut finding = Diagnostic::error("invalid-keyword", node.span, message)
                        .help("the types are null, boolean, integer, number, string, array and object");
                    if let Some(near) = suggest::nearest(name, known) {
                        finding = finding.edit(node.span, format!("\"{near}\""), format!("write `{near}`"));
                    }
                    self.lowering.report(finding);
                    return None;
                }
            }
        }
        Some(types)
    }

    fn values(&mut self) -> Option<Values> {
        match &self.member.node.value {
            Value::Array(items) => Some(items.iter().map(Node::to_tree).collect()),
            _ => self.wants("an array of values"),
        }
    }

    fn names(&mut self, node: &Node) -> Option<Box<[Box<str>]>> {
        let Value::Array(items) = &node.value else { return self.wants_at(node, "an array of property names") };
        items
            .iter()
            .map(|item| item.as_str().map(Into::into).or_else(|| self.wants_at(item, "only strings in its array")))
            .collect()
    }

    fn dependents(&mut self) -> Option<ByName<Box<[Box<str>]>>> {
        let Value::Object(members) = &self.member.node.value else {
            return self.wants("an object of arrays of property names");
        };
        members.iter().map(|member| Some((member.name.as_str().into(), self.names(&member.node)?))).collect()
    }

    fn format(&mut self, vocabulary_asserts: bool) -> Option<Keyword> {
        let text = self.string()?;
        self.annotations().format = Some(text.to_owned());
        let asserted = match self.lowering.profile {
            Profile::Contract => true,
            Profile::Plain { assert_formats } => assert_formats || vocabulary_asserts,
        };
        let format = Format::from_name(text);
        if format.is_none() && self.lowering.is_contract() {
            let known: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
            let span = self.member.node.span;
            let mut finding = Diagnostic::error("unknown-format", span, "this format is not one that is asserted")
                .help(format!("the formats are {}", known.join(", ")));
            if let Some(near) = suggest::nearest(text, known) {
                finding = finding.edit(span, format!("\"{near}\""), format!("write `{near}`"));
            }
            self.lowering.report(finding);
        }
        format.filter(|_| asserted).map(Keyword::Format)
    }

    fn annotation(&mut self) -> Option<Keyword> {
        let value = &self.member.node;
        match self.member.name.as_str() {
            "title" => self.annotations().title = Some(self.string()?.to_owned()),
            "description" => self.annotations().description = Some(self.string()?.to_owned()),
            "deprecated" => self.annotations().deprecated = self.boolean()?,
            "default" => self.annotations().default = Some(value.to_tree()),
            _ => match &value.value {
                Value::Array(items) => self.annotations().examples = items.iter().map(Node::to_tree).collect(),
                _ => return self.wants("an array of examples"),
            },
        }
        None
    }

    fn extension(&mut self) -> Option<Keyword> {
        if !self.lowering.is_contract() {
            return None;
        }
        let value = &self.member.node;
        match self.member.name.as_str() {
            "x-event" => {
                if !self.lowering.info[self.id as usize].pointer.is_empty() {
                    self.idle("it belongs at the root of a contract");
                }
            }
            "x-max-json-bytes" => return self.count().map(Keyword::MaxJsonBytes),
            "x-hint" => self.annotations().hint = Some(self.string()?.to_owned()),
            "x-rust-name" => self.annotations().rust_name = Some(self.string()?.to_owned()),
            "x-overflow" => self.annotations().overflow = self.lowering.data(from_node(value)),
            "x-on-sensitive" => self.annotations().on_sensitive = self.lowering.data(from_node(value)),
            "x-pii" => {
                let pii: crate::facts::Pii = self.lowering.data(from_node(value))?;
                let category: Box<str> = pii.category.name().into();
                self.annotations().pii = Some(pii);
                return Some(Keyword::Pii([category].into()));
            }
            name if self.lowering.foreign.iter().any(|foreign| foreign == name) => {}
            _ => return self.unknown(),
        }
        None
    }

    fn unknown(&mut self) -> Option<Keyword> {
        if self.lowering.is_contract() {
            let name = self.member.name.as_str();
            let span = self.member.name_span;
            let mut finding = Diagnostic::error("unknown-keyword", span, format!("there is no keyword `{name}`"));
            match suggest::nearest(name, KNOWN.iter().copied()) {
                Some(near) => {
                    finding = finding.help(format!("did you mean `{near}`?")).edit(
                        span,
                        format!("\"{near}\""),
                        format!("rename it to `{near}`"),
                    );
                }
                None if name.starts_with("x-") => {
                    finding = finding.help("list your own names under `foreign_keywords` in policy.json");
                }
                None => finding = finding.help("a validator would ignore it; keywords of your own begin with `x-`"),
            }
            self.lowering.report(finding);
        }
        None
    }

    fn annotations(&mut self) -> &mut crate::schema::Annotations {
        &mut self.lowering.info[self.id as usize].annotations
    }

    /// Reports a keyword that asserts nothing where it stands.
    fn idle(&mut self, why: &str) {
        if self.lowering.is_contract() {
            let message = format!("`{}` does nothing here: {why}", self.member.name);
            self.lowering.report(Diagnostic::error("idle-keyword", self.member.name_span, message));
        }
    }

    fn wants<T>(&mut self, what: &str) -> Option<T> {
        self.wants_at(&self.member.node, what)
    }

    fn wants_at<T>(&mut self, node: &Node, what: &str) -> Option<T> {
        let message = format!("`{}` takes {what}, not {}", self.member.name, described(node));
        self.lowering.report(Diagnostic::error("invalid-keyword", node.span, message));
        None
    }
}

/// The kind of a value, closer than its JSON type: what is wrong with it is often just that.
fn described(node: &Node) -> &'static str {
    match &node.value {
        Value::Array(items) if items.is_empty() => "an empty array",
        Value::Number(number) => match number.to_f64() {
            0.0 => "zero",
            value if value < 0.0 => "a negative number",
            value if value.fract() != 0.0 => "a number with a fraction",
            value if value >= TOO_MANY => "a number of this size",
            _ => "a number",
        },
        _ => node.kind(),
    }
}

/// Counts written with an exponent are read up to here, where doubles still are exact integers.
const TOO_MANY: f64 = 9e15;

/// A count: JSON Schema lets it be written with a zero fraction.
fn count(node: &Node) -> Option<u64> {
    match node.value {
        Value::Number(Number::Integer(value)) => u64::try_from(value).ok(),
        Value::Number(Number::Unsigned(value)) => Some(value),
        // Exact: below 2^53 every integral double is that integer.
        Value::Number(Number::Float(value)) if value >= 0.0 && value.fract() == 0.0 && value < TOO_MANY => {
            Some(value as u64)
        }
        _ => None,
    }
}
