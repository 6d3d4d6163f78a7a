//! Envelopes taken apart: all of one, or only what says which event it is.

use super::fault::Step;
use super::record::{read_over, refuse_named, refuse_text};
use super::{Contract, Envelope, EnvelopeError, Facts, Fault, Meta, mismatch};
use crate::detect::{Categories, scan};
use crate::format::Format;
use crate::json::{Reader, SyntaxError, SyntaxKind};
use std::borrow::Cow;

/// What of an envelope says how to read its payload. Found in one scan that builds nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvelopeHead<'a> {
    /// The event's type.
    pub event_type: Cow<'a, str>,
    /// The version of its contract.
    pub schema_version: u32,
    /// The payload as it stands in the message. Its brackets match; the rest is for a contract to check.
    pub payload: &'a str,
}

impl<'a> EnvelopeHead<'a> {
    /// Looks for the type, the version and the payload of a message in JSON.
    ///
    /// # Errors
    /// It is no envelope.
    pub fn read(bytes: &'a [u8]) -> Result<Self, EnvelopeError> {
        let mut reader = Reader::new(bytes).map_err(Fault::from)?;
        let (mut event_type, mut version, mut payload) = (None, None, None);
        if reader.peek() != Some(b'{') {
            return Err(mismatch(&mut reader).into());
        }
        let mut first = true;
        enter(&mut reader)?;
        loop {
            let start = reader.offset();
            let Some(name) = reader.name(first).map_err(Fault::from)? else {
                break;
            };
            first = false;
            let twice = match &*name {
                "type" => event_type.replace(text(&mut reader, "type")?).is_some(),
                "payload" => payload.replace(span(&mut reader)?).is_some(),
                "meta" => version.replace(meta_version(&mut reader)?).is_some(),
                _ => {
                    span(&mut reader)?;
                    false
                }
            };
            if twice {
                return Err(duplicate(start).into());
            }
        }
        reader.finish().map_err(Fault::from)?;
        Self::of(event_type, version, payload, reader.offset())
    }

    /// Looks for the type, the version and the payload among the fields of a stream entry.
    ///
    /// # Errors
    /// One is missing, or `meta` is no JSON.
    pub fn from_stream(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, EnvelopeError> {
        let (mut event_type, mut version, mut payload) = (None, None, None);
        for (name, value) in fields {
            let twice = match name {
                "type" => event_type.replace(Cow::Borrowed(value)).is_some(),
                "payload" => payload.replace(value).is_some(),
                "meta" => {
                    let mut reader = Reader::from_text(value).map_err(Fault::from)?;
                    let found = version.replace(meta_version(&mut reader)?).is_some();
                    reader.finish().map_err(Fault::from)?;
                    found
                }
                _ => false,
            };
            if twice {
                return Err(duplicate(0).into());
            }
        }
        Self::of(event_type, version, payload, 0)
    }

    fn of(
        event_type: Option<Cow<'a, str>>,
        version: Option<u32>,
        payload: Option<&'a str>,
        end: usize,
    ) -> Result<Self, EnvelopeError> {
        match (event_type, version, payload) {
            (Some(event_type), Some(schema_version), Some(payload)) => Ok(Self { event_type, schema_version, payload }),
            (None, _, _) => Err(Fault::missing("type", end).into()),
            (_, None, _) => Err(Fault::missing("meta", end).into()),
            (_, _, None) => Err(Fault::missing("payload", end).into()),
        }
    }
}

/// An envelope taken apart in one pass, its payload unread: who listens to several events looks at its type and
/// version, and then has it made into an [`Envelope`] of the payload that it holds.
#[derive(Default)]
pub struct OpenEnvelope<'a> {
    id: Option<Cow<'a, str>>,
    event_type: Option<Cow<'a, str>>,
    source: Option<Cow<'a, str>>,
    target: Option<Cow<'a, str>>,
    timestamp: Option<Cow<'a, str>>,
    payload: Option<&'a str>,
    meta: Option<Meta>,
    mission_id: Option<Cow<'a, str>>,
    task_id: Option<Cow<'a, str>>,
    correlation_id: Option<Cow<'a, str>>,
    tenant_id: Option<Cow<'a, str>>,
    actor_id: Option<Cow<'a, str>>,
    severity: Option<Cow<'a, str>>,
    /// Members that no envelope has: they are read over, and hold nothing that the policy keeps out either.
    others: Vec<Other<'a>>,
    /// Where the message starts in memory, by which offsets of its texts are told.
    base: usize,
    /// Where the message ends.
    end: usize,
}

