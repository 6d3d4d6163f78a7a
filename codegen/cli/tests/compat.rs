//! `compat` against revisions of a real repository: each rule by an edit that it finds, and approvals.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test fails where it stands and says what it skips"
)]

mod common;

use common::eventwright;
use common::published::{OUTLINE, commit, compat, edit, published, report};
use serde_json::Value;
use std::fs;

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
    // Old readers refuse what a wider policy lets through; new ones do not.
    fs::write(&path, text.replace("1023", "1024")).unwrap();
    let told = report(&root, &["--mode", "forward"]);
    assert_eq!(told["findings"][0]["rule"], "policy-widened");
    assert_eq!(report(&root, &["--mode", "backward"])["findings"].as_array().unwrap().len(), 0);
}

#[test]
fn an_excluded_name_that_comes_or_goes_is_told() {
    let Some(root) = published("compat-exclude") else { return };
    let path = root.join("schemas/course_factory/module.json");
    let text = fs::read_to_string(&path).unwrap();
    let rules = |told: &Value| -> Vec<String> {
        told["findings"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap().to_owned()).collect()
    };
    let listed =
        |name: &str| fs::write(&path, text.replace(r#""markdown"]"#, &format!(r#""markdown"{name}]"#))).unwrap();
    listed(r#", "transcripts""#);
    assert_eq!(rules(&report(&root, &[])), ["policy-narrowed"]);
    // What another name covers is refused already.
    listed(r#", "raw_markdowns""#);
    assert_eq!(rules(&report(&root, &["--mode", "full"])), [""; 0]);
    fs::write(&path, text.replace(r#""lesson_body", "#, "")).unwrap();
    assert_eq!(rules(&report(&root, &["--mode", "forward"])), ["policy-widened"]);
    assert_eq!(rules(&report(&root, &["--mode", "backward"])), [""; 0]);
}

#[test]
fn an_exemption_breaks_old_readers_only() {
    let Some(root) = published("compat-exempt-forward") else { return };
    let path = root.join("schemas/course_factory").join(OUTLINE);
    let mut contract: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    contract["properties"]["modules_count"]["x-pii"] =
        serde_json::json!({ "category": "person", "reason": "A test.", "owner": "Core" });
    fs::write(&path, contract.to_string()).unwrap();
    for (mode, severity) in [("forward", "error"), ("backward", "warning")] {
        let told = report(&root, &["--mode", mode]);
        assert_eq!(told["findings"][0]["rule"], "exemption-added");
        assert_eq!(told["findings"][0]["severity"], severity, "{mode}");
    }
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
