//! The same schemas give the same bytes, whatever the order, the place or the time; and what is committed is those bytes.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_build::deliver::{Mode, deliver};
use eventwright_build::pipeline;
use eventwright_emit::{Artifacts, emit};
use eventwright_model::check::check;
use eventwright_model::lower::File;
use eventwright_model::{Profile, load};
use eventwright_tests::random::Random;
use eventwright_tests::roots;
use std::fs;
use std::path::{Path, PathBuf};

fn artifacts(files: Vec<File>) -> Artifacts {
    let model = load(files, Profile::Contract).model.expect("the schemas are in order");
    let checked = check(model).checked.expect("the schemas pass every rule");
    let outputs = &checked.outputs.value.outputs;
    outputs.iter().flat_map(|output| emit(&checked, output).expect("every emitter is built")).collect()
}

#[test]
fn two_runs_and_any_order_of_the_files_give_the_same_bytes() {
    let files = roots::files(&roots::repository().join("schemas"));
    let first = artifacts(files.clone());
    assert_eq!(artifacts(files.clone()), first, "a second run");
    let mut random = Random::new(11);
    for _ in 0..3 {
        let mut shuffled = files.clone();
        for last in (1..shuffled.len()).rev() {
            shuffled.swap(last, random.index(last + 1));
        }
        assert_eq!(artifacts(shuffled), first, "another order");
    }
}

#[test]
fn what_is_committed_is_what_would_be_generated() {
    for (path, bytes) in artifacts(roots::files(&roots::repository().join("schemas"))) {
        let committed = fs::read(roots::repository().join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(committed == bytes, "{path} differs; mend it with: cargo run -- generate");
    }
}

/// A copy of the schemas in a folder of its own.
fn copy(name: &str) -> PathBuf {
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&to);
    copy_folder(&roots::repository().join("schemas"), &to.join("schemas"));
    to
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() { copy_folder(&path, &target) } else { fs::copy(&path, &target).map(|_| ()).expect("a file") }
    }
}

#[test]
fn another_place_gives_the_same_bytes_and_a_stale_file_is_drift() {
    let here = artifacts(roots::files(&roots::repository().join("schemas")));
    let folder = copy("drift");
    let run = pipeline::check(&roots::root(&folder)).expect("the copy can be read");
    let checked = run.checked.expect("the copy is in order");
    let outputs = &checked.outputs.value.outputs;
    let there = pipeline::artifacts(&checked, outputs).expect("every emitter is built");
    assert_eq!(there, here);

    let folders: Vec<String> = outputs.iter().map(|output| output.out.clone()).collect();
    let deliver_in = |mode| deliver(&folder, &there, &folders, mode).expect("the folder can be written");
    assert!(!deliver_in(Mode::Write).changes.is_empty());
    assert!(deliver_in(Mode::Check).changes.is_empty(), "nothing is left to do");
    let stale = folder.join("generated/src/gone.rs");
    fs::write(&stale, format!("// {}\n", eventwright_emit::MARK)).expect("a file");
    assert!(!deliver_in(Mode::Check).changes.is_empty(), "a stale file is drift");
    assert!(stale.exists(), "checking removes nothing");
    deliver_in(Mode::Write);
    assert!(!stale.exists(), "writing removes what we once generated");
}
