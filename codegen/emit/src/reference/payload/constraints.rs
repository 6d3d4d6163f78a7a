//! What a table says of a value, and what ties the members of an object together.

use super::{Known, Phrase, array_bounds, code, number, words};
use crate::reference::json::compact;
use eventwright_model::facts::Overflow;
use eventwright_runtime::json::Tree;
use eventwright_runtime::walk::{Keyword, NodeId};
use serde::Serialize;

/// What ties the members of an object together.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Conditions {
    /// Combinations of values, of which one must be met.
    pub one_of: Vec<Phrase>,
    /// Everything else that has a short form.
    pub phrases: Vec<Phrase>,
    /// There is more in the schema.
    pub more: bool,
}

impl Known<'_> {
    /// Everything a table says of the value: each constraint a phrase.
    pub fn constraints(&self) -> Vec<Phrase> {
        let mut all: Vec<Phrase> = self.hint().map(|hint| vec![words(hint)]).into_iter().collect();
        if let Some(values) = self.listed_values() {
            all.push(one_of(&values));
        }
        if let Some(format) = self.format() {
            all.push(vec![words(format)]);
        }
        if let Some(details) = self.choice_details() {
            all.push(vec![words(details.join(" or "))]);
        }
        all.extend(self.range(" to ").map(|range| vec![words(range)]));
        all.extend(self.keywords().filter_map(|keyword| match keyword {
            Keyword::MultipleOf(divisor) => Some(vec![words(format!("a multiple of {}", number(*divisor)))]),
            _ => None,
        }));
        all.extend(count_words(self.counts(text_bounds), "character", "characters"));
        all.extend(count_words((None, self.counts(byte_bound).1), "byte", "bytes"));
        all.extend(self.keywords().filter_map(|keyword| match keyword {
            Keyword::Pattern(pattern) => Some(vec![words("matches"), code(pattern.source.as_ref())]),
            _ => None,
        }));
        all.extend(count_words(self.counts(array_bounds), "item", "items"));
        if self.keywords().any(|keyword| matches!(keyword, Keyword::UniqueItems)) {
            all.push(vec![words("no duplicates")]);
        }
        all.extend(count_words(self.counts(object_bounds), "member", "members"));
        if self.annotations().any(|annotations| annotations.overflow == Some(Overflow::Truncate)) {
            all.push(vec![words("shortened by the producer when longer")]);
        }
        if self.is_deprecated() {
            all.push(vec![words("deprecated")]);
        }
        if self.has_more() {
            all.push(vec![words("and what the schema says beyond this")]);
        }
        // A hint may say what the schema says anyway.
        let mut told = Vec::new();
        for phrase in all {
            if !told.contains(&phrase) {
                told.push(phrase);
            }
        }
        told
    }

    /// Whether something is asserted that none of the phrases above tell.
    fn has_more(&self) -> bool {
        let choices = self.choices();
        let untold_choice = !choices.is_empty() && self.choice_details().is_none();
        untold_choice
            || self.keywords().any(|keyword| {
                matches!(
                    keyword,
                    Keyword::Not(_)
                        | Keyword::If { .. }
                        | Keyword::DynamicRef { .. }
                        | Keyword::Contains { .. }
                        | Keyword::DependentSchemas(_)
                        | Keyword::PropertyNames(_)
                )
            })
    }

    /// What ties the members of an object together, a phrase each; the branches of a choice between pairs of values
    /// are listed one by one.
    pub fn conditions(&self) -> Conditions {
        let mut conditions = Conditions::default();
        for keyword in self.keywords() {
            match keyword {
                Keyword::AnyOf(ids) | Keyword::OneOf(ids) => {
                    let branches: Option<Vec<Phrase>> = ids.iter().map(|id| self.pairs(*id)).collect();
                    match branches {
                        Some(branches) if conditions.one_of.is_empty() => conditions.one_of = branches,
                        _ => conditions.more = true,
                    }
                }
                Keyword::DependentRequired(members) => {
                    for (name, others) in members {
                        let mut phrase = vec![words("with"), code(&**name), words("also")];
                        phrase.extend(others.iter().map(|other| code(&**other)));
                        conditions.phrases.push(phrase);
                    }
                }
                Keyword::Not(_) | Keyword::If { .. } | Keyword::DependentSchemas(_) | Keyword::DynamicRef { .. } => {
                    conditions.more = true;
                }
                _ => {}
            }
        }
        conditions
    }

    /// A branch that only fixes the values of some members: `from_state` is `DRAFT`.
    fn pairs(&self, id: NodeId) -> Option<Phrase> {
        let [Keyword::Properties(members)] = self.schemas.keywords(id) else { return None };
        let mut phrase = Vec::new();
        for (index, (name, id)) in members.iter().enumerate() {
            let values = match self.schemas.keywords(*id) {
                [Keyword::Const(value)] => vec![value],
                [Keyword::Enum(values)] => values.iter().collect(),
                _ => return None,
            };
            if index > 0 {
                phrase.push(words("and"));
            }
            phrase.extend([code(&**name), words("is")]);
            phrase.extend(one_of(&values));
        }
        Some(phrase)
    }
}

fn one_of(values: &[&Tree]) -> Phrase {
    let mut phrase = Vec::new();
    if values.len() > 1 {
        phrase.push(words("one of"));
    }
    phrase.extend(values.iter().map(|value| code(quoted_when_empty(value))));
    phrase
}

fn quoted_when_empty(value: &Tree) -> String {
    match value {
        Tree::String(text) if !text.trim().is_empty() => text.to_string(),
        value => compact(value),
    }
}

fn count_words((low, high): (Option<u64>, Option<u64>), one: &str, many: &str) -> Option<Phrase> {
    let noun = |count: u64| if count == 1 { one } else { many };
    let text = match (low.filter(|low| *low > 0), high) {
        (None, None) => return None,
        (Some(low), Some(high)) if low == high => format!("exactly {low} {}", noun(low)),
        (Some(low), Some(high)) => format!("{low} to {high} {}", noun(high)),
        (Some(low), None) => format!("at least {low} {}", noun(low)),
        (None, Some(high)) => format!("at most {high} {}", noun(high)),
    };
    Some(vec![words(text)])
}

fn text_bounds(keyword: &Keyword) -> (Option<u64>, Option<u64>) {
    match keyword {
        Keyword::MinLength(count) => (Some(*count), None),
        Keyword::MaxLength(count) => (None, Some(*count)),
        _ => (None, None),
    }
}

fn byte_bound(keyword: &Keyword) -> (Option<u64>, Option<u64>) {
    match keyword {
        Keyword::MaxJsonBytes(count) => (None, Some(*count)),
        _ => (None, None),
    }
}

fn object_bounds(keyword: &Keyword) -> (Option<u64>, Option<u64>) {
    match keyword {
        Keyword::MinProperties(count) => (Some(*count), None),
        Keyword::MaxProperties(count) => (None, Some(*count)),
        _ => (None, None),
    }
}
