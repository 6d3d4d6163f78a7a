//! Labelled values: recall by label, and false alarms.

use crate::data;
use eventwright_runtime::detect::{Categories, scan};
use serde_json::Value;
use std::collections::BTreeMap;

/// What a label has to reach, and the best of the tools that were measured on the same data.
const LIMITS: [(&str, f64, &str); 8] = [
    ("email", 0.99, "1.0"),
    ("iban", 0.99, "1.0"),
    ("credit_card", 0.95, "0.80"),
    ("ip", 0.98, "1.0"),
    ("ssn, dashed", 1.0, "0.96"),
    ("jwt", 1.0, "-"),
    ("private_key", 1.0, "-"),
    ("api_key, two tools agree", 0.95, "0.87"),
];

/// Whether there are three, two and four digits parted by hyphens: other ways to write such a number need a word.
fn is_dashed(text: &str) -> bool {
    text.as_bytes().windows(11).any(|window| {
        window.iter().enumerate().all(|(at, byte)| match at {
            3 | 6 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
    })
}

/// Prints the table. `misses` prints each wrong line too.
pub fn score(rows: &[Value], misses: bool) -> Result<(), String> {
    let mut tally: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let (mut alarms, mut shapes, mut own) = ((0, 0), (0, 0), 0);
    for (number, row) in rows.iter().enumerate() {
        let field = |name: &str| row.get(name).and_then(Value::as_str);
        let text = data::text(field("value_b64").ok_or("a row without `value_b64`")?)?;
        let label = field("label").ok_or("a row without `label`")?;
        let found = scan(&text, Categories::ALL);
        let negative = label == "none" || label.ends_with("_shape");
        let mut keys = vec![label.to_owned()];
        if row["tools_that_agree"].as_u64().is_some_and(|tools| tools >= 2) {
            keys.push(format!("{label}, two tools agree"));
        }
        if label == "ssn" && is_dashed(&text) {
            keys.push("ssn, dashed".to_owned());
        }
        if label == "none" {
            alarms.0 += usize::from(found.is_some());
            alarms.1 += 1;
            own += usize::from(found.is_some_and(|found| field("negative_for") == Some(kind(found.detector.name))));
        } else if negative {
            // What must not fire is the detector of cards: the digits may also be something else.
            shapes.0 += usize::from(found.is_some_and(|found| label.starts_with(kind(found.detector.name))));
            shapes.1 += 1;
        } else {
            for key in keys {
                let entry = tally.entry(key).or_default();
                entry.0 += usize::from(found.is_some());
                entry.1 += 1;
            }
        }
        if misses && found.is_some() == negative {
            println!("  line {}: {label}: {}", number + 1, found.map_or("nothing", |found| found.detector.name));
        }
    }
    println!("{:<40} found    of           must  best peer", "recall");
    for (label, (found, all)) in &tally {
        let limit = LIMITS.iter().find(|(name, _, _)| name == label);
        let share = *found as f64 / *all as f64;
        let (must, peer) = limit.map_or((String::new(), ""), |(_, must, peer)| (format!("{must:.2}"), *peer));
        let verdict = if limit.is_some_and(|(_, must, _)| share < *must) { "  MISSED" } else { "" };
        println!("{label:<40} {found:>5} {all:>5} {share:>7.3} {must:>6}  {peer}{verdict}");
    }
    println!(
        "false alarms on strings that must not fire: {} of {} ({own} of the kind they must not fire for)",
        alarms.0, alarms.1
    );
    println!("numbers that fail their checksum and were taken for one: {} of {}", shapes.0, shapes.1);
    Ok(())
}

/// The label that a detector's finds have in the data.
fn kind(detector: &str) -> &str {
    match detector {
        "payment_card" => "credit_card",
        "ip_address" => "ip",
        "secret_assignment" | "url_credentials" => "api_key",
        other => other,
    }
}
