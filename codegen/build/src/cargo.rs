//! What a build script says to cargo.
//!
//! Cargo takes one line per message and forgets what comes after a line break, so a finding is one line here.

use eventwright_model::diagnostic::{Diagnostic, Severity};
use eventwright_model::source::Sources;
use std::path::{Path, PathBuf};

/// Lines for cargo.
#[derive(Debug, Default)]
pub(crate) struct Cargo {
    pub(crate) text: String,
}

impl Cargo {
    fn line(&mut self, key: &str, value: &str) {
        self.text.push_str("cargo::");
        self.text.push_str(key);
        self.text.push('=');
        // A line break would end the message, and what follows could pass for another instruction to cargo.
        self.text.extend(value.chars().map(|c| if c.is_control() { ' ' } else { c }));
        self.text.push('\n');
    }

    /// The build depends on a file or folder.
    pub(crate) fn changed(&mut self, path: &Path) {
        self.line("rerun-if-changed", &path.to_string_lossy());
    }

    /// The build fails.
    pub(crate) fn error(&mut self, message: &str) {
        self.line("error", message);
    }

    /// `file:line:column: sentence [rule]`, with files below `folder`.
    pub(crate) fn finding(&mut self, sources: &Sources, folder: &Path, finding: &Diagnostic) {
        let key = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let place = sources.get(finding.span.source).map_or_else(String::new, |source| {
            let (line, column) = source.line_column(finding.span.start);
            let built_in = source.path.starts_with('<');
            let path = if built_in { PathBuf::from(&*source.path) } else { folder.join(&*source.path) };
            format!("{}:{line}:{column}: ", path.display())
        });
        self.line(key, &format!("{place}{} [{}]", finding.message, finding.rule));
    }
}
