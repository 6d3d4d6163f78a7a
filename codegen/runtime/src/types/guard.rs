//! Conditions that no Rust expression says: the walker judges the written record.

use super::Record;
use super::Value;
use crate::json::parse;
use crate::walk::{Options, Schema};

/// The keyword that a record fails in the walker's eyes. Its tables' root is node 0.
///
/// # Errors
/// The first keyword that fails.
pub fn walk_guard<R: Record>(record: &R, schema: &Schema) -> Result<(), &'static str> {
    let mut text = Vec::new();
    record.write(&mut text);
    // What a record writes is JSON.
    let Ok(tree) = parse(&text) else { return Err("json") };
    if schema.is_valid(0, &tree) {
        return Ok(());
    }
    let violations = schema.violations(0, &tree, Options::default());
    Err(violations.first().map_or("false", |violation| violation.keyword))
}
