//! How reports look.

pub(crate) mod diff;
pub(crate) mod github;
pub(crate) mod json;
pub(crate) mod table;
pub(crate) mod text;

use eventwright_build::root::Root;
use eventwright_model::sensitive;
use std::borrow::Cow;
use std::path::{Component, Path};

/// Text for a terminal: control characters, which could move its cursor or change what is read, become visible marks.
pub(crate) fn clean(text: &str) -> String {
    let visible = |c: char| match c {
        '\t' => ' ',
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        _ if steers(c) => '\u{fffd}',
        _ => c,
    };
    text.chars().map(visible).collect()
}

/// Whether a character beyond ASCII's first controls would move a cursor, break a line or change what is read.
fn steers(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The same for lines of a source, in which sensitive values are covered: every character takes as many bytes as before,
/// so that places in it stay what they are. Controls of ASCII are made visible by the renderer.
pub(crate) fn clean_in_place(text: &str) -> Cow<'_, str> {
    let text = sensitive::covered(text);
    if !text.chars().any(steers) {
        return text;
    }
    let visible = |c: char| match (steers(c), c.len_utf8()) {
        (false, _) => c,
        (true, 1) => '?',
        (true, 2) => '\u{bf}',
        (true, _) => '\u{fffd}',
    };
    Cow::Owned(text.chars().map(visible).collect())
}

/// `1 finding`, `2 findings`.
pub(crate) fn count(number: usize, one: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {one}{plural}")
}

/// The schema folder's path for people: relative to where they are, so that terminals and editors find it.
pub(crate) fn prefix_here(root: &Root) -> String {
    let here = std::env::current_dir();
    here.map_or_else(|_| root.schemas.display().to_string(), |here| relative(&root.schemas, &here))
}

/// `path` as seen from `from`; both are absolute.
pub(crate) fn relative(path: &Path, from: &Path) -> String {
    let (mut there, mut here) = (path.components().peekable(), from.components().peekable());
    while let (Some(a), Some(b)) = (there.peek(), here.peek()) {
        if a != b {
            break;
        }
        there.next();
        here.next();
    }
    if here.clone().any(|part| matches!(part, Component::Prefix(_))) {
        return path.display().to_string();
    }
    let up = here.map(|_| "..".to_owned());
    let down = there.map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    if parts.is_empty() { ".".to_owned() } else { parts.join("/") }
}

/// A source's path under the schema folder's; what is built in has no folder.
pub(crate) fn source_path(prefix: &str, path: &str) -> String {
    if path.starts_with('<') { path.to_owned() } else { format!("{prefix}/{path}") }
}

#[cfg(test)]
mod tests {
    use super::{clean, clean_in_place, relative};
    use std::path::Path;

    #[test]
    fn paths_are_seen_from_here() {
        let check = |path: &str, from: &str, expected: &str| {
            assert_eq!(relative(Path::new(path), Path::new(from)), expected, "{path} from {from}");
        };
        check("/a/b/schemas", "/a/b", "schemas");
        check("/a/b/schemas", "/a/b/src/x", "../../schemas");
        check("/a/b", "/a/b", ".");
    }

    #[test]
    fn a_terminal_is_not_steered_by_data() {
        assert_eq!(clean("a\u{1b}[2Jb\u{202e}"), "a␛[2Jb\u{fffd}");
        assert_eq!(clean_in_place("a\u{9b}2J\u{2028}\u{7f}é"), "a\u{bf}2J\u{fffd}?é");
    }
}
