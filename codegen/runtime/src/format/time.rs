//! `time`: RFC 3339, section 5.6, `full-time`.

use super::date::two_digits;

/// Minutes in a day, for bringing a time of day to UTC.
const DAY: i16 = 24 * 60;

/// Whether `text` is a time of day with an offset from UTC.
pub(super) fn is_valid(text: &[u8]) -> bool {
    let [h1, h2, b':', m1, m2, b':', s1, s2, rest @ ..] = text else {
        return false;
    };
    match (two_digits(*h1, *h2), two_digits(*m1, *m2), two_digits(*s1, *s2)) {
        (Some(hour), Some(minute), Some(second)) => is_time([hour, minute, second], rest),
        _ => false,
    }
}

/// Whether there is such a time of day, with `rest` after its whole seconds: the optional fraction and the offset.
pub(super) fn is_time([hour, minute, second]: [u8; 3], rest: &[u8]) -> bool {
    if hour > 23 || minute > 59 || second > 60 {
        return false;
    }
    let Some(offset) = without_fraction(rest).and_then(offset_minutes) else {
        return false;
    };
    // Leap seconds are inserted at the end of a UTC day (section 5.7), whatever the local time is then.
    let utc = (i16::from(hour) * 60 + i16::from(minute) - offset).rem_euclid(DAY);
    second < 60 || utc == DAY - 1
}

/// What follows the optional fraction of a second; nothing when a point has no digit after it.
fn without_fraction(text: &[u8]) -> Option<&[u8]> {
    let [b'.', fraction @ ..] = text else {
        return Some(text);
    };
    let end = fraction.iter().position(|byte| !byte.is_ascii_digit())?;
    if end == 0 { None } else { fraction.get(end..) }
}

/// The offset from UTC in minutes. `-00:00` is allowed: UTC is known, the local offset is not (section 4.3).
fn offset_minutes(text: &[u8]) -> Option<i16> {
    let (sign, h1, h2, m1, m2) = match text {
        [b'Z' | b'z'] => return Some(0),
        [b'+', h1, h2, b':', m1, m2] => (1, h1, h2, m1, m2),
        [b'-', h1, h2, b':', m1, m2] => (-1, h1, h2, m1, m2),
        _ => return None,
    };
    let (hour, minute) = (two_digits(*h1, *h2)?, two_digits(*m1, *m2)?);
    (hour <= 23 && minute <= 59).then(|| sign * (i16::from(hour) * 60 + i16::from(minute)))
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn the_offset_is_required() {
        for text in ["00:00:00Z", "23:59:59.999z", "12:00:00+23:59", "12:00:00-00:00"] {
            assert!(is_valid(text.as_bytes()), "{text}");
        }
        for text in ["12:00:00", "12:00:00.", "12:00:00.Z", "12:00:00.5", "12:00Z", "12:00:00+0100", "12:00:00+24:00"] {
            assert!(!is_valid(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn leap_seconds_end_a_utc_day() {
        for text in ["23:59:60Z", "23:59:60.5Z", "00:59:60+01:00", "18:59:60-05:00", "00:00:60+00:01"] {
            assert!(is_valid(text.as_bytes()), "{text}");
        }
        for text in ["23:59:61Z", "23:59:60+01:00", "00:00:60Z", "12:59:60+12:00"] {
            assert!(!is_valid(text.as_bytes()), "{text}");
        }
    }
}
