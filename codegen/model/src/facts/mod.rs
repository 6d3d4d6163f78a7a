//! The file formats of a schema root, as plain data: what a team writes beside the standard JSON Schema keywords.
//!
//! These types are the one definition of those formats. The deserializer reads them, and the meta-schemas that editors
//! complete from are derived from them: a doc comment here is what a schema author sees when hovering over a member.
//! Nothing is judged here beyond shape; what a fact must agree with is the business of the rules.

mod annotations;
mod event;
mod module;
mod outputs;
mod policy;

pub use annotations::{Annotations, OnSensitive, Overflow, Pii};
pub use event::{Consumer, Detail, Event, Meta, Producer, Read, Replay, Severity};
pub use module::{
    BreakingChanges, Compatibility, CompatibilityLevel, Consumed, ConsumedEvent, Dates, Example, Exclude, Flow,
    Include, KeyRole, Migration, Module, PayloadGuidance, Planned, Repetition, ReplayKey, ReplayProtection,
    StateMachine, Status, Step, StepTransition, Transition,
};
pub use outputs::{Emit, Output, OutputOptions, Outputs, RustForm, Template};
pub use policy::{
    Approval, Category, CategoryLevel, CategoryRule, Envelope, Exemption, Payload, Policy, RuleLevel, Sensitive,
    UseInstead,
};
