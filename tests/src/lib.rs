//! What several tests need: the repository's model, payloads from a seed, the oracle.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

pub mod contracts;
pub mod generated;
pub mod oracle;
pub mod roots;

pub use eventwright_inputs::{mutate, random};

/// What must not compile: a type that holds an illegal event cannot be written down.
///
/// A text cannot be made without its checks, a field cannot hold another type's value:
///
/// ```compile_fail,E0308
/// use brain_events::course_factory::CourseGenerationFailed;
/// fn illegal(mut event: CourseGenerationFailed) {
///     event.title = "no check".to_owned();
/// }
/// ```
///
/// A number outside its range has no conversion that cannot fail:
///
/// ```compile_fail,E0277
/// use brain_events::course_factory::CourseOutlineCreated;
/// fn illegal(mut event: CourseOutlineCreated) {
///     event.modules_count = 9_i64.into();
/// }
/// ```
///
/// A value outside the list is no variant:
///
/// ```compile_fail,E0599
/// let illegal = brain_events::course_factory::Language::It;
/// ```
///
/// A required field cannot be left out:
///
/// ```compile_fail,E0063
/// use brain_events::course_factory::{CourseOutlineCreated, TemplateId};
/// let illegal = CourseOutlineCreated { template_id: TemplateId::Custom };
/// ```
///
/// A text that need not fit everything is not cut silently:
///
/// ```compile_fail,E0277
/// use brain_events::course_factory::CourseLessonGenerated;
/// fn illegal(mut event: CourseLessonGenerated) {
///     event.lesson_title = eventwright_runtime::types::Text::fit("any");
/// }
/// ```
///
/// The text within is private:
///
/// ```compile_fail,E0423
/// let illegal = eventwright_runtime::types::Text::<()>("any".into(), std::marker::PhantomData);
/// ```
#[derive(Debug)]
pub struct Misuse;
