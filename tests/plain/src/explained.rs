//! Where the oracle is known to differ, each with its reason.

use eventwright_runtime::json::Tree;

/// Why the oracle may say something else about this instance; `None` where it has no excuse.
pub fn reason(schema: &Tree, instance: &Tree) -> Option<&'static str> {
    let schema_asks = |keyword: &str| any(schema, &|_, name| name == Some(keyword));
    let beyond = any(instance, &|tree, _| tree.as_number().is_some_and(|number| number.to_f64().abs() > EXACT));
    if schema_asks("multipleOf") && beyond {
        return Some("beyond 2^53 the oracle divides doubles, where we divide the decimals that stand for them");
    }
    None
}

/// 2^53: from here on doubles have no exact integers.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Whether some value within, with the name it has there, is so.
fn any(tree: &Tree, is: &dyn Fn(&Tree, Option<&str>) -> bool) -> bool {
    match tree {
        Tree::Object(members) => members.iter().any(|(name, below)| is(below, Some(name)) || any(below, is)),
        Tree::Array(items) => items.iter().any(|item| any(item, is)),
        scalar => is(scalar, None),
    }
}
