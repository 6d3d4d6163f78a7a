//! `duration`: RFC 3339, appendix A.

/// Whether `text` is a duration.
///
/// The designators must be upper case, as in ISO 8601, which the appendix restates: RFC 3339 gives leave for lower case
/// only to the `T` and `Z` of its section 5.6.
pub(super) fn is_valid(text: &[u8]) -> bool {
    let [b'P', rest @ ..] = text else {
        return false;
    };
    if let Some(after) = element(rest, b'W') {
        return after.is_empty();
    }
    match date_elements(rest) {
        [] => !rest.is_empty(),
        [b'T', time @ ..] => !time.is_empty() && elements(time, *b"HMS").is_empty(),
        _ => false,
    }
}

/// What follows the date elements, of which there may be none.
fn date_elements(text: &[u8]) -> &[u8] {
    elements(text, *b"YMD")
}

/// What follows a run of elements in the order of `units`. A run may start and end at any unit but skips none: `1Y2D` is
/// not in the grammar.
fn elements(text: &[u8], units: [u8; 3]) -> &[u8] {
    let mut rest = text;
    for unit in units {
        match element(rest, unit) {
            Some(after) => rest = after,
            None if rest.len() == text.len() => {}
            None => break,
        }
    }
    rest
}

/// What follows one element: at least one digit and the unit.
fn element(text: &[u8], unit: u8) -> Option<&[u8]> {
    let end = text.iter().position(|byte| !byte.is_ascii_digit())?;
    match text.get(end..) {
        Some([byte, after @ ..]) if end > 0 && *byte == unit => Some(after),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn elements_in_order_without_gaps() {
        for text in ["P1Y2M3DT4H5M6S", "P1M", "PT1M", "P2W", "P1DT1S", "PT1M1S", "P0D"] {
            assert!(is_valid(text.as_bytes()), "{text}");
        }
        for text in ["", "P", "PT", "P1", "P1DT", "P1Y1D", "PT1H1S", "P1W1D", "P1D1Y", "PT1.5S", "p1d", "P1S", "PY"] {
            assert!(!is_valid(text.as_bytes()), "{text}");
        }
    }
}
