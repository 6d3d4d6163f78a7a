//! Serde's side of generated types.
//!
//! Reading goes through JSON text: whatever a deserializer tells is written down as it comes, numbers and duplicate
//! members included, and read by the same reader as any other payload. So there is one place where values are checked.

use super::{Contract, Fault, Value};
use crate::json::{MAX_DEPTH, Number, Reader, SyntaxKind, Tree, parse, write_number, write_string};
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};
use std::fmt;
use std::sync::LazyLock;

/// Hands a value to a serializer.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<T: Value, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    if T::GUARDED {
        value.check().map_err(|fault| S::Error::custom(fault.reason()))?;
    }
    value.serialize_to(serializer)
}

/// Hands the payload of a contract to a serializer, if it may be sent.
///
/// # Errors
/// Those of the serializer; those of [`Contract::encode`].
pub fn serialize_contract<T: Contract, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    if T::GUARDED || T::FACTS.worst_case_bytes.is_none() {
        value.encode().map_err(S::Error::custom)?;
    }
    value.serialize_to(serializer)
}

/// Reads a value from a deserializer of a format that describes itself.
///
/// # Errors
/// Those of the deserializer; the value is refused.
pub fn deserialize<'de, T: Value, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let text = transcode(deserializer)?;
    read(&text).map_err(|fault| D::Error::custom(fault.reason()))
}

/// Where in the text a fault is would say nothing: the text is not what the deserializer reads.
fn read<T: Value>(text: &[u8]) -> Result<T, Fault> {
    let mut reader = Reader::new(text)?;
    let value = T::read(&mut reader)?;
    reader.finish()?;
    Ok(value)
}

/// Reads the payload of a contract from a deserializer of a format that describes itself.
///
/// # Errors
/// Those of the deserializer; the payload is refused.
pub fn deserialize_contract<'de, T: Contract, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let text = transcode(deserializer)?;
    T::decode(&text).map_err(|error| D::Error::custom(error.violation()))
}

fn transcode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let mut text = Vec::with_capacity(256);
    Transcoder { out: &mut text, depth: 0 }.deserialize(deserializer)?;
    Ok(text)
}

struct Transcoder<'a> {
    out: &'a mut Vec<u8>,
    depth: u16,
}

impl Transcoder<'_> {
    fn inner(&mut self) -> Transcoder<'_> {
        Transcoder { out: self.out, depth: self.depth + 1 }
    }

    /// Writes a number down as it was written. The name might also be in a text: then anything can be behind it.
    fn number<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        if !matches!(parse(text.as_bytes()), Ok(Tree::Number(_))) {
            return Err(E::custom("expected a number"));
        }
        self.out.extend_from_slice(text.as_bytes());
        Ok(())
    }

    fn deeper<E: serde::de::Error>(&self) -> Result<(), E> {
        // The reader will refuse it; this only ends the recursion.
        if self.depth > MAX_DEPTH { Err(E::custom(SyntaxKind::TooDeep.expected())) } else { Ok(()) }
    }
}

/// How serde_json hands over a number as it was written, where its feature `arbitrary_precision` is on: as an object with
/// this name alone. Some other crate of the build may ask for that feature.
const NUMBER: &[u8] = br#""$serde_json::private::Number""#;

/// Whether it does so in this program.
static AS_WRITTEN: LazyLock<bool> = LazyLock::new(|| {
    serde_json::from_str::<serde_json::Number>("1e2").is_ok_and(|number| number.to_string() != "100.0")
});

impl<'de> DeserializeSeed<'de> for Transcoder<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deeper()?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Transcoder<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.out.extend_from_slice(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        write_number(value.into(), self.out);
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        write_number(value.into(), self.out);
        Ok(())
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<(), E> {
        if !value.is_finite() {
            return Err(E::custom("expected a finite number"));
        }
        write_number(Number::Float(value), self.out);
        Ok(())
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        write_string(value, self.out);
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.out.extend_from_slice(b"null");
        Ok(())
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut sequence: A) -> Result<(), A::Error> {
        self.out.push(b'[');
        let mut first = true;
        loop {
            let before = self.out.len();
            if !first {
                self.out.push(b',');
            }
            if sequence.next_element_seed(self.inner())?.is_none() {
                self.out.truncate(before);
                break;
            }
            first = false;
        }
        self.out.push(b']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let start = self.out.len();
        self.out.push(b'{');
        let mut first = true;
        loop {
            let before = self.out.len();
            if !first {
                self.out.push(b',');
            }
            if map.next_key_seed(Name(self.out))?.is_none() {
                self.out.truncate(before);
                break;
            }
            if first && self.out.get(before..) == Some(NUMBER) && *AS_WRITTEN {
                self.out.truncate(start);
                let text: String = map.next_value()?;
                return self.number(&text);
            }
            first = false;
            self.out.push(b':');
            map.next_value_seed(self.inner())?;
        }
        self.out.push(b'}');
        Ok(())
    }
}

/// The name of a member: any string.
struct Name<'a>(&'a mut Vec<u8>);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member's name")
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        write_string(value, self.0);
        Ok(())
    }
}

struct TreeForm<'a>(&'a Tree);

impl Serialize for TreeForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_tree(self.0, serializer)
    }
}

/// Hands any JSON value to a serializer.
pub(crate) fn serialize_tree<S: Serializer>(tree: &Tree, serializer: S) -> Result<S::Ok, S::Error> {
    match tree {
        Tree::Null => serializer.serialize_unit(),
        Tree::Bool(value) => serializer.serialize_bool(*value),
        Tree::Number(Number::Integer(value)) => serializer.serialize_i64(*value),
        Tree::Number(Number::Unsigned(value)) => serializer.serialize_u64(*value),
        Tree::Number(Number::Float(value)) => serializer.serialize_f64(*value),
        Tree::String(text) => serializer.serialize_str(text),
        Tree::Array(items) => {
            let mut sequence = serializer.serialize_seq(Some(items.len()))?;
            for item in items {
                sequence.serialize_element(&TreeForm(item))?;
            }
            sequence.end()
        }
        Tree::Object(members) => {
            let mut map = serializer.serialize_map(Some(members.len()))?;
            for (name, value) in members {
                map.serialize_entry(&**name, &TreeForm(value))?;
            }
            map.end()
        }
    }
}

/// `Serialize` and `Deserialize` of a type that has [`Value`](crate::types::Value).
#[doc(hidden)]
#[macro_export]
macro_rules! serde_impls {
    ($name:ident, $serialize:ident, $deserialize:ident) => {
        impl $crate::types::__serde::Serialize for $name {
            fn serialize<S: $crate::types::__serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::types::$serialize(self, serializer)
            }
        }

        impl<'de> $crate::types::__serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::types::__serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::types::$deserialize(deserializer)
            }
        }
    };
    ($name:ident<$($use:ident),*> where $($bound:tt)*) => {
        impl<$($bound)*> $crate::types::__serde::Serialize for $name<$($use),*> {
            fn serialize<Z: $crate::types::__serde::Serializer>(
                &self,
                serializer: Z,
            ) -> ::core::result::Result<Z::Ok, Z::Error> {
                $crate::types::serialize(self, serializer)
            }
        }

        impl<'de, $($bound)*> $crate::types::__serde::Deserialize<'de> for $name<$($use),*> {
            fn deserialize<Z: $crate::types::__serde::Deserializer<'de>>(
                deserializer: Z,
            ) -> ::core::result::Result<Self, Z::Error> {
                $crate::types::deserialize(deserializer)
            }
        }
    };
}
