//! Arbitrary bytes, and examples with arbitrary bytes in them, through every door of one of the events: nothing panics,
//! the doors agree.
#![no_main]

use brain_events::course_factory::{self, Event};
use eventwright_runtime::json::{Tree, parse, write};
use eventwright_runtime::types::{Contract, Envelope, EnvelopeHead, OpenEnvelope};
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

/// A message as a producer sends it.
const ENVELOPE: &str = r#"{"id":"6513270e-269e-4d37-b2a7-4de452e6b438","type":"course.outline.created","source":"course_factory_service","target":null,"timestamp":"2025-12-23T18:04:31Z","payload":{"course_id":"6513270e-269e-4d37-b2a7-4de452e6b438","modules_count":4,"total_lessons":18,"template_id":"custom"},"meta":{"schema_version":1,"producer":"course_factory_service","source_module":"course_factory"}}"#;

fn doors<T: Contract>(bytes: &[u8]) {
    let decoded = T::decode(bytes);
    let violations = T::violations(bytes);
    assert_eq!(violations.is_empty(), decoded.is_ok());
    let tolerant = T::decode_tolerant(bytes);
    match decoded {
        Ok(value) => {
            let encoded = value.encode().expect("what was decoded can be encoded");
            assert!(T::decode(&encoded).expect("what was encoded can be decoded") == value);
            assert!(tolerant.expect("a tolerant reader reads what is legal") == value);
        }
        Err(error) => {
            let one = error.violation();
            let is_same = |other: &eventwright_runtime::violation::Violation| {
                other.keyword == one.keyword && other.instance == one.instance && other.schema == one.schema
            };
            assert!(violations.iter().any(is_same), "{one:?} is none of {violations:?}");
            let _ = (error.to_string(), format!("{error:?}"), tolerant.is_ok());
        }
    }
}

/// The examples of a contract, from its own text: bytes that take the place of a part of one get further than others.
fn examples<T: Contract>() -> Vec<Vec<u8>> {
    let schema = parse(T::FACTS.schema_text.as_bytes()).expect("a schema is JSON");
    let examples = schema.get("examples").and_then(Tree::as_array).expect("a contract has examples");
    let text = |tree: &Tree| {
        let mut out = Vec::new();
        write(tree, &mut out);
        out
    };
    examples.iter().map(text).collect()
}

/// The example with `rest` in the place of as many bytes, or fewer; the first bytes say where.
fn spliced(example: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
    let [high, low, length, rest @ ..] = bytes else { return None };
    let at = usize::from(u16::from_be_bytes([*high, *low])) % example.len();
    let end = (at + usize::from(length % 64)).min(example.len());
    Some([&example[..at], rest, &example[end..]].concat())
}

fn contract<T: Contract>(bytes: &[u8], examples: &OnceLock<Vec<Vec<u8>>>) {
    doors::<T>(bytes);
    drop(Envelope::<T>::decode(bytes));
    drop(Envelope::<T>::decode_tolerant(bytes));
    for example in examples.get_or_init(self::examples::<T>) {
        if let Some(bytes) = spliced(example, bytes) {
            doors::<T>(&bytes);
        }
    }
}

fn envelopes(bytes: &[u8]) {
    drop(Event::decode_envelope(bytes));
    drop(Event::decode_envelope_tolerant(bytes));
    drop(OpenEnvelope::from_json(bytes));
    drop(EnvelopeHead::read(bytes));
}

/// One of the contracts for each choice; the envelopes for any other.
macro_rules! choose {
    ($bytes:expr, $choice:expr => $($number:literal $name:ident),* $(,)?) => {
        match $choice {
            $($number => {
                static EXAMPLES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
                contract::<course_factory::$name>($bytes, &EXAMPLES);
            })*
            _ => {
                envelopes($bytes);
                if let Some(bytes) = spliced(ENVELOPE.as_bytes(), $bytes) {
                    envelopes(&bytes);
                }
            }
        }
    };
}

// The last byte chooses: an input through all the doors of all the events would be an input a millisecond.
fuzz_target!(|bytes: &[u8]| {
    let Some((last, bytes)) = bytes.split_last() else { return };
    choose!(bytes, last % 10 =>
        0 CourseGenerationRequested, 1 CourseOutlineCreated, 2 CourseLessonGenerated, 3 CourseQuizCreated,
        4 CourseLandingPageCreated, 5 CourseGenerationCompleted, 6 CourseGenerationFailed,
        7 CourseWorkflowTransitioned, 8 CourseDeployedStaging,
    );
});
