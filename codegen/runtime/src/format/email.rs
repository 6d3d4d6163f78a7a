//! `email`: RFC 5321, section 4.1.2, `Mailbox`, with the lengths of section 4.5.3.1.

use super::{hostname, ipv4, ipv6};

/// Section 4.5.3.1.1.
const LONGEST_LOCAL: usize = 64;
/// Section 4.5.3.1.3 without the angle brackets of a path.
const LONGEST: usize = 254;

pub(super) fn is_valid(bytes: &[u8]) -> bool {
    // A domain holds no `@`; a quoted local part may.
    let Some(at) = bytes.iter().rposition(|byte| *byte == b'@') else {
        return false;
    };
    let (local, domain) = (
        bytes.get(..at).unwrap_or_default(),
        bytes.get(at + 1..).unwrap_or_default(),
    );
    bytes.len() <= LONGEST && local.len() <= LONGEST_LOCAL && is_local(local) && is_domain(domain)
}

fn is_local(local: &[u8]) -> bool {
    if let [b'"', content @ .., b'"'] = local {
        let mut escaped = false;
        let fine = content.iter().all(|byte| match byte {
            // `quoted-pairSMTP` and `qtextSMTP` are printable ASCII and the space.
            b' '..=b'~' if escaped => {
                escaped = false;
                true
            }
            b'\\' => {
                escaped = true;
                true
            }
            b'"' => false,
            _ => matches!(byte, b' '..=b'~'),
        });
        return fine && !escaped;
    }
    local
        .split(|byte| *byte == b'.')
        .all(|atom| !atom.is_empty() && atom.iter().all(|byte| is_atext(*byte)))
}

/// RFC 5322, section 3.2.3.
pub(super) fn is_atext(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

fn is_domain(domain: &[u8]) -> bool {
    match domain {
        [b'[', literal @ .., b']'] => match literal.split_at_checked(5) {
            Some((tag, address)) if tag.eq_ignore_ascii_case(b"IPv6:") => ipv6::is_valid(address),
            _ => ipv4::is_valid(literal),
        },
        _ => hostname::is_valid(domain),
    }
}
