//! Flows and state machines that no longer accept what they did: a run is a text whose letters are events, a flow an
//! expression over them, and whether one accepts all that another did is asked of automata.

use super::{Found, old_span};
use crate::solve::text::outside;
use eventwright_model::diagnostic::Diagnostic;
use eventwright_model::facts::{Flow, StateMachine, Step};
use eventwright_model::pattern::compile;
use eventwright_model::{Model, Module};
use std::collections::BTreeMap;

/// Branches that run in any order are written out in every order up to so many.
const PARALLEL: usize = 4;

/// What became of the flows and state machines of modules that are still there.
pub(super) fn findings(old: &Model, new: &Model) -> Vec<Found> {
    let mut found = Vec::new();
    for was in &old.modules {
        let Some(is) = new.modules.iter().find(|module| module.name == was.name) else { continue };
        flows((old, was), (new, is), &mut found);
        machines((old, was), (new, is), &mut found);
    }
    found
}

fn flows(old: (&Model, &Module), new: (&Model, &Module), found: &mut Vec<Found>) {
    for (index, before) in old.1.facts.value.flows.iter().enumerate() {
        let there = old_span(old.0.facts_span(&old.1.facts, &format!("/flows/{index}")));
        let now = new.1.facts.value.flows.iter().position(|flow| flow.name == before.name);
        let mut letters = Letters::default();
        let was = letters.flow(before);
        let (here, is, message) = match now {
            None => {
                let here = new.0.facts_span(&new.1.facts, "/flows");
                (here, String::new(), format!("the flow `{}` is gone", before.name))
            }
            Some(at) => {
                let is = letters.flow(&new.1.facts.value.flows[at]);
                let Some(run) = lost(&letters, &was, &is) else { continue };
                let message = format!("the flow `{}` accepted this run and does not any more: {run}", before.name);
                (new.0.facts_span(&new.1.facts, &format!("/flows/{at}")), is, message)
            }
        };
        let finding = Diagnostic::error("flow-narrowed", here, message).related(there, "as it was");
        // Letters stand for events by their order alone: the events belong to what changed.
        let is = format!("{is}\n{}", letters.told());
        found.push(told(old.1, format!("/flows/{}", before.name), (&was, &is), finding));
    }
}

/// A finding about a module; the pointer is how an approval names it.
fn told(module: &Module, pointer: String, change: (&str, &str), finding: Diagnostic) -> Found {
    Found::fact(module.name.clone(), pointer, change, finding)
}

/// A run that the one expression accepts and the other does not.
fn lost(letters: &Letters, was: &str, is: &str) -> Option<String> {
    let run = outside(&compile(was).ok()?, &compile(is).ok()?)?;
    let events: Vec<&str> = run.chars().filter_map(|letter| letters.event(letter)).collect();
    Some(if events.is_empty() { "no event at all".to_owned() } else { events.join(", ") })
}

/// A letter for each event, one for each transition that it reports.
#[derive(Default)]
struct Letters {
    known: BTreeMap<String, char>,
}

impl Letters {
    fn letter(&mut self, event: String) -> char {
        let next = u32::try_from(self.known.len()).unwrap_or(0);
        // Letters that mean nothing in an expression.
        *self.known.entry(event).or_insert_with(|| char::from_u32(0x4e00 + next).unwrap_or('a'))
    }

    /// Which letter stands for which event.
    fn told(&self) -> String {
        self.known.iter().map(|(event, letter)| format!("{letter}={event} ")).collect()
    }

    fn event(&self, letter: char) -> Option<&str> {
        self.known.iter().find(|(_, known)| **known == letter).map(|(event, _)| event.as_str())
    }

    fn flow(&mut self, flow: &Flow) -> String {
        format!("^{}$", self.steps(&flow.steps))
    }

    fn steps(&mut self, steps: &[Step]) -> String {
        let Some((first, rest)) = steps.split_first() else { return String::new() };
        let after = self.steps(rest);
        let here = self.step(first);
        if first.on_error.is_empty() {
            return format!("{here}{after}");
        }
        // When the step fails, the error's steps take the place of those that follow.
        let failed = self.steps(&first.on_error);
        format!("(?:{here}{after}|(?:{here})?{failed})")
    }

