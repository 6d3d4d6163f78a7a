//! One pass over the bytes of a text: which bytes are worth a look, and who looks at them.
//!
//! Most texts hold nothing of interest, and those that do hold little: so the pass has three steps, each for what the
//! one before could not dismiss. Blocks without a trigger byte are passed over. Of the others the triggers are found
//! eight bytes at a time. At a trigger, its neighbours say what kind of candidate it is, if any; only then the
//! detectors that asked for that kind look.

use super::text::{before, byte, is_hex, is_uuid, is_word, run_back, run_on, slice};
use super::{Categories, DETECTORS, Finding};

/// A `@`.
pub(super) const AT: u16 = 1;
/// A `:`.
pub(super) const COLON: u16 = 1 << 1;
/// A `:` before `/`.
pub(super) const SCHEME: u16 = 1 << 10;
/// A `:` before a hexadecimal digit or another `:`.
pub(super) const COLON_HEX: u16 = 1 << 11;
/// A `=`.
pub(super) const EQUALS: u16 = 1 << 2;
/// A `/` or `\` before an `h`, `H`, `u`, `U` or `\`.
pub(super) const DIRECTORY: u16 = 1 << 3;
/// A `-` that starts a run of at least two.
pub(super) const DASHES: u16 = 1 << 4;
/// A digit that starts a word, and at least eleven more, or fewer and then a space or hyphen and another digit, or
/// exactly nine of them.
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

/// How many kinds of candidates there are.
const KINDS: usize = 13;

/// How far a word is followed. Longer ones are read in pieces.
const WORD_LIMIT: usize = 4096;
/// Bytes that are passed over at once.
const BLOCK: usize = 32;

/// For each kind of candidate the detectors that look at it, as bits in their order.
static LOOKING: [u32; KINDS] = {
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
pub(super) fn scan_from(text: &str, from: usize, refused: Categories) -> Option<Finding> {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(block) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        if interesting32(block) {
            return Scan::new(bytes, refused, at).run();
        }
        at += BLOCK;
    }
    // The last blocks overlap what was passed over: nothing is in there.
    let rest = bytes.get(at..).unwrap_or_default();
    let clean = if let Some(last) = bytes.last_chunk() {
        !interesting16(last) && (rest.len() <= 16 || rest.first_chunk().is_some_and(|first| !interesting16(first)))
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        (triggers(u64::from_le_bytes(*first)) | triggers(u64::from_le_bytes(*last))) == 0
    } else {
        triggers(short(bytes)) == 0
    };
    if clean || rest.is_empty() { None } else { Scan::new(bytes, refused, at).run() }
}

/// Whether one of the first thirty-two bytes is a trigger, or two are hyphens in a row.
#[inline(always)]
fn interesting32(block: &[u8; BLOCK + 1]) -> bool {
    match (block.first_chunk::<BLOCK>(), block.last_chunk::<BLOCK>()) {
        (Some(block), Some(next)) => interesting(block, next),
        _ => true,
    }
}

/// As [`interesting32`], of all seventeen bytes.
#[inline(always)]
fn interesting16(block: &[u8; 17]) -> bool {
    match (block.first_chunk::<16>(), block.last_chunk::<16>()) {
        (Some(first), Some(last)) => interesting(first, last) || interesting(&[block[16]], &[0]),
        _ => true,
    }
}

/// Whether any byte of a block is a trigger, or is a hyphen like the byte after it. Written without a table or a branch,
/// so that the compiler compares many bytes with one instruction.
#[inline(always)]
fn interesting<const N: usize>(block: &[u8; N], next: &[u8; N]) -> bool {
    let mut any = false;
    for (byte, next) in block.iter().zip(next) {
        // `/`, the digits and `:` follow one another.
        any |= (byte.wrapping_sub(b'/') <= b':' - b'/')
            | (*byte == b'@')
            | (*byte == b'=')
            | (*byte == b'\\')
            | ((*byte == b'-') & (*next == b'-'));
    }
    any
}

/// Fewer than eight bytes, and zeros after them.
fn short(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |word, byte| (word << 8) | u64::from(*byte))
}

/// The high bit of each byte that is a trigger. Of two hyphens the first is one; where a row of them crosses the border
/// of two words, one of these has two of its five.
#[inline(always)]
fn triggers(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = ONES << 7;
    // With the high bits gone, no sum leaves its byte.
    let low = word & !HIGH;
    let at_least = |byte: u64| low + ONES * (0x80 - byte);
    let differs = |byte: u64| (low ^ (ONES * byte)) + ONES * 0x7f;
    let range = at_least(0x2f) & !at_least(0x3b);
    let hyphen = !differs(0x2d);
    let single = !(differs(0x40) & differs(0x3d) & differs(0x5c));
    (range | single | (hyphen & (hyphen >> 8))) & !word & HIGH
}

/// What a scan knows of the text so far.
struct Scan<'t> {
    bytes: &'t [u8],
    refused: Categories,
    /// The last word that held a digit.
    word: (usize, usize),
    /// Whether that word is an identifier or a digest.
    set_aside: bool,
    /// Where the scan stands: what is before has been dealt with.
    at: usize,
}

impl<'t> Scan<'t> {
    fn new(bytes: &'t [u8], refused: Categories, at: usize) -> Self {
        Self { bytes, refused, word: (0, 0), set_aside: false, at }
    }

