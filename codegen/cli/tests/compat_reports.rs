//! What `compat` says and in which form: for people, for other tools, in the GitHub Action and in the reference.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test fails where it stands and says what it skips"
)]

mod common;

use common::published::{OUTLINE, commit, compat, edit, published};
use common::{eventwright, repository};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn the_reference_shows_what_became_of_contracts() {
    let Some(root) = published("compat-pages") else { return };
    edit(&root, OUTLINE, &[(r#""minimum": 12"#, r#""minimum": 14"#)]);
    let args = ["generate", "--emit", "html,markdown", "--out", "pages", "--history", "git:v1"];
    let outcome = eventwright(&root, args, b"");
    assert_eq!(outcome.code, 0, "{}{}", outcome.stdout, outcome.stderr);
    for page in ["course_factory.html", "course_factory.md"] {
        let text = fs::read_to_string(root.join("pages/generated/docs").join(page)).unwrap();
        for part in ["v1", "breaking", "course_distribution", "was 12 and is 14"] {
            assert!(text.contains(part), "{part} is missing in {page}");
        }
    }
    // What is committed must not depend on a baseline.
    assert_eq!(eventwright(&root, ["generate", "--history", "git:v1"], b"").code, 2);
}

#[test]
fn a_break_is_shown_with_its_witness_and_whom_it_hurts() {
    let Some(root) = published("compat-shown") else { return };
    edit(&root, OUTLINE, &[(r#", "total_lessons", "template_id"]"#, r#", "template_id"]"#)]);
    let outcome = compat(&root, &[]);
    assert_eq!(outcome.code, 1);
    for line in [
        "`course.outline.created.v1`: old tolerant readers refuse a new event",
        "::: <git:v1>/course_factory/course.outline.created.v1.json",
        r#"witness  {"course_id":"6513270e-269e-4d37-b2a7-4de452e6b438","modules_count":4,"template_id":"banking_alternatives"}"#,
        r#"refused  the payload: expected the member "total_lessons""#,
        "hurt     Analytics (reads /total_lessons), course_distribution",
        "1 breaking, 0 unproven; 2 errors",
    ] {
        assert!(outcome.stdout.contains(line), "{line}\nis missing in\n{}", outcome.stdout);
    }
}

/// Annotations name files as seen from where the command runs: a workflow's is the top of the repository.
#[test]
fn annotations_of_schemas_further_down_lead_to_their_files() {
    let Some(root) = published("compat-deep") else { return };
    let deep = root.join("services/brain one");
    fs::create_dir_all(&deep).unwrap();
    fs::rename(root.join("schemas"), deep.join("schemas")).unwrap();
    commit(&root, "v2");
    edit(&deep, OUTLINE, &[(r#""maximum": 30"#, r#""maximum": 24"#)]);
    let args = ["--root", "services/brain one", "compat", "--against", "git:v2", "--format", "github"];
    let outcome = eventwright(&root, args, b"");
    assert!(
        outcome
            .stdout
            .starts_with("::error file=services/brain one/schemas/course_factory/course.outline.created.v1.json,"),
        "{}{}",
        outcome.stdout,
        outcome.stderr
    );
}

#[test]
fn reports_for_other_tools_are_what_those_expect() {
    let Some(root) = published("compat-formats") else { return };
    edit(
        &root,
        OUTLINE,
        &[(r#""maximum": 30"#, r#""maximum": 24"#), (r#""name": "Analytics""#, r#""name": "A, b: c%""#)],
    );
    let sarif: Value = serde_json::from_str(&compat(&root, &["--format", "sarif"]).stdout).unwrap();
    let mut schema: Value = serde_json::from_str(include_str!("official/sarif-2.1.0.json")).unwrap();
    // One expression of the official schema is none in the dialect of today's engines; nothing of ours stands there.
    for part in ["run", "toolComponent"] {
        schema["definitions"][part]["properties"]["language"].as_object_mut().unwrap().remove("pattern");
    }
    let validator = jsonschema::options().build(&schema).unwrap();
    let wrong: Vec<String> = validator.iter_errors(&sarif).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), 3);
    let github = compat(&root, &["--format", "github"]).stdout;
    assert_eq!(github.lines().count(), 3, "{github}");
    assert!(
        github.lines().all(|line| line.starts_with("::error file=") || line.starts_with("::warning file=")),
        "{github}"
    );
    assert!(github.contains("c%25"), "{github}");
    let junit = compat(&root, &["--format", "junit"]).stdout;
    let schema = uppsala::parse(include_str!("official/junit-10.xsd")).unwrap();
    let validator = uppsala::XsdValidator::from_schema(&schema).unwrap();
    let wrong = |text: &str| -> Vec<String> {
        validator.validate(&uppsala::parse(text).unwrap()).iter().map(|error| error.to_string()).collect()
    };
    assert_eq!(wrong(&junit), [""; 0], "{junit}");
    assert_ne!(wrong(&junit.replacen("classname=", "class=", 1)), [""; 0], "the schema refuses what it does not know");
    let read = quick_junit::Report::deserialize_from_str(&junit).unwrap();
    let cases: Vec<_> = read.test_suites.iter().flat_map(|suite| &suite.test_cases).collect();
    assert_eq!((cases.len(), read.failures), (18, 1), "{junit}");
    assert!(junit.contains("warning[consumer-removed]"), "{junit}");
    // Nothing but the report is on standard output, also when there is nothing to report.
    let clean = published("compat-formats-clean").unwrap();
    assert_eq!(compat(&clean, &["--format", "github"]).stdout, "");
}

/// Programs read their format also when there is nothing to compare.
#[test]
fn reports_for_other_tools_tell_schemas_that_cannot_be_used() {
    let Some(root) = published("compat-formats-unusable") else { return };
    edit(&root, OUTLINE, &[(r#""maximum": 30"#, r#""maximum": 24, "maximun": 30"#)]);
    let run = |format: &str| {
        let outcome = compat(&root, &["--format", format]);
        assert_eq!(outcome.code, 1, "{}", outcome.stderr);
        outcome.stdout
    };
    let sarif: Value = serde_json::from_str(&run("sarif")).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "unknown-keyword");
    let json: Value = serde_json::from_str(&run("json")).unwrap();
    assert_eq!(json["baselines"][0]["findings"][0]["rule"], "unknown-keyword");
    let junit = quick_junit::Report::deserialize_from_str(&run("junit")).unwrap();
    assert_eq!(junit.failures, 1);
    assert!(run("github").starts_with("::error file=schemas/course_factory/course.outline.created.v1.json,"));
    assert_eq!(run("text"), "");
    // Nor is there anything where the baseline cannot be had.
    edit(&root, OUTLINE, &[(r#", "maximun": 30"#, "")]);
    let run = |format: &str| {
        let outcome = eventwright(&root, ["compat", "--against", "git:nope", "--format", format], b"");
        assert_eq!(outcome.code, 3, "{}", outcome.stderr);
        outcome.stdout
    };
    let sarif: Value = serde_json::from_str(&run("sarif")).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "unreadable-baseline");
    assert_eq!(quick_junit::Report::deserialize_from_str(&run("junit")).unwrap().failures, 1);
}

/// A payload shows one break; what else breaks is told with it, each with a payload of its own.
#[test]
fn every_break_of_a_direction_is_told() {
    let Some(root) = published("compat-several") else { return };
    edit(
        &root,
        OUTLINE,
        &[
            (r#""maximum": 30"#, r#""maximum": 24"#),
            (r#""maximum": 6"#, r#""maximum": 5"#),
            (
                r#""modules_count": {"#,
                r#""level": { "type": "integer", "minimum": 1, "maximum": 3 }, "modules_count": {"#,
            ),
            (r#""required": ["#, r#""required": ["level", "#),
        ],
    );
    let outcome = compat(&root, &["--reader", "both"]);
    for line in [
        "  refused  the payload: expected the member \"level\"\n",
        "  also     /modules_count: expected at most 5, as {",
        "  also     /total_lessons: expected at most 24, as {",
        r#""total_lessons":25"#,
        "`maximum` was 30 and is 24",
        "`maximum` was 6 and is 5",
    ] {
        assert!(outcome.stdout.contains(line), "{line}\nis missing in\n{}", outcome.stdout);
    }
    assert!(!outcome.stdout.contains("was 4 and is 4"), "what did not change is no change: {}", outcome.stdout);
    let sarif: Value = serde_json::from_str(&compat(&root, &["--reader", "both", "--format", "sarif"]).stdout).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let mut prints: Vec<String> = results.iter().map(|one| one["partialFingerprints"].to_string()).collect();
    prints.sort();
    prints.dedup();
    assert_eq!(prints.len(), results.len());
    let first = &results[0];
    assert!(first["message"]["text"].as_str().unwrap().contains("\nhurt: Analytics (reads /"), "{first}");
    let old =
        first["relatedLocations"].as_array().unwrap().iter().find(|one| one["message"]["text"] == "as it was (git:v1)");
    let place = &old.unwrap()["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(place, "schemas/course_factory/course.outline.created.v1.json");
    let junit = compat(&root, &["--format", "junit"]).stdout;
    assert!(junit.contains("hurt: Analytics (reads /") && !junit.contains("refused: :"), "{junit}");
}

/// The action's second step, as the runner starts it: the inputs by environment, the summary in a file.
#[test]
fn the_action_annotates_and_writes_a_summary() {
    let Some(root) = published("compat-action") else { return };
    let action = fs::read_to_string(repository().join("action.yml")).unwrap();
    // A colon and a space within a plain value is no YAML, and the runner refuses the whole file.
    for value in action.lines().filter_map(|line| Some(line.split_once(": ")?.1)) {
        assert!(value.starts_with(['"', '\'']) || !(value.contains(": ") || value.contains(" #")), "quote {value}");
    }
    for script in ["compat.sh", "build-key.sh"] {
        let run = format!("\"$GITHUB_ACTION_PATH/.github/{script}\"");
        assert!(action.contains(&run), "the action runs the script that is tested here");
    }
    let key = Command::new("bash").arg(repository().join(".github/build-key.sh")).output().unwrap();
    let key = String::from_utf8(key.stdout).unwrap();
    assert!(key.trim_end().len() == 64 && key.trim_end().bytes().all(|byte| byte.is_ascii_hexdigit()), "{key}");
    let binary = Path::new(env!("CARGO_BIN_EXE_eventwright"));
    let path = format!("{}:{}", binary.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let summary = root.join("summary.md");
    let run = |against: &str| {
        let _ = fs::remove_file(&summary);
        let mut script = Command::new("bash");
        script.arg(repository().join(".github/compat.sh")).current_dir(&root).env("PATH", &path);
        script.env("AGAINST", against).env("GITHUB_STEP_SUMMARY", &summary).env("ROOT", ".");
        let told = script.output().unwrap();
        (told.status.code(), String::from_utf8(told.stdout).unwrap(), fs::read_to_string(&summary).unwrap())
    };
    let (code, out, summary_text) = run("v1");
    assert_eq!((code, out.as_str()), (Some(0), ""));
    assert!(summary_text.contains("No contract breaks anyone."), "{summary_text}");
    edit(&root, OUTLINE, &[(r#""maximum": 30"#, r#""maximum": 24"#)]);
    let (code, out, summary_text) = run("v1");
    assert_eq!(code, Some(1));
    assert!(out.starts_with("::error file=schemas/course_factory/course.outline.created.v1.json,line="), "{out}");
    assert!(summary_text.contains("A contract breaks somebody") && summary_text.contains("witness"), "{summary_text}");
    assert_eq!(run("nope").0, Some(3));
    // What breaks nobody may still be wrong, and is told once.
    edit(
        &root,
        OUTLINE,
        &[
            (r#""maximum": 24"#, r#""maximum": 30"#),
            (r#""when": "Course outline successfully generated""#, r#""when": " ""#),
        ],
    );
    let (code, out, summary_text) = run("v1");
    assert_eq!((code, out.lines().count()), (Some(1), 1), "{out}");
    assert!(out.contains("title=empty-fact::"), "{out}");
    assert!(
        summary_text.contains("No contract breaks anyone.") && summary_text.contains("Something is wrong"),
        "{summary_text}"
    );
    edit(&root, OUTLINE, &[(r#""maximum": 30"#, r#""maximun": 30"#)]);
    let (code, out, _) = run("v1");
    assert_eq!((code, out.lines().count()), (Some(1), 1), "{out}");
}
