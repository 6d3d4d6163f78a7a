//! Differences in what one value may be: its types, limits, lists, format and pattern.

use super::{Compare, Placed};
use eventwright_model::source::Span;
use eventwright_model::{Model, view};
use eventwright_runtime::json::{Number, Tree, write};
use eventwright_runtime::walk::{Keyword, NodeId, Types};

/// Longer lists of values are cut.
const SHOWN: usize = 6;

impl Compare<'_> {
    pub(super) fn types(&mut self, old: NodeId, new: NodeId, pointer: &str) {
        let (was, is) = (view::types(&self.old.schemas, old), view::types(&self.new.schemas, new));
        if was != is {
            let message = format!("the type was {} and is {}", types(was), types(is));
            let (was, is) = (place(self.old, old, "type"), place(self.new, new, "type"));
            self.push("type-changed", pointer, message, was, is);
        }
    }

    /// Limits by their keyword, the tightest where there are several.
    pub(super) fn limits(&mut self, old: NodeId, new: NodeId, pointer: &str) {
        const LIMITS: [&str; 13] = [
            "minimum",
            "exclusiveMinimum",
            "maximum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "x-max-json-bytes",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "contains",
        ];
        let (before, after) = (self.old_keywords(old), self.new_keywords(new));
        for name in LIMITS.iter().take(LIMITS.len() - 1) {
            let (was, is) = (limit(&before, name), limit(&after, name));
            // By the numbers alone: the same subschema has another place in the other model.
            if was.map(|(_, limit)| limit) == is.map(|(_, limit)| limit) {
                continue;
            }
            let told =
                |limit: Option<(NodeId, Number)>| limit.map_or_else(|| "not limited".to_owned(), |(_, n)| number(n));
            let message = format!("`{name}` was {} and is {}", told(was), told(is));
            let (was, is) =
                (self.spot(true, was.map(|(id, _)| id), old, name), self.spot(false, is.map(|(id, _)| id), new, name));
            self.push("bound-changed", pointer, message, was, is);
        }
    }

    /// The span of a keyword in the subschema that has it, or of the whole where none has.
    fn spot(&self, before: bool, at: Option<NodeId>, whole: NodeId, keyword: &str) -> Span {
        let model = if before { self.old } else { self.new };
        at.map_or_else(|| model.schemas.info(whole).span, |id| model.keyword_span(id, keyword))
    }

    pub(super) fn lists(&mut self, old: NodeId, new: NodeId, pointer: &str) {
        let (before, after) = (self.old_keywords(old), self.new_keywords(new));
        let (was, is) = (listed(&before), listed(&after));
        if was.as_ref().map(|(_, _, all)| all) == is.as_ref().map(|(_, _, all)| all) {
            return;
        }
        let values = |list: &Option<(NodeId, &'static str, Vec<String>)>| {
            list.as_ref().map(|(_, _, all)| all.clone()).unwrap_or_default()
        };
        let (old_values, new_values) = (values(&was), values(&is));
        let missing = |from: &[String], to: &[String]| -> Vec<String> {
            from.iter().filter(|one| !to.contains(one)).cloned().collect()
        };
        let (gone, come) = (missing(&old_values, &new_values), missing(&new_values, &old_values));
        let message = match (&was, &is) {
            (None, _) => format!("the values are listed now: {}", some(&new_values)),
            (_, None) => format!("the values were listed, and are not any more: {}", some(&old_values)),
            _ if come.is_empty() => format!("the values are fewer: {} gone", some(&gone)),
            _ if gone.is_empty() => format!("the values are more: {} added", some(&come)),
            _ => format!("the values are others: {} gone, {} added", some(&gone), some(&come)),
        };
        let span = |model: &Model, list: Option<(NodeId, &'static str, Vec<String>)>, whole: NodeId| {
            list.map_or_else(|| model.schemas.info(whole).span, |(id, keyword, _)| model.keyword_span(id, keyword))
        };
        let (was, is) = (span(self.old, was, old), span(self.new, is, new));
        self.push("values-changed", pointer, message, was, is);
    }

    /// Formats and patterns.
    pub(super) fn texts(&mut self, old: NodeId, new: NodeId, pointer: &str) {
        let (before, after) = (self.old_keywords(old), self.new_keywords(new));
        for (rule, name) in [("format-changed", "format"), ("pattern-changed", "pattern")] {
            let (was, is) = (text(&before, name), text(&after, name));
            if was.iter().map(|(_, text)| text).eq(is.iter().map(|(_, text)| text)) {
                continue;
            }
            let told = |all: &[(NodeId, String)]| match all {
                [] => "none".to_owned(),
                all => all.iter().map(|(_, text)| format!("`{text}`")).collect::<Vec<_>>().join(" and "),
            };
            let message = format!("the {name} was {} and is {}", told(&was), told(&is));
            let first = |all: &[(NodeId, String)]| all.first().map(|(id, _)| *id);
            let (was, is) = (self.spot(true, first(&was), old, name), self.spot(false, first(&is), new, name));
            self.push(rule, pointer, message, was, is);
        }
    }
}

