//! Annotations of a GitHub workflow: a command a line, as its runner reads them from standard output.

use super::{clean, source_path};
use eventwright_model::diagnostic::{Diagnostic, Severity};
use eventwright_model::source::Sources;

/// The command for a finding, with what else belongs to it. Workflows run at the top of the repository; the schemas, below
/// `prefix`, may lie deeper.
pub(crate) fn annotation(
    finding: &Diagnostic,
    sources: &Sources,
    prefix: &str,
    more: &[(&'static str, String)],
) -> String {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut place = String::new();
    if let Some(source) = sources.get(finding.span.source).filter(|source| !source.path.starts_with('<')) {
        let ((line, column), (end_line, _)) =
            (source.line_column(finding.span.start), source.line_column(finding.span.end));
        let path = property(&source_path(prefix, &source.path));
        place = format!("file={path},line={line},endLine={end_line},col={column},");
    }
    let mut message = finding.message.clone();
    for (name, words) in more {
        message.push_str(&format!("\n{name}: {words}"));
    }
    if let Some(help) = &finding.help {
        message.push_str(&format!("\nhelp: {help}"));
    }
    format!("::{level} {place}title={}::{}\n", property(finding.rule), data(&message))
}

/// The message of a command: what would end it is escaped.
fn data(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(|line| clean(line).replace('%', "%25")).collect();
    lines.join("%0A")
}

/// A property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
