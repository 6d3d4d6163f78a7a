//! Whether a value in the place of a secret is one.

use super::text::{contains_ignoring_case, decode, distinct, is_placeholder};

/// Whether a value in the place of a password is one: not a word of a sentence, nor what samples have there.
pub(super) fn password_like(value: &[u8], quoted: bool, sign: bool, quoted_name: bool) -> bool {
    let plain = value.iter().all(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii());
    let cased = value.iter().any(u8::is_ascii_uppercase) && value.iter().any(u8::is_ascii_lowercase);
    let inner = value.get(1..).is_some_and(|rest| rest.iter().any(u8::is_ascii_uppercase));
    let written = if plain { quoted || sign || (cased && inner) } else { true };
    let started = value.first().is_some_and(|first| *first != b'-' && *first != b'.')
        && (value[0].is_ascii() || (sign && digits(value) > 0));
    let spaced = value.contains(&b' ') && (!quoted_name || is_sentence(value));
    value.len() >= 5
        && !is_sample(value)
        && !spaced
        && written
        && started
        && (quoted || sign || !ends_in_stop(value) || !plain)
}

/// Whether a value is what samples, types and settings have in the place of a password, also with a number after it.
pub(super) fn is_sample(value: &[u8]) -> bool {
    const WORDS: [&[u8]; 38] = [
        b"forgot",
        b"vergessen",
        b"kennwort",
        b"contrase\xc3\xb1a",
        b"contrasena",
        b"passphrase",
        b"null",
        b"none",
        b"nil",
        b"true",
        b"false",
        b"undefined",
        b"string",
        b"password",
        b"passwort",
        b"env",
        b"required",
        b"optional",
        b"empty",
        b"secret",
        b"passwd",
        b"test",
        b"testing",
        b"example",
        b"sample",
        b"demo",
        b"foo",
        b"bar",
        b"foobar",
        b"fake",
        b"mock",
        b"text",
        b"value",
        b"username",
        b"beispiel",
        b"exemple",
        b"ejemplo",
        b"invalid",
    ];
    // `test1` and the like.
    const NUMBERED: [&[u8]; 6] = [b"password", b"passwort", b"test", b"example", b"sample", b"demo"];
    let word = value.iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |last| last + 1);
    let numbered = value.len() - word <= 3 && NUMBERED.iter().any(|known| known.eq_ignore_ascii_case(&value[..word]));
    // A name of several words is that of a variable or a message.
    let named = value.contains(&b'_') && value.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'_');
    let said = if ends_in_stop(value) { &value[..value.len() - 1] } else { value };
    named || numbered || is_demand(value) || WORDS.iter().any(|known| known.eq_ignore_ascii_case(said))
}

/// Whether a text with spaces says something about passwords, as messages of forms do.
pub(super) fn is_sentence(value: &[u8]) -> bool {
    const WORDS: [&[u8]; 54] = [
        b"password",
        b"passwort",
        b"kennwort",
        b"passe",
        b"contrase\xc3\xb1a",
        b"passphrase",
        b"bitte",
        b"vergessen",
        b"forgot",
        b"new",
        b"is",
        b"was",
        b"are",
        b"be",
        b"must",
        b"may",
        b"can",
        b"cannot",
        b"should",
        b"too",
        b"not",
        b"no",
        b"the",
        b"a",
        b"an",
        b"your",
        b"this",
        b"at",
        b"of",
        b"to",
        b"for",
        b"with",
        b"field",
        b"enter",
        b"please",
        b"invalid",
        b"wrong",
        b"incorrect",
        b"required",
        b"characters",
        b"ist",
        b"muss",
        b"darf",
        b"nicht",
        b"zu",
        b"das",
        b"ein",
        b"est",
        b"doit",
        b"le",
        b"votre",
        b"es",
        b"debe",
        b"su",
    ];
    value.split(|byte| *byte == b' ').any(|word| WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)))
}

/// Whether there are letters and digits.
pub(super) fn mixed(value: &[u8]) -> bool {
    digits(value) > 0 && value.iter().any(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii())
}

/// Whether a value is made of words and small numbers: `created_at_2024`, `tenant-12345-region7`, `granted2024`.
pub(super) fn is_worded(value: &[u8]) -> bool {
    let parts = value.split(|byte| b"_-.:/".contains(byte));
    parts.into_iter().all(|part| {
        let letters = part.iter().take_while(|byte| byte.is_ascii_lowercase()).count();
        let rest = &part[letters..];
        rest.len() <= 5 && rest.iter().all(u8::is_ascii_digit)
    })
}

/// Whether a value is a row of words and small numbers, as names of pages and files are: `ERC-20-and-ERC-721-explained`,
/// `prod/db/2024-01-01`. Each word is of letters in one case, or but for its first one, and has a vowel among any five.
pub(super) fn is_slug(value: &[u8]) -> bool {
    let parts = || value.split(|byte| b"-_./:".contains(byte)).filter(|part| !part.is_empty());
    let number = |part: &[u8]| {
        let digits = part.strip_prefix(b"v").filter(|rest| !rest.is_empty()).unwrap_or(part);
        digits.len() <= 4 && digits.iter().all(u8::is_ascii_digit)
    };
    parts().count() > 2 && parts().all(|part| number(part) || is_spoken(part))
}

