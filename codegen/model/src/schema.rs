//! Subschemas of the model: the runtime's tables plus what only people and emitters want to know.

use crate::facts::{OnSensitive, Overflow, Pii};
use crate::source::Span;
use eventwright_runtime::json::Tree;
use eventwright_runtime::walk::{Keyword, NodeId, Schema, Subschema};

/// What a subschema says besides its assertions.
#[derive(Clone, Debug, Default)]
pub struct Annotations {
    /// `title`
    pub title: Option<String>,
    /// `description`
    pub description: Option<String>,
    /// `$comment`
    pub comment: Option<String>,
    /// `default`
    pub default: Option<Tree>,
    /// `examples`
    pub examples: Vec<Tree>,
    /// `deprecated`
    pub deprecated: bool,
    /// `x-hint`
    pub hint: Option<String>,
    /// `x-rust-name`
    pub rust_name: Option<String>,
    /// `x-overflow`
    pub overflow: Option<Overflow>,
    /// `x-on-sensitive`
    pub on_sensitive: Option<OnSensitive>,
    /// `x-pii`
    pub pii: Option<Pii>,
    /// `format` where it is not asserted, and content keywords: words for the reference only.
    pub format: Option<String>,
}

/// What is known of a subschema beside its keywords.
#[derive(Clone, Debug)]
pub struct Info {
    /// The document it stands in, an index into the model's documents.
    pub document: usize,
    /// JSON Pointer within the document.
    pub pointer: Box<str>,
    /// The subschema's text.
    pub span: Span,
    /// Its annotations.
    pub annotations: Annotations,
    /// It is a boolean schema or an empty object: no keyword at all was written.
    pub trivial: bool,
}

/// All subschemas of a model, in one arena. `table.nodes` and `info` run in parallel.
#[derive(Clone, Debug, Default)]
pub struct Schemas {
    /// The tables that the walker runs on.
    pub table: Schema,
    /// The rest.
    pub info: Vec<Info>,
}

impl Schemas {
    /// The tables of a subschema.
    ///
    /// # Panics
    /// Never for an id of this arena: ids are made only by lowering, which fills both vectors.
    pub fn node(&self, id: NodeId) -> &Subschema {
        &self.table.nodes[id as usize]
    }

    /// The keywords of a subschema.
    pub fn keywords(&self, id: NodeId) -> &[Keyword] {
        &self.node(id).keywords
    }

    /// What else is known of a subschema.
    pub fn info(&self, id: NodeId) -> &Info {
        &self.info[id as usize]
    }

    /// Its annotations.
    pub fn annotations(&self, id: NodeId) -> &Annotations {
        &self.info(id).annotations
    }

    /// Every id.
    pub fn ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        0..u32::try_from(self.info.len()).unwrap_or(u32::MAX)
    }
}

/// The subschemas directly below a keyword, with the rest of their pointer after the keyword's name.
pub fn children(keyword: &Keyword) -> Vec<NodeId> {
    match keyword {
        Keyword::PrefixItems(ids) | Keyword::AllOf(ids) | Keyword::AnyOf(ids) | Keyword::OneOf(ids) => ids.to_vec(),
        Keyword::Properties(members) | Keyword::DependentSchemas(members) => {
            members.iter().map(|(_, id)| *id).collect()
        }
        Keyword::PatternProperties(members) => members.iter().map(|(_, id)| *id).collect(),
        Keyword::If { condition, then, otherwise } => {
            [Some(*condition), *then, *otherwise].into_iter().flatten().collect()
        }
        Keyword::Ref(id)
        | Keyword::DynamicRef { target: id, .. }
        | Keyword::Items(id)
        | Keyword::Contains { schema: id, .. }
        | Keyword::AdditionalProperties(id)
        | Keyword::PropertyNames(id)
        | Keyword::Not(id)
        | Keyword::UnevaluatedItems(id)
        | Keyword::UnevaluatedProperties(id) => vec![*id],
        Keyword::False
        | Keyword::Type(_)
        | Keyword::Enum(_)
        | Keyword::Const(_)
        | Keyword::MultipleOf(_)
        | Keyword::Maximum(_)
        | Keyword::ExclusiveMaximum(_)
        | Keyword::Minimum(_)
        | Keyword::ExclusiveMinimum(_)
        | Keyword::MaxLength(_)
        | Keyword::MinLength(_)
        | Keyword::Pattern(_)
        | Keyword::Format(_)
        | Keyword::MaxJsonBytes(_)
        | Keyword::MaxItems(_)
        | Keyword::MinItems(_)
        | Keyword::UniqueItems
        | Keyword::MaxProperties(_)
        | Keyword::MinProperties(_)
        | Keyword::Required(_)
        | Keyword::DependentRequired(_)
        | Keyword::Pii(_) => Vec::new(),
    }
}

/// The subschemas below a keyword that apply to the same instance location (JSON Schema 2020-12 Core, 10.2).
pub fn in_place(keyword: &Keyword) -> Vec<NodeId> {
    match keyword {
        Keyword::Ref(_)
        | Keyword::DynamicRef { .. }
        | Keyword::AllOf(_)
        | Keyword::AnyOf(_)
        | Keyword::OneOf(_)
        | Keyword::Not(_)
        | Keyword::If { .. }
        | Keyword::DependentSchemas(_) => children(keyword),
        _ => Vec::new(),
    }
}
