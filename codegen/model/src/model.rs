//! What the contracts mean. No JSON is left here, but everything can still say where it stood.

use crate::facts;
use crate::node::SpanIndex;
use crate::schema::Schemas;
use crate::source::{SourceId, Sources, Span};
use eventwright_runtime::json::Tree;
use eventwright_runtime::walk::NodeId;
use std::sync::OnceLock;

/// How strictly documents are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// The project's dialect: strict on the author, formats asserted, facts required.
    Contract,
    /// Any JSON Schema 2020-12 document as published.
    Plain {
        /// Whether `format` asserts (for the formats that are known) or only annotates.
        assert_formats: bool,
    },
}

/// One source after parsing: where everything stood.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its text.
    pub source: SourceId,
    /// Path relative to the schema root.
    pub path: String,
    /// Spans by pointer.
    pub spans: SpanIndex,
    /// The root subschema, for documents that are schemas.
    pub root: Option<NodeId>,
}

/// Facts with the place they were read from.
#[derive(Clone, Debug)]
pub struct Located<T> {
    /// The facts.
    pub value: T,
    /// The document, an index into [`Model::documents`].
    pub document: usize,
    /// Pointer of the facts' root within it.
    pub pointer: String,
    /// Whether any detector finds anything in one of their texts, whatever the policy makes of it.
    pub tells: bool,
}

/// One version of one event.
#[derive(Clone, Debug)]
pub struct Contract {
    /// The event type, `course.outline.created`.
    pub event_type: String,
    /// `schema_version`
    pub version: u32,
    /// Everything `x-event` says.
    pub event: Located<facts::Event>,
    /// The payload's schema.
    pub root: NodeId,
    /// `title` of the root.
    pub title: Option<String>,
    /// `description` of the root.
    pub description: Option<String>,
    /// `examples` of the root: valid payloads.
    pub examples: Vec<Tree>,
    /// What [`crate::size::most_bytes`] has found: checks and outputs ask for it again.
    pub(crate) most_bytes: OnceLock<Option<u64>>,
}

impl Contract {
    /// `type.vN`, which is also its file's stem.
    pub fn name(&self) -> String {
        format!("{}.v{}", self.event_type, self.version)
    }

    /// The same with another payload, a part of its own for example, and no examples.
    pub fn with_root(&self, root: NodeId) -> Self {
        Self { root, examples: Vec::new(), most_bytes: OnceLock::new(), ..self.clone() }
    }
}

/// The folder of contracts one team owns.
#[derive(Clone, Debug)]
pub struct Module {
    /// The folder's name.
    pub name: String,
    /// What `module.json` says.
    pub facts: Located<facts::Module>,
    /// Its contracts: in the order of `publishes`, then by type; versions ascending.
    pub contracts: Vec<Contract>,
}

/// All contracts of a root. Only lowering makes one.
#[derive(Clone, Debug)]
pub struct Model {
    /// How it was read.
    pub profile: Profile,
    /// The texts.
    pub sources: Sources,
    /// The documents, in the order of the sources.
    pub documents: Vec<Document>,
    /// Every subschema.
    pub schemas: Schemas,
    /// What may be in a payload and how large it may get.
    pub policy: Located<facts::Policy>,
    /// What is generated where.
    pub outputs: Located<facts::Outputs>,
    /// The modules by name.
    pub modules: Vec<Module>,
}

impl Model {
    /// Every contract with its module.
    pub fn contracts(&self) -> impl Iterator<Item = (&Module, &Contract)> {
        self.modules.iter().flat_map(|module| module.contracts.iter().map(move |contract| (module, contract)))
    }

    /// The span of the value at a pointer of a document; of its nearest ancestor where there is none.
    pub fn span(&self, document: usize, pointer: &str) -> Span {
        self.documents[document].spans.value(pointer)
    }

    /// The span of the member name at a pointer of a document.
    pub fn name_span(&self, document: usize, pointer: &str) -> Span {
        self.documents[document].spans.name(pointer)
    }

    /// The span of something below located facts, by a pointer relative to them.
    pub fn facts_span<T>(&self, facts: &Located<T>, pointer: &str) -> Span {
        self.span(facts.document, &format!("{}{pointer}", facts.pointer))
    }

    /// The span of a keyword's value in a subschema.
    pub fn keyword_span(&self, id: NodeId, keyword: &str) -> Span {
        let info = self.schemas.info(id);
        self.span(info.document, &format!("{}/{keyword}", info.pointer))
    }

    /// The span of a keyword's name in a subschema.
    pub fn keyword_name_span(&self, id: NodeId, keyword: &str) -> Span {
        let info = self.schemas.info(id);
        self.name_span(info.document, &format!("{}/{keyword}", info.pointer))
    }
}
