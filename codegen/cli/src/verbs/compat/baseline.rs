//! What the schemas are compared with: a revision, or another folder.

use crate::failure::Failure;
use eventwright_build::git;
use eventwright_build::read;
use eventwright_build::root::Root;
use eventwright_model::diagnostic::Diagnostic;
use eventwright_model::source::Sources;
use eventwright_model::{File, Left, Model, load_published};
use std::path::Path;

/// What came of reading a baseline.
pub(super) enum Baseline {
    /// Contracts. No rule of today has looked at them.
    Model(Box<Published>),
    /// No contracts could be made of its texts.
    Unusable(Vec<Diagnostic>, Sources),
}

/// What could be read of a baseline.
pub(super) struct Published {
    pub(super) model: Model,
    /// Files that the model was made without.
    pub(super) left_out: Vec<Left>,
    /// What was read over within the others.
    pub(super) over: Vec<Diagnostic>,
}

/// The baseline, and before it those of its history, oldest first.
pub(super) fn names(root: &Root, against: &str, history: Option<&str>) -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    if let Some(pattern) = history {
        names.extend(git::tags(root, pattern)?.into_iter().map(|tag| format!("git:{tag}")));
        if names.is_empty() {
            return Err(Failure::Io(format!("no tag matches `{pattern}`")));
        }
    }
    names.retain(|name| name != against);
    names.push(against.to_owned());
    Ok(names)
}

/// Reads a baseline.
pub(super) fn read(root: &Root, name: &str) -> Result<Baseline, Failure> {
    let files: Vec<File> = match name.strip_prefix("git:") {
        Some(revision) => git::schemas(root, revision)?,
        None => folder(name)?,
    };
    let loaded = load_published(files);
    Ok(match loaded.model {
        Some(model) => {
            Baseline::Model(Box::new(Published { model, left_out: loaded.left_out, over: loaded.diagnostics }))
        }
        None => Baseline::Unusable(loaded.diagnostics, named(&loaded.sources, name)),
    })
}

/// The texts under the baseline's name: these places are not in the work tree.
fn named(sources: &Sources, name: &str) -> Sources {
    let mut named = Sources::default();
    for (_, source) in sources.iter() {
        let path =
            if source.path.starts_with('<') { source.path.to_string() } else { format!("<{name}>/{}", source.path) };
        named.add(&path, source.text.clone());
    }
    named
}

fn folder(name: &str) -> Result<Vec<File>, Failure> {
    let there = Root::at(Path::new(name))?;
    let found = read::read(&there.schemas)?;
    match found.problems.first() {
        None => Ok(found.files),
        Some(problem) => Err(Failure::Io(format!("{name}: {}: {}", problem.path, problem.message))),
    }
}
