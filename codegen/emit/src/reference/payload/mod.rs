//! A subschema in words.
//!
//! Whatever has a short form gets it; the rest becomes a phrase that says there is more. Nothing here knows Markdown:
//! phrases are made of text and code, and a template lays them out.

mod constraints;

pub use constraints::Conditions;

use super::json::compact;
use eventwright_model::facts::{OnSensitive, Pii};
use eventwright_model::schema::{Annotations, Schemas};
use eventwright_model::view;
use eventwright_runtime::detect::{Categories, within};
use eventwright_runtime::format::Format;
use eventwright_runtime::json::{Number, Tree};
use eventwright_runtime::walk::{Keyword, NodeId, Types};
use serde::Serialize;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Values that are listed in one go fill at most so many characters of a payload block; of more, the first two stand
/// for all.
const VALUES_WIDTH: usize = 60;
/// Objects nested deeper than this are only named.
pub const DEEPEST: usize = 6;

/// A part of a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they are code.
    pub code: bool,
}

/// Words with code among them.
pub type Phrase = Vec<Piece>;

/// Plain words.
pub fn words(text: impl Into<String>) -> Piece {
    Piece { text: text.into(), code: false }
}

/// Code.
pub fn code(text: impl Into<String>) -> Piece {
    Piece { text: text.into(), code: true }
}

/// One end of a range, and whether it is itself excluded.
type Bound = (Number, bool);

/// All that is known of a value at one place: its subschemas, references and `allOf` followed.
#[derive(Clone, Debug)]
pub struct Known<'a> {
    schemas: &'a Schemas,
    parts: Vec<NodeId>,
    /// The types that are admitted.
    pub types: Types,
}

impl<'a> Known<'a> {
    /// What `ids` say together.
    pub fn new(schemas: &'a Schemas, ids: &[NodeId]) -> Self {
        let mut parts = Vec::new();
        let mut types = Types(127);
        for id in ids {
            types = Types(types.0 & view::types(schemas, *id).0);
            for part in view::conjunction(schemas, *id) {
                if !parts.contains(&part) {
                    parts.push(part);
                }
            }
        }
        let mut known = Self { schemas, parts, types };
        known.narrow();
        known
    }

    /// Where no `type` stands, values and choices say what there can be.
    fn narrow(&mut self) {
        if self.types != Types(127) {
            return;
        }
        if let Some(values) = self.values() {
            self.types = values.iter().fold(Types(0), |types, value| types.with(type_of(value)));
        } else if let Some(branches) = self.choices().first() {
            let union = branches.iter().fold(Types(0), |types, id| types.with(self.branch(*id).types));
            self.types = union;
        }
    }

    fn branch(&self, id: NodeId) -> Self {
        Self::new(self.schemas, &[id])
    }

