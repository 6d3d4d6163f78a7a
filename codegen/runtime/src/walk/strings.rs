//! Keywords of strings (JSON Schema 2020-12 Validation, sections 6.3 and 7; our own `x-max-json-bytes`).

use super::{Here, Keyword, Walker};
use crate::json::Tree;

impl Walker<'_> {
    pub(super) fn string(&mut self, keyword: &Keyword, here: Here<'_>) -> bool {
        let Tree::String(text) = here.tree else {
            return true;
        };
        let valid = match keyword {
            // A text never has more code points than bytes, which settles most texts without counting.
            Keyword::MaxLength(limit) => length(text.len()) <= *limit || length(text.chars().count()) <= *limit,
            Keyword::MinLength(limit) => length(text.chars().count()) >= *limit,
            Keyword::Pattern(pattern) => pattern.is_match(text),
            Keyword::Format(format) => format.is_valid(text),
            Keyword::MaxJsonBytes(limit) => json_bytes(text) <= *limit,
            _ => true,
        };
        valid || self.fail_plainly(here, keyword)
    }
}

fn length(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// How many bytes a text takes between its quotes in compact JSON: RFC 8259, section 7, with the short escapes.
fn json_bytes(text: &str) -> u64 {
    text.bytes().fold(0, |sum, byte| {
        sum + match byte {
            b'"' | b'\\' | 8 | b'\t' | b'\n' | 12 | b'\r' => 2,
            0..0x20 => 6,
            _ => 1,
        }
    })
}
