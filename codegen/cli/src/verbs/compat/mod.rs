//! `compat`: whom do the changes since a baseline break?

mod baseline;
mod github;
mod history;
mod junit;
mod report;
mod sarif;
mod words;

use super::{all_as_text, unusable};
use crate::args::{Mode, Readers, ReportFormat};
use crate::failure::{Failure, Status};
use crate::render::{clean, prefix_here};
use crate::terminal::Terminal;
use baseline::{Baseline, Published};
use eventwright_build::pipeline::{self, Reading};
use eventwright_build::root::Root;
use eventwright_compat::gate::{self, Comparison, Direction};
use eventwright_compat::{Budget, Reader};
use eventwright_model::diagnostic::{Diagnostic, Severity};
use eventwright_model::{Model, sensitive};
pub(super) use history::history;
use std::borrow::Cow;

/// What was asked for.
pub(super) struct Request<'a> {
    pub(super) against: &'a str,
    pub(super) mode: Mode,
    pub(super) readers: Readers,
    pub(super) history: Option<&'a str>,
    pub(super) format: ReportFormat,
    pub(super) deny_warnings: bool,
    pub(super) today: String,
}

/// So many places that are read over in a baseline are told one by one.
const TOLD: usize = 10;

/// A comparison with what it was made against.
struct Compared {
    baseline: String,
    comparison: Comparison,
}

pub(super) fn run(root: &Root, request: &Request<'_>, terminal: &mut Terminal) -> Result<Status, Failure> {
    let transitive = matches!(request.mode, Mode::BackwardTransitive | Mode::ForwardTransitive | Mode::FullTransitive);
    if request.history.is_some() && !transitive {
        let message = "a history is only asked in a transitive mode".to_owned();
        return Err(Failure::Usage { message, help: Some("`--mode full_transitive` asks it".to_owned()) });
    }
    let reading = pipeline::read(root)?;
    let Some(now) = reading.model else {
        return uncompared(root, reading, request, terminal);
    };
    let mut compared = Vec::new();
    for name in baseline::names(root, request.against, request.history)? {
        let past = name != request.against;
        let old = match readable(root, &name, terminal) {
            // The schemas need not have been there from the first tag on.
            Err(Failure::NoSchemas(told)) if past => {
                terminal.remark(&format!("note: {told}: passed over\n"));
                continue;
            }
            // What was tagged cannot be mended, and the other tags still can be asked.
            Err(Failure::Io(told)) if past => {
                let comparison = gate::unread_baseline(&now, &name, &told, past);
                compared.push(Compared { baseline: name, comparison });
                continue;
            }
            Err(failure) => {
                unread(root, (&now, &name), compared, &failure, request, terminal)?;
                return Err(failure);
            }
            Ok(old) => old,
        };
        let asked = gate::Request {
            directions: directions(request.mode),
            readers: readers(request.readers),
            baseline: name.clone(),
            today: request.today.clone(),
            budget: Budget::default(),
            transitive,
            left_out: old.left_out,
            past,
        };
        let mut comparison = gate::compare(&old.model, &now, &asked);
        cover(&mut comparison);
        compared.push(Compared { baseline: name, comparison });
    }
    gate::settle(&now, &mut compared.iter_mut().map(|one| &mut one.comparison).collect::<Vec<_>>(), &request.today);
    write(root, &compared, request, terminal)?;
    let found = compared.iter().flat_map(|one| &one.comparison.findings);
    let fails = |severity| severity == Severity::Error || request.deny_warnings;
    Ok(Status::found_if(found.into_iter().any(|one| fails(one.finding.severity))))
}

fn write(root: &Root, compared: &[Compared], request: &Request<'_>, terminal: &mut Terminal) -> Result<(), Failure> {
    match request.format {
        ReportFormat::Text => report::text(root, compared, request, terminal),
        ReportFormat::Json => report::json(root, compared, terminal),
        ReportFormat::Github => github::write(root, compared, terminal),
        ReportFormat::Junit => junit::write(root, compared, terminal),
        ReportFormat::Sarif => sarif::write(root, compared, terminal),
    }
}

