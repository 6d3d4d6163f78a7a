//! Secrets that the text names: `password = ...`, `Authorization: ...`, `api key ...`.

use super::api_key::starts_as_key;
use super::scanner::{COLON, Candidate, EQUALS, IDENTIFIER, WORD};
use super::secret_value::{
    digits, is_basic, is_program, is_sample, is_signed, is_slug, is_text, is_worded, mixed, password_like, random,
};
use super::text::{before, byte, contains_ignoring_case, is_placeholder, is_word, run_back, run_on, slice};
use super::{Category, Detector};

pub(super) static DETECTOR: Detector = Detector {
    name: "secret_assignment",
    category: Category::Credential,
    what: "a secret after its name",
    doc: "A name that ends in a word for a secret, `=` or `:`, and a value: for a password any value that is quoted or \
          not a plain word, for keys and tokens one with enough different letters and digits. Also a long random \
          value soon after such a word without a sign between. Also after `password is` and the \
          like in four languages. Variables, calls, samples, words of a sentence, numbered words after a `..._key`, digests \
          and identifiers of rows are no values.",
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
        "sort_key=created_at_2024",
        "partition_key: tenant-12345-region7",
        "cache_key=course_outline_v12",
        "password: \"example\"",
        "password=test1",
        "password = 'open_sesame'",
        "{\"password\": \"is too short\"}",
        "authorization: granted2024",
        "sha256 token: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "access 20251223T180431Z-abcdef0123456789",
        "AWS_SECRET_ACCESS_KEY = R6WCNd0erkAuZyD+Fe8C4IwjpYQtniKqnHAzE7Pk5fPrBRpwOnuYxA==",
        "palabra clave: ahorro2024",
        "ANY_KEY = ZHVtbXkgdGV4dCBkYXRhIGRhdGEgZGF0YQ==",
        "the password is required",
        "La clave: practicar",
        "password=$DB_PASSWORD2",
        "password='$(vault read db1)'",
        "secret='$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub'",
        "token=%s&id=%d",
        "?auth=Course%20Intro%2012",
        // Words and small numbers, joined by hyphens: names of pages, files and machines.
        "public-key-cryptography-101-2024",
        "https://courses.example.org/the-key-to-better-sleep-in-30-days",
        "token-economy-basics-2025",
        "token-service-7d9f8b6c5d-x2x4z restarted",
        "private-subnet-0a1b2c3d4e5f67890",
        "access-log-2024-12-23-0001.gz",
        "token: ERC-20-and-ERC-721-explained",
        "secret=prod/db/2024-01-01",
        // Identifiers and digests that are somebody else's.
        "invalid token in course 6513270e269e4d37b2a74de452e6b438",
        "Access denied: request 4bf92f3577b34da6a3ce929d0e0e4736",
        // What a form says of a password.
        "password: min8chars",
        "Kennwort: mind. 8 Zeichen",
        "contrase\u{f1}a: m\u{ed}nimo 8 caracteres",
        "{\"password\":\"Kennwort\"}",
        "{\"password\": \"Bitte Passwort eingeben\"}",
        "password=\"required|min:8\"",
    ],
    bad: &[
        "password=hunter22",
        "password: 'Tr0ub4dor&3'",
        "{\"password\": \"correct horse\"}",
        "Passwort lautet Sommer2024!",
        "my password is Tr0ub4dor&3",
        "mot de passe : Soleil2024",
        "mdp=Soleil2024",
        "clave=Verano2024",
        "pw: hunter22",
        "DB_PW=hunter22",
        "mysql --password hunter22",
        "password = '''hunter22'''",
        "password=\u{43f}\u{430}\u{440}\u{43e}\u{43b}\u{44c}123",
        "JSESSIONID=1234567890ABCDEF1234567890ABCDEF",
        "Authorization: Basic dXNlcjpwYXNzdzByZCE=",
        "https://x.blob.core.windows.net/c?sp=rl&sig=Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFiY2RlZmdoaWo%3D",
        "client_secret = \"x8eibndcvsUQ91kd\"",
        "api_key: 1a2b3c4d5e6f7g8h9i0j1k2l3m4n5o6p",
        "Authorization: Basic YnJvd3Nlcjpwd29yZDE=",
        "vendor SECRET abcdef1234567890abcdef12",
        // Signs among the letters.
        "SECRET_KEY = 'nFT*nKS6!xPEI&ydv#'",
        "pwd='$oqe7%M3ftuzrO%CL3'",
        "signing_secret=A%pYz$gzSQD&Fdw3P",
        "mot de passe: *bn#&DVe6w1sM",
        "export AWS_SECRET_ACCESS_KEY=7aK1PYu709G-C6XHB-Xd",
        "?password=hunter22&x=1",
        "vendor-secret-5f4dcc3b5aa765d61d8327deb882cf99",
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
const PASSWORDS: [&[u8]; 14] = [
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
    b"mot_de_passe",
    b"contrase\xc3\x91a",
    b"userpass",
];

/// Words for the same that mean other things too: what follows has to look like one.
const SHORT: [&[u8]; 5] = [b"pass", b"mdp", b"clave", b"pw", b"passe"];

/// Words for what a machine issues, as a name ends in them.
const SECRETS: [&[u8]; 28] = [
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
    b"sessionid",
    b"sessid",
    b"secret_key_base",
    b"geheimnis",
    b"schluessel",
    b"sig",
    b"key",
];

/// Names that end in `key` and are those of rows, places and messages.
const PLAIN_KEYS: [&[u8]; 22] = [
    b"primary_key",
    b"foreign_key",
    b"keyword",
    b"sort_key",
    b"cache_key",
    b"partition_key",
    b"idempotency_key",
    b"dedup_key",
    b"routing_key",
    b"row_key",
    b"range_key",
    b"shard_key",
    b"group_key",
    b"lookup_key",
    b"object_key",
    b"storage_key",
    b"unique_key",
    b"index_key",
    b"message_key",
    b"translation_key",
    b"template_key",
    b"author_key",
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
    let lists: [&[&[u8]]; 3] = [&PASSWORDS, &SECRETS, &SHORT];
    let mut list = 0;
    while list < lists.len() {
        let mut index = 0;
        while index < lists[list].len() {
            let word = lists[list][index];
            index += 1;
            // The two letters of `pw` are looked for by themselves.
            if word.len() < 3 {
                continue;
            }
            ends[slot(word[word.len() - 3], word[word.len() - 2], word[word.len() - 1])] = true;
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
    let ends = match slice(bytes, 0, name_end) {
        [.., b'p' | b'P', b'w' | b'W'] => true,
        [.., one, two, three] => ENDS[slot(*one, *two, *three)],
        _ => false,
    };
    if !ends {
        return None;
    }
    let start = run_back(bytes, name_end, 64, |byte| {
        byte.is_ascii_alphanumeric() || b"_-.".contains(&byte) || !byte.is_ascii()
    });
    let name = slice(bytes, start, name_end);
    let password = ends_with_any(name, &PASSWORDS);
    let short = !password && is_short(bytes, start, name);
    if !password && !short && !ends_with_any(name, &SECRETS) {
        return None;
    }
    let (from, end, quote, basic) = value_after(bytes, at);
    // The start of a long value tells enough.
    let value = slice(bytes, from, end.min(from + JUDGED));
    if basic && is_basic(value) {
        return Some((from, end));
    }
    if value.is_empty() || is_placeholder(value) || is_program(value, byte(bytes, end)) || starts_as_key(value) {
        return None;
    }
    if is_in_url(bytes, start, value) {
        return None;
    }
    let enough = if password || short {
        let sign = byte(bytes, at) == b'=';
        let quoted_name = quote.is_some() && matches!(before(bytes, at), b'"' | b'\'');
        password_like(value, quote.is_some(), sign, quoted_name) && (password || mixed(value))
    } else {
        let drawn = random(value, 10, 4) && (strong(name) || digits(value) > 2);
        (drawn || is_signed(value)) && is_machine_made(bytes, start, name, value)
    };
    enough.then_some((from, end))
}

/// Whether this is the user and the password of a URL, however the user's name ends: both are one find, of another
/// detector.
fn is_in_url(bytes: &[u8], start: usize, value: &[u8]) -> bool {
    value.contains(&b'@') && slice(bytes, 0, start).ends_with(b"://")
}

/// Whether a name is one of the short words, in a place where it is a password's.
fn is_short(bytes: &[u8], start: usize, name: &[u8]) -> bool {
    let word = name.rsplit(|byte| matches!(byte, b'_' | b'.' | b'-')).next().unwrap_or_default();
    let before = slice(bytes, start.saturating_sub(8), start);
    let follows =
        |words: &[u8]| before.len() >= words.len() && before[before.len() - words.len()..].eq_ignore_ascii_case(words);
    match SHORT.iter().find(|short| short.eq_ignore_ascii_case(word)) {
        // `mot de passe`, and no other pass.
        Some(&b"passe") => follows(b"mot de "),
        // `palabra clave` is a keyword.
        Some(&b"clave") => !follows(b"palabra "),
        Some(&b"pass") => name.len() == 4,
        Some(_) => true,
        None => false,
    }
}

/// Where the value after a sign starts and ends, its quote, and whether it is announced as `Basic`.
fn value_after(bytes: &[u8], at: usize) -> (usize, usize, Option<u8>, bool) {
    let mut from = run_on(bytes, at + 1, 6, |byte| matches!(byte, b' ' | b'=' | b'>' | b'\\'));
    let quote = Some(byte(bytes, from)).filter(|quote| matches!(quote, b'"' | b'\'' | b'`'));
    if let Some(quote) = quote {
        // Program text has three of them around a text of several lines.
        let three = run_on(bytes, from, 3, |byte| byte == quote);
        from += if three - from == 3 { 3 } else { 1 };
    }
    let mut basic = false;
    // `Authorization: Bearer ...`.
    for scheme in [&b"bearer "[..], b"basic ", b"token ", b"apikey "] {
        let end = from + scheme.len();
        if slice(bytes, from, end).eq_ignore_ascii_case(scheme) {
            basic |= scheme == b"basic ";
            from = end;
        }
    }
    let end = match quote {
        Some(quote) => run_on(bytes, from, 512, |byte| byte != quote && byte >= b' ' && byte != b'\\'),
        None => {
            let plain = |byte| byte > b' ' && !b"\"'`,;<>)}]&|\\".contains(&byte);
            let mut end = run_on(bytes, from, 512, plain);
            // `&` parts the members of a query, and of nothing else.
            while byte(bytes, end) == b'&' && byte(bytes, end + 1) > b' ' && end - from < 512 {
                let name = run_on(bytes, end + 1, 64, is_word);
                if matches!(byte(bytes, name), b'=' | b';') || byte(bytes, end + 1) == b'&' {
                    break;
                }
                end = run_on(bytes, end + 1, 512, plain);
            }
            end
        }
    };
    (from, end, quote, basic)
}

/// Whether the value of a key or token is none that people make up for rows, pages and releases.
fn is_machine_made(bytes: &[u8], start: usize, name: &[u8], value: &[u8]) -> bool {
    // A bare `key` names a column as often as it names a secret.
    if name.eq_ignore_ascii_case(b"key") || ends_with_any(name, &PLAIN_KEYS) {
        return false;
    }
    if ends_with_any(name, &[b"sig"]) {
        return name.len() == 3 && value.len() >= 40;
    }
    let secret = [&b"secret"[..], b"password", b"private", b"apikey", b"api_key", b"api-key", b"access_key"]
        .iter()
        .any(|word| contains_ignoring_case(name, word));
    // A token that is a UUID refers to a row as often as it opens a door.
    if !secret && super::text::is_uuid(value) {
        return false;
    }
    // AWS gives all its secrets one length: longer ones under the same name are encrypted.
    if contains_ignoring_case(name, b"aws_secret_access_key") && !value.ends_with(b"]") && value.len() > 40 {
        return false;
    }
    // `sha256 token: ...` is about the digest of one.
    let digest = matches!(value.len(), 32 | 40 | 64) && super::text::is_hex(value);
    let words = slice(bytes, start.saturating_sub(16), start);
    if digest && HASHES.iter().any(|name| contains_ignoring_case(words, name)) {
        return false;
    }
    let doubtful = !secret && !contains_ignoring_case(name, b"token");
    !((doubtful && is_worded(value)) || is_slug(value) || is_text(value))
}

/// A long random value that follows a word for a secret without a sign.
fn named_before(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    const WORDS: [&[u8]; 9] =
        [b"secret", b"token", b"private", b"access", b"apikey", b"api_key", b"api-key", b"authtoken", b"bearer"];
    // A UUID refers to a row more often than it opens a door: only right after one of these it does not.
    const SECRET_WORDS: [&[u8]; 4] = [b"secret", b"apikey", b"api_key", b"api-key"];
    let bytes = candidate.bytes;
    let (word, word_end) = candidate.word;
    if spoken(bytes, word) {
        let end = run_on(bytes, word_end, 64, |byte| byte > b' ' && !b"\"'`,;<>)}]|\\".contains(&byte));
        let value = slice(bytes, word, end);
        let told = mixed(value) && !candidate.set_aside && !is_placeholder(value) && !is_sample(value);
        return (told && !is_program(value, byte(bytes, end))).then_some((word, end));
    }
    // A piece of base64 is no value by itself.
    if word_end - word < 16 || before(bytes, word) == b'+' {
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
    let clause =
        words.iter().rposition(|byte| matches!(byte, b',' | b';' | b'(' | b')' | b'{' | b'?')).map_or(0, |at| at + 1);
    // A value with a sign before it has its name in the same line.
    let signed = words.iter().rev().find(|byte| !b" \"'".contains(byte)) == Some(&b'=');
    let line = words.iter().rposition(|byte| signed && *byte == b'\n').map_or(0, |at| at + 1);
    let words = &words[clause.max(line)..];
    let uuid = super::text::is_uuid(slice(bytes, word, word_end));
    let named = if uuid {
        SECRET_WORDS.iter().any(|name| follows(words, name))
    } else if is_reference(slice(bytes, word, word_end)) {
        // An identifier further on in a sentence about a secret is that of something else.
        WORDS.iter().any(|name| follows(words, name))
    } else {
        names_any(words, &WORDS)
            || (!candidate.set_aside && follows(words, b"key") && !is_worded(value) && !is_text(value))
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
    // `2024-05-01...`, and `20240501T101112Z...` without signs.
    let dated = value.get(4) == Some(&b'-') && value[..4].iter().all(u8::is_ascii_digit)
        || value.get(8) == Some(&b'T') && value[..8].iter().all(u8::is_ascii_digit);
    let path = value.contains(&b'/') && before(bytes, word) == b'/';
    let random =
        random(value, 16, 8) && !is_slug(value) && (dashed < 2 || super::text::is_uuid(value)) && !dated && !path;
    random.then_some((word, end))
}

/// Whether the words before a place say that a password follows: `my password is`, `Passwort lautet`, `--password`.
fn spoken(bytes: &[u8], word: usize) -> bool {
    const VERBS: [&[u8]; 8] = [b" is ", b" ist ", b" lautet ", b" est ", b" es ", b" was ", b" war ", b" = "];
    // Most words are not after one of these letters and a space.
    let quote = usize::from(matches!(before(bytes, word), b'"' | b'\'' | b'`'));
    let end = word - quote;
    if !matches!(slice(bytes, 0, end), [.., b's' | b't' | b'd' | b'e' | b'r', b' ']) {
        return false;
    }
    let words = slice(bytes, end.saturating_sub(32), end);
    let ends = |tail: &[u8]| words.len() >= tail.len() && words[words.len() - tail.len()..].eq_ignore_ascii_case(tail);
    if let Some(verb) = VERBS.iter().find(|verb| ends(verb)) {
        let name = &words[..words.len() - verb.len()];
        return ends_with_any(name, &PASSWORDS) || ends_with_any(name, &[b"mot de passe"]);
    }
    ends(b"--password ") || ends(b"--passwd ") || ends(b"passphrase ")
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
    // Columns of a table are further apart.
    let apart = words.len() - end;
    (apart <= 4 || (apart <= 16 && words[end..].iter().all(|byte| b" :\"'".contains(byte))))
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
    let names = NAMES.iter().filter_map(|name| {
        let at = word.get(..limit)?.windows(name.len()).rposition(|window| window.eq_ignore_ascii_case(name))?;
        matches!(byte(word, at + name.len()), b'-' | b'=').then_some((at, name.len()))
    });
    // The last one: `secret-key-...`.
    let (at, length) = names.max()?;
    let value = &word[at + length + 1..];
    // Names of pages and machines have hyphens too, and their words are short.
    let whole = value.len() >= 20 && (!value.contains(&b'-') || is_serial(value));
    ((whole || byte(word, at + length) == b'=') && random(value, 16, 8) && !is_slug(value) && !is_placeholder(value))
        .then_some(at + length + 1)
}

/// Whether a word may be an identifier or a digest, or one with a mark of its kind in front: hexadecimal digits of one
/// case, as many as these have.
fn is_reference(word: &[u8]) -> bool {
    let digits = word.rsplit(|byte| *byte == b'-').next().unwrap_or_default();
    matches!(digits.len(), 16..=20 | 24 | 32 | 40 | 64 | 128)
        && super::text::is_hex(digits)
        && !digits.iter().any(u8::is_ascii_uppercase)
}

/// Whether a value is in groups of one length, each with letters and digits, as numbers of licences are.
fn is_serial(value: &[u8]) -> bool {
    let groups = || value.split(|byte| *byte == b'-');
    let length = groups().next().map_or(0, <[u8]>::len);
    length >= 5 && groups().all(|group| group.len() == length && mixed(group))
}

/// Whether a name says without doubt that the value is a secret.
fn strong(name: &[u8]) -> bool {
    [&b"secret"[..], b"token", b"apikey", b"api_key", b"api-key", b"access", b"auth", b"password", b"private", b"sess"]
        .iter()
        .any(|word| contains_ignoring_case(name, word))
}

fn ends_with_any(name: &[u8], words: &[&[u8]]) -> bool {
    words.iter().any(|word| name.len() >= word.len() && name[name.len() - word.len()..].eq_ignore_ascii_case(word))
}
