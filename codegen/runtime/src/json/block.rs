//! Bytes eight at a time, in words of safe code.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = ONES << 7;

/// The eight bytes at `at`, the first one lowest.
#[inline(always)]
pub(crate) fn word(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk::<8>().map(|chunk| u64::from_le_bytes(*chunk))
}

/// The high bit of each byte that a string cannot hold as it is: a quote, a backslash, a control character.
///
/// A borrow can only leave a byte that matches, so the lowest bit set is always right; the ones above it may not be.
#[inline(always)]
fn stops(word: u64) -> u64 {
    let quote = (word ^ (ONES * 0x22)).wrapping_sub(ONES);
    let backslash = (word ^ (ONES * 0x5c)).wrapping_sub(ONES);
    let control = word.wrapping_sub(ONES * 0x20);
    (quote | backslash | control) & !word & HIGH
}

/// The index of the first quote, backslash or control character from `at` on; the length of `bytes` if there is none.
#[inline]
pub(crate) fn string_stop(bytes: &[u8], mut at: usize) -> usize {
    while let Some(block) = bytes.get(at..).and_then(|rest| rest.first_chunk::<16>()) {
        let block = u128::from_le_bytes(*block);
        let low = stops(block as u64);
        if low != 0 {
            return at + (low.trailing_zeros() >> 3) as usize;
        }
        let high = stops((block >> 64) as u64);
        if high != 0 {
            return at + 8 + (high.trailing_zeros() >> 3) as usize;
        }
        at += 16;
    }
    while let Some(&byte) = bytes.get(at) {
        if byte == b'"' || byte == b'\\' || byte < 0x20 {
            break;
        }
        at += 1;
    }
    at
}

/// Eight hexadecimal digits of either case as the number they write.
#[inline(always)]
pub(crate) fn hex8(word: u64) -> Option<u32> {
    let low = word & (ONES * 0x0f);
    let upper = (word >> 4) & (ONES * 0x0f);
    // 1 in each byte that may be a letter: letters have bit 6, digits have not.
    let letter = (word >> 6) & ONES;
    // Upper half: 3 for digits; 4, or 6 for lower case, for letters.
    let wrong_upper = (upper & !(letter << 1)) ^ (ONES * 3 + letter);
    let value = low + letter * 9;
    // Digits end at 9 and letters at 15 once 6 is added to digits; the letters' own half begins at 1.
    let too_high = (value + (ONES - letter) * 6) & (ONES * 0x10);
    let too_low = !(low + ONES * 0x10 - letter) & (ONES * 0x10);
    if wrong_upper | too_high | too_low != 0 {
        return None;
    }
    let x = value.swap_bytes();
    let x = (x | (x >> 4)) & 0x00ff_00ff_00ff_00ff;
    let x = (x | (x >> 8)) & 0x0000_ffff_0000_ffff;
    Some((x | (x >> 16)) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_stop_is_found_at_every_place() {
        for length in 0..40 {
            for place in 0..=length {
                for stop in [b'"', b'\\', 0, 0x1f, b'\n'] {
                    for filler in [b'a', 0x20, 0x7f, 0x80, 0xff, b'!', b'#', b'[', b']'] {
                        let mut bytes = vec![filler; length];
                        if let Some(byte) = bytes.get_mut(place) {
                            *byte = stop;
                        }
                        assert_eq!(string_stop(&bytes, 0), place, "{stop} among {filler}");
                    }
                }
            }
        }
    }

    #[test]
    fn hexadecimal_digits_and_nothing_else() {
        for byte in 0..=255_u8 {
            for place in 0..8 {
                let mut text = *b"0aF93bC1";
                text[place] = byte;
                let expected = std::str::from_utf8(&text)
                    .ok()
                    .filter(|text| text.bytes().all(|b| b.is_ascii_hexdigit()))
                    .and_then(|text| u32::from_str_radix(text, 16).ok());
                assert_eq!(hex8(u64::from_le_bytes(text)), expected, "{byte} at {place}");
            }
        }
    }
}
