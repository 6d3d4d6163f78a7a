//! Where the oracle is known to differ, each with its reason.

use crate::{judge, oracle};
use eventwright_model::{File, Profile, load};
use eventwright_runtime::json::Tree;

/// Why the oracle may say something else about this instance; `None` where it has no excuse.
pub fn reason(schema: &Tree, instance: &Tree) -> Option<&'static str> {
    let beyond = any(instance, &|number| number.abs() >= EXACT);
    if beyond && agree_without("multipleOf", schema, instance) == Some(true) {
        return Some("from 2^53 on the oracle divides doubles, where we divide the decimals that stand for them");
    }
    None
}

/// 2^53: from here on doubles have no exact integers.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Whether both say the same as soon as the schema goes without a keyword that it has: then that keyword is the reason.
fn agree_without(keyword: &str, schema: &Tree, instance: &Tree) -> Option<bool> {
    let mut rest = schema.clone();
    if !remove(keyword, &mut rest) {
        return None;
    }
    let text = String::from_utf8(judge::text(&rest)).ok()?;
    let theirs = oracle::validator(&text)?.is_valid(instance);
    let model = load(vec![File::new("schema.json", text)], Profile::Plain { assert_formats: true }).model?;
    let root = model.documents.iter().find_map(|document| document.root)?;
    Some(model.schemas.table.is_valid(root, instance) == theirs)
}

/// Takes a member out wherever it stands; whether it stood anywhere.
fn remove(name: &str, tree: &mut Tree) -> bool {
    match tree {
        Tree::Object(members) => {
            let before = members.len();
            members.retain(|(member, _)| **member != *name);
            let removed = members.len() < before;
            members.iter_mut().fold(removed, |removed, (_, below)| removed | remove(name, below))
        }
        Tree::Array(items) => items.iter_mut().fold(false, |removed, item| removed | remove(name, item)),
        _ => false,
    }
}

/// Whether some number within is so.
fn any(tree: &Tree, is: &dyn Fn(f64) -> bool) -> bool {
    match tree {
        Tree::Object(members) => members.iter().any(|(_, below)| any(below, is)),
        Tree::Array(items) => items.iter().any(|item| any(item, is)),
        scalar => scalar.as_number().is_some_and(|number| is(number.to_f64())),
    }
}
