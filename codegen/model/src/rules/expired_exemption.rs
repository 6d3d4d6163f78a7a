//! `expired-exemption`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::source::Span;
use eventwright_runtime::format::Format;

pub(super) const RULE: Rule = Rule {
    name: "expired-exemption",
    what: "An exemption from the sensitive-data policy whose last day has passed, or whose date is none.",
    why: "Whoever granted it asked to be asked again.",
    bad: r#""x-pii": {"category": "credential", "reason": "…", "owner": "…", "expires": "2020-01-31"}"#,
    good: r#""x-pii": {"category": "credential", "reason": "…", "owner": "…", "expires": "2030-01-31"}"#,
    run: Run::Model(run),
};

/// Whether a date is one does not depend on the day.
fn run(model: &Model, findings: &mut Findings) {
    for (date, span) in dates(model) {
        if !Format::Date.is_valid(date) {
            findings.push(Diagnostic::error(RULE.name, span, "`expires` is a date, YYYY-MM-DD"));
        }
    }
}

/// The exemptions that have run out by a day, `YYYY-MM-DD`. No rule asks for the day: generating must not depend on it.
pub fn expired(model: &Model, today: &str) -> Vec<Diagnostic> {
    let passed = dates(model).into_iter().filter(|(date, _)| Format::Date.is_valid(date) && *date < today);
    let finding = |(date, span)| {
        Diagnostic::error(RULE.name, span, format!("the exemption ran out on {date}"))
            .help("ask its owner whether it still holds, and set a new date or remove it")
    };
    passed.map(finding).collect()
}

/// Every `expires` with its place.
fn dates(model: &Model) -> Vec<(&str, Span)> {
    let mut dates = Vec::new();
    for id in model.schemas.ids() {
        let pii = model.schemas.annotations(id).pii.as_ref();
        if let Some(date) = pii.and_then(|pii| pii.expires.as_deref()) {
            dates.push((date, model.keyword_span(id, "x-pii/expires")));
        }
    }
    for (index, allow) in model.policy.value.allow.iter().enumerate() {
        if let Some(date) = &allow.expires {
            dates.push((date, model.facts_span(&model.policy, &format!("/allow/{index}/expires"))));
        }
    }
    for (index, approval) in model.policy.value.approvals.iter().enumerate() {
        if let Some(date) = &approval.expires {
            dates.push((date, model.facts_span(&model.policy, &format!("/approvals/{index}/expires"))));
        }
    }
    dates
}
