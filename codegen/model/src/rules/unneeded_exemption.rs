//! `unneeded-exemption`

use super::{Rule, Run, raw_id};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::facts::{Category, Exemption};
use crate::model::Model;
use crate::named::Standing;
use crate::source::Span;
use crate::{sensitive, view};
use eventwright_runtime::detect::is_transparent;
use eventwright_runtime::format::Format;
use eventwright_runtime::walk::{Keyword, NodeId, Types};
use std::collections::{HashMap, HashSet};

pub(super) const RULE: Rule = Rule {
    name: "unneeded-exemption",
    what: "An exemption, by `x-pii` or by `allow` in the policy, of a field that would pass without it: its name says \
           nothing of the category, and it holds no free text.",
    why: "An auditor reads every exemption; one that exempts from nothing hides those that do, and takes effect unseen on \
          the day the field changes.",
    bad: r#""lessons_count": {"type": "integer", "x-pii": {"category": "contact", "reason": "…", "owner": "…"}}"#,
    good: r#""lessons_count": {"type": "integer"}"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    let allowed = allowed(model);
    let standing = Standing::of(model);
    let by_policy: HashSet<NodeId> = allowed.iter().flatten().copied().collect();
    for id in model.schemas.ids() {
        for keyword in model.schemas.keywords(id) {
            let Keyword::Properties(members) = keyword else { continue };
            for (name, property) in members {
                let Some(pii) = &model.schemas.annotations(*property).pii else { continue };
                // What the policy allows is reported there.
                if !needed(model, standing.above(id), name, *property, pii.category) && !by_policy.contains(property) {
                    report(model.keyword_name_span(*property, "x-pii"), pii.category, findings);
                }
            }
        }
    }
    for (index, (allow, fields)) in model.policy.value.allow.iter().zip(&allowed).enumerate() {
        let name = allow.field.rsplit('/').next().unwrap_or_default();
        let above = above(&allow.field);
        if !fields.is_empty() && !fields.iter().any(|field| needed(model, &above, name, *field, allow.category)) {
            report(model.facts_span(&model.policy, &format!("/allow/{index}")), allow.category, findings);
        }
    }
}

/// The fields that each exemption of the policy is about, one of each version of the event.
fn allowed(model: &Model) -> Vec<Vec<NodeId>> {
    let exemptions = &model.policy.value.allow;
    if exemptions.is_empty() {
        return Vec::new();
    }
    let mut roots: HashMap<&str, Vec<NodeId>> = HashMap::new();
    for (_, contract) in model.contracts() {
        roots.entry(&contract.event_type).or_default().push(contract.root);
    }
    let fields = |allow: &Exemption| {
        let roots = roots.get(allow.event.as_str()).into_iter().flatten();
        roots.filter_map(|root| view::field(&model.schemas, *root, &allow.field)).map(|(field, _)| field).collect()
    };
    exemptions.iter().map(fields).collect()
}

/// The member that the field of a pointer stands below: the last token before it that is a name.
fn above(pointer: &str) -> [Option<&str>; 1] {
    let names = pointer.rsplit('/').skip(1);
    [names.filter(|token| !token.is_empty()).find(|token| !view::is_index(token) && !is_transparent(token))]
}

fn report(span: Span, category: Category, findings: &mut Findings) {
    let message = format!("nothing in this field needs an exemption ({})", category.name());
    findings.push(Diagnostic::error(RULE.name, span, message).help("remove the exemption"));
}

/// Whether a rule or a detector would have something to say.
fn needed(model: &Model, above: &[Option<&str>], name: &str, property: NodeId, category: Category) -> bool {
    raw_id::asks(model, name, property) || above.iter().any(|above| sensitive::member(*above, name) == Some(category)) || holds_text(model, property)
}

/// Whether a value that a detector looks at can stand in the field or below it.
fn holds_text(model: &Model, property: NodeId) -> bool {
    let types = view::types(&model.schemas, property);
    let open = Types::STRING.with(Types::ARRAY).with(Types::OBJECT);
    let set_aside = view::conjunction(&model.schemas, property).iter().any(|part| {
        model.schemas.keywords(*part).iter().any(|keyword| {
            matches!(
                keyword,
                Keyword::Enum(_)
                    | Keyword::Const(_)
                    | Keyword::Format(Format::Uuid | Format::DateTime | Format::Date | Format::Time | Format::Duration)
            )
        })
    });
    types.0 & open.0 != 0 && !set_aside
}
