//! Texts and places in them.

use std::sync::Arc;

/// Which source of a [`Sources`] a span belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// A byte range of a source, end excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The source.
    pub source: SourceId,
    /// Byte offset of the first byte.
    pub start: u32,
    /// Byte offset after the last byte.
    pub end: u32,
}

impl Span {
    /// An empty span at the very beginning of a source, for what concerns the file as a whole.
    pub const fn top(source: SourceId) -> Self {
        Self { source, start: 0, end: 0 }
    }
}

/// A file's text under its path.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path relative to the schema root, `/` between its parts, whatever the platform.
    pub path: Arc<str>,
    /// The text; empty when it was not UTF-8 (the parser has said so by then).
    pub text: Arc<str>,
}

impl Source {
    /// Line and column (both from 1, the column in characters) of a byte offset.
    pub fn line_column(&self, offset: u32) -> (usize, usize) {
        let mut end = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &self.text[..end];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}

/// All sources of a run, in the order of their paths.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    sources: Vec<Source>,
}

impl Sources {
    /// Adds a source and returns its number.
    pub fn add(&mut self, path: &str, text: impl Into<Arc<str>>) -> SourceId {
        let id = SourceId(u32::try_from(self.sources.len()).unwrap_or(u32::MAX));
        self.sources.push(Source { path: path.into(), text: text.into() });
        id
    }

    /// The source with this number.
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(id.0 as usize)
    }

    /// Every source with its number.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        (0_u32..).map(SourceId).zip(&self.sources)
    }
}
