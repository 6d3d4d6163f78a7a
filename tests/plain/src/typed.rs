//! Generated types behind one face, so that a test can go through them all.

use eventwright_runtime::types::Contract;
use eventwright_runtime::violation::Violation;
use eventwright_runtime::walk::Schema;

/// What a generated type does with bytes.
#[derive(Clone, Copy, Debug)]
pub struct Typed {
    /// What its schema is called.
    pub title: &'static str,
    /// The schema as compact JSON.
    pub schema: &'static str,
    /// Decodes and encodes again; the violation when it refuses.
    pub decode: fn(&[u8]) -> Result<Vec<u8>, Violation>,
    /// The same for consumers.
    pub decode_tolerant: fn(&[u8]) -> Result<Vec<u8>, Violation>,
    /// `serde_json::from_slice`, then `to_vec`.
    pub serde: fn(&[u8]) -> Option<Vec<u8>>,
    /// Everything that is wrong.
    pub violations: fn(&[u8]) -> Vec<Violation>,
    /// The tables that it carries.
    pub table: fn() -> &'static Schema,
}

impl Typed {
    /// The face of a generated type.
    pub const fn of<T: Contract + serde_json_types::Both>(title: &'static str) -> Self {
        Self {
            title,
            schema: T::FACTS.schema_text,
            decode: decode::<T>,
            decode_tolerant: tolerant::<T>,
            serde: serde::<T>,
            violations: T::violations,
            table: T::schema,
        }
    }
}

/// What serde asks of a type, under one name.
pub mod serde_json_types {
    /// Both directions of serde.
    pub trait Both: serde::de::DeserializeOwned + serde::Serialize {}
    impl<T: serde::de::DeserializeOwned + serde::Serialize> Both for T {}
}

fn decode<T: Contract>(bytes: &[u8]) -> Result<Vec<u8>, Violation> {
    let value = T::decode(bytes).map_err(|error| error.violation())?;
    let encoded = value.encode().expect("what was decoded can be encoded");
    let again = T::decode(&encoded).expect("what was encoded can be decoded");
    assert!(again == value, "what is decoded again is the same");
    Ok(encoded)
}

fn tolerant<T: Contract>(bytes: &[u8]) -> Result<Vec<u8>, Violation> {
    let value = T::decode_tolerant(bytes).map_err(|error| error.violation())?;
    let mut out = Vec::new();
    value.write(&mut out);
    Ok(out)
}

fn serde<T: Contract + serde_json_types::Both>(bytes: &[u8]) -> Option<Vec<u8>> {
    let value: T = serde_json::from_slice(bytes).ok()?;
    Some(serde_json::to_vec(&value).expect("a value can be serialized"))
}
