//! What no text file in a repository can show: files that are not text, files that are too large, folders that cannot
//! be written, links, killed runs.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails where it stands")]

mod common;

use common::{Outcome, eventwright, folder, with_schemas};
use std::fs;
use std::path::Path;

const CONTRACT: &str = "schemas/billing/invoice.paid.v1.json";
const OUTPUTS: &str = r#"{ "outputs": [{ "emit": "rust", "out": "generated/src" }] }"#;

fn check(folder: &Path) -> Outcome {
    eventwright(folder, ["check"], b"")
}

/// The first line of the report and its place.
#[track_caller]
fn refused(outcome: &Outcome, rule: &str, place: &str) {
    assert_eq!(outcome.code, 1, "{}{}", outcome.stdout, outcome.stderr);
    assert!(outcome.stdout.starts_with(&format!("error[{rule}]: ")), "{}", outcome.stdout);
    assert!(outcome.stdout.contains(place), "{}", outcome.stdout);
    assert_eq!(outcome.stderr, "");
}

#[test]
fn bytes_that_are_not_utf8_are_located() {
    let folder = with_schemas("not-utf8");
    fs::write(folder.join(CONTRACT), b"{\n  \"title\": \"\xff\"\n}\n").unwrap();
    refused(&check(&folder), "not-utf8", "invoice.paid.v1.json:2:13");
}

#[test]
fn a_byte_order_mark_is_refused() {
    let folder = with_schemas("byte-order-mark");
    let text = fs::read(folder.join(CONTRACT)).unwrap();
    fs::write(folder.join(CONTRACT), [b"\xef\xbb\xbf", &text[..]].concat()).unwrap();
    refused(&check(&folder), "byte-order-mark", "invoice.paid.v1.json:1:1");
}

#[test]
fn an_empty_file_is_located() {
    let folder = with_schemas("empty-file");
    fs::write(folder.join(CONTRACT), "").unwrap();
    refused(&check(&folder), "not-json", "invoice.paid.v1.json");
}

#[test]
fn nesting_without_end_is_refused() {
    let folder = with_schemas("too-deep");
    fs::write(folder.join(CONTRACT), "[".repeat(10_000)).unwrap();
    refused(&check(&folder), "too-deep", "invoice.paid.v1.json:1:");
    let deep = format!("{}{}", "{\"not\":".repeat(10_000), "}".repeat(10_000));
    fs::write(folder.join(CONTRACT), deep).unwrap();
    refused(&check(&folder), "too-deep", "invoice.paid.v1.json:1:");
}

#[test]
fn a_file_of_a_hundred_megabytes_is_not_read_whole() {
    let folder = with_schemas("too-large");
    // Without data blocks: it costs neither time nor space, as long as nobody reads it.
    fs::File::create(folder.join(CONTRACT)).unwrap().set_len(100_000_000).unwrap();
    refused(&check(&folder), "too-large", "invoice.paid.v1.json");
}

#[test]
fn names_that_differ_only_in_case_are_refused() {
    let folder = with_schemas("case");
    let other = folder.join("schemas/billing/Invoice.paid.v1.json");
    fs::copy(folder.join(CONTRACT), &other).unwrap();
    if fs::read_dir(other.parent().unwrap()).unwrap().count() == 5 {
        // This file system cannot hold both, so there is nothing to refuse.
        return;
    }
    refused(&check(&folder), "file-name", "invoice.paid.v1.json");
}

#[cfg(unix)]
#[test]
fn links_stay_inside_the_schemas() {
    use std::os::unix::fs::symlink;
    let folder = with_schemas("links");
    fs::rename(folder.join(CONTRACT), folder.join("outside.json")).unwrap();
    symlink("../../outside.json", folder.join(CONTRACT)).unwrap();
    refused(&check(&folder), "reference-outside-root", "invoice.paid.v1.json");
    fs::remove_file(folder.join(CONTRACT)).unwrap();
    symlink(&folder, folder.join("schemas/billing/more")).unwrap();
    refused(&check(&folder), "reference-outside-root", "schemas/billing/more");
    fs::remove_file(folder.join("schemas/billing/more")).unwrap();
    // To another file of the schemas, a link is as good as a copy.
    fs::rename(folder.join("outside.json"), folder.join("schemas/billing/.kept.json")).unwrap();
    symlink(".kept.json", folder.join(CONTRACT)).unwrap();
    assert_eq!(check(&folder).code, 0);
}

