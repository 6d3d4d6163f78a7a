//! JSON text: strict reading, numbers, an owned tree, compact writing.

mod number;
mod tree;

pub use number::Number;
pub use tree::Tree;
/// stub
pub fn write(_t: &Tree, _o: &mut Vec<u8>) {}
/// stub
pub fn string_cost(_t: &str) -> u64 {
    0
}
