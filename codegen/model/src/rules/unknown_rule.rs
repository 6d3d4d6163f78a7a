//! `unknown-rule`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::suggest;

pub(super) const RULE: Rule = Rule {
    name: "unknown-rule",
    what: "A level in the policy for a rule that does not exist, or that is applied while text is read and has no level.",
    why: "Whoever wrote it believes that something is switched on or off.",
    bad: r#""rules": {"open-rot": "allow"}"#,
    good: r#""rules": {"open-root": "allow"}"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    for name in model.policy.value.rules.keys() {
        let span = model.name_span(model.policy.document, &format!("/rules/{name}"));
        match super::find(name) {
            Some(rule) if rule.run.is_weighed() => {}
            Some(_) => {
                let message = format!("`{name}` cannot be given a level: nothing can be read where it applies");
                findings.push(Diagnostic::error(RULE.name, span, message));
            }
            None => {
                let mut finding = Diagnostic::error(RULE.name, span, format!("there is no rule `{name}`"));
                let known = super::all().iter().filter(|rule| rule.run.is_weighed()).map(|rule| rule.name);
                if let Some(near) = suggest::nearest(name, known) {
                    finding = finding
                        .help(format!("did you mean `{near}`?"))
                        .edit(span, format!("\"{near}\""), format!("rename it to `{near}`"));
                }
                findings.push(finding);
            }
        }
    }
}
