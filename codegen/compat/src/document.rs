//! Tables as a schema document of its own, for a validator that does not read tables.

use crate::own;
use eventwright_model::pattern::portable;
use eventwright_runtime::json::{Number, Tree};
use eventwright_runtime::walk::{Keyword, NodeId, Schema, Types, unique};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The document; every subschema is a member of `$defs`.
pub(crate) fn document(schema: &Schema, root: NodeId) -> Value {
    let defs: Map<String, Value> = schema
        .nodes
        .iter()
        .enumerate()
        .map(|(id, node)| (format!("n{id}"), subschema(schema, &node.keywords)))
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": format!("#/$defs/n{root}"),
        "$defs": defs,
    })
}

fn subschema(schema: &Schema, keywords: &[Keyword]) -> Value {
    if keywords.iter().any(|keyword| matches!(keyword, Keyword::False)) {
        return Value::Bool(false);
    }
    let mut members = Map::new();
    // A keyword that stands twice in the tables gets a subschema of its own.
    let mut others: Vec<Value> = Vec::new();
    for keyword in keywords {
        let mut one = Map::new();
        put(&mut one, keyword);
        if one.keys().any(|name| members.contains_key(name)) {
            others.push(Value::Object(one));
        } else {
            members.append(&mut one);
        }
    }
    if distinct_uuids(schema, keywords) {
        members.insert(own::DISTINCT_UUIDS.into(), Value::Bool(true));
    }
    if !others.is_empty()
        && let Value::Array(all) = members.entry("allOf").or_insert_with(|| Value::Array(Vec::new()))
    {
        all.append(&mut others);
    }
    Value::Object(members)
}

/// Whether items that are spellings of one UUID are refused.
pub(crate) fn distinct_uuids(schema: &Schema, keywords: &[Keyword]) -> bool {
    let of = |id: NodeId| schema.nodes.get(id as usize).map_or(&[][..], |node| &node.keywords);
    keywords.iter().any(|keyword| matches!(keyword, Keyword::UniqueItems)) && unique::ignores_case(keywords, &of)
}

fn to(id: NodeId) -> Value {
    json!({ "$ref": format!("#/$defs/n{id}") })
}

fn all(ids: &[NodeId]) -> Value {
    ids.iter().map(|id| to(*id)).collect()
}

fn named(members: &[(Box<str>, NodeId)]) -> Value {
    Value::Object(members.iter().map(|(name, id)| (name.to_string(), to(*id))).collect())
}

/// Names, each once.
fn list(names: &[Box<str>]) -> Value {
    let names: BTreeSet<&str> = names.iter().map(|name| &**name).collect();
    names.into_iter().map(Value::from).collect()
}

/// An expression as others read it too.
fn spelled(source: &str) -> String {
    portable(source).unwrap_or_else(|| source.to_owned())
}

fn number(number: Number) -> Value {
    Value::from(&Tree::Number(number))
}

fn put(members: &mut Map<String, Value>, keyword: &Keyword) {
    let value = match keyword {
        Keyword::False | Keyword::Pii(_) => return,
        Keyword::Ref(id) | Keyword::DynamicRef { target: id, .. } => {
            members.insert("$ref".into(), Value::String(format!("#/$defs/n{id}")));
            return;
        }
        Keyword::Type(types) => {
            let names = Types::NAMES.iter().filter(|(_, one)| types.contains(*one)).map(|(name, _)| *name);
            names.map(Value::from).collect()
        }
        Keyword::Enum(values) => values.iter().map(Value::from).collect(),
        Keyword::Const(value) => Value::from(value),
        Keyword::MultipleOf(value)
        | Keyword::Maximum(value)
        | Keyword::ExclusiveMaximum(value)
        | Keyword::Minimum(value)
        | Keyword::ExclusiveMinimum(value) => number(*value),
        Keyword::MaxLength(count)
        | Keyword::MinLength(count)
        | Keyword::MaxJsonBytes(count)
        | Keyword::MaxItems(count)
        | Keyword::MinItems(count)
        | Keyword::MaxProperties(count)
        | Keyword::MinProperties(count) => Value::from(*count),
        Keyword::Pattern(pattern) => spelled(&pattern.source).into(),
        Keyword::Format(format) => Value::from(format.name()),
        Keyword::PrefixItems(ids) | Keyword::AllOf(ids) | Keyword::AnyOf(ids) | Keyword::OneOf(ids) => all(ids),
        Keyword::Contains { schema, min, max } => {
            members.extend(min.map(|min| ("minContains".to_owned(), Value::from(min))));
            members.extend(max.map(|max| ("maxContains".to_owned(), Value::from(max))));
            to(*schema)
        }
        Keyword::UniqueItems => Value::Bool(true),
        Keyword::Properties(list) | Keyword::DependentSchemas(list) => named(list),
        Keyword::PatternProperties(list) => {
            Value::Object(list.iter().map(|(pattern, id)| (spelled(&pattern.source), to(*id))).collect())
        }
        Keyword::Required(names) => list(names),
        Keyword::DependentRequired(members) => {
            Value::Object(members.iter().map(|(name, others)| (name.to_string(), list(others))).collect())
        }
        Keyword::If { condition, then, otherwise } => {
            members.extend(then.map(|id| ("then".to_owned(), to(id))));
            members.extend(otherwise.map(|id| ("else".to_owned(), to(id))));
            to(*condition)
        }
        Keyword::Items(id)
        | Keyword::AdditionalProperties(id)
        | Keyword::PropertyNames(id)
        | Keyword::Not(id)
        | Keyword::UnevaluatedItems(id)
        | Keyword::UnevaluatedProperties(id) => to(*id),
    };
    members.insert(keyword.name().to_owned(), value);
}
