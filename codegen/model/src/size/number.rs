//! The longest number of a range, as writers write it.
//!
//! A number is what the runtime holds: an `i64`, a `u64`, or a double. Compactly, an integer of a place that admits only
//! integers is written as one (`1`), a double of any other place as a double (`1.0`). Python writes `1.0` for the double
//! whatever the place admits, so the longest of an integer is that of either.

use super::Worst;
use super::merge::{Bound, Merged};
use eventwright_runtime::json::{Number, Tree, Writer};

/// How far a search goes from a place where long numbers are likely.
const STEPS: usize = 200;

/// Doubles are held by exactly one decimal of at most so many digits (IEEE 754-2019, table 12.1).
const MOST_DIGITS: i64 = 17;

/// From here on an integer may have no double of its own.
const EXACT_F64: i128 = 1 << 53;

/// The longest number; `integer` when it must not have a fractional part.
pub(super) fn worst(merged: &Merged, integer: bool, writer: Writer) -> Worst {
    let range = Range { merged, integer, writer };
    if let Some(number) = range.longest_end() {
        return Worst::of(Tree::Number(number), writer);
    }
    let candidates = range.candidates();
    let longest = candidates.first().map_or(0, |number| writer.number(*number));
    let exact = |number: &Number| Worst::of(Tree::Number(*number), writer);
    // `-2.2250738585072014e-308`: no double takes more, and none of a range without negative ones more than one less.
    let most = if range.ends().0 < 0.0 { 24 } else { 23 };
    let bound = if longest == most { most } else { range.bound() };
    match candidates.first() {
        Some(number) if longest >= bound => exact(number),
        _ if bound == 0 => Worst::at_most(0),
        _ => range.search(bound, &candidates).map_or(Worst::at_most(bound), |number| exact(&number)),
    }
}

/// Different numbers, the longest first, and whether these are all there are.
pub(super) fn several(merged: &Merged, integer: bool, writer: Writer, most: usize) -> (Vec<Number>, bool) {
    let range = Range { merged, integer, writer };
    if !integer {
        return range.long_doubles(most);
    }
    let Some((low, high)) = range.integers() else { return (Vec::new(), !range.beyond_integers()) };
    // Beyond, a double may be longer than the integer that it equals, and it is not known which.
    let simple = -EXACT_F64 <= low && high <= EXACT_F64;
    if !simple && (writer != Writer::Compact || range.beyond_integers()) {
        return (Vec::new(), false);
    }
    let step = range.step().unwrap_or(1);
    let count = i128::try_from(most).unwrap_or(i128::MAX);
    let all = (high - low) / step < count.saturating_mul(2);
    // The longest integers of a range stand at its ends.
    let down = (0..count).map(|at| high - at * step).take_while(|value| *value >= low);
    let up = (0..count).map(|at| low + at * step).take_while(|value| *value <= high);
    let mut found: Vec<Number> = down.chain(up).filter_map(number).filter(|number| range.fits(*number)).collect();
    found.sort_unstable();
    found.dedup();
    let mut found: Vec<Number> = found.into_iter().map(|number| respelled(number, writer)).collect();
    found.sort_by_cached_key(|number| std::cmp::Reverse(writer.number(*number)));
    if range.step().is_none() { (Vec::new(), false) } else { (found, all) }
}

/// The spelling of an integral value that a writer needs most bytes for.
pub(super) fn respelled(number: Number, writer: Writer) -> Number {
    if writer == Writer::Compact {
        return number.settled();
    }
    let double = Number::Float(if number == Number::Integer(0) { -0.0 } else { number.to_f64() });
    let settled = number.settled();
    if double == number && writer.number(double) > writer.number(settled) { double } else { settled }
}

fn number(value: i128) -> Option<Number> {
    i64::try_from(value).map(Number::Integer).or_else(|_| u64::try_from(value).map(Number::from)).ok()
}

/// Magnitudes of one sign.
#[derive(Clone, Copy)]
struct Side {
    negative: bool,
    low: f64,
    high: f64,
}

impl Side {
    /// The powers of ten between which it lies; the greatest numbers are the longest, as often as not.
    fn decades(self) -> impl Iterator<Item = i32> {
        (decade(self.low)..=decade(self.high)).rev()
    }
}

struct Range<'a> {
    merged: &'a Merged,
    integer: bool,
    writer: Writer,
}

