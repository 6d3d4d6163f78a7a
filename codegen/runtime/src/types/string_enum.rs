//! Enumerations of strings.

use super::{Fault, mismatch};
use crate::json::{Reader, write_string};

/// A closed set of strings. [`string_enum!`](crate::string_enum) makes a type with this trait a
/// [`Value`](super::Value) and more; a `const` string is a set of one.
pub trait StringEnum: Copy + 'static {
    /// The keyword that a text outside the set fails.
    const KEYWORD: &'static str = "enum";

    /// Every variant, in the schema's order.
    const ALL: &'static [Self];

    /// The string it stands for.
    fn as_str(self) -> &'static str;

    /// The variant that stands for `text`.
    fn from_text(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|variant| variant.as_str() == text)
    }
}

/// Reads a variant.
///
/// # Errors
/// The value that is next is no string, or none of the set.
#[inline]
pub fn read<T: StringEnum>(reader: &mut Reader<'_>) -> Result<T, Fault> {
    if reader.peek() != Some(b'"') {
        return Err(other_value::<T>(reader));
    }
    let start = reader.offset();
    let found = match reader.plain() {
        Some(text) => T::from_text(text),
        None => T::from_text(reader.unusual()?),
    };
    found.ok_or_else(|| Fault::new(T::KEYWORD, start))
}

/// A value that is no string is none of the set, whether or not the schema has a `type` beside it.
#[cold]
fn other_value<T: StringEnum>(reader: &mut Reader<'_>) -> Fault {
    let fault = mismatch(reader);
    if fault.keyword() == "type" { Fault::new(T::KEYWORD, fault.offset()) } else { fault }
}

/// Appends a variant between quotes.
#[inline]
pub fn write<T: StringEnum>(value: T, out: &mut Vec<u8>) {
    write_string(value.as_str(), out);
}

/// Gives a type that has [`StringEnum`](crate::types::StringEnum) the traits `Value`, `Serialize`, `Deserialize`,
/// `Display`, `FromStr`, `AsRef<str>` and `TryFrom<&str>`.
#[macro_export]
macro_rules! string_enum {
    ($name:ident) => {
        impl $crate::types::Value for $name {
            const CANONICAL: bool = true;

            #[inline]
            fn read(reader: &mut $crate::json::Reader<'_>) -> ::core::result::Result<Self, $crate::types::Fault> {
                $crate::types::string_enum::read(reader)
            }

            #[inline]
            fn write(&self, out: &mut ::std::vec::Vec<u8>) {
                $crate::types::string_enum::write(*self, out);
            }

            fn serialize_to<S: $crate::types::__serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::types::StringEnum::as_str(*self))
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.pad($crate::types::StringEnum::as_str(*self))
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                $crate::types::StringEnum::as_str(*self)
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::types::Refused;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::types::Refused> {
                $crate::types::StringEnum::from_text(text)
                    .ok_or($crate::types::Refused::new(<Self as $crate::types::StringEnum>::KEYWORD))
            }
        }

        impl ::core::convert::TryFrom<&str> for $name {
            type Error = $crate::types::Refused;

            #[inline]
            fn try_from(text: &str) -> ::core::result::Result<Self, $crate::types::Refused> {
                text.parse()
            }
        }

        $crate::serde_impls!($name, serialize, deserialize);
    };
}
