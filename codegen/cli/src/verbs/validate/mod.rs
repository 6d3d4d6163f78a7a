//! `validate`: events against their contracts, from streams of any length.
//!
//! An event is held only while it is looked at. What is reported are places, keywords and expectations; no value of an
//! event is ever repeated, so that a report can be shared where the data cannot.

mod envelope;
mod progress;
mod split;

use super::{checked, find_contract, is_json, write_json};
use crate::args::{Findings, Format};
use crate::failure::{Failure, Status};
use crate::render::{clean, count};
use crate::terminal::Terminal;
use eventwright_build::root::Root;
use eventwright_model::excluded::Exclusions;
use eventwright_model::{Contract, Model, Module, sensitive};
use eventwright_runtime::detect::{Categories, Excluded};
use eventwright_runtime::json::{self, Tree};
use eventwright_runtime::violation::Violation;
use eventwright_runtime::walk::Options;
use progress::Progress;
use serde::Serialize;
use split::{Record, Records};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// A received text may have white space and escapes: so many times the limit is read, no more.
const RAW_FACTOR: u64 = 16;

/// What an envelope may add to its payload before [`RAW_FACTOR`] is applied, where the policy has no limit for it.
const ENVELOPE_BYTES: u64 = 4096;

/// Bytes read at once.
const BUFFER: usize = 1 << 18;

/// What the events of a run are validated against.
enum Against<'m> {
    Payload(&'m Module, &'m Contract),
    Envelope,
}

struct Run<'m, 't> {
    model: &'m Model,
    against: Against<'m>,
    /// The categories that are refused; others are let through with a warning.
    refused: Categories,
    /// What each module excludes, by its name.
    exclusions: BTreeMap<&'m str, Exclusions>,
    limit: usize,
    format: Format,
    deny_warnings: bool,
    terminal: &'t mut Terminal,
    progress: Progress,
    totals: Totals,
}

#[derive(Default, Serialize)]
struct Totals {
    events: u64,
    valid: u64,
    invalid: u64,
    /// Events, valid or not, with something worth a warning.
    warned: u64,
}

#[derive(Serialize)]
struct Summary<'a> {
    summary: &'a Totals,
}

/// An event that there is something to tell about, as JSON.
#[derive(Serialize)]
struct Told<'a> {
    file: &'a str,
    line: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u64>,
    contract: Option<String>,
    violations: Vec<Entry<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<Entry<'a>>,
}

/// What was found out about an event.
struct Verdict<'m> {
    /// Where it begins, or where it stops being JSON; the column in bytes, from 1.
    line: u64,
    column: Option<u64>,
    contract: Option<&'m Contract>,
    violations: Vec<Violation>,
    warnings: Vec<Violation>,
}

#[derive(Serialize)]
struct Entry<'a> {
    instance: &'a str,
    schema: &'a str,
    keyword: &'static str,
    expected: &'a str,
}

impl<'a> From<&'a Violation> for Entry<'a> {
    fn from(violation: &'a Violation) -> Self {
        let Violation { instance, schema, keyword, expected } = violation;
        Self { instance, schema, keyword, expected }
    }
}

pub(super) fn run(
    root: &Root,
    name: &str,
    files: &[PathBuf],
    findings: Findings,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    let checked = checked(root, terminal)?;
    let policy = &checked.policy.value;
    let against = match name {
        "-" => Against::Envelope,
        name => find_contract(&checked, name).map(|(module, contract)| Against::Payload(module, contract))?,
    };
    let most = match against {
        Against::Payload(..) => policy.payload.max_bytes,
        Against::Envelope => policy.envelope.max_bytes.unwrap_or(policy.payload.max_bytes + ENVELOPE_BYTES),
    };
    let refused = sensitive::refused(policy);
    let modules = checked.modules.iter();
    let exclusions =
        modules.map(|module| (module.name.as_str(), Exclusions::of(policy, &module.facts.value))).collect();
    let progress = Progress::new(terminal.is_watched());
    let limit = usize::try_from(most.saturating_mul(RAW_FACTOR)).unwrap_or(usize::MAX);
    let totals = Totals::default();
    let Findings { format, deny_warnings } = findings;
    let format = format.format;
    let mut run =
        Run { model: &checked, against, refused, exclusions, limit, format, deny_warnings, terminal, progress, totals };
    run.all(files)
}

