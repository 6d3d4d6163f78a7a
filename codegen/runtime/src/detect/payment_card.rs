//! Numbers of payment cards.

use super::scanner::{Candidate, GROUPS};
use super::text::{before, byte, is_word, run_back, run_on, separator, slice};
use super::{Category, Detector};

pub(super) static DETECTOR: Detector = Detector {
    name: "payment_card",
    category: Category::Payment,
    what: "a payment card number",
    doc: "Twelve to nineteen digits, together or in groups as cards have them, that satisfy the Luhn check and start as an \
          issuer's cards do, whatever numbers stand beside them. Digits that touch a letter, a digit, `_` or `-` are \
          part of something else.",
    good: &[
        "4111 1111 1111 1112",
        "id_4111111111111111",
        "4111111111111111.5",
        "1700000000000",
        "4111-1111-1111-1111-1",
        "1929 1990 2010 2022",
        "7499 0125 3885 8505",
        "3.4111111111111111",
        "0,4111111111111111",
        "637514.1509659138 and 5169.297710635663",
        "7629 5800 5038 4578",
        "4012888888881881 4012-8888-8888-1881 4012 8888 8888 1881 0",
        "1200 4111 1111 1111 1111 1300 1400 1500",
        "4111111111111111EURO",
        "4111 - 1111 - 1111 - 1112",
    ],
    bad: &[
        "4111 1111 1111 1111",
        "card 4111-1111-1111-1111.",
        "(378282246310005)",
        "3782 822463 10005",
        "6011111111111117",
        // Beside other numbers, times and identifiers.
        "5500005555555559 2025-12-23T18:04:31Z",
        "5500005555555559 6513270e-269e-4d37-b2a7-4de452e6b438",
        "4111 1111 1111 1111 2024",
        "2024 4111 1111 1111 1111",
        "4111 1111 1111 1112 4111 1111 1111 1111",
        "1,5500005555555559,x",
        "'boom\\n4111 1111 1111 1111'",
        // Other groups, other signs between them.
        "4111 11111111 1111",
        "411111 1111111111",
        "4111  1111  1111  1111",
        "4111.1111.1111.1111",
        "4111 - 1111 - 1111 - 1111",
        "3782 - 822463 - 10005",
        "4111111111111111EUR",
        "4111\u{a0}1111\u{a0}1111\u{a0}1111",
        "4111\u{2013}1111\u{2013}1111\u{2013}1111",
    ],
    possible: false,
    triggers: GROUPS,
    confirm,
};

/// The most digits a card's number has.
const LONGEST: usize = 19;

/// The most groups it is written in.
const GROUPED: usize = 5;

/// How far around a number the row that it stands in is looked at.
const REACH: usize = 64;

/// More digits than two cards with a day beside them.
const TABLE: usize = 40;

/// The digits so far, and how they are grouped.
struct Row {
    digits: [u8; LONGEST],
    count: usize,
    /// The length of each group.
    groups: [usize; GROUPED],
    used: usize,
}

/// A number that starts at this digit: whatever row of other numbers it stands in, it is tried with each group more.
fn confirm(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    let (bytes, start) = (candidate.bytes, candidate.at);
    if !may_start(bytes, start) {
        return None;
    }
    let mut row = Row { digits: [0; LONGEST], count: 0, groups: [0; GROUPED], used: 0 };
    let (mut at, mut first) = (start, None);
    loop {
        let end = row.take(bytes, at)?;
        if (ends(bytes, end) || (row.used == 1 && priced(bytes, end))) && row.is_card(first) {
            let short = row.used > 1 && row.count < 14;
            let column = row.used == 4 && in_column(bytes, start, end);
            return (!column && !in_table(bytes, start, end, short)).then_some((start, end));
        }
        let length = match slice(bytes, end, end + 3) {
            b" - " => 3,
            _ => separator(bytes, end),
        };
        // All groups are parted in the same way.
        let sign = slice(bytes, end, end + length);
        if length == 0 || *first.get_or_insert(sign) != sign {
            return None;
        }
        at = end + length;
    }
}

/// Whether a number may start here and not be the rest of a word, or of a fraction.
fn may_start(bytes: &[u8], start: usize) -> bool {
    let previous = before(bytes, start);
    let other = before(bytes, start.saturating_sub(1));
    let fraction = match previous {
        b'.' => other.is_ascii_digit(),
        // `1,4111111111111111` are two cells of a row, and `0,4111111111111111` is a number.
        b',' => other == b'0' && !before(bytes, start.saturating_sub(2)).is_ascii_digit(),
        _ => false,
    };
    !is_word(previous) && !fraction
}

