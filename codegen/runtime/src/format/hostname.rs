//! `hostname`: RFC 1123, section 2.1, with labels that start with `xn--` checked as RFC 5890 asks of A-labels.
//!
//! Of the rules for A-labels, those on single characters, on their context, on hyphens and on leading marks are checked
//! (RFC 5891, sections 4.2.3.1 to 4.2.3.3). Normalisation of sequences and the Bidi rule (RFC 5893) are not.

use super::characters::{
    GREEK, HEBREW, JAPANESE, JOINS_NEXT, JOINS_PREVIOUS, MARKS, PROTOCOL_VALID, VIRAMAS, contains,
};

use crate::block::{Block, Hits, all, places};

/// The most characters a host name has: the 255 octets of RFC 1035, section 3.1, hold a length before each label and one
/// for the root.
pub(super) const LONGEST: usize = 253;

/// The most octets a label has (RFC 1035, section 3.1).
const LONGEST_LABEL: usize = 63;

/// Whether `text` is a host name. A trailing dot is not allowed.
pub(super) fn is_valid(text: &[u8]) -> bool {
    if text.len() > LONGEST || !all(text, |block| letters_and_digits(block) | block.within(b'-', b'.')) {
        return false;
    }
    if text.len() > LONGEST_LABEL { text.split(|byte| *byte == b'.').all(is_label) } else { are_labels(text) }
}

/// Letters and digits of ASCII.
fn letters_and_digits(block: Block) -> Hits {
    block.lower().within(b'a', b'z') | block.within(b'0', b'9')
}

/// As [`is_label`] of all labels at once, in a name that is no longer than one label may be.
fn are_labels(text: &[u8]) -> bool {
    let [dots, hyphens] = places(text, |block| [block.equal(b'.'), block.equal(b'-')]);
    let (firsts, ends) = ((dots << 1) | 1, dots | (1 << text.len()));
    if firsts & (ends | hyphens) != 0 || (ends >> 1) & hyphens != 0 {
        return false;
    }
    // Only A-labels have two hyphens in a row for a reason.
    hyphens & (hyphens >> 1) == 0 || text.split(|byte| *byte == b'.').all(is_label)
}

/// Whether `text`, of letters, digits and hyphens, has only inner hyphens, and is a good A-label if it claims to be one.
fn is_label(text: &[u8]) -> bool {
    let (Some(first), Some(last)) = (text.first(), text.last()) else {
        return false;
    };
    if text.len() > LONGEST_LABEL || *first == b'-' || *last == b'-' {
        return false;
    }
    match text.split_at_checked(4) {
        Some((prefix, encoded)) if prefix.eq_ignore_ascii_case(b"xn--") => {
            let mut decoded = Decoded { characters: ['\0'; LONGEST_LABEL], length: 0 };
            decoded.decode(encoded).is_some() && is_u_label(decoded.characters())
        }
        _ => true,
    }
}

/// The characters of a label.
struct Decoded {
    characters: [char; LONGEST_LABEL],
    length: usize,
}

impl Decoded {
    /// The characters decoded so far.
    fn characters(&self) -> &[char] {
        self.characters.get(..self.length).unwrap_or_default()
    }

    /// Puts `character` before the one at index `at`.
    fn insert(&mut self, at: usize, character: char) -> Option<()> {
        let tail = self.characters.get_mut(at..=self.length)?;
        tail.rotate_right(1);
        *tail.first_mut()? = character;
        self.length += 1;
        Some(())
    }

    /// Decodes Punycode (RFC 3492, section 6.2). Nothing when it is malformed.
    fn decode(&mut self, encoded: &[u8]) -> Option<()> {
        let mut rest = encoded;
        if let Some(end) = encoded.iter().rposition(|byte| *byte == b'-').filter(|end| *end > 0) {
            for byte in encoded.get(..end)? {
                self.insert(self.length, char::from(byte.to_ascii_lowercase()))?;
            }
            rest = encoded.get(end + 1..)?;
        }
        let (mut code, mut bias, mut at) = (0x80_u32, 72_u32, 0_u32);
        while !rest.is_empty() {
            let before = at;
            let (mut weight, mut position) = (1_u32, 36_u32);
            loop {
                let (byte, after) = rest.split_first()?;
                rest = after;
                let digit = match byte {
                    b'a'..=b'z' => u32::from(byte - b'a'),
                    b'A'..=b'Z' => u32::from(byte - b'A'),
                    b'0'..=b'9' => u32::from(byte - b'0') + 26,
                    _ => return None,
                };
                at = at.checked_add(digit.checked_mul(weight)?)?;
                let threshold = position.saturating_sub(bias).clamp(1, 26);
                if digit < threshold {
                    break;
                }
                weight = weight.checked_mul(36 - threshold)?;
                position += 36;
            }
            let count = u32::try_from(self.length).ok()? + 1;
            bias = adapted(at - before, count, before == 0);
            code = code.checked_add(at / count)?;
            at %= count;
            self.insert(usize::try_from(at).ok()?, char::from_u32(code)?)?;
            at += 1;
        }
        Some(())
    }
}

/// The bias for the next delta (RFC 3492, section 6.1).
fn adapted(delta: u32, count: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut bias = 0;
    while delta > 455 {
        delta /= 35;
        bias += 36;
    }
    bias + 36 * delta / (delta + 38)
}

