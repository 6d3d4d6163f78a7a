//! `ipv4`: RFC 2673, section 3.2, a dotted quad, with octets as RFC 3986, section 3.2.2, spells them.

/// Whether `text` is four decimal octets. A leading zero is not allowed, because some readers take it for octal.
pub(super) fn is_valid(text: &[u8]) -> bool {
    let mut octets = 0;
    for octet in text.split(|byte| *byte == b'.') {
        octets += 1;
        if octets > 4 || !is_octet(octet) {
            return false;
        }
    }
    octets == 4
}

/// Whether `text` writes 0 to 255 without leading zeros.
fn is_octet(text: &[u8]) -> bool {
    match text {
        [a] => a.is_ascii_digit(),
        [b'1'..=b'9', b] => b.is_ascii_digit(),
        [b'1', b, c] => b.is_ascii_digit() && c.is_ascii_digit(),
        [b'2', b'0'..=b'4', c] => c.is_ascii_digit(),
        [b'2', b'5', b'0'..=b'5'] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn every_octet_and_nothing_above() {
        for octet in 0..=255_u16 {
            assert!(is_valid(format!("{octet}.0.{octet}.1").as_bytes()), "{octet}");
        }
        for text in ["", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "00.0.0.0", "1..2.3", "1.2.3.4 ", "1.2.3.1000"]
        {
            assert!(!is_valid(text.as_bytes()), "{text}");
        }
    }
}
