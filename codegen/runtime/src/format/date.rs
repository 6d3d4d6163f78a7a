//! `date`: RFC 3339, section 5.6, `full-date`.

/// Whether `text` is a day of the Gregorian calendar, written as year, month and day.
pub(super) fn is_valid(text: &[u8]) -> bool {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else {
        return false;
    };
    match (two_digits(*y1, *y2), two_digits(*y3, *y4), two_digits(*m1, *m2), two_digits(*d1, *d2)) {
        (Some(century), Some(year), Some(month), Some(day)) => is_day(century, year, month, day),
        _ => false,
    }
}

/// Whether the calendar has such a day; the year in two parts, each below 100.
pub(super) fn is_day(century: u8, year: u8, month: u8, day: u8) -> bool {
    day >= 1 && day <= days_in_month(u16::from(century) * 100 + u16::from(year), month)
}

/// The number that two ASCII digits write.
pub(super) fn two_digits(tens: u8, ones: u8) -> Option<u8> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + (ones - b'0'))
}

/// How many days a month has; none for a month that does not exist.
fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn only_days_of_the_calendar() {
        for text in ["2024-02-29", "2000-02-29", "0000-01-01", "9999-12-31"] {
            assert!(is_valid(text.as_bytes()), "{text}");
        }
        for text in ["2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-01", "2024-01-00", "2024-1-01"] {
            assert!(!is_valid(text.as_bytes()), "{text}");
        }
    }
}
