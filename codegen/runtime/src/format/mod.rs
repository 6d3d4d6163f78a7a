//! The string formats that contracts assert, one file each.
//!
//! Each check reads bytes, allocates nothing and accepts exactly what the grammar of its specification does; where a file
//! departs from that, its head says so.

mod characters;
mod date;
mod date_time;
mod duration;
mod email;
mod hostname;
mod ipv4;
mod ipv6;
mod json_pointer;
mod properties;
mod regex;
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
    /// Every format, in the order of the variants.
    pub const ALL: [Format; 13] = [
        Format::DateTime,
        Format::Date,
        Format::Time,
        Format::Duration,
        Format::Uuid,
        Format::Uri,
        Format::UriReference,
        Format::Email,
        Format::Hostname,
        Format::Ipv4,
        Format::Ipv6,
        Format::JsonPointer,
        Format::Regex,
    ];

    /// The value of the `format` keyword that means this format.
    pub const fn name(self) -> &'static str {
        match self {
            Format::DateTime => "date-time",
            Format::Date => "date",
            Format::Time => "time",
            Format::Duration => "duration",
            Format::Uuid => "uuid",
            Format::Uri => "uri",
            Format::UriReference => "uri-reference",
            Format::Email => "email",
            Format::Hostname => "hostname",
            Format::Ipv4 => "ipv4",
            Format::Ipv6 => "ipv6",
            Format::JsonPointer => "json-pointer",
            Format::Regex => "regex",
        }
    }

    /// The format that a value of the `format` keyword means, if it is one that is asserted.
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Whether `text`, a string without its JSON quotes and escapes, has this format.
    #[inline(always)]
    pub fn is_valid(self, text: &str) -> bool {
        let bytes = text.as_bytes();
        match self {
            Format::DateTime => date_time::is_valid(bytes),
            Format::Date => date::is_valid(bytes),
            Format::Time => time::is_valid(bytes),
            Format::Duration => duration::is_valid(bytes),
            Format::Uuid => uuid::is_valid(bytes),
            Format::Uri => uri::is_uri(bytes),
            Format::UriReference => uri::is_reference(bytes),
            Format::Email => email::is_valid(bytes),
            Format::Hostname => hostname::is_valid(bytes),
            Format::Ipv4 => ipv4::is_valid(bytes),
            Format::Ipv6 => ipv6::is_valid(bytes),
            Format::JsonPointer => json_pointer::is_valid(bytes),
            Format::Regex => regex::is_valid(text),
        }
    }

    /// The most characters that a valid text can have; nothing when there is no bound.
    pub const fn longest(self) -> Option<u64> {
        match self {
            // The fraction of a second has any number of digits (RFC 3339, section 5.6), and so has a number of a
            // duration (appendix A).
            Format::DateTime | Format::Time | Format::Duration => None,
            // Ten: the year has four digits (RFC 3339, section 5.6).
            Format::Date => Some(10),
            // 32 digits and four hyphens (RFC 9562, section 4).
            Format::Uuid => Some(36),
            // RFC 3986 sets no bound (appendix A).
            Format::Uri | Format::UriReference => None,
            // A path of 256 octets without its angle brackets (RFC 5321, section 4.5.3.1.3).
            Format::Email => Some(email::LONGEST as u64),
            // 255 octets on the wire (RFC 1035, section 3.1), which RFC 1123, section 2.1, keeps.
            Format::Hostname => Some(hostname::LONGEST as u64),
            // Four octets of three digits and three dots (RFC 2673, section 3.2).
            Format::Ipv4 => Some(15),
            // Six groups of four digits with their colons and a dotted quad (RFC 4291, section 2.2, form 3).
            Format::Ipv6 => Some(45),
            // RFC 6901 (section 3) and ECMA-262 (section 22.2.1) set no bound.
            Format::JsonPointer | Format::Regex => None,
        }
    }

    /// What a text of this format is, to be read after the word "expected".
    pub const fn expectation(self) -> &'static str {
        match self {
            Format::DateTime => "an RFC 3339 date-time with an offset, such as 2025-12-23T18:04:31Z",
            Format::Date => "an RFC 3339 full-date, such as 2025-12-23",
            Format::Time => "an RFC 3339 full-time with an offset, such as 18:04:31Z",
            Format::Duration => "an RFC 3339 duration without fractions, such as P1DT12H",
            Format::Uuid => "a UUID, such as 018f3c1e-7d2a-7b3c-9f10-5a6b7c8d9e0f",
            Format::Uri => "an RFC 3986 URI with a scheme, such as https://example.com/orders?page=2",
            Format::UriReference => "an RFC 3986 URI or relative reference, such as /orders?page=2",
            Format::Email => "an RFC 5321 mailbox, such as user@example.com",
            Format::Hostname => "an RFC 1123 host name without a trailing dot, such as api.example.com",
            Format::Ipv4 => "an IPv4 address of four decimal octets, such as 192.0.2.1",
            Format::Ipv6 => "an RFC 4291 IPv6 address, such as 2001:db8::1",
            Format::JsonPointer => "an RFC 6901 JSON Pointer, empty or such as /orders/0",
            Format::Regex => "an ECMA-262 regular expression in Unicode mode, such as ^[a-z]+$",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn names_lead_back() {
        for (at, format) in Format::ALL.into_iter().enumerate() {
            assert_eq!(format as usize, at);
            assert_eq!(Format::from_name(format.name()), Some(format));
        }
        assert_eq!(Format::from_name("Date"), None);
        assert_eq!(Format::from_name("idn-email"), None);
    }

    #[test]
    fn expectations_show_a_valid_example() {
        for format in Format::ALL {
            let example = format.expectation().rsplit("such as ").next().unwrap();
            assert!(format.is_valid(example), "{}: {example}", format.name());
        }
    }

    #[test]
    fn longest_texts_are_valid() {
        let texts = [
            (Format::Date, "2025-12-23"),
            (Format::Uuid, "018f3c1e-7d2a-7b3c-9f10-5a6b7c8d9e0f"),
            (Format::Ipv4, "255.255.255.255"),
            (Format::Ipv6, "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255"),
        ];
        for (format, text) in texts {
            assert!(format.is_valid(text), "{text}");
            assert_eq!(format.longest(), u64::try_from(text.len()).ok());
        }
    }
}
