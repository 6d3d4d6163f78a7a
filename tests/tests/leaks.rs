//! What the policy keeps out is not told either: fuzzed sensitive values go through every door of the library, and no
//! six characters of one come out again.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use brain_events::course_factory::{
    CourseDeployedStaging, CourseGenerationCompleted, CourseGenerationFailed, CourseGenerationRequested,
    CourseLandingPageCreated, CourseLessonGenerated, CourseOutlineCreated, CourseQuizCreated,
    CourseWorkflowTransitioned, Event,
};
use eventwright_runtime::json::{Tree, write};
use eventwright_runtime::types::{Contract, Envelope, Text, TextError};
use eventwright_tests::roots;
use serde::de::DeserializeOwned;
use std::collections::HashSet;
use std::fmt::Debug;

/// How many values are made, fewer where the code is not optimised; `EVENTWRIGHT_ITERATIONS` asks for another number.
const VALUES: u64 = if cfg!(debug_assertions) { 20_000 } else { 100_000 };

/// A piece of this many bytes tells something.
const PIECE: usize = 6;

/// Numbers from a seed, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn letters(&mut self, alphabet: &[u8], length: u64) -> String {
        (0..length).map(|_| char::from(alphabet[self.below(alphabet.len() as u64) as usize])).collect()
    }

    fn digits(&mut self, length: u64) -> String {
        self.letters(b"0123456789", length)
    }

    fn word(&mut self, length: u64) -> String {
        self.letters(b"abcdefghijklmnopqrstuvwxyz", length)
    }

    /// Without U and X: `XXXX` and `YOUR` mark a sample, not a key.
    fn key(&mut self, length: u64) -> String {
        self.letters(b"ABCDEFGHIJKLMNOPQRSTVWYZabcdefghijklmnopqrstvwyz0123456789", length)
    }

    /// A value of some kind that a detector finds, and what of it must not be told: the name before a password, the
    /// host after one and the file in a home directory are not what makes it sensitive.
    fn value(&mut self) -> (String, String) {
        let length = 8 + self.below(6);
        let all = |text: String| (text.clone(), text);
        match self.below(11) {
            0 => all(format!("{}.{}@{}.org", self.word(length), self.word(7), self.word(9))),
            1 => all(card(&format!("4{}", self.digits(14)))),
            2 => all(iban(&format!("370400{}", self.digits(12)))),
            3 => all(format!("{}-{}-{}", 100 + self.below(500), 10 + self.below(89), 1000 + self.below(8999))),
            4 => all(format!("+49 30 {}", self.digits(8))),
            5 => all(format!("ghp_{}1", self.key(35))),
            6 => all(format!("AKIA{}7", self.letters(b"ABCDEFGHIJKLMNOPQRSTVWYZ234567", 15))),
            7 => {
                let secret = format!("{}{}", self.key(length), self.digits(2));
                (format!("password={secret}"), secret)
            }
            8 => {
                let secret = format!("{}:{}", self.word(8), self.key(12));
                (format!("https://{secret}@{}.net/x", self.word(9)), secret)
            }
            9 => {
                let secret = format!("/home/{}", self.word(9));
                (format!("{secret}/{}.log", self.word(8)), secret)
            }
            _ => all(format!("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ{}.{}", self.key(30), self.key(43))),
        }
    }
}

/// The number with the last digit that the Luhn check asks for.
fn card(digits: &str) -> String {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = u32::from(digit - b'0');
            if place % 2 == 1 {
                digit
            } else if digit > 4 {
                digit * 2 - 9
            } else {
                digit * 2
            }
        })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

