//! The verbs, a file each, and what several of them need.

mod check;
mod compat;
mod explain;
mod generate;
mod list;
mod size;
mod validate;

use crate::args::{Args, Format, Verb};
use crate::failure::{Failure, Status};
use crate::render::{self, count, json, text};
use crate::terminal::Terminal;
use annotate_snippets::Renderer;
use eventwright_build::pipeline;
use eventwright_build::root::Root;
use eventwright_model::check::Checked;
use eventwright_model::diagnostic::Diagnostic;
use eventwright_model::source::Sources;
use eventwright_model::{Contract, Model, Module, suggest};
use std::path::Path;

/// Does what the command line asks for.
pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result<Status, Failure> {
    let root = || find_root(args.root.as_deref());
    match &args.verb {
        Verb::Check { format, deny_warnings, today } => {
            let request = check::Request { format: *format, deny_warnings: *deny_warnings, today: today.as_deref() };
            check::run(&root()?, &request, terminal)
        }
        Verb::Generate { findings, check, dry_run, emit, out, history } => {
            let request = generate::Request {
                findings,
                check: *check,
                dry_run: *dry_run,
                emit,
                out: out.as_deref(),
                history,
                root: args.root.as_deref(),
            };
            generate::run(&root()?, &request, terminal)
        }
        Verb::Compat { against, mode, reader, baseline_history, format, deny_warnings, today } => {
            let request = compat::Request {
                against,
                mode: *mode,
                readers: *reader,
                history: baseline_history.as_deref(),
                format: *format,
                deny_warnings: *deny_warnings,
                today: today.clone().unwrap_or_else(clock),
            };
            compat::run(&root()?, &request, terminal)
        }
        Verb::List { format } => list::run(&root()?, format.format, terminal),
        Verb::Validate { event_type, files, findings } => {
            validate::run(&root()?, event_type, files, *findings, terminal)
        }
        Verb::Explain { rule } => explain::run(rule.as_deref(), terminal),
        Verb::Size { event_type, format } => size::run(&root()?, event_type.as_deref(), format.format, terminal),
    }
}

fn find_root(named: Option<&Path>) -> Result<Root, Failure> {
    match named {
        Some(folder) => Ok(Root::at(folder)?),
        None => Ok(Root::find(Path::new("."))?),
    }
}

/// The day in UTC: the same for everyone who looks at the same moment.
fn clock() -> String {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}

/// The checked model, for verbs that report something else than findings: errors go beside the report.
fn checked(root: &Root, terminal: &mut Terminal) -> Result<Checked, Failure> {
    let run = pipeline::check(root)?;
    match run.checked {
        Some(checked) => Ok(checked),
        None => Err(unusable(root, &run.findings, &run.sources, terminal)),
    }
}

/// Tells beside the report why the schemas cannot be used.
fn unusable(root: &Root, findings: &[Diagnostic], sources: &Sources, terminal: &mut Terminal) -> Failure {
    let mut told = all_as_text(findings, sources, &render::prefix_here(root), &terminal.err_renderer());
    told.push_str(&format!("{}\n", summary(findings)));
    terminal.remark(&told);
    Failure::Schemas
}

fn all_as_text(findings: &[Diagnostic], sources: &Sources, prefix: &str, renderer: &Renderer) -> String {
    findings.iter().map(|finding| text::finding(finding, sources, prefix, renderer)).collect()
}

/// `2 errors, 1 warning`
fn summary(findings: &[Diagnostic]) -> String {
    let counts = json::counts(findings);
    let parts = [(counts.errors, "error"), (counts.warnings, "warning")];
    let parts: Vec<String> =
        parts.iter().filter(|(number, _)| *number > 0).map(|(number, what)| count(*number, what)).collect();
    if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") }
}

/// Whether findings are reason enough to fail.
fn fails(findings: &[Diagnostic], deny_warnings: bool) -> bool {
    let counts = json::counts(findings);
    counts.errors > 0 || (deny_warnings && counts.warnings > 0)
}

/// The contract of a name: `type.vN`, or a type for its newest version.
fn find_contract<'m>(model: &'m Model, name: &str) -> Result<(&'m Module, &'m Contract), Failure> {
    let exact = model.contracts().find(|(_, contract)| contract.name() == name);
    let newest = || {
        let of_type = model.contracts().filter(|(_, contract)| contract.event_type == name);
        of_type.max_by_key(|(_, contract)| contract.version)
    };
    if let Some(found) = exact.or_else(newest) {
        return Ok(found);
    }
    let known: Vec<String> =
        model.contracts().flat_map(|(_, contract)| [contract.event_type.clone(), contract.name()]).collect();
    let help = suggest::nearest(name, known.iter().map(String::as_str))
        .map_or_else(|| "`eventwright list` shows the contracts".to_owned(), |near| format!("did you mean `{near}`?"));
    Err(Failure::Usage { message: format!("there is no contract `{}`", render::clean(name)), help: Some(help) })
}

/// One JSON value on a line of its own.
fn write_json(terminal: &mut Terminal, value: &impl serde::Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string(value).map_err(|error| Failure::Io(format!("cannot write JSON: {error}")))?;
    Ok(writeln!(terminal.out(), "{text}")?)
}

/// Text or JSON, whichever was asked for.
fn is_json(format: Format) -> bool {
    match format {
        Format::Text => false,
        Format::Json => true,
    }
}
