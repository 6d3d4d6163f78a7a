//! Secrets that the text names: `password = ...`, `Authorization: ...`, `api key ...`.

use super::api_key::starts_as_key;
use super::scanner::{COLON, Candidate, EQUALS, IDENTIFIER, WORD};
use super::text::{before, byte, contains_ignoring_case, distinct, is_placeholder, run_back, run_on, slice};
use super::{Category, Detector};

pub(super) static DETECTOR: Detector = Detector {
    name: "secret_assignment",
    category: Category::Credential,
    what: "a secret after its name",
    doc: "A name that ends in a word for a secret, `=` or `:`, and a value: for a password any value that is quoted or \
          not a plain word, for keys and tokens one with enough different letters and digits. Also a long random \
          value soon after such a word without a sign between. Variables, calls and placeholders are no values.",
    good: &[
        "password: required",
        "Tokens: what they are, and why",
        "password = os.environ[\"PW\"]",
        "token=${TOKEN}",
        "secret: <your secret here>",
        "the key 2024-05-01T10:11:12.123456Z",
        "passwordVariable: 'PASSWORD'",
        "access_token_url='https://host/login/oauth/access_token'",
        "password=[redacted]",
        "keyword: react18-introduction",
        "primary key: 018f6b1e-7a52-7cc3-98c4-dc0c0c07398f",
        "idempotency_key=018f6b1e-7a52-7cc3-98c4-dc0c0c07398f",
        "access denied for course 018f6b1e-7a52-7cc3-98c4-dc0c0c07398f",
        "The private course 018f6b1e-7a52-7cc3-98c4-dc0c0c07398f is archived",
    ],
    bad: &[
        "password=hunter22",
        "password: 'Tr0ub4dor&3'",
        "client_secret = \"x8eibndcvsUQ91kd\"",
        "api_key: 1a2b3c4d5e6f7g8h9i0j1k2l3m4n5o6p",
        "Authorization: Basic YnJvd3Nlcjpwd29yZDE=",
        "vendor SECRET abcdef1234567890abcdef12",
        "curl -H 'Authorization: Bearer 38bb7b318cc6898c80317decb34525844bc9db55'",
    ],
    possible: false,
    triggers: COLON | EQUALS | WORD | IDENTIFIER,
    confirm,
};

/// Words after which a long value is a digest or an identifier and no secret.
const HASHES: [&[u8]; 9] = [b"hash", b"digest", b"commit", b"sha", b"md5", b"checksum", b"etag", b"uuid", b"_id"];

/// How much of a value is judged.
const JUDGED: usize = 96;

/// How far before a value its name is looked for.
const NAMED: usize = 40;

/// How many letters are looked at together.
const LETTERS: usize = 16;

/// How far into a value its name is looked for.
const JOINED: usize = 48;

/// Words for what a person types.
const PASSWORDS: [&[u8]; 12] = [
    b"password",
    b"passwd",
    b"passwort",
    b"kennwort",
    b"passphrase",
    b"pwd",
    b"contrase\xc3\xb1a",
    b"contrasena",
    b"_pass",
    b"passcode",
    b"motdepasse",
    b"userpass",
];

/// Words for what a machine issues, as a name ends in them.
const SECRETS: [&[u8]; 22] = [
    b"secret",
    b"token",
    b"apikey",
    b"api_key",
    b"api-key",
    b"access_key",
    b"access-key",
    b"accesskey",
    b"secret_key",
    b"secretkey",
    b"secret-key",
    b"private_key",
    b"privatekey",
    b"auth",
    b"authorization",
    b"credential",
    b"credentials",
    b"accountkey",
    b"_key",
    b"license_key",
    b"_pat",
    b"key",
];

/// How many entries [`ENDS`] has.
const SLOTS: usize = 1024;

/// The entry for three bytes, whatever the case of letters.
const fn slot(one: u8, two: u8, three: u8) -> usize {
    ((one | 0x20) as usize * 61 + (two | 0x20) as usize * 17 + (three | 0x20) as usize * 5) % SLOTS
}

