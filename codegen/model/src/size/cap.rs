//! Caps that would prove a contract: the same proof, run with limits that are not in the schema.

use super::{Caps, Verdict, worst_within};
use crate::model::Model;
use crate::schema::children;
use eventwright_runtime::format::Format;
use eventwright_runtime::json::Writer;
use eventwright_runtime::walk::{Keyword, NodeId, Types};
use std::collections::BTreeSet;

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
    /// `additionalProperties: false`
    Closed,
}

/// Texts are not capped below this where that can be helped, and never below the second: nothing could be said in them.
const SHORTEST_TEXTS: [u64; 2] = [40, 16];

/// Numbers of items that are tried, after leaving them as they are.
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
                if items.is_some() && sites.arrays.is_empty() {
                    break;
                }
                let with = |text| sites.caps(text, items, close);
                if !proves(&with(shortest)) {
                    continue;
                }
                let (mut good, mut bad) = (shortest, limit + 1);
                while bad - good > 1 {
                    let middle = good + (bad - good) / 2;
                    if proves(&with(middle)) { good = middle } else { bad = middle }
                }
                let round = if good >= 100 { good - good % 10 } else { good };
                return Some(listed(&with(round)));
            }
        }
    }
    None
}

fn listed(caps: &Caps) -> Vec<Cap> {
    let texts = caps.texts.iter().map(|(node, cap)| Cap { node: *node, kind: CapKind::JsonBytes(*cap) });
    let arrays = caps.arrays.iter().map(|(node, cap)| Cap { node: *node, kind: CapKind::Items(*cap) });
    let closed = caps.closed.iter().map(|node| Cap { node: *node, kind: CapKind::Closed });
    let mut caps: Vec<Cap> = texts.chain(arrays).chain(closed).collect();
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

/// Subschemas of a contract that a cap can be added to, with what they admit already.
#[derive(Debug, Default)]
struct Sites {
    texts: Vec<Text>,
    arrays: Vec<(NodeId, Option<u64>)>,
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
        let listed = |keyword: &Keyword| matches!(keyword, Keyword::Enum(_) | Keyword::Const(_));
        let Some(types) = types.filter(|_| !keywords.iter().any(listed)) else { return };
        // These have a length of their own, or one that a cap would only forbid.
        let settled = |keyword: &Keyword| {
            matches!(keyword, Keyword::Format(Format::Uuid | Format::Date | Format::Ipv4 | Format::Ipv6))
        };
        if types.contains(Types::STRING) && !keywords.iter().any(settled) {
            let only = Caps::default();
            let own = super::Sizer::new(&model.schemas, &only, Writer::Compact);
            let mut merged = super::merge(&model.schemas, &only, &[id]);
            merged.types = Types::STRING;
            let most = own.merged(&merged).bytes.map(|bytes| bytes.saturating_sub(2));
            let least = |keyword: &Keyword| if let Keyword::MinLength(least) = keyword { Some(*least) } else { None };
            let least = keywords.iter().filter_map(least).max().unwrap_or(0);
            self.texts.push(Text { node: id, most, least });
        }
        if types.contains(Types::ARRAY) {
            let most = keywords
                .iter()
                .find_map(|keyword| if let Keyword::MaxItems(most) = keyword { Some(*most) } else { None });
            self.arrays.push((id, most));
        }
        let closes = |keyword: &Keyword| {
            matches!(keyword, Keyword::AdditionalProperties(below) | Keyword::UnevaluatedProperties(below)
                if !model.schemas.info(*below).trivial || matches!(model.schemas.keywords(*below), [Keyword::False]))
        };
        if types.contains(Types::OBJECT) && !keywords.iter().any(closes) {
            self.open.push(id);
        }
    }

    /// Whether there is still a text for every pattern, format and least length that a cap stands beside, and room for the
    /// least number of items.
    fn leave_something(&self, model: &Model, caps: &Caps) -> bool {
        let least = |id: NodeId| {
            model.schemas.keywords(id).iter().fold((0, 0), |(chars, items), keyword| match keyword {
                Keyword::MinLength(least) => (*least, items),
                Keyword::MinItems(least) => (chars, *least),
                _ => (chars, items),
            })
        };
        // A character takes at least one byte.
        if caps.texts.iter().any(|(id, cap)| least(*id).0 > *cap)
            || caps.arrays.iter().any(|(id, cap)| least(*id).1 > *cap)
        {
            return false;
        }
        self.texts.iter().filter(|text| caps.texts.contains_key(&text.node)).all(|text| {
            let mut merged = super::merge(&model.schemas, caps, &[text.node]);
            merged.types = Types::STRING;
            super::Sizer::new(&model.schemas, caps, Writer::Compact).merged(&merged).bytes != Some(0)
        })
    }

    fn caps(&self, text: u64, items: Option<u64>, close: bool) -> Caps {
        let longer = |cap: u64| move |(_, most): &&(NodeId, Option<u64>)| most.is_none_or(|most| most > cap);
        let texts = self.texts.iter().map(|one| (one, text.max(one.least)));
        Caps {
            texts: texts
                .filter(|(one, cap)| one.most.is_none_or(|most| most > *cap))
                .map(|(one, cap)| (one.node, cap))
                .collect(),
            arrays: match items {
                Some(items) => self.arrays.iter().filter(longer(items)).map(|(id, _)| (*id, items)).collect(),
                None => Default::default(),
            },
            closed: if close { self.open.iter().copied().collect() } else { BTreeSet::new() },
        }
    }
}
