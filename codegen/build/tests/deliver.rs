//! Delivery: whole files or none, and never somebody else's.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_build::deliver::{Kind, MARK, Mode, Report, deliver, is_marked};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("deliver-{name}"));
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn artifacts(files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

fn kinds(report: &Report) -> Vec<(&str, Kind)> {
    report.changes.iter().map(|change| (change.path.as_str(), change.kind)).collect()
}

/// Every file below a folder, in order.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path)
            } else {
                found.push(path.strip_prefix(folder).unwrap().display().to_string())
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_mark_counts_in_the_first_lines_only() {
    assert!(is_marked(format!("//! x\n// {MARK}\n").as_bytes()));
    assert!(is_marked(format!("{{\n  \"$comment\": \"{MARK} from schemas\",\n").as_bytes()));
    assert!(!is_marked(format!("1\n2\n3\n4\n5\n// {MARK}\n").as_bytes()));
    assert!(!is_marked(b"// written by hand\n"));
    assert!(!is_marked(b""));
}

#[test]
fn only_what_differs_is_written() {
    let base = folder("differs");
    let all = artifacts(&[("out/a.rs", "a"), ("out/deep/b.rs", "b")]);
    let owned = ["out".to_owned()];
    let first = deliver(&base, &all, &owned, Mode::Write).unwrap();
    assert_eq!(kinds(&first), [("out/a.rs", Kind::Created), ("out/deep/b.rs", Kind::Created)]);
    let written = fs::metadata(base.join("out/a.rs")).unwrap().modified().unwrap();
    let second = deliver(&base, &all, &owned, Mode::Write).unwrap();
    assert_eq!((kinds(&second), second.unchanged, second.drifted()), (vec![], 2, false));
    assert_eq!(fs::metadata(base.join("out/a.rs")).unwrap().modified().unwrap(), written);
    let changed = artifacts(&[("out/a.rs", "A"), ("out/deep/b.rs", "b")]);
    let third = deliver(&base, &changed, &owned, Mode::Write).unwrap();
    assert_eq!(kinds(&third), [("out/a.rs", Kind::Updated)]);
    assert_eq!((third.changes[0].old.as_slice(), third.changes[0].new.as_slice()), (&b"a"[..], &b"A"[..]));
    assert_eq!(files(&base), ["out/a.rs", "out/deep/b.rs"], "nothing unfinished stays behind");
}

#[test]
fn looking_changes_nothing() {
    let base = folder("looking");
    let all = artifacts(&[("out/a.rs", "a")]);
    for mode in [Mode::Check, Mode::DryRun] {
        let report = deliver(&base, &all, &["out".to_owned()], mode).unwrap();
        assert!(report.drifted());
        assert_eq!(files(&base), Vec::<String>::new());
        assert!(!base.join("out").exists());
    }
}

#[test]
fn only_our_own_files_are_removed() {
    let base = folder("removed");
    let all = artifacts(&[("src/a.rs", "a")]);
    fs::create_dir_all(base.join("src/old")).unwrap();
    fs::create_dir_all(base.join("src/kept")).unwrap();
    fs::write(base.join("src/old/b.rs"), format!("// {MARK}\n")).unwrap();
    fs::write(base.join("src/kept/c.rs"), "// by hand\n").unwrap();
    fs::write(base.join("src/.a.rs.4711.eventwright-tmp"), "half").unwrap();
    fs::write(base.join("elsewhere.rs"), format!("// {MARK}\n")).unwrap();
    let report = deliver(&base, &all, &["./src/".to_owned()], Mode::Write).unwrap();
    let removed = [
        ("src/.a.rs.4711.eventwright-tmp", Kind::Removed),
        ("src/a.rs", Kind::Created),
        ("src/old/b.rs", Kind::Removed),
    ];
    assert_eq!(kinds(&report), removed);
    assert_eq!(report.foreign, ["src/kept/c.rs"]);
    assert_eq!(files(&base), ["elsewhere.rs", "src/a.rs", "src/kept/c.rs"]);
    assert!(!base.join("src/old").exists(), "a folder that became empty goes too");
    // Without folders of our own, nothing is looked for.
    let report = deliver(&base, &all, &[], Mode::Check).unwrap();
    assert!(!report.drifted());
}

#[test]
fn what_cannot_be_written_leaves_everything_as_it_was() {
    let base = folder("cannot");
    fs::create_dir_all(base.join("out")).unwrap();
    fs::write(base.join("out/a.rs"), "old").unwrap();
    fs::write(base.join("out/z"), "a file where a folder must be").unwrap();
    let all = artifacts(&[("out/a.rs", "new"), ("out/z/b.rs", "b")]);
    let error = deliver(&base, &all, &[], Mode::Write).unwrap_err();
    assert!(error.path.ends_with("out/z") || error.path.ends_with("out/z/b.rs"), "{error}");
    assert!(error.to_string().starts_with("cannot "), "{error}");
    assert_eq!(fs::read_to_string(base.join("out/a.rs")).unwrap(), "old");
    assert_eq!(files(&base), ["out/a.rs", "out/z"]);
}

#[test]
fn a_folder_in_the_place_of_a_file_is_named() {
    let base = folder("folder");
    fs::create_dir_all(base.join("out/a.rs")).unwrap();
    let error = deliver(&base, &artifacts(&[("out/a.rs", "new")]), &[], Mode::Write).unwrap_err();
    assert!(error.path.ends_with("out/a.rs"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let base = folder("read-only");
    let out = base.join("out");
    fs::create_dir_all(&out).unwrap();
    fs::write(out.join("a.rs"), "old").unwrap();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o555)).unwrap();
    let outcome = deliver(&base, &artifacts(&[("out/a.rs", "new")]), &[], Mode::Write);
    fs::set_permissions(&out, fs::Permissions::from_mode(0o755)).unwrap();
    // The superuser may write everywhere; then there is nothing to see.
    if let Err(error) = outcome {
        assert_eq!(error.path, out.join("a.rs"));
        assert_eq!(fs::read_to_string(out.join("a.rs")).unwrap(), "old");
    }
    assert_eq!(files(&base), ["out/a.rs"]);
}

#[cfg(unix)]
#[test]
fn a_link_is_replaced_and_not_followed() {
    let base = folder("links");
    let elsewhere = folder("links-elsewhere");
    fs::write(elsewhere.join("theirs.rs"), "theirs").unwrap();
    fs::create_dir_all(base.join("out")).unwrap();
    std::os::unix::fs::symlink(elsewhere.join("theirs.rs"), base.join("out/a.rs")).unwrap();
    deliver(&base, &artifacts(&[("out/a.rs", "ours")]), &[], Mode::Write).unwrap();
    assert_eq!(fs::read_to_string(elsewhere.join("theirs.rs")).unwrap(), "theirs");
    assert_eq!(fs::read_to_string(base.join("out/a.rs")).unwrap(), "ours");
    std::os::unix::fs::symlink(&elsewhere, base.join("away")).unwrap();
    let error = deliver(&base, &artifacts(&[("away/a.rs", "ours")]), &[], Mode::Write).unwrap_err();
    assert!(error.path.ends_with("away"), "{error}");
    assert_eq!(files(&elsewhere), ["theirs.rs"]);
}
