//! Keys and tokens that a vendor marks by how they start.

use super::api_key_table::{Alphabet, KEYS, Key};
use super::scanner::{COLON_HEX, Candidate, SCHEME, WORD};
use super::text::{before, byte, distinct, is_placeholder, is_word, run_back, run_on, slice};
use super::{Category, Detector};

pub(super) static DETECTOR: Detector = Detector {
    name: "api_key",
    category: Category::Credential,
    what: "an API key",
    doc: "Keys and tokens of some hundred and thirty vendors, each told by its prefix, its alphabet and its length; tokens of \
          Telegram and webhook addresses of Slack and Microsoft by their whole form. Placeholders (`ghp_xxxx`) and \
          keys that vendors publish for documentation by their repetition are none.",
    good: &[
        "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "AKIAZZZ",
        "task-sk-learn-2024-05-01",
        "sk_live_",
        "module_sk-12",
        "hf_2024_01",
        "pk_live_j5krY8XTgIcDaHDb3YrsAfCl",
    ],
    bad: &[
        "key AKIAQ3EGRIZXTVHAW7P2",
        "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",
        "x=glpat-tFrjFXD7soVU2fqxuDMh;",
        "'boom\\n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'",
        "hf_jYCNNYmxuBtgRinmPTvAm3HMXzbXxYAdwF",
        "npm_TCllNwh2WLQlMWVhybM1iQrsTj6rMQ0BOh6d",
        "110201543:AAHdqTcvCH1vGWJxfSe1ofSAs0K5PALDsaw",
        "https://hooks.slack.com/services/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",
        "sk-ant-api03-q7Zk1vT9mXw3bR5yLc8dPf2gHj6nS4aE0uQq7Zk1vT9mXw3bR5yLc8dPf2gHj6nS4aE0uQq7Zk1vT9mXw3bR5yLc8dAA",
        "secret QtT8Q~9C-_Ij~RouHVpD2Tuf3oHWGh.DQ3kcjbAn",
    ],
    possible: false,
    triggers: WORD | SCHEME | COLON_HEX,
    confirm,
};

/// How many lists the keys are divided into.
const LISTS: usize = 1024;

/// The list of a key that starts with these two bytes.
const fn list(first: u8, second: u8) -> usize {
    (first as usize * 37 + second as usize * 5) % LISTS
}

/// For each list the number of its first key, and for each key that of the next in its list; numbers count from one,
/// and zero ends a list. Few words start as any key does, so that most need one look.
static CHAINS: ([u8; LISTS], [u8; KEYS.len()]) = {
    let (mut heads, mut next) = ([0; LISTS], [0; KEYS.len()]);
    // From the last to the first, so that each list is in the order of the table.
    let mut row = KEYS.len();
    assert!(row < 256, "numbers of keys fit a byte");
    while row > 0 {
        let prefix = KEYS[row - 1].prefix.as_bytes();
        let list = list(prefix[0], prefix[1]);
        next[row - 1] = heads[list];
        heads[list] = row as u8;
        row -= 1;
    }
    (heads, next)
};

fn confirm(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    let bytes = candidate.bytes;
    match candidate.trigger {
        trigger if trigger & SCHEME != 0 => webhook(candidate),
        trigger if trigger & COLON_HEX != 0 => telegram(candidate),
        WORD => {
            let (word, end) = candidate.word;
            // Parts of an Azure secret are short words.
            if end - word < 8 && byte(bytes, end) != b'~' {
                return None;
            }
            // `SG.` and `ya29.` have their dot before the word.
            let joined = byte(bytes, word.wrapping_sub(1)) == before(bytes, word);
            let start = if joined { run_back(bytes, word, 20, |byte| is_word(byte) || byte == b'.') } else { word };
            if let Some(found) = formed(bytes, start, word, end) {
                return Some(found);
            }
            // A key starts the word, or a part of it.
            let limit = end.min(start + 128);
            let mut at = start;
            loop {
                if let Some(found) = keyed(bytes, at) {
                    return Some(found);
                }
                let sign = slice(bytes, at, limit).iter().position(|byte| matches!(byte, b'-' | b'_' | b'.'))?;
                at += sign + 1;
            }
        }
        _ => None,
    }
}

fn keyed(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let (heads, next) = &CHAINS;
    let mut number = heads[list(byte(bytes, at), byte(bytes, at + 1))];
    while let Some(row) = usize::from(number).checked_sub(1) {
        if let Some(end) = matches(bytes, at, &KEYS[row]) {
            return Some((at, end));
        }
        number = next[row];
    }
    None
}

