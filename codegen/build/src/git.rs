//! Schemas as a revision of the repository has them, asked of `git` itself. The work tree is not touched, and nothing of it
//! is looked at.

use crate::root::Root;
use eventwright_model::File;
use eventwright_model::node::MAX_BYTES;
use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

/// Why a revision could not be read.
#[derive(Debug)]
pub enum GitError {
    /// There is no `git`, or it could not be started.
    NoGit(io::Error),
    /// The folder is in no repository.
    NoRepository,
    /// The repository has no such revision; `shallow` tells whether it holds only part of its history.
    NoRevision {
        /// The revision as it was given.
        revision: String,
        /// Whether the repository is a shallow clone.
        shallow: bool,
    },
    /// The revision has no schema folder at that path.
    NoSchemas {
        /// The revision as it was given.
        revision: String,
        /// The path that was looked for, relative to the repository.
        path: String,
    },
    /// An object is not there: a partial clone, or a damaged repository.
    NoObject {
        /// The path that it belongs to.
        path: String,
    },
    /// A link of the schema folder leads to nothing that is part of the schemas.
    Link {
        /// The link, below the schema folder.
        path: String,
        /// Where it leads, as it is written.
        target: String,
        /// What is wrong with that.
        wrong: &'static str,
    },
    /// `git` said something else than expected.
    Failed(String),
}

impl fmt::Display for GitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoGit(error) => write!(f, "cannot run git: {error}"),
            Self::NoRepository => f.write_str("the schemas are in no git repository"),
            Self::NoRevision { revision, shallow: false } => write!(f, "there is no revision `{revision}`"),
            Self::NoRevision { revision, shallow: true } => write!(
                f,
                "there is no revision `{revision}` here: this is a shallow clone, `git fetch --unshallow` gets the rest"
            ),
            Self::NoSchemas { revision, path } => write!(f, "the revision `{revision}` has no schemas at `{path}`"),
            Self::NoObject { path } => {
                write!(f, "git does not have the contents of `{path}`: is this a partial clone?")
            }
            Self::Link { path, target, wrong } => write!(f, "the link `{path}` leads to `{target}`: {wrong}"),
            Self::Failed(told) => write!(f, "git failed: {told}"),
        }
    }
}

impl std::error::Error for GitError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NoGit(error) => Some(error),
            _ => None,
        }
    }
}

/// The schema files of a root as a revision has them, at the same path as now.
///
/// # Errors
/// What [`GitError`] lists; a path or revision that is not there is told as such.
pub fn schemas(root: &Root, revision: &str) -> Result<Vec<File>, GitError> {
    let repository = Repository::of(root)?;
    let commit = repository.commit(revision)?;
    let prefix = repository.prefix(&root.schemas)?;
    let listing = repository.ask(&["ls-tree", "-r", "-z", "--full-tree", &commit, "--", &format!("{prefix}/")])?;
    let all: BTreeMap<&str, Entry<'_>> = listing.split('\0').filter_map(|line| entry(line, &prefix)).collect();
    let ours = all.iter().filter(|(path, entry)| entry.kind != Kind::Other && is_ours(path));
    let (files, links): (Vec<_>, Vec<_>) = ours.partition(|(_, entry)| entry.kind == Kind::File);
    let object = |(path, entry): &(&&str, &Entry<'_>)| (entry.object.to_owned(), (**path).to_owned());
    let mut entries: Vec<(String, String)> = files.iter().map(object).collect();
    entries.extend(repository.followed(&all, links.iter().map(object).collect())?);
    if entries.is_empty() {
        return Err(GitError::NoSchemas { revision: revision.to_owned(), path: prefix });
    }
    repository.contents(&entries)
}

/// Tags that match a pattern of `git tag --list`, oldest first.
///
/// # Errors
/// What [`GitError`] lists.
pub fn tags(root: &Root, pattern: &str) -> Result<Vec<String>, GitError> {
    let repository = Repository::of(root)?;
    let told = repository.ask(&["tag", "--list", "--sort=creatordate", "--", pattern])?;
    Ok(told.lines().map(str::to_owned).collect())
}

/// What stands at a path of the listing.
struct Entry<'l> {
    kind: Kind,
    object: &'l str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Link,
    /// A submodule.
    Other,
}

/// An entry of the listing, by its path below the schema folder.
fn entry<'l>(line: &'l str, prefix: &str) -> Option<(&'l str, Entry<'l>)> {
    let (facts, path) = line.split_once('\t')?;
    let mut facts = facts.split(' ');
    let (mode, kind, object) = (facts.next()?, facts.next()?, facts.next()?);
    let path = path.strip_prefix(prefix)?.strip_prefix('/')?;
    let kind = match (kind, mode) {
        ("blob", "120000") => Kind::Link,
        ("blob", _) => Kind::File,
        _ => Kind::Other,
    };
    Some((path, Entry { kind, object }))
}

/// Whether a path is one that is read: hidden files and our own meta-schemas are passed over as on disk.
fn is_ours(path: &str) -> bool {
    let hidden = path.split('/').any(|part| part.starts_with('.'));
    path.ends_with(".json") && !hidden && !path.starts_with("dialect/")
}

