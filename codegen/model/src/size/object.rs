//! The largest object: declared members, and others where their names or their number are limited.

use super::merge::{Members, Merged, merge};
use super::several::Several;
use super::{Sizer, Worst};
use eventwright_runtime::json::Tree;
use eventwright_runtime::pattern::Pattern;
use eventwright_runtime::walk::{Keyword, NodeId};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Undeclared members are listed up to so many: an object with more is larger than any payload.
const MOST_NAMES: usize = 2_000;

/// A member that an object may have.
#[derive(Clone, Debug)]
struct Member {
    name: Option<Box<str>>,
    /// Bytes of name, colon and value.
    bytes: u64,
    value: Option<Tree>,
    required: bool,
}

/// Undeclared members of one kind: what their names must match, and what their values must satisfy.
struct Wild {
    pattern: Option<Arc<Pattern>>,
    value: Vec<NodeId>,
}

impl Sizer<'_> {
    pub(super) fn object(&self, merged: &Merged) -> Worst {
        if merged.max_properties == Some(0) {
            return Worst::of(Tree::Object(Vec::new()), self.writer);
        }
        let mut unbounded = Vec::new();
        let mut members = Vec::new();
        for name in names(merged) {
            if let Some((value, required)) = self.declared(merged, &name) {
                let value = value.below(&crate::node::escape_token(&name));
                unbounded.extend(value.unbounded);
                let Some(bytes) = value.bytes.map(|bytes| bytes.saturating_add(self.name_cost(&name))) else {
                    continue;
                };
                members.push(Member { name: Some(name), bytes, value: value.instance, required });
            }
        }
        for wild in self.wild(merged) {
            match self.undeclared(merged, &wild) {
                Ok(found) => members.extend(found),
                Err(pointers) => unbounded.extend(pointers),
            }
        }
        if !unbounded.is_empty() {
            unbounded.sort();
            unbounded.dedup();
            return Worst { bytes: None, instance: None, unbounded };
        }
        if let Some(most) = merged.max_properties.and_then(|most| usize::try_from(most).ok())
            && most < members.len()
        {
            // Required members have to be there; of the others the largest take what room is left.
            let mut order: Vec<usize> = (0..members.len()).collect();
            order.sort_by_key(|at| (Reverse(members[*at].required), Reverse(members[*at].bytes)));
            let kept: BTreeSet<usize> = order.into_iter().take(most).collect();
            let all = std::mem::take(&mut members);
            members =
                all.into_iter().enumerate().filter(|(at, _)| kept.contains(at)).map(|(_, member)| member).collect();
        }
        self.assembled(members)
    }

    fn assembled(&self, members: Vec<Member>) -> Worst {
        let commas = (members.len() as u64).saturating_sub(1) * self.writer.separator();
        let bytes = members.iter().fold(2 + commas, |sum, member| sum.saturating_add(member.bytes));
        let known: Option<Vec<(Box<str>, Tree)>> =
            members.into_iter().map(|member| Some((member.name?, member.value?))).collect();
        let distinct = known.filter(|known| {
            let mut names = BTreeSet::new();
            known.iter().all(|(name, _)| names.insert(name.clone()))
        });
        Worst { bytes: Some(bytes), instance: distinct.map(Tree::Object), unbounded: Vec::new() }
    }

    /// Bytes of a name with its quotes and colon.
    pub(super) fn name_cost(&self, name: &str) -> u64 {
        2 + self.writer.string(name) + self.writer.separator()
    }

    /// The largest value of a member that some subschema names, and whether it has to be there; `None` when it cannot.
    pub(super) fn declared(&self, merged: &Merged, name: &str) -> Option<(Worst, bool)> {
        let is_name = |id: &NodeId| self.schemas.table.is_valid(*id, &Tree::String(name.into()));
        if merged.absent.contains(name) || !merged.names.iter().all(is_name) {
            return None;
        }
        let asked: Vec<Vec<NodeId>> = merged.members.iter().filter_map(|members| members.of(name)).collect();
        let ids = asked.concat();
        let worst = if asked.is_empty() && !merged.unevaluated.is_empty() {
            // Nothing that surely applies looks at it: either something that may apply does, or it is unevaluated.
            let elsewhere = merged.elsewhere.iter().flatten().filter_map(|members| members.of(name));
            // What an inner one of several judges is evaluated for an outer one: each alone may have the say.
            let ways = elsewhere.chain(merged.unevaluated.iter().map(|id| vec![*id]));
            ways.map(|ids| self.deeper().node(&ids)).reduce(Worst::or)?
        } else {
            self.deeper().node(&ids)
        };
        (worst.bytes != Some(0)).then(|| (worst, merged.required.contains(name)))
    }

    /// The kinds of members that no subschema names.
    fn wild(&self, merged: &Merged) -> Vec<Wild> {
        let mut kinds = Vec::new();
        for (at, members) in merged.members.iter().enumerate() {
            for (pattern, id) in &members.patterns {
                let others = merged.members.iter().enumerate().filter(|(other, _)| *other != at);
                // What others ask of the rest they ask of this member too, unless a pattern of theirs takes it first.
                let asked =
                    others.filter(|(_, other)| other.patterns.is_empty()).filter_map(|(_, other)| other.additional);
                kinds.push(Wild { pattern: Some(pattern.clone()), value: asked.chain([*id]).collect() });
            }
        }
        let additional: Vec<NodeId> = merged.members.iter().filter_map(|members| members.additional).collect();
        // Where a branch that is not followed may evaluate any name, nothing is said about the rest.
        let open = |members: &Members| {
            !members.patterns.is_empty() || members.additional.is_some_and(|additional| !self.is_false(additional))
        };
        let followed = merged.elsewhere.as_ref().is_some_and(|elsewhere| !elsewhere.iter().any(open));
        let unevaluated = if additional.is_empty() && followed { &merged.unevaluated[..] } else { &[] };
        if unevaluated.is_empty() {
            kinds.push(Wild { pattern: None, value: additional });
        }
        kinds.extend(unevaluated.iter().map(|id| Wild { pattern: None, value: vec![*id] }));
        kinds
    }

    /// Members of one kind, the largest first; the pointers of what has no bound.
    fn undeclared(&self, merged: &Merged, wild: &Wild) -> Result<Vec<Member>, Vec<String>> {
        if wild.value.iter().any(|id| self.is_false(*id)) {
            return Ok(Vec::new());
        }
        let value = self.deeper().node(&wild.value).below("*");
        if value.bytes == Some(0) {
            return Ok(Vec::new());
        }
        let most = merged.max_properties.and_then(|most| usize::try_from(most).ok());
        let names = self.names(merged, wild, most.unwrap_or(MOST_NAMES).min(MOST_NAMES));
        if names.values.is_empty() && names.complete {
            return Ok(Vec::new());
        }
        let Some(bytes) = value.bytes else {
            // An object that anything can be added to is told as such, not by the members that it might get.
            return Err(if most.is_none() && !names.complete { vec![String::new()] } else { value.unbounded });
        };
        let mut found: Vec<Member> = Vec::new();
        for name in names.values {
            let Tree::String(name) = name else { continue };
            let cost = self.name_cost(&name);
            let member = Member {
                name: Some(name),
                bytes: bytes.saturating_add(cost),
                value: value.instance.clone(),
                required: false,
            };
            found.push(member);
        }
        if names.complete {
            return Ok(found);
        }
        let (Some(most), Some(longest)) = (most, names.rest) else { return Err(vec![String::new()]) };
        // Names that are not known are no longer than the longest: the known ones that reach it come first.
        let length = |member: &Member| member.name.as_deref().map_or(0, |name| 2 + self.writer.string(name));
        found.retain(|member| length(member) >= longest);
        let unknown = Member {
            name: None,
            bytes: bytes.saturating_add(longest + self.writer.separator()),
            value: None,
            required: false,
        };
        if most > MOST_NAMES {
            // The bound would need a list of that length.
            return Err(vec![String::new()]);
        }
        found.resize(found.len().max(most), unknown);
        Ok(found)
    }

    /// The longest names that members of a kind can have.
    fn names(&self, merged: &Merged, wild: &Wild, most: usize) -> Several {
        if let Some(cap) = merged.name_json_bytes {
            return capped(merged, wild, most, cap);
        }
        let mut names = merge(self.schemas, self.caps, &merged.names);
        names.types = super::narrow(names.types, eventwright_runtime::walk::Types::STRING);
        names.patterns.extend(wild.pattern.clone());
        let declared: BTreeSet<Box<str>> = self::names(merged).into_iter().collect();
        // Declared names, and names that a pattern takes, are not among the rest: as many more have to be asked for.
        let patterns: Vec<&Arc<Pattern>> = match wild.pattern {
            Some(_) => Vec::new(),
            None => merged.members.iter().flat_map(|members| &members.patterns).map(|(pattern, _)| pattern).collect(),
        };
        let mut found = self.texts_of(&names, most + declared.len());
        found.values.retain(|name| {
            name.as_str()
                .is_some_and(|name| !declared.contains(name) && !patterns.iter().any(|pattern| pattern.is_match(name)))
        });
        found
    }

    pub(super) fn is_false(&self, id: NodeId) -> bool {
        id == super::merge::NOTHING || matches!(self.schemas.keywords(id), [Keyword::False])
    }
}

