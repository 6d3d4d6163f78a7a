//! A stranger's service: it is built and run as it stands, and rebuilt exactly when its schemas change.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails where it stands")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const CONTRACT: &str = "schemas/billing/invoice.paid.v1.json";

struct Service {
    folder: PathBuf,
}

impl Service {
    /// A copy of `tests/downstream`, so that its schemas can be changed.
    fn new() -> Self {
        let folder = common::folder("downstream");
        let original = common::repository().join("tests/downstream");
        for name in ["src", "schemas"] {
            common::copy(&original.join(name), &folder.join(name));
        }
        for name in ["build.rs", "Cargo.lock"] {
            fs::copy(original.join(name), folder.join(name)).unwrap();
        }
        let manifest = fs::read_to_string(original.join("Cargo.toml")).unwrap();
        let codegen = common::repository().join("codegen").display().to_string().replace('\\', "/");
        fs::write(folder.join("Cargo.toml"), manifest.replace("../../codegen", &codegen)).unwrap();
        Self { folder }
    }

    fn cargo(&self, verb: &str) -> (bool, String, String) {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("downstream-target");
        let mut command = Command::new(env!("CARGO"));
        command.arg(verb).args(["--locked", "--verbose"]).current_dir(&self.folder);
        command.env("CARGO_TARGET_DIR", target).env("CARGO_TERM_COLOR", "never").env_remove("RUSTFLAGS");
        let Output { status, stdout, stderr } = command.output().unwrap();
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        (status.success(), text(&stdout), text(&stderr))
    }

    /// Builds; whether the service had to be compiled for it.
    #[track_caller]
    fn compiles(&self) -> bool {
        let (success, _, stderr) = self.cargo("build");
        assert!(success, "{stderr}");
        let fresh = stderr.contains("Fresh downstream ");
        assert!(fresh != stderr.contains("Compiling downstream "), "{stderr}");
        !fresh
    }

    fn write(&self, path: &str, text: &str) {
        // Cargo compares times of whole files; a change within the same tick would be none.
        std::thread::sleep(std::time::Duration::from_millis(50));
        fs::write(self.folder.join(path), text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.join(path)).unwrap()
    }
}

#[test]
fn a_stranger_builds_runs_and_rebuilds() {
    let service = Service::new();
    let (success, stdout, stderr) = service.cargo("run");
    assert!(success, "{stdout}{stderr}");
    let expected = "/total minimum: expected at least 0\n/lines minItems: expected at least 1 item\n";
    assert!(stdout.starts_with("encoded ") && stdout.contains(expected), "{stdout}");

    assert!(!service.compiles(), "nothing changed");
    let contract = service.read(CONTRACT);
    service.write(CONTRACT, &contract.replace("An invoice was paid in full.", "The money is there."));
    assert!(service.compiles(), "a schema changed");
    assert!(!service.compiles());

    let policy = "{ \"payload\": { \"max_bytes\": 400 }, \"rules\": { \"unlisted-event\": \"warn\" } }\n";
    service.write("schemas/policy.json", policy);
    assert!(service.compiles(), "the policy changed");
    // Nothing else changes with it, so that only the file's appearance can tell cargo.
    service.write("schemas/billing/invoice.void.v1.json", &contract.replace("invoice.paid", "invoice.void"));
    assert!(service.compiles(), "a schema was added");
    assert!(!service.compiles());

    // One line for each finding, with its place, and no backtrace of a build script.
    let broken = contract
        .replace("\"maxLength\"", "\"maxLenght\"")
        .replace("\"transfer\", \"direct_debit\"", "\"transfer\", \"transfer\"");
    service.write(CONTRACT, &broken.replace("\"description\": \"How", "\"describtion\": \"How"));
    let (success, _, stderr) = service.cargo("build");
    assert!(!success);
    let errors: Vec<&str> = stderr.lines().filter(|line| line.starts_with("error: downstream@0.1.0: ")).collect();
    assert_eq!(errors.len(), 2, "{stderr}");
    for (error, name) in errors.iter().zip(["maxLenght", "describtion"]) {
        let start = format!("error: downstream@0.1.0: {CONTRACT}:");
        assert!(error.starts_with(&start) && error.contains(name) && error.ends_with(" [unknown-keyword]"), "{error}");
    }
    assert!(!stderr.contains("panicked"), "{stderr}");

    service.write(CONTRACT, &contract);
    assert!(service.compiles(), "mended");
}
