//! `raw-id`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::facts::Category;
use crate::{names, sensitive, view};
use eventwright_runtime::format::Format;
use eventwright_runtime::walk::{Keyword, NodeId, Types};

pub(super) const RULE: Rule = Rule {
    name: "raw-id",
    what: "A property ending in id, ids or pk that is not an asserted UUID, an `enum` or a `const`, and has no reasoned \
           `x-pii` exemption of a category that fits, `database_key` or what the name says. An integer is always refused.",
    why: "Keys of database rows tell a stranger how many there are, and let him guess the next.",
    bad: r#""user_id": {"type": "integer"}"#,
    good: r#""user_id": {"type": "string", "format": "uuid"}"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    for id in model.schemas.ids() {
        for keyword in model.schemas.keywords(id) {
            let Keyword::Properties(members) = keyword else { continue };
            for (name, property) in members {
                if !is_id(name) {
                    continue;
                }
                let place = format!("properties/{}", crate::node::escape_token(name));
                let span = model.keyword_name_span(id, &place);
                if let Some(message) = problem(model, name, *property) {
                    let finding = Diagnostic::error(RULE.name, span, message)
                        .help("use \"format\": \"uuid\"; where that cannot be, give a reason in `x-pii`");
                    findings.push(finding);
                }
            }
        }
    }
}

fn is_id(name: &str) -> bool {
    let words = names::words(name);
    matches!(words.last().map(String::as_str), Some("id" | "ids" | "pk" | "pks"))
}

/// Whether an id would be refused if nothing exempted it.
pub(super) fn asks(model: &Model, name: &str, property: NodeId) -> bool {
    is_id(name) && !closed(model, property, 0)
}

fn problem(model: &Model, name: &str, property: NodeId) -> Option<&'static str> {
    let types = view::types(&model.schemas, property);
    let parts = view::conjunction(&model.schemas, property);
    // A subschema without `type` judges a place that another one declares.
    if types == Types(127) && !parts.iter().any(|part| model.schemas.keywords(*part).is_empty()) {
        return None;
    }
    if types.0 & Types::INTEGER.with(Types::NUMBER).0 != 0 && types != Types(127) {
        return Some("an id must not be a number: it would be the key of a database row");
    }
    if closed(model, property, 0) {
        return None;
    }
    // Only an exemption that speaks of keys, or of what the name says, has thought of this.
    let exempt = view::exempt(&model.schemas, property);
    let fits = |category: &Category| *category == Category::DatabaseKey || sensitive::name(name) == Some(*category);
    if exempt.iter().any(fits) {
        return None;
    }
    if !exempt.is_empty() {
        return Some("the exemption of this id is of a category that is not about ids");
    }
    Some("an id must be a UUID, an `enum` or a `const`, or say why not")
}

/// Whether only UUIDs and listed values are admitted.
fn closed(model: &Model, id: NodeId, depth: usize) -> bool {
    let here = |part: &NodeId| {
        model.schemas.keywords(*part).iter().any(|keyword| match keyword {
            Keyword::Format(Format::Uuid) | Keyword::Enum(_) | Keyword::Const(_) => true,
            Keyword::AnyOf(ids) | Keyword::OneOf(ids) => {
                depth < 8 && ids.iter().all(|id| closed(model, *id, depth + 1))
            }
            Keyword::Items(items) => depth < 8 && closed(model, *items, depth + 1),
            _ => false,
        })
    };
    view::types(&model.schemas, id) == Types::NULL || view::conjunction(&model.schemas, id).iter().any(here)
}
