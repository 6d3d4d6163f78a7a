//! Making a witness look like a payload: whatever can be as in an example is.

use eventwright_runtime::json::Tree;

type Members = Vec<(Box<str>, Tree)>;

/// The witness with as much of the example as leaves `is` true.
pub(super) fn toward(example: &Tree, witness: &Tree, is: &dyn Fn(&Tree) -> bool) -> Tree {
    if is(example) {
        return example.clone();
    }
    match (example, witness) {
        (Tree::Object(model), Tree::Object(members)) => Tree::Object(object(model, members, is)),
        (Tree::Array(model), Tree::Array(items)) => array(model, items, is),
        _ => witness.clone(),
    }
}

/// Members one by one: as in the example, or else nearer to it, or else as they are.
fn object(model: &Members, members: &Members, is: &dyn Fn(&Tree) -> bool) -> Members {
    let names = model.iter().map(|(name, _)| name);
    let others = members.iter().map(|(name, _)| name).filter(|name| find(model, name).is_none());
    let mut current: Members = members.clone();
    for name in names.chain(others) {
        let with = |value: Option<&Tree>| {
            let mut next: Members = current.iter().filter(|(other, _)| other != name).cloned().collect();
            next.extend(value.map(|value| (name.clone(), value.clone())));
            next
        };
        let whole = with(find(model, name));
        if is(&Tree::Object(whole.clone())) {
            current = whole;
        } else if let (Some(like), Some(value)) = (find(model, name), find(&current, name)) {
            let near = toward(like, value, &|value| is(&Tree::Object(with(Some(value)))));
            current = with(Some(&near));
        }
    }
    let place = |name: &str| model.iter().position(|(other, _)| **other == *name).unwrap_or(usize::MAX);
    current.sort_by_key(|(name, _)| place(name));
    current
}

fn find<'m>(members: &'m Members, name: &str) -> Option<&'m Tree> {
    members.iter().find(|(other, _)| **other == *name).map(|(_, value)| value)
}

/// Items that both have, one by one.
fn array(model: &[Tree], items: &[Tree], is: &dyn Fn(&Tree) -> bool) -> Tree {
    let mut current = items.to_vec();
    for index in 0..model.len().min(items.len()) {
        let with = |value: &Tree| {
            let mut next = current.clone();
            next[index] = value.clone();
            next
        };
        let near = toward(&model[index], &current[index], &|value| is(&Tree::Array(with(value))));
        let next = with(&near);
        if is(&Tree::Array(next.clone())) {
            current = next;
        }
    }
    Tree::Array(current)
}
