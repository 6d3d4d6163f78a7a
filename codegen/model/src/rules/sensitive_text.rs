//! `sensitive-text`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::facts::Category;
use crate::model::Model;
use crate::named::{Standing, named};
use crate::node::{Node, Value, escape_token, parse, unescape_token};
use crate::pattern::samples;
use crate::source::Span;
use crate::{sensitive, view};
use eventwright_runtime::detect::{self, Categories};
use eventwright_runtime::format::Format;
use eventwright_runtime::json::{Number, Tree};
use eventwright_runtime::walk::{Keyword, NodeId};
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashSet};

pub(super) const RULE: Rule = Rule {
    name: "sensitive-text",
    what: "An `enum`, `const`, `default`, example or name of a property that contains what the policy keeps out of events: \
           an e-mail address, a card number, a key; also a number that is a card's. Or a `format` whose every text is one, a \
           `pattern` that spells one out, a title, description, hint or fact that tells one.",
    why: "Every such event would be refused; and what schemas say ends up in the reference, in tests and in other people's \
          code.",
    bad: r#""examples": [{"contact": "jane@example.com"}]"#,
    good: r#""examples": [{"user_id": "0b0e7c5e-3c2f-4a39-9a52-4b7f7ad2c1d0"}]"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    let refused = sensitive::refused(&model.policy.value);
    let mut search = Search { model, refused, standing: OnceCell::new(), findings };
    let conditions = conditions(model);
    for id in model.schemas.ids() {
        search.keywords(id, &conditions);
        search.names(id);
        search.definition(id);
        search.annotations(id);
    }
    search.facts();
}

/// Looks through everything that a root says.
struct Search<'m, 'f> {
    model: &'m Model,
    /// What the policy refuses.
    refused: Categories,
    /// Where exemptions stand: nobody asks as long as nothing is found.
    standing: OnceCell<Standing<'m>>,
    findings: &'f mut Findings,
}

