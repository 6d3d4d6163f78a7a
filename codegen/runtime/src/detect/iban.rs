//! International bank account numbers.

use super::scanner::{Candidate, LETTERED};
use super::text::{before, byte, separator, slice};
use super::{Category, Detector};

pub(super) static DETECTOR: Detector = Detector {
    name: "iban",
    category: Category::Bank,
    what: "a bank account number (IBAN)",
    doc: "A country of the IBAN registry, two check digits and as many letters and digits as that country's numbers \
          have, each where that country has them, together or in groups, with the right remainder modulo 97.",
    good: &[
        "DE89 3704 0044 0532 0130 01",
        "GB29NWBK6016133192681",
        "ZZ12 3456 7890 1234 56",
        "CS101 and MA202",
        "e1e4a681-32a1-4c3d-8170-4c4c212d84a2-ba35e0ac-e67e-495f-a49e-1f507cc69dde",
        "x-be974455-28c4-4e31-8bf4-879d549d5212",
        // The remainder is right, but letters stand where the country has digits, or are of both cases.
        "DE06ABCDEFGHIJKLMNOPQR",
        "TR8904492305LBQRUMMMGVHcju",
    ],
    bad: &[
        "DE89370400440532013000",
        "IBAN: DE89 3704 0044 0532 0130 00.",
        "gb29nwbk60161331926819",
        "NL91-ABNA-0417-1643-00",
        "De89370400440532013000",
        // Beside other numbers; other signs between the groups.
        "DE89 3704 0044 0532 0130 00 50 EUR",
        "DE89 3704 0044 0532 0130 00 2024",
        "DE89  3704  0044  0532  0130  00",
        "DE89.3704.0044.0532.0130.00",
        "DE89\u{a0}3704\u{a0}0044\u{a0}0532\u{a0}0130\u{a0}00",
        "'boom\\nDE89370400440532013000'",
        // More letters than digits.
        "TR94 0249 04TS QYGC XAPH XL9S ZD",
        "CH71 6981 3JB6 ICB7 ONBL T",
        "LU57122QHWZOVJUQTC23",
        "MT20YHGY14920KG8LA2TB9GVH2VKAB4",
        // Letters beside it.
        "DE89370400440532013000EUR",
        "IBANDE89370400440532013000",
        "kontoDE89370400440532013000",
    ],
    possible: false,
    triggers: LETTERED,
    confirm,
};

/// Country and total length, of the registry and of the countries that use the form without being in it.
const COUNTRIES: &str = "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24\
                         FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32\
                         LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24\
                         RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30DZ26AO25BF28\
                         BJ28CF27CG27CI28CM27CV25GA27GQ27GW25IR26KM27MA28MG27ML28MZ25NE28SN28TD27TG28";

fn total(country: [u8; 2]) -> Option<usize> {
    let row = COUNTRIES.as_bytes().chunks_exact(4).find(|row| row[..2] == country)?;
    Some(usize::from(row[2] - b'0') * 10 + usize::from(row[3] - b'0'))
}

/// Countries of the registry whose numbers are of digits alone.
const NUMERIC: &str = "AEATBABEBICRCZDEDJDKEEEGESFIFOGLHRHUILISLTLYMEMNMRNOPLPTRSSDSESISKSOSTTLTNVAXK";

/// The other countries of the registry: where their numbers have digits (`n`), letters (`a`) and either (`c`), after
/// the check digits. Of countries that only use the form nothing is known.
const FORMS: [([u8; 2], &[u8]); 50] = [
    (*b"AD", b"nnnnnnnncccccccccccc"),
    (*b"AL", b"nnnnnnnncccccccccccccccc"),
    (*b"AZ", b"aaaacccccccccccccccccccc"),
    (*b"BG", b"aaaannnnnncccccccc"),
    (*b"BH", b"aaaacccccccccccccc"),
    (*b"BR", b"nnnnnnnnnnnnnnnnnnnnnnnac"),
    (*b"BY", b"ccccnnnncccccccccccccccc"),
    (*b"CH", b"nnnnncccccccccccc"),
    (*b"CY", b"nnnnnnnncccccccccccccccc"),
    (*b"DO", b"ccccnnnnnnnnnnnnnnnnnnnn"),
    (*b"FK", b"aannnnnnnnnnnn"),
    (*b"FR", b"nnnnnnnnnncccccccccccnn"),
    (*b"GB", b"aaaannnnnnnnnnnnnn"),
    (*b"GE", b"aannnnnnnnnnnnnnnn"),
    (*b"GI", b"aaaaccccccccccccccc"),
    (*b"GR", b"nnnnnnncccccccccccccccc"),
    (*b"GT", b"cccccccccccccccccccccccc"),
    (*b"HN", b"aaaannnnnnnnnnnnnnnnnnnn"),
    (*b"IE", b"aaaannnnnnnnnnnnnn"),
    (*b"IQ", b"aaaannnnnnnnnnnnnnn"),
    (*b"IT", b"annnnnnnnnncccccccccccc"),
    (*b"JO", b"aaaannnncccccccccccccccccc"),
    (*b"KW", b"aaaacccccccccccccccccccccc"),
    (*b"KZ", b"nnnccccccccccccc"),
    (*b"LB", b"nnnncccccccccccccccccccc"),
    (*b"LC", b"aaaacccccccccccccccccccccccc"),
    (*b"LI", b"nnnnncccccccccccc"),
    (*b"LU", b"nnnccccccccccccc"),
    (*b"LV", b"aaaaccccccccccccc"),
    (*b"MC", b"nnnnnnnnnncccccccccccnn"),
    (*b"MD", b"cccccccccccccccccccc"),
    (*b"MK", b"nnnccccccccccnn"),
    (*b"MT", b"aaaannnnncccccccccccccccccc"),
    (*b"MU", b"aaaannnnnnnnnnnnnnnnnnnaaa"),
    (*b"NI", b"aaaannnnnnnnnnnnnnnnnnnn"),
    (*b"NL", b"aaaannnnnnnnnn"),
    (*b"OM", b"nnncccccccccccccccc"),
    (*b"PK", b"aaaacccccccccccccccc"),
    (*b"PS", b"aaaaccccccccccccccccccccc"),
    (*b"QA", b"aaaaccccccccccccccccccccc"),
    (*b"RO", b"aaaacccccccccccccccc"),
    (*b"RU", b"nnnnnnnnnnnnnnccccccccccccccc"),
    (*b"SA", b"nncccccccccccccccccc"),
    (*b"SC", b"aaaannnnnnnnnnnnnnnnnnnnaaa"),
    (*b"SM", b"annnnnnnnnncccccccccccc"),
    (*b"SV", b"aaaannnnnnnnnnnnnnnnnnnn"),
    (*b"TR", b"nnnnnncccccccccccccccc"),
    (*b"UA", b"nnnnnnccccccccccccccccccc"),
    (*b"VG", b"aaaannnnnnnnnnnnnnnn"),
    (*b"YE", b"aaaannnncccccccccccccccccc"),
];

