//! All events of a module as one type: what a bus delivers is decoded by its type and schema version.

use super::{DecodeError, EnvelopeError};
use std::fmt;

/// Why a message is no event of a module.
#[derive(Clone, Debug)]
pub enum EventError {
    /// The message is not an envelope.
    Envelope(EnvelopeError),
    /// No contract has this event type and schema version.
    Unknown,
    /// The payload is not what its contract says.
    Payload(DecodeError),
}

impl fmt::Display for EventError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Envelope(error) => write!(f, "not an envelope: {error}"),
            Self::Unknown => f.write_str("no contract has this event type and schema version"),
            Self::Payload(error) => write!(f, "the payload is refused: {error}"),
        }
    }
}

impl std::error::Error for EventError {}

impl From<EnvelopeError> for EventError {
    fn from(error: EnvelopeError) -> Self {
        Self::Envelope(error)
    }
}

impl From<DecodeError> for EventError {
    fn from(error: DecodeError) -> Self {
        Self::Payload(error)
    }
}

/// Gives an enum over contracts its dispatch: `events!(Event { CourseOutlineCreatedV1, ... })`.
#[macro_export]
macro_rules! events {
    ($name:ident { $($contract:ident),* $(,)? }) => {
        impl $name {
            /// The facts of every contract, in the order of the module.
            pub const FACTS: &'static [$crate::types::Facts] = &[$(<$contract as $crate::types::Contract>::FACTS),*];

            /// Decodes a payload as its event type and schema version say.
            ///
            /// # Errors
            /// No contract has them, or the payload is refused.
            #[inline]
            pub fn decode(
                event_type: &str,
                schema_version: u32,
                payload: &[u8],
            ) -> ::core::result::Result<Self, $crate::types::EventError> {
                $(
                    let facts = &<$contract as $crate::types::Contract>::FACTS;
                    if facts.schema_version == schema_version && facts.event_type == event_type {
                        return Ok(Self::$contract($contract::decode(payload)?));
                    }
                )*
                Err($crate::types::EventError::Unknown)
            }

            /// As [`Self::decode`], for consumers: undeclared members are read over.
            ///
            /// # Errors
            /// Those of [`Self::decode`].
            #[inline]
            pub fn decode_tolerant(
                event_type: &str,
                schema_version: u32,
                payload: &[u8],
            ) -> ::core::result::Result<Self, $crate::types::EventError> {
                $(
                    let facts = &<$contract as $crate::types::Contract>::FACTS;
                    if facts.schema_version == schema_version && facts.event_type == event_type {
                        return Ok(Self::$contract($contract::decode_tolerant(payload)?));
                    }
                )*
                Err($crate::types::EventError::Unknown)
            }

            /// As [`Self::decode`], or with `tolerant` as [`Self::decode_tolerant`], of text whose encoding is known.
            ///
            /// # Errors
            /// Those of [`Self::decode`].
            #[inline]
            pub fn decode_text(
                event_type: &str,
                schema_version: u32,
                payload: &str,
                tolerant: bool,
            ) -> ::core::result::Result<Self, $crate::types::EventError> {
                $(
                    let facts = &<$contract as $crate::types::Contract>::FACTS;
                    if facts.schema_version == schema_version && facts.event_type == event_type {
                        let event = <$contract as $crate::types::Contract>::decode_text(payload, tolerant)?;
                        return Ok(Self::$contract(event));
                    }
                )*
                Err($crate::types::EventError::Unknown)
            }

            /// Decodes the payload of an envelope, which names its event type and schema version.
            ///
            /// # Errors
            /// The bytes are no envelope, no contract has its type and version, or the payload is refused.
            #[inline]
            pub fn decode_envelope(bytes: &[u8]) -> ::core::result::Result<Self, $crate::types::EventError> {
                Self::decode_open(&$crate::types::OpenEnvelope::from_json(bytes)?, false)
            }

            /// As [`Self::decode_envelope`], for consumers: undeclared members of the payload are read over.
            ///
            /// # Errors
            /// Those of [`Self::decode_envelope`].
            #[inline]
            pub fn decode_envelope_tolerant(bytes: &[u8]) -> ::core::result::Result<Self, $crate::types::EventError> {
                Self::decode_open(&$crate::types::OpenEnvelope::from_json(bytes)?, true)
            }

            /// The event in an envelope, which holds nothing around it that its contract would not let through.
            #[inline]
            fn decode_open(
                envelope: &$crate::types::OpenEnvelope<'_>,
                tolerant: bool,
            ) -> ::core::result::Result<Self, $crate::types::EventError> {
                let payload = envelope.required_payload()?;
                $(
                    let facts = &<$contract as $crate::types::Contract>::FACTS;
                    if facts.schema_version == envelope.schema_version() && facts.event_type == envelope.event_type() {
                        envelope.refuse_forbidden(facts)?;
                        let event = <$contract as $crate::types::Contract>::decode_text(payload, tolerant)?;
                        return Ok(Self::$contract(event));
                    }
                )*
                Err($crate::types::EventError::Unknown)
            }

            /// The facts of this event's contract.
            #[inline]
            pub const fn facts(&self) -> $crate::types::Facts {
                match self {
                    $(Self::$contract(_) => <$contract as $crate::types::Contract>::FACTS),*
                }
            }

            /// Writes the payload as compact JSON.
            ///
            /// # Errors
            /// Those of the contract's `encode`.
            #[inline]
            pub fn encode(&self) -> ::core::result::Result<::std::vec::Vec<u8>, $crate::types::EncodeError> {
                match self {
                    $(Self::$contract(event) => event.encode()),*
                }
            }
        }

        $(
            impl ::core::convert::From<$contract> for $name {
                #[inline]
                fn from(event: $contract) -> Self {
                    Self::$contract(event)
                }
            }
        )*
    };
}
