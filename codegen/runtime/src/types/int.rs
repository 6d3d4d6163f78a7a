//! Integers between bounds.

use super::error::Refused;
use super::{Fault, Value, mismatch};
use crate::json::{Number, Reader};
use serde::ser::Serializer;
use std::fmt;

macro_rules! bounded {
    ($(#[$doc:meta])* $name:ident, $inner:ident, $as:ident, $serialize:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name<const LO: $inner, const HI: $inner>($inner);

        impl<const LO: $inner, const HI: $inner> $name<LO, HI> {
            /// The least value.
            pub const MIN: Self = Self(LO);
            /// The greatest value.
            pub const MAX: Self = Self(HI);

            /// The value, if it is within the bounds.
            ///
            /// # Errors
            /// It is not.
            pub const fn new(value: $inner) -> Result<Self, Refused> {
                if value < LO {
                    Err(Refused::new("minimum"))
                } else if value > HI {
                    Err(Refused::new("maximum"))
                } else {
                    Ok(Self(value))
                }
            }

            /// The value, or the bound that is nearest to it.
            pub const fn clamp_new(value: $inner) -> Self {
                if value < LO {
                    Self(LO)
                } else if value > HI {
                    Self(HI)
                } else {
                    Self(value)
                }
            }

            /// The integer itself.
            pub const fn get(self) -> $inner {
                self.0
            }
        }

        impl<const LO: $inner, const HI: $inner> Value for $name<LO, HI> {
            const CANONICAL: bool = true;

            #[inline]
            fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
                reader.peek();
                let start = reader.offset();
                let small = reader.small();
                if let Some(value) = small.and_then(|value| $inner::try_from(value).ok())
                    && LO <= value
                    && value <= HI
                {
                    return Ok(Self(value));
                }
                far::$inner(reader, start, small.is_some(), LO, HI).map(Self)
            }

            #[inline]
            fn write(&self, out: &mut Vec<u8>) {
                far::write(self.0, out);
            }

            fn serialize_to<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.$serialize(self.0)
            }
        }

        impl<const LO: $inner, const HI: $inner> TryFrom<$inner> for $name<LO, HI> {
            type Error = Refused;

            fn try_from(value: $inner) -> Result<Self, Refused> {
                Self::new(value)
            }
        }

        impl<const LO: $inner, const HI: $inner> From<$name<LO, HI>> for $inner {
            fn from(value: $name<LO, HI>) -> Self {
                value.0
            }
        }

        impl<const LO: $inner, const HI: $inner> From<$name<LO, HI>> for Number {
            fn from(value: $name<LO, HI>) -> Self {
                value.0.into()
            }
        }

        impl<const LO: $inner, const HI: $inner> PartialEq<$inner> for $name<LO, HI> {
            fn eq(&self, other: &$inner) -> bool {
                self.0 == *other
            }
        }

        impl<const LO: $inner, const HI: $inner> fmt::Debug for $name<LO, HI> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl<const LO: $inner, const HI: $inner> fmt::Display for $name<LO, HI> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        $crate::serde_impls!($name<LO, HI> where const LO: $inner, const HI: $inner);
    };
}

/// What is the same for all bounds, compiled once: a set of contracts has hundreds of them.
mod far {
    use super::{Fault, Number, Reader, mismatch};

    /// An integer beyond its bounds, of many digits, written as a double, or none at all. `read` tells that it was read:
    /// it is one of few digits.
    macro_rules! far {
        ($inner:ident, $as:ident) => {
            #[cold]
            #[inline(never)]
            pub(super) fn $inner(
                reader: &mut Reader<'_>,
                start: usize,
                read: bool,
                low: $inner,
                high: $inner,
            ) -> Result<$inner, Fault> {
                if read {
                    reader.seek(start);
                }
                let number = integer(reader)?;
                let keyword = match number.$as() {
                    Some(value) if value < low => "minimum",
                    Some(value) if value > high => "maximum",
                    Some(value) => return Ok(value),
                    None if number.is_negative() => "minimum",
                    None => "maximum",
                };
                Err(Fault::new(keyword, start))
            }
        };
    }

    far!(i64, as_i64);
    far!(u64, as_u64);

    fn integer(reader: &mut Reader<'_>) -> Result<Number, Fault> {
        if !matches!(reader.peek(), Some(b'-' | b'0'..=b'9')) {
            return Err(mismatch(reader));
        }
        let start = reader.offset();
        let number = reader.number()?;
        if number.is_integer() { Ok(number) } else { Err(Fault::new("type", start)) }
    }

    #[inline(never)]
    pub(super) fn write(value: impl itoa::Integer, out: &mut Vec<u8>) {
        out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
    }
}

bounded! {
    /// An integer from `LO` to `HI`, both included. `1.0` and `1e2` are read as the integers they are. An integer
    /// without one of the bounds wants a [`Decimal`](super::Decimal), which has no end where `i64` has one.
    Int, i64, as_i64, serialize_i64
}
bounded! {
    /// An integer from `LO` to `HI`, both included, where `i64` does not reach. See [`Int`].
    UInt, u64, as_u64, serialize_u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: Value>(text: &str) -> Result<T, &'static str> {
        T::read(&mut Reader::from_text(text).unwrap()).map_err(|fault| fault.keyword())
    }

    #[test]
    fn bounds_hold_and_integers_are_a_matter_of_value() {
        type Small = Int<4, 600>;
        for (text, expected) in [
            ("4", Ok(4)),
            ("600", Ok(600)),
            ("5.0", Ok(5)),
            ("1e2", Ok(100)),
            ("3", Err("minimum")),
            ("-3", Err("minimum")),
            ("601", Err("maximum")),
            ("4.5", Err("type")),
            ("1e300", Err("maximum")),
            ("-1e300", Err("minimum")),
            ("18446744073709551615", Err("maximum")),
            ("\"4\"", Err("type")),
            ("x", Err("json")),
            ("", Err("json")),
            ("-", Err("json")),
        ] {
            assert_eq!(read::<Small>(text).map(Small::get), expected, "{text}");
        }
        assert_eq!(read::<UInt<0, { u64::MAX }>>("18446744073709551615").map(UInt::get), Ok(u64::MAX));
        assert_eq!(read::<UInt<0, { u64::MAX }>>("-1").map(UInt::get), Err("minimum"));
        assert_eq!(Small::clamp_new(7000), Small::MAX);
        assert!(Small::try_from(3).is_err() && Small::new(4).is_ok_and(|four| four == 4));
        assert_eq!(serde_json::from_str::<Small>("5").unwrap().get(), 5);
        assert!(serde_json::from_str::<Small>("3").is_err());
    }
}
