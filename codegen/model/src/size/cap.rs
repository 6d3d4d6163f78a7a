//! Caps that would prove a contract: the same proof, run with limits that are not in the schema.

use super::{Caps, Verdict, Worst, worst_within};
use crate::model::Model;
use crate::schema::children;
use eventwright_runtime::format::Format;
use eventwright_runtime::json::{Writer, string_cost};
use eventwright_runtime::pattern::Pattern;
use eventwright_runtime::walk::{Keyword, NodeId, Types};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

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
/// The longest texts are shortened to one length, the longest that is proven, and other texts stay as they are.
pub fn caps(model: &Model, root: NodeId, limit: u64) -> Option<Vec<Cap>> {
    let sites = Sites::of(model, root);
    let proves = |caps: &Caps| {
        sites.leave_something(model, caps)
            && worst_within(model, root, Writer::Compact, caps).verdict(limit) == Verdict::Proven
    };
    for shortest in SHORTEST_TEXTS {
        for close in [false, true] {
            if close && sites.open.is_empty() {
                continue;
            }
            for items in [None].into_iter().chain(ITEMS.map(Some)) {
                if items.is_some() && sites.arrays.is_empty() && sites.maps.is_empty() {
                    break;
                }
                if items.is_none() && sites.maps.iter().any(|map| map.most.is_none() && map.names.is_some()) {
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

/// A place for a cap of a text.
#[derive(Clone, Copy, Debug)]
struct Text {
    node: NodeId,
    /// The most bytes it takes as it is.
    most: Option<u64>,
    /// No cap is below this: so many characters there have to be.
    least: u64,
}

/// A place for a cap of an array: `maxItems` and `minItems`.
#[derive(Clone, Copy, Debug)]
struct Array {
    node: NodeId,
    most: Option<u64>,
    least: u64,
}

/// An object whose members have names of the sender's choice.
#[derive(Clone, Copy, Debug)]
struct Map {
    node: NodeId,
    /// `maxProperties`
    most: Option<u64>,
    /// Members with names of the schema's: they count among the most.
    declared: u64,
    /// Where nothing bounds names: the longest that is declared or required, in bytes.
    names: Option<u64>,
}

/// Subschemas of a contract that a cap can be added to, with what they admit already.
#[derive(Debug, Default)]
struct Sites {
    texts: Vec<Text>,
    arrays: Vec<Array>,
    maps: Vec<Map>,
    open: Vec<NodeId>,
}

impl Sites {
    fn of(model: &Model, root: NodeId) -> Self {
        let (mut sites, mut seen, mut ahead) = (Self::default(), BTreeSet::new(), vec![root]);
        while let Some(id) = ahead.pop() {
            if !seen.insert(id) {
                continue;
            }
            let keywords = model.schemas.keywords(id);
            // What a `not` or a condition describes is not what a payload has.
            let followed = |keyword: &&Keyword| {
                !matches!(keyword, Keyword::Not(_) | Keyword::PropertyNames(_) | Keyword::If { .. })
            };
            ahead.extend(keywords.iter().filter(followed).flat_map(children));
            for keyword in keywords {
                if let Keyword::If { then, otherwise, .. } = keyword {
                    ahead.extend([*then, *otherwise].into_iter().flatten());
                }
            }
            sites.look(model, id);
        }
        sites
    }

    fn look(&mut self, model: &Model, id: NodeId) {
        let keywords = model.schemas.keywords(id);
        let types =
            keywords.iter().find_map(|keyword| if let Keyword::Type(types) = keyword { Some(*types) } else { None });
        let Some(types) = types.filter(|_| !keywords.iter().any(enumerates)) else { return };
        if types.contains(Types::STRING) {
            self.text(model, id, 0);
        }
        if types.contains(Types::ARRAY) {
            let mut array = Array { node: id, most: None, least: 0 };
            for keyword in keywords {
                match keyword {
                    Keyword::MaxItems(most) => array.most = Some(*most),
                    Keyword::MinItems(least) => array.least = *least,
                    _ => {}
                }
            }
            self.arrays.push(array);
        }
        if types.contains(Types::OBJECT) {
            self.object(model, id);
        }
    }

    fn text(&mut self, model: &Model, id: NodeId, least: u64) {
        let keywords = model.schemas.keywords(id);
        // These have a length of their own, or one that a cap would only forbid.
        let settled = |keyword: &Keyword| {
            matches!(keyword, Keyword::Format(Format::Uuid | Format::Date | Format::Ipv4 | Format::Ipv6))
        };
        if keywords.iter().any(|keyword| settled(keyword) || enumerates(keyword)) {
            return;
        }
        let only = Caps::default();
        let own = super::Sizer::new(&model.schemas, &only, Writer::Compact);
        let mut merged = super::merge(&model.schemas, &only, &[id]);
        merged.types = Types::STRING;
        let most = own.merged(&merged).bytes.map(|bytes| bytes.saturating_sub(2));
        let needs = |keyword: &Keyword| if let Keyword::MinLength(least) = keyword { Some(*least) } else { None };
        let least = keywords.iter().filter_map(needs).fold(least, u64::max);
        self.texts.push(Text { node: id, most, least });
    }

    fn object(&mut self, model: &Model, id: NodeId) {
        let keywords = model.schemas.keywords(id);
        let closed = |below: NodeId| matches!(model.schemas.keywords(below), [Keyword::False]);
        let says = |below: NodeId| !model.schemas.info(below).trivial;
        let rest = keywords.iter().find_map(|keyword| match keyword {
            Keyword::AdditionalProperties(below) | Keyword::UnevaluatedProperties(below) => Some(*below),
            _ => None,
        });
        let additional = rest.is_some_and(|rest| !closed(rest) && says(rest));
        if !rest.is_some_and(|rest| closed(rest) || says(rest)) {
            self.open.push(id);
        }
        let (mut most, mut named, mut declared, mut patterns) = (None, None, BTreeSet::new(), [].as_slice());
        for keyword in keywords {
            match keyword {
                Keyword::MaxProperties(limit) => most = Some(*limit),
                Keyword::PropertyNames(names) => named = Some(*names),
                Keyword::Properties(properties) => declared.extend(properties.iter().map(|(name, _)| name)),
                Keyword::Required(names) => declared.extend(names),
                Keyword::PatternProperties(list) => patterns = list,
                _ => {}
            }
        }
        if patterns.is_empty() && !additional {
            return;
        }
        let longest = declared.iter().map(|name| string_cost(name)).max().unwrap_or(0);
        let unbounded = |(pattern, _): &(Arc<Pattern>, NodeId)| text_of(model, pattern, None).bytes.is_none();
        let mut map = Map { node: id, most, declared: declared.len() as u64, names: None };
        match named.filter(|named| says(*named)) {
            // What bounds names stands with what is said about them.
            Some(named) => self.text(model, named, longest),
            None if additional || patterns.iter().any(unbounded) => map.names = Some(longest),
            None => {}
        }
        self.maps.push(map);
    }

    /// Whether there is still a text for every pattern, format and least length that a cap stands beside, and room for the
    /// least number of items.
    fn leave_something(&self, model: &Model, caps: &Caps) -> bool {
        // A character takes at least one byte.
        let asks = |id: NodeId, cap: u64| {
            model.schemas.keywords(id).iter().any(|keyword| {
                matches!(keyword, Keyword::MinLength(least) | Keyword::MinItems(least) | Keyword::MinProperties(least)
                    if *least > cap)
            })
        };
        if [&caps.texts, &caps.arrays, &caps.members].into_iter().flatten().any(|(id, cap)| asks(*id, *cap)) {
            return false;
        }
        let sizer = super::Sizer::new(&model.schemas, caps, Writer::Compact);
        let some_text = |mut merged: super::Merged| {
            merged.types = Types::STRING;
            sizer.merged(&merged).bytes != Some(0)
        };
        let some_name = |(id, cap): (&NodeId, &u64)| {
            let patterns = model.schemas.keywords(*id).iter().filter_map(|keyword| match keyword {
                Keyword::PatternProperties(patterns) => Some(patterns),
                _ => None,
            });
            patterns.flatten().all(|(pattern, _)| text_of(model, pattern, Some(*cap)).bytes != Some(0))
        };
        let mut capped = self.texts.iter().filter(|text| caps.texts.contains_key(&text.node));
        capped.all(|text| some_text(super::merge(&model.schemas, caps, &[text.node])))
            && caps.names.iter().all(some_name)
    }

    fn caps(&self, text: u64, name: u64, items: Option<u64>, close: bool) -> Caps {
        let lower = |most: Option<u64>, cap: u64| most.is_none_or(|most| most > cap).then_some(cap);
        let array = |array: &Array| Some((array.node, lower(array.most, items?.max(array.least))?));
        let map = |map: &Map| Some((map.node, lower(map.most, items? + map.declared)?));
        let named = |map: &Map| Some((map.node, name.max(map.names?)));
        let texts = self.texts.iter().map(|one| (one, text.max(one.least)));
        Caps {
            texts: texts
                .filter(|(one, cap)| one.most.is_none_or(|most| most > *cap))
                .map(|(one, cap)| (one.node, cap))
                .collect(),
            arrays: self.arrays.iter().filter_map(array).collect(),
            members: self.maps.iter().filter_map(map).collect(),
            names: self.maps.iter().filter_map(named).collect(),
            closed: if close { self.open.iter().copied().collect() } else { BTreeSet::new() },
        }
    }
}

/// The longest text that matches an expression, within so many bytes.
fn text_of(model: &Model, pattern: &Arc<Pattern>, within: Option<u64>) -> Worst {
    let only = Caps::default();
    let mut merged = super::merge(&model.schemas, &only, &[]);
    merged.types = Types::STRING;
    merged.patterns.push(pattern.clone());
    merged.max_json_bytes = within;
    super::Sizer::new(&model.schemas, &only, Writer::Compact).merged(&merged)
}

/// Whether a keyword lists the values that there are.
fn enumerates(keyword: &Keyword) -> bool {
    matches!(keyword, Keyword::Enum(_) | Keyword::Const(_))
}
