//! The names of a record's members, with the bytes that write them.

/// A member's name, and how it stands in compact JSON. Made by [`keys!`](crate::keys).
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The name as the schema has it.
    pub name: &'static str,
    /// `,"name":`
    written: &'static [u8],
    /// `"name":`
    start: &'static [u8],
    /// The first eight bytes of it, and which of their bits count: fewer where it is shorter.
    head: (u64, u64),
    /// The value is kept out of `Debug`.
    pub hidden: bool,
}

/// The first eight bytes, and a mask of those that there are.
const fn head(bytes: &[u8]) -> (u64, u64) {
    let (mut head, mut mask, mut at) = (0, 0, 0);
    while at < bytes.len() && at < 8 {
        head |= (bytes[at] as u64) << (8 * at);
        mask |= 0xff << (8 * at);
        at += 1;
    }
    (head, mask)
}

const HEX: &[u8; 16] = b"0123456789abcdef";

impl Key {
    /// A key from its name and what [`Key::render`] makes of it.
    pub const fn new(name: &'static str, written: &'static [u8]) -> Self {
        let start = written.split_at(1).1;
        Self { name, written, start, head: head(start), hidden: false }
    }

    /// The same key, its value kept out of `Debug`.
    #[must_use]
    pub const fn hide(self) -> Self {
        Self { hidden: true, ..self }
    }

    /// `"name":`
    #[inline(always)]
    pub const fn start(&self) -> &'static [u8] {
        self.start
    }

    /// `,"name":`
    #[inline(always)]
    pub const fn written(&self) -> &'static [u8] {
        self.written
    }

    /// Whether a text starts with `"name":`, given its first eight bytes too: those rule nearly all other names out.
    #[inline(always)]
    pub(crate) fn starts(&self, word: u64, text: &[u8]) -> bool {
        let (head, mask) = self.head;
        (word ^ head) & mask == 0 && text.starts_with(self.start)
    }

    /// How many bytes [`Key::render`] makes.
    pub const fn width(name: &str) -> usize {
        let bytes = name.as_bytes();
        let (mut width, mut at) = (4, 0);
        while at < bytes.len() {
            width += match bytes[at] {
                b'"' | b'\\' | 0x08 | b'\t' | b'\n' | 0x0c | b'\r' => 2,
                0..0x20 => 6,
                _ => 1,
            };
            at += 1;
        }
        width
    }

    /// `,"name":` with the escapes that compact JSON needs; `N` is [`Key::width`].
    pub const fn render<const N: usize>(name: &str) -> [u8; N] {
        let bytes = name.as_bytes();
        let mut out = [0; N];
        out[0] = b',';
        out[1] = b'"';
        let (mut to, mut at) = (2, 0);
        while at < bytes.len() {
            let byte = bytes[at];
            let escape = match byte {
                b'"' | b'\\' => byte,
                0x08 => b'b',
                b'\t' => b't',
                b'\n' => b'n',
                0x0c => b'f',
                b'\r' => b'r',
                0..0x20 => b'u',
                _ => 0,
            };
            if escape == 0 {
                out[to] = byte;
                to += 1;
            } else {
                out[to] = b'\\';
                out[to + 1] = escape;
                to += 2;
            }
            if escape == b'u' {
                out[to] = b'0';
                out[to + 1] = b'0';
                out[to + 2] = HEX[(byte >> 4) as usize];
                out[to + 3] = HEX[(byte & 15) as usize];
                to += 4;
            }
            at += 1;
        }
        out[to] = b'"';
        out[to + 1] = b':';
        out
    }
}

/// The keys of a record, in the schema's order: `keys!["id", hidden "token"]`. What is `hidden` never shows in `Debug`.
#[macro_export]
macro_rules! keys {
    (@key $name:literal) => {{
        const WRITTEN: [u8; $crate::types::Key::width($name)] = $crate::types::Key::render($name);
        $crate::types::Key::new($name, &WRITTEN)
    }};
    (@key hidden $name:literal) => { $crate::keys!(@key $name).hide() };
    ($($($hidden:ident)? $name:literal),* $(,)?) => { &[$($crate::keys!(@key $($hidden)? $name)),*] };
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn keys_are_rendered_as_a_writer_would() {
        const KEYS: &[Key] = keys!["a", hidden "b\"\\\u{1}\n", "é", ""];
        for key in KEYS {
            let name = serde_json::to_string(key.name).unwrap();
            assert_eq!(std::str::from_utf8(key.written()).unwrap(), format!(",{name}:"));
            assert_eq!(std::str::from_utf8(key.start()).unwrap(), format!("{name}:"));
        }
        assert!(KEYS[1].hidden && !KEYS[0].hidden);
        for (at, key) in KEYS.iter().enumerate() {
            let text = [key.start(), b"1, and more"].concat();
            let word = u64::from_le_bytes(*text.first_chunk().unwrap());
            let found: Vec<usize> = (0..KEYS.len()).filter(|other| KEYS[*other].starts(word, &text)).collect();
            assert_eq!(found, [at]);
        }
    }
}
