//! The fields of a payload, a row each.

use super::event::ConsumerAnchors;
use super::{finders, thousands, with_note};
use crate::reference::json::compact;
use crate::reference::payload::{DEEPEST, Known, Phrase, ids};
use eventwright_model::check::Checked;
use eventwright_model::model::Contract;
use eventwright_model::node::{escape_token, unescape_token};
use eventwright_model::{sensitive, size};
use eventwright_runtime::detect::REDACTION_MARK;
use eventwright_runtime::json::{Tree, Writer};
use eventwright_runtime::walk::NodeId;
use serde::Serialize;
use std::collections::HashMap;

/// Examples longer than this are cut in a table.
const EXAMPLE_WIDTH: usize = 60;

/// A row of the table of fields.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The path of the field: `address.street`, `question_ids[]`.
    pub field: String,
    /// The permalink.
    pub anchor: String,
    /// The type.
    pub kind: String,
    /// What the value must satisfy.
    pub constraints: Vec<Phrase>,
    /// `required`, `optional`, with `nullable`.
    pub presence: String,
    /// An example as compact JSON.
    pub example: Option<String>,
    /// What the policy says of it, in a word or two.
    pub sensitive: Option<String>,
    /// The categories of sensitive data that it is exempt from.
    pub exempt: Option<String>,
    /// Whether free text can stand here, and what then becomes of sensitive values in it: a sentence.
    pub guard: Option<String>,
    /// Who reads it.
    pub readers: Vec<Reader>,
    /// Most bytes with the name and all punctuation, for the fields at the top.
    pub most: Option<String>,
    /// That in hundredths of the most bytes of the payload, rounded.
    pub share: Option<u64>,
    /// What it means.
    pub description: Option<String>,
}

/// A consumer that reads a field.
#[derive(Clone, Debug, Serialize)]
pub struct Reader {
    /// The consumer.
    pub name: String,
    /// Its permalink.
    pub anchor: String,
    /// Whether it works without the field.
    pub optional: bool,
}

/// The rows of one contract.
pub(super) fn rows(checked: &Checked, contract: &Contract, listeners: &ConsumerAnchors<'_>) -> Vec<Row> {
    let mut rows = Rows { checked, contract, listeners, rows: Vec::new() };
    let examples: Vec<&Tree> = contract.examples.iter().collect();
    rows.members(&[contract.root], "", "", &examples, 0);
    let whole = size::most_bytes(checked, contract).filter(|bytes| *bytes > 0);
    for share in size::shares(checked, contract.root, Writer::Compact) {
        let total = share.total();
        let row = rows.rows.iter_mut().find(|row| row.field == share.name);
        if let Some(row) = row {
            row.most = Some(total.map_or_else(|| "no bound".to_owned(), thousands));
            let rounded = |(total, whole): (u64, u64)| ((total.saturating_mul(200) / whole).div_ceil(2)).min(100);
            row.share = total.zip(whole).map(rounded);
        }
    }
    rows.rows
}

/// A JSON Pointer as a path with dots, `*` for any item as `[]`.
pub(super) fn path(pointer: &str) -> String {
    let mut out = String::new();
    for token in pointer.split('/').skip(1) {
        if is_item(token) {
            out.push_str("[]");
            continue;
        }
        if !out.is_empty() {
            out.push('.');
        }
        out.push_str(&unescape_token(token));
    }
    if out.is_empty() { "(the payload)".to_owned() } else { out }
}

fn is_item(token: &str) -> bool {
    token == "*" || token == "-"
}

/// The rows of one contract, in the making.
struct Rows<'a> {
    checked: &'a Checked,
    contract: &'a Contract,
    listeners: &'a ConsumerAnchors<'a>,
    rows: Vec<Row>,
}

