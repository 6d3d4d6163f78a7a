//! Numbers: integers between two ends have types of their own, all others a marker with their limits.

use super::{Facts, Planner, Type};
use eventwright_runtime::json::Number;
use eventwright_runtime::walk::Keyword;

/// A number's limits.
#[derive(Clone, Debug, Default)]
pub(in crate::rust) struct NumberSpec {
    pub(in crate::rust) integer: bool,
    pub(in crate::rust) minimum: Option<Number>,
    pub(in crate::rust) exclusive_minimum: Option<Number>,
    pub(in crate::rust) maximum: Option<Number>,
    pub(in crate::rust) exclusive_maximum: Option<Number>,
    pub(in crate::rust) multiple_of: Option<Number>,
}

impl Planner<'_> {
    pub(super) fn number(&mut self, facts: &Facts<'_>, name: &str, integer: bool) -> Option<Type> {
        let mut spec = NumberSpec { integer, ..NumberSpec::default() };
        let tighten = |limit: &mut Option<Number>, value: Number, lower: bool| {
            let better = limit.is_none_or(|limit| if lower { value > limit } else { value < limit });
            if better {
                *limit = Some(value);
            }
        };
        for keyword in &facts.keywords {
            match keyword {
                Keyword::Type(_) => {}
                Keyword::Minimum(value) => tighten(&mut spec.minimum, *value, true),
                Keyword::ExclusiveMinimum(value) => tighten(&mut spec.exclusive_minimum, *value, true),
                Keyword::Maximum(value) => tighten(&mut spec.maximum, *value, false),
                Keyword::ExclusiveMaximum(value) => tighten(&mut spec.exclusive_maximum, *value, false),
                Keyword::MultipleOf(value) if spec.multiple_of.is_none() => spec.multiple_of = Some(*value),
                _ => return None,
            }
        }
        if let Some(kind) = spec.as_integer() {
            return Some(kind);
        }
        let key = format!("number {spec:?}");
        if let Some(known) = self.plan.known.get(&key) {
            return Some(Type::Decimal(known.clone()));
        }
        let chosen = self.choose(&facts.parts[..1], &format!("{name}Number"));
        self.plan.known.insert(key, chosen.clone());
        self.plan.numbers.insert(chosen.clone(), spec);
        Some(Type::Decimal(chosen))
    }
}

impl NumberSpec {
    /// `Int` or `UInt`, where both ends are exact and nothing else limits.
    fn as_integer(&self) -> Option<Type> {
        if !self.integer || self.multiple_of.is_some() {
            return None;
        }
        let above = |number: Number| match number {
            Number::Integer(value) => value.checked_add(1).map(Number::Integer),
            _ => None,
        };
        let below = |number: Number| match number {
            Number::Integer(value) => value.checked_sub(1).map(Number::Integer),
            _ => None,
        };
        let low = match (self.minimum, self.exclusive_minimum) {
            (Some(low), None) => low,
            (None, Some(low)) => above(low)?,
            _ => return None,
        };
        let high = match (self.maximum, self.exclusive_maximum) {
            (Some(high), None) => high,
            (None, Some(high)) => below(high)?,
            _ => return None,
        };
        match (low, high) {
            (Number::Integer(low), Number::Integer(high)) if low <= high => Some(Type::Int(low, high)),
            (Number::Integer(low), Number::Unsigned(high)) => Some(Type::UInt(u64::try_from(low).ok()?, high)),
            (Number::Unsigned(low), Number::Unsigned(high)) if low <= high => Some(Type::UInt(low, high)),
            _ => None,
        }
    }
}
