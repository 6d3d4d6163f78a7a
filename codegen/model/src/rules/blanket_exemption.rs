//! `blanket-exemption`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::view;

pub(super) const RULE: Rule = Rule {
    name: "blanket-exemption",
    what: "An exemption of a whole payload: `x-pii` at the root of a contract, or `allow` with an empty `field`.",
    why: "An exemption covers all that lies below it. At the root it lets through what nobody has thought of, in fields \
          that are added years later too.",
    bad: r#""type": "object", "x-pii": {"category": "contact", "reason": "…", "owner": "…"}"#,
    good: r#""properties": {"reply_to": {"type": "string", "x-pii": {"category": "contact", "reason": "…", "owner": "…"}}}"#,
    run: Run::Model(run),
};

const HELP: &str = "exempt the field that needs it";

fn run(model: &Model, findings: &mut Findings) {
    let exemptions = &model.policy.value.allow;
    for (index, _) in exemptions.iter().enumerate().filter(|(_, allow)| allow.field.is_empty()) {
        let span = model.facts_span(&model.policy, &format!("/allow/{index}/field"));
        findings.push(Diagnostic::error(RULE.name, span, "this exempts the whole payload").help(HELP));
    }
    for (_, contract) in model.contracts() {
        // What the policy exempts is told there.
        let by_policy = |category| {
            exemptions.iter().any(|allow| {
                allow.field.is_empty() && allow.event == contract.event_type && allow.category == category
            })
        };
        for part in view::conjunction(&model.schemas, contract.root) {
            let Some(pii) = &model.schemas.annotations(part).pii else { continue };
            if !by_policy(pii.category) {
                let span = model.keyword_name_span(part, "x-pii");
                findings.push(Diagnostic::error(RULE.name, span, "this exempts the whole payload").help(HELP));
            }
        }
    }
}
