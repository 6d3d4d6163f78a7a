//! From a fault to a violation: the place in the schema is looked up when somebody asks, not when the fault is made.

use super::fault::{Body, Cause, Fault, Step};
use crate::violation::Violation;
use crate::walk::phrase;
use crate::walk::place::{MASK, escape, may_show};
use crate::walk::{Keyword, NodeId, Schema};

/// What the fault says, in the terms of the schema.
pub(crate) fn violation(fault: Fault, schema: &Schema) -> Violation {
    let body = fault.into_body();
    let instance = pointer(&body, Some(schema));
    let keyword = body.keyword;
    let root = |expected: String| Violation { instance: String::new(), schema: "#".into(), keyword, expected };
    match body.cause {
        Cause::Syntax(kind) => root(kind.expected().into()),
        Cause::Size(limit) => root(format!("at most {limit} bytes")),
        Cause::Found(found) => Violation { instance: instance + &found.instance, ..*found },
        Cause::Forbidden(expected) => Violation { instance, schema: format!("#/{keyword}"), keyword, expected },
        Cause::Keyword | Cause::Guard | Cause::Missing(_) => {
            let nodes = body.path.iter().rev().fold(vec![0], |nodes, step| enter(schema, &nodes, step));
            match find(schema, &nodes, keyword).or_else(|| find_outside(schema, &body, keyword)) {
                Some((at, found)) => Violation {
                    instance,
                    schema: format!("{at}/{}", found.name()),
                    keyword: found.name(),
                    expected: match body.cause {
                        Cause::Missing(name) => phrase::member(name),
                        _ => found.expectation().unwrap_or_else(|| asks_for(keyword)),
                    },
                },
                None => Violation { instance, schema: "#".into(), keyword, expected: asks_for(keyword) },
            }
        }
    }
}

fn asks_for(keyword: &str) -> String {
    format!("what `{keyword}` asks for")
}

/// The path of a fault as a JSON Pointer (RFC 6901). Undeclared names that may be data are masked.
pub(crate) fn pointer(body: &Body, schema: Option<&Schema>) -> String {
    let mut text = String::new();
    for step in body.path.iter().rev() {
        text.push('/');
        match step {
            Step::Name(name) => escape(name, &mut text),
            Step::Undeclared(name) if schema.is_some_and(|schema| may_show(name, schema)) => escape(name, &mut text),
            Step::Undeclared(_) => text.push_str(MASK),
            Step::Index(index) => text.push_str(&index.to_string()),
        }
    }
    text
}

/// The subschemas that apply where those of `nodes` do: through references, conjunctions and alternatives.
fn reach(schema: &Schema, nodes: &[NodeId]) -> Vec<NodeId> {
    let mut all: Vec<NodeId> = nodes.to_vec();
    let mut next = 0;
    while let Some(&id) = all.get(next) {
        next += 1;
        for keyword in schema.nodes.get(id as usize).map_or(&[][..], |node| &node.keywords) {
            let more: &[NodeId] = match keyword {
                Keyword::Ref(target) | Keyword::DynamicRef { target, .. } => &[*target],
                Keyword::AllOf(branches) | Keyword::AnyOf(branches) | Keyword::OneOf(branches) => branches,
                _ => &[],
            };
            for id in more {
                if !all.contains(id) {
                    all.push(*id);
                }
            }
        }
    }
    all
}

/// The subschemas that apply one step further in the instance.
fn enter(schema: &Schema, nodes: &[NodeId], step: &Step) -> Vec<NodeId> {
    let mut inner = Vec::new();
    for id in reach(schema, nodes) {
        for keyword in schema.nodes.get(id as usize).map_or(&[][..], |node| &node.keywords) {
            match (keyword, step) {
                (Keyword::Properties(members), Step::Name(name)) => {
                    inner.extend(members.iter().filter(|(member, _)| **member == **name).map(|(_, id)| *id));
                }
                (Keyword::Items(id), Step::Index(_)) => inner.push(*id),
                _ => {}
            }
        }
    }
    inner
}

/// The keyword in the subschemas that apply, or the one that stands for it: a type that a list of values implies, an
/// exclusive bound.
fn find<'s>(schema: &'s Schema, nodes: &[NodeId], wanted: &str) -> Option<(&'s str, &'s Keyword)> {
    let all = reach(schema, nodes);
    let stand_ins: &[&str] = match wanted {
        "type" => &["type", "enum", "const", "anyOf", "oneOf"],
        "enum" => &["enum", "const", "anyOf", "oneOf"],
        "minimum" => &["minimum", "exclusiveMinimum"],
        "maximum" => &["maximum", "exclusiveMaximum"],
        "format" => &["format", "pattern"],
        _ => &[],
    };
    let search = |wanted: &str| {
        all.iter().filter_map(|id| schema.nodes.get(*id as usize)).find_map(|node| {
            let found = node.keywords.iter().find(|keyword| keyword.name() == wanted)?;
            Some((&*node.at, found))
        })
    };
    if stand_ins.is_empty() { search(wanted) } else { stand_ins.iter().find_map(|wanted| search(wanted)) }
}

/// An undeclared member fails the keyword of the object around it.
fn find_outside<'s>(schema: &'s Schema, body: &Body, wanted: &str) -> Option<(&'s str, &'s Keyword)> {
    let mut steps = body.path.iter();
    steps.next()?;
    let nodes = steps.rev().fold(vec![0], |nodes, step| enter(schema, &nodes, step));
    find(schema, &nodes, wanted).or_else(|| find(schema, &nodes, "unevaluatedProperties"))
}
