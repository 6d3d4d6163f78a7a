//! User names with passwords in URLs.

use super::scanner::{AT, Candidate};
use super::text::{is_placeholder, run_back, run_on, slice};
use super::{Category, Detector};

pub(super) static DETECTOR: Detector = Detector {
    name: "url_credentials",
    category: Category::Credential,
    what: "a URL with a password",
    doc: "A scheme, `://`, and before the host a user name, a colon and a password that is no placeholder.",
    good: &[
        "https://host:8080/@scope",
        "amqp://user:*****@host",
        "amqp://u:$password@host",
        "see https://a.b/c",
        "http://u:{p}@h",
        "https://user:1111@service.com/api",
    ],
    bad: &[
        "https://ana:hunter2@host/x",
        "postgresql://user:s3cret@localhost",
        "redis://:pw99@cache:6379",
        "ftp://a:bcde@c",
    ],
    possible: false,
    triggers: AT,
    confirm,
};

/// What may stand before the path of a URL in a text.
fn in_authority(byte: u8) -> bool {
    byte > b' ' && !b"/?#\"'<>`\\,;|".contains(&byte)
}

fn confirm(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    // Every URL has a colon, but few have this sign: from here the way to the colon is short.
    let (bytes, sign) = (candidate.bytes, candidate.at);
    let authority = run_back(bytes, sign, 512, in_authority);
    let at = authority.checked_sub(3).filter(|at| slice(bytes, *at, authority) == b"://")?;
    let start = run_back(bytes, at, 24, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    let end = run_on(bytes, authority, 512, in_authority);
    let written = slice(bytes, authority, end);
    let sign = written.iter().rposition(|byte| *byte == b'@')?;
    let colon = written[..sign].iter().position(|byte| *byte == b':')?;
    let password = &written[colon + 1..sign];
    let host =
        written.get(sign + 1).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'[' || !byte.is_ascii());
    let placeholder = super::text::distinct(password) < 2
        || is_placeholder(password)
            && (password.is_empty() || !password[0].is_ascii_alphanumeric() || password.len() > 4);
    let known = [&b"password"[..], b"mypassword", b"passwd"].iter().any(|known| known.eq_ignore_ascii_case(password))
        || super::text::contains_ignoring_case(password, b"replace");
    (start < at && host && !placeholder && !known && password.len() >= 4).then_some((start, authority + sign + 1))
}
