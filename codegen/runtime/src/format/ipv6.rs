//! `ipv6`: RFC 4291, section 2.2, the text forms of an address.

use super::ipv4;

/// Whether `text` is an IPv6 address. Zone identifiers, prefix lengths and brackets are not part of one.
pub(super) fn is_valid(text: &[u8]) -> bool {
    match text.windows(2).position(|pair| pair == b"::") {
        None => groups(text, true) == Some(8),
        Some(at) => {
            let (Some(head), Some(tail)) = (text.get(..at), text.get(at + 2..)) else {
                return false;
            };
            let head = if head.is_empty() { Some(0) } else { groups(head, false) };
            let tail = if tail.is_empty() { Some(0) } else { groups(tail, true) };
            // `::` stands for one group of zeros or more. A second one leaves an empty group in the tail.
            matches!((head, tail), (Some(head), Some(tail)) if head + tail <= 7)
        }
    }
}

/// How many 16-bit groups `text` writes, or nothing when it is malformed or has more than an address holds. A dotted
/// quad may stand for the last two groups of an address, hence only at the end of its last part.
fn groups(text: &[u8], last_part: bool) -> Option<usize> {
    let mut count = 0;
    let mut pieces = text.split(|byte| *byte == b':').peekable();
    while let Some(piece) = pieces.next() {
        if matches!(piece.len(), 1..=4) && piece.iter().all(u8::is_ascii_hexdigit) {
            count += 1;
        } else if last_part && pieces.peek().is_none() && ipv4::is_valid(piece) {
            count += 2;
        } else {
            return None;
        }
        if count > 8 {
            return None;
        }
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn full_compressed_and_mixed_forms() {
        for text in
            ["::", "::1", "1::", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1:2:3:4:5:6:1.2.3.4", "::1.2.3.4", "FE80::a"]
        {
            assert!(is_valid(text.as_bytes()), "{text}");
        }
        for text in [
            "",
            ":",
            ":::",
            "1",
            "1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7:8:9",
            "1:2:3:4::5:6:7:8",
            "1::2::3",
            "1.2.3.4::",
            "1.2.3.4::1",
            "::1.2.3.4:5",
            "1:2:3:4:5:6:7:1.2.3.4",
            "1.2.3.4",
            "::12345",
            "::g",
            "::1%eth0",
            "1:",
            ":1",
            "::1:",
            "1.2.3.4:1::",
        ] {
            assert!(!is_valid(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn agrees_with_the_standard_library() {
        // Every text of up to nine characters over the characters that decide the form.
        let mut text = Vec::new();
        let mut stack = vec![0_usize];
        let alphabet = b":1.";
        while let Some(next) = stack.last_mut() {
            if *next == alphabet.len() || text.len() == 9 {
                stack.pop();
                text.pop();
                continue;
            }
            text.push(alphabet[*next]);
            *next += 1;
            stack.push(0);
            let string = std::str::from_utf8(&text).unwrap();
            assert_eq!(is_valid(&text), string.parse::<std::net::Ipv6Addr>().is_ok(), "{string}");
        }
    }
}
