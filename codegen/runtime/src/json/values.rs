//! Some values in their order, and whether one is among them.

use super::Tree;
use std::collections::HashMap;
use std::fmt;
use std::hash::RandomState;
use std::ops::Deref;
use std::sync::OnceLock;

/// From so many values on, one is found through its hash.
const MANY: usize = 16;

/// The values of an `enum`, which may be tens of thousands.
#[derive(Clone)]
pub struct Values {
    list: Box<[Tree]>,
    /// Made when it is first asked for: most lists are short, and many are never asked.
    index: OnceLock<Index>,
}

/// Places by fingerprint.
#[derive(Clone)]
struct Index {
    state: RandomState,
    places: HashMap<u64, Vec<usize>>,
}

impl Values {
    /// Whether a value equals one of these.
    pub fn contains(&self, value: &Tree) -> bool {
        self.position(value).is_some()
    }

    /// The place of the first that equals a value.
    pub fn position(&self, value: &Tree) -> Option<usize> {
        if self.list.len() < MANY {
            return self.list.iter().position(|one| one == value);
        }
        let index = self.index.get_or_init(|| Index::of(&self.list));
        let places = index.places.get(&value.fingerprint(&index.state))?;
        places.iter().copied().find(|place| self.list.get(*place) == Some(value))
    }
}

impl Index {
    fn of(list: &[Tree]) -> Self {
        let (state, mut places) = (RandomState::new(), HashMap::<u64, Vec<usize>>::with_capacity(list.len()));
        for (place, value) in list.iter().enumerate() {
            places.entry(value.fingerprint(&state)).or_default().push(place);
        }
        Self { state, places }
    }
}

impl Deref for Values {
    type Target = [Tree];

    fn deref(&self) -> &[Tree] {
        &self.list
    }
}

impl<List: Into<Box<[Tree]>>> From<List> for Values {
    fn from(list: List) -> Self {
        Self { list: list.into(), index: OnceLock::new() }
    }
}

impl FromIterator<Tree> for Values {
    fn from_iter<Items: IntoIterator<Item = Tree>>(items: Items) -> Self {
        Self::from(items.into_iter().collect::<Vec<_>>())
    }
}

impl fmt::Debug for Values {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.list.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Number;

    #[test]
    fn values_are_found_in_short_and_in_long_lists() {
        let int = |value| Tree::Number(Number::Integer(value));
        for count in [3, 1_000] {
            let values: Values = (0..count).chain([1]).map(int).collect();
            assert_eq!(values.position(&Tree::Number(Number::Float(1.0))), Some(1));
            assert_eq!(values.position(&int(count - 1)), Some(usize::try_from(count - 1).unwrap_or(0)));
            assert!(!values.contains(&int(count)) && !values.contains(&Tree::Null));
            assert_eq!(values.len(), usize::try_from(count + 1).unwrap_or(0));
        }
    }
}
