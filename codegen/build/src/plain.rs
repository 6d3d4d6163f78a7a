//! Plain JSON Schema documents: types and validators without an event, a policy or a size limit around them.

use crate::cargo::Cargo;
use crate::deliver::{Mode, deliver};
use eventwright_emit::{Artifacts, EmitError, rust};
use eventwright_model::diagnostic::Diagnostic;
use eventwright_model::facts::RustForm;
use eventwright_model::names;
use eventwright_model::node::MAX_BYTES;
use eventwright_model::source::Sources;
use eventwright_model::{File, Profile, check, load};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};

/// A file that holds a schema.
///
/// ```
/// use eventwright_build::Document;
///
/// let order = Document::new("schemas/order.json").uri("https://example.com/order").name("PlacedOrder");
/// ```
#[derive(Clone, Debug)]
pub struct Document {
    path: PathBuf,
    uri: Option<String>,
    name: Option<String>,
}

impl Document {
    /// The file at a path relative to the package.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), uri: None, name: None }
    }

    /// The URI that other documents refer to it by, where it has no `$id` that says so. Default: its path, so that
    /// `"$ref": "other.json"` means the file beside it.
    #[must_use]
    pub fn uri(mut self, uri: impl Into<String>) -> Self {
        self.uri = Some(uri.into());
        self
    }

    /// The name of its type. Default: the file's name up to its first dot, in camel case: `order.schema.json` becomes
    /// `Order`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The path as the model knows it: with `/`.
    fn known_as(&self) -> String {
        let parts = self.path.components().map(|part| part.as_os_str().to_string_lossy());
        parts.collect::<Vec<_>>().join("/").replace("//", "/")
    }

    fn type_name(&self) -> String {
        let stem = || {
            let file = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            names::camel(file.split('.').find(|part| !part.is_empty()).unwrap_or_default())
        };
        self.name.clone().unwrap_or_else(stem)
    }
}

impl<P: Into<PathBuf>> From<P> for Document {
    fn from(path: P) -> Self {
        Self::new(path)
    }
}

/// Types and validators of plain JSON Schema 2020-12 documents, from a build script.
///
/// Each document becomes `$OUT_DIR/<name>.rs`, the name of its type in snake case. The type has `decode`,
/// `decode_tolerant`, `encode`, `violations` and serde's traits, and decides as the standard has it. Nothing else is
/// asked of the document: unknown keywords are passed over, formats are annotations unless [`Plain::assert_formats`]
/// says otherwise, no rule of contracts applies. What it refers to must be among the documents and references; nothing
/// is ever fetched.
///
/// ```no_run
/// // build.rs
/// eventwright_build::Plain::new()
///     .document("schemas/order.json")
///     .reference(eventwright_build::Document::new("schemas/geo.json").uri("https://example.com/geo"))
///     .compile();
/// ```
///
/// ```ignore
/// // src/lib.rs
/// pub mod order {
///     include!(concat!(env!("OUT_DIR"), "/order.rs"));
/// }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Plain {
    documents: Vec<Document>,
    references: Vec<Document>,
    assert_formats: bool,
    module: Option<String>,
    out_dir: Option<PathBuf>,
    runtime_path: Option<String>,
}

/// What came of generating plain documents.
#[derive(Debug)]
pub struct PlainRun {
    /// The texts, which findings point into.
    pub sources: Sources,
    /// Why there are no artifacts, in the order of places.
    pub findings: Vec<Diagnostic>,
    /// One file of Rust per document, or one for all.
    pub artifacts: Artifacts,
}

impl Plain {
    /// No documents yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A document that gets a type.
    #[must_use]
    pub fn document(mut self, document: impl Into<Document>) -> Self {
        self.documents.push(document.into());
        self
    }

    /// A document that others refer to; it gets no type of its own.
    #[must_use]
    pub fn reference(mut self, document: impl Into<Document>) -> Self {
        self.references.push(document.into());
        self
    }

    /// `format` asserts, for the thirteen formats that contracts know. Default: it only annotates, as the standard has it.
    #[must_use]
    pub fn assert_formats(mut self) -> Self {
        self.assert_formats = true;
        self
    }

