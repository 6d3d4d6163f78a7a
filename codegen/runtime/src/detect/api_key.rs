//! Keys and tokens that a vendor marks by how they start.

use super::api_key_table::{Alphabet, KEYS, Key};
use super::scanner::{COLON_HEX, Candidate, DOT, IDENTIFIER, SCHEME, UNDERSCORE, WORD};
use super::text::{before, byte, contains_ignoring_case, distinct, is_placeholder, is_word, run_back, run_on, slice};
use super::{Category, Detector};

pub(super) static DETECTOR: Detector = Detector {
    name: "api_key",
    category: Category::Credential,
    what: "an API key",
    doc: "Keys and tokens of some hundred and forty vendors, each told by its prefix, its alphabet and its length; tokens of \
          Telegram, Firebase, Asana and webhook addresses of Slack, Microsoft and Zapier by their whole form. Placeholders (`ghp_xxxx`) and \
          keys that vendors publish for documentation by their repetition are none.",
    good: &[
        "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "AKIAZZZ",
        "task-sk-learn-2024-05-01",
        "sk_live_",
        "module_sk-12",
        "hf_2024_01",
        "pk_live_j5krY8XTgIcDaHDb3YrsAfCl",
        "s.thisIsAMethodOfTwentyFour",
        "gsk_aBcDeFgHiJkLmNoPqRsT1234567890abcdefghijklmnopqrstuv",
        "sdk-2024-05-01",
        "hf_hub_download",
        "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",
        "glc_course_outline_2024_of_the_first_lesson_of_all",
        "API-REFERENCE-2024",
    ],
    bad: &[
        "key AKIAQ3EGRIZXTVHAW7P2",
        "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",
        "x=glpat-tFrjFXD7soVU2fqxuDMh;",
        "'boom\\n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'",
        "hf_jYCNNYmxuBtgRinmPTvAm3HMXzbXxYAdwF",
        "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",
        "value: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;next",
        "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",
        "pypi-AgEIcHlwaS5vcmc9wwgE5Jb3rYKT5BjuxyNrvMXQ2TxSk1LyLfbtVmyAaXqDE7ZnQxTS",
        "gloas-aXqDE7Zn9wwgE5Jb3rYKT5BjuxyNrvMXQ2TxSk1LyLfbtVmyAaXqDE7Zn-_wqE5K",
        "glc_aXqDE7Zn9wwgE5Jb3rYKT5Bjuxy+NrvMXQ2TxSk1LyLfbtVmyAaXqDE7/ZnwqE5K",
        "glsa_aXqDE7Zn9wwgE5Jb3rYKT5BjuxyNrvMX_1a2b3c4d",
        "sgp_0f1e2d3c4b5a6978_0f1e2d3c4b5a69780f1e2d3c4b5a69780f1e2d3c",
        "API-Q3EGRIZXTVHAW7P2KD5M8YB4NC",
        "npm_TCllNwh2WLQlMWVhybM1iQrsTj6rMQ0BOh6d",
        "110201543:AAHdqTcvCH1vGWJxfSe1ofSAs0K5PALDsaw",
        "https://hooks.slack.com/services/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",
        "sk-ant-api03-q7Zk1vT9mXw3bR5yLc8dPf2gHj6nS4aE0uQq7Zk1vT9mXw3bR5yLc8dPf2gHj6nS4aE0uQq7Zk1vT9mXw3bR5yLc8dAA",
        "EAAGm0PX4ZCpsBAKZCZCq8Qw7rT3yU5iO9pA1sD2fG4hJ6kL8zX0cV2bN4mQ6wE8rT0yU2iO4pA6sD8fG0hJ2kL4zX6cV8bN0mQ2wE4rT6y",
        "1//0gdH4kfQ9xT2mCgYIARAAGBASNwF-L9Ir8mQe3yVb7nZs5cXa1wDf6gHj",
        "SSWS 00wEAPAp42TBMm5EGXaf3JMmnf5QWGZNBajHxGvajA",
        "xoxc-585014229318-757452706962-231168237769-cd4b26586255c16b",
        "secret_niXZACS4Qap5k6lbeTUEMDiQTiABS54OEJVQcC8in6f",
        "s.GW2UWTTMMywhIzyQU1ufqTGU",
        "3cbb7d69abb13bf81ebbc5b4817118cf-49f13de9-32a91bb9",
        "amzn.mws.9364cc88-d2ce-75d0-b4e6-c9deb4336add",
        "1/9372974910805126:8c1e4ffacb1618de579038910674d7a6",
        "whsec_IhAyBHkfOnbIpD/DicfF8iBsSKuXfJTy",
        "whsec_Atq9q8+ryBzVgQo4wBfeSJtsEHT/Cy3B",
        "SG.sYhAmuUWpSOiYQLNoMQzOo.VqCcKujJdSLwcWnhaOHryuFqNxExoxQAbCdEfGhIjK",
        "https://hooks.zapier.com/hooks/catch/1234567/twzyge5/",
        "https://uni.webhook.office.com/webhookb2/5db7004b-574a-338d-11aa-0123456789ab@x/IncomingWebhook/0",
        "patQwErTyUiOpAsDf.0f1e2d3c4b5a69788f7e6d5c4b3a29181f2e3d4c5b6a79880f1e2d3c4b5a6978",
        "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",
        "live_126031192_RJVJxpxq8Q1X1Qdc9SwwTvpXonANmi",
        "4b8f0c2e6a1d9735bb0e4c6f8a2d1e3f5b79NRAL",
        "recaptcha: 6LdQ8xkUAAAAAJ3v-2pXwYh_5nTzRq7mKc0sBgVe",
        "jina_c1758c6f49e14ced990ac7776800dc45ShJNTXBCizzwjE6IMFYJ7LD959cG",
        "secret QtT8Q~9C-_Ij~RouHVpD2Tuf3oHWGh.DQ3kcjbAn",
    ],
    possible: false,
    triggers: WORD | IDENTIFIER | DOT | SCHEME | COLON_HEX | UNDERSCORE,
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
static CHAINS: ([u16; LISTS], [u16; KEYS.len()]) = {
    let (mut heads, mut next) = ([0; LISTS], [0; KEYS.len()]);
    // From the last to the first, so that each list is in the order of the table.
    let mut row = KEYS.len();
    while row > 0 {
        let prefix = KEYS[row - 1].prefix.as_bytes();
        let list = list(prefix[0], prefix[1]);
        next[row - 1] = heads[list];
        heads[list] = row as u16;
        row -= 1;
    }
    (heads, next)
};

fn confirm(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    let bytes = candidate.bytes;
    match candidate.trigger {
        trigger if trigger & SCHEME != 0 => webhook(candidate),
        trigger if trigger & COLON_HEX != 0 => parted(candidate),
        WORD => {
            let (word, end) = candidate.word;
            // Parts of an Azure secret are short words.
            if end - word < 8 && byte(bytes, end) != b'~' {
                return None;
            }
            // `SG.` and `ya29.` have their dot before the word, and the part between two may be without a digit.
            let joined = byte(bytes, word.wrapping_sub(1)) == before(bytes, word);
            let start = if joined { run_back(bytes, word, PARTS, |byte| is_word(byte) || byte == b'.') } else { word };
            if let Some(found) = formed(bytes, word, end) {
                return Some(found);
            }
            // The first digit may stand after a sign of base64.
            if matches!(before(bytes, word), b'/' | b'+')
                && let Some(found) = keyed(bytes, run_back(bytes, word, 80, |byte| Alphabet::Wide.has(byte)))
            {
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
        DOT => part_of(bytes, candidate.at.checked_sub(2)?),
        UNDERSCORE => lettered(bytes, candidate.at),
        IDENTIFIER => after_mark(bytes, candidate.word.0),
        _ => None,
    }
}

/// How far the parts of a key are followed back from its first digit: `SG.` and twenty-two bytes and a dot.
const PARTS: usize = 26;

/// How long the first part of Airtable's keys is, `pat` and fourteen letters and digits, with its dot.
const AIRTABLE: usize = 18;

/// Keys that are identifiers or digests but for what stands in front: Amazon's, the second part of Airtable's, the first
/// of the addresses of Teams.
fn after_mark(bytes: &[u8], word: usize) -> Option<(usize, usize)> {
    match before(bytes, word) {
        b'.' => [b"amzn.mws.".len(), AIRTABLE].iter().find_map(|length| part_of(bytes, word.checked_sub(*length)?)),
        b'/' => team(bytes, word),
        _ => None,
    }
}

/// Keys of Hugging Face, which are of letters alone.
fn lettered(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let mark = |mark: &[u8]| {
        let start = (at + 1).checked_sub(mark.len())?;
        (slice(bytes, start, at + 1) == mark && !before(bytes, start).is_ascii_alphanumeric()).then_some(start)
    };
    let start = mark(b"hf_").or_else(|| mark(b"api_org_"))?;
    let end = run_on(bytes, at + 1, 40, |byte| byte.is_ascii_alphabetic());
    let written = slice(bytes, at + 1, end);
    let pairs = |is: fn(&[u8]) -> bool| written.windows(2).filter(|pair| is(pair)).count();
    // Words that are joined have one large letter each, and those that are drawn several in a row.
    let large = pairs(|pair| pair.iter().all(u8::is_ascii_uppercase));
    let turns = pairs(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    let whole = written.len() == 34 && !is_word(byte(bytes, end));
    (whole && large >= 2 && turns >= 3 && !is_placeholder(written) && !is_alphabet(written)).then_some((start, end))
}

/// The key at `at`, if that is the start of a word or of a part of one.
fn part_of(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    if before(bytes, at).is_ascii_alphanumeric() { None } else { keyed(bytes, at) }
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
    // Those of PyPI that show what they are issued for are longer.
    if key.prefix == "pypi-AgE" && length < 85 && written.starts_with(b"IcHlwaS5vcmcCJ") {
        return None;
    }
    let any = |is: fn(&u8) -> bool| written.iter().any(is);
    // A single letter marks little: program text has members of such objects.
    if key.prefix.len() == 2
        && key.prefix.ends_with('.')
        && !(any(u8::is_ascii_digit) && any(u8::is_ascii_uppercase) && any(u8::is_ascii_lowercase))
    {
        return None;
    }
    let mixed = any(u8::is_ascii_digit)
        || !matches!(key.alphabet, Alphabet::Token | Alphabet::Base64)
        || (any(u8::is_ascii_uppercase) && any(u8::is_ascii_lowercase));
    (mixed && !is_placeholder(written) && !is_alphabet(written) && distinct(written) >= 5).then_some(end)
}

/// Whether a good part of the alphabet stands in the body in its order, in either case: nobody draws that at random.
fn is_alphabet(body: &[u8]) -> bool {
    const LETTERS: usize = 14;
    let mut row = 0;
    body.windows(2).any(|pair| {
        let (one, two) = (pair[0] | 0x20, pair[1] | 0x20);
        row = if one.is_ascii_lowercase() && two == one + 1 { row + 1 } else { 0 };
        row >= LETTERS
    })
}

/// Whether a value starts as some vendor's keys do. Vault's single letters count where the rest looks like a token. Where it is no key by its alphabet and length, it is a sample or a
/// piece of one, whatever stands before it.
pub(super) fn starts_as_key(value: &[u8]) -> bool {
    let marked = |key: &&Key| key.prefix.len() >= 4 && key.prefix.ends_with(['-', '_', '.']);
    let letter = matches!(value, [b's' | b'b' | b'r', b'.', rest @ ..] if rest.iter().all(u8::is_ascii_alphanumeric));
    letter || KEYS.iter().filter(marked).any(|key| value.starts_with(key.prefix.as_bytes()))
}

/// Keys without a prefix that have a form of their own: Mailchimp's end in a data centre, Discord's have three parts,
/// those of Azure applications have `Q~` at one place.
fn formed(bytes: &[u8], word: usize, end: usize) -> Option<(usize, usize)> {
    let written = slice(bytes, word, end);
    if let Some((key, centre)) = written.get(..32).zip(written.get(32..)) {
        let numbered =
            centre.strip_prefix(b"-us").is_some_and(|rest| rest.len() <= 2 && rest.iter().all(u8::is_ascii_digit));
        if numbered && key.iter().all(u8::is_ascii_hexdigit) {
            return Some((word, end));
        }
    }
    if let Some(found) = discord(bytes, word, end).or_else(|| marked_before(bytes, word, written)) {
        return Some(found);
    }
    if let Some(found) = marked(bytes, word, written) {
        return Some(found);
    }
    // Azure DevOps has its mark near the end, Mailgun two hyphens.
    let azure = written.len() == 84 && slice(written, 76, 80) == b"AZDO";
    let mailgun = written.len() == 50
        && written.iter().enumerate().all(|(at, byte)| match at {
            32 | 41 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        });
    if (azure && written.iter().all(u8::is_ascii_alphanumeric)) || mailgun {
        return Some((word, end));
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

/// Keys with their mark somewhere else than at the start: MaxMind's and New Relic's end in it, those of streams on Twitch
/// have a number first, a session of Salesforce an exclamation mark behind the organisation, and those of reCAPTCHA are
/// told by what the text says before them.
fn marked(bytes: &[u8], word: usize, written: &[u8]) -> Option<(usize, usize)> {
    let end = word + written.len();
    let alnum = |part: &[u8]| part.iter().all(u8::is_ascii_alphanumeric);
    let whole = match (written, written.len()) {
        ([first @ .., b'_', b'm', b'm', b'k'], 40) => first[6] == b'_' && alnum(&first[..6]) && alnum(&first[7..]),
        ([hex @ .., b'N', b'R', b'A', b'L'], 40) => super::text::is_hex(hex) && distinct(hex) >= 5,
        ([b'l', b'i', b'v', b'e', b'_', rest @ ..], 38..=50) => {
            let number = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            number >= 6 && rest.get(number) == Some(&b'_') && rest.len() - number == 31 && alnum(&rest[number + 1..])
        }
        ([b'6', b'L', ..], 40) => contains_ignoring_case(slice(bytes, word.saturating_sub(CAPTCHA), word), b"captcha"),
        ([b'0', b'0', b'D', ..], 15) if byte(bytes, end) == b'!' && alnum(written) => {
            let last = run_on(bytes, end + 1, 200, |byte| is_word(byte) || byte == b'.');
            return (last - end > 80).then_some((word, last));
        }
        _ => false,
    };
    (whole && !is_placeholder(written)).then_some((word, end))
}

/// How far before one of its keys a text names reCAPTCHA.
const CAPTCHA: usize = 40;

/// The three parts of a token of Discord, given its first or its third.
fn discord(bytes: &[u8], word: usize, end: usize) -> Option<(usize, usize)> {
    if byte(bytes, end) == b'.' {
        return discord_from(bytes, word, end);
    }
    // The first part of one in a hundred has no digit.
    let dot = word.checked_sub(8).filter(|dot| bytes[*dot] == b'.' && bytes[word - 1] == b'.')?;
    discord_from(bytes, run_back(bytes, dot, 27, is_word), dot)
}

/// As [`discord`], given the first.
fn discord_from(bytes: &[u8], start: usize, end: usize) -> Option<(usize, usize)> {
    let first = matches!(byte(bytes, start), b'M' | b'N' | b'O') && (24..=26).contains(&(end - start));
    if !first || byte(bytes, end) != b'.' {
        return None;
    }
    let second = run_on(bytes, end + 1, 8, is_word);
    let third = run_on(bytes, second + 1, 48, is_word);
    let whole = second - end == 7 && byte(bytes, second) == b'.' && (28..=39).contains(&(third - second));
    whole.then_some((start, third))
}

/// Keys of which the mark is apart from the word: Google's `1//0...`, `SSWS 00...` of Okta.
fn marked_before(bytes: &[u8], word: usize, written: &[u8]) -> Option<(usize, usize)> {
    let after = |mark: &[u8]| {
        let start = word.checked_sub(mark.len())?;
        (slice(bytes, start, word) == mark && !before(bytes, start).is_ascii_alphanumeric()).then_some(start)
    };
    let start = match written {
        [b'0', b'0', ..] if written.len() == 42 => after(b"SSWS ")?,
        [b'0', ..] if (40..=512).contains(&written.len()) => after(b"1//")?,
        _ => return None,
    };
    (distinct(written) >= 8).then_some((start, word + written.len()))
}

/// Tokens with a colon: Telegram's, those of Firebase's messages, Asana's.
fn parted(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    let (bytes, at) = (candidate.bytes, candidate.at);
    if slice(bytes, at + 1, at + 7) == b"APA91b" {
        let start = run_back(bytes, at, 24, is_word);
        let end = run_on(bytes, at + 1, 400, is_word);
        return (at - start >= 8 && end - at > 100).then_some((start, end));
    }
    let digits = run_back(bytes, at, 18, |byte| byte.is_ascii_digit());
    if (15..=17).contains(&(at - digits)) && before(bytes, digits) == b'/' {
        let end = run_on(bytes, at + 1, 40, is_word);
        let hex = end - at == 33 && slice(bytes, at + 1, end).iter().all(u8::is_ascii_hexdigit);
        let start = run_back(bytes, digits - 1, 2, |byte| byte.is_ascii_digit());
        return (hex && digits - 1 - start == 1).then_some((start, end));
    }
    if slice(bytes, at + 1, at + 3) != b"AA" {
        return None;
    }
    let start = run_back(bytes, at, 11, |byte| byte.is_ascii_digit());
    let end = run_on(bytes, at + 1, 64, is_word);
    ((8..=10).contains(&(at - start)) && (32..=37).contains(&(end - at - 1))).then_some((start, end))
}

/// Addresses to which anybody who knows them may post, and how long what follows is at least.
const WEBHOOKS: [(&[u8], usize); 9] = [
    (b"//hooks.slack.com/services/T", 30),
    (b"//hooks.slack.com/workflows/T", 30),
    (b"//hooks.slack.com/triggers/T", 30),
    (b"//discord.com/api/webhooks/", 30),
    (b"//discordapp.com/api/webhooks/", 30),
    (b"//ptb.discord.com/api/webhooks/", 30),
    (b"//canary.discord.com/api/webhooks/", 30),
    (b"//outlook.office.com/webhook/", 30),
    (b"//hooks.zapier.com/hooks/catch/", 10),
];

/// Where the addresses of a tenant of Microsoft Teams are, after its name.
const TEAMS: &[u8] = b".webhook.office.com/webhookb2/";

/// How long the name of a tenant is at most.
const TENANT: usize = 64;

fn webhook(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    let (bytes, at) = (candidate.bytes, candidate.at);
    let rest = bytes.get(at + 1..)?;
    let (host, least) = WEBHOOKS.iter().find(|(host, _)| rest.starts_with(host))?;
    let path = at + 1 + host.len();
    let end = path_end(bytes, path);
    (end - path >= *least).then_some((scheme(bytes, at), end))
}

/// The address of a tenant, given where the identifier in it starts.
fn team(bytes: &[u8], word: usize) -> Option<(usize, usize)> {
    let host = word.checked_sub(TEAMS.len()).filter(|host| slice(bytes, *host, word) == TEAMS)?;
    let name = run_back(bytes, host, TENANT, is_word);
    let colon = name.checked_sub(3).filter(|colon| slice(bytes, *colon, name) == b"://")?;
    Some((scheme(bytes, colon), path_end(bytes, word)))
}

/// Where the scheme of an address starts that ends at `colon`.
fn scheme(bytes: &[u8], colon: usize) -> usize {
    run_back(bytes, colon, 5, |byte| byte.is_ascii_alphabetic())
}

/// Where the path of an address ends.
fn path_end(bytes: &[u8], path: usize) -> usize {
    run_on(bytes, path, 512, |byte| is_word(byte) || matches!(byte, b'/' | b'@' | b'.'))
}
