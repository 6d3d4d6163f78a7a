//! Reading a schema folder: every `*.json` in it, in a fixed order.
//!
//! The folder is the whole world of a run: links out of it are refused, so that what a contract means is in the
//! repository. Names are compared without regard to case, because half of the machines that check the repository out
//! cannot tell such files apart.

use eventwright_model::File;
use eventwright_model::node::MAX_BYTES;
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// The folder of our own meta-schemas: reserved, never read as contracts.
const DIALECT: &str = "dialect";

/// What was found in a schema folder.
#[derive(Debug, Default)]
pub struct Folder {
    /// The files, by path.
    pub files: Vec<File>,
    /// What must not be there, by path.
    pub problems: Vec<Problem>,
    /// Every file that was read and every folder that was listed: what a build has to watch.
    pub reached: Vec<PathBuf>,
}

/// An entry that cannot be part of a schema folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path relative to the schema folder, with `/`.
    pub path: String,
    /// The rule that refuses it.
    pub rule: &'static str,
    /// One sentence without a full stop.
    pub message: String,
    /// How to mend it.
    pub help: &'static str,
}

/// A file or folder that could not be read.
#[derive(Debug)]
pub struct ReadError {
    /// Its path.
    pub path: PathBuf,
    /// What the system said.
    pub error: io::Error,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read {}: {}", self.path.display(), self.error)
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

/// Reads every `*.json` below `schemas`. Names that begin with a dot, and the folder `dialect` at the top, are passed
/// over; of a file that is larger than any schema may be, only enough is read to tell.
///
/// # Errors
/// The first file or folder that could not be read.
pub fn read(schemas: &Path) -> Result<Folder, ReadError> {
    let at = |error| ReadError { path: schemas.to_owned(), error };
    let top = schemas.canonicalize().map_err(at)?;
    let mut walk = Walk { top: &top, found: Folder::default() };
    walk.folder(schemas, "")?;
    let mut found = walk.found;
    found.files.sort_by(|a, b| a.path.cmp(&b.path));
    found.problems.extend(differ_only_in_case(&found.files));
    found.problems.sort_by(|a, b| a.path.cmp(&b.path));
    found.reached.sort();
    Ok(found)
}

struct Walk<'a> {
    /// The schema folder without links in its path.
    top: &'a Path,
    found: Folder,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path, prefix: &str) -> Result<(), ReadError> {
        let at = |error| ReadError { path: folder.to_owned(), error };
        self.found.reached.push(folder.to_owned());
        for entry in fs::read_dir(folder).map_err(at)? {
            let entry = entry.map_err(at)?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let reserved = prefix.is_empty() && name == DIALECT;
            if name.starts_with('.') || reserved {
                continue;
            }
            let path = format!("{prefix}{name}");
            let kind = entry.file_type().map_err(at)?;
            if kind.is_symlink() {
                self.link(&entry.path(), path)?;
            } else if kind.is_dir() {
                self.folder(&entry.path(), &format!("{path}/"))?;
            } else if path.ends_with(".json") {
                self.file(&entry.path(), path, kind.is_file())?;
            }
        }
        Ok(())
    }

    /// A link may lead to another file of the folder and nowhere else. Linked folders are refused as well: they could
    /// lead in circles, and their files would have two names.
    fn link(&mut self, link: &Path, path: String) -> Result<(), ReadError> {
        let Ok(target) = link.canonicalize() else {
            if path.ends_with(".json") {
                let help = "remove the link, or restore what it leads to";
                self.refuse(path, "unresolved-reference", "the link leads to nothing", help);
            }
            return Ok(());
        };
        if target.is_dir() {
            let help = "copy the files that are needed into this folder";
            let message = "a link to a folder cannot be part of the schemas";
            self.refuse(path, "reference-outside-root", message, help);
        } else if !path.ends_with(".json") {
            // Whatever it is, nobody reads it.
        } else if target.starts_with(self.top) {
            self.file(link, path, target.is_file())?;
        } else {
            let help = "copy the file into the schema folder";
            self.refuse(path, "reference-outside-root", "the link leads out of the schema folder", help);
        }
        Ok(())
    }

    fn file(&mut self, file: &Path, path: String, regular: bool) -> Result<(), ReadError> {
        if !regular {
            let help = "schemas are regular files";
            self.refuse(path, "misplaced-file", "this is not a regular file", help);
            return Ok(());
        }
        let at = |error| ReadError { path: file.to_owned(), error };
        let mut bytes = Vec::new();
        // One byte more than a schema may have is enough for the parser to refuse it.
        let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
        fs::File::open(file).map_err(at)?.take(most).read_to_end(&mut bytes).map_err(at)?;
        self.found.reached.push(file.to_owned());
        self.found.files.push(File::new(path, bytes));
        Ok(())
    }

    fn refuse(&mut self, path: String, rule: &'static str, message: &str, help: &'static str) {
        self.found.problems.push(Problem { path, rule, message: message.to_owned(), help });
    }
}

/// Files, or folders on the way to them, whose names differ only in case.
fn differ_only_in_case(files: &[File]) -> Vec<Problem> {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let mut problems = Vec::new();
    for file in files {
        let ends = file.path.match_indices('/').map(|(end, _)| end).chain([file.path.len()]);
        for part in ends.map(|end| &file.path[..end]) {
            let first = *seen.entry(part.to_lowercase()).or_insert(part);
            if first != part {
                let message = format!("the name differs from `{first}` only in case");
                let help = "rename one of them: many file systems cannot hold both";
                problems.push(Problem { path: file.path.clone(), rule: "file-name", message, help });
                break;
            }
        }
    }
    problems
}
