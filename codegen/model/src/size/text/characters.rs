//! What characters cost, and the longest text without a pattern or a format.

use eventwright_runtime::json::Writer;

/// Characters that all writers treat alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Printable ASCII without `"` and `\`.
    Plain,
    /// `"`, `\`, and the five controls with a short escape (RFC 8259, section 7).
    Short,
    /// The other controls below U+0020.
    Control,
    /// U+007F, which Python escapes and others do not.
    Delete,
    /// Two bytes of UTF-8.
    Two,
    /// Three bytes of UTF-8.
    Three,
    /// Four bytes of UTF-8, a surrogate pair where it is escaped.
    Four,
}

impl Kind {
    pub(super) fn of(char: char) -> Self {
        match char {
            '"' | '\\' | '\u{8}' | '\t' | '\n' | '\u{c}' | '\r' => Self::Short,
            '\0'..=' ' if char != ' ' => Self::Control,
            '\u{7f}' => Self::Delete,
            _ => match char.len_utf8() {
                1 => Self::Plain,
                2 => Self::Two,
                3 => Self::Three,
                _ => Self::Four,
            },
        }
    }

    /// Bytes in compact JSON, which is what `x-max-json-bytes` counts.
    pub(super) const fn json(self) -> usize {
        match self {
            Self::Plain | Self::Delete => 1,
            Self::Short | Self::Two => 2,
            Self::Three => 3,
            Self::Four => 4,
            Self::Control => 6,
        }
    }

    /// Bytes that a writer takes.
    pub(super) const fn cost(self, writer: Writer) -> usize {
        match (writer, self) {
            (Writer::Compact | Writer::PythonUnicode, _) => self.json(),
            (Writer::Python, Self::Plain) => 1,
            (Writer::Python, Self::Short) => 2,
            (Writer::Python, Self::Control | Self::Delete | Self::Two | Self::Three) => 6,
            (Writer::Python, Self::Four) => 12,
        }
    }
}

/// How many of which characters make the longest text: the parts of it, in order.
type Parts = Vec<(char, u64)>;

/// The longest text of at most `chars` characters and `json` bytes in compact JSON; `None` without a bound.
pub(super) fn longest(chars: Option<u64>, json: Option<u64>, writer: Writer) -> Option<Parts> {
    match writer {
        Writer::Compact | Writer::PythonUnicode => longest_utf8(chars, json),
        Writer::Python => longest_escaped(chars, json),
    }
}

/// Bytes of such parts.
pub(super) fn bytes(parts: &Parts, writer: Writer) -> u64 {
    let part = |(char, count): &(char, u64)| count.saturating_mul(Kind::of(*char).cost(writer) as u64);
    parts.iter().map(part).fold(0, u64::saturating_add)
}

/// Control characters as far as they go, then what fills up the bytes within the characters left.
fn longest_utf8(chars: Option<u64>, json: Option<u64>) -> Option<Parts> {
    let (chars, json) = match (chars, json) {
        (None, None) => return None,
        (chars, json) => (chars.unwrap_or(u64::MAX), json.unwrap_or(u64::MAX)),
    };
    let costly = (json / 6).min(chars);
    let (mut rest, mut left) = (json - costly * 6, chars - costly);
    let mut parts = vec![('\u{1}', costly)];
    // One, two, three or four bytes are what other characters take. Five take two of them, or one is lost.
    while rest > 0 && left > 0 {
        let (filler, width) = match rest {
            1 => ('a', 1),
            2 => ('\u{e9}', 2),
            3 => ('\u{20ac}', 3),
            _ => ('\u{1f600}', 4),
        };
        parts.push((filler, 1));
        rest -= width;
        left -= 1;
    }
    Some(parts)
}

/// Where everything but printable ASCII is escaped, one byte of compact JSON costs six (U+007F), and one character
/// twelve (four bytes of UTF-8): the longest text is made of these two.
fn longest_escaped(chars: Option<u64>, json: Option<u64>) -> Option<Parts> {
    let (pairs, singles) = match (chars, json) {
        (None, None) => return None,
        (None, Some(json)) => (0, json),
        (Some(chars), None) => (chars, 0),
        (Some(chars), Some(json)) if json >= chars.saturating_mul(4) => (chars, 0),
        (Some(chars), Some(json)) if chars >= json => (0, json),
        (Some(chars), Some(json)) => {
            let pairs = (json - chars) / 3;
            (pairs, chars - pairs)
        }
    };
    Some(vec![('\u{1f600}', pairs), ('\u{7f}', singles)])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The greatest cost by trying all numbers of characters of each kind.
    fn tried(chars: usize, json: usize, writer: Writer) -> usize {
        let kinds = [Kind::Plain, Kind::Short, Kind::Control, Kind::Delete, Kind::Two, Kind::Three, Kind::Four];
        let mut best = vec![vec![0; json + 1]; chars + 1];
        for char in 1..=chars {
            for left in 0..=json {
                let with = |kind: &Kind| best[char - 1][left - kind.json()] + kind.cost(writer);
                let most = kinds.iter().filter(|kind| kind.json() <= left).map(with).max();
                best[char][left] = most.unwrap_or(0).max(best[char - 1][left]);
            }
        }
        best[chars][json]
    }

    #[test]
    fn longest_texts_are_as_long_as_any() {
        for writer in Writer::ALL {
            for (chars, json) in (0..24).flat_map(|chars| (0..60).map(move |json| (chars, json))) {
                let parts = longest(Some(chars), Some(json), writer).unwrap();
                let tried = tried(usize::try_from(chars).unwrap(), usize::try_from(json).unwrap(), writer);
                assert_eq!(bytes(&parts, writer), tried as u64, "{writer:?} {chars} {json}");
                let text: String = parts
                    .iter()
                    .map(|(char, count)| char.to_string().repeat(usize::try_from(*count).unwrap()))
                    .collect();
                assert_eq!(writer.string(&text), tried as u64);
                assert!(text.chars().count() as u64 <= chars && Writer::Compact.string(&text) <= json);
            }
            assert_eq!(longest(None, None, writer), None);
        }
    }

    #[test]
    fn kinds_cost_what_writers_write() {
        for char in (0..0x3000).chain(0xfff0..0x1_0010).filter_map(char::from_u32) {
            let (kind, text) = (Kind::of(char), char.to_string());
            assert_eq!(kind.json() as u64, Writer::Compact.string(&text), "{char:?}");
            for writer in Writer::ALL {
                assert_eq!(kind.cost(writer) as u64, writer.string(&text), "{char:?} {writer:?}");
            }
        }
    }
}
