//! The longest string under caps on characters and bytes, formats, patterns.
//!
//! Exact for free text, for any patterns, and for each format by itself; patterns beside a format, and automata that are
//! too large to search, give an upper bound where no instance reaches it.

mod characters;
mod formats;
mod graph;
mod search;

use super::merge::Merged;
use super::{LARGEST_INSTANCE, Worst};
use eventwright_runtime::json::{Tree, Writer};
use eventwright_runtime::pattern::Pattern;
use formats::Shape;
use graph::Graph;
use search::{Outcome, solve};
use std::borrow::Cow;
use std::sync::Arc;

/// The longest string.
pub(super) fn worst(merged: &Merged, writer: Writer) -> Worst {
    let texts = several(merged, writer, 1);
    match (texts.bound, texts.found.into_iter().next()) {
        (None, _) => Worst::unbounded(),
        (Some(bound), Some(text)) if 2 + writer.string(&text) >= bound => {
            Worst { bytes: Some(bound), instance: Some(Tree::String(text.into())), unbounded: Vec::new() }
        }
        (Some(bound), _) => Worst::at_most(bound),
    }
}

/// Some of the longest strings.
#[derive(Clone, Debug)]
pub(super) struct Texts {
    /// Different ones, the longest first.
    pub(super) found: Vec<String>,
    /// Whether there are no others.
    pub(super) complete: bool,
    /// Bytes that no string exceeds, its quotes included; 0 when there is none, `None` without a bound.
    pub(super) bound: Option<u64>,
}

impl Texts {
    fn first(&self, most: usize) -> Self {
        let found = self.found.iter().take(most).cloned().collect();
        Self { found, complete: self.complete && self.found.len() <= most, bound: self.bound }
    }
}

/// The `most` longest strings, as far as they are known.
pub(super) fn several(merged: &Merged, writer: Writer, most: usize) -> Texts {
    let longest = merged.formats.iter().filter_map(|format| format.longest()).min();
    let chars = [merged.max_chars, longest].into_iter().flatten().min();
    let json = merged.max_json_bytes;
    if merged.patterns.is_empty() && merged.formats.is_empty() && most == 1 {
        return free(chars, json, writer);
    }
    if let ([format], true, Some(longest)) = (&merged.formats[..], merged.patterns.is_empty(), longest)
        && chars == Some(longest)
        && json.is_none_or(|json| json >= longest * 6)
        && let Some(shape) = formats::shape(*format)
    {
        return shape.longest(writer, most, || found(&[], &[shape], chars, None, writer, most));
    }
    let shapes: Option<Vec<&Shape>> = merged.formats.iter().map(|format| formats::shape(*format)).collect();
    let Some(shapes) = shapes else { return free_bound(chars, json, writer) };
    found(&merged.patterns, &shapes, chars, json, writer, most)
}

/// Texts that automata describe.
fn found(
    patterns: &[Arc<Pattern>],
    shapes: &[&Shape],
    chars: Option<u64>,
    json: Option<u64>,
    writer: Writer,
    most: usize,
) -> Texts {
    let Some((outer, inner)) = graphs(patterns, shapes) else { return free_bound(chars, json, writer) };
    let bound = match solve(&outer, chars, json, writer) {
        Outcome::Unbounded => return Texts { found: Vec::new(), complete: false, bound: None },
        Outcome::AtMost(bytes) => return Texts { found: Vec::new(), complete: false, bound: Some(bytes + 2) },
        Outcome::Solved(search) => search.longest().map_or(0, |bytes| bytes + 2),
    };
    let (found, complete) = match solve(&inner, chars, json, writer) {
        Outcome::Solved(search) if bound <= LARGEST_INSTANCE => search.texts(most),
        _ => (Vec::new(), false),
    };
    Texts { found, complete: complete && shapes.is_empty() || bound == 0, bound: Some(bound) }
}

/// Texts that only their length limits.
fn free(chars: Option<u64>, json: Option<u64>, writer: Writer) -> Texts {
    let Some(parts) = characters::longest(chars, json, writer) else {
        return Texts { found: Vec::new(), complete: false, bound: None };
    };
    let bound = characters::bytes(&parts, writer).saturating_add(2);
    let part = |(char, count): &(char, u64)| char.to_string().repeat(usize::try_from(*count).unwrap_or(0));
    let found = if bound > LARGEST_INSTANCE { Vec::new() } else { vec![parts.iter().map(part).collect()] };
    Texts { found, complete: false, bound: Some(bound) }
}

/// The bound of [`free`], where more is not known.
fn free_bound(chars: Option<u64>, json: Option<u64>, writer: Writer) -> Texts {
    Texts { found: Vec::new(), ..free(chars, json, writer) }
}

/// What all patterns and formats admit together, and a part of it in which every text is of every format.
fn graphs<'a>(patterns: &[Arc<Pattern>], shapes: &[&'a Shape]) -> Option<(Cow<'a, Graph>, Cow<'a, Graph>)> {
    if let ([], [shape]) = (patterns, shapes)
        && let Some((outer, inner)) = &shape.graphs
    {
        return Some((Cow::Borrowed(outer), Cow::Borrowed(inner)));
    }
    let with = |formats: Vec<Arc<Pattern>>| Graph::of(&[patterns, &formats].concat());
    let outer = with(shapes.iter().flat_map(|shape| shape.outer.iter().cloned()).collect())?;
    if shapes.is_empty() {
        return Some((Cow::Owned(outer.clone()), Cow::Owned(outer)));
    }
    let inner = with(shapes.iter().map(|shape| shape.inner.clone()).collect())?;
    Some((Cow::Owned(outer), Cow::Owned(inner)))
}
