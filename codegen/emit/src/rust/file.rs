//! The text of a file of Rust, written a few items at a time: tokens take many times the memory of their text.

use super::defect;
use crate::EmitError;
use eventwright_model::facts::RustForm;
use proc_macro2::TokenStream;

/// A file that is being written.
#[derive(Debug)]
pub(super) struct File {
    form: RustForm,
    text: String,
}

impl File {
    /// Nothing yet. What is committed is formatted; what goes to `OUT_DIR` is not, because formatting takes longer than
    /// everything else together.
    pub(super) fn new(form: RustForm) -> Self {
        Self { form, text: String::new() }
    }

    /// Adds items.
    ///
    /// # Errors
    /// They do not parse, which is a defect of this crate.
    pub(super) fn add(&mut self, items: TokenStream) -> Result<(), EmitError> {
        match self.form {
            RustForm::Crate => {
                let file = syn::parse2(items).map_err(|error| defect(&error.to_string()))?;
                self.text.push_str(&prettyplease::unparse(&file));
            }
            RustForm::Include => {
                self.text.push_str(&items.to_string());
                self.text.push('\n');
            }
        }
        Ok(())
    }

    /// The text of the items, with an empty line between those that are formatted: the printer sets none.
    pub(super) fn text(self) -> String {
        match self.form {
            RustForm::Crate => spaced(&self.text),
            RustForm::Include => self.text,
        }
    }
}

fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 32);
    let mut before = "";
    for line in text.lines() {
        let ends = before == "}"
            || (before.starts_with("impl") && before.ends_with("{}"))
            || (before.ends_with(';') && !before.starts_with([' ', '}', '/']));
        let opens = !line.starts_with([' ', '}', ')', ']']) && !line.is_empty();
        // What belongs together in one line each stays together.
        let kin = before.split(' ').next() == line.split(' ').next() && before.ends_with(';') && line.ends_with(';');
        if ends && opens && !kin {
            out.push('\n');
        }
        out.push_str(line);
        out.push('\n');
        before = line;
    }
    out
}