/// Whether the characters of an A-label make a U-label (RFC 5891, section 4.2).
fn is_u_label(label: &[char]) -> bool {
    // Hyphens: not at an end, nor third and fourth, where they announce another encoding.
    let hyphens = label.first() == Some(&'-') || label.last() == Some(&'-') || label.get(2..4) == Some(&['-', '-']);
    !hyphens
        && !label.iter().all(char::is_ascii)
        && !label.first().is_some_and(|first| contains(&MARKS, *first))
        && (0..label.len()).all(|at| is_allowed(label, at))
}

/// Whether the character at `at` may stand there (RFC 5892, section 3 and appendix A).
fn is_allowed(label: &[char], at: usize) -> bool {
    let Some(character) = label.get(at).copied() else {
        return false;
    };
    let previous = at.checked_sub(1).and_then(|at| label.get(at)).copied();
    let next = label.get(at + 1).copied();
    match character {
        'a'..='z' | '0'..='9' | '-' => true,
        // Zero width non-joiner and joiner.
        '\u{200c}' => previous.is_some_and(|previous| contains(&VIRAMAS, previous)) || joins(label, at),
        '\u{200d}' => previous.is_some_and(|previous| contains(&VIRAMAS, previous)),
        // Middle dot, as in Catalan.
        '\u{b7}' => previous == Some('l') && next == Some('l'),
        // Greek lower numeral sign.
        '\u{375}' => next.is_some_and(|next| contains(&GREEK, next)),
        // Hebrew geresh and gershayim.
        '\u{5f3}' | '\u{5f4}' => previous.is_some_and(|previous| contains(&HEBREW, previous)),
        // Katakana middle dot.
        '\u{30fb}' => label.iter().any(|character| *character != '\u{30fb}' && contains(&JAPANESE, *character)),
        // Arabic-Indic digits and extended ones do not mix.
        '\u{660}'..='\u{669}' => !label.iter().any(|character| matches!(character, '\u{6f0}'..='\u{6f9}')),
        '\u{6f0}'..='\u{6f9}' => !label.iter().any(|character| matches!(character, '\u{660}'..='\u{669}')),
        // Lower case is not stable under case folding in Cherokee only, whose capitals are the allowed letters.
        '\u{13a0}'..='\u{13f5}' => contains(&PROTOCOL_VALID, character),
        _ => contains(&PROTOCOL_VALID, character) && character.to_lowercase().eq([character]),
    }
}

/// Whether a non-joiner at `at` stands between letters that would join across it. Marks are taken as transparent.
fn joins(label: &[char], at: usize) -> bool {
    let (Some(before), Some(after)) = (label.get(..at), label.get(at + 1..)) else {
        return false;
    };
    let previous = before.iter().rev().find(|character| !contains(&MARKS, **character));
    let next = after.iter().find(|character| !contains(&MARKS, **character));
    previous.is_some_and(|previous| contains(&JOINS_NEXT, *previous))
        && next.is_some_and(|next| contains(&JOINS_PREVIOUS, *next))
}

#[cfg(test)]
mod tests {
    use super::{Decoded, LONGEST_LABEL, is_valid};

    #[test]
    fn labels() {
        for text in ["a", "1", "a-b", "a--b", "A.B", "1.2.3.4", "xn", "xn-a"] {
            assert!(is_valid(text.as_bytes()), "{text}");
        }
        for text in ["", ".", "a.", ".a", "a..b", "-a", "a-", "a_b", "a b", "\u{e9}"] {
            assert!(!is_valid(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn all_labels_at_once_are_each_label() {
        let mut state = 7_u64;
        for _ in 0..100_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let length = 1 + (state >> 60) as usize;
            let text: Vec<u8> = (0..length).map(|at| b"a.-x"[(state >> (2 * at + 8)) as usize % 4]).collect();
            let each = text.split(|byte| *byte == b'.').all(super::is_label);
            assert_eq!(super::are_labels(&text), each, "{}", String::from_utf8_lossy(&text));
        }
    }

    #[test]
    fn lengths() {
        let label = "a".repeat(63);
        assert!(is_valid(label.as_bytes()));
        assert!(!is_valid(format!("{label}a").as_bytes()));
        let name = format!("{label}.{label}.{label}.{}", "a".repeat(61));
        assert!(is_valid(name.as_bytes()));
        assert!(!is_valid(format!("{name}a").as_bytes()));
    }

    #[test]
    fn a_labels() {
        for text in ["xn--bcher-kva", "XN--BCHER-KVA", "xn--zckzah", "xn--p1ai"] {
            assert!(is_valid(text.as_bytes()), "{text}");
        }
        // No code points, only ASCII, a truncated number, an overflow, a code point past the last, a disallowed symbol.
        for text in ["xn--", "xn--abc-", "xn--x", "xn--99999999999", "xn--a-99999", "xn--n3h"] {
            assert!(!is_valid(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn punycode() {
        let mut decoded = Decoded { characters: ['\0'; LONGEST_LABEL], length: 0 };
        assert!(decoded.decode(b"3B-ww4c5e180e575a65lsy2b").is_some());
        assert_eq!(decoded.characters().iter().collect::<String>(), "3年b組金八先生");
    }
}
