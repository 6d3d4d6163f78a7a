//! Secrets that the text names: `password = ...`, `Authorization: ...`, `api key ...`.

use super::api_key::starts_as_key;
use super::scanner::{COLON, Candidate, EQUALS, IDENTIFIER, WORD};
use super::secret_beside::{ASSEMBLY, ENTRY, named_before};
use super::secret_value::{
    digits, is_basic, is_program, is_signed, is_slug, is_text, is_worded, mixed, password_like, random,
};
use super::text::{before, byte, contains_ignoring_case, is_placeholder, is_word, run_back, run_on, slice};
use super::{Category, Detector};

pub(super) static DETECTOR: Detector = Detector {
    name: "secret_assignment",
    category: Category::Credential,
    what: "a secret after its name",
    doc: "A name that ends in a word for a secret, `=` or `:`, and a value: for a password any value that is quoted or \
          not a plain word, for keys and tokens one with enough different letters and digits. Also a long random \
          value soon after such a word without a sign between; what follows `password is` and the \
          like in four languages, or the login in an entry of a `.netrc`; any password of a connection string; and UUIDs \
          after the name of a vendor whose tokens are such. Variables, calls, samples, words of a sentence, numbered \
          words after a `..._key`, digests and identifiers of rows are no values.",
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
        "Invalid token in template course_outline_v2_2024_final",
        "csrf token mismatch for request 01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "System.Web, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a",
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
        "SNYK_TOKEN=018f6b1e-7a52-4cc3-98c4-dc0c0c07398f",
        "machine git.host login ana password 7cc938e45e63e901",
        "Server=db;Port=5432;User Id=ana;Password=sommer;Database=x",
        "sonar.login=5524bf449ca45fcace54698371466398321f3a82",
        "vendor-secret-5f4dcc3b5aa765d61d8327deb882cf99",
        "curl -H 'Authorization: Bearer 38bb7b318cc6898c80317decb34525844bc9db55'",
    ],
    possible: false,
    triggers: COLON | EQUALS | WORD | IDENTIFIER,
    confirm,
};

/// Words after which a long value is a digest or an identifier and no secret.
pub(super) const HASHES: [&[u8]; 9] =
    [b"hash", b"digest", b"commit", b"sha", b"md5", b"checksum", b"etag", b"uuid", b"_id"];

/// How much of a value is judged.
pub(super) const JUDGED: usize = 96;

/// Words for what a person types.
pub(super) const PASSWORDS: [&[u8]; 14] = [
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
const SECRETS: [&[u8]; 30] = [
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
    b"sonar.login",
    b"sonarlogin",
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

/// Vendors whose keys and tokens are UUIDs.
const VENDORS: [&[u8]; 15] = [
    b"snyk",
    b"postmark",
    b"heroku",
    b"logz",
    b"statuspage",
    b"squarespace",
    b"zenscrape",
    b"transferwise",
    b"kontent",
    b"anypoint",
    b"nftport",
    b"jenkins",
    b"scalingo",
    b"travis",
    b"sendbird",
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
    if name.eq_ignore_ascii_case(ASSEMBLY) {
        return None;
    }
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
    let enough = if password && is_connection(bytes, start) {
        value.len() >= 4 && !value.starts_with(b"#{")
    } else if password || short {
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

/// Whether members of a connection string stand before a place, parted by semicolons: whatever its password is, it is one.
fn is_connection(bytes: &[u8], start: usize) -> bool {
    let before = slice(bytes, start.saturating_sub(ENTRY), start);
    let parted = before.iter().rev().find(|byte| !b" \"&".contains(byte)) == Some(&b';');
    let has = |name: &[u8]| contains_ignoring_case(before, name);
    parted
        && (has(b"user id=") || has(b"uid=") || has(b"user="))
        && (has(b"server=") || has(b"data source=") || has(b"provider="))
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
    if !secret && super::text::is_uuid(value) && !VENDORS.iter().any(|vendor| contains_ignoring_case(name, vendor)) {
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

/// Whether a name says without doubt that the value is a secret.
fn strong(name: &[u8]) -> bool {
    [&b"secret"[..], b"token", b"apikey", b"api_key", b"api-key", b"access", b"auth", b"password", b"private", b"sess"]
        .iter()
        .any(|word| contains_ignoring_case(name, word))
}

pub(super) fn ends_with_any(name: &[u8], words: &[&[u8]]) -> bool {
    words.iter().any(|word| name.len() >= word.len() && name[name.len() - word.len()..].eq_ignore_ascii_case(word))
}
