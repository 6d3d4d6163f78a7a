//! One pass over the bytes of a text: which bytes are worth a look, and who looks at them.
//!
//! Most texts hold nothing of interest, and those that do hold little: so the pass has three steps, each for what the
//! one before could not dismiss. Blocks without a trigger byte are passed over. At a trigger, its neighbours say what kind
//! of candidate it is, if any; of the stretch around a digit, words and digits are found at once, as bits. Only then the
//! detectors that asked for that kind look.

use super::text::{before, byte, is_hex, is_uuid, is_word, run_back, run_on, separator, slice};
use super::{Categories, DETECTORS, Finding};
use crate::block;

/// A `@`, or `%40`, which stands for one in a URL.
pub(super) const AT: u16 = 1;
/// A `:`.
pub(super) const COLON: u16 = 1 << 1;
/// A `:` before `//` and a letter that the host of some webhook starts with.
pub(super) const SCHEME: u16 = 1 << 10;
/// A `:` before a hexadecimal digit or another `:`.
pub(super) const COLON_HEX: u16 = 1 << 11;
/// A `=`.
pub(super) const EQUALS: u16 = 1 << 2;
/// A `/` or `\` before an `h`, `H`, `u`, `U` or `\`, or after a `:` and before a `B` or `D`.
pub(super) const DIRECTORY: u16 = 1 << 3;
/// A `-` that starts a run of at least two.
pub(super) const DASHES: u16 = 1 << 4;
/// A digit that starts a word, and at least eleven more, or fewer and then a sign that parts groups and another digit,
/// or exactly nine of them.
pub(super) const GROUPS: u16 = 1 << 5;
/// A digit that starts a word and follows a `+`.
pub(super) const PLUS: u16 = 1 << 6;
/// A digit that starts a word, with two more at the most, a full stop, and another digit.
pub(super) const DOTTED: u16 = 1 << 7;
/// The first digit of a word, a digit, with exactly two letters in front, or more after a `_` or `-`.
pub(super) const LETTERED: u16 = 1 << 8;
/// The first digit of a word (a run of letters, digits, `_` and `-`) of at least eight bytes.
pub(super) const WORD: u16 = 1 << 9;
/// The first digit of a word that is an identifier or a digest and not the start of the text.
pub(super) const IDENTIFIER: u16 = 1 << 12;

/// A digit that starts a word and seven to fourteen more, without a sign between.
pub(super) const DIGITS: u16 = 1 << 13;

/// A `.` after `SG` or what base64 of an object ends with, and before a part of a word or another `.`.
pub(super) const DOT: u16 = 1 << 14;

/// A `_` after an `f` or `g` and before a letter: what follows may be letters alone.
pub(super) const UNDERSCORE: u16 = 1 << 15;

/// How many kinds of candidates there are.
const KINDS: usize = 16;

/// How far a word is followed. Longer ones are read in pieces.
const WORD_LIMIT: usize = 4096;
/// The length of an identifier as RFC 9562 writes it.
const UUID: usize = 36;
/// How much of a text is looked at together.
const WINDOW: usize = 64;
/// How much of it is before the digit that it is about.
const BEHIND: usize = 24;

/// For each kind of candidate the detectors that look at it, as bits in their order.
const LOOKING: [u32; KINDS] = {
    let mut looking = [0; KINDS];
    let mut index = 0;
    while index < DETECTORS.len() {
        let mut kind = 0;
        while kind < KINDS {
            if DETECTORS[index].triggers & (1 << kind) != 0 {
                looking[kind] |= 1 << index;
            }
            kind += 1;
        }
        index += 1;
    }
    looking
};

/// The detectors that look at one of these kinds, as bits in their order.
const fn looking(kinds: u16) -> u32 {
    let (mut looking, mut kind) = (0, 0);
    while kind < KINDS {
        if kinds & (1 << kind) != 0 {
            looking |= LOOKING[kind];
        }
        kind += 1;
    }
    looking
}

/// A place at which something may be found.
pub(super) struct Candidate<'t> {
    /// The whole text.
    pub(super) bytes: &'t [u8],
    /// Where the trigger is.
    pub(super) at: usize,
    /// Which kind it is.
    pub(super) trigger: u16,
    /// The word around the trigger: start and end. Empty unless the trigger is a digit.
    pub(super) word: (usize, usize),
    /// Whether the word is an identifier or a digest, which are sensitive only where the text around says so.
    pub(super) set_aside: bool,
}

/// The first find from an offset on.
pub(crate) fn scan_from(text: &str, from: usize, refused: Categories) -> Option<Finding> {
    find(text, from, refused, false)
}