/// Whether letters and digits stand where the country has them.
fn is_formed(country: [u8; 2], letters: &[u8]) -> bool {
    let rest = letters.get(4..).unwrap_or_default();
    if NUMERIC.as_bytes().chunks_exact(2).any(|known| *known == country) {
        return rest.iter().all(u8::is_ascii_digit);
    }
    match FORMS.iter().find(|(known, _)| *known == country) {
        Some((_, form)) => rest.iter().zip(*form).all(|(letter, kind)| match kind {
            b'n' => letter.is_ascii_digit(),
            b'a' => letter.is_ascii_alphabetic(),
            _ => true,
        }),
        None => letters.iter().filter(|letter| letter.is_ascii_digit()).count() * 2 >= letters.len(),
    }
}

fn confirm(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    let bytes = candidate.bytes;
    // A UUID that starts with a country: no bank writes hyphens or small letters into so long a word.
    if candidate.set_aside
        && slice(bytes, candidate.word.0, candidate.word.1)
            .iter()
            .any(|byte| *byte == b'-' || byte.is_ascii_lowercase())
    {
        return None;
    }
    // The check digits are the first digits of the word, unless something is joined to it in front.
    let start = candidate.at.checked_sub(2)?;
    let first = byte(bytes, start);
    let second = byte(bytes, start + 1);
    let upper = first.is_ascii_uppercase() && second.is_ascii_uppercase();
    if !may_start(bytes, start, upper) || !first.is_ascii_alphabetic() || !second.is_ascii_alphabetic() {
        return None;
    }
    if !byte(bytes, start + 3).is_ascii_digit() {
        return None;
    }
    let country = [first.to_ascii_uppercase(), second.to_ascii_uppercase()];
    let length = total(country)?;
    let mut letters = [0_u8; 34];
    let mut count = 0;
    let (mut at, mut group) = (start, 0);
    while count < length {
        let next = byte(bytes, at);
        if next.is_ascii_alphanumeric() {
            *letters.get_mut(count)? = next.to_ascii_uppercase();
            count += 1;
            at += 1;
            continue;
        }
        // Identifiers have hyphens too, and groups of other lengths.
        if next == b'-' && count - group != 4 {
            return None;
        }
        group = count;
        at += separator(bytes, at);
        if !byte(bytes, at).is_ascii_alphanumeric() {
            return None;
        }
    }
    let letters = letters.get(..length)?;
    if !may_end(bytes, at, letters) || !is_formed(country, letters) {
        return None;
    }
    // Words of base64 and the like have letters of both cases.
    let digits = letters.iter().filter(|letter| letter.is_ascii_digit()).count();
    let written = slice(bytes, start, at);
    let cased = written.iter().any(u8::is_ascii_uppercase) && written.iter().any(u8::is_ascii_lowercase);
    if cased && digits * 2 < length {
        return None;
    }
    let remainder = letters.iter().cycle().skip(4).take(length).fold(0_u32, |remainder, letter| match letter {
        b'0'..=b'9' => (remainder * 10 + u32::from(letter - b'0')) % 97,
        _ => (remainder * 100 + u32::from(letter - b'A') + 10) % 97,
    });
    (remainder == 1).then_some((start, at))
}

/// Whether a number may start here: not within a word, unless that is `IBAN` or ends in a small letter before two large
/// ones.
fn may_start(bytes: &[u8], start: usize, upper: bool) -> bool {
    let previous = before(bytes, start);
    if !previous.is_ascii_alphanumeric() {
        return true;
    }
    let named = start.checked_sub(4).is_some_and(|name| {
        slice(bytes, name, start).eq_ignore_ascii_case(b"iban") && !before(bytes, name).is_ascii_alphanumeric()
    });
    named || (upper && previous.is_ascii_lowercase())
}

/// Whether a number may end here: not within a word, unless many digits end where letters start, as in `...3000EUR`.
fn may_end(bytes: &[u8], at: usize, letters: &[u8]) -> bool {
    let tail = letters.get(letters.len().saturating_sub(8)..).unwrap_or_default();
    let next = byte(bytes, at);
    !next.is_ascii_alphanumeric() || (next.is_ascii_alphabetic() && tail.iter().all(u8::is_ascii_digit))
}
