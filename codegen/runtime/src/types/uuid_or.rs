//! A UUID, or one of some words: `anyOf` a `uuid` and a `const`.

use super::scalar::{QUOTED, quoted};
use super::{Fault, StringEnum, Uuid, Value, mismatch};
use crate::block::hyphenated;
use crate::json::Reader;
use serde::ser::Serializer;

/// A UUID or one of the words of `E`, none of which is a UUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UuidOr<E> {
    /// A UUID.
    Uuid(Uuid),
    /// A word.
    Word(E),
}

impl<E: StringEnum> From<Uuid> for UuidOr<E> {
    fn from(uuid: Uuid) -> Self {
        Self::Uuid(uuid)
    }
}

impl<E> UuidOr<E> {
    /// The UUID, if it is one.
    pub const fn uuid(&self) -> Option<&Uuid> {
        match self {
            Self::Uuid(uuid) => Some(uuid),
            Self::Word(_) => None,
        }
    }
}

impl<E: StringEnum + Value> Value for UuidOr<E> {
    const CANONICAL: bool = true;

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        if reader.peek() != Some(b'"') {
            return Err(mismatch(reader));
        }
        if let Some(uuid) = quoted(reader) {
            reader.advance(QUOTED);
            return Ok(Self::Uuid(uuid));
        }
        let start = reader.offset();
        let text = reader.string()?;
        if let Some(uuid) = text.as_bytes().try_into().ok().and_then(hyphenated) {
            return Ok(Self::Uuid(Uuid::from_bytes(uuid)));
        }
        E::from_text(&text).map(Self::Word).ok_or_else(|| Fault::new(E::KEYWORD, start))
    }

    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Uuid(uuid) => uuid.write(out),
            Self::Word(word) => word.write(out),
        }
    }

    fn serialize_to<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Uuid(uuid) => uuid.serialize_to(serializer),
            Self::Word(word) => word.serialize_to(serializer),
        }
    }
}

crate::serde_impls!(UuidOr<E> where E: StringEnum + Value);
