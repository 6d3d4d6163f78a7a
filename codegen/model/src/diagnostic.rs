//! What is wrong with a schema, as plain data. Rendering happens in the command line.

use crate::sensitive::covered;
use crate::source::Span;
use std::borrow::Cow;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The run fails.
    Error,
    /// Worth knowing; fails the run only when warnings are denied.
    Warning,
}

/// A place with a few words about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What to see there; empty when the message says it all.
    pub text: String,
}

/// A replacement that would mend the problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What to replace; an empty span inserts.
    pub span: Span,
    /// What to put there.
    pub replacement: String,
    /// What the edit does, in the imperative: "rename it to `maxLength`".
    pub title: String,
    /// Other replacements that belong to it: only all of them together mend the problem.
    pub also: Vec<Replacement>,
}

/// A part of an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// What to replace; an empty span inserts.
    pub span: Span,
    /// What to put there.
    pub text: String,
}

/// One problem: complete with its message alone, better with the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's name, kebab-case; `explain` knows it.
    pub rule: &'static str,
    /// Its weight after the policy was asked.
    pub severity: Severity,
    /// One sentence without a full stop.
    pub message: String,
    /// Where it is.
    pub span: Span,
    /// What to see at `span`.
    pub label: String,
    /// Other places that matter.
    pub related: Vec<Label>,
    /// How to mend it.
    pub help: Option<String>,
    /// The edit that mends it, where it can be known.
    pub edit: Option<Edit>,
}

impl Diagnostic {
    /// An error without further parts.
    pub fn error(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            message: told(message),
            span,
            label: String::new(),
            related: Vec::new(),
            help: None,
            edit: None,
        }
    }

    /// The same with words at its place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = told(text);
        self
    }

    /// The same with another place.
    #[must_use]
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related.push(Label { span, text: told(text) });
        self
    }

    /// The same with help.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(told(text));
        self
    }

    /// The same with the edit that mends it.
    #[must_use]
    pub fn edit(mut self, span: Span, replacement: impl Into<String>, title: impl Into<String>) -> Self {
        self.edit = Some(Edit { span, replacement: replacement.into(), title: told(title), also: Vec::new() });
        self
    }

    /// The same with an edit of several parts; without parts there is none.
    #[must_use]
    pub fn edits(mut self, parts: Vec<Replacement>, title: impl Into<String>) -> Self {
        let mut parts = parts.into_iter();
        if let Some(first) = parts.next() {
            let (span, replacement) = (first.span, first.text);
            self.edit = Some(Edit { span, replacement, title: told(title), also: parts.collect() });
        }
        self
    }
}

/// Words of a finding: names and values of a schema may be quoted in them, sensitive ones may not.
fn told(words: impl Into<String>) -> String {
    let words = words.into();
    match covered(&words) {
        Cow::Borrowed(_) => words,
        Cow::Owned(covered) => covered,
    }
}

/// The order in which findings are reported: by place, then by rule.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| (a.span, a.rule, &a.message).cmp(&(b.span, b.rule, &b.message)));
    diagnostics.dedup();
}
