//! Types and validators of plain documents: JSON Schema as published, without an event around it.

use super::docs;
use super::file::File;
use super::module::{Style, Top, Writer, imports};
use super::names::{Names, is_taken};
use super::plan::{Plan, Planner, RecordPlan};
use super::specs::Patterns;
use super::text;
use crate::{EmitError, MARK};
use eventwright_model::check::Checked;
use eventwright_model::excluded::Exclusions;
use eventwright_model::facts::RustForm;
use eventwright_model::names::is_identifier;
use proc_macro2::TokenStream;
use quote::quote;

/// A document that gets a type.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// Its path among the model's documents.
    pub path: &'a str,
    /// The type's name.
    pub name: &'a str,
}

/// A document's type cannot have this name: it is no identifier, means something else in generated code, or is taken.
pub fn unusable_name(name: &str) -> EmitError {
    let message = format!("`{name}` cannot be the name of a type here; give the document another one");
    EmitError::Asked { message }
}

/// One file of Rust with a type for each of some documents and everything that they share.
///
/// # Errors
/// A document is not there or its name is not usable; the runtime's path is not a path; or what was written does not
/// parse, which is a defect of this crate.
pub fn documents(
    checked: &Checked,
    documents: &[Document<'_>],
    form: RustForm,
    runtime: Option<&str>,
) -> Result<String, EmitError> {
    let style = Style::new(runtime, None)?;
    let mut planner = Planner { model: checked, plan: Plan::default(), names: Names::new() };
    let mut tops = Vec::new();
    for document in documents {
        let usable = is_identifier(document.name) && !is_taken(document.name);
        if !usable || planner.names.take(document.name) != document.name {
            return Err(unusable_name(document.name));
        }
    }
    for document in documents {
        let index = checked.documents.iter().position(|known| known.path == document.path);
        let found = index.and_then(|index| Some((index, checked.documents[index].root?)));
        let missing = || EmitError::Asked { message: format!("there is no schema `{}`", document.path) };
        let (index, root) = found.ok_or_else(missing)?;
        tops.push((document, index, root, planner.root(root, document.name)));
    }
    let exclusions = Exclusions::default();
    let writer = Writer { model: checked, style: &style, plan: &planner.plan, exclusions: &exclusions };
    let mut patterns = Patterns::default();
    let mut file = File::new(form);
    file.add(imports(&style))?;
    for (document, index, root, record) in &tops {
        let top = Top {
            name: document.name,
            root: *root,
            record: record.as_ref(),
            doc: doc(checked, *root, record.as_ref()),
            facts: facts(&writer, document, *index),
        };
        file.add(writer.top(&top, &mut patterns))?;
    }
    writer.shared(&[], patterns, &mut file)?;
    let head = format!("// {MARK} from plain schemas. Do not edit: change the schemas and generate again.\n\n");
    Ok(head + &file.text())
}

fn doc(checked: &Checked, root: u32, record: Option<&RecordPlan>) -> TokenStream {
    let notes = checked.schemas.annotations(root);
    let title = docs::sentence(notes.title.as_deref().unwrap_or_default());
    let fallback = match record {
        Some(_) => "A document that its schema admits.",
        None => "A document that its schema admits: a JSON value that was validated against it.",
    };
    let mut lines = vec![if title.is_empty() { fallback.to_owned() } else { title }];
    if let Some(description) = notes.description.as_deref().filter(|text| !text.trim().is_empty()) {
        lines.extend([String::new(), docs::sentence(description)]);
    }
    docs::lines(lines)
}

fn facts(writer: &Writer<'_>, document: &Document<'_>, index: usize) -> TokenStream {
    let (name, text) = (document.path, writer.schema_text(index));
    let digest = super::digest::hex(text.as_bytes());
    let text = text::literal(&text);
    quote!(Facts::of_document(#name, #text, #digest))
}
