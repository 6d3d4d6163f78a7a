//! `generate`: what outputs.json lists, written or compared.

use super::{all_as_text, compat, fails, is_json, summary, write_json};
use crate::args::{Emitter, Findings};
use crate::failure::{Failure, Status};
use crate::render::{self, clean, count, diff, json};
use crate::terminal::Terminal;
use eventwright_build::deliver::{self, Kind, Mode};
use eventwright_build::root::Root;
use eventwright_build::stamp::Stamp;
use eventwright_build::{outputs, pipeline};
use eventwright_model::Model;
use eventwright_model::check::Checked;
use eventwright_model::facts::Output;
use eventwright_model::history::History;
use eventwright_model::source::Sources;
use serde::Serialize;
use std::path::Path;

/// What was asked for.
pub(super) struct Request<'a> {
    pub(super) findings: &'a Findings,
    pub(super) check: bool,
    pub(super) dry_run: bool,
    pub(super) emit: &'a [Emitter],
    pub(super) out: Option<&'a Path>,
    pub(super) history: &'a [String],
    pub(super) root: Option<&'a Path>,
}

#[derive(Default, Serialize)]
struct Report<'a> {
    findings: Vec<json::Finding<'a>>,
    summary: json::Counts,
    mode: &'static str,
    changes: Vec<Change<'a>>,
    foreign: &'a [String],
    unchanged: usize,
}

#[derive(Serialize)]
struct Change<'a> {
    path: &'a str,
    kind: &'static str,
}

pub(super) fn run(root: &Root, request: &Request<'_>, terminal: &mut Terminal) -> Result<Status, Failure> {
    let run = pipeline::check(root)?;
    let json = is_json(request.findings.format.format);
    let mut report = Report { mode: request.mode_name(), ..Report::default() };
    report.findings = json::findings(&run.findings, &run.sources, &root.prefix());
    report.summary = json::counts(&run.findings);
    if !json {
        let prefix = render::prefix_here(root);
        let told = all_as_text(&run.findings, &run.sources, &prefix, &terminal.out_renderer());
        write!(terminal.out(), "{told}")?;
    }
    let usable = run.checked.as_ref().filter(|_| !fails(&run.findings, request.findings.deny_warnings));
    let Some(checked) = usable else {
        if json {
            write_json(terminal, &report)?;
        } else {
            writeln!(terminal.out(), "{}: nothing was generated", summary(&run.findings))?;
        }
        return Ok(Status::Found);
    };
    let outputs = request.outputs(checked)?;
    let base = request.out.unwrap_or(&root.folder);
    let history = compat::history(root, checked, request.history, terminal)?;
    let delivered = deliver(base, checked, &run.sources, &outputs, &history, request.mode())?;
    if json {
        let changes = delivered.changes.iter();
        report.changes = changes.map(|change| Change { path: &change.path, kind: name(change.kind) }).collect();
        report.foreign = &delivered.foreign;
        report.unchanged = delivered.unchanged;
        write_json(terminal, &report)?;
    } else {
        tell(&delivered, request, terminal)?;
    }
    if !delivered.foreign.is_empty() && !json {
        let files = delivered.foreign.iter().map(|path| format!("  {}\n", clean(path))).collect::<String>();
        let level = if request.check { "error" } else { "warning" };
        terminal.remark(&format!(
            "{level}: not generated, but in a folder that only holds generated files:\n{files}\
             help: move them elsewhere, or remove them\n"
        ));
    }
    if request.check && !delivered.changes.is_empty() {
        terminal.remark(&format!("help: run `{}` to bring the files up to date\n", request.mend()));
    }
    Ok(Status::found_if(request.check && delivered.drifted()))
}

/// Brings the files up to date, or compares them. Who only compares wants to know, not to trust a stamp.
fn deliver(
    base: &Path,
    checked: &Checked,
    sources: &Sources,
    outputs: &[&Output],
    history: &History,
    mode: Mode,
) -> Result<deliver::Report, Failure> {
    let folders: Vec<String> = outputs.iter().map(|output| output.out.clone()).collect();
    // A stamp knows nothing of baselines.
    let stamped = mode == Mode::Write && history.entries.is_empty();
    let stamp = if stamped { Stamp::new(base, sources, outputs) } else { None };
    if let Some(report) = stamp.as_ref().and_then(|stamp| stamp.unchanged(&folders)) {
        return Ok(report);
    }
    let artifacts = pipeline::artifacts_with_history(checked, outputs.iter().copied(), history)
        .map_err(|error| Failure::Emit(format!("cannot generate: {error}")))?;
    let left_out: Vec<&Output> =
        checked.outputs.value.outputs.iter().filter(|output| !outputs.contains(output)).collect();
    let is_spared = |path: &str| outputs::spares(&left_out, path);
    let report = deliver::deliver_beside(base, &artifacts, &folders, &is_spared, mode)?;
    if let Some(stamp) = stamp {
        stamp.keep(&artifacts);
    }
    Ok(report)
}

