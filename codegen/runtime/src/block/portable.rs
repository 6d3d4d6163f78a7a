//! Blocks as two words of sixty-four bits, for targets without a vector register that is always there.

use std::ops::BitOr;

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = ONES << 7;

/// Sixteen bytes.
#[derive(Clone, Copy)]
pub(crate) struct Block(u64, u64);

/// Which bytes of a block something holds for: the high bit of each.
#[derive(Clone, Copy)]
pub(crate) struct Hits(u64, u64);

/// The high bit of each byte that is at least `low` and at most `high`. The low seven bits are compared by sums that do
/// not leave their byte, and the high bit for itself.
#[inline(always)]
fn within(word: u64, low: u8, high: u8) -> u64 {
    at_least(word, low) & if high == 0xff { HIGH } else { !at_least(word, high + 1) & HIGH }
}

/// The high bit of each byte that is at least `least`.
#[inline(always)]
fn at_least(word: u64, least: u8) -> u64 {
    let seven = (word & !HIGH) + ONES * u64::from(0x80 - (least & 0x7f));
    (if least < 0x80 { seven | word } else { seven & word }) & HIGH
}

/// The high bits of the bytes, next to one another.
#[inline(always)]
fn gather(high: u64) -> u32 {
    ((high >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) as u32
}

impl Block {
    #[inline(always)]
    pub(crate) fn new(bytes: &[u8; 16]) -> Self {
        let both = u128::from_le_bytes(*bytes);
        Self(both as u64, (both >> 64) as u64)
    }

    /// Which bytes are `byte`.
    #[inline(always)]
    pub(crate) fn equal(self, byte: u8) -> Hits {
        self.within(byte, byte)
    }

    /// Which bytes are from `low` to `high`, both included.
    #[inline(always)]
    pub(crate) fn within(self, low: u8, high: u8) -> Hits {
        Hits(within(self.0, low, high), within(self.1, low, high))
    }

    /// The bytes with letters in lower case; other bytes may change too, but no other byte becomes a letter.
    #[inline(always)]
    pub(crate) fn lower(self) -> Self {
        Self(self.0 | (ONES * 0x20), self.1 | (ONES * 0x20))
    }
}

impl BitOr for Hits {
    type Output = Self;

    #[inline(always)]
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0, self.1 | other.1)
    }
}

impl Hits {
    /// A bit for each byte, that of the first byte the lowest.
    #[inline(always)]
    pub(crate) fn bits(self) -> u32 {
        gather(self.0) | (gather(self.1) << 8)
    }
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
