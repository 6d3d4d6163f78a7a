//! What generated structs are made of: field types that check what they read, records, contracts, envelopes.

mod any;
mod contract;
mod decimal;
mod envelope;
mod envelope_read;
mod error;
mod events;
mod fault;
mod guard;
mod int;
mod json_contract;
mod key;
mod list;
mod locate;
mod optional;
mod record;
mod scalar;
mod serde_form;
pub mod string_enum;
mod text;
mod uuid_or;
mod value;
mod visit;

pub use any::{Json, SchemaSpec};
pub use contract::{Contract, Facts, RAW_FACTOR};
pub use decimal::{Decimal, NumberSpec};
pub use envelope::{Envelope, EnvelopeError, Meta};
pub use envelope_read::EnvelopeHead;
pub use error::{DecodeError, EncodeError, Refused};
pub use events::EventError;
pub use fault::Fault;
pub use guard::walk_guard;
pub use int::{Int, UInt};
pub use key::Key;
pub use list::List;
pub use optional::Maybe;
pub use record::{Members, Record};
pub use serde_form::{deserialize, deserialize_contract, serialize};
pub use string_enum::StringEnum;
pub use text::{Fits, OnSensitive, Overflow, Text, TextError, TextSpec};
pub use uuid::Uuid;
pub use uuid_or::UuidOr;
pub use value::Value;
pub use visit::{Visit, debug};

pub(crate) use value::mismatch;

#[doc(hidden)]
pub use serde as __serde;
