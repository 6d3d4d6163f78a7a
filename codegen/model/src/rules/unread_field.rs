//! `unread-field`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::{suggest, view};

pub(super) const RULE: Rule = Rule {
    name: "unread-field",
    what: "A consumer that reads a field which the payload does not have, or need not have.",
    why: "The consumer fails on the first event, and events are acknowledged and lost.",
    bad: r#""reads": [{"pointer": "/title"}] where the payload has no `title`"#,
    good: r#""reads": [{"pointer": "/course_id"}]"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    for (_, contract) in model.contracts() {
        for (index, consumer) in contract.event.value.consumers.iter().enumerate() {
            for (position, read) in consumer.reads.iter().enumerate() {
                let span = || model.facts_span(&contract.event, &format!("/consumers/{index}/reads/{position}/pointer"));
                let name = &consumer.name;
                match view::field(&model.schemas, contract.root, &read.pointer) {
                    None => {
                        let span = span();
                        let message = format!("`{name}` reads `{}`, which no producer sends", read.pointer);
                        let mut finding = Diagnostic::error(RULE.name, span, message);
                        let declared = view::properties(&model.schemas, contract.root);
                        let known: Vec<String> = declared.iter().map(|property| format!("/{}", property.name)).collect();
                        if let Some(near) = suggest::nearest(&read.pointer, known.iter().map(String::as_str)) {
                            finding = finding.edit(span, format!("\"{near}\""), format!("write `{near}`"));
                        }
                        findings.push(finding.help("declare the field in the contract, or do not read it"));
                    }
                    Some((_, false)) if !read.optional => {
                        let message = format!("`{name}` reads `{}`, which may be absent", read.pointer);
                        let finding = Diagnostic::error(RULE.name, span(), message)
                            .help("require the field, or mark the read \"optional\": true");
                        findings.push(finding);
                    }
                    Some(_) => {}
                }
            }
        }
    }
}
