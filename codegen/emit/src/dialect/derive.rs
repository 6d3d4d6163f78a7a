//! Schemas of the facts types, put into the form that both kinds of meta-schema need.

use schemars::JsonSchema;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Map, Value, json};

/// Which kind of meta-schema a schema is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// JSON Schema 2020-12, by the book.
    Normative,
    /// Draft-07 without remote references, for editors.
    Authoring,
}

impl Form {
    /// The dialect of the meta-schema itself.
    pub(super) const fn schema(self) -> &'static str {
        match self {
            Self::Normative => "https://json-schema.org/draft/2020-12/schema",
            Self::Authoring => "http://json-schema.org/draft-07/schema#",
        }
    }

    /// The member that holds definitions.
    pub(super) const fn definitions(self) -> &'static str {
        match self {
            Self::Normative => "$defs",
            Self::Authoring => "definitions",
        }
    }

    /// Appended to a file's name and to an identifier.
    pub(super) const fn suffix(self) -> &'static str {
        match self {
            Self::Normative => "",
            Self::Authoring => ".authoring",
        }
    }
}

/// Collects the schemas of some types and the definitions they share.
pub(super) struct Derive {
    generator: SchemaGenerator,
    form: Form,
}

impl Derive {
    pub(super) fn new(form: Form) -> Self {
        let settings = SchemaSettings::draft2020_12().with(|settings| {
            settings.definitions_path = format!("/{}", form.definitions()).into();
            settings.meta_schema = None;
        });
        Self { generator: settings.into_generator(), form }
    }

    /// The schema of a type, written out.
    pub(super) fn schema<T: JsonSchema>(&mut self) -> Value {
        let schema = T::json_schema(&mut self.generator).to_value();
        self.tidied(schema)
    }

    /// A reference to the schema of a type.
    pub(super) fn reference<T: JsonSchema>(&mut self) -> Value {
        let schema = self.generator.subschema_for::<T>().to_value();
        self.tidied(schema)
    }

    /// The definitions that the schemas so far refer to.
    pub(super) fn definitions(&mut self) -> Map<String, Value> {
        let taken = self.generator.take_definitions(true);
        taken.into_iter().map(|(name, value)| (name, self.tidied(value))).collect()
    }

    fn tidied(&self, mut schema: Value) -> Value {
        tidy(&mut schema, self.form);
        schema
    }
}

/// Makes a derived schema say what its readers need and nothing about Rust.
fn tidy(schema: &mut Value, form: Form) {
    let Value::Object(members) = schema else { return };
    // Descriptions are doc comments: the line ends within a paragraph are the source file's.
    if let Some(Value::String(text)) = members.get_mut("description") {
        *text = text.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect::<Vec<_>>().join("\n\n");
    }
    forget_null(members);
    forget_widths(members);
    for (name, value) in members.iter_mut() {
        match (name.as_str(), value) {
            ("properties" | "patternProperties" | "$defs" | "definitions", Value::Object(below)) => {
                below.values_mut().for_each(|schema| tidy(schema, form));
            }
            ("anyOf" | "oneOf" | "allOf", Value::Array(below)) => {
                below.iter_mut().for_each(|schema| tidy(schema, form))
            }
            ("items" | "additionalProperties", below) => tidy(below, form),
            _ => {}
        }
    }
    // In draft-07 `$ref` hides its siblings, the description among them.
    if form == Form::Authoring
        && members.len() > 1
        && let Some(reference) = members.remove("$ref")
    {
        members.insert("allOf".to_owned(), json!([{"$ref": reference}]));
    }
}

/// An optional member is left out, not written as null: an editor that offers `null` helps nobody.
fn forget_null(members: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = members.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            members.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(branches)) = members.get("anyOf")
        && let [Value::Object(value), null] = branches.as_slice()
        && *null == json!({"type": "null"})
    {
        let value = value.clone();
        members.remove("anyOf");
        members.extend(value);
    }
    if members.get("default").is_some_and(Value::is_null) {
        members.remove("default");
    }
}

/// Rust's integer widths are no formats of JSON Schema.
fn forget_widths(members: &mut Map<String, Value>) {
    let Some(Value::String(format)) = members.get("format") else { return };
    match format.as_str() {
        "uint32" => {
            members.remove("format");
            members.entry("maximum").or_insert_with(|| u32::MAX.into());
        }
        "uint64" | "uint" => {
            members.remove("format");
        }
        _ => {}
    }
}