/// The first find of those that are certain, or of those that are only possible.
pub(super) fn find(text: &str, from: usize, sought: Categories, possible: bool) -> Option<Finding> {
    if sought.is_empty() {
        return None;
    }
    let window = Window { base: 0, end: 0, words: 0, digits: 0 };
    Scan { bytes: text.as_bytes(), sought, possible, word: (0, 0), set_aside: false, at: from, window }.run()
}

/// Where words and digits are in a stretch of text, a bit for each byte.
struct Window {
    /// Where it starts.
    base: usize,
    /// Where it ends.
    end: usize,
    /// Bytes of words.
    words: u64,
    /// Digits.
    digits: u64,
}

impl Window {
    /// A stretch around `at`, with room for an identifier that starts there.
    fn around(bytes: &[u8], at: usize) -> Self {
        let base = at.saturating_sub(BEHIND);
        let stretch = slice(bytes, base, base + WINDOW);
        let [words, digits] = block::places(stretch, |block| {
            let digits = block.within(b'0', b'9');
            let signs = block.equal(b'_') | block.equal(b'-');
            [block.lower().within(b'a', b'z') | digits | signs, digits]
        });
        Self { base, end: base + WINDOW, words, digits }
    }

    /// Where a run of bytes that includes the one at `at` ends, given the bits of such bytes.
    #[inline(always)]
    fn run(&self, bytes: &[u8], at: usize, bits: u64, accept: impl Fn(u8) -> bool) -> usize {
        let end = at + (!bits >> (at - self.base)).trailing_zeros() as usize;
        if end < self.end { end } else { run_on(bytes, self.end, WORD_LIMIT, accept) }
    }

    /// Where the word that includes the byte at `at` starts.
    #[inline(always)]
    fn start(&self, bytes: &[u8], at: usize) -> usize {
        let others = !self.words & ((1 << (at - self.base)) - 1);
        match others.checked_ilog2() {
            Some(other) => self.base + other as usize + 1,
            None if self.base == 0 => 0,
            None => run_back(bytes, self.base, WORD_LIMIT, is_word),
        }
    }
}

/// What a scan knows of the text so far.
struct Scan<'t> {
    bytes: &'t [u8],
    sought: Categories,
    /// Whether the detectors are asked whose finds are only possible, or the others.
    possible: bool,
    /// The last word that held a digit.
    word: (usize, usize),
    /// Whether that word is an identifier or a digest.
    set_aside: bool,
    /// Where the scan stands: what is before has been dealt with.
    at: usize,
    /// The stretch of text around the digit looked at last.
    window: Window,
}

