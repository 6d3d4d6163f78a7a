//! An event that tells of a failure can always be sent, whatever text the exception carries.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use brain_events::course_factory::CourseGenerationFailed;
use eventwright_model::size;
use eventwright_runtime::detect::{Categories, REDACTION_MARK, detectors, scan};
use eventwright_runtime::json::{Writer, string_cost};
use eventwright_runtime::types::{Fits, StringEnum, Text, UuidOr};
use eventwright_tests::random::{Random, iterations};
use eventwright_tests::roots;

/// The event with such texts, after all that has to hold of it held.
#[track_caller]
fn sent(title: &str, message: &str, class: &str, seconds: f64, most: u64) -> CourseGenerationFailed {
    let event = CourseGenerationFailed {
        course_id: UuidOr::Word(StringEnum::ALL[0]),
        title: Text::fit(title),
        error_message: Text::fit(message),
        error_type: Text::fit(class),
        execution_time_seconds: seconds.try_into().expect("seconds are not negative"),
    };
    let bytes = event.encode().expect("a failure can always be sent");
    assert!(bytes.len() as u64 <= most, "{} bytes", bytes.len());
    assert_eq!(CourseGenerationFailed::decode(&bytes).as_ref().ok(), Some(&event));
    let texts =
        [(event.title.as_str(), title), (event.error_message.as_str(), message), (event.error_type.as_str(), class)];
    for (kept, given) in texts {
        assert!(scan(kept, Categories::ALL).is_none(), "what is sent is clean");
        assert_eq!(given.is_empty(), kept.is_empty(), "no text is given up as a whole");
    }
    event
}

fn most() -> u64 {
    let model = roots::course_factory();
    let (_, contract) = model
        .contracts()
        .find(|(_, contract)| contract.event_type == "course.generation.failed")
        .expect("it is described");
    let most = size::worst(&model, contract.root, Writer::Compact).bytes.expect("it is proven");
    assert!(most <= model.policy.value.payload.max_bytes);
    most
}

/// Harmless pieces: what costs most, what is replaced for lone surrogates, what turns the direction of writing.
const HARMLESS: &[&str] = &[
    "plain words ",
    "\u{0}\u{1}\u{1f}",
    "\u{7f}\u{80}\u{85}",
    "\"\\\"\\/",
    "\u{e9}",
    "\u{20ac}",
    "\u{1f600}",
    "\u{fffd}\u{fffd}",
    "\u{202e}\u{feff}",
    "\u{2028}\u{2029}",
    "Traceback (most recent call last):\n  File \"<stdin>\", line 1\n",
    "12345678901234567890 ",
    "- - - ",
    "::::",
    "@",
    "0",
    "[redacted",
    "acted]",
];

/// Text of random pieces, harmless and not, some of them set into one another: what is replaced brings others together.
fn hostile(random: &mut Random, pieces: u64) -> String {
    let bad: Vec<&str> = detectors().iter().flat_map(|detector| detector.bad.iter().copied()).collect();
    let mut text = String::new();
    for _ in 0..random.below(pieces + 1) {
        match random.below(5) {
            0 | 1 => text.push_str(random.pick::<&str>(HARMLESS)),
            2 => text.push_str(random.pick::<&str>(&bad)),
            _ => {
                let (outer, inner) = (*random.pick(&bad), *random.pick(&bad));
                let mut at = random.index(outer.len() + 1);
                while !outer.is_char_boundary(at) {
                    at -= 1;
                }
                text.push_str(&outer[..at]);
                text.push_str(inner);
                text.push_str(&outer[at..]);
            }
        }
    }
    text
}

#[test]
fn hostile_texts() {
    let (most, mut random) = (most(), Random::new(7));
    for round in 0..iterations(3_000) {
        // Now and then a text of a hundred thousand bytes and more.
        let pieces = if round % 500 == 0 { 9_000 } else { 60 };
        let [title, message, class] = [(); 3].map(|()| hostile(&mut random, pieces));
        let seconds = *random.pick(&[0.0, 1.5, 0.1 + 0.2, 5e-324, 2.225_073_858_507_201_4e-308, f64::MAX]);
        sent(&title, &message, &class, seconds, most);
    }
}

/// The longest beginning that fits the byte cap.
fn beginning(text: &str, most: u64) -> &str {
    let fits = |end: &usize| text.is_char_boundary(*end) && string_cost(&text[..*end]) <= most;
    (0..=text.len()).rev().find(fits).map_or("", |end| &text[..end])
}

/// What `Text::fit` keeps of a text.
fn fit<S: Fits>(text: &str) -> String {
    Text::<S>::fit(text).into_string()
}

