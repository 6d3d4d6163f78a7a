//! The largest array: items by position, then as many more as there may be.

use super::merge::Merged;
use super::{LARGEST_INSTANCE, Sizer, Worst};
use eventwright_runtime::json::Tree;
use eventwright_runtime::walk::NodeId;

/// So many different items are looked for: an array of more is larger than any payload.
const MOST_DISTINCT: usize = 2_000;

/// The items of an array after its prefix.
struct Tail {
    bytes: u64,
    count: u64,
    items: Option<Vec<Tree>>,
}

impl Sizer<'_> {
    pub(super) fn array(&self, merged: &Merged) -> Worst {
        let most = merged.max_items.unwrap_or(u64::MAX);
        let prefix = merged.items.iter().map(|items| items.prefix.len()).max().unwrap_or(0);
        let (mut bytes, mut count, mut items) = (2_u64, 0_u64, Some(Vec::new()));
        let mut unbounded = Vec::new();
        let mut ended = false;
        for index in 0..prefix.min(usize::try_from(most).unwrap_or(usize::MAX)) {
            let head = self.deeper().node(&ids_at(merged, index)).below("*");
            if head.bytes == Some(0) {
                // Nothing can stand here, and so nothing behind it.
                ended = true;
                break;
            }
            unbounded.extend(head.unbounded);
            bytes = bytes.saturating_add(head.bytes.unwrap_or(0));
            count += 1;
            match (&mut items, head.instance) {
                (Some(items), Some(item)) => items.push(item),
                (items, _) => *items = None,
            }
        }
        if !ended && count < most {
            match self.tail(merged, prefix, most - count) {
                Ok(tail) => {
                    bytes = bytes.saturating_add(tail.bytes);
                    count += tail.count;
                    items = items.zip(tail.items).map(|(mut items, tail)| {
                        items.extend(tail);
                        items
                    });
                }
                Err(pointers) => unbounded.extend(pointers),
            }
        }
        if !unbounded.is_empty() {
            return Worst { bytes: None, instance: None, unbounded };
        }
        let commas = count.saturating_sub(1).saturating_mul(self.writer.separator());
        Worst { bytes: Some(bytes.saturating_add(commas)), instance: items.map(Tree::Array), unbounded: Vec::new() }
    }

    /// The items after the prefix, at most `most` of them; the pointers of what has no bound.
    fn tail(&self, merged: &Merged, prefix: usize, most: u64) -> Result<Tail, Vec<String>> {
        let mut ids = ids_at(merged, prefix);
        if ids.is_empty() && !merged.items_elsewhere && merged.items.iter().all(|items| items.rest.is_none()) {
            // Of several, an inner one evaluates for an outer one what it judges: only where they are one is it known.
            let closed = merged.unevaluated_items.iter().all(|id| self.is_false(*id));
            ids.extend(merged.unevaluated_items.first().filter(|_| closed || merged.unevaluated_items.len() == 1));
        }
        let item = self.deeper().node(&ids).below("*");
        let Some(each) = item.bytes else {
            // Without a limit of their number the array is what has no bound, whatever its items are.
            return Err(if most == u64::MAX && !merged.unique { vec![String::new()] } else { item.unbounded });
        };
        if each == 0 {
            return Ok(Tail { bytes: 0, count: 0, items: Some(Vec::new()) });
        }
        if merged.unique {
            return self.distinct(&ids, most).ok_or_else(|| vec![String::new()]);
        }
        if most == u64::MAX {
            return Err(vec![String::new()]);
        }
        let bytes = each.saturating_mul(most);
        let buildable = usize::try_from(most).ok().filter(|_| bytes <= LARGEST_INSTANCE);
        Ok(Tail { bytes, count: most, items: buildable.zip(item.instance).map(|(most, item)| vec![item; most]) })
    }

    /// The largest `most` different items; `None` when there is no bound.
    fn distinct(&self, ids: &[NodeId], most: u64) -> Option<Tail> {
        let wanted = usize::try_from(most).unwrap_or(usize::MAX).min(MOST_DISTINCT);
        let found = self.deeper().several(ids, wanted);
        let mut values = found.values;
        if !found.complete {
            // Others may be as large as the largest that is not known: those below it do not count.
            let rest = found.rest?;
            values.retain(|value| self.cost(value) >= rest);
        }
        values.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        let count = values.len() as u64;
        let known = values.iter().map(|value| self.cost(value)).fold(0, u64::saturating_add);
        if found.complete || count == most {
            return Some(Tail { bytes: known, count, items: Some(values) });
        }
        if most == u64::MAX {
            return None;
        }
        let bytes = known.saturating_add(found.rest?.saturating_mul(most - count));
        Some(Tail { bytes, count: most, items: None })
    }
}

/// What applies to the item at an index.
fn ids_at(merged: &Merged, index: usize) -> Vec<NodeId> {
    merged.items.iter().filter_map(|items| items.prefix.get(index).copied().or(items.rest)).collect()
}
