//! Numbers as they are written, where what holds them tells too few apart: two decimals that become one double are no
//! longer two numbers, and a proof that takes them for one proves nothing.

use std::collections::{BTreeMap, BTreeSet};

/// Decimals of so many digits are all told apart by doubles (IEEE 754-2019, table 12.1).
const TOLD_APART: usize = 15;

/// A literal without what makes no difference: sign, digits, power of ten.
type Decimal = (bool, String, i64);

/// The long numbers of a document by the doubles nearest to them, and whether each is held as what it says.
#[derive(Default)]
pub(crate) struct Literals(BTreeMap<u64, BTreeSet<(Decimal, bool)>>);

impl Literals {
    /// The numbers of a JSON text.
    pub(crate) fn of(text: &str) -> Self {
        let mut found = Self::default();
        for literal in literals(text) {
            let Some((decimal, double)) = decimal(literal).zip(literal.parse::<f64>().ok()) else { continue };
            if decimal.1.len() > TOLD_APART {
                let integer = literal.parse::<i64>().is_ok() || literal.parse::<u64>().is_ok();
                let exact = integer || spellings(double).contains(&Some(decimal.clone()));
                found.0.entry(double.to_bits()).or_default().insert((decimal, exact));
            }
        }
        found
    }

    /// Whether two different numbers, of one document or of both, are held as one.
    pub(crate) fn meet(&self, other: &Self) -> bool {
        self.0.keys().chain(other.0.keys()).any(|double| {
            let all = || [self, other].into_iter().filter_map(|one| one.0.get(double)).flatten();
            all().any(|(one, exact)| !exact && all().any(|(other, _)| one != other))
        })
    }
}

/// The number literals of a JSON text.
fn literals(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let at = rest.find(['"', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])?;
            rest = rest.get(at..)?;
            if let Some(string) = rest.strip_prefix('"') {
                rest = after_string(string);
                continue;
            }
            let end =
                rest.find(|byte: char| !matches!(byte, '0'..='9' | '+' | '-' | '.' | 'e' | 'E')).unwrap_or(rest.len());
            let (literal, after) = rest.split_at(end.max(1));
            rest = after;
            return Some(literal);
        }
    })
}

/// What follows a string, given what follows its first quote.
fn after_string(text: &str) -> &str {
    let mut escaped = false;
    let end = text.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    end.and_then(|end| text.get(end + 1..)).unwrap_or("")
}

/// What stands for a double and no other number: all its digits, of which at most 1,074 are behind the point (IEEE 754-2019,
/// table 3.5), and the shortest decimal that reads back as it, which programs write.
fn spellings(double: f64) -> [Option<Decimal>; 2] {
    [decimal(&format!("{double:.1074}")), decimal(&format!("{double:e}"))]
}

fn decimal(literal: &str) -> Option<Decimal> {
    let (negative, literal) = literal.strip_prefix('-').map_or((false, literal), |rest| (true, rest));
    let (mantissa, exponent) = literal.split_once(['e', 'E']).unwrap_or((literal, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_start_matches('0').trim_end_matches('0');
    let dropped = digits.len() - digits.trim_end_matches('0').len();
    let shift = i64::try_from(dropped).ok()? - i64::try_from(fraction.len()).ok()?;
    Some((negative, significant.to_owned(), exponent.parse::<i64>().ok()?.checked_add(shift)?))
}

#[cfg(test)]
mod tests {
    use super::Literals;
    use crate::{Budget, Side, Verdict, include};

    #[test]
    fn numbers_that_become_one_are_noticed() {
        let meets = |one: &str, other: &str| Literals::of(one).meet(&Literals::of(other));
        assert!(meets("[18446744073709551617]", "[18446744073709551616]"));
        assert!(meets("[0.10000000000000000001]", "[0.10000000000000000002]"));
        assert!(meets("[9007199254740993.0]", "[9007199254740992]"));
        assert!(meets("[1e400, 1.0000000000000000001]", "[1.00000000000000000011]"));
        // The same number, written in two ways; numbers that are held apart; digits in strings.
        assert!(!meets("[18446744073709551616, 0.5000000000000000000]", "[18446744073709551615]"));
        assert!(!meets("[0.1000000000000000055511151231257827021181583404541015625]", "[0.1]"));
        assert!(!meets("[18446744073709551616]", "[1.8446744073709552e+19]"));
        assert!(!meets("[18446744073709551617]", "[18446744073709551617.0, 184467440737095516170e-1]"));
        assert!(!meets("[9007199254740993]", "[9007199254740992]"));
        assert!(!meets(r#"["\"18446744073709551617"]"#, "[18446744073709551616]"));
    }

    #[test]
    fn nothing_is_proven_of_them() {
        let side = |text: &str| Side::plain(text).unwrap_or_else(|error| panic!("{error}"));
        let one = side(r#"{"const": 18446744073709551617}"#);
        let other = side(r#"{"const": 18446744073709551619}"#);
        assert!(matches!(include(&one, &other, Budget::default()), Verdict::Unproven(_)));
        let integer = side(r#"{"type": "integer"}"#);
        assert!(matches!(include(&one, &integer, Budget::default()), Verdict::Compatible(_)));
    }
}