/// Schemas of which no contracts could be made: people read why beside the report, programs in it.
fn uncompared(
    root: &Root,
    reading: Reading,
    request: &Request<'_>,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    let failure = unusable(root, &reading.findings, &reading.sources, terminal);
    if request.format != ReportFormat::Text {
        let comparison = gate::uncompared(reading.sources, reading.findings);
        write(root, &[Compared { baseline: request.against.to_owned(), comparison }], request, terminal)?;
    }
    Err(failure)
}

/// A baseline that cannot be had: programs read why in the report, with what was compared before.
fn unread(
    root: &Root,
    (now, name): (&Model, &str),
    mut compared: Vec<Compared>,
    failure: &Failure,
    request: &Request<'_>,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    if let (Failure::Io(told) | Failure::NoSchemas(told), true) = (failure, request.format != ReportFormat::Text) {
        let comparison = gate::unread_baseline(now, name, told, false);
        compared.push(Compared { baseline: name.to_owned(), comparison });
        write(root, &compared, request, terminal)?;
    }
    Ok(())
}

/// Covers sensitive values: a witness is made from what the schemas show and list, whatever that is. Digests were taken
/// before and tell nothing.
fn cover(comparison: &mut Comparison) {
    let cover = |text: &mut String| {
        if let Cow::Owned(covered) = sensitive::covered(text) {
            *text = covered;
        }
    };
    for verdict in &mut comparison.verdicts {
        for broken in verdict.broken.iter_mut().chain(&mut verdict.also) {
            [&mut broken.witness, &mut broken.pointer, &mut broken.expected].into_iter().for_each(cover);
            broken.hurt.iter_mut().for_each(cover);
        }
        for change in &mut verdict.changes {
            [&mut change.pointer, &mut change.message].into_iter().for_each(cover);
        }
    }
    comparison.findings.iter_mut().for_each(|found| cover(&mut found.pointer));
}

/// The contracts of a baseline; why there are none is told.
fn readable(root: &Root, name: &str, terminal: &mut Terminal) -> Result<Box<Published>, Failure> {
    match baseline::read(root, name)? {
        Baseline::Model(published) => {
            terminal.remark(&read_over(name, &published));
            Ok(published)
        }
        Baseline::Unusable(findings, sources) => {
            let told = all_as_text(&findings, &sources, &prefix_here(root), &terminal.err_renderer());
            terminal.remark(&told);
            Err(Failure::Io(format!("the baseline `{name}` cannot be read as contracts")))
        }
    }
}

/// What was read over within a baseline, a line each.
fn read_over(name: &str, published: &Published) -> String {
    let line = |finding: &Diagnostic| {
        let source = published.model.sources.get(finding.span.source);
        let place = source.map_or_else(String::new, |source| {
            format!("<{name}>/{}:{}: ", source.path, source.line_column(finding.span.start).0)
        });
        clean(&format!("note: {place}{}: read over", finding.message)) + "\n"
    };
    let mut told: String = published.over.iter().take(TOLD).map(line).collect();
    if published.over.len() > TOLD {
        told.push_str(&format!("note: and {} more places of {}\n", published.over.len() - TOLD, clean(name)));
    }
    told
}

fn directions(mode: Mode) -> Vec<Direction> {
    match mode {
        Mode::Backward | Mode::BackwardTransitive => vec![Direction::Backward],
        Mode::Forward | Mode::ForwardTransitive => vec![Direction::Forward],
        Mode::Full | Mode::FullTransitive => vec![Direction::Backward, Direction::Forward],
    }
}

fn readers(readers: Readers) -> Vec<Reader> {
    match readers {
        Readers::Tolerant => vec![Reader::Tolerant],
        Readers::Strict => vec![Reader::Strict],
        Readers::Both => vec![Reader::Tolerant, Reader::Strict],
    }
}
