//! Caps that would prove a contract: the same proof, run with limits that are not in the schema.

mod floors;
mod sites;

use super::{Caps, Verdict, worst_within};
use crate::model::Model;
use eventwright_runtime::json::Writer;
use eventwright_runtime::walk::NodeId;
use sites::Sites;
use std::collections::BTreeMap;

/// A limit to add to a subschema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cap {
    /// The subschema.
    pub node: NodeId,
    /// The limit.
    pub kind: CapKind,
}

/// A keyword with its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CapKind {
    /// `x-max-json-bytes`
    JsonBytes(u64),
    /// `maxItems`
    Items(u64),
    /// `maxProperties`
    Members(u64),
    /// `propertyNames`, with this `x-max-json-bytes`
    Names(u64),
    /// `additionalProperties: false`
    Closed,
}

/// Texts are not capped below this where that can be helped, and never below the second: nothing could be said in them.
const SHORTEST_TEXTS: [u64; 2] = [40, 16];

/// Numbers of items and of members that are tried, after leaving them as they are.
const ITEMS: [u64; 7] = [100, 50, 20, 10, 5, 2, 1];

/// Caps within which no payload of a contract takes more than `limit` bytes in compact JSON; `None` when none are found.
/// The longest texts are shortened to one length, the longest that is proven, and other texts stay as they are. What the
/// contract gives as examples stays valid, and what it requires can be there.
pub fn caps(model: &Model, root: NodeId, limit: u64) -> Option<Vec<Cap>> {
    let sites = Sites::of(model, root);
    let shown = !model.schemas.annotations(root).examples.is_empty();
    let proves = |caps: &Caps| {
        let worst = worst_within(model, root, Writer::Compact, caps);
        // Without an example only an instance of the proof says that there is any, where it spells names out.
        let satisfiable = shown || worst.instance.is_some() || sites.hold_matched_names();
        worst.verdict(limit) == Verdict::Proven && satisfiable
    };
    for shortest in SHORTEST_TEXTS {
        for close in [false, true] {
            if close && !sites.are_open() {
                continue;
            }
            for items in [None].into_iter().chain(ITEMS.map(Some)) {
                if items.is_some() && !sites.hold_several() {
                    break;
                }
                if items.is_none() && sites.hold_any_number() {
                    continue;
                }
                let with = |text| sites.caps(text, shortest, items, close);
                if !proves(&with(shortest)) {
                    continue;
                }
                let (mut good, mut bad) = (shortest, limit + 1);
                while bad - good > 1 {
                    let middle = good + (bad - good) / 2;
                    if proves(&with(middle)) { good = middle } else { bad = middle }
                }
                let round = if good >= 100 { good - good % 10 } else { good };
                return Some(listed(&spared(with(round), proves)));
            }
        }
    }
    None
}

/// Only the caps of objects that the proof needs: the least said is the least to mend.
fn spared(mut caps: Caps, proves: impl Fn(&Caps) -> bool) -> Caps {
    type List = fn(&mut Caps) -> &mut BTreeMap<NodeId, u64>;
    for list in [(|caps| &mut caps.names) as List, |caps| &mut caps.members] {
        for node in list(&mut caps).keys().copied().collect::<Vec<_>>() {
            let mut without = caps.clone();
            list(&mut without).remove(&node);
            if proves(&without) {
                caps = without;
            }
        }
    }
    caps
}

/// The bytes that a payload can take when everything is capped as closely as [`caps`] would: where that is more than the
/// limit, there are too many fields, or their names are too long.
pub fn least(model: &Model, root: NodeId) -> Option<u64> {
    let closest = Sites::of(model, root).caps(SHORTEST_TEXTS[1], SHORTEST_TEXTS[1], Some(1), true);
    worst_within(model, root, Writer::Compact, &closest).bytes
}

fn listed(caps: &Caps) -> Vec<Cap> {
    let each = |list: &BTreeMap<NodeId, u64>, kind: fn(u64) -> CapKind| -> Vec<Cap> {
        list.iter().map(|(node, cap)| Cap { node: *node, kind: kind(*cap) }).collect()
    };
    let closed = caps.closed.iter().map(|node| Cap { node: *node, kind: CapKind::Closed }).collect();
    let mut caps = [
        each(&caps.texts, CapKind::JsonBytes),
        each(&caps.arrays, CapKind::Items),
        each(&caps.members, CapKind::Members),
        each(&caps.names, CapKind::Names),
        closed,
    ]
    .concat();
    caps.sort_by_key(|cap| cap.node);
    caps
}
