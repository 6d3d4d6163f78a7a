//! The events of a page.

use super::{Labelled, codes, thousands, with_note};
use crate::markdown::escape::anchor;
use crate::markdown::json::{compact, pretty};
use crate::markdown::payload::{Conditions, DEEPEST, Known, Phrase, ids};
use eventwright_model::check::Checked;
use eventwright_model::facts::{self, Severity};
use eventwright_model::model::{Contract, Module};
use eventwright_model::node::unescape_token;
use eventwright_model::{names, size};
use eventwright_runtime::json::{Tree, Writer};
use eventwright_runtime::walk::NodeId;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Examples longer than this are cut in a table.
const EXAMPLE_WIDTH: usize = 60;

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
}

/// Who listens.
#[derive(Clone, Debug, Serialize)]
pub struct Consumer {
    /// The service or team.
    pub name: String,
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
    /// Whether the schema alone keeps the limit.
    pub proven: bool,
    /// The fields without a bound.
    pub unbounded: Phrase,
}

/// A row of the table of fields.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The path of the field: `address.street`, `question_ids[]`.
    pub field: String,
    /// The type.
    pub kind: String,
    /// What the value must satisfy.
    pub constraints: Vec<Phrase>,
    /// `required`, `optional`, with `nullable`.
    pub presence: String,
    /// An example as compact JSON.
    pub example: Option<String>,
    /// What the policy says of it.
    pub sensitive: Option<String>,
    /// Most bytes with the name and all punctuation, for the fields at the top.
    pub most: Option<String>,
    /// What it means.
    pub description: Option<String>,
}

/// The events of a module in the order of its page, versions of one event together.
pub(super) fn all(checked: &Checked, module: &Module) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let mut anchors = BTreeSet::new();
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
        events[place].versions.push(version(checked, contract));
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
        }
    }
    events
}

/// Two names can become one anchor; the second gets a number.
fn unique(taken: &mut BTreeSet<String>, wanted: String) -> String {
    let mut name = wanted.clone();
    let mut number = 1;
    while !taken.insert(name.clone()) {
        number += 1;
        name = format!("{wanted}-{number}");
    }
    name
}

fn version(checked: &Checked, contract: &Contract) -> Version {
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
        symbol: facts.producer.symbol.clone(),
        place,
        payload: pretty(&root.shape(true)),
        consumers: facts.consumers.iter().map(consumer).collect(),
        critical: facts.critical,
        meta: pretty(&meta(&facts.meta)),
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
        rows: Rows { checked, contract, rows: Vec::new() }.all(),
        conditions: root.conditions(),
        example: contract.examples.first().map(pretty),
    }
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

fn consumer(consumer: &facts::Consumer) -> Consumer {
    let reads = |optional: bool| {
        let reads = consumer.reads.iter().filter(|read| read.optional == optional);
        codes(reads.map(|read| path(&read.pointer)))
    };
    Consumer {
        name: consumer.name.clone(),
        purpose: consumer.purpose.clone(),
        critical: consumer.critical,
        reads: reads(false),
        reads_optional: reads(true),
    }
}

/// A JSON Pointer as a path with dots, `*` for any item as `[]`.
fn path(pointer: &str) -> String {
    let mut out = String::new();
    for token in pointer.split('/').skip(1) {
        if token == "*" || token == "-" {
            out.push_str("[]");
            continue;
        }
        if !out.is_empty() {
            out.push('.');
        }
        out.push_str(&unescape_token(token));
    }
    if out.is_empty() { "(the payload)".to_owned() } else { out }
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
            let tenths = bytes.saturating_mul(1000).div_ceil(limit.max(1));
            format!("{}.{}", thousands(tenths / 10), tenths % 10)
        }),
        proven: worst.bytes.is_some_and(|bytes| bytes <= limit),
        unbounded: codes(worst.unbounded.iter().map(|pointer| path(pointer))),
    }
}

/// The rows of one contract, in the making.
struct Rows<'a> {
    checked: &'a Checked,
    contract: &'a Contract,
    rows: Vec<Row>,
}

impl Rows<'_> {
    fn all(mut self) -> Vec<Row> {
        let examples: Vec<&Tree> = self.contract.examples.iter().collect();
        self.members(&[self.contract.root], "", "", &examples, 0);
        for share in size::shares(self.checked, self.contract.root, Writer::Compact) {
            let total = share.value.map(|value| thousands(value + share.overhead));
            let row = self.rows.iter_mut().find(|row| row.field == share.name);
            if let Some(row) = row {
                row.most = Some(total.unwrap_or_else(|| "no bound".to_owned()));
            }
        }
        self.rows
    }

    fn members(&mut self, parents: &[NodeId], prefix: &str, pointer: &str, examples: &[&Tree], depth: usize) {
        for property in Known::new(&self.checked.schemas, parents).properties() {
            let token = eventwright_model::node::escape_token(&property.name);
            let pointer = format!("{pointer}/{token}");
            let field =
                if prefix.is_empty() { property.name.to_string() } else { format!("{prefix}.{}", property.name) };
            let below: Vec<&Tree> = examples.iter().filter_map(|example| example.get(&property.name)).collect();
            self.value(&ids(&property), field, &pointer, Some(property.required), &below, depth);
        }
    }

    /// The row of a value and of all below it; items have no presence of their own.
    fn value(
        &mut self,
        parts: &[NodeId],
        field: String,
        pointer: &str,
        required: Option<bool>,
        examples: &[&Tree],
        depth: usize,
    ) {
        let known = Known::new(&self.checked.schemas, parts);
        let presence = required.map(|required| if required { "required" } else { "optional" });
        let nullable = known.is_nullable().then_some("nullable");
        let presence: Vec<&str> = [presence, nullable].into_iter().flatten().collect();
        // Null shows nothing of the form.
        let telling = examples.iter().find(|example| !matches!(example, Tree::Null)).or(examples.first());
        let shown = known.example().or(telling.copied());
        self.rows.push(Row {
            field: field.clone(),
            kind: known.type_words(),
            constraints: known.constraints(),
            presence: presence.join(", "),
            example: shown.map(short_example),
            sensitive: self.sensitive(pointer, &known),
            most: None,
            description: known.description().map(str::to_owned),
        });
        if depth < DEEPEST {
            self.members(parts, &field, pointer, examples, depth + 1);
            let items = known.items();
            if !items.is_empty() {
                let below: Vec<&Tree> = examples.iter().filter_map(|example| example.as_array()).flatten().collect();
                self.value(&items, format!("{field}[]"), &format!("{pointer}/*"), None, &below, depth + 1);
            }
        }
    }

    fn sensitive(&self, pointer: &str, known: &Known<'_>) -> Option<String> {
        let mut categories: Vec<&str> = known.exemptions().map(|pii| pii.category.name()).collect();
        let allowed = self.checked.policy.value.allow.iter();
        let allowed = allowed.filter(|allow| allow.event == self.contract.event_type && allow.field == pointer);
        categories.extend(allowed.map(|allow| allow.category.name()));
        categories.dedup();
        let exempt = (!categories.is_empty()).then(|| with_note("exempt", Some(&categories.join(", "))));
        let redacted = known.redacts().then(|| "redacted".to_owned());
        let said: Vec<String> = [exempt, redacted].into_iter().flatten().collect();
        (!said.is_empty()).then(|| said.join(", "))
    }
}

fn short_example(value: &Tree) -> String {
    let text = compact(value);
    if text.chars().count() <= EXAMPLE_WIDTH {
        return text;
    }
    let cut: String = text.chars().take(EXAMPLE_WIDTH - 1).collect();
    format!("{cut}…")
}
