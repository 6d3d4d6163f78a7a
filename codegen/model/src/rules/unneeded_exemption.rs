//! `unneeded-exemption`

use super::{Rule, Run, raw_id};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::facts::{Category, Exemption};
use crate::model::Model;
use crate::pattern::only_letters;
use crate::named::Standing;
use crate::source::Span;
use crate::{sensitive, view};
use eventwright_runtime::detect::{self, Categories, is_transparent};
use eventwright_runtime::format::Format;
use eventwright_runtime::json::Tree;
use eventwright_runtime::walk::{Keyword, NodeId, Types};
use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

pub(super) const RULE: Rule = Rule {
    name: "unneeded-exemption",
    what: "An exemption, by `x-pii` or by `allow` in the policy, of a field that would pass without it: its name says \
           nothing of the category, and no value of it can stand there. Or one that is said twice.",
    why: "An auditor reads every exemption; one that exempts from nothing hides those that do, and takes effect unseen on \
          the day the field changes.",
    bad: r#""lessons_count": {"type": "integer", "x-pii": {"category": "contact", "reason": "…", "owner": "…"}}"#,
    good: r#""lessons_count": {"type": "integer"}"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    let allowed = allowed(model);
    let standing = LazyCell::new(|| Standing::of(model));
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
        let span = model.facts_span(&model.policy, &format!("/allow/{index}"));
        if let Some(message) = repeated(model, index, allow, fields) {
            findings.push(Diagnostic::error(RULE.name, span, message).help("remove one of them"));
            continue;
        }
        let above = above(&allow.field);
        if !fields.is_empty() && !fields.iter().any(|field| needed(model, &above, name, *field, allow.category)) {
            report(span, allow.category, findings);
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

/// What says the same already: an entry before, or the field itself.
fn repeated(model: &Model, index: usize, allow: &Exemption, fields: &[NodeId]) -> Option<&'static str> {
    let same = |other: &&Exemption| {
        other.event == allow.event && other.field == allow.field && other.category == allow.category
    };
    let all = &model.policy.value.allow;
    if all.iter().take(index).any(|other| same(&other)) {
        return Some("the policy has this exemption already");
    }
    // Each entry has left its mark at the field, beside that of the field's own.
    let entries = all.iter().filter(same).count();
    let marks = |field: &NodeId| {
        let own = |keyword: &&Keyword| matches!(keyword, Keyword::Pii(names) if names.iter().any(|name| **name == *allow.category.name()));
        model.schemas.keywords(*field).iter().filter(own).count()
    };
    let told = !fields.is_empty() && fields.iter().all(|field| marks(field) > entries);
    told.then_some("the field's own `x-pii` says this already")
}

fn report(span: Span, category: Category, findings: &mut Findings) {
    let message = format!("nothing in this field needs an exemption ({})", category.name());
    findings.push(Diagnostic::error(RULE.name, span, message).help("remove the exemption"));
}

/// Whether a rule or a detector would have something to say.
fn needed(model: &Model, above: &[Option<&str>], name: &str, property: NodeId, category: Category) -> bool {
    // Only exemptions of these two help an id.
    let named = sensitive::name(name);
    let of_id = category == Category::DatabaseKey || named == Some(category);
    of_id && raw_id::asks(model, name, property)
        || above.iter().any(|above| sensitive::member(*above, name) == Some(category))
        || holds(model, property, category)
}

/// Whether a value that a detector of the category finds can stand in the field or below it, or a name below it is one.
fn holds(model: &Model, property: NodeId, category: Category) -> bool {
    let schemas = &model.schemas;
    if view::types(schemas, property).0 & Types::STRING.with(Types::ARRAY).with(Types::OBJECT).0 == 0 {
        return false;
    }
    let sought = sensitive::set(&[category]);
    let detected = detect::detectors().iter().any(|detector| sought.contains(detector.category));
    let below = || {
        let parts = view::conjunction(schemas, property).into_iter();
        parts.flat_map(|part| schemas.keywords(part)).any(|keyword| matches!(keyword, Keyword::Properties(_)))
    };
    let hinders = |part: NodeId| schemas.keywords(part).iter().any(|keyword| hinders(keyword, sought, category));
    (detected || below()) && !view::conjunction(schemas, property).into_iter().any(hinders)
}

/// Whether nothing that satisfies the keyword holds what is sought.
fn hinders(keyword: &Keyword, sought: Categories, category: Category) -> bool {
    match keyword {
        Keyword::Enum(values) => !values.iter().any(|value| found(value, sought)),
        Keyword::Const(value) => !found(value, sought),
        Keyword::Format(Format::Uuid | Format::DateTime | Format::Date | Format::Time | Format::Duration) => true,
        Keyword::MaxLength(most) => *most < shortest(category),
        // A key can be of letters alone; everything else has digits, points or signs.
        Keyword::Pattern(pattern) => category != Category::Credential && only_letters(&pattern.source),
        _ => false,
    }
}

/// No detector of the category finds anything in fewer characters.
const fn shortest(category: Category) -> u64 {
    match category {
        // An IBAN of Norway.
        Category::Bank => 15,
        Category::Payment => 12,
        // A social security number without its signs.
        Category::GovernmentId => 9,
        // `::1%a`
        Category::Contact | Category::Person | Category::Address | Category::Credential | Category::DatabaseKey => 5,
    }
}

fn found(value: &Tree, sought: Categories) -> bool {
    match value {
        Tree::String(text) => detect::scan(text, sought).is_some(),
        Tree::Array(items) => items.iter().any(|item| found(item, sought)),
        Tree::Object(members) => members.iter().any(|(name, value)| {
            found(value, sought) || detect::sensitive_name(name).is_some_and(|category| sought.contains(category))
        }),
        _ => false,
    }
}
