//! This generator as a library.

use eventwright_build::pipeline::{self, Run};
use eventwright_build::root::Root;
use eventwright_model::check::Checked;
use eventwright_model::facts::{Emit, Output, OutputOptions, RustForm};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

/// What to generate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Rust as a build script writes it.
    Unformatted,
    /// Rust as it is committed, and the reference pages.
    FormattedAndMarkdown,
}

/// Checks the schemas below `root`; they must have no findings.
///
/// # Errors
/// A file that cannot be read, or the first finding.
pub fn check(root: &Path) -> Result<Checked, Box<dyn Error>> {
    let root = Root { folder: root.to_owned(), schemas: root.join("schemas") };
    let Run { checked, findings, .. } = pipeline::check(&root)?;
    match (checked, findings.first()) {
        (Some(checked), None) => Ok(checked),
        (_, finding) => Err(finding.map_or_else(String::new, |finding| finding.message.clone()).into()),
    }
}

/// Generates from the schemas below `root`.
///
/// # Errors
/// A file that cannot be read, or a finding.
pub fn generate(root: &Path, form: Form) -> Result<BTreeMap<String, Vec<u8>>, Box<dyn Error>> {
    let checked = check(root)?;
    let output = |emit, form| {
        let options = OutputOptions { form, crate_name: Some("events".to_owned()), ..OutputOptions::default() };
        Output { emit, out: if emit == Emit::Rust { "src".to_owned() } else { "docs".to_owned() }, options }
    };
    let outputs = match form {
        Form::Unformatted => vec![output(Emit::Rust, Some(RustForm::Include))],
        Form::FormattedAndMarkdown => {
            vec![output(Emit::Rust, Some(RustForm::Crate)), output(Emit::Markdown, None)]
        }
    };
    Ok(pipeline::artifacts(&checked, &outputs)?)
}
