//! `uri` and `uri-reference`: RFC 3986, appendix A.

use super::ipv6;
use crate::block::{Block, all, find};

/// Whether `text` is a URI: a scheme and what it introduces.
pub(super) fn is_uri(text: &[u8]) -> bool {
    is_usual(text) || after_scheme(text).is_some_and(is_rest)
}

/// Whether `text` is an address of the web as most are: a name without a port, and a path, of nothing but letters,
/// digits and the few signs that need no closer look.
fn is_usual(text: &[u8]) -> bool {
    let Some(rest) = text.strip_prefix(b"https://").or_else(|| text.strip_prefix(b"http://")) else {
        return false;
    };
    // `-`, `.`, `/`, the digits and `:` follow one another.
    let usual = |block: Block| {
        block.lower().within(b'a', b'z') | block.within(b'-', b':') | block.equal(b'_') | block.equal(b'~')
    };
    let first_sign = |at: usize, block: Block| {
        let signs = (block.equal(b'/') | block.equal(b':')).bits();
        (signs != 0).then(|| at + signs.trailing_zeros() as usize)
    };
    let colon = find(rest, 0, first_sign).is_some_and(|sign| rest.get(sign) == Some(&b':'));
    !colon && all(rest, usual)
}

/// Whether `text` is a URI or a relative reference.
pub(super) fn is_reference(text: &[u8]) -> bool {
    // A colon in the first segment makes everything before it a scheme (section 4.2), good or bad.
    match text.iter().find(|byte| matches!(byte, b':' | b'/' | b'?' | b'#')) {
        Some(b':') => is_uri(text),
        _ => is_rest(text),
    }
}

/// What follows the scheme and its colon.
fn after_scheme(text: &[u8]) -> Option<&[u8]> {
    let end = text.iter().position(|byte| *byte == b':')?;
    let (scheme, rest) = text.split_at_checked(end)?;
    let letters_first = scheme.first().is_some_and(u8::is_ascii_alphabetic);
    let valid = letters_first && scheme.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte));
    if valid { rest.get(1..) } else { None }
}

/// Whether `text` is an authority and a path, or a path alone, then the optional query and fragment.
fn is_rest(text: &[u8]) -> bool {
    let path = match text {
        [b'/', b'/', rest @ ..] => {
            let end = rest.iter().position(|byte| matches!(byte, b'/' | b'?' | b'#')).unwrap_or(rest.len());
            match rest.split_at_checked(end) {
                Some((authority, path)) if is_authority(authority) => path,
                _ => return false,
            }
        }
        path => path,
    };
    // An empty query or fragment is as valid as none.
    let mut rest = after(path, PLAIN | COLON | AT | SLASH);
    if let [b'?', query @ ..] = rest {
        rest = after(query, PLAIN | COLON | AT | SLASH | QUESTION);
    }
    if let [b'#', fragment @ ..] = rest {
        rest = after(fragment, PLAIN | COLON | AT | SLASH | QUESTION);
    }
    rest.is_empty()
}

/// What is before the first `delimiter` and what is after it; nothing after when there is none, which is as valid as
/// an empty query or fragment.
fn cut(text: &[u8], delimiter: u8) -> (&[u8], &[u8]) {
    let end = text.iter().position(|byte| *byte == delimiter).unwrap_or(text.len());
    (text.get(..end).unwrap_or_default(), text.get(end + 1..).unwrap_or_default())
}

/// `[ userinfo "@" ] host [ ":" port ]`
fn is_authority(text: &[u8]) -> bool {
    if after(text, PLAIN).is_empty() {
        return true;
    }
    let host_and_port = match text.iter().position(|byte| *byte == b'@') {
        None => text,
        Some(end) => match text.split_at_checked(end) {
            Some((user, [_, rest @ ..])) if all_of(user, PLAIN | COLON) => rest,
            _ => return false,
        },
    };
    let port = match host_and_port {
        [b'[', rest @ ..] => match rest.iter().position(|byte| *byte == b']').map(|end| rest.split_at(end)) {
            Some((literal, [_, port @ ..])) if is_ip_literal(literal) => port,
            _ => return false,
        },
        _ => {
            let end = host_and_port.iter().position(|byte| *byte == b':').unwrap_or(host_and_port.len());
            match host_and_port.split_at_checked(end) {
                // A dotted quad needs no check of its own: whatever is not one is still a registered name.
                Some((name, port)) if all_of(name, PLAIN) => port,
                _ => return false,
            }
        }
    };
    match port {
        [] => true,
        [b':', digits @ ..] => digits.iter().all(u8::is_ascii_digit),
        _ => false,
    }
}