impl Scan<'_> {
    #[inline(never)]
    fn run(mut self) -> Option<Finding> {
        loop {
            let (base, mut left) = block::find_triggers(self.bytes, self.at)?;
            let next = base + block::BLOCK;
            while left != 0 {
                let at = base + left.trailing_zeros() as usize;
                self.at = at + 1;
                if let Some(found) = self.look(at) {
                    return Some(found);
                }
                // A look may have dealt with more of the text.
                left = if self.at < next { left & (u32::MAX << (self.at - base)) } else { 0 };
            }
            self.at = self.at.max(next);
        }
    }

    /// Looks at one byte.
    #[inline(always)]
    fn look(&mut self, at: usize) -> Option<Finding> {
        let bytes = self.bytes;
        let next = byte(bytes, at + 1);
        match byte(bytes, at) {
            b'0'..=b'9' => self.digit(at),
            b'/' | b'\\' => match next {
                b'h' | b'H' | b'u' | b'U' | b'\\' => self.ask::<DIRECTORY>(at),
                _ => None,
            },
            b':' => self.colon(at),
            b'=' => self.ask::<EQUALS>(at),
            b'.' => {
                let part = match byte(bytes, at.wrapping_sub(1)) {
                    b'0' | b'9' | b'Q' | b'=' => true,
                    b'G' => byte(bytes, at.wrapping_sub(2)) == b'S',
                    _ => false,
                };
                if part && (is_word(next) || next == b'.') { self.ask::<DOT>(at) } else { None }
            }
            b'@' => self.ask::<AT>(at),
            b'_' => {
                let marked = matches!(before(bytes, at), b'f' | b'g') && next.is_ascii_alphabetic();
                if marked { self.ask::<UNDERSCORE>(at) } else { None }
            }
            b'-' => {
                // The first of the row may be the byte before: alone at the end of its stretch it was no trigger.
                let start = at - usize::from(before(bytes, at) == b'-');
                let end = run_on(bytes, at, bytes.len(), |byte| byte == b'-');
                self.at = end;
                if end - start >= 2 && before(bytes, start) != b'-' { self.ask::<DASHES>(start) } else { None }
            }
            _ => None,
        }
    }

    /// A colon: of a URL, of an address, of a drive, after a name.
    #[inline(always)]
    fn colon(&self, at: usize) -> Option<Finding> {
        match byte(self.bytes, at + 1) {
            b'/' if byte(self.bytes, at + 2) == b'/' => self.scheme(at),
            b'/' | b'\\' if matches!(byte(self.bytes, at + 2), b'B' | b'D') => {
                self.ask::<DIRECTORY>(at + 1).or_else(|| self.ask::<COLON>(at))
            }
            b':' | b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F' => self.ask::<{ COLON | COLON_HEX }>(at),
            _ => self.ask::<COLON>(at),
        }
    }

    /// A colon after the scheme of a URL: hosts to which anybody may post start with few letters, and `https` is no name of
    /// a secret.
    #[inline(always)]
    fn scheme(&self, at: usize) -> Option<Finding> {
        let hooked = matches!(byte(self.bytes, at + 3), b'h' | b'd' | b'p' | b'c' | b'o');
        let web = slice(self.bytes, 0, at).ends_with(b"http") || slice(self.bytes, 0, at).ends_with(b"https");
        match (web, hooked) {
            (true, false) => None,
            (true, true) => self.ask::<SCHEME>(at),
            (false, _) => self.ask::<{ COLON | SCHEME }>(at),
        }
    }

    /// The first digit of a word.
    #[inline(always)]
    fn digit(&mut self, at: usize) -> Option<Finding> {
        let bytes = self.bytes;
        if at >= self.window.end {
            self.window = Window::around(bytes, at);
        }
        let mut start = self.window.start(bytes, at).max(self.word.1.min(at));
        // `\n` of a text that was quoted is no letter of the word after it.
        if start < at && matches!(bytes[start], b'n' | b'r' | b't') && start > 0 && bytes[start - 1] == b'\\' {
            start += 1;
        }
        let end = self.window.run(bytes, at, self.window.words, is_word);
        let length = end - start;
        self.word = (start, end);
        self.set_aside = false;
        self.at = end;
        if before(bytes, at) == b'%'
            && slice(bytes, at, at + 2) == b"40"
            && let Some(found) = self.ask::<AT>(at - 1)
        {
            return Some(found);
        }
        // Most numbers are short and stand alone.
        if length < 8 {
            // `abc8Q~` starts a secret of Azure.
            if byte(bytes, end) == b'~' {
                return self.ask::<WORD>(at);
            }
            if start < at {
                return self.lettered(at);
            }
            let digits = self.window.run(bytes, at, self.window.digits, |byte| byte.is_ascii_digit());
            let goes_on = match byte(bytes, end) {
                b'.' => byte(bytes, end + 1).is_ascii_digit(),
                b'/' => end - at >= 3 && byte(bytes, end + 1).is_ascii_digit(),
                b' ' | b'\t' | 0x80.. => self.goes_on(end),
                _ => false,
            };
            if digits == end && !goes_on && before(bytes, at) != b'+' {
                return None;
            }
        }
        self.long(at)
    }

    /// Whether another group of digits follows after a blank or dash at `end`.
    #[inline(always)]
    fn goes_on(&self, end: usize) -> bool {
        let next = byte(self.bytes, end + 1);
        if next == b'-' && byte(self.bytes, end + 2) == b' ' {
            return byte(self.bytes, end + 3).is_ascii_digit();
        }
        // Most numbers in a text are followed by a space and a word.
        next.is_ascii_digit()
            || (!next.is_ascii_alphabetic() && byte(self.bytes, end + separator(self.bytes, end)).is_ascii_digit())
    }

    /// The first digit of a word that is more than a short number.
    #[inline(never)]
    fn long(&mut self, at: usize) -> Option<Finding> {
        let bytes = self.bytes;
        let (start, end) = self.word;
        let length = end - start;
        if start == at
            && matches!(length, 10 | 13)
            && let Some(end) = date(bytes, at)
        {
            self.word = (start, end);
            self.at = end;
            return None;
        }
        // What is joined to an identifier by a sign is looked at for itself. One of letters alone may end before the digit.
        let identifier = start + UUID;
        if identifier > at
            && is_uuid(slice(bytes, start, identifier))
            && !byte(bytes, identifier).is_ascii_alphanumeric()
        {
            self.word = (start, identifier);
            self.at = identifier;
            self.set_aside = true;
            return if start > 0 { self.ask::<IDENTIFIER>(at) } else { None };
        }
        let word = slice(bytes, start, end);
        self.set_aside = length >= 24 && is_digest(word);
        // The hyphens before a private key can be joined to a word.
        if word.ends_with(b"-----BEGIN") {
            self.at = end - 10;
        }
        if let Some(found) = self.lettered(at) {
            return Some(found);
        }
        if self.set_aside {
            return if start > 0 { self.ask::<IDENTIFIER>(at) } else { None };
        }
        if length >= 8
            && let Some(found) = self.ask::<WORD>(at)
        {
            return Some(found);
        }
        if start < at { None } else { self.number(at) }
    }

    /// Two letters before two digits may be a country.
    #[inline(always)]
    fn lettered(&self, at: usize) -> Option<Finding> {
        let country = at >= self.word.0 + 2
            && byte(self.bytes, at + 1).is_ascii_digit()
            && before(self.bytes, at).is_ascii_alphabetic();
        if country { self.ask::<LETTERED>(at) } else { None }
    }

    /// A digit that starts a word: most numbers are too short to be anything.
    fn number(&self, at: usize) -> Option<Finding> {
        let bytes = self.bytes;
        let end = run_on(bytes, at, 16, |byte| byte.is_ascii_digit());
        let goes_on = byte(bytes, end + 1).is_ascii_digit();
        let groups = match byte(bytes, end) {
            b'-' => goes_on,
            b'/' => goes_on && (3..=5).contains(&(end - at)),
            b'.' => goes_on && (3..=8).contains(&(end - at)),
            b' ' | b'\t' | 0x80.. => self.goes_on(end),
            _ => false,
        };
        let mut kinds = 0;
        if groups || end - at == 9 || end - at >= 12 {
            kinds |= GROUPS;
        }
        if matches!(end - at, 8..=15) {
            kinds |= DIGITS;
        }
        if goes_on && byte(bytes, end) == b'.' && end - at <= 3 {
            kinds |= DOTTED;
        }
        if before(bytes, at) == b'+' {
            kinds |= PLUS;
        }
        if kinds == 0 { None } else { self.ask_those(kinds, looking(kinds), at) }
    }

    /// Asks the detectors of these kinds of candidates.
    #[inline(always)]
    fn ask<const KINDS: u16>(&self, at: usize) -> Option<Finding> {
        self.ask_those(KINDS, const { looking(KINDS) }, at)
    }

    /// As [`Scan::ask`], given the detectors.
    fn ask_those(&self, kinds: u16, mut looking: u32, at: usize) -> Option<Finding> {
        let digit = kinds & (WORD | IDENTIFIER | LETTERED | GROUPS | DOTTED | PLUS) != 0;
        let word = if digit { self.word } else { (at, at) };
        let candidate = Candidate { bytes: self.bytes, at, trigger: kinds, word, set_aside: self.set_aside };
        while looking != 0 {
            let detector = *DETECTORS.get(looking.trailing_zeros() as usize)?;
            looking &= looking - 1;
            if self.sought.contains(detector.category)
                && detector.possible == self.possible
                && let Some((start, end)) = (detector.confirm)(&candidate)
                && start < end
                && end <= self.bytes.len()
            {
                return Some(Finding { detector, start, end });
            }
        }
        None
    }
}

