//! International bank account numbers.

use super::scanner::{Candidate, LETTERED};
use super::text::{before, byte, separator, slice};
use super::{Category, Detector};

pub(super) static DETECTOR: Detector = Detector {
    name: "iban",
    category: Category::Bank,
    what: "a bank account number (IBAN)",
    doc: "A country of the IBAN registry, two check digits and as many letters and digits as that country's numbers \
          have, together or in groups, with the right remainder modulo 97.",
    good: &[
        "DE89 3704 0044 0532 0130 01",
        "GB29NWBK6016133192681",
        "ZZ12 3456 7890 1234 56",
        "CS101 and MA202",
        "e1e4a681-32a1-4c3d-8170-4c4c212d84a2-ba35e0ac-e67e-495f-a49e-1f507cc69dde",
        "x-be974455-28c4-4e31-8bf4-879d549d5212",
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
    if before(bytes, start).is_ascii_alphanumeric() || !first.is_ascii_alphabetic() || !second.is_ascii_alphabetic() {
        return None;
    }
    if !byte(bytes, start + 3).is_ascii_digit() {
        return None;
    }
    let length = total([first.to_ascii_uppercase(), second.to_ascii_uppercase()])?;
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
    if byte(bytes, at).is_ascii_alphanumeric() {
        return None;
    }
    let remainder = letters.iter().cycle().skip(4).take(length).fold(0_u32, |remainder, letter| match letter {
        b'0'..=b'9' => (remainder * 10 + u32::from(letter - b'0')) % 97,
        _ => (remainder * 100 + u32::from(letter - b'A') + 10) % 97,
    });
    let digits = letters.iter().filter(|letter| letter.is_ascii_digit()).count();
    (remainder == 1 && digits * 2 >= length).then_some((start, at))
}
