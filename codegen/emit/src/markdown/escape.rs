//! Text from schemas, made harmless in GitHub's dialect of Markdown.
//!
//! Nothing that a schema says can start a heading, a list, a link, a tag, a table cell or an entity: inline text has its
//! markup escaped, code stands in spans and fences that are longer than any run of backticks in it. What needs no escape
//! stays as it is, so that the page reads well as text too: `course_id` has no backslash, because an underscore between
//! letters is no emphasis. A bare `https://` address becomes a link to itself, as everywhere on GitHub.

use crate::reference::text::{one_line, visible};
use std::fmt::Write;

/// Inline text, for a paragraph or a list item: one line.
pub fn text(raw: &str) -> String {
    let line = one_line(raw);
    let chars: Vec<char> = line.chars().collect();
    let mut out = String::with_capacity(line.len() + 8);
    let block = block_marker(&chars);
    for (index, &letter) in chars.iter().enumerate() {
        let escaped = match letter {
            '\\' | '`' | '*' | '[' | ']' | '~' | '$' => true,
            // A tag or an address follows at once.
            '<' => chars.get(index + 1) != Some(&' '),
            '_' => !is_inside_word(&chars, index),
            // Only a name or a number after it makes an entity (CommonMark 0.31, section 2.5).
            '&' => chars.get(index + 1).is_some_and(|next| next.is_ascii_alphabetic() || *next == '#'),
            _ => Some(index) == block,
        };
        if escaped {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// Inline text for a table cell.
pub fn cell(raw: &str) -> String {
    text(raw).replace('|', "\\|")
}

/// A code span, one line; a lone blank for no text at all, since an empty span is no span.
pub fn code(raw: &str) -> String {
    let line = visible(&raw.replace(['\r', '\n', '\t'], " "));
    if line.trim().is_empty() {
        return "` `".to_owned();
    }
    let ticks = "`".repeat(longest_run(&line) + 1);
    // A blank on both sides is taken off again (CommonMark 0.31, section 6.1); it keeps backticks apart.
    let apart = if line.starts_with(['`', ' ']) || line.ends_with(['`', ' ']) { " " } else { "" };
    format!("{ticks}{apart}{line}{apart}{ticks}")
}

/// A code span for a table cell.
///
/// Cells are split before anything else is read, and a bar is only kept by a backslash before it; text that has
/// backslashes of its own is ambiguous there, so it is written as HTML in which every mark is a number.
pub fn code_cell(raw: &str) -> String {
    if !raw.contains('|') {
        return code(raw);
    }
    if !raw.contains('\\') {
        return code(raw).replace('|', "\\|");
    }
    let mut out = "<code>".to_owned();
    for letter in visible(&raw.replace(['\r', '\n', '\t'], " ")).chars() {
        if letter.is_ascii_punctuation() {
            let _ = write!(out, "&#{};", u32::from(letter));
        } else {
            out.push(letter);
        }
    }
    out.push_str("</code>");
    out
}

/// A code block. The language is a word of letters, digits and `+#-`, or nothing.
pub fn fence(raw: &str, language: &str) -> String {
    let body: String = raw.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<String> =
        body.trim_end_matches('\n').split('\n').map(|line| visible(line).trim_end().to_owned()).collect();
    let body = lines.join("\n");
    let ticks = "`".repeat(longest_run(&body).max(2) + 1);
    let language: String =
        language.chars().filter(|letter| letter.is_ascii_alphanumeric() || "+#-".contains(*letter)).collect();
    format!("{ticks}{language}\n{body}\n{ticks}")
}

/// Where a line has a mark that would make a block of it: a heading, a quote, a list, a rule.
fn block_marker(chars: &[char]) -> Option<usize> {
    match chars.first()? {
        '#' | '>' | '+' | '-' | '=' | '|' | ':' => Some(0),
        digit if digit.is_ascii_digit() => {
            let end = chars.iter().position(|letter| !letter.is_ascii_digit())?;
            let after = chars.get(end + 1);
            (matches!(chars[end], '.' | ')') && after.is_none_or(|letter| *letter == ' ')).then_some(end)
        }
        _ => None,
    }
}

/// Whether a run of underscores stands between letters or digits, where it can open or close no emphasis.
fn is_inside_word(chars: &[char], index: usize) -> bool {
    let before = chars[..index].iter().rev().find(|letter| **letter != '_');
    let after = chars[index..].iter().find(|letter| **letter != '_');
    before.is_some_and(|letter| letter.is_alphanumeric()) && after.is_some_and(|letter| letter.is_alphanumeric())
}

fn longest_run(text: &str) -> usize {
    text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{cell, code, code_cell, fence, text};

    #[test]
    fn plain_text_stays_as_it_is() {
        for plain in [
            "Course Factory Events Documentation",
            "EventStream Migration - Sprint 1",
            "Workflow state changes (draft → review → publish_ready → published)",
            "after outline_gen.generate_outline()",
            "Quiz successfully generated (if generate_quiz=true)",
            "1.0.0",
            "2025-12-28",
            "4-6 & more, 5 > 4, < 1 KB",
            "audit/trace only",
        ] {
            assert_eq!(text(plain), plain);
        }
    }

    #[test]
    fn markup_is_escaped() {
        for (raw, escaped) in [
            ("# heading", "\\# heading"),
            ("1. item", "1\\. item"),
            ("- item", "\\- item"),
            ("_emphasis_ and **more**", "\\_emphasis\\_ and \\*\\*more\\*\\*"),
            ("<script>", "\\<script>"),
            ("[a](javascript:b)", "\\[a\\](javascript:b)"),
            ("&lt;", "\\&lt;"),
            ("a\n\n# b", "a # b"),
            ("a `b`", "a \\`b\\`"),
            ("a\\", "a\\\\"),
            ("a <", "a \\<"),
        ] {
            assert_eq!(text(raw), escaped);
        }
        assert_eq!(cell("a | b"), "a \\| b");
    }

    #[test]
    fn code_is_never_left() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code(""), "` `");
        assert_eq!(code_cell("a|b"), "`a\\|b`");
        assert_eq!(code_cell("\\d|x"), "<code>&#92;d&#124;x</code>");
        assert_eq!(fence("a\n```\nb", "js on\n"), "````json\na\n```\nb\n````");
    }
}
