//! Reference resolution as RFC 3986, section 5.2, has it: enough of a URI to find a schema by its identifier.

/// The pseudo-scheme under which sources without an `$id` are known: their path below the schema root.
pub const LOCAL: &str = "schemas:/";

/// A URI reference in its five parts (RFC 3986, appendix B).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Parts<'a> {
    scheme: Option<&'a str>,
    authority: Option<&'a str>,
    path: &'a str,
    query: Option<&'a str>,
    fragment: Option<&'a str>,
}

fn split(text: &str) -> Parts<'_> {
    let (text, fragment) = match text.split_once('#') {
        Some((before, fragment)) => (before, Some(fragment)),
        None => (text, None),
    };
    let (text, query) = match text.split_once('?') {
        Some((before, query)) => (before, Some(query)),
        None => (text, None),
    };
    let (scheme, text) = match text.split_once(':') {
        Some((scheme, rest)) if is_scheme(scheme) => (Some(scheme), rest),
        _ => (None, text),
    };
    let (authority, path) = match text.strip_prefix("//") {
        Some(rest) => {
            let end = rest.find('/').unwrap_or(rest.len());
            (Some(&rest[..end]), &rest[end..])
        }
        None => (None, text),
    };
    Parts { scheme, authority, path, query, fragment }
}

fn is_scheme(text: &str) -> bool {
    let tail = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) && text.bytes().all(tail)
}

/// What a reference means at a base: the absolute URI without its fragment, and the fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The URI of the resource.
    pub uri: String,
    /// The fragment, percent-decoded; empty when there is none.
    pub fragment: String,
    /// The reference climbs above the root of the base's path.
    pub climbs: bool,
}

/// Resolves a reference against an absolute base (RFC 3986, section 5.2.2).
pub fn resolve(base: &str, reference: &str) -> Target {
    let base = split(base);
    let parts = split(reference);
    let mut climbs = false;
    let (authority, path, query) = if parts.scheme.is_some() || parts.authority.is_some() {
        (parts.authority, remove_dots(parts.path, &mut climbs), parts.query)
    } else if parts.path.is_empty() {
        (base.authority, base.path.to_owned(), parts.query.or(base.query))
    } else if parts.path.starts_with('/') {
        (base.authority, remove_dots(parts.path, &mut climbs), parts.query)
    } else {
        (base.authority, remove_dots(&merge(&base, parts.path), &mut climbs), parts.query)
    };
    let mut uri = String::new();
    if let Some(scheme) = parts.scheme.or(base.scheme) {
        uri.push_str(scheme);
        uri.push(':');
    }
    if let Some(authority) = authority {
        uri.push_str("//");
        uri.push_str(authority);
    }
    uri.push_str(&path);
    if let Some(query) = query {
        uri.push('?');
        uri.push_str(query);
    }
    Target { uri, fragment: percent_decode(parts.fragment.unwrap_or("")), climbs }
}

fn merge(base: &Parts<'_>, path: &str) -> String {
    if base.authority.is_some() && base.path.is_empty() {
        return format!("/{path}");
    }
    let folder = base.path.rfind('/').map_or("", |slash| &base.path[..=slash]);
    format!("{folder}{path}")
}

/// RFC 3986, section 5.2.4; says too when `..` had nothing left to remove.
fn remove_dots(path: &str, climbs: &mut bool) -> String {
    let mut out: Vec<&str> = Vec::new();
    let absolute = path.starts_with('/');
    let mut segments = path.strip_prefix('/').unwrap_or(path).split('/').peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match segment {
            "." if last => out.push(""),
            "." => {}
            ".." => {
                if out.pop().is_none() {
                    *climbs = true;
                }
                if last {
                    out.push("");
                }
            }
            _ => out.push(segment),
        }
    }
    let joined = out.join("/");
    if absolute { format!("/{joined}") } else { joined }
}

/// Percent-decoding; an invalid escape stays as it is.
pub fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = bytes.get(at + 1..at + 3).and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.filter(|_| bytes[at] == b'%').and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// Whether a URI names something that would have to be fetched.
pub fn is_network(uri: &str) -> bool {
    let scheme = split(uri).scheme.unwrap_or("");
    ["http", "https", "ftp", "ftps", "ws", "wss", "data"].contains(&scheme.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[track_caller]
    fn check(base: &str, reference: &str, uri: &str, fragment: &str) {
        let target = resolve(base, reference);
        assert_eq!((target.uri.as_str(), target.fragment.as_str()), (uri, fragment), "{reference} at {base}");
    }

    #[test]
    fn the_examples_of_rfc_3986_section_5_4() {
        let base = "http://a/b/c/d;p?q";
        for (reference, uri, fragment) in [
            ("g:h", "g:h", ""),
            ("g", "http://a/b/c/g", ""),
            ("./g", "http://a/b/c/g", ""),
            ("g/", "http://a/b/c/g/", ""),
            ("/g", "http://a/g", ""),
            ("//g", "http://g", ""),
            ("?y", "http://a/b/c/d;p?y", ""),
            ("g?y#s", "http://a/b/c/g?y", "s"),
            ("#s", "http://a/b/c/d;p?q", "s"),
            ("", "http://a/b/c/d;p?q", ""),
            (".", "http://a/b/c/", ""),
            ("..", "http://a/b/", ""),
            ("../../g", "http://a/g", ""),
            ("g;x=1/../y", "http://a/b/c/y", ""),
        ] {
            check(base, reference, uri, fragment);
        }
    }

    #[test]
    fn climbing_above_the_root_is_noticed() {
        assert!(resolve("schemas:/m/a.json", "../../x.json").climbs);
        assert!(!resolve("schemas:/m/a.json", "../x.json").climbs);
        check("schemas:/m/a.json", "common.json#/$defs/a%25b", "schemas:/m/common.json", "/$defs/a%b");
        check("urn:uuid:1", "#x", "urn:uuid:1", "x");
    }
}
