//! A repository with published schemas, edits of them, and what `compat` says then.
#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]

use super::{Outcome, copy, eventwright, folder, repository};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) const OUTLINE: &str = "course.outline.created.v1.json";

/// A repository whose first commit, tagged `v1`, holds the schemas of this one; `None` where there is no git.
pub(crate) fn published(name: &str) -> Option<PathBuf> {
    let root = folder(name);
    copy(&repository().join("schemas"), &root.join("schemas"));
    if Command::new("git").arg("--version").output().is_err() {
        eprintln!("skipped: git is not there");
        return None;
    }
    git(&root, &["init", "--quiet", "--initial-branch=main"]);
    commit(&root, "v1");
    Some(root)
}

pub(crate) fn git(root: &Path, args: &[&str]) {
    let identity = ["-c", "user.name=Test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"];
    let told = Command::new("git").arg("-C").arg(root).args(identity).args(args).output().unwrap();
    assert!(told.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&told.stderr));
}

pub(crate) fn commit(root: &Path, tag: &str) {
    git(root, &["add", "--all"]);
    git(root, &["commit", "--quiet", "--message", tag]);
    git(root, &["tag", tag]);
}

/// Edits a file of the module; each text is replaced once.
#[track_caller]
pub(crate) fn edit(root: &Path, file: &str, replace: &[(&str, &str)]) {
    let path = root.join("schemas/course_factory").join(file);
    let mut text = fs::read_to_string(&path).unwrap();
    for (old, new) in replace {
        assert!(text.contains(old), "{file} holds {old}");
        text = text.replacen(old, new, 1);
    }
    fs::write(path, text).unwrap();
}

pub(crate) fn compat(root: &Path, more: &[&str]) -> Outcome {
    let args = ["compat", "--against", "git:v1", "--today", "2026-01-01"];
    eventwright(root, args.iter().chain(more), b"")
}

/// The report as JSON: that of the last baseline.
#[track_caller]
pub(crate) fn report(root: &Path, more: &[&str]) -> Value {
    let outcome = compat(root, &[more, &["--format", "json"]].concat());
    let report: Value = serde_json::from_str(&outcome.stdout).unwrap_or_else(|_| panic!("{}", outcome.stderr));
    report["baselines"].as_array().unwrap().last().unwrap().clone()
}
