//! Both sides in one set of tables, and which subschemas in it mean the same.

use super::apart::Known;
use crate::clock::Clock;
use eventwright_model::schema::children;
use eventwright_runtime::json::{Tree, write};
use eventwright_runtime::walk::{Keyword, NodeId, Schema, Subschema};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What a subschema means, as a number: equal numbers, equal sets of instances.
pub(crate) type Color = u128;

/// The numbers that subschemas have elsewhere.
pub(crate) type Numbers = HashMap<NodeId, NodeId>;

/// Two schemas side by side.
#[derive(Debug)]
pub(crate) struct Arena {
    /// The subschemas of both that their roots reach.
    pub(crate) schema: Schema,
    /// The color of each.
    colors: Vec<Color>,
    /// The subschema that each means, where it only refers to another.
    meant: Vec<NodeId>,
    /// The roots of both.
    pub(crate) roots: [NodeId; 2],
    /// Which subschemas share no instance, as far as that was asked.
    pub(super) known_apart: Known,
    /// When to give up.
    pub(crate) clock: Clock,
}

impl Arena {
    pub(crate) fn of(sides: [(&Schema, NodeId); 2], clock: Clock) -> Self {
        let (arena, _) = Self::numbered(sides, clock);
        arena
    }

    /// The same, and the number that each subschema of a side has in it.
    pub(crate) fn numbered(sides: [(&Schema, NodeId); 2], clock: Clock) -> (Self, [Numbers; 2]) {
        let mut extract = Extract::default();
        let numbers = sides.map(|(side, root)| extract.add_all(side, root));
        let roots = [0, 1].map(|side| numbers[side].get(&sides[side].1).copied().unwrap_or_default());
        let schema = extract.schema;
        let meant: Vec<NodeId> = (0..schema.nodes.len() as NodeId).map(|id| meant(&schema, id)).collect();
        let colors = colors(&schema, &meant);
        let arena = Self { schema, colors, meant, roots, known_apart: Known::default(), clock };
        (arena, numbers)
    }

    /// The keywords of a subschema, or of the one that it only refers to.
    pub(crate) fn keywords(&self, id: NodeId) -> &[Keyword] {
        let meant = self.meant.get(id as usize).copied().unwrap_or(id);
        self.schema.nodes.get(meant as usize).map_or(&[], |node| &node.keywords)
    }

    /// What the keywords of one name mean by themselves.
    pub(crate) fn color_of(&self, id: NodeId, keyword: &str) -> Color {
        let Some(node) = self.schema.nodes.get(id as usize) else { return Color::default() };
        let keywords = node.keywords.iter().filter(|one| one.name() == keyword).cloned().collect();
        let only = Subschema { at: node.at.clone(), resource: node.resource, keywords };
        color(id, &only, &|id| self.color(id))
    }

    pub(crate) fn color(&self, id: NodeId) -> Color {
        self.colors.get(id as usize).copied().unwrap_or_default()
    }
}

/// Tables in the making, of what roots reach in others.
#[derive(Debug, Default)]
pub(crate) struct Extract {
    /// The tables.
    pub(crate) schema: Schema,
}

impl Extract {
    /// Copies what a root reaches, dynamic anchors included, and says where the root is now.
    pub(crate) fn add(&mut self, from: &Schema, root: NodeId) -> NodeId {
        self.add_all(from, root).get(&root).copied().unwrap_or(root)
    }

    /// The same, and says where everything is now.
    fn add_all(&mut self, from: &Schema, root: NodeId) -> Numbers {
        let into = &mut self.schema;
        let resources = into.anchors.len() as u32;
        let anchored = from.anchors.iter().flatten().map(|(_, id)| *id);
        let mut numbers = Numbers::new();
        let mut order = Vec::new();
        let base = into.nodes.len() as u32;
        let known = |id: &NodeId| (*id as usize) < from.nodes.len();
        let mut open: Vec<NodeId> = anchored.chain([root]).filter(known).collect();
        while let Some(id) = open.pop() {
            let next = base + order.len() as u32;
            if let std::collections::hash_map::Entry::Vacant(slot) = numbers.entry(id) {
                slot.insert(next);
                order.push(id);
                open.extend(from.nodes[id as usize].keywords.iter().flat_map(children));
            }
        }
        let renumber = |id: NodeId| numbers.get(&id).copied().unwrap_or(id);
        for id in order {
            let node = &from.nodes[id as usize];
            into.nodes.push(Subschema {
                at: node.at.clone(),
                resource: resources + node.resource,
                keywords: node.keywords.iter().map(|keyword| renumbered(keyword, &renumber)).collect(),
            });
        }
        let renamed = |anchors: &Vec<(Box<str>, NodeId)>| {
            anchors.iter().map(|(name, id)| (name.clone(), renumber(*id))).collect()
        };
        into.anchors.extend(from.anchors.iter().map(renamed));
        numbers
    }
}

