//! `ipv4`: RFC 2673, section 3.2, without leading zeros, which some systems read as octal.

pub(super) fn is_valid(bytes: &[u8]) -> bool {
    let mut parts = 0;
    bytes.split(|byte| *byte == b'.').all(|part| {
        parts += 1;
        parts <= 4 && is_octet(part)
    }) && parts == 4
}

fn is_octet(part: &[u8]) -> bool {
    match part {
        [b'0'..=b'9'] | [b'1'..=b'9', b'0'..=b'9'] | [b'1', b'0'..=b'9', b'0'..=b'9'] => true,
        [b'2', b'0'..=b'4', b'0'..=b'9'] | [b'2', b'5', b'0'..=b'5'] => true,
        _ => false,
    }
}
