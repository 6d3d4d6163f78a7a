//! `file-name`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "file-name",
    what: "A contract whose file name is not its type and version.",
    why: "People and tools find a contract by its name; a copy with an unchanged name hides a version.",
    bad: r#"course.created.json with `type` "course.created", version 1"#,
    good: "course.created.v1.json",
    run: Run::Reading,
};
