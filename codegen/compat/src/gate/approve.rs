//! Approvals: changes that are meant. Each covers what it names and nothing wider.

use super::{Comparison, Found, order, warning, weighed};
use eventwright_model::Model;
use eventwright_model::diagnostic::Diagnostic;
use eventwright_model::facts::Approval;
use eventwright_runtime::format::Format;

/// Takes out what is approved, and says how many findings each approval covered.
pub(super) fn approve(model: &Model, found: &mut Vec<Found>, today: &str) -> Vec<usize> {
    let approvals = &model.policy.value.approvals;
    let mut used = vec![0; approvals.len()];
    found.retain(|one| match approvals.iter().position(|approval| covers(approval, one, today)) {
        Some(index) => {
            used[index] += 1;
            false
        }
        None => true,
    });
    used
}

/// Adds to the last comparison a finding for each approval that none of them needed: against one baseline a change is
/// there that is not there against another.
pub fn settle(new: &Model, comparisons: &mut [&mut Comparison], today: &str) {
    let mut found = Vec::new();
    for (index, approval) in new.policy.value.approvals.iter().enumerate() {
        let about = |finding| Found { contract: approval.contract.clone(), ..Found::plain(finding) };
        let silent = silent(new, index, approval);
        let needed = comparisons.iter().any(|one| one.covered.get(index).is_some_and(|times| *times > 0));
        if !needed && silent.is_empty() {
            let open = comparisons.iter().flat_map(|one| &one.findings);
            found.push(about(unneeded(new, index, approval, open, today)));
        }
        found.extend(silent.into_iter().map(about));
    }
    if let Some(last) = comparisons.last_mut() {
        last.findings.extend(weighed(new, found));
        order(&mut last.findings);
    }
}

/// What an approval leaves out: one that nobody answers for is none.
fn silent(model: &Model, index: usize, approval: &Approval) -> Vec<Diagnostic> {
    let members = [("reason", &approval.reason), ("owner", &approval.owner)];
    let blank = members.into_iter().filter(|(_, text)| text.trim().is_empty());
    let finding = |(member, _)| {
        let span = model.facts_span(&model.policy, &format!("/approvals/{index}/{member}"));
        Diagnostic::error("empty-fact", span, "this must say something")
            .help("an approval that says nothing covers nothing")
    };
    blank.map(finding).collect()
}

fn unneeded<'f>(
    model: &Model,
    index: usize,
    approval: &Approval,
    mut open: impl Iterator<Item = &'f Found>,
    today: &str,
) -> Diagnostic {
    let span = model.facts_span(&model.policy, &format!("/approvals/{index}"));
    let Approval { rule, contract, .. } = approval;
    if !lasts(approval, today) {
        return warning("unused-approval", span, format!("the approval of `{rule}` for `{contract}` ran out"))
            .help("remove it");
    }
    if open.any(|one| names(approval, one)) {
        let message = format!("the approval of `{rule}` for `{contract}` is of another change than this one");
        let help = "`witness` is the digest that the report gives for the change that was looked at";
        return warning("unused-approval", span, message).help(help);
    }
    warning("unused-approval", span, format!("nothing needs the approval of `{rule}` for `{contract}`"))
        .help("remove it")
}

/// Whether an approval is of such a finding, whatever changed.
fn names(approval: &Approval, one: &Found) -> bool {
    approval.rule == one.finding.rule
        && approval.contract == one.contract
        && approval.pointer.as_deref().unwrap_or_default() == one.pointer
}

/// Whether its last day has not passed. What is no date has never a last day.
fn lasts(approval: &Approval, today: &str) -> bool {
    approval.expires.as_ref().is_none_or(|date| Format::Date.is_valid(date) && date.as_str() >= today)
}

fn covers(approval: &Approval, one: &Found, today: &str) -> bool {
    names(approval, one)
        && approval.witness.is_some()
        && approval.witness == one.digest
        && lasts(approval, today)
        && ![&approval.reason, &approval.owner].into_iter().any(|text| text.trim().is_empty())
}
