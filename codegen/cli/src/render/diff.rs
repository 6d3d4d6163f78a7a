//! Small unified diffs.

use super::clean;
use eventwright_build::deliver::Change;
use similar::TextDiff;
use std::time::Duration;

/// More lines of one file than these help nobody.
const MOST_LINES: usize = 60;

/// How a file that was there before differs.
pub(crate) fn unified(change: &Change, colored: bool) -> String {
    let (Ok(old), Ok(new)) = (std::str::from_utf8(&change.old), std::str::from_utf8(&change.new)) else {
        return format!("{}: the bytes differ\n", clean(&change.path));
    };
    let path = clean(&change.path);
    let diff = TextDiff::configure().timeout(Duration::from_millis(500)).diff_lines(old, new);
    let text = diff.unified_diff().context_radius(2).header(&path, &path).to_string();
    let mut lines = text.lines();
    let mut shown: String = lines.by_ref().take(MOST_LINES).map(|line| paint(line, colored)).collect();
    let rest = lines.count();
    if rest > 0 {
        shown.push_str(&format!("… {rest} more lines of the diff\n"));
    }
    shown
}

fn paint(line: &str, colored: bool) -> String {
    let line = clean(line);
    let color = match line.as_bytes().first() {
        Some(b'+') if colored => "\u{1b}[32m",
        Some(b'-') if colored => "\u{1b}[31m",
        Some(b'@') if colored => "\u{1b}[36m",
        _ => return format!("{line}\n"),
    };
    format!("{color}{line}\u{1b}[0m\n")
}
