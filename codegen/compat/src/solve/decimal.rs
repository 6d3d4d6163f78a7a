//! Numbers as decimals, for steps and multiples: what a schema's author wrote, not the nearest double.

use eventwright_runtime::json::{Number, write_number};

/// `digits` times ten to the power of `exponent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    digits: i128,
    exponent: i32,
}

/// Powers of ten beyond this are not taken: `i128` holds 38 digits.
const WIDE: i32 = 36;

impl Decimal {
    /// The shortest decimal that reads back as the number.
    pub(crate) fn of(number: Number) -> Option<Self> {
        let mut text = Vec::new();
        write_number(number.settled(), &mut text);
        let text = String::from_utf8(text).ok()?;
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((&text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{fraction}").parse().ok()?;
        let exponent = exponent.parse::<i32>().ok()?.checked_sub(i32::try_from(fraction.len()).ok()?)?;
        Some(Self { digits, exponent })
    }

    /// The digits at another, not higher, exponent.
    pub(crate) fn at(self, exponent: i32) -> Option<i128> {
        if self.digits == 0 {
            return Some(0);
        }
        let up = self.exponent.checked_sub(exponent)?;
        if (0..=WIDE).contains(&up) {
            return self.digits.checked_mul(10_i128.checked_pow(up.unsigned_abs())?);
        }
        let down = 10_i128.checked_pow(u32::try_from(up.checked_neg()?).ok().filter(|down| *down <= 36)?)?;
        (self.digits % down == 0).then(|| self.digits / down)
    }

    pub(crate) fn exponent(self) -> i32 {
        self.exponent
    }

    /// The least number that both divide.
    pub(crate) fn common_multiple(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        let (left, right) = (self.at(exponent)?.checked_abs()?, other.at(exponent)?.checked_abs()?);
        let divisor = common_divisor(left, right);
        if divisor == 0 {
            return None;
        }
        Some(Self { digits: left.checked_div(divisor)?.checked_mul(right)?, exponent })
    }

    pub(crate) fn is_multiple_of(self, other: Self) -> bool {
        let exponent = self.exponent.min(other.exponent);
        match (self.at(exponent), other.at(exponent)) {
            (Some(left), Some(right)) => left.checked_rem(right) == Some(0),
            _ => false,
        }
    }

    /// The number, where it is one exactly.
    pub(crate) fn number(digits: i128, exponent: i32) -> Option<Number> {
        if exponent >= 0 {
            let whole = digits.checked_mul(10_i128.checked_pow(exponent.unsigned_abs())?)?;
            let small = i64::try_from(whole).map(Number::Integer).ok();
            return small.or_else(|| u64::try_from(whole).map(Number::Unsigned).ok());
        }
        let float: f64 = format!("{digits}e{exponent}").parse().ok()?;
        // Seventeen digits and more need not read back as what they were.
        (digits.unsigned_abs() < 1_000_000_000_000_000 && float.is_finite()).then_some(Number::Float(float).settled())
    }
}

fn common_divisor(mut left: i128, mut right: i128) -> i128 {
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left
}
