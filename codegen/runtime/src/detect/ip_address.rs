//! Addresses of the internet protocol, versions 4 and 6.

use super::scanner::{COLON_HEX, Candidate, DOTTED};
use super::text::{before, byte, contains_ignoring_case, run_back, run_on, slice};
use super::{Category, Detector};

pub(super) static DETECTOR: Detector = Detector {
    name: "ip_address",
    category: Category::Contact,
    what: "an IP address",
    doc: "Four numbers up to 255 parted by dots, or an address of version 6 in any of its forms. Numbers of versions and \
          sections (after `version`, `section`, the name of a product and the like, unless they are of a private range or start above \
          99, or four different single digits that nothing says to be a host) are none, nor is `::` \
          between words, nor are addresses that are the same on every machine (127.0.0.1).",
    good: &[
        "v1.2.3.4",
        "version 10.0.19.1",
        "1.2.3.4.5",
        "300.168.1.1",
        "Section 4.11.2.1",
        "std::cout",
        "12:34:56",
        "a :: b",
        "2.0.1.3",
        "Chrome/124.0.0.0 Safari/537.36",
        "Windows 10.0.0.0",
        "python 3.11.0.1",
        "\u{a7} 10.2.1.4",
        "\u{a7}\u{a7}\u{a0}10.2.1.4",
        "sections 1.1.1.1 and 1.1.1.2",
        "Art. 10.2.1.4",
        "netmask 255.255.255.0",
        "10:30::11",
        "1:2:3:4:5:6:7:8",
        "01:02:03:04:05:06:07:08",
        // Versions and numbers of sections that could be addresses.
        "Oracle Database 12.2.0.1 Upgrade",
        "SAP HANA 2.0.0.59",
        "Drupal 10.2.3.1",
        "WebLogic Server 12.1.3.0",
        "nginx/1.25.3.1",
        "Lektion 10.2.3.4",
        "Lecci\u{f3}n 10.2.3.4",
        "Le\u{e7}on 10.2.3.4",
        "Modul 10.2.3.4",
        "Aufgabe 11.12.3.4",
        "\u{dc}bung 10.3.2.1",
        "Exercise 10.2.3.4",
        "Table 10.2.3.4",
    ],
    bad: &[
        "192.168.1.1",
        "host=10.0.0.1:8080",
        "[2001:db8::1]:80",
        "from ::1",
        "::ffff:172.16.0.1",
        "fe80::1%eth0",
        "8.8.8.8",
        "0.0.0.0",
        "10.0.0.0",
        "network 10.0.0.0 is full",
        "10.0.0.0/8",
        "'boom\\n203.0.113.195'",
        "2001:db8::/32",
        // Words that also stand before versions.
        "node 10.0.5.17 not ready",
        "kubernetes node 192.168.10.20",
        "windows 192.168.0.12 offline",
        "java 10.1.2.3",
        "nginx 10.1.2.3",
        "ruby 172.16.4.9",
        "step 10.0.0.1 failed",
        "10.0.0.1-10.0.0.9",
        "oracle 192.168.10.20 down",
        "from 4.2.2.1 port 22",
        "server 8.8.4.4 timed out",
        "client: 4.2.2.2, server: x",
        "node 198.51.100.23 down",
        "module 192.0.2.55 denied",
    ],
    possible: false,
    triggers: COLON_HEX | DOTTED,
    confirm,
};

fn confirm(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    if candidate.trigger & COLON_HEX != 0 { version6(candidate) } else { version4(candidate) }
}

fn version4(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    let (bytes, start) = (candidate.bytes, candidate.at);
    let previous = before(bytes, start);
    if previous.is_ascii_alphanumeric() || matches!(previous, b'.' | b'_' | b'-') {
        return None;
    }
    let (octets, mut at) = numbers(bytes, start)?;
    // `10.0.0.1-10.0.0.9`: both ends of a range are one find.
    if byte(bytes, at) == b'-'
        && let Some((_, end)) = numbers(bytes, at + 1)
    {
        at = end;
    }
    let next = byte(bytes, at);
    let goes_on =
        next.is_ascii_alphanumeric() || matches!(next, b'_' | b'-') && byte(bytes, at + 1).is_ascii_alphanumeric();
    if goes_on || (next == b'.' && byte(bytes, at + 1).is_ascii_digit()) {
        return None;
    }
    let small = octets.iter().all(|octet| *octet < 10) && octets.iter().any(|octet| *octet != octets[0]);
    let located = matches!(next, b':' | b'/') && byte(bytes, at + 1).is_ascii_digit() || after_any(bytes, start, &ENDS);
    // The same on every machine: they tell nothing about anybody.
    let constant = matches!(octets, [127, 0, 0, 1] | [169, 254, 169, 254]);
    // `Chrome/124.0.0.0`: a product and its version, as browsers send it.
    let product = previous == b'/'
        && before(bytes, start - 1).is_ascii_alphabetic()
        && (octets[2..] == [0, 0] || after_any(bytes, start - 1, &PRODUCTS) || after_any(bytes, start - 1, &SOFTWARE));
    let network = matches!(next, b':' | b'/');
    let release = octets[0] != 0 && octets[2..] == [0, 0] && !network && named(bytes, start);
    let mask = octets[0] == 255 && octets[3] == 0 && after_any(bytes, start, &MASKS);
    // Ranges that everybody has at home and at work; versions start with 10 as well.
    let private = matches!(octets, [192, 168, ..] | [172, 16..=31, ..]);
    // No section has so high a number, and no product's version goes on with four small ones.
    let versioned = octets[0] < 100
        && (after_any(bytes, start, &NUMBERED)
            || (!network && (titled(bytes, start) || (octets[0] != 10 && after_any(bytes, start, &PRODUCTS)))));
    if private {
        return Some((start, at));
    }
    if constant || product || release || mask || (small && !located) || versioned || after_section_sign(bytes, start) {
        return None;
    }
    Some((start, at))
}

