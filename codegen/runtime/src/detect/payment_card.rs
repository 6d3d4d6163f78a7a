//! Numbers of payment cards.

use super::scanner::{Candidate, GROUPS};
use super::text::{before, byte, is_word, run_back};
use super::{Category, Detector};

pub(super) static DETECTOR: Detector = Detector {
    name: "payment_card",
    category: Category::Payment,
    what: "a payment card number",
    doc: "Twelve to nineteen digits, together or in groups parted by one space or hyphen, that satisfy the Luhn check \
          and start as an issuer's cards do; four groups of four need only the check, unless all \
          are years. Digits that touch a letter, a \
          digit, `_` or `-` are part of something else.",
    good: &[
        "4111 1111 1111 1112",
        "id_4111111111111111",
        "4111111111111111.5",
        "1700000000000",
        "4111-1111-1111-1111-1",
        "1929 1990 2010 2022",
    ],
    bad: &[
        "4111 1111 1111 1111",
        "card 4111-1111-1111-1111.",
        "(378282246310005)",
        "3782 822463 10005",
        "6011111111111117",
    ],
    possible: false,
    triggers: GROUPS,
    confirm,
};

/// The most digits a row of groups may have: a longer one is a table of numbers.
const ROW: usize = 24;

fn confirm(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    let (bytes, start) = (candidate.bytes, candidate.at);
    let previous = before(bytes, start);
    if is_word(previous) || (matches!(previous, b'.' | b',') && before(bytes, start - 1).is_ascii_digit()) {
        return None;
    }
    // A row that goes on from earlier digits was already looked at as a whole.
    if previous == b' ' && before(bytes, start - 1).is_ascii_digit() && group_before(bytes, start - 1) {
        return None;
    }
    let mut digits = [0_u8; ROW];
    let mut count = 0;
    let mut groups = [(0_usize, 0_usize); 8];
    let mut used = 0;
    let mut separator = 0;
    let mut mixed = false;
    let mut at = start;
    loop {
        let group = (count, at);
        while byte(bytes, at).is_ascii_digit() {
            *digits.get_mut(count)? = byte(bytes, at) - b'0';
            count += 1;
            at += 1;
        }
        *groups.get_mut(used)? = group;
        used += 1;
        let next = byte(bytes, at);
        if !matches!(next, b' ' | b'-') || !byte(bytes, at + 1).is_ascii_digit() {
            break;
        }
        mixed |= separator != 0 && separator != next;
        separator = next;
        at += 1;
    }
    let after = byte(bytes, at);
    if is_word(after) || (matches!(after, b'.' | b',') && byte(bytes, at + 1).is_ascii_digit()) {
        return None;
    }
    let row = digits.get(..count)?;
    let groups = groups.get(..used)?;
    if used == 1 {
        return is_card(row).then_some((start, at));
    }
    let length = |index: usize| groups.get(index + 1).map_or(count, |next| next.0) - groups[index].0;
    let lengths = |wanted: &[usize]| used == wanted.len() && wanted.iter().enumerate().all(|(i, n)| length(i) == *n);
    if !mixed {
        let years = row.chunks(4).all(|group| matches!(group, [1, 8 | 9, _, _] | [2, 0, _, _]));
        let even = lengths(&[4, 4, 4, 4]) && luhn(row) && !years && row.iter().any(|digit| *digit != row[0]);
        let known = lengths(&[4, 6, 5]) || lengths(&[4, 6, 4]) || lengths(&[4, 4, 4, 4, 3]) || lengths(&[4, 4, 5]);
        if even || (known && is_card(row)) || (lengths(&[4, 4, 4]) && is_card(row)) {
            return Some((start, at));
        }
    }
    // `2024-05-01 4111 1111 1111 1111`: four groups of four among others.
    for (first, (number, offset)) in groups.iter().copied().enumerate().take(used.saturating_sub(3)) {
        let four = (first..first + 4).all(|index| length(index) == 4);
        let alone = (first == 0 || length(first - 1) != 4) && (first + 4 == used || length(first + 4) != 4);
        let run = digits.get(number..number + 16).unwrap_or_default();
        let parted = before(bytes, offset) != b'-' && byte(bytes, offset + 19) != b'-';
        if four && alone && parted && is_card(run) {
            return Some((offset, offset + 19));
        }
    }
    // `1 4111111111111111`: one undivided number among small ones.
    if used > 1 {
        for (index, (first, offset)) in groups.iter().enumerate() {
            let run = digits.get(*first..first + length(index)).unwrap_or_default();
            if run.len() >= 13 && is_card(run) {
                return Some((*offset, offset + run.len()));
            }
        }
    }
    None
}

/// Whether the digits that end before `end` are a group of a row and not the tail of a word.
fn group_before(bytes: &[u8], end: usize) -> bool {
    let start = run_back(bytes, end, ROW, |byte| byte.is_ascii_digit());
    let joined = before(bytes, start);
    !joined.is_ascii_alphabetic() && !matches!(joined, b'_' | b'.' | b',' | b':')
}

fn luhn(digits: &[u8]) -> bool {
    let sum = digits.iter().rev().enumerate().fold(0_u32, |sum, (place, digit)| {
        let doubled = u32::from(*digit) * 2;
        sum + if place % 2 == 0 {
            u32::from(*digit)
        } else if doubled > 9 {
            doubled - 9
        } else {
            doubled
        }
    });
    sum % 10 == 0
}

fn is_card(digits: &[u8]) -> bool {
    luhn(digits) && issued(digits) && digits.iter().any(|digit| *digit != digits[0])
}

/// Whether some issuer's cards start like this and have this many digits.
fn issued(digits: &[u8]) -> bool {
    let length = digits.len();
    let head = digits.iter().take(4).fold(0_u32, |head, digit| head * 10 + u32::from(*digit));
    match head {
        4000..=4999 => matches!(length, 13 | 16 | 19),
        5100..=5599 | 2221..=2720 => length == 16,
        3400..=3499 | 3700..=3799 => length == 15,
        3000..=3059 | 3095 | 3600..=3699 | 3800..=3999 => (14..=19).contains(&length),
        3500..=3599 => (16..=19).contains(&length),
        2131 | 1800 => length == 15,
        1000..=1999 => length == 15,
        2200..=2204 => (16..=19).contains(&length),
        6000..=6999 | 5000..=5099 | 5600..=5899 | 8100..=8199 | 9792 => (12..=19).contains(&length),
        _ => false,
    }
}
