//! The same events by name and by consumer.

use super::event::Event;
use crate::markdown::payload::Phrase;
use serde::Serialize;

/// An event in a line.
#[derive(Clone, Debug, Serialize)]
pub struct ByEvent {
    /// Its place on the page.
    pub number: usize,
    /// The event type.
    pub event_type: String,
    /// The permalink.
    pub anchor: String,
    /// The versions, the newest first: `2, 1`.
    pub versions: String,
    /// When the newest is published.
    pub when: String,
    /// Who listens to it, by name.
    pub consumers: Vec<String>,
    /// Whether a lost event is an incident.
    pub critical: bool,
    /// Most bytes of its payload.
    pub most: Option<String>,
}

/// What one consumer does with one version of an event.
#[derive(Clone, Debug, Serialize)]
pub struct ByConsumer {
    /// The consumer.
    pub consumer: String,
    /// The event type, with its version where there are several.
    pub event: String,
    /// The permalink.
    pub anchor: String,
    /// What it does with the event.
    pub purpose: Option<String>,
    /// The fields it cannot do without.
    pub reads: Phrase,
    /// The fields it also reads.
    pub reads_optional: Phrase,
    /// Whether a lost event is an incident to it.
    pub critical: bool,
}

pub(super) fn by_event(events: &[Event]) -> Vec<ByEvent> {
    let line = |event: &Event| {
        let newest = event.versions.first()?;
        let versions: Vec<String> = event.versions.iter().map(|version| version.version.to_string()).collect();
        Some(ByEvent {
            number: event.number,
            event_type: event.event_type.clone(),
            anchor: event.anchor.clone(),
            versions: versions.join(", "),
            when: newest.when.clone(),
            consumers: newest.consumers.iter().map(|consumer| consumer.name.clone()).collect(),
            critical: newest.critical,
            most: newest.size.most.clone(),
        })
    };
    events.iter().filter_map(line).collect()
}

/// By name without regard to case, then in the order of the page.
pub(super) fn by_consumer(events: &[Event]) -> Vec<ByConsumer> {
    let mut lines = Vec::new();
    for event in events {
        for version in &event.versions {
            for consumer in &version.consumers {
                let name = match event.versions.len() {
                    1 => event.event_type.clone(),
                    _ => format!("{} v{}", event.event_type, version.version),
                };
                lines.push(ByConsumer {
                    consumer: consumer.name.clone(),
                    event: name,
                    anchor: version.anchor.clone(),
                    purpose: consumer.purpose.clone(),
                    reads: consumer.reads.clone(),
                    reads_optional: consumer.reads_optional.clone(),
                    critical: consumer.critical || version.critical,
                });
            }
        }
    }
    lines.sort_by_key(|line| (line.consumer.to_lowercase(), line.consumer.clone()));
    lines
}