impl Rows<'_> {
    fn members(&mut self, parents: &[NodeId], prefix: &str, pointer: &str, examples: &[&Tree], depth: usize) {
        let examples: Vec<HashMap<&str, &Tree>> = examples.iter().map(|example| by_name(example)).collect();
        for property in Known::new(&self.checked.schemas, parents).properties() {
            let token = escape_token(&property.name);
            let pointer = format!("{pointer}/{token}");
            let field =
                if prefix.is_empty() { property.name.to_string() } else { format!("{prefix}.{}", property.name) };
            let below: Vec<&Tree> =
                examples.iter().filter_map(|example| example.get(&*property.name).copied()).collect();
            self.value(&ids(&property), field, &pointer, Some(property.required), &below, depth);
        }
    }

    /// The row of a value and of all below it; items have no presence of their own.
    fn value(
        &mut self,
        parts: &[NodeId],
        field: String,
        pointer: &str,
        required: Option<bool>,
        examples: &[&Tree],
        depth: usize,
    ) {
        let known = Known::new(&self.checked.schemas, parts);
        let presence = required.map(|required| if required { "required" } else { "optional" });
        let nullable = known.is_nullable().then_some("nullable");
        let presence: Vec<&str> = [presence, nullable].into_iter().flatten().collect();
        // Null shows nothing of the form.
        let telling = examples.iter().find(|example| !matches!(example, Tree::Null)).or(examples.first());
        let shown = known.example().or(telling.copied());
        self.rows.push(Row {
            field: field.clone(),
            anchor: String::new(),
            kind: known.type_words(),
            constraints: known.constraints(),
            presence: presence.join(", "),
            example: shown.map(short_example),
            sensitive: self.sensitive(pointer, &known),
            exempt: self.exempt(pointer, &known),
            guard: self.guard(&known),
            readers: self.readers(pointer),
            most: None,
            share: None,
            description: known.description().map(str::to_owned),
        });
        if depth < DEEPEST {
            self.members(parts, &field, pointer, examples, depth + 1);
            let items = known.items();
            if !items.is_empty() {
                let below: Vec<&Tree> = examples.iter().filter_map(|example| example.as_array()).flatten().collect();
                self.value(&items, format!("{field}[]"), &format!("{pointer}/*"), None, &below, depth + 1);
            }
        }
    }

    fn sensitive(&self, pointer: &str, known: &Known<'_>) -> Option<String> {
        let exempt = self.exempt(pointer, known).map(|categories| with_note("exempt", Some(&categories)));
        let redacted = known.redacts().then(|| "redacted".to_owned());
        let said: Vec<String> = [exempt, redacted].into_iter().flatten().collect();
        (!said.is_empty()).then(|| said.join(", "))
    }

    fn exempt(&self, pointer: &str, known: &Known<'_>) -> Option<String> {
        let mut categories: Vec<&str> = known.exemptions().map(|pii| pii.category.name()).collect();
        let allowed = self.checked.policy.value.allow.iter();
        let allowed = allowed.filter(|allow| allow.event == self.contract.event_type && allow.field == pointer);
        categories.extend(allowed.map(|allow| allow.category.name()));
        categories.dedup();
        (!categories.is_empty()).then(|| categories.join(", "))
    }

    /// What becomes of a sensitive value here, where there is room for one.
    fn guard(&self, known: &Known<'_>) -> Option<String> {
        if !known.has_free_text() {
            return None;
        }
        let exempt: Vec<_> = known.exemptions().map(|pii| pii.category).collect();
        let refused = sensitive::refused(&self.checked.policy.value).minus(sensitive::set(&exempt));
        let what = finders::example(refused)?.what;
        let (first, rest) = what.split_at_checked(1)?;
        let what = first.to_uppercase() + rest;
        Some(if known.redacts() {
            format!(
                "{what} or any other sensitive value becomes {REDACTION_MARK} before sending; received, it is refused"
            )
        } else {
            format!("{what} or any other sensitive value is refused")
        })
    }

    /// The consumers that read a field, what it lies in, or something in it.
    fn readers(&self, pointer: &str) -> Vec<Reader> {
        let mut readers: Vec<Reader> = Vec::new();
        for consumer in &self.contract.event.value.consumers {
            let reads: Vec<bool> = consumer
                .reads
                .iter()
                .filter(|read| touches(&read.pointer, pointer))
                .map(|read| read.optional)
                .collect();
            if !reads.is_empty() {
                readers.push(Reader {
                    name: consumer.name.clone(),
                    anchor: self.listeners.of(&consumer.name),
                    optional: reads.into_iter().all(|optional| optional),
                });
            }
        }
        readers
    }
}

/// Whether one pointer is the other or leads to something within it.
fn touches(a: &str, b: &str) -> bool {
    let same = |(a, b): (&str, &str)| a == b || (is_item(a) && is_item(b)) || (is_index(a) && is_item(b));
    a.split('/').skip(1).zip(b.split('/').skip(1)).all(same)
}

fn by_name(example: &Tree) -> HashMap<&str, &Tree> {
    example.as_object().into_iter().flatten().map(|(name, value)| (&**name, value)).collect()
}

fn is_index(token: &str) -> bool {
    !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit())
}

fn short_example(value: &Tree) -> String {
    let text = compact(value);
    if text.chars().count() <= EXAMPLE_WIDTH {
        return text;
    }
    let cut: String = text.chars().take(EXAMPLE_WIDTH - 1).collect();
    format!("{cut}…")
}

#[cfg(test)]
mod tests {
    use super::{path, touches};

    #[test]
    fn pointers_read_as_paths() {
        assert_eq!(path("/a/*/b"), "a[].b");
        assert_eq!(path("/a~1b"), "a/b");
        assert_eq!(path(""), "(the payload)");
    }

    #[test]
    fn who_reads_a_part_reads_in_the_whole() {
        assert!(touches("/a", "/a"));
        assert!(touches("/a", "/a/b"));
        assert!(touches("/a/*/b", "/a"));
        assert!(touches("/a/0/b", "/a/*/b"));
        assert!(!touches("/a", "/ab"));
        assert!(!touches("/a/b", "/a/c"));
    }
}
