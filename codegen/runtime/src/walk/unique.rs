//! `uniqueItems` (JSON Schema 2020-12 Validation, section 6.4.3) over UUIDs.
//!
//! A UUID is the same in capitals (RFC 9562, section 4), and a type that holds UUIDs cannot tell its spellings apart. So
//! where every string among the items is asserted to be one, two spellings of one UUID are equal items. A validator that
//! compares strings takes them for two.

use super::{Keyword, NodeId};
use crate::format::Format;
use crate::json::Tree;

/// Which equality the `uniqueItems` among these keywords of one subschema means: whether spellings of one UUID are equal.
/// `of` gives the keywords of another subschema.
pub fn ignores_case<'a>(keywords: &[Keyword], of: &dyn Fn(NodeId) -> &'a [Keyword]) -> bool {
    keywords.iter().all(|keyword| !matches!(keyword, Keyword::PrefixItems(_)))
        && keywords.iter().any(|keyword| matches!(keyword, Keyword::Items(items) if asserts_uuid(*items, of, 0)))
}

/// How many references in a row are followed.
const DEPTH: u32 = 8;

fn asserts_uuid<'a>(id: NodeId, of: &dyn Fn(NodeId) -> &'a [Keyword], depth: u32) -> bool {
    depth < DEPTH
        && of(id).iter().any(|keyword| match keyword {
            Keyword::Format(format) => *format == Format::Uuid,
            Keyword::Ref(target) => asserts_uuid(*target, of, depth + 1),
            Keyword::AllOf(parts) => parts.iter().any(|part| asserts_uuid(*part, of, depth + 1)),
            _ => false,
        })
}

/// The first two positions whose items are equal, capitals aside if asked.
pub(super) fn first_duplicate(items: &[Tree], ignoring_case: bool) -> Option<(usize, usize)> {
    let capitals = |item: &Tree| item.as_str().is_some_and(|text| text.bytes().any(|byte| byte.is_ascii_uppercase()));
    if !ignoring_case || !items.iter().any(capitals) {
        return Tree::first_duplicate(items);
    }
    let lower = |item: &Tree| match item {
        Tree::String(text) => Tree::String(text.to_ascii_lowercase().into()),
        other => other.clone(),
    };
    Tree::first_duplicate(&items.iter().map(lower).collect::<Vec<_>>())
}
