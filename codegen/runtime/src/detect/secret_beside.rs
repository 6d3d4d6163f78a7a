//! Secrets that stand beside a word for one, without a sign between: `SECRET 5f4dcc3b...`, `my password is ...`.

use super::api_key::starts_as_key;
use super::scanner::Candidate;
use super::secret_assignment::{HASHES, JUDGED, PASSWORDS, ends_with_any};
use super::secret_value::{is_program, is_sample, is_slug, is_text, is_worded, mixed, random};
use super::text::{before, byte, contains_ignoring_case, is_placeholder, run_back, run_on, slice};

/// What the name of an assembly of .NET has before the digest of a public key.
pub(super) const ASSEMBLY: &[u8] = b"publickeytoken";

/// How far before a value its name is looked for.
const NAMED: usize = 40;

/// How many letters are looked at together.
const LETTERS: usize = 16;

/// How far into a value its name is looked for.
const JOINED: usize = 48;

/// A long random value that follows a word for a secret without a sign.
pub(super) fn named_before(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
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
    let named = if follows(words, ASSEMBLY) {
        false
    } else if uuid {
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
    ends(b"--password ") || ends(b"--passwd ") || ends(b"passphrase ") || (ends(b" password ") && is_netrc(bytes, end))
}

/// Whether what stands before a place is an entry of a file of logins, up to its password.
fn is_netrc(bytes: &[u8], end: usize) -> bool {
    let entry = slice(bytes, end.saturating_sub(ENTRY), end);
    contains_ignoring_case(entry, b"machine ") && contains_ignoring_case(entry, b"login ")
}

/// How long such an entry is at most.
pub(super) const ENTRY: usize = 160;

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
    // A ULID: 26 signs of base 32, without the letters that look like digits.
    let sign = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_uppercase() && !b"ILOU".contains(byte);
    if digits.len() == 26 && matches!(digits.first(), Some(b'0'..=b'7')) && digits.iter().all(sign) {
        return true;
    }
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
