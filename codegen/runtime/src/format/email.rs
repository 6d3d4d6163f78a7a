//! `email`: RFC 5321, section 4.1.2, `Mailbox`, with two departures that validators share: a domain may have labels in
//! Punycode as host names have them, and addresses in brackets are those of RFC 4291 and of four numbers without zeros in
//! front, where the grammar counts groups and digits in its own way.

use super::{hostname, ipv4, ipv6};

/// The most octets a local part has (RFC 5321, section 4.5.3.1.1).
const LONGEST_LOCAL: usize = 64;

/// The most octets a mailbox has: a path has 256, its angle brackets included (RFC 5321, section 4.5.3.1.3).
pub(super) const LONGEST: usize = 254;

/// Whether `text` is a mailbox: a local part, plain or quoted, then a domain or an address in brackets.
pub(super) fn is_valid(text: &[u8]) -> bool {
    // A domain has no `@`, a quoted local part may: the last one separates them.
    let Some(at) = text.iter().rposition(|byte| *byte == b'@') else {
        return false;
    };
    let Some((local, [_, domain @ ..])) = text.split_at_checked(at) else {
        return false;
    };
    text.len() <= LONGEST && local.len() <= LONGEST_LOCAL && is_local(local) && is_domain(domain)
}

/// `Local-part`
fn is_local(text: &[u8]) -> bool {
    match text {
        [b'"', quoted @ .., b'"'] => is_quoted(quoted),
        _ => text.split(|byte| *byte == b'.').all(|atom| !atom.is_empty() && atom.iter().all(|byte| is_atext(*byte))),
    }
}

/// The inside of a `Quoted-string`: printable ASCII and spaces, with `"` and `\` only after a `\`.
fn is_quoted(text: &[u8]) -> bool {
    let mut bytes = text.iter();
    while let Some(byte) = bytes.next() {
        let character = if *byte == b'\\' { bytes.next() } else { Some(byte).filter(|byte| **byte != b'"') };
        if !character.is_some_and(|byte| matches!(byte, b' '..=b'~')) {
            return false;
        }
    }
    true
}

/// `atext` of RFC 5322, section 3.2.3.
const fn is_atext(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#'
                | b'$'
                | b'%'
                | b'&'
                | b'\''
                | b'*'
                | b'+'
                | b'-'
                | b'/'
                | b'='
                | b'?'
                | b'^'
                | b'_'
                | b'`'
                | b'{'
                | b'|'
                | b'}'
                | b'~'
        )
}

/// `Domain` or `address-literal`. The general form of a literal needs a registered tag, and `IPv6` is the only one.
fn is_domain(text: &[u8]) -> bool {
    let [b'[', literal @ .., b']'] = text else {
        return hostname::is_valid(text);
    };
    match literal.split_at_checked(5) {
        Some((tag, address)) if tag.eq_ignore_ascii_case(b"IPv6:") => ipv6::is_valid(address),
        _ => ipv4::is_valid(literal),
    }
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn local_parts() {
        for text in ["a@b", "a.b+c@d.e", "\"\"@b", "\" \"@b", "\"a\\\"b\"@c", "\"a\\\\\"@c", "!#$%&'*+-/=?^_`{|}~@b"] {
            assert!(is_valid(text.as_bytes()), "{text}");
        }
        for text in [
            "",
            "@",
            "a",
            "a@",
            "@b",
            "a..b@c",
            "a@b@c",
            "\"a@c",
            "a\"@c",
            "\"a\\\"@c",
            "\"a\"b\"@c",
            "\"\t\"@c",
            "\u{e9}@c",
        ] {
            assert!(!is_valid(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn domains() {
        for text in ["a@[1.2.3.4]", "a@[IPv6:::1]", "a@[ipv6:1::2]", "a@1.2.3.4", "a@xn--9n2bp8q"] {
            assert!(is_valid(text.as_bytes()), "{text}");
        }
        for text in ["a@[]", "a@[::1]", "a@[1.2.3]", "a@[x:y]", "a@b.", "a@-b", "a@b_c", "a@[1.2.3.4", "a@b c"] {
            assert!(!is_valid(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn lengths() {
        let local = "a".repeat(64);
        let labels = format!("{0}.{0}.{1}", "b".repeat(63), "c".repeat(61));
        assert_eq!(format!("{local}@{labels}").len(), 254);
        assert!(is_valid(format!("{local}@{labels}").as_bytes()));
        assert!(!is_valid(format!("{local}@{labels}c").as_bytes()));
        assert!(!is_valid(format!("{local}a@b").as_bytes()));
    }
}
