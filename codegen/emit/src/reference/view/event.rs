//! The events of a page.

use super::fields::{self, Row, path};
use super::refused::{self, Refused};
use super::{Labelled, codes, thousands};
use crate::reference::json::{line, pretty};
use crate::reference::payload::{Conditions, Known, Phrase};
use crate::reference::text::anchor;
use eventwright_model::check::Checked;
use eventwright_model::facts::{self, Severity};
use eventwright_model::history::{self, History};
use eventwright_model::model::{Contract, Module};
use eventwright_model::{names, size};
use eventwright_runtime::json::{Tree, Writer};
use eventwright_runtime::walk::NodeId;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What pages call their own parts: an event type can be one word, too.
const RESERVED: &[&str] = &[
    "top",
    "content",
    "find",
    "found",
    "theme",
    "overview",
    "flows",
    "events",
    "consumers",
    "producers",
    "consumed",
    "size",
    "sensitive",
    "replay",
    "examples",
    "migration",
];

/// An event with its versions.
#[derive(Clone, Debug, Serialize)]
pub struct Event {
    /// Its place on the page, from 1.
    pub number: usize,
    /// The event type.
    pub event_type: String,
    /// The constant's name.
    pub constant: String,
    /// The permalink.
    pub anchor: String,
    /// The versions, the newest first.
    pub versions: Vec<Version>,
}

/// One version of an event.
#[derive(Clone, Debug, Serialize)]
pub struct Version {
    /// `schema_version`
    pub version: u32,
    /// The permalink; versions that stand alone go by the event's.
    pub anchor: String,
    /// What the event means.
    pub description: Option<String>,
    /// When it is published.
    pub when: String,
    /// The component that publishes it, as the meta block names it.
    pub producer: String,
    /// The function that publishes it.
    pub symbol: Option<String>,
    /// Where that is.
    pub place: Option<String>,
    /// The payload block.
    pub payload: String,
    /// Who listens.
    pub consumers: Vec<Consumer>,
    /// Whether a lost event is an incident.
    pub critical: bool,
    /// The meta block.
    pub meta: String,
    /// The same in one line.
    pub meta_line: String,
    /// Remarks.
    pub notes: Vec<String>,
    /// How grave it is: `ERROR`.
    pub severity: Option<&'static str>,
    /// Whether it may be handled twice.
    pub idempotency: Option<Idempotency>,
    /// Whatever else there is to tell.
    pub details: Vec<Labelled>,
    /// How large a payload can get.
    pub size: Size,
    /// The fields.
    pub rows: Vec<Row>,
    /// What ties the fields together.
    pub conditions: Conditions,
    /// A valid payload.
    pub example: Option<String>,
    /// What is done to it, and the error that follows.
    pub refused: Vec<Refused>,
    /// Which consumers break when fields are taken away or become optional.
    pub promises: Vec<Promise>,
    /// Whether members that are not declared are refused by an exact reader.
    pub closed: bool,
    /// What became of it since the baselines.
    pub history: Vec<Verdict>,
}

/// What a consumer relies on.
#[derive(Clone, Debug, Serialize)]
pub struct Promise {
    /// The consumer.
    pub consumer: String,
    /// Its permalink.
    pub anchor: String,
    /// The fields it cannot do without.
    pub fields: Phrase,
}

/// The verdict on a contract against one baseline.
#[derive(Clone, Debug, Serialize)]
pub struct Verdict {
    /// What it was compared against.
    pub baseline: String,
    /// `compatible`, `breaking` or `unproven`.
    pub verdict: &'static str,
    /// Whom the verdict is about.
    pub reader: &'static str,
    /// The consumers that a breaking change hurts.
    pub hurt: Vec<String>,
    /// What changed, a sentence each.
    pub changes: Vec<String>,
}

/// Who listens.
#[derive(Clone, Debug, Serialize)]
pub struct Consumer {
    /// The service or team.
    pub name: String,
    /// Its permalink in the index of consumers.
    pub anchor: String,
    /// What it does with the event.
    pub purpose: Option<String>,
    /// Whether it fails when the event is lost.
    pub critical: bool,
    /// The fields it cannot do without.
    pub reads: Phrase,
    /// The fields it also reads.
    pub reads_optional: Phrase,
}

