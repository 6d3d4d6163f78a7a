//! The search for an instance that one side admits and the other does not.
//!
//! Candidates are made along both schemas at once: at each place those values are kept that the subschemas in play judge
//! differently from one another, so that few of them cover every combination of verdicts.

mod array;
mod minimise;
mod number;
mod object;
mod pool;
mod realistic;
mod text;
mod values;

use crate::Side;
use crate::clock::Clock;
use eventwright_model::{File, Profile, load};
use eventwright_runtime::json::Tree;
use eventwright_runtime::walk::{NodeId, Schema};
use pool::Pool;
use values::Maker;

/// An instance of `from` that is none of `to`, made small, and found to be so by two validators.
pub(crate) fn search(
    from: &Side,
    to: &Side,
    difference: Option<&String>,
    candidates: usize,
    clock: &Clock,
) -> Option<Tree> {
    let pool = Pool::of(&[&from.table, &to.table]);
    let breaks = |tree: &Tree| from.admits(tree) && !to.admits(tree);
    let confirmed = |tree: &Tree| breaks(tree) && from.oracle(tree) == Some(true) && to.oracle(tree) == Some(false);
    let try_on = |table: &Schema, root: NodeId| {
        let mut maker = Maker::new(table, &to.table, &pool, candidates, clock);
        maker.find(root, to.root, &mut |tree: &Tree| confirmed(tree))
    };
    let found = try_on(&from.table, from.root).or_else(|| {
        let (table, root) = read(difference?)?;
        try_on(&table, root)
    })?;
    told(from, to, found, clock)
}

/// A witness as it is shown: near an example, or else small; nothing where another validator than ours sees it otherwise.
pub(crate) fn told(from: &Side, to: &Side, found: Tree, clock: &Clock) -> Option<Tree> {
    let is_witness = |tree: &Tree| from.admits(tree) && !to.admits(tree);
    let confirmed = |tree: &Tree| is_witness(tree) && from.oracle(tree) == Some(true) && to.oracle(tree) == Some(false);
    if let Some(example) = from.examples.iter().find(|example| confirmed(example)) {
        return Some(example.clone());
    }
    // What is found stays as it is when the time is over.
    let breaks = |tree: &Tree| !clock.over() && is_witness(tree);
    let small = minimise::minimise(found.clone(), &breaks, clock);
    let near = from.examples.iter().map(|example| realistic::toward(example, &small, &breaks)).find(&confirmed);
    near.or_else(|| [small, found].into_iter().find(confirmed))
}

/// The tables of the difference.
fn read(text: &str) -> Option<(Schema, NodeId)> {
    let model = load(vec![File::new("difference.json", text)], Profile::Plain { assert_formats: false }).model?;
    let root = model.documents.iter().find_map(|document| document.root)?;
    Some((model.schemas.table, root))
}
