//! Lists: of the counts that matter, with one item out of the ordinary, all alike, all different.

use super::pool::LONGEST;
use super::values::{Maker, Place, Take, bytes};
use eventwright_runtime::json::Tree;
use eventwright_runtime::walk::{Keyword, NodeId, Schema};
use std::rc::Rc;

/// Places in front that are looked at one by one.
const FRONT: usize = 5;

/// Lists longer than this are made of one item only.
const SHORT: usize = 40;

pub(super) fn arrays(
    maker: &mut Maker<'_>,
    left: &[NodeId],
    right: &[NodeId],
    depth: usize,
    take: &mut Take<'_>,
) -> bool {
    if !take(maker, Tree::Array(Vec::new())) {
        return false;
    }
    let wide = maker.around(maker.left, left);
    let place = |maker: &Maker<'_>, index: usize| Place {
        left: applied(maker.left, left, index),
        right: [applied(maker.right, right, index), contained(maker.right, right)].concat(),
    };
    let mut offers: Vec<Rc<Vec<Tree>>> = Vec::new();
    for index in 0..FRONT {
        let mut place = place(maker, index);
        let mut found = maker.offers(&place, depth + 1);
        // What must be contained is made on purpose.
        for wanted in contained(maker.left, left).into_iter().chain(contained(maker.left, &wide)) {
            place.left.push(wanted);
            let more = maker.offers(&place, depth + 1);
            place.left.pop();
            found = Rc::new(found.iter().chain(more.iter()).cloned().collect());
        }
        offers.push(found);
    }
    let at = |index: usize| &offers[index.min(FRONT - 1)];
    let lengths: Vec<usize> = maker
        .pool
        .lengths
        .iter()
        .filter(|length| **length > 0 && **length <= LONGEST)
        .map(|length| *length as usize)
        .collect();
    for length in lengths {
        if (0..length.min(FRONT)).any(|index| at(index).is_empty()) {
            break;
        }
        let plain: Vec<Tree> = (0..length).map(|index| at(index)[0].clone()).collect();
        let mut made = vec![plain.clone(), different(&plain, length, &at)];
        if length <= SHORT {
            for index in (0..length.min(FRONT)).chain((length > FRONT).then_some(length - 1)) {
                for item in at(index).iter().skip(1) {
                    let mut items = plain.clone();
                    items[index] = item.clone();
                    made.push(items);
                }
            }
            for item in at(length - 1).iter() {
                made.push(vec![item.clone(); length]);
                // So many of one, the rest of another.
                for other in at(length - 1).iter().take(6) {
                    for count in 1..length.min(6) {
                        let mut items = vec![other.clone(); length];
                        items[..count].fill(item.clone());
                        made.push(items);
                    }
                }
            }
        }
        for items in made {
            if !take(maker, Tree::Array(items)) {
                return false;
            }
        }
    }
    true
}

/// Items that are all different, as far as there are enough.
fn different<'o>(plain: &[Tree], length: usize, at: &dyn Fn(usize) -> &'o Rc<Vec<Tree>>) -> Vec<Tree> {
    let mut used: Vec<Vec<u8>> = Vec::new();
    (0..length)
        .map(|index| {
            let fresh = at(index).iter().find(|item| !used.contains(&bytes(item)));
            let item = fresh.unwrap_or(&plain[index]).clone();
            used.push(bytes(&item));
            item
        })
        .collect()
}

/// The subschemas that apply to the item at an index.
fn applied(schema: &Schema, ids: &[NodeId], index: usize) -> Vec<NodeId> {
    let mut found = Vec::new();
    for id in ids {
        let keywords = &schema.nodes[*id as usize].keywords;
        let prefix = keywords.iter().find_map(|keyword| match keyword {
            Keyword::PrefixItems(ids) => Some(&ids[..]),
            _ => None,
        });
        match prefix.and_then(|ids| ids.get(index)) {
            Some(id) => found.push(*id),
            None => found.extend(keywords.iter().filter_map(|keyword| match keyword {
                Keyword::Items(id) | Keyword::UnevaluatedItems(id) => Some(*id),
                _ => None,
            })),
        }
    }
    found
}

/// The subschemas that items are counted by.
fn contained(schema: &Schema, ids: &[NodeId]) -> Vec<NodeId> {
    let keywords = ids.iter().flat_map(|id| &schema.nodes[*id as usize].keywords);
    keywords
        .filter_map(|keyword| match keyword {
            Keyword::Contains { schema, .. } => Some(*schema),
            _ => None,
        })
        .collect()
}
