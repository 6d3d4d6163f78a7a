//! Strings that are listed: enums, and a UUID or one of some words.

use super::{Facts, Planner, Type};
use eventwright_runtime::format::Format;
use eventwright_runtime::json::Tree;
use eventwright_runtime::walk::{Keyword, NodeId};
use std::collections::HashSet;

/// An enum of strings.
#[derive(Clone, Debug)]
pub(in crate::rust) struct EnumPlan {
    /// The strings, in the order of the schema.
    pub(in crate::rust) values: Vec<String>,
    pub(in crate::rust) description: Option<String>,
    /// The keyword that a text outside the list fails.
    pub(in crate::rust) keyword: &'static str,
}

impl Planner<'_> {
    /// Strings that are listed, possibly with null: exactly those that the whole subschema admits.
    pub(super) fn enumerated(&mut self, ids: &[NodeId], facts: &Facts<'_>, name: &str) -> Option<Type> {
        let listed = facts.keywords.iter().find_map(|keyword| match keyword {
            Keyword::Enum(values) => Some(values.to_vec()),
            Keyword::Const(value) => Some(vec![value.clone()]),
            _ => None,
        })?;
        let table = &self.schemas().table;
        let admitted: Vec<&Tree> =
            listed.iter().filter(|value| ids.iter().all(|id| table.is_valid(*id, value))).collect();
        let nullable = admitted.iter().any(|value| matches!(value, Tree::Null));
        let texts: Option<Vec<String>> = admitted
            .iter()
            .filter(|value| !matches!(value, Tree::Null))
            .map(|value| value.as_str().map(str::to_owned))
            .collect();
        let mut values = texts.filter(|texts| !texts.is_empty())?;
        let mut seen = HashSet::new();
        values.retain(|value| seen.insert(value.clone()));
        let listed = facts.keywords.iter().find(|keyword| matches!(keyword, Keyword::Enum(_) | Keyword::Const(_)));
        let keyword = listed.map_or("enum", |keyword| keyword.name());
        let kind = Type::Enum(self.string_enum(ids, values, name, keyword));
        Some(if nullable { Type::Nullable(Box::new(kind)) } else { kind })
    }

    fn string_enum(&mut self, ids: &[NodeId], values: Vec<String>, name: &str, keyword: &'static str) -> String {
        let key = format!("enum {keyword} {values:?}");
        if let Some(known) = self.plan.known.get(&key) {
            return known.clone();
        }
        let chosen = self.choose(ids, name);
        let description = self.description(ids);
        self.plan.known.insert(key, chosen.clone());
        self.plan.enums.insert(chosen.clone(), EnumPlan { values, description, keyword });
        chosen
    }

    /// `anyOf` or `oneOf` a UUID and some words that are none.
    pub(super) fn uuid_or(&mut self, ids: &[NodeId], facts: &Facts<'_>, name: &str) -> Option<Type> {
        let (mut branches, mut choice) = (None, "anyOf");
        for keyword in &facts.keywords {
            match keyword {
                Keyword::Type(_) => {}
                Keyword::AnyOf(ids) | Keyword::OneOf(ids) if branches.is_none() => {
                    (branches, choice) = (Some(ids.clone()), keyword.name());
                }
                _ => return None,
            }
        }
        let mut words: Vec<String> = Vec::new();
        let mut uuid = false;
        for branch in branches?.iter() {
            let facts = self.facts(&[*branch]);
            match facts.keywords[..] {
                [Keyword::Format(Format::Uuid)] | [Keyword::Type(_), Keyword::Format(Format::Uuid)] => uuid = true,
                [Keyword::Const(Tree::String(word))] => words.push(word.to_string()),
                [Keyword::Enum(values)] | [Keyword::Type(_), Keyword::Enum(values)] => {
                    for value in values.iter() {
                        words.push(value.as_str()?.to_owned());
                    }
                }
                _ => return None,
            }
        }
        let apart = words.iter().all(|word| !Format::Uuid.is_valid(word));
        if !uuid || words.is_empty() || !apart {
            return None;
        }
        words.dedup();
        let suffixed = format!("{name}Word");
        Some(Type::UuidOr(self.string_enum(ids, words, &suffixed, choice)))
    }
}
