//! Blocks in the registers that every x86-64 processor has.

use safe_arch::{
    add_i8_m128i, bitand_m128i, bitor_m128i, cmp_eq_mask_i8_m128i, load_unaligned_m128i, m128i, min_u8_m128i,
    move_mask_i8_m128i, pack_i16_to_u8_m128i, set_i64_m128i, set_splat_i8_m128i, set_splat_i16_m128i,
    shl_imm_u16_m128i, shr_imm_u16_m128i, sub_i8_m128i,
};
use std::ops::BitOr;

/// Sixteen bytes.
#[derive(Clone, Copy)]
pub(crate) struct Block(m128i);

/// Which bytes of a block something holds for.
#[derive(Clone, Copy)]
pub(crate) struct Hits(m128i);

#[inline(always)]
fn splat(byte: u8) -> m128i {
    set_splat_i8_m128i(byte.cast_signed())
}

impl Block {
    #[inline(always)]
    pub(crate) fn new(bytes: &[u8; 16]) -> Self {
        Self(load_unaligned_m128i(bytes))
    }

    /// Which bytes are `byte`.
    #[inline(always)]
    pub(crate) fn equal(self, byte: u8) -> Hits {
        Hits(cmp_eq_mask_i8_m128i(self.0, splat(byte)))
    }

    /// Which bytes are from `low` to `high`, both included.
    #[inline(always)]
    pub(crate) fn within(self, low: u8, high: u8) -> Hits {
        let above = if low == 0 { self.0 } else { sub_i8_m128i(self.0, splat(low)) };
        Hits(cmp_eq_mask_i8_m128i(min_u8_m128i(above, splat(high - low)), above))
    }

    /// The bytes with letters in lower case; other bytes may change too, but no other byte becomes a letter.
    #[inline(always)]
    pub(crate) fn lower(self) -> Self {
        Self(bitor_m128i(self.0, splat(0x20)))
    }
}

impl BitOr for Hits {
    type Output = Self;

    #[inline(always)]
    fn bitor(self, other: Self) -> Self {
        Self(bitor_m128i(self.0, other.0))
    }
}

impl Hits {
    /// A bit for each byte, that of the first byte the lowest.
    #[inline(always)]
    pub(crate) fn bits(self) -> u32 {
        move_mask_i8_m128i(self.0).cast_unsigned()
    }
}

/// Thirty-two hexadecimal digits of either case, as the sixteen bytes they write.
#[inline(always)]
pub(crate) fn hex32([a, b, c, d]: [u64; 4]) -> Option<[u8; 16]> {
    let register = |low: u64, high: u64| Block(set_i64_m128i(high.cast_signed(), low.cast_signed()));
    let (first, second) = (register(a, b), register(c, d));
    let (first_letters, second_letters) = (first.lower().within(b'a', b'f'), second.lower().within(b'a', b'f'));
    let digits = |block: Block, letters: Hits| block.within(b'0', b'9') | letters;
    if (digits(first, first_letters).bits() & digits(second, second_letters).bits()) != 0xffff {
        return None;
    }
    let halves = pack_i16_to_u8_m128i(halve(first, first_letters), halve(second, second_letters));
    Some(halves.into())
}

/// Sixteen digits as eight numbers of sixteen bits, each below 256.
#[inline(always)]
fn halve(digits: Block, letters: Hits) -> m128i {
    let values = add_i8_m128i(bitand_m128i(digits.0, splat(0x0f)), bitand_m128i(letters.0, splat(9)));
    // The first digit of a pair is the low byte of its sixteen bits.
    let pairs = bitor_m128i(shl_imm_u16_m128i::<4>(values), shr_imm_u16_m128i::<8>(values));
    bitand_m128i(pairs, set_splat_i16_m128i(0xff))
}
