//! One contract as generated code has it: with every kind of field, a record within, a rule that spans fields.

use crate::tables::SCHEMA;
use crate::tables::tables;
use eventwright_runtime::detect::{Categories, Excluded};
use eventwright_runtime::format::Format;
use eventwright_runtime::json::{Number, Reader};
use eventwright_runtime::pattern::Pattern;
use eventwright_runtime::types::*;
use eventwright_runtime::walk::Schema;
use std::borrow::Cow;

/// Written when an outline is ready.
#[derive(Clone, PartialEq)]
pub struct OutlineCreatedV1 {
    /// The course.
    pub course_id: Uuid,
    /// How many modules it has.
    pub modules_count: Int<4, 600>,
    /// What it is called.
    pub title: Title,
    /// Its language.
    pub language: Language,
    /// Whether it is only a rehearsal.
    pub dry_run: bool,
    /// How long it took.
    pub seconds: Decimal<Seconds>,
    /// Where to look at it, if anywhere.
    pub staging_url: Option<Text<UrlSpec>>,
    /// The lessons.
    pub lessons: List<Uuid, 0, 30, true>,
    /// Who made it.
    pub author: Author,
    /// A note.
    pub note: Option<Text<NoteSpec>>,
    /// A comment, perhaps of nothing.
    pub comment: Maybe<Text<NoteSpec>>,
    /// A token nobody should see.
    pub approval_token: Option<Option<Text<NoteSpec>>>,
    /// Anything with a point.
    pub extra: Option<Json<Extra>>,
}

impl Record for OutlineCreatedV1 {
    const KEYS: &'static [Key] = eventwright_runtime::keys![
        "course_id",
        "modules_count",
        "title",
        "language",
        "dry_run",
        "seconds",
        "staging_url",
        "lessons",
        "author",
        "note",
        "comment",
        hidden "approval_token",
        "extra",
    ];
    const GUARDED: bool = true;

    fn read_members(r: &mut Reader<'_>, m: &mut Members) -> Result<Self, Fault> {
        let mut course_id = m.expect(r, &Self::KEYS[0])?;
        let mut modules_count = m.expect(r, &Self::KEYS[1])?;
        let mut title = m.expect(r, &Self::KEYS[2])?;
        let mut language = m.expect(r, &Self::KEYS[3])?;
        let mut dry_run = m.expect(r, &Self::KEYS[4])?;
        let mut seconds = m.expect(r, &Self::KEYS[5])?;
        let mut staging_url = m.expect(r, &Self::KEYS[6])?;
        let mut lessons = m.expect(r, &Self::KEYS[7])?;
        let mut author = m.expect(r, &Self::KEYS[8])?;
        let mut note = m.expect(r, &Self::KEYS[9])?;
        let mut comment = m.expect(r, &Self::KEYS[10])?;
        let mut approval_token = m.expect(r, &Self::KEYS[11])?;
        let mut extra = m.expect(r, &Self::KEYS[12])?;
        while let Some(index) = m.next::<Self>(r)? {
            match index {
                0 => m.set(r, &Self::KEYS[0], &mut course_id)?,
                1 => m.set(r, &Self::KEYS[1], &mut modules_count)?,
                2 => m.set(r, &Self::KEYS[2], &mut title)?,
                3 => m.set(r, &Self::KEYS[3], &mut language)?,
                4 => m.set(r, &Self::KEYS[4], &mut dry_run)?,
                5 => m.set(r, &Self::KEYS[5], &mut seconds)?,
                6 => m.set(r, &Self::KEYS[6], &mut staging_url)?,
                7 => m.set(r, &Self::KEYS[7], &mut lessons)?,
                8 => m.set(r, &Self::KEYS[8], &mut author)?,
                9 => m.set(r, &Self::KEYS[9], &mut note)?,
                10 => m.set(r, &Self::KEYS[10], &mut comment)?,
                11 => m.set(r, &Self::KEYS[11], &mut approval_token)?,
                12 => m.set(r, &Self::KEYS[12], &mut extra)?,
                _ => m.undeclared::<Self>(r)?,
            }
        }
        Ok(Self {
            course_id: m.require(r, &Self::KEYS[0], course_id)?,
            modules_count: m.require(r, &Self::KEYS[1], modules_count)?,
            title: m.require(r, &Self::KEYS[2], title)?,
            language: m.require(r, &Self::KEYS[3], language)?,
            dry_run: m.require(r, &Self::KEYS[4], dry_run)?,
            seconds: m.require(r, &Self::KEYS[5], seconds)?,
            staging_url: m.require(r, &Self::KEYS[6], staging_url)?,
            lessons: m.require(r, &Self::KEYS[7], lessons)?,
            author: m.require(r, &Self::KEYS[8], author)?,
            note,
            comment: comment.unwrap_or_default(),
            approval_token,
            extra,
        })
    }

    fn visit<V: Visit>(&self, v: &mut V) -> Result<(), V::Error> {
        v.field(&Self::KEYS[0], &self.course_id)?;
        v.field(&Self::KEYS[1], &self.modules_count)?;
        v.field(&Self::KEYS[2], &self.title)?;
        v.field(&Self::KEYS[3], &self.language)?;
        v.field(&Self::KEYS[4], &self.dry_run)?;
        v.field(&Self::KEYS[5], &self.seconds)?;
        v.field(&Self::KEYS[6], &self.staging_url)?;
        v.field(&Self::KEYS[7], &self.lessons)?;
        v.field(&Self::KEYS[8], &self.author)?;
        v.optional(&Self::KEYS[9], &self.note)?;
        v.maybe(&Self::KEYS[10], &self.comment)?;
        v.optional(&Self::KEYS[11], &self.approval_token)?;
        v.optional(&Self::KEYS[12], &self.extra)
    }

    fn guard(&self) -> Result<(), &'static str> {
        if self.dry_run && self.staging_url.is_some() { Err("if") } else { Ok(()) }
    }
}

