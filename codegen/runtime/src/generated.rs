//! What generated code brings in, so that its files begin with one line.

pub use crate::detect::{Categories, Category, Excluded};
pub use crate::format::Format;
pub use crate::json::{Number, Reader};
pub use crate::pattern::Pattern;
pub use crate::types::{
    Contract, ConvertError, Decimal, Facts, Fault, Fits, Int, Json, Key, List, Maybe, Members, NumberSpec, OnSensitive,
    Overflow, Record, SchemaSpec, StringEnum, Text, TextSpec, UInt, Uuid, UuidOr, Value, Visit, convert, walk_guard,
};
pub use crate::walk::{LazySchema, NodeId, Schema};
pub use crate::{events, json_contract, keys, record, string_enum};
