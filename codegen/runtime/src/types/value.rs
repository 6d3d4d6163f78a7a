//! The trait of everything that a payload is made of.

use super::Fault;
use crate::json::{Reader, SyntaxKind};
use serde::ser::Serializer;
use std::fmt::Debug;

/// One JSON value of a payload: read and checked in one pass, written compactly.
pub trait Value: Sized + Clone + PartialEq + Debug {
    /// Equal values have the same written form, which lets long lists be searched for duplicates by bytes.
    const CANONICAL: bool = false;

    /// Something within has a rule that spans fields: see [`Value::check`].
    const GUARDED: bool = false;

    /// A number that equal values share and others hardly ever do, where it costs next to nothing.
    #[inline(always)]
    fn fingerprint(&self) -> Option<u64> {
        None
    }

    /// Reads the value that is next; white space before it is read over.
    ///
    /// # Errors
    /// It is not such a value, or not JSON.
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault>;

    /// Appends the value as compact JSON.
    fn write(&self, out: &mut Vec<u8>);

    /// Hands the value to a serializer.
    ///
    /// # Errors
    /// Those of the serializer.
    fn serialize_to<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// Checks what the type itself cannot hold: rules that span the fields of records.
    ///
    /// # Errors
    /// The rule that fails.
    fn check(&self) -> Result<(), Fault> {
        Ok(())
    }
}

/// The value that is next has the wrong type, or is none at all.
#[cold]
pub(crate) fn mismatch(reader: &mut Reader<'_>) -> Fault {
    let kind = match reader.peek() {
        Some(b'"' | b'{' | b'[' | b't' | b'f' | b'n' | b'-' | b'0'..=b'9') => {
            return Fault::new("type", reader.offset());
        }
        Some(_) => SyntaxKind::UnexpectedByte,
        None => SyntaxKind::UnexpectedEnd,
    };
    reader.error(kind).into()
}
