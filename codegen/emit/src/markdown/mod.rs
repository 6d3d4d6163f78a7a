//! The reference as Markdown: a page per module.
//!
//! Three steps, apart from one another: `reference::view`(crate::reference::view) takes from the checked model what a page shows,
//! as plain values; templates lay it out; [`escape`] makes every value harmless on its way into the text, unless a filter
//! has already put it into code. Another look is another list of templates over the same view.

pub mod escape;
pub mod mermaid;

use crate::reference::text;
use crate::reference::view::Page;
use crate::{Artifacts, EmitError, each_module, place};
use eventwright_model::check::Checked;
use eventwright_model::facts::{self, Template};
use eventwright_model::history::History;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, context};

/// The sections of a page in their order. One that comes out empty is left out.
const REFERENCE: &[(&str, &str)] = &[
    ("head", include_str!("templates/reference/head.md")),
    ("index", include_str!("templates/reference/index.md")),
    ("published", include_str!("templates/reference/published.md")),
    ("consumed", include_str!("templates/reference/consumed.md")),
    ("flows", include_str!("templates/reference/flows.md")),
    ("size", include_str!("templates/reference/size.md")),
    ("sensitive", include_str!("templates/reference/sensitive.md")),
    ("idempotency", include_str!("templates/reference/idempotency.md")),
    ("examples", include_str!("templates/reference/examples.md")),
    ("migration", include_str!("templates/reference/migration.md")),
    ("footer", include_str!("templates/reference/footer.md")),
];

/// The sections of the page as it was kept by hand before there were schemas: no more than that has, in its order.
const CLASSIC: &[(&str, &str)] = &[
    ("head", include_str!("templates/classic/head.md")),
    ("published", include_str!("templates/classic/published.md")),
    ("consumed", include_str!("templates/reference/consumed.md")),
    ("flows", include_str!("templates/classic/flows.md")),
    ("size", include_str!("templates/classic/size.md")),
    ("sensitive", include_str!("templates/classic/sensitive.md")),
    ("idempotency", include_str!("templates/reference/idempotency.md")),
    ("examples", include_str!("templates/reference/examples.md")),
    ("migration", include_str!("templates/classic/migration.md")),
    ("footer", include_str!("templates/classic/footer.md")),
];

/// A page's sections, and what stands between the module's name and the end of the file's.
const fn layout(template: Template) -> (&'static [(&'static str, &'static str)], &'static str) {
    match template {
        Template::Reference => (REFERENCE, ".md"),
        Template::Classic => (CLASSIC, ".classic.md"),
    }
}

/// Makes the pages of all modules, with what became of contracts: `<out>/<module>.md`, and `<out>/<module>.classic.md` for the classic template.
///
/// # Errors
/// [`EmitError::Defect`] when a template does not fit the view.
pub fn emit(checked: &Checked, output: &facts::Output, history: &History) -> Result<Artifacts, EmitError> {
    let defect = |error: Error| EmitError::Defect { emit: facts::Emit::Markdown, message: format!("{error:#}") };
    let mut artifacts = Artifacts::new();
    for template in output.options.templates() {
        let (sections, ending) = layout(*template);
        let environment = environment(sections).map_err(defect)?;
        artifacts.append(&mut each_module(checked, |module| {
            let page = Page::new(checked, module, history);
            let page = context! { charts => charts(&page), ..Value::from(Serde(page)) };
            let text = render(&environment, sections, &page).map_err(defect)?;
            Ok((place(&output.out, &format!("{}{ending}", module.name)), text.into_bytes()))
        })?);
    }
    Ok(artifacts)
}

fn environment<'a>(sections: &'a [(&str, &str)]) -> Result<Environment<'a>, Error> {
    let mut environment = Environment::new();
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // What a filter has made safe is written as it is; everything else is inline text and escaped here, so that no
    // template can forget to.
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    environment.set_formatter(|out, _, value| {
        if value.is_undefined() || value.is_none() {
            return Err(Error::new(ErrorKind::InvalidOperation, "a value that is not there was to be written"));
        }
        let text = value.to_string();
        if value.is_safe() || value.kind() == ValueKind::Number {
            out.write_str(&text)?;
        } else {
            out.write_str(&escape::text(&text))?;
        }
        Ok(())
    });
    environment.add_filter("cell", |text: &str| safe(escape::cell(text)));
    environment.add_filter("code", |text: &str, options: Kwargs| {
        let cell: Option<bool> = options.get("cell")?;
        options.assert_all_used()?;
        Ok::<_, Error>(safe(if cell == Some(true) { escape::code_cell(text) } else { escape::code(text) }))
    });
    environment.add_filter("fence", |text: &str, language: Option<String>| {
        safe(escape::fence(text, language.as_deref().unwrap_or_default()))
    });
    environment.add_filter("anchor", |text: &str| safe(text::anchor(text)));
    environment.add_filter("phrase", phrase);
    for (name, source) in sections {
        environment.add_template(name, source)?;
    }
    Ok(environment)
}

fn safe(text: String) -> Value {
    Value::from_safe_string(text)
}

/// A phrase; `cell=true` for a table's cell.
fn phrase(pieces: &Value, options: Kwargs) -> Result<Value, Error> {
    let cell: Option<bool> = options.get("cell")?;
    options.assert_all_used()?;
    let cell = cell == Some(true);
    let mut parts = Vec::new();
    let mut last_was_code = false;
    for piece in pieces.try_iter()? {
        let text = piece.get_attr("text")?;
        let text = text.as_str().unwrap_or_default();
        let is_code = piece.get_attr("code")?.is_true();
        let part = match (is_code, cell) {
            (true, true) => escape::code_cell(text),
            (true, false) => escape::code(text),
            (false, true) => escape::cell(text),
            (false, false) => escape::text(text),
        };
        // Names in a row are a list.
        if is_code && last_was_code {
            parts.push(", ".to_owned());
        } else if !parts.is_empty() {
            parts.push(" ".to_owned());
        }
        parts.push(part);
        last_was_code = is_code;
    }
    Ok(safe(parts.concat()))
}

/// The diagrams of flows and state machines as Mermaid has them, in the page's order.
fn charts(page: &Page) -> Value {
    let flows: Vec<String> = page.flows.iter().map(|flow| mermaid::chart(&flow.graph)).collect();
    let machines: Vec<String> = page.machines.iter().map(|machine| mermaid::chart(&machine.graph)).collect();
    context! { flows, machines }
}

/// A page: its sections with rules between them.
fn render(environment: &Environment<'_>, sections: &[(&str, &str)], page: &Value) -> Result<String, Error> {
    let mut rendered = Vec::new();
    for (name, _) in sections {
        let section = tidy(&environment.get_template(name)?.render(page)?);
        if !section.is_empty() {
            rendered.push(section);
        }
    }
    Ok(rendered.join("\n---\n\n"))
}

/// One blank line at most between two others, none at the start, no blanks at an end; code blocks stay as they are.
fn tidy(text: &str) -> String {
    let mut out = String::new();
    let mut fence: Option<&str> = None;
    let mut blank = false;
    for line in text.lines().map(str::trim_end) {
        if fence.is_none() && line.is_empty() {
            blank = !out.is_empty();
            continue;
        }
        if blank {
            out.push('\n');
            blank = false;
        }
        out.push_str(line);
        out.push('\n');
        let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
        fence = match fence {
            None if ticks.len() > 2 => Some(ticks),
            Some(open) if line == open => None,
            unchanged => unchanged,
        };
    }
    out
}

#[cfg(test)]
mod tests;
