//! `outputs.json`: what is generated, and where it goes.

/// The outputs of a schema root. A command line can narrow the list, never add to it.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Outputs {
    /// Where this file's own schema lies, for editors that are not told by their settings. Nothing else reads it.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// What to generate, in this order. No two may write to the same folder or below one another, but one `markdown` and
    /// one `html` output may share a folder.
    pub outputs: Vec<Output>,
}

/// One generated output.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Output {
    /// What to generate.
    pub emit: Emit,
    /// The folder to write it to: a path with `/` and without `..`, relative to the repository root (the folder that
    /// holds `schemas/`). Everything in it is machine-written: a file that was not generated counts as drift.
    /// Example: `"generated/src"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub out: String,
    /// How to generate it. Default: as each option says.
    #[serde(default)]
    pub options: OutputOptions,
}

/// What can be generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Emit {
    /// Rust types and validators, one file per schema module.
    Rust,
    /// The Markdown reference: a page per schema module and template.
    Markdown,
    /// The HTML reference: a page per schema module, a single file that needs nothing else.
    Html,
    /// The meta-schemas of our own file formats: the normative 2020-12 form and a flat draft-07 form for editors.
    Dialect,
}

/// Options of an output.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OutputOptions {
    /// For `rust`: the form of the code. Default: `crate`.
    #[serde(default)]
    pub form: Option<RustForm>,
    /// For `rust`: the path by which generated code names the runtime crate. Default: `"::eventwright_runtime"`.
    #[serde(default)]
    #[cfg_attr(
        feature = "schemars",
        schemars(regex(pattern = r"^(::)?[A-Za-z_][A-Za-z0-9_]*(::[A-Za-z_][A-Za-z0-9_]*)*$"))
    )]
    pub runtime_path: Option<String>,
    /// For `rust`: the crate that the examples in the documentation name, so that they run as tests. Default: none, and
    /// they are not run. Example: `"brain_events"`.
    #[serde(default)]
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = r"^[a-z][a-z0-9_]*$")))]
    pub crate_name: Option<String>,
    /// For `markdown`: the templates, a file per module each. Default: `["reference"]`.
    #[serde(default)]
    #[cfg_attr(feature = "schemars", schemars(length(min = 1), extend("uniqueItems" = true)))]
    pub templates: Option<Vec<Template>>,
}

impl OutputOptions {
    /// The templates of the Markdown reference.
    pub fn templates(&self) -> &[Template] {
        self.templates.as_deref().unwrap_or(&[Template::Reference])
    }
}

/// The templates of the Markdown reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Template {
    /// Everything that is known: `<module>.md`.
    Reference,
    /// The page as it is kept by hand where there are no schemas, without tables: `<module>.classic.md`.
    Classic,
}

/// The forms of generated Rust.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RustForm {
    /// The `src` folder of a crate: `lib.rs` and a file per schema module.
    #[default]
    Crate,
    /// Files that can be brought in by `include!`, without inner attributes.
    Include,
}
