//! What generated structs are made of: field types that check what they read, records, contracts, envelopes.
//!
//! A payload is read in one pass over its bytes, straight into the struct. Each field's type refuses what the field must
//! not hold, so that a value of the struct is legal but for what spans fields, which is a record's
//! [`guard`](Record::guard). This is all that is written for a contract:
//!
//! ```
//! use eventwright_runtime::types::{
//!     Contract, Facts, Fault, Int, Key, Members, Record, StringEnum, Text, TextSpec, Uuid, Visit,
//! };
//! use eventwright_runtime::detect::{Categories, Excluded};
//! use eventwright_runtime::walk::LazySchema;
//! use eventwright_runtime::{json::Reader, walk::Schema};
//!
//! /// An outline has been made.
//! #[derive(Clone, PartialEq)]
//! pub struct OutlineCreatedV1 {
//!     /// The course.
//!     pub course_id: Uuid,
//!     /// How many modules it has.
//!     pub modules_count: Int<4, 6>,
//!     /// What it was made from.
//!     pub template_id: Template,
//!     /// A note.
//!     pub note: Option<Text<Note>>,
//! }
//!
//! impl Record for OutlineCreatedV1 {
//!     const KEYS: &'static [Key] =
//!         eventwright_runtime::keys!["course_id", "modules_count", "template_id", hidden "note"];
//!
//!     fn read_members(r: &mut Reader<'_>, m: &mut Members) -> Result<Self, Fault> {
//!         let mut course_id = m.expect(r, &Self::KEYS[0])?;
//!         let mut modules_count = m.expect(r, &Self::KEYS[1])?;
//!         let mut template_id = m.expect(r, &Self::KEYS[2])?;
//!         let mut note = m.expect(r, &Self::KEYS[3])?;
//!         while let Some(index) = m.next::<Self>(r)? {
//!             match index {
//!                 0 => m.set(r, &Self::KEYS[0], &mut course_id)?,
//!                 1 => m.set(r, &Self::KEYS[1], &mut modules_count)?,
//!                 2 => m.set(r, &Self::KEYS[2], &mut template_id)?,
//!                 3 => m.set(r, &Self::KEYS[3], &mut note)?,
//!                 _ => m.undeclared::<Self>(r)?,
//!             }
//!         }
//!         Ok(Self {
//!             course_id: m.require(r, &Self::KEYS[0], course_id)?,
//!             modules_count: m.require(r, &Self::KEYS[1], modules_count)?,
//!             template_id: m.require(r, &Self::KEYS[2], template_id)?,
//!             note,
//!         })
//!     }
//!
//!     fn visit<V: Visit>(&self, v: &mut V) -> Result<(), V::Error> {
//!         v.field(&Self::KEYS[0], &self.course_id)?;
//!         v.field(&Self::KEYS[1], &self.modules_count)?;
//!         v.field(&Self::KEYS[2], &self.template_id)?;
//!         v.optional(&Self::KEYS[3], &self.note)
//!     }
//! }
//!
//! impl Contract for OutlineCreatedV1 {
//!     const FACTS: Facts = Facts {
//!         event_type: "course.outline.created",
//!         schema_version: 1,
//!         producer: "course_factory_service",
//!         source_module: "course_factory",
//!         max_bytes: 1023,
//!         worst_case_bytes: Some(262),
//!         replay_safe: None,
//!         scan: Categories::ALL,
//!         excluded: Excluded::NONE,
//!         schema_text: "{}",
//!         schema_digest: "",
//!     };
//!
//!     fn schema() -> &'static Schema {
//!         static SCHEMA: LazySchema = LazySchema::new("{\"nodes\":[{\"at\":\"#\"}],\"anchors\":[[]]}", &[]);
//!         SCHEMA.get()
//!     }
//! }
//!
//! eventwright_runtime::record!(contract OutlineCreatedV1);
//!
//! /// What an outline is made from.
//! #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
//! pub enum Template {
//!     /// `banking_alternatives`
//!     BankingAlternatives,
//!     /// `custom`
//!     Custom,
//! }
//!
//! impl StringEnum for Template {
//!     const ALL: &'static [Self] = &[Self::BankingAlternatives, Self::Custom];
//!
//!     fn as_str(self) -> &'static str {
//!         match self {
//!             Self::BankingAlternatives => "banking_alternatives",
//!             Self::Custom => "custom",
//!         }
//!     }
//!
//!     fn from_text(text: &str) -> Option<Self> {
//!         Some(match text {
//!             "banking_alternatives" => Self::BankingAlternatives,
//!             "custom" => Self::Custom,
//!             _ => return None,
//!         })
//!     }
//! }
//!
//! eventwright_runtime::string_enum!(Template);
//!
//! /// A note: at most 50 characters.
//! pub struct Note;
//!
//! impl TextSpec for Note {
//!     const MAX_CHARS: u64 = 50;
//!     const SCAN: Categories = Categories::ALL;
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let event = OutlineCreatedV1 {
//!     course_id: Uuid::nil(),
//!     modules_count: 5.try_into()?,
//!     template_id: Template::Custom,
//!     note: Some(Text::new("as agreed")?),
//! };
//! let bytes = event.encode()?;
//! assert_eq!(OutlineCreatedV1::decode(&bytes)?, event);
//! # Ok(())
//! # }
//! ```
//!
//! Members that are required and may be null are `Option`, read and written as required ones. Members that may be
//! missing are `Option` too, without `require` and with [`Visit::optional`]. Members that may be both are [`Maybe`]: they
//! end as `name: name.unwrap_or_default()` and are shown with [`Visit::maybe`].
//!
//! Who listens to several events takes a message apart as an [`OpenEnvelope`], matches its type and version, and has it
//! made into an [`Envelope`] of that payload. Who wants the payload alone reads an [`EnvelopeHead`], and hands its
//! payload to [`Contract::decode_text`].

mod any;
mod contract;
mod convert;
mod decimal;
mod envelope;
mod envelope_read;
mod error;
mod events;
mod fault;
mod guard;
mod int;
mod json_contract;
mod key;
mod list;
mod locate;
mod optional;
mod record;
mod scalar;
mod serde_form;
pub mod string_enum;
mod text;
mod uuid_or;
mod value;
mod visit;

pub use any::{Json, SchemaSpec};
pub use contract::{Contract, Facts, RAW_FACTOR};
pub use convert::{ConvertError, convert};
pub use decimal::{Decimal, NumberSpec};
pub use envelope::{Envelope, EnvelopeError, Meta};
pub use envelope_read::{EnvelopeHead, OpenEnvelope};
pub use error::{DecodeError, EncodeError, Refused};
pub use events::EventError;
pub use fault::Fault;
pub use guard::walk_guard;
pub use int::{Int, UInt};
pub use key::Key;
pub use list::List;
pub use optional::Maybe;
pub use record::{Members, Record};
pub use serde_form::{deserialize, deserialize_contract, serialize, serialize_contract};
pub use string_enum::StringEnum;
pub use text::{Fits, OnSensitive, Overflow, Text, TextError, TextSpec};
pub use uuid::Uuid;
pub use uuid_or::UuidOr;
pub use value::Value;
pub use visit::{Visit, debug};

pub(crate) use value::mismatch;

#[doc(hidden)]
pub use serde as __serde;
