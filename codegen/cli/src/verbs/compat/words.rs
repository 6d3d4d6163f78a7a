//! What every report says of a break.

use eventwright_compat::gate::{Break, Comparison, ContractVerdict, Found};

/// What belongs to a finding beside its message, each with its name.
pub(super) fn told(one: &Found, comparison: &Comparison) -> Vec<(&'static str, String)> {
    let mut told = Vec::new();
    if let Some(verdict) = one.verdict.and_then(|index| comparison.verdicts.get(index)) {
        told.extend(shown(verdict));
    }
    told.extend(one.digest.iter().map(|digest| ("digest", digest.clone())));
    told
}

fn shown(verdict: &ContractVerdict) -> Vec<(&'static str, String)> {
    let Some(broken) = &verdict.broken else { return Vec::new() };
    let mut told = vec![("witness", broken.witness.clone()), ("refused", refused(broken))];
    if !broken.hurt.is_empty() {
        told.push(("hurt", broken.hurt.join(", ")));
    }
    told.extend(verdict.also.iter().map(|also| ("also", format!("{}, as {} shows", refused(also), also.witness))));
    told
}

fn refused(broken: &Break) -> String {
    let place = if broken.pointer.is_empty() { "the payload" } else { &broken.pointer };
    format!("{place}: expected {}", broken.expected)
}
