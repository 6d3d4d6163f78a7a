//! `uri` and `uri-reference`: RFC 3986, by its grammar in appendix A.

use super::ipv6;

/// `URI`: with a scheme.
pub(super) fn is_uri(bytes: &[u8]) -> bool {
    bytes
        .iter()
        .position(|byte| *byte == b':')
        .is_some_and(|colon| {
            let (scheme, rest) = bytes.split_at(colon);
            is_scheme(scheme) && rest.get(1..).is_some_and(after_scheme)
        })
}

/// `URI-reference`: a URI, or relative to one.
pub(super) fn is_reference(bytes: &[u8]) -> bool {
    if is_uri(bytes) {
        return true;
    }
    // `path-noscheme`: a colon in the first segment would make what stands before it a scheme.
    let segment = bytes
        .iter()
        .take_while(|byte| !matches!(byte, b'/' | b'?' | b'#'));
    !segment.into_iter().any(|byte| *byte == b':') && after_scheme(bytes)
}

fn is_scheme(scheme: &[u8]) -> bool {
    matches!(scheme, [b'a'..=b'z' | b'A'..=b'Z', rest @ ..]
        if rest.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte)))
}

/// `hier-part` or `relative-part`, then query and fragment.
fn after_scheme(bytes: &[u8]) -> bool {
    let (bytes, fragment) = cut(bytes, b'#');
    let (bytes, query) = cut(bytes, b'?');
    let path = if let [b'/', b'/', rest @ ..] = bytes {
        let end = rest
            .iter()
            .position(|byte| *byte == b'/')
            .unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        if !is_authority(authority) {
            return false;
        }
        path
    } else {
        bytes
    };
    // The tables below forbid `#` in a fragment and allow `/` and `?` where the grammar does.
    made_of(path, PATH)
        && query.is_none_or(|query| made_of(query, QUERY))
        && fragment.is_none_or(|text| made_of(text, QUERY))
}

/// What stands before a delimiter, and what after it.
fn cut(bytes: &[u8], delimiter: u8) -> (&[u8], Option<&[u8]>) {
    match bytes.iter().position(|byte| *byte == delimiter) {
        Some(at) => (bytes.get(..at).unwrap_or_default(), bytes.get(at + 1..)),
        None => (bytes, None),
    }
}

fn is_authority(authority: &[u8]) -> bool {
    let (user, host) = match cut(authority, b'@') {
        (user, Some(host)) => (user, host),
        (host, None) => (&[][..], host),
    };
    if !made_of(user, USER) {
        return false;
    }
    if let [b'[', rest @ ..] = host {
        let (literal, after) = cut(rest, b']');
        return match after {
            Some([]) => is_literal(literal),
            Some([b':', port @ ..]) => is_literal(literal) && port.iter().all(u8::is_ascii_digit),
            _ => false,
        };
    }
    let (name, port) = cut(host, b':');
    // A name of digits and dots that is no address is still a `reg-name`.
    made_of(name, NAME) && port.is_none_or(|port| port.iter().all(u8::is_ascii_digit))
}

/// `IPv6address` or `IPvFuture`.
fn is_literal(literal: &[u8]) -> bool {
    match literal {
        [b'v' | b'V', rest @ ..] => {
            let (version, address) = cut(rest, b'.');
            let hex = !version.is_empty() && version.iter().all(u8::is_ascii_hexdigit);
            hex && address.is_some_and(|text| {
                !text.is_empty() && !text.contains(&b'%') && made_of(text, USER)
            })
        }
        _ => ipv6::is_valid(literal),
    }
}

/// `reg-name`: unreserved and sub-delims.
const NAME: u8 = 1;
/// `userinfo`: those and the colon.
const USER: u8 = 2;
/// `pchar` and the slash.
const PATH: u8 = 4;
/// `query` and `fragment`: those and the question mark.
const QUERY: u8 = 8;

/// In which parts a byte may stand.
const PARTS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                NAME | USER | PATH | QUERY
            }
            b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=' => {
                NAME | USER | PATH | QUERY
            }
            b':' => USER | PATH | QUERY,
            b'@' | b'/' => PATH | QUERY,
            b'?' => QUERY,
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// Whether each byte may stand in this part, percent-encoded or as it is.
fn made_of(mut bytes: &[u8], part: u8) -> bool {
    loop {
        match bytes {
            [] => return true,
            [b'%', high, low, rest @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                bytes = rest
            }
            [byte, rest @ ..] if PARTS[usize::from(*byte)] & part != 0 => bytes = rest,
            _ => return false,
        }
    }
}
