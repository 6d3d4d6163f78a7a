//! Arrays of one type of items, between bounds.

use super::error::Refused;
use super::visit::AsSerde;
use super::{Fault, Value, mismatch};
use crate::json::{Reader, Tree, parse};
use serde::ser::{SerializeSeq, Serializer};
use std::collections::HashSet;

/// An array of `MIN` to `MAX` items, without two equal ones if `UNIQUE`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct List<T, const MIN: usize, const MAX: usize, const UNIQUE: bool>(Vec<T>);

/// Up to so many items, comparing each with each beats hashing.
const FEW: usize = 16;

impl<T: Value, const MIN: usize, const MAX: usize, const UNIQUE: bool> List<T, MIN, MAX, UNIQUE> {
    /// The items, if there are neither too few nor too many and no two equal where that matters.
    ///
    /// # Errors
    /// The keyword that they fail.
    pub fn new(items: Vec<T>) -> Result<Self, Refused> {
        if items.len() < MIN {
            Err(Refused::new("minItems"))
        } else if items.len() > MAX {
            Err(Refused::new("maxItems"))
        } else if UNIQUE && !distinct(&items) {
            Err(Refused::new("uniqueItems"))
        } else {
            Ok(Self(items))
        }
    }
}

impl<T, const MIN: usize, const MAX: usize, const UNIQUE: bool> List<T, MIN, MAX, UNIQUE> {
    /// The items.
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }

    /// The items.
    pub fn into_vec(self) -> Vec<T> {
        self.0
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The items, one after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
}

/// Room is made ahead for up to so many bytes of items.
const MOST_ROOM: usize = 1_024;

/// Whether no two items are equal. Many of them are told apart by what they are written as, so that a long array does
/// not take a time that grows with its square.
fn distinct<T: Value>(items: &[T]) -> bool {
    if items.len() <= FEW {
        if items.len() > 3 && fingerprints_differ(items) {
            return true;
        }
        return items.iter().enumerate().all(|(index, item)| !items.iter().take(index).any(|earlier| earlier == item));
    }
    let mut text = vec![b'['];
    let mut ends = Vec::with_capacity(items.len());
    for item in items {
        item.write(&mut text);
        ends.push(text.len());
        text.push(b',');
    }
    if T::CANONICAL {
        let mut start = 1;
        let mut seen = HashSet::with_capacity(items.len());
        return ends.iter().all(|end| {
            let new = text.get(start..*end).is_none_or(|item| seen.insert(item));
            start = end + 1;
            new
        });
    }
    text.pop();
    text.push(b']');
    // Two texts may write equal values: 1 and 1.0, or members in another order. Trees know.
    match parse(&text) {
        Ok(Tree::Array(items)) => Tree::first_duplicate(&items).is_none(),
        Ok(_) | Err(_) => false,
    }
}

/// Whether a few items have fingerprints of which no two begin with the same ten bits: then no two items are equal.
#[inline(always)]
fn fingerprints_differ<T: Value>(items: &[T]) -> bool {
    let mut seen = [0_u64; 16];
    items.iter().all(|item| {
        let Some(print) = item.fingerprint() else { return false };
        let (word, bit) = (&mut seen[(print >> 60) as usize], 1 << ((print >> 54) & 63));
        let new = *word & bit == 0;
        *word |= bit;
        new
    })
}

impl<T: Value, const MIN: usize, const MAX: usize, const UNIQUE: bool> Value for List<T, MIN, MAX, UNIQUE> {
    const CANONICAL: bool = T::CANONICAL;
    const GUARDED: bool = T::GUARDED;

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        if reader.peek() != Some(b'[') {
            return Err(mismatch(reader));
        }
        let start = reader.offset();
        reader.enter(b'[')?;
        // A list within a list belongs to the same member.
        let outer = reader.list;
        if !matches!(reader.before(start).as_bytes().last(), Some(b'[' | b',')) {
            reader.list = start;
        }
        let mut items = Vec::new();
        while reader.element(items.is_empty())? {
            if items.is_empty() {
                // Nothing says how many there are; a bounded array of few is made for all of them at once, unless so many
                // would take far more room than the text of one.
                let most = MOST_ROOM / size_of::<T>().max(1);
                items.reserve_exact((if MAX <= FEW { MAX } else { MIN.min(4 * FEW) }).min(most).max(1));
            }
            if items.len() == MAX {
                return Err(Fault::new("maxItems", start));
            }
            match T::read(reader) {
                Ok(item) => items.push(item),
                Err(fault) => return Err(fault.at(items.len())),
            }
        }
        reader.list = outer;
        Self::new(items).map_err(|refused| Fault::new(refused.keyword(), start))
    }

    fn write(&self, out: &mut Vec<u8>) {
        let mut separator = b'[';
        for item in &self.0 {
            out.push(separator);
            item.write(out);
            separator = b',';
        }
        if separator == b'[' {
            out.push(b'[');
        }
        out.push(b']');
    }

    fn serialize_to<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(Some(self.0.len()))?;
        for item in &self.0 {
            sequence.serialize_element(&AsSerde(item))?;
        }
        sequence.end()
    }

    fn check(&self) -> Result<(), Fault> {
        if T::GUARDED {
            for (index, item) in self.0.iter().enumerate() {
                item.check().map_err(|fault| fault.at(index))?;
            }
        }
        Ok(())
    }
}

impl<T: Value, const MIN: usize, const MAX: usize, const UNIQUE: bool> TryFrom<Vec<T>> for List<T, MIN, MAX, UNIQUE> {
    type Error = Refused;

    fn try_from(items: Vec<T>) -> Result<Self, Refused> {
        Self::new(items)
    }
}

impl<T: Value, const MIN: usize, const MAX: usize, const UNIQUE: bool, const N: usize> TryFrom<[T; N]>
    for List<T, MIN, MAX, UNIQUE>
{
    type Error = Refused;

    fn try_from(items: [T; N]) -> Result<Self, Refused> {
        Self::new(items.into())
    }
}

impl<T, const MIN: usize, const MAX: usize, const UNIQUE: bool> AsRef<[T]> for List<T, MIN, MAX, UNIQUE> {
    fn as_ref(&self) -> &[T] {
        &self.0
    }
}

impl<T, const MIN: usize, const MAX: usize, const UNIQUE: bool> IntoIterator for List<T, MIN, MAX, UNIQUE> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T, const MIN: usize, const MAX: usize, const UNIQUE: bool> IntoIterator for &'a List<T, MIN, MAX, UNIQUE> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

crate::serde_impls!(List<T, MIN, MAX, UNIQUE> where T: Value, const MIN: usize, const MAX: usize, const UNIQUE: bool);
