//! `date-time`: RFC 3339, section 5.6.

use super::{date, time};

/// Whether `text` is a date and a time of day with an offset, with `T` or `t` between them.
///
/// The space that a note in section 5.6 lets applications choose for readability is not in the grammar.
pub(super) fn is_valid(text: &[u8]) -> bool {
    match text.split_at_checked(10) {
        Some((day, [b'T' | b't', time_of_day @ ..])) => date::is_valid(day) && time::is_valid(time_of_day),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn both_halves_and_the_letter_between() {
        for text in ["2025-12-23T18:04:31Z", "2025-12-23t18:04:31.000z", "2016-12-31T15:59:60-08:00"] {
            assert!(is_valid(text.as_bytes()), "{text}");
        }
        for text in ["2025-12-23 18:04:31Z", "2025-12-23T18:04:31", "2025-02-30T18:04:31Z", "2025-12-23", "2025-12-23T"]
        {
            assert!(!is_valid(text.as_bytes()), "{text}");
        }
    }
}
