//! Keywords that apply subschemas to the same part of the instance (JSON Schema 2020-12 Core, section 10.2).

use super::objects::has;
use super::phrase::alternatives;
use super::unevaluated::Marks;
use super::{Here, NodeId, Scope, Walker};
use crate::json::Tree;
use crate::violation::Violation;

impl Walker<'_> {
    /// Applies a subschema where we stand; its annotations are ours.
    pub(super) fn in_place(&mut self, schema: NodeId, here: Here<'_>, marks: Option<&mut Marks>) -> bool {
        self.apply(schema, here.tree, here.place, here.scope, marks)
    }

    /// What a `$dynamicRef` means here: the anchor of the outermost resource that has it.
    pub(super) fn resolve(&self, anchor: Option<&str>, target: NodeId, scope: &Scope<'_>) -> NodeId {
        let Some(anchor) = anchor else { return target };
        std::iter::successors(Some(scope), |scope| scope.outer)
            .filter_map(|scope| self.schema.anchors.get(scope.resource as usize))
            .filter_map(|anchors| anchors.iter().find(|(name, _)| **name == *anchor))
            .last()
            .map_or(target, |(_, node)| *node)
    }

    pub(super) fn all_of(&mut self, branches: &[NodeId], here: Here<'_>, mut marks: Option<&mut Marks>) -> bool {
        let mut valid = true;
        for branch in branches {
            valid &= self.in_place(*branch, here, marks.as_deref_mut());
            if !valid && self.report.is_none() {
                break;
            }
        }
        valid
    }

    pub(super) fn any_of(&mut self, branches: &[NodeId], here: Here<'_>, mut marks: Option<&mut Marks>) -> bool {
        let thorough = self.thorough(marks.as_deref());
        let mut reasons = self.report.is_some().then(|| Vec::with_capacity(branches.len()));
        let mut valid = false;
        for branch in branches {
            valid |= self.alternative(*branch, here, marks.as_deref_mut(), reasons.as_mut());
            if valid && !thorough {
                break;
            }
        }
        valid || self.no_alternative(reasons, here, "anyOf")
    }

    pub(super) fn one_of(&mut self, branches: &[NodeId], here: Here<'_>, mut marks: Option<&mut Marks>) -> bool {
        let mut reasons = self.report.is_some().then(|| Vec::with_capacity(branches.len()));
        let strict =
            |walker: &mut Self, branch: &NodeId| walker.strictly(|walker| walker.in_place(*branch, here, None));
        // A tolerant reader takes the alternative that fits exactly; ignoring members, several might.
        let exact = if self.tolerant { branches.iter().filter(|branch| strict(self, branch)).count() } else { 0 };
        let (mut matched, mut ends) = (0, (0, 0));
        for (index, branch) in branches.iter().enumerate() {
            if exact > 0 && !strict(self, branch) {
                continue;
            }
            if self.alternative(*branch, here, marks.as_deref_mut(), reasons.as_mut()) {
                ends = (if matched == 0 { index } else { ends.0 }, index);
                matched += 1;
            }
            if matched > 1 && self.report.is_none() && !self.tolerant {
                break;
            }
        }
        match if exact > 1 || !self.tolerant { matched } else { matched.min(1) } {
            0 => self.no_alternative(reasons, here, "oneOf"),
            1 => true,
            _ => self.fail(here, "oneOf", || {
                let (first, last) = ends;
                format!("a value that fits exactly one alternative; it fits `oneOf/{first}` and `oneOf/{last}`")
            }),
        }
    }

    pub(super) fn not(&mut self, schema: NodeId, here: Here<'_>) -> bool {
        let rollback = self.trace.as_ref().map(super::Trace::mark);
        let valid = self.strictly(|walker| walker.in_place(schema, here, None));
        // What a negated schema says about places holds for no valid instance.
        if let (Some(trace), Some(mark)) = (&mut self.trace, rollback) {
            trace.rollback(mark);
        }
        !valid || self.fail(here, "not", || "a value that the schema under `not` refuses".into())
    }

    pub(super) fn conditional(
        &mut self,
        condition: NodeId,
        then: Option<NodeId>,
        otherwise: Option<NodeId>,
        here: Here<'_>,
        mut marks: Option<&mut Marks>,
    ) -> bool {
        let mut inner = marks.is_some().then(Marks::default);
        let holds = self.strictly(|walker| walker.in_place(condition, here, inner.as_mut()));
        if let (true, Some(marks), Some(inner)) = (holds, marks.as_deref_mut(), &inner) {
            marks.merge(inner);
        }
        let consequence = if holds { then } else { otherwise };
        consequence.is_none_or(|schema| self.in_place(schema, here, marks))
    }

    pub(super) fn dependent_schemas(
        &mut self,
        dependents: &[(Box<str>, NodeId)],
        here: Here<'_>,
        mut marks: Option<&mut Marks>,
    ) -> bool {
        let Tree::Object(members) = here.tree else {
            return true;
        };
        let mut valid = true;
        for (name, schema) in dependents {
            if has(members, name) {
                valid &= self.in_place(*schema, here, marks.as_deref_mut());
                if !valid && self.report.is_none() {
                    break;
                }
            }
        }
        valid
    }

    /// Runs a subschema whose failure is no violation: nothing is reported, and what it traced goes if it fails.
    pub(super) fn branch(&mut self, run: impl FnOnce(&mut Self) -> bool) -> bool {
        let report = self.report.take();
        let mark = self.trace.as_ref().map(super::Trace::mark);
        let valid = run(self);
        if let (false, Some(trace), Some(mark)) = (valid, &mut self.trace, mark) {
            trace.rollback(mark);
        }
        self.report = report;
        valid
    }

    /// As [`Walker::branch`], for questions whose answer must not depend on tolerance.
    pub(super) fn strictly(&mut self, run: impl FnOnce(&mut Self) -> bool) -> bool {
        let tolerant = std::mem::replace(&mut self.tolerant, false);
        let valid = self.branch(run);
        self.tolerant = tolerant;
        valid
    }

    /// Applies one alternative. Its violations are set aside: each subschema is walked once, reporting or not, because
    /// walking it again to explain would double the work with every level of nesting.
    fn alternative(
        &mut self,
        schema: NodeId,
        here: Here<'_>,
        marks: Option<&mut Marks>,
        reasons: Option<&mut Vec<Vec<Violation>>>,
    ) -> bool {
        let mut inner = marks.is_some().then(Marks::default);
        let report = self.report.take();
        self.report = reasons.is_some().then(Vec::new);
        let mark = self.trace.as_ref().map(super::Trace::mark);
        let valid = self.in_place(schema, here, inner.as_mut());
        let found = std::mem::replace(&mut self.report, report);
        if valid {
            if let (Some(marks), Some(inner)) = (marks, &inner) {
                marks.merge(inner);
            }
        } else {
            if let (Some(trace), Some(mark)) = (&mut self.trace, mark) {
                trace.rollback(mark);
            }
            if let (Some(reasons), Some(found)) = (reasons, found) {
                reasons.push(found);
            }
        }
        valid
    }

    /// Reports that no alternative fits. When only one can have been meant, its own violations say more.
    fn no_alternative(&mut self, reasons: Option<Vec<Vec<Violation>>>, here: Here<'_>, keyword: &'static str) -> bool {
        let Some(reasons) = reasons else { return false };
        let pointer = here.place.pointer(self.schema);
        let total = reasons.len();
        let wants = wants(&reasons, &pointer, keyword);
        let listed = reasons.iter().flatten().any(|one| one.instance == pointer && is_listed(one));
        let mut meant = reasons.into_iter().filter(|violations| !violations.iter().any(|one| rules_out(one, &pointer)));
        if let (Some(only), None) = (meant.next(), meant.next())
            // A text that is neither a UUID nor one of the words may have been meant as either.
            && !(listed && only.iter().all(|one| one.instance == pointer))
            && let Some(report) = &mut self.report
        {
            report.extend(only);
            return false;
        }
        self.fail(here, keyword, || alternatives(total) + &wants)
    }
}

