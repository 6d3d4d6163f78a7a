//! Flows and state machines as Mermaid flowcharts, which GitHub draws where it finds them in a fence.
//!
//! Labels stand in quotes, and whatever is more than a letter, a digit or plain punctuation is written as the number of its
//! character: nothing in a name can end a label or begin a statement.

use crate::reference::graph::{Graph, NodeKind};
use crate::reference::text::one_line;
use std::fmt::Write;

/// The source of a flowchart, without a newline at its end.
pub fn chart(graph: &Graph) -> String {
    let mut out = "flowchart TD".to_owned();
    for (at, node) in graph.nodes.iter().enumerate() {
        let label = label(&node.label);
        let remark = node.remark.as_deref().map(|remark| format!("<br>{}", self::label(remark))).unwrap_or_default();
        let (open, close) = match node.kind {
            NodeKind::Event => ("[", "]"),
            NodeKind::Actor | NodeKind::State => ("([", "])"),
            NodeKind::Initial => ("(((", ")))"),
            NodeKind::Fork => ("{", "}"),
        };
        let _ = write!(out, "\n    n{at}{open}\"{label}{remark}\"{close}");
    }
    for edge in &graph.edges {
        let line = if edge.on_error { "-.->" } else { "-->" };
        let words = edge.label.as_deref().map(|words| format!("|\"{}\"|", label(words))).unwrap_or_default();
        let _ = write!(out, "\n    n{} {line}{words} n{}", edge.from, edge.to);
    }
    out
}

fn label(text: &str) -> String {
    let mut out = String::new();
    for letter in one_line(text).chars() {
        if letter.is_alphanumeric() || matches!(letter, ' ' | '.' | '_' | '-' | ',' | '=' | '→' | '(' | ')') {
            out.push(letter);
        } else {
            let _ = write!(out, "#{};", u32::from(letter));
        }
    }
    // A label of nothing is no label.
    if out.trim().is_empty() { "#160;".to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::chart;
    use crate::reference::graph::{Edge, Graph, Node, NodeKind};

    fn node(label: &str, kind: NodeKind, remark: Option<&str>) -> Node {
        Node { label: label.to_owned(), remark: remark.map(str::to_owned), kind, optional: false }
    }

    #[test]
    fn nodes_and_edges_are_written_in_order() {
        let graph = Graph {
            nodes: vec![
                node("User Request", NodeKind::Actor, None),
                node("a.created", NodeKind::Event, Some("if asked")),
                node("DRAFT", NodeKind::Initial, None),
            ],
            edges: vec![
                Edge { from: 0, to: 1, label: None, on_error: false },
                Edge { from: 1, to: 2, label: Some("needs approval".to_owned()), on_error: true },
            ],
        };
        let wanted = "flowchart TD
    n0([\"User Request\"])
    n1[\"a.created<br>if asked\"]
    n2(((\"DRAFT\")))
    n0 --> n1
    n1 -.->|\"needs approval\"| n2";
        assert_eq!(chart(&graph), wanted);
    }

    #[test]
    fn no_label_ends_early() {
        let graph = Graph { nodes: vec![node("a\"] --> b\n%% <b>#", NodeKind::Event, None)], edges: Vec::new() };
        assert_eq!(chart(&graph), "flowchart TD\n    n0[\"a#34;#93; --#62; b #37;#37; #60;b#62;#35;\"]");
    }
}
