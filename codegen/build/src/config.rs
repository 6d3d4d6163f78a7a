//! The front door of build scripts.
//!
//! A build script that has printed an error still returns normally: cargo fails the build, and the user sees the
//! findings instead of the backtrace of a build script.

use crate::cargo::Cargo;
use crate::deliver::{Mode, deliver};
use crate::pipeline;
use crate::root::Root;
use eventwright_emit::Artifacts;
use eventwright_model::facts::{Emit, Output, OutputOptions, RustForm};
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How to generate Rust types from a build script.
///
/// ```no_run
/// // build.rs
/// eventwright_build::Config::new().schemas("schemas").runtime_path("::eventwright_runtime").compile();
/// ```
#[derive(Clone, Debug, Default)]
pub struct Config {
    schemas: Option<PathBuf>,
    out_dir: Option<PathBuf>,
    runtime_path: Option<String>,
}

impl Config {
    /// The schemas of the package's folder `schemas`, to `$OUT_DIR`.
    pub fn new() -> Self {
        Self::default()
    }

    /// The schema folder, relative to the package. Default: `schemas`.
    #[must_use]
    pub fn schemas(mut self, folder: impl Into<PathBuf>) -> Self {
        self.schemas = Some(folder.into());
        self
    }

    /// Where to write `<module>.rs`, one file per schema module. Default: `$OUT_DIR`.
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

    /// Checks the schemas and writes the types, telling cargo what the build depends on and what was found. Errors end
    /// as `cargo::error`, which makes cargo fail the build after the script has returned; old output stays as it was.
    pub fn compile(&self) {
        let text = self.run(std::env::var_os("OUT_DIR"));
        // Without a standard output there is no cargo to tell anything.
        drop(io::stdout().lock().write_all(text.as_bytes()));
    }

    /// What to tell cargo.
    fn run(&self, out_dir: Option<OsString>) -> String {
        let schemas = self.schemas.clone().unwrap_or_else(|| PathBuf::from("schemas"));
        let mut cargo = Cargo::default();
        cargo.changed(&schemas);
        let Some(out) = self.out_dir.clone().or(out_dir.map(PathBuf::from)) else {
            cargo.error("OUT_DIR is not set: call this from a build script, or name a folder with `out_dir`");
            return cargo.text;
        };
        match self.generate(&schemas, &mut cargo) {
            Ok(Some(artifacts)) => {
                if let Err(error) = deliver(&out, &artifacts, &[], Mode::Write) {
                    cargo.error(&error.to_string());
                }
            }
            // The findings are told.
            Ok(None) => {}
            Err(message) => cargo.error(&message),
        }
        cargo.text
    }

    fn generate(&self, schemas: &Path, cargo: &mut Cargo) -> Result<Option<Artifacts>, String> {
        let folder = schemas.parent().unwrap_or(schemas).to_owned();
        let root = Root { folder, schemas: schemas.to_owned() };
        let run = pipeline::check(&root).map_err(|error| error.to_string())?;
        for path in &run.reached {
            cargo.changed(path);
        }
        for finding in &run.findings {
            cargo.finding(&run.sources, schemas, finding);
        }
        let Some(checked) = &run.checked else {
            return Ok(None);
        };
        let options = OutputOptions {
            form: Some(RustForm::Include),
            runtime_path: self.runtime_path.clone(),
            ..OutputOptions::default()
        };
        let output = Output { emit: Emit::Rust, out: OUT.to_owned(), options };
        let artifacts = pipeline::artifacts(checked, [&output]).map_err(|error| error.to_string())?;
        let below = |(path, bytes): (String, Vec<u8>)| {
            let path = path.strip_prefix(OUT).map_or(path.as_str(), |rest| rest.trim_start_matches('/')).to_owned();
            (path, bytes)
        };
        Ok(Some(artifacts.into_iter().map(below).collect()))
    }
}

/// Checks the schemas of a folder and writes their types to `$OUT_DIR/<module>.rs`, with every default of [`Config`].
///
/// ```no_run
/// // build.rs
/// eventwright_build::compile("schemas");
/// ```
pub fn compile(schemas: impl Into<PathBuf>) {
    Config::new().schemas(schemas).compile();
}

/// The folder that artifacts are emitted for before they move to `$OUT_DIR`.
const OUT: &str = "out";
