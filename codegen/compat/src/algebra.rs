//! What canonical schemas say: the difference of two as a schema, and whether it is empty.

use crate::{Side, combinations};
use jsonschema::canonical::{CanonicalKind, CanonicalSchema, Containment, Satisfiability};

/// What one side admits and the other does not, as far as it can be said.
pub(crate) enum Difference {
    /// Nothing: that is proven.
    Empty,
    /// Exactly what this schema admits, if anything.
    Schema(Box<CanonicalSchema>),
    /// No canonical schema expresses it.
    Unknown,
}

/// Alternatives in both schemas together, at most: beyond, their combinations may take forever.
const ALTERNATIVES: usize = 60;

/// Their combinations, at most.
const COMBINATIONS: u64 = 400;

/// Subschemas of both together, at most.
const SIZE: usize = 600;

/// Subtracts.
pub(crate) fn difference(from: &Side, to: &Side) -> Difference {
    // The algebra multiplies alternatives out, and nothing can stop it.
    let size = from.table.nodes.len() + to.table.nodes.len();
    let many = from.alternatives() + to.alternatives() > ALTERNATIVES
        || combinations::of_difference(&from.table, &to.table) > COMBINATIONS;
    // Numbers that doubles do not tell apart are the same to it, and their neighbours are not.
    if many || size > SIZE || from.beyond_doubles() || to.beyond_doubles() {
        return Difference::Unknown;
    }
    let (Some(left), Some(right)) = (from.canonical(), to.canonical()) else { return Difference::Unknown };
    if left.kind() == CanonicalKind::Raw || right.kind() == CanonicalKind::Raw {
        return Difference::Unknown;
    }
    match left.subtract(right) {
        Ok(rest) if rest.satisfiability() == Satisfiability::No => Difference::Empty,
        Ok(rest) => Difference::Schema(Box::new(rest)),
        Err(_) if matches!(right.covers(left), Ok(Containment::Yes)) => Difference::Empty,
        Err(_) => Difference::Unknown,
    }
}

impl Difference {
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The difference as a schema document.
    pub(crate) fn schema(&self) -> Option<String> {
        match self {
            Self::Schema(schema) => Some(schema.to_json_schema().to_string()),
            Self::Empty | Self::Unknown => None,
        }
    }

    /// Why nothing was decided, a phrase.
    pub(crate) fn why_open(&self) -> &'static str {
        match self {
            Self::Schema(_) | Self::Empty => "the difference may be empty, but that was not proven",
            Self::Unknown => "no canonical schema expresses the difference",
        }
    }
}
