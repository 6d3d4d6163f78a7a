//! `sensitive-name`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::{Category, CategoryLevel};
use crate::model::Model;
use crate::node::escape_token;
use crate::{sensitive, view};
use eventwright_runtime::walk::{Keyword, NodeId};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    name: "sensitive-name",
    what: "A property whose name says that it holds what the policy keeps out of events: personal data, payment data, \
           credentials, keys of database rows.",
    why: "Events are copied, logged and kept; what is in them once cannot be taken back.",
    bad: r#""properties": {"user_email": {"type": "string"}}"#,
    good: r#""properties": {"user_id": {"type": "string", "format": "uuid"}}"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    let mut judge = Judge { known: HashMap::new() };
    for id in model.schemas.ids() {
        // A declared name is judged once, where it is declared.
        let declared = view::declared(&model.schemas, id);
        for keyword in model.schemas.keywords(id) {
            match keyword {
                Keyword::Properties(members) => {
                    for (name, property) in members {
                        let place = format!("properties/{}", escape_token(name));
                        judge.judge(model, id, name, &place, Some(*property), findings);
                    }
                }
                Keyword::Required(names) => {
                    for (index, name) in names.iter().enumerate().filter(|(_, name)| !declared.contains(&***name)) {
                        judge.judge(model, id, name, &format!("required/{index}"), None, findings);
                    }
                }
                Keyword::DependentRequired(members) => {
                    for (name, _) in members.iter().filter(|(name, _)| !declared.contains(&**name)) {
                        let place = format!("dependentRequired/{}", escape_token(name));
                        judge.judge(model, id, name, &place, None, findings);
                    }
                }
                Keyword::DependentSchemas(members) => {
                    for (name, _) in members.iter().filter(|(name, _)| !declared.contains(&**name)) {
                        let place = format!("dependentSchemas/{}", escape_token(name));
                        judge.judge(model, id, name, &place, None, findings);
                    }
                }
                _ => {}
            }
        }
    }
}

/// Judges names, each once: a thousand contracts share most of theirs.
struct Judge<'m> {
    known: HashMap<&'m str, Option<Category>>,
}

impl<'m> Judge<'m> {
fn judge(&mut self, model: &'m Model, id: NodeId, name: &'m str, place: &str, property: Option<NodeId>, findings: &mut Findings) {
    let known = self.known.entry(name).or_insert_with(|| sensitive::name(name));
    let Some(category) = *known else { return };
    let exempt = |property| view::exempt(&model.schemas, property).contains(&category);
    if property.is_some_and(exempt) {
        return;
    }
    let rules = &model.policy.value.sensitive.categories;
    let rule = rules.iter().find(|rule| rule.name == category);
    let title = rule.map_or(category.name(), |rule| rule.title.as_str());
    let span = model.keyword_name_span(id, place);
    let mut finding = Diagnostic::error(RULE.name, span, format!("the name says that this is {title} ({})", category.name()));
    if rule.is_some_and(|rule| rule.level == CategoryLevel::Warn) {
        finding.severity = Severity::Warning;
    }
    let instead = rule.and_then(|rule| rule.use_instead.as_deref()).unwrap_or("an id");
    let help = format!("use {instead} instead, or give a reason: \"x-pii\": {{\"category\": \"{}\", \"reason\": …, \"owner\": …}}", category.name());
    findings.push(finding.help(help));
}
}
