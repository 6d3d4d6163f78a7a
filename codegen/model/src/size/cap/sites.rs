//! Where caps can be added to a contract, and what is there already.

use super::super::{Caps, Sizer, Worst, merge};
use super::floors::{Floor, Floors};
use crate::model::Model;
use crate::schema::{Schemas, children, in_place};
use eventwright_runtime::format::Format;
use eventwright_runtime::json::{Writer, string_cost};
use eventwright_runtime::pattern::Pattern;
use eventwright_runtime::walk::{Keyword, NodeId, Types};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A place for a cap of a text.
#[derive(Clone, Copy, Debug)]
struct Text {
    node: NodeId,
    /// The most bytes it takes as it is.
    most: Option<u64>,
    /// No cap is below this.
    least: u64,
}

/// A place for a cap of an array.
#[derive(Clone, Copy, Debug)]
struct Array {
    node: NodeId,
    /// `maxItems`
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
    least: u64,
    /// Where nothing bounds names: no cap of theirs is below this.
    names: Option<u64>,
    /// Whether names have to match something.
    matched: bool,
}

/// Subschemas of a contract that a cap can be added to.
#[derive(Debug, Default)]
pub(super) struct Sites {
    texts: Vec<Text>,
    arrays: Vec<Array>,
    maps: Vec<Map>,
    open: Vec<NodeId>,
}

/// Caps that are tried for the shortest text of an expression, in bytes.
const ROOMS: [u64; 17] = [16, 24, 32, 40, 48, 64, 80, 100, 128, 160, 200, 256, 320, 400, 512, 640, 800];

impl Sites {
    pub(super) fn of(model: &Model, root: NodeId) -> Self {
        let nodes = described(&model.schemas, root);
        let mut look = Look {
            model,
            floors: Floors::of(model, &nodes),
            composed: composed(&model.schemas, &nodes),
            sites: Self::default(),
        };
        nodes.iter().for_each(|node| look.at(*node));
        look.sites
    }

    /// Whether there are arrays or maps.
    pub(super) fn hold_several(&self) -> bool {
        !self.arrays.is_empty() || !self.maps.is_empty()
    }

    /// Whether some map has as many members as its sender likes.
    pub(super) fn hold_any_number(&self) -> bool {
        self.maps.iter().any(|map| map.most.is_none() && map.names.is_some())
    }

    /// Whether there are names that the proof does not spell out.
    pub(super) fn hold_matched_names(&self) -> bool {
        self.maps.iter().any(|map| map.matched && map.names.is_some())
    }

    /// Whether there are objects to close.
    pub(super) fn are_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Caps of `text` bytes for texts, `name` bytes for names of members and, if given, `items` items and members, each
    /// where less is not asked for and more is admitted.
    pub(super) fn caps(&self, text: u64, name: u64, items: Option<u64>, close: bool) -> Caps {
        let lower = |most: Option<u64>, cap: u64| most.is_none_or(|most| most > cap).then_some(cap);
        let short = |one: &Text| Some((one.node, lower(one.most, text.max(one.least))?));
        let array = |one: &Array| Some((one.node, lower(one.most, items?.max(one.least))?));
        let map = |one: &Map| Some((one.node, lower(one.most, (items? + one.declared).max(one.least))?));
        let named = |one: &Map| Some((one.node, name.max(one.names?)));
        Caps {
            texts: self.texts.iter().filter_map(short).collect(),
            arrays: self.arrays.iter().filter_map(array).collect(),
            members: self.maps.iter().filter_map(map).collect(),
            names: self.maps.iter().filter_map(named).collect(),
            closed: if close { self.open.iter().copied().collect() } else { BTreeSet::new() },
        }
    }
}

/// The subschemas that say what a payload has: not those within a `not` or a condition.
fn described(schemas: &Schemas, root: NodeId) -> Vec<NodeId> {
    let (mut found, mut seen, mut ahead) = (Vec::new(), BTreeSet::new(), vec![root]);
    while let Some(id) = ahead.pop() {
        if !seen.insert(id) {
            continue;
        }
        found.push(id);
        for keyword in schemas.keywords(id) {
            match keyword {
                Keyword::Not(_) | Keyword::PropertyNames(_) => {}
                Keyword::If { then, otherwise, .. } => ahead.extend([*then, *otherwise].into_iter().flatten()),
                other => ahead.extend(children(other)),
            }
        }
    }
    found
}

/// Subschemas beside which others say what the same value has. What only a reference leads to is judged alone.
fn composed(schemas: &Schemas, nodes: &[NodeId]) -> BTreeSet<NodeId> {
    let mut found = BTreeSet::new();
    for node in nodes {
        let keywords = schemas.keywords(*node);
        if matches!(keywords, [Keyword::Ref(_)]) {
            continue;
        }
        let below: Vec<NodeId> = keywords.iter().flat_map(in_place).collect();
        if !below.is_empty() {
            found.insert(*node);
            found.extend(below);
        }
    }
    found
}

struct Look<'m> {
    model: &'m Model,
    floors: Floors,
    composed: BTreeSet<NodeId>,
    sites: Sites,
}

