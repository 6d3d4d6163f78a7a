//! One pass over the bytes of a text: which bytes are worth a look, and who looks at them.

use super::text::{before, is_uuid, is_word, run_back, run_on, slice};
use super::{Categories, DETECTORS, Finding};

/// `@`.
pub(super) const AT: u8 = 1;
/// `:`.
pub(super) const COLON: u8 = 1 << 1;
/// `/`.
pub(super) const SLASH: u8 = 1 << 2;
/// `=`.
pub(super) const EQUALS: u8 = 1 << 3;
/// `\`.
pub(super) const BACKSLASH: u8 = 1 << 4;
/// A `-` that starts a run of at least two.
pub(super) const DASHES: u8 = 1 << 5;
/// The first digit of a run, unless the word is a UUID or a digest.
pub(super) const DIGITS: u8 = 1 << 6;
/// The first digit of a word (a run of letters, digits, `_` and `-`).
pub(super) const WORD: u8 = 1 << 7;

/// How far a word is followed. Longer ones are read in pieces.
const WORD_LIMIT: usize = 4096;
/// Bytes that are passed over at once.
const BLOCK: usize = 32;

/// What kind of trigger each byte is.
static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    classes[b'@' as usize] = AT;
    classes[b':' as usize] = COLON;
    classes[b'/' as usize] = SLASH;
    classes[b'=' as usize] = EQUALS;
    classes[b'\\' as usize] = BACKSLASH;
    classes[b'-' as usize] = DASHES;
    let mut digit = b'0';
    while digit <= b'9' {
        classes[digit as usize] = DIGITS;
        digit += 1;
    }
    classes
};

/// A place at which something may be found.
pub(super) struct Candidate<'t> {
    /// The whole text.
    pub(super) bytes: &'t [u8],
    /// Where the trigger is.
    pub(super) at: usize,
    /// Which trigger it is.
    pub(super) trigger: u8,
    /// The word around the trigger: start and end. Empty unless the trigger is [`WORD`] or [`DIGITS`].
    pub(super) word: (usize, usize),
    /// Whether the word is an identifier or a digest, which are sensitive only where the text around says so.
    pub(super) set_aside: bool,
}

/// The first find from an offset on.
pub(super) fn scan_from(text: &str, from: usize, refused: Categories) -> Option<Finding> {
    if refused.is_empty() {
        return None;
    }
    let bytes = text.as_bytes();
    let mut scan = Scan { bytes, refused, word: (0, 0), set_aside: false, skip: from };
    let mut start = from;
    let mut blocks = bytes.get(from..)?.chunks_exact(BLOCK);
    for block in &mut blocks {
        if interesting(block)
            && let Some(found) = scan.block(block, start)
        {
            return Some(found);
        }
        start += BLOCK;
    }
    scan.block(blocks.remainder(), start)
}

/// Whether any byte of a block is a trigger. Written without a table or a branch, so that the compiler compares many
/// bytes with one instruction; a hyphen alone is a trigger only in a row of them, which [`Scan::block`] decides.
fn interesting(block: &[u8]) -> bool {
    let mut any = false;
    for byte in block {
        // `/`, the digits and `:` follow one another.
        any |= (byte.wrapping_sub(b'/') <= b':' - b'/')
            | (*byte == b'@')
            | (*byte == b'=')
            | (*byte == b'\\')
            | (*byte == b'-');
    }
    any
}

/// What a scan knows of the text so far.
struct Scan<'t> {
    bytes: &'t [u8],
    refused: Categories,
    /// The last word that held a digit.
    word: (usize, usize),
    /// Whether that word is an identifier or a digest.
    set_aside: bool,
    /// Triggers before this offset are passed over.
    skip: usize,
}

impl Scan<'_> {
    fn block(&mut self, block: &[u8], start: usize) -> Option<Finding> {
        for (offset, byte) in block.iter().enumerate() {
            let class = CLASSES[usize::from(*byte)];
            if class == 0 {
                continue;
            }
            let at = start + offset;
            if at < self.skip {
                continue;
            }
            let found = match class {
                DASHES => {
                    let starts = before(self.bytes, at) != b'-' && self.bytes.get(at + 1) == Some(&b'-');
                    if starts { self.ask(DASHES, at) } else { None }
                }
                DIGITS => self.digit(at),
                _ => self.ask(class, at),
            };
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// A digit: the first of a word, the first of a run, or neither.
    fn digit(&mut self, at: usize) -> Option<Finding> {
        if at >= self.word.1 {
            let start = run_back(self.bytes, at, WORD_LIMIT, is_word).max(self.word.1.min(at));
            let end = run_on(self.bytes, at, WORD_LIMIT, is_word);
            self.word = (start, end);
            let word = slice(self.bytes, start, end);
            if is_date(word) {
                self.skip = run_on(self.bytes, end, 32, |byte| byte.is_ascii_digit() || b":.,TZ+-".contains(&byte));
                self.word.1 = self.skip;
                return None;
            }
            self.set_aside = is_uuid(word) || is_digest(word);
            if let Some(found) = self.ask(WORD, at) {
                return Some(found);
            }
            if self.set_aside {
                self.skip = end;
                return None;
            }
        }
        if before(self.bytes, at).is_ascii_digit() { None } else { self.ask(DIGITS, at) }
    }

    #[inline]
    fn ask(&self, trigger: u8, at: usize) -> Option<Finding> {
        let word = if trigger & (WORD | DIGITS) != 0 { self.word } else { (at, at) };
        let candidate = Candidate { bytes: self.bytes, at, trigger, word, set_aside: self.set_aside };
        DETECTORS
            .iter()
            .filter(|detector| detector.triggers & trigger != 0 && self.refused.contains(detector.category))
            .find_map(|detector| {
                let (start, end) = (detector.confirm)(&candidate)?;
                (start < end && end <= self.bytes.len()).then_some(Finding { detector, start, end })
            })
    }
}

/// Whether a word starts with a date and holds nothing else than the hour: `2024-05-01`, `2024-05-01T10`.
fn is_date(word: &[u8]) -> bool {
    let month = matches!(word.get(5..7), Some([b'0', b'1'..=b'9'] | [b'1', b'0'..=b'2']));
    let year = matches!(word.get(..4), Some([b'1', b'9', _, _] | [b'2', b'0', _, _]));
    let signs = word.get(4) == Some(&b'-') && word.get(7) == Some(&b'-');
    let hour = word.len() == 10 || (word.len() == 13 && matches!(word[10], b'T' | b't'));
    year && month && signs && hour && word.iter().filter(|byte| byte.is_ascii_digit()).count() + 2 >= word.len() - 1
}

/// Whether a word is a hexadecimal digest: long, nothing but hexadecimal digits of one case, and not a number.
fn is_digest(word: &[u8]) -> bool {
    let lower = word.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let upper = word.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'F'));
    word.len() >= 24 && (lower || upper) && !word.iter().all(u8::is_ascii_digit)
}
