//! The time that one verdict may take. It is the thread's own, so that what else the machine does changes no verdict; and
//! only whether a verdict is reached depends on it, never which.

use cpu_time::ThreadTime;
use std::cell::Cell;
use std::time::Duration;

/// Looks at the time are this far apart.
const CALLS: u32 = 16;

/// How much time is left. Once it is over, whatever is asked may answer anything that ends soon: no proof counts any more,
/// and witnesses are confirmed by themselves.
#[derive(Debug)]
pub(crate) struct Clock {
    start: ThreadTime,
    most: Duration,
    calls: Cell<u32>,
    over: Cell<bool>,
}

impl Clock {
    pub(crate) fn new(most: Duration) -> Self {
        Self { start: ThreadTime::now(), most, calls: Cell::new(0), over: Cell::new(false) }
    }

    /// Of what takes little time anyway.
    pub(crate) fn unlimited() -> Self {
        Self::new(Duration::MAX)
    }

    /// Whether the time is over.
    pub(crate) fn over(&self) -> bool {
        let calls = self.calls.get().wrapping_add(1);
        self.calls.set(calls);
        if calls.is_multiple_of(CALLS) && self.start.elapsed() >= self.most {
            self.over.set(true);
        }
        self.over.get()
    }
}
