//! `unknown-event`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::facts::Step;
use crate::model::{Model, Module};
use crate::suggest;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    name: "unknown-event",
    what: "An event type in `publishes`, a flow, a state machine, or an exemption that no contract has.",
    why: "The reference would tell of an event that is never sent.",
    bad: r#""publishes": ["course.craeted"]"#,
    good: r#""publishes": ["course.created"]"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    let types: HashSet<&str> = model.contracts().map(|(_, contract)| contract.event_type.as_str()).collect();
    for module in &model.modules {
        let facts = &module.facts.value;
        for (index, name) in facts.publishes.iter().enumerate() {
            require(model, &types, module, name, &format!("/publishes/{index}"), findings);
        }
        for (index, flow) in facts.flows.iter().enumerate() {
            steps(model, &types, module, &flow.steps, &format!("/flows/{index}/steps"), findings);
        }
        for (index, machine) in facts.state_machines.iter().enumerate() {
            require(model, &types, module, &machine.event, &format!("/state_machines/{index}/event"), findings);
        }
    }
    let policy = &model.policy.value;
    let allowed = policy.allow.iter().map(|allow| &allow.event).enumerate().map(|(index, event)| (format!("/allow/{index}/event"), event));
    for (pointer, event) in allowed {
        if !types.contains(event.as_str()) {
            let span = model.facts_span(&model.policy, &pointer);
            findings.push(unknown(model, event, span));
        }
    }
}

fn steps(model: &Model, types: &HashSet<&str>, module: &Module, list: &[Step], pointer: &str, findings: &mut Findings) {
    for (index, step) in list.iter().enumerate() {
        let here = format!("{pointer}/{index}");
        if let Some(event) = &step.event {
            let foreign = module.facts.value.consumes.events.iter().any(|consumed| consumed.event == *event);
            if !foreign {
                require(model, types, module, event, &format!("{here}/event"), findings);
            }
        }
        for (name, branches) in [("alternatives", &step.alternatives), ("parallel", &step.parallel)] {
            for (branch, inner) in branches.iter().enumerate() {
                steps(model, types, module, inner, &format!("{here}/{name}/{branch}"), findings);
            }
        }
        steps(model, types, module, &step.on_error, &format!("{here}/on_error"), findings);
    }
}

fn require(
    model: &Model,
    types: &HashSet<&str>,
    module: &Module,
    event: &str,
    pointer: &str,
    findings: &mut Findings,
) {
    if !types.contains(event) {
        let span = model.facts_span(&module.facts, pointer);
        findings.push(unknown(model, event, span));
    }
}

fn unknown(model: &Model, event: &str, span: crate::source::Span) -> Diagnostic {
    let finding = Diagnostic::error(RULE.name, span, format!("no contract describes the event type `{event}`"));
    let known = model.contracts().map(|(_, contract)| contract.event_type.as_str());
    match suggest::nearest(event, known) {
        Some(near) => finding
            .help(format!("did you mean `{near}`?"))
            .edit(span, format!("\"{near}\""), format!("write `{near}`")),
        None => finding,
    }
}
