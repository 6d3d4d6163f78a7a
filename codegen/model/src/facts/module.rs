//! `module.json`: what is known of a module as a whole.

/// The facts of a module: a folder of contracts that one team owns. The module's name is the folder's.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// Where this file's own schema lies, for editors that are not told by their settings. Nothing else reads it.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// The heading of the module's page. Example: `"Course Factory Events Documentation"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub title: String,
    /// The version of the module's documentation as a whole. Example: `"1.0.0"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub version: String,
    /// What the version stands for, printed beside it. Default: nothing.
    /// Example: `"EventStream Migration - Sprint 1"`.
    #[serde(default)]
    pub release: Option<String>,
    /// The rules of the organisation that the module keeps. Default: none. Example: `"Charter v1.0"`.
    #[serde(default)]
    pub charter: Option<String>,
    /// The team that answers for the module. Example: `"BRAiN Core Team"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub owner: String,
    /// How far the work has come. Default: not told.
    #[serde(default)]
    pub status: Option<Status>,
    /// Dates, written by people and never taken from a clock. Default: none.
    #[serde(default)]
    pub dates: Dates,
    /// The event types that the module publishes, in the order of the page. Each contract of the folder is listed once.
    #[serde(default)]
    pub publishes: Vec<String>,
    /// What the module listens to. Default: not told.
    #[serde(default)]
    pub consumes: Consumed,
    /// Events that the module will listen to later. Default: none.
    #[serde(default)]
    pub planned: Vec<Planned>,
    /// In which order events follow one another, a diagram each. An event need not be in any flow. Default: none.
    #[serde(default)]
    pub flows: Vec<Flow>,
    /// State machines whose transitions an event reports. Default: none.
    #[serde(default)]
    pub state_machines: Vec<StateMachine>,
    /// What belongs into payloads and what does not. Default: no guidance.
    #[serde(default)]
    pub payload: PayloadGuidance,
    /// How consumers recognise an event they have handled already. Default: not told.
    #[serde(default)]
    pub replay: ReplayProtection,
    /// Examples of use, printed as they are. Default: none.
    #[serde(default)]
    pub examples: Vec<Example>,
    /// Where the module came from. Default: not told.
    #[serde(default)]
    pub migration: Option<Migration>,
}

/// How far the work has come. Printed as `✅ Event Design Complete (Phase 1)`.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// The state in words. Example: `"Event Design Complete"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub text: String,
    /// The phase to which it belongs. Default: none. Example: `"Phase 1"`.
    #[serde(default)]
    pub phase: Option<String>,
    /// Whether that is reached: the page prints a check mark. Default: `false`.
    #[serde(default)]
    pub reached: bool,
}

/// Dates of the module.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Dates {
    /// The day of the last change of substance, `YYYY-MM-DD`. Default: not told.
    #[serde(default)]
    #[cfg_attr(feature = "schemars", schemars(extend("format" = "date")))]
    pub last_updated: Option<String>,
}

/// What the module listens to.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Consumed {
    /// The events, in the order of the page. Default: none.
    #[serde(default)]
    pub events: Vec<ConsumedEvent>,
    /// A remark; with no events it says why there are none. Default: none.
    /// Example: `"course_factory is producer-only in Sprint 1"`.
    #[serde(default)]
    pub note: Option<String>,
}

/// An event that the module listens to.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConsumedEvent {
    /// The event type, of this module, another one or another system. Example: `"payment.completed"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub event: String,
    /// What the module does then. Example: `"Unlock course access"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub effect: String,
}

/// An event that the module will listen to.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Planned {
    /// The event type; it need not have a contract yet. Example: `"payment.completed"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub event: String,
    /// What the module will do then. Example: `"Unlock course access"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub effect: String,
    /// When; the page groups by it. Example: `"Sprint 2+"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub phase: String,
}

