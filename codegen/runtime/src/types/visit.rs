//! What is done with the fields of a record: write them, serialize them, show them, check them.

use super::{Fault, Key, Maybe, Record, Value};
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::convert::Infallible;
use std::fmt;

/// Something that is shown each field of a record, in the schema's order.
pub trait Visit {
    /// Why it stops.
    type Error;

    /// A field that is there.
    ///
    /// # Errors
    /// Those of the visitor.
    fn field<T: Value>(&mut self, key: &'static Key, value: &T) -> Result<(), Self::Error>;

    /// A field that is not there.
    ///
    /// # Errors
    /// Those of the visitor.
    #[inline(always)]
    fn absent(&mut self, key: &'static Key) -> Result<(), Self::Error> {
        let _ = key;
        Ok(())
    }

    /// A field that may be missing.
    ///
    /// # Errors
    /// Those of the visitor.
    #[inline(always)]
    fn optional<T: Value>(&mut self, key: &'static Key, value: &Option<T>) -> Result<(), Self::Error> {
        match value {
            Some(value) => self.field(key, value),
            None => self.absent(key),
        }
    }

    /// A field that may be missing and may be null.
    ///
    /// # Errors
    /// Those of the visitor.
    #[inline(always)]
    fn maybe<T: Value>(&mut self, key: &'static Key, value: &Maybe<T>) -> Result<(), Self::Error> {
        match value {
            Maybe::Absent => self.absent(key),
            Maybe::Null | Maybe::Value(_) => self.field(key, value),
        }
    }
}

/// Writes compact JSON.
pub(crate) struct JsonFields<'a> {
    out: &'a mut Vec<u8>,
    any: bool,
}

impl<'a> JsonFields<'a> {
    #[inline(always)]
    pub(crate) fn new(out: &'a mut Vec<u8>) -> Self {
        out.push(b'{');
        Self { out, any: false }
    }

    #[inline(always)]
    pub(crate) fn finish(self) {
        self.out.push(b'}');
    }
}

impl Visit for JsonFields<'_> {
    type Error = Infallible;

    #[inline(always)]
    fn field<T: Value>(&mut self, key: &'static Key, value: &T) -> Result<(), Infallible> {
        self.out.extend_from_slice(if self.any { key.written() } else { key.start() });
        self.any = true;
        value.write(self.out);
        Ok(())
    }
}

/// A value for serde.
pub(crate) struct AsSerde<'a, T>(pub(crate) &'a T);

impl<T: Value> Serialize for AsSerde<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_to(serializer)
    }
}

/// Feeds a serializer.
pub(crate) struct SerdeFields<S>(pub(crate) S);

impl<S: SerializeStruct> Visit for SerdeFields<S> {
    type Error = S::Error;

    fn field<T: Value>(&mut self, key: &'static Key, value: &T) -> Result<(), S::Error> {
        self.0.serialize_field(key.name, &AsSerde(value))
    }

    fn absent(&mut self, key: &'static Key) -> Result<(), S::Error> {
        self.0.skip_field(key.name)
    }
}

/// Checks what spans fields, in records within a record.
pub(crate) struct GuardFields;

impl Visit for GuardFields {
    type Error = Fault;

    #[inline(always)]
    fn field<T: Value>(&mut self, key: &'static Key, value: &T) -> Result<(), Fault> {
        if T::GUARDED { value.check().map_err(|fault| fault.within(key.name)) } else { Ok(()) }
    }
}

struct DebugFields<'a, 'b, 'c>(&'a mut fmt::DebugStruct<'b, 'c>);

impl Visit for DebugFields<'_, '_, '_> {
    type Error = Infallible;

    fn field<T: Value>(&mut self, key: &'static Key, value: &T) -> Result<(), Infallible> {
        if key.hidden {
            self.0.field(key.name, &format_args!("<hidden>"));
        } else {
            self.0.field(key.name, value);
        }
        Ok(())
    }
}

/// Shows a record under the name of its type; fields that are not there are left out, hidden ones are not shown.
///
/// # Errors
/// Those of the formatter.
pub fn debug<R: Record>(record: &R, name: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut fields = formatter.debug_struct(name);
    let Ok(()) = record.visit(&mut DebugFields(&mut fields));
    fields.finish()
}

/// Gives a record its `Debug`, `Serialize` and `Deserialize`. `record!(Name)`, or `record!(contract Name)` for the
/// payload of a contract, which is checked in full when it is deserialized.
#[macro_export]
macro_rules! record {
    (@both $name:ident, $serialize:ident, $deserialize:ident) => {
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::types::debug(self, ::core::stringify!($name), formatter)
            }
        }
        $crate::serde_impls!($name, $serialize, $deserialize);
    };
    (contract $name:ident) => {
        $crate::record!(@both $name, serialize_contract, deserialize_contract);
        $crate::record!(@doors $name);
    };
    (@doors $name:ident) => {
        impl $name {
            /// Reads a payload as its producer must write it: everything is checked, nothing undeclared is admitted.
            ///
            /// # Errors
            /// The first thing found wrong.
            #[inline]
            pub fn decode(bytes: &[u8]) -> ::core::result::Result<Self, $crate::types::DecodeError> {
                <Self as $crate::types::Contract>::decode(bytes)
            }

            /// Reads a payload as a consumer should: as [`Self::decode`], but undeclared members are read over. They
            /// must not hold sensitive data either.
            ///
            /// # Errors
            /// The first thing found wrong.
            #[inline]
            pub fn decode_tolerant(bytes: &[u8]) -> ::core::result::Result<Self, $crate::types::DecodeError> {
                <Self as $crate::types::Contract>::decode_tolerant(bytes)
            }

            /// Writes the payload as compact JSON.
            ///
            /// # Errors
            /// What spans fields does not hold, or the text is larger than the contract admits.
            #[inline]
            pub fn encode(&self) -> ::core::result::Result<::std::vec::Vec<u8>, $crate::types::EncodeError> {
                <Self as $crate::types::Contract>::encode(self)
            }

            /// As [`Self::encode`], appended to `out`, which is as it was if there is an error.
            ///
            /// # Errors
            /// Those of [`Self::encode`].
            #[inline]
            pub fn encode_into(
                &self,
                out: &mut ::std::vec::Vec<u8>,
            ) -> ::core::result::Result<(), $crate::types::EncodeError> {
                <Self as $crate::types::Contract>::encode_into(self, out)
            }

            /// Everything that is wrong with a payload; empty exactly when [`Self::decode`] accepts it.
            #[inline]
            pub fn violations(bytes: &[u8]) -> ::std::vec::Vec<$crate::violation::Violation> {
                <Self as $crate::types::Contract>::violations(bytes)
            }

            /// What in a payload is let through and still worth a look; see [`$crate::types::Contract::warnings`].
            #[inline]
            pub fn warnings(bytes: &[u8]) -> ::std::vec::Vec<$crate::violation::Violation> {
                <Self as $crate::types::Contract>::warnings(bytes)
            }
        }
    };
    ($name:ident) => {
        $crate::record!(@both $name, serialize, deserialize);
    };
}
