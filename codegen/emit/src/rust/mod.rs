//! Rust: types that cannot hold an illegal event, with readers, writers and facts.
//!
//! `plan` decides which type expresses which subschema, `guard` turns what spans fields into conditions, `module`
//! writes a file. Formatting is done only for what is committed: it takes longer than everything else together.

mod digest;
mod docs;
mod file;
mod guard;
mod module;
mod names;
mod openness;
mod plain;
mod plan;
mod specs;
mod tables;
mod text;
mod tokens;
mod versions;

pub use plain::{Document, documents, unusable_name};

use crate::{Artifacts, EmitError, MARK, each_module};
use eventwright_model::check::Checked;
use eventwright_model::facts::{Emit, Output, RustForm};
use eventwright_model::model::Module;
use file::File;
use module::Style;
use quote::quote;

/// The Rust files of an output: one per module, and `lib.rs` for a crate.
///
/// # Errors
/// When the runtime's path is not a path, or what was written does not parse, which is a defect of this crate.
pub fn emit(checked: &Checked, output: &Output) -> Result<Artifacts, EmitError> {
    let form = output.options.form.unwrap_or_default();
    // Tokens cannot be shared between threads: each makes its own.
    let style = || Style::new(output.options.runtime_path.as_deref(), output.options.crate_name.as_deref());
    let mut artifacts = each_module(checked, |module| {
        Ok((format!("{}/{}.rs", output.out, module.name), text(checked, module, form, &style()?)?))
    })?;
    if form == RustForm::Crate {
        artifacts.insert(format!("{}/lib.rs", output.out), library(checked, &style()?)?.into_bytes());
    }
    Ok(artifacts)
}

/// The text of a module's file.
fn text(checked: &Checked, module: &Module, form: RustForm, style: &Style<'_>) -> Result<Vec<u8>, EmitError> {
    let mut text = format!(
        "// {MARK} from the schemas of `{}`. Do not edit: change the schemas and generate again.\n\n",
        module.name
    );
    if form == RustForm::Crate {
        text.push_str(&format!("//! {}\n\n", title(&module.facts.value.title)));
    }
    let mut file = File::new(form);
    file.add(module::imports(style))?;
    module::module(checked, module, style, &mut file)?;
    text.push_str(&file.text());
    Ok(text.into_bytes())
}

fn title(title: &str) -> String {
    docs::sentence(title)
}

/// The root of a crate: its modules, and the runtime under a name that users need not look up.
fn library(checked: &Checked, style: &Style<'_>) -> Result<String, EmitError> {
    let modules = checked.modules.iter().map(|module| {
        let ident = quote::format_ident!("{}", module.name);
        let doc = docs::lines([docs::sentence(&module.facts.value.title)]);
        // The printer's lines are the committed form, whatever the formatter's settings.
        quote!(#doc #[rustfmt::skip] pub mod #ident;)
    });
    let runtime = &style.runtime;
    let items = quote! {
        #(#modules)*
        pub use #runtime as runtime;
    };
    let head = format!("// {MARK}. Do not edit: change the schemas and generate again.\n\n");
    let doc = "//! Events as types that cannot hold an illegal one, generated from their schemas.\n\n";
    let mut file = File::new(RustForm::Crate);
    file.add(items)?;
    Ok(head + doc + &file.text())
}

fn defect(message: &str) -> EmitError {
    EmitError::Defect { emit: Emit::Rust, message: message.to_owned() }
}
