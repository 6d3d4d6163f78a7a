//! Keywords of numbers (JSON Schema 2020-12 Validation, section 6.2).

use super::{Here, Keyword, Walker, phrase};
use crate::json::Tree;

impl Walker<'_> {
    pub(super) fn number(&mut self, keyword: &Keyword, here: Here<'_>) -> bool {
        let Tree::Number(number) = here.tree else {
            return true;
        };
        let (valid, limit, words) = match keyword {
            Keyword::MultipleOf(divisor) => (number.is_multiple_of(*divisor), divisor, "a multiple of"),
            Keyword::Maximum(limit) => (number <= limit, limit, "at most"),
            Keyword::ExclusiveMaximum(limit) => (number < limit, limit, "less than"),
            Keyword::Minimum(limit) => (number >= limit, limit, "at least"),
            Keyword::ExclusiveMinimum(limit) => (number > limit, limit, "more than"),
            _ => return true,
        };
        valid
            || self.fail(here, keyword.name(), || {
                let mut text = format!("{words} ");
                phrase::number(*limit, &mut text);
                text
            })
    }
}
