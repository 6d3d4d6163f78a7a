//! Real schemas and what became of them: how many changes are decided, from a file of pairs that somebody brings.
//!
//! `EVENTWRIGHT_HISTORIES` names a file with a JSON object a line, `{"id", "old", "new"}`, as `tests/histories` writes it.
//! Skipped visibly without it.
#![allow(clippy::expect_used, clippy::print_stderr, reason = "a test fails where it stands and says what it skips")]

use eventwright_compat::{Budget, Side, Verdict, include};
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// What came of all directions.
#[derive(Default)]
struct Tally {
    compatible: usize,
    breaking: usize,
    /// Why, and how often.
    unproven: BTreeMap<String, Vec<String>>,
    unread: BTreeMap<String, Vec<String>>,
    times: Vec<(Duration, String)>,
}

impl Tally {
    fn pair(&mut self, pair: &Value) {
        let id = pair["id"].as_str().unwrap_or_default();
        let sides = (Side::plain(&pair["old"].to_string()), Side::plain(&pair["new"].to_string()));
        let (old, new) = match &sides {
            (Ok(old), Ok(new)) => (old, new),
            (Err(error), _) | (_, Err(error)) => {
                return self.unread.entry(error.to_string()).or_default().push(id.to_owned());
            }
        };
        for (from, to, direction) in [(old, new, "backward"), (new, old, "forward")] {
            let start = Instant::now();
            if std::env::var("SHOW").is_ok() {
                eprintln!("-- {id} {direction}");
            }
            let verdict = include(from, to, Budget::default());
            self.times.push((start.elapsed(), format!("{id} {direction}")));
            match verdict {
                Verdict::Compatible(_) => self.compatible += 1,
                Verdict::Breaking(witness) => {
                    self.breaking += 1;
                    assert_eq!((from.oracle(&witness), to.oracle(&witness)), (Some(true), Some(false)), "{id}");
                }
                Verdict::Unproven(why) => {
                    self.unproven.entry(why.to_owned()).or_default().push(format!("{id} {direction}"));
                }
            }
        }
    }

    fn tell(&mut self) {
        self.times.sort();
        let open: usize = self.unproven.values().map(Vec::len).sum();
        let all = self.compatible + self.breaking + open;
        eprintln!("{all} directions: {} compatible, {} breaking, {open} unproven", self.compatible, self.breaking);
        eprintln!("unproven: {:.2} %", open as f64 * 100.0 / all.max(1) as f64);
        for (why, ids) in self.unproven.iter().chain(&self.unread) {
            eprintln!("{} {why}: {}", ids.len(), ids.join(", "));
        }
        for (time, id) in self.times.iter().filter(|(time, _)| time.as_secs_f64() > 0.5) {
            eprintln!("slow: {time:?} {id}");
        }
        if let (Some(median), Some(longest)) = (self.times.get(self.times.len() / 2), self.times.last()) {
            eprintln!("a direction: median {:?}, longest {:?}", median.0, longest);
        }
    }
}

#[test]
fn changes_of_real_schemas_are_decided() {
    let Some(path) = std::env::var_os("EVENTWRIGHT_HISTORIES") else {
        eprintln!("skipped: EVENTWRIGHT_HISTORIES names no file of pairs");
        return;
    };
    let text = std::fs::read_to_string(path).expect("the file can be read");
    let mut tally = Tally::default();
    for line in text.lines() {
        tally.pair(&serde_json::from_str(line).expect("a line is JSON"));
    }
    tally.tell();
}
