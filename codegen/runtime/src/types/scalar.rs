//! Booleans and UUIDs.

use super::{Fault, Uuid, Value, mismatch};
use crate::json::{Reader, hex8};
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

/// The UUID after the quote at the cursor, in five words of eight bytes.
#[inline(always)]
fn hyphenated(reader: &Reader<'_>) -> Option<Uuid> {
    let hyphens = [reader.byte(9)?, reader.byte(14)?, reader.byte(19)?, reader.byte(24)?];
    if hyphens != [b'-'; 4] || reader.byte(37)? != b'"' {
        return None;
    }
    // Groups of four digits are halves of two words each.
    let join = |low: u64, high: u64| (low & 0xffff_ffff) | (high << 32);
    let a = hex8(reader.word(1)?)?;
    let b = hex8(join(reader.word(10)?, reader.word(15)?))?;
    let c = hex8(join(reader.word(20)?, reader.word(25)?))?;
    let d = hex8(reader.word(29)?)?;
    let high = (u64::from(a) << 32) | u64::from(b);
    let low = (u64::from(c) << 32) | u64::from(d);
    Some(Uuid::from_u64_pair(high, low))
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
