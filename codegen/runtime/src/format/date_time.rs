//! `date-time`: RFC 3339, section 5.6. The `T` may be lower case, but it is not a space.

use super::{date, time};

pub(super) fn is_valid(bytes: &[u8]) -> bool {
    match bytes.split_at_checked(10) {
        Some((day, [b'T' | b't', clock @ ..])) => date::is_valid(day) && time::is_valid(clock),
        _ => false,
    }
}
