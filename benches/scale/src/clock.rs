//! Processor time and memory, as the system counts them.

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use std::io;

/// Processor time of a process: all its threads, in user space and in the kernel.
#[derive(Clone, Copy, Debug)]
pub struct Spent {
    /// Seconds.
    pub seconds: f64,
}

/// What this process has used.
///
/// # Errors
/// What the system says.
pub fn own() -> io::Result<Spent> {
    spent(UsageWho::RUSAGE_SELF)
}

/// What the children of this process have used that were waited for, with theirs.
///
/// # Errors
/// What the system says.
pub fn children() -> io::Result<Spent> {
    spent(UsageWho::RUSAGE_CHILDREN)
}

fn spent(who: UsageWho) -> io::Result<Spent> {
    let usage = getrusage(who)?;
    let micros = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    Ok(Spent { seconds: micros as f64 / 1e6 })
}

/// The most memory this process has held at once, in bytes.
///
/// # Errors
/// What the system says.
pub fn peak_bytes() -> io::Result<u64> {
    // Linux counts in units of 1,024 bytes, getrusage(2).
    Ok(u64::try_from(getrusage(UsageWho::RUSAGE_SELF)?.max_rss()).unwrap_or(0) * 1024)
}
