//! Typed facts out of nodes: a serde deserializer whose errors know their place.

use super::{Member, Node, Value};
use crate::source::Span;
use eventwright_runtime::json::Number;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, EnumAccess, Expected, MapAccess, SeqAccess, Unexpected, VariantAccess,
    Visitor,
};
use serde::forward_to_deserialize_any;
use std::fmt;

/// Why a node is not what was asked for, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// One sentence without a full stop.
    pub message: String,
    /// The innermost place that is known.
    pub span: Option<Span>,
    /// A member that is not known, with those that are.
    pub unknown: Option<(String, &'static [&'static str])>,
}

impl Error {
    fn at(mut self, span: Span) -> Self {
        self.span.get_or_insert(span);
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { message: message.to_string(), span: None, unknown: None }
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let message = format!("`{field}` is not known here");
        Self { message, span: None, unknown: Some((field.to_owned(), expected)) }
    }

    fn missing_field(field: &'static str) -> Self {
        Self { message: format!("the member `{field}` is missing"), span: None, unknown: None }
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::custom(format!("expected {}, not {}", wanted(expected), kind(found)))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::custom(format!("expected {}", wanted(expected)))
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        let names: Vec<String> = expected.iter().map(|name| format!("`{name}`")).collect();
        Self::custom(format!("expected one of {}", names.join(", ")))
    }
}

/// What a type takes, in the words of JSON.
fn wanted(expected: &dyn Expected) -> String {
    let words = expected.to_string();
    match words.split_whitespace().next() {
        Some("u8" | "u16" | "u32" | "u64" | "usize") => "a non-negative integer in range, without a fraction".into(),
        Some("i8" | "i16" | "i32" | "i64" | "isize") => "an integer in range, without a fraction".into(),
        Some("f32" | "f64") => "a number".into(),
        Some("a") if words == "a sequence" => "an array".into(),
        Some("a") if words == "a map" || words.ends_with("tuple") => "an object".into(),
        Some("struct") => "an object".into(),
        Some("string") => "a string".into(),
        _ => words,
    }
}

/// What was found, in the words of JSON, without its value.
fn kind(found: Unexpected<'_>) -> &'static str {
    match found {
        Unexpected::Bool(_) => "a boolean",
        Unexpected::Unsigned(_) | Unexpected::Signed(_) => "this number",
        Unexpected::Float(value) if value.fract() == 0.0 => "this number: write it without a point or an exponent",
        Unexpected::Float(_) => "a number with a fraction",
        Unexpected::Str(_) | Unexpected::Char(_) => "a string",
        Unexpected::Unit | Unexpected::Option => "null",
        Unexpected::Seq => "an array",
        _ => "an object",
    }
}

/// Reads a typed value from a node.
///
/// # Errors
/// The first thing that does not fit, with its span.
pub fn from_node<T: DeserializeOwned>(node: &Node) -> Result<T, Error> {
    T::deserialize(node).map_err(|error| error.at(node.span))
}

impl<'de> de::Deserializer<'de> for &'de Node {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let value = match &self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(Number::Integer(value)) => visitor.visit_i64(*value),
            Value::Number(Number::Unsigned(value)) => visitor.visit_u64(*value),
            Value::Number(Number::Float(value)) => visitor.visit_f64(*value),
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(items) => visitor.visit_seq(Items(items.iter())),
            Value::Object(members) => visitor.visit_map(Members { members: members.iter(), current: None }),
        };
        value.map_err(|error| error.at(self.span))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            // A fact that is not known is left out: two ways to say so would be one too many.
            Value::Null => {
                Err(<Error as de::Error>::custom("null is no value here: leave the member out").at(self.span))
            }
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let one_of = || {
            let names: Vec<String> = variants.iter().map(|variant| format!("`{variant}`")).collect();
            <Error as de::Error>::custom(format!("expected one of {}", names.join(", "))).at(self.span)
        };
        let (tag, content, span) = match &self.value {
            Value::String(tag) => (tag.as_str(), None, self.span),
            Value::Object(members) if members.len() == 1 => {
                (members[0].name.as_str(), Some(&members[0].node), members[0].name_span)
            }
            _ => return Err(one_of()),
        };
        if !variants.contains(&tag) {
            return Err(Error { span: Some(span), ..one_of() });
        }
        visitor.visit_enum(Variant { tag, content, span }).map_err(|error| error.at(span))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        // Serde would read an array as the members in their order, which nobody means.
        match self.value {
            Value::Object(_) => self.deserialize_any(visitor),
            _ => Err(<Error as de::Error>::custom(format!("expected an object, not {}", self.kind())).at(self.span)),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq
        tuple tuple_struct map identifier ignored_any
    }
}

