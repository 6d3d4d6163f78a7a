//! Flows and state machines: the same steps as a diagram and as text.

use super::event::Event;
use crate::reference::flow;
use crate::reference::graph::Graph;
use crate::reference::payload::{Phrase, code, words};
use eventwright_model::facts::{self, Step};
use serde::Serialize;

/// A flow.
#[derive(Clone, Debug, Serialize)]
pub struct Flow {
    /// Its name.
    pub name: String,
    /// What stands above it.
    pub title: Option<String>,
    /// The title, or the name where it has none.
    pub heading: String,
    /// The flow that it breaks off, at whatever step that is.
    pub interrupts: Option<String>,
    /// The diagram as text.
    pub ascii: String,
    /// The steps in words.
    pub lines: Vec<Line>,
    /// What follows what.
    #[serde(skip)]
    pub graph: Graph,
}

/// A step in words.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// Its number: `3`, and `3b.1` for the first step of the second branch there.
    pub number: String,
    /// How many branches it lies within.
    pub depth: usize,
    /// What it is.
    pub phrase: Phrase,
    /// What is said of it: `if requested`.
    pub remark: Option<String>,
    /// The event's permalink.
    pub anchor: Option<String>,
    /// When the event is published; told where a flow first comes to it.
    pub when: Option<String>,
}

/// A state machine.
#[derive(Clone, Debug, Serialize)]
pub struct Machine {
    /// Its name.
    pub name: String,
    /// The event that reports its transitions.
    pub event: String,
    /// The event's permalink.
    pub anchor: Option<String>,
    /// Its states.
    pub states: Vec<String>,
    /// Where it begins.
    pub initial: Option<String>,
    /// Its transitions.
    pub transitions: Vec<Transition>,
    /// What follows what.
    #[serde(skip)]
    pub graph: Graph,
}

/// A transition of a state machine.
#[derive(Clone, Debug, Serialize)]
pub struct Transition {
    /// The state before.
    pub from: String,
    /// The state after.
    pub to: String,
    /// Whether somebody has to agree first.
    pub needs_approval: bool,
}

pub(super) fn flows(facts: &facts::Module, events: &[Event]) -> Vec<Flow> {
    let flow = |flow: &facts::Flow| {
        let mut lines = Vec::new();
        tell(&flow.steps, "", 0, events, &mut lines);
        Flow {
            name: flow.name.clone(),
            title: flow.title.clone(),
            heading: flow.title.clone().unwrap_or_else(|| format!("Flow {}", flow.name.replace('_', " "))),
            interrupts: flow.interrupts.clone(),
            ascii: flow::ascii(&flow.steps),
            lines,
            graph: Graph::of_flow(flow),
        }
    };
    facts.flows.iter().map(flow).collect()
}

/// Steps in words, those of branches after the step that they belong to.
fn tell(steps: &[Step], before: &str, depth: usize, events: &[Event], lines: &mut Vec<Line>) {
    for (index, step) in steps.iter().enumerate() {
        let number = format!("{before}{}", index + 1);
        let event = step.event.as_ref().and_then(|name| events.iter().find(|event| event.event_type == *name));
        let is_new = |event: &&Event| lines.iter().all(|line| line.anchor.as_ref() != Some(&event.anchor));
        let when = event.filter(is_new).and_then(|event| event.versions.first()).map(|version| version.when.clone());
        lines.push(Line {
            number: number.clone(),
            depth,
            phrase: phrase(step),
            remark: Some(flow::remarks(step).join(", ")).filter(|remark| !remark.is_empty()),
            anchor: event.map(|event| event.anchor.clone()),
            when,
        });
        let branches = step.alternatives.iter().chain(&step.parallel);
        for (branch, letter) in branches.zip('a'..='z') {
            tell(branch, &format!("{number}{letter}."), depth + 1, events, lines);
        }
        tell(&step.on_error, &format!("{number}!"), depth + 1, events, lines);
    }
}

fn phrase(step: &Step) -> Phrase {
    match (&step.event, &step.actor) {
        (Some(event), _) => vec![code(event.clone())],
        (None, Some(actor)) => vec![words(actor.clone())],
        (None, None) if step.alternatives.is_empty() => vec![words("all of these")],
        (None, None) => vec![words("one of these")],
    }
}

pub(super) fn machines(facts: &facts::Module, events: &[Event]) -> Vec<Machine> {
    let transition = |transition: &facts::Transition| Transition {
        from: transition.from.clone(),
        to: transition.to.clone(),
        needs_approval: transition.needs_approval,
    };
    let machine = |machine: &facts::StateMachine| Machine {
        name: machine.name.clone(),
        event: machine.event.clone(),
        anchor: events.iter().find(|event| event.event_type == machine.event).map(|event| event.anchor.clone()),
        states: machine.states.clone(),
        initial: machine.initial.clone(),
        transitions: machine.transitions.iter().map(transition).collect(),
        graph: Graph::of_machine(machine),
    };
    facts.state_machines.iter().map(machine).collect()
}
