//! An owned JSON value that keeps member order and exact integers.

use super::Number;
use std::hash::{BuildHasher, Hash, Hasher, RandomState};

/// A JSON value. Object members keep the order of the text and are unique by name.
///
/// Two values are equal as JSON Schema says (2020-12, 4.2.2): numbers by their mathematical value, objects whatever
/// the order of their members.
#[derive(Clone, Debug)]
pub enum Tree {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string, unescaped.
    String(Box<str>),
    /// An array.
    Array(Vec<Tree>),
    /// An object.
    Object(Vec<(Box<str>, Tree)>),
}

/// From this size on, members and items are compared through hashes instead of one with each.
const MANY: usize = 16;

impl Tree {
    /// Makes an integer of every number whose value is one: `1` of `1.0`.
    pub fn settle(&mut self) {
        match self {
            Self::Number(number) => *number = number.settled(),
            Self::Array(items) => items.iter_mut().for_each(Self::settle),
            Self::Object(members) => members.iter_mut().for_each(|(_, value)| value.settle()),
            Self::Null | Self::Bool(_) | Self::String(_) => {}
        }
    }

    /// The name JSON Schema has for the type; any number is a `number`.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "boolean",
            Self::Number(_) => "number",
            Self::String(_) => "string",
            Self::Array(_) => "array",
            Self::Object(_) => "object",
        }
    }

    /// The member of an object by name; `None` for anything else.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.iter().find(|(member, _)| **member == *name).map(|(_, value)| value)
    }

    /// What a JSON Pointer (RFC 6901, in its string form) leads to.
    pub fn pointer(&self, pointer: &str) -> Option<&Self> {
        if pointer.is_empty() {
            return Some(self);
        }
        pointer.strip_prefix('/')?.split('/').try_fold(self, |tree, token| match tree {
            Self::Array(items) => {
                let canonical = token == "0" || !token.starts_with('0');
                let digits = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
                if canonical && digits { items.get(token.parse::<usize>().ok()?) } else { None }
            }
            Self::Object(_) if token.contains('~') => tree.get(&token.replace("~1", "/").replace("~0", "~")),
            Self::Object(_) => tree.get(token),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::String(_) => None,
        })
    }

    /// The value of a boolean.
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(value) = self { Some(*value) } else { None }
    }

    /// The value of a number.
    pub fn as_number(&self) -> Option<Number> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// The items of an array.
    pub fn as_array(&self) -> Option<&[Self]> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    /// The members of an object, in the order of the text.
    pub fn as_object(&self) -> Option<&[(Box<str>, Self)]> {
        if let Self::Object(members) = self { Some(members) } else { None }
    }

    /// A hash that equal values share under the same `state`.
    ///
    /// With a random state nobody can prepare an array whose items collide.
    pub fn fingerprint(&self, state: &RandomState) -> u64 {
        let mut hasher = state.build_hasher();
        match self {
            Self::Null => 0_u8.hash(&mut hasher),
            Self::Bool(value) => (1_u8, value).hash(&mut hasher),
            Self::Number(number) => (2_u8, number).hash(&mut hasher),
            Self::String(text) => (3_u8, text).hash(&mut hasher),
            Self::Array(items) => {
                (4_u8, items.len()).hash(&mut hasher);
                items.iter().for_each(|item| item.fingerprint(state).hash(&mut hasher));
            }
            Self::Object(members) => {
                // The sum does not depend on the order of the members.
                let sum = members.iter().fold(0_u64, |sum, (name, value)| {
                    sum.wrapping_add(state.hash_one((name, value.fingerprint(state))))
                });
                (5_u8, members.len(), sum).hash(&mut hasher);
            }
        }
        hasher.finish()
    }

    /// The first two positions that hold equal values, if any.
    ///
    /// Takes time linear in the size of the items for scalars and, through hashes, for large arrays of anything.
    pub fn first_duplicate(items: &[Self]) -> Option<(usize, usize)> {
        if items.len() < MANY {
            return (1..items.len()).find_map(|late| {
                let equal = items.get(..late)?.iter().position(|item| Some(item) == items.get(late))?;
                Some((equal, late))
            });
        }
        let state = RandomState::new();
        let mut seen: std::collections::HashMap<u64, Vec<usize>> =
            std::collections::HashMap::with_capacity(items.len());
        for (late, item) in items.iter().enumerate() {
            let same = seen.entry(item.fingerprint(&state)).or_default();
            if let Some(early) = same.iter().find(|early| items.get(**early) == Some(item)) {
                return Some((*early, late));
            }
            same.push(late);
        }
        None
    }
}

