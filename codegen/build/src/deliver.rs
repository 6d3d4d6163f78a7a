//! Delivery: artifacts become files, or a report of how the files differ from them.
//!
//! Invariants. A file is replaced whole, by renaming a finished one over it: whoever looks, and whenever a run is
//! killed, there is the old file or the new one. All new files are written beside the old ones before the first is
//! replaced, so that a full disk or a folder that cannot be written leaves everything as it was. A file is removed only
//! when it carries our [`MARK`]. Nothing is written through a link that leads out of the folder delivered to.

use crate::outputs;
use crate::stamp;
use eventwright_emit::Artifacts;
pub use eventwright_emit::MARK;
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// In how many lines from the top the mark must stand.
const MARK_LINES: usize = 5;

/// How much of a file is looked through for the mark, in bytes: a file can be one endless line.
const MARK_BYTES: u64 = 4096;

/// How the names of unfinished files end.
const UNFINISHED: &str = ".eventwright-tmp";

/// What to do about differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Make the files as the artifacts are.
    Write,
    /// Only report; differences are drift.
    Check,
    /// Only report what `Write` would do.
    DryRun,
}

/// What happened, or would happen, to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It was not there.
    Created,
    /// It had other bytes.
    Updated,
    /// It was generated once and is not any more.
    Removed,
}

/// A file that differs from its artifact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Path relative to the folder delivered to, with `/`.
    pub path: String,
    /// How it differs.
    pub kind: Kind,
    /// The bytes before; empty for a new file.
    pub old: Vec<u8>,
    /// The bytes after; empty for a removed file.
    pub new: Vec<u8>,
}

/// What came of a delivery.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that differ, by path; in mode `Write` they do not any more.
    pub changes: Vec<Change>,
    /// How many files were as they should be.
    pub unchanged: usize,
    /// Files in machine-written folders that are not ours: drift, but never touched.
    pub foreign: Vec<String>,
}

impl Report {
    /// Whether the files differed in any way from what is generated.
    pub fn drifted(&self) -> bool {
        !self.changes.is_empty() || !self.foreign.is_empty()
    }
}

/// A file or folder that could not be read or written.
#[derive(Debug)]
pub struct DeliverError {
    /// Its path.
    pub path: PathBuf,
    /// What was tried, after "cannot".
    pub doing: &'static str,
    /// What the system said.
    pub error: io::Error,
}

impl fmt::Display for DeliverError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} {}: {}", self.doing, self.path.display(), self.error)
    }
}

impl std::error::Error for DeliverError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

/// Compares `artifacts` with the files below `base`, and in mode [`Mode::Write`] makes the files equal. `folders`,
/// relative to `base`, are wholly machine-written: what else is in them is reported, and removed if it carries our mark.
///
/// # Errors
/// A file or folder that could not be read or written. No file is half-written then, and none was replaced unless the
/// error came from replacing itself.
pub fn deliver(base: &Path, artifacts: &Artifacts, folders: &[String], mode: Mode) -> Result<Report, DeliverError> {
    deliver_beside(base, artifacts, folders, &|_| false, mode)
}

/// [`deliver`] for a part of the outputs: what `is_spared` says of a path in the folders is nobody's business here.
///
/// # Errors
/// As [`deliver`].
pub fn deliver_beside(
    base: &Path,
    artifacts: &Artifacts,
    folders: &[String],
    is_spared: &dyn Fn(&str) -> bool,
    mode: Mode,
) -> Result<Report, DeliverError> {
    let mut report = compare(base, artifacts)?;
    let is_known = |path: &str| artifacts.contains_key(path) || is_spared(path);
    let leftovers = all_extras(base, folders, &is_known, &mut report)?;
    if mode == Mode::Write {
        write(base, &report.changes)?;
        remove(base, &report.changes, folders, &leftovers)?;
    }
    Ok(report)
}

/// The report on files that are known to be as they should be: what else is in the folders.
pub(crate) fn untouched(
    base: &Path,
    files: usize,
    folders: &[String],
    is_known: &dyn Fn(&str) -> bool,
) -> Result<Report, DeliverError> {
    let mut report = Report { unchanged: files, ..Report::default() };
    all_extras(base, folders, is_known, &mut report)?;
    Ok(report)
}

/// Adds what is in the folders besides what is known; the paths of unfinished files.
fn all_extras(
    base: &Path,
    folders: &[String],
    is_known: &dyn Fn(&str) -> bool,
    report: &mut Report,
) -> Result<Vec<String>, DeliverError> {
    let mut leftovers = Vec::new();
    for folder in folders.iter().map(|folder| outputs::folder(folder)) {
        extras(base, &folder, is_known, report, &mut leftovers)?;
    }
    report.changes.sort_by(|a, b| a.path.cmp(&b.path));
    report.foreign.sort();
    Ok(leftovers)
}

/// Whether bytes carry our mark where generated files have it.
pub fn is_marked(bytes: &[u8]) -> bool {
    let end = usize::try_from(MARK_BYTES).map_or(bytes.len(), |most| bytes.len().min(most));
    let head = bytes[..end].split(|byte| *byte == b'\n').take(MARK_LINES);
    head.into_iter().any(|line| line.windows(MARK.len()).any(|window| window == MARK.as_bytes()))
}

