//! From a fault to a violation: the place in the schema is looked up when somebody asks, not when the fault is made.

use super::fault::{Body, Cause, Fault, Step};
use crate::detect::{Categories, scan};
use crate::violation::Violation;
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
        Cause::Keyword if keyword == "x-pii" => {
            Violation { instance, schema: "#/x-pii".into(), keyword, expected: "no sensitive data".into() }
        }
        Cause::Keyword | Cause::Missing(_) => {
            let nodes = body.path.iter().rev().fold(vec![0], |nodes, step| enter(schema, &nodes, step));
            match find(schema, &nodes, keyword).or_else(|| find_outside(schema, &body, keyword)) {
                Some((at, found)) => Violation {
                    instance,
                    schema: format!("{at}/{}", name(found).unwrap_or(keyword)),
                    keyword: name(found).unwrap_or(keyword),
                    expected: match body.cause {
                        Cause::Missing(name) => format!("the member {name:?}"),
                        _ => expected(found),
                    },
                },
                None => {
                    Violation { instance, schema: "#".into(), keyword, expected: format!("what `{keyword}` asks for") }
                }
            }
        }
    }
}

/// The path of a fault as a JSON Pointer (RFC 6901). Undeclared names that may be data are masked.
pub(crate) fn pointer(body: &Body, schema: Option<&Schema>) -> String {
    let mut text = String::new();
    for step in body.path.iter().rev() {
        text.push('/');
        match step {
            Step::Name(name) => text.push_str(&name.replace('~', "~0").replace('/', "~1")),
            Step::Undeclared(name) if may_show(name, schema) => {
                text.push_str(&name.replace('~', "~0").replace('/', "~1"))
            }
            Step::Undeclared(_) => text.push_str("[masked]"),
            Step::Index(index) => text.push_str(&index.to_string()),
        }
    }
    text
}

/// Names up to this length are shown when they look like names that a programmer chose.
const LONGEST_NAME: usize = 64;

/// Whether an undeclared name may be repeated in a message.
fn may_show(name: &str, _schema: Option<&Schema>) -> bool {
    name.len() <= LONGEST_NAME
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.$".contains(&byte))
        && name.bytes().filter(u8::is_ascii_digit).count() < 5
        && scan(name, Categories::ALL).is_none()
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
            let found = node.keywords.iter().find(|keyword| name(keyword) == Some(wanted))?;
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

/// The keyword's name, for those that the types of this module check.
fn name(keyword: &Keyword) -> Option<&'static str> {
    Some(match keyword {
        Keyword::Type(_) => "type",
        Keyword::Enum(_) => "enum",
        Keyword::Const(_) => "const",
        Keyword::MultipleOf(_) => "multipleOf",
        Keyword::Maximum(_) => "maximum",
        Keyword::ExclusiveMaximum(_) => "exclusiveMaximum",
        Keyword::Minimum(_) => "minimum",
        Keyword::ExclusiveMinimum(_) => "exclusiveMinimum",
        Keyword::MaxLength(_) => "maxLength",
        Keyword::MinLength(_) => "minLength",
        Keyword::Pattern(_) => "pattern",
        Keyword::Format(_) => "format",
        Keyword::MaxJsonBytes(_) => "x-max-json-bytes",
        Keyword::MaxItems(_) => "maxItems",
        Keyword::MinItems(_) => "minItems",
        Keyword::UniqueItems => "uniqueItems",
        Keyword::AdditionalProperties(_) => "additionalProperties",
        Keyword::UnevaluatedProperties(_) => "unevaluatedProperties",
        Keyword::Required(_) => "required",
        Keyword::MinProperties(_) => "minProperties",
        Keyword::MaxProperties(_) => "maxProperties",
        Keyword::DependentRequired(_) => "dependentRequired",
        Keyword::AnyOf(_) => "anyOf",
        Keyword::OneOf(_) => "oneOf",
        Keyword::Not(_) => "not",
        _ => return None,
    })
}

/// What the keyword asks for, as far as it can be said without the instance.
fn expected(keyword: &Keyword) -> String {
    let number = |number: &crate::json::Number| {
        let mut text = Vec::new();
        crate::json::write_number(*number, &mut text);
        String::from_utf8_lossy(&text).into_owned()
    };
    match keyword {
        Keyword::Type(types) => {
            let names = crate::walk::Types::NAMES.iter().filter(|(_, one)| types.contains(*one)).map(|(name, _)| *name);
            names.collect::<Vec<_>>().join(" or ")
        }
        Keyword::Enum(_) => "one of the listed values".into(),
        Keyword::Const(_) => "the one value that is admitted".into(),
        Keyword::MultipleOf(divisor) => format!("a multiple of {}", number(divisor)),
        Keyword::Maximum(limit) => format!("at most {}", number(limit)),
        Keyword::ExclusiveMaximum(limit) => format!("less than {}", number(limit)),
        Keyword::Minimum(limit) => format!("at least {}", number(limit)),
        Keyword::ExclusiveMinimum(limit) => format!("more than {}", number(limit)),
        Keyword::MaxLength(limit) => format!("at most {limit} characters"),
        Keyword::MinLength(limit) => format!("at least {limit} characters"),
        Keyword::Pattern(pattern) => format!("text that matches {}", pattern.source),
        Keyword::Format(format) => format.expectation().into(),
        Keyword::MaxJsonBytes(limit) => format!("at most {limit} bytes in JSON"),
        Keyword::MaxItems(limit) => format!("at most {limit} items"),
        Keyword::MinItems(limit) => format!("at least {limit} items"),
        Keyword::UniqueItems => "no item twice".into(),
        Keyword::AdditionalProperties(_) | Keyword::UnevaluatedProperties(_) => "no member of this name".into(),
        Keyword::Required(_) => "all required members".into(),
        Keyword::AnyOf(branches) | Keyword::OneOf(branches) => {
            format!("a value that fits one of {} alternatives", branches.len())
        }
        other => format!("what `{}` asks for", name(other).unwrap_or("the schema")),
    }
}
