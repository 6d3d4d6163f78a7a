//! Findings for programs. Members always come in the same order; paths are relative to the repository root, whatever
//! the working directory.

use super::source_path;
use eventwright_model::diagnostic::{Diagnostic, Label, Severity};
use eventwright_model::source::{Sources, Span};
use serde::Serialize;

/// A finding.
#[derive(Debug, Serialize)]
pub(crate) struct Finding<'a> {
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edit: Option<Edit<'a>>,
}

/// Lines and columns from 1, columns in characters, the end excluded; byte offsets from 0.
#[derive(Debug, Serialize)]
pub(crate) struct Place {
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: u32,
    end: u32,
}

#[derive(Debug, Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    place: Place,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct Edit<'a> {
    title: &'a str,
    #[serde(flatten)]
    place: Place,
    replacement: &'a str,
    /// Other replacements that belong to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<Replacement<'a>>,
}

#[derive(Debug, Serialize)]
struct Replacement<'a> {
    #[serde(flatten)]
    place: Place,
    replacement: &'a str,
}

/// How many findings there are of each weight.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Counts {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
}

/// Findings as they are written; `prefix` is the schema folder's path.
pub(crate) fn findings<'a>(findings: &'a [Diagnostic], sources: &Sources, prefix: &str) -> Vec<Finding<'a>> {
    let place = |span: Span| Place::of(span, sources, prefix);
    let related = |label: &'a Label| Related { place: place(label.span), text: &label.text };
    let finding = |finding: &'a Diagnostic| Finding {
        rule: finding.rule,
        severity: match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: &finding.message,
        place: place(finding.span),
        label: &finding.label,
        related: finding.related.iter().map(related).collect(),
        help: finding.help.as_deref(),
        edit: finding.edit.as_ref().map(|edit| Edit {
            title: &edit.title,
            place: place(edit.span),
            replacement: &edit.replacement,
            also: edit.also.iter().map(|one| Replacement { place: place(one.span), replacement: &one.text }).collect(),
        }),
    };
    findings.iter().map(finding).collect()
}

/// Counts findings by weight.
pub(crate) fn counts(findings: &[Diagnostic]) -> Counts {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    Counts { errors, warnings: findings.len() - errors }
}

impl Place {
    pub(crate) fn of(span: Span, sources: &Sources, prefix: &str) -> Self {
        let source = sources.get(span.source);
        let at = |offset| source.map_or((1, 1), |source| source.line_column(offset));
        let ((line, column), (end_line, end_column)) = (at(span.start), at(span.end));
        let path = source.map_or_else(String::new, |source| source_path(prefix, &source.path));
        Self { path, line, column, end_line, end_column, start: span.start, end: span.end }
    }
}