    #[inline(never)]
    fn run(mut self) -> Option<Finding> {
        if self.refused.is_empty() {
            return None;
        }
        let mut quiet = false;
        loop {
            let rest = self.bytes.get(self.at..)?;
            if quiet
                && let Some(block) = rest.first_chunk()
                && !interesting32(block)
            {
                self.at += BLOCK;
                continue;
            }
            let chunk = match (rest.first_chunk::<8>(), self.bytes.last_chunk::<8>()) {
                (Some(chunk), _) => u64::from_le_bytes(*chunk),
                (None, _) if rest.is_empty() => return None,
                // Fewer than eight bytes are left: zeros follow them.
                (None, Some(last)) => u64::from_le_bytes(*last) >> (8 * (8 - rest.len())),
                (None, None) => short(rest),
            };
            let start = self.at;
            let mut left = triggers(chunk);
            quiet = left == 0;
            while left != 0 {
                let at = start + (left.trailing_zeros() >> 3) as usize;
                left &= left - 1;
                // A trigger that was looked at may have dealt with more of the text.
                if at >= self.at
                    && let Some(found) = self.look(at)
                {
                    return Some(found);
                }
            }
            self.at = self.at.max(start + 8);
        }
    }

    /// Looks at one trigger.
    fn look(&mut self, at: usize) -> Option<Finding> {
        let bytes = self.bytes;
        let next = byte(bytes, at + 1);
        match byte(bytes, at) {
            b'/' | b'\\' => match next {
                b'h' | b'H' | b'u' | b'U' | b'\\' => self.ask(DIRECTORY, at),
                _ => None,
            },
            b'0'..=b'9' => self.digit(at),
            b':' => match next {
                b'/' => self.ask(COLON | SCHEME, at),
                b':' | b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F' => self.ask(COLON | COLON_HEX, at),
                _ => self.ask(COLON, at),
            },
            b'=' => self.ask(EQUALS, at),
            b'@' => self.ask(AT, at),
            b'-' => {
                // The first of the row may be the byte before: alone at the end of its block it was no trigger.
                let start = at - usize::from(before(bytes, at) == b'-');
                let end = run_on(bytes, at, bytes.len(), |byte| byte == b'-');
                self.at = end;
                if end - start >= 2 && before(bytes, start) != b'-' { self.ask(DASHES, start) } else { None }
            }
            _ => None,
        }
    }

    /// The first digit of a word.
    fn digit(&mut self, at: usize) -> Option<Finding> {
        let bytes = self.bytes;
        let previous = before(bytes, at);
        if !is_word(previous) && previous != b'+' {
            // Most numbers are short and stand alone.
            let end = run_on(bytes, at, 8, |byte| byte.is_ascii_digit());
            let next = byte(bytes, end);
            let goes_on = matches!(next, b' ' | b'.') && byte(bytes, end + 1).is_ascii_digit();
            if end - at < 8 && !is_word(next) && !goes_on {
                self.word = (at, end);
                self.at = end;
                return None;
            }
        }
        let start = run_back(bytes, at, WORD_LIMIT, is_word).max(self.word.1.min(at));
        if start == at
            && let Some(end) = date(bytes, at)
        {
            self.word = (start, end);
            self.at = end;
            return None;
        }
        let identifier = is_uuid(slice(bytes, start, start + 36)) && !is_word(byte(bytes, start + 36));
        let end = if identifier { start + 36 } else { run_on(bytes, at, WORD_LIMIT, is_word) };
        let length = end - start;
        self.word = (start, end);
        self.set_aside = identifier || (length >= 24 && is_digest(slice(bytes, start, end)));
        // The hyphens before a private key can be joined to a word.
        self.at = if slice(bytes, start, end).ends_with(b"-----BEGIN") { end - 10 } else { end };
        if at >= start + 2
            && byte(bytes, at + 1).is_ascii_digit()
            && before(bytes, at).is_ascii_alphabetic()
            && let Some(found) = self.ask(LETTERED, at)
        {
            return Some(found);
        }
        if self.set_aside {
            return if start > 0 { self.ask(IDENTIFIER, at) } else { None };
        }
        if length >= 8
            && let Some(found) = self.ask(WORD, at)
        {
            return Some(found);
        }
        if start < at { None } else { self.number(at) }
    }

    /// A digit that starts a word: most numbers are too short to be anything.
    fn number(&self, at: usize) -> Option<Finding> {
        let bytes = self.bytes;
        let end = run_on(bytes, at, 12, |byte| byte.is_ascii_digit());
        let goes_on = byte(bytes, end + 1).is_ascii_digit();
        let groups = match byte(bytes, end) {
            b' ' | b'-' => goes_on,
            b'.' => goes_on && end - at == 3,
            _ => false,
        };
        let mut kinds = 0;
        if groups || matches!(end - at, 9 | 12) {
            kinds |= GROUPS;
        }
        if goes_on && byte(bytes, end) == b'.' && end - at <= 3 {
            kinds |= DOTTED;
        }
        if before(bytes, at) == b'+' {
            kinds |= PLUS;
        }
        if kinds == 0 { None } else { self.ask(kinds, at) }
    }

    /// Asks the detectors of these kinds of candidates.
    #[inline(always)]
    fn ask(&self, kinds: u16, at: usize) -> Option<Finding> {
        let (mut looking, mut left) = (0, kinds);
        while left != 0 {
            looking |= LOOKING[left.trailing_zeros() as usize % KINDS];
            left &= left - 1;
        }
        let digit = kinds & (WORD | IDENTIFIER | LETTERED | GROUPS | DOTTED | PLUS) != 0;
        let word = if digit { self.word } else { (at, at) };
        let candidate = Candidate { bytes: self.bytes, at, trigger: kinds, word, set_aside: self.set_aside };
        while looking != 0 {
            let detector = *DETECTORS.get(looking.trailing_zeros() as usize)?;
            looking &= looking - 1;
            if self.refused.contains(detector.category)
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