/// What the module excludes.
pub const EXCLUDED: Excluded<'static> = Excluded::refused(&["full_lesson", "html", "lesson_markdown"]);

impl Contract for OutlineCreatedV1 {
    const FACTS: Facts = Facts {
        event_type: "course.outline.created",
        schema_version: 1,
        producer: "course_factory_service",
        source_module: "course_factory",
        max_bytes: 600,
        worst_case_bytes: None,
        replay_safe: Some(true),
        scan: Categories::ALL,
        excluded: EXCLUDED,
        schema_text: "{}",
        schema_digest: "",
    };

    fn schema() -> &'static Schema {
        SCHEMA.get_or_init(tables)
    }
}

eventwright_runtime::record!(contract OutlineCreatedV1);

/// Who made it.
#[derive(Clone, PartialEq)]
pub struct Author {
    /// A name.
    pub name: Text<NoteSpec>,
}

impl Record for Author {
    const KEYS: &'static [Key] = eventwright_runtime::keys!["name"];
    const OPEN: bool = true;

    fn read_members(r: &mut Reader<'_>, m: &mut Members) -> Result<Self, Fault> {
        let mut name = m.expect(r, &Self::KEYS[0])?;
        while let Some(index) = m.next::<Self>(r)? {
            match index {
                0 => m.set(r, &Self::KEYS[0], &mut name)?,
                _ => m.undeclared::<Self>(r)?,
            }
        }
        Ok(Self { name: m.require(r, &Self::KEYS[0], name)? })
    }

    fn visit<V: Visit>(&self, v: &mut V) -> Result<(), V::Error> {
        v.field(&Self::KEYS[0], &self.name)
    }
}

eventwright_runtime::record!(Author);

/// The languages there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// `de`
    De,
    /// `en`
    En,
}

impl StringEnum for Language {
    const ALL: &'static [Self] = &[Self::De, Self::En];

    fn as_str(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(match text {
            "de" => Self::De,
            "en" => Self::En,
            _ => return None,
        })
    }
}

eventwright_runtime::string_enum!(Language);

/// At most 20 characters and 40 bytes, shortened.
pub type Title = Text<TitleSpec>;

/// Limits of [`Title`].
pub struct TitleSpec;

impl TextSpec for TitleSpec {
    const MAX_CHARS: u64 = 20;
    const MAX_JSON_BYTES: u64 = 40;
    const OVERFLOW: Overflow = Overflow::Truncate;
    const ON_SENSITIVE: OnSensitive = OnSensitive::Redact;
    const SCAN: Categories = Categories::ALL;
}

impl Fits for TitleSpec {}

/// One to ten characters.
pub struct NoteSpec;

impl TextSpec for NoteSpec {
    const MIN_CHARS: u64 = 1;
    const MAX_CHARS: u64 = 10;
    const SCAN: Categories = Categories::ALL;
}

/// A URL that begins with h.
pub struct UrlSpec;

impl TextSpec for UrlSpec {
    const FORMAT: Option<Format> = Some(Format::Uri);
    const PATTERN: Option<&'static Pattern> = Some(&STARTS_WITH_H);
}

/// `^h`
pub static STARTS_WITH_H: Pattern = Pattern {
    source: Cow::Borrowed("^h"),
    ascii: Cow::Borrowed(&{
        let mut classes = [1; 128];
        classes[b'h' as usize] = 0;
        classes
    }),
    wide: Cow::Borrowed(&[(128, 1)]),
    width: 3,
    next: Cow::Borrowed(&[0, 0, 0, 1, 1, 1, 1, 0, 0]),
};

/// From zero, in steps of a quarter.
pub struct Seconds;

impl NumberSpec for Seconds {
    const MINIMUM: Option<Number> = Some(Number::Integer(0));
    const MULTIPLE_OF: Option<Number> = Some(Number::Float(0.25));
}

/// What no type expresses.
pub struct Extra;

impl SchemaSpec for Extra {
    const NODE: u32 = 1;
    const EXCLUDED: Excluded<'static> = EXCLUDED;

    fn schema() -> &'static Schema {
        SCHEMA.get_or_init(tables)
    }
}
