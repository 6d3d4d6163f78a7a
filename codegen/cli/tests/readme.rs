//! The README's tour, run as it is printed.
//!
//! Blocks marked `console` are one session of a POSIX shell, in a copy of the repository's schemas and generated files:
//! lines that begin with `$ ` are commands, a command with `<<'END'` goes on to the line `END`, and what follows is what
//! it prints. Blocks whose mark names a file after the language are written to the service that the tour builds. With
//! `UPDATE=1` in the environment the printed lines are written to the README instead of compared.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

mod common;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Stands between what two commands print.
const BORDER: &str = "\n@@ readme @@\n";

/// `cargo run -- …` is the command line that this test was built with; a service is run and a tree is shown by cargo.
/// What cargo says of itself is left out, as it is in the README.
const CARGO: &str = r#"
cargo() {
    case "$*" in
        "run -- "*) shift 2; "$EVENTWRIGHT" "$@" ;;
        run) "$REAL_CARGO" run --quiet ;;
        "tree "*) (cd "$REPOSITORY" && "$REAL_CARGO" --quiet "$@") ;;
        *) echo "the tour does not know: cargo $*" ;;
    esac
}
exec 2>&1
"#;

/// A part of the README.
enum Part {
    /// Printed as it stands.
    Text(String),
    /// A command, over several lines where it has a here-document.
    Command(String),
}

/// The README in parts, without what commands print; and the files that it shows, by path.
fn parts(readme: &str) -> (Vec<Part>, Vec<(String, String)>) {
    let (mut parts, mut files) = (Vec::new(), Vec::<(String, String)>::new());
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        parts.push(Part::Text(line.to_owned()));
        let Some(info) = line.strip_prefix("```") else { continue };
        let session = info == "console";
        let file = info.split_once(' ').map(|(_, path)| path.to_owned());
        let mut body = String::new();
        loop {
            let line = lines.next().expect("a block is closed");
            if line == "```" {
                parts.push(Part::Text(line.to_owned()));
                break;
            }
            if !session {
                parts.push(Part::Text(line.to_owned()));
                body.push_str(line);
                body.push('\n');
            } else if let Some(command) = line.strip_prefix("$ ") {
                let mut command = command.to_owned();
                while command.contains("<<'END'") && !command.ends_with("\nEND") {
                    command.push('\n');
                    command.push_str(lines.next().expect("a here-document is closed"));
                }
                parts.push(Part::Command(command));
            }
        }
        files.extend(file.map(|path| (path, body)));
    }
    (parts, files)
}

/// What each command prints, in their order.
fn run(commands: &[&str], files: &[(String, String)]) -> Vec<String> {
    let repository = common::repository();
    let folder = common::folder("readme");
    let clone = folder.join("eventwright");
    for name in ["schemas", "generated"] {
        common::copy(&repository.join(name), &clone.join(name));
    }
    let service = folder.join("outline-service");
    let codegen = repository.join("codegen").display().to_string();
    for (path, text) in files {
        let path = service.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text.replace("../eventwright/codegen", &codegen)).unwrap();
    }
    // The folder lies within the repository, whose workspace the service is no part of.
    let manifest = service.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, format!("{text}\n[workspace]\n")).unwrap();
    // The versions that are tested anyway.
    fs::copy(repository.join("tests/downstream/Cargo.lock"), service.join("Cargo.lock")).unwrap();

    let mut script = CARGO.to_owned();
    for command in commands {
        // The next command may ask how this one ended.
        writeln!(script, "{command}\nstatus=$?\nprintf '%s' '{BORDER}'\n(exit $status)").unwrap();
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("downstream-target");
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(&script).current_dir(&clone).stdin(Stdio::null());
    shell.env("EVENTWRIGHT", env!("CARGO_BIN_EXE_eventwright")).env("REAL_CARGO", env!("CARGO"));
    shell.env("REPOSITORY", &repository).env("CARGO_TARGET_DIR", target).env_remove("RUSTFLAGS");
    shell.env("NO_COLOR", "1").env("CARGO_TERM_COLOR", "never");
    let output = String::from_utf8(shell.output().unwrap().stdout).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    let mut told: Vec<String> = output.split(BORDER).map(str::to_owned).collect();
    assert_eq!(told.pop().as_deref(), Some(""), "the session ended early:\n{output}");
    told
}

#[test]
fn the_tour_prints_what_it_says() {
    let path = common::repository().join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (parts, files) = parts(&readme);
    let commands = parts.iter().filter_map(|part| match part {
        Part::Command(command) => Some(&**command),
        Part::Text(_) => None,
    });
    let commands: Vec<&str> = commands.collect();
    let mut told = run(&commands, &files).into_iter();
    let mut said = String::new();
    for part in &parts {
        match part {
            Part::Text(line) => writeln!(said, "{line}").unwrap(),
            Part::Command(command) => {
                writeln!(said, "$ {command}").unwrap();
                let told = told.next().expect("every command was run");
                said.extend(told.lines().flat_map(|line| [line, "\n"]));
            }
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &said).unwrap();
    } else if said != readme {
        let differs = |(number, (said, written))| (said != written).then_some((number + 1, said, written));
        let line = said.lines().zip(readme.lines()).enumerate().find_map(differs);
        panic!("the tour differs, first at {line:#?}; to accept: UPDATE=1 cargo test -p eventwright --test readme");
    }
}

#[test]
fn links_of_the_documents_lead_somewhere() {
    let repository = common::repository();
    for document in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        let text = fs::read_to_string(repository.join(document)).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = link.split('#').next().unwrap_or_default();
            let elsewhere = path.is_empty() || path.contains("://");
            assert!(elsewhere || repository.join(path).exists(), "{document}: {link} leads nowhere");
        }
    }
}