impl<'m> Run<'m, '_> {
    fn all(&mut self, files: &[PathBuf]) -> Result<Status, Failure> {
        let mut unreadable = None;
        let standard_input = [PathBuf::from("-")];
        let files = if files.is_empty() { &standard_input[..] } else { files };
        for file in files {
            // One file that cannot be read is no reason to leave the others unread.
            if let Err(message) = self.file(file)? {
                self.progress.clear(self.terminal);
                self.terminal.remark(&format!("error: {message}\n"));
                unreadable = Some(message);
            }
        }
        self.progress.clear(self.terminal);
        if is_json(self.format) {
            write_json(self.terminal, &Summary { summary: &self.totals })?;
        } else {
            let Totals { events, valid, invalid, warned } = self.totals;
            let events = count(usize::try_from(events).unwrap_or(usize::MAX), "event");
            let warned = if warned > 0 { format!(", {warned} with warnings") } else { String::new() };
            writeln!(self.terminal.out(), "{events}: {valid} valid, {invalid} invalid{warned}")?;
        }
        match unreadable {
            None => Ok(Status::found_if(self.totals.invalid > 0 || (self.deny_warnings && self.totals.warned > 0))),
            Some(_) => Err(Failure::Unread),
        }
    }

    /// The inner result is why a file could not be read.
    fn file(&mut self, path: &Path) -> Result<Result<(), String>, Failure> {
        let name = if path == Path::new("-") { "<stdin>".to_owned() } else { path.display().to_string() };
        let cannot = |error: io::Error| format!("cannot read {}: {error}", clean(&name));
        let read = if path == Path::new("-") {
            self.stream(&name, BufReader::with_capacity(BUFFER, io::stdin().lock()))
        } else {
            match File::open(path) {
                Ok(file) => self.stream(&name, BufReader::with_capacity(BUFFER, file)),
                Err(error) => return Ok(Err(cannot(error))),
            }
        };
        read.map(|read| read.map_err(cannot))
    }

    fn stream(&mut self, file: &str, input: impl BufRead) -> Result<io::Result<()>, Failure> {
        let mut records = Records::new(input, self.limit);
        let mut record = Record::default();
        loop {
            match records.next(&mut record) {
                Ok(true) => self.event(file, &record)?,
                Ok(false) => return Ok(Ok(())),
                Err(error) => return Ok(Err(error)),
            }
            self.progress.tick(self.terminal, self.totals.events, self.totals.invalid);
        }
    }

    fn event(&mut self, file: &str, record: &Record) -> Result<(), Failure> {
        self.totals.events += 1;
        let Verdict { line, column, contract, violations, warnings } = self.judge(record);
        let contract = contract.map(Contract::name);
        self.totals.valid += u64::from(violations.is_empty());
        self.totals.invalid += u64::from(!violations.is_empty());
        self.totals.warned += u64::from(!warnings.is_empty());
        if violations.is_empty() && warnings.is_empty() {
            return Ok(());
        }
        self.progress.clear(self.terminal);
        if is_json(self.format) {
            let [violations, warnings] = [&violations, &warnings].map(|all| all.iter().map(Entry::from).collect());
            return write_json(self.terminal, &Told { file, line, column, contract, violations, warnings });
        }
        let what = contract.unwrap_or_else(|| "event".to_owned());
        let out = self.terminal.out();
        let column = column.map_or_else(String::new, |column| format!(":{column}"));
        let told = [(violations.len(), "violation"), (warnings.len(), "warning")];
        let told: Vec<String> = told.iter().filter(|(all, _)| *all > 0).map(|(all, what)| count(*all, what)).collect();
        writeln!(out, "{}:{line}{column}: {what}: {}", clean(file), told.join(", "))?;
        let weighed = violations.iter().map(|one| (one, "")).chain(warnings.iter().map(|one| (one, "warning: ")));
        for (Violation { instance, schema, keyword, expected }, weight) in weighed {
            let instance = if instance.is_empty() { "(root)" } else { instance };
            writeln!(
                out,
                "  {weight}{}: {keyword}: expected {} [{}]",
                clean(instance),
                clean(expected),
                clean(schema)
            )?;
        }
        Ok(())
    }

    fn judge(&self, record: &Record) -> Verdict<'m> {
        let known = match self.against {
            Against::Payload(module, contract) => Some((module, contract)),
            Against::Envelope => None,
        };
        let mut verdict = Verdict {
            line: record.line,
            column: None,
            contract: known.map(|known| known.1),
            violations: Vec::new(),
            warnings: Vec::new(),
        };
        if record.too_long {
            verdict.violations.push(unreadable(&format!("at most {} bytes for one event", self.limit)));
            return verdict;
        }
        let tree = match json::parse(&record.bytes) {
            Ok(tree) => tree,
            Err(error) => {
                let before = &record.bytes[..error.offset.min(record.bytes.len())];
                let lines = before.iter().filter(|byte| **byte == b'\n').count();
                let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
                verdict.line = record.line.saturating_add(u64::try_from(lines).unwrap_or(u64::MAX));
                verdict.column = u64::try_from(column).ok();
                verdict.violations.push(unreadable(error.kind.expected()));
                return verdict;
            }
        };
        if let Some((module, contract)) = known {
            self.payload((module, contract), &tree, "", &mut verdict);
            return verdict;
        }
        let opened = envelope::open(self.model, &tree, self.refused, &self.exclusions);
        verdict.contract = opened.contract.map(|known| known.1);
        verdict.violations = opened.violations;
        verdict.warnings = opened.warnings;
        if let (Some(contract), Some(payload)) = (opened.contract, &opened.payload) {
            self.payload(contract, payload, "/payload", &mut verdict);
        }
        if let Some(most) = self.model.policy.value.envelope.max_bytes {
            verdict.violations.extend(too_large(&tree, most, "", "policy.json#/envelope/max_bytes"));
        }
        verdict
    }

    /// Judges a payload that stands at `prefix` of what was read.
    fn payload(
        &self,
        (module, contract): (&Module, &Contract),
        payload: &Tree,
        prefix: &str,
        verdict: &mut Verdict<'_>,
    ) {
        let table = &self.model.schemas.table;
        let exclusions = self.exclusions.get(module.name.as_str());
        let names = exclusions.map(Exclusions::names).unwrap_or_default();
        let excluded = exclusions.map_or(Excluded::NONE, |exclusions| exclusions.weighed(&names));
        let options = Options { tolerant: false, scan: Some(self.refused), excluded };
        let mut violations = Vec::new();
        if !table.accepts(contract.root, payload, options) {
            violations = table.violations(contract.root, payload, options);
        }
        let mut warnings = table.suspicions(contract.root, payload, Categories::ALL.minus(self.refused), excluded);
        violations.iter_mut().chain(&mut warnings).for_each(|one| one.instance.insert_str(0, prefix));
        let most = self.model.policy.value.payload.max_bytes;
        violations.extend(too_large(payload, most, prefix, "policy.json#/payload/max_bytes"));
        verdict.violations.append(&mut violations);
        verdict.warnings.append(&mut warnings);
    }
}

fn unreadable(expected: &str) -> Violation {
    let expected = expected.to_owned();
    Violation { instance: String::new(), schema: "#".to_owned(), keyword: "json", expected }
}

fn too_large(tree: &Tree, most: u64, instance: &str, schema: &str) -> Option<Violation> {
    (json::tree_cost(tree, json::Writer::Compact) > most).then(|| Violation {
        instance: instance.to_owned(),
        schema: schema.to_owned(),
        keyword: "max_bytes",
        expected: format!("at most {most} bytes as compact JSON"),
    })
}
