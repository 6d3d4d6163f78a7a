//! Making a witness small: whatever can go without losing what it shows goes.

use crate::clock::Clock;
use eventwright_runtime::json::{Number, Tree};

/// Rounds over the whole; each one that changes something makes the witness smaller.
const ROUNDS: usize = 12;

/// The smallest that was found, while there is time, for which `is` still holds.
pub(super) fn minimise(mut tree: Tree, is: &dyn Fn(&Tree) -> bool, clock: &Clock) -> Tree {
    for _ in 0..ROUNDS {
        let Some(smaller) = smaller(&tree, is, clock) else { break };
        tree = smaller;
    }
    tree
}

fn smaller(tree: &Tree, is: &dyn Fn(&Tree) -> bool, clock: &Clock) -> Option<Tree> {
    let simple = [Tree::Null, Tree::Bool(true), Tree::Number(Number::Integer(0)), Tree::String("".into())];
    let simple = simple.into_iter().filter(|other| rank(other) < rank(tree));
    // Parts are made one by one: of a thousand members each is as large as the whole.
    let all = simple.chain(parts(tree)).take_while(|_| !clock.over());
    all.into_iter().find(|other| is(other)).or_else(|| within(tree, is, clock))
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
fn parts(tree: &Tree) -> Box<dyn Iterator<Item = Tree> + '_> {
    match tree {
        Tree::String(text) if !text.is_empty() => {
            let letters: Vec<char> = text.chars().collect();
            let half: String = letters[..letters.len() / 2].iter().collect();
            let less: String = letters[..letters.len() - 1].iter().collect();
            Box::new([half, less].into_iter().map(|text| Tree::String(text.into())))
        }
        Tree::Array(items) if !items.is_empty() => {
            let half = Tree::Array(items[..items.len() / 2].to_vec());
            let without = move |index: usize| {
                let mut items = items.clone();
                items.remove(index);
                Tree::Array(items)
            };
            Box::new(std::iter::once(half).chain((0..items.len().min(50)).map(without)))
        }
        Tree::Object(members) => {
            let without = move |index: usize| {
                let mut members = members.clone();
                members.remove(index);
                Tree::Object(members)
            };
            Box::new((0..members.len()).map(without))
        }
        Tree::Number(number) => {
            let rounded = number.to_f64().trunc();
            let whole = if number.is_integer() { None } else { Some(Tree::Number(Number::Float(rounded))) };
            Box::new(whole.into_iter().filter(move |other| other != tree))
        }
        _ => Box::new(std::iter::empty()),
    }
}

/// The value with one of its values smaller.
fn within(tree: &Tree, is: &dyn Fn(&Tree) -> bool, clock: &Clock) -> Option<Tree> {
    match tree {
        Tree::Array(items) => (0..items.len().min(50)).take_while(|_| !clock.over()).find_map(|index| {
            let put = |item: &Tree| {
                let mut items = items.clone();
                items[index] = item.clone();
                Tree::Array(items)
            };
            smaller(&items[index], &|item| is(&put(item)), clock).map(|item| put(&item))
        }),
        Tree::Object(members) => (0..members.len()).take_while(|_| !clock.over()).find_map(|index| {
            let put = |value: &Tree| {
                let mut members = members.clone();
                members[index].1 = value.clone();
                Tree::Object(members)
            };
            smaller(&members[index].1, &|value| is(&put(value)), clock).map(|value| put(&value))
        }),
        _ => None,
    }
}
