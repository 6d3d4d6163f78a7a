//! Phone numbers in national form, where a word before them says what they are.

use super::scanner::{Candidate, DIGITS, GROUPS};
use super::text::{before, byte, is_word, run_back, slice};
use super::{Category, Detector};

pub(super) static DETECTOR: Detector = Detector {
    name: "phone_in_context",
    category: Category::Contact,
    what: "what may be a phone number",
    doc: "Seven to fifteen digits, in groups or not, after a word for a phone or for calling in English, German, French or \
          Spanish, with no other word between them but `number`, `no` and the like; or as they are written in America, or with two \
          zeros and a country code. Otherwise these digits could \
          be anything, so a find is a warning.",
    good: &[
        "555-0132",
        "order 030 1234567",
        "telephone lessons: 12 345 678 visits",
        "call 2024-05-01",
        "phone 12",
        "hotel 415 555 0132",
        "(100) 200-300 visits",
        "0012 345 678",
    ],
    bad: &[
        "Tel. 030 1234567",
        "phone: (415) 555-0132",
        "call me at 415-555-0132",
        "Telefonnummer 0301234567",
        "m\u{f3}vil 612 345 678",
        "WhatsApp number 07700 900123",
        "t\u{e9}l. 01 23 45 67 89",
        "Rufnummer 030/1234567",
        "(202) 555-0143",
        "0049 151 23456789",
        "contact me at 202-555-0143",
    ],
    possible: true,
    triggers: GROUPS | DIGITS,
    confirm,
};

/// Words that say that a phone number follows, without accents that are written before the rest.
const WORDS: [&[u8]; 29] = [
    b"tel",
    b"ph",
    b"contact",
    b"contacto",
    b"kontakt",
    b"hotline",
    b"phone",
    b"telephone",
    b"mobile",
    b"cell",
    b"cellphone",
    b"fax",
    b"whatsapp",
    b"sms",
    b"call",
    b"dial",
    b"text",
    b"telefon",
    b"handy",
    b"mobil",
    b"fon",
    b"rufnummer",
    b"telefonnummer",
    b"anrufen",
    b"portable",
    b"appelez",
    b"telefono",
    b"celular",
    b"llamar",
];

/// Words with a letter beyond ASCII, of which only the end is compared.
const ENDS: [&[u8]; 3] = ["éléphone".as_bytes(), "éfono".as_bytes(), "óvil".as_bytes()];

/// The same, whole: they end other words too.
const WHOLE: [&[u8]; 3] = ["tél".as_bytes(), "Tél".as_bytes(), "TÉL".as_bytes()];

/// Words that may stand between.
const BETWEEN: [&[u8]; 12] =
    [b"number", b"no", b"nr", b"num", b"at", b"me", b"us", b"is", b"unter", b"under", b"on", b"au"];

/// How far before the digits the word may stand.
const REACH: usize = 40;

fn confirm(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    let bytes = candidate.bytes;
    let is_part = |byte: u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'-' | b'.' | b'/' | b'(' | b')');
    let mut start = run_back(bytes, candidate.at, REACH, is_part);
    while start < candidate.at && !byte(bytes, start).is_ascii_digit() {
        start += 1;
    }
    let mut end = candidate.at;
    let (mut digits, mut at) = (0, start);
    while at < bytes.len() && is_part(byte(bytes, at)) && at < end.max(start) + 3 && at - start < REACH {
        if byte(bytes, at).is_ascii_digit() {
            digits += 1;
            end = at + 1;
        }
        at += 1;
    }
    let bounded = !is_word(byte(bytes, end)) && before(bytes, start) != b'+';
    let dated = date(slice(bytes, start, end));
    let told = announced(bytes, start) || formed(bytes, start, slice(bytes, start, end), digits);
    ((7..=15).contains(&digits) && bounded && !dated && told).then_some((start, end))
}

/// Whether the form says it: `(202) 555-0143`, and two zeros in the place of the `+`, in groups.
fn formed(bytes: &[u8], start: usize, text: &[u8], digits: usize) -> bool {
    let american = before(bytes, start) == b'('
        && digits == 10
        && matches!(text, [_, _, _, b')', b' ', _, _, _, b'-' | b' ' | b'.', rest @ ..] if rest.len() == 4);
    let abroad = (11..=15).contains(&digits) && matches!(text, [b'0', b'0', b'1'..=b'9', _, b' ' | b'-' | b'/', ..]);
    american || (abroad && !is_word(before(bytes, start)))
}

/// Whether the digits are a day: four, two and two.
fn date(text: &[u8]) -> bool {
    matches!(text, [y0, _, _, _, b'-' | b'/' | b'.', _, _, b'-' | b'/' | b'.', ..] if matches!(y0, b'1' | b'2'))
}

/// Whether the words before a place announce a phone number.
fn announced(bytes: &[u8], start: usize) -> bool {
    let mut at = start;
    for _ in 0..4 {
        let end = run_back(bytes, at, 4, |byte| matches!(byte, b' ' | b'.' | b':' | b'#' | b'(' | b'=' | b'-'));
        let word = run_back(bytes, end, 24, |byte| byte.is_ascii_alphabetic() || byte >= 0x80);
        let text = slice(bytes, word, end);
        let is = |listed: &[u8]| text.eq_ignore_ascii_case(listed);
        if WORDS.iter().any(|one| is(one)) || WHOLE.contains(&text) || ENDS.iter().any(|one| text.ends_with(one)) {
            return true;
        }
        if text.is_empty() || !BETWEEN.iter().any(|one| is(one)) {
            return false;
        }
        at = word;
    }
    false
}
