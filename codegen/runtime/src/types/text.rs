//! Strings with limits.

use super::{Fault, Value, mismatch};
use crate::detect::{Categories, redact, scan, scan_from, within};
use crate::format::Format;
use crate::json::{Reader, string_cost, write_string};
use crate::pattern::Pattern;
use serde::ser::Serializer;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

/// What the producer's side does with a text that is too long.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Overflow {
    /// Refuses it.
    #[default]
    Reject,
    /// Shortens it at a character border.
    Truncate,
}

/// What the producer's side does with sensitive data in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OnSensitive {
    /// Refuses the text.
    #[default]
    Refuse,
    /// Puts a fixed mark in its place.
    Redact,
}

/// What a [`Text`] must satisfy. Emitted as a marker type per distinct set of limits.
pub trait TextSpec: 'static {
    /// `minLength`, in code points
    const MIN_CHARS: u64 = 0;
    /// `maxLength`, in code points
    const MAX_CHARS: u64 = u64::MAX;
    /// `x-max-json-bytes`: most bytes between the quotes in compact JSON
    const MAX_JSON_BYTES: u64 = u64::MAX;
    /// `pattern`
    const PATTERN: Option<&'static Pattern> = None;
    /// `format`
    const FORMAT: Option<Format> = None;
    /// `x-overflow`
    const OVERFLOW: Overflow = Overflow::Reject;
    /// `x-on-sensitive`
    const ON_SENSITIVE: OnSensitive = OnSensitive::Refuse;
    /// What must not occur: the policy's categories without those that `x-pii` exempts here.
    const SCAN: Categories = Categories::NONE;
    /// It is a secret that the event has to carry: `Debug` does not show it.
    const HIDDEN: bool = false;
}

/// Promises that any text can be made to fit, so that [`Text::fit`] cannot fail: `OVERFLOW` truncates, `ON_SENSITIVE`
/// redacts, and there is no minimum, pattern or format.
pub trait Fits: TextSpec {}

/// A string that satisfies `S`.
pub struct Text<S>(Box<str>, PhantomData<fn() -> S>);

/// Why a text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextError {
    /// Fewer code points than `minLength`.
    TooShort,
    /// More code points than `maxLength`.
    TooLong,
    /// More bytes in JSON than `x-max-json-bytes`.
    TooManyBytes,
    /// Not what `pattern` describes.
    Pattern,
    /// Not in the `format`.
    Format,
    /// It holds sensitive data: what the detector calls it.
    Sensitive(&'static str),
}

impl TextError {
    /// The keyword that the text fails.
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::TooShort => "minLength",
            Self::TooLong => "maxLength",
            Self::TooManyBytes => "x-max-json-bytes",
            Self::Pattern => "pattern",
            Self::Format => "format",
            Self::Sensitive(_) => "x-pii",
        }
    }
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sensitive(what) => write!(f, "the text holds sensitive data: {what}"),
            _ => write!(f, "the text fails `{}`", self.keyword()),
        }
    }
}

impl std::error::Error for TextError {}

/// Checks everything but sensitive data. `plain` texts have nothing to escape: they cost what they are long.
#[inline(always)]
fn check<S: TextSpec>(text: &str, plain: bool) -> Result<(), TextError> {
    let bytes = text.len() as u64;
    // A text has at most as many code points as bytes, and at least a quarter of them.
    if S::MAX_CHARS != u64::MAX && bytes > S::MAX_CHARS && text.chars().count() as u64 > S::MAX_CHARS {
        return Err(TextError::TooLong);
    }
    if S::MIN_CHARS > 0
        && (bytes < S::MIN_CHARS
            || (bytes < S::MIN_CHARS.saturating_mul(4) && (text.chars().count() as u64) < S::MIN_CHARS))
    {
        return Err(TextError::TooShort);
    }
    if S::MAX_JSON_BYTES != u64::MAX && (bytes > S::MAX_JSON_BYTES || (!plain && string_cost(text) > S::MAX_JSON_BYTES))
    {
        return Err(TextError::TooManyBytes);
    }
    if let Some(pattern) = S::PATTERN
        && !pattern.is_match(text)
    {
        return Err(TextError::Pattern);
    }
    if let Some(format) = S::FORMAT
        && !format.is_valid(text)
    {
        return Err(TextError::Format);
    }
    Ok(())
}

#[inline(always)]
fn refuse_sensitive<S: TextSpec>(text: &str) -> Result<(), TextError> {
    // Most formats leave room for a find; times and identifiers do not, and a text without its format is refused for that.
    let wanted = const { within(S::SCAN, S::FORMAT) };
    if !wanted.is_empty()
        && let Some(finding) = scan(text, wanted)
    {
        return Err(TextError::Sensitive(finding.detector.what));
    }
    Ok(())
}

