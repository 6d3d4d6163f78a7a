//! The scan for sensitive data and excluded names that follows the structural walk.

use super::place::Place;
use super::{Here, Scope, Subschema, Walker, phrase};
use crate::detect::excluded::{EXCLUDE, is_excluded};
use crate::detect::{self, Categories, Category, Finding, card_like};
use crate::json::Tree;

/// The keyword under which finds of sensitive data are told: it admits them where they are meant.
const PII: &str = "x-pii";

/// What the walk notes for the scan. Parts of the instance are known by where they lie in memory, which identifies
/// them for as long as the walk borrows the instance.
#[derive(Default)]
pub(super) struct Trace {
    exempt: Vec<(usize, Categories)>,
    declared: Vec<usize>,
}

/// A part of what the walk notes.
#[derive(Default)]
pub(super) struct Noted {
    exempt: Vec<(usize, Categories)>,
    declared: Vec<usize>,
}

impl Trace {
    /// Notes that a schema names this member.
    pub(super) fn declare(&mut self, value: &Tree) {
        self.declared.push(address(value));
    }

    /// A state to come back to when an alternative turns out not to apply.
    pub(super) fn mark(&self) -> (usize, usize) {
        (self.exempt.len(), self.declared.len())
    }

    pub(super) fn rollback(&mut self, (exempt, declared): (usize, usize)) {
        self.exempt.truncate(exempt);
        self.declared.truncate(declared);
    }

    /// Notes again what was noted before.
    pub(super) fn note(&mut self, noted: &Noted) {
        self.exempt.extend_from_slice(&noted.exempt);
        self.declared.extend_from_slice(&noted.declared);
    }

    /// What was noted since a state, which afterwards is noted once.
    pub(super) fn noted_since(&mut self, (exempt, declared): (usize, usize)) -> Noted {
        let mut noted = Noted { exempt: self.exempt.split_off(exempt), declared: self.declared.split_off(declared) };
        noted.exempt.sort_unstable();
        noted.exempt.dedup();
        noted.declared.sort_unstable();
        noted.declared.dedup();
        self.note(&noted);
        noted
    }

    fn exemption(&self, tree: &Tree) -> Categories {
        let address = address(tree);
        let start = self.exempt.partition_point(|(one, _)| *one < address);
        let here = self.exempt.iter().skip(start).take_while(|(one, _)| *one == address);
        here.fold(Categories::NONE, |all, (_, categories)| all.union(*categories))
    }
}

pub(super) fn address(tree: &Tree) -> usize {
    std::ptr::from_ref(tree).addr()
}

/// What a scan looks for.
#[derive(Clone, Copy)]
pub(super) enum Sought<'a> {
    /// What is refused: values of these categories, and undeclared names that are theirs or excluded.
    Refused(Categories, &'a [&'a str]),
    /// What is only told: the same of these categories and names, and finds of any category that are only possible.
    Suspected(Categories, &'a [&'a str]),
}

impl<'a> Sought<'a> {
    fn find(self, text: &str, exempt: Categories) -> Option<Finding> {
        match self {
            Self::Refused(categories, _) => detect::scan(text, categories.minus(exempt)),
            Self::Suspected(categories, _) => detect::suspect(text, categories, exempt),
        }
    }

    fn names(self) -> Categories {
        match self {
            Self::Refused(categories, _) | Self::Suspected(categories, _) => categories,
        }
    }

    fn excluded(self) -> &'a [&'a str] {
        match self {
            Self::Refused(_, excluded) | Self::Suspected(_, excluded) => excluded,
        }
    }
}

impl Walker<'_> {
    /// Notes an `x-pii`. Names that are no category admit nothing.
    pub(super) fn exempt(&mut self, names: &[Box<str>], here: Here<'_>) -> bool {
        if let Some(trace) = &mut self.trace {
            let categories =
                names.iter().filter_map(|name| Category::from_name(name)).fold(Categories::NONE, Categories::with);
            trace.exempt.push((address(here.tree), categories));
        }
        true
    }

    /// Whether no string of the instance and no undeclared name is what is sought.
    pub(super) fn is_clean(&mut self, instance: &Tree, sought: Sought<'_>) -> bool {
        let mut trace = self.trace.take().unwrap_or_default();
        trace.exempt.sort_unstable_by_key(|(address, _)| *address);
        trace.declared.sort_unstable();
        self.scan(instance, &Place::Root, sought, Categories::NONE, (&trace, false))
    }

    /// `free` says whether the place is within a member that no schema names: there a number may be a card's too.
    fn scan(
        &mut self,
        tree: &Tree,
        place: &Place<'_>,
        sought: Sought<'_>,
        exempt: Categories,
        (trace, free): (&Trace, bool),
    ) -> bool {
        // An exemption covers what lies below it: `x-pii` on an array is about its items.
        let exempt = exempt.union(trace.exemption(tree));
        if Categories::ALL.minus(exempt).is_empty() && sought.excluded().is_empty() {
            return true;
        }
        match tree {
            Tree::Null | Tree::Bool(_) => true,
            Tree::Number(number) => match card_like(*number).filter(|_| free) {
                Some(digits) => self.scan_text(&digits, place, sought, exempt),
                None => true,
            },
            Tree::String(text) => self.scan_text(text, place, sought, exempt),
            Tree::Array(items) => {
                let mut clean = true;
                for (index, item) in items.iter().enumerate() {
                    clean &= self.scan(item, &Place::Item(place, index), sought, exempt, (trace, free));
                    if !clean && self.report.is_none() {
                        break;
                    }
                }
                clean
            }
            Tree::Object(members) => {
                let mut clean = true;
                for (name, value) in members {
                    let place = Place::Member(place, name);
                    let undeclared = trace.declared.binary_search(&address(value)).is_err();
                    if undeclared {
                        clean &= self.scan_name(name, &place, sought, exempt.union(trace.exemption(value)));
                    }
                    clean &= self.scan(value, &place, sought, exempt, (trace, free || undeclared));
                    if !clean && self.report.is_none() {
                        break;
                    }
                }
                clean
            }
        }
    }

    fn scan_text(&mut self, text: &str, place: &Place<'_>, sought: Sought<'_>, exempt: Categories) -> bool {
        sought.find(text, exempt).is_none_or(|finding| self.found(place, PII, || phrase::without(&finding)))
    }

    fn scan_name(&mut self, name: &str, place: &Place<'_>, sought: Sought<'_>, exempt: Categories) -> bool {
        if let Some(finding) = sought.find(name, exempt) {
            return self.found(place, PII, || phrase::name_without(&finding));
        }
        let named = sought.names().minus(exempt);
        let speaks = || detect::sensitive_member(place.above(), name).filter(|category| named.contains(*category));
        if let Some(category) = (!named.is_empty()).then(speaks).flatten() {
            return self.found(place, PII, || phrase::name_of(category));
        }
        // Exemptions are of categories, and bulk content is none.
        !is_excluded(sought.excluded(), name) || self.found(place, EXCLUDE, || phrase::NOT_EXCLUDED.to_owned())
    }

    /// Reports a find. The policy is no part of the schema, hence the pointer to its root.
    fn found(&mut self, place: &Place<'_>, keyword: &'static str, expected: impl FnOnce() -> String) -> bool {
        let node = Subschema { at: "#".into(), ..Subschema::default() };
        let scope = Scope { resource: 0, outer: None };
        self.fail(Here { node: &node, tree: &Tree::Null, place, scope: &scope }, keyword, expected)
    }
}