/// A member that no envelope has.
struct Other<'a> {
    name: Cow<'a, str>,
    /// Its value as it stands in the message.
    value: &'a str,
    /// Whether the value is JSON text; what a stream has is plain text.
    json: bool,
    /// Whether it is one of `meta`.
    meta: bool,
    /// Where the value starts.
    start: usize,
}

impl<'a> OpenEnvelope<'a> {
    /// Takes a message in JSON apart.
    ///
    /// # Errors
    /// It is no object of texts, `meta` and a payload whose brackets match.
    pub fn from_json(bytes: &'a [u8]) -> Result<Self, EnvelopeError> {
        Ok(Self::parse(bytes)?)
    }

    /// Takes the fields of a stream entry apart.
    ///
    /// # Errors
    /// One comes twice, or `meta` is not what it must be.
    pub fn from_stream(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, EnvelopeError> {
        Ok(Self::collect(fields)?)
    }

    /// The event's type; empty if there is none.
    pub fn event_type(&self) -> &str {
        self.event_type.as_deref().unwrap_or_default()
    }

    /// The version of its contract; 0 if there is none.
    pub fn schema_version(&self) -> u32 {
        self.meta.as_ref().map_or(0, |meta| meta.schema_version)
    }

    /// The payload of a message that has all its required fields.
    ///
    /// # Errors
    /// One is missing.
    pub fn required_payload(&self) -> Result<&'a str, EnvelopeError> {
        let there = [
            ("id", self.id.is_some()),
            ("type", self.event_type.is_some()),
            ("source", self.source.is_some()),
            ("timestamp", self.timestamp.is_some()),
            ("meta", self.meta.is_some()),
        ];
        match there.iter().find(|(_, there)| !there) {
            Some((name, _)) => Err(Fault::missing(name, self.end).into()),
            None => self.payload.ok_or_else(|| Fault::missing("payload", self.end).into()),
        }
    }

