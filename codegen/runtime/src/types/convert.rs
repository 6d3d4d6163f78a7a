//! From one version of an event to another.

use super::{Contract, DecodeError, EncodeError};
use std::fmt;

/// Why an event is none of another version.
#[derive(Debug)]
pub enum ConvertError {
    /// It is not a legal event of its own version.
    Encode(EncodeError),
    /// Readers of the other version refuse it.
    Decode(DecodeError),
}

impl fmt::Display for ConvertError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Encode(error) => write!(f, "the event cannot be written: {error}"),
            Self::Decode(error) => write!(f, "the other version refuses the event: {error}"),
        }
    }
}

impl std::error::Error for ConvertError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Encode(error) => Some(error),
            Self::Decode(error) => Some(error),
        }
    }
}

/// The event as a tolerant reader of another version takes it: what that version does not declare is left out.
///
/// # Errors
/// The event is illegal in its own version, or refused by the other.
pub fn convert<A: Contract, B: Contract>(event: &A) -> Result<B, ConvertError> {
    let bytes = event.encode().map_err(ConvertError::Encode)?;
    B::decode_tolerant(&bytes).map_err(ConvertError::Decode)
}