/// Whether some of those words may end in three bytes.
static ENDS: [bool; SLOTS] = {
    let mut ends = [false; SLOTS];
    let lists: [&[&[u8]]; 2] = [&PASSWORDS, &SECRETS];
    let mut list = 0;
    while list < lists.len() {
        let mut index = 0;
        while index < lists[list].len() {
            let word = lists[list][index];
            ends[slot(word[word.len() - 3], word[word.len() - 2], word[word.len() - 1])] = true;
            index += 1;
        }
        list += 1;
    }
    ends
};

fn confirm(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    if candidate.trigger & (WORD | IDENTIFIER) != 0 { named_before(candidate) } else { assigned(candidate) }
}

/// A name, a sign, a value.
fn assigned(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    let (bytes, at) = (candidate.bytes, candidate.at);
    let name_end = run_back(bytes, at, 24, |byte| matches!(byte, b' ' | b'"' | b'\'' | b':' | b'\\'));
    // Most names are no names of secrets, and their last letters say so at once.
    let [one, two, three] = *slice(bytes, 0, name_end).last_chunk::<3>()?;
    if !ENDS[slot(one, two, three)] {
        return None;
    }
    let start = run_back(bytes, name_end, 64, |byte| {
        byte.is_ascii_alphanumeric() || b"_-.".contains(&byte) || !byte.is_ascii()
    });
    let name = slice(bytes, start, name_end);
    if name.len() < 3 {
        return None;
    }
    let password = ends_with_any(name, &PASSWORDS) || name.eq_ignore_ascii_case(b"pass");
    if !password && !ends_with_any(name, &SECRETS) {
        return None;
    }
    let mut from = run_on(bytes, at + 1, 6, |byte| matches!(byte, b' ' | b'=' | b'>' | b'\\'));
    let quote = byte(bytes, from);
    let quoted = matches!(quote, b'"' | b'\'' | b'`');
    from += usize::from(quoted);
    // `Authorization: Bearer ...`.
    for scheme in [&b"bearer "[..], b"basic ", b"token ", b"apikey "] {
        let end = from + scheme.len();
        if slice(bytes, from, end).eq_ignore_ascii_case(scheme) {
            from = end;
        }
    }
    let end = if quoted {
        run_on(bytes, from, 512, |byte| byte != quote && byte >= b' ' && byte != b'\\')
    } else {
        run_on(bytes, from, 512, |byte| byte > b' ' && !b"\"'`,;<>)}]&|\\".contains(&byte))
    };
    // The start of a long value tells enough.
    let value = slice(bytes, from, end.min(from + JUDGED));
    if value.is_empty() || is_placeholder(value) || is_program(value, byte(bytes, end)) || starts_as_key(value) {
        return None;
    }
    let sign = byte(bytes, at) == b'=';
    let enough = if password {
        password_like(value, quoted, sign)
    } else {
        random(value, 10, 4) && (strong(name) || digits(value) > 2)
    };
    // A bare `key` names a column as often as it names a secret.
    let plain_key =
        name.eq_ignore_ascii_case(b"key") || ends_with_any(name, &[b"primary_key", b"foreign_key", b"keyword"]);
    // A token that is a UUID refers to a row as often as it opens a door.
    let identifier = super::text::is_uuid(value)
        && ![&b"secret"[..], b"password", b"private", b"apikey", b"api_key", b"api-key", b"access_key"]
            .iter()
            .any(|word| contains_ignoring_case(name, word));
    (enough && !plain_key && !identifier).then_some((from, end))
}

/// Whether a value in the place of a password is one: not a word of a sentence.
fn password_like(value: &[u8], quoted: bool, sign: bool) -> bool {
    const WORDS: [&[u8]; 14] = [
        b"null",
        b"none",
        b"nil",
        b"true",
        b"false",
        b"undefined",
        b"string",
        b"password",
        b"env",
        b"required",
        b"optional",
        b"empty",
        b"secret",
        b"passwd",
    ];
    let plain = value.iter().all(u8::is_ascii_alphabetic);
    let known = WORDS.iter().any(|word| word.eq_ignore_ascii_case(value));
    let spaced = value.contains(&b' ');
    let cased = value.iter().any(u8::is_ascii_uppercase) && value.iter().any(u8::is_ascii_lowercase);
    let inner = value.get(1..).is_some_and(|rest| rest.iter().any(u8::is_ascii_uppercase));
    let written = if plain { quoted || sign || (cased && inner) } else { true };
    let ascii_start = value.first().is_some_and(|first| first.is_ascii() && *first != b'-' && *first != b'.');
    value.len() >= 5
        && !known
        && !spaced
        && written
        && ascii_start
        && (quoted || sign || !ends_in_stop(value) || !plain)
}

