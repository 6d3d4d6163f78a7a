//! Making a witness small: whatever can go without losing what it shows goes.

use eventwright_runtime::json::{Number, Tree};

/// Rounds over the whole; each one that changes something makes the witness smaller.
const ROUNDS: usize = 12;

/// The smallest that was found for which `is` still holds.
pub(super) fn minimise(mut tree: Tree, is: &dyn Fn(&Tree) -> bool) -> Tree {
    for _ in 0..ROUNDS {
        let Some(smaller) = smaller(&tree, is) else { break };
        tree = smaller;
    }
    tree
}

fn smaller(tree: &Tree, is: &dyn Fn(&Tree) -> bool) -> Option<Tree> {
    let simple = [Tree::Null, Tree::Bool(true), Tree::Number(Number::Integer(0)), Tree::String("".into())];
    let simple = simple.into_iter().filter(|other| rank(other) < rank(tree));
    simple.chain(parts(tree)).find(|other| is(other)).or_else(|| within(tree, is))
}

/// A coarse order: what is easier to read comes first.
fn rank(tree: &Tree) -> usize {
    match tree {
        Tree::Null => 0,
        Tree::Bool(_) => 1,
        Tree::Number(Number::Integer(0)) => 2,
        Tree::Number(_) => 3,
        Tree::String(text) if text.is_empty() => 4,
        Tree::String(_) => 5,
        Tree::Array(_) => 6,
        Tree::Object(_) => 7,
    }
}

/// The value without a part of it.
fn parts(tree: &Tree) -> Vec<Tree> {
    match tree {
        Tree::String(text) if !text.is_empty() => {
            let letters: Vec<char> = text.chars().collect();
            let half: String = letters[..letters.len() / 2].iter().collect();
            let less: String = letters[..letters.len() - 1].iter().collect();
            [half, less].map(|text| Tree::String(text.into())).to_vec()
        }
        Tree::Array(items) if !items.is_empty() => {
            let half = Tree::Array(items[..items.len() / 2].to_vec());
            let without = |index: usize| {
                let mut items = items.clone();
                items.remove(index);
                Tree::Array(items)
            };
            std::iter::once(half).chain((0..items.len().min(50)).map(without)).collect()
        }
        Tree::Object(members) => {
            let without = |index: usize| {
                let mut members = members.clone();
                members.remove(index);
                Tree::Object(members)
            };
            (0..members.len()).map(without).collect()
        }
        Tree::Number(number) => {
            let rounded = number.to_f64().trunc();
            let whole = if number.is_integer() { None } else { Some(Tree::Number(Number::Float(rounded))) };
            whole.into_iter().filter(|other| other != tree).collect()
        }
        _ => Vec::new(),
    }
}

/// The value with one of its values smaller.
fn within(tree: &Tree, is: &dyn Fn(&Tree) -> bool) -> Option<Tree> {
    match tree {
        Tree::Array(items) => (0..items.len().min(50)).find_map(|index| {
            let put = |item: &Tree| {
                let mut items = items.clone();
                items[index] = item.clone();
                Tree::Array(items)
            };
            smaller(&items[index], &|item| is(&put(item))).map(|item| put(&item))
        }),
        Tree::Object(members) => (0..members.len()).find_map(|index| {
            let put = |value: &Tree| {
                let mut members = members.clone();
                members[index].1 = value.clone();
                Tree::Object(members)
            };
            smaller(&members[index].1, &|value| is(&put(value))).map(|value| put(&value))
        }),
        _ => None,
    }
}
