//! `json-pointer`: RFC 6901, section 3.

pub(super) fn is_valid(bytes: &[u8]) -> bool {
    let mut escaped = false;
    for (index, byte) in bytes.iter().enumerate() {
        if escaped && !matches!(byte, b'0' | b'1') || index == 0 && *byte != b'/' {
            return false;
        }
        escaped = *byte == b'~';
    }
    !escaped
}
