//! Objects as structs.

use super::fault::{Cause, Step};
use super::visit::{GuardFields, JsonFields, SerdeFields, Visit};
use super::{Fault, Key, Value};
use crate::detect::excluded::{EXCLUDE, is_excluded};
use crate::detect::{card_like, is_transparent, scan, sensitive_member};
use crate::json::{Names, Reader, SyntaxError, SyntaxKind};
use crate::walk::phrase;
use serde::ser::{SerializeStruct, Serializer};
use std::borrow::Cow;
use std::fmt::Debug;

/// An object as a struct: the payload itself, or an object within it. A record is a [`Value`].
pub trait Record: Sized + Clone + PartialEq + Debug {
    /// The declared members, in the schema's order.
    const KEYS: &'static [Key];

    /// Members that are not declared are legal. They are read over, not kept.
    const OPEN: bool = false;

    /// This record, or one within it, has a [`Record::guard`].
    const GUARDED: bool = false;

    /// Reads the members; the opening bracket has been read, the closing one is read by [`Members::next`].
    ///
    /// # Errors
    /// A value is refused, or the text is not JSON.
    fn read_members(reader: &mut Reader<'_>, members: &mut Members) -> Result<Self, Fault>;

    /// Shows each field in the schema's order.
    ///
    /// # Errors
    /// Those of the visitor.
    fn visit<V: Visit>(&self, visitor: &mut V) -> Result<(), V::Error>;

    /// What spans fields.
    ///
    /// # Errors
    /// The keyword that fails.
    fn guard(&self) -> Result<(), &'static str> {
        Ok(())
    }
}

/// The members of one object while they are read.
///
/// Generated code first asks for each member in the schema's order, [`Members::expect`], which compares the bytes of
/// the key where they stand. Whatever came in another order, with white space or with escapes in a name, is left for
/// the loop over [`Members::next`], which looks the name up.
#[derive(Debug, Default)]
pub struct Members {
    /// What may come next.
    next: Next,
    /// Where the name read last begins.
    name: usize,
    /// Where the object begins; 0 for the payload itself.
    start: usize,
    /// Names of undeclared members, unescaped; they must not come twice either.
    undeclared: Names<'static>,
}

/// What may come next in an object.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Next {
    /// A name or the end: nothing has been read yet.
    #[default]
    Any,
    /// A name: a comma has been read.
    Name,
    /// The end: a value has been read, and no comma.
    End,
}

impl Members {
    /// The value of `key`, if that is the next member.
    ///
    /// # Errors
    /// The value is refused, or the text is not JSON.
    #[inline(always)]
    pub fn expect<T: Value>(&mut self, reader: &mut Reader<'_>, key: &'static Key) -> Result<Option<T>, Fault> {
        if self.next == Next::End || !reader.eat_all(key.start()) {
            return Ok(None);
        }
        // As Python writes it; other white space is a matter of the value.
        reader.eat(b' ');
        match T::read(reader) {
            Ok(value) => {
                self.after_value(reader);
                Ok(Some(value))
            }
            Err(fault) => Err(fault.within(key.name)),
        }
    }

    /// Steps over a comma, and over white space on both sides.
    #[inline(always)]
    fn after_value(&mut self, reader: &mut Reader<'_>) {
        match reader.chunk() {
            Some([b',', next]) if *next > b' ' => {
                reader.advance(1);
                self.next = Next::Name;
            }
            _ => self.after_value_far(reader),
        }
    }

    #[inline(never)]
    fn after_value_far(&mut self, reader: &mut Reader<'_>) {
        // As Python writes it.
        if matches!(reader.chunk(), Some([b',', b' ', b'"'])) {
            reader.advance(2);
            self.next = Next::Name;
            return;
        }
        reader.peek();
        self.next = Next::End;
        if reader.eat(b',') {
            self.next = Next::Name;
            reader.peek();
        }
    }

    /// Reads the name of the next member: its place among `R`'s keys, or the number of them if it is not declared.
    /// `None` at the end of the object.
    ///
    /// # Errors
    /// The text is not JSON.
    #[inline]
    pub fn next<R: Record>(&mut self, reader: &mut Reader<'_>) -> Result<Option<usize>, Fault> {
        if self.next != Next::Name && reader.eat(b'}') {
            reader.leave();
            return Ok(None);
        }
        Ok(self.find(reader, R::KEYS)?)
    }

