//! `ipv6`: RFC 4291, section 2.2. A zone (RFC 4007) is no part of an address.

use super::ipv4;

pub(super) fn is_valid(bytes: &[u8]) -> bool {
    match bytes.windows(2).position(|pair| pair == b"::") {
        None => groups(bytes, true) == Some(8),
        Some(at) => {
            let (before, after) = (
                bytes.get(..at).unwrap_or_default(),
                bytes.get(at + 2..).unwrap_or_default(),
            );
            // The gap stands for one group at least.
            match (optional(before, false), optional(after, true)) {
                (Some(before), Some(after)) => before + after <= 7,
                _ => false,
            }
        }
    }
}

fn optional(bytes: &[u8], last: bool) -> Option<usize> {
    if bytes.is_empty() {
        Some(0)
    } else {
        groups(bytes, last)
    }
}

/// How many groups of 16 bits stand here; an IPv4 address counts as two and may only come last.
fn groups(bytes: &[u8], last: bool) -> Option<usize> {
    let mut count = 0;
    let mut parts = bytes.split(|byte| *byte == b':').peekable();
    while let Some(part) = parts.next() {
        if (1..=4).contains(&part.len()) && part.iter().all(u8::is_ascii_hexdigit) {
            count += 1;
        } else if last && parts.peek().is_none() && ipv4::is_valid(part) {
            count += 2;
        } else {
            return None;
        }
    }
    Some(count)
}
