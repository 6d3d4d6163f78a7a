//! `missing-example`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Model;

pub(super) const RULE: Rule = Rule {
    name: "missing-example",
    what: "A contract with fewer than two `examples`.",
    why: "The reference shows them, the generated documentation runs one of them, and readers learn from them first.",
    bad: r#"{"x-event": {…}, "properties": {…}}"#,
    good: r#"{"x-event": {…}, "properties": {…}, "examples": [{…}, {…}]}"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    for (_, contract) in model.contracts() {
        if contract.examples.len() < 2 {
            let span = model.name_span(contract.event.document, "/examples");
            let message = format!("{} has {} of at least two examples", contract.name(), contract.examples.len());
            let mut finding = Diagnostic::error(RULE.name, span, message).help("add payloads under `examples` at the root");
            finding.severity = Severity::Warning;
            findings.push(finding);
        }
    }
}
