//! From a schema folder to artifacts: read, load, check, emit. Both front doors, the command line and `build.rs`, come
//! through here, so that they can never disagree.

use crate::read::{self, ReadError};
use crate::root::Root;
use eventwright_emit::{Artifacts, EmitError, emit};
use eventwright_model::check::{self, Checked};
use eventwright_model::diagnostic::{Diagnostic, Severity};
use eventwright_model::facts::Output;
use eventwright_model::source::{Sources, Span};
use eventwright_model::{Profile, load};
use std::path::PathBuf;

/// What came of reading and checking a schema folder.
#[derive(Debug)]
pub struct Run {
    /// The texts, which findings point into.
    pub sources: Sources,
    /// Errors and warnings, in the order of places.
    pub findings: Vec<Diagnostic>,
    /// Every file and folder the run depends on.
    pub reached: Vec<PathBuf>,
    /// The checked model, when there was no error.
    pub checked: Option<Checked>,
}

impl Run {
    /// Whether there is an error among the findings.
    pub fn failed(&self) -> bool {
        self.checked.is_none()
    }
}

/// Reads and checks the schemas of a root.
///
/// # Errors
/// A file or folder that could not be read. What is wrong with the schemas is not an error but a finding.
pub fn check(root: &Root) -> Result<Run, ReadError> {
    let folder = read::read(&root.schemas)?;
    if !folder.problems.is_empty() {
        return Ok(refused(folder));
    }
    let loaded = load(folder.files, Profile::Contract);
    let mut run = Run { sources: loaded.sources, findings: loaded.diagnostics, reached: folder.reached, checked: None };
    if let Some(model) = loaded.model {
        let report = check::check(model);
        run.findings.extend(report.findings);
        let failed = run.findings.iter().any(|finding| finding.severity == Severity::Error);
        run.checked = report.checked.filter(|_| !failed);
        if let Some(checked) = &run.checked {
            let misplaced = crate::outputs::misplaced(checked, &root.prefix());
            if !misplaced.is_empty() {
                run.findings.extend(misplaced);
                run.checked = None;
            }
        }
    }
    Ok(run)
}

/// A folder that holds what it must not is not read any further: half of the rest would follow from that.
fn refused(folder: read::Folder) -> Run {
    let mut sources = Sources::default();
    let mut findings = Vec::new();
    for problem in folder.problems {
        let source = sources.add(&problem.path, "");
        findings.push(Diagnostic::error(problem.rule, Span::top(source), problem.message).help(problem.help));
    }
    Run { sources, findings, reached: folder.reached, checked: None }
}

/// The artifacts of several outputs together.
///
/// # Errors
/// The first emitter that could not do its work.
pub fn artifacts<'a>(checked: &Checked, outputs: impl IntoIterator<Item = &'a Output>) -> Result<Artifacts, EmitError> {
    let mut all = Artifacts::new();
    for output in outputs {
        all.append(&mut emit(checked, output)?);
    }
    Ok(all)
}
