//! `compat` against revisions of a real repository: each rule by an edit that it finds, and each way in which a baseline
//! cannot be had.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

mod common;

use common::{Outcome, copy, eventwright, folder, repository};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const OUTLINE: &str = "course.outline.created.v1.json";

/// A repository whose first commit, tagged `v1`, holds the schemas of this one; `None` where there is no git.
fn published(name: &str) -> Option<PathBuf> {
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

fn git(root: &Path, args: &[&str]) {
    let identity = ["-c", "user.name=Test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"];
    let told = Command::new("git").arg("-C").arg(root).args(identity).args(args).output().unwrap();
    assert!(told.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&told.stderr));
}

fn commit(root: &Path, tag: &str) {
    git(root, &["add", "--all"]);
    git(root, &["commit", "--quiet", "--message", tag]);
    git(root, &["tag", tag]);
}

/// Edits a file of the module; each text is replaced once.
#[track_caller]
fn edit(root: &Path, file: &str, replace: &[(&str, &str)]) {
    let path = root.join("schemas/course_factory").join(file);
    let mut text = fs::read_to_string(&path).unwrap();
    for (old, new) in replace {
        assert!(text.contains(old), "{file} holds {old}");
        text = text.replacen(old, new, 1);
    }
    fs::write(path, text).unwrap();
}

fn compat(root: &Path, more: &[&str]) -> Outcome {
    let args = ["compat", "--against", "git:v1", "--today", "2026-01-01"];
    eventwright(root, args.iter().chain(more), b"")
}

/// The report as JSON: that of the last baseline.
#[track_caller]
fn report(root: &Path, more: &[&str]) -> Value {
    let outcome = compat(root, &[more, &["--format", "json"]].concat());
    let report: Value = serde_json::from_str(&outcome.stdout).unwrap_or_else(|_| panic!("{}", outcome.stderr));
    report["baselines"].as_array().unwrap().last().unwrap().clone()
}

