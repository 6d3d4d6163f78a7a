//! Sixteen bytes at a time: which of them are equal to a byte, which are in a range.
//!
//! [`Block`] is a register of the processor where the target always has one (SSE2 on x86-64, through a crate whose
//! wrappers are safe), and two words of sixty-four bits elsewhere. What is built on it is written once: the end of a
//! string in JSON text, and whether anything in it is worth a detector's look.

mod hex;
#[cfg(any(test, not(target_arch = "x86_64")))]
mod portable;
#[cfg(target_arch = "x86_64")]
mod sse2;

pub(crate) use hex::hyphenated;
#[cfg(not(target_arch = "x86_64"))]
pub(crate) use portable::{Block, Hits};
#[cfg(target_arch = "x86_64")]
pub(crate) use sse2::{Block, Hits};

/// How many bytes a block has.
pub(crate) const BLOCK: usize = 16;

/// The blocks of a text: those that follow one another, then the rest as a block whose other bytes are zero.
///
/// Calls `each` with the offset of a block and the block until it answers something.
#[inline(always)]
pub(crate) fn find<T>(bytes: &[u8], from: usize, mut each: impl FnMut(usize, Block) -> Option<T>) -> Option<T> {
    let mut rest = bytes.get(from..)?;
    while let Some((block, others)) = rest.split_first_chunk() {
        if let Some(found) = each(bytes.len() - rest.len(), Block::new(block)) {
            return Some(found);
        }
        rest = others;
    }
    let at = bytes.len() - rest.len();
    if rest.is_empty() { None } else { each(at, Block::new(&last(bytes, at))) }
}

/// The bytes from `at` on, fewer than sixteen and at least one, and zeros after them.
#[inline(always)]
pub(crate) fn last(bytes: &[u8], at: usize) -> [u8; BLOCK] {
    match bytes.last_chunk::<BLOCK>() {
        // The last sixteen bytes, without those before `at`.
        Some(last) => (u128::from_le_bytes(*last) >> (8 * (BLOCK + at - bytes.len()))).to_le_bytes(),
        None => padded(bytes.get(at..).unwrap_or_default()),
    }
}

