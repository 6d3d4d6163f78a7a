//! The names of one object, to find duplicates.

use std::borrow::Cow;
use std::collections::HashSet;

/// Names seen so far: compared one by one while they are few, hashed when they are many.
#[derive(Debug, Default)]
pub(crate) struct Names<'a> {
    few: Vec<Cow<'a, str>>,
    /// Made when it is needed: each set of its kind draws a seed.
    many: Option<HashSet<Cow<'a, str>>>,
}

/// Up to so many names, comparing beats hashing.
const FEW: usize = 16;

impl<'a> Names<'a> {
    /// Whether no name has been seen.
    pub(crate) fn is_empty(&self) -> bool {
        self.few.is_empty()
    }

    /// Adds `name`; `false` if it was there.
    pub(crate) fn insert(&mut self, name: Cow<'a, str>) -> bool {
        if self.few.contains(&name) {
            return false;
        }
        if self.few.len() < FEW {
            self.few.push(name);
            return true;
        }
        self.many.get_or_insert_default().insert(name)
    }
}
