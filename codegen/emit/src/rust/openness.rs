//! Whether an object admits members that its schema does not declare.

use eventwright_model::schema::Schemas;
use eventwright_runtime::walk::{Keyword, NodeId};

/// Whether undeclared members are legal; `None` when it depends on more than a struct can say.
pub(super) fn openness(schemas: &Schemas, keywords: &[&Keyword], parts: &[NodeId], declared: usize) -> Option<bool> {
    let (mut closed, mut unevaluated, mut evaluated) = (false, false, false);
    let conditional = keywords.iter().any(|keyword| {
        matches!(
            keyword,
            Keyword::AnyOf(_)
                | Keyword::OneOf(_)
                | Keyword::Not(_)
                | Keyword::If { .. }
                | Keyword::DependentSchemas(_)
                | Keyword::DynamicRef { .. }
        )
    });
    for part in parts {
        let keywords = schemas.keywords(*part);
        let outermost = parts.first() == Some(part);
        let beside =
            keywords.iter().map(|keyword| if let Keyword::Properties(members) = keyword { members.len() } else { 0 });
        let beside: usize = beside.sum();
        for keyword in keywords {
            match keyword {
                // `additionalProperties` knows only the properties beside it, not those of other branches.
                Keyword::AdditionalProperties(id) => match schemas.keywords(*id) {
                    // It evaluates every member, which leaves nothing for `unevaluatedProperties`.
                    [] => evaluated = true,
                    [Keyword::False] if beside == declared => closed = true,
                    _ => return None,
                },
                // `unevaluatedProperties` knows those of branches too, and which branches hold depends on the value.
                Keyword::UnevaluatedProperties(id) => match schemas.keywords(*id) {
                    [] => evaluated |= !outermost,
                    [Keyword::False] if !conditional && outermost => unevaluated = true,
                    _ => return None,
                },
                Keyword::PatternProperties(_) | Keyword::PropertyNames(_) => return None,
                _ => {}
            }
        }
    }
    Some(!closed && (evaluated || !unevaluated))
}
