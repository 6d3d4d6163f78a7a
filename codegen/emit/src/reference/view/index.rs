//! The same events by name, by consumer and by producer, and who gets which.

use super::event::{Event, Version, unique};
use crate::reference::payload::Phrase;
use crate::reference::text::anchor;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A matrix of more cells than this is left out: nobody reads it, and it would outgrow all the rest.
const CELLS: usize = 2_000;

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
    /// That as the length of a bar, 0 to 100 for the limit.
    pub bar: u64,
}

/// A consumer with all that it gets.
#[derive(Clone, Debug, Serialize)]
pub struct Listener {
    /// The consumer.
    pub name: String,
    /// Its permalink.
    pub anchor: String,
    /// What it does with which event.
    pub lines: Vec<ByConsumer>,
}

/// A producer with all that it publishes.
#[derive(Clone, Debug, Serialize)]
pub struct ByProducer {
    /// The component, as the meta block names it.
    pub producer: String,
    /// Its permalink.
    pub anchor: String,
    /// What it publishes from where.
    pub lines: Vec<Published>,
}

/// An event that a producer publishes.
#[derive(Clone, Debug, Serialize)]
pub struct Published {
    /// The event type, with its version where there are several.
    pub event: String,
    /// The permalink.
    pub anchor: String,
    /// The function that publishes it.
    pub symbol: Option<String>,
    /// Where that is.
    pub place: Option<String>,
}

/// Who gets which event.
#[derive(Clone, Debug, Serialize)]
pub struct Matrix {
    /// The events, in the order of the page: number, type and permalink.
    pub columns: Vec<Column>,
    /// The consumers by name.
    pub rows: Vec<MatrixRow>,
}

/// An event of the matrix.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    /// Its place on the page.
    pub number: usize,
    /// The event type.
    pub event_type: String,
    /// The permalink.
    pub anchor: String,
}

/// A consumer of the matrix.
#[derive(Clone, Debug, Serialize)]
pub struct MatrixRow {
    /// The consumer.
    pub consumer: String,
    /// Its permalink.
    pub anchor: String,
    /// For each event how it is read: nothing, `●` or `◆` for critical; the newest version that the consumer listens
    /// to counts.
    pub cells: Vec<Option<&'static str>>,
}

/// What one consumer does with one version of an event.
#[derive(Clone, Debug, Serialize)]
pub struct ByConsumer {
    /// The consumer.
    pub consumer: String,
    /// Its permalink.
    pub consumer_anchor: String,
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
            bar: newest.size.bar,
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
                lines.push(ByConsumer {
                    consumer: consumer.name.clone(),
                    consumer_anchor: consumer.anchor.clone(),
                    event: named(event, version),
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

/// The lines of [`by_consumer`] under one heading each.
pub(super) fn listeners(lines: &[ByConsumer]) -> Vec<Listener> {
    let mut listeners: Vec<Listener> = Vec::new();
    for line in lines {
        match listeners.last_mut() {
            Some(last) if last.name == line.consumer => last.lines.push(line.clone()),
            _ => listeners.push(Listener {
                name: line.consumer.clone(),
                anchor: line.consumer_anchor.clone(),
                lines: vec![line.clone()],
            }),
        }
    }
    listeners
}

/// In the order in which they first publish something.
pub(super) fn by_producer(events: &[Event]) -> Vec<ByProducer> {
    let mut producers: Vec<ByProducer> = Vec::new();
    let mut anchors = BTreeSet::new();
    for event in events {
        for version in &event.versions {
            let line = Published {
                event: named(event, version),
                anchor: version.anchor.clone(),
                symbol: version.symbol.clone(),
                place: version.place.clone(),
            };
            match producers.iter_mut().find(|known| known.producer == version.producer) {
                Some(known) => known.lines.push(line),
                None => producers.push(ByProducer {
                    producer: version.producer.clone(),
                    anchor: unique(&mut anchors, format!("producer-{}", anchor(&version.producer))),
                    lines: vec![line],
                }),
            }
        }
    }
    producers
}

/// The matrix, unless it would be too large to read.
pub(super) fn matrix(events: &[Event], listeners: &[Listener]) -> Option<Matrix> {
    if listeners.is_empty() || events.len().saturating_mul(listeners.len()) > CELLS {
        return None;
    }
    let columns: Vec<Column> = events
        .iter()
        .map(|event| Column {
            number: event.number,
            event_type: event.event_type.clone(),
            anchor: event.anchor.clone(),
        })
        .collect();
    let rows: BTreeMap<&str, usize> = listeners.iter().enumerate().map(|(at, row)| (row.name.as_str(), at)).collect();
    let mut cells = vec![vec![None; columns.len()]; listeners.len()];
    for (column, event) in events.iter().enumerate() {
        for version in event.versions.iter().rev() {
            for consumer in &version.consumers {
                if let Some(row) = rows.get(consumer.name.as_str()) {
                    cells[*row][column] = Some(if consumer.critical || version.critical { "◆" } else { "●" });
                }
            }
        }
    }
    let row = |(listener, cells): (&Listener, Vec<_>)| MatrixRow {
        consumer: listener.name.clone(),
        anchor: listener.anchor.clone(),
        cells,
    };
    Some(Matrix { columns, rows: listeners.iter().zip(cells).map(row).collect() })
}

/// An event type, with its version where there are several.
fn named(event: &Event, version: &Version) -> String {
    match event.versions.len() {
        1 => event.event_type.clone(),
        _ => format!("{} v{}", event.event_type, version.version),
    }
}