/// What may stand between brackets: an IPv6 address or `"v" 1*HEXDIG "." 1*( unreserved / sub-delims / ":" )`.
fn is_ip_literal(text: &[u8]) -> bool {
    let [b'v' | b'V', future @ ..] = text else {
        return ipv6::is_valid(text);
    };
    let (version, address) = cut(future, b'.');
    !version.is_empty()
        && version.iter().all(u8::is_ascii_hexdigit)
        && !address.is_empty()
        && !address.contains(&b'%')
        && all_of(address, PLAIN | COLON)
}

/// Whether `text` has only characters of these classes and percent-encoded octets.
fn all_of(text: &[u8], classes: u8) -> bool {
    after(text, classes).is_empty()
}

/// What is left of `text` after all characters of these classes and percent-encoded octets that it starts with.
fn after(text: &[u8], classes: u8) -> &[u8] {
    let mut rest = text;
    loop {
        let end = rest.iter().position(|byte| CLASSES[usize::from(*byte)] & classes == 0).unwrap_or(rest.len());
        rest = match rest.get(end..).unwrap_or_default() {
            [b'%', high, low, after @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => after,
            rest => return rest,
        }
    }
}

/// `unreserved / sub-delims`
const PLAIN: u8 = 1;
/// `:`
const COLON: u8 = 1 << 1;
/// `@`
const AT: u8 = 1 << 2;
/// `/`
const SLASH: u8 = 1 << 3;
/// `?`
const QUESTION: u8 = 1 << 4;

/// The class of each byte, if any.
static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => PLAIN,
            b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=' => PLAIN,
            b':' => COLON,
            b'@' => AT,
            b'/' => SLASH,
            b'?' => QUESTION,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

#[cfg(test)]
mod tests {
    use super::{after_scheme, is_reference, is_rest, is_uri, is_usual};

    #[test]
    fn absolute() {
        for text in [
            "a:",
            "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "http://a",
            "http://a:/",
            "http://[::1]:80/p?q#f",
            "http://[v1.a:b]/",
            "file:///etc/hosts",
            "http://u:p@h/?#",
            "http://a/?q=/?",
            "x+y-z.1://",
        ] {
            assert!(is_uri(text.as_bytes()) && is_reference(text.as_bytes()), "{text}");
        }
        for text in [
            ":",
            ":a",
            "1a:b",
            "a b:c",
            "http://[::1",
            "http://[::1]x",
            "http://[1.2.3.4]",
            "http://[v1.]",
            "http://[v.a]",
            "http://[v1.%41]",
            "http://a@b@c",
            "http://a:b:1",
            "http://a:1x",
            "a:b#c#d",
            "a:[",
            "a:%",
            "a:%4",
            "a:%4x",
            "a:\u{e9}",
            "http://[fe80::1%25eth0]/",
        ] {
            assert!(!is_uri(text.as_bytes()) && !is_reference(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn the_usual_are_a_part_of_all() {
        for text in [
            "https://a.b/c",
            "http://a-b_c~d/e:f/",
            "https://",
            "https://konto-sparen.staging.example.com/courses/depot-budget",
        ] {
            assert!(is_usual(text.as_bytes()), "{text}");
            assert!(after_scheme(text.as_bytes()).is_some_and(is_rest), "{text}");
        }
        for text in
            ["https://a:1/", "https://a/?", "https://a/%41", "ftp://a", "https:/a", "https://a b", "https://a@b"]
        {
            assert!(!is_usual(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn relative() {
        for text in ["", "/", "//", "//h/p", "a", "./a:b", "a/b:c", "?a:b", "#a:b", "../a", "///"] {
            assert!(!is_uri(text.as_bytes()) && is_reference(text.as_bytes()), "{text}");
        }
    }
}