    /// The payload as it stands in the message.
    pub fn payload(&self) -> Option<&'a str> {
        self.payload
    }

    /// Looks for what a contract's policy keeps out: for sensitive values in all texts of the envelope, and in members that
    /// it does not have, whose names must not speak of such data or of excluded content either; and whether its timestamp
    /// is one. The payload is left to its contract, and the type to who compares it with those that are known.
    ///
    /// # Errors
    /// Something is found, or the timestamp is no date-time of RFC 3339.
    pub fn refuse_forbidden(&self, facts: &Facts) -> Result<(), EnvelopeError> {
        let sound = self.timestamp.as_deref().is_none_or(|text| Format::DateTime.is_valid(text));
        if !sound {
            return Err(Fault::new("format", self.end).within("timestamp").into());
        }
        if !facts.scan.is_empty() {
            self.refuse_sensitive(facts)?;
        }
        Ok(self.others.iter().try_for_each(|other| other.refuse_forbidden(facts))?)
    }

    /// Looks for values of the refused categories in the texts that envelopes have.
    fn refuse_sensitive(&self, facts: &Facts) -> Result<(), Fault> {
        let refused = facts.scan;
        // Most senders are the contract's own, and most identifiers are UUIDs, in which nothing is found.
        let known = |text: &str| text == facts.producer || text == facts.source_module || Format::Uuid.is_valid(text);
        let named = |name: &'static str, text: &Option<Cow<'a, str>>| match text {
            Some(text) if !known(text) => self.scan(text, refused).map_err(|fault| fault.within(name)),
            _ => Ok(()),
        };
        named("id", &self.id)?;
        named("source", &self.source)?;
        named("target", &self.target)?;
        named("mission_id", &self.mission_id)?;
        named("task_id", &self.task_id)?;
        named("correlation_id", &self.correlation_id)?;
        named("tenant_id", &self.tenant_id)?;
        named("actor_id", &self.actor_id)?;
        named("severity", &self.severity)?;
        if let Some(meta) = &self.meta {
            let texts = [("producer", &meta.producer), ("source_module", &meta.source_module)];
            for (name, text) in texts.into_iter().filter(|(_, text)| !known(text)) {
                self.scan(text, refused).map_err(|fault| fault.within(name).within("meta"))?;
            }
        }
        Ok(())
    }

    fn scan(&self, text: &str, refused: Categories) -> Result<(), Fault> {
        let Some(found) = scan(text, refused) else { return Ok(()) };
        // A text with escapes was copied: then the whole message is what is known.
        let start = text.as_ptr().addr().checked_sub(self.base).filter(|start| *start <= self.end);
        Err(Fault::sensitive(&found, start.unwrap_or(self.end)))
    }

    /// The envelope of a `P`; `tolerant` reads over undeclared members of the payload.
    ///
    /// # Errors
    /// A field is missing, it holds another event, or the payload is refused.
    pub fn into_envelope<P: Contract>(self, tolerant: bool) -> Result<Envelope<P>, EnvelopeError> {
        let missing = |name| move || Fault::missing(name, self.end);
        let needed = |name, text: Option<Cow<'_, str>>| text.map(Cow::into_owned).ok_or_else(missing(name));
        let optional = |text: Option<Cow<'_, str>>| text.map(Cow::into_owned);
        if self.event_type.as_deref().ok_or_else(missing("type"))? != P::FACTS.event_type {
            return Err(EnvelopeError::UnknownType);
        }
        let version = self.meta.as_ref().ok_or_else(missing("meta"))?.schema_version;
        if version != P::FACTS.schema_version {
            return Err(EnvelopeError::UnknownVersion(version));
        }
        self.refuse_forbidden(&P::FACTS)?;
        let meta = self.meta.ok_or_else(missing("meta"))?;
        Ok(Envelope {
            id: needed("id", self.id)?,
            source: needed("source", self.source)?,
            target: optional(self.target),
            timestamp: needed("timestamp", self.timestamp)?,
            payload: P::decode_text(self.payload.ok_or_else(missing("payload"))?, tolerant)?,
            meta,
            mission_id: optional(self.mission_id),
            task_id: optional(self.task_id),
            correlation_id: optional(self.correlation_id),
            tenant_id: optional(self.tenant_id),
            actor_id: optional(self.actor_id),
            severity: optional(self.severity),
        })
    }

    fn parse(bytes: &'a [u8]) -> Result<Self, Fault> {
        let mut reader = Reader::new(bytes)?;
        let mut parts = Self { base: bytes.as_ptr().addr(), ..Self::default() };
        let mut seen = crate::json::Names::default();
        if reader.peek() != Some(b'{') {
            return Err(mismatch(&mut reader));
        }
        enter(&mut reader)?;
        loop {
            let start = reader.offset();
            let Some(name) = reader.name(seen.is_empty())? else {
                break;
            };
            if let Some((slot, label, nullable)) = parts.slot(&name) {
                if nullable && reader.peek() == Some(b'n') {
                    reader.null()?;
                } else {
                    *slot = Some(text(&mut reader, label)?);
                }
            } else {
                match &*name {
                    "payload" => parts.payload = Some(span(&mut reader)?),
                    "meta" => parts.meta = Some(meta(&mut reader, &mut parts.others)?),
                    _ => parts.others.push(other(&mut reader, name.clone(), false)?),
                }
            }
            if !seen.insert(name) {
                return Err(duplicate(start));
            }
        }
        reader.finish()?;
        parts.end = reader.offset();
        Ok(parts)
    }

    fn collect(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Fault> {
        let mut parts = Self::default();
        for (name, value) in fields {
            let twice = if let Some((slot, _, _)) = parts.slot(name) {
                slot.replace(Cow::Borrowed(value)).is_some()
            } else {
                match name {
                    "payload" => parts.payload.replace(value).is_some(),
                    "meta" => {
                        let mut reader = Reader::from_text(value)?;
                        let found = parts.meta.replace(meta(&mut reader, &mut parts.others)?).is_some();
                        reader.finish()?;
                        found
                    }
                    _ => {
                        let name = Cow::Borrowed(name);
                        parts.others.push(Other { name, value, json: false, meta: false, start: 0 });
                        false
                    }
                }
            };
            if twice {
                return Err(duplicate(0));
            }
        }
        Ok(parts)
    }

    /// Where the text of this name goes, its name as a constant, and whether it may be null.
    fn slot(&mut self, name: &str) -> Option<(&mut Option<Cow<'a, str>>, &'static str, bool)> {
        Some(match name {
            "id" => (&mut self.id, "id", false),
            "type" => (&mut self.event_type, "type", false),
            "source" => (&mut self.source, "source", false),
            "target" => (&mut self.target, "target", true),
            "timestamp" => (&mut self.timestamp, "timestamp", false),
            "mission_id" => (&mut self.mission_id, "mission_id", true),
            "task_id" => (&mut self.task_id, "task_id", true),
            "correlation_id" => (&mut self.correlation_id, "correlation_id", true),
            "tenant_id" => (&mut self.tenant_id, "tenant_id", true),
            "actor_id" => (&mut self.actor_id, "actor_id", true),
            "severity" => (&mut self.severity, "severity", true),
            _ => return None,
        })
    }
}

#[cold]
fn duplicate(offset: usize) -> Fault {
    SyntaxError { offset, kind: SyntaxKind::DuplicateMember }.into()
}

