//! `json-pointer`: RFC 6901, section 3, the string form (not the URI fragment form).

/// Whether `text` is empty or tokens that each follow a `/`, in which `~` only stands before `0` or `1`.
pub(super) fn is_valid(text: &[u8]) -> bool {
    let mut bytes = text.iter();
    match bytes.next() {
        None => return true,
        Some(b'/') => {}
        Some(_) => return false,
    }
    while let Some(byte) = bytes.next() {
        if *byte == b'~' && !matches!(bytes.next(), Some(b'0' | b'1')) {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn escapes_and_the_leading_slash() {
        for text in ["", "/", "//", "/a~0b~1c", "/~01", "/\u{1f60e}", "/#"] {
            assert!(is_valid(text.as_bytes()), "{text}");
        }
        for text in ["a", "#", "#/a", "~0", "/~", "/~2", "/~~0", "/a/~"] {
            assert!(!is_valid(text.as_bytes()), "{text}");
        }
    }
}
