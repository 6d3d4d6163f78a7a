//! Numbers at, beside and between limits, and multiples near them.

use super::pool::Pool;
use eventwright_runtime::json::{Number, Tree};

/// Candidates, the plain ones first.
pub(super) fn numbers(pool: &Pool) -> Vec<Tree> {
    let mut found: Vec<Number> = [0, 1, -1, 2, 3, 7, 10, 100].map(Number::Integer).to_vec();
    found.extend([0.5, 1.5, -0.5, 0.1].map(Number::Float));
    for limit in &pool.numbers {
        found.extend(beside(*limit));
    }
    for divisor in &pool.divisors {
        let near = pool.numbers.iter().map(|limit| limit.to_f64() / divisor.to_f64()).chain([0.0]);
        for base in near.filter(|base| base.abs() < 1e15) {
            found.extend((-2..=3).filter_map(|step| times(*divisor, base.floor() as i64 + step)));
        }
        for other in &pool.divisors {
            found.extend(other.as_i64().and_then(|other| times(*divisor, other)));
        }
        found.push(Number::Float(divisor.to_f64() / 2.0));
    }
    found.extend([Number::Integer(9_007_199_254_740_993), Number::Float(1e300), Number::Float(-1e300)]);
    let finite = |number: &Number| number.to_f64().is_finite();
    found.into_iter().filter(finite).map(Tree::Number).collect()
}

fn beside(limit: Number) -> Vec<Number> {
    let mut found = vec![limit];
    if let Some(integer) = limit.as_i64() {
        found.extend([integer.checked_add(1), integer.checked_sub(1)].into_iter().flatten().map(Number::Integer));
    }
    let float = limit.to_f64();
    found.extend([float + 0.5, float - 0.5, float.floor(), float.ceil(), float + 1.0, float - 1.0].map(Number::Float));
    found
}

/// A multiple as the decimal that it is, not as doubles multiply.
fn times(divisor: Number, factor: i64) -> Option<Number> {
    if let Some(integer) = divisor.as_i64() {
        return integer.checked_mul(factor).map(Number::Integer);
    }
    let text = format!("{:e}", divisor.to_f64());
    let (digits, exponent) = text.split_once('e')?;
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let mantissa: i64 = digits.replace('.', "").parse().ok()?;
    let exponent = exponent.parse::<i64>().ok()? - i64::try_from(decimals).ok()?;
    format!("{}e{exponent}", mantissa.checked_mul(factor)?).parse().ok().map(Number::Float)
}
