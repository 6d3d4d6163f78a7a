//! Number literals of JSON text.

use super::{Number, Reader, SyntaxError, SyntaxKind};

/// The powers of ten that a double holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

/// Integers up to here are doubles exactly.
const EXACT: u64 = 1 << 53;

/// What a double may take more than the literal it was read from: 24 bytes at most against one.
const GROWTH: usize = 24;

/// With how many digits eight bytes begin.
#[inline(always)]
fn leading_digits(word: u64) -> u32 {
    const HIGH_HALVES: u64 = 0xf0f0_f0f0_f0f0_f0f0;
    const ZEROS: u64 = 0x3030_3030_3030_3030;
    // Six more than nine leaves the row of the digits; what a sum carries over reaches only bytes behind the one it is of.
    let others = ((word & HIGH_HALVES) ^ ZEROS) | ((word.wrapping_add(0x0606_0606_0606_0606) & HIGH_HALVES) ^ ZEROS);
    others.trailing_zeros() / 8
}

/// The number that digits write in the highest bytes, the bytes below them being zero; at most eight digits.
#[inline(always)]
fn value_of(word: u64) -> u64 {
    let ones = word & 0x0f0f_0f0f_0f0f_0f0f;
    let pairs = ones.wrapping_mul(10) + (ones >> 8);
    let (even, odd) = (pairs & 0x0000_00ff_0000_00ff, (pairs >> 16) & 0x0000_00ff_0000_00ff);
    (even.wrapping_mul(0x000f_4240_0000_0064).wrapping_add(odd.wrapping_mul(0x0000_2710_0000_0001))) >> 32
}

