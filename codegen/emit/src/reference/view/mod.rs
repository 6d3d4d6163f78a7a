//! What a page shows, as plain values: made from the checked model, laid out by templates and by nothing else.

mod event;
mod fields;
mod finders;
mod flows;
mod index;
mod module;
mod refused;

pub use event::{Consumer, Event, Idempotency, Promise, Size, Verdict, Version};
pub use fields::{Reader, Row};
pub use flows::{Flow, Line, Machine};
pub use index::{ByConsumer, ByEvent, ByProducer, Listener, Matrix};
pub use module::{Exemption, Sensitive};
pub use refused::Refused;

use super::payload::Phrase;
use eventwright_model::check::Checked;
use eventwright_model::history::History;
use eventwright_model::model::Module;
use serde::Serialize;

/// A module's page.
#[derive(Clone, Debug, Serialize)]
pub struct Page {
    /// The mark of generated files.
    pub mark: &'static str,
    /// The module's name.
    pub module: String,
    /// What `module.json` says at its top.
    pub head: Head,
    /// The events that the module publishes.
    pub events: Vec<Event>,
    /// The same in short.
    pub by_event: Vec<ByEvent>,
    /// Who listens to what.
    pub by_consumer: Vec<ByConsumer>,
    /// The same under a heading for each consumer.
    pub listeners: Vec<Listener>,
    /// Who publishes what.
    pub by_producer: Vec<ByProducer>,
    /// Who gets which event; left out when it would be too large to read.
    pub matrix: Option<Matrix>,
    /// What the module listens to.
    pub consumed: Consumed,
    /// What it will listen to, by phase.
    pub planned: Vec<Phase>,
    /// The flows.
    pub flows: Vec<Flow>,
    /// The state machines.
    pub machines: Vec<Machine>,
    /// How large payloads may get, and what belongs into them.
    pub guidance: Guidance,
    /// What may never be in them.
    pub sensitive: Sensitive,
    /// The events that are safe to handle twice.
    pub safe: Vec<Replay>,
    /// The events that are not.
    pub unsafe_to_replay: Vec<Replay>,
    /// How consumers recognise an event they have handled already.
    pub replay_keys: Vec<ReplayKey>,
    /// Examples of use.
    pub examples: Vec<Example>,
    /// Where the module came from.
    pub migration: Option<Migration>,
}

/// The top and the bottom of a page.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// The heading.
    pub title: String,
    /// The version with what it stands for: `1.0.0 (Sprint 1)`.
    pub version: String,
    /// When the module last changed.
    pub last_updated: Option<String>,
    /// Who answers for it.
    pub owner: String,
    /// How far the work has come: `✅ Event Design Complete (Phase 1)`.
    pub status: Option<String>,
    /// The same without the mark.
    pub status_words: Option<String>,
    /// Whether that is reached.
    pub reached: bool,
}

/// What a module listens to.
#[derive(Clone, Debug, Serialize)]
pub struct Consumed {
    /// The events.
    pub events: Vec<Effect>,
    /// A remark.
    pub note: Option<String>,
}

/// Events that a module will listen to.
#[derive(Clone, Debug, Serialize)]
pub struct Phase {
    /// When.
    pub phase: String,
    /// The events.
    pub events: Vec<Effect>,
}

/// An event that a module listens to.
#[derive(Clone, Debug, Serialize)]
pub struct Effect {
    /// The event type.
    pub event: String,
    /// What the module does then.
    pub effect: String,
}

/// How large payloads may get, and what belongs into them.
#[derive(Clone, Debug, Serialize)]
pub struct Guidance {
    /// The rule in words.
    pub rule: Option<String>,
    /// The limit in words: `< 1 KB per event`.
    pub limit_words: String,
    /// The limit in bytes.
    pub limit: String,
    /// What to leave out.
    pub exclude: Vec<Exclude>,
    /// What to put in, a phrase each.
    pub include: Vec<String>,
}

/// What to leave out of payloads.
#[derive(Clone, Debug, Serialize)]
pub struct Exclude {
    /// What.
    pub what: String,
    /// Why.
    pub because: Option<String>,
    /// The property that refers to it instead.
    pub use_instead: String,
}

/// Whether an event may be handled twice.
#[derive(Clone, Debug, Serialize)]
pub struct Replay {
    /// The event type; with its version where versions differ.
    pub event: String,
    /// Why.
    pub because: String,
}

/// A key by which an event is recognised.
#[derive(Clone, Debug, Serialize)]
pub struct ReplayKey {
    /// The key.
    pub key: String,
    /// `PRIMARY` or `SECONDARY`.
    pub role: &'static str,
    /// Who goes by it.
    pub used_by: Option<String>,
    /// What for.
    pub purpose: Option<String>,
}

/// An example of use.
#[derive(Clone, Debug, Serialize)]
pub struct Example {
    /// What it shows.
    pub title: String,
    /// The language.
    pub language: String,
    /// The code.
    pub code: String,
}

/// Where a module came from.
#[derive(Clone, Debug, Serialize)]
pub struct Migration {
    /// When.
    pub date: String,
    /// What was there before.
    pub from: String,
    /// What is there now.
    pub to: String,
    /// What it broke.
    pub changes: Vec<String>,
    /// A remark on that.
    pub changes_note: Option<String>,
    /// Whether those who were there before still work.
    pub compatibility: Option<String>,
    /// The same without the mark.
    pub compatibility_words: Option<String>,
}

/// A labelled text.
#[derive(Clone, Debug, Serialize)]
pub struct Labelled {
    /// The label.
    pub label: String,
    /// The text.
    pub text: String,
}

impl Page {
    /// The page of a module.
    pub fn new(checked: &Checked, module: &Module, history: &History) -> Self {
        let facts = &module.facts.value;
        let events = event::all(checked, module, history);
        let by_consumer = index::by_consumer(&events);
        let listeners = index::listeners(&by_consumer);
        let (safe, unsafe_to_replay) = module::replays(&events);
        Self {
            mark: crate::MARK,
            module: module.name.clone(),
            head: module::head(facts),
            by_event: index::by_event(&events),
            by_producer: index::by_producer(&events),
            matrix: index::matrix(&events, &listeners),
            flows: flows::flows(facts, &events),
            machines: flows::machines(facts, &events),
            by_consumer,
            listeners,
            events,
            consumed: module::consumed(facts),
            planned: module::planned(facts),
            guidance: module::guidance(checked, facts),
            sensitive: module::sensitive(checked, module),
            safe,
            unsafe_to_replay,
            replay_keys: module::replay_keys(facts),
            examples: module::examples(facts),
            migration: module::migration(facts),
        }
    }
}

/// Words followed by a remark in parentheses, where there is one.
fn with_note(text: &str, note: Option<&str>) -> String {
    match note {
        Some(note) => format!("{text} ({note})"),
        None => text.to_owned(),
    }
}

/// A number with commas between its thousands, as English readers write it.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A phrase of one piece of code each, for lists of names.
fn codes(names: impl IntoIterator<Item = String>) -> Phrase {
    names.into_iter().map(super::payload::code).collect()
}
