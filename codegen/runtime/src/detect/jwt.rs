//! JSON web tokens.

use super::scanner::{Candidate, WORD};
use super::text::{byte, is_word, run_on, slice};
use super::{Category, Detector};

pub(super) static DETECTOR: Detector = Detector {
    name: "jwt",
    category: Category::Credential,
    what: "a JSON web token",
    doc: "Parts of base64url parted by dots, of which the first decodes to a JSON object with `alg`; with or without \
          the signature.",
    good: &[
        "eyJBB.eyJCC.eyJDDDD",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl",
        "eyJ0 is how JSON starts",
    ],
    bad: &[
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
        "t=eyJhbGciOiJub25lIn0.eyJzdWIiOiIxMjM0NTY3ODkwIn0.",
    ],
    possible: false,
    triggers: WORD,
    confirm,
};

/// The longest header that is decoded.
const HEADER: usize = 2048;

fn confirm(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    let (bytes, (start, end)) = (candidate.bytes, candidate.word);
    if byte(bytes, end) != b'.' {
        return None;
    }
    // `key-eyJ...` and `x_eyJ...` are joined to the word in front of them.
    let offset = slice(bytes, start, end).windows(3).position(|window| window == b"eyJ")?;
    let start = start + offset;
    let header = slice(bytes, start, end);
    if header.len() > HEADER {
        return None;
    }
    let payload_end = run_on(bytes, end + 1, 1 << 16, is_word);
    let payload = slice(bytes, end + 1, payload_end);
    let header = decode(header)?;
    let object = header.first() == Some(&b'{') && header.last() == Some(&b'}');
    if !object || !header.windows(5).any(|window| window == b"\"alg\"") || payload.len() < 4 {
        return None;
    }
    if byte(bytes, payload_end) != b'.' {
        return (payload.starts_with(b"eyJ")).then_some((start, payload_end));
    }
    Some((start, run_on(bytes, payload_end + 1, 1 << 16, |byte| is_word(byte) || byte == b'.')))
}

/// The bytes that base64url text without padding stands for.
fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() * 3 / 4);
    let mut bits = 0_u32;
    let mut held = 0;
    for byte in text {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' | b'+' => 62,
            b'_' | b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    Some(out)
}