/// Whether a number may end here.
fn ends(bytes: &[u8], end: usize) -> bool {
    let next = byte(bytes, end + 1);
    match byte(bytes, end) {
        b'-' => !next.is_ascii_alphanumeric(),
        b'.' => !next.is_ascii_digit(),
        after => !is_word(after),
    }
}

/// Whether a currency follows without a space.
fn priced(bytes: &[u8], end: usize) -> bool {
    matches!(slice(bytes, end, end + 3), b"EUR" | b"USD" | b"GBP" | b"CHF") && !is_word(byte(bytes, end + 3))
}

/// How far a row of groups is looked at: so many groups of four and the blanks between them.
const COLUMNS: usize = 65;

/// Whether the number is made of four cells of eight or more that have four digits each, and the row is not one of
/// cards: those take four cells each, from the first on.
fn in_column(bytes: &[u8], start: usize, end: usize) -> bool {
    let of_row = |byte: u8| byte.is_ascii_digit() || byte == b' ';
    let first = run_back(bytes, start, COLUMNS, of_row);
    let row = slice(bytes, first, run_on(bytes, end, COLUMNS, of_row));
    let cells = || row.split(|byte| *byte == b' ').filter(|cell| !cell.is_empty());
    let count = cells().count();
    if count < 8 || cells().any(|cell| cell.len() != 4) {
        return false;
    }
    let ahead = slice(bytes, first, start).split(|byte| *byte == b' ').filter(|cell| !cell.is_empty()).count();
    let issued = |cell: &[u8]| {
        let mut number = [0; 16];
        number.iter_mut().zip(cell).for_each(|(digit, byte)| *digit = byte - b'0');
        issued(&number)
    };
    !(count % 4 == 0 && ahead % 4 == 0 && cells().step_by(4).all(issued))
}

/// Whether the number is a cell of a long row of numbers of several forms, of which some satisfy any check; for a short
/// one any row will do.
fn in_table(bytes: &[u8], start: usize, end: usize, short: bool) -> bool {
    let of_row = |byte: u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'-');
    let row = slice(bytes, run_back(bytes, start, REACH, of_row), run_on(bytes, end, REACH, of_row));
    let digits = row.iter().filter(|byte| byte.is_ascii_digit()).count();
    let all = slice(bytes, start, end).iter().filter(|byte| byte.is_ascii_digit()).count();
    (short && digits > all) || digits > TABLE && row.contains(&b' ') && row.contains(&b'-')
}

impl Row {
    /// Takes the group that starts at `at`, and answers where it ends.
    fn take(&mut self, bytes: &[u8], at: usize) -> Option<usize> {
        let end = run_on(bytes, at, LONGEST + 1, |byte| byte.is_ascii_digit());
        for byte in slice(bytes, at, end) {
            *self.digits.get_mut(self.count)? = byte - b'0';
            self.count += 1;
        }
        *self.groups.get_mut(self.used)? = end - at;
        self.used += 1;
        (end > at).then_some(end)
    }

    /// Whether the digits are a card's, in groups as they are printed or typed.
    fn is_card(&self, sign: Option<&[u8]>) -> bool {
        let grouped = match self.groups.get(..self.used).unwrap_or_default() {
            [_] => true,
            [4, 4, 4, 4] | [4, 6, 5] | [4, 6, 4] | [4, 4, 5] | [4, 4, 4, 4, 3] | [4, 4, 4] => true,
            // Parted once or twice, where a line ended or somebody paused.
            [4 | 6 | 8 | 12, _] => self.count == 16 && !matches!(sign, Some(b"." | b"-")),
            [4, 8, 4] | [4, 4, 8] | [8, 4, 4] => self.count == 16,
            _ => false,
        };
        grouped && self.digits.get(..self.count).is_some_and(is_card)
    }
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
        2200..=2205 | 6200..=6299 | 8100..=8199 => (16..=19).contains(&length),
        // Debit cards, which the longest and the shortest numbers are of.
        5000..=5099 | 5600..=5899 | 6304 | 6390 | 6700..=6799 => (12..=19).contains(&length),
        6000..=6999 => matches!(length, 16 | 19),
        8600 | 9112 | 9792 | 9860 => length == 16,
        _ => false,
    }
}
