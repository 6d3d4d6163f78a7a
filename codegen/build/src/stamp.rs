//! What a large delivery was made from and how its files came out, kept so that the next run can tell that nothing
//! changed without making everything again.
//!
//! Only making is ever skipped: schemas are read and checked in any case, and every file is read and compared with what
//! was kept. The stamp counts for the very program that left it, so that a new generator makes everything anew. It is
//! kept beside the delivery in a folder that git is told to ignore; deleting it costs one slow run. Whatever goes wrong
//! with it is as if it were not there.

use crate::deliver::{self, DeliverError, Report};
use eventwright_emit::Artifacts;
use eventwright_model::facts::Output;
use eventwright_model::source::Sources;
use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// The folder that holds the stamp, below the folder delivered to.
pub(crate) const FOLDER: &str = ".eventwright";

/// Deliveries of fewer bytes are made again in less time than it takes to wonder.
const LARGE: usize = 1 << 20;

/// The stamp of a delivery that is about to be made.
#[derive(Debug)]
pub struct Stamp {
    base: PathBuf,
    /// What it is made from, and by what.
    key: String,
}

impl Stamp {
    /// For `outputs` of these texts, below `base`. `None` when this program cannot tell which one it is.
    pub fn new(base: &Path, sources: &Sources, outputs: &[&Output]) -> Option<Self> {
        let program = fs::metadata(std::env::current_exe().ok()?).ok()?;
        let age = program.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let mut hasher = DefaultHasher::new();
        for (_, source) in sources.iter() {
            (&*source.path, &*source.text).hash(&mut hasher);
        }
        format!("{outputs:?}").hash(&mut hasher);
        let key =
            format!("{} {} {} {:016x}", env!("CARGO_PKG_VERSION"), program.len(), age.as_nanos(), hasher.finish());
        Some(Self { base: base.to_owned(), key })
    }

    /// The report of a delivery that changes nothing, when that is certain.
    pub fn unchanged(&self, folders: &[String]) -> Option<Report> {
        let text = fs::read_to_string(self.file()).ok()?;
        let files = text.strip_prefix(&self.key)?.strip_prefix('\n')?;
        // A path may hold spaces, a digest does not.
        let line = |line: &'_ str| line.split_once(' ').map(|(digest, path)| (path.to_owned(), digest.to_owned()));
        let files: BTreeMap<String, String> = files.lines().map(line).collect::<Option<_>>()?;
        for (path, digest) in &files {
            if self::digest(&fs::read(self.base.join(path)).ok()?) != *digest {
                return None;
            }
        }
        let report = deliver::untouched(&self.base, files.len(), folders, &|path| files.contains_key(path)).ok()?;
        Some(report).filter(|report| !report.drifted())
    }

    /// Keeps the stamp of what was delivered, if it is large.
    pub fn keep(&self, artifacts: &Artifacts) {
        if artifacts.values().map(Vec::len).sum::<usize>() < LARGE {
            return;
        }
        let mut text = format!("{}\n", self.key);
        for (path, bytes) in artifacts {
            text.push_str(&format!("{} {path}\n", digest(bytes)));
        }
        // Without a stamp the next run is slow, and no worse.
        drop(self.write(&text));
    }

    fn write(&self, text: &str) -> Result<(), DeliverError> {
        let file = |name: &str, text: &str| (format!("{FOLDER}/{name}"), text.as_bytes().to_vec());
        let files = Artifacts::from([file(".gitignore", "*\n"), file("stamp", text)]);
        deliver::deliver(&self.base, &files, &[], deliver::Mode::Write).map(drop)
    }

    fn file(&self) -> PathBuf {
        self.base.join(FOLDER).join("stamp")
    }
}

fn digest(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:016x}-{}", hasher.finish(), bytes.len())
}
