//! Detectors of sensitive values and names, one file each.
//!
//! [`scan`] reads a text once. Blocks without a byte that any detector starts from are passed over sixteen bytes or
//! more at a time; at the others each detector that asked for that kind of byte looks at the text around it. A
//! detector looks only at a bounded stretch, so that the time is linear in the text whatever it contains.
//!
//! To add a detector, write its file and add its line to [`detectors`]. Names of people in free text are out of reach
//! of patterns: nothing here finds them. [`names`] judges the names of fields, and [`excluded`] those that a module leaves
//! out of its events.

use crate::format::Format;
use crate::json::Number;
use std::borrow::Cow;

mod api_key;
mod api_key_table;
mod category;
mod email;
pub mod excluded;
mod home_path;
mod iban;
mod ip_address;
mod jwt;
pub mod names;
mod payment_card;
mod phone;
mod phone_in_context;
mod private_key;
mod scanner;
mod secret_assignment;
mod secret_beside;
mod secret_value;
mod ssn;
mod text;
mod url_credentials;

pub use category::{Categories, Category};
pub use excluded::Excluded;
pub use names::{is_transparent, sensitive_member, sensitive_name};

pub(crate) use scanner::scan_from;

use scanner::Candidate;

/// What stands in a text in place of a value that was found in it.
pub const REDACTION_MARK: &str = "[redacted]";

/// How often a redacted text is read again before all of it is replaced. A second find appears only where the mark
/// joins two halves, so that two rounds are already rare.
const ROUNDS: usize = 4;

/// A kind of value that must not be in an event: what it is and how to tell it.
pub struct Detector {
    /// The name by which a policy and a message call it, in snake_case.
    pub name: &'static str,
    /// The category it belongs to.
    pub category: Category,
    /// What it finds, as it reads after "contains": "an e-mail address".
    pub what: &'static str,
    /// What exactly is found, what is not, and why, for the documentation.
    pub doc: &'static str,
    /// Texts in which it finds nothing.
    pub good: &'static [&'static str],
    /// Texts in which it finds something.
    pub bad: &'static [&'static str],
    /// A find is only possible: it is told as a warning, and refused nowhere.
    pub possible: bool,
    /// The kinds of bytes it starts from: a union of the constants of the scanner.
    triggers: u16,
    /// Looks at the text around one such byte; answers the range that it found.
    confirm: fn(&Candidate<'_>) -> Option<(usize, usize)>,
}

impl std::fmt::Debug for Detector {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Detector").field("name", &self.name).field("category", &self.category).finish()
    }
}

/// Where a detector found something. It never holds the value itself.
#[derive(Clone, Copy, Debug)]
pub struct Finding {
    /// The detector that found it.
    pub detector: &'static Detector,
    /// The offset of its first byte.
    pub start: usize,
    /// The offset after its last byte.
    pub end: usize,
}

/// All detectors, in the order in which they are asked about the same byte: the more specific first.
const DETECTORS: &[&Detector] = &[
    &private_key::DETECTOR,
    &url_credentials::DETECTOR,
    &email::DETECTOR,
    &iban::DETECTOR,
    &payment_card::DETECTOR,
    &ssn::DETECTOR,
    &phone::DETECTOR,
    &phone_in_context::DETECTOR,
    &ip_address::DETECTOR,
    &jwt::DETECTOR,
    &api_key::DETECTOR,
    &secret_assignment::DETECTOR,
    &home_path::DETECTOR,
];

/// All detectors.
pub fn detectors() -> &'static [&'static Detector] {
    DETECTORS
}

/// The first sensitive value in a text, of those whose category is refused.
pub fn scan(text: &str, refused: Categories) -> Option<Finding> {
    scan_from(text, 0, refused)
}

/// The digits of an integer that is long enough to be a card's number: it is looked at as a text would be.
pub(crate) fn card_like(number: Number) -> Option<String> {
    number.as_u64().filter(|number| *number >= 100_000_000_000).map(|number| number.to_string())
}

/// What is worth a warning in a text: a value of the categories that are let through with one, or a find that is only
/// possible, of any category but those that are exempt.
pub fn suspect(text: &str, warned: Categories, exempt: Categories) -> Option<Finding> {
    scanner::find(text, 0, warned.minus(exempt), false)
        .or_else(|| scanner::find(text, 0, Categories::ALL.minus(exempt), true))
}

/// What of the categories a text may hold that is known to have a format. Nothing fits between the digits and signs of
/// a time or of an identifier; in all others there is room for a find.
pub const fn within(categories: Categories, format: Option<Format>) -> Categories {
    match format {
        Some(Format::DateTime | Format::Date | Format::Time | Format::Duration | Format::Uuid) => Categories::NONE,
        _ => categories,
    }
}

/// The text with each sensitive value replaced by [`REDACTION_MARK`]. The result always scans clean.
pub fn redact(text: &str, refused: Categories) -> Cow<'_, str> {
    let Some(first) = scan(text, refused) else {
        return Cow::Borrowed(text);
    };
    let mut redacted = replace_all(text, first, refused);
    for _ in 0..ROUNDS {
        match scan(&redacted, refused) {
            None => return Cow::Owned(redacted),
            Some(found) => redacted = replace_all(&redacted, found, refused),
        }
    }
    if scan(&redacted, refused).is_none() { Cow::Owned(redacted) } else { Cow::Borrowed(REDACTION_MARK) }
}

