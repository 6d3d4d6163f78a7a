//! `sensitive-text`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::{sensitive, view};
use eventwright_runtime::json::Tree;
use eventwright_runtime::walk::Keyword;

pub(super) const RULE: Rule = Rule {
    name: "sensitive-text",
    what: "An `enum`, `const`, `default` or example that contains what the policy keeps out of events: an e-mail address, \
           a card number, a key.",
    why: "Every such event would be refused; and examples end up in the reference, in tests and in other people's code.",
    bad: r#""examples": [{"contact": "jane@example.com"}]"#,
    good: r#""examples": [{"user_id": "0b0e7c5e-3c2f-4a39-9a52-4b7f7ad2c1d0"}]"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    for id in model.schemas.ids() {
        let mut values: Vec<(String, &Tree)> = Vec::new();
        for keyword in model.schemas.keywords(id) {
            match keyword {
                Keyword::Enum(list) => {
                    values.extend(list.iter().enumerate().map(|(index, value)| (format!("enum/{index}"), value)));
                }
                Keyword::Const(value) => values.push(("const".to_owned(), value)),
                _ => {}
            }
        }
        // Examples and defaults are walked, with all exemptions, by `invalid-example`, which reports under this name.
        let exempt = view::exempt(&model.schemas, id);
        for (place, value) in values {
            let Tree::String(text) = value else { continue };
            if let Some(what) = sensitive::text(&model.policy.value, &exempt, text) {
                let span = model.keyword_span(id, &place);
                findings.push(Diagnostic::error(RULE.name, span, format!("this value contains {what}")));
            }
        }
    }
}
