//! Numbers: an interval, and the steps that are left in it.

use super::decimal::Decimal;
use super::fact::NumberFacts;
use eventwright_runtime::json::{Number, Tree};

/// Multiples of the step in the interval that are counted out.
const MANY: i128 = 512;

/// Whether no number satisfies the facts.
pub(crate) fn refuted(facts: &NumberFacts) -> bool {
    if let (Some((least, no_least)), Some((most, no_most))) = (facts.least, facts.most)
        && (least > most || (least == most && (no_least || no_most)))
    {
        return true;
    }
    if facts.integer && facts.fraction {
        return true;
    }
    let one = Number::Integer(1);
    let multiple = |of: Number| facts.multiples.iter().any(|known| known.is_multiple_of(of));
    if facts.fraction && multiple(one) {
        return true;
    }
    if facts.no_multiples.iter().any(|no| multiple(*no) || (facts.integer && one.is_multiple_of(*no))) {
        return true;
    }
    if let Some(step) = step(facts)
        && facts.no_multiples.iter().any(|no| Decimal::of(*no).is_some_and(|no| step.is_multiple_of(no)))
    {
        return true;
    }
    all(facts).is_some_and(|all| all.is_empty())
}

/// Every number that satisfies the facts, where they leave few. Others than these do not, but some of these may not.
pub(crate) fn all(facts: &NumberFacts) -> Option<Vec<Number>> {
    if let (Some((least, _)), Some((most, _))) = (facts.least, facts.most)
        && least == most
    {
        return Some(vec![least]);
    }
    let step = step(facts)?;
    let (least, most) = (Decimal::of(facts.least?.0)?, Decimal::of(facts.most?.0)?);
    let exponent = step.exponent().min(least.exponent()).min(most.exponent());
    let (step, least, most) = (step.at(exponent)?.checked_abs()?, least.at(exponent)?, most.at(exponent)?);
    if step == 0 {
        return None;
    }
    let first = least.div_euclid(step).checked_add(i128::from(least.rem_euclid(step) != 0))?;
    let last = most.div_euclid(step);
    let count = last.checked_sub(first)?.checked_add(1)?;
    if count > MANY {
        return None;
    }
    let mut found = Vec::new();
    for times in first..=last {
        let number = Decimal::number(times.checked_mul(step)?, exponent)?;
        let below = facts.least.is_some_and(|(least, strict)| number < least || (strict && number == least));
        let above = facts.most.is_some_and(|(most, strict)| number > most || (strict && number == most));
        if !below && !above {
            found.push(number);
        }
    }
    Some(found)
}

/// What every number that is left is a multiple of.
fn step(facts: &NumberFacts) -> Option<Decimal> {
    let whole = facts.integer.then(|| Decimal::of(Number::Integer(1))).flatten();
    let mut steps = whole.into_iter().chain(facts.multiples.iter().filter_map(|one| Decimal::of(*one)));
    let first = steps.next()?;
    Some(steps.fold(first, |all, one| all.common_multiple(one).unwrap_or(all)))
}

/// Numbers where the facts change, simple ones first.
pub(crate) fn candidates(facts: &NumberFacts) -> Vec<Tree> {
    let mut found: Vec<Number> = vec![Number::Integer(0), Number::Integer(1), Number::Integer(-1), Number::Float(0.5)];
    let bounds: Vec<Number> = facts.least.iter().chain(&facts.most).map(|(bound, _)| *bound).collect();
    for bound in &bounds {
        let float = bound.to_f64();
        found.push(*bound);
        found.extend([float + 1.0, float - 1.0, float.floor(), float.ceil(), float + 0.5, float - 0.5].map(settled));
    }
    if let [left, right] = bounds[..] {
        let middle = left.to_f64() / 2.0 + right.to_f64() / 2.0;
        found
            .extend([middle, middle.floor(), middle.ceil(), left.to_f64() * 0.75 + right.to_f64() * 0.25].map(settled));
    }
    if let Some(step) = step(facts) {
        let from = facts.least.or(facts.most).and_then(|(bound, _)| Decimal::of(bound));
        found.extend(multiples(step, from));
    }
    // What is no multiple stands between two of them.
    for divisor in facts.no_multiples.iter().map(|divisor| divisor.to_f64()) {
        let starts = bounds.iter().map(|bound| bound.to_f64()).chain([0.0, 1.0]);
        let parts = [divisor / 2.0, divisor / 3.0, divisor / 10.0];
        found.extend(starts.flat_map(|start| parts.map(|part| [start + part, start - part])).flatten().map(settled));
    }
    found.extend([2.0, 3.0, 5.0, 7.0, 10.0, 1.5, 0.1, 100.0, 1e9, -1e9, 1e20, -1e20, 1e300].map(settled));
    found.into_iter().filter(|one| one.to_f64().is_finite()).map(Tree::Number).collect()
}

/// Some multiples of the step, near a bound.
fn multiples(step: Decimal, from: Option<Decimal>) -> Vec<Number> {
    let exponent = from.map_or(step.exponent(), |from| step.exponent().min(from.exponent()));
    let (Some(step), from) = (step.at(exponent), from.and_then(|from| from.at(exponent)).unwrap_or(0)) else {
        return Vec::new();
    };
    let Some(first) = from.checked_div_euclid(step) else { return Vec::new() };
    let times = [0, 1, -1, 2, -2, 3, 5, 7].into_iter().flat_map(|add| [first.checked_add(add), Some(add)]);
    times.flatten().filter_map(|times| Decimal::number(times.checked_mul(step)?, exponent)).collect()
}

/// Multiples of the step from a bound on, so many.
pub(crate) fn stepped(facts: &NumberFacts, count: usize) -> Vec<Number> {
    let bound = facts.least.or(facts.most).map_or(Number::Integer(0), |(bound, _)| bound);
    let Some((step, from)) = step(facts).zip(Decimal::of(bound)) else { return Vec::new() };
    let exponent = step.exponent().min(from.exponent());
    let Some((step, from)) = step.at(exponent).zip(from.at(exponent)) else { return Vec::new() };
    let Some(first) = from.checked_div_euclid(step) else { return Vec::new() };
    let sign = if facts.least.is_none() && facts.most.is_some() { -step.signum() } else { step.signum() };
    let times = (0..=count as i128 + 1).filter_map(|more| first.checked_add(more * sign));
    times.filter_map(|times| Decimal::number(times.checked_mul(step)?, exponent)).collect()
}

fn settled(float: f64) -> Number {
    Number::Float(float).settled()
}
