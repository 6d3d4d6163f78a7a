//! The message around a payload, as JSON and as the flat fields of a Redis stream entry.
//!
//! JSON: an object of `id`, `type`, `source`, `target` (null if there is none), `timestamp`, `payload`, `meta`, and where
//! they are known `mission_id`, `task_id`, `correlation_id`, `tenant_id`, `actor_id`, `severity`. Stream: the same names
//! with string values, `payload` and `meta` as JSON text, what is null left out. Members that are neither are read over.
//! No text of an envelope may hold what its payload may not, nor may a member that is read over, by value or by name; and
//! `timestamp` is a date-time of RFC 3339.

use super::envelope_read::OpenEnvelope;
use super::error::{DecodeError, EncodeError};
use super::fault::Cause;
use super::{Contract, Fault, locate};
use crate::json::write_string;
use crate::walk::Schema;
use std::borrow::Cow;
use std::fmt;

/// What an event says about its contract.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Meta {
    /// The version of the contract.
    pub schema_version: u32,
    /// Who sent it.
    pub producer: Cow<'static, str>,
    /// The module that owns the contract.
    pub source_module: Cow<'static, str>,
}

/// A payload with everything around it. The event's type and version are those of `P`.
#[derive(Clone, Debug, PartialEq)]
pub struct Envelope<P> {
    /// The event's own identifier.
    pub id: String,
    /// Who sent it.
    pub source: String,
    /// Whom it is for, unless for all.
    pub target: Option<String>,
    /// When it was sent.
    pub timestamp: String,
    /// What it says.
    pub payload: P,
    /// What it says about its contract.
    pub meta: Meta,
    /// The mission it belongs to.
    pub mission_id: Option<String>,
    /// The task it belongs to.
    pub task_id: Option<String>,
    /// What ties it to other events.
    pub correlation_id: Option<String>,
    /// The tenant it belongs to.
    pub tenant_id: Option<String>,
    /// Who caused it.
    pub actor_id: Option<String>,
    /// How bad it is.
    pub severity: Option<String>,
}

/// A message was refused. Holds nothing of it.
#[derive(Clone, Debug)]
pub enum EnvelopeError {
    /// Something about the envelope itself: no JSON, a field that is missing or of another type.
    Envelope(Fault),
    /// An event of another type than those asked for.
    UnknownType,
    /// A known event in a version that is not known.
    UnknownVersion(u32),
    /// The payload.
    Payload(DecodeError),
}