    /// Its keywords.
    pub fn keywords(&self) -> impl Iterator<Item = &'a Keyword> + use<'a, '_> {
        let schemas = self.schemas;
        self.parts.iter().flat_map(move |id| schemas.keywords(*id))
    }

    fn annotations(&self) -> impl Iterator<Item = &'a Annotations> + use<'a, '_> {
        let schemas = self.schemas;
        self.parts.iter().map(move |id| schemas.annotations(*id))
    }

    /// `null` is one of several possibilities.
    pub fn is_nullable(&self) -> bool {
        self.types.contains(Types::NULL) && self.types != Types::NULL && self.types != Types(127)
    }

    /// The outermost description.
    pub fn description(&self) -> Option<&'a str> {
        self.annotations().find_map(|annotations| annotations.description.as_deref())
    }

    /// Whether it should no longer be used.
    pub fn is_deprecated(&self) -> bool {
        self.annotations().any(|annotations| annotations.deprecated)
    }

    /// The outermost example.
    pub fn example(&self) -> Option<&'a Tree> {
        self.annotations().find_map(|annotations| annotations.examples.first())
    }

    /// The exemptions from the sensitive-data policy that stand here.
    pub fn exemptions(&self) -> impl Iterator<Item = &'a Pii> + use<'a, '_> {
        self.annotations().filter_map(|annotations| annotations.pii.as_ref())
    }

    /// Whether some text can stand here that is neither listed nor of a format that leaves no room for other words.
    pub fn has_free_text(&self) -> bool {
        if !self.types.contains(Types::STRING) || self.values().is_some() {
            return false;
        }
        let format = self.keywords().find_map(|keyword| match keyword {
            Keyword::Format(format) => Some(*format),
            _ => None,
        });
        !within(Categories::ALL, format).is_empty()
            && self.choices().iter().all(|branches| branches.iter().any(|id| self.branch(*id).has_free_text()))
    }

    /// Whether it is a point in time.
    pub fn is_time(&self) -> bool {
        self.keywords().any(|keyword| matches!(keyword, Keyword::Format(Format::DateTime)))
    }

    /// Whether the producer's side replaces a sensitive value.
    pub fn redacts(&self) -> bool {
        self.annotations().any(|annotations| annotations.on_sensitive == Some(OnSensitive::Redact))
    }

    /// The properties of an object.
    pub fn properties(&self) -> Vec<view::Property> {
        let mut found: Vec<view::Property> = Vec::new();
        let mut places: HashMap<Box<str>, usize> = HashMap::new();
        for id in &self.parts {
            for property in view::properties(self.schemas, *id) {
                match places.entry(property.name.clone()) {
                    Entry::Vacant(place) => {
                        place.insert(found.len());
                        found.push(property);
                    }
                    Entry::Occupied(place) => {
                        let known = &mut found[*place.get()];
                        known.required |= property.required;
                        for id in property.also.iter().chain([&property.schema]) {
                            if *id != known.schema && !known.also.contains(id) {
                                known.also.push(*id);
                            }
                        }
                    }
                }
            }
        }
        found
    }

    /// The subschemas of an array's items; empty when nothing is said of them.
    pub fn items(&self) -> Vec<NodeId> {
        let items = self.keywords().filter_map(|keyword| match keyword {
            Keyword::Items(id) => Some(*id),
            _ => None,
        });
        items.filter(|id| !matches!(self.schemas.keywords(*id), [] | [Keyword::False])).collect()
    }

    fn first_items(&self) -> Option<&'a [NodeId]> {
        self.keywords().find_map(|keyword| match keyword {
            Keyword::PrefixItems(ids) => Some(&**ids),
            _ => None,
        })
    }

    fn hint(&self) -> Option<&'a str> {
        self.annotations().find_map(|annotations| annotations.hint.as_deref())
    }

    fn format(&self) -> Option<String> {
        let asserted = self.keywords().find_map(|keyword| match keyword {
            Keyword::Format(format) => Some(format_words(*format).to_owned()),
            _ => None,
        });
        asserted.or_else(|| self.annotations().find_map(|annotations| annotations.format.clone()))
    }

    /// The values of `enum` and `const`, `null` left out where it is only the absence of the others.
    fn values(&self) -> Option<Vec<&'a Tree>> {
        let mut values: Option<Vec<&Tree>> = None;
        for keyword in self.keywords() {
            let listed: Vec<&Tree> = match keyword {
                Keyword::Enum(values) => values.iter().collect(),
                Keyword::Const(value) => vec![value],
                _ => continue,
            };
            values = Some(match values {
                None => listed,
                Some(kept) => kept.into_iter().filter(|value| listed.contains(value)).collect(),
            });
        }
        values
    }

    fn listed_values(&self) -> Option<Vec<&'a Tree>> {
        let nullable = self.is_nullable();
        self.values()
            .map(|values| values.into_iter().filter(|value| !nullable || !matches!(value, Tree::Null)).collect())
    }

    fn choices(&self) -> Vec<&'a [NodeId]> {
        let choice = |keyword: &'a Keyword| match keyword {
            Keyword::AnyOf(ids) | Keyword::OneOf(ids) => Some(&**ids),
            _ => None,
        };
        self.keywords().filter_map(choice).collect()
    }

    /// The names of the types; `float` is how the reference's readers call a number that need not be an integer.
    fn type_name(&self, number: &str) -> String {
        let types = if self.is_nullable() { self.types.without(Types::NULL) } else { self.types };
        if types == Types(127) {
            return "any value".to_owned();
        }
        let integer_too = |kind: Types| kind == Types::INTEGER && types.contains(Types::NUMBER);
        let names = Types::NAMES.iter().filter(|(_, kind)| types.contains(*kind) && !integer_too(*kind));
        let names: Vec<&str> = names.map(|(name, kind)| if *kind == Types::NUMBER { number } else { *name }).collect();
        if names.is_empty() { "nothing".to_owned() } else { names.join(" or ") }
    }

    /// The type for a table: `array of string`.
    pub fn type_words(&self) -> String {
        let name = self.type_name("number");
        let items = self.items();
        match items.is_empty() || name != "array" {
            true => name,
            false => format!("array of {}", Known::new(self.schemas, &items).type_name("number")),
        }
    }

    /// The value as a payload block shows it: the structure of objects and arrays, words for everything else.
    pub fn shape(&self, required: bool) -> Tree {
        self.shape_at(required, 0)
    }

    fn shape_at(&self, required: bool, depth: usize) -> Tree {
        let types = self.types.without(Types::NULL);
        if types == Types::OBJECT && depth < DEEPEST {
            let members: Vec<_> = self.properties().iter().map(|property| self.member(property, depth)).collect();
            let rest = self.rest();
            if !members.is_empty() || rest.is_some() {
                let rest = rest.map(|id| ("...".into(), self.branch(id).shape_at(true, depth + 1)));
                return Tree::Object(members.into_iter().chain(rest).collect());
            }
        }
        if types == Types::ARRAY
            && depth < DEEPEST
            && let Some(shape) = self.array_shape(depth)
        {
            return shape;
        }
        Tree::String(self.short(required).into())
    }

    fn member(&self, property: &view::Property, depth: usize) -> (Box<str>, Tree) {
        let known = Known::new(self.schemas, &ids(property));
        (property.name.clone(), known.shape_at(property.required, depth + 1))
    }

    fn array_shape(&self, depth: usize) -> Option<Tree> {
        let more = || Tree::String("...".into());
        if let Some(first) = self.first_items() {
            let mut shapes: Vec<Tree> = first.iter().map(|id| self.branch(*id).shape_at(true, depth + 1)).collect();
            if !self.items().is_empty() {
                shapes.push(more());
            }
            return Some(Tree::Array(shapes));
        }
        let items = self.items();
        if items.is_empty() {
            return None;
        }
        let item = Known::new(self.schemas, &items);
        // A list of values says by itself that any of them may follow.
        let single = item.values().is_some() || self.counts(array_bounds).1 == Some(1);
        let shape = item.shape_at(true, depth + 1);
        Some(Tree::Array(if single { vec![shape] } else { vec![shape, more()] }))
    }

    /// The schema of members that no name is given for, when it says something.
    fn rest(&self) -> Option<NodeId> {
        let rest = self.keywords().find_map(|keyword| match keyword {
            Keyword::PatternProperties(members) => members.first().map(|(_, id)| *id),
            Keyword::AdditionalProperties(id) | Keyword::UnevaluatedProperties(id) => Some(*id),
            _ => None,
        });
        rest.filter(|id| !matches!(self.schemas.keywords(*id), [] | [Keyword::False]))
    }

    /// One line for a payload block: `string (UUID, nullable)`.
    pub fn short(&self, required: bool) -> String {
        let name = self.type_name("float");
        // A choice between types is told by their names.
        let mut details: Vec<String> = self.short_detail().filter(|detail| *detail != name).into_iter().collect();
        if !required {
            details.push("optional".to_owned());
        }
        if self.is_nullable() {
            details.push("nullable".to_owned());
        }
        if details.is_empty() { name } else { format!("{name} ({})", details.join(", ")) }
    }

    fn short_detail(&self) -> Option<String> {
        if let Some(hint) = self.hint() {
            return Some(hint.to_owned());
        }
        if let Some(values) = self.listed_values() {
            let names: Vec<String> = values.into_iter().map(bare).collect();
            let all = names.join("|");
            return Some(match names.as_slice() {
                [first, second, _, ..] if all.chars().count() > VALUES_WIDTH => format!("{first}|{second}|..."),
                _ => all,
            });
        }
        if let Some(format) = self.format() {
            return Some(format);
        }
        if let Some(words) = self.choice_details() {
            return Some(words.join(" or "));
        }
        match self.bounds() {
            // Hardly any number of a payload can be negative: saying so each time hides what matters.
            (Some((Number::Integer(0), false)), None) => None,
            _ => self.range("-"),
        }
    }

    /// The branches of a choice in a word each, when each has one.
    fn choice_details(&self) -> Option<Vec<String>> {
        let choices = self.choices();
        let [branches] = choices.as_slice() else { return None };
        let words = |id: &NodeId| {
            let branch = self.branch(*id);
            let detail = branch.short_detail();
            match (branch.types == Types(127) || branch.types.without(Types::NULL) == self.types, detail) {
                (true, detail) => detail,
                (false, None) => Some(branch.type_name("float")),
                (false, Some(detail)) => Some(format!("{} {detail}", branch.type_name("float"))),
            }
        };
        branches.iter().map(words).collect()
    }

    /// The range of a number: `4-6`. The dash gives way where it could be taken for a sign.
    fn range(&self, dash: &str) -> Option<String> {
        let (low, high) = self.bounds();
        if let (Some((low, false)), Some((high, false))) = (low, high) {
            let (low, high) = (number(low), number(high));
            let dash = if low.contains('-') || high.contains('-') { " to " } else { dash };
            return Some(format!("{low}{dash}{high}"));
        }
        let sides: Vec<String> = [low.map(low_words), high.map(high_words)].into_iter().flatten().collect();
        (!sides.is_empty()).then(|| sides.join(", "))
    }

    /// The closest bounds of a number, each with whether it is itself excluded.
    fn bounds(&self) -> (Option<Bound>, Option<Bound>) {
        let mut low: Option<Bound> = None;
        let mut high: Option<Bound> = None;
        for keyword in self.keywords() {
            match keyword {
                Keyword::Minimum(value) if low.is_none_or(|(low, _)| *value > low) => low = Some((*value, false)),
                Keyword::ExclusiveMinimum(value) if low.is_none_or(|(low, _)| *value >= low) => {
                    low = Some((*value, true))
                }
                Keyword::Maximum(value) if high.is_none_or(|(high, _)| *value < high) => high = Some((*value, false)),
                Keyword::ExclusiveMaximum(value) if high.is_none_or(|(high, _)| *value <= high) => {
                    high = Some((*value, true));
                }
                _ => {}
            }
        }
        (low, high)
    }

    /// The tightest pair of counts that `pick` finds: (at least, at most).
    fn counts(&self, pick: impl Fn(&Keyword) -> (Option<u64>, Option<u64>)) -> (Option<u64>, Option<u64>) {
        let found = self.keywords().map(pick);
        found.fold((None, None), |(low, high), (at_least, at_most)| {
            (low.max(at_least), [high, at_most].into_iter().flatten().min())
        })
    }
}

