//! A large delivery leaves a stamp, so that the next run need not make everything again.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails where it stands")]

mod common;

use common::{eventwright, folder, repository};
use std::fs;
use std::path::{Path, PathBuf};

const CONTRACTS: usize = 240;
const STAMP: &str = ".eventwright/stamp";

/// A module of so many contracts that what is generated takes more than a mebibyte.
fn many(name: &str) -> PathBuf {
    let root = folder(name);
    let original = repository().join("tests/downstream/schemas");
    let schemas = root.join("schemas/billing");
    fs::create_dir_all(&schemas).unwrap();
    fs::copy(original.join("billing/common.json"), schemas.join("common.json")).unwrap();
    fs::copy(original.join("policy.json"), root.join("schemas/policy.json")).unwrap();
    let contract = fs::read_to_string(original.join("billing/invoice.paid.v1.json")).unwrap();
    let name = |number: usize| format!("invoice.paid{number}");
    for number in 0..CONTRACTS {
        let text = contract.replace("invoice.paid", &name(number));
        fs::write(schemas.join(format!("{}.v1.json", name(number))), text).unwrap();
    }
    let names: Vec<String> = (0..CONTRACTS).map(|number| format!("\"{}\"", name(number))).collect();
    let module = format!(
        "{{\"title\": \"Billing\", \"version\": \"1.0.0\", \"owner\": \"Billing\", \"publishes\": [{}]}}\n",
        names.join(", ")
    );
    fs::write(schemas.join("module.json"), module).unwrap();
    let outputs =
        r#"{ "outputs": [{ "emit": "rust", "out": "generated/src" }, { "emit": "markdown", "out": "docs" }] }"#;
    fs::write(root.join("schemas/outputs.json"), outputs).unwrap();
    root
}

/// The last line of what `generate` says.
#[track_caller]
fn generate(root: &Path) -> String {
    let outcome = eventwright(root, ["generate"], b"");
    assert_eq!((outcome.code, &*outcome.stderr), (0, ""), "{}", outcome.stdout);
    outcome.stdout.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn what_changed_is_made_again_and_nothing_else() {
    let root = many("stamp");
    let page = root.join("docs/billing.md");
    assert_eq!(generate(&root), "3 files changed, 0 files up to date");
    assert!(root.join(STAMP).is_file(), "the delivery is large");
    assert_eq!(fs::read_to_string(root.join(".eventwright/.gitignore")).unwrap(), "*\n");
    assert_eq!(generate(&root), "nothing changed: 3 files are up to date");

    // A file that somebody edited, removed or added is seen.
    let made = fs::read_to_string(&page).unwrap();
    fs::write(&page, made.replace("Billing", "Filling")).unwrap();
    assert_eq!(generate(&root), "1 file changed, 2 files up to date");
    assert_eq!(fs::read_to_string(&page).unwrap(), made);
    fs::remove_file(&page).unwrap();
    assert_eq!(generate(&root), "1 file changed, 2 files up to date");
    let stale = root.join("docs/old.md");
    fs::copy(&page, &stale).unwrap();
    assert_eq!(generate(&root), "1 file changed, 3 files up to date");
    assert!(!stale.exists());

    // So is a schema, and what is to be made of them.
    let contract = root.join("schemas/billing/invoice.paid7.v1.json");
    let text = fs::read_to_string(&contract).unwrap();
    fs::write(&contract, text.replace("An invoice was paid in full.", "The money is there.")).unwrap();
    assert_eq!(generate(&root), "2 files changed, 1 file up to date");
    fs::write(&contract, text).unwrap();
    assert_eq!(generate(&root), "2 files changed, 1 file up to date");
}

#[test]
fn only_writing_trusts_the_stamp() {
    let root = many("stamp-lie");
    generate(&root);
    // A stamp that holds what another run is said to have made.
    let (page, stamp) = (root.join("docs/billing.md"), root.join(STAMP));
    let mut text = fs::read(&page).unwrap();
    let kept = fs::read_to_string(&stamp).unwrap();
    let lines: Vec<&str> = kept.lines().filter(|line| !line.ends_with(" docs/billing.md")).collect();
    text.extend_from_slice(b"a lie\n");
    fs::write(&page, text).unwrap();
    fs::write(&stamp, lines.join("\n")).unwrap();
    assert!(generate(&root).starts_with("1 file changed"), "it is not of the files that the stamp knows");

    // One file more that is as the stamp says: only who does not make everything again counts it.
    let line = kept.lines().find(|line| line.ends_with(" docs/billing.md")).unwrap();
    fs::copy(&page, root.join("docs/more.md")).unwrap();
    fs::write(&stamp, format!("{kept}{}\n", line.replace("billing.md", "more.md"))).unwrap();
    assert_eq!(generate(&root), "nothing changed: 4 files are up to date");
    assert_eq!(eventwright(&root, ["generate", "--check"], b"").code, 1, "who compares does not trust it");
    fs::remove_file(root.join("docs/more.md")).unwrap();

    for broken in ["", "\n", "0.0.0 1 2 3\nx", &kept[..kept.len() / 2]] {
        fs::write(&stamp, broken).unwrap();
        assert_eq!(generate(&root), "nothing changed: 3 files are up to date");
        assert_eq!(fs::read_to_string(&stamp).unwrap(), kept, "a stamp that is none is replaced");
    }
    let outcome = eventwright(&root, ["generate", "--check"], b"");
    assert_eq!((outcome.code, &*outcome.stdout), (0, "nothing changed: 3 files are up to date\n"));
    fs::remove_dir_all(root.join(".eventwright")).unwrap();
    assert_eq!(eventwright(&root, ["generate", "--dry-run"], b"").code, 0);
    assert!(!root.join(".eventwright").exists(), "who only looks leaves nothing");
}

#[test]
fn small_deliveries_leave_no_stamp() {
    let root = common::with_schemas("stamp-small");
    fs::write(root.join("schemas/outputs.json"), r#"{ "outputs": [{ "emit": "markdown", "out": "docs" }] }"#).unwrap();
    generate(&root);
    assert!(root.join("docs").is_dir() && !root.join(".eventwright").exists());
}
