//! The longest string under caps on characters and bytes, a format, patterns.

use super::Worst;
use super::merge::Merged;
use eventwright_runtime::format::Format;
use eventwright_runtime::json::{self, Tree};
use eventwright_runtime::pattern::Pattern;

/// Bytes that the costliest character takes in compact JSON: a control character, `\u0001` (RFC 8259, section 7).
const COSTLIEST: u64 = 6;

/// Strings are not built past this: no payload is that large.
const LARGEST_BUILT: u64 = 1 << 20;

/// The longest string.
pub(super) fn worst(merged: &Merged) -> Worst {
    let caps = Caps::of(merged);
    let Some(most) = caps.bytes() else { return Worst::unbounded() };
    match build(merged, caps, 0) {
        Some(text) => Worst::of(Tree::String(text.into())),
        None => Worst::at_most(most + 2),
    }
}

/// Some longest strings, all different; `None` when it is not known how to vary them.
pub(super) fn distinct(merged: &Merged, most: usize) -> Option<Vec<Tree>> {
    let caps = Caps::of(merged);
    caps.bytes()?;
    let texts: Option<Vec<String>> = (0..most as u64).map(|variant| build(merged, caps, variant)).collect();
    let texts = texts?;
    let mut sorted: Vec<&String> = texts.iter().collect();
    sorted.sort();
    sorted.dedup();
    if sorted.len() < texts.len() {
        return None;
    }
    Some(texts.into_iter().map(|text| Tree::String(text.into())).collect())
}

/// What limits a string's length.
#[derive(Clone, Copy, Debug)]
struct Caps {
    chars: Option<u64>,
    json_bytes: Option<u64>,
    format: Option<Format>,
    pattern_bytes: Option<u64>,
}

impl Caps {
    fn of(merged: &Merged) -> Self {
        let longest = merged.formats.iter().filter_map(|format| format.longest()).min();
        let pattern_bytes = merged.patterns.iter().filter_map(|pattern| crate::pattern::longest(pattern)).min();
        let chars = [merged.max_chars, longest].into_iter().flatten().min();
        Self { chars, json_bytes: merged.max_json_bytes, format: merged.formats.first().copied(), pattern_bytes }
    }

    /// An upper bound of the bytes between the quotes.
    fn bytes(&self) -> Option<u64> {
        // Formats admit ASCII without `"`, `\` and controls only, except e-mail, JSON Pointer and regex.
        let plain =
            self.format.is_some_and(|format| !matches!(format, Format::Email | Format::JsonPointer | Format::Regex));
        let per_char = if plain { 1 } else { COSTLIEST };
        let by_chars = self.chars.map(|chars| chars.saturating_mul(per_char));
        let by_pattern = self.pattern_bytes.map(|bytes| bytes.saturating_mul(per_char));
        [by_chars, self.json_bytes, by_pattern].into_iter().flatten().min()
    }
}

/// A string of the greatest length, the `variant`th of its kind.
fn build(merged: &Merged, caps: Caps, variant: u64) -> Option<String> {
    let most = caps.bytes()?;
    if most > LARGEST_BUILT || merged.formats.len() > 1 || merged.patterns.len() > 1 {
        return None;
    }
    match (caps.format, merged.patterns.first()) {
        (None, None) => free_text(most, caps.chars, variant),
        (Some(format), None) => formatted(format, most, variant),
        (None, Some(pattern)) if variant == 0 => by_pattern(pattern, most, caps),
        _ => None,
    }
}

/// Control characters as far as they go, then what fills up the bytes within the characters left.
fn free_text(bytes: u64, chars: Option<u64>, variant: u64) -> Option<String> {
    let chars = chars.unwrap_or(u64::MAX);
    let costly = (bytes / COSTLIEST).min(chars);
    let mut rest = bytes - costly * COSTLIEST;
    let mut left = chars - costly;
    let mut text = "\u{1}".repeat(usize::try_from(costly).ok()?);
    // Two, three or four bytes of UTF-8 are the next costliest characters.
    while rest > 0 && left > 0 {
        let (filler, width) = match rest {
            1 => ('a', 1),
            2 => ('\u{e9}', 2),
            3 => ('\u{20ac}', 3),
            _ => ('\u{1f600}', 4),
        };
        text.push(filler);
        rest -= width;
        left -= 1;
    }
    vary(text, variant)
}

/// Replaces leading control characters by others of the same cost, counting in base 16.
fn vary(text: String, mut variant: u64) -> Option<String> {
    // U+0010 to U+001F all take six bytes.
    let mut chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while variant > 0 {
        let slot = chars.get_mut(at).filter(|slot| **slot == '\u{1}')?;
        *slot = char::from_u32(0x10 + u32::try_from(variant % 16).ok()?)?;
        variant /= 16;
        at += 1;
    }
    Some(chars.into_iter().collect())
}