/// Whether letters are those of a word that can be spoken.
fn is_spoken(word: &[u8]) -> bool {
    let rest = word.get(1..).unwrap_or_default();
    let cased = rest.iter().all(u8::is_ascii_lowercase) || word.iter().all(u8::is_ascii_uppercase);
    let silent = |five: &[u8]| !five.iter().any(|letter| b"aeiouyAEIOUY".contains(letter));
    cased && word.iter().all(u8::is_ascii_alphabetic) && !word.windows(5).any(silent)
}

/// Whether a value says what a password has to be like: `min8chars`, `required|min:8`.
fn is_demand(value: &[u8]) -> bool {
    const WORDS: [&[u8]; 8] =
        [b"min", b"max", b"mind", b"chars", b"characters", b"required", b"zeichen", b"caracteres"];
    let mut words = 0;
    value.split(|byte| !byte.is_ascii_alphabetic()).filter(|word| !word.is_empty()).all(|word| {
        words += 1;
        WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
    }) && words > 0
}

/// Whether a value looks drawn at random: long enough, of enough different bytes, with digits among its letters or
/// letters of both cases in no order.
pub(super) fn random(value: &[u8], length: usize, kinds: u32) -> bool {
    let digits = digits(value);
    let letters = value.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let spaced = value.contains(&b' ') || !value.is_ascii() || contains_ignoring_case(value, b"%20");
    let turns = value.windows(2).filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase()).count();
    let mixed = (digits >= 2 && letters >= 2) || (letters >= 20 && turns >= 4) || digits >= 20;
    value.len() >= length && !spaced && mixed && distinct(value) >= kinds.max(5)
}

/// Whether a value has letters of both cases, digits and signs that no name has, as passwords of machines do.
pub(super) fn is_signed(value: &[u8]) -> bool {
    let inner = value.get(1..value.len().saturating_sub(1)).unwrap_or_default();
    let any = |is: fn(&u8) -> bool| value.iter().any(is);
    // `%20` is a blank in a URL.
    let escaped = |at: usize| inner[at] == b'%' && inner.get(at + 1..at + 3).is_some_and(super::text::is_hex);
    let marked = (0..inner.len()).any(|at| b"!#$%&*?@^~".contains(&inner[at]) && !escaped(at));
    let cases = any(u8::is_ascii_uppercase) && any(u8::is_ascii_lowercase) && any(u8::is_ascii_digit);
    value.len() >= 10 && cases && marked && distinct(value) >= 8 && value.iter().all(u8::is_ascii_graphic)
}

/// Whether a value is program text: a call, a path, a variable.
pub(super) fn is_program(value: &[u8], next: u8) -> bool {
    const STARTS: [&[u8]; 12] = [
        b"process.",
        b"os.",
        b"env.",
        b"env(",
        b"self.",
        b"this.",
        b"arn:",
        b"http",
        b"config.",
        b"settings.",
        b"/",
        b"System.",
    ];
    matches!(next, b'(' | b'[')
        || value.contains(&b'(')
        || value.contains(&b'[')
        || value.ends_with(b".pem")
        || contains_ignoring_case(value, b"${")
        || contains_ignoring_case(value, b"'$")
        || contains_ignoring_case(value, b"{{")
        || STARTS.iter().any(|start| value.starts_with(start))
}

pub(super) fn digits(value: &[u8]) -> usize {
    value.iter().filter(|byte| byte.is_ascii_digit()).count()
}

/// Whether base64 stands for a user, a colon and a password.
pub(super) fn is_basic(value: &[u8]) -> bool {
    let padding = value.iter().rev().take_while(|byte| **byte == b'=').count();
    let decoded = decode(&value[..value.len() - padding]);
    decoded.is_some_and(|text| {
        let colon = text.iter().position(|byte| *byte == b':');
        let shown = std::str::from_utf8(&text).is_ok_and(|text| !text.chars().any(char::is_control));
        shown && colon.is_some_and(|colon| text.len() - colon > 4 && !is_placeholder(&text[colon + 1..]))
    })
}

pub(super) fn ends_in_stop(value: &[u8]) -> bool {
    matches!(value.last(), Some(b'.' | b'?' | b'!' | b':'))
}

/// Whether base64 stands for words with spaces between them, in ASCII.
pub(super) fn is_text(value: &[u8]) -> bool {
    let padding = value.iter().rev().take_while(|byte| **byte == b'=').count();
    decode(&value[..value.len() - padding]).is_some_and(|text| {
        let spaces = text.iter().filter(|byte| **byte == b' ').count();
        spaces >= 2 && text.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ')
    })
}
