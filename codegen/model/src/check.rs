//! From a model to a checked one: every rule runs, the policy weighs what it finds.

use crate::diagnostic::{self, Diagnostic, Severity};
use crate::facts::RuleLevel;
use crate::model::{Model, Profile};
use crate::parallel;
use crate::rules::{self, Run};
use std::ops::Deref;

/// A model in which no rule found an error. Emitters take nothing else, and only [`check`] makes one.
#[derive(Clone, Debug)]
pub struct Checked(Model);

impl Deref for Checked {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.0
    }
}

/// What came of checking.
#[derive(Debug)]
pub struct Report {
    /// Errors and warnings, in the order of places.
    pub findings: Vec<Diagnostic>,
    /// The checked model, when no finding is an error.
    pub checked: Option<Checked>,
}

/// From so many contracts on, rules run side by side.
const MANY: usize = 64;

/// Runs every rule. Rules are about contracts: a plain document is taken as it was published.
pub fn check(model: Model) -> Report {
    if model.profile != Profile::Contract {
        return Report { findings: Vec::new(), checked: Some(Checked(model)) };
    }
    let runs: Vec<_> = rules::all()
        .iter()
        .filter_map(|rule| match rule.run {
            Run::Model(run) => Some(run),
            Run::Reading | Run::Comparing | Run::Explaining => None,
        })
        .collect();
    let found = parallel::map(runs, if model.contracts().nth(MANY).is_some() { 0 } else { usize::MAX }, |run| {
        let mut findings = Findings { found: Vec::new() };
        run(&model, &mut findings);
        findings.found
    });
    let mut findings = weigh(&model, found.into_iter().flatten().collect());
    diagnostic::sort(&mut findings);
    let failed = findings.iter().any(|finding| finding.severity == Severity::Error);
    Report { findings, checked: (!failed).then_some(Checked(model)) }
}

/// What only the day can tell: exemptions that have run out. Weighed as all findings are.
pub fn by_day(model: &Model, today: &str) -> Vec<Diagnostic> {
    weigh(model, rules::expired(model, today))
}

/// What the policy makes of findings: levels of its own, or none at all.
pub fn weigh(model: &Model, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let levels = &model.policy.value.rules;
    let weigh_one = |mut finding: Diagnostic| {
        match levels.get(finding.rule) {
            None => {}
            Some(RuleLevel::Allow) => return None,
            Some(RuleLevel::Warn) => finding.severity = Severity::Warning,
            Some(RuleLevel::Deny) => finding.severity = Severity::Error,
        }
        Some(finding)
    };
    found.into_iter().filter_map(weigh_one).collect()
}

/// Where rules put what they find.
#[derive(Debug)]
pub struct Findings {
    found: Vec<Diagnostic>,
}

impl Findings {
    /// Adds one.
    pub fn push(&mut self, finding: Diagnostic) {
        self.found.push(finding);
    }
}