impl Reader<'_> {
    /// The number that is next.
    ///
    /// # Errors
    /// Something else is there, or the number is beyond the range of doubles.
    #[inline]
    pub fn number(&mut self) -> Result<Number, SyntaxError> {
        self.peek();
        let start = self.offset();
        let negative = self.eat(b'-');
        let literal = self.rest;
        let mut value = 0_u64;
        while let Some(digit) = self.digit() {
            value = value.wrapping_mul(10).wrapping_add(digit);
        }
        let digits = literal.len() - self.rest.len();
        // Eighteen digits cannot overflow; a leading zero stands alone.
        if digits == 0 || digits > 18 || (digits > 1 && literal.first() == Some(&b'0')) {
            return self.long(start, start + usize::from(negative));
        }
        if matches!(self.rest.first(), Some(b'.' | b'e' | b'E')) {
            return self.fraction(start, negative, value, digits);
        }
        let value = value as i64;
        Ok(Number::Integer(if negative { -value } else { value }))
    }

    /// The integer at the cursor, if it is written without sign, fraction and exponent in at most eighteen digits; else
    /// nothing is read. Out of line: each pair of bounds is a type of its own.
    #[inline(never)]
    pub(crate) fn small(&mut self) -> Option<i64> {
        let (mut rest, mut value) = (self.rest, 0_u64);
        while let [byte @ b'0'..=b'9', others @ ..] = rest {
            value = value.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
            rest = others;
        }
        let digits = self.rest.len() - rest.len();
        let zero = digits > 1 && self.rest.first() == Some(&b'0');
        if digits == 0 || digits > 18 || zero || matches!(rest.first(), Some(b'.' | b'e' | b'E')) {
            return None;
        }
        self.rest = rest;
        Some(value as i64)
    }

    /// Steps over the digits among the next eight bytes, and appends them to `value`.
    #[inline(always)]
    fn eight_digits(&mut self, value: &mut u64) {
        const POWERS: [u64; 9] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];
        let Some(word) = self.chunk() else { return };
        let word = u64::from_le_bytes(*word);
        let digits = leading_digits(word);
        if digits > 0 {
            let power = POWERS.get(digits as usize).copied().unwrap_or(1);
            *value = value.wrapping_mul(power).wrapping_add(value_of(word << (8 * (8 - digits))));
            self.advance(digits as usize);
        }
    }

    #[inline(always)]
    fn digit(&mut self) -> Option<u64> {
        let [byte @ b'0'..=b'9', rest @ ..] = self.rest else { return None };
        self.rest = rest;
        Some(u64::from(byte - b'0'))
    }

    /// No digits, a zero before digits, or nineteen digits and more.
    #[cold]
    fn long(&mut self, start: usize, first: usize) -> Result<Number, SyntaxError> {
        let digits = self.offset() - first;
        if digits == 0 {
            let kind = match self.text.as_bytes().get(first) {
                Some(b'.' | b'+') => SyntaxKind::BadNumber,
                Some(_) if first > start => SyntaxKind::BadNumber,
                Some(_) => SyntaxKind::UnexpectedByte,
                None => SyntaxKind::UnexpectedEnd,
            };
            return Err(self.error(kind));
        }
        if self.text.as_bytes().get(first) == Some(&b'0') && digits > 1 {
            return Err(SyntaxError { offset: first, kind: SyntaxKind::BadNumber });
        }
        if matches!(self.rest.first(), Some(b'.' | b'e' | b'E')) {
            self.tail()?;
            return self.nearest(start);
        }
        let text = self.between(start, self.offset());
        if let Ok(value) = text.parse::<i64>() {
            return Ok(Number::Integer(value));
        }
        if let Ok(value) = text.parse::<u64>() {
            return Ok(Number::Unsigned(value));
        }
        self.nearest(start)
    }

    /// After the integer part: a fraction, an exponent, or both.
    fn fraction(&mut self, start: usize, negative: bool, whole: u64, digits: usize) -> Result<Number, SyntaxError> {
        let mut value = whole;
        let mut scale = 0_i64;
        let mut count = digits;
        if self.eat(b'.') {
            let first = self.offset();
            self.eight_digits(&mut value);
            while let Some(digit) = self.digit() {
                value = value.wrapping_mul(10).wrapping_add(digit);
            }
            let places = self.offset() - first;
            if places == 0 {
                return Err(self.bad());
            }
            count += places;
            scale = -(places as i64);
        }
        if matches!(self.rest.first(), Some(b'e' | b'E')) {
            self.advance(1);
            let down = self.eat(b'-');
            if !down {
                self.eat(b'+');
            }
            let first = self.offset();
            let mut exponent = 0_i64;
            while let Some(digit) = self.digit() {
                exponent = exponent.saturating_mul(10).saturating_add(digit as i64).min(1_000_000);
            }
            if self.offset() == first {
                return Err(self.bad());
            }
            scale += if down { -exponent } else { exponent };
        }
        // Both operands are exact doubles, so that one division or multiplication rounds once.
        if count <= 19 && value <= EXACT && (-22..=22).contains(&scale) {
            self.growth += GROWTH;
            let power = POWERS.get(scale.unsigned_abs() as usize).copied().unwrap_or(f64::NAN);
            let float = if scale < 0 { value as f64 / power } else { value as f64 * power };
            return Ok(Number::Float(if negative { -float } else { float }));
        }
        self.nearest(start)
    }

    /// Steps over a fraction and an exponent.
    fn tail(&mut self) -> Result<(), SyntaxError> {
        if self.eat(b'.') {
            self.digits()?;
        }
        if matches!(self.rest.first(), Some(b'e' | b'E')) {
            self.advance(1);
            if !self.eat(b'-') {
                self.eat(b'+');
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), SyntaxError> {
        let first = self.offset();
        while self.digit().is_some() {}
        if self.offset() == first { Err(self.bad()) } else { Ok(()) }
    }

    /// The double nearest to the literal from `start` to the cursor.
    #[cold]
    fn nearest(&mut self, start: usize) -> Result<Number, SyntaxError> {
        self.growth += GROWTH;
        match self.between(start, self.offset()).parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(Number::Float(value)),
            Ok(_) => Err(SyntaxError { offset: start, kind: SyntaxKind::NumberRange }),
            Err(_) => Err(SyntaxError { offset: start, kind: SyntaxKind::BadNumber }),
        }
    }

    fn bad(&self) -> SyntaxError {
        self.error(if self.rest.is_empty() { SyntaxKind::UnexpectedEnd } else { SyntaxKind::BadNumber })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Number, SyntaxKind> {
        let mut reader = Reader::from_text(text).map_err(|e| e.kind)?;
        let number = reader.number().map_err(|e| e.kind)?;
        reader.finish().map_err(|e| e.kind)?;
        Ok(number)
    }

    #[test]
    fn small_integers_are_those_without_sign_fraction_and_exponent() {
        let small = |text: &str| Reader::from_text(text).ok().and_then(|mut reader| reader.small());
        for value in [0_i64, 1, 9, 10, 1234, 9_999_999, 12_345_678, 999_999_999_999_999_999] {
            for end in ["", ",", "}", "]", " ", "\n", "x", "\u{fa}"] {
                assert_eq!(small(&format!("{value}{end}")), Some(value), "{value}{end}");
            }
            for end in [".0", "e1", "E1"] {
                assert_eq!(small(&format!("{value}{end}")), None, "{value}{end}");
            }
        }
        for other in ["01,", "-1,", "1234567890123456789,", "x", " ", ""] {
            assert_eq!(small(other), None, "{other}");
        }
    }

    #[test]
    fn integers_are_exact() {
        for value in [0, 1, -1, 42, i64::MAX, i64::MIN, 999_999_999_999_999_999, 1_000_000_000_000_000_000] {
            assert!(matches!(read(&value.to_string()), Ok(Number::Integer(read)) if read == value), "{value}");
        }
        for value in [i64::MAX as u64 + 1, u64::MAX] {
            assert!(matches!(read(&value.to_string()), Ok(Number::Unsigned(read)) if read == value), "{value}");
        }
        assert!(matches!(read("-0"), Ok(Number::Integer(0))));
        assert!(matches!(read("18446744073709551616"), Ok(Number::Float(v)) if v == 18446744073709551616.0));
        assert!(matches!(read("-9223372036854775809"), Ok(Number::Float(v)) if v == -9223372036854775808.0));
    }

    #[test]
    fn others_are_the_nearest_double() {
        for text in [
            "1.0",
            "0.1",
            "-0.5",
            "1e2",
            "1E+2",
            "1e-2",
            "3.141592653589793",
            "123456789012345678901234567890",
            "5e-324",
            "2.2250738585072011e-308",
            "9007199254740993.0",
            "9007199254740992.5",
            "1.7976931348623157e308",
            "0.30000000000000004",
            "1e22",
            "1e23",
            "8.5e22",
            "0e999999999",
            "1e-400",
            "0.000000000000000000000000001",
            "1.2345678901234567890123e5",
            "6.02214076e23",
            "1234567.125e-10",
            "-0.0",
            "12345678901234567890.5e3",
        ] {
            let expected: f64 = text.parse().unwrap();
            let Ok(Number::Float(value)) = read(text) else { panic!("{text}") };
            assert_eq!(value.to_bits(), expected.to_bits(), "{text}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in [
            "",
            "-",
            "01",
            "-01",
            "00",
            "1.",
            ".5",
            "+1",
            "1e",
            "1e+",
            "1.e3",
            "0x1",
            "1_000",
            "NaN",
            "Infinity",
            "--1",
            "0123456789012345678901",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
        assert_eq!(read("1e309").err(), Some(SyntaxKind::NumberRange));
        assert_eq!(read("-1e9999999999999999999").err(), Some(SyntaxKind::NumberRange));
    }
}
