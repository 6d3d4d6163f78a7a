//! `date-time`: RFC 3339, section 5.6.

use super::{date, time};
use crate::block::Block;

/// Whether `text` is a date and a time of day with an offset, with `T` or `t` between them.
///
/// The space that a note in section 5.6 lets applications choose for readability is not in the grammar.
pub(super) fn is_valid(text: &[u8]) -> bool {
    let Some((t, rest)) = text.split_first_chunk::<19>() else {
        return false;
    };
    // Digits are asked for all at once: sixteen bytes hold all but the last two.
    let digits = t.first_chunk().map(|head| Block::new(head).within(b'0', b'9').bits());
    let signs = [t[4], t[7], t[13], t[16]] == *b"--::" && t[10] | 0x20 == b't';
    if digits != Some(DIGITS) || !signs || !t[17].is_ascii_digit() || !t[18].is_ascii_digit() {
        return false;
    }
    let two = |at: usize| (t[at] - b'0') * 10 + (t[at + 1] - b'0');
    date::is_day(two(0), two(2), two(5), two(8)) && time::is_time([two(11), two(14), two(17)], rest)
}

/// Where the first sixteen bytes are digits: `2025-12-23T18:04`.
const DIGITS: u32 = 0b1101_1011_0110_1111;

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn both_halves_and_the_letter_between() {
        for text in ["2025-12-23T18:04:31Z", "2025-12-23t18:04:31.000z", "2016-12-31T15:59:60-08:00"] {
            assert!(is_valid(text.as_bytes()), "{text}");
        }
        for text in [
            "2025-12-23 18:04:31Z",
            "2025-12-23T18:04:3xZ",
            "2025-12-23T1x:04:31Z",
            "202x-12-23T18:04:31Z",
            "2025-12-23T18:04-31Z",
            "2025-12-23T18:04:31",
            "2025-02-30T18:04:31Z",
            "2025-12-23",
            "2025-12-23T",
        ] {
            assert!(!is_valid(text.as_bytes()), "{text}");
        }
    }
}
