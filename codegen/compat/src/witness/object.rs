//! Objects: the least, the whole, one member more or less or otherwise, and members combined.

use super::text;
use super::values::{Maker, Place, Take};
use eventwright_runtime::json::Tree;
use eventwright_runtime::walk::{Keyword, NodeId, Schema};
use std::collections::BTreeSet;
use std::rc::Rc;

/// A name that no schema is likely to mention.
const FRESH: &str = "zz";

/// Names that are combined in every way.
const COMBINED: usize = 6;

/// Names looked at.
const NAMES: usize = 60;

/// A member that an object may have, and the values it may take.
struct Member {
    name: Box<str>,
    required: bool,
    offers: Rc<Vec<Tree>>,
}

pub(super) fn objects(
    maker: &mut Maker<'_>,
    left: &[NodeId],
    right: &[NodeId],
    depth: usize,
    take: &mut Take<'_>,
) -> bool {
    let members = members(maker, left, right, depth);
    let least: Vec<usize> = (0..members.len()).filter(|index| members[*index].required).collect();
    let all: Vec<usize> = (0..members.len()).filter(|index| &*members[*index].name != FRESH).collect();
    let mut send = |maker: &mut Maker<'_>, chosen: &[(usize, usize)]| {
        let tree = chosen
            .iter()
            .map(|(member, offer)| (members[*member].name.clone(), members[*member].offers[*offer].clone()));
        take(maker, Tree::Object(tree.collect()))
    };
    let first = |of: &[usize]| of.iter().map(|index| (*index, 0)).collect::<Vec<_>>();
    // Without a value for a required member there is no object.
    let mut bases = vec![first(&least), first(&all)];
    bases.dedup();
    for base in &bases {
        if !send(maker, base) {
            return false;
        }
        for (index, member) in members.iter().enumerate() {
            let rest: Vec<_> = base.iter().copied().filter(|(other, _)| *other != index).collect();
            if rest.len() < base.len() && !send(maker, &rest) {
                return false;
            }
            for offer in 0..member.offers.len() {
                let with = [rest.clone(), vec![(index, offer)]].concat();
                if !send(maker, &with) {
                    return false;
                }
            }
        }
    }
    subsets(maker, &members, &least, &mut send)
        && products(maker, &members, &bases, &mut send)
        && counts(maker, &members, &least, take)
}

type Send<'s> = dyn FnMut(&mut Maker<'_>, &[(usize, usize)]) -> bool + 's;

/// Every subset of few optional members; pairs of many.
fn subsets(maker: &mut Maker<'_>, members: &[Member], least: &[usize], send: &mut Send<'_>) -> bool {
    let optional: Vec<usize> = (0..members.len()).filter(|index| !least.contains(index)).collect();
    let base: Vec<(usize, usize)> = least.iter().map(|index| (*index, 0)).collect();
    let mut chosen: Vec<Vec<usize>> = Vec::new();
    if optional.len() <= COMBINED {
        for bits in 0..1_u32 << optional.len() {
            chosen.push(
                (0..optional.len()).filter(|index| bits >> index & 1 == 1).map(|index| optional[index]).collect(),
            );
        }
    } else {
        for (at, one) in optional.iter().enumerate() {
            chosen.extend(optional[at + 1..].iter().map(|other| vec![*one, *other]));
        }
    }
    chosen.into_iter().take(400).all(|more| {
        let more: Vec<_> = more.into_iter().map(|index| (index, 0)).collect();
        send(maker, &[base.clone(), more].concat())
    })
}

/// Values of several members combined: what spans them breaks only so.
fn products(maker: &mut Maker<'_>, members: &[Member], bases: &[Vec<(usize, usize)>], send: &mut Send<'_>) -> bool {
    let varied: Vec<usize> = (0..members.len()).filter(|index| members[*index].offers.len() > 1).collect();
    for (at, one) in varied.iter().enumerate().take(12) {
        for other in varied[at + 1..].iter().take(12) {
            for base in bases {
                let rest: Vec<_> = base.iter().copied().filter(|(index, _)| index != one && index != other).collect();
                for first in 0..members[*one].offers.len().min(8) {
                    for second in 0..members[*other].offers.len().min(8) {
                        if !send(maker, &[rest.clone(), vec![(*one, first), (*other, second)]].concat()) {
                            return false;
                        }
                    }
                }
            }
        }
    }
    if let [a, b, c] = varied[..] {
        for first in 0..members[a].offers.len().min(6) {
            for second in 0..members[b].offers.len().min(6) {
                for third in 0..members[c].offers.len().min(6) {
                    let rest: Vec<_> =
                        bases[0].iter().copied().filter(|(index, _)| ![a, b, c].contains(index)).collect();
                    if !send(maker, &[rest, vec![(a, first), (b, second), (c, third)]].concat()) {
                        return false;
                    }
                }
            }
        }
    }
    true
}

