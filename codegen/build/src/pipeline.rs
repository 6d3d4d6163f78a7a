//! From a schema folder to artifacts: read, load, check, emit. Both front doors, the command line and `build.rs`, come
//! through here, so that they can never disagree.

use crate::outputs;
use crate::read::{self, ReadError};
use crate::root::Root;
use eventwright_emit::{Artifacts, EmitError, emit_with_history};
use eventwright_model::check::{self, Checked};
use eventwright_model::diagnostic::{self, Diagnostic, Severity};
use eventwright_model::facts::Output;
use eventwright_model::history::History;
use eventwright_model::source::{Sources, Span};
use eventwright_model::{Model, Profile, load};
use std::path::PathBuf;

/// What came of reading a schema folder.
#[derive(Debug)]
pub struct Reading {
    /// The texts, which findings point into.
    pub sources: Sources,
    /// What was wrong, in the order of places.
    pub findings: Vec<Diagnostic>,
    /// Every file and folder the run depends on.
    pub reached: Vec<PathBuf>,
    /// The model, when nothing was wrong. No rule has looked at it.
    pub model: Option<Model>,
}

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

/// Reads the schemas of a root into a model.
///
/// # Errors
/// A file or folder that could not be read. What is wrong with the schemas is not an error but a finding.
pub fn read(root: &Root) -> Result<Reading, ReadError> {
    let folder = read::read(&root.schemas)?;
    if !folder.problems.is_empty() {
        return Ok(refused(folder));
    }
    let loaded = load(folder.files, Profile::Contract);
    Ok(Reading { sources: loaded.sources, findings: loaded.diagnostics, reached: folder.reached, model: loaded.model })
}

/// Reads and checks the schemas of a root. What comes of it never depends on the day.
///
/// # Errors
/// A file or folder that could not be read. What is wrong with the schemas is not an error but a finding.
pub fn check(root: &Root) -> Result<Run, ReadError> {
    run(root, None)
}

/// The same on a day, `YYYY-MM-DD`: exemptions that have run out are findings too.
///
/// # Errors
/// A file or folder that could not be read.
pub fn check_on(root: &Root, today: &str) -> Result<Run, ReadError> {
    run(root, Some(today))
}

fn run(root: &Root, today: Option<&str>) -> Result<Run, ReadError> {
    let Reading { sources, mut findings, reached, model } = read(root)?;
    let mut checked = None;
    if let Some(model) = model {
        findings.extend(outputs::misplaced(&model, &root.prefix()));
        findings.extend(today.into_iter().flat_map(|today| check::by_day(&model, today)));
        let report = check::check(model);
        findings.extend(report.findings);
        diagnostic::sort(&mut findings);
        let failed = findings.iter().any(|finding| finding.severity == Severity::Error);
        checked = report.checked.filter(|_| !failed);
    }
    Ok(Run { sources, findings, reached, checked })
}

/// A folder that holds what it must not is not read any further: half of the rest would follow from that.
fn refused(folder: read::Folder) -> Reading {
    let mut sources = Sources::default();
    let mut findings = Vec::new();
    for problem in folder.problems {
        let source = sources.add(&problem.path, "");
        findings.push(Diagnostic::error(problem.rule, Span::top(source), problem.message).help(problem.help));
    }
    Reading { sources, findings, reached: folder.reached, model: None }
}

/// The artifacts of several outputs together.
///
/// # Errors
/// The first emitter that could not do its work.
pub fn artifacts<'a>(checked: &Checked, outputs: impl IntoIterator<Item = &'a Output>) -> Result<Artifacts, EmitError> {
    artifacts_with_history(checked, outputs, &History::default())
}

/// The same; pages of the reference also show what became of contracts since a baseline.
///
/// # Errors
/// The first emitter that could not do its work.
pub fn artifacts_with_history<'a>(
    checked: &Checked,
    outputs: impl IntoIterator<Item = &'a Output>,
    history: &History,
) -> Result<Artifacts, EmitError> {
    let mut all = Artifacts::new();
    for output in outputs {
        all.append(&mut emit_with_history(checked, output, history)?);
    }
    Ok(all)
}
