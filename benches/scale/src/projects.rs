//! Crates that exist to be built and timed.

use crate::clock;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A generator whose output a crate is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Maker {
    /// This one.
    Ours,
    /// typify.
    Typify,
    /// quicktype.
    Quicktype,
    /// jsonschema's macro: the crate holds its invocations, so that expanding them is part of compiling.
    Macro,
}

impl Maker {
    /// The dependencies of what it generates.
    fn dependencies(self, runtime: &Path) -> String {
        match self {
            Self::Ours => format!("eventwright-runtime = {{ path = {runtime:?} }}\n"),
            Self::Typify => "chrono = { version = \"0.4\", features = [\"serde\"] }\nregress = \"0.12\"\n\
                serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n\
                uuid = { version = \"1\", features = [\"serde\"] }\n"
                .to_owned(),
            Self::Quicktype => "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n".to_owned(),
            Self::Macro => {
                "jsonschema = { version = \"=0.60.2\", default-features = false, features = [\"macros\"] }\n\
                serde_json = \"1\"\n"
                    .to_owned()
            }
        }
    }
}

/// Writes the crate `leaf`: generated code, and a function per contract that uses it, because a type that nobody decodes
/// may cost nothing to compile.
///
/// # Errors
/// What the file system says.
pub fn leaf(folder: &Path, maker: Maker, runtime: &Path, events: &str, uses: &str) -> std::io::Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    let manifest = format!(
        "[workspace]\n\n[package]\nname = \"leaf\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n{}",
        maker.dependencies(runtime)
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("src/events.rs"), events)?;
    // What peers generate warns; what is measured is how long it takes to compile.
    let library = format!("#![allow(warnings)]\npub mod events {{ include!(\"events.rs\"); }}\n{uses}");
    fs::write(folder.join("src/lib.rs"), library)
}

/// Builds a crate with its dependencies, then the crate alone: how many seconds the second took.
///
/// # Errors
/// It does not build.
pub fn compile(folder: &Path, release: bool) -> Result<f64, Box<dyn Error>> {
    let build = || {
        let mut command = cargo(folder, "build");
        if release {
            command.arg("--release");
        }
        run(&mut command)
    };
    build()?;
    // Only the time of the file tells cargo that there is something to do.
    let library = folder.join("src/lib.rs");
    fs::write(&library, fs::read(&library)?)?;
    let start = clock::children()?;
    build()?;
    Ok(clock::children()?.seconds - start.seconds)
}

/// Writes and builds a crate whose build script generates from `schemas`; the script itself.
///
/// # Errors
/// It does not build.
pub fn build_script(folder: &Path, library: &Path, schemas: &Path) -> Result<PathBuf, Box<dyn Error>> {
    fs::create_dir_all(folder.join("src"))?;
    let manifest = format!(
        "[workspace]\n\n[package]\nname = \"script\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [build-dependencies]\neventwright-build = {{ path = {library:?} }}\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("build.rs"), format!("fn main() {{ eventwright_build::compile({schemas:?}); }}\n"))?;
    fs::write(folder.join("src/lib.rs"), "")?;
    // Earlier ones are not what would be built now.
    let built = folder.join("target/debug/build");
    for entry in fs::read_dir(&built).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with("script-") {
            fs::remove_dir_all(entry.path())?;
        }
    }
    run(&mut cargo(folder, "build"))?;
    let entries = fs::read_dir(&built)?.flatten();
    let scripts = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with("script-"));
    let mut found = scripts.map(|entry| entry.path().join("build-script-build"));
    found.find(|path| path.is_file()).ok_or_else(|| "cargo left no build script".into())
}

fn cargo(folder: &Path, verb: &str) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(folder).arg(verb).arg("--quiet").env("CARGO_INCREMENTAL", "0");
    command.env_remove("CARGO_TARGET_DIR");
    command
}

/// Runs a command that must succeed, without showing what it prints.
///
/// # Errors
/// It does not run, or fails; with what it said.
pub fn run(command: &mut Command) -> Result<String, Box<dyn Error>> {
    let output = command.stdin(Stdio::null()).output()?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{command:?}: {}", said.lines().take(20).collect::<Vec<_>>().join("\n")).into())
}
