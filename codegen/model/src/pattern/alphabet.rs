//! Characters that no part of an expression tells apart share a class, so that an automaton has a handful of symbols
//! instead of all of Unicode.

use std::collections::HashMap;

/// Ranges of code points, both ends included, ascending.
pub(super) type Ranges = Vec<(u32, u32)>;

const LAST: u32 = 0x10_ffff;
/// Code points that are no characters.
const SURROGATES: (u32, u32) = (0xd800, 0xdfff);

/// A partition of all characters.
#[derive(Clone, Debug)]
pub(super) struct Alphabet {
    /// The first code point of each interval and the class of all in it, ascending; some begin at 0 and at 128.
    intervals: Vec<(u32, u16)>,
    /// How many classes there are, numbered as they are met, those of ASCII first.
    pub(super) classes: usize,
    /// For each set, whether it has each class.
    pub(super) members: Vec<Vec<bool>>,
}

impl Alphabet {
    /// The coarsest partition that tells members of each set from others. `None` where there are more than `most` classes.
    pub(super) fn of(sets: &[Ranges], most: usize) -> Option<Self> {
        let mut starts: Vec<u32> = sets.iter().flatten().flat_map(|(low, high)| [*low, high + 1]).collect();
        starts.extend([0, 128]);
        starts.sort_unstable();
        starts.dedup();
        starts.retain(|start| *start <= LAST);
        let mut at = vec![0; sets.len()];
        let mut numbers: HashMap<Vec<bool>, u16> = HashMap::new();
        let mut members = vec![Vec::new(); sets.len()];
        let mut intervals: Vec<(u32, u16)> = Vec::new();
        for (index, start) in starts.iter().enumerate() {
            let end = starts.get(index + 1).map_or(LAST, |next| next - 1);
            if (*start, end) == SURROGATES {
                continue;
            }
            let inside: Vec<bool> = sets.iter().zip(&mut at).map(|(set, at)| reaches(set, at, *start)).collect();
            let class = match numbers.get(&inside) {
                Some(class) => *class,
                None if numbers.len() >= most => return None,
                None => {
                    members.iter_mut().zip(&inside).for_each(|(set, has)| set.push(*has));
                    let fresh = u16::try_from(numbers.len()).ok()?;
                    numbers.insert(inside, fresh);
                    fresh
                }
            };
            intervals.push((*start, class));
        }
        Some(Self { intervals, classes: numbers.len(), members })
    }

    /// The class of each ASCII character, and the intervals beyond, when classes have other names, several the same one.
    pub(super) fn named(&self, names: &[u16]) -> ([u8; 128], Vec<(u32, u16)>) {
        let mut ascii = [0; 128];
        let mut wide: Vec<(u32, u16)> = Vec::new();
        for (index, (start, class)) in self.intervals.iter().enumerate() {
            let name = names.get(usize::from(*class)).copied().unwrap_or_default();
            if *start < 128 {
                let end = self.intervals.get(index + 1).map_or(128, |(next, _)| *next);
                // Names are given as classes are met: there are no more of them here than characters.
                ascii[*start as usize..end as usize].fill(u8::try_from(name).unwrap_or_default());
            } else if wide.last().is_none_or(|(_, last)| *last != name) {
                wide.push((*start, name));
            }
        }
        (ascii, wide)
    }
}

/// Whether a set has the code point; `at` is the range of it that was looked at last, code points ascend.
fn reaches(set: &Ranges, at: &mut usize, point: u32) -> bool {
    while set.get(*at).is_some_and(|(_, high)| *high < point) {
        *at += 1;
    }
    set.get(*at).is_some_and(|(low, _)| *low <= point)
}