/// Whether an event may be handled twice.
#[derive(Clone, Debug, Serialize)]
pub struct Idempotency {
    /// `true` if so.
    pub safe: bool,
    /// Why.
    pub because: String,
}

/// The worst case of a payload.
#[derive(Clone, Debug, Serialize)]
pub struct Size {
    /// Most bytes, when there is a bound.
    pub most: Option<String>,
    /// The limit in bytes.
    pub limit: String,
    /// That in hundredths of the limit, with one decimal, rounded up.
    pub percent: Option<String>,
    /// That as the length of a bar, 0 to 100.
    pub bar: u64,
    /// Whether the schema alone keeps the limit.
    pub proven: bool,
    /// The fields without a bound.
    pub unbounded: Phrase,
}

/// The permalinks of a module's consumers by name.
pub(super) struct ConsumerAnchors<'a>(BTreeMap<&'a str, String>);

impl<'a> ConsumerAnchors<'a> {
    fn new(module: &'a Module) -> Self {
        let consumers = module.contracts.iter().flat_map(|contract| &contract.event.value.consumers);
        let names: BTreeSet<&str> = consumers.map(|consumer| consumer.name.as_str()).collect();
        let mut taken = BTreeSet::new();
        // No event type holds a hyphen.
        let named = |name: &'a str| (name, unique(&mut taken, format!("consumer-{}", anchor(name))));
        Self(names.into_iter().map(named).collect())
    }

    /// The permalink of a consumer.
    pub(super) fn of(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_default()
    }
}

/// The events of a module in the order of its page, versions of one event together.
pub(super) fn all(checked: &Checked, module: &Module, history: &History) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let mut anchors: BTreeSet<String> = RESERVED.iter().map(|&name| name.to_owned()).collect();
    let listeners = ConsumerAnchors::new(module);
    let mut by_type: BTreeMap<&str, usize> = BTreeMap::new();
    for contract in &module.contracts {
        let place = *by_type.entry(contract.event_type.as_str()).or_insert_with(|| {
            let number = events.len() + 1;
            events.push(Event {
                number,
                event_type: contract.event_type.clone(),
                constant: names::screaming(&contract.event_type),
                anchor: unique(&mut anchors, anchor(&contract.event_type)),
                versions: Vec::new(),
            });
            number - 1
        });
        events[place].versions.push(version(checked, contract, &listeners, history));
    }
    for event in &mut events {
        event.versions.sort_by_key(|version| std::cmp::Reverse(version.version));
        let alone = event.versions.len() == 1;
        for version in &mut event.versions {
            version.anchor = if alone {
                event.anchor.clone()
            } else {
                unique(&mut anchors, format!("{}.v{}", event.anchor, version.version))
            };
            // No event type holds two hyphens, so that a field never takes the anchor of an event.
            for row in &mut version.rows {
                row.anchor = unique(&mut anchors, format!("{}--{}", version.anchor, anchor(&row.field)));
            }
        }
    }
    events
}

/// Two names can become one anchor; the second gets a number.
pub(super) fn unique(taken: &mut BTreeSet<String>, wanted: String) -> String {
    let mut name = wanted.clone();
    let mut number = 1;
    while !taken.insert(name.clone()) {
        number += 1;
        name = format!("{wanted}-{number}");
    }
    name
}