struct Items<'de>(std::slice::Iter<'de, Node>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.0.next().map(|node| seed.deserialize(node).map_err(|error| error.at(node.span))).transpose()
    }
}

struct Members<'de> {
    members: std::slice::Iter<'de, Member>,
    current: Option<&'de Member>,
}

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        self.current = self.members.next();
        let Some(member) = self.current else { return Ok(None) };
        let name = de::value::BorrowedStrDeserializer::new(&member.name);
        seed.deserialize(name).map(Some).map_err(|error: Error| error.at(member.name_span))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        let Some(member) = self.current else {
            return Err(de::Error::custom("a value was asked for before its name"));
        };
        seed.deserialize(&member.node).map_err(|error| error.at(member.node.span))
    }
}

struct Variant<'de> {
    tag: &'de str,
    content: Option<&'de Node>,
    span: Span,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self), Error> {
        let tag = de::value::BorrowedStrDeserializer::new(self.tag);
        let value = seed.deserialize(tag).map_err(|error: Error| error.at(self.span))?;
        Ok((value, self))
    }
}

impl<'de> Variant<'de> {
    fn content(self) -> Result<&'de Node, Error> {
        let missing = || <Error as de::Error>::custom(format!("`{}` needs a value: {{\"{0}\": …}}", self.tag));
        self.content.ok_or_else(|| missing().at(self.span))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        match self.content {
            None => Ok(()),
            Some(node) => Err(<Error as de::Error>::custom(format!("`{}` takes no value", self.tag)).at(node.span)),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        let node = self.content()?;
        seed.deserialize(node).map_err(|error| error.at(node.span))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value, Error> {
        de::Deserializer::deserialize_any(self.content()?, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        de::Deserializer::deserialize_any(self.content()?, visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::from_node;
    use crate::node::parse;
    use crate::source::SourceId;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Level {
        Refuse,
        Warn,
    }

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only the errors matter")]
    struct Facts {
        count: u32,
        level: Option<Level>,
        names: Option<Vec<String>>,
    }

    #[test]
    fn errors_speak_of_json() {
        for (text, message) in [
            (r#"{"count":1.0}"#, "this number: write it without a point or an exponent"),
            (
                r#"{"count":1.5}"#,
                "expected a non-negative integer in range, without a fraction, not a number with a fraction",
            ),
            (r#"{"count":-1}"#, "expected a non-negative integer in range, without a fraction"),
            (r#"{"count":"1"}"#, "not a string"),
            (r#"{"count":1,"level":"deny"}"#, "expected one of `refuse`, `warn`"),
            (r#"{"count":1,"names":{}}"#, "expected an array, not an object"),
            (r#"{"count":1,"names":[null]}"#, "expected a string, not null"),
            (r#"[]"#, "expected an object, not an array"),
        ] {
            let node = parse(SourceId(0), text).expect("JSON");
            let error = from_node::<Facts>(&node).expect_err(text);
            assert!(error.message.contains(message), "{text}: {}", error.message);
            assert!(!error.message.contains("deny"));
        }
    }
}
