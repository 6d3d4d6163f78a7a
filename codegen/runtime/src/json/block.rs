//! Bytes eight at a time, in words of safe code.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = ONES << 7;

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
#[inline(always)]
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

/// Thirty-two hexadecimal digits of either case, as the sixteen bytes they write.
#[inline(always)]
pub(crate) fn hex32(words: [u64; 4]) -> Option<[u8; 16]> {
    let [a, b, c, d] = words;
    if digits(a) & digits(b) & digits(c) & digits(d) & HIGH != HIGH {
        return None;
    }
    let [a, b, c, d] = [halve(a), halve(b), halve(c), halve(d)];
    let (low, high) = (a | (b << 32), c | (d << 32));
    Some((u128::from(low) | (u128::from(high) << 64)).to_le_bytes())
}

/// The high bit of each byte that is a hexadecimal digit. Sums stay within their bytes as long as all are ASCII; where
/// one is not, its own bit is clear, whatever it did to its neighbour's.
#[inline(always)]
fn digits(word: u64) -> u64 {
    let at_least = |word: u64, byte: u64| word.wrapping_add(ONES * (0x80 - byte));
    let decimal = at_least(word, 0x30) & !at_least(word, 0x3a);
    let lower = word | (ONES * 0x20);
    let letter = at_least(lower, 0x61) & !at_least(lower, 0x67);
    (decimal | letter) & !word
}

/// Eight digits, known to be such, as four bytes in their order.
#[inline(always)]
fn halve(word: u64) -> u64 {
    let value = (word & (ONES * 0x0f)) + ((word >> 6) & ONES) * 9;
    let x = ((value << 4) | (value >> 8)) & 0x00ff_00ff_00ff_00ff;
    let x = (x | (x >> 8)) & 0x0000_ffff_0000_ffff;
    (x | (x >> 16)) & 0xffff_ffff
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
                }
            }
        }
    }
}