impl<'m> Search<'m, '_> {
    /// What a text contains that is refused and not exempt.
    fn find(&self, text: &str, exempt: impl FnOnce(&Self) -> Vec<Category>) -> Option<&'static str> {
        detect::scan(text, self.refused)?;
        let refused = self.refused.minus(sensitive::set(&exempt(self)));
        detect::scan(text, refused).map(|finding| finding.detector.what)
    }

    fn find_at(&self, id: NodeId, text: &str) -> Option<&'static str> {
        self.find(text, |search| search.exempt(id))
    }

    /// The categories that are exempt at a place.
    fn exempt(&self, id: NodeId) -> Vec<Category> {
        self.standing.get_or_init(|| Standing::of(self.model)).exempt(&self.model.schemas, id)
    }

    fn keywords(&mut self, id: NodeId, conditions: &HashSet<NodeId>) {
        for keyword in self.model.schemas.keywords(id) {
            match keyword {
                Keyword::Enum(list) => {
                    for (index, value) in list.iter().enumerate() {
                        self.listed(id, value, &|| format!("enum/{index}"));
                    }
                }
                Keyword::Const(value) => self.listed(id, value, &|| "const".to_owned()),
                Keyword::Pattern(pattern) if !conditions.contains(&id) => self.spelled(id, &pattern.source),
                Keyword::Format(format) if !conditions.contains(&id) => self.formatted(id, *format),
                _ => {}
            }
        }
    }

    fn listed(&mut self, id: NodeId, value: &Tree, place: &dyn Fn() -> String) {
        match value {
            Tree::String(text) => {
                if let Some(what) = self.find_at(id, text) {
                    let span = self.model.keyword_span(id, &place());
                    let finding = Diagnostic::error(RULE.name, span, format!("this value contains {what}"));
                    self.findings.push(finding.help("list another value, or give the field a reason in `x-pii`"));
                }
            }
            Tree::Number(number) => self.number(id, *number, place, |search| search.exempt(id)),
            Tree::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.listed(id, item, &|| format!("{}/{index}", place()));
                }
            }
            Tree::Object(members) => {
                for (name, value) in members {
                    self.listed(id, value, &|| format!("{}/{}", place(), escape_token(name)));
                }
            }
            _ => {}
        }
    }

    fn number(
        &mut self,
        id: NodeId,
        number: Number,
        place: &dyn Fn() -> String,
        exempt: impl FnOnce(&Self) -> Vec<Category>,
    ) {
        let digits = long(number).map(|number| number.to_string());
        if let Some(what) = digits.and_then(|digits| self.find(&digits, exempt)) {
            let span = self.model.keyword_span(id, &place());
            let finding = Diagnostic::error(RULE.name, span, format!("this number is {what}"));
            self.findings.push(finding.help("use a number that may be seen"));
        }
    }

    /// An expression that spells a sensitive value out.
    fn spelled(&mut self, id: NodeId, source: &str) {
        if let Some(what) = samples(source).iter().find_map(|text| self.find_at(id, text)) {
            let span = self.model.keyword_span(id, "pattern");
            let finding = Diagnostic::error(RULE.name, span, format!("this expression spells out {what}"));
            self.findings.push(finding.help("admit other texts, or give the field a reason in `x-pii`"));
        }
    }

    /// A format of which every text would be refused.
    fn formatted(&mut self, id: NodeId, format: Format) {
        let what = match format {
            Format::Email => "an e-mail address",
            Format::Ipv4 | Format::Ipv6 => "an IP address",
            _ => return,
        };
        let contact = Category::Contact;
        if !sensitive::refused_categories(&self.model.policy.value).contains(&contact) || self.exempt(id).contains(&contact)
        {
            return;
        }
        let span = self.model.keyword_span(id, "format");
        let message = format!("a text of this format is {what}, which every event would be refused for");
        let help =
            "leave the field out, or give a reason: \"x-pii\": {\"category\": \"contact\", \"reason\": …, \"owner\": …}";
        self.findings.push(Diagnostic::error(RULE.name, span, message).help(help));
    }

    /// The name of a shared definition, which types are called after.
    fn definition(&mut self, id: NodeId) {
        let info = self.model.schemas.info(id);
        let Some((above, token)) = info.pointer.rsplit_once('/').filter(|(above, _)| above.ends_with("/$defs")) else { return };
        if let Some(what) = self.find(&unescape_token(token), |_| Vec::new()) {
            let span = self.model.name_span(info.document, &format!("{above}/{token}"));
            let finding = Diagnostic::error(RULE.name, span, format!("this name contains {what}"));
            self.findings.push(finding.help("name the definition after what it describes"));
        }
    }

    /// Names that are sensitive values by themselves.
    fn names(&mut self, id: NodeId) {
        let mut seen = BTreeSet::new();
        for named in named(&self.model.schemas, id) {
            // What `propertyNames` lists is a list of its own.
            if named.place.starts_with("propertyNames/") {
                continue;
            }
            let exempt = |search: &Self| {
                let own = named.property.map_or_else(Vec::new, |property| search.exempt(property));
                [search.exempt(id), own].concat()
            };
            let Some(what) = self.find(&named.name, exempt) else { continue };
            if !seen.insert(named.place.clone()) {
                continue;
            }
            let span = if named.key {
                self.model.keyword_name_span(id, &named.place)
            } else {
                self.model.keyword_span(id, &named.place)
            };
            let finding = Diagnostic::error(RULE.name, span, format!("this name contains {what}"));
            self.findings.push(finding.help("name the field after what it holds"));
        }
    }

    fn annotations(&mut self, id: NodeId) {
        let annotations = self.model.schemas.annotations(id);
        // Texts among examples and defaults are walked, with all exemptions, by `invalid-example`, which reports under this
        // name. A card's number is one, declared or not.
        for (index, value) in annotations.examples.iter().enumerate() {
            self.numbers(id, &format!("examples/{index}"), id, value);
        }
        if let Some(value) = &annotations.default {
            self.numbers(id, "default", id, value);
        }
        let texts = [
            ("title", &annotations.title),
            ("description", &annotations.description),
            ("x-hint", &annotations.hint),
        ];
        for (keyword, text) in texts {
            if let Some(what) = text.as_deref().and_then(|text| self.find_at(id, text)) {
                self.findings.push(telling(self.model.keyword_span(id, keyword), what));
            }
        }
        if let Some(what) = annotations.comment.as_deref().and_then(|text| self.find_at(id, text)) {
            let finding = Diagnostic::error(RULE.name, self.model.keyword_span(id, "$comment"), format!("this text contains {what}"));
            self.findings.push(finding.help("whoever has the schema reads it: say it without"));
        }
        if let Some(pii) = &annotations.pii {
            self.exemption(id, [("reason", &pii.reason), ("owner", &pii.owner)]);
        }
    }

    /// What a schema says of an exemption. Those of the policy are looked through where they stand.
    fn exemption(&mut self, id: NodeId, texts: [(&str, &String); 2]) {
        let info = self.model.schemas.info(id);
        let spans = self.model.documents.get(info.document).map(|document| &document.spans);
        if !spans.is_some_and(|spans| spans.contains(&format!("{}/x-pii", info.pointer))) {
            return;
        }
        for (member, text) in texts {
            // What is exempt is the value, not what is said about it.
            if let Some(what) = self.find(text, |_| Vec::new()) {
                self.findings.push(telling(self.model.keyword_span(id, &format!("x-pii/{member}")), what));
            }
        }
    }

    /// Numbers of cards in an example of `id`, at declared places: those elsewhere are found where examples are walked.
    fn numbers(&mut self, id: NodeId, place: &str, at: NodeId, value: &Tree) {
        if !holds_long(value) {
            return;
        }
        let schemas = &self.model.schemas;
        let below = |token: &str| view::field(schemas, at, &format!("/{token}")).map(|(below, _)| below);
        match value {
            Tree::Number(number) => {
                let exempt = |search: &Self| [search.exempt(at), view::exempt_within(schemas, at)].concat();
                self.number(id, *number, &|| place.to_owned(), exempt);
            }
            Tree::Array(items) => {
                let Some(at) = below("*") else { return };
                for (index, item) in items.iter().enumerate() {
                    self.numbers(id, &format!("{place}/{index}"), at, item);
                }
            }
            Tree::Object(members) => {
                for (name, value) in members {
                    let token = escape_token(name);
                    if let Some(at) = below(&token) {
                        self.numbers(id, &format!("{place}/{token}"), at, value);
                    }
                }
            }
            _ => {}
        }
    }

    /// Every text of `x-event`, of each module's facts and of the policy.
    fn facts(&mut self) {
        let model = self.model;
        let events = model.contracts().map(|(_, contract)| &contract.event);
        let events = events.filter(|event| event.tells).map(|event| (event.document, event.pointer.as_str()));
        let modules = model.modules.iter().map(|module| &module.facts);
        let modules = modules.filter(|facts| facts.tells).map(|facts| (facts.document, facts.pointer.as_str()));
        // Approvals are between a change and its reviewers: nothing prints them.
        let printed = ["/payload", "/envelope", "/sensitive", "/allow"];
        let policy = Some(&model.policy).filter(|facts| facts.tells).into_iter();
        let policy = policy.flat_map(|facts| printed.map(|pointer| (facts.document, pointer)));
        for (document, pointer) in events.chain(modules).chain(policy) {
            let Some(source) = model.documents.get(document).map(|document| document.source) else { continue };
            let Some(node) = model.sources.get(source).and_then(|text| parse(source, &text.text).ok()) else { continue };
            if let Some(node) = node.pointer(pointer) {
                self.texts(node);
            }
        }
    }

    fn texts(&mut self, node: &Node) {
        match &node.value {
            Value::String(text) => {
                if let Some(what) = self.find(text, |_| Vec::new()) {
                    self.findings.push(telling(node.span, what));
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.texts(item)),
            Value::Object(members) => members.iter().for_each(|member| self.texts(&member.node)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

fn telling(span: Span, what: &str) -> Diagnostic {
    Diagnostic::error(RULE.name, span, format!("this text contains {what}"))
        .help("the reference prints it: say it without")
}

/// No card has fewer than twelve digits.
const SHORTEST_CARD: u64 = 100_000_000_000;

/// A number that is long enough for a card's.
fn long(number: Number) -> Option<u64> {
    number.as_u64().filter(|number| *number >= SHORTEST_CARD)
}

/// Whether such a number stands anywhere in a value: there is no need to look up what the others have to be.
fn holds_long(value: &Tree) -> bool {
    match value {
        Tree::Number(number) => long(*number).is_some(),
        Tree::Array(items) => items.iter().any(holds_long),
        Tree::Object(members) => members.iter().any(|(_, value)| holds_long(value)),
        Tree::Null | Tree::Bool(_) | Tree::String(_) => false,
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
