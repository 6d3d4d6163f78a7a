//! The message around a payload. Its free texts have no limit, so it has no worst case: what can be said is what the
//! contract fixes, and what a usual message takes.

use crate::model::Contract;
use eventwright_runtime::json::{Number, Tree, Writer, tree_cost};

/// Bytes of a message without its payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// What the contract fixes: names and signs, `type`, `meta`, with every free text empty and `target` null.
    pub fixed: u64,
    /// The same with a UUID as `id`, the module's name as `source`, a `timestamp` to the microsecond with its offset, and
    /// none of the optional fields.
    pub usual: u64,
}

/// The fields of a message whose length nothing limits.
pub const OPEN_FIELDS: [&str; 10] = [
    "id",
    "source",
    "target",
    "timestamp",
    "mission_id",
    "task_id",
    "correlation_id",
    "tenant_id",
    "actor_id",
    "severity",
];

/// Characters of a UUID (RFC 9562, section 4), and of `2025-12-23T18:04:31.946788+00:00`.
const USUAL: (usize, usize) = (36, 32);

/// What a message of a contract takes beside its payload.
pub fn envelope(contract: &Contract, writer: Writer) -> Envelope {
    let module = &contract.event.value.meta.source_module;
    let text = |length: usize| Tree::String("0".repeat(length).into());
    Envelope {
        fixed: message(contract, [text(0), text(0), text(0)], writer),
        usual: message(contract, [text(USUAL.0), Tree::String(module.as_str().into()), text(USUAL.1)], writer),
    }
}

fn message(contract: &Contract, [id, source, timestamp]: [Tree; 3], writer: Writer) -> u64 {
    let meta = &contract.event.value.meta;
    let text = |text: &str| Tree::String(text.into());
    let object = |members: Vec<(&str, Tree)>| {
        Tree::Object(members.into_iter().map(|(name, value)| (name.into(), value)).collect())
    };
    let meta = object(vec![
        ("schema_version", Tree::Number(Number::Integer(i64::from(contract.version)))),
        ("producer", text(&meta.producer)),
        ("source_module", text(&meta.source_module)),
    ]);
    let whole = object(vec![
        ("id", id),
        ("type", text(&contract.event_type)),
        ("source", source),
        ("target", Tree::Null),
        ("timestamp", timestamp),
        ("payload", Tree::Array(Vec::new())),
        ("meta", meta),
    ]);
    // `[]` stood for the payload.
    tree_cost(&whole, writer) - 2
}