impl PartialEq for Tree {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Bool(left), Self::Bool(right)) => left == right,
            (Self::Number(left), Self::Number(right)) => left == right,
            (Self::String(left), Self::String(right)) => left == right,
            (Self::Array(left), Self::Array(right)) => left == right,
            (Self::Object(left), Self::Object(right)) => same_members(left, right),
            _ => false,
        }
    }
}

impl Eq for Tree {}

/// Names are unique, so equal counts and every member of one found in the other is enough.
fn same_members(left: &[(Box<str>, Tree)], right: &[(Box<str>, Tree)]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    // Most often both come in the same order.
    if left.iter().zip(right).all(|(left, right)| left.0 == right.0) {
        return left.iter().zip(right).all(|(left, right)| left.1 == right.1);
    }
    if left.len() < MANY {
        return left.iter().all(|(name, value)| {
            right.iter().find(|(other, _)| other == name).is_some_and(|(_, other)| other == value)
        });
    }
    let sorted = |members: &[(Box<str>, Tree)]| {
        let mut order: Vec<usize> = (0..members.len()).collect();
        order.sort_unstable_by(|a, b| members.get(*a).map(|m| &m.0).cmp(&members.get(*b).map(|m| &m.0)));
        order
    };
    sorted(left).iter().zip(sorted(right)).all(|(at, other)| left.get(*at) == right.get(other))
}

#[cfg(test)]
mod tests {
    use super::{Number, Tree};
    use std::hash::RandomState;

    fn int(value: i64) -> Tree {
        Tree::Number(Number::Integer(value))
    }

    fn object<const N: usize>(members: [(&str, Tree); N]) -> Tree {
        Tree::Object(members.map(|(name, value)| (name.into(), value)).into())
    }

    #[test]
    fn equality_is_that_of_json_schema() {
        #[track_caller]
        fn check(left: &Tree, right: &Tree, equal: bool) {
            assert_eq!(left == right, equal);
            let state = RandomState::new();
            assert_eq!(left.fingerprint(&state) == right.fingerprint(&state), equal);
        }
        check(&int(1), &Tree::Number(Number::Float(1.0)), true);
        check(&int(1), &Tree::Bool(true), false);
        check(&int(0), &Tree::Bool(false), false);
        check(&object([("a", int(1)), ("b", int(2))]), &object([("b", int(2)), ("a", int(1))]), true);
        check(&object([("a", int(1)), ("b", int(2))]), &object([("b", int(1)), ("a", int(2))]), false);
        check(&object([("a", int(1))]), &object([("a", int(1)), ("b", int(2))]), false);
        check(&Tree::Array(vec![int(1), int(2)]), &Tree::Array(vec![int(2), int(1)]), false);
        let wide = |reverse: bool| {
            let mut members: Vec<_> = (0..40).map(|n| (n.to_string().into(), int(n))).collect();
            if reverse {
                members.reverse();
            }
            Tree::Object(members)
        };
        check(&wide(false), &wide(true), true);
    }

    #[test]
    fn duplicates_are_found_in_small_and_large_arrays() {
        #[track_caller]
        fn check(items: &[Tree], expected: Option<(usize, usize)>) {
            assert_eq!(Tree::first_duplicate(items), expected);
        }
        check(&[], None);
        check(&[int(1), int(2), Tree::Number(Number::Float(1.0))], Some((0, 2)));
        let mut many: Vec<_> = (0..1000).map(int).collect();
        check(&many, None);
        many.push(Tree::Number(Number::Float(7.0)));
        check(&many, Some((7, 1000)));
    }

    #[test]
    fn pointers_lead_to_members_and_items() {
        let tree = object([("a/b", Tree::Array(vec![int(7), object([("~", int(8))])]))]);
        assert_eq!(tree.pointer(""), Some(&tree));
        assert_eq!(tree.pointer("/a~1b/0"), Some(&int(7)));
        assert_eq!(tree.pointer("/a~1b/1/~0"), Some(&int(8)));
        assert_eq!(tree.pointer("/a~1b/00"), None);
        assert_eq!(tree.pointer("a"), None);
    }
}
