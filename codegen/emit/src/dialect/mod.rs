//! The meta-schemas of our own file formats, made from the types that read them.
//!
//! Each comes in two forms: `<name>.schema.json` is normative and a proper extension of JSON Schema 2020-12;
//! `<name>.authoring.schema.json` says the same as far as draft-07 can, without a reference that leaves the file, for
//! editors (those complete members below the top level only where they need not follow a dynamic reference).

mod contract;
mod derive;
mod standard;
mod text;

use crate::{Artifacts, MARK, place};
use derive::{Derive, Form};
use eventwright_model::check::Checked;
use eventwright_model::facts;
use schemars::JsonSchema;
use serde_json::{Map, Value};

/// Identifiers of the meta-schemas begin with this; they are names, nobody has to serve them.
pub const URN: &str = "urn:eventwright:dialect";

/// Makes all meta-schemas, in both forms.
pub fn emit(checked: &Checked, output: &facts::Output) -> Artifacts {
    let documents = documents(&checked.policy.value.foreign_keywords);
    documents.into_iter().map(|(name, text)| (place(&output.out, &name), text.into_bytes())).collect()
}

/// The meta-schemas by file name. `foreign` are the annotation keywords that the policy lets pass; in a contract they
/// may stand at any subschema.
pub fn documents(foreign: &[String]) -> Vec<(String, String)> {
    let mut documents = Vec::new();
    for form in [Form::Normative, Form::Authoring] {
        let mut add = |name: &str, body: Map<String, Value>| {
            let file = format!("{name}{}.schema.json", form.suffix());
            documents.push((file, text::pretty(&headed(name, form, body))));
        };
        add("contract", contract::contract(form, foreign));
        add("common", contract::common(form, foreign));
        add("module", facts_file::<facts::Module>(form, "A module's facts: module.json"));
        add("policy", facts_file::<facts::Policy>(form, "The policy of a schema root: policy.json"));
        add("outputs", facts_file::<facts::Outputs>(form, "What is generated where: outputs.json"));
    }
    documents
}

/// A file that holds the facts of one type.
fn facts_file<T: JsonSchema>(form: Form, title: &str) -> Map<String, Value> {
    let mut derive = Derive::new(form);
    let mut members = match derive.schema::<T>() {
        Value::Object(members) => members,
        _ => Map::new(),
    };
    members.insert("title".to_owned(), title.into());
    members.insert(form.definitions().to_owned(), derive.definitions().into());
    members
}

/// A document: who made it, what it is, and the rest.
fn headed(name: &str, form: Form, mut body: Map<String, Value>) -> Value {
    let comment = format!("{MARK} from its own file formats. Do not edit: run `eventwright generate`.");
    body.insert("$schema".to_owned(), form.schema().into());
    body.insert("$id".to_owned(), format!("{URN}:{name}{}", form.suffix()).into());
    body.insert("$comment".to_owned(), comment.into());
    body.into()
}

#[cfg(test)]
mod tests;
