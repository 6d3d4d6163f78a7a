//! JSON for readers: indented, short arrays on one line.

use eventwright_runtime::json::{self, Tree};

/// The widest line that an array of scalars may fill on its own.
const WIDTH: usize = 100;

/// A value as indented JSON, without a newline at its end.
pub fn pretty(tree: &Tree) -> String {
    let mut out = String::new();
    write(tree, 0, &mut out);
    out
}

/// A value in one line, with blanks where it may be broken.
pub fn line(tree: &Tree) -> String {
    match tree {
        Tree::Object(members) if !members.is_empty() => {
            let member =
                |(name, value): &(Box<str>, Tree)| format!("{}: {}", compact(&Tree::String(name.clone())), line(value));
            format!("{{ {} }}", members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
        Tree::Array(items) => format!("[{}]", items.iter().map(line).collect::<Vec<_>>().join(", ")),
        scalar => compact(scalar),
    }
}

/// A value as compact JSON.
pub fn compact(tree: &Tree) -> String {
    let mut out = Vec::new();
    json::write(tree, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

fn write(tree: &Tree, depth: usize, out: &mut String) {
    match tree {
        Tree::Object(members) if !members.is_empty() => {
            out.push('{');
            for (index, (name, value)) in members.iter().enumerate() {
                separate(index, depth + 1, out);
                out.push_str(&compact(&Tree::String(name.clone())));
                out.push_str(": ");
                write(value, depth + 1, out);
            }
            new_line(depth, out);
            out.push('}');
        }
        Tree::Array(items) => match one_line(items) {
            Some(line) => out.push_str(&line),
            None => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    separate(index, depth + 1, out);
                    write(item, depth + 1, out);
                }
                new_line(depth, out);
                out.push(']');
            }
        },
        scalar => out.push_str(&compact(scalar)),
    }
}

fn one_line(items: &[Tree]) -> Option<String> {
    let scalar = |item: &Tree| !matches!(item, Tree::Array(_) | Tree::Object(_));
    let line = items.iter().map(compact).collect::<Vec<_>>().join(", ");
    (items.is_empty() || (items.iter().all(scalar) && line.len() <= WIDTH)).then(|| format!("[{line}]"))
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
