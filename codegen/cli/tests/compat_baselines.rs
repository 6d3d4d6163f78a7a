//! Baselines of `compat`: histories, links, what today's rules do not know, and each way in which one cannot be had.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test fails where it stands and says what it skips"
)]

mod common;

use common::published::{OUTLINE, commit, compat, edit, git, published};
use common::{Outcome, copy, eventwright, folder, repository};
use serde_json::Value;
use std::fs;
use std::path::Path;

#[test]
fn a_transitive_mode_asks_the_whole_history() {
    let Some(root) = published("compat-history") else { return };
    edit(&root, OUTLINE, &[(r#""maximum": 30"#, r#""maximum": 40"#)]);
    commit(&root, "v2");
    edit(&root, OUTLINE, &[(r#""maximum": 40"#, r#""maximum": 35"#)]);
    let args = ["compat", "--against", "git:v2", "--format", "json", "--mode"];
    let run = |more: &[&str]| eventwright(&root, args.iter().chain(more), b"");
    let told: Value = serde_json::from_str(&run(&["forward"]).stdout).unwrap();
    assert_eq!(told["baselines"].as_array().unwrap().len(), 1);
    let outcome = run(&["forward_transitive", "--baseline-history", "v*"]);
    let told: Value = serde_json::from_str(&outcome.stdout).unwrap();
    let names: Vec<&str> =
        told["baselines"].as_array().unwrap().iter().map(|one| one["baseline"].as_str().unwrap()).collect();
    assert_eq!(names, ["git:v1", "git:v2"]);
    assert_eq!(told["baselines"][0]["summary"]["breaking"], 1);
    assert_eq!((&told["baselines"][1]["summary"]["breaking"], outcome.code), (&0.into(), 1));
    // Without tags it asks about the baseline alone.
    assert_eq!(run(&["forward_transitive"]).code, 0);
    assert_eq!(run(&["forward", "--baseline-history", "v*"]).code, 2);
    assert_eq!(run(&["forward_transitive", "--baseline-history", "none*"]).code, 3);
}

#[test]
fn a_baseline_that_cannot_be_had_is_told() {
    let Some(root) = published("compat-none") else { return };
    let told = |root: &Path, against: &str, code: i32, text: &str| {
        let outcome = eventwright(root, ["compat", "--against", against], b"");
        assert_eq!((outcome.code, outcome.stdout.as_str()), (code, ""), "{}", outcome.stderr);
        assert!(outcome.stderr.contains(text), "{}", outcome.stderr);
    };
    told(&root, "git:nope", 3, "there is no revision `nope`");
    told(&root, "git:--all", 3, "there is no revision `--all`");
    told(&root, "elsewhere", 3, "cannot read elsewhere");
    // A revision from before the schemas.
    git(&root, &["checkout", "--quiet", "--orphan", "empty"]);
    git(&root, &["rm", "-r", "--quiet", "--cached", "."]);
    git(&root, &["commit", "--quiet", "--allow-empty", "--message", "empty"]);
    told(&root, "git:empty", 3, "the revision `empty` has no schemas at `schemas`");
    git(&root, &["checkout", "--quiet", "--force", "main"]);
    edit(&root, OUTLINE, &[(r#""maximum": 30"#, r#""maximum": 24"#)]);
    commit(&root, "v2");
    let shallow = folder("compat-shallow");
    fs::remove_dir_all(&shallow).unwrap();
    let source = format!("file://{}", root.display());
    git(&root, &["clone", "--quiet", "--depth", "1", "--branch", "main", &source, &shallow.display().to_string()]);
    told(&shallow, "git:HEAD~1", 3, "this is a shallow clone");
    let bare = std::env::temp_dir().join(format!("eventwright-no-repository-{}", std::process::id()));
    copy(&repository().join("schemas"), &bare.join("schemas"));
    told(&bare, "git:HEAD", 3, "in no git repository");
    fs::remove_dir_all(bare).unwrap();
    // A baseline that is no JSON.
    edit(&root, OUTLINE, &[("{", "")]);
    commit(&root, "v3");
    edit(&root, OUTLINE, &[("\"$schema\"", "{\"$schema\"")]);
    let outcome = eventwright(&root, ["compat", "--against", "git:v3"], b"");
    assert_eq!(outcome.code, 1, "{}{}", outcome.stdout, outcome.stderr);
    for text in [
        "error[unreadable-baseline]: `course_factory/course.outline.created.v1.json` of the baseline is not compared: ",
        " --> <git:v3>/course_factory/course.outline.created.v1.json",
        "compared 8 contracts with git:v3",
    ] {
        assert!(outcome.stdout.contains(text), "{text}: {}", outcome.stdout);
    }
    // Nothing at all that could be compared.
    for entry in fs::read_dir(root.join("schemas/course_factory")).unwrap() {
        fs::write(entry.unwrap().path(), "{").unwrap();
    }
    commit(&root, "v4");
    git(&root, &["checkout", "--quiet", "v1", "--", "schemas"]);
    told(&root, "git:v4", 3, "the baseline `git:v4` cannot be read as contracts");
}

/// What today's loader does not know says nothing about instances: such a baseline is compared all the same. A history may
/// begin before the schemas do.
#[test]
fn a_baseline_from_before_todays_rules_is_compared() {
    let root = folder("compat-older");
    let Some(_) = published("compat-older-probe") else { return };
    git(&root, &["init", "--quiet", "--initial-branch=main"]);
    fs::write(root.join("readme"), "nothing yet").unwrap();
    commit(&root, "v0");
    copy(&repository().join("schemas"), &root.join("schemas"));
    edit(&root, OUTLINE, &[(r#""minimum": 12,"#, r#""minimum": 12, "x-invented": true,"#)]);
    commit(&root, "v1");
    edit(&root, OUTLINE, &[(r#""x-invented": true,"#, ""), (r#""maximum": 30"#, r#""maximum": 24"#)]);
    let outcome = compat(&root, &["--mode", "full_transitive", "--baseline-history", "v*"]);
    assert_eq!(outcome.code, 1, "{}", outcome.stderr);
    assert!(outcome.stdout.contains("1 breaking") && outcome.stderr.contains("passed over"), "{}", outcome.stderr);
}

/// What a file says today's rules do not know, or does not say what they want, costs the comparison nothing; what cannot
/// be read costs its own contract, which is told.
#[test]
fn a_baseline_that_lacks_what_rules_want_is_compared() {
    let Some(root) = published("compat-lenient") else { return };
    let module = root.join("schemas/course_factory");
    let original = fs::read_to_string(module.join(OUTLINE)).unwrap();
    let facts = fs::read_to_string(module.join("module.json")).unwrap();
    let policy = fs::read_to_string(root.join("schemas/policy.json")).unwrap();
    let mut number = 1;
    let mut told = |file: &str, change: &dyn Fn(&mut Value)| -> Outcome {
        number += 1;
        let path = root.join("schemas").join(file);
        let mut value: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        change(&mut value);
        fs::write(&path, value.to_string()).unwrap();
        commit(&root, &format!("v{number}"));
        fs::write(module.join(OUTLINE), original.replacen(r#""maximum": 30"#, r#""maximum": 24"#, 1)).unwrap();
        fs::write(module.join("module.json"), &facts).unwrap();
        fs::write(root.join("schemas/policy.json"), &policy).unwrap();
        let args = ["compat".to_owned(), "--against".to_owned(), format!("git:v{number}")];
        let outcome = eventwright(&root, &args, b"");
        fs::write(module.join(OUTLINE), &original).unwrap();
        outcome
    };
    let outline = format!("course_factory/{OUTLINE}");
    let remove = |value: &mut Value, name: &str| drop(value.as_object_mut().unwrap().remove(name).unwrap());
    type Change<'a> = (&'a str, &'a dyn Fn(&mut Value));
    let changes: [Change<'_>; 11] = [
        (&outline, &|one| remove(one, "$schema")),
        (&outline, &|one| remove(&mut one["x-event"], "when")),
        (&outline, &|one| remove(&mut one["x-event"], "producer")),
        (&outline, &|one| remove(&mut one["x-event"]["meta"], "producer")),
        (&outline, &|one| one["x-event"]["invented"] = 1.into()),
        (&outline, &|one| one["x-event"]["consumers"][0]["since"] = "2024".into()),
        (&outline, &|one| one["invented"] = 1.into()),
        (&outline, &|one| one["properties"]["course_id"]["format"] = "uuid4".into()),
        ("course_factory/module.json", &|one| remove(one, "owner")),
        ("course_factory/module.json", &|one| one["flows"][0]["invented"] = 1.into()),
        ("policy.json", &|one| one["invented"] = true.into()),
    ];
    for (index, (file, change)) in changes.iter().enumerate() {
        let outcome = told(file, change);
        let verdict = "compared 9 contracts with";
        assert!(outcome.stdout.contains(verdict), "{index}: {}{}", outcome.stdout, outcome.stderr);
        assert!(outcome.stdout.contains("`maximum` was 30 and is 24"), "{index}: {}{}", outcome.stdout, outcome.stderr);
        assert!(outcome.stdout.contains("1 breaking, 0 unproven; 1 error"), "{index}: {}", outcome.stdout);
    }
    let outcome = told(&outline, &|one| one["$schema"] = "http://json-schema.org/draft-07/schema#".into());
    assert_eq!(outcome.code, 1, "{}", outcome.stderr);
    for text in ["error[unreadable-baseline]", "only JSON Schema 2020-12 is understood", "compared 8 contracts"] {
        assert!(outcome.stdout.contains(text), "{text}: {}", outcome.stdout);
    }
}

/// One tag of which nothing can be had does not keep the others from being asked.
#[test]
fn a_history_is_asked_over_a_tag_that_cannot_be_read() {
    let Some(root) = published("compat-broken-tag") else { return };
    edit(&root, OUTLINE, &[(r#""maximum": 30"#, r#""maximum": 24"#)]);
    for entry in fs::read_dir(root.join("schemas/course_factory")).unwrap() {
        fs::write(entry.unwrap().path(), "{").unwrap();
    }
    commit(&root, "v2");
    git(&root, &["checkout", "--quiet", "v1", "--", "schemas"]);
    edit(&root, OUTLINE, &[(r#""maximum": 30"#, r#""maximum": 24"#)]);
    commit(&root, "v3");
    let args = ["compat", "--against", "git:v3", "--mode", "full_transitive", "--baseline-history", "v*"];
    let outcome = eventwright(&root, args, b"");
    assert_eq!(outcome.code, 1, "{}", outcome.stderr);
    for text in [
        "compared 9 contracts with git:v1 for tolerant readers: 17 compatible, 1 breaking",
        "warning[unreadable-baseline]: `git:v2` is not compared: the baseline `git:v2` cannot be read as contracts",
        "compared 9 contracts with git:v3 for tolerant readers: 18 compatible",
    ] {
        assert!(outcome.stdout.contains(text), "{text}: {}", outcome.stdout);
    }
}

/// Version files are a history, too.
#[test]
fn a_transitive_mode_compares_a_new_version_with_all_before_it() {
    let Some(root) = published("compat-versions") else { return };
    let module = root.join("schemas/course_factory");
    let outline = fs::read_to_string(module.join(OUTLINE)).unwrap();
    for version in [2, 3] {
        let next = outline.replace(r#""schema_version": 1"#, &format!(r#""schema_version": {version}"#));
        fs::write(module.join(format!("course.outline.created.v{version}.json")), next).unwrap();
    }
    let after = |before: u32| format!("note: `course.outline.created.v3` after `course.outline.created.v{before}`:");
    let outcome = compat(&root, &[]);
    assert!(outcome.stdout.contains(&after(2)) && !outcome.stdout.contains(&after(1)), "{}", outcome.stdout);
    let outcome = compat(&root, &["--mode", "full_transitive"]);
    assert!(outcome.stdout.contains(&after(2)) && outcome.stdout.contains(&after(1)), "{}", outcome.stdout);
}

/// What `check` reads through a link is part of the baseline, too.
#[cfg(unix)]
#[test]
fn links_within_the_schemas_are_followed_in_a_revision() {
    use std::os::unix::fs::symlink;
    let Some(root) = published("compat-links") else { return };
    let module = root.join("schemas/course_factory");
    let real = root.join("schemas/.kept");
    fs::create_dir_all(&real).unwrap();
    for (file, through) in [(OUTLINE, "../.kept/again.json"), ("common.json", "../.kept/common.json")] {
        fs::rename(module.join(file), real.join(file)).unwrap();
        symlink(through, module.join(file)).unwrap();
    }
    symlink(OUTLINE, real.join("again.json")).unwrap();
    commit(&root, "v2");
    let against = |revision: &str| eventwright(&root, ["compat", "--against", revision], b"");
    let outcome = against("git:v2");
    assert_eq!(outcome.code, 0, "{}{}", outcome.stdout, outcome.stderr);
    assert!(outcome.stdout.contains("compared 9 contracts"), "{}", outcome.stdout);
    edit(&root, OUTLINE, &[(r#""maximum": 30"#, r#""maximum": 24"#)]);
    assert!(against("git:v2").stdout.contains("1 breaking"));
    for (target, told) in [
        (
            "../../outside.json",
            "the link `course_factory/course.outline.created.v1.json` leads to `../../outside.json`: that is outside the schema folder",
        ),
        ("nothing.json", "there is no such file"),
        (OUTLINE, "links lead in a circle"),
    ] {
        fs::remove_file(module.join(OUTLINE)).unwrap();
        symlink(target, module.join(OUTLINE)).unwrap();
        git(&root, &["add", "--all"]);
        git(&root, &["commit", "--quiet", "--message", "link"]);
        fs::remove_file(module.join(OUTLINE)).unwrap();
        fs::copy(real.join(OUTLINE), module.join(OUTLINE)).unwrap();
        let outcome = against("git:HEAD");
        assert!(outcome.code == 3 && outcome.stderr.contains(told), "{told}: {}", outcome.stderr);
    }
}

#[test]
fn another_folder_is_a_baseline_too() {
    let Some(root) = published("compat-folder") else { return };
    let other = folder("compat-folder-old");
    copy(&root.join("schemas"), &other.join("schemas"));
    edit(&root, OUTLINE, &[(r#""maximum": 30"#, r#""maximum": 24"#)]);
    let outcome = eventwright(&root, ["compat", "--against", &other.display().to_string()], b"");
    assert_eq!(outcome.code, 1);
    assert!(outcome.stdout.contains("new tolerant readers refuse an old event"), "{}", outcome.stdout);
}
