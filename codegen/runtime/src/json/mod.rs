//! JSON text: strict reading, numbers, an owned tree, compact writing.

mod number;
mod tree;

pub use number::Number;
pub use tree::Tree;
