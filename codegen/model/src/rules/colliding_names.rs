//! `colliding-names`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::names;
use crate::node::escape_token;
use eventwright_runtime::walk::Keyword;
use crate::sensitive::covered;
use std::borrow::Cow;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    name: "colliding-names",
    what: "Two properties, `enum` values or event types that become the same Rust name, `courseId` and `course_id`.",
    why: "Only one of them could have it, and which one would change with the order of the file.",
    bad: r#""properties": {"courseId": {…}, "course_id": {…}}"#,
    good: r#""properties": {"courseId": {…, "x-rust-name": "legacy_course_id"}, "course_id": {…}}"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    for id in model.schemas.ids() {
        for keyword in model.schemas.keywords(id) {
            let Keyword::Properties(members) = keyword else { continue };
            let mut taken: BTreeMap<String, &str> = BTreeMap::new();
            for (name, property) in members {
                let given = model.schemas.annotations(*property).rust_name.clone();
                let rust = given.unwrap_or_else(|| names::snake(name));
                if rust.is_empty() {
                    continue;
                }
                if let Some(first) = taken.insert(rust.clone(), name) {
                    let place = |name: &str| format!("properties/{}", escape_token(name));
                    // A name that is covered is not spelled otherwise either.
                    let hidden = matches!(covered(name), Cow::Owned(_)) || matches!(covered(first), Cow::Owned(_));
                    let message = if hidden {
                        "two properties become the same Rust field".to_owned()
                    } else {
                        format!("two properties become the Rust field `{rust}`")
                    };
                    let finding = Diagnostic::error(RULE.name, model.keyword_name_span(id, &place(name)), message)
                        .related(model.keyword_name_span(id, &place(first)), "the other is here")
                        .help("give one of them an `x-rust-name`");
                    findings.push(finding);
                }
            }
        }
    }
    aliases(model, findings);
    let mut taken: BTreeMap<(String, u32), String> = BTreeMap::new();
    for (module, contract) in model.contracts() {
        let rust = (format!("{}::{}", module.name, names::camel(&contract.event_type)), contract.version);
        if let Some(first) = taken.insert(rust, contract.event_type.clone())
            && first != contract.event_type {
                let message = format!("this event type and `{first}` become the same Rust type");
                let span = model.facts_span(&contract.event, "/type");
                findings.push(Diagnostic::error(RULE.name, span, message).help("rename one of them"));
            }
    }
}

/// A type `a.v1` and version 1 of a type `a` would both be `AV1`: one as an alias, one as a struct.
fn aliases(model: &Model, findings: &mut Findings) {
    let structs: BTreeMap<(String, String), &str> = model
        .contracts()
        .map(|(module, contract)| {
            let name = format!("{}V{}", names::camel(&contract.event_type), contract.version);
            ((module.name.clone(), name), contract.event_type.as_str())
        })
        .collect();
    for (module, contract) in model.contracts() {
        let alias = (module.name.clone(), names::camel(&contract.event_type));
        if let Some(other) = structs.get(&alias) {
            let span = model.facts_span(&contract.event, "/type");
            let message = format!("this event type and a version of `{other}` become the same Rust type");
            findings.push(Diagnostic::error(RULE.name, span, message).help("rename one of them"));
        }
    }
}
