//! `uuid`: RFC 9562, section 4, the text form.

use crate::block::hyphenated;

/// Whether `text` is 32 hexadecimal digits of any case, hyphenated 8-4-4-4-12. Any version and variant is allowed.
pub(super) fn is_valid(text: &[u8]) -> bool {
    text.try_into().is_ok_and(|text| hyphenated(text).is_some())
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn only_the_hyphenated_form() {
        assert!(is_valid(b"2eb8aa08-AA98-11ea-b4aa-73b441d16380"));
        assert!(is_valid(b"ffffffff-ffff-ffff-ffff-ffffffffffff"));
        assert!(!is_valid(b"2eb8aa08aa9811eab4aa73b441d16380"));
        assert!(!is_valid(b"{2eb8aa08-aa98-11ea-b4aa-73b441d16380}"));
        assert!(!is_valid(b"2eb8aa08-aa98-11ea-b4aa-73b441d1638g"));
        assert!(!is_valid(b"2eb8aa08-aa98-11ea-b4aa073b441d16380"));
    }
}
