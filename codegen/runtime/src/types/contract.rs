//! Contracts: a payload's type with its facts, decoding and encoding.

use super::Value;
use super::error::{DecodeError, EncodeError};
use super::fault::{Cause, Fault};
use super::locate;
use crate::detect::{Categories, Excluded};
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
    /// The names that no undeclared member may have.
    pub excluded: Excluded<'static>,
    /// The schema's text.
    pub schema_text: &'static str,
    /// The SHA-256 digest of the schema's text, in hexadecimal digits.
    pub schema_digest: &'static str,
}

impl Facts {
    /// What is known about a plain document: its name, its text and the digest of that. There is no limit of its size,
    /// and nothing is scanned.
    pub const fn of_document(name: &'static str, schema_text: &'static str, schema_digest: &'static str) -> Self {
        Self {
            event_type: name,
            schema_version: 1,
            producer: "",
            source_module: "",
            max_bytes: u32::MAX,
            worst_case_bytes: None,
            replay_safe: None,
            scan: Categories::NONE,
            excluded: Excluded::NONE,
            schema_text,
            schema_digest,
        }
    }
}

/// Raw input may be so many times as long as the payload's limit: white space and escapes do not count towards that.
pub const RAW_FACTOR: usize = 16;

/// One version of an event's payload.
pub trait Contract: Value {
    /// What is known about it.
    const FACTS: Facts;

    /// A fault of reading may be another one than the exact validator finds, because several subschemas speak of the same
    /// value. Then a refused payload is judged again, so that the error is one of [`Contract::violations`].
    const JUDGED_AGAIN: bool = false;

    /// The tables of its schema, whose root is node 0.
    fn schema() -> &'static Schema;

    /// Reads a payload exactly as its contract has it.
    ///
    /// # Errors
    /// The first thing found wrong.
    fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        read(bytes, false).map_err(|fault| refused(fault, bytes, Self::JUDGED_AGAIN, Self::schema, &Self::FACTS, false))
    }

    /// Reads a payload, over members that its contract does not have. They must not hold sensitive data or have
    /// excluded names either.
    ///
    /// # Errors
    /// The first thing found wrong.
    fn decode_tolerant(bytes: &[u8]) -> Result<Self, DecodeError> {
        read(bytes, true).map_err(|fault| refused(fault, bytes, Self::JUDGED_AGAIN, Self::schema, &Self::FACTS, true))
    }

    /// As [`Contract::decode`], or with `tolerant` as [`Contract::decode_tolerant`], of text whose encoding is known.
    ///
    /// # Errors
    /// The first thing found wrong.
    fn decode_text(text: &str, tolerant: bool) -> Result<Self, DecodeError> {
        read_text(text, tolerant)
            .map_err(|fault| refused(fault, text.as_bytes(), Self::JUDGED_AGAIN, Self::schema, &Self::FACTS, tolerant))
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
            self.check().map_err(|fault| unfit(self, fault))?;
        }
        let start = out.len();
        self.write(out);
        if Self::FACTS.worst_case_bytes.is_none() && out.len() - start > Self::FACTS.max_bytes as usize {
            out.truncate(start);
            return Err(EncodeError::new(too_large(&Self::FACTS), Self::schema));
        }
        Ok(())
    }

    /// Everything that is wrong with a payload; empty exactly when [`Contract::decode`] accepts it, whose error is one of
    /// these.
    fn violations(bytes: &[u8]) -> Vec<Violation> {
        all_violations(bytes, &Self::FACTS, Self::schema, |bytes| Self::decode(bytes).err())
    }

    /// What in a payload is let through and still worth a look: values of the categories that the policy lets through
    /// with a warning, undeclared members under names whose exclusion only warns, and what may be sensitive but is not
    /// certain. Nothing where the bytes are no JSON.
    fn warnings(bytes: &[u8]) -> Vec<Violation> {
        suspicions(bytes, &Self::FACTS, Self::schema)
    }
}