#[test]
fn what_cannot_be_written_is_named_and_nothing_is_half_written() {
    let folder = with_schemas("unwritable");
    fs::write(folder.join("schemas/outputs.json"), OUTPUTS).unwrap();
    // A file where a folder must be: unlike permissions, that stops the superuser as well.
    fs::write(folder.join("generated"), "mine").unwrap();
    let outcome = eventwright(&folder, ["generate"], b"");
    assert_eq!(outcome.code, 3, "{}{}", outcome.stdout, outcome.stderr);
    assert!(outcome.stderr.starts_with("error: cannot "), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("generated"), "{}", outcome.stderr);
    assert_eq!(fs::read_to_string(folder.join("generated")).unwrap(), "mine");
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_the_output_away() {
    let folder = with_schemas("output-link");
    let elsewhere = common::folder("output-link-elsewhere");
    fs::write(folder.join("schemas/outputs.json"), OUTPUTS).unwrap();
    std::os::unix::fs::symlink(&elsewhere, folder.join("generated")).unwrap();
    let outcome = eventwright(&folder, ["generate"], b"");
    assert_eq!(outcome.code, 3, "{}{}", outcome.stdout, outcome.stderr);
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
}

#[test]
fn generating_writes_once_and_tells_drift() {
    let folder = with_schemas("drift");
    fs::write(folder.join("schemas/outputs.json"), OUTPUTS).unwrap();
    let run = |args: &[&str]| eventwright(&folder, args, b"");

    let missing = run(&["generate", "--check"]);
    assert_eq!(missing.code, 1);
    assert!(missing.stderr.contains("run `eventwright generate`"), "{}", missing.stderr);
    let dry = run(&["generate", "--dry-run"]);
    assert!(dry.stdout.contains("would write generated/src/"), "{}", dry.stdout);
    assert_eq!((dry.code, folder.join("generated").exists()), (0, false));

    let first = run(&["generate"]);
    assert!(first.stdout.contains("wrote generated/src/"), "{}{}", first.stdout, first.stderr);
    let second = run(&["generate"]);
    assert!(second.stdout.starts_with("nothing changed: "), "{}", second.stdout);
    assert_eq!(run(&["generate", "--check"]).code, 0);

    // One file changed by hand, one that is not generated any more, one that a killed run left, one of somebody else.
    let src = folder.join("generated/src");
    let file = fs::read_dir(&src).unwrap().next().unwrap().unwrap().path();
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}// by hand\n")).unwrap();
    fs::write(src.join("old.rs"), "// @generated by eventwright\n").unwrap();
    fs::write(src.join(".billing.rs.1.eventwright-tmp"), "// half").unwrap();
    fs::write(src.join("hand.rs"), "// mine\n").unwrap();
    let drifted = run(&["generate", "--check"]);
    assert_eq!(drifted.code, 1);
    assert!(drifted.stdout.contains("-// by hand\n"), "{}", drifted.stdout);
    assert!(drifted.stderr.contains("generated/src/hand.rs"), "{}", drifted.stderr);
    assert!(src.join("old.rs").exists(), "--check must not touch anything");

    assert_eq!(run(&["generate"]).code, 0);
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
    assert!(!src.join("old.rs").exists() && !src.join(".billing.rs.1.eventwright-tmp").exists());
    assert!(src.join("hand.rs").exists(), "what is not ours is never removed");
    assert_eq!(run(&["generate", "--check"]).code, 1, "a foreign file in a generated folder stays drift");
    fs::remove_file(src.join("hand.rs")).unwrap();
    assert_eq!(run(&["generate", "--check"]).code, 0);

    let elsewhere = run(&["generate", "--out", "copy"]);
    assert!(folder.join("copy/generated/src").is_dir(), "{}", elsewhere.stderr);
    let check = run(&["generate", "--check", "--out", "other place", "--emit", "rust"]);
    assert!(check.stderr.contains("`eventwright generate --emit rust --out 'other place'`"), "{}", check.stderr);
}

#[test]
fn bad_schemas_leave_the_old_output_as_it_was() {
    let folder = with_schemas("old-output");
    fs::write(folder.join("schemas/outputs.json"), OUTPUTS).unwrap();
    assert_eq!(eventwright(&folder, ["generate"], b"").code, 0);
    let before = all_files(&folder.join("generated"));
    fs::write(folder.join(CONTRACT), "{").unwrap();
    assert_eq!(eventwright(&folder, ["generate"], b"").code, 1);
    assert_eq!(all_files(&folder.join("generated")), before);
}

fn all_files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(all_files(&path));
        } else {
            found.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}

#[test]
fn the_root_is_found_from_below() {
    let folder = with_schemas("below");
    fs::create_dir_all(folder.join("a/b")).unwrap();
    fs::write(folder.join(CONTRACT), "{").unwrap();
    let outcome = check(&folder.join("a/b"));
    assert!(outcome.stdout.contains("../../schemas/billing/invoice.paid.v1.json:1:"), "{}", outcome.stdout);
    let json = eventwright(&folder.join("a/b"), ["check", "--format", "json"], b"");
    assert!(json.stdout.contains("\"path\":\"schemas/billing/invoice.paid.v1.json\""), "{}", json.stdout);
}

#[test]
fn a_closed_pipe_is_quiet() {
    use std::io::Read as _;
    let folder = with_schemas("pipe");
    let mut events = String::new();
    for _ in 0..50_000 {
        events.push_str("{}\n");
    }
    fs::write(folder.join("events"), events).unwrap();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_eventwright"))
        .args(["validate", "invoice.paid", "events"])
        .current_dir(&folder)
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

/// A stream far larger than the memory it may take. The kernel counts pages, so this reads its own figure for the child.
#[cfg(target_os = "linux")]
#[test]
fn a_long_stream_takes_little_memory() {
    use std::io::{Read as _, Write as _};
    let folder = folder("long-stream");
    common::copy(&common::repository().join("tests/downstream/schemas"), &folder.join("schemas"));
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_eventwright"))
        .args(["validate", "invoice.paid"])
        .current_dir(&folder)
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    // One line of 64 MB without an end in sight, then a bad event, then nothing.
    for _ in 0..64 {
        input.write_all(&[b'['; 1_000_000]).unwrap();
    }
    input.write_all(b"\n{}\n").unwrap();
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let peak: u64 = peak.trim().trim_end_matches(" kB").parse().unwrap();
    drop(input);
    let mut told = String::new();
    child.stdout.take().unwrap().read_to_string(&mut told).unwrap();
    child.wait().unwrap();
    assert!(
        told.starts_with("<stdin>:1: invoice.paid.v1: 1 violation\n  (root): json: expected at most 8192 bytes"),
        "{told}"
    );
    assert!(told.contains("\n<stdin>:2: invoice.paid.v1: 3 violations\n"), "{told}");
    assert!(told.ends_with("2 events: 0 valid, 2 invalid\n"), "{told}");
    assert!(peak < 40_000, "{peak} kB");
}
