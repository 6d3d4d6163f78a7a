//! `sensitive-text`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::facts::Category;
use crate::model::Model;
use crate::named::Standing;
use crate::node::escape_token;
use crate::sensitive;
use eventwright_runtime::format::Format;
use eventwright_runtime::json::Tree;
use eventwright_runtime::walk::{Keyword, NodeId};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    name: "sensitive-text",
    what: "An `enum`, `const`, `default` or example that contains what the policy keeps out of events: an e-mail address, \
           a card number, a key. Or a `format` whose every text is one.",
    why: "Every such event would be refused; and examples end up in the reference, in tests and in other people's code.",
    bad: r#""examples": [{"contact": "jane@example.com"}]"#,
    good: r#""examples": [{"user_id": "0b0e7c5e-3c2f-4a39-9a52-4b7f7ad2c1d0"}]"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    let standing = Standing::of(model);
    let conditions = conditions(model);
    for id in model.schemas.ids() {
        // Examples and defaults are walked, with all exemptions, by `invalid-example`, which reports under this name.
        let exempt = standing.exempt(&model.schemas, id);
        for keyword in model.schemas.keywords(id) {
            match keyword {
                Keyword::Enum(list) => {
                    for (index, value) in list.iter().enumerate() {
                        listed(model, id, value, &format!("enum/{index}"), &exempt, findings);
                    }
                }
                Keyword::Const(value) => listed(model, id, value, "const", &exempt, findings),
                Keyword::Format(format) if !conditions.contains(&id) => formatted(model, id, *format, &exempt, findings),
                _ => {}
            }
        }
    }
}

/// What stands in an `if` or `not` admits nothing by itself.
fn conditions(model: &Model) -> HashSet<NodeId> {
    let keywords = |id| model.schemas.keywords(id);
    let mut open: Vec<NodeId> = Vec::new();
    for keyword in model.schemas.ids().flat_map(keywords) {
        if let Keyword::Not(id) | Keyword::If { condition: id, .. } = keyword {
            open.push(*id);
        }
    }
    let mut found = HashSet::new();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(keywords(id).iter().flat_map(crate::schema::children));
        }
    }
    found
}

fn listed(model: &Model, id: NodeId, value: &Tree, place: &str, exempt: &[Category], findings: &mut Findings) {
    match value {
        Tree::String(text) => {
            if let Some(what) = sensitive::text(&model.policy.value, exempt, text) {
                let span = model.keyword_span(id, place);
                let finding = Diagnostic::error(RULE.name, span, format!("this value contains {what}"));
                findings.push(finding.help("list another value, or give the field a reason in `x-pii`"));
            }
        }
        Tree::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                listed(model, id, item, &format!("{place}/{index}"), exempt, findings);
            }
        }
        Tree::Object(members) => {
            for (name, value) in members {
                listed(model, id, value, &format!("{place}/{}", escape_token(name)), exempt, findings);
            }
        }
        _ => {}
    }
}

/// A format of which every text would be refused.
fn formatted(model: &Model, id: NodeId, format: Format, exempt: &[Category], findings: &mut Findings) {
    let what = match format {
        Format::Email => "an e-mail address",
        Format::Ipv4 | Format::Ipv6 => "an IP address",
        _ => return,
    };
    if exempt.contains(&Category::Contact) || !sensitive::refused_categories(&model.policy.value).contains(&Category::Contact) {
        return;
    }
    let span = model.keyword_span(id, "format");
    let message = format!("a text of this format is {what}, which every event would be refused for");
    let help = "leave the field out, or give a reason: \"x-pii\": {\"category\": \"contact\", \"reason\": …, \"owner\": …}";
    findings.push(Diagnostic::error(RULE.name, span, message).help(help));
}