/// A sequence of events and actors: enough to draw it, to print it and to check a recorded run against it.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Flow {
    /// A name of its own within the module, in snake case. Example: `"generation"`.
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = r"^[a-z][a-z0-9_]*$")))]
    pub name: String,
    /// What stands above the diagram. Default: nothing, as befits the main flow. Example: `"Error Path"`.
    #[serde(default)]
    pub title: Option<String>,
    /// The name of the flow that this one breaks off, at whatever step that is: an error path. Default: none.
    #[serde(default)]
    pub interrupts: Option<String>,
    /// The steps, in order. An event may occur in more than one of them.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub steps: Vec<Step>,
}

/// One step of a flow: exactly one of `event`, `actor`, `alternatives` and `parallel`, and what is said of it.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schemars",
    schemars(extend("oneOf" = [
        {"required": ["event"]},
        {"required": ["actor"]},
        {"required": ["alternatives"]},
        {"required": ["parallel"]}
    ]))
)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The event type that is published in this step. Example: `"course.outline.created"`.
    #[serde(default)]
    pub event: Option<String>,
    /// Somebody or something outside the events; drawn in brackets, together with the `label`. A recorded run does not
    /// show it. Example: `"User Request"`.
    #[serde(default)]
    pub actor: Option<String>,
    /// Branches of which exactly one is taken; each is a list of steps, an empty one takes none. Default: none.
    #[serde(default)]
    pub alternatives: Vec<Vec<Step>>,
    /// Branches that are all taken, in no order among each other; each is a list of steps. Default: none.
    #[serde(default)]
    pub parallel: Vec<Vec<Step>>,
    /// When the step is taken at all, what would follow "if": a step with a condition may be missing from a run.
    /// Default: always. Example: `"deploy_to_staging=true"`.
    #[serde(default)]
    pub condition: Option<String>,
    /// How often the step is taken in succession. Default: once.
    #[serde(default)]
    pub repetition: Option<Repetition>,
    /// For an event that a state machine carries: the transition it reports here, printed as `DRAFT → REVIEW`.
    /// Default: any.
    #[serde(default)]
    pub transition: Option<StepTransition>,
    /// Words that are printed with the step: in parentheses after an event, after the actor's name within its
    /// brackets. Default: none. Example: `"consumes"`.
    #[serde(default)]
    pub label: Option<String>,
    /// What follows instead of the next steps when this one fails. Default: nothing.
    #[serde(default)]
    pub on_error: Vec<Step>,
}

/// How often a step is taken.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Repetition {
    /// The number in words, what would follow "x". Example: `"N lessons"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub times: String,
    /// The fewest times. Default: 0.
    #[serde(default)]
    pub min: u64,
    /// The most times. Default: no limit.
    #[serde(default)]
    pub max: Option<u64>,
}

/// The transition that a step reports.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StepTransition {
    /// The state before. Example: `"DRAFT"`.
    pub from: String,
    /// The state after. Example: `"REVIEW"`.
    pub to: String,
}

/// A state machine whose transitions an event reports. The same transitions stand in that event's contract as standard
/// JSON Schema, an `anyOf` with a branch per pair; the two are proved equal.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StateMachine {
    /// A name of its own within the module, in snake case. Example: `"workflow"`.
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = r"^[a-z][a-z0-9_]*$")))]
    pub name: String,
    /// The event type that reports a transition. Example: `"course.workflow.transitioned"`.
    pub event: String,
    /// The property of its payload that holds the state before. Example: `"from_state"`.
    pub from_field: String,
    /// The property of its payload that holds the state after. Example: `"to_state"`.
    pub to_field: String,
    /// The states, in the order in which they are usually passed. Example: `["DRAFT", "REVIEW"]`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub states: Vec<String>,
    /// The state in which everything begins. Default: not told.
    #[serde(default)]
    pub initial: Option<String>,
    /// The legal transitions; any other is refused.
    pub transitions: Vec<Transition>,
}

/// A legal transition.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Transition {
    /// The state before. Example: `"REVIEW"`.
    pub from: String,
    /// The state after. Example: `"PUBLISH_READY"`.
    pub to: String,
    /// Whether somebody has to agree first. Default: `false`.
    #[serde(default)]
    pub needs_approval: bool,
}

