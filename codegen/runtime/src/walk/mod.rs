//! The exact validator: one walker over the tables of a [`Schema`].
//!
//! Validity is decided as JSON Schema 2020-12 says, keyword by keyword, one file per family. Two ways of walking share
//! that code: [`Schema::is_valid`] stops at the first failure and allocates nothing unless `unevaluatedItems` or
//! `unevaluatedProperties` stand on large instances, or `uniqueItems` on UUIDs with capitals, or a long `enum` is asked for
//! the first time, or the walk is so long that it remembers its verdicts (`memo`); [`Schema::violations`] goes on and tells
//! everything that is wrong.
//!
//! Annotations are sets of evaluated items or members (`unevaluated::Marks`). They are kept only where a subschema on
//! the path asks for them, and they are passed down through the in-place applicators.

mod applicators;
mod arrays;
mod keyword;
mod memo;
mod numbers;
mod objects;
pub(crate) mod phrase;
pub(crate) mod place;
mod sensitive;
mod strings;
mod table;
mod table_reader;
mod unevaluated;
pub mod unique;

pub use keyword::{ByName, Keyword, NodeId, Schema, Subschema, Types};
pub use table::LazySchema;

use crate::detect::{Categories, Excluded};
use crate::json::Tree;
use crate::violation::Violation;
use memo::{Memory, Recalled};
use place::Place;
use sensitive::{Sought, Trace};
use unevaluated::Marks;

/// How to validate.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// Ignore members that a closed object does not declare.
    pub tolerant: bool,
    /// After the walk, look for sensitive values of these categories in every string, declared or not, and for
    /// sensitive names among undeclared members.
    pub scan: Option<Categories>,
    /// After the walk, look for undeclared members under these names. No `x-pii` exempts from it.
    pub excluded: Excluded<'a>,
}

impl<'a> Options<'a> {
    /// What is looked for after the walk, if anything.
    fn sought(self) -> Option<Sought<'a>> {
        let sought = Sought::Refused(self.scan.unwrap_or(Categories::NONE), self.excluded.refusals());
        (self.scan.is_some() || !self.excluded.refusals().is_empty()).then_some(sought)
    }
}

/// How many subschemas may be entered within one another before a schema counts as endless.
///
/// An instance is at most 127 deep, which leaves seven applications per level. Each takes up to 2 kB of stack in an
/// unoptimised build, so that the deepest walk fits the 2 MB of a thread.
const DEPTH: u32 = 900;

impl Schema {
    /// Whether the instance is valid against the subschema `root`.
    pub fn is_valid(&self, root: NodeId, instance: &Tree) -> bool {
        self.accepts(root, instance, Options::default())
    }

    /// Whether the instance is valid against the subschema `root` under these options.
    pub fn accepts(&self, root: NodeId, instance: &Tree, options: Options<'_>) -> bool {
        let mut walker = Walker::new(self, options.tolerant, options.sought().is_some(), false);
        walker.start(root, instance) && options.sought().is_none_or(|sought| walker.is_clean(instance, sought))
    }

    /// Everything that is wrong with the instance; empty exactly when [`Schema::accepts`] says yes.
    pub fn violations(&self, root: NodeId, instance: &Tree, options: Options<'_>) -> Vec<Violation> {
        let mut walker = Walker::new(self, options.tolerant, options.sought().is_some(), true);
        walker.start(root, instance);
        if walker.exhausted {
            // Whatever was reported on the way follows from giving up.
            walker.report = Some(Vec::new());
            walker.endless(root, instance);
        }
        if let Some(sought) = options.sought() {
            walker.is_clean(instance, sought);
        }
        walker.report.unwrap_or_default()
    }

    /// What of an instance is worth a warning: values of the categories that are let through with one, undeclared names
    /// of theirs, and finds of any category that are only possible. What is exempt is not told. So are undeclared members
    /// under names whose exclusion only warns.
    pub fn suspicions(
        &self,
        root: NodeId,
        instance: &Tree,
        warned: Categories,
        excluded: Excluded<'_>,
    ) -> Vec<Violation> {
        let mut walker = Walker::new(self, true, true, true);
        walker.start(root, instance);
        walker.report = Some(Vec::new());
        walker.is_clean(instance, Sought::Suspected(warned, excluded.warnings()));
        walker.report.unwrap_or_default()
    }
}