/// One round of [`redact`], given the first find.
fn replace_all(text: &str, first: Finding, refused: Categories) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    let mut next = Some(first);
    while let Some(found) = next {
        // A detector may look back over what is already replaced, and ends where a character does.
        let start = boundary(text, found.start.max(done), false);
        let end = boundary(text, found.end.max(start + 1), true);
        out.push_str(text.get(done..start).unwrap_or_default());
        if !out.ends_with(REDACTION_MARK) || start > done {
            out.push_str(REDACTION_MARK);
        }
        done = end;
        next = scan_from(text, done, refused);
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// The nearest place at which a character starts or the text ends: `at`, or one after or before it.
fn boundary(text: &str, mut at: usize, after: bool) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at = if after { at + 1 } else { at - 1 };
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_of_every_detector() {
        let mut wrong = Vec::new();
        for detector in detectors() {
            let only = Categories::NONE.with(detector.category);
            for bad in detector.bad {
                let found = |categories| match detector.possible {
                    false => scan(bad, categories),
                    true => suspect(bad, Categories::NONE, Categories::ALL.minus(categories)),
                };
                if found(Categories::ALL).is_none() || found(only).is_none() {
                    wrong.push(format!("{} misses {bad:?}", detector.name));
                }
                if detector.possible && scan(bad, Categories::ALL).is_some() {
                    wrong.push(format!("{} is certain of {bad:?}", detector.name));
                }
                let redacted = redact(bad, Categories::ALL);
                assert!(scan(&redacted, Categories::ALL).is_none(), "{bad:?} became {redacted:?}");
            }
            for good in detector.good {
                let found = scan(good, Categories::ALL);
                if let Some(found) = found.or_else(|| suspect(good, Categories::ALL, Categories::NONE)) {
                    wrong.push(format!("{}: {good:?}: {found:?}", detector.name));
                }
            }
            assert!(!detector.bad.is_empty() && !detector.good.is_empty(), "{}", detector.name);
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn redaction_keeps_what_is_around() {
        assert_eq!(redact("Mail ana@uni-x.org, or bob@uni-x.org.", Categories::ALL), "Mail [redacted], or [redacted].");
        assert!(matches!(redact("nothing here", Categories::ALL), Cow::Borrowed("nothing here")));
        assert!(scan("ana@uni-x.org", Categories::ALL.without(Category::Contact)).is_none());
        assert_eq!(redact("é ana@uni-x.org é", Categories::ALL), "é [redacted] é");
        // The user's name ends like a word for secrets.
        assert_eq!(redact("at https://monkey:GqMNEn72aNo2@cdn.net/x", Categories::ALL), "at [redacted]cdn.net/x");
    }

    /// Numbers that are random enough to reach every shape of digits, and the same in every run.
    fn numbers() -> impl FnMut(u64) -> u64 {
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        move |limit| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % limit
        }
    }

    #[test]
    fn nothing_is_found_in_formats_that_leave_no_room() {
        let mut next = numbers();
        for round in 0..100_000_u64 {
            let digits = |base: u64, next: &mut dyn FnMut(u64) -> u64| -> String {
                (0..40).filter_map(|_| char::from_digit(next(base) as u32, base as u32)).collect()
            };
            // Every other identifier has decimal digits only, which look most like other numbers.
            let hex = digits(if round % 2 == 0 { 10 } else { 16 }, &mut next);
            let uuid = format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..32]);
            let day = format!("{:04}-{:02}-{:02}", next(10_000), 1 + next(12), 1 + next(28));
            let fraction = digits(10, &mut next);
            let zone = ["Z", "z", "+11:11", "-10:45"][next(4) as usize];
            let point = if next(2) == 0 { "" } else { "." };
            let fraction = if point.is_empty() { "" } else { &fraction[..1 + next(39) as usize] };
            let time = format!("{:02}:{:02}:{:02}{point}{fraction}{zone}", next(24), next(60), next(60));
            let duration = format!("P{}Y{}M{}DT{}H{}S", next(99), next(1 << 31), next(9), next(1 << 31), next(1 << 31));
            for (format, text) in [
                (Format::Uuid, uuid),
                (Format::DateTime, format!("{day}T{time}")),
                (Format::Date, day),
                (Format::Time, time),
                (Format::Duration, duration),
            ] {
                assert!(within(Categories::ALL, Some(format)).is_empty());
                let found = scan(&text, Categories::ALL);
                assert!(found.is_none(), "{text}: {found:?}");
            }
        }
    }

    #[test]
    fn the_scan_never_goes_back() {
        // An identifier without a digit, and what is joined to it; words that start within a block and end in the next.
        let identifier = "abcdefab-cdef-abcd-efab-cdefabcdefab";
        for length in 0..40 {
            for joined in ["_4", "-x4111111111111111", "-----BEGIN", "_1-----BEGIN", "\\n4", "4%40a.de"] {
                let text = format!("{}{identifier}{joined} x@y", "x ".repeat(length));
                let _ = redact(&text, Categories::ALL);
                let _ = redact(&text[length..], Categories::ALL);
            }
        }
    }

    #[test]
    fn identifiers_times_and_digests_are_set_aside() {
        for clean in [
            "018f6b1e-7a52-7cc3-98c4-dc0c0c07398f",
            "12345678-1234-4234-8234-123456789012",
            "2024-05-01T10:11:12.123456Z",
            "2024-05-01 10:11:12+02:00",
            "da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "4111111111111111aaaaaaaaaaaaaaaa",
            "course 12 of 30, version 1.2.3.4, at 10:30",
        ] {
            assert!(scan(clean, Categories::ALL).is_none(), "{clean}: {:?}", scan(clean, Categories::ALL));
        }
    }
}
