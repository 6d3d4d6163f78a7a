//! Instances made for a schema: valid as often as a simple reading of it allows.

use crate::random::Random;
use eventwright_runtime::json::{Number, Tree};

/// An instance that tries to satisfy the schema; the schema's own text says what to try.
pub fn instance(schema: &Tree, random: &mut Random) -> Tree {
    Maker { root: schema, random, fuel: 60 }.value(schema)
}

struct Maker<'a> {
    root: &'a Tree,
    random: &'a mut Random,
    fuel: u32,
}

const TEXTS: &[&str] = &[
    "",
    "a",
    "b",
    "x",
    "A",
    "ab",
    "ab1",
    "x y",
    "é😀",
    "12",
    "2024-02-29",
    "127.0.0.1",
    "0190a5e4-7b1c-7def-8abc-0123456789ab",
    "/a/b",
    "abcdef",
];
const NUMBERS: &[f64] = &[0.0, 1.0, 2.0, 3.0, 0.5, 2.5, -1.0, 9.0, 10.0, 100.0, 0.1, 1e300];
const NAMES: &[&str] = &["a", "b", "c", "id", "kind", "zz", "a-b", "q1"];

impl<'a> Maker<'a> {
    fn value(&mut self, schema: &'a Tree) -> Tree {
        self.fuel = self.fuel.saturating_sub(1);
        let Some(members) = schema.as_object().filter(|_| self.fuel > 0) else { return self.any() };
        if let Some(value) = schema.get("const") {
            return self.respell(value);
        }
        if let Some(values) = schema.get("enum").and_then(Tree::as_array).filter(|values| !values.is_empty()) {
            let value = self.random.pick(values);
            return self.respell(value);
        }
        let mut value = self.typed(schema);
        for (name, below) in members {
            match (&**name, below) {
                ("$ref", Tree::String(text)) => {
                    let target = text.strip_prefix('#').and_then(|pointer| self.root.pointer(pointer));
                    if let Some(target) = target {
                        let other = self.value(target);
                        value = merge(value, other);
                    }
                }
                ("allOf", Tree::Array(branches)) => {
                    for branch in branches {
                        let other = self.value(branch);
                        value = merge(value, other);
                    }
                }
                ("anyOf" | "oneOf", Tree::Array(branches)) if !branches.is_empty() => {
                    let branch = &branches[self.random.index(branches.len())];
                    let other = self.value(branch);
                    value = merge(value, other);
                }
                ("if" | "then" | "else", branch) if self.random.below(2) == 0 => {
                    let other = self.value(branch);
                    value = merge(value, other);
                }
                _ => {}
            }
        }
        value
    }

    /// Integers are integers however they are written.
    fn respell(&mut self, value: &Tree) -> Tree {
        match value {
            Tree::Number(Number::Integer(integer)) if integer.unsigned_abs() < 1 << 53 && self.random.below(3) == 0 => {
                Tree::Number(Number::Float(*integer as f64))
            }
            other => other.clone(),
        }
    }

    fn any(&mut self) -> Tree {
        match self.random.below(7) {
            0 => Tree::Null,
            1 => Tree::Bool(self.random.below(2) == 0),
            2 => Tree::Number(Number::Float(*self.random.pick(NUMBERS))),
            3 => Tree::Array(vec![]),
            4 => Tree::Object(vec![]),
            _ => Tree::String((*self.random.pick(TEXTS)).into()),
        }
    }

    fn typed(&mut self, schema: &'a Tree) -> Tree {
        let kind = match schema.get("type") {
            Some(Tree::String(kind)) => kind.to_string(),
            Some(Tree::Array(kinds)) if !kinds.is_empty() => {
                self.random.pick(kinds).as_str().unwrap_or_default().to_owned()
            }
            _ => implied(schema, self.random),
        };
        match kind.as_str() {
            "null" => Tree::Null,
            "boolean" => Tree::Bool(self.random.below(2) == 0),
            "integer" => self.number(schema, true),
            "number" => self.number(schema, false),
            "string" => self.text(schema),
            "array" => self.array(schema),
            "object" => self.object(schema),
            _ => self.any(),
        }
    }