/// Names under a cap on trial, which is tried often: that there may be fewer of that length is left out of the bound.
fn capped(merged: &Merged, wild: &Wild, most: usize, cap: u64) -> Several {
    let free =
        wild.pattern.is_none() && merged.names.is_empty() && merged.members.iter().all(|one| one.patterns.is_empty());
    let width = usize::try_from(cap).unwrap_or(usize::MAX).min(MOST_NAMES);
    // As many digits as there are names, so that no two are alike and none is declared, in all likelihood.
    let known = if free && width >= 8 { most } else { 0 };
    let values = (0..known).map(|at| Tree::String(format!("{at:0width$}").into())).collect();
    Several { values, complete: false, rest: Some(2 + cap) }
}

/// Every name that some subschema declares, in the order of the schema, and those that are required beside them where
/// something is said of such members.
pub(super) fn names(merged: &Merged) -> Vec<Box<str>> {
    let mut names: Vec<Box<str>> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let elsewhere = merged.elsewhere.iter().flatten().filter(|_| !merged.unevaluated.is_empty());
    for (name, _) in merged.members.iter().chain(elsewhere).flat_map(|members| &members.declared.list) {
        if seen.insert(name) {
            names.push(name.clone());
        }
    }
    let said = |name: &str| merged.members.iter().any(|members| members.of(name).is_some());
    names.extend(merged.required.iter().filter(|name| !seen.contains(&***name) && said(name)).cloned());
    names
}
