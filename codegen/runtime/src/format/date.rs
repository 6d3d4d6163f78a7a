//! `date`: RFC 3339, section 5.6, `full-date`.

use super::two_digits;

pub(super) fn is_valid(bytes: &[u8]) -> bool {
    let [century @ .., b'-', m1, m2, b'-', d1, d2] = bytes else {
        return false;
    };
    let [c1, c2, y1, y2] = century else {
        return false;
    };
    let (Some(century), Some(year)) = (two_digits(&[*c1, *c2]), two_digits(&[*y1, *y2])) else {
        return false;
    };
    let (Some(month), Some(day)) = (two_digits(&[*m1, *m2]), two_digits(&[*d1, *d2])) else {
        return false;
    };
    // Appendix C: every fourth year, of those divisible by 100 only every fourth.
    let leap = if year == 0 {
        century % 4 == 0
    } else {
        year % 4 == 0
    };
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return false,
    };
    (1..=days).contains(&day)
}