/// The subschemas that declare a property.
pub fn ids(property: &view::Property) -> Vec<NodeId> {
    std::iter::once(property.schema).chain(property.also.iter().copied()).collect()
}

/// A value within a payload block, where the type stands before it.
fn bare(value: &Tree) -> String {
    match value {
        Tree::String(text) if text.is_empty() => "empty".to_owned(),
        Tree::String(text) => text.to_string(),
        value => compact(value),
    }
}

fn type_of(value: &Tree) -> Types {
    match value {
        Tree::Null => Types::NULL,
        Tree::Bool(_) => Types::BOOLEAN,
        Tree::Number(number) if number.is_integer() => Types::INTEGER,
        Tree::Number(_) => Types::NUMBER,
        Tree::String(_) => Types::STRING,
        Tree::Array(_) => Types::ARRAY,
        Tree::Object(_) => Types::OBJECT,
    }
}

/// What readers call a format.
fn format_words(format: Format) -> &'static str {
    match format {
        Format::DateTime => "ISO-8601 timestamp",
        Format::Date => "ISO-8601 date",
        Format::Time => "ISO-8601 time",
        Format::Duration => "ISO-8601 duration",
        Format::Uuid => "UUID",
        Format::Uri => "URL",
        Format::UriReference => "URL or relative reference",
        Format::Email => "e-mail address",
        Format::Hostname => "host name",
        Format::Ipv4 => "IPv4 address",
        Format::Ipv6 => "IPv6 address",
        Format::JsonPointer => "JSON Pointer",
        Format::Regex => "regular expression",
    }
}

fn number(number: Number) -> String {
    compact(&Tree::Number(number))
}

fn low_words((value, exclusive): Bound) -> String {
    format!("{} {}", if exclusive { "more than" } else { "at least" }, number(value))
}

fn high_words((value, exclusive): Bound) -> String {
    format!("{} {}", if exclusive { "less than" } else { "at most" }, number(value))
}

fn array_bounds(keyword: &Keyword) -> (Option<u64>, Option<u64>) {
    match keyword {
        Keyword::MinItems(count) => (Some(*count), None),
        Keyword::MaxItems(count) => (None, Some(*count)),
        _ => (None, None),
    }
}

#[cfg(test)]
mod tests;
