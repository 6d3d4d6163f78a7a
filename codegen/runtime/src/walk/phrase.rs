//! The words of violations, and the checks that apply to any type.

use super::{Here, Keyword, Types, Walker};
use crate::json::{Number, Tree};
use std::fmt::Write;

/// So many values of an enumeration are listed before the rest is counted.
const LISTED: usize = 12;

impl Keyword {
    /// The keyword as schemas spell it; `false` for the boolean schema.
    pub fn name(&self) -> &'static str {
        match self {
            Self::False => "false",
            Self::Ref(_) => "$ref",
            Self::DynamicRef { .. } => "$dynamicRef",
            Self::Type(_) => "type",
            Self::Enum(_) => "enum",
            Self::Const(_) => "const",
            Self::MultipleOf(_) => "multipleOf",
            Self::Maximum(_) => "maximum",
            Self::ExclusiveMaximum(_) => "exclusiveMaximum",
            Self::Minimum(_) => "minimum",
            Self::ExclusiveMinimum(_) => "exclusiveMinimum",
            Self::MaxLength(_) => "maxLength",
            Self::MinLength(_) => "minLength",
            Self::Pattern(_) => "pattern",
            Self::Format(_) => "format",
            Self::MaxJsonBytes(_) => "x-max-json-bytes",
            Self::PrefixItems(_) => "prefixItems",
            Self::Items(_) => "items",
            Self::Contains { .. } => "contains",
            Self::MaxItems(_) => "maxItems",
            Self::MinItems(_) => "minItems",
            Self::UniqueItems => "uniqueItems",
            Self::Properties(_) => "properties",
            Self::PatternProperties(_) => "patternProperties",
            Self::AdditionalProperties(_) => "additionalProperties",
            Self::PropertyNames(_) => "propertyNames",
            Self::MaxProperties(_) => "maxProperties",
            Self::MinProperties(_) => "minProperties",
            Self::Required(_) => "required",
            Self::DependentRequired(_) => "dependentRequired",
            Self::DependentSchemas(_) => "dependentSchemas",
            Self::AllOf(_) => "allOf",
            Self::AnyOf(_) => "anyOf",
            Self::OneOf(_) => "oneOf",
            Self::Not(_) => "not",
            Self::If { .. } => "if",
            Self::UnevaluatedItems(_) => "unevaluatedItems",
            Self::UnevaluatedProperties(_) => "unevaluatedProperties",
            Self::Pii(_) => "x-pii",
        }
    }
}

/// "1 item", "2 items".
pub(super) fn count(number: u64, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// A number as JSON text.
pub(super) fn number(number: Number, text: &mut String) {
    match number {
        Number::Integer(integer) => text.push_str(itoa::Buffer::new().format(integer)),
        Number::Unsigned(integer) => text.push_str(itoa::Buffer::new().format(integer)),
        Number::Float(float) => text.push_str(zmij::Buffer::new().format_finite(float)),
    }
}

/// A string as JSON text.
pub(super) fn string(string: &str, text: &mut String) {
    text.push('"');
    for char in string.chars() {
        match char {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\u{0}'..='\u{1f}' => {
                // Writing to a string cannot fail.
                let _ = write!(text, "\\u{:04x}", u32::from(char));
            }
            _ => text.push(char),
        }
    }
    text.push('"');
}

/// A value as compact JSON text. Only for values of a schema: violations never repeat the instance's.
pub(super) fn value(tree: &Tree, text: &mut String) {
    match tree {
        Tree::Null => text.push_str("null"),
        Tree::Bool(true) => text.push_str("true"),
        Tree::Bool(false) => text.push_str("false"),
        Tree::Number(inner) => number(*inner, text),
        Tree::String(inner) => string(inner, text),
        Tree::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                text.push(if index == 0 { '[' } else { ',' });
                value(item, text);
            }
            text.push_str(if items.is_empty() { "[]" } else { "]" });
        }
        Tree::Object(members) => {
            for (index, (name, member)) in members.iter().enumerate() {
                text.push(if index == 0 { '{' } else { ',' });
                string(name, text);
                text.push(':');
                value(member, text);
            }
            text.push_str(if members.is_empty() { "{}" } else { "}" });
        }
    }
}

fn type_of(tree: &Tree) -> Types {
    match tree {
        Tree::Null => Types::NULL,
        Tree::Bool(_) => Types::BOOLEAN,
        Tree::Number(number) if number.is_integer() => Types::INTEGER.with(Types::NUMBER),
        Tree::Number(_) => Types::NUMBER,
        Tree::String(_) => Types::STRING,
        Tree::Array(_) => Types::ARRAY,
        Tree::Object(_) => Types::OBJECT,
    }
}

/// "a string", "an integer or null".
fn types(types: Types) -> String {
    let names: Vec<_> = Types::NAMES
        .iter()
        .rev()
        .filter(|(_, one)| types.contains(*one))
        .map(|(name, _)| match *name {
            "null" => "null".to_owned(),
            "integer" | "array" | "object" => format!("an {name}"),
            _ => format!("a {name}"),
        })
        .collect();
    if names.is_empty() { "no value of any type".into() } else { names.join(" or ") }
}

impl Walker<'_> {
    pub(super) fn never(&mut self, here: Here<'_>) -> bool {
        self.fail(here, "false", || "no value here".into())
    }

    pub(super) fn types(&mut self, allowed: Types, here: Here<'_>) -> bool {
        type_of(here.tree).0 & allowed.0 != 0 || self.fail(here, "type", || types(allowed))
    }

    pub(super) fn enumeration(&mut self, values: &[Tree], here: Here<'_>) -> bool {
        values.contains(here.tree)
            || self.fail(here, "enum", || {
                let mut text = String::from(if values.len() == 1 { "" } else { "one of " });
                for (index, one) in values.iter().take(LISTED).enumerate() {
                    text.push_str(if index == 0 { "" } else { ", " });
                    value(one, &mut text);
                }
                if values.len() > LISTED {
                    let _ = write!(text, " or {} more", values.len() - LISTED);
                }
                text
            })
    }

    pub(super) fn constant(&mut self, expected: &Tree, here: Here<'_>) -> bool {
        expected == here.tree
            || self.fail(here, "const", || {
                let mut text = String::new();
                value(expected, &mut text);
                text
            })
    }
}
