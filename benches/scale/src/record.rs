//! What a run measured, as it is kept in `docs/records/scale.json` and told in `docs/records/scale.md`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The day, `2026-11-25`.
    pub date: String,
    /// The commit that was measured.
    pub commit: String,
    /// Cores, processor, compiler.
    pub machine: String,
    /// How to do it again.
    pub command: String,
    /// SHA-256 of the sets, by their name.
    pub sets: BTreeMap<String, String>,
    /// The figures, in the order of the table.
    pub rows: Vec<Row>,
    /// What was not measured, and why.
    pub skipped: Vec<String>,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// What was measured.
    pub name: String,
    /// `s`, `MB`, `lines`, or nothing for a ratio.
    pub unit: String,
    /// What came out.
    pub value: f64,
    /// The most it may be, where there is a limit.
    pub must: Option<f64>,
    /// The same of other generators in the same run.
    pub peers: BTreeMap<String, f64>,
}

impl Record {
    /// The record as a page.
    pub fn page(&self) -> String {
        let mut page = format!(
            "# Generating and compiling many contracts\n\nMeasured by `{}` on {} at {}: {}.\n\n\
             Seconds are processor time (user and system) of the process alone unless the row says wall.\n\n",
            self.command, self.date, self.commit, self.machine
        );
        page.push_str("| figure | measured | at most | peers, same run |\n|---|---|---|---|\n");
        for row in &self.rows {
            let peers: Vec<String> =
                row.peers.iter().map(|(name, value)| format!("{name} {}", shown(*value, &row.unit))).collect();
            page.push_str(&format!(
                "| {} | {}{} | {} | {} |\n",
                row.name,
                shown(row.value, &row.unit),
                if row.must.is_some_and(|must| row.value > must) { " (over)" } else { "" },
                row.must.map_or("-".to_owned(), |must| shown(must, &row.unit)),
                peers.join(", ")
            ));
        }
        page.push_str("\nThe sets, by their digests:\n\n");
        for (name, digest) in &self.sets {
            page.push_str(&format!("- {name}: `{digest}`\n"));
        }
        for skipped in &self.skipped {
            page.push_str(&format!("\nNot measured: {skipped}.\n"));
        }
        page
    }
}

/// A figure with its unit.
pub fn shown(value: f64, unit: &str) -> String {
    let number = if value >= 100.0 { format!("{value:.0}") } else { format!("{value:.2}") };
    if unit.is_empty() { number } else { format!("{number} {unit}") }
}
