//! Trees and the values of `serde_json`, both ways.

use super::{Number, Tree};
use serde_json::Value;

impl From<&Value> for Tree {
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(number) => Self::Number(number_of(number)),
            Value::String(text) => Self::String(text.as_str().into()),
            Value::Array(items) => Self::Array(items.iter().map(Self::from).collect()),
            Value::Object(members) => {
                Self::Object(members.iter().map(|(name, value)| (name.as_str().into(), Self::from(value))).collect())
            }
        }
    }
}

impl From<Value> for Tree {
    fn from(value: Value) -> Self {
        match value {
            Value::String(text) => Self::String(text.into()),
            Value::Array(items) => Self::Array(items.into_iter().map(Self::from).collect()),
            Value::Object(members) => {
                Self::Object(members.into_iter().map(|(name, value)| (name.into(), Self::from(value))).collect())
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => Self::from(&value),
        }
    }
}

impl From<&Tree> for Value {
    fn from(tree: &Tree) -> Self {
        match tree {
            Tree::Null => Self::Null,
            Tree::Bool(value) => Self::Bool(*value),
            Tree::Number(Number::Integer(value)) => Self::from(*value),
            Tree::Number(Number::Unsigned(value)) => Self::from(*value),
            Tree::Number(Number::Float(value)) => Self::from(*value),
            Tree::String(text) => Self::String(String::from(&**text)),
            Tree::Array(items) => Self::Array(items.iter().map(Self::from).collect()),
            Tree::Object(members) => {
                Self::Object(members.iter().map(|(name, value)| (String::from(&**name), Self::from(value))).collect())
            }
        }
    }
}

impl From<Tree> for Value {
    fn from(tree: Tree) -> Self {
        match tree {
            Tree::String(text) => Self::String(text.into()),
            Tree::Array(items) => Self::Array(items.into_iter().map(Self::from).collect()),
            Tree::Object(members) => {
                Self::Object(members.into_iter().map(|(name, value)| (name.into(), Self::from(value))).collect())
            }
            Tree::Null | Tree::Bool(_) | Tree::Number(_) => Self::from(&tree),
        }
    }
}

fn number_of(number: &serde_json::Number) -> Number {
    if let Some(value) = number.as_i64() {
        Number::Integer(value)
    } else if let Some(value) = number.as_u64() {
        Number::Unsigned(value)
    } else {
        // Without `arbitrary_precision` a number is one of the three; with it, a literal beyond doubles has no value here.
        Number::Float(number.as_f64().filter(|value| value.is_finite()).unwrap_or(f64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{parse, write};
    use super::*;

    #[test]
    fn there_and_back() {
        let text = br#"{"a":[1,-1,18446744073709551615,0.5,"x",true,null],"b":{"c":[]}}"#;
        let tree = parse(text).unwrap();
        for again in [Tree::from(Value::from(&tree)), Tree::from(&Value::from(tree.clone()))] {
            let mut out = Vec::new();
            write(&again, &mut out);
            assert_eq!(out, text);
        }
    }
}