/// What an edit leads to: verdicts that are not compatible, and rules of all findings and changes.
#[track_caller]
fn check(
    name: &str,
    file: &str,
    replace: &[(&str, &str)],
    more: &[&str],
    broken: &[&str],
    rules: &[&str],
    changes: &[&str],
) {
    let Some(root) = published(name) else { return };
    edit(&root, file, replace);
    let report = report(&root, more);
    let texts = |list: &Value, name: &str| -> Vec<String> {
        let mut found: Vec<String> =
            list.as_array().unwrap().iter().map(|one| one[name].as_str().unwrap().to_owned()).collect();
        found.sort();
        found.dedup();
        found
    };
    let verdicts = report["verdicts"].as_array().unwrap();
    let bad: Vec<String> = verdicts
        .iter()
        .filter(|one| one["verdict"] != "compatible")
        .map(|one| {
            format!(
                "{} {} {}",
                one["direction"].as_str().unwrap(),
                one["reader"].as_str().unwrap(),
                one["verdict"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(bad, broken, "verdicts of {name}");
    assert_eq!(texts(&report["findings"], "rule"), rules, "findings of {name}");
    let told: Vec<Value> = verdicts.iter().flat_map(|one| one["changes"].as_array().unwrap().clone()).collect();
    assert_eq!(texts(&Value::Array(told), "rule"), changes, "changes of {name}");
}

#[test]
fn what_did_not_change_is_silent() {
    let Some(root) = published("compat-same") else { return };
    for mode in ["backward", "forward", "full"] {
        let report = report(&root, &["--mode", mode, "--reader", "both"]);
        assert_eq!(report["findings"], Value::Array(Vec::new()));
        let verdicts = report["verdicts"].as_array().unwrap();
        assert_eq!(verdicts.len(), 9 * 2 * if mode == "full" { 2 } else { 1 });
        assert!(
            verdicts.iter().all(|one| one["verdict"] == "compatible" && one["changes"] == Value::Array(Vec::new()))
        );
    }
    // Written otherwise, it still says the same.
    let path = root.join("schemas/course_factory").join(OUTLINE);
    let value: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    fs::write(&path, serde_json::to_string(&value).unwrap()).unwrap();
    assert_eq!(report(&root, &["--reader", "both"])["findings"], Value::Array(Vec::new()));
}

#[test]
fn each_edit_of_a_schema_is_told_and_judged() {
    const BACK: &str = "backward tolerant breaking";
    const FORTH: &str = "forward tolerant breaking";
    const BREAK: &[&str] = &["breaking-change"];
    check("c-bound", OUTLINE, &[(r#""maximum": 30"#, r#""maximum": 24"#)], &[], &[BACK], BREAK, &["bound-changed"]);
    check("c-wider", OUTLINE, &[(r#""maximum": 30"#, r#""maximum": 40"#)], &[], &[FORTH], BREAK, &["bound-changed"]);
    let optional = [(r#", "total_lessons", "template_id"]"#, r#", "template_id"]"#)];
    check("c-optional", OUTLINE, &optional, &[], &[FORTH], &["breaking-change", "read-lost"], &["property-optional"]);
    let level = r#""level": { "type": "integer", "minimum": 1, "maximum": 3 }, "modules_count": {"#;
    let added = [(r#""modules_count": {"#, level)];
    check("c-added", OUTLINE, &added, &[], &[], &[], &["property-added"]);
    check(
        "c-added-strict",
        OUTLINE,
        &added,
        &["--reader", "strict"],
        &["forward strict breaking"],
        BREAK,
        &["property-added"],
    );
    let required = [added[0], (r#""required": ["#, r#""required": ["level", "#)];
    check("c-required", OUTLINE, &required, &[], &[BACK], BREAK, &["property-required"]);
    let typed = [(
        r#""type": "integer",
      "minimum": 4,
      "maximum": 6"#,
        r#""type": "string", "maxLength": 5"#,
    )];
    check("c-type", OUTLINE, &typed, &[], &[BACK, FORTH], BREAK, &["bound-changed", "type-changed"]);
    let open = [(r#""additionalProperties": false"#, r#""additionalProperties": true"#)];
    check(
        "c-open",
        OUTLINE,
        &open,
        &["--reader", "strict"],
        &["forward strict breaking"],
        &["breaking-change", "size-proof-lost"],
        &["closure-changed"],
    );
    check(
        "c-format",
        "course.deployed.staging.v1.json",
        &[(r#""format": "date-time","#, "")],
        &[],
        &[FORTH],
        BREAK,
        &["format-changed"],
    );
    let pattern = [(r#""format": "hostname","#, r#""format": "hostname", "pattern": "^[a-z.]+$","#)];
    check("c-pattern", "course.deployed.staging.v1.json", &pattern, &[], &[BACK], BREAK, &["pattern-changed"]);
}

#[test]
fn each_change_of_the_facts_is_told() {
    check(
        "c-meta",
        OUTLINE,
        &[(r#""producer": "course_factory_service""#, r#""producer": "factory""#)],
        &[],
        &[],
        &["meta-changed"],
        &[],
    );
    check("c-replay", OUTLINE, &[(r#""safe": true"#, r#""safe": false"#)], &[], &[], &["replay-safety-lost"], &[]);
    let renamed = [(r#""name": "Analytics""#, r#""name": "Reporting""#)];
    check("c-consumer", OUTLINE, &renamed, &[], &[], &["consumer-added", "consumer-removed"], &[]);
    let reads = [(
        r#"[{ "pointer": "/modules_count" }, { "pointer": "/total_lessons" }]"#,
        r#"[{ "pointer": "/modules_count" }]"#,
    )];
    check("c-reads", OUTLINE, &reads, &[], &[], &["consumer-removed"], &[]);
    let severe = [(r#""when": "Course outline"#, r#""severity": "error", "critical": true, "when": "Course outline"#)];
    check("c-severity", OUTLINE, &severe, &[], &[], &["severity-changed"], &[]);
    let exempt = [(
        r#""modules_count": {"#,
        r#""modules_count": { "x-pii": { "category": "person", "reason": "A test.", "owner": "Core" },"#,
    )];
    check("c-exempt", OUTLINE, &exempt, &[], &[], &["exemption-added"], &[]);
}

#[test]
fn a_policy_that_refuses_more_is_told() {
    let Some(root) = published("compat-policy") else { return };
    let path = root.join("schemas/policy.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("1023", "1022")).unwrap();
    let told = report(&root, &[]);
    assert_eq!(told["findings"][0]["rule"], "policy-narrowed");
    assert_eq!(told["findings"].as_array().unwrap().len(), 1);
}

#[test]
fn an_exemption_that_goes_is_told() {
    let Some(root) = published("compat-exemption") else { return };
    let path = root.join("schemas/course_factory/course.workflow.transitioned.v1.json");
    let mut contract: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    contract["properties"]["approval_token"].as_object_mut().unwrap().remove("x-pii").unwrap();
    fs::write(&path, contract.to_string()).unwrap();
    let told = report(&root, &[]);
    let rules: Vec<&str> =
        told["findings"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["exemption-removed"]);
}

#[test]
fn events_and_flows_that_go_are_told() {
    let Some(root) = published("compat-events") else { return };
    let module = root.join("schemas/course_factory");
    fs::remove_file(module.join("course.quiz.created.v1.json")).unwrap();
    let outline = fs::read_to_string(module.join(OUTLINE)).unwrap();
    fs::write(
        module.join("course.outline.made.v1.json"),
        outline.replace("course.outline.created", "course.outline.made"),
    )
    .unwrap();
    fs::remove_file(module.join(OUTLINE)).unwrap();
    let lesson = fs::read_to_string(module.join("course.lesson.generated.v1.json")).unwrap();
    fs::write(
        module.join("course.lesson.generated.v3.json"),
        lesson.replace(r#""schema_version": 1"#, r#""schema_version": 3"#),
    )
    .unwrap();
    let facts = fs::read_to_string(module.join("module.json")).unwrap();
    let mut facts: Value = serde_json::from_str(&facts).unwrap();
    let steps = facts["flows"][0]["steps"].as_array_mut().unwrap();
    let last = steps.len() - 1;
    steps.remove(last);
    facts["state_machines"][0]["transitions"].as_array_mut().unwrap().remove(0);
    fs::write(module.join("module.json"), facts.to_string()).unwrap();
    let outcome = compat(&root, &[]);
    assert_eq!(outcome.code, 1, "{}", outcome.stderr);
    for rule in ["event-removed", "event-renamed", "version-skipped", "flow-narrowed"] {
        assert!(outcome.stdout.contains(&format!("[{rule}]")), "{rule} is missing: {}", outcome.stdout);
    }
    assert!(outcome.stdout.contains("transition from"), "{}", outcome.stdout);
}

#[test]
fn a_state_machine_that_begins_or_is_read_elsewhere_is_told() {
    let Some(root) = published("compat-machine") else { return };
    let path = root.join("schemas/course_factory/module.json");
    let mut facts: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let machine = facts["state_machines"][0].as_object_mut().unwrap();
    machine.insert("initial".to_owned(), "REVIEW".into());
    machine.insert("from_field".to_owned(), "/to_state".into());
    fs::write(path, facts.to_string()).unwrap();
    let outcome = compat(&root, &[]);
    for told in ["runs began in DRAFT and begin in REVIEW", "`from_field` was `"] {
        assert!(outcome.stdout.contains(told), "{told} is missing: {}", outcome.stdout);
    }
}

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
fn a_new_version_is_compared_with_the_one_before_it() {
    let Some(root) = published("compat-successor") else { return };
    let module = root.join("schemas/course_factory");
    let outline = fs::read_to_string(module.join(OUTLINE)).unwrap();
    let next = outline
        .replace(r#""schema_version": 1"#, r#""schema_version": 2"#)
        .replace(r#""maximum": 30"#, r#""maximum": 24"#);
    fs::write(module.join("course.outline.created.v2.json"), next).unwrap();
    let outcome = compat(&root, &[]);
    assert_eq!(outcome.code, 0, "{}{}", outcome.stdout, outcome.stderr);
    for line in [
        "note: `course.outline.created.v2` after `course.outline.created.v1`: backward breaking for tolerant readers, as {",
        "note: `course.outline.created.v2` after `course.outline.created.v1`: forward compatible for tolerant readers",
        "18 compatible, 0 breaking",
    ] {
        assert!(outcome.stdout.contains(line), "{line}\nis missing in\n{}", outcome.stdout);
    }
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

/// The consumer that waits for fields which no producer sends is found by `check`, before there is anything to compare.
#[test]
fn a_consumer_that_reads_what_nobody_sends_is_found() {
    let Some(root) = published("compat-reads") else { return };
    let reads = r#""reads": [{"pointer": "/title"}, {"pointer": "/description"}, {"pointer": "/language"}, {"pointer": "/target_audiences"}]"#;
    let path = root.join("schemas/course_factory/course.generation.completed.v1.json");
    let mut contract: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let reads: Value = serde_json::from_str(&format!("{{{reads}}}")).unwrap();
    contract["x-event"]["consumers"][0]["name"] = "course_distribution".into();
    contract["x-event"]["consumers"][0]["reads"] = reads["reads"].clone();
    fs::write(&path, contract.to_string()).unwrap();
    let outcome = eventwright(&root, ["check"], b"");
    assert_eq!(outcome.code, 1);
    for field in ["/title", "/description", "/language", "/target_audiences"] {
        let told = format!("`course_distribution` reads `{field}`, which no producer sends");
        assert!(outcome.stdout.contains(&told), "{told}: {}", outcome.stdout);
    }
    for mode in ["backward", "forward", "full"] {
        let outcome = compat(&root, &["--mode", mode]);
        assert_eq!(outcome.code, 1, "{}{}", outcome.stdout, outcome.stderr);
        for field in ["/title", "/description", "/language", "/target_audiences"] {
            let told = format!(
                "error[read-lost]: `course.generation.completed.v1`: `course_distribution` reads `{field}`, which no producer sends"
            );
            assert!(outcome.stdout.contains(&told), "{told}: {}", outcome.stdout);
        }
    }
}

/// No reader refuses what these changes lead to: only the consumers know.
#[test]
fn a_field_that_a_consumer_of_the_baseline_reads_stays() {
    let Some(root) = published("compat-read-lost") else { return };
    let path = root.join("schemas/course_factory").join(OUTLINE);
    let note = r#""properties": { "note": { "type": "string", "maxLength": 8 }, "note_long": { "type": "string", "maxLength": 8 },"#;
    let read = r#"{ "pointer": "/note", "optional": true }, { "pointer": "/modules_count" }, { "pointer": "/total"#;
    edit(
        &root,
        OUTLINE,
        &[(r#""properties": {"#, note), (r#"{ "pointer": "/modules_count" }, { "pointer": "/total"#, read)],
    );
    commit(&root, "v2");
    let with_note = fs::read_to_string(&path).unwrap();
    let told = |more: &[&str]| -> Vec<String> {
        let args = ["compat", "--against", "git:v2", "--format", "json"];
        let outcome = eventwright(&root, args.iter().chain(more), b"");
        let report: Value = serde_json::from_str(&outcome.stdout).unwrap_or_else(|_| panic!("{}", outcome.stderr));
        let findings = report["baselines"][0]["findings"].as_array().unwrap();
        findings.iter().map(|one| format!("{} {}", one["rule"], one["message"]).replace('"', "")).collect()
    };
    assert_eq!(told(&[]), [""; 0]);
    let gone = "read-lost `course.outline.created.v1`: `Analytics` reads `/note`, which is gone";
    edit(&root, OUTLINE, &[(r#""note": { "type": "string", "maxLength": 8 }, "#, "")]);
    assert_eq!(told(&["--mode", "backward"]), [gone]);
    // Not to say any more that it is read does not make it unread.
    edit(&root, OUTLINE, &[(r#"{ "pointer": "/note", "optional": true }, "#, "")]);
    assert!(told(&[]).iter().any(|one| one == gone), "{:?}", told(&[]));
    fs::write(&path, &with_note).unwrap();
    edit(&root, OUTLINE, &[(r#", "total_lessons", "template_id"]"#, r#", "template_id"]"#)]);
    let absent = "read-lost `course.outline.created.v1`: `Analytics` reads `/total_lessons`, which was always there and may be absent";
    assert_eq!(told(&["--mode", "backward"]), [absent]);
    edit(
        &root,
        OUTLINE,
        &[(r#"{ "pointer": "/total_lessons" }"#, r#"{ "pointer": "/total_lessons", "optional": true }"#)],
    );
    assert_eq!(told(&["--mode", "backward"]), [""; 0]);
    // Another field whose name begins alike is another field.
    fs::write(&path, &with_note).unwrap();
    edit(
        &root,
        OUTLINE,
        &[(
            r#""note_long": { "type": "string", "maxLength": 8 }"#,
            r#""note_long": { "type": "string", "maxLength": 4 }"#,
        )],
    );
    let args = ["compat", "--against", "git:v2"];
    let outcome = eventwright(&root, args, b"");
    assert!(outcome.stdout.contains("hurt     course_distribution, Analytics\n"), "{}", outcome.stdout);
}

#[test]
fn an_approval_covers_its_break_and_nothing_wider() {
    let Some(root) = published("compat-approved") else { return };
    edit(&root, OUTLINE, &[(r#""maximum": 30"#, r#""maximum": 24"#)]);
    let broken = report(&root, &[])["verdicts"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["verdict"] == "breaking")
        .unwrap()
        .clone();
    let policy = root.join("schemas/policy.json");
    let mut facts: Value = serde_json::from_str(&fs::read_to_string(&policy).unwrap()).unwrap();
    let approval = serde_json::json!({
        "rule": "breaking-change",
        "contract": broken["contract"],
        "pointer": broken["pointer"],
        "witness": broken["digest"],
        "reason": "No course has more than 24 lessons.",
        "owner": "Core team",
        "expires": "2026-06-30",
    });
    let mut with = |approvals: Value| {
        facts["approvals"] = approvals;
        fs::write(&policy, facts.to_string()).unwrap();
    };
    with(serde_json::json!([approval]));
    let told = report(&root, &[]);
    assert_eq!((told["findings"].as_array().unwrap().len(), &told["summary"]["approved"]), (0, &1.into()));
    // Another break of the same contract is not covered, and then nothing needs the approval.
    let rules = |told: &Value| -> Vec<String> {
        told["findings"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap().to_owned()).collect()
    };
    edit(&root, OUTLINE, &[(r#""maximum": 24"#, r#""maximum": 20"#)]);
    assert_eq!(rules(&report(&root, &[])), ["breaking-change", "unused-approval"]);
    edit(&root, OUTLINE, &[(r#""maximum": 20"#, r#""maximum": 24"#)]);
    let outcome = eventwright(&root, ["compat", "--against", "git:v1", "--today", "2026-07-01"], b"");
    assert!(outcome.code == 1 && outcome.stdout.contains("ran out"), "{}", outcome.stdout);
}

/// What was looked at is the change from one value to another, not the place.
#[test]
fn an_approval_of_a_fact_covers_what_was_looked_at() {
    let Some(root) = published("compat-approved-facts") else { return };
    let flow = |replace: (&str, &str)| edit(&root, "module.json", &[replace]);
    let producer = |was: &str, is: &str| {
        edit(&root, OUTLINE, &[(&format!(r#""producer": "{was}""#), &format!(r#""producer": "{is}""#))]);
    };
    let rules = |told: &Value| -> Vec<String> {
        told["findings"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap().to_owned()).collect()
    };
    producer("course_factory_service", "other");
    flow((r#""initial": "DRAFT""#, r#""initial": "REVIEW""#));
    let told = report(&root, &[]);
    assert_eq!(rules(&told), ["meta-changed", "flow-narrowed"]);
    let policy = root.join("schemas/policy.json");
    let facts: Value = serde_json::from_str(&fs::read_to_string(&policy).unwrap()).unwrap();
    let with = |change: &dyn Fn(&mut Value)| {
        let approval = |one: &Value| {
            let mut approval = serde_json::json!({
                "rule": one["rule"], "contract": one["contract"], "pointer": one["pointer"], "witness": one["digest"],
                "reason": "The service has another name.", "owner": "Core team"
            });
            change(&mut approval);
            approval
        };
        let mut facts = facts.clone();
        facts["approvals"] = told["findings"].as_array().unwrap().iter().map(approval).collect();
        fs::write(&policy, facts.to_string()).unwrap();
    };
    with(&|_| ());
    let approved = report(&root, &[]);
    assert_eq!((rules(&approved), &approved["summary"]["approved"]), (Vec::new(), &2.into()));
    producer("other", "another");
    flow((r#""initial": "REVIEW""#, r#""initial": "PUBLISHED""#));
    assert_eq!(rules(&report(&root, &[])), ["meta-changed", "flow-narrowed", "unused-approval", "unused-approval"]);
    assert!(compat(&root, &[]).stdout.contains("is of another change than this one"));
    producer("another", "other");
    flow((r#""initial": "PUBLISHED""#, r#""initial": "REVIEW""#));
    // Without a digest, a reason or an owner it covers nothing.
    with(&|approval| drop(approval.as_object_mut().unwrap().remove("witness")));
    assert_eq!(rules(&report(&root, &[])), ["meta-changed", "flow-narrowed", "unused-approval", "unused-approval"]);
    with(&|approval| approval["owner"] = " ".into());
    assert_eq!(rules(&report(&root, &[])), ["meta-changed", "flow-narrowed", "empty-fact", "empty-fact"]);
    let checked = eventwright(&root, ["check"], b"");
    assert!(checked.code == 1 && checked.stdout.matches("[empty-fact]").count() == 2, "{}", checked.stdout);
}

/// A change is there against some baselines only; its approval is needed as long as it is against one.
#[test]
fn an_approval_is_judged_over_the_whole_history() {
    let Some(root) = published("compat-approved-history") else { return };
    edit(&root, OUTLINE, &[(r#""maximum": 30"#, r#""maximum": 24"#)]);
    let broken = report(&root, &[])["findings"][0].clone();
    let policy = root.join("schemas/policy.json");
    let mut facts: Value = serde_json::from_str(&fs::read_to_string(&policy).unwrap()).unwrap();
    facts["approvals"] = serde_json::json!([{
        "rule": broken["rule"], "contract": broken["contract"], "pointer": broken["pointer"],
        "witness": broken["digest"], "reason": "No course has more than 24 lessons.", "owner": "Core team"
    }]);
    fs::write(&policy, facts.to_string()).unwrap();
    commit(&root, "v2");
    let args = ["compat", "--against", "git:v2", "--deny-warnings", "--mode", "full_transitive"];
    let outcome = eventwright(&root, args.iter().chain(&["--baseline-history", "v*"]), b"");
    assert_eq!(outcome.code, 0, "{}{}", outcome.stdout, outcome.stderr);
    // Against the last baseline alone nothing needs it.
    let outcome = eventwright(&root, ["compat", "--against", "git:v2"], b"");
    assert!(outcome.stdout.contains("nothing needs the approval"), "{}", outcome.stdout);
}

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
fn another_folder_is_a_baseline_too() {
    let Some(root) = published("compat-folder") else { return };
    let other = folder("compat-folder-old");
    copy(&root.join("schemas"), &other.join("schemas"));
    edit(&root, OUTLINE, &[(r#""maximum": 30"#, r#""maximum": 24"#)]);
    let outcome = eventwright(&root, ["compat", "--against", &other.display().to_string()], b"");
    assert_eq!(outcome.code, 1);
    assert!(outcome.stdout.contains("new tolerant readers refuse an old event"), "{}", outcome.stdout);
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