fn ends_in_stop(value: &[u8]) -> bool {
    matches!(value.last(), Some(b'.' | b'?' | b'!' | b':'))
}

/// A long random value that follows a word for a secret without a sign.
fn named_before(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    const WORDS: [&[u8]; 9] =
        [b"secret", b"token", b"private", b"access", b"apikey", b"api_key", b"api-key", b"authtoken", b"bearer"];
    // A UUID refers to a row more often than it opens a door: only right after one of these it does not.
    const SECRET_WORDS: [&[u8]; 4] = [b"secret", b"apikey", b"api_key", b"api-key"];
    let bytes = candidate.bytes;
    let (word, word_end) = candidate.word;
    if word_end - word < 16 {
        return None;
    }
    // Only what stands just before, in the same clause, can be the name; a name may also be joined to the value.
    let first = word.saturating_sub(NAMED);
    let last = if candidate.set_aside { word.max(first + LETTERS + 2) } else { word + JOINED };
    let around = slice(bytes, first, last);
    if !may_name(around) {
        return None;
    }
    let wide = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.~+/=%".contains(&byte);
    let end = run_on(bytes, word_end, 512, wide);
    let value = slice(bytes, word, end.min(word + JUDGED));
    let words = slice(bytes, word.saturating_sub(NAMED), word);
    let clause = words.iter().rposition(|byte| matches!(byte, b',' | b';' | b'(' | b'{' | b'?')).map_or(0, |at| at + 1);
    let words = &words[clause..];
    let uuid = super::text::is_uuid(slice(bytes, word, word_end));
    let named = if uuid {
        SECRET_WORDS.iter().any(|name| follows(words, name))
    } else {
        names_any(words, &WORDS) || (!candidate.set_aside && follows(words, b"key"))
    };
    let joined = if candidate.set_aside { None } else { joined_name(value) };
    if !named && joined.is_none() {
        return None;
    }
    let hashed = HASHES.iter().any(|name| contains_ignoring_case(words, name));
    if joined.is_some() && !hashed {
        return joined.map(|offset| (word + offset, end));
    }
    // The prefix of a vendor may end in a dot, before the word.
    let lead = run_back(bytes, word, 12, |byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
    if !named || hashed || is_placeholder(value) || starts_as_key(slice(bytes, lead, word_end)) {
        return None;
    }
    let dashed = slice(bytes, word, word_end).iter().filter(|byte| **byte == b'-').count();
    let dated = value.get(4) == Some(&b'-') && value[..4].iter().all(u8::is_ascii_digit);
    let path = value.contains(&b'/') && before(bytes, word) == b'/';
    let random = random(value, 16, 8) && (dashed < 2 || super::text::is_uuid(value)) && !dated && !path;
    random.then_some((word, end))
}

/// Whether the bytes hold three letters in a row that each name of [`named_before`] and [`joined_name`] has one of:
/// `key` or `oke` for keys and tokens, and so on. Most long words with a digit in them need no closer look.
fn may_name(around: &[u8]) -> bool {
    let tells = |block: &[u8; LETTERS + 2]| match (block.first_chunk(), block[1..].first_chunk(), block.last_chunk()) {
        (Some(one), Some(two), Some(three)) => telling::<LETTERS>(one, two, three),
        _ => true,
    };
    let mut rest = around;
    while let Some(block) = rest.first_chunk() {
        if tells(block) {
            return true;
        }
        rest = rest.get(LETTERS..).unwrap_or_default();
    }
    // The last block overlaps the one before it.
    match around.last_chunk() {
        Some(last) => tells(last),
        None => around.windows(3).any(|three| telling(&[three[0]], &[three[1]], &[three[2]])),
    }
}

/// Whether three letters in a row tell, given the letters and those one and two further on. Without a branch, so that
/// the compiler looks at many at once.
#[inline(always)]
fn telling<const N: usize>(one: &[u8; N], two: &[u8; N], three: &[u8; N]) -> bool {
    let mut any = false;
    for ((one, two), three) in one.iter().zip(two).zip(three) {
        let (one, two, three) = (*one | 0x20, *two | 0x20, *three | 0x20);
        any |= ((two == b'e') & (((one == b'k') & (three == b'y')) | ((one == b'b') & (three == b'a'))))
            | ((three == b'e') & (((one == b'o') & (two == b'k')) | ((one == b'c') & ((two == b'r') | (two == b'c')))))
            | ((one == b'v') & (two == b'a') & (three == b't'));
    }
    any
}

/// Whether one of the names is in the words as a word or as the end of one: `apiToken`, not `tokenizer`. One pass:
/// most texts have a digit somewhere, and few have such a word before it.
fn names_any(words: &[u8], names: &[&[u8]]) -> bool {
    words.iter().enumerate().any(|(at, first)| {
        matches!(first | 0x20, b's' | b't' | b'p' | b'a' | b'b')
            && names.iter().any(|name| {
                let end = at + name.len();
                slice(words, at, end).eq_ignore_ascii_case(name) && !byte(words, end).is_ascii_alphabetic()
            })
    })
}

/// Whether the words end in `name` and signs or spaces, whatever the case.
fn follows(words: &[u8], name: &[u8]) -> bool {
    let end = words.iter().rposition(u8::is_ascii_alphanumeric).map_or(0, |at| at + 1);
    words.len() - end <= 4
        && words.get(end.saturating_sub(name.len())..end).is_some_and(|tail| tail.eq_ignore_ascii_case(name))
}

/// `vendor-secret-5f4dcc3b5aa765d61d8327deb882cf99`: where the value starts in a word that names it.
fn joined_name(word: &[u8]) -> Option<usize> {
    const NAMES: [&[u8]; 5] = [b"secret", b"token", b"private", b"access", b"key"];
    let limit = word.len().min(JOINED);
    // Most words have no sign, and few have a name before it.
    let signs = word.iter().take(JOINED + 1).enumerate().filter(|(_, byte)| matches!(byte, b'-' | b'='));
    if !signs.into_iter().any(|(at, _)| ends_with_any(slice(word, 0, at), &NAMES)) {
        return None;
    }
    let (at, length) = NAMES.iter().find_map(|name| {
        let at = word.get(..limit)?.windows(name.len()).rposition(|window| window.eq_ignore_ascii_case(name))?;
        matches!(byte(word, at + name.len()), b'-' | b'=').then_some((at, name.len()))
    })?;
    let value = &word[at + length + 1..];
    (random(value, 16, 8) && !is_placeholder(value)).then_some(at + length + 1)
}

/// Whether a value is program text: a call, a path, a variable.
fn is_program(value: &[u8], next: u8) -> bool {
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

fn digits(value: &[u8]) -> usize {
    value.iter().filter(|byte| byte.is_ascii_digit()).count()
}

/// Whether a name says without doubt that the value is a secret.
fn strong(name: &[u8]) -> bool {
    [&b"secret"[..], b"token", b"apikey", b"api_key", b"api-key", b"access", b"auth", b"password", b"private"]
        .iter()
        .any(|word| contains_ignoring_case(name, word))
}

fn ends_with_any(name: &[u8], words: &[&[u8]]) -> bool {
    words.iter().any(|word| name.len() >= word.len() && name[name.len() - word.len()..].eq_ignore_ascii_case(word))
}

/// Whether a value looks drawn at random: long enough, of enough different bytes, with digits among its letters or
/// letters of both cases in no order.
fn random(value: &[u8], length: usize, kinds: u32) -> bool {
    let digits = digits(value);
    let letters = value.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let spaced = value.contains(&b' ') || !value.is_ascii();
    let turns = value.windows(2).filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase()).count();
    let mixed = (digits >= 2 && letters >= 2) || (letters >= 20 && turns >= 4) || digits >= 20;
    value.len() >= length && !spaced && mixed && distinct(value) >= kinds.max(5)
}