/// What was or would be done, a line for each file.
fn tell(delivered: &deliver::Report, request: &Request<'_>, terminal: &mut Terminal) -> Result<(), Failure> {
    let mode = request.mode();
    let colored = terminal.is_colored();
    let out = terminal.out();
    for change in &delivered.changes {
        let done = match (mode, change.kind) {
            (Mode::Write, Kind::Created | Kind::Updated) => "wrote",
            (Mode::Write, Kind::Removed) => "removed",
            (Mode::DryRun, Kind::Created | Kind::Updated) => "would write",
            (Mode::DryRun, Kind::Removed) => "would remove",
            // The whole text of a file tells less than its name.
            (Mode::Check, Kind::Created) => "missing:",
            (Mode::Check, Kind::Removed) => "stale:",
            (Mode::Check, Kind::Updated) => {
                write!(out, "{}", diff::unified(change, colored))?;
                continue;
            }
        };
        writeln!(out, "{done} {}", clean(&change.path))?;
    }
    let unchanged = count(delivered.unchanged, "file");
    let is_are = if delivered.unchanged == 1 { "is" } else { "are" };
    if delivered.changes.is_empty() {
        writeln!(out, "nothing changed: {unchanged} {is_are} up to date")?;
    } else {
        let differ = count(delivered.changes.len(), "file");
        let done = match mode {
            Mode::Write => "changed",
            Mode::Check => "out of date",
            Mode::DryRun => "to change",
        };
        writeln!(out, "{differ} {done}, {unchanged} up to date")?;
    }
    Ok(())
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Created => "created",
        Kind::Updated => "updated",
        Kind::Removed => "removed",
    }
}

impl Request<'_> {
    fn mode(&self) -> Mode {
        match (self.check, self.dry_run) {
            (true, _) => Mode::Check,
            (false, true) => Mode::DryRun,
            (false, false) => Mode::Write,
        }
    }

    fn mode_name(&self) -> &'static str {
        match self.mode() {
            Mode::Write => "write",
            Mode::Check => "check",
            Mode::DryRun => "dry-run",
        }
    }

    /// The outputs to generate: flags narrow the list and never add to it.
    fn outputs<'m>(&self, model: &'m Model) -> Result<Vec<&'m Output>, Failure> {
        let listed = &model.outputs.value.outputs;
        if listed.is_empty() {
            let help = "list what to generate in schemas/outputs.json: \
                        {\"outputs\": [{\"emit\": \"rust\", \"out\": \"generated/src\"}]}";
            let message = "there is nothing to generate: outputs.json lists no output".to_owned();
            return Err(Failure::Usage { message, help: Some(help.to_owned()) });
        }
        let wanted =
            |output: &&Output| self.emit.is_empty() || self.emit.iter().any(|emitter| emitter.emit() == output.emit);
        for emitter in self.emit {
            if !listed.iter().any(|output| output.emit == emitter.emit()) {
                return Err(Failure::usage(format!("outputs.json lists no `{}` output", emitter.name())));
            }
        }
        Ok(listed.iter().filter(wanted).collect())
    }

    /// The command that makes an end to drift.
    fn mend(&self) -> String {
        let mut command = "eventwright generate".to_owned();
        if !self.emit.is_empty() {
            let names: Vec<&str> = self.emit.iter().map(|emitter| emitter.name()).collect();
            command.push_str(&format!(" --emit {}", names.join(",")));
        }
        for (flag, value) in [("--out", self.out), ("--root", self.root)] {
            if let Some(value) = value {
                command.push_str(&format!(" {flag} {}", quoted(&value.to_string_lossy())));
            }
        }
        command
    }
}

/// A word for a shell.
fn quoted(word: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'_' | b'-' | b':');
    if !word.is_empty() && word.bytes().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", clean(word).replace('\'', r"'\''"))
}
