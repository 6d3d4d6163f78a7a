//! Findings for people: the source line, a caret, the rule, help, and the edit that mends it.

use super::{clean, clean_in_place, source_path};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};
use eventwright_model::diagnostic::{Diagnostic, Severity};
use eventwright_model::source::{Source, SourceId, Sources, Span};
use std::ops::Range;

/// One finding, with a blank line after it. `prefix` is the schema folder's path.
pub(crate) fn finding(finding: &Diagnostic, sources: &Sources, prefix: &str, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group =
        level.primary_title(clean(&finding.message)).id(finding.rule).elements(places(finding, sources, prefix));
    if let (Some(help), None) = (&finding.help, &finding.edit) {
        group = group.element(Level::HELP.message(clean(help)));
    }
    let mut groups = vec![group];
    groups.extend(edit(finding, sources, prefix));
    format!("{}\n\n", renderer.render(&groups))
}

/// The finding's place and the related ones, a snippet for each source.
fn places<'a>(finding: &'a Diagnostic, sources: &'a Sources, prefix: &str) -> Vec<annotate_snippets::Element<'a>> {
    let mut order: Vec<SourceId> = vec![finding.span.source];
    for label in &finding.related {
        if !order.contains(&label.span.source) {
            order.push(label.span.source);
        }
    }
    let mut elements = Vec::new();
    for id in order {
        let Some(source) = sources.get(id) else { continue };
        let path = source_path(prefix, &source.path);
        let mut marks: Vec<(AnnotationKind, Span, &str)> = Vec::new();
        if finding.span.source == id {
            marks.push((AnnotationKind::Primary, finding.span, &finding.label));
        }
        let here = finding.related.iter().filter(|label| label.span.source == id);
        marks.extend(here.map(|label| (AnnotationKind::Context, label.span, label.text.as_str())));
        if source.text.is_empty() {
            // There is no line to show: the file could not be read as text.
            elements.push(Origin::path(path).into());
            continue;
        }
        let window = Window::around(source, marks.iter().map(|(_, span, _)| *span));
        let annotation = |(kind, span, label): &(AnnotationKind, Span, &'a str)| -> Annotation<'a> {
            let annotation = kind.span(window.range(*span));
            if label.is_empty() { annotation } else { annotation.label(clean(label)) }
        };
        let snippet = Snippet::source(clean_in_place(window.text)).line_start(window.line).path(path);
        elements.push(snippet.annotations(marks.iter().map(annotation).collect::<Vec<_>>()).into());
    }
    elements
}

/// The edit that mends it, as patches.
fn edit<'a>(finding: &'a Diagnostic, sources: &'a Sources, prefix: &str) -> Option<Group<'a>> {
    let edit = finding.edit.as_ref()?;
    let also = edit.also.iter().map(|part| (part.span, part.text.as_str()));
    let mut parts: Vec<(Span, &str)> = std::iter::once((edit.span, edit.replacement.as_str())).chain(also).collect();
    parts.sort_by_key(|(span, _)| *span);
    let title = clean(finding.help.as_ref().unwrap_or(&edit.title));
    let mut snippets = Vec::new();
    for parts in parts.chunk_by(|(one, _), (other, _)| one.source == other.source) {
        let source = sources.get(parts.first()?.0.source)?;
        let window = Window::around(source, parts.iter().map(|(span, _)| *span));
        let patches: Vec<Patch<'a>> = parts.iter().map(|(span, text)| Patch::new(window.range(*span), *text)).collect();
        let snippet = Snippet::source(clean_in_place(window.text)).line_start(window.line).patches(patches);
        // Where it is the finding's own file, that has been said.
        let elsewhere = parts.first()?.0.source != finding.span.source;
        snippets.push(if elsewhere { snippet.path(source_path(prefix, &source.path)) } else { snippet });
    }
    Some(Level::HELP.secondary_title(title).elements(snippets))
}

/// The lines of a source that hold some spans: rendering looks at nothing else, however large the file.
struct Window<'a> {
    text: &'a str,
    /// Number of its first line, from 1.
    line: usize,
    start: usize,
}

impl<'a> Window<'a> {
    fn around(source: &'a Source, spans: impl IntoIterator<Item = Span>) -> Self {
        let text = &*source.text;
        let (mut first, mut last) = (text.len(), 0);
        for span in spans {
            let range = bounded(text, span);
            first = first.min(range.start);
            last = last.max(range.end);
        }
        let start = text[..first].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[last..].find('\n').map_or(text.len(), |newline| last + newline + 1);
        Self { text: &text[start..end], line: text[..start].matches('\n').count() + 1, start }
    }

    fn range(&self, span: Span) -> Range<usize> {
        let clamp = |offset: u32| floor(self.text, (offset as usize).saturating_sub(self.start).min(self.text.len()));
        clamp(span.start)..clamp(span.end)
    }
}

/// A span within its text, on character borders.
fn bounded(text: &str, span: Span) -> Range<usize> {
    let start = floor(text, (span.start as usize).min(text.len()));
    start..floor(text, (span.end as usize).min(text.len())).max(start)
}

fn floor(text: &str, mut offset: usize) -> usize {
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
