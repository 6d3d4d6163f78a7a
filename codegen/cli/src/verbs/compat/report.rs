//! The report for people and for programs.

use super::{Compared, Request, words};
use crate::args::Readers;
use crate::failure::Failure;
use crate::render::{self, clean, count, json, text};
use crate::terminal::Terminal;
use crate::verbs::write_json;
use eventwright_build::root::Root;
use eventwright_compat::Verdict;
use eventwright_compat::gate::ContractVerdict;
use eventwright_model::source::Sources;
use serde::Serialize;
use std::collections::BTreeSet;

pub(super) fn text(
    root: &Root,
    compared: &[Compared],
    request: &Request<'_>,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let prefix = render::prefix_here(root);
    let renderer = terminal.out_renderer();
    let mut told = String::new();
    for Compared { baseline, comparison } in compared {
        for one in &comparison.findings {
            told.push_str(text::finding(&one.finding, &comparison.sources, &prefix, &renderer).trim_end());
            told.push('\n');
            for (name, words) in words::told(one, comparison) {
                told.push_str(&format!("  {name:8} {}\n", clean(&words)));
            }
            told.push('\n');
        }
        let counts = json::counts(&comparison.findings.iter().map(|one| one.finding.clone()).collect::<Vec<_>>());
        told.push_str(&successors(&comparison.verdicts));
        let tally = Tally::of(&comparison.verdicts);
        let published = comparison.verdicts.iter().filter(|verdict| verdict.after.is_none());
        let contracts: BTreeSet<&String> = published.map(|verdict| &verdict.contract).collect();
        let approved =
            if comparison.approved > 0 { format!(", {} approved", comparison.approved) } else { String::new() };
        let readers = match request.readers {
            Readers::Tolerant => "tolerant readers",
            Readers::Strict => "strict readers",
            Readers::Both => "both readers",
        };
        told.push_str(&format!(
            "compared {} with {} for {readers}: {} compatible, {} breaking, {} unproven; {}, {}{approved}\n",
            count(contracts.len(), "contract"),
            clean(baseline),
            tally.compatible,
            tally.breaking,
            tally.unproven,
            count(counts.errors, "error"),
            count(counts.warnings, "warning"),
        ));
    }
    Ok(write!(terminal.out(), "{told}")?)
}

/// How new versions stand to those before them.
fn successors(verdicts: &[ContractVerdict]) -> String {
    let mut told = String::new();
    for verdict in verdicts {
        let Some(after) = &verdict.after else { continue };
        let (name, witness) = match (&verdict.verdict, &verdict.broken) {
            (Verdict::Compatible(_), _) => ("compatible", String::new()),
            (Verdict::Breaking(_), Some(broken)) => ("breaking", format!(", as {} shows", broken.witness)),
            (Verdict::Breaking(_), None) => ("breaking", String::new()),
            (Verdict::Unproven(why), _) => ("unproven", format!(", because {why}")),
        };
        let ContractVerdict { contract, direction, reader, .. } = verdict;
        told.push_str(&clean(&format!(
            "note: `{contract}` after `{after}`: {direction} {name} for {reader} readers{witness}"
        )));
        told.push('\n');
    }
    told
}

/// How many verdicts there are of each kind.
#[derive(Default, Serialize)]
struct Tally {
    compatible: usize,
    breaking: usize,
    unproven: usize,
}

impl Tally {
    fn of(verdicts: &[ContractVerdict]) -> Self {
        let mut tally = Self::default();
        for verdict in verdicts.iter().filter(|verdict| verdict.after.is_none()) {
            match verdict.verdict {
                Verdict::Compatible(_) => tally.compatible += 1,
                Verdict::Breaking(_) => tally.breaking += 1,
                Verdict::Unproven(_) => tally.unproven += 1,
            }
        }
        tally
    }
}

#[derive(Serialize)]
struct Report<'a> {
    baselines: Vec<Against<'a>>,
}

