//! JSON numbers: exact integers where they fit, else the nearest double, and arithmetic that never rounds.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// A JSON number.
///
/// An integer literal without fraction and exponent that fits `i64` or `u64` keeps its exact value; everything else is
/// the nearest `f64`, correctly rounded. Invariants: `Unsigned` only holds values above `i64::MAX`; `Float` is finite.
/// Equality is mathematical: `1`, `1.0` and `1e0` are equal (JSON Schema 2020-12, 4.2.2).
#[derive(Clone, Copy, Debug)]
pub enum Number {
    /// An integer in the range of `i64`.
    Integer(i64),
    /// An integer above `i64::MAX`.
    Unsigned(u64),
    /// Any other number.
    Float(f64),
}

/// Integers up to here are doubles exactly.
const EXACT_F64: u64 = 1 << 53;

/// The range in which a double without fraction converts to `i128` without loss.
const EXACT_I128: f64 = 1e38;

impl Number {
    /// Whether the value has no fractional part: `1`, `1.0` and `1e2` are integers.
    pub fn is_integer(self) -> bool {
        match self {
            Self::Integer(_) | Self::Unsigned(_) => true,
            Self::Float(float) => float.fract() == 0.0,
        }
    }

    /// Whether the value is below zero.
    pub fn is_negative(self) -> bool {
        match self {
            Self::Integer(integer) => integer < 0,
            Self::Unsigned(_) => false,
            Self::Float(float) => float < 0.0,
        }
    }

    /// The value as an `i64`, when it is one exactly (`1e2` is 100).
    pub fn as_i64(self) -> Option<i64> {
        self.integral().and_then(|integer| i64::try_from(integer).ok())
    }

    /// The value as a `u64`, when it is one exactly.
    pub fn as_u64(self) -> Option<u64> {
        self.integral().and_then(|integer| u64::try_from(integer).ok())
    }

    /// The nearest double; integers beyond 2^53 are rounded.
    pub fn to_f64(self) -> f64 {
        match self {
            Self::Integer(integer) => integer as f64,
            Self::Unsigned(integer) => integer as f64,
            Self::Float(float) => float,
        }
    }

    /// Whether the value is an integer times `divisor`, decided in decimal.
    ///
    /// A double stands for the shortest decimal that reads back as it, which is what the author of `0.0075` meant:
    /// binary division would call it no multiple of `0.0001`. A double that `i64` or `u64` hold stands for that integer,
    /// however it was written: equal numbers have the same divisors. A zero divisor has only zero as its multiple.
    pub fn is_multiple_of(self, divisor: Self) -> bool {
        let (this, divisor) = (self.settled(), divisor.settled());
        if let (Some(value), Some(divisor)) = (this.exact(), divisor.exact()) {
            return if divisor == 0 { value == 0 } else { value % divisor == 0 };
        }
        let (value, divisor) = (Decimal::of(this), Decimal::of(divisor));
        if value.digits == 0 || divisor.digits == 0 {
            return value.digits == 0;
        }
        let modulus = u128::from(divisor.digits);
        let shift = value.exponent - divisor.exponent;
        if shift >= 0 {
            let power = power_of_ten_modulo(shift.unsigned_abs(), modulus);
            ((u128::from(value.digits) % modulus) * power).is_multiple_of(modulus)
        } else {
            // The divisor is the coarser of the two; beyond the range of `u128` it exceeds every possible `digits`.
            10_u128
                .checked_pow(shift.unsigned_abs())
                .and_then(|power| power.checked_mul(modulus))
                .is_some_and(|step| u128::from(value.digits).is_multiple_of(step))
        }
    }

    /// The same value as an integer, where `i64` or `u64` hold it: `1` for `1.0`, `0` for `-0.0`.
    pub fn settled(self) -> Self {
        match self {
            Self::Float(_) => match (self.as_i64(), self.as_u64()) {
                (Some(value), _) => Self::Integer(value),
                (None, Some(value)) => Self::Unsigned(value),
                (None, None) => self,
            },
            Self::Integer(_) | Self::Unsigned(_) => self,
        }
    }

    /// The value when it is stored as an integer.
    fn exact(self) -> Option<i128> {
        match self {
            Self::Integer(integer) => Some(i128::from(integer)),
            Self::Unsigned(integer) => Some(i128::from(integer)),
            Self::Float(_) => None,
        }
    }

    /// The value when it is an integer that `i128` holds.
    fn integral(self) -> Option<i128> {
        match self {
            Self::Float(float) if float.fract() == 0.0 && float.abs() < EXACT_I128 => Some(float as i128),
            Self::Float(_) => None,
            Self::Integer(_) | Self::Unsigned(_) => self.exact(),
        }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Integer(left), Self::Integer(right)) => left.cmp(right),
            // So small an integer is a double.
            (Self::Float(left), Self::Integer(right)) if right.unsigned_abs() <= EXACT_F64 => {
                left.partial_cmp(&(*right as f64)).unwrap_or(Ordering::Equal)
            }
            _ => self.compare(*other),
        }
    }
}

impl Number {
    fn compare(self, other: Self) -> Ordering {
        match (self.exact(), other.exact()) {
            (Some(left), Some(right)) => left.cmp(&right),
            (Some(left), None) => compare(left, other.to_f64()),
            (None, Some(right)) => compare(right, self.to_f64()).reverse(),
            // Doubles are finite here, and `-0.0` equals `0.0`; `total_cmp` would tell them apart.
            (None, None) => self.to_f64().partial_cmp(&other.to_f64()).unwrap_or(Ordering::Equal),
        }
    }
}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self.integral() {
            Some(integer) => integer.hash(state),
            None => self.to_f64().to_bits().hash(state),
        }
    }
}

