//! The string formats that contracts assert, one file each.

/// A `format` value that is asserted (JSON Schema 2020-12 Validation, section 7.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// RFC 3339 `date-time`.
    DateTime,
    /// RFC 3339 `full-date`.
    Date,
    /// RFC 3339 `full-time`.
    Time,
    /// RFC 3339 appendix A duration.
    Duration,
    /// RFC 9562 text form.
    Uuid,
    /// RFC 3986 URI.
    Uri,
    /// RFC 3986 URI or relative reference.
    UriReference,
    /// RFC 5321 mailbox.
    Email,
    /// RFC 1123 host name.
    Hostname,
    /// RFC 2673 dotted quad.
    Ipv4,
    /// RFC 4291 text form.
    Ipv6,
    /// RFC 6901 JSON Pointer.
    JsonPointer,
    /// ECMA-262 regular expression.
    Regex,
}

impl Format {
    /// Whether the text has this format.
    pub fn is_valid(self, _text: &str) -> bool {
        true
    }

    /// What to write, a phrase that reads after "expected".
    pub fn expectation(self) -> &'static str {
        ""
    }
}
