//! `unproven-size`

use super::Rule;
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::size;

pub(super) const RULE: Rule = Rule {
    name: "unproven-size",
    what: "A contract whose schema alone does not keep its payload within the policy's limit.",
    why: "Sooner or later somebody sends the payload that does not fit, and the event is lost in production.",
    bad: r#"{"type": "string"}"#,
    good: r#"{"type": "string", "x-max-json-bytes": 200, "x-overflow": "truncate"}"#,
    run: Some(run),
};

fn run(model: &Model, findings: &mut Findings) {
    let limit = model.policy.value.payload.max_bytes;
    for (_, contract) in model.contracts() {
        let worst = size::worst(model, contract.root);
        let span = model.facts_span(&contract.event, "/type");
        match worst.bytes {
            Some(bytes) if bytes <= limit => {}
            Some(bytes) => {
                let message = format!("a payload can take {bytes} bytes, {} more than the limit of {limit}", bytes - limit);
                let mut finding = Diagnostic::error(RULE.name, span, message);
                let mut shares = size::shares(model, contract.root);
                shares.sort_by_key(|share| std::cmp::Reverse(share.value));
                for share in shares.iter().take(2) {
                    let place = format!("properties/{}", crate::node::escape_token(&share.name));
                    let bytes = share.value.unwrap_or_default();
                    finding = finding.related(model.keyword_name_span(contract.root, &place), format!("up to {bytes} bytes"));
                }
                findings.push(finding.help("lower the caps of the largest fields: `x-max-json-bytes`, `maxItems`, `maximum`"));
            }
            None => {
                let message = format!("nothing bounds the size of the payload, which may take at most {limit} bytes");
                let mut finding = Diagnostic::error(RULE.name, span, message);
                for pointer in worst.unbounded.iter().take(4) {
                    let place = if pointer.is_empty() {
                        "additionalProperties".to_owned()
                    } else {
                        pointer.replace("/*", "/items").replacen('/', "properties/", 1)
                    };
                    finding = finding.related(model.keyword_name_span(contract.root, &place), "has no bound");
                }
                let help = "cap text with `x-max-json-bytes` or `maxLength`, arrays with `maxItems`, and close objects";
                findings.push(finding.help(help));
            }
        }
    }
}