/// The schema resources entered on the way to here, which `$dynamicRef` searches from the outermost inwards.
struct Scope<'a> {
    resource: u32,
    outer: Option<&'a Scope<'a>>,
}

/// A subschema applied to a part of the instance.
#[derive(Clone, Copy)]
struct Here<'a> {
    node: &'a Subschema,
    tree: &'a Tree,
    place: &'a Place<'a>,
    scope: &'a Scope<'a>,
}

/// One validation under way.
struct Walker<'s> {
    schema: &'s Schema,
    tolerant: bool,
    depth: u32,
    /// Set once the schema turned out to be endless: from then on nothing is evaluated and nothing is valid.
    exhausted: bool,
    /// Where violations go; without it the walk stops at the first failure.
    report: Option<Vec<Violation>>,
    /// What the scan must know about evaluated places.
    trace: Option<Trace>,
    /// How many subschemas have been applied.
    applications: u32,
    /// What a long walk remembers.
    memory: Memory,
}

impl<'s> Walker<'s> {
    fn new(schema: &'s Schema, tolerant: bool, tracing: bool, reporting: bool) -> Self {
        Self {
            schema,
            tolerant,
            depth: 0,
            exhausted: false,
            report: reporting.then(Vec::new),
            trace: tracing.then(Trace::default),
            applications: 0,
            memory: Memory::Off,
        }
    }

    fn start(&mut self, root: NodeId, instance: &Tree) -> bool {
        let resource = self.schema.nodes.get(root as usize).map_or(0, |node| node.resource);
        let scope = Scope { resource, outer: None };
        // An exhausted walk is invalid even where a `not` turned the failure around.
        self.apply(root, instance, &Place::Root, &scope, None) && !self.exhausted
    }

    /// Applies a subschema to a part of the instance. `marks` collects what it evaluates, for an outer
    /// `unevaluatedItems` or `unevaluatedProperties` on the same part.
    fn apply(
        &mut self,
        id: NodeId,
        tree: &Tree,
        place: &Place<'_>,
        scope: &Scope<'_>,
        marks: Option<&mut Marks>,
    ) -> bool {
        let Some(node) = self.schema.nodes.get(id as usize) else {
            debug_assert!(false, "node {id} is missing");
            return false;
        };
        let inner = Scope { resource: node.resource, outer: Some(scope) };
        let scope = if scope.resource == node.resource { scope } else { &inner };
        let here = Here { node, tree, place, scope };
        if self.depth >= DEPTH && !self.exhausted {
            self.exhausted = true;
        }
        if self.exhausted {
            return false;
        }
        // Annotations are not kept. They do not leave the part that they are about, so that work does not multiply by them.
        let pending = match if marks.is_none() { self.recall(id, here) } else { Recalled::Unknown(None) } {
            Recalled::Known(valid) => return valid,
            Recalled::Unknown(pending) => pending,
        };
        self.depth += 1;
        let valid = if node.keywords.iter().any(Keyword::is_unevaluated) {
            self.tracked(here, marks)
        } else {
            self.keywords(here, marks, |_| true)
        };
        self.depth -= 1;
        if let Some(pending) = pending {
            self.keep(*pending, valid);
        }
        valid
    }

    /// Reports that the schema refers to itself without end.
    fn endless(&mut self, root: NodeId, tree: &Tree) {
        if let Some(node) = self.schema.nodes.get(root as usize) {
            let scope = Scope { resource: node.resource, outer: None };
            let here = Here { node, tree, place: &Place::Root, scope: &scope };
            self.fail(here, "$ref", || "a schema that comes to an end within 900 steps".into());
        }
    }