    fn step(&mut self, step: &Step) -> String {
        let once = if let Some(event) = &step.event {
            let told = step.transition.as_ref();
            self.letter(told.map_or_else(|| event.clone(), |one| format!("{event} ({} to {})", one.from, one.to)))
                .to_string()
        } else if !step.alternatives.is_empty() {
            let ways: Vec<String> = step.alternatives.iter().map(|way| self.steps(way)).collect();
            ways.join("|")
        } else {
            let branches: Vec<String> = step.parallel.iter().map(|way| self.steps(way)).collect();
            orders(&branches).join("|")
        };
        let (least, most) = match &step.repetition {
            Some(repetition) => (repetition.min, repetition.max),
            None => (1, Some(1)),
        };
        let least = if step.condition.is_some() { 0 } else { least };
        // Beyond a few times, more often makes no difference that a reader of the flow would see.
        let most = most.filter(|most| *most <= 50).map(|most| most.to_string()).unwrap_or_default();
        let counted = if most == "1" && least == 1 { String::new() } else { format!("{{{},{most}}}", least.min(50)) };
        format!("(?:{once}){counted}")
    }
}

/// The branches one after the other, in every order.
fn orders(branches: &[String]) -> Vec<String> {
    if branches.len() <= 1 || branches.len() > PARALLEL {
        return vec![branches.concat()];
    }
    let mut all = Vec::new();
    for index in 0..branches.len() {
        let mut rest = branches.to_vec();
        let first = rest.remove(index);
        all.extend(orders(&rest).into_iter().map(|rest| format!("{first}{rest}")));
    }
    all
}

fn machines(old: (&Model, &Module), new: (&Model, &Module), found: &mut Vec<Found>) {
    for (index, before) in old.1.facts.value.state_machines.iter().enumerate() {
        let there = old_span(old.0.facts_span(&old.1.facts, &format!("/state_machines/{index}")));
        let Some(at) = new.1.facts.value.state_machines.iter().position(|one| one.name == before.name) else {
            let here = new.0.facts_span(&new.1.facts, "/title");
            let message = format!("the state machine `{}` is gone", before.name);
            let finding = Diagnostic::error("flow-narrowed", here, message).related(there, "as it was");
            found.push(told(old.1, format!("/state_machines/{}", before.name), ("there", "gone"), finding));
            continue;
        };
        let after = &new.1.facts.value.state_machines[at];
        for (member, message) in moved(before, after) {
            let here = new.0.facts_span(&new.1.facts, &format!("/state_machines/{at}/{member}"));
            let there = old_span(old.0.facts_span(&old.1.facts, &format!("/state_machines/{index}/{member}")));
            let finding = Diagnostic::error("flow-narrowed", here, message.clone()).related(there, "as it was");
            let pointer = format!("/state_machines/{}/{member}", before.name);
            found.push(told(old.1, pointer, ("", &message), finding));
        }
        for gone in &before.transitions {
            let kept = after.transitions.iter().find(|one| one.from == gone.from && one.to == gone.to);
            let message = match kept {
                Some(one) if one.needs_approval && !gone.needs_approval => "needs an approval now",
                Some(_) => continue,
                None => "is not legal any more",
            };
            let here = new.0.facts_span(&new.1.facts, &format!("/state_machines/{at}/transitions"));
            let message = format!("`{}`: the transition from {} to {} {message}", before.name, gone.from, gone.to);
            let finding = Diagnostic::error("flow-narrowed", here, message).related(there, "as it was");
            let pointer = format!("/state_machines/{}/{}/{}", before.name, gone.from, gone.to);
            found.push(told(old.1, pointer, ("legal", if kept.is_some() { "approved" } else { "gone" }), finding));
        }
    }
}

/// Where a machine begins and what reports its transitions: a recorded run that was legal need not be by another reading.
fn moved(before: &StateMachine, after: &StateMachine) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let name = &before.name;
    if before.initial != after.initial {
        let told = |initial: &Option<String>| initial.clone().unwrap_or_else(|| "any state".to_owned());
        let (was, is) = (told(&before.initial), told(&after.initial));
        // A machine that may begin anywhere accepts every run that it accepted.
        if after.initial.is_some() {
            found.push(("initial", format!("`{name}`: runs began in {was} and begin in {is}")));
        }
    }
    for (member, was, is) in [
        ("event", &before.event, &after.event),
        ("from_field", &before.from_field, &after.from_field),
        ("to_field", &before.to_field, &after.to_field),
    ] {
        if was != is {
            found.push((member, format!("`{name}`: `{member}` was `{was}` and is `{is}`")));
        }
    }
    found
}