fn enter(reader: &mut Reader<'_>) -> Result<(), Fault> {
    Ok(reader.enter(b'{')?)
}

fn text<'a>(reader: &mut Reader<'a>, name: &'static str) -> Result<Cow<'a, str>, Fault> {
    if reader.peek() == Some(b'"') { Ok(reader.string()?) } else { Err(mismatch(reader).within(name)) }
}

/// The text of a value whose brackets are matched and whose content is left to others.
fn span<'a>(reader: &mut Reader<'a>) -> Result<&'a str, Fault> {
    reader.peek();
    let start = reader.offset();
    reader.span()?;
    Ok(reader.between(start, reader.offset()))
}

fn version(reader: &mut Reader<'_>) -> Result<u32, Fault> {
    let fault = |keyword, start| Fault::new(keyword, start).within("schema_version").within("meta");
    if !matches!(reader.peek(), Some(b'-' | b'0'..=b'9')) {
        return Err(mismatch(reader).within("schema_version").within("meta"));
    }
    let start = reader.offset();
    let number = reader.number()?;
    match number.as_i64() {
        Some(value) => u32::try_from(value).map_err(|_| fault("minimum", start)),
        None => Err(fault("type", start)),
    }
}

fn meta_version(reader: &mut Reader<'_>) -> Result<u32, Fault> {
    let mut found = None;
    members(reader, |reader, name| match &*name {
        "schema_version" => Ok(found.replace(version(reader)?).is_some()),
        _ => reader.skip().map(|()| false).map_err(Fault::from),
    })?;
    found.ok_or_else(|| Fault::missing("schema_version", reader.offset()).within("meta"))
}

fn meta<'a>(reader: &mut Reader<'a>, others: &mut Vec<Other<'a>>) -> Result<Meta, Fault> {
    let (mut number, mut producer, mut module) = (None, None, None);
    members(reader, |reader, name| match &*name {
        "schema_version" => Ok(number.replace(version(reader)?).is_some()),
        "producer" => Ok(producer.replace(text(reader, "producer")?).is_some()),
        "source_module" => Ok(module.replace(text(reader, "source_module")?).is_some()),
        _ => {
            others.push(other(reader, name, true)?);
            Ok(false)
        }
    })?;
    match (number, producer, module) {
        (Some(schema_version), Some(producer), Some(module)) => Ok(Meta {
            schema_version,
            producer: Cow::Owned(producer.into_owned()),
            source_module: Cow::Owned(module.into_owned()),
        }),
        (number, producer, _) => {
            let name = match (number, producer) {
                (None, _) => "schema_version",
                (_, None) => "producer",
                _ => "source_module",
            };
            Err(Fault::missing(name, reader.offset()).within("meta"))
        }
    }
}

/// A member that no envelope has, read over.
#[cold]
fn other<'a>(reader: &mut Reader<'a>, name: Cow<'a, str>, meta: bool) -> Result<Other<'a>, Fault> {
    reader.peek();
    let start = reader.offset();
    reader.skip()?;
    Ok(Other { name, value: reader.between(start, reader.offset()), json: true, meta, start })
}

impl Other<'_> {
    #[cold]
    fn refuse_forbidden(&self, facts: &Facts) -> Result<(), Fault> {
        let judged = |reader: &mut Reader<'_>| {
            refuse_named(reader, None, &self.name, 0)?;
            if self.json { read_over(reader, Some(&self.name)) } else { refuse_text(reader, self.value, 0) }
        };
        // Its start was read already, so that it has no byte order mark.
        let mut reader = Reader::from_text(if self.json { self.value } else { "" })?;
        reader.scan = facts.scan;
        reader.excluded = facts.excluded.refusals();
        judged(&mut reader).map_err(|fault| {
            let fault = fault.after(self.start).step(Step::Undeclared(Box::from(&*self.name)));
            if self.meta { fault.within("meta") } else { fault }
        })
    }
}

/// Each member of an object; `each` reads the value and says whether the member was there before.
fn members<'a>(
    reader: &mut Reader<'a>,
    mut each: impl FnMut(&mut Reader<'a>, Cow<'a, str>) -> Result<bool, Fault>,
) -> Result<(), Fault> {
    if reader.peek() != Some(b'{') {
        return Err(mismatch(reader).within("meta"));
    }
    enter(reader)?;
    let mut first = true;
    loop {
        let start = reader.offset();
        let Some(name) = reader.name(first)? else {
            return Ok(());
        };
        first = false;
        if each(reader, name)? {
            return Err(duplicate(start));
        }
    }
}