    #[inline(never)]
    fn find(&mut self, reader: &mut Reader<'_>, keys: &'static [Key]) -> Result<Option<usize>, SyntaxError> {
        match reader.peek() {
            Some(b'"') if self.next != Next::End => {}
            Some(b'}') if self.next != Next::Name => {
                reader.advance(1);
                reader.leave();
                return Ok(None);
            }
            _ => return Err(reader.unexpected()),
        }
        self.name = reader.offset();
        if let Some(word) = reader.chunk()
            && let Some(at) = keys.iter().position(|key| key.starts(u64::from_le_bytes(*word), reader.rest()))
        {
            reader.advance(keys[at].start().len());
            reader.eat(b' ');
            return Ok(Some(at));
        }
        let name = reader.string()?;
        reader.colon()?;
        Ok(Some(keys.iter().position(|key| *key.name == *name).unwrap_or(keys.len())))
    }

    /// Reads the value of the key at `index` into `slot`, after [`Members::next`] has found its name.
    ///
    /// # Errors
    /// The member came before, the value is refused, or the text is not JSON.
    // Compiled once for each type, not for each field: this is not the usual way, and a reader takes long to compile.
    #[inline(never)]
    pub fn set<T: Value>(
        &mut self,
        reader: &mut Reader<'_>,
        key: &'static Key,
        slot: &mut Option<T>,
    ) -> Result<(), Fault> {
        if slot.is_some() {
            return Err(self.duplicate());
        }
        match T::read(reader) {
            Ok(value) => {
                *slot = Some(value);
                self.after_value(reader);
                Ok(())
            }
            Err(fault) => Err(fault.within(key.name)),
        }
    }

    #[cold]
    fn duplicate(&self) -> Fault {
        SyntaxError { offset: self.name, kind: SyntaxKind::DuplicateMember }.into()
    }

    /// Refuses the undeclared member that [`Members::next`] has found, or reads over it where that is allowed. Its name
    /// and the strings within it must not be sensitive, and no name in it may be one that the module excludes.
    ///
    /// # Errors
    /// It is not allowed, came before, is sensitive or excluded, or the text is not JSON.
    #[inline]
    pub fn undeclared<R: Record>(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.unknown(reader, R::OPEN)
    }

    #[inline(never)]
    #[cold]
    fn unknown(&mut self, reader: &mut Reader<'_>, open: bool) -> Result<(), Fault> {
        let value = reader.offset();
        reader.seek(self.name);
        let name = reader.string()?;
        reader.seek(value);
        self.read_over(reader, &name, open || reader.tolerant)
            .map_err(|fault| fault.step(Step::Undeclared(name.into())))
    }

    fn read_over(&mut self, reader: &mut Reader<'_>, name: &str, allowed: bool) -> Result<(), Fault> {
        if !allowed {
            return Err(Fault::new("additionalProperties", self.name));
        }
        if !self.undeclared.insert(name.to_owned().into()) {
            return Err(self.duplicate());
        }
        let above = enclosing(reader, self.start);
        refuse_named(reader, above, name, self.name)?;
        read_over(reader, below(above, name))?;
        self.after_value(reader);
        Ok(())
    }

    /// The value of a required member.
    ///
    /// # Errors
    /// It is missing.
    #[inline(always)]
    pub fn require<T>(&self, reader: &Reader<'_>, key: &'static Key, value: Option<T>) -> Result<T, Fault> {
        value.ok_or_else(|| missing(reader, key))
    }
}

#[cold]
fn missing(reader: &Reader<'_>, key: &'static Key) -> Fault {
    Fault::missing(key.name, reader.offset())
}

