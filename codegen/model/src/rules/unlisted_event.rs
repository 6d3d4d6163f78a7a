//! `unlisted-event`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::model::{Contract, Model, Module};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    name: "unlisted-event",
    what: "A contract that its module's `publishes` does not list, or whose `source_module` is another module.",
    why: "The reference prints what is listed; an event that nobody lists is one that nobody knows of.",
    bad: r#"module.json: {"publishes": []}, and beside it course.created.v1.json"#,
    good: r#"module.json: {"publishes": ["course.created"]}"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    for module in &model.modules {
        let listed: HashSet<&str> = module.facts.value.publishes.iter().map(String::as_str).collect();
        module.contracts.iter().for_each(|contract| judge(model, module, contract, &listed, findings));
    }
}

fn judge(model: &Model, module: &Module, contract: &Contract, listed: &HashSet<&str>, findings: &mut Findings) {
        if !listed.contains(contract.event_type.as_str()) {
            let span = model.facts_span(&contract.event, "/type");
            let message = format!("`{}` is not listed under `publishes` in module.json", contract.event_type);
            let finding = Diagnostic::error(RULE.name, span, message)
                .related(model.facts_span(&module.facts, "/publishes"), "the list is here");
            findings.push(finding);
        }
        let meta = &contract.event.value.meta;
        if meta.source_module != module.name {
            let span = model.facts_span(&contract.event, "/meta/source_module");
            let message = format!("`source_module` is not the folder the contract lies in, `{}`", module.name);
            let finding = Diagnostic::error(RULE.name, span, message)
                .edit(span, format!("\"{}\"", module.name), format!("write `{}`", module.name));
            findings.push(finding);
        }
    }