fn version(checked: &Checked, contract: &Contract, listeners: &ConsumerAnchors<'_>, history: &History) -> Version {
    let facts = &contract.event.value;
    let root = Known::new(&checked.schemas, &[contract.root]);
    let place = match (&facts.producer.location, &facts.producer.note) {
        (Some(location), Some(note)) => Some(format!("{location}, {note}")),
        (place, note) => place.as_ref().or(note.as_ref()).cloned(),
    };
    Version {
        version: contract.version,
        anchor: String::new(),
        description: contract.description.clone(),
        when: facts.when.clone(),
        producer: facts.meta.producer.clone(),
        symbol: facts.producer.symbol.clone(),
        place,
        payload: pretty(&root.shape(true)),
        consumers: facts.consumers.iter().map(|facts| consumer(facts, listeners)).collect(),
        critical: facts.critical,
        meta: pretty(&meta(&facts.meta)),
        meta_line: line(&meta(&facts.meta)),
        notes: facts.notes.clone(),
        severity: facts.severity.map(severity),
        idempotency: facts
            .replay
            .as_ref()
            .map(|replay| Idempotency { safe: replay.safe, because: replay.because.clone() }),
        details: facts
            .details
            .iter()
            .map(|detail| Labelled { label: detail.label.clone(), text: detail.text.clone() })
            .collect(),
        size: worst(checked, contract.root),
        rows: fields::rows(checked, contract, listeners),
        conditions: root.conditions(),
        example: contract.examples.first().map(pretty),
        refused: refused::all(checked, contract),
        promises: promises(facts, listeners),
        closed: refused::is_closed(checked, contract),
        history: history.of(&contract.event_type, contract.version).map(verdict).collect(),
    }
}

fn verdict(entry: &history::Entry) -> Verdict {
    Verdict {
        baseline: entry.baseline.clone(),
        verdict: match entry.verdict {
            history::Verdict::Compatible => "compatible",
            history::Verdict::Breaking => "breaking",
            history::Verdict::Unproven => "unproven",
        },
        reader: match entry.reader {
            history::Reader::Exact => "readers that refuse undeclared members",
            history::Reader::Tolerant => "readers that ignore undeclared members",
        },
        hurt: entry.hurt.clone(),
        changes: entry.changes.clone(),
    }
}

fn promises(facts: &facts::Event, listeners: &ConsumerAnchors<'_>) -> Vec<Promise> {
    let promise = |consumer: &facts::Consumer| Promise {
        consumer: consumer.name.clone(),
        anchor: listeners.of(&consumer.name),
        fields: codes(consumer.reads.iter().filter(|read| !read.optional).map(|read| path(&read.pointer))),
    };
    facts.consumers.iter().map(promise).filter(|promise| !promise.fields.is_empty()).collect()
}

fn meta(meta: &facts::Meta) -> Tree {
    let text = |text: &str| Tree::String(text.into());
    let version = Tree::Number(eventwright_runtime::json::Number::Integer(i64::from(meta.schema_version)));
    Tree::Object(vec![
        ("schema_version".into(), version),
        ("producer".into(), text(&meta.producer)),
        ("source_module".into(), text(&meta.source_module)),
    ])
}

fn consumer(consumer: &facts::Consumer, listeners: &ConsumerAnchors<'_>) -> Consumer {
    let reads = |optional: bool| {
        let reads = consumer.reads.iter().filter(|read| read.optional == optional);
        codes(reads.map(|read| path(&read.pointer)))
    };
    Consumer {
        name: consumer.name.clone(),
        anchor: listeners.of(&consumer.name),
        purpose: consumer.purpose.clone(),
        critical: consumer.critical,
        reads: reads(false),
        reads_optional: reads(true),
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Debug => "DEBUG",
        Severity::Info => "INFO",
        Severity::Warning => "WARNING",
        Severity::Error => "ERROR",
        Severity::Critical => "CRITICAL",
    }
}

fn worst(checked: &Checked, root: NodeId) -> Size {
    let worst = size::worst(checked, root, Writer::Compact);
    let limit = checked.policy.value.payload.max_bytes;
    Size {
        most: worst.bytes.map(thousands),
        limit: thousands(limit),
        percent: worst.bytes.map(|bytes| {
            let tenths = (bytes.saturating_mul(2000) / limit.max(1)).div_ceil(2);
            format!("{}.{}", thousands(tenths / 10), tenths % 10)
        }),
        bar: worst.bytes.map_or(100, |bytes| (bytes.saturating_mul(100) / limit.max(1)).min(100)),
        proven: worst.bytes.is_some_and(|bytes| bytes <= limit),
        unbounded: codes(worst.unbounded.iter().map(|pointer| path(pointer))),
    }
}
