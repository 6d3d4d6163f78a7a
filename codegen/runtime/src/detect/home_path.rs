//! Paths into home directories, which name their owners.

use super::scanner::{Candidate, DIRECTORY};
use super::text::{before, byte, run_back, run_on, slice};
use super::{Category, Detector};

pub(super) static DETECTOR: Detector = Detector {
    name: "home_path",
    category: Category::Person,
    what: "a path into a home directory",
    doc: "`/home/name`, `/Users/name` or `C:\\Users\\name`: the name is often that of a person. Directories that belong \
          to nobody (`Shared`, `Public`), routes of a site and placeholders are none.",
    good: &[
        "https://site.org/home/start",
        "/home",
        "/Users/Shared/x",
        "GET /users/12",
        "/home/$USER/x",
        "/Users/{id}",
        "C:\\Users\\Public\\x",
    ],
    bad: &[
        "/home/ana/app.log",
        "file:///home/ana/x",
        "/Users/ana/Desktop",
        "C:\\Users\\Ana\\x",
        "in C:\\\\Users\\\\ana\\\\x",
        "D:/Users/ana/x",
    ],
    possible: false,
    triggers: DIRECTORY,
    confirm,
};

/// Directories beside those of people.
const NOBODY: [&[u8]; 8] = [b"shared", b"public", b"default", b"all", b"guest", b"user", b"username", b"me"];

fn confirm(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    let (bytes, at) = (candidate.bytes, candidate.at);
    let sign = bytes[at];
    let rest = bytes.get(at + 1..)?;
    // In JSON inside JSON a backslash is written twice or four times.
    let signs = rest.iter().take(3).take_while(|byte| **byte == sign && sign == b'\\').count();
    let directory = run_on(bytes, at + 1 + signs, 5, |byte| byte.is_ascii_alphabetic());
    let root = match slice(bytes, at + 1 + signs, directory) {
        b"home" if sign == b'/' => at,
        b"Users" | b"users" if before(bytes, at) == b':' && before(bytes, at - 1).is_ascii_alphabetic() => at - 2,
        b"Users" if sign == b'/' => at,
        _ => return None,
    };
    let previous = before(bytes, root);
    if previous.is_ascii_alphanumeric() || matches!(previous, b'.' | b'}' | b'~' | b'_' | b'-') || !previous.is_ascii()
    {
        return None;
    }
    let name = run_on(bytes, directory, 4, |byte| byte == sign);
    if name == directory {
        return None;
    }
    let end = run_on(bytes, name, 64, |byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-') || !byte.is_ascii()
    });
    let owner = slice(bytes, name, end);
    // A URL without its host part, `//home/...`, is a route; a file URL has three slashes.
    let route = previous == b'/' && slice(bytes, run_back(bytes, root, 3, |byte| byte == b'/'), root) != b"//";
    if owner.is_empty() || route || NOBODY.iter().any(|name| name.eq_ignore_ascii_case(owner)) {
        return None;
    }
    (byte(bytes, end) != b'(').then_some((root, end))
}
