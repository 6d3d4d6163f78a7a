//! What our tables say and no standard keyword does, for a validator that does not know it.

use eventwright_runtime::format::Format;
use eventwright_runtime::json::string_cost;
use jsonschema::{Keyword, ValidationError, ValidationOptions};
use serde_json::{Map, Value};
use std::collections::HashSet;

/// Beside `uniqueItems`: spellings of one UUID are equal, too.
pub(crate) const DISTINCT_UUIDS: &str = "x-distinct-uuids";

/// The options of a validator that knows our keywords.
pub(crate) fn known(options: ValidationOptions<'_>) -> ValidationOptions<'_> {
    options.with_keyword("x-max-json-bytes", max_json_bytes).with_keyword(DISTINCT_UUIDS, distinct_uuids)
}

struct MaxJsonBytes(u64);

impl<'i> Keyword<'i> for MaxJsonBytes {
    fn validate(&self, instance: &'i Value) -> Result<(), ValidationError<'i>> {
        if self.is_valid(instance) { Ok(()) } else { Err(ValidationError::custom("it takes too many bytes")) }
    }

    fn is_valid(&self, instance: &'i Value) -> bool {
        instance.as_str().is_none_or(|text| string_cost(text) <= self.0)
    }
}

struct DistinctUuids;

impl<'i> Keyword<'i> for DistinctUuids {
    fn validate(&self, instance: &'i Value) -> Result<(), ValidationError<'i>> {
        if self.is_valid(instance) { Ok(()) } else { Err(ValidationError::custom("an item stands twice")) }
    }

    fn is_valid(&self, instance: &'i Value) -> bool {
        let texts = instance.as_array().into_iter().flatten().filter_map(Value::as_str);
        let mut seen = HashSet::new();
        texts.filter(|text| Format::Uuid.is_valid(text)).all(|text| seen.insert(text.to_ascii_lowercase()))
    }
}

type Made<'a> = Result<Box<dyn for<'i> Keyword<'i>>, ValidationError<'a>>;

fn max_json_bytes<'a>(_: &'a Map<String, Value>, value: &'a Value, _: jsonschema::paths::Location) -> Made<'a> {
    Ok(Box::new(MaxJsonBytes(value.as_u64().unwrap_or(u64::MAX))))
}

fn distinct_uuids<'a>(_: &'a Map<String, Value>, _: &'a Value, _: jsonschema::paths::Location) -> Made<'a> {
    Ok(Box::new(DistinctUuids))
}
