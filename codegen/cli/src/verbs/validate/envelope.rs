//! The message around a payload, in its two forms: a JSON object, and the flat string fields of a stream, where payload
//! and meta are JSON text and absent members stand for null. Members that are neither are read over, as the runtime does,
//! and like all texts of an envelope they hold nothing that a payload may not.

use eventwright_model::excluded::Exclusions;
use eventwright_model::{Contract, Model, Module, suggest};
use eventwright_runtime::detect::{Categories, Excluded};
use eventwright_runtime::format::Format;
use eventwright_runtime::json::{self, Number, Tree};
use eventwright_runtime::violation::Violation;
use eventwright_runtime::walk::{Keyword, Options, Schema, Subschema};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The members of an envelope, whether they must be there, and what they hold.
const MEMBERS: [(&str, bool, Holds); 13] = [
    ("id", true, Holds::Text),
    ("type", true, Holds::Text),
    ("source", true, Holds::Text),
    ("target", false, Holds::Text),
    ("timestamp", true, Holds::Time),
    ("payload", true, Holds::Anything),
    ("meta", true, Holds::Anything),
    ("mission_id", false, Holds::Text),
    ("task_id", false, Holds::Text),
    ("correlation_id", false, Holds::Text),
    ("tenant_id", false, Holds::Text),
    ("actor_id", false, Holds::Text),
    ("severity", false, Holds::Severity),
];

const SEVERITIES: [&str; 5] = ["debug", "info", "warning", "error", "critical"];

#[derive(Clone, Copy)]
enum Holds {
    Anything,
    Text,
    Time,
    Severity,
}

/// The members of `meta`.
const META: [&str; 3] = ["schema_version", "producer", "source_module"];

/// An envelope taken apart.
pub(super) struct Opened<'m, 't> {
    /// The contract it names with its module, when there is one.
    pub(super) contract: Option<(&'m Module, &'m Contract)>,
    /// The payload, when there is one.
    pub(super) payload: Option<Cow<'t, Tree>>,
    /// What is wrong with the envelope itself.
    pub(super) violations: Vec<Violation>,
    /// What in the envelope itself is let through and worth a look.
    pub(super) warnings: Vec<Violation>,
}

/// Takes an envelope apart. What a message carries is never repeated, only what was expected of it.
pub(super) fn open<'m, 't>(
    model: &'m Model,
    tree: &'t Tree,
    refused: Categories,
    exclusions: &BTreeMap<&str, Exclusions>,
) -> Opened<'m, 't> {
    let mut opened = Opened { contract: None, payload: None, violations: Vec::new(), warnings: Vec::new() };
    let Tree::Object(members) = tree else {
        opened.report("", "type", "an object: the envelope");
        return opened;
    };
    let get = |name: &str| members.iter().find(|(member, _)| **member == *name).map(|(_, value)| value);
    for (name, required, holds) in MEMBERS {
        match get(name) {
            None if required => opened.report("", "required", &format!("the member \"{name}\"")),
            None => {}
            Some(Tree::Null) if !required => {}
            Some(value) => {
                if let Some((keyword, expected)) = holds.refuses(value) {
                    opened.report(&format!("/{name}"), keyword, expected);
                }
            }
        }
    }
    opened.payload = get("payload").and_then(|value| opened.unpacked("/payload", value));
    let meta = get("meta").and_then(|value| opened.unpacked("/meta", value));
    if let Some(Tree::String(name)) = get("type") {
        opened.identify(model, name, meta.as_deref());
    }
    let exclusions = opened.contract.and_then(|(module, _)| exclusions.get(module.name.as_str()));
    opened.scan(members, meta.as_deref(), refused, exclusions);
    opened
}

/// A schema that only says which members an envelope has, so that others are judged by their names too.
fn declared() -> Schema {
    let node = |keywords| Subschema { at: "envelope".into(), resource: 0, keywords };
    let member = |name: &str| -> (Box<str>, u32) { (name.into(), if name == "meta" { 1 } else { 2 }) };
    let envelope = MEMBERS.iter().map(|(name, ..)| member(name)).collect();
    let meta = META.iter().map(|name| member(name)).collect();
    let nodes =
        vec![node(vec![Keyword::Properties(envelope)]), node(vec![Keyword::Properties(meta)]), node(Vec::new())];
    Schema { nodes, anchors: vec![Vec::new()] }
}

