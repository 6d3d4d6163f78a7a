//! The generated types of course_factory behind one face, so that a test can go through them all.

use brain_events::course_factory::{
    CourseDeployedStaging, CourseGenerationCompleted, CourseGenerationFailed, CourseGenerationRequested,
    CourseLandingPageCreated, CourseLessonGenerated, CourseOutlineCreated, CourseQuizCreated,
    CourseWorkflowTransitioned,
};
use eventwright_runtime::types::{Contract, Facts};
use eventwright_runtime::violation::Violation;

/// What a generated type does with bytes.
#[derive(Clone, Copy, Debug)]
pub struct Typed {
    /// The event type.
    pub event_type: &'static str,
    /// What is known without a payload.
    pub facts: Facts,
    /// Decodes and encodes again; the violation when it refuses.
    pub decode: fn(&[u8]) -> Result<Vec<u8>, Violation>,
    /// The same for consumers.
    pub decode_tolerant: fn(&[u8]) -> Result<Vec<u8>, Violation>,
    /// `serde_json::from_slice`, then `to_vec`.
    pub serde: fn(&[u8]) -> Option<Vec<u8>>,
    /// Everything that is wrong.
    pub violations: fn(&[u8]) -> Vec<Violation>,
}

macro_rules! typed {
    ($($name:ident),* $(,)?) => {
        /// Every contract, in the order of the reference.
        pub const ALL: &[Typed] = &[$(Typed {
            event_type: <$name as Contract>::FACTS.event_type,
            facts: <$name as Contract>::FACTS,
            decode: |bytes| {
                let event = $name::decode(bytes).map_err(|error| error.violation())?;
                let encoded = event.encode().expect("what was decoded can be encoded");
                assert_eq!($name::decode(&encoded).expect("what was encoded can be decoded"), event);
                Ok(encoded)
            },
            decode_tolerant: |bytes| {
                let event = $name::decode_tolerant(bytes).map_err(|error| error.violation())?;
                Ok(event.encode().expect("what was decoded can be encoded"))
            },
            serde: |bytes| {
                let event: $name = serde_json::from_slice(bytes).ok()?;
                Some(serde_json::to_vec(&event).expect("an event can be serialized"))
            },
            violations: $name::violations,
        }),*];
    };
}

typed! {
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
