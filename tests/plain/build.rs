//! Generates types for plain schemas as a stranger's build script would: those of the official suite, cases written by
//! hand, and random ones.
//!
//! `EVENTWRIGHT_SCHEMAS` says how many random schemas there are, `EVENTWRIGHT_SEED` which.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a build script fails where it stands")]

use eventwright_build::{Document, Plain, PlainRun};
use eventwright_inputs::random::Random;
use eventwright_inputs::{cases, schemas};
use eventwright_model::File;
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// Random schemas in an ordinary run.
const SCHEMAS: usize = 300;

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where"));
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=EVENTWRIGHT_SCHEMAS");
    println!("cargo::rerun-if-env-changed=EVENTWRIGHT_SEED");
    written_by_hand(&out);
    random(&out);
    #[cfg(feature = "suite")]
    suite::generate(&out);
}

fn number(name: &str, usual: usize) -> usize {
    env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Generates one schema among what it refers to.
fn generate(schema: &[u8], remotes: &[File], assert_formats: bool) -> PlainRun {
    let plain = Plain::new().document(Document::new("schema.json").name("Root"));
    let plain = if assert_formats { plain.assert_formats() } else { plain };
    let mut files = remotes.to_vec();
    files.push(File::new("schema.json", schema));
    plain.generate(files).expect("the generator does not contradict itself")
}

/// What a refusal says, in one line.
fn refusal(run: &PlainRun) -> String {
    let first = &run.findings[0];
    let source = run.sources.get(first.span.source).expect("a finding has a place");
    let (line, column) = source.line_column(first.span.start);
    format!("{}:{line}:{column}: {} [{}]", source.path, first.message, first.rule)
}

/// The modules of one set of schemas, and the list of their faces.
struct Set {
    folder: PathBuf,
    modules: String,
    faces: String,
    refused: String,
    count: usize,
}

impl Set {
    fn new(out: &Path, name: &str) -> Self {
        let folder = out.join(name);
        fs::create_dir_all(&folder).expect("a folder can be made");
        Self { folder, modules: String::new(), faces: String::new(), refused: String::new(), count: 0 }
    }

    fn add(&mut self, title: &str, run: &PlainRun) {
        let Some(text) = run.artifacts.get("root.rs") else {
            let why = refusal(run);
            write!(self.refused, "({title:?}, {why:?}),").expect("a string can be written to");
            return;
        };
        let (name, file) = (format!("s{}", self.count), self.folder.join(format!("s{}.rs", self.count)));
        fs::write(&file, text).expect("a file can be written");
        writeln!(self.modules, "mod {name} {{ include!({file:?}); }}").expect("a string can be written to");
        write!(self.faces, "Typed::of::<{name}::Root>({title:?}),").expect("a string can be written to");
        self.count += 1;
    }

    fn finish(self) {
        let Self { folder, modules, faces, refused, .. } = self;
        let text = format!(
            "{modules}\n/// The types, by what their schemas are called.\npub const ALL: &[Typed] = &[{faces}];\n\
             /// The schemas that were refused, and why.\npub const REFUSED: &[(&str, &str)] = &[{refused}];\n"
        );
        fs::write(folder.with_extension("rs"), text).expect("a file can be written");
    }
}

fn written_by_hand(out: &Path) {
    let mut set = Set::new(out, "cases");
    for case in cases::all() {
        set.add(case.name, &generate(case.schema.as_bytes(), &[], true));
    }
    set.finish();
}

fn random(out: &Path) {
    let mut set = Set::new(out, "random");
    let wanted = number("EVENTWRIGHT_SCHEMAS", SCHEMAS);
    let first = number("EVENTWRIGHT_SEED", 1) as u64;
    for seed in first.. {
        if set.count >= wanted {
            break;
        }
        let schema = schemas::schema(&mut Random::new(seed));
        set.add(&format!("seed {seed}"), &generate(schema.as_bytes(), &[], true));
    }
    set.finish();
}

#[cfg(feature = "suite")]
mod suite {
    use super::Set;
    use eventwright_inputs::suite::{self, Part};
    use eventwright_model::File;
    use eventwright_runtime::format::Format;
    use std::path::Path;

    fn generate_part(out: &Path, name: &str, part: Part) {
        let mut set = Set::new(out, name);
        if let Some(folder) = suite::folder() {
            let remotes = suite::remotes(&folder).into_iter().enumerate();
            let remotes: Vec<File> = remotes
                .map(|(index, remote)| File {
                    path: format!("remotes/{index}"),
                    bytes: remote.bytes,
                    uri: Some(remote.uri),
                })
                .collect();
            let formats: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
            for group in suite::groups(&folder, part, &formats) {
                set.add(&group.title, &super::generate(&group.schema, &remotes, part == Part::Formats));
            }
        }
        set.finish();
    }

    pub(super) fn generate(out: &Path) {
        match suite::folder() {
            Some(folder) => println!("cargo::rerun-if-changed={}", folder.display()),
            None => println!("cargo::warning=skipped: no shared/data/json-schema-test-suite beside the repository"),
        }
        generate_part(out, "suite_required", Part::Required);
        generate_part(out, "suite_optional", Part::Optional);
        generate_part(out, "suite_formats", Part::Formats);
    }
}
