//! `sensitive-name`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::{Category, CategoryLevel};
use crate::model::Model;
use crate::named::{Named, Standing, named};
use crate::source::Span;
use crate::{sensitive, view};
use eventwright_runtime::walk::NodeId;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

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
    let mut judge = Judge { known: HashMap::new(), standing: Standing::of(model) };
    for id in model.schemas.ids() {
        let mut seen = BTreeSet::new();
        for named in named(&model.schemas, id) {
            judge.judge(model, id, &named, &mut seen, findings);
        }
    }
}

/// Judges names, each once: a thousand contracts share most of theirs.
struct Judge<'m> {
    known: HashMap<(Option<&'m str>, Cow<'m, str>), Option<Category>>,
    standing: Standing<'m>,
}

impl<'m> Judge<'m> {
    /// An expression spells out several names and stands at one place: it is told once for each category.
    fn judge(
        &mut self,
        model: &'m Model,
        id: NodeId,
        named: &Named<'m>,
        seen: &mut BTreeSet<(String, Category)>,
        findings: &mut Findings,
    ) {
        let name = &named.name;
        let found = self.standing.above(id).iter().find_map(|above| {
            *self.known.entry((*above, name.clone())).or_insert_with(|| sensitive::member(*above, name))
        });
        let Some(category) = found else { return };
        let exempt = |id| {
            self.standing.exempt(&model.schemas, id).contains(&category)
                || view::exempt_within(&model.schemas, id).contains(&category)
        };
        // What an `enum` lists is exempt with the place that holds it.
        let excused = named.property.map_or_else(|| exempt(id), exempt);
        if excused || !seen.insert((named.place.clone(), category)) {
            return;
        }
        let span = if named.key {
            model.keyword_name_span(id, &named.place)
        } else {
            model.keyword_span(id, &named.place)
        };
        findings.push(finding(model, category, span));
    }
}

fn finding(model: &Model, category: Category, span: Span) -> Diagnostic {
    let rules = &model.policy.value.sensitive.categories;
    let rule = rules.iter().find(|rule| rule.name == category);
    let title = rule.map_or(category.name(), |rule| rule.title.as_str());
    let mut finding =
        Diagnostic::error(RULE.name, span, format!("the name says that this is {title} ({})", category.name()));
    if rule.is_some_and(|rule| rule.level == CategoryLevel::Warn) {
        finding.severity = Severity::Warning;
    }
    let instead = rule.and_then(|rule| rule.use_instead.as_deref()).unwrap_or("an id");
    finding.help(format!(
        "use {instead} instead, or give a reason: \"x-pii\": {{\"category\": \"{}\", \"reason\": …, \"owner\": …}}",
        category.name()
    ))
}
