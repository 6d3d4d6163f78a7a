//! Sensitive data as the policy sees it: the runtime's detectors and names under the policy's levels.

use crate::facts::{Category, CategoryLevel, Policy};
use eventwright_runtime::detect;
use std::borrow::Cow;

/// The category that a property's name belongs to.
pub fn name(name: &str) -> Option<Category> {
    detect::sensitive_name(name).map(category)
}

/// The same for a property that stands below a member of that name.
pub fn member(above: Option<&str>, name: &str) -> Option<Category> {
    detect::sensitive_member(above, name).map(category)
}

/// What a text contains that the policy refuses, beside what the place is exempt from: "an e-mail address".
pub fn text(policy: &Policy, exempt: &[Category], text: &str) -> Option<&'static str> {
    let refused = refused(policy).minus(set(exempt));
    detect::scan(text, refused).map(|finding| finding.detector.what)
}

/// A text for people and logs: each sensitive value in it is covered byte for byte, so that places in it stay what they
/// are. Whatever the policy lets through, what is said of a schema holds none.
pub fn covered(text: &str) -> Cow<'_, str> {
    let mut covered = Cow::Borrowed(text);
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| detect::scan(rest, detect::Categories::ALL)) {
        let (start, end) = (from + found.start, from + found.end);
        covered.to_mut().replace_range(start..end, &COVER.repeat(end - start));
        from = end;
    }
    covered
}

/// What stands for each byte of a covered value.
const COVER: &str = "*";

/// The categories whose values the policy refuses: all that it does not let through with a warning.
pub fn refused_categories(policy: &Policy) -> Vec<Category> {
    let warned = |category: &Category| {
        policy.sensitive.categories.iter().any(|rule| rule.name == *category && rule.level == CategoryLevel::Warn)
    };
    Category::ALL.into_iter().filter(|category| !warned(category)).collect()
}

/// The same as a set of the runtime.
pub fn refused(policy: &Policy) -> detect::Categories {
    set(&refused_categories(policy))
}

/// A set of the runtime.
pub fn set(categories: &[Category]) -> detect::Categories {
    let categories: Vec<detect::Category> = categories.iter().map(|category| runtime(*category)).collect();
    detect::Categories::of(&categories)
}

/// The same category in the runtime.
pub fn runtime(category: Category) -> detect::Category {
    match category {
        Category::Person => detect::Category::Person,
        Category::Contact => detect::Category::Contact,
        Category::Address => detect::Category::Address,
        Category::GovernmentId => detect::Category::GovernmentId,
        Category::Payment => detect::Category::Payment,
        Category::Bank => detect::Category::Bank,
        Category::Credential => detect::Category::Credential,
        Category::DatabaseKey => detect::Category::DatabaseKey,
    }
}

fn category(category: detect::Category) -> Category {
    match category {
        detect::Category::Person => Category::Person,
        detect::Category::Contact => Category::Contact,
        detect::Category::Address => Category::Address,
        detect::Category::GovernmentId => Category::GovernmentId,
        detect::Category::Payment => Category::Payment,
        detect::Category::Bank => Category::Bank,
        detect::Category::Credential => Category::Credential,
        detect::Category::DatabaseKey => Category::DatabaseKey,
    }
}
