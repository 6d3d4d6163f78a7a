//! `unreadable-baseline`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "unreadable-baseline",
    what: "A file of the baseline of which no contract can be made, or a tag of the history that cannot be read at all. The \
           others are compared without it.",
    why: "Whether a change breaks who reads by that file was not asked. A tag cannot be mended any more, so it is a warning \
          there.",
    bad: "a baseline whose `course.quiz.created.v1.json` is no JSON",
    good: "a baseline that was mended, or the rule's level in policy.json",
    run: Run::Comparing,
};
