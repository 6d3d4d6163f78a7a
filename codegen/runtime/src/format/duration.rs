//! `duration`: RFC 3339, appendix A. No fractions; units are in order and leave no gap.

pub(super) fn is_valid(bytes: &[u8]) -> bool {
    let [b'P', rest @ ..] = bytes else {
        return false;
    };
    match rest {
        [] => false,
        [b'T', clock @ ..] => units(clock, b"HMS") == Some(&[]),
        _ if units(rest, b"W") == Some(&[]) => true,
        _ => match units(rest, b"YMD") {
            Some([]) => true,
            Some([b'T', clock @ ..]) => units(clock, b"HMS") == Some(&[]),
            _ => false,
        },
    }
}

/// Reads one number or more, each with its unit: a year may be followed by months and these by days, but a year not
/// by days alone. Gives what is left.
fn units<'b>(bytes: &'b [u8], order: &[u8]) -> Option<&'b [u8]> {
    let (mut rest, mut next) = (bytes, None);
    loop {
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 {
            return next.map(|_| rest);
        }
        let (unit, after) = rest.get(digits..)?.split_first()?;
        let found = order.iter().position(|one| one == unit)?;
        if next.is_some_and(|next| next != found) {
            return None;
        }
        (rest, next) = (after, Some(found + 1));
    }
}
