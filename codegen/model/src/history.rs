//! What became of contracts since a baseline, as plain data: who compares makes it, pages of the reference show it.

/// The verdicts on contracts against one or several baselines, in the order in which they are shown: the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// A verdict each.
    pub entries: Vec<Entry>,
}

/// The verdict on one contract against one baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The event type.
    pub event_type: String,
    /// `schema_version`
    pub version: u32,
    /// What was compared against, as people call it: `v1.2.0`.
    pub baseline: String,
    /// What came of it.
    pub verdict: Verdict,
    /// Whom the verdict is about.
    pub reader: Reader,
    /// The consumers that a breaking change hurts, by name; empty when it is not breaking or nobody is known to read
    /// what changed.
    pub hurt: Vec<String>,
    /// What changed, a sentence each without a full stop. Never holds a value of an event.
    pub changes: Vec<String>,
}

/// Whether the changes of a contract leave its readers working.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// They do, and that is proven.
    Compatible,
    /// They do not: there is an event that shows it.
    Breaking,
    /// Neither is proven.
    Unproven,
}

/// How a reader takes members that its own contract does not declare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reader {
    /// It refuses them where the contract is closed.
    Exact,
    /// It reads over them.
    Tolerant,
}

impl History {
    /// The verdicts on one contract, in order.
    pub fn of<'a>(&'a self, event_type: &'a str, version: u32) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(move |entry| entry.event_type == event_type && entry.version == version)
    }
}
