//! `open-root`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use eventwright_runtime::walk::{Keyword, Types};

pub(super) const RULE: Rule = Rule {
    name: "open-root",
    what: "A contract whose payload is not an object, or is an object that does not say whether it is closed.",
    why: "An object that is open by accident lets through what nobody declared: sensitive data above all.",
    bad: r#"{"type": "object", "properties": {…}}"#,
    good: r#"{"type": "object", "additionalProperties": false, "properties": {…}}"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    for (_, contract) in model.contracts() {
        let keywords = model.schemas.keywords(contract.root);
        let object = keywords.iter().any(|keyword| matches!(keyword, Keyword::Type(types) if *types == Types::OBJECT));
        let span = model.schemas.info(contract.root).span;
        let head = crate::source::Span { end: span.start + 1, ..span };
        if !object {
            let message = "the payload of an event is an object";
            findings.push(Diagnostic::error(RULE.name, head, message).help("add \"type\": \"object\" at the root"));
            continue;
        }
        let says = |keyword: &Keyword| {
            matches!(keyword, Keyword::AdditionalProperties(_) | Keyword::UnevaluatedProperties(_))
        };
        if !keywords.iter().any(says) {
            let message = "the payload does not say whether other members are legal";
            let finding = Diagnostic::error(RULE.name, head, message)
                .help("add \"additionalProperties\": false, or true if it is meant to be open");
            findings.push(finding);
        }
    }
}
