//! JSON text whose bytes depend on nothing but the value.
//!
//! `serde_json` orders members as one of its features says, and any crate of the build can turn that feature on, so
//! that the order is decided here.

use serde_json::Value;

/// The widest line that an array of scalars may fill on its own.
const WIDTH: usize = 100;

/// Members that come first, in this order, and those that come last; all others by name in between.
const FIRST: &[&str] =
    &["$schema", "$id", "$comment", "title", "description", "$vocabulary", "$dynamicAnchor", "$ref", "type"];
const LAST: &[&str] =
    &["required", "properties", "additionalProperties", "unevaluatedProperties", "$defs", "definitions"];

/// A value as indented JSON that ends with a newline.
pub(super) fn pretty(value: &Value) -> String {
    let mut out = String::new();
    write(value, 0, &mut out);
    out.push('\n');
    out
}

fn rank(name: &str) -> (usize, usize) {
    let place = |list: &[&str]| list.iter().position(|known| *known == name);
    match (place(FIRST), place(LAST)) {
        (Some(place), _) => (0, place),
        (_, Some(place)) => (2, place),
        (None, None) => (1, 0),
    }
}

fn write(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_key(|(name, _)| (rank(name), *name));
            out.push('{');
            for (index, (name, value)) in members.into_iter().enumerate() {
                separate(index, depth + 1, out);
                out.push_str(&Value::from(name.as_str()).to_string());
                out.push_str(": ");
                write(value, depth + 1, out);
            }
            new_line(depth, out);
            out.push('}');
        }
        Value::Array(items) if !fits(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                separate(index, depth + 1, out);
                write(item, depth + 1, out);
            }
            new_line(depth, out);
            out.push(']');
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(Value::to_string).collect();
            out.push('[');
            out.push_str(&items.join(", "));
            out.push(']');
        }
        scalar => out.push_str(&scalar.to_string()),
    }
}

fn fits(items: &[Value]) -> bool {
    let scalar = |item: &Value| !item.is_object() && !item.is_array();
    items.iter().all(scalar) && items.iter().map(|item| item.to_string().len() + 2).sum::<usize>() <= WIDTH
}

fn separate(index: usize, depth: usize, out: &mut String) {
    if index > 0 {
        out.push(',');
    }
    new_line(depth, out);
}

fn new_line(depth: usize, out: &mut String) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}
