//! Rustdoc from the schema's words. Nothing in a schema's text can end a comment, a string or an attribute: it goes
//! through `#[doc]`, whose string literal the quoting escapes, and through Markdown escapes.

use eventwright_model::facts::{Consumer, Producer};
use proc_macro2::TokenStream;
use quote::quote;

/// Lines of documentation, each with the leading space that `///` would give it.
pub(super) fn lines<S: AsRef<str>>(lines: impl IntoIterator<Item = S>) -> TokenStream {
    let lines = lines.into_iter().flat_map(|text| {
        let text = text.as_ref();
        if text.is_empty() { vec![String::new()] } else { text.lines().map(|line| format!(" {line}")).collect() }
    });
    let lines: Vec<String> = lines.collect();
    quote!(#(#[doc = #lines])*)
}

/// A schema's text as Markdown that means just itself.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' => {
                out.push('\\');
                out.push(letter);
            }
            letter if is_unseen(letter) => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

/// Controls, and what turns the direction of text around: a reader would see other code than the compiler.
fn is_unseen(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// A sentence: with its full stop.
pub(super) fn sentence(text: &str) -> String {
    let text = plain(text.trim());
    if text.ends_with(['.', '!', '?', ':']) || text.is_empty() { text } else { format!("{text}.") }
}

/// Text between backticks.
pub(super) fn code(text: &str) -> String {
    let clean: String =
        text.chars().map(|letter| if is_unseen(letter) || letter == '`' { ' ' } else { letter }).collect();
    format!("`{clean}`")
}

/// Where an event is published from, in a line.
pub(super) fn producer(producer: &Producer) -> String {
    let mut parts = Vec::new();
    parts.extend(producer.symbol.as_deref().map(code));
    parts.extend(producer.location.as_deref().map(|location| format!("({})", plain(location))));
    parts.extend(producer.note.as_deref().map(|note| format!("({})", plain(note))));
    parts.join(" ")
}

/// Who listens, in a line.
pub(super) fn consumers(consumers: &[Consumer]) -> String {
    let one = |consumer: &Consumer| match &consumer.purpose {
        Some(purpose) => format!("{} ({})", plain(&consumer.name), plain(purpose)),
        None => plain(&consumer.name),
    };
    consumers.iter().map(one).collect::<Vec<_>>().join(", ")
}
