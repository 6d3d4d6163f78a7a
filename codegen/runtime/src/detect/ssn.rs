//! Social security numbers of the United States, and the numbers for taxpayers who have none.

use super::scanner::{Candidate, GROUPS};
use super::text::{before, byte, contains_ignoring_case, is_word, separator, slice};
use super::{Category, Detector};

pub(super) static DETECTOR: Detector = Detector {
    name: "ssn",
    category: Category::GovernmentId,
    what: "a social security number",
    doc: "Three, two and four digits parted by hyphens, with an area (001 to 899 without 666), group and serial that \
          are given out; from 900 on with the groups that taxpayers without such a number get. Parted by spaces or \
          dots, or not at all, only shortly after `SSN` or `social security`.",
    good: &["000-12-3456", "666-12-3456", "123-00-4567", "123-45-0000", "911-89-1234", "1-123-45-6789", "123 45 6789"],
    bad: &[
        "123-45-6789",
        "SSN 468-90-6088.",
        "social security number 337 21 1021",
        "ssn=468906088",
        "123\u{2011}45\u{2011}6789",
        "123\u{2013}45\u{2013}6789",
        "SSN 337.21.1021",
        "SSN 337\u{a0}21\u{a0}1021",
        "'boom\\n123-45-6789'",
        "ITIN 912-70-1234",
    ],
    possible: false,
    triggers: GROUPS,
    confirm,
};

fn confirm(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    let (bytes, start) = (candidate.bytes, candidate.at);
    let previous = before(bytes, start);
    if is_word(previous) || (previous == b'.' && before(bytes, start - 1).is_ascii_digit()) {
        return None;
    }
    let digits = slice(bytes, start, start + 3);
    if digits.len() < 3 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let width = separator(bytes, start + 3);
    let sign = slice(bytes, start + 3, start + 3 + width);
    if width == 0 && !byte(bytes, start + 3).is_ascii_digit() {
        return None;
    }
    let group = slice(bytes, start + 3 + width, start + 5 + width);
    if slice(bytes, start + 5 + width, start + 5 + 2 * width) != sign {
        return None;
    }
    let serial = slice(bytes, start + 5 + 2 * width, start + 9 + 2 * width);
    let end = start + 9 + 2 * width;
    let numeric = group.iter().chain(serial).all(u8::is_ascii_digit);
    let next = byte(bytes, end);
    if serial.len() != 4 || !numeric || is_word(next) || (next == b'.' && byte(bytes, end + 1).is_ascii_digit()) {
        return None;
    }
    let area = digits != b"000" && digits != b"666" && (digits[0] != b'9' || is_taxpayers(group));
    let given = area && group != b"00" && serial != b"0000";
    // Hyphens and dashes, also those that do not break a line.
    let dashed = matches!(sign, [b'-'] | [0xe2, 0x80, 0x90..=0x95] | [0xe2, 0x88, 0x92]);
    (given && (dashed || introduced(bytes, start))).then_some((start, end))
}

/// Whether taxpayers are given numbers with this group (IRS, Individual Taxpayer Identification Number).
fn is_taxpayers(group: &[u8]) -> bool {
    let number = group.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
    matches!(number, 50..=65 | 70..=88 | 90..=92 | 94..=99)
}

/// Whether the words just before say what the number is.
fn introduced(bytes: &[u8], start: usize) -> bool {
    let words = slice(bytes, start.saturating_sub(32), start);
    contains_ignoring_case(words, b"ssn") || contains_ignoring_case(words, b"social security")
}
