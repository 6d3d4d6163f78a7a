//! Questions about everything that a root reaches.

use eventwright_model::schema::{Schemas, children};
use eventwright_model::view;
use eventwright_runtime::walk::{Keyword, NodeId};
use std::collections::BTreeSet;

/// Whether a reference below `root` is resolved by the way that leads to it.
pub(super) fn has_dynamic_anchors(schemas: &Schemas, root: NodeId) -> bool {
    let (mut seen, mut open) = (BTreeSet::from([root]), vec![root]);
    while let Some(id) = open.pop() {
        for keyword in schemas.keywords(id) {
            if matches!(keyword, Keyword::DynamicRef { anchor: Some(_), .. }) {
                return true;
            }
            open.extend(children(keyword).into_iter().filter(|child| seen.insert(*child)));
        }
    }
    false
}

/// Whether a fault of reading names another keyword, or the same of another subschema, than the walker would: where
/// several subschemas say the same kind of thing about one value, where a list of values is narrowed by what stands beside
/// it, and where `unevaluatedProperties` waits for everything else.
pub(super) fn speaks_twice(schemas: &Schemas, root: NodeId) -> bool {
    let mut seen: BTreeSet<Vec<NodeId>> = BTreeSet::new();
    let mut open = vec![vec![root]];
    while let Some(ids) = open.pop() {
        if !seen.insert(ids.clone()) {
            continue;
        }
        let mut parts: Vec<NodeId> = Vec::new();
        for part in ids.iter().flat_map(|id| view::conjunction(schemas, *id)) {
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        if parts_speak_twice(schemas, &parts) {
            return true;
        }
        for keyword in parts.iter().flat_map(|part| schemas.keywords(*part)) {
            match keyword {
                // A name that several subschemas declare has been answered above.
                Keyword::Properties(members) => open.extend(members.iter().map(|(_, id)| vec![*id])),
                Keyword::Items(id) => open.push(vec![*id]),
                _ => {}
            }
        }
    }
    false
}

fn parts_speak_twice(schemas: &Schemas, parts: &[NodeId]) -> bool {
    let (mut names, mut members) = (BTreeSet::new(), BTreeSet::new());
    let mut listed = None;
    let mut others = false;
    for keyword in parts.iter().flat_map(|part| schemas.keywords(*part)) {
        match keyword {
            Keyword::Ref(_) | Keyword::AllOf(_) | Keyword::Pii(_) => continue,
            Keyword::UnevaluatedProperties(_) => return true,
            Keyword::Properties(declared) => {
                if !declared.iter().all(|(name, _)| members.insert(name)) {
                    return true;
                }
                continue;
            }
            Keyword::Enum(values) => listed = Some(&values[..]),
            Keyword::Const(value) => listed = Some(std::slice::from_ref(value)),
            Keyword::Type(_) => {}
            _ => others = true,
        }
        if !names.insert(keyword.name()) {
            return true;
        }
    }
    let Some(values) = listed else { return false };
    let admitted = |value| parts.iter().all(|part| schemas.table.is_valid(*part, value));
    others || !values.iter().all(admitted)
}
