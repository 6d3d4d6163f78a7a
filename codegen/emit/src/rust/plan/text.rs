//! Texts: limits, a pattern, a format; a UUID is a type of its own.

use super::{Facts, Planner, Type};
use eventwright_model::facts::{Category, OnSensitive, Overflow};
use eventwright_model::{sensitive, view};
use eventwright_runtime::format::Format;
use eventwright_runtime::pattern::Pattern;
use eventwright_runtime::walk::{Keyword, NodeId};
use std::sync::Arc;

/// A text's limits, as a marker type carries them.
#[derive(Clone, Debug)]
pub(in crate::rust) struct TextSpec {
    pub(in crate::rust) min_chars: u64,
    pub(in crate::rust) max_chars: Option<u64>,
    pub(in crate::rust) max_json_bytes: Option<u64>,
    pub(in crate::rust) pattern: Option<Arc<Pattern>>,
    pub(in crate::rust) format: Option<Format>,
    pub(in crate::rust) truncate: bool,
    pub(in crate::rust) redact: bool,
    pub(in crate::rust) refused: Vec<Category>,
    /// Hidden by `Debug`.
    pub(in crate::rust) hidden: bool,
}

impl Planner<'_> {
    pub(super) fn text(&mut self, ids: &[NodeId], facts: &Facts<'_>, name: &str) -> Option<Type> {
        if let Some(kind) = self.uuid_or(ids, facts, name) {
            return Some(kind);
        }
        let mut spec = TextSpec {
            min_chars: 0,
            max_chars: None,
            max_json_bytes: None,
            pattern: None,
            format: None,
            truncate: false,
            redact: false,
            refused: Vec::new(),
            hidden: ids.iter().any(|id| self.hides(*id)),
        };
        let least = |limit: &mut Option<u64>, value: u64| *limit = Some(limit.map_or(value, |limit| limit.min(value)));
        for keyword in &facts.keywords {
            match keyword {
                Keyword::Type(_) => {}
                Keyword::MinLength(value) => spec.min_chars = spec.min_chars.max(*value),
                Keyword::MaxLength(value) => least(&mut spec.max_chars, *value),
                Keyword::MaxJsonBytes(value) => least(&mut spec.max_json_bytes, *value),
                Keyword::Pattern(pattern) if spec.pattern.is_none() => spec.pattern = Some(pattern.clone()),
                Keyword::Format(format) if spec.format.is_none_or(|known| known == *format) => {
                    spec.format = Some(*format);
                }
                _ => return None,
            }
        }
        let bare = spec.min_chars == 0 && spec.max_chars.is_none() && spec.max_json_bytes.is_none();
        if spec.format == Some(Format::Uuid) && bare && spec.pattern.is_none() {
            return Some(Type::Uuid);
        }
        let annotations = || facts.parts.iter().map(|part| self.schemas().annotations(*part));
        spec.truncate = annotations().any(|notes| notes.overflow == Some(Overflow::Truncate));
        spec.redact = annotations().any(|notes| notes.on_sensitive == Some(OnSensitive::Redact));
        spec.refused = self.refused(&facts.parts);
        let key = format!("text {spec:?}");
        if let Some(known) = self.plan.known.get(&key) {
            return Some(Type::Text(known.clone()));
        }
        let chosen = self.choose(ids, &format!("{name}Text"));
        self.plan.known.insert(key, chosen.clone());
        self.plan.texts.insert(chosen.clone(), spec);
        Some(Type::Text(chosen))
    }

    /// The categories whose values the policy refuses at a place.
    fn refused(&self, parts: &[NodeId]) -> Vec<Category> {
        let exempt: Vec<Category> = parts.iter().flat_map(|part| view::said(self.schemas(), *part)).collect();
        let refused = sensitive::refused_categories(&self.model.policy.value);
        refused.into_iter().filter(|category| !exempt.contains(category)).collect()
    }
}
