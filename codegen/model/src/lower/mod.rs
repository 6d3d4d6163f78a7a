//! From texts to the model: parse, register every subschema, resolve references, read facts.

mod contract;
mod facts;
mod keyword;
mod published;
mod reference;
mod scan;

use crate::diagnostic::{self, Diagnostic};
use crate::model::{Document, Model, Profile};
use crate::node::{self, Node, SpanIndex};
use crate::schema::{Info, Schemas};
use crate::source::{SourceId, Sources, Span};
use crate::{parallel, uri};
use eventwright_runtime::walk::{NodeId, Schema};
use std::collections::HashMap;
use std::sync::Arc;

pub use published::load_published;

/// A file as it was read.
#[derive(Clone, Debug)]
pub struct File {
    /// Path relative to the schema root, with `/`.
    pub path: String,
    /// Its bytes, whatever they are.
    pub bytes: Vec<u8>,
    /// The URI it is known under, where that is not its path.
    pub uri: Option<String>,
}

impl File {
    /// A file known under its path.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into(), uri: None }
    }
}

/// What came of loading: the texts in any case, a model unless something was wrong.
#[derive(Debug)]
pub struct Loaded {
    /// The texts, for rendering.
    pub sources: Sources,
    /// What was wrong, in the order of places.
    pub diagnostics: Vec<Diagnostic>,
    /// The model, when no error was found.
    pub model: Option<Model>,
    /// Files of a baseline that the model was made without.
    pub left_out: Vec<Left>,
}

/// A file of a baseline that could not be read.
#[derive(Clone, Debug)]
pub struct Left {
    /// Its path, relative to the schema root.
    pub path: String,
    /// What is wrong with it: the first of what was found.
    pub because: Diagnostic,
}

impl Left {
    /// The contract that a file of this name describes.
    pub fn contract(&self) -> &str {
        let file = self.path.rsplit('/').next().unwrap_or(&self.path);
        file.strip_suffix(".json").unwrap_or(file)
    }
}

/// Fewer texts than this are parsed before a thread has started.
const FEW_TEXTS: usize = 64;

/// Reads files into a model. The order of the files does not matter.
///
/// Each stage reports all it can find, and loading stops at the border of a stage that found an error.
pub fn load(files: Vec<File>, profile: Profile) -> Loaded {
    let (mut sources, mut parsed, mut diagnostics) = parse_all(files, profile);
    if diagnostics.is_empty() {
        facts::add_defaults(&mut sources, &mut parsed, profile);
        let mut lowering = Lowering::new(&parsed, profile);
        let outcome = lowering.run();
        diagnostics.append(&mut lowering.findings);
        if let (Some(outcome), true) = (outcome, diagnostics.is_empty()) {
            let schemas = Schemas { table: lowering.table, info: lowering.info };
            let roots = lowering.roots;
            let documents = into_documents(parsed, &roots);
            let model = outcome.into_model(profile, sources.clone(), documents, schemas);
            return Loaded { sources, diagnostics, model: Some(model), left_out: Vec::new() };
        }
    }
    diagnostic::sort(&mut diagnostics);
    Loaded { sources, diagnostics, model: None, left_out: Vec::new() }
}

/// Parses all files that are read, side by side.
fn parse_all(mut files: Vec<File>, profile: Profile) -> (Sources, Vec<Parsed>, Vec<Diagnostic>) {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    if profile == Profile::Contract {
        files.retain(|file| !(file.path.starts_with("dialect/") && file.path.ends_with(".schema.json")));
    }
    let mut sources = Sources::default();
    let mut diagnostics = Vec::new();
    let mut parsed = Vec::new();
    let texts: Vec<Text> = files.into_iter().map(|file| Text::new(&mut sources, file)).collect();
    for outcome in parallel::map(texts, FEW_TEXTS, Text::parse) {
        match outcome {
            Ok(document) => parsed.push(document),
            Err(found) => diagnostics.extend(found),
        }
    }
    (sources, parsed, diagnostics)
}

/// A parsed file.
#[derive(Debug)]
pub(crate) struct Parsed {
    pub(crate) source: SourceId,
    pub(crate) path: String,
    pub(crate) uri: String,
    pub(crate) node: Node,
    pub(crate) spans: SpanIndex,
}

/// A file among the sources, not parsed yet.
struct Text {
    source: SourceId,
    path: String,
    uri: String,
    /// The text, or why it is none.
    text: Result<Arc<str>, Diagnostic>,
}

