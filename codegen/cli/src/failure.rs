//! How a command ends.

use eventwright_build::deliver::DeliverError;
use eventwright_build::git::GitError;
use eventwright_build::read::ReadError;
use eventwright_build::root::RootError;
use std::io;

/// Exit code for findings, drift and invalid events.
pub(crate) const FOUND: u8 = 1;
/// Exit code for wrong usage and unknown names.
pub(crate) const USAGE: u8 = 2;
/// Exit code for what could not be read or written.
pub(crate) const IO: u8 = 3;
/// Exit code for a bug of ours.
pub(crate) const INTERNAL: u8 = 101;

/// How a command that could do its work found things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// As they should be.
    Fine,
    /// Otherwise; the report says how.
    Found,
}

impl Status {
    pub(crate) fn found_if(found: bool) -> Self {
        if found { Self::Found } else { Self::Fine }
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// It was asked for something that is not there.
    Usage {
        /// What is wrong, one sentence without a full stop.
        message: String,
        /// What to do instead.
        help: Option<String>,
    },
    /// The schemas cannot be used; the findings were reported.
    Schemas,
    /// An emitter could not do its work.
    Emit(String),
    /// Something could not be read or written.
    Io(String),
    /// A baseline has no schemas at all.
    NoSchemas(String),
    /// An input could not be read; that was told when it happened.
    Unread,
    /// Nobody reads our output any more, which is nobody's mistake.
    Pipe,
}

impl Failure {
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::Usage { message: message.into(), help: None }
    }

    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::Usage { .. } => USAGE,
            Self::Schemas | Self::Emit(_) => FOUND,
            Self::Io(_) | Self::NoSchemas(_) | Self::Unread => IO,
            Self::Pipe => 0,
        }
    }
}

/// Only for standard output; files name their path themselves.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Pipe,
            _ => Self::Io(format!("cannot write to standard output: {error}")),
        }
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::Io(error.to_string())
    }
}

impl From<GitError> for Failure {
    fn from(error: GitError) -> Self {
        match &error {
            GitError::NoSchemas { .. } => Self::NoSchemas(error.to_string()),
            _ => Self::Io(error.to_string()),
        }
    }
}

impl From<DeliverError> for Failure {
    fn from(error: DeliverError) -> Self {
        Self::Io(error.to_string())
    }
}

impl From<RootError> for Failure {
    fn from(error: RootError) -> Self {
        match &error {
            RootError::Io { .. } => Self::Io(error.to_string()),
            RootError::NotFound { .. } | RootError::NoSchemas { .. } => {
                let help = "name the folder that holds `schemas` with --root".to_owned();
                Self::Usage { message: error.to_string(), help: Some(help) }
            }
        }
    }
}