/// What each of a few alternatives wants, one thing each, in brackets; nothing where that takes too many words.
fn wants(reasons: &[Vec<Violation>], pointer: &str, keyword: &str) -> String {
    if reasons.len() > EXPLAINED {
        return String::new();
    }
    let each = reasons.iter().enumerate().filter_map(|(index, violations)| {
        // Not the one that was met first: the words must not depend on the order of members.
        let first = violations.iter().min_by_key(|one| (&one.instance, &one.schema))?;
        if first.expected.len() > BRIEF {
            return None;
        }
        let place = first.instance.strip_prefix(pointer).unwrap_or(&first.instance);
        let at = if place.is_empty() { String::new() } else { format!(" at `{place}`") };
        Some(format!("`{keyword}/{index}` wants {}{at}", first.expected))
    });
    let each: Vec<String> = each.collect();
    if each.is_empty() { String::new() } else { format!(" ({})", each.join("; ")) }
}

/// So many alternatives are explained one by one.
const EXPLAINED: usize = 4;

/// Longer expectations, in bytes, are not repeated for each alternative: those of nested alternatives would pile up.
const BRIEF: usize = 80;

/// Whether the values that are legal are listed.
fn is_listed(violation: &Violation) -> bool {
    matches!(violation.keyword, "enum" | "const")
}

/// Whether a violation shows that an alternative was not meant: another type here, or another fixed value in a member.
fn rules_out(violation: &Violation, pointer: &str) -> bool {
    let Some(rest) = violation.instance.strip_prefix(pointer) else {
        return false;
    };
    match violation.keyword {
        "type" if rest.is_empty() => true,
        _ if rest.is_empty() && is_listed(violation) => true,
        "const" => !rest.get(1..).is_some_and(|token| token.contains('/')),
        "false" => rest.is_empty(),
        _ => false,
    }
}