/// What belongs into payloads and what does not.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PayloadGuidance {
    /// What to leave out. Enforced by the rule `bulk-content` where schemas declare members, and by decoding and validating
    /// where none does; the rule's level in policy.json holds for both. Default: nothing.
    #[serde(default)]
    pub exclude: Vec<Exclude>,
    /// What to put in. Default: nothing.
    #[serde(default)]
    pub include: Vec<Include>,
}

/// A kind of content that is left out of payloads.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Exclude {
    /// The content in words. Example: `"Full lesson content (Markdown)"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub what: String,
    /// Why it is left out. Default: not told. Example: `"too large"`.
    #[serde(default)]
    pub because: Option<String>,
    /// The property that refers to it instead. Example: `"lesson_id"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub use_instead: String,
    /// Names of members, in snake case, under which this content would turn up; in any other spelling of the same words
    /// as well, in the singular or plural, and at the end of a longer name. Default: none, so nothing is enforced. Example: `["lesson_content", "lesson_markdown"]`.
    #[serde(default)]
    pub names: Vec<String>,
}

/// A kind of content that belongs into payloads.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Include {
    /// The kind in words. Example: `"Counts"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub label: String,
    /// Examples: names of properties. Default: none. Example: `["lessons_count", "modules_count"]`.
    #[serde(default)]
    pub examples: Vec<String>,
}

/// How consumers recognise an event they have handled already. Which events are safe to handle twice stands in each
/// contract.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReplayProtection {
    /// The keys, in the order of the page. Default: none.
    #[serde(default)]
    pub keys: Vec<ReplayKey>,
}

/// A key by which an event is recognised. Printed as ``EventConsumer uses `key` as PRIMARY dedup key`` where `used_by` is
/// given, else as `` `key` is SECONDARY (audit/trace only)``.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReplayKey {
    /// The name of the key. Example: `"stream_message_id"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub key: String,
    /// Its rank.
    pub role: KeyRole,
    /// The component that goes by it. Default: not told. Example: `"EventConsumer"`.
    #[serde(default)]
    pub used_by: Option<String>,
    /// What it serves for. Default: not told. Example: `"dedup key"`.
    #[serde(default)]
    pub purpose: Option<String>,
}

/// The rank of a replay key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum KeyRole {
    /// Decides.
    Primary,
    /// Informs.
    Secondary,
}

/// An example of use, printed as a code block.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// What it shows. Example: `"Test Event Publishing"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub title: String,
    /// The language of the code, in lower case. Example: `"python"`.
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = r"^[a-z0-9+#-]+$")))]
    pub language: String,
    /// The file it stands in: the first line of the block, as a comment, before an empty line. Default: none.
    #[serde(default)]
    pub path: Option<String>,
    /// The code, line by line.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub code: Vec<String>,
}

/// Where the module came from.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Migration {
    /// The day of the migration, `YYYY-MM-DD`.
    #[cfg_attr(feature = "schemars", schemars(extend("format" = "date")))]
    pub date: String,
    /// What was there before. Example: `"No EventStream (synchronous orchestration)"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub from: String,
    /// What is there now; the page adds the module's charter. Example: `"EventStream-based"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub to: String,
    /// What it broke. Default: nothing.
    #[serde(default)]
    pub breaking_changes: BreakingChanges,
    /// Whether those who were there before still work. Default: not told.
    #[serde(default)]
    pub backward_compatibility: Option<Compatibility>,
}

/// What a migration broke.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BreakingChanges {
    /// The changes, a sentence each. Default: none.
    #[serde(default)]
    pub changes: Vec<String>,
    /// A remark; with no changes it says why there are none. Default: none. Example: `"events are additive"`.
    #[serde(default)]
    pub note: Option<String>,
}

/// Whether those who were there before still work. Printed as `✅ Fully backward compatible (because)`.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Compatibility {
    /// To what extent.
    pub level: CompatibilityLevel,
    /// Why. Default: not told. Example: `"events added, nothing removed"`.
    #[serde(default)]
    pub because: Option<String>,
}

/// To what extent those who were there before still work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CompatibilityLevel {
    /// All of them do.
    Full,
    /// Some do, as the breaking changes say.
    Partial,
    /// None do.
    None,
}