// What follows is not generic: it would be compiled anew for each contract.

fn all_violations(
    bytes: &[u8],
    facts: &Facts,
    schema: fn() -> &'static Schema,
    decode: fn(&[u8]) -> Option<DecodeError>,
) -> Vec<Violation> {
    if let (Ok(tree), false) = (parse(bytes), over_raw_cap(bytes, facts)) {
        let all = schema().violations(0, &tree, options(facts, false));
        if !all.is_empty() {
            return all;
        }
    }
    // What only decoding knows: text that is not JSON, and the size.
    decode(bytes).map(|error| error.violation()).into_iter().collect()
}

fn suspicions(bytes: &[u8], facts: &Facts, schema: fn() -> &'static Schema) -> Vec<Violation> {
    match parse(bytes) {
        Ok(tree) if !over_raw_cap(bytes, facts) => {
            schema().suspicions(0, &tree, Categories::ALL.minus(facts.scan), facts.excluded)
        }
        _ => Vec::new(),
    }
}

fn options(facts: &Facts, tolerant: bool) -> Options<'static> {
    Options { tolerant, scan: Some(facts.scan).filter(|scan| !scan.is_empty()), excluded: facts.excluded }
}

/// The error of a payload that was refused; `again` tells whether the exact validator names keywords otherwise than
/// decoding does.
#[cold]
#[inline(never)]
fn refused(
    fault: Fault,
    bytes: &[u8],
    again: bool,
    schema: fn() -> &'static Schema,
    facts: &Facts,
    tolerant: bool,
) -> DecodeError {
    let again = match fault.body().cause {
        Cause::Keyword | Cause::Missing(_) | Cause::Forbidden(_) => again,
        Cause::Guard | Cause::Found(_) => true,
        Cause::Syntax(_) | Cause::Size(_) => false,
    };
    let fault = if again { judged(fault, bytes, schema(), options(facts, tolerant)) } else { fault };
    DecodeError::new(fault, schema)
}

/// The error of a value whose fields do not go together.
#[cold]
#[inline(never)]
fn unfit<T: Contract>(value: &T, fault: Fault) -> EncodeError {
    let mut bytes = Vec::new();
    value.write(&mut bytes);
    EncodeError::new(judged(fault, &bytes, T::schema(), Options::default()), T::schema)
}

/// The violation that the exact validator finds where the fault is, or the nearest it finds.
fn judged(fault: Fault, bytes: &[u8], schema: &Schema, options: Options<'_>) -> Fault {
    // After the fault there may be no JSON any more; then there is nothing else to say.
    let Ok(tree) = parse(bytes) else { return fault };
    let told = locate::violation(fault.clone(), schema);
    let nearness = |one: &Violation| {
        let (here, same) = (one.instance == told.instance, one.keyword == told.keyword);
        (here && same && one.schema == told.schema, here && same, here, same)
    };
    let mut all = schema.violations(0, &tree, options);
    // The first of equals is the one that the walk met first.
    let Some(best) = (0..all.len()).rev().max_by_key(|index| all.get(*index).map(nearness)) else { return fault };
    let found = all.swap_remove(best);
    Fault::of(found.keyword, fault.offset(), Cause::Found(Box::new(found)))
}

/// Room for most payloads, or for all where that is known.
fn capacity(facts: &Facts) -> usize {
    facts.worst_case_bytes.unwrap_or(facts.max_bytes).min(1024) as usize
}

fn over_raw_cap(bytes: &[u8], facts: &Facts) -> bool {
    bytes.len() > RAW_FACTOR.saturating_mul(facts.max_bytes as usize)
}

#[cold]
fn over_cap(facts: &Facts) -> Fault {
    Fault::of("payload-limit", 0, Cause::Size(RAW_FACTOR.saturating_mul(facts.max_bytes as usize) as u64))
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
    reader.excluded = T::FACTS.excluded.refusals();
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
