//! Payloads made from valid ones by changing a thing or two: mostly illegal, some legal by luck.

use crate::random::Random;
use eventwright_runtime::json::{Number, Tree};

/// Values that sit at the edges of what schemas say.
const TEXTS: &[&str] = &[
    "",
    "a",
    "de",
    "DRAFT",
    "REVIEW",
    "ARCHIVED",
    "custom",
    "system",
    "students",
    "not-a-uuid",
    "\u{1}\"\\",
    "6513270E-269E-4D37-B2A7-4DE452E6B438",
    "6513270e269e4d37b2a74de452e6b438",
    "2025-12-23T18:04:31",
    "2025-12-23T18:04:31Z",
    "2025-12-23t18:04:31.5+01:00",
    "2025-02-30T00:00:00Z",
    "https://a.example/x?y#z",
    "http://",
    "no spaces here please",
    "-starts-with-dash",
    "ends_",
    "\u{1f600}\u{1f600}",
    "example.com",
    "xn--a",
    "a..b",
];
const NUMBERS: &[f64] =
    &[-1.0, -0.0, 0.0, 0.5, 1.0, 3.0, 4.0, 6.0, 7.0, 10.0, 12.0, 15.0, 30.0, 31.0, 1e3, 1001.0, 1e7, 1e300];

/// Changes one place of a payload.
pub fn mutate(tree: &Tree, random: &mut Random) -> Tree {
    match tree {
        Tree::Object(members) if !members.is_empty() && random.below(8) > 0 => {
            let mut members = members.clone();
            let at = random.index(members.len());
            match random.below(6) {
                0 => {
                    members.remove(at);
                }
                1 => members.push(("undeclared".into(), value(random))),
                2 => {
                    let name: Box<str> = format!("{}s", members[at].0).into();
                    members[at].0 = name;
                }
                3 => {
                    let last = members.len() - 1;
                    members.swap(at, last);
                }
                _ => members[at].1 = mutate(&members[at].1, random),
            }
            // A tree has no member twice; texts that do are a matter of parsing.
            let mut names: Vec<Box<str>> = Vec::new();
            members.retain(|(name, _)| {
                let fresh = !names.contains(name);
                names.push(name.clone());
                fresh
            });
            Tree::Object(members)
        }
        Tree::Array(items) if !items.is_empty() && random.below(4) > 0 => {
            let mut items = items.clone();
            let at = random.index(items.len());
            match random.below(4) {
                0 => {
                    items.remove(at);
                }
                1 => items.push(items[at].clone()),
                2 => items.clear(),
                _ => items[at] = mutate(&items[at], random),
            }
            Tree::Array(items)
        }
        Tree::String(text) if random.below(2) == 0 => Tree::String(edit(text, random).into()),
        Tree::Number(number) if random.below(2) == 0 => {
            let step = if random.below(2) == 0 { 1.0 } else { -1.0 };
            Tree::Number(Number::Float(number.to_f64() + step))
        }
        _ => value(random),
    }
}

/// A character more, less or other; or the whole many times over.
fn edit(text: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let at = random.index(letters.len() + 1);
    match random.below(5) {
        0 => letters.insert(at, *random.pick(&['a', '-', 'Z', '7', '\u{e9}', ' ', '\u{7}'])),
        1 if at < letters.len() => {
            letters.remove(at);
        }
        2 if at < letters.len() => letters[at] = *random.pick(&['a', '-', 'Z', '7', '_', 'f']),
        3 => return text.repeat(1 + random.index(12)),
        _ => letters = text.to_uppercase().chars().collect(),
    }
    letters.into_iter().collect()
}

fn value(random: &mut Random) -> Tree {
    match random.below(8) {
        0 => Tree::Null,
        1 => Tree::Bool(random.below(2) == 0),
        2 | 3 => Tree::Number(Number::Float(*random.pick(NUMBERS))),
        4 => Tree::Number(Number::Integer(i64::try_from(random.below(40)).unwrap_or(0))),
        5 => Tree::Array(vec![Tree::String((*random.pick(TEXTS)).into())]),
        6 => Tree::Object(vec![]),
        _ => Tree::String((*random.pick(TEXTS)).into()),
    }
}
