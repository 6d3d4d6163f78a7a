//! Approvals: changes that are meant. Each covers what it names and nothing wider.

use super::{ContractVerdict, Found, warning};
use eventwright_model::Model;
use eventwright_model::facts::Approval;
use eventwright_runtime::format::Format;

/// Takes out what is approved, adds a finding for each approval that nothing needs, and says how many were taken out.
pub(super) fn approve(model: &Model, found: &mut Vec<Found>, verdicts: &[ContractVerdict], today: &str) -> usize {
    let approvals = &model.policy.value.approvals;
    let mut used = vec![false; approvals.len()];
    let before = found.len();
    found.retain(|one| {
        let covers = |approval: &&Approval| covers(approval, one, verdicts, today);
        match approvals.iter().position(|approval| covers(&approval)) {
            Some(index) => {
                used[index] = true;
                false
            }
            None => true,
        }
    });
    let approved = before - found.len();
    for (index, approval) in approvals.iter().enumerate().filter(|(index, _)| !used[*index]) {
        let span = model.facts_span(&model.policy, &format!("/approvals/{index}"));
        let expired =
            approval.expires.as_ref().is_some_and(|date| !Format::Date.is_valid(date) || date.as_str() < today);
        let message = if expired {
            format!("the approval of `{}` for `{}` ran out", approval.rule, approval.contract)
        } else {
            format!("nothing needs the approval of `{}` for `{}`", approval.rule, approval.contract)
        };
        let finding = warning("unused-approval", span, message).help("remove it");
        found.push(Found { contract: approval.contract.clone(), pointer: String::new(), finding, verdict: None });
    }
    approved
}

fn covers(approval: &Approval, one: &Found, verdicts: &[ContractVerdict], today: &str) -> bool {
    let digest = one.verdict.and_then(|index| verdicts.get(index)?.digest.as_deref());
    // What is no date has never a last day.
    let lasts = |date: &String| Format::Date.is_valid(date) && date.as_str() >= today;
    approval.rule == one.finding.rule
        && approval.contract == one.contract
        && approval.pointer.as_deref().unwrap_or_default() == one.pointer
        && approval.witness.as_deref() == digest
        && approval.expires.as_ref().is_none_or(lasts)
}
