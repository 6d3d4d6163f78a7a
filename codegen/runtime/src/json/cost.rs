//! What values take in bytes, by writer.

use super::{Number, Tree};
use crate::block::string_stop;

/// A way to write JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Writer {
    /// No white space, non-ASCII text as UTF-8: what `encode` writes.
    Compact,
    /// Python's `json.dumps` as it comes: `", "` and `": "`, everything outside printable ASCII as `\uXXXX`.
    Python,
    /// Python's `json.dumps` with `ensure_ascii=False`: its separators, text as UTF-8.
    PythonUnicode,
}

impl Writer {
    /// All writers.
    pub const ALL: [Self; 3] = [Self::Compact, Self::Python, Self::PythonUnicode];

    /// Its name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Compact => "compact",
            Self::Python => "python",
            Self::PythonUnicode => "python_unicode",
        }
    }

    /// Bytes between the quotes of a string.
    pub fn string(self, text: &str) -> u64 {
        match self {
            Self::Compact | Self::PythonUnicode => string_cost(text),
            Self::Python => text.chars().map(python_cost).sum(),
        }
    }

    /// Bytes of one comma or colon with what follows it.
    pub const fn separator(self) -> u64 {
        match self {
            Self::Compact => 1,
            Self::Python | Self::PythonUnicode => 2,
        }
    }

    /// Bytes of a number.
    pub fn number(self, number: Number) -> u64 {
        let mut text = Vec::with_capacity(24);
        super::write_number(number, &mut text);
        match (self, number) {
            (Self::Python | Self::PythonUnicode, Number::Float(value)) => python_float(value, &text),
            _ => text.len() as u64,
        }
    }
}

/// Bytes that `text` takes between its quotes in compact UTF-8 JSON: `" \ \b \t \n \f \r` take 2, other control
/// characters below U+0020 take 6, everything else its length in UTF-8.
pub fn string_cost(text: &str) -> u64 {
    // Nearly all texts have nothing to escape.
    if string_stop(text.as_bytes()) == text.len() {
        return text.len() as u64;
    }
    let extra: u64 = text
        .bytes()
        .map(|byte| match byte {
            b'"' | b'\\' | 0x08 | b'\t' | b'\n' | 0x0c | b'\r' => 1,
            0..0x20 => 5,
            _ => 0,
        })
        .sum();
    text.len() as u64 + extra
}

fn python_cost(char: char) -> u64 {
    match char {
        '"' | '\\' | '\u{8}' | '\t' | '\n' | '\u{c}' | '\r' => 2,
        ' '..='~' => 1,
        '\u{10000}'.. => 12,
        _ => 6,
    }
}

/// Python's `repr` of a double: positional from 1e-4 up to below 1e16, else with a signed exponent of two digits at least.
fn python_float(value: f64, shortest: &[u8]) -> u64 {
    let magnitude = value.abs();
    let digits = || {
        let end = shortest.iter().position(|byte| *byte == b'e').unwrap_or(shortest.len());
        let all: Vec<u8> = shortest.iter().take(end).filter(|byte| byte.is_ascii_digit()).copied().collect();
        let first = all.iter().position(|byte| *byte != b'0').unwrap_or(0);
        let last = all.iter().rposition(|byte| *byte != b'0').unwrap_or(0);
        (last + 1 - first) as u64
    };
    let sign = u64::from(value.is_sign_negative());
    if magnitude == 0.0 {
        return sign + 3;
    }
    // The decimal exponent of the shortest digits, which rounding may have carried beyond that of the value.
    let exponent: i64 = format!("{magnitude:e}").rsplit('e').next().and_then(|text| text.parse().ok()).unwrap_or(0);
    let digits = digits();
    let size = if (-4..16).contains(&exponent) {
        let whole = exponent.max(0) as u64 + 1;
        if exponent < 0 { 2 + (-exponent) as u64 - 1 + digits } else { whole + 1 + digits.saturating_sub(whole).max(1) }
    } else {
        let point = u64::from(digits > 1);
        digits + point + 2 + if exponent.abs() >= 100 { 3 } else { 2 }
    };
    sign + size
}

/// Bytes that `tree` takes when `writer` writes it.
pub fn tree_cost(tree: &Tree, writer: Writer) -> u64 {
    let between = |count: usize| count.saturating_sub(1) as u64 * writer.separator();
    match tree {
        Tree::Null | Tree::Bool(true) => 4,
        Tree::Bool(false) => 5,
        Tree::Number(number) => writer.number(*number),
        Tree::String(text) => 2 + writer.string(text),
        Tree::Array(items) => 2 + between(items.len()) + items.iter().map(|item| tree_cost(item, writer)).sum::<u64>(),
        Tree::Object(members) => {
            let each = members
                .iter()
                .map(|(name, value)| 2 + writer.string(name) + writer.separator() + tree_cost(value, writer));
            2 + between(members.len()) + each.sum::<u64>()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{parse, write};
    use super::*;

    #[test]
    fn compact_cost_is_what_is_written() {
        for text in [r#"{"a":[1,2.5,"\u0001\n\"é😀\u007f"],"b":null,"c":{}}"#, "[]", "[true,false]", "1e300"] {
            let tree = parse(text.as_bytes()).unwrap();
            let mut out = Vec::new();
            write(&tree, &mut out);
            assert_eq!(tree_cost(&tree, Writer::Compact), out.len() as u64);
        }
    }

    /// The expected lengths are those of `len(json.dumps(...))` in CPython 3.
    #[test]
    fn python_cost_is_what_python_writes() {
        for (text, default, unicode) in [
            (r#"{"a":[1,2.5,"\u0001\n\"é😀\u007f"],"b":null,"c":{}}"#, 73, 56),
            ("1e16", 5, 5),
            ("1e15", 18, 18),
            ("1e300", 6, 6),
            ("1.5e-7", 7, 7),
            ("0.0001", 6, 6),
            ("0.00001", 5, 5),
            ("-0.0", 4, 4),
            ("123456.789", 10, 10),
            ("100.0", 5, 5),
            ("1.5e100", 8, 8),
        ] {
            let tree = parse(text.as_bytes()).unwrap();
            assert_eq!(tree_cost(&tree, Writer::Python), default, "{text}");
            assert_eq!(tree_cost(&tree, Writer::PythonUnicode), unicode, "{text}");
        }
    }
}
