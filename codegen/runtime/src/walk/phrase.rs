//! The words of violations, and the checks that apply to any type.

use super::{Here, Keyword, Types, Walker};
use crate::detect::{Category, Finding};
use crate::json::{Number, Tree};
use std::fmt::Write;

/// What is expected of a member's name that its module excludes. The name is the instance's and not repeated.
pub(crate) const NOT_EXCLUDED: &str = "no undeclared member whose name speaks of content that module.json excludes";

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

impl Keyword {
    /// What the keyword asks for, where that can be said without the instance and the name of a member; it reads after
    /// "expected".
    pub(crate) fn expectation(&self) -> Option<String> {
        let bound = |words: &str, limit: &Number| {
            let mut text = format!("{words} ");
            number(*limit, &mut text);
            text
        };
        Some(match self {
            Self::False => "no value here".into(),
            Self::Type(allowed) => types(*allowed),
            Self::Enum(values) => one_of(values),
            Self::Const(expected) => one_of(std::slice::from_ref(expected)),
            Self::MultipleOf(divisor) => bound("a multiple of", divisor),
            Self::Maximum(limit) => bound("at most", limit),
            Self::ExclusiveMaximum(limit) => bound("less than", limit),
            Self::Minimum(limit) => bound("at least", limit),
            Self::ExclusiveMinimum(limit) => bound("more than", limit),
            Self::MaxLength(limit) => format!("at most {}", count(*limit, "character")),
            Self::MinLength(limit) => format!("at least {}", count(*limit, "character")),
            Self::Pattern(pattern) => format!("text that matches `{}`", pattern.source),
            Self::Format(format) => format.expectation().into(),
            Self::MaxJsonBytes(limit) => format!("at most {} as JSON text", count(*limit, "byte")),
            Self::MaxItems(limit) => format!("at most {}", count(*limit, "item")),
            Self::MinItems(limit) => format!("at least {}", count(*limit, "item")),
            Self::UniqueItems => "no two equal items".into(),
            Self::MaxProperties(limit) => format!("at most {}", count(*limit, "member")),
            Self::MinProperties(limit) => format!("at least {}", count(*limit, "member")),
            Self::AdditionalProperties(_) | Self::UnevaluatedProperties(_) => "no member of this name".into(),
            Self::UnevaluatedItems(_) => "no item here".into(),
            Self::Not(_) => "a value that the schema under `not` refuses".into(),
            Self::AnyOf(branches) | Self::OneOf(branches) => alternatives(branches.len()),
            Self::Ref(_)
            | Self::DynamicRef { .. }
            | Self::PrefixItems(_)
            | Self::Items(_)
            | Self::Contains { .. }
            | Self::Properties(_)
            | Self::PatternProperties(_)
            | Self::PropertyNames(_)
            | Self::Required(_)
            | Self::DependentRequired(_)
            | Self::DependentSchemas(_)
            | Self::AllOf(_)
            | Self::If { .. }
            | Self::Pii(_) => return None,
        })
    }
}

/// That none of so many alternatives fits.
pub(super) fn alternatives(count: usize) -> String {
    match count {
        1 => "a value that fits the one alternative".into(),
        _ => format!("one of {count} alternatives"),
    }
}

/// One of a schema's values.
fn one_of(values: &[Tree]) -> String {
    let mut text = String::from(if values.len() == 1 { "" } else { "one of " });
    for (index, one) in values.iter().take(LISTED).enumerate() {
        text.push_str(if index == 0 { "" } else { ", " });
        value(one, &mut text);
    }
    if values.len() > LISTED {
        // Writing to a string cannot fail.
        let _ = write!(text, " or {} more", values.len() - LISTED);
    }
    if values.is_empty() { "no value: none is listed".into() } else { text }
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

/// Text without what was found in it.
pub(crate) fn without(found: &Finding) -> String {
    let length = found.end.saturating_sub(found.start);
    format!("text without {}: found at byte {}, {length} bytes long", found.detector.what, found.start)
}

/// A name in which nothing is found.
pub(crate) fn name_without(found: &Finding) -> String {
    format!("a member's name without {}", found.detector.what)
}

/// No name that speaks of such data.
pub(crate) fn name_of(category: Category) -> String {
    format!("no undeclared member whose name speaks of {} data", category.name())
}

/// The member of a name, which is one of the schema's.
pub(crate) fn member(name: &str) -> String {
    let mut text = String::from("the member ");
    string(name, &mut text);
    text
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
    /// As [`Walker::fail`], with the words that the keyword has for it.
    pub(super) fn fail_plainly(&mut self, here: Here<'_>, keyword: &Keyword) -> bool {
        self.fail(here, keyword.name(), || keyword.expectation().unwrap_or_default())
    }

    pub(super) fn types(&mut self, keyword: &Keyword, allowed: Types, here: Here<'_>) -> bool {
        type_of(here.tree).0 & allowed.0 != 0 || self.fail_plainly(here, keyword)
    }

    pub(super) fn listed(&mut self, keyword: &Keyword, is_one: bool, here: Here<'_>) -> bool {
        is_one || self.fail_plainly(here, keyword)
    }
}
