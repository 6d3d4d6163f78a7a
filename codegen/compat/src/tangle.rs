//! Schemas that take a validator too long, or too deep: known before one is asked.

use eventwright_model::schema::{children, in_place};
use eventwright_runtime::walk::{NodeId, Schema};

/// Subschemas below one another at most, recursion aside.
const DEEP: usize = 300;
/// Ways in which subschemas come to apply to one value, at most.
const WAYS: u64 = 100_000;

/// Whether the tables are too deep, or apply to one value in too many ways.
pub(crate) fn is_tangled(table: &Schema) -> bool {
    let depth = |id: NodeId| table.nodes[id as usize].keywords.iter().flat_map(children).collect();
    let ways = |id: NodeId| table.nodes[id as usize].keywords.iter().flat_map(in_place).collect();
    let deepest = fold(table, &depth, &|below| 1 + below.iter().copied().max().unwrap_or(0));
    let most = fold(table, &ways, &|below| below.iter().fold(1_u64, |sum, ways| sum.saturating_add(*ways)));
    deepest > DEEP as u64 || most > WAYS
}

/// The largest number of any subschema, each made from those below it; one that is met again below itself counts nothing.
fn fold(table: &Schema, below: &dyn Fn(NodeId) -> Vec<NodeId>, join: &dyn Fn(&[u64]) -> u64) -> u64 {
    let mut done: Vec<Option<u64>> = vec![None; table.nodes.len()];
    let mut met = vec![false; table.nodes.len()];
    let mut most = 0;
    for root in 0..table.nodes.len() as NodeId {
        let mut stack = vec![root];
        while let Some(id) = stack.last().copied() {
            let at = id as usize;
            let parts = below(id);
            if !std::mem::replace(&mut met[at], true) {
                stack.extend(parts.into_iter().filter(|part| !met[*part as usize]));
                continue;
            }
            stack.pop();
            if done[at].is_none() {
                let known: Vec<u64> = parts.iter().filter_map(|part| done[*part as usize]).collect();
                let joined = join(&known);
                most = most.max(joined);
                done[at] = Some(joined);
            }
        }
    }
    most
}
