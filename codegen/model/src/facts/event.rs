//! `x-event`: what is known of an event beside the shape of its payload.

/// The facts of an event, at the root of its contract.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The event type: lower-case words joined by dots, equal to the file name without `.v<N>.json`.
    /// Example: `"course.outline.created"`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$")))]
    pub event_type: String,
    /// What every message of this contract carries in its `meta` block, word for word.
    pub meta: Meta,
    /// The moment at which the event is published, a phrase. Example: `"Course outline successfully generated"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub when: String,
    /// Where in the producer's code the event is published.
    pub producer: Producer,
    /// Who listens, in the order of the reference. Default: nobody is known to.
    #[serde(default)]
    pub consumers: Vec<Consumer>,
    /// Whether consumers depend on this event to the point that a lost one is an incident: the reference marks its
    /// consumers as CRITICAL. Default: `false`.
    #[serde(default)]
    pub critical: bool,
    /// How grave the event is; the envelope's `severity`. Default: none is given.
    #[serde(default)]
    pub severity: Option<Severity>,
    /// Whether handling the event twice is harmless. Default: nothing is promised.
    #[serde(default)]
    pub replay: Option<Replay>,
    /// Remarks for readers of the reference, a sentence each. Default: none.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Whatever else a team's page tells of the event, as labelled text. Default: none.
    #[serde(default)]
    pub details: Vec<Detail>,
}

/// The `meta` block of a message.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Meta {
    /// The version of the contract, from 1; equal to the `N` of the file name `<type>.v<N>.json`.
    #[cfg_attr(feature = "schemars", schemars(range(min = 1)))]
    pub schema_version: u32,
    /// The component that publishes, in snake case. Example: `"course_factory_service"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub producer: String,
    /// The module that owns the contract: the name of the folder it lies in. Example: `"course_factory"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub source_module: String,
}

/// Where an event is published from. At least one member is given.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(extend("minProperties" = 1)))]
#[serde(deny_unknown_fields)]
pub struct Producer {
    /// The function that publishes. Example: `"CourseFactoryService.generate_course()"`.
    #[serde(default)]
    pub symbol: Option<String>,
    /// File and line. Example: `"service.py:87"`.
    #[serde(default)]
    pub location: Option<String>,
    /// The place in words, where a line number would not do. Example: `"lesson loop"`.
    #[serde(default)]
    pub note: Option<String>,
}

/// One listener.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Consumer {
    /// The service or team that listens. Example: `"course_distribution"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub name: String,
    /// What it does with the event. Example: `"prepare for distribution"`. Default: not told.
    #[serde(default)]
    pub purpose: Option<String>,
    /// Whether this consumer in particular fails when the event is lost. Default: `false`.
    #[serde(default)]
    pub critical: bool,
    /// The parts of the payload that it reads. Each must exist in the contract, and be required unless the consumer
    /// says it can do without. Default: not told, which is not "nothing".
    #[serde(default)]
    pub reads: Vec<Read>,
}

/// A part of the payload that a consumer reads.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Read {
    /// A JSON Pointer (RFC 6901) into the payload. Example: `"/course_id"`.
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = r"^(/([^~/]|~[01])*)+$")))]
    pub pointer: String,
    /// Whether the consumer works without it. Default: `false`.
    #[serde(default)]
    pub optional: bool,
}

/// How grave an event is: the values of the envelope's `severity`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// For developers.
    Debug,
    /// The normal course of things.
    Info,
    /// Something to look at, nothing is broken.
    Warning,
    /// An operation failed.
    Error,
    /// The service itself is in danger.
    Critical,
}

/// Whether the event may be handled twice.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Replay {
    /// `true` if handling it twice has the effect of handling it once.
    pub safe: bool,
    /// Why, a phrase. Example: `"outline already saved"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub because: String,
}

/// Labelled text of the reference.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Detail {
    /// The label, printed in bold before the text. Example: `"Retention"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub label: String,
    /// The text. Example: `"90 days"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub text: String,
}
