//! `invalid-facts`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "invalid-facts",
    what: "A member of `x-event`, module.json, policy.json or outputs.json that is missing, unknown or of the wrong kind.",
    why: "Facts that are not understood would silently be left out of the reference and the checks.",
    bad: r#""x-event": {"typ": "course.created"}"#,
    good: r#""x-event": {"type": "course.created", …}"#,
    run: Run::Reading,
};
