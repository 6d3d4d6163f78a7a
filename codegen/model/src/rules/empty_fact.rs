//! `empty-fact`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    name: "empty-fact",
    what: "A fact that says nothing: an empty title, reason, owner or `when`, an exemption because of `TODO`, a producer \
           without any place, a limit beyond what a payload can be.",
    why: "The reference would print a blank where readers look for an answer, and an exemption without a reason is none.",
    bad: r#""x-pii": {"category": "credential", "reason": "", "owner": ""}"#,
    good: r#""x-pii": {"category": "credential", "reason": "Consumers tie the event to its approval by it.", "owner": "Core"}"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    // A place is looked up only where something is wrong.
    let mut nothing = |span: Span| findings.push(Diagnostic::error(RULE.name, span, "this must say something"));
    let mut require = |text: &str, span: &dyn Fn() -> Span| {
        if is_blank(text) {
            nothing(span());
        }
    };
    for (_, contract) in model.contracts() {
        let event = &contract.event.value;
        require(&event.when, &|| model.facts_span(&contract.event, "/when"));
        require(&event.meta.producer, &|| model.facts_span(&contract.event, "/meta/producer"));
        let producer = &event.producer;
        let places = [&producer.symbol, &producer.location, &producer.note];
        let told: String = places.into_iter().flatten().map(String::as_str).collect();
        require(&told, &|| model.facts_span(&contract.event, "/producer"));
        for (index, consumer) in event.consumers.iter().enumerate() {
            require(&consumer.name, &|| model.facts_span(&contract.event, &format!("/consumers/{index}/name")));
        }
    }
    for module in &model.modules {
        require(&module.facts.value.title, &|| model.facts_span(&module.facts, "/title"));
        require(&module.facts.value.owner, &|| model.facts_span(&module.facts, "/owner"));
    }
    // An auditor needs words.
    let mut answer = |text: &str, span: &dyn Fn() -> Span| {
        if says_nothing(text) {
            nothing(span());
        }
    };
    for id in model.schemas.ids() {
        if let Some(pii) = &model.schemas.annotations(id).pii {
            answer(&pii.reason, &|| model.keyword_span(id, "x-pii/reason"));
            answer(&pii.owner, &|| model.keyword_span(id, "x-pii/owner"));
        }
    }
    for (index, allow) in model.policy.value.allow.iter().enumerate() {
        answer(&allow.reason, &|| model.facts_span(&model.policy, &format!("/allow/{index}/reason")));
        answer(&allow.owner, &|| model.facts_span(&model.policy, &format!("/allow/{index}/owner")));
    }
    for (index, approval) in model.policy.value.approvals.iter().enumerate() {
        answer(&approval.reason, &|| model.facts_span(&model.policy, &format!("/approvals/{index}/reason")));
        answer(&approval.owner, &|| model.facts_span(&model.policy, &format!("/approvals/{index}/owner")));
    }
    let limit = model.policy.value.payload.max_bytes;
    if u32::try_from(limit).is_err() {
        let span = model.facts_span(&model.policy, "/payload/max_bytes");
        findings.push(Diagnostic::error(RULE.name, span, "a limit of 4 GiB and more limits nothing"));
    }
}

/// Whether nothing of a text can be seen.
fn is_blank(text: &str) -> bool {
    let unseen = |c: char| c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    text.chars().all(unseen)
}

/// Whether a text has no letter or digit, or is one of those that stand where something is to be said later.
fn says_nothing(text: &str) -> bool {
    let said: String = text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    said.is_empty() || LATER.contains(&said.as_str())
}

const LATER: &[&str] = &["fixme", "na", "none", "null", "notapplicable", "tba", "tbd", "todo", "unknown", "xxx"];

#[cfg(test)]
mod tests {
    use super::{is_blank, says_nothing};

    #[test]
    fn what_says_nothing() {
        for text in ["", " ", ".", "…", "TODO", "n/a", "T.B.D.", "\u{200b}", "\u{feff}-\u{2060}"] {
            assert!(says_nothing(text), "{text}");
        }
        for text in ["", " ", "\u{200b}\u{feff}"] {
            assert!(is_blank(text), "{text}");
        }
        assert!(!is_blank("|"));
        for text in ["The ledger asks for it.", "o", "7", "Nà", "todo list of the team", "é"] {
            assert!(!says_nothing(text), "{text}");
        }
    }
}
