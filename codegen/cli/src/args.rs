//! What can be said on the command line. Only what works is offered.

use clap::{Parser, Subcommand, ValueEnum};
use eventwright_model::facts::Emit;
use std::path::PathBuf;

/// Event contracts, schema first: check them, generate from them, validate events against them.
#[derive(Debug, Parser)]
#[command(name = "eventwright", version, max_term_width = 100, after_help = EXIT_CODES)]
pub(crate) struct Args {
    /// The folder that holds `schemas`. Default: the nearest one, upwards from here
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
    /// Whether to colour the output
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

const EXIT_CODES: &str = "Exit codes: 0 fine; 1 findings, drift or invalid events; 2 wrong usage or unknown name; \
                          3 something could not be read or written.";

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Check the schemas and report everything that is wrong with them
    Check {
        /// How to report
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: CheckFormat,
        /// Fail on warnings too
        #[arg(long)]
        deny_warnings: bool,
        /// The day by which exemptions are judged, `YYYY-MM-DD`; the clock's (UTC) unless given
        #[arg(long, value_name = "DATE", value_parser = date)]
        today: Option<String>,
    },
    /// Check the schemas and generate what outputs.json lists
    Generate {
        #[command(flatten)]
        findings: Findings,
        /// Write nothing; fail with a diff if a file differs from what would be generated
        #[arg(long, conflicts_with = "dry_run")]
        check: bool,
        /// Write nothing; say what would be written
        #[arg(long)]
        dry_run: bool,
        /// Only these of the outputs
        #[arg(long, value_name = "EMITTER", value_delimiter = ',')]
        emit: Vec<Emitter>,
        /// Write below this folder instead of the root, under the same paths
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// Show in the reference what became of each contract since these baselines: `git:REVISION` or folders, the latest
        /// first. What is committed must not depend on them, hence only below another folder
        #[arg(long, value_name = "BASELINE", value_delimiter = ',', requires = "out", conflicts_with = "check")]
        history: Vec<String>,
    },
    /// Compare the schemas with a baseline: whom do the changes break?
    Compat {
        /// What to compare with: `git:REVISION`, or a folder that holds `schemas`
        #[arg(long, value_name = "BASELINE")]
        against: String,
        /// Which way events go: new readers and old events, old readers and new events, or both. The transitive modes
        /// compare with every baseline of the history too
        #[arg(long, value_name = "MODE", default_value = "full")]
        mode: Mode,
        /// Whose verdict counts: readers that read over undeclared members, those that do not, or both
        #[arg(long, value_name = "READER", default_value = "tolerant")]
        reader: Readers,
        /// Tags that are baselines too, oldest first, as `git tag --list` matches them: `v1.*`
        #[arg(long, value_name = "PATTERN")]
        baseline_history: Option<String>,
        /// How to write the report
        #[arg(long, default_value = "text")]
        format: ReportFormat,
        /// Fail on warnings too
        #[arg(long)]
        deny_warnings: bool,
        /// The day by which approvals are judged, `YYYY-MM-DD`; the clock's (UTC) unless given
        #[arg(long, value_name = "DATE", value_parser = date)]
        today: Option<String>,
    },
    /// List the contracts
    List {
        #[command(flatten)]
        format: FormatArg,
    },
    /// Validate events: one JSON document or one event a line, from files or standard input
    Validate {
        /// An event type (its newest version), `<type>.v<N>`, or `-` for envelopes that name it themselves
        #[arg(value_name = "TYPE")]
        event_type: String,
        /// Files to read; `-` or none for standard input
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
        #[command(flatten)]
        findings: Findings,
    },
    /// Explain a rule; without a name, list all rules
    Explain {
        /// The rule's name, as findings give it
        #[arg(value_name = "RULE")]
        rule: Option<String>,
    },
    /// Show how large each contract's payload can get
    Size {
        /// Show one contract in detail: an event type (its newest version) or `<type>.v<N>`
        #[arg(value_name = "TYPE")]
        event_type: Option<String>,
        #[command(flatten)]
        format: FormatArg,
    },
}

#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct FormatArg {
    /// How to write the report
    #[arg(long, default_value = "text")]
    pub(crate) format: Format,
}

#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct Findings {
    #[command(flatten)]
    pub(crate) format: FormatArg,
    /// Fail on warnings too
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

fn date(text: &str) -> Result<String, String> {
    let sound = eventwright_runtime::format::Format::Date.is_valid(text);
    if sound { Ok(text.to_owned()) } else { Err("expected a date, YYYY-MM-DD".to_owned()) }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// The formats of what is wrong with schemas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people
    Text,
    /// For programs
    Json,
    /// Annotations of a GitHub workflow
    Github,
}

/// The formats of a report that other tools take in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people
    Text,
    /// For programs
    Json,
    /// Annotations of a GitHub workflow
    Github,
    /// JUnit XML, a test case for each verdict
    Junit,
    /// SARIF 2.1.0
    Sarif,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(crate) enum Mode {
    /// New readers, old events
    Backward,
    /// Old readers, new events
    Forward,
    /// Both
    Full,
    /// New readers, events of the whole history
    BackwardTransitive,
    /// Readers of the whole history, new events
    ForwardTransitive,
    /// Both, with the whole history
    FullTransitive,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Readers {
    /// `decode_tolerant`: what consumers run
    Tolerant,
    /// `decode`: undeclared members are refused
    Strict,
    /// A verdict for each
    Both,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal
    Auto,
    /// Wherever the output goes
    Always,
    /// Nowhere
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Emitter {
    /// Types and validators
    Rust,
    /// The reference as Markdown
    Markdown,
    /// The reference as a web page
    Html,
    /// Meta-schemas for editors
    Dialect,
}

impl Emitter {
    pub(crate) fn emit(self) -> Emit {
        match self {
            Self::Rust => Emit::Rust,
            Self::Markdown => Emit::Markdown,
            Self::Html => Emit::Html,
            Self::Dialect => Emit::Dialect,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Rust => "rust",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Dialect => "dialect",
        }
    }
}