pub(crate) fn renumbered(keyword: &Keyword, to: &dyn Fn(NodeId) -> NodeId) -> Keyword {
    let all = |ids: &[NodeId]| ids.iter().map(|id| to(*id)).collect();
    let named = |members: &[(Box<str>, NodeId)]| members.iter().map(|(name, id)| (name.clone(), to(*id))).collect();
    match keyword {
        Keyword::Ref(id) => Keyword::Ref(to(*id)),
        Keyword::DynamicRef { anchor, target } => Keyword::DynamicRef { anchor: anchor.clone(), target: to(*target) },
        Keyword::PrefixItems(ids) => Keyword::PrefixItems(all(ids)),
        Keyword::Items(id) => Keyword::Items(to(*id)),
        Keyword::Contains { schema, min, max } => Keyword::Contains { schema: to(*schema), min: *min, max: *max },
        Keyword::Properties(members) => Keyword::Properties(named(members)),
        Keyword::PatternProperties(members) => {
            Keyword::PatternProperties(members.iter().map(|(pattern, id)| (pattern.clone(), to(*id))).collect())
        }
        Keyword::AdditionalProperties(id) => Keyword::AdditionalProperties(to(*id)),
        Keyword::PropertyNames(id) => Keyword::PropertyNames(to(*id)),
        Keyword::DependentSchemas(members) => Keyword::DependentSchemas(named(members)),
        Keyword::AllOf(ids) => Keyword::AllOf(all(ids)),
        Keyword::AnyOf(ids) => Keyword::AnyOf(all(ids)),
        Keyword::OneOf(ids) => Keyword::OneOf(all(ids)),
        Keyword::Not(id) => Keyword::Not(to(*id)),
        Keyword::If { condition, then, otherwise } => {
            Keyword::If { condition: to(*condition), then: then.map(to), otherwise: otherwise.map(to) }
        }
        Keyword::UnevaluatedItems(id) => Keyword::UnevaluatedItems(to(*id)),
        Keyword::UnevaluatedProperties(id) => Keyword::UnevaluatedProperties(to(*id)),
        Keyword::False
        | Keyword::Type(_)
        | Keyword::Enum(_)
        | Keyword::Const(_)
        | Keyword::MultipleOf(_)
        | Keyword::Maximum(_)
        | Keyword::ExclusiveMaximum(_)
        | Keyword::Minimum(_)
        | Keyword::ExclusiveMinimum(_)
        | Keyword::MaxLength(_)
        | Keyword::MinLength(_)
        | Keyword::Pattern(_)
        | Keyword::Format(_)
        | Keyword::MaxJsonBytes(_)
        | Keyword::MaxItems(_)
        | Keyword::MinItems(_)
        | Keyword::UniqueItems
        | Keyword::MaxProperties(_)
        | Keyword::MinProperties(_)
        | Keyword::Required(_)
        | Keyword::DependentRequired(_)
        | Keyword::Pii(_) => keyword.clone(),
    }
}

/// Colors by refinement: subschemas stay apart once a keyword, or a subschema below one, tells them apart. What is left
/// together after a round that told nothing new apart means the same, recursion included.
fn colors(schema: &Schema, meant: &[NodeId]) -> Vec<Color> {
    let mut colors: Vec<Color> = vec![0; schema.nodes.len()];
    let mut kinds = 0;
    loop {
        let of = |id: NodeId| colors[meant[id as usize] as usize];
        let next: Vec<Color> = meant.iter().map(|id| color(*id, &schema.nodes[*id as usize], &of)).collect();
        colors = next;
        let mut distinct = colors.clone();
        distinct.sort_unstable();
        distinct.dedup();
        if distinct.len() <= kinds {
            return colors;
        }
        kinds = distinct.len();
    }
}

/// A subschema that only refers means what it leads to.
fn meant(schema: &Schema, mut id: NodeId) -> NodeId {
    for _ in 0..schema.nodes.len() {
        let mut keywords = schema.nodes[id as usize].keywords.iter().filter(|one| !matches!(one, Keyword::Pii(_)));
        match (keywords.next(), keywords.next()) {
            (Some(Keyword::Ref(target) | Keyword::DynamicRef { anchor: None, target }), None) => id = *target,
            _ => break,
        }
    }
    id
}

