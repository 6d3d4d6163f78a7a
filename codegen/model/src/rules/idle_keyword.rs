//! `idle-keyword`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use eventwright_runtime::walk::{Keyword, NodeId, Types};

pub(super) const RULE: Rule = Rule {
    name: "idle-keyword",
    what: "A keyword that can never make a difference where it stands: `minLength` beside `\"type\": \"integer\"`, `then` \
           without `if`.",
    why: "Its author meant something by it that no validator does.",
    bad: r#"{"type": "integer", "minLength": 3}"#,
    good: r#"{"type": "integer", "minimum": 100}"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    for id in model.schemas.ids() {
        beside_type(model, id, findings);
        for (keyword, why) in without_effect(model, id) {
            let message = format!("`{keyword}` does nothing here: {why}");
            findings.push(Diagnostic::error(RULE.name, model.keyword_name_span(id, keyword), message));
        }
    }
}

fn beside_type(model: &Model, id: NodeId, findings: &mut Findings) {
    let keywords = model.schemas.keywords(id);
    let Some(types) = keywords.iter().find_map(|keyword| match keyword {
        Keyword::Type(types) => Some(*types),
        _ => None,
    }) else {
        return;
    };
    for keyword in keywords {
        let Some(needed) = applies_to(keyword) else { continue };
        if types.0 & needed.0 != 0 {
            continue;
        }
        let (name, kind) = (keyword.name(), type_names(needed));
        let message = format!("`{name}` does nothing here: it is about {kind}, which `type` leaves out");
        let finding = Diagnostic::error(RULE.name, model.keyword_name_span(id, name), message)
            .related(model.keyword_span(id, "type"), "the type is here")
            .help(format!("remove it, or let the type be {kind}"));
        findings.push(finding);
    }
    let annotations = model.schemas.annotations(id);
    let text_only = [
        ("x-overflow", annotations.overflow.is_some()),
        ("x-on-sensitive", annotations.on_sensitive.is_some()),
    ];
    for (name, there) in text_only {
        if there && !types.contains(Types::STRING) {
            let message = format!("`{name}` does nothing here: it is about strings, which `type` leaves out");
            findings.push(Diagnostic::error(RULE.name, model.keyword_name_span(id, name), message));
        }
    }
}

/// Keywords that have no effect whatever the type.
fn without_effect(model: &Model, id: NodeId) -> Vec<(&'static str, &'static str)> {
    let keywords = model.schemas.keywords(id);
    let annotations = model.schemas.annotations(id);
    let mut found = Vec::new();
    let capped = |keyword: &Keyword| matches!(keyword, Keyword::MaxLength(_) | Keyword::MaxJsonBytes(_));
    if annotations.overflow.is_some() && !keywords.iter().any(capped) {
        found.push(("x-overflow", "there is no `maxLength` or `x-max-json-bytes` beside it"));
    }
    for keyword in keywords {
        if let Keyword::If { then: None, otherwise: None, .. } = keyword {
            found.push(("if", "there is no `then` or `else` beside it"));
        }
    }
    found
}

/// The types a keyword is about; `None` for those that are about any value.
fn applies_to(keyword: &Keyword) -> Option<Types> {
    let number = Types::INTEGER.with(Types::NUMBER);
    match keyword {
        Keyword::MultipleOf(_)
        | Keyword::Maximum(_)
        | Keyword::ExclusiveMaximum(_)
        | Keyword::Minimum(_)
        | Keyword::ExclusiveMinimum(_) => Some(number),
        Keyword::MaxLength(_)
        | Keyword::MinLength(_)
        | Keyword::Pattern(_)
        | Keyword::Format(_)
        | Keyword::MaxJsonBytes(_) => Some(Types::STRING),
        Keyword::PrefixItems(_)
        | Keyword::Items(_)
        | Keyword::Contains { .. }
        | Keyword::MaxItems(_)
        | Keyword::MinItems(_)
        | Keyword::UniqueItems
        | Keyword::UnevaluatedItems(_) => Some(Types::ARRAY),
        Keyword::Properties(_)
        | Keyword::PatternProperties(_)
        | Keyword::AdditionalProperties(_)
        | Keyword::PropertyNames(_)
        | Keyword::MaxProperties(_)
        | Keyword::MinProperties(_)
        | Keyword::Required(_)
        | Keyword::DependentRequired(_)
        | Keyword::DependentSchemas(_)
        | Keyword::UnevaluatedProperties(_) => Some(Types::OBJECT),
        Keyword::False
        | Keyword::Ref(_)
        | Keyword::DynamicRef { .. }
        | Keyword::Type(_)
        | Keyword::Enum(_)
        | Keyword::Const(_)
        | Keyword::AllOf(_)
        | Keyword::AnyOf(_)
        | Keyword::OneOf(_)
        | Keyword::Not(_)
        | Keyword::If { .. }
        | Keyword::Pii(_) => None,
    }
}

fn type_names(types: Types) -> String {
    if types.contains(Types::NUMBER) {
        return "numbers".to_owned();
    }
    let names = Types::NAMES.iter().filter(|(_, kind)| types.contains(*kind)).map(|(name, _)| format!("{name}s"));
    names.collect::<Vec<_>>().join(" and ")
}