fn failed(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> DeliverError + use<> {
    let path = path.to_owned();
    move |error| DeliverError { path, doing, error }
}

/// Which artifacts differ from their files.
fn compare(base: &Path, artifacts: &Artifacts) -> Result<Report, DeliverError> {
    let mut report = Report::default();
    for (path, new) in artifacts {
        let file = base.join(path);
        let old = match fs::read(&file) {
            Ok(old) if old == *new => {
                report.unchanged += 1;
                continue;
            }
            Ok(old) => Some(old),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => {
                return Err(DeliverError { path: file, doing: "read", error });
            }
        };
        let kind = if old.is_some() { Kind::Updated } else { Kind::Created };
        report.changes.push(Change { path: path.clone(), kind, old: old.unwrap_or_default(), new: new.clone() });
    }
    Ok(report)
}

/// What is in a machine-written folder besides the artifacts: files of ours from another day, unfinished files of a run
/// that was killed, and files of others.
fn extras(
    base: &Path,
    folder: &str,
    is_known: &dyn Fn(&str) -> bool,
    report: &mut Report,
    leftovers: &mut Vec<String>,
) -> Result<(), DeliverError> {
    let place = base.join(folder);
    let entries = match fs::read_dir(&place) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => {
            return Err(DeliverError { path: place, doing: "read", error });
        }
    };
    for entry in entries {
        let entry = entry.map_err(failed("read", &place))?;
        let kind = entry.file_type().map_err(failed("read", &place))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        if kind.is_dir() && path == stamp::FOLDER {
            // Ours, and no part of the delivery.
        } else if kind.is_dir() {
            extras(base, &path, is_known, report, leftovers)?;
        } else if is_known(&path) {
            // It was compared.
        } else if name.ends_with(UNFINISHED) && kind.is_file() {
            report.changes.push(Change { path: path.clone(), kind: Kind::Removed, old: Vec::new(), new: Vec::new() });
            leftovers.push(path);
        } else if kind.is_file() && bears_mark(&entry.path())? {
            let old = fs::read(entry.path()).map_err(failed("read", &entry.path()))?;
            report.changes.push(Change { path, kind: Kind::Removed, old, new: Vec::new() });
        } else {
            report.foreign.push(path);
        }
    }
    Ok(())
}

/// Whether a file carries our mark, without reading the rest of it.
fn bears_mark(file: &Path) -> Result<bool, DeliverError> {
    let mut head = Vec::new();
    let open = fs::File::open(file).map_err(failed("read", file))?;
    open.take(MARK_BYTES).read_to_end(&mut head).map_err(failed("read", file))?;
    Ok(is_marked(&head))
}

/// New bytes beside the file they will replace. Dropped before it was put in place, it leaves nothing behind.
struct Unfinished {
    path: PathBuf,
    target: PathBuf,
    finished: bool,
}

impl Unfinished {
    fn write(target: PathBuf, bytes: &[u8]) -> Result<Self, DeliverError> {
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        // The process's number keeps two runs apart; within a run each target has its own name.
        let path = target.with_file_name(format!(".{name}.{}{UNFINISHED}", std::process::id()));
        let mut file = fs::File::create(&path).map_err(failed("write", &target))?;
        let unfinished = Self { path, target, finished: false };
        let failed = failed("write", &unfinished.target);
        // On disk before the rename: else a crash of the machine could leave the new name on an empty file.
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(failed)?;
        Ok(unfinished)
    }

    fn put_in_place(mut self) -> Result<(), DeliverError> {
        fs::rename(&self.path, &self.target).map_err(failed("replace", &self.target))?;
        self.finished = true;
        Ok(())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.finished {
            // Nobody is left to tell; the next run removes it.
            drop(fs::remove_file(&self.path));
        }
    }
}

fn write(base: &Path, changes: &[Change]) -> Result<(), DeliverError> {
    let mut unfinished = Vec::new();
    for change in changes.iter().filter(|change| change.kind != Kind::Removed) {
        let target = base.join(&change.path);
        let folder = target.parent().unwrap_or(base);
        stays_inside(base, folder)?;
        fs::create_dir_all(folder).map_err(failed("create", folder))?;
        if target.is_dir() {
            let error = io::Error::from(io::ErrorKind::IsADirectory);
            return Err(DeliverError { path: target, doing: "write", error });
        }
        unfinished.push(Unfinished::write(target, &change.new)?);
    }
    unfinished.into_iter().try_for_each(Unfinished::put_in_place)
}

/// Refuses a folder that a link takes out of `base`: what is there was never ours to replace.
fn stays_inside(base: &Path, folder: &Path) -> Result<(), DeliverError> {
    let base = match base.canonicalize() {
        Ok(base) => base,
        // It will be created, so there can be no link in it.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => {
            return Err(DeliverError { path: base.to_owned(), doing: "write to", error });
        }
    };
    for ancestor in folder.ancestors() {
        match ancestor.canonicalize() {
            Ok(real) if real.starts_with(&base) => return Ok(()),
            Ok(_) => {
                let error = io::Error::other("a link on the way leads out of the folder that is written to");
                return Err(DeliverError { path: folder.to_owned(), doing: "write to", error });
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                return Err(DeliverError { path: folder.to_owned(), doing: "write to", error });
            }
        }
    }
    Ok(())
}

fn remove(base: &Path, changes: &[Change], folders: &[String], leftovers: &[String]) -> Result<(), DeliverError> {
    let owned: BTreeSet<PathBuf> = folders.iter().map(|folder| base.join(outputs::folder(folder))).collect();
    for change in changes.iter().filter(|change| change.kind == Kind::Removed) {
        let file = base.join(&change.path);
        if !leftovers.contains(&change.path) && !bears_mark(&file)? {
            continue;
        }
        match fs::remove_file(&file) {
            Ok(()) => {}
            // Somebody was faster.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                return Err(DeliverError { path: file, doing: "remove", error });
            }
        }
        // Folders that became empty go too, up to the output's own; one that is not empty refuses by itself.
        for folder in file.ancestors().skip(1).take_while(|folder| !owned.contains(*folder)) {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
    Ok(())
}