/// Compares without converting the integer: 9007199254740993 and 9007199254740992.0 differ.
fn compare(integer: i128, float: f64) -> Ordering {
    if float >= EXACT_I128 {
        return Ordering::Less;
    }
    if float <= -EXACT_I128 {
        return Ordering::Greater;
    }
    let whole = float.trunc();
    integer.cmp(&(whole as i128)).then_with(|| 0.0_f64.partial_cmp(&(float - whole)).unwrap_or(Ordering::Equal))
}

/// The magnitude of a number as `digits` times ten to the power of `exponent`, without trailing zeros in `digits`.
struct Decimal {
    digits: u64,
    exponent: i32,
}

impl Decimal {
    fn of(number: Number) -> Self {
        let mut decimal = match number {
            Number::Integer(integer) => Self { digits: integer.unsigned_abs(), exponent: 0 },
            Number::Unsigned(integer) => Self { digits: integer, exponent: 0 },
            Number::Float(float) => Self::shortest(float),
        };
        while decimal.digits != 0 && decimal.digits % 10 == 0 {
            decimal.digits /= 10;
            decimal.exponent += 1;
        }
        decimal
    }

    /// Reads the shortest text that stands for the double; it has at most 17 significant digits, so nothing overflows.
    fn shortest(float: f64) -> Self {
        let mut buffer = zmij::Buffer::new();
        let text = buffer.format_finite(float);
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let mut decimal = Self { digits: 0, exponent: exponent.parse().unwrap_or(0) };
        let mut fraction = false;
        // Zeros are carried along rather than appended: the text of 1e15 may be written out in full.
        let mut zeros = 0;
        for byte in mantissa.bytes() {
            match byte {
                b'.' => fraction = true,
                b'0' => zeros += 1,
                b'1'..=b'9' => {
                    for _ in 0..zeros {
                        decimal.digits *= 10;
                    }
                    decimal.digits = decimal.digits * 10 + u64::from(byte - b'0');
                    zeros = 0;
                }
                _ => continue,
            }
            if fraction && byte != b'.' {
                decimal.exponent -= 1;
            }
        }
        decimal.exponent += zeros;
        decimal
    }
}

fn power_of_ten_modulo(mut exponent: u32, modulus: u128) -> u128 {
    let (mut result, mut base) = (1 % modulus, 10 % modulus);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % modulus;
        }
        base = base * base % modulus;
        exponent >>= 1;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::Number::{self, Float, Integer, Unsigned};
    use std::cmp::Ordering;
    use std::hash::{DefaultHasher, Hash, Hasher};

    #[test]
    fn comparison_never_rounds() {
        #[track_caller]
        fn check(left: Number, right: Number, expected: Ordering) {
            assert_eq!(left.cmp(&right), expected);
            assert_eq!(right.cmp(&left), expected.reverse());
            let hash = |number: Number| {
                let mut hasher = DefaultHasher::new();
                number.hash(&mut hasher);
                hasher.finish()
            };
            if expected == Ordering::Equal {
                assert_eq!(hash(left), hash(right));
            }
        }
        check(Integer(1), Float(1.0), Ordering::Equal);
        check(Float(-0.0), Integer(0), Ordering::Equal);
        check(Integer(9_007_199_254_740_993), Float(9_007_199_254_740_992.0), Ordering::Greater);
        check(Integer(i64::MAX), Float(9.223_372_036_854_776e18), Ordering::Less);
        check(Unsigned(1 << 63), Float(9.223_372_036_854_776e18), Ordering::Equal);
        check(Unsigned(u64::MAX), Float(1.844_674_407_370_955_2e19), Ordering::Less);
        check(Integer(i64::MIN), Float(-9.223_372_036_854_776e18), Ordering::Equal);
        check(Integer(-1), Float(-1.5), Ordering::Greater);
        check(Integer(1), Float(1.5), Ordering::Less);
        check(Integer(0), Float(1e300), Ordering::Less);
        check(Integer(0), Float(-1e300), Ordering::Greater);
        check(Float(0.5), Float(0.25), Ordering::Greater);
    }

    #[test]
    fn multiples_are_decided_in_decimal() {
        #[track_caller]
        fn check(value: Number, divisor: Number, expected: bool) {
            assert_eq!(value.is_multiple_of(divisor), expected);
        }
        check(Float(0.0075), Float(0.0001), true);
        check(Float(0.00751), Float(0.0001), false);
        check(Float(1e308), Float(0.123_456_789), false);
        check(Float(1e308), Float(0.5), true);
        check(Integer(12_391_239_123), Float(1e-8), true);
        check(Float(4.5), Float(1.5), true);
        check(Integer(35), Float(1.5), false);
        check(Integer(10), Integer(2), true);
        check(Integer(-7), Integer(2), false);
        check(Integer(i64::MIN), Integer(-1), true);
        check(Unsigned(u64::MAX), Integer(5), true);
        check(Integer(0), Float(0.01), true);
        check(Float(19.99), Float(0.01), true);
        check(Float(1e-300), Float(1e300), false);
        check(Float(1e20), Integer(7), false);
        check(Integer(3), Float(1e2), false);
        check(Integer(300), Float(1e2), true);
    }

    #[test]
    fn integers_are_a_matter_of_value() {
        assert!(Float(1.0).is_integer() && Float(1e2).is_integer() && !Float(1.5).is_integer());
        assert_eq!(Float(1e2).as_i64(), Some(100));
        assert_eq!(Float(1e19).as_u64(), Some(10_000_000_000_000_000_000));
        assert_eq!(Unsigned(u64::MAX).as_i64(), None);
    }
}