    fn number(&mut self, schema: &Tree, integer: bool) -> Tree {
        let limits = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
        let stated: Vec<Number> = limits.iter().filter_map(|name| schema.get(name)?.as_number()).collect();
        let base = match (stated.is_empty(), self.random.below(3)) {
            (false, 0 | 1) => *self.random.pick(&stated),
            _ => Number::Float(*self.random.pick(NUMBERS)),
        };
        let step: f64 = *self.random.pick(&[0.0, 0.0, 1.0, -1.0, 0.5]);
        let number = match base {
            Number::Integer(value) if step.fract() == 0.0 => Number::Integer(value.saturating_add(step as i64)),
            Number::Unsigned(value) => Number::Unsigned(value),
            other => Number::Float(other.to_f64() + step),
        };
        match number {
            Number::Float(value) if integer => Tree::Number(Number::Float(value.round())),
            other => Tree::Number(other),
        }
    }

    fn text(&mut self, schema: &Tree) -> Tree {
        let limit = |name: &str| schema.get(name).and_then(Tree::as_number).and_then(Number::as_u64);
        let mut text = (*self.random.pick(TEXTS)).to_owned();
        if schema.get("format").is_none() && schema.get("pattern").is_none() {
            while limit("minLength").is_some_and(|least| (text.chars().count() as u64) < least) {
                text.push(*self.random.pick(&['a', 'é', '😀', '"']));
            }
            if let Some(most) = limit("maxLength") {
                text = text.chars().take(usize::try_from(most).unwrap_or(usize::MAX)).collect();
            }
        }
        Tree::String(text.into())
    }

    fn array(&mut self, schema: &'a Tree) -> Tree {
        let limit = |name: &str| schema.get(name).and_then(Tree::as_number).and_then(Number::as_u64);
        let least = limit("minItems").unwrap_or(0).min(4);
        let most = limit("maxItems").unwrap_or(least + 2).min(5).max(least);
        let count = least + self.random.below(most - least + 1);
        let prefix = schema.get("prefixItems").and_then(Tree::as_array).unwrap_or_default();
        let mut items: Vec<Tree> = Vec::new();
        for index in 0..usize::try_from(count).unwrap_or(0) {
            let contained = schema.get("contains").filter(|_| self.random.below(2) == 0);
            let item = prefix.get(index).or(contained).or_else(|| schema.get("items"));
            items.push(match item {
                Some(below) => self.value(below),
                None => self.any(),
            });
        }
        Tree::Array(items)
    }

    fn object(&mut self, schema: &'a Tree) -> Tree {
        let mut members: Vec<(Box<str>, Tree)> = Vec::new();
        let required: Vec<&str> = schema
            .get("required")
            .and_then(Tree::as_array)
            .map(|names| names.iter().filter_map(Tree::as_str).collect())
            .unwrap_or_default();
        let declared = schema.get("properties").and_then(Tree::as_object).unwrap_or_default();
        for (name, below) in declared {
            if required.contains(&&**name) || self.random.below(2) == 0 {
                members.push((name.clone(), self.value(below)));
            }
        }
        for name in required {
            if !members.iter().any(|(known, _)| **known == *name) {
                members.push((name.into(), self.any()));
            }
        }
        if self.random.below(6) == 0 {
            let name = *self.random.pick(NAMES);
            if !members.iter().any(|(known, _)| **known == *name) {
                members.push((name.into(), self.any()));
            }
        }
        if members.len() > 1 && self.random.below(4) == 0 {
            let (one, other) = (self.random.index(members.len()), self.random.index(members.len()));
            members.swap(one, other);
        }
        Tree::Object(members)
    }
}

/// A type that the keywords speak of.
fn implied(schema: &Tree, random: &mut Random) -> String {
    let spoken: &[(&str, &str)] = &[
        ("properties", "object"),
        ("required", "object"),
        ("patternProperties", "object"),
        ("items", "array"),
        ("prefixItems", "array"),
        ("contains", "array"),
        ("minimum", "number"),
        ("maximum", "number"),
        ("multipleOf", "number"),
        ("maxLength", "string"),
        ("minLength", "string"),
        ("pattern", "string"),
    ];
    let found: Vec<&str> =
        spoken.iter().filter(|(keyword, _)| schema.get(keyword).is_some()).map(|(_, kind)| *kind).collect();
    if found.is_empty() { String::new() } else { (*random.pick(&found)).to_owned() }
}

/// Both, as far as one value can be: members of both objects; else the second.
fn merge(first: Tree, second: Tree) -> Tree {
    match (first, second) {
        (Tree::Object(mut members), Tree::Object(others)) => {
            for (name, value) in others {
                match members.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, known)) => *known = value,
                    None => members.push((name, value)),
                }
            }
            Tree::Object(members)
        }
        (Tree::Object(members), _) => Tree::Object(members),
        (_, second) => second,
    }
}
