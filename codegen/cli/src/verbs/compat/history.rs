//! What became of contracts since baselines, as pages of the reference show it.

use super::readable;
use crate::failure::Failure;
use crate::terminal::Terminal;
use crate::verbs::clock;
use eventwright_build::root::Root;
use eventwright_compat::gate::{self, ContractVerdict, Direction};
use eventwright_compat::{Budget, Reader, Verdict};
use eventwright_model::Model;
use eventwright_model::history::{self, Entry, History};

/// The verdicts for tolerant readers in both directions, a baseline after the other. What is the same is left out.
pub(in crate::verbs) fn history(
    root: &Root,
    now: &Model,
    baselines: &[String],
    terminal: &mut Terminal,
) -> Result<History, Failure> {
    let mut entries = Vec::new();
    for name in baselines {
        let old = readable(root, name, terminal)?;
        let asked = gate::Request {
            directions: vec![Direction::Backward, Direction::Forward],
            readers: vec![Reader::Tolerant],
            baseline: name.clone(),
            today: clock(),
            budget: Budget::default(),
            transitive: false,
            left_out: old.left_out,
            past: true,
        };
        let compared = gate::compare(&old.model, now, &asked);
        let label = name.strip_prefix("git:").unwrap_or(name);
        for (_, contract) in now.contracts() {
            let about: Vec<&ContractVerdict> =
                compared.verdicts.iter().filter(|one| one.contract == contract.name() && one.after.is_none()).collect();
            let changed = about.first().is_some_and(|one| !one.changes.is_empty());
            if changed {
                entries.push(entry(contract.event_type.clone(), contract.version, label, &about));
            }
        }
    }
    Ok(History { entries })
}

/// Both directions as one: the worse of the two.
fn entry(event_type: String, version: u32, baseline: &str, about: &[&ContractVerdict]) -> Entry {
    let all: Vec<history::Verdict> = about.iter().map(|one| shown(&one.verdict)).collect();
    let has = |verdict| all.contains(&verdict);
    let worst = [history::Verdict::Breaking, history::Verdict::Unproven].into_iter().find(|one| has(*one));
    let mut hurt: Vec<String> = Vec::new();
    for name in about.iter().filter_map(|one| one.broken.as_ref()).flat_map(|broken| &broken.hurt) {
        if !hurt.contains(name) {
            hurt.push(name.clone());
        }
    }
    let changes = about.first().map(|one| one.changes.iter().map(|change| change.message.clone()).collect());
    Entry {
        event_type,
        version,
        baseline: baseline.to_owned(),
        verdict: worst.unwrap_or(history::Verdict::Compatible),
        reader: history::Reader::Tolerant,
        hurt,
        changes: changes.unwrap_or_default(),
    }
}

/// As pages call it.
fn shown(verdict: &Verdict) -> history::Verdict {
    match verdict {
        Verdict::Compatible(_) => history::Verdict::Compatible,
        Verdict::Unproven(_) => history::Verdict::Unproven,
        Verdict::Breaking(_) => history::Verdict::Breaking,
    }
}
