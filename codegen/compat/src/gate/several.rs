//! Changes that break by themselves beside the one that a verdict's witness shows: a witness is as small as can be, so the
//! others are not in it, and who mends the one break would meet the next.

use super::related;
use super::verdict::{Break, broken};
use crate::changes::Change;
use crate::{Budget, Reader, Side, Verdict, include};
use eventwright_model::{Contract, Model, view};
use eventwright_runtime::json::Tree;
use eventwright_runtime::violation::Violation;
use eventwright_runtime::walk::{NodeId, Options};
use std::time::Duration;

/// So many changes of a contract are looked at one by one.
const MOST: usize = 16;

/// Less than for the verdict: what is not found here is told as a change all the same.
const BUDGET: Budget = Budget { candidates: 1_000, steps: 4_000, time: Duration::from_millis(40) };

/// One direction of a comparison: who writes, who reads, and how.
pub(super) struct Way<'a> {
    pub(super) from: (&'a Model, &'a Contract),
    pub(super) to: (&'a Model, &'a Contract),
    pub(super) written: &'a Side,
    pub(super) read: &'a Side,
    pub(super) reader: Reader,
}

/// Other breaks, each at a place that changed, with a payload that breaks there.
pub(super) fn others(way: &Way<'_>, shown: &Break, witness: &Tree, changes: &[Change]) -> Vec<Break> {
    let mut pointers: Vec<&str> = changes.iter().map(|change| change.pointer.as_str()).collect();
    pointers.sort_unstable();
    pointers.dedup();
    pointers.retain(|pointer| !pointer.is_empty() && !about(shown, pointer));
    let bases: Vec<&Tree> = way.written.examples.iter().chain([witness]).collect();
    let found = pointers.into_iter().take(MOST).filter_map(|pointer| {
        let place = pointer.replace("/*", "/0");
        let value = value(way, &place);
        let candidates = bases.iter().flat_map(|base| candidates(base, &place, value.as_ref()));
        let mut found = candidates.filter_map(|one| refused(way, one, &place));
        let mut first = found.next()?;
        // A payload that breaks nowhere else is the better one.
        if !first.2 {
            first = found.find(|(_, _, alone)| *alone).unwrap_or(first);
        }
        let (payload, objection, _) = first;
        Some(broken(&payload, Some(objection), way.to.1, changes))
    });
    found.collect()
}

/// Whether the break that is shown is one of this place already.
fn about(shown: &Break, pointer: &str) -> bool {
    if shown.pointer.is_empty() { shown.expected.contains(&quoted(pointer)) } else { related(pointer, &shown.pointer) }
}

/// The last name of a pointer, as what is expected names a member.
fn quoted(pointer: &str) -> String {
    let name = pointer.rsplit('/').next().unwrap_or_default();
    format!("\"{}\"", eventwright_model::node::unescape_token(name))
}

/// A payload as it is, with another value at a place, and with none there.
fn candidates(base: &Tree, place: &str, value: Option<&Tree>) -> Vec<Tree> {
    let mut found = vec![base.clone()];
    found.extend(value.and_then(|value| put(base, place, Some(value))));
    found.extend(put(base, place, None));
    found
}

/// A value that the writer admits at a place and the reader does not.
fn value(way: &Way<'_>, place: &str) -> Option<Tree> {
    let at =
        |(model, contract): (&Model, &Contract)| view::field(&model.schemas, contract.root, place).map(|(id, _)| id);
    let part = |(model, contract): (&Model, &Contract), root: NodeId, reader| {
        Side::contract(model, &contract.with_root(root), reader)
    };
    let written = part(way.from, at(way.from)?, Reader::Strict);
    let read = part(way.to, at(way.to)?, way.reader);
    match include(&written, &read, BUDGET) {
        Verdict::Breaking(value) => Some(value),
        Verdict::Compatible(_) | Verdict::Unproven(_) => None,
    }
}

/// The payload with the reader's objection to that place and whether it has no other, if the writer admits it and the reader does not: as both our
/// validator and another one say.
fn refused(way: &Way<'_>, payload: Tree, place: &str) -> Option<(Tree, Violation, bool)> {
    if !way.written.admits(&payload) || way.read.admits(&payload) {
        return None;
    }
    let all = way.read.table.violations(way.read.root, &payload, Options::default());
    let here = |one: &Violation| -> bool {
        let below = one.instance.starts_with(place) && related(&one.instance, place);
        let parent = place.rsplit_once('/').map_or("", |(parent, _)| parent);
        below || (one.instance == parent && one.keyword == "required" && one.expected.contains(&quoted(place)))
    };
    let alone = all.iter().all(here);
    let objection = all.into_iter().find(here)?;
    let confirmed = way.written.oracle(&payload) == Some(true) && way.read.oracle(&payload) == Some(false);
    confirmed.then_some((payload, objection, alone))
}

/// A payload with another value at a place, or without it.
fn put(payload: &Tree, place: &str, value: Option<&Tree>) -> Option<Tree> {
    let (token, rest) = match place.strip_prefix('/')?.split_once('/') {
        Some((token, _)) => (token, &place[token.len() + 1..]),
        None => (&place[1..], ""),
    };
    let inner = |old: Option<&Tree>| match (rest, value) {
        ("", value) => Some(value.cloned()),
        (rest, value) => Some(Some(put(old?, rest, value)?)),
    };
    match payload {
        Tree::Object(members) => {
            let name = eventwright_model::node::unescape_token(token);
            let mut members = members.clone();
            let index = members.iter().position(|(other, _)| **other == *name);
            match (index, inner(index.map(|index| &members[index].1))?) {
                (Some(index), Some(value)) => members[index].1 = value,
                (Some(index), None) => drop(members.remove(index)),
                (None, Some(value)) => members.push((name.into(), value)),
                (None, None) => return None,
            }
            Some(Tree::Object(members))
        }
        Tree::Array(items) => {
            let index = token.parse::<usize>().ok().filter(|index| *index < items.len())?;
            let mut items = items.clone();
            items[index] = inner(items.get(index))??;
            Some(Tree::Array(items))
        }
        _ => None,
    }
}
