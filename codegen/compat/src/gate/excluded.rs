//! Names that a module excludes from its events, where the baseline does not, and the other way round.

use super::{Direction, Found, Request, old_span};
use eventwright_model::diagnostic::Diagnostic;
use eventwright_model::excluded::Exclusions;
use eventwright_model::{Model, Module};
use eventwright_runtime::detect::excluded::holds;

/// Where the list stands in module.json.
const POINTER: &str = "/payload/exclude";

/// Of each module that is still there, the names that are refused now and were not, and those that were.
pub(super) fn findings(old: &Model, new: &Model, request: &Request) -> Vec<Found> {
    let mut found = Vec::new();
    for is in &new.modules {
        let Some(was) = old.modules.iter().find(|was| was.name == is.name) else { continue };
        let (before, after) = (refused(old, was), refused(new, is));
        let told = |rule, name: &str, change, what: &str| {
            let message = format!("`{}`: members under the name `{name}` {what}", is.name);
            let there = old_span(old.facts_span(&was.facts, POINTER));
            let finding = Diagnostic::error(rule, new.facts_span(&is.facts, POINTER), message);
            let finding = finding.related(there, "as it was");
            Found::fact(is.name.clone(), format!("{POINTER}/{name}"), change, finding)
        };
        let narrower = lacking(&after, &before).map(|name| {
            told("policy-narrowed", name, ("", name), "were let through where no schema declares them, and are refused")
        });
        let wider = lacking(&before, &after).filter(|_| request.directions.contains(&Direction::Forward)).map(|name| {
            told("policy-widened", name, (name, ""), "were refused and are let through: old readers refuse them")
        });
        found.extend(narrower.chain(wider));
    }
    found
}

/// The names under which undeclared members are refused.
fn refused(model: &Model, module: &Module) -> Vec<String> {
    let exclusions = Exclusions::of(&model.policy.value, &module.facts.value);
    exclusions.weighed(&exclusions.names()).refusals().iter().map(|name| (*name).to_owned()).collect()
}

/// Those of `names` that none of `others` covers.
fn lacking<'n>(names: &'n [String], others: &'n [String]) -> impl Iterator<Item = &'n str> {
    let covered = |name: &str| others.iter().any(|other| holds(name, other));
    names.iter().map(String::as_str).filter(move |name| !covered(name))
}
