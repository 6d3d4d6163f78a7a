//! The nine events: their payloads in every form, and what is done with one.

use crate::payloads::{Random, broken, payload, python, shuffled};
use crate::{SCHEMAS, four, macros, none, plain};
use brain_events::course_factory as full;
use eventwright_runtime::json::write;
use serde_json::Value;
use std::hint::black_box;

/// Payloads of one event per form.
const COUNT: usize = 2_000;

/// Something that is done with a text; whether it went well.
pub type Op = Box<dyn Fn(&[u8]) -> bool>;

/// One event and all that is measured on it.
pub struct Event {
    pub name: &'static str,
    pub compact: Vec<Vec<u8>>,
    pub python: Vec<Vec<u8>>,
    pub shuffled: Vec<Vec<u8>>,
    pub broken: Vec<Vec<u8>>,
    pub plain: Op,
    pub full: Op,
    pub four: Op,
    pub none: Op,
    pub runtime: Op,
    pub macros: Op,
    pub boon: Op,
    /// Encodes every payload once: ours, serde_json's. The values are decoded beforehand.
    pub encode: Box<dyn Fn()>,
    /// The same into one buffer that is used again.
    pub encode_into: Box<dyn Fn()>,
    pub to_vec: Box<dyn Fn()>,
}

fn compact(tree: &eventwright_runtime::json::Tree) -> Vec<u8> {
    let mut out = Vec::new();
    write(tree, &mut out);
    out
}

fn forms(name: &str) -> [Vec<Vec<u8>>; 4] {
    let seed = name.bytes().fold(0x6576_656e_7477_7269, |seed: u64, byte| seed.rotate_left(5) ^ u64::from(byte));
    let mut random = Random::new(seed);
    let trees: Vec<_> = (0..COUNT).map(|_| payload(name, &mut random)).collect();
    let as_python = |tree| {
        let mut out = String::new();
        python(tree, &mut out);
        out.into_bytes()
    };
    [
        trees.iter().map(compact).collect(),
        trees.iter().map(as_python).collect(),
        trees.iter().map(|tree| compact(&shuffled(tree, &mut random))).collect(),
        trees.iter().map(|tree| compact(&broken(tree, &mut random))).collect(),
    ]
}

/// What jsonschema at run time and boon do: a `Value`, then the verdict.
fn interpreters(name: &str) -> (Op, Op) {
    let schema = SCHEMAS.iter().find(|(known, _)| *known == name).map(|(_, text)| *text).expect("a bundled schema");
    let schema: Value = serde_json::from_str(schema).expect("a bundled schema is JSON");
    let validator =
        jsonschema::options().should_validate_formats(true).build(&schema).expect("a bundled schema is valid");
    let runtime: Op = Box::new(move |bytes| {
        serde_json::from_slice::<Value>(bytes).is_ok_and(|value| validator.is_valid(black_box(&value)))
    });
    let mut compiler = boon::Compiler::new();
    compiler.enable_format_assertions();
    compiler.add_resource("mem:///schema.json", schema).expect("a bundled schema");
    let mut schemas = boon::Schemas::new();
    let index = compiler.compile("mem:///schema.json", &mut schemas).expect("a bundled schema");
    let boon: Op = Box::new(move |bytes| {
        serde_json::from_slice::<Value>(bytes).is_ok_and(|value| schemas.validate(black_box(&value), index).is_ok())
    });
    (runtime, boon)
}

macro_rules! events {
    ($($name:literal $plain:ident),* $(,)?) => {
        /// Every event, in the order of the reference.
        pub fn all() -> Vec<Event> {
            vec![$({
                let [compact, python, shuffled, broken] = forms($name);
                let (runtime, boon) = interpreters($name);
                let ours: Vec<full::$plain> =
                    compact.iter().map(|bytes| full::$plain::decode(bytes).expect($name)).collect();
                let theirs: Vec<plain::$plain> =
                    compact.iter().map(|bytes| serde_json::from_slice(bytes).expect($name)).collect();
                Event {
                    name: $name,
                    compact,
                    python,
                    shuffled,
                    broken,
                    plain: Box::new(|bytes| black_box(serde_json::from_slice::<plain::$plain>(bytes)).is_ok()),
                    full: Box::new(|bytes| black_box(full::$plain::decode(bytes)).is_ok()),
                    four: Box::new(|bytes| black_box(four::$plain::decode(bytes)).is_ok()),
                    none: Box::new(|bytes| black_box(none::$plain::decode(bytes)).is_ok()),
                    runtime,
                    macros: Box::new(|bytes| {
                        serde_json::from_slice::<Value>(bytes)
                            .is_ok_and(|value| macros::$plain::is_valid(black_box(&value)))
                    }),
                    boon,
                    encode_into: Box::new({
                        let ours = ours.clone();
                        move || {
                            let mut out = Vec::with_capacity(2048);
                            ours.iter().for_each(|event| {
                                out.clear();
                                let _ = black_box(black_box(event).encode_into(&mut out));
                            });
                        }
                    }),
                    encode: Box::new(move || ours.iter().for_each(|event| {
                        let _ = black_box(black_box(event).encode());
                    })),
                    to_vec: Box::new(move || theirs.iter().for_each(|event| {
                        let _ = black_box(serde_json::to_vec(black_box(event)));
                    })),
                }
            }),*]
        }
    };
}

events! {
    "course.generation.requested" CourseGenerationRequested,
    "course.outline.created" CourseOutlineCreated,
    "course.lesson.generated" CourseLessonGenerated,
    "course.quiz.created" CourseQuizCreated,
    "course.landing_page.created" CourseLandingPageCreated,
    "course.generation.completed" CourseGenerationCompleted,
    "course.generation.failed" CourseGenerationFailed,
    "course.workflow.transitioned" CourseWorkflowTransitioned,
    "course.deployed.staging" CourseDeployedStaging,
}

/// FNV-1a over every compact payload: the corpus is the one that was recorded.
pub fn digest(events: &[Event]) -> u64 {
    let bytes = events.iter().flat_map(|event| event.compact.iter().flatten());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Envelopes of three events in turn, with the payloads alone beside them.
pub fn envelopes(events: &[Event]) -> Vec<Vec<u8>> {
    let kinds = [0, 1, 7];
    (0..COUNT)
        .map(|index| {
            let event = &events[kinds[index % kinds.len()]];
            let payload = String::from_utf8_lossy(&event.compact[index]);
            format!(
                "{{\"id\":\"0b0e7c5e-3c2f-4a39-9a52-4b7f7ad2c1d0\",\"type\":\"{}\",\"source\":\"course_factory_service\",\
                 \"target\":null,\"timestamp\":\"2025-12-28T14:03:27Z\",\"payload\":{payload},\"meta\":{{\"schema_version\":1,\
                 \"producer\":\"course_factory_service\",\"source_module\":\"course_factory\"}}}}",
                event.name
            )
            .into_bytes()
        })
        .collect()
}
