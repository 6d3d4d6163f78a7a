//! Other generators on the same files, each used as its documentation says. Their output is one file per module, as ours.

use proc_macro2::TokenStream;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

type Made = BTreeMap<String, Vec<u8>>;

/// The contracts below `root/schemas`, by module.
fn contracts(root: &Path) -> Result<BTreeMap<String, Vec<PathBuf>>, Box<dyn Error>> {
    let mut found = BTreeMap::new();
    for module in fs::read_dir(root.join("schemas"))? {
        let module = module?;
        if !module.file_type()?.is_dir() {
            continue;
        }
        let mut files = Vec::new();
        for entry in fs::read_dir(module.path())? {
            let path = entry?.path();
            if path.to_string_lossy().ends_with(".v1.json") {
                files.push(fs::canonicalize(path)?);
            }
        }
        files.sort();
        found.insert(module.file_name().to_string_lossy().into_owned(), files);
    }
    Ok(found)
}

/// The types of typify: a module per contract, because equal names would clash otherwise.
///
/// # Errors
/// A file that cannot be read, or a schema that typify refuses.
pub fn typify(root: &Path, formatted: bool) -> Result<Made, Box<dyn Error>> {
    let mut made = Made::new();
    for (module, files) in contracts(root)? {
        let mut text = String::new();
        for (number, file) in files.iter().enumerate() {
            let schema: schemars::schema::RootSchema = serde_json::from_str(&fs::read_to_string(file)?)?;
            let mut space = typify::TypeSpace::new(&typify::TypeSpaceSettings::default());
            space.add_root_schema(schema)?;
            let tokens = space.to_stream();
            let code = if formatted { prettyplease::unparse(&syn::parse2(tokens)?) } else { tokens.to_string() };
            text.push_str(&format!("pub mod c{number} {{\n{code}\n}}\n"));
        }
        made.insert(format!("src/{module}.rs"), text.into_bytes());
    }
    Ok(made)
}

/// The validators of jsonschema's macro, as its macro expands them: `is_valid` alone, formats asserted.
///
/// # Errors
/// A file that cannot be read.
pub fn validators(root: &Path) -> Result<Made, Box<dyn Error>> {
    let mut made = Made::new();
    for (module, files) in contracts(root)? {
        let mut text = String::new();
        for (number, file) in files.iter().enumerate() {
            let path = file.to_string_lossy();
            let attribute: TokenStream = attributes(&path).parse()?;
            let item: TokenStream = format!("pub struct Contract{number};").parse()?;
            text.push_str(&jsonschema_macros_core::expand(attribute, item).to_string());
            text.push('\n');
        }
        made.insert(format!("src/{module}.rs"), text.into_bytes());
    }
    Ok(made)
}

/// What stands behind `jsonschema::validator`.
pub fn attributes(path: &str) -> String {
    format!("path = {path:?}, validate_formats = true, methods = {{ validate = false, iter_errors = false }}")
}
