//! Private keys in PEM form.

use super::scanner::{Candidate, DASHES};
use super::text::{run_on, slice};
use super::{Category, Detector};

pub(super) static DETECTOR: Detector = Detector {
    name: "private_key",
    category: Category::Credential,
    what: "a private key",
    doc: "A PEM header of a private key with something after it, up to its footer or the end of the text. Public keys, \
          certificates and a header without a body are none.",
    good: &[
        "-----BEGIN PUBLIC KEY-----\nAAAABBBBCCCCDDDD\n-----END PUBLIC KEY-----",
        "-----BEGIN RSA PRIVATE KEY----------END RSA PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n[redacted]",
        "---- ---------",
    ],
    bad: &[
        "-----BEGIN RSA PRIVATE KEY-----\nAAAABBBBCCCCDDDDEEEE\n-----END RSA PRIVATE KEY----- and so on",
        "-----BEGIN PGP PRIVATE KEY BLOCK-----\nlQWGBGSVV4YBDAClvRnx",
        "key------BEGIN PRIVATE KEY-----\nAAAABBBBCCCCDDDDEEEE",
        "-----BEGIN PRIVATE KEY-----\\nAAAABBBBCCCCDDDDEEEE",
    ],
    possible: false,
    triggers: DASHES,
    confirm,
};

const FENCE: &[u8] = b"-----";

fn confirm(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    // A longer row has hyphens in front that belong to something else.
    let bytes = candidate.bytes;
    let row = run_on(bytes, candidate.at, bytes.len(), |byte| byte == b'-');
    let start = row.checked_sub(FENCE.len()).filter(|start| *start >= candidate.at)?;
    let rest = bytes.get(start..)?;
    let label = rest.strip_prefix(b"-----BEGIN ")?;
    let close = label.get(..80.min(label.len()))?.windows(5).position(|window| window == FENCE)?;
    let label = &label[..close];
    if !label.ends_with(b"PRIVATE KEY") && label != b"PGP PRIVATE KEY BLOCK" {
        return None;
    }
    let body = start + 11 + close + FENCE.len();
    let rest = bytes.get(body..)?;
    // No fence in the body: either the footer or the end of a text that was cut.
    let length = rest.windows(5).position(|window| window == FENCE).unwrap_or(rest.len());
    let written = rest.get(..length)?;
    let letters = written.iter().filter(|byte| byte.is_ascii_alphanumeric()).count();
    if letters < 12 || contains(written, b"[redacted]") {
        return None;
    }
    let mut end = body + length;
    if slice(bytes, end, end + 9) == b"-----END " {
        let footer = slice(bytes, end + 9, end + 100);
        end += footer.windows(5).position(|window| window == FENCE).map_or(9, |at| 9 + at + FENCE.len());
    }
    Some((start, end))
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}
