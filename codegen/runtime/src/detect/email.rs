//! E-mail addresses.

use super::scanner::{AT, Candidate};
use super::text::{before, byte, run_back, run_on, slice};
use super::{Category, Detector};

pub(super) static DETECTOR: Detector = Detector {
    name: "email",
    category: Category::Contact,
    what: "an e-mail address",
    doc: "A local part, `@` and a domain whose last label is a top-level domain by its shape. A `@` before a file \
          name (`logo@2x.png`), a package version or a handle is none.",
    good: &[
        "follow @handle",
        "logo@2x.png",
        "react@18.2.0",
        "a @ b.com",
        "@media (min-width: 2em)",
        "git@host:a/b.git",
        "https://username:password@example.com/api",
        "obj@method.call",
        "foo@bar.baz()",
        "vue@next.beta",
        "python@3.11.py",
        "git@v2.0.tar.gz",
        "100%40 of all.",
    ],
    bad: &[
        "ana.kovač@example.org",
        "user@xn--80ak6aa92e.com",
        "<o'neil+tag@mail.example.co.uk>",
        "mailto:a@b.de",
        "Mail at jo@uni-bonn.de.",
        "jo%40uni-bonn.de or jo@uni.museum",
        "https://uni.org/?user=jo%40uni-bonn.de",
        "jo@163.com",
    ],
    possible: false,
    triggers: AT,
    confirm,
};

/// Last labels that name a kind of file, a release or a member of program text, and no top-level domain that people
/// have mail at.
const FILES: [&[u8]; 26] = [
    b"png", b"jpg", b"jpeg", b"gif", b"svg", b"webp", b"pdf", b"css", b"js", b"html", b"json", b"scss", b"ts", b"tgz",
    b"gz", b"alpha", b"beta", b"rc", b"canary", b"nightly", b"stable", b"latest", b"call", b"bind", b"method", b"self",
];

fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte) || !byte.is_ascii()
}

fn is_domain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-' || !byte.is_ascii()
}

/// How long the sign at `at` is: `@`, `%40` as a URL has it, or the wide form of East Asian text.
fn sign(bytes: &[u8], at: usize) -> usize {
    if byte(bytes, at) == b'@' { 1 } else { 3 }
}

/// Whether what stands before is a scheme and a user name with a colon: then this is a password, and its host.
fn in_url(bytes: &[u8], start: usize) -> bool {
    let name = run_back(bytes, start, 128, |byte| byte > b' ' && !b"/\"'<>".contains(&byte));
    byte(bytes, start.wrapping_sub(1)) == b':' && slice(bytes, name.saturating_sub(3), name) == b"://"
}

fn confirm(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    let (bytes, at) = (candidate.bytes, candidate.at);
    let host = at + sign(bytes, at);
    // A quote, a separator or a brace may stand before an address without belonging to it.
    let mut start = run_back(bytes, at, 64, is_local);
    if let Some(cut) = slice(bytes, start, at).iter().rposition(|byte| b"=/'`{|}&?*!#$^".contains(byte)) {
        // `o'neil@` keeps its apostrophe: the cut is made only where nothing of a local part stands before it.
        let quoted = bytes[start + cut] == b'\'' && before(bytes, start + cut).is_ascii_alphanumeric();
        if !quoted {
            start += cut + 1;
        }
    }
    while start < at && matches!(bytes[start], b'.' | b'-') {
        start += 1;
    }
    if start == at || before(bytes, at) == b'.' || in_url(bytes, start) {
        return None;
    }
    let mut end = run_on(bytes, host, 253, is_domain);
    while end > host && matches!(bytes[end - 1], b'.' | b'-') {
        end -= 1;
    }
    let domain = slice(bytes, host, end);
    let dot = domain.iter().rposition(|byte| *byte == b'.')?;
    let top = &domain[dot + 1..];
    let named = top.iter().all(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii())
        || top.get(..4).is_some_and(|head| head.eq_ignore_ascii_case(b"xn--"));
    let labels = domain.split(|byte| *byte == b'.').all(|label| !label.is_empty() && label[0] != b'-');
    // `python@3.11.py` is a version; one label of digits, as in `163.com`, is none.
    let version =
        domain[..dot].contains(&b'.') && domain[..dot].iter().all(|byte| byte.is_ascii_digit() || *byte == b'.');
    let call = slice(bytes, end, end + 2) == b"()";
    let git = slice(bytes, start, at) == b"git" && byte(bytes, end) == b':';
    let file = FILES.iter().any(|file| file.eq_ignore_ascii_case(top));
    (top.len() >= 2 && named && labels && !git && !file && !version && !call).then_some((start, end))
}