impl<'m> Look<'m> {
    fn keywords(&self, id: NodeId) -> &'m [Keyword] {
        self.model.schemas.keywords(id)
    }

    fn at(&mut self, id: NodeId) {
        let types = self.keywords(id).iter().find_map(|keyword| match keyword {
            Keyword::Type(types) => Some(*types),
            _ => None,
        });
        let Some(types) = types.filter(|_| !self.keywords(id).iter().any(enumerates)) else { return };
        if types.contains(Types::STRING) {
            self.text(id, 0);
        }
        if types.contains(Types::ARRAY) {
            let most = self.keywords(id).iter().find_map(|keyword| match keyword {
                Keyword::MaxItems(most) => Some(*most),
                _ => None,
            });
            self.sites.arrays.push(Array { node: id, most, least: self.floors.at(id).items });
        }
        if types.contains(Types::OBJECT) {
            self.object(id);
        }
    }

    fn text(&mut self, id: NodeId, least: u64) {
        // These have a length of their own, or one that a cap would only forbid.
        let settled = |keyword: &Keyword| {
            matches!(keyword, Keyword::Format(Format::Uuid | Format::Date | Format::Ipv4 | Format::Ipv6))
        };
        if self.keywords(id).iter().any(|keyword| settled(keyword) || enumerates(keyword)) {
            return;
        }
        let most = self.longest(&[id], None, None).bytes.map(|bytes| bytes.saturating_sub(2));
        let shaped = |keyword: &Keyword| matches!(keyword, Keyword::Pattern(_) | Keyword::Format(_));
        let room = if self.keywords(id).iter().any(shaped) { self.room(&[id], None) } else { Some(0) };
        let Some(room) = room else { return };
        let least = least.max(room).max(self.floors.at(id).text);
        self.sites.texts.push(Text { node: id, most, least });
    }

    fn object(&mut self, id: NodeId) {
        let closed = |below: NodeId| matches!(self.keywords(below), [Keyword::False]);
        let says = |below: NodeId| !self.model.schemas.info(below).trivial;
        let (mut rest, mut most, mut named) = (None, None, None);
        let (mut declared, mut required, mut patterns) = (BTreeSet::new(), BTreeSet::new(), [].as_slice());
        for keyword in self.keywords(id) {
            match keyword {
                Keyword::AdditionalProperties(below) | Keyword::UnevaluatedProperties(below) => rest = Some(*below),
                Keyword::MaxProperties(limit) => most = Some(*limit),
                Keyword::PropertyNames(names) if says(*names) => named = Some(*names),
                Keyword::Properties(properties) => declared.extend(properties.iter().map(|(name, _)| name)),
                Keyword::Required(names) => required.extend(names),
                Keyword::PatternProperties(list) => patterns = list,
                _ => {}
            }
        }
        let floor = self.floors.at(id);
        let additional = rest.is_some_and(|rest| !closed(rest) && says(rest));
        let closable = !self.composed.contains(&id) && !floor.open && required.is_subset(&declared);
        if closable && !rest.is_some_and(|rest| closed(rest) || says(rest)) {
            self.sites.open.push(id);
        }
        if patterns.is_empty() && !additional {
            return;
        }
        declared.extend(required);
        let longest = declared.iter().map(|name| string_cost(name)).fold(floor.name, u64::max);
        let mut map = Map {
            node: id,
            most,
            declared: declared.len() as u64,
            least: floor.members,
            names: None,
            matched: !patterns.is_empty(),
        };
        match named {
            // What bounds names stands with what is said about them.
            Some(named) => self.text(named, longest),
            None => map.names = self.names(additional, patterns, floor, longest),
        }
        self.sites.maps.push(map);
    }

    /// The least cap of names, where nothing bounds them.
    fn names(&self, additional: bool, patterns: &[(Arc<Pattern>, NodeId)], floor: Floor, longest: u64) -> Option<u64> {
        let unbounded = |(pattern, _): &(Arc<Pattern>, NodeId)| self.longest(&[], Some(pattern), None).bytes.is_none();
        if !additional && !patterns.iter().any(unbounded) {
            return None;
        }
        let rooms = patterns.iter().filter_map(|(pattern, _)| self.room(&[], Some(pattern)));
        Some(rooms.fold(longest.max(floor.name), u64::max))
    }

    /// The longest text that subschemas and an expression admit, within so many bytes.
    fn longest(&self, ids: &[NodeId], pattern: Option<&Arc<Pattern>>, within: Option<u64>) -> Worst {
        let only = Caps::default();
        let mut merged = merge(&self.model.schemas, &only, ids);
        merged.types = Types::STRING;
        merged.patterns.extend(pattern.cloned());
        merged.max_json_bytes = [merged.max_json_bytes, within].into_iter().flatten().min();
        Sizer::new(&self.model.schemas, &only, Writer::Compact).merged(&merged)
    }

    /// A cap within which there is such a text.
    fn room(&self, ids: &[NodeId], pattern: Option<&Arc<Pattern>>) -> Option<u64> {
        ROOMS.into_iter().find(|room| self.longest(ids, pattern, Some(*room)).bytes != Some(0))
    }
}

/// Whether a keyword lists the values that there are.
fn enumerates(keyword: &Keyword) -> bool {
    matches!(keyword, Keyword::Enum(_) | Keyword::Const(_))
}
