//! One schema, ready to be compared: as tables, for an independent validator, and in canonical form.

use crate::document::{distinct_uuids, document};
use crate::literals::Literals;
use crate::solve::arena::Extract;
use crate::{anchors, own, relax, tangle, tolerant};
use eventwright_model::Model;
use eventwright_model::diagnostic::Diagnostic;
use eventwright_model::model::Contract;
use eventwright_runtime::json::Tree;
use eventwright_runtime::violation::Violation;
use eventwright_runtime::walk::{Keyword, NodeId, Options, Schema};
use jsonschema::canonical::{self, CanonicalSchema};
use jsonschema::{Draft, Validator};
use serde_json::Value;
use std::cell::OnceCell;
use std::fmt;

/// Which of the two readers of a contract a verdict is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reader {
    /// `decode`: what the schema says, formats asserted.
    Strict,
    /// `decode_tolerant`: the same, but members that nothing declares are left out of account.
    Tolerant,
}

impl fmt::Display for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Strict => "strict",
            Self::Tolerant => "tolerant",
        })
    }
}

/// A schema that can be compared with another.
pub struct Side {
    pub(crate) table: Schema,
    pub(crate) root: NodeId,
    /// What validators other than ours read.
    document: Value,
    /// The draft that they read it as.
    draft: Draft,
    /// `format` asserts.
    formats: bool,
    /// The tables say what the document says. Otherwise they only guide a search.
    pub(crate) exact: bool,
    /// Every reference leads to one place, whatever led to it.
    pub(crate) fixed: bool,
    /// Its numbers as they are written.
    pub(crate) literals: Literals,
    /// Valid instances that the schema's author gave.
    pub(crate) examples: Vec<Tree>,
    oracle: OnceCell<Option<Validator>>,
    canonical: OnceCell<Option<CanonicalSchema>>,
}

/// Why a text cannot be compared.
#[derive(Clone, Debug)]
pub struct SideError {
    /// What is wrong with it, in the order of places.
    pub diagnostics: Vec<Diagnostic>,
}

impl fmt::Display for SideError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.diagnostics.first() {
            Some(first) => write!(f, "{} [{}]", first.message, first.rule),
            None => f.write_str("it holds no schema"),
        }
    }
}

impl std::error::Error for SideError {}

impl fmt::Debug for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Side").field("document", &self.document).finish_non_exhaustive()
    }
}

impl Side {
    /// A schema document as published, `format` only annotates. It is of the draft that its `$schema` names, or else
    /// of 2020-12, unless its keywords are those of draft-04 or draft-07 alone.
    ///
    /// Documents that our own validators refuse are read where another one reads them: expressions with look-around,
    /// references that lead back to themselves, `$id` as it was used before draft 2019-09.
    ///
    /// # Errors
    /// The text is no such document, or refers to others.
    pub fn plain(text: &str) -> Result<Self, SideError> {
        let read = relax::read(text).map_err(|diagnostics| SideError { diagnostics })?;
        let Some(root) = read.model.documents.iter().find_map(|document| document.root) else {
            return Err(SideError { diagnostics: Vec::new() });
        };
        let mut side = Self::new(read.model.schemas.table, root, read.document, false, read.exact);
        side.draft = read.draft;
        side.literals = Literals::of(text);
        Ok(side)
    }

    /// The payload's schema of a contract, as one of its readers takes it.
    pub fn contract(model: &Model, contract: &Contract, reader: Reader) -> Self {
        let mut extract = Extract::default();
        let root = extract.add(&model.schemas.table, contract.root);
        let mut table = extract.schema;
        if reader == Reader::Tolerant {
            tolerant::open(&mut table);
        }
        let document = document(&table, root);
        let mut side = Self::new(table, root, document, true, true);
        side.examples.clone_from(&contract.examples);
        side
    }

    fn new(mut table: Schema, root: NodeId, document: Value, formats: bool, exact: bool) -> Self {
        let (root, fixed) = anchors::settle(&mut table, root);
        Self {
            table,
            root,
            document,
            draft: Draft::Draft202012,
            formats,
            exact,
            fixed,
            literals: Literals::default(),
            examples: Vec::new(),
            oracle: OnceCell::new(),
            canonical: OnceCell::new(),
        }
    }

