//! `hostname`: RFC 1123, section 2.1, in the lengths of RFC 1035, section 2.3.4. A label that claims to be
//! internationalised must be a valid A-label (RFC 5890, section 2.3.2.1).

use super::idna;

pub(super) fn is_valid(bytes: &[u8]) -> bool {
    bytes.len() <= 253 && bytes.split(|byte| *byte == b'.').all(is_label)
}

fn is_label(label: &[u8]) -> bool {
    let ([first, .., last] | [first @ last]) = label else {
        return false;
    };
    if label.len() > 63 || !first.is_ascii_alphanumeric() || !last.is_ascii_alphanumeric() {
        return false;
    }
    if !label
        .iter()
        .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
    {
        return false;
    }
    match label.split_at_checked(4) {
        Some((prefix, encoded)) if prefix.eq_ignore_ascii_case(b"xn--") => idna::is_valid(encoded),
        _ => true,
    }
}