fn place(model: &Model, id: NodeId, keyword: &str) -> Span {
    let parts = view::conjunction(&model.schemas, id);
    let has = |part: &&NodeId| model.schemas.keywords(**part).iter().any(|one| one.name() == keyword);
    parts.iter().find(has).map_or_else(|| model.schemas.info(id).span, |part| model.keyword_span(*part, keyword))
}

fn types(types: Types) -> String {
    if types == Types(127) {
        return "any".to_owned();
    }
    let number = types.contains(Types::NUMBER);
    let names = Types::NAMES.iter().filter(|(_, one)| types.contains(*one) && !(number && *one == Types::INTEGER));
    let names: Vec<&str> = names.map(|(name, _)| *name).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(" or ") }
}

fn number(number: Number) -> String {
    let mut out = Vec::new();
    eventwright_runtime::json::write_number(number, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

/// The tightest limit of a keyword, and where it stands.
fn limit(keywords: &[Placed<'_>], name: &str) -> Option<(NodeId, Number)> {
    let count = |count: u64| i64::try_from(count).map_or(Number::Unsigned(count), Number::Integer);
    let of = |(id, keyword): &Placed<'_>| {
        let number = match keyword {
            Keyword::Minimum(n) | Keyword::ExclusiveMinimum(n) | Keyword::Maximum(n) => *n,
            Keyword::ExclusiveMaximum(n) | Keyword::MultipleOf(n) => *n,
            Keyword::MinLength(n) | Keyword::MaxLength(n) | Keyword::MaxJsonBytes(n) | Keyword::MinItems(n) => {
                count(*n)
            }
            Keyword::MaxItems(n) | Keyword::MinProperties(n) | Keyword::MaxProperties(n) => count(*n),
            _ => return None,
        };
        (keyword.name() == name).then_some((*id, number))
    };
    let all = keywords.iter().filter_map(of);
    let lower = name.starts_with("min") || name == "exclusiveMinimum";
    if lower { all.max_by_key(|(_, number)| *number) } else { all.min_by_key(|(_, number)| *number) }
}

/// The values of `enum` or `const`, the shortest list where there are several.
fn listed(keywords: &[Placed<'_>]) -> Option<(NodeId, &'static str, Vec<String>)> {
    let lists = keywords.iter().filter_map(|(id, keyword)| match keyword {
        Keyword::Enum(values) => Some((*id, "enum", values.iter().map(json).collect::<Vec<_>>())),
        Keyword::Const(value) => Some((*id, "const", vec![json(value)])),
        _ => None,
    });
    let mut list = lists.min_by_key(|(_, _, values)| values.len())?;
    list.2.sort_unstable();
    list.2.dedup();
    Some(list)
}

fn json(value: &Tree) -> String {
    let mut value = value.clone();
    value.settle();
    let mut out = Vec::new();
    write(&value, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

fn some(values: &[String]) -> String {
    let shown = values.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    match values.len().checked_sub(SHOWN) {
        Some(more) if more > 0 => format!("{shown} and {more} more"),
        _ => shown,
    }
}

fn text(keywords: &[Placed<'_>], name: &str) -> Vec<(NodeId, String)> {
    let mut found: Vec<(NodeId, String)> = keywords
        .iter()
        .filter_map(|(id, keyword)| match keyword {
            Keyword::Format(format) if name == "format" => Some((*id, format.name().to_owned())),
            Keyword::Pattern(pattern) if name == "pattern" => Some((*id, pattern.source.to_string())),
            _ => None,
        })
        .collect();
    found.sort_by(|(_, a), (_, b)| a.cmp(b));
    found
}