#[derive(Serialize)]
struct Against<'a> {
    baseline: &'a str,
    verdicts: Vec<Told<'a>>,
    findings: Vec<Finding<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    #[serde(flatten)]
    verdicts: Tally,
    #[serde(flatten)]
    findings: json::Counts,
    approved: usize,
}

#[derive(Serialize)]
struct Told<'a> {
    contract: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<&'a str>,
    direction: String,
    reader: String,
    verdict: &'static str,
    /// How it is known, or why it is not.
    because: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    witness: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    digest: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    hurt: &'a [String],
    /// Other breaks of this direction.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    also: Vec<Also<'a>>,
    changes: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Also<'a> {
    witness: Option<serde_json::Value>,
    pointer: &'a str,
    expected: &'a str,
    hurt: &'a [String],
}

#[derive(Serialize)]
struct Change<'a> {
    rule: &'static str,
    pointer: &'a str,
    message: &'a str,
    old: json::Place,
    new: json::Place,
}

#[derive(Serialize)]
struct Finding<'a> {
    contract: &'a str,
    pointer: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    digest: Option<&'a str>,
    #[serde(flatten)]
    finding: json::Finding<'a>,
}

pub(super) fn json(root: &Root, compared: &[Compared], terminal: &mut Terminal) -> Result<(), Failure> {
    let prefix = root.prefix();
    let baselines = compared.iter().map(|one| against(one, &prefix)).collect();
    write_json(terminal, &Report { baselines })
}

fn against<'a>(Compared { baseline, comparison }: &'a Compared, prefix: &str) -> Against<'a> {
    let findings: Vec<Finding<'a>> = comparison
        .findings
        .iter()
        .flat_map(|one| {
            let told = json::findings(std::slice::from_ref(&one.finding), &comparison.sources, prefix);
            let digest = one.digest.as_deref();
            told.into_iter().map(move |finding| Finding {
                contract: &one.contract,
                pointer: &one.pointer,
                digest,
                finding,
            })
        })
        .collect();
    let plain: Vec<_> = comparison.findings.iter().map(|one| one.finding.clone()).collect();
    let summary = Summary {
        verdicts: Tally::of(&comparison.verdicts),
        findings: json::counts(&plain),
        approved: comparison.approved,
    };
    Against {
        baseline,
        verdicts: comparison.verdicts.iter().map(|one| told(one, &comparison.sources, prefix)).collect(),
        findings,
        summary,
    }
}

fn told<'a>(verdict: &'a ContractVerdict, sources: &Sources, prefix: &str) -> Told<'a> {
    let (name, because) = match &verdict.verdict {
        Verdict::Compatible(proof) => ("compatible", proof.to_string()),
        Verdict::Breaking(_) => ("breaking", "a payload shows it".to_owned()),
        Verdict::Unproven(why) => ("unproven", (*why).to_owned()),
    };
    let broken = verdict.broken.as_ref();
    Told {
        contract: &verdict.contract,
        after: verdict.after.as_deref(),
        direction: verdict.direction.to_string(),
        reader: verdict.reader.to_string(),
        verdict: name,
        because,
        witness: broken.and_then(|broken| serde_json::from_str(&broken.witness).ok()),
        digest: verdict.digest.as_deref(),
        pointer: broken.map(|broken| broken.pointer.as_str()),
        expected: broken.map(|broken| broken.expected.as_str()),
        hurt: broken.map_or(&[], |broken| &broken.hurt),
        also: verdict
            .also
            .iter()
            .map(|also| Also {
                witness: serde_json::from_str(&also.witness).ok(),
                pointer: &also.pointer,
                expected: &also.expected,
                hurt: &also.hurt,
            })
            .collect(),
        changes: verdict
            .changes
            .iter()
            .map(|change| Change {
                rule: change.rule,
                pointer: &change.pointer,
                message: &change.message,
                old: json::Place::of(change.old, sources, prefix),
                new: json::Place::of(change.new, sources, prefix),
            })
            .collect(),
    }
}
