//! Numbers that no integer type of Rust expresses.

use super::error::Refused;
use super::{Fault, Value, mismatch};
use crate::json::{Number, Reader, write_number};
use serde::ser::Serializer;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

/// What a [`Decimal`] must satisfy. Emitted as a marker type per distinct set of limits.
pub trait NumberSpec: 'static {
    /// `type: integer`
    const INTEGER: bool = false;
    /// `minimum`
    const MINIMUM: Option<Number> = None;
    /// `exclusiveMinimum`
    const EXCLUSIVE_MINIMUM: Option<Number> = None;
    /// `maximum`
    const MAXIMUM: Option<Number> = None;
    /// `exclusiveMaximum`
    const EXCLUSIVE_MAXIMUM: Option<Number> = None;
    /// `multipleOf`, above zero
    const MULTIPLE_OF: Option<Number> = None;
}

/// A number that satisfies `S`. Equal as JSON Schema has it: by value, `1` is `1.0`. Written as it was read or made, but
/// where only integers are admitted as an integer: proofs of size count on that.
pub struct Decimal<S>(Number, PhantomData<fn() -> S>);

impl<S: NumberSpec> Decimal<S> {
    /// The number, if it satisfies `S`.
    ///
    /// # Errors
    /// The keyword that it fails; `type` too for an infinity and for what is no number at all.
    pub fn new(number: impl Into<Number>) -> Result<Self, Refused> {
        let number = number.into();
        let beyond = |limit: Option<Number>, refuse: fn(Number, Number) -> bool| {
            limit.is_some_and(|limit| refuse(number, limit))
        };
        let failed =
            if matches!(number, Number::Float(value) if !value.is_finite()) || (S::INTEGER && !number.is_integer()) {
                "type"
            } else if beyond(S::MINIMUM, |number, limit| number < limit) {
                "minimum"
            } else if beyond(S::EXCLUSIVE_MINIMUM, |number, limit| number <= limit) {
                "exclusiveMinimum"
            } else if beyond(S::MAXIMUM, |number, limit| number > limit) {
                "maximum"
            } else if beyond(S::EXCLUSIVE_MAXIMUM, |number, limit| number >= limit) {
                "exclusiveMaximum"
            } else if beyond(S::MULTIPLE_OF, |number, divisor| !number.is_multiple_of(divisor)) {
                "multipleOf"
            } else {
                return Ok(Self(if S::INTEGER { number.settled() } else { number }, PhantomData));
            };
        Err(Refused::new(failed))
    }

    /// The number itself.
    pub fn get(&self) -> Number {
        self.0
    }

    /// The nearest double.
    pub fn to_f64(&self) -> f64 {
        self.0.to_f64()
    }
}

impl<S: NumberSpec> Value for Decimal<S> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        if !matches!(reader.peek(), Some(b'-' | b'0'..=b'9')) {
            return Err(mismatch(reader));
        }
        let start = reader.offset();
        let number = reader.number()?;
        Self::new(number).map_err(|refused| Fault::new(refused.keyword(), start))
    }

    fn write(&self, out: &mut Vec<u8>) {
        write_number(self.0, out);
    }

    fn serialize_to<T: Serializer>(&self, serializer: T) -> Result<T::Ok, T::Error> {
        match self.0 {
            Number::Integer(value) => serializer.serialize_i64(value),
            Number::Unsigned(value) => serializer.serialize_u64(value),
            Number::Float(value) => serializer.serialize_f64(value),
        }
    }
}

impl<S> Clone for Decimal<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Decimal<S> {}

impl<S> PartialEq for Decimal<S> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<S> Eq for Decimal<S> {}

impl<S> PartialOrd for Decimal<S> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<S> Ord for Decimal<S> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

impl<S> Hash for Decimal<S> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<S> fmt::Debug for Decimal<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = Vec::new();
        write_number(self.0, &mut text);
        f.write_str(&String::from_utf8_lossy(&text))
    }
}

impl<S: NumberSpec> TryFrom<f64> for Decimal<S> {
    type Error = Refused;

    fn try_from(value: f64) -> Result<Self, Refused> {
        Self::new(Number::Float(value))
    }
}

impl<S: NumberSpec> TryFrom<i64> for Decimal<S> {
    type Error = Refused;

    fn try_from(value: i64) -> Result<Self, Refused> {
        Self::new(value)
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<u64> for Number {
    fn from(value: u64) -> Self {
        i64::try_from(value).map_or(Self::Unsigned(value), Self::Integer)
    }
}

impl<S> From<Decimal<S>> for Number {
    fn from(value: Decimal<S>) -> Self {
        value.0
    }
}

crate::serde_impls!(Decimal<S> where S: NumberSpec);
