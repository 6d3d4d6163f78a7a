//! A line on the terminal that says how far a long run has come.

use crate::terminal::Terminal;
use std::time::{Duration, Instant};

/// Nothing is shown before this: most runs are over by then.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the line changes.
const PACE: Duration = Duration::from_millis(200);

/// Events between two looks at the clock.
const STRIDE: u64 = 256;

pub(super) struct Progress {
    watched: bool,
    next: Instant,
    shown: bool,
}

impl Progress {
    pub(super) fn new(watched: bool) -> Self {
        Self { watched, next: Instant::now() + PATIENCE, shown: false }
    }

    pub(super) fn tick(&mut self, terminal: &mut Terminal, events: u64, invalid: u64) {
        if !self.watched || !events.is_multiple_of(STRIDE) || Instant::now() < self.next {
            return;
        }
        self.next = Instant::now() + PACE;
        self.shown = true;
        terminal.remark(&format!("\r\u{1b}[K{events} events, {invalid} invalid"));
    }

    /// Takes the line away, so that the report has the terminal to itself.
    pub(super) fn clear(&mut self, terminal: &mut Terminal) {
        if self.shown {
            self.shown = false;
            terminal.remark("\r\u{1b}[K");
        }
    }
}
