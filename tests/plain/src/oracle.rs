//! The `jsonschema` crate as judge: the same schemas, none of our code.

use serde_json::Value;

/// A validator that asserts formats; `None` where the crate does not take the schema.
pub fn validator(schema: &str) -> Option<jsonschema::Validator> {
    let schema: Value = serde_json::from_str(schema).ok()?;
    jsonschema::options().with_draft(jsonschema::Draft::Draft202012).should_validate_formats(true).build(&schema).ok()
}
