//! Thread CPU time of everything in turn, many times over; medians, ratios, geometric means.

use crate::events::{Event, Op, envelopes};
use brain_events::course_factory::{
    CourseGenerationRequested, CourseOutlineCreated, CourseWorkflowTransitioned, Event as Any,
};
use cpu_time::ThreadTime;
use eventwright_runtime::types::{Contract, OpenEnvelope};
use std::hint::black_box;

/// Rounds over all operations; each figure is the median of them.
const ROUNDS: usize = 15;

fn time(work: impl FnOnce()) -> f64 {
    let start = ThreadTime::now();
    work();
    start.elapsed().as_secs_f64()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn over(op: &Op, texts: &[Vec<u8>]) -> f64 {
    time(|| {
        for text in texts {
            black_box(op(black_box(text)));
        }
    })
}

/// One row of the table: how it is measured on an event, and what it is divided by.
struct Row {
    name: &'static str,
    work: fn(&Event) -> f64,
    base: fn(&Event) -> f64,
}

const ROWS: &[Row] = &[
    Row { name: "decode, four detectors", work: |event| over(&event.four, &event.compact), base: plain },
    Row { name: "decode, whole policy", work: |event| over(&event.full, &event.compact), base: plain },
    Row {
        name: "decode, Python-style",
        work: |event| over(&event.full, &event.python),
        base: |event| over(&event.plain, &event.python),
    },
    Row {
        name: "decode, shuffled keys",
        work: |event| over(&event.full, &event.shuffled),
        base: |event| over(&event.plain, &event.shuffled),
    },
    Row { name: "refuse a bad payload", work: |event| over(&event.full, &event.broken), base: plain },
    Row { name: "Value + jsonschema", work: |event| over(&event.runtime, &event.compact), base: plain },
    Row { name: "Value + jsonschema macro", work: |event| over(&event.macros, &event.compact), base: plain },
    Row { name: "Value + boon", work: |event| over(&event.boon, &event.compact), base: plain },
    Row { name: "encode, over to_vec", work: |event| time(&event.encode), base: |event| time(&event.to_vec) },
    Row {
        name: "encode into a buffer, over to_vec",
        work: |event| time(&event.encode_into),
        base: |event| time(&event.to_vec),
    },
    Row { name: "decode, nothing looked for", work: |event| over(&event.none, &event.compact), base: plain },
];

fn plain(event: &Event) -> f64 {
    over(&event.plain, &event.compact)
}

/// Measures every row on every event and prints them.
pub fn run(events: &[Event]) {
    check(events);
    for row in ROWS {
        let ratios: Vec<f64> = events
            .iter()
            .map(|event| {
                let rounds: Vec<(f64, f64)> = (0..ROUNDS).map(|_| ((row.work)(event), (row.base)(event))).collect();
                let (work, base): (Vec<f64>, Vec<f64>) = rounds.into_iter().unzip();
                median(work) / median(base)
            })
            .collect();
        let mean = (ratios.iter().map(|ratio| ratio.ln()).sum::<f64>() / ratios.len() as f64).exp();
        let worst = ratios.iter().copied().fold(0.0, f64::max);
        let each: Vec<String> = ratios.iter().map(|ratio| format!("{ratio:.2}")).collect();
        println!("ratio {:<34} {mean:.4} worst {worst:.4} each {}", row.name, each.join(" "));
    }
    dispatch(events);
    for event in events {
        let text = &event.compact[0];
        let count = |op: &Op| {
            allocation_counter::measure(|| {
                black_box(op(text));
            })
        };
        let (ours, plain) = (count(&event.full), count(&event.plain));
        println!("allocations {:<30} ours {} plain {}", event.name, ours.count_total, plain.count_total);
    }
}

/// What is measured must also be right.
fn check(events: &[Event]) {
    for event in events {
        for (name, op) in [
            ("full", &event.full),
            ("four", &event.four),
            ("none", &event.none),
            ("runtime", &event.runtime),
            ("macro", &event.macros),
            ("boon", &event.boon),
        ] {
            for text in event.compact.iter().chain(&event.python).chain(&event.shuffled) {
                assert!(op(text), "{name} refuses {}", String::from_utf8_lossy(text));
            }
        }
        assert!(event.broken.iter().all(|text| !(event.full)(text)), "a broken {} is accepted", event.name);
    }
}

/// By the type that the envelope names, over the same with the type known: the same reading of the same envelope, the same
/// look for what must not be in it, then the payload of the one type that can be in it.
fn dispatch(events: &[Event]) {
    let envelopes = envelopes(events);
    fn payload<P: Contract>(bytes: &[u8]) -> bool {
        let Ok(envelope) = OpenEnvelope::from_json(bytes) else { return false };
        let Ok(text) = envelope.required_payload() else { return false };
        let clean = envelope.refuse_forbidden(&P::FACTS).is_ok();
        clean && black_box(P::decode_text(text, false)).is_ok()
    }
    let known = || {
        for (index, bytes) in envelopes.iter().enumerate() {
            assert!(match index % 3 {
                0 => payload::<CourseGenerationRequested>(bytes),
                1 => payload::<CourseOutlineCreated>(bytes),
                _ => payload::<CourseWorkflowTransitioned>(bytes),
            });
        }
    };
    let named = || {
        for bytes in &envelopes {
            assert!(black_box(Any::decode_envelope(bytes)).is_ok());
        }
    };
    let rounds: Vec<(f64, f64)> = (0..ROUNDS).map(|_| (time(named), time(known))).collect();
    let (work, base): (Vec<f64>, Vec<f64>) = rounds.into_iter().unzip();
    println!("ratio {:<34} {:.4}", "dispatch by envelope", median(work) / median(base));
}
