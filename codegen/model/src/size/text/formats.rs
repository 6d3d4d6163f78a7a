//! Formats as expressions: one that admits every text of the format, for the bound, and one that admits only such texts,
//! for instances. Where they give the same greatest size the bound is exact.
//!
//! The grammars are those of the files in the runtime's `format`, which name their specifications.

use super::Texts;
use super::graph::Graph;
use crate::pattern;
use eventwright_runtime::format::Format;
use eventwright_runtime::json::Writer;
use eventwright_runtime::pattern::Pattern;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A format as two automata.
#[derive(Debug)]
pub(super) struct Shape {
    /// Together they admit every text of the format.
    pub(super) outer: Vec<Arc<Pattern>>,
    /// Admits only texts of the format.
    pub(super) inner: Arc<Pattern>,
    /// The two as graphs, because most texts have a format and nothing else.
    pub(super) graphs: Option<(Graph, Graph)>,
    /// The longest text by each writer, where no other cap is lower: what UUIDs and host names take is asked again and again.
    longest: [OnceLock<Texts>; Writer::ALL.len()],
    /// As many of the longest by each writer as were asked for, likewise: lists whose items have to differ ask for them.
    several: [Mutex<Option<Texts>>; Writer::ALL.len()],
}

impl Shape {
    /// The `most` longest texts of the format and nothing else, as `find` finds them.
    pub(super) fn longest(&self, writer: Writer, most: usize, find: impl Fn() -> Texts) -> Texts {
        if most == 1 {
            return self.longest[writer as usize].get_or_init(find).clone();
        }
        // Where somebody panicked while holding it, what it holds is still whole.
        let mut known = self.several[writer as usize].lock().unwrap_or_else(PoisonError::into_inner);
        match known.as_ref().filter(|known| known.complete || known.found.len() >= most) {
            Some(known) => known.first(most),
            None => known.insert(find()).clone(),
        }
    }
}

/// The shape of a format. It is made once for all.
pub(super) fn shape(format: Format) -> Option<&'static Shape> {
    static SHAPES: [OnceLock<Option<Shape>>; Format::ALL.len()] = [const { OnceLock::new() }; Format::ALL.len()];
    SHAPES.get(format as usize)?.get_or_init(|| make(format)).as_ref()
}

fn make(format: Format) -> Option<Shape> {
    let (outer, inner) = expressions(format);
    // Both halves of what an e-mail address is are simple, their product is not.
    let outer = outer.split('\n').map(|one| pattern::compile(one).ok().map(Arc::new)).collect::<Option<Vec<_>>>()?;
    let inner = Arc::new(pattern::compile(&inner).ok()?);
    let graphs = Graph::of(&outer).zip(Graph::of(std::slice::from_ref(&inner)));
    Some(Shape { outer, inner, graphs, longest: Default::default(), several: Default::default() })
}

const OCTET: &str = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
const DAY: &str = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])";
const CLOCK: &str = r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])";
/// Any day and any second, the leap second included.
const ANY_DAY: &str = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
const ANY_CLOCK: &str = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})";
const LABELS: &str = r"([a-z0-9]{1,63}\.)*[a-z0-9]{1,63}";

/// The wider and the narrower expression; of the wider, several lines must all match. [`Format::longest`] is applied
/// besides.
fn expressions(format: Format) -> (String, String) {
    let both = |expression: String| (expression.clone(), expression);
    match format {
        Format::DateTime => (format!("^{ANY_DAY}[Tt]{ANY_CLOCK}$"), format!("^{DAY}[Tt]{CLOCK}$")),
        Format::Date => (format!("^{ANY_DAY}$"), format!("^{DAY}$")),
        Format::Time => (format!("^{ANY_CLOCK}$"), format!("^{CLOCK}$")),
        Format::Duration => ("^P[0-9YMWDTHS]{2,}$".into(), "^P([0-9]+[YMWD]|T[0-9]+[HMS])$".into()),
        // Instances are in small letters, as UUIDs are written: case tells two strings apart, but not two UUIDs.
        Format::Uuid => (
            "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$".into(),
            "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$".into(),
        ),
        Format::Uri => {
            ("^[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-\\[\\]_a-z~]*$".into(), "^(https://a/[a-z]*|[a-z]+:[a-z]*)$".into())
        }
        Format::UriReference => ("^[!#-;=?-\\[\\]_a-z~]*$".into(), "^(https://a/)?[a-z]*$".into()),
        Format::Email => {
            // A quoted local part of 64 octets holds 31 pairs, each of which JSON escapes once more.
            let quoted = r#"("(\\["\\]){0,30}[a-z]?"|"(\\["\\]){31}")"#;
            let domain = format!("({LABELS}|\\[{OCTET}(\\.{OCTET}){{3}}\\])");
            // What costs most is a quoted pair, so the wider one tells how many there can be; a domain has neither sign.
            let structure = r#"^("(\\[ -~]|[ !#-\[\]-~])*"|[!#-\[\]-~]+)@[A-Za-z0-9.:\[\]-]+$"#;
            let length = r#"^[ -~]{1,64}@[^@"\\ ]+$"#;
            (format!("{structure}\n{length}"), format!("^([a-z]{{1,64}}|{quoted})@{domain}$"))
        }
        Format::Hostname => ("^[A-Za-z0-9.-]+$".into(), format!("^{LABELS}$")),
        Format::Ipv4 => both(format!("^{OCTET}(\\.{OCTET}){{3}}$")),
        Format::Ipv6 => (
            "^[0-9A-Fa-f:.]{2,45}$".into(),
            format!(
                "^(([0-9a-f]{{1,4}}:){{7}}[0-9a-f]{{1,4}}|([0-9a-f]{{1,4}}:){{6}}{OCTET}(\\.{OCTET}){{3}}|::([0-9a-f]{{1,4}}:){{0,5}}[0-9a-f]{{0,4}})$"
            ),
        ),
        Format::JsonPointer => both("^(/([^~/]|~[01])*)*$".into()),
        // Every character that is no syntax stands for itself.
        Format::Regex => (r"^[\s\S]*$".into(), r"^[^\\^$.|?*+()\[\]{}/]*$".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mailboxes_are_measured_exactly() {
        let shape = shape(Format::Email).unwrap_or_else(|| panic!("a shape"));
        for (chars, writer) in (3..=80).chain([253, 254]).flat_map(|chars| Writer::ALL.map(|writer| (chars, writer))) {
            let texts = super::super::found(&[], &[shape], Some(chars), None, writer, 1);
            let longest = texts.found.first().map_or("", String::as_str);
            assert!(Format::Email.is_valid(longest), "{chars}");
            assert_eq!(texts.bound, Some(writer.string(longest) + 2), "{chars}");
        }
    }

    #[test]
    fn shapes_hold_what_they_promise() {
        for format in Format::ALL {
            let shape = shape(format).unwrap_or_else(|| panic!("{} has no shape", format.name()));
            let (outer, inner) = shape.graphs.as_ref().unwrap_or_else(|| panic!("{} is too large", format.name()));
            assert!(!outer.states.is_empty() && !inner.states.is_empty());
        }
    }
}
