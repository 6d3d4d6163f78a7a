//! UUIDs, their thirty-two digits at once.

#[cfg(not(target_arch = "x86_64"))]
use super::portable::hex32;
#[cfg(target_arch = "x86_64")]
use super::sse2::hex32;

/// The UUID that 36 characters write, 8-4-4-4-12 digits with hyphens between (RFC 9562, section 4).
#[inline(always)]
pub(crate) fn hyphenated(t: &[u8; 36]) -> Option<[u8; 16]> {
    if (t[8] ^ b'-') | (t[13] ^ b'-') | (t[18] ^ b'-') | (t[23] ^ b'-') != 0 {
        return None;
    }
    hex32([
        u64::from_le_bytes([t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[7]]),
        u64::from_le_bytes([t[9], t[10], t[11], t[12], t[14], t[15], t[16], t[17]]),
        u64::from_le_bytes([t[19], t[20], t[21], t[22], t[24], t[25], t[26], t[27]]),
        u64::from_le_bytes([t[28], t[29], t[30], t[31], t[32], t[33], t[34], t[35]]),
    ])
}

#[cfg(test)]
mod tests {
    use super::super::portable;
    use super::*;

    #[test]
    fn hexadecimal_digits_and_nothing_else() {
        let word = |text: [u8; 8]| u64::from_le_bytes(text);
        let right = *b"0aF93bC1";
        let bytes = [0x0a, 0xf9, 0x3b, 0xc1];
        for byte in 0..=255_u8 {
            for place in 0..8 {
                for which in 0..4 {
                    let mut words = [word(right); 4];
                    let mut text = right;
                    text[place] = byte;
                    words[which] = word(text);
                    let mut expected = [bytes; 4];
                    let digit = char::from(byte).to_digit(16);
                    if let Some(digit) = digit {
                        let shift = if place % 2 == 0 { 4 } else { 0 };
                        let one = &mut expected[which][place / 2];
                        *one = (*one & !(0xf << shift)) | ((digit as u8) << shift);
                    }
                    let expected = digit.map(|_| expected.concat());
                    assert_eq!(hex32(words).map(Vec::from), expected, "{byte} at {place}");
                    assert_eq!(portable::hex32(words).map(Vec::from), expected, "{byte} at {place}");
                }
            }
        }
    }
}
