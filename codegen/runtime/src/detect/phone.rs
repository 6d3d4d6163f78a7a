//! Phone numbers in international form.

use super::scanner::{Candidate, PLUS};
use super::text::{before, byte, is_word, run_on, slice};
use super::{Category, Detector};

pub(super) static DETECTOR: Detector = Detector {
    name: "phone",
    category: Category::Contact,
    what: "a phone number",
    doc: "`+`, a country code that is given out and eight to fifteen digits in all, with spaces, hyphens, dots, slashes \
          and parentheses between. National forms look like too many other numbers.",
    good: &[
        "+5 points",
        "1+1234567890",
        "10:00+0200",
        "+48.85661400, +2.35222190",
        "+12 345 678 visits",
        "555-0132",
        "+210",
    ],
    bad: &[
        "+1 415 555 0132",
        "call +49 (0)30 1234567",
        "+447700 921 916",
        "tel:+33.1.23.45.67.89",
        "+1-604-696-5272x565",
        "+49 151 23456789 2025-12-23T18:04:31Z",
        "+49 151 23456789 2024",
        "+49 151 23456789 6513270e-269e-4d37-b2a7-4de452e6b438",
    ],
    possible: false,
    triggers: PLUS,
    confirm,
};

fn confirm(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    let (bytes, first) = (candidate.bytes, candidate.at);
    if before(bytes, first) != b'+' {
        return None;
    }
    let start = first - 1;
    if is_word(before(bytes, start)) || before(bytes, start) == b')' {
        return None;
    }
    let mut digits = 0;
    let mut dots = 0;
    let mut others = 0;
    let mut groups_of_three = true;
    let mut group = 0;
    let mut end = first;
    let mut at = first;
    loop {
        let next = byte(bytes, at);
        if next.is_ascii_digit() {
            digits += 1;
            group += 1;
            end = at + 1;
        } else if matches!(next, b' ' | b'-' | b'.' | b'/' | b'(' | b')') && at < end + 2 {
            dots += usize::from(next == b'.');
            others += usize::from(next != b'.' && byte(bytes, at + 1).is_ascii_digit());
            if byte(bytes, at + 1).is_ascii_digit() {
                // A day, a year or an identifier that follows is no part of the number.
                let next_end = run_on(bytes, at + 1, 16, |byte| byte.is_ascii_digit());
                let joined = byte(bytes, next_end).is_ascii_alphabetic() || dated(slice(bytes, at + 1, at + 9));
                if digits >= 8 && next == b' ' && (joined || digits + next_end - at - 1 > 15) {
                    break;
                }
                groups_of_three &= digits <= 3 || group == 3;
                group = 0;
            }
        } else {
            break;
        }
        at += 1;
    }
    groups_of_three &= group == 3 && others > 0;
    let extension = byte(bytes, end) == b'x' && byte(bytes, end + 1).is_ascii_digit();
    let grouped_thousands = groups_of_three && digits < 10;
    let decimal = dots == 1 && others == 0;
    let country = country(byte(bytes, first), byte(bytes, first + 1));
    let bounded = extension || !is_word(byte(bytes, end));
    ((8..=15).contains(&digits) && country && bounded && !grouped_thousands && !decimal).then_some((start, end))
}

/// Whether these bytes are the start of a day: `2025-12-`.
fn dated(text: &[u8]) -> bool {
    matches!(text, [b'1' | b'2', _, _, _, b'-', b'0' | b'1', _, b'-'])
}

/// Whether a country code starts with these digits. Of the first two, only few pairs are not given out.
fn country(first: u8, second: u8) -> bool {
    match first {
        b'1' | b'7' => true,
        b'2' | b'3' | b'5' | b'6' => true,
        b'4' => true,
        b'8' => !matches!(second, b'3' | b'9'),
        b'9' => true,
        _ => false,
    }
}