/// A German account number with its check digits (ISO 13616, modulo 97).
fn iban(account: &str) -> String {
    let rest = format!("{account}131400").bytes().fold(0_u32, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
    format!("DE{:02}{account}", 98 - rest)
}

/// What all doors say.
#[derive(Default)]
struct Told(String);

impl Told {
    fn hear(&mut self, what: impl Debug) {
        self.0.push_str(&format!("{what:?}\n"));
    }

    /// A result: what was accepted is shown as `Debug` shows it, what was refused also as `Display` does.
    fn result<T: Debug, E: Debug + std::fmt::Display>(&mut self, result: Result<T, E>) {
        match result {
            Ok(value) => self.hear(value),
            Err(error) => {
                self.0.push_str(&format!("{error}\n"));
                self.hear(error);
            }
        }
    }
}

/// Sends a payload of a contract through every door. What a panic would say is the `Debug` of an error, heard as well.
fn doors<P: Contract + Debug + DeserializeOwned>(payload: &str, told: &mut Told) -> bool {
    let bytes = payload.as_bytes();
    let accepted = P::decode(bytes).is_ok();
    if let Err(error) = P::decode(bytes) {
        told.hear(error.violation());
    }
    told.result(P::decode(bytes));
    told.result(P::decode_tolerant(bytes));
    told.result(serde_json::from_str::<P>(payload));
    told.hear(P::violations(bytes));
    told.hear(P::warnings(bytes));
    let facts = &P::FACTS;
    told.result(Event::decode(facts.event_type, facts.schema_version, bytes));
    told.result(Event::decode_tolerant(facts.event_type, facts.schema_version, bytes));
    let meta = format!(
        r#"{{"schema_version":{},"producer":"{}","source_module":"{}"}}"#,
        facts.schema_version, facts.producer, facts.source_module
    );
    let envelope = format!(
        r#"{{"id":"e","type":"{}","source":"s","target":null,"timestamp":"2025-12-28T09:30:00Z","payload":{payload},"meta":{meta}}}"#,
        facts.event_type
    );
    told.result(Envelope::<P>::decode(envelope.as_bytes()));
    told.result(Envelope::<P>::decode_tolerant(envelope.as_bytes()));
    told.result(Event::decode_envelope(envelope.as_bytes()));
    told.result(Event::decode_envelope_tolerant(envelope.as_bytes()));
    let fields = [
        ("id", "e"),
        ("type", facts.event_type),
        ("source", "s"),
        ("timestamp", "2025-12-28T09:30:00Z"),
        ("payload", payload),
        ("meta", &meta),
    ];
    told.result(Envelope::<P>::from_stream(fields));
    told.result(Envelope::<P>::from_stream_tolerant(fields));
    accepted
}

/// Every piece of a text.
fn pieces(text: &str) -> impl Iterator<Item = &[u8]> {
    text.as_bytes().windows(PIECE)
}

#[test]
fn no_door_tells_six_characters_of_a_sensitive_value() {
    let count = std::env::var("EVENTWRIGHT_ITERATIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(VALUES);
    let course = "018f6b1e-7a52-7cc3-98c4-dc0c0c07398f";
    let usual_texts = [course, "A course", "no template", "Missing"];
    let failed = |[course, title, message, kind]: [&str; 4], member: &str| {
        format!(
            r#"{{"course_id":"{course}","title":"{title}","error_message":"{message}","error_type":"{kind}","execution_time_seconds":1.5{member}}}"#
        )
    };
    let moved = |token: &str, member: &str| {
        format!(
            r#"{{"course_id":"{course}","from_state":"DRAFT","to_state":"REVIEW","transitioned_by":"system","requires_approval":false,"approval_token":{token}{member}}}"#
        )
    };
    // What is said of values that are not sensitive may be said of others too.
    let mut usual = Told::default();
    assert!(doors::<CourseWorkflowTransitioned>(&moved("null", ""), &mut usual));
    doors::<CourseGenerationFailed>(&failed(usual_texts, r#","x":"y","z":1"#), &mut usual);
    assert!(doors::<CourseGenerationFailed>(&failed(usual_texts, ""), &mut usual));
    let event = CourseGenerationFailed::decode(failed(usual_texts, "").as_bytes()).expect("the payload is legal");
    let mut next = Numbers(7);
    let (mut exempt, mut leaks) = (0_u64, Vec::new());
    for round in 0..count {
        let (value, secret) = next.value();
        let mut told = Told::default();
        match round % 8 {
            0..=3 => {
                let mut texts = usual_texts;
                let text = format!("so {value}");
                texts[(round % 4) as usize] = &text;
                let accepted = doors::<CourseGenerationFailed>(&failed(texts, ""), &mut told);
                assert!(!accepted, "round {round}: {text} is accepted");
                // The producer's door.
                let made = |event: &CourseGenerationFailed| {
                    let mut event = event.clone();
                    event.title = Text::new(text.as_str())?;
                    Ok::<_, TextError>(event)
                };
                told.result(made(&event));
                let fitted = CourseGenerationFailed { error_message: Text::fit(text.as_str()), ..event.clone() };
                told.hear(fitted.encode().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()));
            }
            // An undeclared member, a name, and one below an undeclared object.
            4 => _ = doors::<CourseGenerationFailed>(&failed(usual_texts, &format!(r#","note":"{value}""#)), &mut told),
            5 => _ = doors::<CourseGenerationFailed>(&failed(usual_texts, &format!(r#","{value}":1"#)), &mut told),
            6 => {
                let deep = format!(r#","deep":[{{"{value}":["{value}"]}}]"#);
                _ = doors::<CourseWorkflowTransitioned>(&moved("null", &deep), &mut told);
            }
            // The one field that may hold a credential, and hides it.
            _ => {
                let token = moved(&format!("\"{value}\""), "");
                exempt += u64::from(doors::<CourseWorkflowTransitioned>(&token, &mut told));
            }
        }
        let spoken: HashSet<&[u8]> = pieces(&told.0).collect();
        let common = |piece: &[u8]| pieces(&usual.0).any(|usual| usual == piece);
        if let Some(piece) = pieces(&secret).find(|piece| spoken.contains(piece) && !common(piece)) {
            leaks.push(format!("round {round}: {:?} of {secret:?} in {}", String::from_utf8_lossy(piece), told.0));
            if leaks.len() > 3 {
                break;
            }
        }
    }
    assert!(exempt > 0, "no value came to the field that may hold one");
    assert!(leaks.is_empty(), "{}", leaks.join("\n\n"));
}

/// Every contract's doors, by its type of event.
macro_rules! doors_of {
    ($($name:ident),* $(,)?) => {
        const DOORS: &[(&str, fn(&str, &mut Told) -> bool)] =
            &[$((<$name as Contract>::FACTS.event_type, doors::<$name>)),*];
    };
}

doors_of! {
    CourseGenerationRequested,
    CourseOutlineCreated,
    CourseLessonGenerated,
    CourseQuizCreated,
    CourseLandingPageCreated,
    CourseGenerationCompleted,
    CourseGenerationFailed,
    CourseWorkflowTransitioned,
    CourseDeployedStaging,
}

/// The example with a sensitive value in place of a member, or beside the members as a value or as a name.
fn spoiled(example: &[(Box<str>, Tree)], at: usize, value: &str) -> Vec<(Box<str>, Tree)> {
    let mut members = example.to_vec();
    let text = Tree::String(value.into());
    match at.checked_sub(example.len()) {
        None => members[at].1 = text,
        Some(0) => members.push(("note".into(), Tree::Array([text].into()))),
        Some(_) => members.push((value.into(), Tree::Null)),
    }
    members
}

#[test]
fn no_door_of_any_contract_tells_six_characters_of_a_sensitive_value() {
    let model = roots::course_factory();
    let mut next = Numbers(11);
    assert_eq!(DOORS.len(), model.contracts().count());
    for (_, contract) in model.contracts() {
        let (_, doors) = DOORS.iter().find(|(name, _)| *name == contract.event_type).expect("doors for each contract");
        let Some(Tree::Object(example)) = contract.examples.first() else { panic!("a payload is an object") };
        let through = |members: Vec<(Box<str>, Tree)>| {
            let (mut text, mut told) = (Vec::new(), Told::default());
            write(&Tree::Object(members), &mut text);
            let accepted = doors(&String::from_utf8(text).expect("JSON is UTF-8"), &mut told);
            (accepted, told)
        };
        let (accepted, usual) = through(example.clone());
        assert!(accepted, "{} refuses its example", contract.event_type);
        let usual: HashSet<&[u8]> = pieces(&usual.0).collect();
        for at in 0..example.len() + 2 {
            for _ in 0..(if cfg!(debug_assertions) { 40 } else { 1_000 }) {
                let (value, secret) = next.value();
                let (_, told) = through(spoiled(example, at, &value));
                let spoken: HashSet<&[u8]> = pieces(&told.0).collect();
                let leak = pieces(&secret).find(|piece| spoken.contains(piece) && !usual.contains(piece));
                assert!(leak.is_none(), "{}: {}", contract.event_type, told.0);
            }
        }
    }
}
