//! Random identifiers, in which nothing may be found.

use eventwright_runtime::detect::{Categories, scan};

/// How many of so many random UUIDs of version 4 are taken for something, from a fixed seed.
pub fn alarms(count: u64) -> u64 {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move || {
        // SplitMix64, by Sebastiano Vigna (public domain).
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = state;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    };
    let mut found = 0;
    for index in 0..count {
        let (high, low) = (next(), next());
        let uuid = format!(
            "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
            high >> 32,
            (high >> 16) & 0xffff,
            high & 0xfff,
            0x8000 | (low >> 48) & 0x3fff,
            low & 0xffff_ffff_ffff
        );
        // Alone, and where an identifier stands in a sentence.
        let text = if index % 2 == 0 { uuid } else { format!("course {uuid}, created") };
        found += u64::from(scan(&text, Categories::ALL).is_some());
    }
    found
}