fn matches(bytes: &[u8], at: usize, key: &Key) -> Option<usize> {
    let body = at + key.prefix.len();
    if slice(bytes, at, body) != key.prefix.as_bytes() {
        return None;
    }
    let end = run_on(bytes, body, 4096, |byte| key.alphabet.has(byte));
    let written = slice(bytes, body, end);
    let length = written.len();
    // A body that goes on in letters of another alphabet is something else.
    if length < key.least || length > key.most || byte(bytes, end).is_ascii_alphanumeric() {
        return None;
    }
    // Anthropic's long keys have a fixed length and end.
    let dated = key.prefix == "sk-ant-" && matches!(slice(written, 0, 6), b"api03-" | b"admin0");
    if dated && !(length >= 95 && written.ends_with(b"AA")) {
        return None;
    }
    let mixed = written.iter().any(u8::is_ascii_digit)
        || key.alphabet != Alphabet::Token
        || (written.iter().any(u8::is_ascii_uppercase) && written.iter().any(u8::is_ascii_lowercase));
    (mixed && !is_placeholder(written) && distinct(written) >= 5).then_some(end)
}

/// Whether a value starts as some vendor's keys do. Where it is no key by its alphabet and length, it is a sample or a
/// piece of one, whatever stands before it.
pub(super) fn starts_as_key(value: &[u8]) -> bool {
    let marked = |key: &&Key| key.prefix.len() >= 4 && key.prefix.ends_with(['-', '_', '.']);
    KEYS.iter().filter(marked).any(|key| value.starts_with(key.prefix.as_bytes()))
}

/// Keys without a prefix that have a form of their own: Mailchimp's end in a data centre, Discord's have three parts,
/// those of Azure applications have `Q~` at one place.
fn formed(bytes: &[u8], start: usize, word: usize, end: usize) -> Option<(usize, usize)> {
    let written = slice(bytes, word, end);
    if let Some((key, centre)) = written.get(..32).zip(written.get(32..)) {
        let numbered =
            centre.strip_prefix(b"-us").is_some_and(|rest| rest.len() <= 2 && rest.iter().all(u8::is_ascii_digit));
        if numbered && key.iter().all(u8::is_ascii_hexdigit) {
            return Some((word, end));
        }
    }
    if matches!(byte(bytes, start), b'M' | b'N' | b'O')
        && byte(bytes, end) == b'.'
        && (24..=26).contains(&(end - start))
    {
        let second = run_on(bytes, end + 1, 8, is_word);
        let third = run_on(bytes, second + 1, 48, is_word);
        if second - end == 7 && byte(bytes, second) == b'.' && (28..=39).contains(&(third - second)) {
            return Some((start, third));
        }
    }
    if byte(bytes, end) == b'~' && byte(bytes, end - 1) == b'Q' {
        let rest = run_on(bytes, end + 1, 48, |byte| is_word(byte) || matches!(byte, b'.' | b'~'));
        let head = run_back(bytes, end - 1, 4, |byte| is_word(byte) || matches!(byte, b'.' | b'~'));
        let enough = (31..=35).contains(&(rest - end - 1)) && !is_placeholder(slice(bytes, end + 1, rest));
        if enough && end - 1 - head == 4 && byte(bytes, end - 2).is_ascii_digit() {
            return Some((head, rest));
        }
    }
    None
}

/// `110201543:AAHdqTcvCH1vGWJxfSe1ofSAs0K5PALDsaw`.
fn telegram(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    let (bytes, at) = (candidate.bytes, candidate.at);
    if slice(bytes, at + 1, at + 3) != b"AA" {
        return None;
    }
    let start = run_back(bytes, at, 11, |byte| byte.is_ascii_digit());
    let end = run_on(bytes, at + 1, 64, is_word);
    ((8..=10).contains(&(at - start)) && (32..=37).contains(&(end - at - 1))).then_some((start, end))
}

/// Addresses to which anybody who knows them may post.
fn webhook(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    const HOSTS: [&[u8]; 6] = [
        b"//hooks.slack.com/services/T",
        b"//hooks.slack.com/workflows/T",
        b"//hooks.slack.com/triggers/T",
        b"//discord.com/api/webhooks/",
        b"//discordapp.com/api/webhooks/",
        b"//outlook.office.com/webhook/",
    ];
    let (bytes, at) = (candidate.bytes, candidate.at);
    let rest = bytes.get(at + 1..)?;
    if !matches!(rest.get(2), Some(b'h' | b'd' | b'o')) {
        return None;
    }
    let host = HOSTS.iter().find(|host| rest.starts_with(host))?;
    let path = at + 1 + host.len();
    let end = run_on(bytes, path, 512, |byte| is_word(byte) || matches!(byte, b'/' | b'@' | b'.'));
    let start = run_back(bytes, at, 5, |byte| byte.is_ascii_alphabetic());
    (end - path >= 30).then_some((start, end))
}
