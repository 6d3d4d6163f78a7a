//! The words that generated contracts are put together from.

/// What an event can be about.
pub const SUBJECTS: &[&str] = &[
    "order", "shipment", "invoice", "booking", "ticket", "course", "lesson", "campaign", "report", "machine", "sensor",
    "vehicle", "route", "depot", "project", "task", "release", "build", "dataset", "model", "survey", "contract",
    "claim", "meeting", "batch",
];

/// Parts of it.
pub const PARTS: &[&str] = &[
    "draft", "item", "plan", "review", "schedule", "label", "stage", "estimate", "target", "template", "layout",
    "section", "segment", "outline", "result", "check", "window", "quota", "budget", "version", "archive", "summary",
    "group", "slot", "trace",
];

/// What can happen to a part.
pub const VERBS: &[&str] = &[
    "created", "changed", "removed", "approved", "rejected", "started", "finished", "failed", "paused", "resumed",
    "assigned", "released", "merged", "divided", "moved", "renewed",
];

/// Names and descriptions of texts.
pub const TEXTS: &[(&str, &str)] = &[
    ("headline", "A line that says what it is."),
    ("reason", "Why it happened."),
    ("outcome", "What came of it."),
    ("comment", "What somebody wanted to add."),
    ("topic", "What it is about."),
    ("caption", "What stands below it."),
];

/// A property with listed values.
pub struct Listed {
    /// The property.
    pub name: &'static str,
    /// What it says.
    pub about: &'static str,
    /// Its values.
    pub values: &'static [&'static str],
}

/// The enums. Many contracts share each.
pub const ENUMS: &[Listed] = &[
    Listed { name: "priority", about: "How urgent it is.", values: &["low", "normal", "high", "critical"] },
    Listed { name: "channel", about: "The way it came.", values: &["web", "app", "partner", "batch", "desk"] },
    Listed { name: "region", about: "Where it happened.", values: &["north", "south", "east", "west", "remote"] },
    Listed { name: "language", about: "The language used.", values: &["de", "en", "fr", "es"] },
    Listed { name: "trigger", about: "What set it off.", values: &["person", "timer", "rule", "import"] },
    Listed { name: "visibility", about: "Who may see it.", values: &["private", "team", "company", "public"] },
    Listed { name: "tier", about: "The agreed level.", values: &["bronze", "silver", "gold"] },
    Listed { name: "mode", about: "How it is done.", values: &["automatic", "assisted", "manual"] },
    Listed { name: "weekday", about: "The day it is due.", values: &["mon", "tue", "wed", "thu", "fri", "sat", "sun"] },
    Listed { name: "phase", about: "How far it is.", values: &["planned", "running", "blocked", "done", "dropped"] },
    Listed { name: "quality", about: "How good it is.", values: &["raw", "checked", "certified"] },
    Listed { name: "unit", about: "What is counted.", values: &["piece", "hour", "kilogram", "metre", "litre"] },
];
