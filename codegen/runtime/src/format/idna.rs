//! A-labels of internationalised host names: Punycode (RFC 3492) that decodes to a valid U-label (RFC 5891, 4.2).
//!
//! What a code point is comes from the standard library's tables: letters and digits without upper case stand for the
//! derived property of RFC 5892, which agrees outside of compatibility forms.

use super::idna_tables::{MARKS, VIRAMAS, within};

/// A label has at most 63 octets, and Punycode never decodes to more code points than it has octets.
const LONGEST: usize = 63;

/// Whether what follows `xn--` is the encoding of a U-label.
pub(super) fn is_valid(encoded: &[u8]) -> bool {
    let mut buffer = ['\0'; LONGEST];
    decode(encoded, &mut buffer)
        .and_then(|length| buffer.get(..length))
        .is_some_and(is_u_label)
}

/// Decodes Punycode (RFC 3492, section 6.2) and tells how many code points there are.
fn decode(encoded: &[u8], buffer: &mut [char; LONGEST]) -> Option<usize> {
    let (basic, digits) = match encoded.iter().rposition(|byte| *byte == b'-') {
        Some(at) => (encoded.get(..at)?, encoded.get(at + 1..)?),
        None => (&[][..], encoded),
    };
    let mut length = basic.len();
    for (slot, byte) in buffer.iter_mut().zip(basic) {
        *slot = char::from(byte.to_ascii_lowercase());
    }
    let (mut code, mut index, mut bias, mut first) = (128_u32, 0_u32, 72_u32, true);
    let mut digits = digits.iter();
    while !digits.as_slice().is_empty() {
        let (before, mut weight, mut k) = (index, 1_u32, 36_u32);
        loop {
            let digit = match digits.next()? {
                byte @ b'0'..=b'9' => u32::from(byte - b'0') + 26,
                byte => u32::from(byte.to_ascii_lowercase().checked_sub(b'a')?),
            };
            index = index.checked_add(digit.checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(36 - threshold)?;
            k += 36;
        }
        let count = u32::try_from(length).ok()? + 1;
        bias = adapt(index - before, count, first);
        first = false;
        code = code.checked_add(index / count)?;
        index %= count;
        let at = usize::try_from(index).ok()?;
        // Makes room for the code point at its place.
        length = length.checked_add(1).filter(|length| *length <= LONGEST)?;
        buffer.get_mut(at..length)?.rotate_right(1);
        *buffer.get_mut(at)? = char::from_u32(code)?;
        index += 1;
    }
    // Without a code point beyond ASCII the label had no need of encoding.
    (!first).then_some(length)
}

/// RFC 3492, section 6.1.
fn adapt(delta: u32, count: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut k = 0;
    while delta > 455 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}

fn is_u_label(label: &[char]) -> bool {
    let hyphens = label.first() == Some(&'-')
        || label.last() == Some(&'-')
        || label.get(2..4) == Some(&['-', '-']);
    let mark = label.first().is_none_or(|first| within(MARKS, *first));
    !hyphens && !mark && (0..label.len()).all(|at| is_allowed(label, at))
}

/// RFC 5892: section 2.6 for the exceptions, appendix A for the rules that depend on the context.
fn is_allowed(label: &[char], at: usize) -> bool {
    let Some(char) = label.get(at).copied() else {
        return false;
    };
    let before = at.checked_sub(1).and_then(|at| label.get(at)).copied();
    let after = label.get(at + 1).copied();
    match char {
        'a'..='z' | '0'..='9' | '-' => true,
        '\0'..='\u{7f}' => false,
        'ß' | 'ς' | '\u{6fd}' | '\u{6fe}' | '\u{f0b}' | '\u{3007}' => true,
        '\u{640}' | '\u{7fa}' | '\u{302e}' | '\u{302f}' | '\u{3031}'..='\u{3035}' | '\u{303b}' => false,
        // A.1 and A.2: joiners.
        '\u{200d}' => before.is_some_and(|before| within(VIRAMAS, before)),
        '\u{200c}' => before.is_some_and(|before| within(VIRAMAS, before)) || joins(label, at),
        // A.3: middle dot between two l, as Catalan has it.
        '\u{b7}' => before == Some('l') && after == Some('l'),
        // A.4: Greek keraia.
        '\u{375}' => after.is_some_and(|after| matches!(after, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}')),
        // A.5 and A.6: Hebrew geresh and gershayim.
        '\u{5f3}' | '\u{5f4}' => before.is_some_and(|before| matches!(before, '\u{591}'..='\u{5f4}')),
        // A.7: Katakana middle dot.
        '\u{30fb}' => label.iter().any(|char| {
            matches!(char, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{30fd}'..='\u{30ff}'
                | '\u{3005}' | '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
        }),
        // A.8 and A.9: the two kinds of Arabic digits do not mix.
        '\u{660}'..='\u{669}' => !label.iter().any(|char| matches!(char, '\u{6f0}'..='\u{6f9}')),
        '\u{6f0}'..='\u{6f9}' => !label.iter().any(|char| matches!(char, '\u{660}'..='\u{669}')),
        _ => within(MARKS, char) || char.is_alphanumeric() && !char.is_uppercase(),
    }
}

/// A.1: a non-joiner between letters that would join. All scripts that join and occur in labels are near Arabic.
fn joins(label: &[char], at: usize) -> bool {
    let (before, after) = label.split_at_checked(at).unwrap_or_default();
    let letter = |char: &&char| !within(MARKS, **char);
    let joining = |char: &char| matches!(char, '\u{620}'..='\u{77f}' | '\u{7ca}'..='\u{7ea}' | '\u{840}'..='\u{8ff}');
    before.iter().rev().find(letter).is_some_and(joining)
        && after.iter().skip(1).find(letter).is_some_and(joining)
}
