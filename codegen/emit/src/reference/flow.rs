//! Flows as text diagrams.
//!
//! A flow is drawn from lines that know only where they branch, so that another renderer can start from the same steps.

use super::text::one_line;
use eventwright_model::facts::Step;

const ARROW: &str = "      ↓";

/// A diagram of the steps, top to bottom, without a newline at its end.
pub fn ascii(steps: &[Step]) -> String {
    lines(steps).join("\n")
}

fn lines(steps: &[Step]) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        if index > 0 {
            lines.push(ARROW.to_owned());
        }
        lines.extend(step_lines(step));
    }
    lines
}

fn step_lines(step: &Step) -> Vec<String> {
    let mut lines = vec![head(step)];
    if !step.alternatives.is_empty() {
        lines.extend(branches(&step.alternatives));
    }
    if !step.parallel.is_empty() {
        lines.extend(branches(&step.parallel));
    }
    if !step.on_error.is_empty() {
        lines.push("on error:".to_owned());
        lines.extend(branches(std::slice::from_ref(&step.on_error)));
    }
    lines
}

/// What is said of a step besides what it is: how often, which transition, when, and its label.
pub fn remarks(step: &Step) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Some(repetition) = &step.repetition {
        remarks.push(format!("x {}", repetition.times));
    }
    if let Some(transition) = &step.transition {
        remarks.push(format!("{} → {}", transition.from, transition.to));
    }
    if let Some(condition) = &step.condition {
        remarks.push(format!("if {condition}"));
    }
    remarks.extend(step.label.clone());
    remarks
}

/// What a step is, with its remarks in parentheses.
fn head(step: &Step) -> String {
    let mut remarks = remarks(step);
    let subject = match (&step.event, &step.actor) {
        (Some(event), _) => event.clone(),
        (None, Some(actor)) => match &step.label {
            Some(label) => {
                // An actor and its label are one: `[distribution consumes]`.
                remarks.pop();
                format!("[{actor} {label}]")
            }
            None => format!("[{actor}]"),
        },
        (None, None) if step.alternatives.is_empty() => "all of:".to_owned(),
        (None, None) => "one of:".to_owned(),
    };
    let remarks = if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join(", ")) };
    one_line(&format!("{subject}{remarks}"))
}

fn branches(branches: &[Vec<Step>]) -> Vec<String> {
    let mut all = Vec::new();
    for (index, branch) in branches.iter().enumerate() {
        let last = index + 1 == branches.len();
        let below = if branch.is_empty() { vec!["(nothing)".to_owned()] } else { lines(branch) };
        for (row, line) in below.into_iter().enumerate() {
            let stem = match (row, last) {
                (0, true) => "└─ ",
                (0, false) => "├─ ",
                (_, true) => "   ",
                (_, false) => "│  ",
            };
            all.push(format!("{stem}{line}"));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::ascii;
    use eventwright_model::facts::{Repetition, Step, StepTransition};

    fn event(name: &str) -> Step {
        Step { event: Some(name.to_owned()), ..Step::default() }
    }

    fn actor(name: &str) -> Step {
        Step { actor: Some(name.to_owned()), ..Step::default() }
    }

    #[test]
    fn a_sequence_reads_from_top_to_bottom() {
        let steps = [
            actor("User Request"),
            Step {
                repetition: Some(Repetition { times: "N lessons".to_owned(), min: 0, max: None }),
                ..event("lesson.generated")
            },
            Step { condition: Some("requested".to_owned()), ..event("quiz.created") },
            Step {
                transition: Some(StepTransition { from: "DRAFT".to_owned(), to: "REVIEW".to_owned() }),
                ..event("workflow.transitioned")
            },
            Step { label: Some("consumes".to_owned()), ..actor("distribution") },
        ];
        let drawn = "\
[User Request]
      ↓
lesson.generated (x N lessons)
      ↓
quiz.created (if requested)
      ↓
workflow.transitioned (DRAFT → REVIEW)
      ↓
[distribution consumes]";
        assert_eq!(ascii(&steps), drawn);
    }

    #[test]
    fn branches_keep_together() {
        let steps = [
            Step { alternatives: vec![vec![event("a.x"), event("a.y")], vec![]], ..Step::default() },
            Step { parallel: vec![vec![event("b.x")], vec![event("b.y")]], ..Step::default() },
            Step { on_error: vec![event("c.failed"), actor("Ops\nTeam")], ..event("c.done") },
        ];
        let drawn = "\
one of:
├─ a.x
│        ↓
│  a.y
└─ (nothing)
      ↓
all of:
├─ b.x
└─ b.y
      ↓
c.done
on error:
└─ c.failed
         ↓
   [Ops Team]";
        assert_eq!(ascii(&steps), drawn);
    }
}
