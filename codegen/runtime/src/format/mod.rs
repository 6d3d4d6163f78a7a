//! The string formats that contracts assert, one file each.
//!
//! Each check reads the bytes once and allocates nothing. A text is measured against the grammar of the RFC, strictly:
//! what many parsers tolerate besides is not the format.

mod date;
mod date_time;
mod duration;
mod email;
mod hostname;
mod idna;
mod idna_tables;
mod ipv4;
mod ipv6;
mod json_pointer;
mod regex;
mod regex_class;
mod time;
mod uri;
mod uuid;

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
    /// Every format.
    pub const ALL: [Self; 13] = [
        Self::DateTime,
        Self::Date,
        Self::Time,
        Self::Duration,
        Self::Uuid,
        Self::Uri,
        Self::UriReference,
        Self::Email,
        Self::Hostname,
        Self::Ipv4,
        Self::Ipv6,
        Self::JsonPointer,
        Self::Regex,
    ];

    /// The format's name in a schema.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DateTime => "date-time",
            Self::Date => "date",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Uuid => "uuid",
            Self::Uri => "uri",
            Self::UriReference => "uri-reference",
            Self::Email => "email",
            Self::Hostname => "hostname",
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::JsonPointer => "json-pointer",
            Self::Regex => "regex",
        }
    }

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Whether the text has this format.
    pub fn is_valid(self, text: &str) -> bool {
        let bytes = text.as_bytes();
        match self {
            Self::DateTime => date_time::is_valid(bytes),
            Self::Date => date::is_valid(bytes),
            Self::Time => time::is_valid(bytes),
            Self::Duration => duration::is_valid(bytes),
            Self::Uuid => uuid::is_valid(bytes),
            Self::Uri => uri::is_uri(bytes),
            Self::UriReference => uri::is_reference(bytes),
            Self::Email => email::is_valid(bytes),
            Self::Hostname => hostname::is_valid(bytes),
            Self::Ipv4 => ipv4::is_valid(bytes),
            Self::Ipv6 => ipv6::is_valid(bytes),
            Self::JsonPointer => json_pointer::is_valid(bytes),
            Self::Regex => regex::is_valid(text),
        }
    }

    /// What to write, a phrase that reads after "expected".
    pub const fn expectation(self) -> &'static str {
        match self {
            Self::DateTime => {
                "an RFC 3339 date and time with an offset from UTC, such as 2025-12-23T18:04:03Z"
            }
            Self::Date => "an RFC 3339 date, such as 2025-12-23",
            Self::Time => "an RFC 3339 time with an offset from UTC, such as 18:04:03Z",
            Self::Duration => "a duration as in RFC 3339 appendix A, such as PT1H30M",
            Self::Uuid => "a UUID of 32 hexadecimal digits in groups of 8-4-4-4-12",
            Self::Uri => "a URI with its scheme, such as https://example.com/path",
            Self::UriReference => "a URI or a relative reference as in RFC 3986",
            Self::Email => "an e-mail address as in RFC 5321",
            Self::Hostname => "a host name as in RFC 1123",
            Self::Ipv4 => "an IPv4 address of four decimal numbers, such as 192.0.2.1",
            Self::Ipv6 => "an IPv6 address as in RFC 4291, such as 2001:db8::1",
            Self::JsonPointer => "a JSON Pointer as in RFC 6901, such as /items/0",
            Self::Regex => "a regular expression as in ECMA-262 with the flag u",
        }
    }

    /// The most code points a valid text can have; `None` when there is no limit. Every text of a format with a limit
    /// is ASCII, so the limit is in bytes as well.
    pub const fn longest(self) -> Option<u64> {
        match self {
            // RFC 3339, 5.6: `full-date` has fixed parts.
            Self::Date => Some(10),
            // RFC 9562, section 4: 32 digits and four hyphens.
            Self::Uuid => Some(36),
            // RFC 5321, 4.5.3.1.3: a path has at most 256 octets, its two angle brackets included.
            Self::Email => Some(254),
            // RFC 1035, 2.3.4: 255 octets on the wire, which start with a length and end with the root.
            Self::Hostname => Some(253),
            // RFC 2673, 3.2: four numbers of at most three digits.
            Self::Ipv4 => Some(15),
            // RFC 4291, 2.2: six groups of four digits, then an IPv4 address.
            Self::Ipv6 => Some(45),
            // Fractions of seconds (RFC 3339, 5.6), digits of durations, and the rest may go on.
            Self::DateTime
            | Self::Time
            | Self::Duration
            | Self::Uri
            | Self::UriReference
            | Self::JsonPointer
            | Self::Regex => None,
        }
    }
}

/// The value of two decimal digits.
fn two_digits(bytes: &[u8]) -> Option<u8> {
    match bytes {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => Some((tens - b'0') * 10 + (ones - b'0')),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
