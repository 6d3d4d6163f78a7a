//! `invalid-example`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::sensitive;
use eventwright_runtime::walk::Options;

pub(super) const RULE: Rule = Rule {
    name: "invalid-example",
    what: "An entry of `examples`, or a `default`, that its own schema refuses.",
    why: "Examples are copied. They are also what the reference shows and what tests begin with.",
    bad: r#"{"type": "integer", "examples": ["five"]}"#,
    good: r#"{"type": "integer", "examples": [5]}"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    let options = Options { scan: Some(sensitive::refused(&model.policy.value)), ..Options::default() };
    for id in model.schemas.ids() {
        let annotations = model.schemas.annotations(id);
        let examples = annotations.examples.iter().enumerate().map(|(index, value)| (format!("examples/{index}"), value));
        let default = annotations.default.iter().map(|value| ("default".to_owned(), value));
        for (place, value) in examples.chain(default) {
            for violation in model.schemas.table.violations(id, value, options) {
                let span = model.keyword_span(id, &format!("{place}{}", violation.instance));
                let finding = if violation.keyword == "x-pii" {
                    let message = format!("the policy refuses this value: expected {}", violation.expected);
                    Diagnostic::error("sensitive-text", span, message)
                        .help("examples are copied, printed and run: use a value that may be seen")
                } else {
                    let message = format!("the schema refuses this value: expected {}", violation.expected);
                    Diagnostic::error(RULE.name, span, message).help(format!("see `{}`", violation.schema))
                };
                findings.push(finding);
            }
        }
    }
}
