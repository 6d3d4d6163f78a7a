//! Keywords of numbers (JSON Schema 2020-12 Validation, section 6.2).

use super::{Here, Keyword, Walker};
use crate::json::Tree;

impl Walker<'_> {
    pub(super) fn number(&mut self, keyword: &Keyword, here: Here<'_>) -> bool {
        let Tree::Number(number) = here.tree else {
            return true;
        };
        let valid = match keyword {
            Keyword::MultipleOf(divisor) => number.is_multiple_of(*divisor),
            Keyword::Maximum(limit) => number <= limit,
            Keyword::ExclusiveMaximum(limit) => number < limit,
            Keyword::Minimum(limit) => number >= limit,
            Keyword::ExclusiveMinimum(limit) => number > limit,
            _ => true,
        };
        valid || self.fail_plainly(here, keyword)
    }
}
