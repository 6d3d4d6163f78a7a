//! Sensitive data as the policy sees it: the runtime's detectors and names under the policy's levels.

use crate::facts::{Category, CategoryLevel, Policy};
use eventwright_runtime::detect;
use std::borrow::Cow;
use std::ops::Range;

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
/// are. Whatever the policy lets through, what is said of a schema holds none. A detector takes what stands around a
/// value for a part of it, or for a sign that it is none; names, pointers and paths put such things around it, so their
/// parts are looked at by themselves too.
pub fn covered(text: &str) -> Cow<'_, str> {
    let mut covered = Cow::Borrowed(text);
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| detect::scan(rest, detect::Categories::ALL)) {
        let (start, end) = (from + found.start, from + found.end);
        covered.to_mut().replace_range(start..end, &COVER.repeat(end - start));
        from = end;
    }
    // An expression escapes the points of an address.
    for (at, _) in text.match_indices('@') {
        let part = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-\\".contains(byte);
        let start = at - text.as_bytes()[..at].iter().rev().take_while(|byte| part(byte)).count();
        let end = at + 1 + text.as_bytes()[at + 1..].iter().take_while(|byte| part(byte)).count();
        if start < at && text[at + 1..end].contains("\\.") {
            covered.to_mut().replace_range(start..end, &COVER.repeat(end - start));
        }
    }
    let mut at = 0;
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '"' | '`' | '\'')) {
        for part in within(word) {
            let (start, end) = (at + part.start, at + part.end);
            covered.to_mut().replace_range(start..end, &COVER.repeat(end - start));
        }
        at += word.len() + 1;
        while !text.is_char_boundary(at.min(text.len())) {
            at += 1;
        }
    }
    covered
}

/// The sensitive values that parts of a word are.
fn within(word: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if word.len() < LEAST || word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return found;
    }
    let is_sign = |byte: u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let signs = word.bytes().enumerate().filter(|(_, byte)| is_sign(*byte)).map(|(at, _)| at);
    let signs: Vec<usize> = signs.take(SIGNS).collect();
    let starts = || std::iter::once(0).chain(signs.iter().flat_map(|at| [*at, at + 1]));
    let ends = || std::iter::once(word.len()).chain(signs.iter().rev().copied());
    for start in starts() {
        for end in ends().take_while(|end| start + LEAST <= *end) {
            if found.iter().any(|known| known.start <= start && end <= known.end) {
                continue;
            }
            let part = word.get(start..end).and_then(|part| detect::scan(part, detect::Categories::ALL));
            if let Some(part) = part.filter(|part| ALONE.contains(&part.detector.name)) {
                found.push(start + part.start..start + part.end);
            }
        }
    }
    found
}

/// No value is shorter, in bytes: `a@b.de`.
const LEAST: usize = 6;

/// So many signs of a word may begin or end a value: each two of them are a text to look at.
const SIGNS: usize = 16;

/// The detectors that need nothing around a value. Four numbers with points are a version as often as an address.
const ALONE: &[&str] =
    &["api_key", "email", "home_path", "iban", "jwt", "payment_card", "secret_assignment", "url_credentials"];

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

#[cfg(test)]
mod tests {
    use super::covered;

    #[test]
    fn what_names_and_paths_put_around_a_value_does_not_show_it() {
        for (text, told) in [
            ("nothing bounds /jane.doe@example-shop.org", "nothing bounds /*************************"),
            ("no keyword `x-4111111111111111`", "no keyword `x-****************`"),
            ("\"4111111111111111_id\": {", "\"****************_id\": {"),
            ("it describes jane.doe@example-shop.org.v1", "it describes *************************.v1"),
            ("\"$ref\": \"jane.doe@example-shop.org.json\"", "\"$ref\": \"*************************.json\""),
            ("^jane\\\\.doe@example-shop\\\\.org$", "^*****************************$"),
            ("é `x/4111111111111111/é` é", "é `x/****************/é` é"),
        ] {
            assert_eq!(covered(text), told);
        }
    }

    #[test]
    fn other_words_stay_what_they_are() {
        for text in [
            "`course.outline.created.v1` at /properties/course_id/x-max-json-bytes",
            "0b0e7c5e-3c2f-4a39-9a52-4b7f7ad2c1d0 2025-12-28T09:30:00+01:00",
            "file:///work/schemas/common.json#/$defs/invoice_id",
        ] {
            assert_eq!(covered(text), text);
        }
    }
}