/// Four numbers up to 255 parted by dots, and where they end.
fn numbers(bytes: &[u8], start: usize) -> Option<([u32; 4], usize)> {
    let mut at = start;
    let mut octets = [0_u32; 4];
    for (index, octet) in octets.iter_mut().enumerate() {
        if index > 0 {
            if byte(bytes, at) != b'.' {
                return None;
            }
            at += 1;
        }
        let end = run_on(bytes, at, 4, |byte| byte.is_ascii_digit());
        let digits = slice(bytes, at, end);
        if digits.is_empty() || digits.len() > 3 || (digits.len() > 1 && digits[0] == b'0') {
            return None;
        }
        *octet = digits.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
        at = end;
    }
    octets.iter().all(|octet| *octet <= 255).then_some((octets, at))
}

/// Words that say that what follows is one end of a connection.
const ENDS: [&[u8]; 12] = [
    b"host", b"server", b"client", b"from", b"addr", b"address", b"adresse", b"ip", b"peer", b"remote", b"dns", b"ping",
];

/// Words that say that a version or a section follows.
const NUMBERED: [&[u8]; 76] = [
    b"lektion",
    b"lecci\xc3\xb3n",
    b"leccion",
    b"le\xc3\xa7on",
    b"lecon",
    b"modul",
    b"module",
    b"m\xc3\xb3dulo",
    b"modulo",
    b"aufgabe",
    b"exercise",
    b"exercice",
    b"ejercicio",
    b"\xc3\xbcbung",
    b"\xc3\x9cbung",
    b"uebung",
    b"table",
    b"tabelle",
    b"tab",
    b"fig",
    b"figure",
    b"abbildung",
    b"abb",
    b"abs",
    b"seite",
    b"topic",
    b"thema",
    b"tema",
    b"teil",
    b"part",
    b"frage",
    b"question",
    b"appendix",
    b"anhang",
    b"anlage",
    b"annex",
    b"norm",
    b"iso",
    b"draft",
    b"goal",
    b"unit",
    b"secci\xc3\xb3n",
    b"cap\xc3\xadtulo",
    b"v",
    b"ver",
    b"version",
    b"versions",
    b"assemblyversion",
    b"fileversion",
    b"release",
    b"build",
    b"rev",
    b"revision",
    b"section",
    b"sections",
    b"sec",
    b"chapter",
    b"chapters",
    b"lesson",
    b"lessons",
    b"clause",
    b"article",
    b"art",
    b"par",
    b"kapitel",
    b"kap",
    b"abschnitt",
    b"absatz",
    b"ziffer",
    b"punkt",
    b"chapitre",
    b"paragraphe",
    b"apartado",
    b"update",
    b"firmware",
    b"oid",
];

/// Words before a version, and as well before the address of a machine: `node 10.0.5.17 not ready`.
const PRODUCTS: [&[u8]; 30] = [
    b"nginx",
    b"apache",
    b"step",
    b"task",
    b"python",
    b"java",
    b"jdk",
    b"node",
    b"ruby",
    b"php",
    b"rust",
    b"go",
    b"net",
    b"windows",
    b"office",
    b"android",
    b"ios",
    b"macos",
    b"linux",
    b"kernel",
    b"chrome",
    b"chromium",
    b"edge",
    b"opera",
    b"firefox",
    b"safari",
    b"sdk",
    b"driver",
    b"plugin",
    b"app",
];

/// Products that are not machines, and whose versions have four numbers.
const SOFTWARE: [&[u8]; 28] = [
    b"oracle",
    b"weblogic",
    b"sap",
    b"hana",
    b"drupal",
    b"tomcat",
    b"coldfusion",
    b"websphere",
    b"mq",
    b"db2",
    b"delphi",
    b"photoshop",
    b"reader",
    b"acrobat",
    b"teamcenter",
    b"magento",
    b"typo3",
    b"wordpress",
    b"joomla",
    b"moodle",
    b"ilias",
    b"outlook",
    b"excel",
    b"teams",
    b"exchange",
    b"sharepoint",
    b"vsphere",
    b"jenkins",
];

/// How many words before a version may be its product's.
const TITLE: usize = 3;