impl<S: TextSpec> Text<S> {
    /// The text as a producer may send it: sensitive data is refused or replaced, a text that is too long is refused
    /// or shortened, in this order and as `S` says.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn new(text: impl Into<String>) -> Result<Self, TextError> {
        let mut text = text.into();
        if S::ON_SENSITIVE == OnSensitive::Redact {
            redact_all::<S>(&mut text);
        }
        refuse_sensitive::<S>(&text)?;
        if S::OVERFLOW == Overflow::Truncate {
            truncate::<S>(&mut text);
            // A cut can leave what the whole text did not hold: the start of a longer number.
            if S::ON_SENSITIVE == OnSensitive::Redact && !S::SCAN.is_empty() && scan(&text, S::SCAN).is_some() {
                redact_all::<S>(&mut text);
                truncate::<S>(&mut text);
            }
            refuse_sensitive::<S>(&text)?;
        }
        check::<S>(&text, false)?;
        Ok(Self(text.into(), PhantomData))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text.
    pub fn into_string(self) -> String {
        self.0.into()
    }
}

impl<S: Fits> Text<S> {
    /// As much of the text as may be sent: sensitive data is replaced, the rest is shortened.
    pub fn fit(text: impl Into<String>) -> Self {
        // Where even that is refused, nothing of the text may be sent.
        Self::new(text).unwrap_or_else(|_| Self(Box::default(), PhantomData))
    }
}

/// Replaces what the detectors find.
fn redact_all<S: TextSpec>(text: &mut String) {
    if !S::SCAN.is_empty() {
        let clean = redact(text, S::SCAN);
        if *clean != **text {
            *text = clean.into_owned();
        }
    }
}

/// Cuts the text before the first character that is too much.
fn truncate<S: TextSpec>(text: &mut String) {
    let (mut chars, mut cost) = (0, 0);
    for (at, char) in text.char_indices() {
        chars += 1;
        cost += string_cost(char.encode_utf8(&mut [0; 4]));
        if chars > S::MAX_CHARS || cost > S::MAX_JSON_BYTES {
            text.truncate(at);
            return;
        }
    }
}

impl<S: TextSpec> Value for Text<S> {
    const CANONICAL: bool = true;

    #[inline]
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        if reader.peek() != Some(b'"') {
            return Err(mismatch(reader));
        }
        let start = reader.offset();
        let refused = |error: TextError| Fault::new(error.keyword(), start);
        let wanted = const { within(S::SCAN, S::FORMAT) };
        if wanted.is_empty() {
            if let Some(text) = reader.plain() {
                check::<S>(text, true).map_err(refused)?;
                return Ok(Self(text.into(), PhantomData));
            }
        } else if let Some((text, trigger)) = reader.plain_and_trigger() {
            check::<S>(text, true).map_err(refused)?;
            if trigger < text.len()
                && let Some(finding) = scan_from(text, trigger, wanted)
            {
                return Err(Fault::sensitive(&finding, start));
            }
            return Ok(Self(text.into(), PhantomData));
        }
        let text = reader.unusual()?;
        check::<S>(text, false).map_err(refused)?;
        if let Some(finding) = scan(text, wanted) {
            return Err(Fault::sensitive(&finding, start));
        }
        Ok(Self(text.into(), PhantomData))
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        write_string(&self.0, out);
    }

    fn serialize_to<T: Serializer>(&self, serializer: T) -> Result<T::Ok, T::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<S> Clone for Text<S> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<S> PartialEq for Text<S> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<S> Eq for Text<S> {}

impl<S> PartialEq<str> for Text<S> {
    fn eq(&self, other: &str) -> bool {
        *self.0 == *other
    }
}

impl<S> PartialEq<&str> for Text<S> {
    fn eq(&self, other: &&str) -> bool {
        *self.0 == **other
    }
}

impl<S> PartialOrd for Text<S> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<S> Ord for Text<S> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl<S> Hash for Text<S> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<S> AsRef<str> for Text<S> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl<S> fmt::Display for Text<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// Hidden where the schema exempts the text as a secret: it would end up in logs.
impl<S: TextSpec> fmt::Debug for Text<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if S::HIDDEN {
            return f.write_str("<hidden>");
        }
        fmt::Debug::fmt(&self.0, f)
    }
}

impl<S: TextSpec> TryFrom<&str> for Text<S> {
    type Error = TextError;

    fn try_from(text: &str) -> Result<Self, TextError> {
        Self::new(text)
    }
}

impl<S: TextSpec> TryFrom<String> for Text<S> {
    type Error = TextError;

    fn try_from(text: String) -> Result<Self, TextError> {
        Self::new(text)
    }
}

impl<S: TextSpec> std::str::FromStr for Text<S> {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        Self::new(text)
    }
}

impl<S> From<Text<S>> for String {
    fn from(text: Text<S>) -> Self {
        text.0.into()
    }
}

crate::serde_impls!(Text<S> where S: TextSpec);