/// The color of a subschema, given those that its parts had in the round before.
fn color(id: NodeId, node: &Subschema, of: &dyn Fn(NodeId) -> Color) -> Color {
    let mut parts: Vec<Color> = Vec::with_capacity(node.keywords.len() + 1);
    // What `items` and its like mean depends on their siblings, and these are in the same list.
    for keyword in &node.keywords {
        let mut part = Vec::new();
        part.extend_from_slice(keyword.name().as_bytes());
        match keyword {
            // What it leads to depends on the way that led here.
            Keyword::DynamicRef { anchor: Some(_), .. } => part.extend(id.to_le_bytes()),
            Keyword::Pii(_) => continue,
            Keyword::Properties(members) | Keyword::DependentSchemas(members) => {
                let members: BTreeMap<_, _> = members.iter().map(|(name, id)| (name, of(*id))).collect();
                part.extend(format!("{members:?}").bytes());
            }
            Keyword::PatternProperties(members) => {
                let members: BTreeMap<_, _> = members.iter().map(|(p, id)| (&p.source, of(*id))).collect();
                part.extend(format!("{members:?}").bytes());
            }
            Keyword::AllOf(ids) | Keyword::AnyOf(ids) | Keyword::OneOf(ids) => {
                let mut ids: Vec<Color> = ids.iter().map(|id| of(*id)).collect();
                ids.sort_unstable();
                part.extend(format!("{ids:?}").bytes());
            }
            Keyword::PrefixItems(ids) => {
                part.extend(format!("{:?}", ids.iter().map(|id| of(*id)).collect::<Vec<_>>()).bytes());
            }
            Keyword::Contains { schema, min, max } => {
                part.extend(format!("{} {min:?} {max:?}", of(*schema)).bytes());
            }
            Keyword::If { condition, then, otherwise } => {
                let parts = (of(*condition), then.map(of), otherwise.map(of));
                part.extend(format!("{parts:?}").bytes());
            }
            Keyword::Required(names) => {
                let mut names: Vec<_> = names.to_vec();
                names.sort_unstable();
                part.extend(format!("{names:?}").bytes());
            }
            Keyword::Enum(values) => {
                let mut values: Vec<Vec<u8>> = values.iter().map(bytes).collect();
                values.sort_unstable();
                values.dedup();
                part.extend(format!("{values:?}").bytes());
            }
            Keyword::Const(value) => part.extend(format!("{:?}", [bytes(value)]).bytes()),
            Keyword::Pattern(pattern) => part.extend(pattern.source.bytes()),
            Keyword::Ref(id)
            | Keyword::DynamicRef { anchor: None, target: id }
            | Keyword::Items(id)
            | Keyword::AdditionalProperties(id)
            | Keyword::PropertyNames(id)
            | Keyword::Not(id)
            | Keyword::UnevaluatedItems(id)
            | Keyword::UnevaluatedProperties(id) => part.extend(of(*id).to_le_bytes()),
            Keyword::False
            | Keyword::Type(_)
            | Keyword::MaxLength(_)
            | Keyword::MinLength(_)
            | Keyword::Format(_)
            | Keyword::MaxJsonBytes(_)
            | Keyword::MaxItems(_)
            | Keyword::MinItems(_)
            | Keyword::UniqueItems
            | Keyword::MaxProperties(_)
            | Keyword::MinProperties(_) => part.extend(format!("{keyword:?}").bytes()),
            Keyword::MultipleOf(number)
            | Keyword::Maximum(number)
            | Keyword::ExclusiveMaximum(number)
            | Keyword::Minimum(number)
            | Keyword::ExclusiveMinimum(number) => part.extend(format!("{:?}", number.settled()).bytes()),
            Keyword::DependentRequired(members) => {
                let sorted = |names: &[Box<str>]| names.iter().cloned().collect::<BTreeSet<_>>();
                let members: BTreeMap<_, _> = members.iter().map(|(name, names)| (name, sorted(names))).collect();
                part.extend(format!("{members:?}").bytes());
            }
        }
        parts.push(digest(&part));
    }
    parts.sort_unstable();
    digest(&format!("{parts:?}").into_bytes())
}

fn bytes(value: &Tree) -> Vec<u8> {
    let mut value = value.clone();
    value.settle();
    let mut out = Vec::new();
    write(&value, &mut out);
    out
}

/// Two hashes of 64 bits: that two subschemas of one document meet by chance is out of the question.
fn digest(bytes: &[u8]) -> Color {
    let half = |seed: u64| {
        let mut hasher = DefaultHasher::new();
        (seed, bytes).hash(&mut hasher);
        u128::from(hasher.finish())
    };
    half(1) << 64 | half(2)
}
