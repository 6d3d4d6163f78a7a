//! Text from schemas, made harmless in HTML.
//!
//! Nothing that a schema says can open or close a tag or an attribute, begin a reference or hide what it is: five
//! characters are written as references, and what cannot be seen becomes U+FFFD. No value of a schema is ever written
//! into a script, a style or the target of a link but as an anchor, which keeps letters, digits and `.-_` only.

use crate::reference::text::{one_line, visible};

/// Text for between tags or a quoted attribute: one line.
pub fn text(raw: &str) -> String {
    marks(&one_line(raw))
}

/// Text of several lines, for `pre`.
pub fn lines(raw: &str) -> String {
    let body = raw.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<String> = body.split('\n').map(|line| between_tags(&visible(line))).collect();
    lines.join("\n")
}

/// A code element of one line.
pub fn code(raw: &str) -> String {
    format!("<code>{}</code>", between_tags(&visible(&raw.replace(['\r', '\n', '\t'], " "))))
}

/// Indented JSON for `pre`, names of members marked.
pub fn json(raw: &str) -> String {
    let line = |line: &str| {
        let name = line.trim_start();
        let indent = &line[..line.len() - name.len()];
        // The writer puts a member's name first on its line, and a colon with a blank after it; a colon within the name
        // stands before its closing quote.
        match name.starts_with('"').then(|| end_of_string(name)).flatten() {
            Some(end) if name[end..].starts_with(": ") => {
                format!(
                    "{indent}<b>{}</b>{}",
                    between_tags(&visible(&name[..end])),
                    between_tags(&visible(&name[end..]))
                )
            }
            _ => between_tags(&visible(line)),
        }
    };
    raw.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Where the JSON string at the start of a text ends, after its quote.
fn end_of_string(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Quotes end nothing between tags; JSON is full of them.
fn between_tags(line: &str) -> String {
    line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn marks(line: &str) -> String {
    between_tags(line).replace('"', "&quot;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::{code, json, lines, text};

    #[test]
    fn nothing_opens_or_closes() {
        assert_eq!(
            text("</script><b a=\"x\" b='y'>&amp;"),
            "&lt;/script&gt;&lt;b a=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;"
        );
        assert_eq!(text("a\n\u{202e}b"), "a \u{fffd}b");
        assert_eq!(code("a\nb"), "<code>a b</code>");
        assert_eq!(lines("a\r\n<b\u{2028}"), "a\n&lt;b\u{fffd}");
    }

    #[test]
    fn names_of_members_are_marked() {
        assert_eq!(json("{\n  \"a\\\"<\": \"b: c\"\n}"), "{\n  <b>\"a\\\"&lt;\"</b>: \"b: c\"\n}");
        assert_eq!(json("[\n  \"a: b\"\n]"), "[\n  \"a: b\"\n]");
    }
}