    /// All types go into one file `<name>.rs`, where they share what is equal. Default: a file each.
    #[must_use]
    pub fn module(mut self, name: impl Into<String>) -> Self {
        self.module = Some(name.into());
        self
    }

    /// Where to write the files. Default: `$OUT_DIR`.
    #[must_use]
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// By which path generated code names the runtime crate. Default: `::eventwright_runtime`.
    #[must_use]
    pub fn runtime_path(mut self, path: impl Into<String>) -> Self {
        self.runtime_path = Some(path.into());
        self
    }

    /// Reads the documents and writes their types, telling cargo what the build depends on and what was found. Errors
    /// end as `cargo::error`, which makes cargo fail the build after the script has returned.
    pub fn compile(&self) {
        let text = self.run(std::env::var_os("OUT_DIR"));
        // Without a standard output there is no cargo to tell anything.
        drop(io::stdout().lock().write_all(text.as_bytes()));
    }

    fn run(&self, out_dir: Option<OsString>) -> String {
        let mut cargo = Cargo::default();
        for document in self.documents.iter().chain(&self.references) {
            cargo.changed(&document.path);
        }
        let Some(out) = self.out_dir.clone().or(out_dir.map(PathBuf::from)) else {
            cargo.error("OUT_DIR is not set: call this from a build script, or name a folder with `out_dir`");
            return cargo.text;
        };
        let done = self.files().and_then(|files| {
            let run = self.generate(files).map_err(|error| error.to_string())?;
            for finding in &run.findings {
                cargo.finding(&run.sources, Path::new(""), finding);
            }
            if run.findings.is_empty() {
                deliver(&out, &run.artifacts, &[], Mode::Write).map_err(|error| error.to_string())?;
            }
            Ok(())
        });
        if let Err(message) = done {
            cargo.error(&message);
        }
        cargo.text
    }

    fn files(&self) -> Result<Vec<File>, String> {
        let read = |document: &Document| {
            let open = fs::File::open(&document.path);
            let mut bytes = Vec::new();
            // Enough to tell that it is too large is enough.
            open.and_then(|file| file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes))
                .map_err(|error| format!("cannot read {}: {error}", document.path.display()))?;
            Ok(File { path: document.known_as(), bytes, uri: document.uri.clone() })
        };
        self.documents.iter().chain(&self.references).map(read).collect()
    }

    /// The same from texts that were read already: no file is opened. `files` holds each document and reference under
    /// its path, and its URI if it has one.
    ///
    /// # Errors
    /// A type's name is not usable, or the generator contradicts itself. What is wrong with a document is not an error
    /// but a finding.
    pub fn generate(&self, files: Vec<File>) -> Result<PlainRun, EmitError> {
        let loaded = load(files, Profile::Plain { assert_formats: self.assert_formats });
        let Some(model) = loaded.model else {
            return Ok(PlainRun { sources: loaded.sources, findings: loaded.diagnostics, artifacts: Artifacts::new() });
        };
        let report = check::check(model);
        let mut artifacts = Artifacts::new();
        if let Some(checked) = report.checked {
            let named: Vec<(String, String)> =
                self.documents.iter().map(|document| (document.known_as(), document.type_name())).collect();
            for (file, documents) in self.grouped(&named)? {
                let text = rust::documents(&checked, &documents, RustForm::Include, self.runtime_path.as_deref())?;
                artifacts.insert(format!("{file}.rs"), text.into_bytes());
            }
        }
        Ok(PlainRun { sources: loaded.sources, findings: report.findings, artifacts })
    }

    /// Which documents go into which file.
    fn grouped<'a>(&self, named: &'a [(String, String)]) -> Result<Vec<(String, Vec<rust::Document<'a>>)>, EmitError> {
        let documents = named.iter().map(|(path, name)| rust::Document { path, name });
        if let Some(module) = &self.module {
            return Ok(vec![(module.clone(), documents.collect())]);
        }
        let mut taken = BTreeSet::new();
        let mut groups = Vec::new();
        for document in documents {
            let file = names::snake(document.name);
            if !taken.insert(file.clone()) {
                return Err(rust::unusable_name(document.name));
            }
            groups.push((file, vec![document]));
        }
        Ok(groups)
    }
}
