//! `small-envelope`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::size::envelope;
use eventwright_runtime::json::Writer;

pub(super) const RULE: Rule = Rule {
    name: "small-envelope",
    what: "An `envelope.max_bytes` in the policy below what the message around a contract's payload takes at the least.",
    why: "Every event of such a contract would be refused, however small its payload is.",
    bad: r#""envelope": {"max_bytes": 100}"#,
    good: r#""envelope": {"max_bytes": 2048}"#,
    run: Run::Model(run),
};

/// The smallest payload, `{}`.
const PAYLOAD: u64 = 2;
/// What is saved where the target is not only null but left out: `"target":null,`.
const TARGET: u64 = 14;

fn run(model: &Model, findings: &mut Findings) {
    let Some(most) = model.policy.value.envelope.max_bytes else { return };
    let least = |contract| envelope(contract, Writer::Compact).fixed + PAYLOAD - TARGET;
    // One finding for the one number: the contract that needs most tells what it has to be.
    let Some((contract, least)) = model.contracts().map(|(_, one)| (one, least(one))).max_by_key(|(_, least)| *least)
    else {
        return;
    };
    if least > most {
        let span = model.facts_span(&model.policy, "/envelope/max_bytes");
        let message = format!(
            "a message of `{}` takes {least} bytes at the least, {} more than this limit",
            contract.event_type,
            least - most
        );
        findings.push(Diagnostic::error(RULE.name, span, message).help("raise the limit, or remove it"));
    }
}