/// Reads one value without keeping it. Its text must be JSON and hold nothing that the policy keeps out.
pub(super) fn read_over(reader: &mut Reader<'_>, above: Option<&str>) -> Result<(), Fault> {
    match reader.peek() {
        Some(b'"') => {
            let start = reader.offset();
            let text = reader.string()?;
            refuse_text(reader, &text, start)
        }
        Some(b'{') => {
            reader.enter(b'{')?;
            let mut names = Names::default();
            let mut start = reader.offset();
            while let Some(name) = reader.name(names.is_empty())? {
                let owned = |name: &Cow<'_, str>| Step::Undeclared(Box::from(&**name));
                refuse_named(reader, above, &name, start).map_err(|fault| fault.step(owned(&name)))?;
                read_over(reader, below(above, &name)).map_err(|fault| fault.step(owned(&name)))?;
                if !names.insert(name) {
                    return Err(SyntaxError { offset: start, kind: SyntaxKind::DuplicateMember }.into());
                }
                start = reader.offset();
            }
            Ok(())
        }
        Some(b'[') => {
            reader.enter(b'[')?;
            let mut count = 0;
            while reader.element(count == 0)? {
                read_over(reader, above).map_err(|fault| fault.at(count))?;
                count += 1;
            }
            Ok(())
        }
        Some(b't' | b'f') => Ok(reader.boolean().map(|_| ())?),
        Some(b'n') => Ok(reader.null()?),
        _ => {
            let start = reader.offset();
            // The number of a card needs no quotes.
            match card_like(reader.number()?) {
                Some(digits) => refuse_text(reader, &digits, start),
                None => Ok(()),
            }
        }
    }
}

pub(super) fn refuse_text(reader: &Reader<'_>, text: &str, offset: usize) -> Result<(), Fault> {
    if reader.scan.is_empty() {
        return Ok(());
    }
    scan(text, reader.scan).map_or(Ok(()), |found| Err(Fault::sensitive(&found, offset)))
}

pub(super) fn refuse_named(reader: &Reader<'_>, above: Option<&str>, name: &str, offset: usize) -> Result<(), Fault> {
    let refused = |keyword, expected| Err(Fault::of(keyword, offset, Cause::Forbidden(expected)));
    if !reader.scan.is_empty() {
        if let Some(found) = scan(name, reader.scan) {
            return refused("x-pii", phrase::name_without(&found));
        }
        if let Some(category) = sensitive_member(above, name).filter(|category| reader.scan.contains(*category)) {
            return refused("x-pii", phrase::name_of(category));
        }
    }
    if is_excluded(reader.excluded, name) {
        return refused(EXCLUDE, phrase::NOT_EXCLUDED.into());
    }
    Ok(())
}

/// What stands below a member stands below its name, unless that says nothing.
fn below<'n>(above: Option<&'n str>, name: &'n str) -> Option<&'n str> {
    if is_transparent(name) { above } else { Some(name) }
}

/// The name of the member whose value the object at `start` is, or is an item of. It is looked up where it stands in the
/// text, so that nobody has to carry it who does not need it.
fn enclosing<'a>(reader: &Reader<'a>, start: usize) -> Option<&'a str> {
    let name = |end: usize| {
        let before = reader.before(end).trim_end().strip_suffix(':')?.trim_end().strip_suffix('"')?;
        before.rfind('"').and_then(|quote| before.get(quote + 1..))
    };
    name(start).filter(|name| !is_transparent(name)).or_else(|| name(reader.list))
}

impl<T: Record> Value for T {
    const GUARDED: bool = T::GUARDED;

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        if reader.peek() != Some(b'{') {
            return Err(super::mismatch(reader));
        }
        let start = reader.offset();
        reader.enter(b'{')?;
        reader.peek();
        let record = T::read_members(reader, &mut Members { start, ..Members::default() })?;
        if T::GUARDED {
            // Records within have checked themselves.
            record.guard().map_err(|keyword| Fault::of(keyword, start, Cause::Guard))?;
        }
        Ok(record)
    }

    fn write(&self, out: &mut Vec<u8>) {
        let mut fields = JsonFields::new(out);
        // Writing to memory has no errors.
        let Ok(()) = self.visit(&mut fields);
        fields.finish();
    }

    fn serialize_to<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = SerdeFields(serializer.serialize_struct("", T::KEYS.len())?);
        self.visit(&mut fields)?;
        fields.0.end()
    }

    fn check(&self) -> Result<(), Fault> {
        if !T::GUARDED {
            return Ok(());
        }
        self.visit(&mut GuardFields)?;
        self.guard().map_err(|keyword| Fault::new(keyword, 0))
    }
}
