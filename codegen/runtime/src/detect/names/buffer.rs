//! A name cut into words: lower case, singular, without accents. No allocation takes place.

/// Longer names are judged by their beginning.
const LETTERS: usize = 160;
/// So many words are looked at.
pub(super) const WORDS: usize = 20;

/// The words of a name, in lower case and ASCII, one after the other.
pub(super) struct Buffer {
    letters: [u8; LETTERS],
    length: usize,
    ends: [usize; WORDS],
    count: usize,
    /// Whether there were digits, which are no words.
    pub(super) digits: bool,
    /// Whether the last word was a plural.
    pub(super) plural: bool,
}

impl Default for Buffer {
    fn default() -> Self {
        Self { letters: [0; LETTERS], length: 0, ends: [0; WORDS], count: 0, digits: false, plural: false }
    }
}

impl Buffer {
    pub(super) fn read(&mut self, name: &str) {
        let mut chars = name.chars().peekable();
        let mut last = ' ';
        while let Some(char) = chars.next() {
            if char.is_ascii_digit() {
                // `ipv6` and `cvc2` are words; other digits only number things.
                let kept = matches!(self.open_word(), b"ipv" | b"cvc" | b"cvv" | b"k");
                self.digits = true;
                if kept { self.push(char) } else { self.end_word() }
            } else if char.is_alphanumeric() {
                let next = chars.peek();
                // `IPv6` and `IDs` are words, though a small letter follows their capitals.
                let whole = self.open_word() == b"i" && matches!((char, next), ('P' | 'D', Some('v' | 's')));
                let lower_next = next.is_some_and(|next| next.is_lowercase()) && !whole;
                if char.is_uppercase() && (last.is_lowercase() || last.is_uppercase() && lower_next) {
                    self.end_word();
                }
                char.to_lowercase().for_each(|char| self.push(char));
            } else if char != '\'' && !is_combining(char) {
                self.end_word();
            }
            last = char;
        }
        self.end_word();
    }

    fn start(&self) -> usize {
        self.count.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(0)
    }

    fn open_word(&self) -> &[u8] {
        self.letters.get(self.start()..self.length).unwrap_or_default()
    }

    fn push(&mut self, char: char) {
        for byte in fold(char).bytes().chain(char.is_ascii().then_some(char as u8)) {
            if let Some(slot) = self.letters.get_mut(self.length) {
                *slot = byte;
                self.length += 1;
            }
        }
    }

    fn end_word(&mut self) {
        if self.length > self.start() {
            self.plural = self.singular();
        }
        if self.length > self.start()
            && let Some(end) = self.ends.get_mut(self.count)
        {
            *end = self.length;
            self.count += 1;
        }
    }

    /// Makes the open word a singular; whether it was none.
    fn singular(&mut self) -> bool {
        let word = self.open_word();
        if word.len() > 4 && word.ends_with(b"ies") && word != b"cookies" {
            self.length -= 3;
            self.push('y');
            return true;
        }
        // `addresses`, `taxes`
        let long = word.len() > 5 && (word.ends_with(b"sses") || word.ends_with(b"xes"));
        let plural = is_plural(word);
        self.length -= if long { 2 } else { usize::from(plural) };
        plural
    }

    pub(super) fn words<'b>(&'b self, words: &'b mut [&'b str; WORDS]) -> &'b [&'b str] {
        let mut start = 0;
        for (slot, end) in words.iter_mut().zip(self.ends.iter().take(self.count)) {
            *slot = self.letters.get(start..*end).and_then(|word| std::str::from_utf8(word).ok()).unwrap_or("");
            start = *end;
        }
        words.get(..self.count).unwrap_or_default()
    }
}

/// Whether the last letter is an `s` of the plural, not of the word.
fn is_plural(word: &[u8]) -> bool {
    word.len() > 3
        && word.ends_with(b"s")
        && ![&b"ss"[..], b"us", b"is", b"as", b"gps", b"dns", b"initials"].iter().any(|end| word.ends_with(end))
}

fn is_combining(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}')
}

/// What stands for a letter beyond ASCII.
fn fold(char: char) -> &'static str {
    match char {
        'ä' | 'æ' => "ae",
        'ö' | 'œ' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'à' | 'á' | 'â' | 'ã' | 'å' => "a",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' => "o",
        'ù' | 'ú' | 'û' => "u",
        'ñ' => "n",
        'ç' => "c",
        'ý' | 'ÿ' => "y",
        _ => "",
    }
}
