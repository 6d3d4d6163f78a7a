//! JSON text: strict reading, numbers, an owned tree, compact writing, what a value costs in bytes.
//!
//! Reading is RFC 8259 without leniency: the whole input is UTF-8 (checked once, at the start), no byte order mark, no
//! duplicate members at any depth, no lone surrogates, at most [`MAX_DEPTH`] levels, nothing after the value. Numbers
//! are exact integers where they fit, else the nearest double; a literal beyond the range of doubles is refused.

mod cost;
mod literal;
mod names;
mod number;
mod parse;
mod reader;
mod strings;
mod syntax;
mod tree;
mod value;
mod values;
mod write;

pub use cost::{Writer, string_cost, tree_cost};
pub use number::Number;
pub use parse::parse;
pub use reader::{MAX_DEPTH, Reader};
pub use syntax::{SyntaxError, SyntaxKind};
pub use tree::Tree;
pub use values::Values;
pub use write::{write, write_number, write_string};

pub(crate) use names::Names;