/// As many members as some limit says, by names that nobody mentions.
fn counts(maker: &mut Maker<'_>, members: &[Member], least: &[usize], take: &mut Take<'_>) -> bool {
    let Some(fresh) = members.iter().find(|member| &*member.name == FRESH) else { return true };
    let lengths: Vec<usize> =
        maker.pool.lengths.iter().map(|length| *length as usize).filter(|length| *length < 200).collect();
    for length in lengths {
        let mut tree: Vec<(Box<str>, Tree)> =
            least.iter().map(|index| (members[*index].name.clone(), members[*index].offers[0].clone())).collect();
        for number in tree.len()..length {
            let value = &fresh.offers[number % fresh.offers.len()];
            tree.push((format!("{FRESH}{number}").into(), value.clone()));
        }
        if !take(maker, Tree::Object(tree)) {
            return false;
        }
    }
    true
}

/// The members that either side speaks of. One without a possible value is left out.
fn members(maker: &mut Maker<'_>, left: &[NodeId], right: &[NodeId], depth: usize) -> Vec<Member> {
    let required = required(maker.left, left);
    let mut names: Vec<Box<str>> = Vec::new();
    let wide = maker.around(maker.left, left);
    for name in spoken(maker.left, left)
        .into_iter()
        .chain(spoken(maker.right, right))
        .chain(spoken(maker.left, &wide))
        .chain(maker.pool.texts.iter().take(8).cloned())
        .chain(maker.pool.names.iter().take(12).cloned())
        .chain([FRESH.into(), "".into(), "A".into(), "1".into()])
    {
        if !names.contains(&name) && names.len() < NAMES {
            names.push(name);
        }
    }
    let mut members = Vec::new();
    for name in names {
        let place = Place { left: applied(maker.left, left, &name), right: applied(maker.right, right, &name) };
        let offers = maker.offers(&place, depth + 1);
        if !offers.is_empty() {
            members.push(Member { required: required.contains(&name), name, offers });
        }
    }
    members
}

fn required(schema: &Schema, ids: &[NodeId]) -> BTreeSet<Box<str>> {
    let keywords = ids.iter().flat_map(|id| &schema.nodes[*id as usize].keywords);
    keywords
        .flat_map(|keyword| match keyword {
            Keyword::Required(names) => names.to_vec(),
            _ => Vec::new(),
        })
        .collect()
}

/// Names that keywords mention, and a name for every pattern.
fn spoken(schema: &Schema, ids: &[NodeId]) -> Vec<Box<str>> {
    let mut names = Vec::new();
    for keyword in ids.iter().flat_map(|id| &schema.nodes[*id as usize].keywords) {
        match keyword {
            Keyword::Required(required) => names.extend(required.iter().cloned()),
            Keyword::Properties(members) => names.extend(members.iter().map(|(name, _)| name.clone())),
            Keyword::DependentSchemas(members) => names.extend(members.iter().map(|(name, _)| name.clone())),
            Keyword::DependentRequired(members) => {
                names.extend(
                    members.iter().flat_map(|(name, others)| [std::slice::from_ref(name), &others[..]].concat()),
                );
            }
            Keyword::PatternProperties(members) => {
                let found = members.iter().filter_map(|(pattern, _)| text::search(&[pattern], &[], 0));
                names.extend(found.map(Box::from));
            }
            Keyword::PropertyNames(id) => {
                for keyword in &schema.nodes[*id as usize].keywords {
                    match keyword {
                        Keyword::Pattern(pattern) => {
                            names.extend(text::search(&[pattern], &[], 0).map(Box::from));
                            names.extend(text::search(&[], &[pattern], 1).map(Box::from));
                        }
                        Keyword::MaxLength(limit) | Keyword::MinLength(limit) if *limit < 200 => {
                            let limit = *limit as usize;
                            names.extend(
                                [limit.saturating_sub(1), limit, limit + 1].map(|length| "n".repeat(length).into()),
                            );
                        }
                        Keyword::Enum(values) => {
                            names.extend(values.iter().filter_map(Tree::as_str).map(Box::from));
                        }
                        Keyword::Const(Tree::String(text)) => names.push(text.clone()),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    names
}

/// The subschemas that apply to the value of a member.
fn applied(schema: &Schema, ids: &[NodeId], name: &str) -> Vec<NodeId> {
    let mut found = Vec::new();
    for id in ids {
        let keywords = &schema.nodes[*id as usize].keywords;
        let before = found.len();
        for keyword in keywords {
            match keyword {
                Keyword::Properties(members) => {
                    found.extend(members.iter().filter(|(known, _)| **known == *name).map(|(_, id)| *id));
                }
                Keyword::PatternProperties(members) => {
                    found.extend(members.iter().filter(|(pattern, _)| pattern.is_match(name)).map(|(_, id)| *id));
                }
                _ => {}
            }
        }
        if found.len() == before {
            found.extend(keywords.iter().filter_map(|keyword| match keyword {
                Keyword::AdditionalProperties(id) => Some(*id),
                _ => None,
            }));
        }
    }
    found
}