    /// Evaluates those keywords of a subschema that `which` admits.
    fn keywords(&mut self, here: Here<'_>, mut marks: Option<&mut Marks>, which: fn(&Keyword) -> bool) -> bool {
        let mut valid = true;
        for keyword in &here.node.keywords {
            if which(keyword) && !self.keyword(keyword, here, marks.as_deref_mut()) {
                valid = false;
                if self.report.is_none() {
                    break;
                }
            }
        }
        valid
    }

    fn keyword(&mut self, keyword: &Keyword, here: Here<'_>, marks: Option<&mut Marks>) -> bool {
        match keyword {
            Keyword::False => self.fail_plainly(here, keyword),
            Keyword::Ref(target) => self.in_place(*target, here, marks),
            Keyword::DynamicRef { anchor, target } => {
                self.in_place(self.resolve(anchor.as_deref(), *target, here.scope), here, marks)
            }
            Keyword::Type(types) => self.types(keyword, *types, here),
            Keyword::Enum(values) => self.listed(keyword, values.contains(here.tree), here),
            Keyword::Const(value) => self.listed(keyword, value == here.tree, here),
            Keyword::MultipleOf(_)
            | Keyword::Maximum(_)
            | Keyword::ExclusiveMaximum(_)
            | Keyword::Minimum(_)
            | Keyword::ExclusiveMinimum(_) => self.number(keyword, here),
            Keyword::MaxLength(_)
            | Keyword::MinLength(_)
            | Keyword::Pattern(_)
            | Keyword::Format(_)
            | Keyword::MaxJsonBytes(_) => self.string(keyword, here),
            Keyword::PrefixItems(_)
            | Keyword::Items(_)
            | Keyword::Contains { .. }
            | Keyword::MaxItems(_)
            | Keyword::MinItems(_)
            | Keyword::UniqueItems => self.array(keyword, here, marks),
            Keyword::Properties(_)
            | Keyword::PatternProperties(_)
            | Keyword::AdditionalProperties(_)
            | Keyword::PropertyNames(_)
            | Keyword::MaxProperties(_)
            | Keyword::MinProperties(_)
            | Keyword::Required(_)
            | Keyword::DependentRequired(_) => self.object(keyword, here, marks),
            Keyword::DependentSchemas(dependents) => self.dependent_schemas(dependents, here, marks),
            Keyword::AllOf(branches) => self.all_of(branches, here, marks),
            Keyword::AnyOf(branches) => self.any_of(branches, here, marks),
            Keyword::OneOf(branches) => self.one_of(branches, here, marks),
            Keyword::Not(schema) => self.not(*schema, here),
            Keyword::If { condition, then, otherwise } => self.conditional(*condition, *then, *otherwise, here, marks),
            Keyword::UnevaluatedItems(schema) => self.unevaluated_items(*schema, here, marks),
            Keyword::UnevaluatedProperties(schema) => self.unevaluated_properties(*schema, here, marks),
            Keyword::Pii(categories) => self.exempt(categories, here),
        }
    }

    /// Whether every result is needed although one may already settle validity.
    fn thorough(&self, marks: Option<&Marks>) -> bool {
        marks.is_some() || self.trace.is_some()
    }

    /// The one place where violations are made. Always `false`, so that a check can end with it.
    fn fail(&mut self, here: Here<'_>, keyword: &'static str, expected: impl FnOnce() -> String) -> bool {
        self.fail_at(here.place, here, keyword, expected)
    }

    /// As [`Walker::fail`], for a keyword that fails because of another part of the instance than it applies to.
    fn fail_at(
        &mut self,
        place: &Place<'_>,
        here: Here<'_>,
        keyword: &'static str,
        expected: impl FnOnce() -> String,
    ) -> bool {
        if let Some(report) = &mut self.report {
            let schema =
                if keyword == "false" { here.node.at.to_string() } else { format!("{}/{keyword}", here.node.at) };
            report.push(Violation { instance: place.pointer(self.schema), schema, keyword, expected: expected() });
        }
        false
    }
}

#[cfg(test)]
mod tests;
