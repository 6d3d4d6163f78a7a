//! Where the schemas are.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A folder of schemas and the folder that generated paths are relative to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// The repository root: the folder that holds the schema folder. Artifacts are written below it.
    pub folder: PathBuf,
    /// The schema folder itself, usually `<folder>/schemas`.
    pub schemas: PathBuf,
}

/// Why there is no root.
#[derive(Debug)]
pub enum RootError {
    /// Neither the folder nor one above it holds schemas.
    NotFound {
        /// Where the search began.
        start: PathBuf,
    },
    /// The folder that was named does not hold schemas.
    NoSchemas {
        /// The folder that was named.
        folder: PathBuf,
    },
    /// A folder could not be read.
    Io {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

impl fmt::Display for RootError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound { start } => write!(
                f,
                "no schemas found: neither {} nor a folder above it has schemas/policy.json or schemas/<module>/module.json",
                start.display()
            ),
            Self::NoSchemas { folder } => write!(
                f,
                "{} holds no schemas: there is neither schemas/policy.json nor schemas/<module>/module.json in it",
                folder.display()
            ),
            Self::Io { path, error } => write!(f, "cannot read {}: {error}", path.display()),
        }
    }
}

impl std::error::Error for RootError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            Self::NotFound { .. } | Self::NoSchemas { .. } => None,
        }
    }
}

impl Root {
    /// The nearest of `start` and its ancestors whose `schemas` folder holds a policy or a module.
    ///
    /// # Errors
    /// [`RootError::NotFound`] when there is none, [`RootError::Io`] when `start` cannot be read.
    pub fn find(start: &Path) -> Result<Self, RootError> {
        let io = |error| RootError::Io { path: start.to_owned(), error };
        let start = std::path::absolute(start).map_err(io)?;
        for folder in start.ancestors() {
            let schemas = folder.join("schemas");
            if holds_schemas(&schemas) {
                return Ok(Self { folder: folder.to_owned(), schemas });
            }
        }
        Err(RootError::NotFound { start })
    }

    /// The root that somebody named: the repository root, or its schema folder itself.
    ///
    /// # Errors
    /// [`RootError::Io`] when the folder cannot be read, [`RootError::NoSchemas`] when it holds none.
    pub fn at(folder: &Path) -> Result<Self, RootError> {
        let io = |error| RootError::Io { path: folder.to_owned(), error };
        std::fs::read_dir(folder).map_err(io)?;
        let absolute = std::path::absolute(folder).map_err(io)?;
        let below = absolute.join("schemas");
        if holds_schemas(&below) {
            return Ok(Self { folder: absolute, schemas: below });
        }
        match absolute.parent() {
            Some(parent) if holds_schemas(&absolute) => Ok(Self { folder: parent.to_owned(), schemas: absolute }),
            _ => Err(RootError::NoSchemas { folder: folder.to_owned() }),
        }
    }

    /// The schema folder's path relative to the repository root, with `/`.
    pub fn prefix(&self) -> String {
        let relative = self.schemas.strip_prefix(&self.folder).unwrap_or(&self.schemas);
        let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        parts.join("/")
    }
}

/// Whether a folder holds a policy, or a module in one of its folders.
fn holds_schemas(schemas: &Path) -> bool {
    if schemas.join("policy.json").is_file() {
        return true;
    }
    // A folder that cannot be read is none of ours; the search goes on above it.
    let Ok(entries) = std::fs::read_dir(schemas) else {
        return false;
    };
    entries.flatten().any(|entry| entry.path().join("module.json").is_file())
}
