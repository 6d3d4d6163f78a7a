//! The detectors whose finds are refused.

use eventwright_runtime::detect::{self, Categories, Category, Detector};

/// The detectors of these categories, without those whose finds are only possible and refused nowhere.
pub(super) fn all(refused: Categories) -> impl Iterator<Item = &'static Detector> {
    let certain = detect::detectors().iter().copied().filter(|detector| !detector.possible);
    certain.filter(move |detector| refused.contains(detector.category))
}

/// The one to give as an example: ways to reach a person are what people ask about first.
pub(super) fn example(refused: Categories) -> Option<&'static Detector> {
    all(refused).find(|detector| detector.category == Category::Contact).or_else(|| all(refused).next())
}