/// Where a link leads, as a path below the schema folder; `None` where it leads out of it.
fn led(link: &str, target: &str) -> Option<String> {
    if target.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = link.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// Longer chains of links are circles.
const LINKS: usize = 40;

struct Repository {
    top: String,
}

impl Repository {
    fn of(root: &Root) -> Result<Self, GitError> {
        let told = command(&root.folder, &["rev-parse", "--show-toplevel"]).output().map_err(GitError::NoGit)?;
        if !told.status.success() {
            return Err(GitError::NoRepository);
        }
        let top = String::from_utf8_lossy(&told.stdout).trim_end_matches(['\n', '\r']).to_owned();
        Ok(Self { top })
    }

    fn ask(&self, args: &[&str]) -> Result<String, GitError> {
        let told = command(Path::new(&self.top), args).output().map_err(GitError::NoGit)?;
        if told.status.success() {
            return Ok(String::from_utf8_lossy(&told.stdout).into_owned());
        }
        let said = String::from_utf8_lossy(&told.stderr);
        Err(GitError::Failed(said.lines().next().unwrap_or("it gave no reason").to_owned()))
    }

    fn commit(&self, revision: &str) -> Result<String, GitError> {
        let named = format!("{revision}^{{commit}}");
        let args = ["rev-parse", "--verify", "--quiet", "--end-of-options", &named];
        if let Ok(commit) = self.ask(&args) {
            return Ok(commit.trim().to_owned());
        }
        let shallow = self.ask(&["rev-parse", "--is-shallow-repository"]).is_ok_and(|told| told.trim() == "true");
        Err(GitError::NoRevision { revision: revision.to_owned(), shallow })
    }

    /// The schema folder's path within the repository, with `/`.
    fn prefix(&self, schemas: &Path) -> Result<String, GitError> {
        let told = command(schemas, &["rev-parse", "--show-prefix"]).output().map_err(GitError::NoGit)?;
        if !told.status.success() {
            return Err(GitError::NoRepository);
        }
        Ok(String::from_utf8_lossy(&told.stdout).trim_end_matches(['\n', '\r', '/']).to_owned())
    }

    /// The files that links lead to, under the links' names. What leads out of the schema folder was never part of a
    /// contract, so it is refused as on disk.
    fn followed(
        &self,
        all: &BTreeMap<&str, Entry<'_>>,
        links: Vec<(String, String)>,
    ) -> Result<Vec<(String, String)>, GitError> {
        let mut found = Vec::new();
        // Name, object of the link at hand, and its path.
        let mut open: Vec<(String, String, String)> =
            links.into_iter().map(|(object, path)| (path.clone(), object, path)).collect();
        for _ in 0..LINKS {
            if open.is_empty() {
                return Ok(found);
            }
            let asked: Vec<(String, String)> =
                open.iter().map(|(_, object, at)| (object.clone(), at.clone())).collect();
            let targets = self.contents(&asked)?;
            let mut next = Vec::new();
            for ((name, _, at), target) in open.into_iter().zip(targets) {
                let target = String::from_utf8_lossy(&target.bytes).into_owned();
                let wrong = |wrong| GitError::Link { path: name.clone(), target: target.clone(), wrong };
                let path = led(&at, &target).ok_or_else(|| wrong("that is outside the schema folder"))?;
                match all.get(path.as_str()) {
                    Some(Entry { kind: Kind::File, object }) => found.push(((*object).to_owned(), name)),
                    Some(Entry { kind: Kind::Link, object }) => next.push((name, (*object).to_owned(), path)),
                    _ => return Err(wrong("there is no such file")),
                }
            }
            open = next;
        }
        match open.into_iter().next() {
            None => Ok(found),
            Some((path, _, target)) => Err(GitError::Link { path, target, wrong: "links lead in a circle" }),
        }
    }

    /// The contents of all objects, from one process.
    fn contents(&self, entries: &[(String, String)]) -> Result<Vec<File>, GitError> {
        let mut git = command(Path::new(&self.top), &["cat-file", "--batch"]);
        let mut child =
            git.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(GitError::NoGit)?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let (Some(mut input), Some(output)) = (input, output) else {
            return Err(GitError::Failed("its pipes could not be opened".to_owned()));
        };
        let asked: String = entries.iter().map(|(object, _)| format!("{object}\n")).collect();
        // Asked from another thread: git answers while it reads, and a full pipe would stop both.
        let files = std::thread::scope(|scope| {
            scope.spawn(move || input.write_all(asked.as_bytes()));
            let mut output = BufReader::new(output);
            entries.iter().map(|(_, path)| content(&mut output, path)).collect::<Result<Vec<File>, GitError>>()
        });
        // Whether it ended well does not matter once everything was read.
        let _ = child.kill();
        let _ = child.wait();
        files
    }
}

/// The next answer of `git cat-file --batch`: a line with the size, the bytes, a line feed.
fn content(output: &mut impl BufRead, path: &str) -> Result<File, GitError> {
    let failed = |error: io::Error| GitError::Failed(error.to_string());
    let mut header = String::new();
    output.read_line(&mut header).map_err(failed)?;
    let mut facts = header.trim_end().split(' ');
    let (_, kind, size) = (facts.next(), facts.next(), facts.next().and_then(|size| size.parse::<u64>().ok()));
    let (Some("blob"), Some(size)) = (kind, size) else { return Err(GitError::NoObject { path: path.to_owned() }) };
    if size > MAX_BYTES as u64 {
        return Err(GitError::Failed(format!("`{path}` is larger than any schema may be")));
    }
    let mut bytes = vec![0; usize::try_from(size).unwrap_or(0)];
    output.read_exact(&mut bytes).map_err(failed)?;
    let mut end = [0];
    output.read_exact(&mut end).map_err(failed)?;
    Ok(File::new(path, bytes))
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut git = Command::new("git");
    // Paths as they are, one language, and no question to a terminal that nobody watches.
    git.arg("-C").arg(folder).args(["-c", "core.quotepath=off"]).args(args);
    git.env("LC_ALL", "C").env("GIT_TERMINAL_PROMPT", "0").env("GIT_OPTIONAL_LOCKS", "0").stdin(Stdio::null());
    git
}
