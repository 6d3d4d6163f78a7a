//! The verdict on one contract, one direction, one reader, and what is said about it.

use super::several::{self, Way};
use super::{Found, Request, old_span, related};
use crate::changes::{Change, changes};
use crate::{Reader, Side, Verdict, include};
use eventwright_model::diagnostic::Diagnostic;
use eventwright_model::{Contract, Model};
use eventwright_runtime::json::{Tree, write};
use eventwright_runtime::violation::Violation;
use std::fmt;

/// Which way events go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// New readers, old events.
    Backward,
    /// Old readers, new events.
    Forward,
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Backward => "backward",
            Self::Forward => "forward",
        })
    }
}

/// A verdict with what explains it.
#[derive(Clone, Debug)]
pub struct ContractVerdict {
    /// The contract, `<type>.v<N>`.
    pub contract: String,
    /// For a new version, the one before it, which it is compared with. Such a verdict is told and fails nothing: breaking
    /// is what new versions are for.
    pub after: Option<String>,
    /// Which way events go.
    pub direction: Direction,
    /// Who reads them.
    pub reader: Reader,
    /// The verdict.
    pub verdict: Verdict,
    /// The break, where there is one.
    pub broken: Option<Break>,
    /// Other breaks of the same direction and reader, each at a place of its own: what is left when that one is mended. A
    /// place for which no payload was found is among the changes only.
    pub also: Vec<Break>,
    /// What an approval names the verdict by, unless it is compatible: sixteen hexadecimal digits of a SHA-256 over the
    /// direction, the reader, the witness and what changed. One payload may show many breaks; an approval covers the one
    /// that was looked at.
    pub digest: Option<String>,
    /// What differs between the two versions. The same for all verdicts on a contract.
    pub changes: Vec<Change>,
}

/// A payload that shows a break.
#[derive(Clone, Debug)]
pub struct Break {
    /// The payload as compact JSON: made from the schema's own examples and limits.
    pub witness: String,
    /// Where the reader's first objection is, as a JSON Pointer into the payload.
    pub pointer: String,
    /// The keyword that objects.
    pub keyword: &'static str,
    /// What the reader expects there.
    pub expected: String,
    /// The consumers that are told of the event, those first that read what the break is about.
    pub hurt: Vec<String>,
}

/// Every verdict that is asked for on one contract.
pub(super) fn judge(old: (&Model, &Contract), new: (&Model, &Contract), request: &Request) -> Vec<ContractVerdict> {
    let differences = changes((old.0, old.1.root), (new.0, new.1.root));
    let mut verdicts = Vec::new();
    for direction in &request.directions {
        for reader in &request.readers {
            let (from, to) = match direction {
                Direction::Backward => (old, new),
                Direction::Forward => (new, old),
            };
            let written = Side::contract(from.0, from.1, Reader::Strict);
            let read = Side::contract(to.0, to.1, *reader);
            let verdict = include(&written, &read, request.budget);
            let broken = match &verdict {
                Verdict::Breaking(witness) => Some(broken(witness, read.objection(witness), to.1, &differences)),
                Verdict::Compatible(_) | Verdict::Unproven(_) => None,
            };
            let also = match (&verdict, &broken) {
                (Verdict::Breaking(witness), Some(shown)) if differences.len() > 1 => {
                    let way = Way { from, to, written: &written, read: &read, reader: *reader };
                    several::others(&way, shown, witness, &differences)
                }
                _ => Vec::new(),
            };
            let digest = match &verdict {
                Verdict::Compatible(_) => None,
                Verdict::Breaking(_) | Verdict::Unproven(_) => {
                    let shown = broken.as_ref().map_or("", |broken| broken.witness.as_str());
                    Some(digest(&format!("{direction} {reader}\n{shown}"), &differences))
                }
            };
            verdicts.push(ContractVerdict {
                contract: new.1.name(),
                after: (old.1.version != new.1.version).then(|| old.1.name()),
                direction: *direction,
                reader: *reader,
                verdict,
                broken,
                also,
                digest,
                changes: differences.clone(),
            });
        }
    }
    verdicts
}

/// A break by its witness and the reader's objection to it.
pub(super) fn broken(witness: &Tree, objection: Option<Violation>, reader: &Contract, changes: &[Change]) -> Break {
    let mut text = Vec::new();
    write(witness, &mut text);
    let (pointer, keyword, expected) =
        objection.map_or_else(Default::default, |one| (one.instance, one.keyword, one.expected));
    let about = |read: &str| {
        (!pointer.is_empty() && related(read, &pointer))
            || changes.iter().any(|change| !change.pointer.is_empty() && related(read, &change.pointer))
    };
    let mut hurt: Vec<(bool, String)> = Vec::new();
    for consumer in &reader.event.value.consumers {
        let reads: Vec<&str> =
            consumer.reads.iter().map(|read| read.pointer.as_str()).filter(|read| about(read)).collect();
        let told = if reads.is_empty() {
            consumer.name.clone()
        } else {
            format!("{} (reads {})", consumer.name, reads.join(", "))
        };
        hurt.push((reads.is_empty(), told));
    }
    hurt.sort_by_key(|(aside, _)| *aside);
    let witness = String::from_utf8(text).unwrap_or_default();
    Break { witness, pointer, keyword, expected, hurt: hurt.into_iter().map(|(_, name)| name).collect() }
}

