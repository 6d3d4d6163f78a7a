//! Tree to compact text: no white space, non-ASCII as it is, the shortest escapes.

use super::{Number, Tree};
use crate::block::string_stop;

/// Appends `tree` to `out` as compact JSON.
pub fn write(tree: &Tree, out: &mut Vec<u8>) {
    match tree {
        Tree::Null => out.extend_from_slice(b"null"),
        Tree::Bool(true) => out.extend_from_slice(b"true"),
        Tree::Bool(false) => out.extend_from_slice(b"false"),
        Tree::Number(number) => write_number(*number, out),
        Tree::String(text) => write_string(text, out),
        Tree::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                write(item, out);
            }
            out.push(b']');
        }
        Tree::Object(members) => {
            out.push(b'{');
            for (index, (name, value)) in members.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                write_string(name, out);
                out.push(b':');
                write(value, out);
            }
            out.push(b'}');
        }
    }
}

/// Appends a number: integers in full, doubles in the shortest form that reads back to the same double.
#[inline]
pub fn write_number(number: Number, out: &mut Vec<u8>) {
    match number {
        Number::Integer(value) => out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes()),
        Number::Unsigned(value) => out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes()),
        Number::Float(value) => out.extend_from_slice(zmij::Buffer::new().format(value).as_bytes()),
    }
}

/// Appends a string between quotes.
#[inline(never)]
pub fn write_string(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    out.reserve(bytes.len() + 2);
    out.push(b'"');
    let stop = string_stop(bytes);
    if stop == bytes.len() {
        out.extend_from_slice(bytes);
    } else {
        write_escaped(bytes, stop, out);
    }
    out.push(b'"');
}

/// Spans of plain bytes are copied whole, with an escape between each two of them.
#[cold]
fn write_escaped(bytes: &[u8], mut stop: usize, out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let mut start = 0;
    while let Some(&byte) = bytes.get(stop) {
        out.extend_from_slice(bytes.get(start..stop).unwrap_or_default());
        let short = match byte {
            b'"' | b'\\' => byte,
            0x08 => b'b',
            0x09 => b't',
            0x0a => b'n',
            0x0c => b'f',
            0x0d => b'r',
            _ => b'u',
        };
        out.extend_from_slice(&[b'\\', short]);
        if short == b'u' {
            out.extend_from_slice(&[b'0', b'0', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        }
        start = stop + 1;
        stop = start + string_stop(bytes.get(start..).unwrap_or_default());
    }
    out.extend_from_slice(bytes.get(start..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn strings_agree_with_another_writer() {
        let all: String = (0..0x300_u32).chain(0x1f600..0x1f610).filter_map(char::from_u32).collect();
        for start in (0..all.len()).filter(|at| all.is_char_boundary(*at)).take(200) {
            let mut out = Vec::new();
            write_string(&all[start..], &mut out);
            assert_eq!(out, serde_json::to_vec(&all[start..]).unwrap());
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        let text = r#"{"a":[1,-2,18446744073709551615,0.1,1e+300,true,false,null,"x\n\u0001é"],"":{},"b":[[],{}]}"#;
        let tree = parse(text.as_bytes()).unwrap();
        let mut out = Vec::new();
        write(&tree, &mut out);
        assert_eq!(std::str::from_utf8(&out).unwrap(), text);
    }
}
