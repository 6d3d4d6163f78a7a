//! Reads the JSON text of tables: trusted, compact, written by this crate.

use super::keyword::{ByName, Keyword, NodeId, Subschema, Types};
use crate::format::Format;
use crate::json::{Number, Tree};
use crate::pattern::Pattern;
use std::sync::Arc;

/// Deeper values than this do not occur: instances end at 127, and tables add less than ten levels.
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

/// A subschema; see [`super::table`] for its form.
pub(super) fn node(tree: &Tree, patterns: &[Arc<Pattern>]) -> Option<Subschema> {
    let [at, resource, keywords @ ..] = tree.as_array()? else {
        return None;
    };
    let keywords = keywords.chunks(2).map(|pair| match pair {
        [name, value] => keyword(name.as_str()?, value, patterns),
        _ => None,
    });
    Some(Subschema { at: at.as_str()?.into(), resource: id(resource)?, keywords: keywords.collect::<Option<_>>()? })
}

fn keyword(name: &str, value: &Tree, patterns: &[Arc<Pattern>]) -> Option<Keyword> {
    let pattern = |tree: &Tree| patterns.get(id(tree)? as usize).cloned();
    Some(match name {
        "false" => Keyword::False,
        "$ref" => Keyword::Ref(id(value)?),
        "$dynamicRef" => {
            let [anchor, target] = value.as_array()? else {
                return None;
            };
            Keyword::DynamicRef { anchor: anchor.as_str().map(Into::into), target: id(target)? }
        }
        "type" => Keyword::Type(Types(u8::try_from(limit(value)?).ok()?)),
        "enum" => Keyword::Enum(value.as_array()?.into()),
        "const" => Keyword::Const(value.clone()),
        "multipleOf" => Keyword::MultipleOf(number(value)?),
        "maximum" => Keyword::Maximum(number(value)?),
        "exclusiveMaximum" => Keyword::ExclusiveMaximum(number(value)?),
        "minimum" => Keyword::Minimum(number(value)?),
        "exclusiveMinimum" => Keyword::ExclusiveMinimum(number(value)?),
        "maxLength" => Keyword::MaxLength(limit(value)?),
        "minLength" => Keyword::MinLength(limit(value)?),
        "pattern" => Keyword::Pattern(pattern(value)?),
        "format" => Keyword::Format(Format::from_name(value.as_str()?)?),
        "x-max-json-bytes" => Keyword::MaxJsonBytes(limit(value)?),
        "prefixItems" => Keyword::PrefixItems(list(value, id)?),
        "items" => Keyword::Items(id(value)?),
        "contains" => {
            let [schema, min, max] = value.as_array()? else {
                return None;
            };
            Keyword::Contains { schema: id(schema)?, min: limit(min), max: limit(max) }
        }
        "maxItems" => Keyword::MaxItems(limit(value)?),
        "minItems" => Keyword::MinItems(limit(value)?),
        "uniqueItems" => Keyword::UniqueItems,
        "properties" => Keyword::Properties(pairs(value, id)?),
        "patternProperties" => Keyword::PatternProperties(list(value, |pair| match pair.as_array()? {
            [one, schema] => Some((pattern(one)?, id(schema)?)),
            _ => None,
        })?),
        "additionalProperties" => Keyword::AdditionalProperties(id(value)?),
        "propertyNames" => Keyword::PropertyNames(id(value)?),
        "maxProperties" => Keyword::MaxProperties(limit(value)?),
        "minProperties" => Keyword::MinProperties(limit(value)?),
        "required" => Keyword::Required(list(value, text)?),
        "dependentRequired" => Keyword::DependentRequired(pairs(value, |names| list(names, text))?),
        "dependentSchemas" => Keyword::DependentSchemas(pairs(value, id)?),
        "allOf" => Keyword::AllOf(list(value, id)?),
        "anyOf" => Keyword::AnyOf(list(value, id)?),
        "oneOf" => Keyword::OneOf(list(value, id)?),
        "not" => Keyword::Not(id(value)?),
        "if" => {
            let [condition, then, otherwise] = value.as_array()? else {
                return None;
            };
            Keyword::If { condition: id(condition)?, then: id(then), otherwise: id(otherwise) }
        }
        "unevaluatedItems" => Keyword::UnevaluatedItems(id(value)?),
        "unevaluatedProperties" => Keyword::UnevaluatedProperties(id(value)?),
        "x-pii" => Keyword::Pii(list(value, text)?),
        _ => return None,
    })
}

/// A node's number.
pub(super) fn id(tree: &Tree) -> Option<NodeId> {
    limit(tree).and_then(|number| u32::try_from(number).ok())
}

fn limit(tree: &Tree) -> Option<u64> {
    tree.as_number().and_then(Number::as_u64)
}

fn number(tree: &Tree) -> Option<Number> {
    tree.as_number()
}

fn text(tree: &Tree) -> Option<Box<str>> {
    tree.as_str().map(Into::into)
}

fn list<T>(tree: &Tree, read: impl Fn(&Tree) -> Option<T>) -> Option<Box<[T]>> {
    tree.as_array()?.iter().map(read).collect()
}

/// Pairs of a name and something.
pub(super) fn pairs<T>(tree: &Tree, read: impl Fn(&Tree) -> Option<T>) -> Option<ByName<T>> {
    list(tree, |pair| match pair.as_array()? {
        [name, value] => Some((text(name)?, read(value)?)),
        _ => None,
    })
}
