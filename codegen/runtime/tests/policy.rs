//! Measures the detectors on labelled values and names, where these are at hand.
//!
//! The data lie beside the repository and are not part of it: without them the tests say so and pass.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test may say what it measured, and fail where it stands"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use eventwright_runtime::detect::{Categories, scan, sensitive_name};
use serde_json::Value;

/// A file of the labelled data, found by walking up from this crate.
fn labelled(file: &str) -> Option<Vec<Value>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().find_map(|directory| {
        let path: PathBuf = directory.join("shared/data/policy").join(file);
        path.is_file().then_some(path)
    });
    let Some(path) = path else {
        println!("skipped: no shared/data/policy/{file} above this crate");
        return None;
    };
    let text = std::fs::read_to_string(path).unwrap();
    Some(text.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

/// The bytes of padded base64.
fn base64(text: &str) -> Vec<u8> {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut held, mut out) = (0_u32, 0, Vec::new());
    for byte in text.bytes().filter(|byte| *byte != b'=') {
        let six = alphabet.iter().position(|letter| *letter == byte).unwrap();
        bits = (bits << 6) | u32::try_from(six).unwrap();
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push(u8::try_from((bits >> held) & 255).unwrap());
        }
    }
    out
}

/// Whether misses and false alarms are printed one by one.
fn verbose() -> bool {
    std::env::var_os("POLICY_VERBOSE").is_some()
}

#[test]
fn values() {
    let Some(rows) = labelled("values.jsonl") else {
        return;
    };
    let mut tally: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for row in &rows {
        let bytes = base64(row["value_b64"].as_str().unwrap());
        let text = String::from_utf8_lossy(&bytes);
        let label = row["label"].as_str().unwrap();
        let mut keys = vec![label.to_owned()];
        if row["tools_that_agree"].as_u64().is_some_and(|tools| tools >= 2) {
            keys.push(format!("{label}, two tools agree"));
        }
        if let Some(kind) = row["negative_for"].as_str() {
            keys.push(format!("none: {kind}"));
        }
        let found = scan(&text, Categories::ALL);
        let positive = label != "none" && !label.ends_with("_shape");
        if verbose() && found.is_some() != positive {
            let name = found.map_or("-", |found| found.detector.name);
            println!("{keys:?} {name}: {}", text.chars().take(240).collect::<String>().escape_debug());
        }
        for key in keys {
            let entry = tally.entry(key).or_default();
            entry.0 += usize::from(found.is_some());
            entry.1 += 1;
        }
    }
    for (key, (found, all)) in &tally {
        println!("{key:36} {found:4} of {all:4}  {:.3}", *found as f64 / *all as f64);
    }
    let recall = |key: &str| tally.get(key).map_or(1.0, |(found, all)| *found as f64 / *all as f64);
    for (key, floor) in [
        ("email", 0.99),
        ("iban", 0.99),
        ("credit_card", 0.95),
        ("ip", 0.98),
        ("jwt", 1.0),
        ("private_key", 1.0),
        ("api_key, two tools agree", 0.95),
    ] {
        assert!(recall(key) >= floor, "{key}: {:.3}, at least {floor}", recall(key));
    }
    let alarms = |key: &str| tally.get(key).map_or(0, |(found, _)| *found);
    assert_eq!(alarms("credit_card_shape"), 0);
    assert!(alarms("none") <= 10, "{} false alarms", alarms("none"));
}

#[test]
fn names() {
    let Some(rows) = labelled("field_names.jsonl") else {
        return;
    };
    let (mut hits, mut misses, mut alarms, mut quiet) = (0_usize, 0_usize, 0_usize, 0_usize);
    for row in &rows {
        let name = row["name"].as_str().unwrap();
        let forbidden = row["label"] == "forbidden";
        let found = sensitive_name(name);
        match (forbidden, found.is_some()) {
            (true, true) => hits += 1,
            (true, false) => misses += 1,
            (false, true) => alarms += 1,
            (false, false) => quiet += 1,
        }
        if verbose() && forbidden != found.is_some() {
            println!("{} {name}: {found:?}", row["category"]);
        }
    }
    let recall = hits as f64 / (hits + misses) as f64;
    let precision = hits as f64 / (hits + alarms) as f64;
    println!("names: recall {recall:.3}, precision {precision:.3}, {quiet} rightly quiet");
    assert!(recall >= 0.95, "recall {recall:.3}");
    assert!(precision >= 0.97, "precision {precision:.3}");
}
