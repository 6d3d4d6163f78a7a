//! What the targets share: seeds from bytes.

use eventwright_inputs::random::Random;

/// A sequence that all bytes together decide (FNV-1a, 64 bits).
pub fn random(bytes: &[u8]) -> Random {
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    Random::new(hash)
}