fn digest(about: &str, changes: &[Change]) -> String {
    let told = |Change { rule, pointer, message, .. }: &Change| format!("\n{rule}\t{pointer}\t{message}");
    hashed([about.to_owned()].into_iter().chain(changes.iter().map(told)))
}

/// Sixteen hexadecimal digits of a SHA-256 over texts.
pub(super) fn hashed(texts: impl IntoIterator<Item = String>) -> String {
    let mut hash = hmac_sha256::Hash::new();
    texts.into_iter().for_each(|text| hash.update(text));
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The finding that a verdict is, unless it is compatible.
pub(super) fn finding(
    verdict: &ContractVerdict,
    old: (&Model, &Contract),
    new: (&Model, &Contract),
    index: usize,
) -> Option<Found> {
    let ContractVerdict { contract, direction, reader, .. } = verdict;
    let who = match direction {
        Direction::Backward => format!("new {reader} readers refuse an old event"),
        Direction::Forward => format!("old {reader} readers refuse a new event"),
    };
    let (rule, message) = match &verdict.verdict {
        Verdict::Compatible(_) => return None,
        Verdict::Breaking(_) => ("breaking-change", format!("`{contract}`: {who}")),
        Verdict::Unproven(why) => {
            ("unproven-change", format!("`{contract}`: whether {who} was neither proven nor refuted: {why}"))
        }
    };
    let broken = verdict.broken.as_ref();
    let pointer = broken.map(|broken| broken.pointer.clone()).unwrap_or_default();
    let explaining = explaining(&verdict.changes, &pointer, broken.map_or("", |broken| broken.keyword));
    let top = new.0.facts_span(&new.1.event, "/type");
    let mut finding = Diagnostic::error(rule, explaining.first().map_or(top, |change| change.new), message);
    if let Some(first) = explaining.first() {
        finding = finding.label(first.message.clone()).related(old_span(first.old), "as it was");
    }
    let others = verdict.changes.iter().filter(|change| !explaining.contains(change));
    for change in explaining.iter().skip(1).copied().chain(others) {
        finding = finding.related(change.new, change.message.clone());
    }
    let finding = finding.help(help(verdict, &explaining, new.1, old.1));
    Some(Found { contract: contract.clone(), pointer, finding, verdict: Some(index), digest: verdict.digest.clone() })
}

/// The changes that speak of the place of a break, or all where none does: first those of the keyword that objects.
fn explaining<'c>(changes: &'c [Change], pointer: &str, keyword: &str) -> Vec<&'c Change> {
    let mut about: Vec<&Change> = changes.iter().filter(|change| related(&change.pointer, pointer)).collect();
    if about.is_empty() {
        about = changes.iter().collect();
    }
    let rules = rules_of(keyword);
    let shared = |change: &Change| change.pointer.len().min(pointer.len());
    about.sort_by_key(|change| {
        (!rules.contains(&change.rule), change.pointer != pointer, std::cmp::Reverse(shared(change)))
    });
    about
}

/// The rules of changes that make a keyword object.
fn rules_of(keyword: &str) -> &'static [&'static str] {
    match keyword {
        "type" => &["type-changed"],
        "enum" | "const" => &["values-changed"],
        "format" => &["format-changed"],
        "pattern" => &["pattern-changed"],
        "required" => &["property-required", "property-optional", "property-removed"],
        "additionalProperties" | "unevaluatedProperties" => &["property-added", "property-removed", "closure-changed"],
        "items" | "prefixItems" | "contains" | "uniqueItems" | "unevaluatedItems" => &["items-changed"],
        "anyOf" | "oneOf" | "allOf" | "not" | "if" | "dependentSchemas" | "dependentRequired" | "propertyNames" => {
            &["composition-changed"]
        }
        _ => &["bound-changed"],
    }
}

fn help(verdict: &ContractVerdict, explaining: &[&Change], new: &Contract, old: &Contract) -> String {
    let next = format!("give the changed contract a file of its own, `{}.v{}.json`", new.event_type, old.version + 1);
    let first = explaining.first().map(|change| (change.rule, change.message.as_str()));
    match (first, verdict.direction) {
        (Some(("property-required", _)), Direction::Backward) => format!("let the field be optional, or {next}"),
        (Some(("property-optional" | "property-removed", _)), Direction::Forward) => {
            format!("keep the field required, or {next}")
        }
        (Some(("property-added", _)), Direction::Forward) if verdict.reader == Reader::Strict => {
            format!("tolerant readers read over the field; for strict ones, {next}")
        }
        (
            Some(("bound-changed" | "values-changed" | "pattern-changed" | "format-changed" | "type-changed", _)),
            direction,
        ) => {
            let first = match direction {
                Direction::Backward => "admit what was admitted",
                Direction::Forward => "send no more than was admitted",
            };
            format!("{first}, or {next}")
        }
        _ => next,
    }
}
