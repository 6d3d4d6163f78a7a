//! A schema as a tolerant reader takes it, written as a schema.
//!
//! Such a reader reads over members that a closed object does not declare. Questions whose answer must not depend on that
//! it asks strictly: what stands under `not` and `if`. It counts leniently towards `minContains` and strictly towards
//! `maxContains`. Of `oneOf` it takes the alternative that fits exactly;
//! where none does, one or several may fit tolerantly.

use crate::solve::arena::renumbered;
use eventwright_model::schema::children;
use eventwright_runtime::walk::{Keyword, NodeId, Schema, Subschema};

/// Rewrites the tables; each root keeps its number.
pub(crate) fn open(table: &mut Schema) {
    let affected = affected(table);
    if !affected.contains(&true) {
        return;
    }
    let strict = table.nodes.len() as NodeId;
    let is = |id: NodeId| affected.get(id as usize) == Some(&true);
    let closed = closed(table);
    let copies: Vec<Subschema> = table.nodes.iter().map(|node| moved(node, strict)).collect();
    let mut opened: Vec<Subschema> = table.nodes.clone();
    let mut more: Vec<Subschema> = Vec::new();
    let first = strict * 2;
    for node in &mut opened {
        let (at, resource) = (node.at.clone(), node.resource);
        node.keywords.retain(|keyword| match keyword {
            Keyword::AdditionalProperties(id) | Keyword::UnevaluatedProperties(id) => {
                closed.get(*id as usize) != Some(&true)
            }
            _ => true,
        });
        let mut most = Vec::new();
        for keyword in &mut node.keywords {
            match keyword {
                Keyword::Not(id) | Keyword::If { condition: id, .. } if is(*id) => *id += strict,
                Keyword::Contains { schema, max, .. } if is(*schema) => {
                    let schema = *schema + strict;
                    most.extend(max.take().map(|max| Keyword::Contains { schema, min: Some(0), max: Some(max) }));
                }
                Keyword::OneOf(ids) if ids.iter().any(|id| is(*id)) => {
                    let strictly: Box<[NodeId]> = ids.iter().map(|id| id + strict).collect();
                    let next = first + more.len() as NodeId;
                    let mut add = |keywords| more.push(Subschema { at: at.clone(), resource, keywords });
                    add(vec![Keyword::OneOf(strictly.clone())]);
                    add(vec![Keyword::AnyOf(strictly)]);
                    add(vec![Keyword::Not(next + 1), Keyword::AnyOf(ids.clone())]);
                    *keyword = Keyword::AnyOf([next, next + 2].into());
                }
                _ => {}
            }
        }
        node.keywords.append(&mut most);
    }
    table.nodes = opened;
    table.nodes.extend(copies);
    table.nodes.extend(more);
}

fn moved(node: &Subschema, by: NodeId) -> Subschema {
    let keywords = node.keywords.iter().map(|keyword| renumbered(keyword, &|id| id + by)).collect();
    Subschema { keywords, at: node.at.clone(), resource: node.resource }
}

/// The subschemas that refuse everything.
fn closed(table: &Schema) -> Vec<bool> {
    table.nodes.iter().map(|node| node.keywords.iter().any(|one| matches!(one, Keyword::False))).collect()
}

/// The subschemas in or below which an object is closed.
fn affected(table: &Schema) -> Vec<bool> {
    let closed = closed(table);
    let closes = |keyword: &Keyword| match keyword {
        Keyword::AdditionalProperties(id) | Keyword::UnevaluatedProperties(id) => {
            closed.get(*id as usize) == Some(&true)
        }
        _ => false,
    };
    let mut affected: Vec<bool> = table.nodes.iter().map(|node| node.keywords.iter().any(closes)).collect();
    loop {
        let mut grew = false;
        for (id, node) in table.nodes.iter().enumerate() {
            let below = || node.keywords.iter().flat_map(children).any(|id| affected.get(id as usize) == Some(&true));
            if !affected[id] && below() {
                affected[id] = true;
                grew = true;
            }
        }
        if !grew {
            return affected;
        }
    }
}
