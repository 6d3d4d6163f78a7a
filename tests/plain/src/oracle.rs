//! The `jsonschema` crate as judge: the same schemas, none of our code.

use eventwright_runtime::json::Tree;
use serde_json::Value;

/// A schema as the crate has compiled it.
#[derive(Debug)]
pub struct Oracle(jsonschema::Validator);

impl Oracle {
    /// Whether it takes the instance for valid.
    pub fn is_valid(&self, instance: &Tree) -> bool {
        self.0.is_valid(&instance.into())
    }
}

/// A validator that asserts formats; `None` where the crate does not take the schema.
pub fn validator(schema: &str) -> Option<Oracle> {
    let schema: Value = serde_json::from_str(schema).ok()?;
    let options = jsonschema::options().with_draft(jsonschema::Draft::Draft202012).should_validate_formats(true);
    options.build(&schema).ok().map(Oracle)
}
