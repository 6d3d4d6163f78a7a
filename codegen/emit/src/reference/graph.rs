//! Flows and state machines as graphs: what follows what. Each page draws them in its own way.

use super::flow::remarks;
use eventwright_model::facts::{Flow, StateMachine, Step};

/// Nodes and what leads from one to another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    /// The nodes, in the order in which they are told.
    pub nodes: Vec<Node>,
    /// The edges.
    pub edges: Vec<Edge>,
}

/// A step, a state or a place where branches begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is called.
    pub label: String,
    /// What is said of it: `if requested`.
    pub remark: Option<String>,
    /// What it is.
    pub kind: NodeKind,
    /// Whether it may be left out.
    pub optional: bool,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// An event; the label is its type.
    Event,
    /// Somebody or something outside the events.
    Actor,
    /// A state.
    State,
    /// The state in which everything begins.
    Initial,
    /// Where branches begin.
    Fork,
}

/// What leads from one node to another, by their places in the graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The node it leaves.
    pub from: usize,
    /// The node it leads to.
    pub to: usize,
    /// Words beside it.
    pub label: Option<String>,
    /// Whether it is taken only when something fails.
    pub on_error: bool,
}

impl Graph {
    /// The graph of a flow.
    pub fn of_flow(flow: &Flow) -> Self {
        let mut graph = Self::default();
        graph.sequence(&flow.steps, Vec::new(), false);
        graph
    }

    /// The graph of a state machine.
    pub fn of_machine(machine: &StateMachine) -> Self {
        let node = |state: &String| Node {
            label: state.clone(),
            remark: None,
            kind: if machine.initial.as_ref() == Some(state) { NodeKind::Initial } else { NodeKind::State },
            optional: false,
        };
        let nodes: Vec<Node> = machine.states.iter().map(node).collect();
        let place = |state: &str| nodes.iter().position(|node| node.label == state);
        let edges = machine
            .transitions
            .iter()
            .filter_map(|transition| {
                Some(Edge {
                    from: place(&transition.from)?,
                    to: place(&transition.to)?,
                    label: transition.needs_approval.then(|| "needs approval".to_owned()),
                    on_error: false,
                })
            })
            .collect();
        Self { nodes, edges }
    }

    /// Adds steps one after another behind the nodes `from`; the nodes after which the rest goes on.
    fn sequence(&mut self, steps: &[Step], mut from: Vec<usize>, mut on_error: bool) -> Vec<usize> {
        for step in steps {
            from = self.step(step, from, on_error);
            on_error = false;
        }
        from
    }

    fn step(&mut self, step: &Step, from: Vec<usize>, on_error: bool) -> Vec<usize> {
        let remarks = remarks(step);
        let (label, kind) = match (&step.event, &step.actor) {
            (Some(event), _) => (event.clone(), NodeKind::Event),
            (None, Some(actor)) => (actor.clone(), NodeKind::Actor),
            (None, None) if step.alternatives.is_empty() => ("all of".to_owned(), NodeKind::Fork),
            (None, None) => ("one of".to_owned(), NodeKind::Fork),
        };
        let at = self.nodes.len();
        let may_be_missing = step.repetition.as_ref().is_some_and(|repetition| repetition.min == 0);
        self.nodes.push(Node {
            label,
            remark: (!remarks.is_empty()).then(|| remarks.join(", ")),
            kind,
            optional: step.condition.is_some() || may_be_missing,
        });
        self.edges.extend(from.iter().map(|from| Edge { from: *from, to: at, label: None, on_error }));
        let mut after = Vec::new();
        for branch in step.alternatives.iter().chain(&step.parallel) {
            for last in self.sequence(branch, vec![at], false) {
                // Branches without steps end where they begin, together.
                if !after.contains(&last) {
                    after.push(last);
                }
            }
        }
        self.sequence(&step.on_error, vec![at], true);
        if after.is_empty() { vec![at] } else { after }
    }
}

#[cfg(test)]
mod tests {
    use super::{Graph, NodeKind};
    use eventwright_model::facts::{Flow, Step};

    fn event(name: &str) -> Step {
        Step { event: Some(name.to_owned()), ..Step::default() }
    }

    fn edges(steps: Vec<Step>) -> Vec<(String, String, bool)> {
        let flow = Flow { name: "f".to_owned(), title: None, interrupts: None, steps };
        let graph = Graph::of_flow(&flow);
        let label = |at: usize| graph.nodes[at].label.clone();
        graph.edges.iter().map(|edge| (label(edge.from), label(edge.to), edge.on_error)).collect()
    }

    fn edge(from: &str, to: &str) -> (String, String, bool) {
        (from.to_owned(), to.to_owned(), false)
    }

    #[test]
    fn steps_follow_one_another() {
        assert_eq!(edges(vec![event("a"), event("b"), event("c")]), [edge("a", "b"), edge("b", "c")]);
    }

    #[test]
    fn branches_part_and_meet() {
        let choice = Step { alternatives: vec![vec![event("b")], vec![event("c")], vec![]], ..Step::default() };
        assert_eq!(
            edges(vec![event("a"), choice, event("d")]),
            [
                edge("a", "one of"),
                edge("one of", "b"),
                edge("one of", "c"),
                edge("b", "d"),
                edge("c", "d"),
                edge("one of", "d"),
            ]
        );
    }

    #[test]
    fn an_error_path_leads_away() {
        let failing = Step { on_error: vec![event("x"), event("y")], ..event("a") };
        let found = edges(vec![failing, event("b")]);
        assert_eq!(found, [("a".to_owned(), "x".to_owned(), true), edge("x", "y"), edge("a", "b")]);
    }

    #[test]
    fn what_may_be_missing_is_told() {
        let maybe = Step { condition: Some("asked".to_owned()), ..event("b") };
        let flow = Flow { name: "f".to_owned(), title: None, interrupts: None, steps: vec![event("a"), maybe] };
        let graph = Graph::of_flow(&flow);
        assert!(!graph.nodes[0].optional && graph.nodes[1].optional);
        assert_eq!(graph.nodes[1].remark.as_deref(), Some("if asked"));
        assert_eq!(graph.nodes[1].kind, NodeKind::Event);
    }
}