/// The largest payload that the schema admits is what texts full of control characters come to.
#[test]
fn the_worst_text_is_the_worst_case() {
    let controls = "\u{1}".repeat(100_000);
    let event = sent(&controls, &controls, &controls, 2.225_073_858_507_201_4e-308, most());
    let id = UuidOr::Uuid("0190a5e4-7b1c-7def-8abc-0123456789ab".parse().expect("a UUID"));
    let event = CourseGenerationFailed { course_id: id, ..event };
    // Caps that six does not divide leave two bytes over in `error_type`.
    assert_eq!(event.encode().expect("it fits").len() as u64 + 2, most());
}

/// Cutting comes last, at a character border, and takes no more than it must.
#[test]
fn what_is_harmless_is_kept_as_far_as_there_is_room() {
    type Event = CourseGenerationFailed;
    fn check<S: Fits>(_: fn(&Event) -> &Text<S>) {
        for filler in ["a ", "\u{e9}", "\u{20ac}", "\u{1f600}", "\u{1}", "\"", "\n", "\u{fffd}", "\u{7f}"] {
            for before in 0..8 {
                let text = format!("{}{}", "x".repeat(before), filler.repeat(700));
                let kept = fit::<S>(&text);
                assert_eq!(kept, beginning(&text, S::MAX_JSON_BYTES), "{filler:?} after {before}");
            }
        }
        for short in ["", "short", "\u{1f600}"] {
            assert_eq!(fit::<S>(short), short);
        }
    }
    check(|event| &event.title);
    check(|event| &event.error_message);
    check(|event| &event.error_type);
}

/// Whatever stands at the cut, nothing sensitive is left before it, and the rest of the text is not given up for it.
#[test]
fn finds_at_the_cut() {
    fn check<S: Fits>(_: fn(&CourseGenerationFailed) -> &Text<S>) {
        let most = usize::try_from(S::MAX_JSON_BYTES).expect("caps are small");
        for bad in detectors().iter().flat_map(|detector| detector.bad) {
            for before in most.saturating_sub(bad.len() + 12)..=most {
                let words = "ab ".repeat(most).get(..before).expect("long enough").to_owned();
                let kept = fit::<S>(&format!("{words}{bad} and more"));
                assert!(scan(&kept, Categories::ALL).is_none());
                assert!(string_cost(&kept) <= S::MAX_JSON_BYTES);
                // A find may begin some words before the value itself.
                assert!(kept.len() + 80 >= before.min(most), "{} of {before} bytes are left", kept.len());
            }
        }
    }
    check(|event| &event.title);
    check(|event| &event.error_message);
    check(|event| &event.error_type);
}

/// A longer number than a card's may have a card's number as its beginning: only the cut makes it one.
#[test]
fn a_cut_that_makes_a_find() {
    fn check<S: Fits>(_: fn(&CourseGenerationFailed) -> &Text<S>) {
        let (card, most) = ("4012888888881881", usize::try_from(S::MAX_JSON_BYTES).expect("caps are small"));
        let long = format!("{card}77777777");
        let words = "ab ".repeat(most).get(..most - card.len()).expect("long enough").to_owned();
        let text = format!("{} {long}", words.trim_end());
        assert!(scan(&long, Categories::ALL).is_none(), "as a whole it is none");
        let padded =
            format!("{}{long}", words.get(..words.len() - 1).map(|words| format!("{words} ")).unwrap_or_default());
        for text in [text, padded] {
            let kept = fit::<S>(&text);
            assert!(scan(&kept, Categories::ALL).is_none());
            assert!(!kept.contains(card));
            assert!(kept.len() + card.len() + 2 >= words.len(), "{} of {}", kept.len(), words.len());
        }
    }
    check(|event| &event.title);
    check(|event| &event.error_message);
    check(|event| &event.error_type);
}

/// The mark is longer than some of what it stands for, and counts: replacing never makes a text too long.
#[test]
fn the_mark_counts() {
    fn check<S: Fits>(_: fn(&CourseGenerationFailed) -> &Text<S>) {
        let short = "a@b.co ";
        assert!(REDACTION_MARK.len() > short.trim_end().len());
        for count in 1..200 {
            let kept = fit::<S>(&short.repeat(count));
            let whole = format!("{REDACTION_MARK} ").repeat(count);
            assert_eq!(kept, beginning(&whole, S::MAX_JSON_BYTES), "{count}");
        }
    }
    check(|event| &event.title);
    check(|event| &event.error_message);
    check(|event| &event.error_type);
}