impl Text {
    fn new(sources: &mut Sources, file: File) -> Self {
        let uri = file.uri.unwrap_or_else(|| format!("{}{}", uri::LOCAL, file.path));
        if file.bytes.len() > node::MAX_BYTES {
            let source = sources.add(&file.path, "");
            let message = format!("the file is larger than {} bytes, the most a schema may take", node::MAX_BYTES);
            let text = Err(Diagnostic::error("too-large", Span::top(source), message));
            return Self { source, path: file.path, uri, text };
        }
        match String::from_utf8(file.bytes) {
            Ok(text) => {
                let text: Arc<str> = text.into();
                let source = sources.add(&file.path, text.clone());
                Self { source, path: file.path, uri, text: Ok(text) }
            }
            Err(error) => {
                // The text up to the bad byte is kept, so that the place can be shown.
                let valid = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
                let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
                let source = sources.add(&file.path, text);
                let span = Span { source, start: end, end };
                let finding = Diagnostic::error("not-utf8", span, "the file is not UTF-8 from here on")
                    .help("save the file as UTF-8 (RFC 8259, section 8.1)");
                Self { source, path: file.path, uri, text: Err(finding) }
            }
        }
    }

    fn parse(self) -> Result<Parsed, Vec<Diagnostic>> {
        let text = self.text.map_err(|finding| vec![finding])?;
        let node = node::parse(self.source, &text)?;
        let spans = SpanIndex::new(self.source, text);
        Ok(Parsed { source: self.source, path: self.path, uri: self.uri, node, spans })
    }
}

fn into_documents(parsed: Vec<Parsed>, roots: &HashMap<usize, NodeId>) -> Vec<Document> {
    let document = |(index, parsed): (usize, Parsed)| Document {
        source: parsed.source,
        path: parsed.path,
        spans: parsed.spans,
        root: roots.get(&index).copied(),
    };
    parsed.into_iter().enumerate().map(document).collect()
}

/// A schema resource: a document's root, or a subschema with an `$id`.
#[derive(Debug)]
struct Resource {
    base: String,
    document: usize,
    pointer: String,
    anchors: HashMap<String, NodeId>,
    vocabularies: Vocabularies,
}

/// Which of the vocabularies that a meta-schema can leave out are in force.
#[derive(Clone, Copy, Debug)]
struct Vocabularies {
    applicator: bool,
    unevaluated: bool,
    validation: bool,
    format_assertion: bool,
}

impl Vocabularies {
    const STANDARD: Self = Self { applicator: true, unevaluated: true, validation: true, format_assertion: false };
}

/// The state of lowering all documents of a run.
struct Lowering<'a> {
    profile: Profile,
    documents: &'a [Parsed],
    /// The text of each subschema, by [`NodeId`].
    nodes: Vec<&'a Node>,
    info: Vec<Info>,
    table: Schema,
    resources: Vec<Resource>,
    by_uri: HashMap<String, usize>,
    /// Their numbers, by the address of the text: each stands at one place.
    by_node: HashMap<usize, NodeId>,
    roots: HashMap<usize, NodeId>,
    /// `x-` names that the policy lets pass.
    foreign: Vec<String>,
    findings: Vec<Diagnostic>,
}

impl<'a> Lowering<'a> {
    fn new(documents: &'a [Parsed], profile: Profile) -> Self {
        Self {
            profile,
            documents,
            nodes: Vec::new(),
            info: Vec::new(),
            table: Schema::default(),
            resources: Vec::new(),
            by_uri: HashMap::new(),
            by_node: HashMap::new(),
            roots: HashMap::new(),
            foreign: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// Lowers everything; `None` when the facts of the root could not be read.
    fn run(&mut self) -> Option<facts::Facts> {
        let facts = facts::read(self);
        for document in facts::schema_documents(self.documents, self.profile) {
            self.register_document(document);
        }
        self.lower_all();
        if self.findings.is_empty() {
            reference::refuse_circles(self);
        }
        if self.findings.is_empty() {
            reference::refuse_thickets(self);
        }
        let mut facts = facts?;
        if self.profile == Profile::Contract {
            contract::read_all(self, &mut facts);
        }
        Some(facts)
    }

    /// Lowers every registered subschema; references can register more while this runs.
    fn lower_all(&mut self) {
        let mut next = 0;
        while next < self.nodes.len() {
            let id = u32::try_from(next).unwrap_or(NodeId::MAX);
            keyword::lower(self, id);
            next += 1;
        }
        for resource in 0..self.resources.len() {
            self.check_dialect(resource);
        }
    }

    fn is_contract(&self) -> bool {
        self.profile == Profile::Contract
    }

    fn report(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }
}
