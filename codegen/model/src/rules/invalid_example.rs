//! `invalid-example`

use super::Rule;
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::model::Model;

pub(super) const RULE: Rule = Rule {
    name: "invalid-example",
    what: "An entry of `examples`, or a `default`, that its own schema refuses.",
    why: "Examples are copied. They are also what the reference shows and what tests begin with.",
    bad: r#"{"type": "integer", "examples": ["five"]}"#,
    good: r#"{"type": "integer", "examples": [5]}"#,
    run: Some(run),
};

fn run(model: &Model, findings: &mut Findings) {
    for id in model.schemas.ids() {
        let annotations = model.schemas.annotations(id);
        let examples = annotations.examples.iter().enumerate().map(|(index, value)| (format!("examples/{index}"), value));
        let default = annotations.default.iter().map(|value| ("default".to_owned(), value));
        for (place, value) in examples.chain(default) {
            for violation in model.schemas.table.violations(id, value, Default::default()) {
                let span = model.keyword_span(id, &format!("{place}{}", violation.instance));
                let message = format!("the schema refuses this value: expected {}", violation.expected);
                let finding = Diagnostic::error(RULE.name, span, message)
                    .help(format!("see `{}`", violation.schema));
                findings.push(finding);
            }
        }
    }
}