impl Range<'_> {
    fn fits(&self, candidate: Number) -> bool {
        let below = |bound: Bound| candidate < bound.value || (candidate == bound.value && !bound.exclusive);
        let above = |bound: Bound| candidate > bound.value || (candidate == bound.value && !bound.exclusive);
        !matches!(candidate, Number::Float(value) if !value.is_finite())
            && (!self.integer || candidate.is_integer())
            && self.merged.upper.is_none_or(below)
            && self.merged.lower.is_none_or(above)
            && self.merged.multiple_of.iter().all(|divisor| candidate.is_multiple_of(*divisor))
    }

    /// Doubles are written as doubles here, also where their value is an integer.
    fn writes_doubles(&self) -> bool {
        !self.integer || self.writer != Writer::Compact
    }

    /// What all integers of the range are multiples of; `None` where that is no integer.
    fn step(&self) -> Option<i128> {
        self.merged.multiple_of.iter().try_fold(1_i128, |step, divisor| {
            let divisor = match divisor.settled() {
                Number::Integer(divisor) => i128::from(divisor),
                Number::Unsigned(divisor) => i128::from(divisor),
                Number::Float(_) => return None,
            };
            if divisor <= 0 { None } else { (step / gcd(step, divisor)).checked_mul(divisor) }
        })
    }

    /// The least and the greatest integer that `i64` or `u64` hold.
    fn integers(&self) -> Option<(i128, i128)> {
        let low = self.merged.lower.map_or(i128::from(i64::MIN), |bound| whole(bound.value, true, bound.exclusive));
        let high = self.merged.upper.map_or(i128::from(u64::MAX), |bound| whole(bound.value, false, bound.exclusive));
        let (low, high) = (low.max(i128::from(i64::MIN)), high.min(i128::from(u64::MAX)));
        let step = self.step().unwrap_or(1);
        let (low, high) = (low + (-low).rem_euclid(step), high - high.rem_euclid(step));
        (low <= high).then_some((low, high))
    }

    /// The longest number where it surely stands at an end: of integers that are written as such, and of which each is one.
    fn longest_end(&self) -> Option<Number> {
        let (low, high) = self.integers().filter(|(low, high)| -EXACT_F64 <= *low && *high <= EXACT_F64)?;
        if self.writes_doubles() || !self.merged.multiple_of.is_empty() {
            return None;
        }
        let (low, high) = (number(low)?, number(high)?);
        Some(if self.writer.number(high) > self.writer.number(low) { high } else { low })
    }

    /// Whether there are integers that only doubles hold.
    fn beyond_integers(&self) -> bool {
        let (low, high) = self.bounds();
        low < -9.2e18 || high > 1.8e19
    }

    /// Numbers of the range that are long where it lets them be, the longest first.
    fn candidates(&self) -> Vec<Number> {
        let mut out = Vec::new();
        if let Some((low, high)) = self.integers() {
            let step = self.step().unwrap_or(1);
            for at in 0..3 {
                out.extend([low + at * step, high - at * step, -EXACT_F64 + at, EXACT_F64 - at]);
            }
        }
        let mut out: Vec<Number> = out.into_iter().filter_map(number).collect();
        if self.writes_doubles() {
            let double = |number: &Number| Number::Float(number.to_f64());
            let doubles: Vec<Number> = out.iter().map(double).collect();
            out.extend(doubles);
            out.push(Number::Float(-0.0));
        }
        let (tiny, huge) = (2.225_073_858_507_201_4e-308, 1.797_693_134_862_315_7e308);
        out.extend([-tiny, tiny, -huge, huge].map(Number::Float));
        for bound in [self.merged.lower, self.merged.upper].into_iter().flatten() {
            let value = bound.value.to_f64();
            out.extend([value, value.next_up(), value.next_down()].map(Number::Float));
        }
        out.extend(self.multiples());
        out.retain(|number| self.fits(*number));
        let mut out: Vec<Number> = out.into_iter().map(|number| self.spelled(number)).collect();
        out.sort_by_cached_key(|number| std::cmp::Reverse(self.writer.number(*number)));
        out
    }

    /// A number as this place and writer have it.
    fn spelled(&self, number: Number) -> Number {
        if self.writes_doubles() { number } else { number.settled() }
    }

    /// Multiples of a decimal fraction next to the ends of the range.
    fn multiples(&self) -> Vec<Number> {
        let Some((digits, places)) = self.fraction() else { return Vec::new() };
        let scale = 10_f64.powi(places);
        let near = |bound: Option<Bound>| {
            let value = bound.map_or(0.0, |bound| bound.value.to_f64());
            let times = (value * scale / digits as f64).round();
            (-60..=60).filter_map(move |step| {
                let product = (times as i128 + step).checked_mul(digits)?;
                decimal(product, places)
            })
        };
        near(self.merged.lower).chain(near(self.merged.upper)).collect()
    }

    /// The only divisor as digits and decimal places, where it has either.
    fn fraction(&self) -> Option<(i128, i32)> {
        let [divisor] = self.merged.multiple_of[..] else { return None };
        let mut text = Vec::new();
        eventwright_runtime::json::write_number(divisor, &mut text);
        let text = String::from_utf8(text).ok()?;
        let (decimal, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
        let fraction = fraction.trim_end_matches('0');
        let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
        let places = i32::try_from(fraction.len()).ok()?.checked_sub(exponent.parse().ok()?)?;
        (digits > 0 && places >= 0).then_some((digits, places))
    }

    /// Bytes that no number of the range exceeds; 0 when there is none.
    fn bound(&self) -> u64 {
        let integers = self.integers().map_or(0, |(low, high)| {
            let length = |value: i128| number(value).map_or(0, |value| self.writer.number(value));
            length(low).max(length(high))
        });
        integers.max(self.double_bound())
    }

    /// The doubles next to the ends of the range.
    fn ends(&self) -> (f64, f64) {
        let (low, high) = self.bounds();
        // Between integers, what is beyond the first and the last of them does not count.
        match self.integers().filter(|_| self.is_integral()) {
            Some((first, last)) => (
                if low < -9.2e18 { low } else { low.max(first as f64) },
                if high > 1.8e19 { high } else { high.min(last as f64) },
            ),
            None => (low, high),
        }
    }

    /// Every number of the range is an integer.
    fn is_integral(&self) -> bool {
        self.integer || (!self.merged.multiple_of.is_empty() && self.step().is_some())
    }

    fn bounds(&self) -> (f64, f64) {
        let low = self.merged.lower.map_or(f64::MIN, |bound| {
            let value = bound.value.to_f64();
            if bound.exclusive && bound.value == Number::Float(value) { value.next_up() } else { value }
        });
        let high = self.merged.upper.map_or(f64::MAX, |bound| {
            let value = bound.value.to_f64();
            if bound.exclusive && bound.value == Number::Float(value) { value.next_down() } else { value }
        });
        (low, high)
    }

    /// Bytes that no double exceeds, of those that are written as doubles.
    fn double_bound(&self) -> u64 {
        // Zero has a negative form.
        let (low, high) = self.ends();
        let zero = if low <= 0.0 && high >= 0.0 && self.writes_doubles() { 4 } else { 0 };
        self.sides()
            .into_iter()
            .flat_map(|side| side.decades().map(move |at| self.in_decade(at, side)))
            .fold(zero, u64::max)
    }

    /// The range as magnitudes on either side of zero.
    fn sides(&self) -> Vec<Side> {
        let (low, high) = self.ends();
        let least = f64::from_bits(1);
        let positive = Side { negative: false, low: low.max(least), high };
        let negative = Side { negative: true, low: (-high).max(least), high: -low };
        [positive, negative].into_iter().filter(|side| side.low <= side.high).collect()
    }

    /// Bytes of the longest double on one side that lies between two powers of ten, or more.
    fn in_decade(&self, decade: i32, side: Side) -> u64 {
        let sign = u64::from(side.negative);
        let (mut start, whole) = (power(decade).max(side.low), i64::from(decade) + 1);
        let integral = self.is_integral();
        if !self.writes_doubles() {
            // Compactly, integers that `i64` or `u64` hold are written as such: they have been counted.
            start = start.max(if side.negative { 9_223_372_036_854_777_856.0 } else { 18_446_744_073_709_551_616.0 });
        }
        let places = if integral { Some(0) } else { self.fraction().map(|(_, places)| i64::from(places)) };
        // A multiple of a fraction has no digit further behind the point.
        if places.is_some_and(|places| i64::from(decade) < -places) || start > side.high || self::decade(start) > decade
        {
            return 0;
        }
        if start >= side.high {
            return sign + self.writer.number(Number::Float(start));
        }
        let mut digits = digits(start);
        if let Some(places) = places {
            digits = digits.min(whole + places).max(1);
        }
        if exponential(self.writer, decade) {
            // A power of ten takes one digit, `e`, a sign, and the exponent.
            let shortest = self.writer.number(Number::Float(power(decade).max(f64::from_bits(1))));
            return sign + shortest + u64::try_from(if digits > 1 { digits } else { 0 }).unwrap_or(0);
        }
        let size = match (whole, places) {
            (1.., _) if digits > whole => digits + 1,
            (1.., _) => whole + 2,
            (_, Some(places)) => (2 + places).min(2 - whole + digits),
            (_, None) => 2 - whole + digits,
        };
        sign + u64::try_from(size).unwrap_or(0)
    }

    /// A number of exactly so many bytes, looked for where there may be one.
    fn search(&self, bytes: u64, near: &[Number]) -> Option<Number> {
        let (low, high) = self.ends();
        let mut starts: Vec<f64> = near.iter().take(16).map(|number| number.to_f64()).collect();
        for side in self.sides() {
            let long = side.decades().filter(|at| self.in_decade(*at, side) >= bytes);
            let places = long.take(8).flat_map(|at| [1.0, 1.7, 9.9].map(|times| power(at) * times));
            starts.extend(places.map(|value| if side.negative { -value } else { value }.clamp(low, high)));
        }
        starts.iter().find_map(|start| {
            let up = std::iter::successors(Some(*start), |value| Some(value.next_up())).take(STEPS);
            let down = std::iter::successors(Some(*start), |value| Some(value.next_down())).take(STEPS);
            up.chain(down)
                .map(|value| self.spelled(Number::Float(value)))
                .find(|number| self.fits(*number) && self.writer.number(*number) == bytes)
        })
    }

    /// Different doubles of the greatest length. They are never known to be all.
    fn long_doubles(&self, most: usize) -> (Vec<Number>, bool) {
        let Some(instance) = worst(self.merged, false, self.writer).instance else { return (Vec::new(), false) };
        let Some(start) = instance.as_number() else { return (Vec::new(), false) };
        let bytes = self.writer.number(start);
        let up = std::iter::successors(Some(start.to_f64()), |value| Some(value.next_up())).take(most * 20 + STEPS);
        let down = std::iter::successors(Some(start.to_f64()), |value| Some(value.next_down())).take(most * 20 + STEPS);
        let mut found: Vec<Number> = Vec::new();
        for value in up.chain(down.skip(1)) {
            let number = Number::Float(value);
            if found.len() < most && self.fits(number) && self.writer.number(number) == bytes {
                found.push(number);
            }
        }
        (found, false)
    }
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The first integer at or above (`up`) or at or below a bound.
fn whole(value: Number, up: bool, exclusive: bool) -> i128 {
    let step = if up { 1 } else { -1 };
    let exact = match value {
        Number::Integer(value) => i128::from(value),
        Number::Unsigned(value) => i128::from(value),
        Number::Float(value) => {
            let whole = if up { value.ceil() } else { value.floor() };
            // The cast saturates, far beyond what `u64` holds.
            let cast = (whole as i128).clamp(-(1 << 100), 1 << 100);
            return if exclusive && whole == value { cast + step } else { cast };
        }
    };
    if exclusive { exact + step } else { exact }
}

/// `digits` divided by a power of ten, as the nearest double.
fn decimal(digits: i128, places: i32) -> Option<Number> {
    format!("{digits}e-{places}").parse().ok().map(Number::Float)
}

/// The nearest double to a power of ten.
fn power(exponent: i32) -> f64 {
    format!("1e{exponent}").parse().unwrap_or(0.0)
}

/// The exponent of the greatest power of ten that is not above a magnitude.
fn decade(value: f64) -> i32 {
    format!("{value:e}").rsplit('e').next().and_then(|text| text.parse().ok()).unwrap_or(0)
}

/// Whether a writer uses an exponent for numbers of this decade.
fn exponential(writer: Writer, decade: i32) -> bool {
    match writer {
        // `repr` of a float: positional from 1e-4 up to below 1e16.
        Writer::Python | Writer::PythonUnicode => !(-4..16).contains(&decade),
        Writer::Compact => {
            let mut text = Vec::new();
            eventwright_runtime::json::write_number(
                Number::Float((1.5 * power(decade)).max(f64::from_bits(1))),
                &mut text,
            );
            text.contains(&b'e')
        }
    }
}

/// So many significant digits tell apart all doubles from a magnitude on, up to the next power of ten: those whose decimal
/// grid is no coarser than the narrowest interval that rounds to one double.
fn digits(start: f64) -> i64 {
    let ulp = start.next_up() - start;
    // Below a power of two the interval is narrower by a quarter.
    let room = (ulp * 0.74).log10();
    let top = f64::from(decade(start));
    (1..MOST_DIGITS).find(|digits| top - (*digits as f64) + 1.0 <= room).unwrap_or(MOST_DIGITS)
}
