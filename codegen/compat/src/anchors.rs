//! Dynamic references told apart from static ones: each `$dynamicRef` leads to one place, and where the place depends on
//! what led to the reference (JSON Schema 2020-12 Core, section 8.2.3.2), what leads there is copied for each.

use crate::solve::arena::renumbered;
use eventwright_runtime::walk::{Keyword, NodeId, Schema, Subschema};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Copies that are made at most; a schema that would need more keeps its dynamic references.
const MOST_COPIES: usize = 20_000;

/// Where each anchor of several leads to: the outermost resource that has it has been entered first, and wins.
type Scope = BTreeMap<Box<str>, NodeId>;

/// Makes static references of the dynamic ones. Gives where the root is now, and whether no dynamic reference is left.
pub(crate) fn settle(table: &mut Schema, root: NodeId) -> (NodeId, bool) {
    let several = several(table);
    for keyword in table.nodes.iter_mut().flat_map(|node| &mut node.keywords) {
        if let Keyword::DynamicRef { anchor: Some(name), target } = keyword
            && !several.contains(name)
        {
            *keyword = Keyword::Ref(*target);
        }
    }
    let dynamic = |keyword: &Keyword| matches!(keyword, Keyword::DynamicRef { anchor: Some(_), .. });
    if !table.nodes.iter().flat_map(|node| &node.keywords).any(dynamic) {
        return (root, true);
    }
    let copies = Copies { table, several, numbers: HashMap::new(), open: Vec::new() }.of(root);
    match copies {
        Some(copied) => {
            *table = copied;
            (0, true)
        }
        None => (root, false),
    }
}

/// The names that stand at more than one place.
fn several(table: &Schema) -> HashSet<Box<str>> {
    let mut seen = HashSet::new();
    table.anchors.iter().flatten().filter(|(name, _)| !seen.insert(name)).map(|(name, _)| name.clone()).collect()
}

struct Copies<'a> {
    table: &'a Schema,
    /// The anchors whose place is not known beforehand.
    several: HashSet<Box<str>>,
    /// Where a subschema is now, by the scope in which it is applied.
    numbers: HashMap<(NodeId, Scope), NodeId>,
    open: Vec<(NodeId, Scope)>,
}

impl Copies<'_> {
    /// What a root reaches, the root first; `None` where that is too much.
    fn of(mut self, root: NodeId) -> Option<Schema> {
        let mut copied = Schema { nodes: Vec::new(), anchors: vec![Vec::new(); self.table.anchors.len()] };
        self.number(root, &Scope::new());
        let mut at = 0;
        while let Some((id, scope)) = self.open.get(at).cloned() {
            at += 1;
            if self.open.len() > MOST_COPIES {
                return None;
            }
            let node = self.table.nodes.get(id as usize)?;
            let keywords = node.keywords.iter().map(|keyword| self.copied(keyword, &scope)).collect();
            copied.nodes.push(Subschema { at: node.at.clone(), resource: node.resource, keywords });
        }
        Some(copied)
    }

    fn copied(&mut self, keyword: &Keyword, scope: &Scope) -> Keyword {
        if let Keyword::DynamicRef { anchor: Some(name), target } = keyword {
            return Keyword::Ref(self.number(scope.get(name).copied().unwrap_or(*target), scope));
        }
        let copies = std::cell::RefCell::new(self);
        renumbered(keyword, &|id| copies.borrow_mut().number(id, scope))
    }

    /// The copy of a subschema that is applied in a scope.
    fn number(&mut self, id: NodeId, scope: &Scope) -> NodeId {
        let resource = self.table.nodes.get(id as usize).map_or(0, |node| node.resource as usize);
        let mut scope = scope.clone();
        let anchors = self.table.anchors.get(resource).into_iter().flatten();
        for (name, place) in anchors.filter(|(name, _)| self.several.contains(name)) {
            scope.entry(name.clone()).or_insert(*place);
        }
        let next = self.open.len() as NodeId;
        let number = *self.numbers.entry((id, scope.clone())).or_insert(next);
        if number == next {
            self.open.push((id, scope));
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use crate::{Budget, Side, Verdict, include};
    use serde_json::{Value, json};

    fn side(schema: &Value) -> Side {
        Side::plain(&schema.to_string()).unwrap_or_else(|error| panic!("{error}"))
    }

    fn check(from: &Value, to: &Value, contained: bool) {
        match include(&side(from), &side(to), Budget::default()) {
            Verdict::Compatible(_) => assert!(contained, "{from} in {to}"),
            Verdict::Breaking(_) => assert!(!contained, "{from} in {to}"),
            Verdict::Unproven(why) => panic!("{why}: {from} in {to}"),
        }
    }

    /// A list whose items are what the outermost `item` says, below two resources that say it differently.
    fn lists(outer: &Value) -> Value {
        json!({
            "$id": "https://example.com/outer",
            "$ref": "list",
            "$defs": {
                "own": { "$dynamicAnchor": "item", "type": outer },
                "list": {
                    "$id": "list", "type": "array", "items": { "$dynamicRef": "#item" },
                    "$defs": { "any": { "$dynamicAnchor": "item" } },
                },
            },
        })
    }

    #[test]
    fn a_dynamic_reference_leads_where_the_outermost_resource_says() {
        let plain = |kind: &str| json!({ "type": "array", "items": { "type": kind } });
        for (one, other) in [("string", "number"), ("integer", "boolean")] {
            check(&lists(&json!(one)), &plain(one), true);
            check(&plain(one), &lists(&json!(one)), true);
            check(&lists(&json!(one)), &plain(other), false);
            check(&plain(other), &lists(&json!(one)), false);
        }
        check(&lists(&json!("integer")), &lists(&json!("number")), true);
        check(&lists(&json!("number")), &lists(&json!("integer")), false);
    }

    /// A recursive tree that one resource extends: every level below is what the extension says.
    #[test]
    fn trees_are_extended_at_every_level() {
        let tree = |closed: bool| {
            json!({
                "$id": "https://example.com/strict", "$dynamicAnchor": "node", "$ref": "tree",
                "unevaluatedProperties": !closed,
                "$defs": { "tree": {
                    "$id": "tree", "$dynamicAnchor": "node", "type": "object",
                    "properties": { "data": true, "children": { "type": "array", "items": { "$dynamicRef": "#node" } } },
                } },
            })
        };
        check(&tree(true), &tree(false), true);
        check(&tree(false), &tree(true), false);
        let deep = json!({ "const": { "children": [{ "children": [{ "odd": 1 }] }] } });
        check(&deep, &tree(false), true);
        check(&deep, &tree(true), false);
    }
}
