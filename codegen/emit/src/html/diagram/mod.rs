//! Flows and state machines as inline SVG, with links to the events.
//!
//! [`layout`] decides where everything lies; what is here knows how wide a text is and writes the elements. Colours come
//! from classes, so that a drawing follows the page's theme.

pub mod layout;

use super::escape;
use crate::reference::graph::{Graph, Node, NodeKind};
use crate::reference::text::one_line;
use layout::{Layout, Link, Point, Size};
use std::fmt::Write;

/// Hundredths of a pixel that a character takes in the monospaced font of labels, at 12 pixels.
const LETTER: i64 = 725;
/// The same for remarks, at 11 pixels.
const SMALL_LETTER: i64 = 620;
/// Left and right of a text.
const PADDING: i64 = 24;
/// A label of more characters is cut: the steps beside the drawing have it whole.
const LONGEST: usize = 44;
/// The height of a node with one line and with two.
const HEIGHTS: (i64, i64) = (32, 48);

/// A drawing of a graph. `link` gives the anchor of an event type.
pub fn svg(graph: &Graph, name: &str, link: impl Fn(&str) -> Option<String>) -> String {
    let sizes: Vec<Size> = graph.nodes.iter().map(size).collect();
    let links: Vec<Link> =
        graph.edges.iter().map(|edge| Link { from: edge.from, to: edge.to, has_words: edge.label.is_some() }).collect();
    let drawing = layout::layout(&sizes, &links);
    let labels: Vec<Label<'_>> = labels(graph, &drawing, &sizes);
    // Words beside the outermost edges need room, too.
    let left = labels.iter().map(|label| label.left - layout::MARGIN).min().map_or(0, |left| left.min(0));
    let right = labels.iter().map(|label| label.right + layout::MARGIN).max().unwrap_or(0).max(drawing.width);
    let (width, height) = (right - left, drawing.height);
    let mut out = format!(
        "<svg class=\"graph\" role=\"group\" aria-label=\"{}\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"{left} 0 {width} {height}\">",
        escape::text(name)
    );
    // One path for all edges of a kind: each shape begins with a move of its own.
    for (on_error, class) in [(false, ""), (true, " class=\"err\"")] {
        let edges = graph.edges.iter().zip(&drawing.routes).filter(|(edge, _)| edge.on_error == on_error);
        let shapes: String = edges.filter_map(|(_, route)| curve(route)).collect();
        if !shapes.is_empty() {
            let _ = write!(out, "<path{class} d=\"{shapes}\"/>");
        }
    }
    for label in &labels {
        let (class, x) = if label.ends { ("l w", label.right) } else { ("l", label.left) };
        let _ = write!(
            out,
            "<text class=\"{class}\" x=\"{x}\" y=\"{}\">{}</text>",
            label.y,
            escape::text(&cut(label.words))
        );
    }
    for ((node, size), corner) in graph.nodes.iter().zip(&sizes).zip(&drawing.corners) {
        let anchor = if node.kind == NodeKind::Event { link(&node.label) } else { None };
        if let Some(anchor) = &anchor {
            let _ = write!(out, "<a href=\"#{}\">", escape::text(anchor));
        }
        out.push_str(&shape(node, *size, *corner));
        if anchor.is_some() {
            out.push_str("</a>");
        }
    }
    out.push_str("</svg>");
    out
}

/// Words beside an edge.
struct Label<'a> {
    words: &'a str,
    left: i64,
    right: i64,
    y: i64,
    /// Whether they end at the edge: those on the left of it do.
    ends: bool,
}

/// Where the words of edges stand: near where the edge leaves its node, on the side on which it leaves.
fn labels<'a>(graph: &'a Graph, drawing: &Layout, sizes: &[Size]) -> Vec<Label<'a>> {
    let mut labels = Vec::new();
    for (edge, route) in graph.edges.iter().zip(&drawing.routes) {
        let (Some(words), Some(start), Some(next)) = (edge.label.as_deref(), route.first(), route.get(1)) else {
            continue;
        };
        let y = if next.1 < start.1 { start.1 - 20 } else { start.1 + 24 };
        let ends = start.0 < drawing.corners[edge.from].0 + sizes[edge.from].width / 2;
        // The edge bends away from where it starts; words on the outer side of the bend stand clear of it.
        let x = if ends { start.0.min((start.0 + next.0) / 2) - 7 } else { start.0.max((start.0 + next.0) / 2) + 7 };
        let width = width(words, SMALL_LETTER);
        let (left, right) = if ends { (x - width, x) } else { (x, x + width) };
        labels.push(Label { words, left, right, y, ends });
    }
    labels
}