fn formatted(format: Format, bytes: u64, variant: u64) -> Option<String> {
    let fill = |head: &str, tail: &str, filler: char| {
        let fixed = (head.len() + tail.len()) as u64;
        let room = usize::try_from(bytes.checked_sub(fixed)?).ok()?;
        let filling: String = if variant == 0 { String::new() } else { format!("{variant:x}") };
        let pad = room.checked_sub(filling.len())?;
        Some(format!("{head}{}{filling}{tail}", filler.to_string().repeat(pad)))
    };
    match format {
        Format::Uuid => Some(format!("00000000-0000-4000-8000-{variant:012x}")).filter(|_| bytes >= 36),
        Format::DateTime => fill("2025-12-23T18:04:31.", "+00:00", '1'),
        Format::Time => fill("18:04:31.", "+00:00", '1'),
        Format::Date => Some("2025-12-23".to_owned()).filter(|_| variant == 0 && bytes >= 10),
        Format::Duration => fill("P", "D", '1'),
        Format::Uri | Format::UriReference => fill("https://a/", "", 'a'),
        Format::Ipv4 => Some("255.255.255.255".to_owned()).filter(|_| variant == 0 && bytes >= 15),
        Format::Ipv6 => {
            Some("ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255".to_owned()).filter(|_| variant == 0 && bytes >= 45)
        }
        // Escapes make these longer than their characters; the bound stays an upper one.
        Format::Hostname => hostname(usize::try_from(bytes).ok()?, variant),
        Format::Email | Format::JsonPointer | Format::Regex => None,
    }
}

/// Labels of 63 characters, the longest there are (RFC 1035, section 2.3.4), and a shorter one at the end.
fn hostname(bytes: usize, variant: u64) -> Option<String> {
    let mut text = format!("{variant:x}");
    while text.len() < bytes {
        let label = text.rsplit('.').next().map_or(0, str::len);
        // A label needs a letter after its dot, so none may end one short of the whole.
        let full = label == 63 || (label == 62 && text.len() + 2 == bytes);
        text.push(if full { '.' } else { 'a' });
    }
    Some(text).filter(|text| text.len() == bytes && Format::Hostname.is_valid(text))
}

/// How a state is reached: characters so far, the state before, the character that led here.
type Arrival = (u64, usize, char);

/// The costliest text that the automaton accepts within the caps: how many characters the cheapest way to each
/// (bytes, state) takes, byte by byte.
fn by_pattern(pattern: &Pattern, most: u64, caps: Caps) -> Option<String> {
    let most = usize::try_from(most).ok()?;
    let width = usize::from(pattern.width);
    let states = pattern.next.len() / width;
    if most.saturating_mul(states) > 4_000_000 {
        return None;
    }
    let letters = letters(pattern);
    // fewest[bytes][state]: characters used and the step that led here.
    let mut fewest: Vec<Vec<Option<Arrival>>> = vec![vec![None; states]; most + 1];
    fewest[0][2] = Some((0, 2, '\0'));
    for used in 0..=most {
        for state in 0..states {
            let Some((chars, ..)) = fewest[used][state] else { continue };
            for (letter, cost) in &letters {
                let after = used + cost;
                let next = run(pattern, state, *letter);
                if after > most || next == 0 || caps.chars.is_some_and(|most| chars + 1 > most) {
                    continue;
                }
                if fewest[after][next].is_none_or(|(known, ..)| chars + 1 < known) {
                    fewest[after][next] = Some((chars + 1, state, *letter));
                }
            }
        }
    }
    let accepts = |state: usize| usize::from(pattern.next[state * width + width - 1]) == 1;
    for used in (0..=most).rev() {
        let end = (0..states).find(|state| fewest[used][*state].is_some() && (*state == 1 || accepts(*state)));
        if let Some(end) = end {
            return Some(walk_back(&fewest, used, end));
        }
    }
    None
}

fn walk_back(fewest: &[Vec<Option<Arrival>>], mut used: usize, mut state: usize) -> String {
    let mut letters = Vec::new();
    while used > 0 {
        let Some((_, from, letter)) = fewest[used][state] else { break };
        letters.push(letter);
        used -= letter_cost(letter);
        state = from;
    }
    letters.iter().rev().collect()
}

/// One character for each way the automaton can tell characters apart, the costliest of each way.
fn letters(pattern: &Pattern) -> Vec<(char, usize)> {
    let signature = |letter: char| {
        let mut buffer = [0; 4];
        let bytes = letter.encode_utf8(&mut buffer).bytes();
        bytes.map(|byte| pattern.classes[usize::from(byte)]).collect::<Vec<u8>>()
    };
    let mut known: Vec<(Vec<u8>, char, usize)> = Vec::new();
    let planes = (0..0x3000).chain([0x20ac, 0x4e00, 0xac00, 0x1f600]).filter_map(char::from_u32);
    for letter in planes {
        let (signature, cost) = (signature(letter), letter_cost(letter));
        match known.iter_mut().find(|(other, _, known)| *other == signature && *known == cost) {
            Some(_) => {}
            None => known.push((signature, letter, cost)),
        }
    }
    known.into_iter().map(|(_, letter, cost)| (letter, cost)).collect()
}

fn letter_cost(letter: char) -> usize {
    let mut buffer = [0; 4];
    usize::try_from(json::string_cost(letter.encode_utf8(&mut buffer))).unwrap_or(usize::MAX)
}

fn run(pattern: &Pattern, state: usize, letter: char) -> usize {
    let width = usize::from(pattern.width);
    let mut buffer = [0; 4];
    letter.encode_utf8(&mut buffer).bytes().fold(state, |state, byte| {
        if state == 1 {
            1
        } else {
            usize::from(pattern.next[state * width + usize::from(pattern.classes[usize::from(byte)])])
        }
    })
}