/// Whether one of the words before is a product's name, and those after it are written large as parts of it are:
/// `Oracle Database 12.2.0.1`.
fn titled(bytes: &[u8], start: usize) -> bool {
    let mut at = start;
    for _ in 0..TITLE {
        if before(bytes, at) != b' ' {
            return false;
        }
        let end = at - 1;
        at = run_back(bytes, end, 16, |byte| byte.is_ascii_alphanumeric());
        let word = slice(bytes, at, end);
        if SOFTWARE.iter().any(|known| known.eq_ignore_ascii_case(word)) {
            return true;
        }
        if !word.first().is_some_and(u8::is_ascii_uppercase) {
            return false;
        }
    }
    false
}

/// Words before the mask of a network, which is no address.
const MASKS: [&[u8]; 6] = [b"mask", b"netmask", b"subnet", b"subnetmask", b"subnetz", b"netzmaske"];

/// Words before an address whose last two numbers are zero.
const NETWORKS: [&[u8]; 24] = [
    b"ip", b"ips", b"host", b"server", b"net", b"network", b"subnet", b"addr", b"address", b"adresse", b"from", b"to",
    b"at", b"via", b"src", b"dst", b"source", b"client", b"peer", b"gateway", b"route", b"bind", b"listen", b"is",
];

/// The word before a place, with at most two signs between: `version: 1.2.3.4`, `Art. 1.2.3.4`.
fn word_before(bytes: &[u8], start: usize) -> &[u8] {
    let end = run_back(bytes, start, 3, |byte| matches!(byte, b' ' | b':' | b'=' | b'"' | b'.'));
    let start = run_back(bytes, end, 16, |byte| byte.is_ascii_alphabetic() || matches!(byte, 0xc3 | 0x80..=0xbf));
    // The end of another character, as of a dash, is no letter.
    let start = run_on(bytes, start, 3, |byte| matches!(byte, 0x80..=0xbf));
    slice(bytes, start, end)
}

fn after_any(bytes: &[u8], start: usize, words: &[&[u8]]) -> bool {
    let word = word_before(bytes, start);
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a name of something stands before: what follows it and ends in two zeros is a version.
fn named(bytes: &[u8], start: usize) -> bool {
    let word = word_before(bytes, start);
    before(bytes, start) == b' ' && word.len() >= 3 && !NETWORKS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether `\u{a7}` stands before.
fn after_section_sign(bytes: &[u8], start: usize) -> bool {
    // A space, or one that does not break a line.
    let end = run_back(bytes, start, 3, |byte| matches!(byte, b' ' | 0xa0 | 0xc2));
    slice(bytes, 0, end).ends_with("\u{a7}".as_bytes())
}

fn version6(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    let (bytes, at) = (candidate.bytes, candidate.at);
    let part = |byte: u8| byte.is_ascii_hexdigit() || byte == b':' || byte == b'.';
    // Only the first colon of a run has to be looked at.
    let mut start = run_back(bytes, at, 5, |byte| byte.is_ascii_hexdigit());
    if matches!(before(bytes, start), b':' | b'.') && at > start {
        // `IP:2001:db8::1`: what stands before the colon is a name.
        let name = before(bytes, start - 1);
        if before(bytes, start) == b'.' || name.is_ascii_hexdigit() || name == b':' {
            return None;
        }
    } else if before(bytes, start).is_ascii_alphanumeric() || before(bytes, start) == b'_' || before(bytes, at) == b':'
    {
        return None;
    }
    if start == at && byte(bytes, at + 1) != b':' {
        return None;
    }
    let mut end = run_on(bytes, start, 46, part);
    let colons = slice(bytes, start, end).iter().filter(|byte| **byte == b':').count();
    // The time of day has two colons, and no two in a row.
    if colons < 7 && !slice(bytes, start, end).windows(2).any(|pair| pair == b"::") {
        return None;
    }
    if byte(bytes, end).is_ascii_alphanumeric() || byte(bytes, end) == b'_' {
        return None;
    }
    while end > start
        && (bytes[end - 1] == b'.' || (bytes[end - 1] == b':' && byte(bytes, end.saturating_sub(2)) != b':'))
    {
        end -= 1;
    }
    let written = std::str::from_utf8(slice(bytes, start, end)).ok()?;
    written.parse::<std::net::Ipv6Addr>().ok()?;
    if !told(written) {
        return None;
    }
    if written == "::" {
        // Two colons part words in titles and in program text.
        let words = slice(bytes, start.saturating_sub(16), start);
        let introduced = [&b"ip"[..], b"unspecified", b"listen", b"bind", b"="];
        return introduced.iter().any(|word| contains_ignoring_case(words, word)).then_some((start, end));
    }
    if !written.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    start = start.min(end);
    Some((start, end))
}

/// Whether the parts are those of an address, and not hours and minutes, numbers in a row, or the eight bytes of an
/// identifier of hardware: those have two digits at the most everywhere.
fn told(written: &str) -> bool {
    written.starts_with("::") || written.contains('.') || written.split(':').any(|part| part.len() >= 3)
}
