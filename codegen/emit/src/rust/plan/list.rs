//! Lists of one type, with how many and whether none may come twice.

use super::{Facts, Planner, Type};
use eventwright_model::view;
use eventwright_runtime::walk::{Keyword, NodeId, unique};

impl Planner<'_> {
    pub(super) fn list(&mut self, facts: &Facts<'_>, name: &str) -> Option<Type> {
        let (mut items, mut min, mut max, mut unique) = (Vec::new(), 0, u64::MAX, false);
        for keyword in &facts.keywords {
            match keyword {
                Keyword::Type(_) => {}
                Keyword::Items(id) => items.push(*id),
                Keyword::MinItems(value) => min = min.max(*value),
                Keyword::MaxItems(value) => max = max.min(*value),
                Keyword::UniqueItems => unique = true,
                _ => return None,
            }
        }
        if items.is_empty() || usize::try_from(max).is_err() {
            return None;
        }
        // A list of itself has no end as a type; the walker has no such trouble.
        let target = view::follow(self.schemas(), *facts.parts.first()?);
        if self.plan.open.contains(&target) {
            return None;
        }
        self.plan.open.push(target);
        let item = self.kind(&items, &format!("{name}Item"));
        self.plan.open.pop();
        let item = Box::new(item?);
        // Items that differ only in members that are read over are two, but would be equal as values.
        if unique && (self.reads_over(&item) || !self.tells_alike(facts, &item)) {
            return None;
        }
        Some(Type::List { item, min, max, unique })
    }

    /// Whether values of the item's type are equal just when the walker takes the items for equal: spellings of a UUID.
    fn tells_alike(&self, facts: &Facts<'_>, item: &Type) -> bool {
        let uuids = match item {
            Type::Uuid => true,
            Type::Nullable(inner) if **inner == Type::Uuid => true,
            other if self.holds_uuid(other) => return false,
            _ => false,
        };
        let of = |id: NodeId| self.schemas().keywords(id);
        let mut parts = facts.parts.iter().map(|part| of(*part));
        parts.all(|part| {
            !part.iter().any(|keyword| matches!(keyword, Keyword::UniqueItems))
                || unique::ignores_case(part, &of) == uuids
        })
    }
}
