//! Booleans and UUIDs.

use super::{Fault, Uuid, Value, mismatch};
use crate::block::hyphenated;
use crate::json::Reader;
use serde::ser::Serializer;

impl Value for bool {
    const CANONICAL: bool = true;

    #[inline]
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        match reader.peek() {
            Some(b't' | b'f') => Ok(reader.boolean()?),
            _ => Err(mismatch(reader)),
        }
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(if *self { b"true" } else { b"false" });
    }

    fn serialize_to<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(*self)
    }
}

/// The 36 characters of RFC 9562's text form between quotes.
pub(super) const QUOTED: usize = 38;

impl Value for Uuid {
    const CANONICAL: bool = true;

    #[inline(always)]
    fn fingerprint(&self) -> Option<u64> {
        let (high, low) = self.as_u64_pair();
        // Most bits are random, whichever they are; the product spreads them upwards (Fibonacci hashing).
        Some((high ^ low).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    #[inline]
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        if reader.peek() != Some(b'"') {
            return Err(mismatch(reader));
        }
        match quoted(reader) {
            Some(uuid) => {
                reader.advance(QUOTED);
                Ok(uuid)
            }
            None => unusual(reader),
        }
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        let mut text = [b'"'; QUOTED];
        if let Some(middle) = text.get_mut(1..QUOTED - 1) {
            self.hyphenated().encode_lower(middle);
        }
        out.extend_from_slice(&text);
    }

    fn serialize_to<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.hyphenated().encode_lower(&mut Self::encode_buffer()))
    }
}

/// The UUID between quotes at the cursor.
#[inline(always)]
pub(super) fn quoted(reader: &Reader<'_>) -> Option<Uuid> {
    let text: &[u8; QUOTED] = reader.chunk()?;
    if text[0] != b'"' || text[QUOTED - 1] != b'"' {
        return None;
    }
    let middle = text.get(1..).and_then(<[u8]>::first_chunk)?;
    hyphenated(middle).map(Uuid::from_bytes)
}

/// No UUID as it usually stands: it may have escapes, or be none.
#[cold]
fn unusual(reader: &mut Reader<'_>) -> Result<Uuid, Fault> {
    let start = reader.offset();
    let text = reader.string()?;
    let uuid = text.as_bytes().try_into().ok().and_then(hyphenated);
    uuid.map(Uuid::from_bytes).ok_or_else(|| Fault::new("format", start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Uuid, &'static str> {
        let mut reader = Reader::from_text(text).unwrap();
        Uuid::read(&mut reader).map_err(|fault| fault.keyword())
    }

    #[test]
    fn uuids_as_rfc_9562_writes_them() {
        let uuid: Uuid = "0190a5e4-7b1c-7def-8abc-0123456789ab".parse().unwrap();
        assert_eq!(read("\"0190a5e4-7b1c-7def-8abc-0123456789ab\""), Ok(uuid));
        assert_eq!(read("  \"0190A5E4-7b1c-7DEF-8abc-0123456789aB\","), Ok(uuid));
        assert_eq!(read(r#""\u0030190A5E4-7b1c-7DEF-8abc-0123456789aB""#), Ok(uuid));
        for wrong in [
            "\"\"",
            "\"0190a5e47b1c7def8abc0123456789ab\"",
            "\"{190a5e4-7b1c-7def-8abc-0123456789a}\"",
            "\"0190a5e4-7b1c-7def-8abc-0123456789ag\"",
            "\"0190a5e4-7b1c-7def-8abc0-123456789ab\"",
            "\"0190a5e4-7b1c-7def-8abc-0123456789ab0\"",
            "\"urn:uuid:0190a5e4-7b1c-7def-8abc-0123456789ab\"",
        ] {
            assert_eq!(read(wrong), Err("format"), "{wrong}");
        }
        assert_eq!(read("\"0190a5e4-7b1c-7def-8abc-0123456789a\u{1}\""), Err("json"));
        assert_eq!(read("null"), Err("type"));
        assert_eq!(read("\"0190a5e4"), Err("json"));
        let mut out = Vec::new();
        uuid.write(&mut out);
        assert_eq!(out, b"\"0190a5e4-7b1c-7def-8abc-0123456789ab\"");
    }
}
