//! `state-machine`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::facts::StateMachine;
use crate::model::{Contract, Model, Module};
use crate::{size, view};
use eventwright_runtime::json::{Tree, Writer};
use eventwright_runtime::walk::{Keyword, NodeId};
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    name: "state-machine",
    what: "A state machine of module.json that is not the one its contract's schema admits.",
    why: "The transitions stand in the schema so that any validator checks them, and in module.json so that they can be \
          drawn: two statements of one fact must be equal.",
    bad: r#"module.json has the transition DRAFT to PUBLISHED, no branch of the schema's `anyOf` admits it"#,
    good: r#"the pairs of `from_state` and `to_state` that the schema admits are exactly the transitions"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    for module in &model.modules {
        for (index, machine) in module.facts.value.state_machines.iter().enumerate() {
            let pointer = format!("/state_machines/{index}");
            states_exist(model, module, machine, &pointer, findings);
            for contract in module.contracts.iter().filter(|contract| contract.event_type == machine.event) {
                equal(model, module, contract, machine, &pointer, findings);
            }
        }
    }
}

fn states_exist(model: &Model, module: &Module, machine: &StateMachine, pointer: &str, findings: &mut Findings) {
    if let Some(initial) = machine.initial.as_ref().filter(|initial| !machine.states.contains(initial)) {
        let span = model.facts_span(&module.facts, &format!("{pointer}/initial"));
        findings.push(Diagnostic::error(RULE.name, span, format!("`{initial}` is not among the `states`")));
    }
    for (index, transition) in machine.transitions.iter().enumerate() {
        for (end, state) in [("from", &transition.from), ("to", &transition.to)] {
            if !machine.states.contains(state) {
                let span = model.facts_span(&module.facts, &format!("{pointer}/transitions/{index}/{end}"));
                findings.push(Diagnostic::error(RULE.name, span, format!("`{state}` is not among the `states`")));
            }
        }
    }
}

/// The schema admits exactly the declared pairs: every pair of states is tried on it.
fn equal(
    model: &Model,
    module: &Module,
    contract: &Contract,
    machine: &StateMachine,
    pointer: &str,
    findings: &mut Findings,
) {
    let here = model.facts_span(&module.facts, pointer);
    let fields = [&machine.from_field, &machine.to_field];
    let mut declared = Vec::new();
    for field in fields {
        match enumerated(model, contract.root, field) {
            Some(values) => declared.push(values),
            None => {
                let message = format!("{} has no property `{field}` with an `enum` of strings", contract.name());
                findings.push(Diagnostic::error(RULE.name, here, message));
                return;
            }
        }
    }
    let states: BTreeSet<&str> = machine.states.iter().map(String::as_str).collect();
    for (field, values) in fields.iter().zip(&declared) {
        if values.iter().map(|value| &**value).collect::<BTreeSet<_>>() != states {
            let message = format!("the `enum` of `{field}` and the `states` of the machine differ");
            let finding = Diagnostic::error(RULE.name, model.facts_span(&module.facts, &format!("{pointer}/states")), message)
                .related(model.keyword_name_span(contract.root, &format!("properties/{field}")), "the property is here");
            findings.push(finding);
        }
    }
    let built = size::worst(model, contract.root, Writer::Compact).instance;
    let Some(example) = contract.examples.first().or(built.as_ref()) else {
        let message = format!("{} needs an example: its transitions are tried on one", contract.name());
        findings.push(Diagnostic::error(RULE.name, here, message));
        return;
    };
    for from in &machine.states {
        for to in &machine.states {
            let listed = machine.transitions.iter().any(|known| known.from == *from && known.to == *to);
            let payload = with(example, &[(&machine.from_field, from), (&machine.to_field, to)]);
            let admitted = model.schemas.table.is_valid(contract.root, &payload);
            if listed != admitted {
                let (lists, other) = if listed { ("module.json lists", "the schema refuses") } else { ("the schema admits", "module.json does not list") };
                let message = format!("{lists} the transition {from} to {to}, which {other}");
                let finding = Diagnostic::error(RULE.name, here, message)
                    .related(model.keyword_name_span(contract.root, "anyOf"), "the schema's transitions");
                findings.push(finding);
            }
        }
    }
}

fn enumerated(model: &Model, root: NodeId, field: &str) -> Option<Vec<Box<str>>> {
    let property = view::properties(&model.schemas, root).into_iter().find(|property| *property.name == *field)?;
    view::conjunction(&model.schemas, property.schema).into_iter().find_map(|part| {
        model.schemas.keywords(part).iter().find_map(|keyword| match keyword {
            Keyword::Enum(values) => values
                .iter()
                .map(|value| if let Tree::String(text) = value { Some(text.clone()) } else { None })
                .collect(),
            _ => None,
        })
    })
}

fn with(payload: &Tree, changes: &[(&String, &String)]) -> Tree {
    let mut payload = payload.clone();
    if let Tree::Object(members) = &mut payload {
        for (name, value) in members {
            if let Some((_, to)) = changes.iter().find(|(field, _)| ***field == **name) {
                *value = Tree::String(to.as_str().into());
            }
        }
    }
    payload
}
