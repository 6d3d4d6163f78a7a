//! `not-utf8`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "not-utf8",
    what: "A file that is not UTF-8.",
    why: "RFC 8259 requires it of JSON that is exchanged.",
    bad: "a file saved as Latin-1",
    good: "the same file saved as UTF-8",
    run: Run::Reading,
};