impl Holds {
    /// Why a value will not do: keyword and expectation.
    fn refuses(self, value: &Tree) -> Option<(&'static str, &'static str)> {
        match (self, value) {
            (Self::Anything, _) => None,
            (Self::Text, Tree::String(text)) => text.is_empty().then_some(("minLength", "at least 1 character")),
            (Self::Severity, Tree::String(text)) => {
                (!SEVERITIES.contains(&&**text)).then_some(("enum", "debug, info, warning, error or critical"))
            }
            (Self::Time, Tree::String(text)) => {
                (!Format::DateTime.is_valid(text)).then_some(("format", Format::DateTime.expectation()))
            }
            (Self::Text | Self::Time | Self::Severity, _) => Some(("type", "a string")),
        }
    }
}

impl<'m> Opened<'m, '_> {
    fn report(&mut self, instance: &str, keyword: &'static str, expected: &str) {
        self.violations.push(Violation {
            instance: instance.to_owned(),
            schema: "envelope".to_owned(),
            keyword,
            expected: expected.to_owned(),
        });
    }

    /// Looks for sensitive data and names that the module excludes in all but the payload, which its contract judges.
    fn scan(
        &mut self,
        members: &[(Box<str>, Tree)],
        meta: Option<&Tree>,
        refused: Categories,
        exclusions: Option<&Exclusions>,
    ) {
        let unpacked = |(name, value): &(Box<str>, Tree)| match (&**name, meta) {
            ("payload", _) => None,
            ("meta", Some(meta)) => Some((name.clone(), meta.clone())),
            _ => Some((name.clone(), value.clone())),
        };
        let around = Tree::Object(members.iter().filter_map(unpacked).collect());
        let schema = declared();
        let names = exclusions.map(Exclusions::names).unwrap_or_default();
        let excluded = exclusions.map_or(Excluded::NONE, |exclusions| exclusions.weighed(&names));
        let mut found = schema.violations(0, &around, Options { tolerant: true, scan: Some(refused), excluded });
        let mut suspected = schema.suspicions(0, &around, Categories::ALL.minus(refused), excluded);
        found.iter_mut().chain(&mut suspected).for_each(|one| one.schema = "envelope".to_owned());
        self.violations.append(&mut found);
        self.warnings = suspected;
    }

    /// A member that is an object, or JSON text of one.
    fn unpacked<'t>(&mut self, pointer: &str, value: &'t Tree) -> Option<Cow<'t, Tree>> {
        let Tree::String(text) = value else { return Some(Cow::Borrowed(value)) };
        match json::parse(text.as_bytes()) {
            Ok(tree) => Some(Cow::Owned(tree)),
            Err(error) => {
                self.report(pointer, "json", error.kind.expected());
                None
            }
        }
    }

    /// Finds the contract by type and `schema_version`, and compares the rest of the meta block with it.
    fn identify(&mut self, model: &'m Model, name: &str, meta: Option<&Tree>) {
        let mut versions = model.contracts().filter(|(_, contract)| contract.event_type == name).peekable();
        if versions.peek().is_none() {
            let known: Vec<&str> = model.contracts().map(|(_, contract)| contract.event_type.as_str()).collect();
            // The suggestion is a name of the schemas, not of the instance.
            let expected = suggest::nearest(name, known).map_or_else(
                || "a known event type".to_owned(),
                |near| format!("a known event type, such as `{near}`"),
            );
            self.report("/type", "enum", &expected);
            return;
        }
        let Some(Tree::Object(meta)) = meta else {
            if meta.is_some() {
                self.report("/meta", "type", "an object");
            }
            return;
        };
        let get = |name: &str| meta.iter().find(|(member, _)| **member == *name).map(|(_, value)| value);
        let versions: Vec<_> = versions.collect();
        let listed: Vec<String> = versions.iter().map(|(_, contract)| contract.version.to_string()).collect();
        match get("schema_version") {
            None => self.report("/meta", "required", "the member \"schema_version\""),
            Some(value) => {
                self.contract = versions.into_iter().find(|(_, contract)| is_version(value, contract.version));
                if self.contract.is_none() {
                    self.report("/meta/schema_version", "enum", &format!("a known version: {}", listed.join(" or ")));
                }
            }
        }
        let Some((_, contract)) = self.contract else { return };
        let facts = &contract.event.value.meta;
        for (name, expected) in [("producer", &facts.producer), ("source_module", &facts.source_module)] {
            match get(name) {
                None => self.report("/meta", "required", &format!("the member \"{name}\"")),
                Some(Tree::String(text)) if **text == **expected => {}
                Some(_) => self.report(&format!("/meta/{name}"), "const", &format!("\"{expected}\"")),
            }
        }
    }
}

fn is_version(value: &Tree, version: u32) -> bool {
    match value {
        Tree::Number(number) => *number == Number::Integer(i64::from(version)),
        _ => false,
    }
}
