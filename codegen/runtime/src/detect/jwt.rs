//! JSON web tokens.

use super::scanner::{Candidate, DOT};
use super::text::{before, byte, decode, is_word, run_back, run_on, slice};
use super::{Category, Detector};
use crate::json::Reader;

pub(super) static DETECTOR: Detector = Detector {
    name: "jwt",
    category: Category::Credential,
    what: "a JSON web token",
    doc: "Parts of base64url parted by dots, of which the first decodes to a JSON object with `alg`, `enc` or `typ`, \
          however it is laid out; with or without the signature, with its content elsewhere, or encrypted.",
    good: &[
        "eyJBB.eyJCC.eyJDDDD",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl",
        "eyJ0 is how JSON starts",
        "eyJhIjoxfQ.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl",
        "eyJhbGciOiJIUzI1NiJ9.json",
    ],
    bad: &[
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
        "t=eyJhbGciOiJub25lIn0.eyJzdWIiOiIxMjM0NTY3ODkwIn0.",
        // A space after the colon; no digit in the first part.
        "eyJhbGciOiAiSFMyNTYifQ.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
        // Over several lines; a blank in front.
        "ewogInR5cCI6ICJKV1QiCn0.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
        "IHsiYWxnIjogIkhTMjU2In0.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
        // Without content; encrypted with a key that both sides have.
        "eyJhbGciOiJIUzI1NiJ9Cg.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
        "x_eyJhbGciOiJIUzI1NiJ9..dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..X1Ro7h2a.Zm9vYmFy.U0m_YmjN04DJvceFICbCVQ",
        // With padding, which its standard does not have.
        "eyJhbGciOiAiSFMyNTYifQ==.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
    ],
    possible: false,
    triggers: DOT,
    confirm,
};

/// The longest header that is decoded.
const HEADER: usize = 2048;

/// The shortest: `{"alg":1}` has nine bytes.
const LEAST: usize = 12;

/// How many places of a word are tried as the start of a header.
const TRIED: usize = 4;

/// The dot after the first part of a token, or after the second: that of an object with a blank behind it may end otherwise.
fn confirm(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    let (bytes, at) = (candidate.bytes, candidate.at);
    let first = || {
        let part = run_back(bytes, at, HEADER, is_word);
        part.checked_sub(1).filter(|dot| bytes[*dot] == b'.')
    };
    opened(bytes, at).or_else(|| opened(bytes, first()?))
}

/// The token whose first part ends at the dot at `at`.
fn opened(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let end = run_back(bytes, at, 2, |byte| byte == b'=');
    if !is_word(before(bytes, end)) || !is_word(before(bytes, end.saturating_sub(LEAST - 1))) {
        return None;
    }
    let word = run_back(bytes, end, HEADER, is_word);
    if end - word < LEAST {
        return None;
    }
    // `key-eyJ...` and `x_eyJ...` are joined to the word in front of them.
    let starts = (word..end - LEAST + 1).filter(|start| {
        let blank = *start == word && matches!(bytes[word], b'I' | b'C' | b'D');
        blank || opens(slice(bytes, *start, start + 3))
    });
    for start in starts.take(TRIED) {
        if decode(slice(bytes, start, end)).is_some_and(|header| is_header(&header)) {
            return rest(bytes, at).map(|token_end| (start, token_end));
        }
    }
    None
}

/// Whether text of base64url may start an object: what `{` and a quote or a blank become.
fn opens(text: &[u8]) -> bool {
    matches!(text, [b'e', b'y', b'J' | b'A' | b'I'] | [b'e', b'w', b'o' | b'k' | b'0'])
}

/// Where the parts after the header end, if they are those of a token: content and signature, either of which may be
/// empty, or the five parts of one that is encrypted.
fn rest(bytes: &[u8], at: usize) -> Option<usize> {
    let part = |byte: u8| is_word(byte) || byte == b'=';
    let content_end = run_on(bytes, at + 1, 1 << 16, part);
    let content = slice(bytes, at + 1, content_end);
    if byte(bytes, content_end) != b'.' {
        return content.starts_with(b"eyJ").then_some(content_end);
    }
    let end = run_on(bytes, content_end + 1, 1 << 16, |byte| part(byte) || byte == b'.');
    (content.len() >= 4 || end - content_end >= 8).then_some(end)
}

/// Whether the bytes are an object that says how a token is made.
fn is_header(bytes: &[u8]) -> bool {
    let members = |reader: &mut Reader<'_>| -> Result<bool, crate::json::SyntaxError> {
        let (mut first, mut told) = (true, false);
        reader.enter(b'{')?;
        while let Some(name) = reader.name(first)? {
            told |= matches!(&*name, "alg" | "enc" | "typ");
            first = false;
            reader.skip()?;
        }
        reader.finish()?;
        Ok(told)
    };
    match Reader::new(bytes) {
        Ok(mut reader) => reader.peek() == Some(b'{') && members(&mut reader).unwrap_or(false),
        Err(_) => false,
    }
}
