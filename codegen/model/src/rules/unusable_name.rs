//! `unusable-name`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::names;
use eventwright_runtime::walk::Keyword;

pub(super) const RULE: Rule = Rule {
    name: "unusable-name",
    what: "A property name that cannot be a Rust field: not an identifier, a reserved word, empty; or an `x-rust-name`, \
           event type or module name that is none.",
    why: "The generator would have to invent a name, and inventions change.",
    bad: r#""properties": {"type": {"type": "string"}}"#,
    good: r#""properties": {"type": {"type": "string", "x-rust-name": "kind"}}"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    for id in model.schemas.ids() {
        if let Some(name) = &model.schemas.annotations(id).rust_name
            && !names::is_identifier(name) {
                let message = "an `x-rust-name` is a plain identifier: letters, digits and `_`, no reserved word";
                findings.push(Diagnostic::error(RULE.name, model.keyword_span(id, "x-rust-name"), message));
            }
        for keyword in model.schemas.keywords(id) {
            let Keyword::Properties(members) = keyword else { continue };
            for (name, property) in members {
                let given = model.schemas.annotations(*property).rust_name.clone();
                if given.is_none() && names::is_identifier(name) && names::is_identifier(&names::snake(name)) {
                    continue;
                }
                if given.as_ref().is_some_and(|given| names::snake(given) == *given) {
                    continue;
                }
                let place = format!("properties/{}", crate::node::escape_token(name));
                let message = "the property's name cannot be the name of a Rust field";
                let finding = Diagnostic::error(RULE.name, model.keyword_name_span(id, &place), message)
                    .help("give it a name for Rust in snake_case: add \"x-rust-name\": \"…\" to its schema");
                findings.push(finding);
            }
        }
    }
    for (_, contract) in model.contracts() {
        let sound = |part: &str| {
            part.starts_with(|first: char| first.is_ascii_lowercase())
                && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        };
        if !contract.event_type.split('.').all(sound) {
            let span = model.facts_span(&contract.event, "/type");
            let message = "an event type is lower-case words of letters, digits and `_`, with dots between them";
            findings.push(Diagnostic::error(RULE.name, span, message).help("for example `course.outline.created`"));
        }
    }
    for module in &model.modules {
        let own = ["lib", "main", "mod", "runtime", "dialect"].contains(&module.name.as_str());
        if own || !names::is_identifier(&module.name) || names::snake(&module.name) != module.name {
            let message = format!("the folder `{}` cannot be the name of a Rust module", module.name);
            let span = model.facts_span(&module.facts, "");
            findings.push(Diagnostic::error(RULE.name, span, message).help("name it in snake_case"));
        }
    }
}
