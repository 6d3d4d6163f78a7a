//! Arbitrary bytes, and examples with arbitrary bytes in them, through every door of every event: nothing panics, the
//! doors agree.
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

macro_rules! every {
    ($bytes:expr => $($name:ident),* $(,)?) => {$({
        static EXAMPLES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
        doors::<course_factory::$name>($bytes);
        drop(Envelope::<course_factory::$name>::decode($bytes));
        drop(Envelope::<course_factory::$name>::decode_tolerant($bytes));
        for example in EXAMPLES.get_or_init(examples::<course_factory::$name>) {
            if let Some(bytes) = spliced(example, $bytes) {
                doors::<course_factory::$name>(&bytes);
            }
        }
    })*};
}

fuzz_target!(|bytes: &[u8]| {
    every!(bytes =>
        CourseGenerationRequested, CourseOutlineCreated, CourseLessonGenerated, CourseQuizCreated,
        CourseLandingPageCreated, CourseGenerationCompleted, CourseGenerationFailed, CourseWorkflowTransitioned,
        CourseDeployedStaging,
    );
    drop(Event::decode_envelope(bytes));
    drop(Event::decode_envelope_tolerant(bytes));
    drop(OpenEnvelope::from_json(bytes));
    drop(EnvelopeHead::read(bytes));
    if let Some(bytes) = spliced(ENVELOPE.as_bytes(), bytes) {
        drop(Event::decode_envelope(&bytes));
        drop(Event::decode_envelope_tolerant(&bytes));
    }
});
