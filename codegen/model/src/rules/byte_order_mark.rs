//! `byte-order-mark`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "byte-order-mark",
    what: "A file that begins with U+FEFF.",
    why: "RFC 8259 forbids writing one, and many readers take it for part of the text.",
    bad: r#"\u{feff}{"type": "object"}"#,
    good: r#"{"type": "object"}"#,
    run: Run::Reading,
};
