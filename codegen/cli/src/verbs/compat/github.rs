//! Annotations of a GitHub workflow: a command a line, as its runner reads them from standard output.

use super::{Compared, words};
use crate::failure::Failure;
use crate::render::{clean, prefix_here, source_path};
use crate::terminal::Terminal;
use eventwright_build::root::Root;
use eventwright_model::diagnostic::Severity;

pub(super) fn write(root: &Root, compared: &[Compared], terminal: &mut Terminal) -> Result<(), Failure> {
    // Workflows run at the top of the repository; the schemas may lie deeper.
    let prefix = prefix_here(root);
    for Compared { comparison, .. } in compared {
        for one in &comparison.findings {
            let finding = &one.finding;
            let level = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            let mut place = String::new();
            if let Some(source) =
                comparison.sources.get(finding.span.source).filter(|source| !source.path.starts_with('<'))
            {
                let ((line, column), (end_line, _)) =
                    (source.line_column(finding.span.start), source.line_column(finding.span.end));
                let path = property(&source_path(&prefix, &source.path));
                place = format!("file={path},line={line},endLine={end_line},col={column},");
            }
            let mut message = finding.message.clone();
            for (name, words) in words::told(one, comparison) {
                message.push_str(&format!("\n{name}: {words}"));
            }
            if let Some(help) = &finding.help {
                message.push_str(&format!("\nhelp: {help}"));
            }
            writeln!(terminal.out(), "::{level} {place}title={}::{}", property(finding.rule), data(&message))?;
        }
    }
    Ok(())
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
