//! Booleans and UUIDs.

use super::{Fault, Uuid, Value, mismatch};
use crate::json::{Reader, hex32};
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
const QUOTED: usize = 38;

impl Value for Uuid {
    const CANONICAL: bool = true;

    #[inline]
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        if reader.peek() != Some(b'"') {
            return Err(mismatch(reader));
        }
        match hyphenated(reader) {
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

/// The UUID between quotes at the cursor, eight digits at a time.
#[inline(always)]
fn hyphenated(reader: &Reader<'_>) -> Option<Uuid> {
    let t: &[u8; QUOTED] = reader.chunk()?;
    // The bytes between the quotes: 8, 4, 4, 4 and 12 digits with hyphens between them.
    let marks = (t[37] ^ b'"') | (t[9] ^ b'-') | (t[14] ^ b'-') | (t[19] ^ b'-') | (t[24] ^ b'-');
    if marks != 0 {
        return None;
    }
    let words = [
        u64::from_le_bytes([t[1], t[2], t[3], t[4], t[5], t[6], t[7], t[8]]),
        u64::from_le_bytes([t[10], t[11], t[12], t[13], t[15], t[16], t[17], t[18]]),
        u64::from_le_bytes([t[20], t[21], t[22], t[23], t[25], t[26], t[27], t[28]]),
        u64::from_le_bytes([t[29], t[30], t[31], t[32], t[33], t[34], t[35], t[36]]),
    ];
    hex32(words).map(Uuid::from_bytes)
}

/// No UUID as it usually stands: it may have escapes, or be none.
#[cold]
fn unusual(reader: &mut Reader<'_>) -> Result<Uuid, Fault> {
    let start = reader.offset();
    let text = reader.string()?;
    let quoted = format!("\"{text}\"");
    if quoted.len() == QUOTED
        && let Ok(inner) = Reader::from_text(&quoted)
        && let Some(uuid) = hyphenated(&inner)
    {
        return Ok(uuid);
    }
    Err(Fault::new("format", start))
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
