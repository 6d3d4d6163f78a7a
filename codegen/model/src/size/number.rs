//! The longest number of a range, as compact JSON writes it.

use super::Worst;
use super::merge::{Bound, Merged};
use eventwright_runtime::json::{Number, Tree};

/// The longest text of any double is 24 bytes, `-2.2250738585072014e-308`; of an i64 20, of a u64 20.
const LONGEST_FLOAT: u64 = 24;

/// The longest number; `integer` when it must not have a fractional part.
pub(super) fn worst(merged: &Merged, integer: bool) -> Worst {
    let fits = |candidate: &Number| {
        (!integer || candidate.is_integer())
            && merged.upper.is_none_or(|bound| below(*candidate, bound))
            && merged.lower.is_none_or(|bound| above(*candidate, bound))
            && merged.multiple_of.iter().all(|divisor| candidate.is_multiple_of(*divisor))
    };
    let candidates = candidates(merged, integer).into_iter().filter(fits);
    let best = candidates.map(|number| Worst::of(Tree::Number(number))).reduce(Worst::or);
    let exact = integer && within_integers(merged) && merged.multiple_of.is_empty();
    match best {
        Some(best) if exact || best.bytes == Some(LONGEST_FLOAT) => best,
        // No double of the range is longer than the longest double that can be; the probes may have missed one.
        Some(best) if merged.multiple_of.is_empty() => best,
        _ => Worst::at_most(LONGEST_FLOAT),
    }
}

fn below(value: Number, bound: Bound) -> bool {
    if bound.exclusive { value < bound.value } else { value <= bound.value }
}

fn above(value: Number, bound: Bound) -> bool {
    if bound.exclusive { value > bound.value } else { value >= bound.value }
}

/// Both ends are integers that are held exactly: between them the longest integer stands at an end.
fn within_integers(merged: &Merged) -> bool {
    let exact = |bound: Option<Bound>| bound.is_some_and(|bound| !matches!(bound.value, Number::Float(_)));
    exact(merged.lower) && exact(merged.upper)
}

/// Numbers that are long where a range lets them be: next to its ends, at powers of ten, deep among the small ones.
fn candidates(merged: &Merged, integer: bool) -> Vec<Number> {
    let mut out = vec![
        Number::Integer(i64::MIN),
        Number::Integer(i64::MAX),
        Number::Unsigned(u64::MAX),
        Number::Integer(0),
        Number::Float(-1.797_693_134_862_315_7e308),
        Number::Float(1.797_693_134_862_315_7e308),
    ];
    if !integer {
        let tiny = 2.225_073_858_507_201_4e-308_f64;
        out.extend([Number::Float(-tiny), Number::Float(tiny)]);
    }
    for bound in [merged.lower, merged.upper].into_iter().flatten() {
        match bound.value {
            Number::Integer(value) => {
                out.extend((-2..=2).filter_map(|step| value.checked_add(step)).map(Number::Integer));
            }
            Number::Unsigned(value) => {
                out.extend((-2_i64..=2).filter_map(|step| value.checked_add_signed(step)).map(unsigned));
            }
            Number::Float(value) => out.push(Number::Float(value)),
        }
        if !integer {
            let value = bound.value.to_f64();
            out.extend([value.next_up(), value.next_down(), value + 0.1, value - 0.1].map(Number::Float));
        }
    }
    out.retain(|number| !matches!(number, Number::Float(value) if !value.is_finite()));
    out
}

/// Keeps the invariant of [`Number::Unsigned`].
fn unsigned(value: u64) -> Number {
    i64::try_from(value).map_or(Number::Unsigned(value), Number::Integer)
}
