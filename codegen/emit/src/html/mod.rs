//! The reference as HTML: a page per module, one file that needs no other.
//!
//! The same view as for Markdown, laid out by other templates. [`escape`] makes every value harmless on its way into the
//! text unless a filter has done so already; style and script are the same bytes for every schema, and the page's policy
//! admits nothing else by their digests: even a tag that got through could run nothing.

pub mod diagram;
pub mod escape;

use crate::reference::text;
use crate::reference::view::Page;
use crate::{Artifacts, EmitError, each_module, place};
use eventwright_model::check::Checked;
use eventwright_model::facts;
use eventwright_model::history::History;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, context};

/// The parts of a page in their order.
const PARTS: &[(&str, &str)] = &[
    ("head", include_str!("templates/head.html")),
    ("overview", include_str!("templates/overview.html")),
    ("flows", include_str!("templates/flows.html")),
    ("events", include_str!("templates/events.html")),
    ("index", include_str!("templates/index.html")),
    ("rules", include_str!("templates/rules.html")),
];

const STYLE: &str = include_str!("templates/style.css");
const SCRIPT: &str = include_str!("templates/script.js");

/// Makes the pages of all modules, with what became of contracts: `<out>/<module>.html`.
///
/// # Errors
/// [`EmitError::Defect`] when a template does not fit the view.
pub fn emit(checked: &Checked, output: &facts::Output, history: &History) -> Result<Artifacts, EmitError> {
    let defect = |error: Error| EmitError::Defect { emit: facts::Emit::Html, message: format!("{error:#}") };
    let environment = environment().map_err(defect)?;
    each_module(checked, |module| {
        let page = Page::new(checked, module, history);
        let values = context! {
            parts => parts(&page),
            diagrams => diagrams(&page),
            ..Value::from(Serde(page))
        };
        let mut text = String::new();
        for (name, _) in PARTS {
            text.push_str(&environment.get_template(name).and_then(|part| part.render(&values)).map_err(defect)?);
        }
        Ok((place(&output.out, &format!("{}.html", module.name)), text.into_bytes()))
    })
}

fn environment() -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // What a filter has made safe is written as it is; everything else is escaped here, so that no template can forget to.
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("html".into()));
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
    environment.add_filter("code", |text: &str| safe(escape::code(text)));
    environment.add_filter("json", |text: &str| safe(escape::json(text)));
    environment.add_filter("lines", |text: &str| safe(escape::lines(text)));
    environment.add_filter("anchor", |name: &str| text::anchor(name));
    environment.add_filter("bar", |length: u64| safe(bar(length)));
    environment.add_filter("phrase", phrase);
    for (name, source) in [("style", trimmed(STYLE) + "\n" + &bars()), ("script", trimmed(SCRIPT))] {
        environment.add_global(format!("{name}_digest"), digest(&source));
        environment.add_global(name, safe(source));
    }
    for (name, source) in PARTS {
        environment.add_template(name, source)?;
    }
    Ok(environment)
}

fn safe(text: String) -> Value {
    Value::from_safe_string(text)
}

/// A bar of so many hundredths, in steps of five: the policy of the page admits no style of an element's own, and a
/// class for each hundredth would outweigh the bars. What it shows stands beside it in words.
fn bar(length: u64) -> String {
    format!("<i class=\"s{}\"></i>", (length.min(100) + 2) / 5)
}

/// The classes of bars.
fn bars() -> String {
    (1..=20).map(|step| format!(".s{step}{{background-size:{}% 100%,auto}}\n", step * 5)).collect()
}

/// A phrase: words, and code among them.
fn phrase(pieces: &Value) -> Result<Value, Error> {
    let mut out = String::new();
    let mut last_was_code = false;
    for piece in pieces.try_iter()? {
        let text = piece.get_attr("text")?;
        let text = text.as_str().unwrap_or_default();
        let is_code = piece.get_attr("code")?.is_true();
        if !out.is_empty() {
            // Names in a row are a list.
            out.push_str(if is_code && last_was_code { ", " } else { " " });
        }
        out.push_str(&if is_code { escape::code(text) } else { escape::text(text) });
        last_was_code = is_code;
    }
    Ok(safe(out))
}

/// The parts that the page has, for its contents.
fn parts(page: &Page) -> Vec<Value> {
    let consumed = !page.consumed.events.is_empty() || page.consumed.note.is_some() || !page.planned.is_empty();
    let replay = !page.safe.is_empty() || !page.unsafe_to_replay.is_empty() || !page.replay_keys.is_empty();
    let all = [
        (!page.by_event.is_empty(), "overview", "Overview"),
        (!page.flows.is_empty() || !page.machines.is_empty(), "flows", "Flows"),
        (true, "events", "Events"),
        (!page.listeners.is_empty(), "consumers", "Consumers"),
        (!page.by_producer.is_empty(), "producers", "Producers"),
        (consumed, "consumed", "Consumed"),
        (true, "size", "Payload size"),
        (true, "sensitive", "Sensitive data"),
        (replay, "replay", "Replay"),
        (!page.examples.is_empty(), "examples", "Testing"),
        (page.migration.is_some(), "migration", "Migration"),
    ];
    all.into_iter().filter(|(there, _, _)| *there).map(|(_, id, title)| context! { id, title }).collect()
}

/// The drawings of flows and state machines, in the page's order.
fn diagrams(page: &Page) -> Value {
    let link =
        |event: &str| page.events.iter().find(|known| known.event_type == event).map(|event| event.anchor.clone());
    let flow = |flow: &crate::reference::view::Flow| safe(diagram::svg(&flow.graph, &flow.heading, link));
    let machine = |machine: &crate::reference::view::Machine| {
        safe(diagram::svg(&machine.graph, &format!("The states of {}", machine.name), link))
    };
    let flows: Vec<Value> = page.flows.iter().map(flow).collect();
    let machines: Vec<Value> = page.machines.iter().map(machine).collect();
    context! { flows, machines }
}

/// Style and script without the indents that only their authors need, and without comments on lines of their own.
fn trimmed(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The source expression of a text for a content security policy (CSP 3, section 2.3.1): `sha256-` and Base64.
fn digest(text: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = "sha256-".to_owned();
    for bytes in hmac_sha256::Hash::hash(text.as_bytes()).chunks(3) {
        let word = bytes.iter().chain(&[0, 0]).take(3).fold(0_usize, |word, byte| word << 8 | usize::from(*byte));
        for place in 0..4 {
            let letter = LETTERS[word >> (18 - 6 * place) & 63];
            out.push(if place > bytes.len() { '=' } else { char::from(letter) });
        }
    }
    out
}

#[cfg(test)]
mod tests;
