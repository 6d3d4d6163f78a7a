//! Contracts: a payload's type with its facts, decoding and encoding.

use super::Value;
use super::error::{DecodeError, EncodeError};
use super::fault::{Cause, Fault};
use crate::detect::Categories;
use crate::json::{Reader, parse};
use crate::violation::Violation;
use crate::walk::Options;
use crate::walk::Schema;

/// What is known about a contract without looking at a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The dotted name of the event.
    pub event_type: &'static str,
    /// The version of the contract.
    pub schema_version: u32,
    /// Who sends it, as `meta.producer` says.
    pub producer: &'static str,
    /// The module that owns it, as `meta.source_module` says.
    pub source_module: &'static str,
    /// Most bytes of the payload as compact JSON.
    pub max_bytes: u32,
    /// Most bytes that a legal payload can take, where the schema proves it; then sizes are not measured.
    pub worst_case_bytes: Option<u32>,
    /// Whether handling it twice does no harm.
    pub replay_safe: Option<bool>,
    /// What must not occur in any string.
    pub scan: Categories,
    /// The schema's text.
    pub schema_text: &'static str,
    /// The SHA-256 digest of the schema's text, in hexadecimal digits.
    pub schema_digest: &'static str,
}

/// Raw input may be so many times as long as the payload's limit: white space and escapes do not count towards that.
pub const RAW_FACTOR: usize = 16;

/// One version of an event's payload.
pub trait Contract: Value {
    /// What is known about it.
    const FACTS: Facts;

    /// The tables of its schema, whose root is node 0.
    fn schema() -> &'static Schema;

    /// Reads a payload exactly as its contract has it.
    ///
    /// # Errors
    /// The first thing found wrong.
    fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        read(bytes, false).map_err(|fault| DecodeError::new(fault, Self::schema))
    }

    /// Reads a payload, over members that its contract does not have. They must not hold sensitive data either.
    ///
    /// # Errors
    /// The first thing found wrong.
    fn decode_tolerant(bytes: &[u8]) -> Result<Self, DecodeError> {
        read(bytes, true).map_err(|fault| DecodeError::new(fault, Self::schema))
    }

    /// As [`Contract::decode`], or with `tolerant` as [`Contract::decode_tolerant`], of text whose encoding is known.
    ///
    /// # Errors
    /// The first thing found wrong.
    fn decode_text(text: &str, tolerant: bool) -> Result<Self, DecodeError> {
        read_text(text, tolerant).map_err(|fault| DecodeError::new(fault, Self::schema))
    }

    /// The payload as compact JSON.
    ///
    /// # Errors
    /// What spans fields does not hold, or the text is too large.
    fn encode(&self) -> Result<Vec<u8>, EncodeError> {
        let mut out = Vec::with_capacity(capacity(&Self::FACTS));
        self.encode_into(&mut out)?;
        Ok(out)
    }

    /// The payload as compact JSON, appended to `out`, which is as it was if there is an error.
    ///
    /// # Errors
    /// What spans fields does not hold, or the text is too large.
    #[inline]
    fn encode_into(&self, out: &mut Vec<u8>) -> Result<(), EncodeError> {
        if Self::GUARDED {
            self.check().map_err(EncodeError::new)?;
        }
        let start = out.len();
        self.write(out);
        if Self::FACTS.worst_case_bytes.is_none() && out.len() - start > Self::FACTS.max_bytes as usize {
            out.truncate(start);
            return Err(EncodeError::new(too_large(&Self::FACTS)));
        }
        Ok(())
    }

    /// Everything that is wrong with a payload; empty exactly when [`Contract::decode`] accepts it.
    fn violations(bytes: &[u8]) -> Vec<Violation> {
        let first = Self::decode(bytes).err().map(|error| error.violation());
        let options = Options { tolerant: false, scan: Some(Self::FACTS.scan) };
        let mut all = match parse(bytes) {
            Ok(tree) if !over_raw_cap(bytes, &Self::FACTS) => Self::schema().violations(0, &tree, options),
            Ok(_) | Err(_) => Vec::new(),
        };
        // What only decoding knows: text that is not JSON, the size, what a record's guard says.
        if let Some(first) = first
            && !all.iter().any(|one| one.keyword == first.keyword && one.instance == first.instance)
        {
            all.insert(0, first);
        }
        all
    }
}

/// Room for most payloads, or for all where that is known.
fn capacity(facts: &Facts) -> usize {
    facts.worst_case_bytes.unwrap_or(facts.max_bytes).min(1024) as usize
}

fn over_raw_cap(bytes: &[u8], facts: &Facts) -> bool {
    bytes.len() > RAW_FACTOR * facts.max_bytes as usize
}

#[cold]
fn over_cap(facts: &Facts) -> Fault {
    Fault::of("payload-limit", 0, Cause::Size((RAW_FACTOR * facts.max_bytes as usize) as u64))
}

#[cold]
fn too_large(facts: &Facts) -> Fault {
    Fault::of("payload-limit", 0, Cause::Size(u64::from(facts.max_bytes)))
}

pub(crate) fn read<T: Contract>(bytes: &[u8], tolerant: bool) -> Result<T, Fault> {
    if over_raw_cap(bytes, &T::FACTS) {
        return Err(over_cap(&T::FACTS));
    }
    read_all(Reader::new(bytes)?, bytes.len(), tolerant)
}

/// As [`read`], of text whose encoding is known.
pub(crate) fn read_text<T: Contract>(text: &str, tolerant: bool) -> Result<T, Fault> {
    if over_raw_cap(text.as_bytes(), &T::FACTS) {
        return Err(over_cap(&T::FACTS));
    }
    read_all(Reader::from_text(text)?, text.len(), tolerant)
}

fn read_all<T: Contract>(mut reader: Reader<'_>, length: usize, tolerant: bool) -> Result<T, Fault> {
    reader.tolerant = tolerant;
    reader.scan = T::FACTS.scan;
    let value = T::read(&mut reader)?;
    reader.finish()?;
    // Nothing but a number is longer when it is written again, so that most payloads need no measuring.
    if T::FACTS.worst_case_bytes.is_none() && length + reader.growth > T::FACTS.max_bytes as usize {
        measure(&value)?;
    }
    Ok(value)
}

#[cold]
fn measure<T: Contract>(value: &T) -> Result<(), Fault> {
    let mut out = Vec::with_capacity(capacity(&T::FACTS));
    value.write(&mut out);
    if out.len() > T::FACTS.max_bytes as usize { Err(too_large(&T::FACTS)) } else { Ok(()) }
}
