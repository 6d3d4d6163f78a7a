//! `time`: RFC 3339, section 5.6, `full-time`. The offset is not optional.

use super::two_digits;

pub(super) fn is_valid(bytes: &[u8]) -> bool {
    let [h1, h2, b':', m1, m2, b':', s1, s2, rest @ ..] = bytes else {
        return false;
    };
    let (Some(hour), Some(minute)) = (two_digits(&[*h1, *h2]), two_digits(&[*m1, *m2])) else {
        return false;
    };
    let Some(second) = two_digits(&[*s1, *s2]) else {
        return false;
    };
    let offset = if let [b'.', rest @ ..] = rest {
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 {
            return false;
        }
        rest.get(digits..).unwrap_or_default()
    } else {
        rest
    };
    let Some(offset) = minutes_east(offset) else {
        return false;
    };
    if hour > 23 || minute > 59 || second > 60 {
        return false;
    }
    // Section 5.7: a leap second ends a day of UTC, whatever the local time is then.
    let utc = (i32::from(hour) * 60 + i32::from(minute) - offset).rem_euclid(24 * 60);
    second < 60 || utc == 23 * 60 + 59
}

/// The offset from UTC in minutes.
fn minutes_east(offset: &[u8]) -> Option<i32> {
    match offset {
        [b'Z' | b'z'] => Some(0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let hours = two_digits(&[*h1, *h2]).filter(|hours| *hours < 24)?;
            let minutes = two_digits(&[*m1, *m2]).filter(|minutes| *minutes < 60)?;
            let offset = i32::from(hours) * 60 + i32::from(minutes);
            Some(if *sign == b'-' { -offset } else { offset })
        }
        _ => None,
    }
}
