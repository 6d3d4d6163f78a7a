//! The same instance in another spelling: white space, escapes, the order of members, numbers with points and exponents.

use crate::random::Random;
use eventwright_runtime::json::{Number, Tree, write_number};

/// A text of JSON that says what the tree says.
pub fn spell(tree: &Tree, random: &mut Random) -> Vec<u8> {
    let mut out = Vec::new();
    space(random, &mut out);
    value(tree, random, &mut out);
    space(random, &mut out);
    out
}

fn value(tree: &Tree, random: &mut Random, out: &mut Vec<u8>) {
    match tree {
        Tree::Null => out.extend(b"null"),
        Tree::Bool(true) => out.extend(b"true"),
        Tree::Bool(false) => out.extend(b"false"),
        Tree::Number(it) => number(*it, random, out),
        Tree::String(text) => string(text, random, out),
        Tree::Array(items) => {
            list(b"[]", items, random, out, value);
        }
        Tree::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            if random.below(2) == 0 {
                shuffle(&mut members, random);
            }
            list(b"{}", &members, random, out, |(name, below), random, out| {
                string(name, random, out);
                space(random, out);
                out.push(b':');
                space(random, out);
                value(below, random, out);
            });
        }
    }
}

fn list<T>(
    brackets: &[u8; 2],
    of: &[T],
    random: &mut Random,
    out: &mut Vec<u8>,
    one: impl Fn(&T, &mut Random, &mut Vec<u8>),
) {
    out.push(brackets[0]);
    space(random, out);
    for (index, item) in of.iter().enumerate() {
        if index > 0 {
            out.push(b',');
            space(random, out);
        }
        one(item, random, out);
        space(random, out);
    }
    out.push(brackets[1]);
}

fn shuffle<T>(items: &mut [T], random: &mut Random) {
    for last in (1..items.len()).rev() {
        items.swap(last, random.index(last + 1));
    }
}

fn space(random: &mut Random, out: &mut Vec<u8>) {
    if random.below(4) == 0 {
        for _ in 0..=random.below(3) {
            out.push(*random.pick(b" \t\n\r"));
        }
    }
}

/// Characters as they are, by their short escape where they have one, or by their code units.
fn string(text: &str, random: &mut Random, out: &mut Vec<u8>) {
    // Most strings are spelled one way throughout, as writers do.
    let style = random.below(4);
    out.push(b'"');
    for character in text.chars() {
        let must = character < ' ' || matches!(character, '"' | '\\');
        let escaped = must
            || match style {
                0 | 1 => false,
                2 => !character.is_ascii(),
                _ => random.below(2) == 0,
            };
        let short = b"\"\\/bfnrt"[..]
            .iter()
            .zip("\"\\/\u{8}\u{c}\n\r\t".chars())
            .find(|(_, meant)| *meant == character)
            .map(|(letter, _)| *letter);
        match short {
            Some(letter) if escaped && random.below(2) == 0 => out.extend([b'\\', letter]),
            _ if escaped => units(character, random, out),
            _ => out.extend(character.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    out.push(b'"');
}

fn units(character: char, random: &mut Random, out: &mut Vec<u8>) {
    for unit in character.encode_utf16(&mut [0; 2]) {
        let text = if random.below(2) == 0 { format!("\\u{unit:04x}") } else { format!("\\u{unit:04X}") };
        out.extend(text.as_bytes());
    }
}

/// Integers up to 2^53 in all their spellings: beyond, readers that know only doubles are excused. Other numbers as they
/// are, or with a zero that says nothing.
fn number(number: Number, random: &mut Random, out: &mut Vec<u8>) {
    let mut plain = Vec::new();
    write_number(number, &mut plain);
    let text = String::from_utf8(plain).expect("numbers are ASCII");
    let integer = text.parse::<i64>().ok().filter(|value| value.unsigned_abs() <= 1 << 53);
    let text = match (integer, random.below(7)) {
        (Some(_), 0) => format!("{text}.0"),
        (Some(_), 1) => format!("{text}e0"),
        (Some(_), 2) => format!("{text}.00E+0"),
        (Some(value), 3) if value != 0 => format!("{text}0e-1"),
        (Some(value), 4) if value % 10 == 0 => format!("{}e1", value / 10),
        (Some(value), 5) if value % 100 == 0 => format!("{}E+02", value / 100),
        (None, 0) if text.contains('.') && !text.contains(['e', 'E']) => format!("{text}0"),
        _ => text,
    };
    out.extend(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instances::instance;
    use eventwright_runtime::json::parse;

    #[test]
    fn a_spelling_says_the_same() {
        let mut random = Random::new(7);
        let mut spellings = std::collections::BTreeSet::new();
        for _ in 0..3_000 {
            let tree = instance(&Tree::Object(vec![]), &mut random);
            let wrapped = Tree::Object(vec![("é/\n".into(), tree), ("n".into(), Tree::Number(Number::Integer(1_200)))]);
            let text = spell(&wrapped, &mut random);
            assert_eq!(parse(&text).expect("a spelling is JSON"), wrapped, "{}", String::from_utf8_lossy(&text));
            spellings.insert(text);
        }
        assert!(spellings.len() > 2_000, "there are many spellings, not {}", spellings.len());
    }
}
