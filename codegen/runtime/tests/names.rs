//! How well names are told apart: lists of names written without the vocabulary at hand, in four languages and all
//! styles. A list that words are added for says nothing of names yet to come, so `unseen.txt` is never tuned on.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test may say what it measured, and fail where it stands"
)]

use eventwright_runtime::detect::sensitive_name;

/// Which names were missed, which refused wrongly, and the shares that count.
struct Score<'l> {
    missed: Vec<&'l str>,
    refused: Vec<&'l str>,
    recall: f64,
    precision: f64,
}

fn names(text: &str) -> Vec<&str> {
    let lines = text.lines().filter(|line| !line.starts_with('['));
    lines.flat_map(|line| line.split(',')).map(str::trim).filter(|name| !name.is_empty()).collect()
}

fn score(list: &str) -> Score<'_> {
    let (forbidden, allowed) = list.split_once("[allowed]").unwrap();
    let (forbidden, allowed) = (names(forbidden), names(allowed));
    let missed: Vec<&str> = forbidden.iter().copied().filter(|name| sensitive_name(name).is_none()).collect();
    let refused: Vec<&str> = allowed.into_iter().filter(|name| sensitive_name(name).is_some()).collect();
    let found = (forbidden.len() - missed.len()) as f64;
    let recall = found / forbidden.len() as f64;
    let precision = found / (found + refused.len() as f64);
    Score { missed, refused, recall, precision }
}

fn holds(list: &str, recall: f64, precision: f64) {
    let score = score(list);
    println!("recall {:.3}, missed: {:?}", score.recall, score.missed);
    println!("precision {:.3}, refused: {:?}", score.precision, score.refused);
    assert!(score.recall >= recall && score.precision >= precision);
}

#[test]
fn names_of_the_first_list() {
    holds(include_str!("names/first.txt"), 0.98, 0.98);
}

#[test]
fn names_of_the_second_list() {
    holds(include_str!("names/second.txt"), 0.98, 0.98);
}

/// Abbreviations, names of tables and of other programs' interfaces.
#[test]
fn names_of_the_third_list() {
    holds(include_str!("names/third.txt"), 0.98, 0.98);
}

/// Far-fetched ones. When each list was new, before anything was changed for it, recall was 0.96 (`unseen.txt`), 0.84
/// (`third.txt`) and 0.79 (this one) with a precision from 0.98 to 1: the more a name is abbreviated, the less.
#[test]
fn names_of_the_fourth_list() {
    holds(include_str!("names/fourth.txt"), 0.93, 0.98);
}

#[test]
fn names_never_tuned_on() {
    let score = score(include_str!("names/unseen.txt"));
    println!("recall {:.3}, precision {:.3}", score.recall, score.precision);
    assert!(score.recall >= 0.95 && score.precision >= 0.97);
}

/// Heads of tables and names of telemetry: what stands before or behind a word makes it another thing.
#[test]
fn names_of_columns_and_attributes() {
    for name in
        ["clientIPv6", "IPv4", "srcaddr", "License Number Ohio", "social_number", "General Manager", "CCN", "passw"]
    {
        assert!(sensitive_name(name).is_some(), "{name}");
    }
    for name in [
        "thread.id",
        "thread_name",
        "vendor_id",
        "host.cpu.vendor.id",
        "browser.mobile",
        "system_fingerprint",
        "FLAG_PHONE",
        "credit_history_age",
        "num_bank_accounts",
        "hw.network.logical_addresses",
    ] {
        assert!(sensitive_name(name).is_none(), "{name}");
    }
}
