//! `misplaced-file`: applied while text is read.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "misplaced-file",
    what: "A JSON file outside a module's folder, or in a folder without module.json.",
    why: "Nobody would own what it describes.",
    bad: "schemas/course.created.v1.json",
    good: "schemas/course_factory/course.created.v1.json",
    run: Run::Reading,
};
