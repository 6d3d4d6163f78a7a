//! The `eventwright` command line.
fn main() {}
