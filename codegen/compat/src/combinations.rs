//! How many alternatives a schema has when they are multiplied out: what decides whether the algebra of canonical schemas
//! comes to an end, which nothing can stop.

use eventwright_runtime::walk::{Keyword, NodeId, Schema};
use std::collections::HashMap;

/// In how many ways a value can satisfy a subschema, and in how many it can fail it.
#[derive(Clone, Copy)]
struct Ways {
    holding: u64,
    failing: u64,
}

/// What says one thing.
const ONE: Ways = Ways { holding: 1, failing: 1 };

/// The most ways of any subschema of `from` to hold, times the most of any of `to` to fail.
pub(crate) fn of_difference(from: &Schema, to: &Schema) -> u64 {
    let most = |schema: &Schema, which: fn(Ways) -> u64| {
        let mut count = Count { schema, known: HashMap::new() };
        (0..schema.nodes.len() as NodeId).map(|id| which(count.node(id, 0))).max().unwrap_or(1)
    };
    most(from, |ways| ways.holding).saturating_mul(most(to, |ways| ways.failing))
}

struct Count<'s> {
    schema: &'s Schema,
    known: HashMap<NodeId, Ways>,
}

/// References in a row that are followed.
const DEEP: usize = 64;

impl Count<'_> {
    fn node(&mut self, id: NodeId, depth: usize) -> Ways {
        if let Some(known) = self.known.get(&id) {
            return *known;
        }
        if depth > DEEP {
            return ONE;
        }
        // What leads back to itself says nothing new.
        self.known.insert(id, ONE);
        let schema = self.schema;
        let parts: Vec<Ways> =
            schema.nodes[id as usize].keywords.iter().map(|keyword| self.keyword(keyword, depth + 1)).collect();
        let ways = all(&parts);
        self.known.insert(id, ways);
        ways
    }

    fn keyword(&mut self, keyword: &Keyword, depth: usize) -> Ways {
        match keyword {
            Keyword::Ref(id) | Keyword::DynamicRef { target: id, .. } => self.node(*id, depth),
            Keyword::AllOf(ids) => all(&self.nodes(ids, depth)),
            Keyword::AnyOf(ids) => {
                all(&self.nodes(ids, depth).into_iter().map(Ways::turned).collect::<Vec<_>>()).turned()
            }
            Keyword::OneOf(ids) => one(&self.nodes(ids, depth)),
            Keyword::Not(id) => self.node(*id, depth).turned(),
            Keyword::If { condition, then, otherwise } => {
                let condition = self.node(*condition, depth);
                let mut branch = |id: &Option<NodeId>| id.map_or(ONE, |id| self.node(id, depth));
                let (then, otherwise) =
                    (all(&[condition, branch(then)]), all(&[condition.turned(), branch(otherwise)]));
                Ways {
                    holding: then.holding.saturating_add(otherwise.holding),
                    failing: then.failing.saturating_add(otherwise.failing),
                }
            }
            Keyword::DependentSchemas(members) => {
                let parts: Vec<Ways> = members.iter().map(|(_, id)| self.node(*id, depth)).collect();
                // Without the member, or with it.
                all(&parts
                    .into_iter()
                    .map(|part| Ways { holding: part.holding.saturating_add(1), ..part })
                    .collect::<Vec<_>>())
            }
            _ => ONE,
        }
    }

    fn nodes(&mut self, ids: &[NodeId], depth: usize) -> Vec<Ways> {
        ids.iter().map(|id| self.node(*id, depth)).collect()
    }
}

impl Ways {
    fn turned(self) -> Self {
        Self { holding: self.failing, failing: self.holding }
    }
}

/// All together: each way of each goes with each of the others; one that fails is enough.
fn all(parts: &[Ways]) -> Ways {
    let holding = parts.iter().fold(1_u64, |product, part| product.saturating_mul(part.holding));
    let failing = parts.iter().fold(0_u64, |sum, part| sum.saturating_add(part.failing));
    Ways { holding, failing: failing.max(1) }
}

/// One of them, and each of the others not.
fn one(parts: &[Ways]) -> Ways {
    let others = |at: usize| {
        let others = parts.iter().enumerate().filter(|(other, _)| *other != at);
        others.fold(1_u64, |product, (_, part)| product.saturating_mul(part.failing))
    };
    let holding =
        (0..parts.len()).fold(0_u64, |sum, at| sum.saturating_add(parts[at].holding.saturating_mul(others(at))));
    let none = parts.iter().fold(1_u64, |product, part| product.saturating_mul(part.failing));
    let two = parts.len().saturating_sub(1) as u64;
    Ways { holding: holding.max(1), failing: none.saturating_add(holding.saturating_mul(two)).max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Side;

    fn count(from: &str, to: &str) -> u64 {
        let side = |text: &str| Side::plain(text).unwrap();
        of_difference(&side(from).table, &side(to).table)
    }

    #[test]
    fn alternatives_multiply_where_all_must_hold() {
        let pair = |at: usize| format!(r#"{{"anyOf":[{{"required":["a{at}"]}},{{"required":["b{at}"]}}]}}"#);
        let pairs = |count: usize| format!(r#"{{"allOf":[{}]}}"#, (0..count).map(pair).collect::<Vec<_>>().join(","));
        assert_eq!(count(&pairs(1), "true"), 2);
        assert_eq!(count(&pairs(15), "true"), 1 << 15);
        assert_eq!(count("true", &pairs(15)), 15);
        // Under members they stay apart.
        let nullable = r#"{"properties":{"a":{"anyOf":[{"type":"null"},{}]},"b":{"anyOf":[{"type":"null"},{}]}}}"#;
        assert_eq!(count(nullable, "true"), 2);
        assert_eq!(count(r##"{"$ref":"#/$defs/a","$defs":{"a":{"anyOf":[{},{"$ref":"#/$defs/a"}]}}}"##, "true"), 2);
    }
}