/// A label as it is drawn.
fn cut(text: &str) -> String {
    let line = one_line(text);
    if line.chars().count() <= LONGEST {
        return line;
    }
    line.chars().take(LONGEST - 1).chain(['…']).collect()
}

fn width(text: &str, letter: i64) -> i64 {
    let letters = i64::try_from(cut(text).chars().count()).unwrap_or(0);
    (letters * letter + 99) / 100
}

fn size(node: &Node) -> Size {
    let remark = node.remark.as_deref().map_or(0, |remark| width(remark, SMALL_LETTER));
    let height = if node.remark.is_some() { HEIGHTS.1 } else { HEIGHTS.0 };
    Size { width: (width(&node.label, LETTER).max(remark) + PADDING) / 2 * 2, height }
}

fn shape(node: &Node, size: Size, (x, y): Point) -> String {
    let kind = match node.kind {
        NodeKind::Event => "",
        NodeKind::Actor => "ac",
        NodeKind::State => "st",
        NodeKind::Initial => "st in",
        NodeKind::Fork => "fo",
    };
    let class = match (kind, node.optional) {
        ("", false) => String::new(),
        ("", true) => " class=\"opt\"".to_owned(),
        (kind, false) => format!(" class=\"{kind}\""),
        (kind, true) => format!(" class=\"{kind} opt\""),
    };
    let round = match node.kind {
        NodeKind::Event | NodeKind::Fork => 6,
        NodeKind::Actor | NodeKind::State | NodeKind::Initial => size.height / 2,
    };
    let middle = x + size.width / 2;
    let mut out = format!(
        "<rect{class} x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{}\" rx=\"{round}\"/>",
        size.width, size.height
    );
    let first = if node.remark.is_some() { y + 20 } else { y + size.height / 2 + 4 };
    let _ = write!(out, "<text x=\"{middle}\" y=\"{first}\">{}</text>", escape::text(&cut(&node.label)));
    if let Some(remark) = &node.remark {
        let _ = write!(out, "<text class=\"r\" x=\"{middle}\" y=\"{}\">{}</text>", y + 37, escape::text(&cut(remark)));
    }
    out
}

/// A route as a path that leaves and reaches every point vertically.
fn curve(route: &[Point]) -> Option<String> {
    let (first, rest) = route.split_first()?;
    let mut out = format!("M{} {}", first.0, first.1);
    let mut at = *first;
    for point in rest {
        if at.0 == point.0 {
            let _ = write!(out, "V{}", point.1);
        } else {
            let half = (at.1 + point.1) / 2;
            let _ = write!(out, "C{} {half} {} {half} {} {}", at.0, point.0, point.0, point.1);
        }
        at = *point;
    }
    // The head belongs to the line: a marker would need an id that is unique on the page.
    let upwards = route.iter().rev().nth(1).is_some_and(|before| before.1 > at.1);
    out.push_str(if upwards { "m-4 6l4-6 4 6" } else { "m-4-6l4 6 4-6" });
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::svg;
    use crate::reference::graph::{Edge, Graph, Node, NodeKind};

    fn graph(label: &str) -> Graph {
        let node = |kind| Node { label: label.to_owned(), remark: Some(label.to_owned()), kind, optional: true };
        let edge = |from, to| Edge { from, to, label: Some(label.to_owned()), on_error: false };
        Graph {
            nodes: vec![node(NodeKind::Actor), node(NodeKind::Event), node(NodeKind::State)],
            edges: vec![edge(0, 1), edge(1, 2), edge(2, 0)],
        }
    }

    #[test]
    fn events_are_linked_and_nothing_else() {
        let drawn = svg(&graph("a.b"), "main", |event| Some(format!("to-{event}")));
        assert_eq!(drawn.matches("<a href=\"#to-a.b\">").count(), 1);
        assert_eq!(drawn.matches("<rect").count(), 3);
        assert_eq!(drawn.matches("<path").count(), 1);
        let edges = drawn.split("<path d=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("edges");
        assert_eq!(edges.matches('M').count(), 3);
    }

    #[test]
    fn no_label_can_inject_markup() {
        let hostile = "</text><script>x</script>\" onload=\"x";
        let tags = |drawn: &str| drawn.matches('<').count();
        let drawn = svg(&graph(hostile), hostile, |_| None);
        assert_eq!(tags(&drawn), tags(&svg(&graph("word"), "word", |_| None)));
        assert!(!drawn.contains("<script"));
        assert_eq!(drawn.matches(" onload=&quot;").count(), drawn.matches("onload").count());
    }
}
