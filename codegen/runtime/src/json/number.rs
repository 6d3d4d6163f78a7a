//! JSON numbers: exact integers where they fit, else the nearest double.

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
