//! What consumers read: each field has to be there, and to be as certain as it was.

use super::{Found, facts, old_span};
use eventwright_model::diagnostic::Diagnostic;
use eventwright_model::facts::{Consumer, Read};
use eventwright_model::source::Span;
use eventwright_model::{Contract, Model, view};

/// Reads that nothing answers any more, of consumers that the baseline lists and of those that the new contract lists: who
/// stops saying that it reads a field in the change that takes the field away may still run as it did.
pub(super) fn lost(old: Option<(&Model, &Contract)>, new: (&Model, &Contract)) -> Vec<Found> {
    let listed = |contract: &Contract| contract.event.value.consumers.clone();
    let (was, is) = (old.map(|(_, one)| listed(one)).unwrap_or_default(), listed(new.1));
    let mut found = Vec::new();
    for (index, consumer) in is.iter().enumerate() {
        for (position, read) in consumer.reads.iter().enumerate() {
            let place = format!("/consumers/{index}/reads/{position}/pointer");
            let here = new.0.facts_span(&new.1.event, &place);
            let before = old.zip(of(&was, consumer, read));
            found.extend(judged(before, new, (consumer, read), Some(here)));
        }
    }
    for consumer in &was {
        for read in consumer.reads.iter().filter(|read| of(&is, consumer, read).is_none()) {
            found.extend(judged(old.map(|old| (old, read)), new, (consumer, read), None));
        }
    }
    found
}

/// The same read in another list of consumers.
fn of<'c>(consumers: &'c [Consumer], like: &Consumer, read: &Read) -> Option<&'c Read> {
    let same = consumers.iter().filter(|one| one.name == like.name);
    same.flat_map(|one| &one.reads).find(|one| one.pointer == read.pointer)
}

/// The finding on one read; `here` is where the new contract lists it, if it does.
fn judged(
    old: Option<((&Model, &Contract), &Read)>,
    new: (&Model, &Contract),
    (consumer, read): (&Consumer, &Read),
    here: Option<Span>,
) -> Option<Found> {
    let was = old.and_then(|((model, contract), _)| view::field(&model.schemas, contract.root, &read.pointer));
    let is = view::field(&new.0.schemas, new.1.root, &read.pointer);
    let certain = was.is_some_and(|(_, required)| required);
    // What only the baseline lists is judged by what became of the field, what is listed now by what there is.
    let told = match is {
        None if was.is_some() => "is gone",
        None if here.is_some() => "no producer sends",
        Some((_, false)) if !read.optional && certain => "was always there and may be absent",
        Some((_, false)) if !read.optional && here.is_some() => "may be absent",
        _ => return None,
    };
    let name = new.1.name();
    let message = format!("`{name}`: `{}` reads `{}`, which {told}", consumer.name, read.pointer);
    let field = is.map(|(id, _)| new.0.schemas.info(id).span);
    let span = here.or(field).unwrap_or_else(|| new.0.facts_span(&new.1.event, "/type"));
    let mut finding = Diagnostic::error("read-lost", span, message);
    if let (Some(field), true) = (field, here.is_some()) {
        finding = finding.related(field, "the field as it is");
    }
    if let (Some((id, _)), Some(((model, _), _))) = (was, old) {
        finding = finding.related(old_span(model.schemas.info(id).span), "the field as it was");
    }
    let help = match is {
        None => "keep the field for as long as somebody reads it",
        Some(_) => "keep the field required, or mark the read \"optional\": true once the consumer can do without",
    };
    let pointer = format!("{}{}", facts::consumer(&consumer.name), read.pointer);
    let told = |field: Option<(_, bool)>| match field {
        None => "absent",
        Some((_, true)) => "required",
        Some((_, false)) => "optional",
    };
    Some(Found::fact(name, pointer, (told(was), told(is)), finding.help(help)))
}