/// Fewer than sixteen bytes, and zeros after them. Read as two words that may overlap.
#[inline(always)]
fn padded(rest: &[u8]) -> [u8; BLOCK] {
    if let (Some(first), Some(last)) = (rest.first_chunk::<8>(), rest.last_chunk::<8>()) {
        let (first, last) = (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
        return (u128::from(first) | (u128::from(last) << (8 * (rest.len() - 8)))).to_le_bytes();
    }
    if let (Some(first), Some(last)) = (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return (u128::from(first) | (u128::from(last) << (8 * (rest.len() - 4)))).to_le_bytes();
    }
    rest.iter().rev().fold(0, |word: u128, byte| (word << 8) | u128::from(*byte)).to_le_bytes()
}

/// Whether every byte of a text is of a class.
#[inline(always)]
pub(crate) fn all(bytes: &[u8], class: impl Fn(Block) -> Hits) -> bool {
    let outside = |at: usize, block: Block| {
        let missing = !class(block).bits() & 0xffff;
        let there = bytes.len() - at;
        let missing = if there < BLOCK { missing & ((1 << there) - 1) } else { missing };
        (missing != 0).then_some(())
    };
    find(bytes, 0, outside).is_none()
}

/// Where in a text of at most 64 bytes its classes are: a bit for each byte, that of the first byte the lowest. No class
/// may hold the byte zero.
#[inline(always)]
pub(crate) fn places<const N: usize>(bytes: &[u8], classes: impl Fn(Block) -> [Hits; N]) -> [u64; N] {
    let mut places = [0; N];
    let each = |at: usize, block: Block| -> Option<()> {
        for (place, hits) in places.iter_mut().zip(classes(block)) {
            *place |= u64::from(hits.bits()) << (at & 63);
        }
        None
    };
    let _ = find(bytes, 0, each);
    places
}

/// What a string of JSON text cannot hold as it is: a quote, a backslash, a control character.
#[inline(always)]
fn stops(block: Block) -> Hits {
    block.equal(b'"') | block.equal(b'\\') | block.within(0, 0x1f)
}

/// The index of the first quote, backslash or control character; the length of `bytes` if there is none.
#[inline(always)]
pub(crate) fn string_stop(bytes: &[u8]) -> usize {
    // The zeros after the rest stop the search too, at the length of the text.
    find(bytes, 0, |at, block| {
        let stops = stops(block).bits();
        (stops != 0).then(|| at + stops.trailing_zeros() as usize)
    })
    .map_or(bytes.len(), |stop| stop.min(bytes.len()))
}

/// The bytes from which a detector may start, with or without a look at those beside them; `.`, `/`, the digits and `:`
/// follow one another.
#[inline(always)]
fn signs(block: Block) -> Hits {
    block.within(b'.', b':')
        | block.equal(b'@')
        | block.equal(b'=')
        | block.equal(b'\\')
        | block.equal(b'_')
        | block.equal(b'-')
}

/// The bytes from which a detector may start: a bit for each byte.
///
/// URLs and names are full of `.`, `/`, `_` and `-`. Of these only those are left in that start something beside what is
/// next to them; what is beyond the border of the block is not known, and leaves none out. Of a row of five hyphens, as a
/// private key begins with, two are in the same block wherever the row stands.
#[inline(always)]
pub(crate) fn triggers(block: Block) -> u32 {
    const FIRST_TWO: u32 = 3;
    const LAST: u32 = 1 << (BLOCK - 1);
    let always = block.within(b'0', b':') | block.equal(b'@') | block.equal(b'=') | block.equal(b'\\');
    let hyphens = block.equal(b'-').bits();
    let mut triggers = always.bits() | (hyphens & (hyphens >> 1));
    let slashes = block.equal(b'/').bits();
    if slashes != 0 {
        triggers |= slashes & (opens_directory(block).bits() >> 1 | LAST);
    }
    let dots = block.equal(b'.').bits();
    if dots != 0 {
        let sendgrid = block.equal(b'G').bits() & (block.equal(b'S').bits() << 1);
        triggers |= dots & ((closes_header(block).bits() | sendgrid) << 1 | FIRST_TWO);
    }
    let marks = block.equal(b'_').bits();
    if marks != 0 {
        let hugging = block.equal(b'f').bits() & (block.equal(b'h').bits() << 1);
        let organisation = block.equal(b'g').bits() & (block.equal(b'r').bits() << 1);
        triggers |= marks & ((hugging | organisation) << 1 | FIRST_TWO);
    }
    triggers
}

/// What follows the sign before a home directory: `home`, `Users`, another sign.
#[inline(always)]
fn opens_directory(block: Block) -> Hits {
    let small = block.lower();
    small.equal(b'h') | small.equal(b'u') | block.equal(b'\\')
}

/// What base64 of an object ends with: the last six, four or two bits of its brace, or padding.
#[inline(always)]
fn closes_header(block: Block) -> Hits {
    block.equal(b'9') | block.equal(b'0') | block.equal(b'Q') | block.equal(b'=')
}

/// The first block from `from` on that has triggers: its offset, and they.
#[inline(always)]
pub(crate) fn find_triggers(bytes: &[u8], from: usize) -> Option<(usize, u32)> {
    find(bytes, from, |at, block| {
        if signs(block).bits() == 0 {
            return None;
        }
        let triggers = triggers(block);
        (triggers != 0).then_some((at, triggers))
    })
}

/// No trigger was seen.
pub(crate) const NOWHERE: usize = usize::MAX;

/// As [`string_stop`], and the index of the first block before it in which there is something for a detector, or
/// [`NOWHERE`].
#[inline(always)]
pub(crate) fn string_stop_and_trigger(bytes: &[u8]) -> (usize, usize) {
    let mut trigger = NOWHERE;
    let stop = find(bytes, 0, |at, block| {
        // Most blocks have nothing of all this.
        if (stops(block) | signs(block)).bits() == 0 {
            return None;
        }
        let stops = stops(block).bits();
        // What comes after the stop belongs to something else.
        let before = stops.wrapping_sub(1) & !stops;
        if trigger == NOWHERE && triggers(block) & before != 0 {
            trigger = at;
        }
        (stops != 0).then(|| at + stops.trailing_zeros() as usize)
    });
    (stop.map_or(bytes.len(), |stop| stop.min(bytes.len())), trigger)
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
                        assert_eq!(string_stop(&bytes), place, "{stop} among {filler}");
                        assert_eq!(string_stop_and_trigger(&bytes), (place, NOWHERE));
                    }
                }
            }
        }
    }

    #[test]
    fn triggers_before_the_stop_are_seen_and_others_are_not() {
        for length in 1..60 {
            for place in 0..length {
                for trigger in *b"0123456789:=@" {
                    let mut bytes = vec![b'x'; length + 1];
                    bytes[length] = b'"';
                    bytes[place] = trigger;
                    let (stop, found) = string_stop_and_trigger(&bytes);
                    assert_eq!((stop, found), (length, place / BLOCK * BLOCK));
                    bytes[place] = b'"';
                    bytes[length] = trigger;
                    assert_eq!(string_stop_and_trigger(&bytes), (place, NOWHERE));
                }
            }
        }
    }

    #[test]
    fn signs_start_something_only_beside_what_makes_them() {
        let place = |written: &[u8], offset: usize| {
            let mut bytes = vec![b'x'; 64];
            bytes[offset..offset + written.len()].copy_from_slice(written);
            bytes
        };
        let seen = |bytes: &[u8], sign: usize| {
            find(bytes, 0, |at, block| {
                (at == sign / BLOCK * BLOCK).then(|| triggers(block) & (1 << (sign % BLOCK)) != 0)
            })
            .unwrap()
        };
        let starting = [(&b"/h"[..], 0), (b"/U", 0), (b"/\\", 0), (b"9.", 1), (b"Q.", 1), (b"=.", 1), (b"SG.", 2)];
        for (written, sign) in starting.into_iter().chain([(&b"hf_"[..], 2), (b"org_", 3)]) {
            for offset in 0..60 {
                assert!(seen(&place(written, offset), offset + sign), "{written:?} at {offset}");
            }
        }
        for (written, sign) in [(&b"/a"[..], 0), (b"a.", 1), (b"G.", 1), (b"8.", 1), (b"f_", 1), (b"g_", 1)] {
            // Not where a block ends or starts, where what is beside it is in another.
            for offset in (0..60).filter(|offset| (2..BLOCK - 1).contains(&((offset + sign) % BLOCK))) {
                assert!(!seen(&place(written, offset), offset + sign), "{written:?} at {offset}");
            }
        }
    }

    /// Every comparison of a block, by bytes.
    macro_rules! agrees {
        ($block:ty) => {
            for byte in 0..=255_u8 {
                let bytes: [u8; BLOCK] = std::array::from_fn(|at| byte.wrapping_add((at * at * 7) as u8));
                let block = <$block>::new(&bytes);
                let bits = |holds: &dyn Fn(u8) -> bool| {
                    bytes.iter().enumerate().fold(0, |bits, (at, byte)| bits | (u32::from(holds(*byte)) << at))
                };
                for other in [0, 1, 0x1f, b'"', b'-', b'/', b'@', b'a', 0x7f, 0x80, 0xfe, 0xff, byte] {
                    assert_eq!(block.equal(other).bits(), bits(&|byte| byte == other));
                    for end in [0, 0x20, b'9', b'z', 0x7f, 0x80, 0xff] {
                        let expected = bits(&|byte| (other..=end).contains(&byte));
                        if other <= end {
                            assert_eq!(block.within(other, end).bits(), expected, "{other}..={end}");
                        }
                    }
                }
                let both = block.equal(byte) | block.within(b'0', b'9');
                assert_eq!(both.bits(), bits(&|other| other == byte || other.is_ascii_digit()));
                assert_eq!(block.lower().within(b'a', b'z').bits(), bits(&|byte| byte.is_ascii_alphabetic()));
            }
        };
    }

    #[test]
    fn classes_are_asked_of_every_byte() {
        for length in 0..64 {
            let text = vec![b'7'; length];
            assert!(all(&text, |block| block.within(b'0', b'9')));
            assert_eq!(places(&text, |block| [block.equal(b'7')]), [(1_u64 << length) - 1]);
            for place in 0..length {
                let mut other = text.clone();
                other[place] = b'x';
                assert!(!all(&other, |block| block.within(b'0', b'9')), "{place} of {length}");
                assert_eq!(places(&other, |block| [block.equal(b'x')]), [1 << place]);
            }
        }
    }

    #[test]
    fn the_rest_of_a_text_is_padded_with_zeros() {
        let bytes: Vec<u8> = (1..=40).collect();
        for length in 1..40 {
            for rest in 1..length.min(BLOCK) {
                let mut expected = [0; BLOCK];
                expected[..rest].copy_from_slice(&bytes[length - rest..length]);
                assert_eq!(last(&bytes[..length], length - rest), expected, "{rest} of {length}");
            }
        }
    }

    #[test]
    fn comparisons_are_those_of_the_bytes() {
        agrees!(Block);
        agrees!(portable::Block);
    }
}
