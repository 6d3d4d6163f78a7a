//! Values that may be null or missing.

use super::{Fault, Value};
use crate::json::Reader;
use serde::ser::Serializer;

impl<T: Value> Value for Option<T> {
    const CANONICAL: bool = T::CANONICAL;
    const GUARDED: bool = T::GUARDED;

    #[inline]
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        if reader.peek() == Some(b'n') {
            reader.null()?;
            return Ok(None);
        }
        T::read(reader).map(Some)
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Some(value) => value.write(out),
            None => out.extend_from_slice(b"null"),
        }
    }

    fn serialize_to<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => serializer.serialize_some(&super::visit::AsSerde(value)),
            None => serializer.serialize_none(),
        }
    }

    fn check(&self) -> Result<(), Fault> {
        self.as_ref().map_or(Ok(()), T::check)
    }
}

/// A member that may be missing and may be null, which are two different things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Maybe<T> {
    /// The member is missing.
    #[default]
    Absent,
    /// The member is `null`.
    Null,
    /// The member has a value.
    Value(T),
}

impl<T> Maybe<T> {
    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value, if there is one.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Whether the member is missing.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl<T> From<T> for Maybe<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `Absent` is never read, and written as `null` where a member is written at all: records leave it out.
impl<T: Value> Value for Maybe<T> {
    const CANONICAL: bool = T::CANONICAL;
    const GUARDED: bool = T::GUARDED;

    #[inline]
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        Option::<T>::read(reader).map(|value| value.map_or(Self::Null, Self::Value))
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Value(value) => value.write(out),
            Self::Absent | Self::Null => out.extend_from_slice(b"null"),
        }
    }

    fn serialize_to<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => serializer.serialize_some(&super::visit::AsSerde(value)),
            Self::Absent | Self::Null => serializer.serialize_none(),
        }
    }

    fn check(&self) -> Result<(), Fault> {
        self.value().map_or(Ok(()), T::check)
    }
}