/// Where a date ends that is a word, or starts one that ends with the hour, and the time that follows it: `2024-05-01`,
/// `2024-05-01T10:11:12Z`.
fn date(bytes: &[u8], at: usize) -> Option<usize> {
    let date = bytes.get(at..)?.first_chunk::<10>()?;
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = *date else {
        return None;
    };
    let digits = [y0, y1, y2, y3, m0, m1, d0, d1].iter().all(u8::is_ascii_digit);
    let year = matches!([y0, y1], [b'1', b'9'] | [b'2', b'0']);
    let month = matches!([m0, m1], [b'0', b'1'..=b'9'] | [b'1', b'0'..=b'2']);
    let hour = matches!(byte(bytes, at + 10), b'T' | b't')
        && byte(bytes, at + 11).is_ascii_digit()
        && byte(bytes, at + 12).is_ascii_digit();
    let end = at + if hour { 13 } else { 10 };
    if !digits || !year || !month || is_word(byte(bytes, end)) {
        return None;
    }
    Some(run_on(bytes, end, 32, |byte| matches!(byte, b'0'..=b'9' | b':' | b'.' | b',' | b'T' | b'Z' | b'+' | b'-')))
}

/// Whether a word is a hexadecimal digest: long, nothing but hexadecimal digits of one case, and not a number.
fn is_digest(word: &[u8]) -> bool {
    let upper = word.iter().fold(false, |any, byte| any | byte.is_ascii_uppercase());
    let lower = word.iter().fold(false, |any, byte| any | byte.is_ascii_lowercase());
    upper != lower && is_hex(word)
}
