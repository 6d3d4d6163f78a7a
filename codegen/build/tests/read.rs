//! Reading a schema folder, and finding it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_build::read::read;
use eventwright_build::root::{Root, RootError};
use eventwright_model::node::MAX_BYTES;
use std::fs;
use std::path::{Path, PathBuf};

fn folder(name: &str, files: &[&str]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("read-{name}"));
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    for file in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "{}").unwrap();
    }
    folder
}

#[test]
fn schemas_are_read_in_a_fixed_order() {
    let files = [
        "b/x.json",
        "policy.json",
        "a/y.json",
        "a/deep/z.json",
        "a/readme.md",
        "dialect/event.json",
        "a/dialect/d.json",
        ".git/x.json",
        "a/.hidden.json",
    ];
    let folder = folder("order", &files);
    let found = read(&folder).unwrap();
    let paths: Vec<&str> = found.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["a/deep/z.json", "a/dialect/d.json", "a/y.json", "b/x.json", "policy.json"]);
    assert!(found.problems.is_empty());
    // Folders count: a file that is added later changes nothing else.
    assert!(found.reached.contains(&folder) && found.reached.contains(&folder.join("a/deep")));
    assert!(found.reached.contains(&folder.join("b/x.json")) && !found.reached.contains(&folder.join("dialect")));
}

#[test]
fn a_large_file_is_read_as_far_as_needed_to_refuse_it() {
    let folder = folder("large", &["a/x.json"]);
    fs::OpenOptions::new().write(true).open(folder.join("a/x.json")).unwrap().set_len(100_000_000).unwrap();
    assert_eq!(read(&folder).unwrap().files[0].bytes.len(), MAX_BYTES + 1);
}

#[test]
fn folders_that_differ_only_in_case_are_refused() {
    let folder = folder("case", &["a/x.json", "A/y.json"]);
    let found = read(&folder).unwrap();
    let problems: Vec<&str> = found.problems.iter().map(|problem| problem.rule).collect();
    // A file system that cannot tell them apart has put both into one folder.
    let apart = fs::read_dir(&folder).unwrap().count() == 2;
    assert_eq!(problems, if apart { vec!["file-name"] } else { vec![] });
}

#[cfg(unix)]
#[test]
fn links_to_nothing_and_in_circles_are_refused() {
    let folder = folder("links", &["a/x.json"]);
    std::os::unix::fs::symlink("nowhere.json", folder.join("a/gone.json")).unwrap();
    std::os::unix::fs::symlink(".", folder.join("a/loop")).unwrap();
    std::os::unix::fs::symlink("x.json", folder.join("a/same.json")).unwrap();
    let found = read(&folder).unwrap();
    let problems: Vec<(&str, &str)> =
        found.problems.iter().map(|problem| (problem.path.as_str(), problem.rule)).collect();
    assert_eq!(problems, [("a/gone.json", "unresolved-reference"), ("a/loop", "reference-outside-root")]);
    assert_eq!(found.files.len(), 2);
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let error = read(Path::new("no/such/folder")).unwrap_err();
    assert_eq!(error.path, Path::new("no/such/folder"));
}

#[test]
fn the_root_is_the_nearest_folder_with_schemas() {
    let folder = folder(
        "root",
        &["schemas/a/module.json", "inner/schemas/policy.json", "inner/schemas/x/y.txt", "other/schemas/readme.md"],
    );
    let find = |below: &str| Root::find(&folder.join(below)).unwrap().folder;
    assert_eq!(find("."), folder);
    assert_eq!(find("inner/schemas/x"), folder.join("inner"));
    assert_eq!(find("other/schemas"), folder);
    assert_eq!(Root::at(&folder.join("inner/schemas")).unwrap().folder, folder.join("inner"));
    assert_eq!(Root::at(&folder).unwrap().prefix(), "schemas");
    assert!(matches!(Root::at(&folder.join("other")), Err(RootError::NoSchemas { .. })));
    assert!(matches!(Root::at(&folder.join("gone")), Err(RootError::Io { .. })));
}