    /// Whether the instance is valid; where the tables do not say, another validator does.
    pub fn admits(&self, instance: &Tree) -> bool {
        if self.exact { self.table.is_valid(self.root, instance) } else { self.oracle(instance).unwrap_or(false) }
    }

    /// What is wrong with an instance, the first of it.
    pub fn objection(&self, instance: &Tree) -> Option<Violation> {
        let all = self.table.violations(self.root, instance, Options::default());
        all.into_iter().next()
    }

    /// What another validator than ours says; `None` where it does not take the schema.
    pub fn oracle(&self, instance: &Tree) -> Option<bool> {
        let build = |document: &Value, draft: Draft| {
            let options = jsonschema::options().with_draft(draft);
            let options = options.should_validate_formats(self.formats);
            own::known(options).build(document).ok()
        };
        // A document with a slip that changes nothing, a type listed twice, is refused; the same from the tables is not.
        let again = || Some(document(&self.table, self.root)).filter(|_| self.exact && self.fixed);
        let oracle = self
            .oracle
            .get_or_init(|| build(&self.document, self.draft).or_else(|| build(&again()?, Draft::Draft202012)));
        let oracle = oracle.as_ref()?;
        Some(oracle.is_valid(&Value::from(instance)))
    }

    /// Whether both are the same schema, word by word.
    pub(crate) fn is(&self, other: &Self) -> bool {
        !self.document.is_null()
            && self.formats == other.formats
            && self.draft == other.draft
            && self.document == other.document
    }

    /// Every instance, where the schema is a list of them.
    pub(crate) fn listed(&self) -> Option<&[Tree]> {
        let node = self.table.nodes.get(self.root as usize).filter(|_| self.exact)?;
        match &node.keywords[..] {
            [Keyword::Enum(values)] => Some(values),
            [Keyword::Const(value)] => Some(std::slice::from_ref(value)),
            _ => None,
        }
    }

    /// Whether something can be said about each of some instances.
    pub(crate) fn decides(&self, instances: &[Tree]) -> bool {
        self.exact || instances.iter().all(|one| self.oracle(one).is_some())
    }

    /// Whether validators would not come to an end on a value, or not within their stack.
    pub(crate) fn tangled(&self) -> bool {
        tangle::is_tangled(&self.table)
    }

    /// How many alternatives the schema has, all together.
    pub(crate) fn alternatives(&self) -> usize {
        let of = |keyword: &Keyword| match keyword {
            Keyword::AnyOf(ids) | Keyword::OneOf(ids) => ids.len(),
            Keyword::If { .. } | Keyword::Not(_) => 2,
            Keyword::Enum(values) => values.len() / 200,
            _ => 0,
        };
        self.table.nodes.iter().flat_map(|node| &node.keywords).map(of).sum()
    }

    /// Whether a number in the schema is beyond those that doubles tell apart.
    pub(crate) fn beyond_doubles(&self) -> bool {
        fn any(tree: &Value) -> bool {
            match tree {
                Value::Number(number) => number.as_f64().is_none_or(|number| number.abs() >= 9_007_199_254_740_992.0),
                Value::Array(items) => items.iter().any(any),
                Value::Object(members) => members.values().any(any),
                Value::Null | Value::Bool(_) | Value::String(_) => false,
            }
        }
        any(&self.document)
    }

    /// The canonical form; `None` where there is none, or where it would leave out a keyword of ours.
    pub(crate) fn canonical(&self) -> Option<&CanonicalSchema> {
        let build = || {
            let ours = |keyword: &Keyword| matches!(keyword, Keyword::MaxJsonBytes(_));
            let says_more = |keywords: &[Keyword]| keywords.iter().any(ours) || distinct_uuids(&self.table, keywords);
            if self.table.nodes.iter().any(|node| says_more(&node.keywords)) {
                return None;
            }
            let options = canonical::options().with_draft(self.draft).offline();
            options.should_validate_formats(self.formats).canonicalize(&self.document).ok()
        };
        self.canonical.get_or_init(build).as_ref()
    }
}