impl fmt::Display for EnvelopeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Envelope(fault) => {
                let pointer = locate::pointer(fault.body(), Some(&Schema::default()));
                let place = if pointer.is_empty() { "" } else { ", in " };
                write!(f, "the envelope is {fault}{place}{pointer}")?;
                match &fault.body().cause {
                    Cause::Forbidden(expected) => write!(f, ": expected {expected}"),
                    _ => Ok(()),
                }
            }
            Self::UnknownType => f.write_str("an event of a type that is not known here"),
            Self::UnknownVersion(version) => write!(f, "schema_version {version} of this event is not known here"),
            Self::Payload(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for EnvelopeError {}

impl From<Fault> for EnvelopeError {
    fn from(fault: Fault) -> Self {
        Self::Envelope(fault)
    }
}

impl From<DecodeError> for EnvelopeError {
    fn from(error: DecodeError) -> Self {
        Self::Payload(error)
    }
}

impl<P: Contract> Envelope<P> {
    /// An envelope with what must be in it; the rest can be set afterwards.
    pub fn new(id: impl Into<String>, source: impl Into<String>, timestamp: impl Into<String>, payload: P) -> Self {
        let facts = &P::FACTS;
        Self {
            id: id.into(),
            source: source.into(),
            target: None,
            timestamp: timestamp.into(),
            payload,
            meta: Meta {
                schema_version: facts.schema_version,
                producer: Cow::Borrowed(facts.producer),
                source_module: Cow::Borrowed(facts.source_module),
            },
            mission_id: None,
            task_id: None,
            correlation_id: None,
            tenant_id: None,
            actor_id: None,
            severity: None,
        }
    }

    /// Reads a message in JSON. The payload is read exactly.
    ///
    /// # Errors
    /// It is no envelope, one of another event, or the payload is refused.
    pub fn decode(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        OpenEnvelope::from_json(bytes)?.into_envelope(false)
    }

    /// As [`Envelope::decode`], but over members of the payload that are not declared.
    ///
    /// # Errors
    /// Those of [`Envelope::decode`].
    pub fn decode_tolerant(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        OpenEnvelope::from_json(bytes)?.into_envelope(true)
    }

    /// Reads a message from the fields of a stream entry. The payload is read exactly.
    ///
    /// # Errors
    /// It is no envelope, one of another event, or the payload is refused.
    pub fn from_stream<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, EnvelopeError> {
        OpenEnvelope::from_stream(fields)?.into_envelope(false)
    }

    /// As [`Envelope::from_stream`], but over members of the payload that are not declared.
    ///
    /// # Errors
    /// Those of [`Envelope::from_stream`].
    pub fn from_stream_tolerant<'a>(
        fields: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, EnvelopeError> {
        OpenEnvelope::from_stream(fields)?.into_envelope(true)
    }

    /// The message as compact JSON.
    ///
    /// # Errors
    /// The payload cannot be sent.
    pub fn encode(&self) -> Result<Vec<u8>, EncodeError> {
        let mut out = Vec::with_capacity(1024);
        let mut separator: &[u8] = b"{\"";
        for (name, text) in self.before() {
            if text.is_none() && name != "target" {
                continue;
            }
            out.extend_from_slice(separator);
            separator = b",\"";
            out.extend_from_slice(name.as_bytes());
            out.extend_from_slice(b"\":");
            match text {
                Some(text) => write_string(text, &mut out),
                None => out.extend_from_slice(b"null"),
            }
        }
        out.extend_from_slice(b",\"payload\":");
        self.payload.encode_into(&mut out)?;
        out.extend_from_slice(b",\"meta\":");
        self.meta.write(&mut out);
        for (name, text) in self.after() {
            if let Some(text) = text {
                out.extend_from_slice(b",\"");
                out.extend_from_slice(name.as_bytes());
                out.extend_from_slice(b"\":");
                write_string(text, &mut out);
            }
        }
        out.push(b'}');
        Ok(out)
    }

    /// The message as the fields of a stream entry.
    ///
    /// # Errors
    /// The payload cannot be sent.
    pub fn to_stream(&self) -> Result<impl Iterator<Item = (&'static str, Cow<'_, str>)>, EncodeError> {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap_or_default();
        let payload = text(self.payload.encode()?);
        let mut meta = Vec::with_capacity(128);
        self.meta.write(&mut meta);
        let json = [("payload", Cow::Owned(payload)), ("meta", Cow::Owned(text(meta)))];
        let plain = |(name, text): (&'static str, Option<&'_ str>)| Some((name, text?.to_owned().into()));
        Ok(self.before().into_iter().filter_map(plain).chain(json).chain(self.after().into_iter().filter_map(plain)))
    }

    fn before(&self) -> [(&'static str, Option<&str>); 5] {
        [
            ("id", Some(&self.id)),
            ("type", Some(P::FACTS.event_type)),
            ("source", Some(&self.source)),
            ("target", self.target.as_deref()),
            ("timestamp", Some(&self.timestamp)),
        ]
    }

    fn after(&self) -> [(&'static str, Option<&str>); 6] {
        [
            ("mission_id", self.mission_id.as_deref()),
            ("task_id", self.task_id.as_deref()),
            ("correlation_id", self.correlation_id.as_deref()),
            ("tenant_id", self.tenant_id.as_deref()),
            ("actor_id", self.actor_id.as_deref()),
            ("severity", self.severity.as_deref()),
        ]
    }
}

impl Meta {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"{\"schema_version\":");
        out.extend_from_slice(itoa::Buffer::new().format(self.schema_version).as_bytes());
        out.extend_from_slice(b",\"producer\":");
        write_string(&self.producer, out);
        out.extend_from_slice(b",\"source_module\":");
        write_string(&self.source_module, out);
        out.push(b'}');
    }
}
