//! What both schemas mention: numbers, lengths, texts, names. Breaks sit where these are.

use eventwright_runtime::json::{Number, Tree};
use eventwright_runtime::walk::{Keyword, Schema};
use std::collections::BTreeSet;

/// Most values of a kind.
const MOST: usize = 64;

/// Longer texts and lists are not made to sit at a limit.
pub(super) const LONGEST: u64 = 5_000;

/// Values and limits that stand in the schemas.
#[derive(Debug, Default)]
pub(super) struct Pool {
    /// Numbers and limits of numbers.
    pub(super) numbers: Vec<Number>,
    /// What numbers are to be multiples of.
    pub(super) divisors: Vec<Number>,
    /// Limits of lengths and counts, and their neighbours.
    pub(super) lengths: Vec<u64>,
    /// Texts of `const` and `enum`.
    pub(super) texts: Vec<Box<str>>,
    /// Names of members.
    pub(super) names: Vec<Box<str>>,
}

impl Pool {
    pub(super) fn of(schemas: &[&Schema]) -> Self {
        let mut pool = Self::default();
        let mut lengths = BTreeSet::from([0, 1, 2, 3]);
        for keyword in schemas.iter().flat_map(|schema| &schema.nodes).flat_map(|node| &node.keywords) {
            match keyword {
                Keyword::Enum(values) => values.iter().for_each(|value| pool.value(value)),
                Keyword::Const(value) => pool.value(value),
                Keyword::MultipleOf(number) => push(&mut pool.divisors, *number),
                Keyword::Maximum(number)
                | Keyword::ExclusiveMaximum(number)
                | Keyword::Minimum(number)
                | Keyword::ExclusiveMinimum(number) => push(&mut pool.numbers, *number),
                Keyword::MaxLength(limit)
                | Keyword::MinLength(limit)
                | Keyword::MaxItems(limit)
                | Keyword::MinItems(limit)
                | Keyword::MaxJsonBytes(limit)
                | Keyword::MaxProperties(limit)
                | Keyword::MinProperties(limit) => around(&mut lengths, *limit),
                Keyword::Contains { min, max, .. } => {
                    [min, max].into_iter().flatten().for_each(|limit| around(&mut lengths, *limit));
                }
                Keyword::PrefixItems(ids) => around(&mut lengths, ids.len() as u64),
                Keyword::Properties(members) => pool.names(members.iter().map(|(name, _)| name)),
                Keyword::DependentSchemas(members) => pool.names(members.iter().map(|(name, _)| name)),
                Keyword::Required(names) => pool.names(names.iter()),
                Keyword::DependentRequired(members) => {
                    for (name, others) in members {
                        pool.names(std::iter::once(name).chain(others.iter()));
                    }
                }
                _ => {}
            }
        }
        pool.lengths = lengths.into_iter().filter(|length| *length <= LONGEST).take(MOST).collect();
        pool
    }

    fn names<'n>(&mut self, names: impl Iterator<Item = &'n Box<str>>) {
        names.for_each(|name| push(&mut self.names, name.clone()));
    }

    fn value(&mut self, value: &Tree) {
        match value {
            Tree::Number(number) => push(&mut self.numbers, *number),
            Tree::String(text) => push(&mut self.texts, text.clone()),
            Tree::Array(items) => items.iter().for_each(|item| self.value(item)),
            Tree::Object(members) => {
                for (name, value) in members {
                    push(&mut self.names, name.clone());
                    self.value(value);
                }
            }
            Tree::Null | Tree::Bool(_) => {}
        }
    }
}

fn push<T: PartialEq>(to: &mut Vec<T>, value: T) {
    if to.len() < MOST && !to.contains(&value) {
        to.push(value);
    }
}

fn around(lengths: &mut BTreeSet<u64>, limit: u64) {
    lengths.extend([limit.saturating_sub(1), limit, limit.saturating_add(1)]);
}
