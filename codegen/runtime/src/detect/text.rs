//! Small helpers on bytes that several detectors share.

/// Whether the byte is part of a word: a letter, a digit, `_` or `-`.
pub(super) const fn is_word(byte: u8) -> bool {
    WORD_BYTES[byte as usize]
}

/// One look-up costs less than four comparisons, and words are looked at most.
static WORD_BYTES: [bool; 256] = {
    let mut bytes = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        bytes[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    bytes[b'_' as usize] = true;
    bytes[b'-' as usize] = true;
    bytes
};

/// Whether there are only hexadecimal digits, of either case.
pub(super) fn is_hex(bytes: &[u8]) -> bool {
    // Without a branch, so that the compiler looks at many bytes at once.
    bytes
        .iter()
        .fold(true, |all, byte| all & ((byte.wrapping_sub(b'0') <= 9) | ((byte | 0x20).wrapping_sub(b'a') <= 5)))
}

/// The byte before an offset, or 0. A line break or tab that is written with a backslash, as in an exception's text that
/// was quoted, is a line break.
pub(super) fn before(bytes: &[u8], at: usize) -> u8 {
    match bytes.get(..at) {
        Some([.., b'\\', b'n' | b'r' | b't']) => b'\n',
        Some([.., byte]) => *byte,
        _ => 0,
    }
}

/// How long a blank or sign at `at` is that parts the groups of a number, or 0: up to two blanks, also of those that
/// do not break a line, a hyphen or dash, a full stop.
pub(super) fn separator(bytes: &[u8], at: usize) -> usize {
    let one = |at: usize| match bytes.get(at..).unwrap_or_default() {
        [b' ' | b'\t', ..] => 1,
        // No-break space, thin, figure and narrow no-break space.
        [0xc2, 0xa0, ..] => 2,
        [0xe2, 0x80, 0x87 | 0x89 | 0xaf, ..] => 3,
        _ => 0,
    };
    match bytes.get(at..).unwrap_or_default() {
        [b'-' | b'.', ..] => 1,
        // Hyphens and dashes.
        [0xe2, 0x80, 0x90..=0x95, ..] | [0xe2, 0x88, 0x92, ..] => 3,
        _ => match one(at) {
            0 => 0,
            first => first + one(at + first),
        },
    }
}

/// Whether a character that is a letter or digit of any script ends at `at`.
pub(super) fn is_letter_before(bytes: &[u8], at: usize) -> bool {
    let last = before(bytes, at);
    if last.is_ascii() {
        return last.is_ascii_alphanumeric();
    }
    let start = run_back(bytes, at, 3, |byte| (0x80..0xc0).contains(&byte)).saturating_sub(1);
    std::str::from_utf8(slice(bytes, start, at))
        .is_ok_and(|text| text.chars().next_back().is_some_and(char::is_alphanumeric))
}

/// The byte at an offset, or 0.
pub(super) fn byte(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or(0)
}

/// The bytes in a range, empty if it is not in the text.
pub(super) fn slice(bytes: &[u8], start: usize, end: usize) -> &[u8] {
    bytes.get(start..end.min(bytes.len())).unwrap_or_default()
}

/// Where a run of accepted bytes that includes the one before `at` starts, going back at most `limit` bytes.
pub(super) fn run_back(bytes: &[u8], at: usize, limit: usize, accept: impl Fn(u8) -> bool) -> usize {
    let taken = slice(bytes, 0, at).iter().rev().take(limit).take_while(|byte| accept(**byte)).count();
    at - taken
}

/// Where a run of accepted bytes that starts at `at` ends, going on at most `limit` bytes.
pub(super) fn run_on(bytes: &[u8], at: usize, limit: usize, accept: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().take(limit).take_while(|byte| accept(**byte)).count()
}

/// Whether `needle` is in `haystack`, whatever the case of ASCII letters. `needle` is in lower case.
pub(super) fn contains_ignoring_case(haystack: &[u8], needle: &[u8]) -> bool {
    let Some(first) = needle.first() else {
        return true;
    };
    haystack.windows(needle.len()).any(|window| (window[0] | 0x20) == *first && window.eq_ignore_ascii_case(needle))
}

/// Whether the bytes have the shape of a UUID.
pub(super) fn is_uuid(bytes: &[u8]) -> bool {
    bytes.try_into().is_ok_and(|bytes| crate::block::hyphenated(bytes).is_some())
}

/// How many different bytes there are, counting ASCII only.
pub(super) fn distinct(bytes: &[u8]) -> u32 {
    let seen = bytes.iter().filter(|byte| byte.is_ascii()).fold(0_u128, |seen, byte| seen | (1 << byte));
    seen.count_ones()
}

/// Whether the bytes stand for a secret without being one: `xxxx`, `****`, `<token>`, `your-key`.
pub(super) fn is_placeholder(bytes: &[u8]) -> bool {
    const WORDS: [&[u8]; 9] =
        [b"xxxx", b"****", b"....", b"your", b"redacted", b"placeholder", b"changeme", b"dummy", b"insert"];
    bytes.first().is_none_or(|first| b"<[{($%*#@!?&".contains(first) && !bytes.iter().any(u8::is_ascii_digit))
        || bytes.first().is_some_and(|first| b"[{<".contains(first))
        || is_variable(bytes)
        || distinct(bytes) < 3
        || WORDS.iter().any(|word| contains_ignoring_case(bytes, word))
}

/// Whether the bytes start with a variable (`$NAME`, `${NAME}`, `$(command)`) or are a digest of a password (`$2b$10$...`),
/// and not with a sign that happens to be `$`: after those there are signs, letters and digits.
fn is_variable(bytes: &[u8]) -> bool {
    let Some(name) = bytes.strip_prefix(b"$") else {
        return false;
    };
    let end = run_on(name, 0, name.len(), |byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let rest = slice(name, end, name.len());
    let marked = matches!(rest.first(), Some(b'!' | b'#' | b'%' | b'&' | b'*' | b'?' | b'@' | b'^' | b'~'));
    let mixed = rest.iter().any(u8::is_ascii_digit) && rest.iter().any(u8::is_ascii_alphabetic);
    !(marked && mixed)
}

/// The bytes that base64 without padding stands for, in either of its alphabets.
pub(super) fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() * 3 / 4);
    let mut bits = 0_u32;
    let mut held = 0;
    for byte in text {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' | b'+' => 62,
            b'_' | b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    Some(out)
}
