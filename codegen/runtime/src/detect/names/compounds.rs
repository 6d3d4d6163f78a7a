//! Words written in one: the compounds of German, whose head stands last (`kundenpasswort`), and English words run
//! together (`homephone`).

use super::super::Category::{self, Address, Bank, Contact, Credential, DatabaseKey, GovernmentId, Payment, Person};
use super::people::{NAMES, PEOPLE, TRAITS};
use super::words::HEADS;

/// Ends of German compounds that are sensitive whatever stands before them.
#[rustfmt::skip]
const ENDINGS: &[(Category, &[&str])] = &[
    (Person, &[
        "vorname", "nachname", "familienname", "benutzername", "geburtsname", "geburtsdatum", "geburtstag", "geburtsort", "zuname",
        "geburtsjahr", "geburtsland", "staatsangehoerigkeit", "einkommen", "zugehoerigkeit", "passfoto", "passbild", "lichtbild",
        "profilbild", "profilfoto", "vorstrafe", "vorstrafen", "koerpergewicht", "koerpergroesse", "familienstand", "herkunftsland",
        "migrationshintergrund", "gesundheitsdaten", "diagnosen", "krankheiten", "muttersprache", "doppelname", "anmeldename",
        "loginname", "nutzername", "maedchenname", "steuerklasse", "impfdaten", "schulabschluss", "fuehrerscheinklasse", "gehaltsstufe", "krankheitstage", "krankenkassennummer", "jahresbrutto", "jahresnetto", "monatsbrutto", "monatsnetto", "krankengeschichte", "krankenakte", "behinderung", "behinderungsgrad", "glaubensrichtung", "unterschrift",
        "sexualitaet", "medikamente", "allergien", "spitzname", "monatsgehalt", "jahresgehalt", "bruttogehalt", "nettogehalt",
        "stundenlohn", "bruttolohn", "nettolohn", "monatslohn", "jahreslohn", "krankenkasse", "impfstatus", "lebenslauf",
    ]),
    (Contact, &[
        "telefon", "emailadresse", "mailadresse", "telefax", "notfallkontakt", "ipadresse", "macadresse", "geraetekennung",
        "elternmail", "privatmail", "dienstmail", "firmenmail", "kundenmail", "geraeteid",
    ]),
    (Address, &["adresse", "anschrift", "wohnort", "wohnsitz", "wohnstrasse", "postleitzahl", "hausnummer", "heimatort", "breitengrad", "laengengrad"]),
    (GovernmentId, &["versicherungsausweis", "ausweisdokument", "fuehrerschein", "reisepass", "personalausweis", "behindertenausweis", "kennzeichen", "aufenthaltstitel", "versichertenkarte", "gesundheitskarte", "geburtsurkunde", "aufenthaltserlaubnis"]),
    (Payment, &["kreditkarte", "karteninhaber", "bankkarte", "girokarte", "kartenpin", "kartenablaufdatum", "kreditkartendaten", "zahlungsdaten", "kartendaten", "debitkarte"]),
    (Bank, &["bankverbindung", "kontoverbindung", "bankleitzahl", "bankkonto", "girokonto", "kontoinhaber", "kontostand", "kontoauszug", "lastschriftmandat", "kontodaten", "bankdaten", "sparkonto", "gehaltskonto"]),
    (Credential, &[
        "passwort", "kennwort", "passwd", "password", "zugangsdaten", "anmeldedaten", "logindaten", "apikey", "passworthash", "kennworthash",
        "passwortsalt", "passworthinweis", "passwortantwort", "sicherheitsfrage", "sicherheitsantwort", "sicherheitsabfrage", "sitzungsid", "sitzungscookie",
        "geheimnis", "geheimzahl", "passphrase", "passwortneu", "passwortalt", "passwordhash", "passwordsalt", "passwordhint",
    ]),
    (DatabaseKey, &["zeilenid", "datensatzid", "datenbankid"]),
];

/// What stands before `nummer` in German where that is sensitive: `steuernummer`, `handynr`, `konto_nummer`.
#[rustfmt::skip]
const NUMBERED: &[(Category, &[&str])] = &[
    (Contact, &["telefon", "handy", "mobil", "fax", "telefax", "ruf", "rueckruf", "notruf", "notfall", "festnetz", "whatsapp", "privat", "kontakt", "mobilfunk"]),
    (Address, &["haus", "wohnungs", "postfach"]),
    (GovernmentId, &[
        "ausweis", "steuer", "versicherungs", "versicherten", "identifikations", "fuehrerschein", "visum", "matrikel", "fahrgestell", "ident",
        "passport", "reisepass", "sv", "ahv", "steuerident",
    ]),
    (Payment, &["karten", "pruef", "kreditkarten"]),
    (Bank, &["konto", "depot", "iban"]),
    (Person, &["patienten", "personal", "krankenakten"]),
    (Credential, &["tan", "pin"]),
];

/// What stands before `schlüssel`, `code` and `token` in German where that is a secret.
#[rustfmt::skip]
const SECRETS: &[&str] = &[
    "api", "ssh", "zugriffs", "zugangs", "geheim", "krypto", "verschluesselungs", "signatur", "signier", "privat", "lizenz", "master",
    "sitzungs", "wiederherstellungs", "freischalt", "sicherheits", "bestaetigungs", "aktivierungs", "verifizierungs", "einmal", "pin",
    "tan", "anmelde", "entsperr", "tuer", "zutritts", "authentifizierungs", "zugriff", "sms", "verifikations", "ruecksetz",
];

/// What is told of a birth in German: `geburtsstadt`.
const BORN: &[&str] = &["stadt", "monat", "kreis", "staat", "uhrzeit", "gewicht"];

/// The same where it is the key of a row.
const ROWS: &[&str] = &["datenbank", "primaer", "fremd", "tabellen", "zeilen", "datensatz"];

/// Ends of German compounds that end as addresses do and are places in a network or a memory.
pub(super) const PLACES: &[&str] =
    &["webadresse", "internetadresse", "speicheradresse", "basisadresse", "seitenadresse"];

/// Ends by which a word says that it is the number of what stands before them: `passportno`, `handynr`.
const NUMBERS: &[&str] = &["number", "nummer", "numero", "num", "nbr", "nr", "no"];

/// What stands before a head in one word with it, beside people: `homephone`.
#[rustfmt::skip]
const GLUED: &[&str] = &[
    "my", "your", "home", "work", "private", "personal", "primary", "secondary", "main", "alt", "alternate", "billing",
    "shipping", "delivery", "mailing", "contact", "company", "office", "day", "evening", "old", "new", "login", "account",
    "db", "root", "smtp", "ftp", "ssh", "api", "app", "client", "server", "remote", "source", "local", "device",
    "kunden", "liefer", "rechnungs", "privat", "dienst", "haupt", "neben", "firmen", "absender", "empfaenger",
];

/// German words for people as they stand in front of a compound, beside those of [`PEOPLE`] with a linking sound.
#[rustfmt::skip]
const STEMS: &[&str] = &[
    "ruf", "schueler", "lehrer", "kunden", "nutzer", "mitarbeiter", "patienten", "teilnehmer", "autoren", "dozenten",
    "studenten", "empfaenger", "absender", "inhaber", "eltern", "personen", "kontakt", "mitglieder", "kaeufer",
    "bewerber", "gast", "fahrer", "trainer", "tutoren", "anwender", "ansprechpartner", "halter", "besitzer",
    "kinder", "kind", "mutter", "vater", "sohn", "tochter",
];

/// The category of a word that is sensitive by itself.
pub(super) fn listed(word: &str) -> Option<Category> {
    HEADS.iter().find(|(_, words)| words.contains(&word)).map(|(category, _)| *category)
}

/// The category of two words that would be sensitive if they were written in one: `geo_location`, `steuer_nummer`.
pub(super) fn joined(first: &str, second: &str) -> Option<Category> {
    if first.len() < 3 || second.len() < 2 {
        return None;
    }
    let same = |word: &&str| word.strip_prefix(first) == Some(second);
    let head = HEADS.iter().find(|(_, words)| words.iter().any(same));
    head.map(|(category, _)| *category)
        .or_else(|| if NUMBERS.contains(&second) { numbered(first) } else { secret(first, second) })
}

/// The category of a word that has something else in front of its head or a number's name behind it.
pub(super) fn compound(word: &str) -> Option<Category> {
    let ends = |endings: &[&str]| endings.iter().any(|end| word.ends_with(end));
    if ends(PLACES) {
        return None;
    }
    let cut = |ends: &'static [&str]| ends.iter().filter_map(|end| word.strip_suffix(end).zip(Some(*end)));
    let born = word.strip_prefix("geburts").is_some_and(|rest| BORN.contains(&rest));
    within(word)
        .or_else(|| born.then_some(Person))
        .or_else(|| {
            cut(&["name", "namen", "alter", "foto", "bild", "geschlecht"])
                .any(|(stem, _)| person(stem))
                .then_some(Person)
        })
        .or_else(|| cut(&["nummer", "nr"]).find_map(|(stem, _)| numbered(stem)))
        .or_else(|| cut(&["schluessel", "code", "token"]).find_map(|(stem, end)| secret(stem, end)))
        .or_else(|| ENDINGS.iter().find(|(_, endings)| ends(endings)).map(|(category, _)| *category))
}

/// English words run together, and German ones after a person.
fn within(word: &str) -> Option<Category> {
    let numbered = NUMBERS.iter().filter_map(|end| word.strip_suffix(end)).find_map(listed);
    let of_whom = || PEOPLE.iter().chain(STEMS).filter_map(|whose| word.strip_prefix(whose));
    let someone = || {
        of_whom().find_map(|rest| {
            let rest = rest.strip_prefix('n').filter(|rest| listed(rest).is_some()).unwrap_or(rest);
            if NAMES.contains(&rest) || TRAITS.contains(&rest) { Some(Person) } else { listed(rest) }
        })
    };
    let qualified = || GLUED.iter().filter_map(|before| word.strip_prefix(before)).find_map(listed);
    numbered.filter(|category| *category != Person).or_else(someone).or_else(qualified)
}

/// Whether a German word before `name` means people: with a linking sound, or in the plural.
fn person(stem: &str) -> bool {
    let known = |stem: &str| PEOPLE.contains(&stem) || STEMS.contains(&stem);
    known(stem) || ["en", "n", "s", "es", "er"].iter().filter_map(|link| stem.strip_suffix(link)).any(known)
}

/// Whether a word means people: listed, or a German compound of one that is (`kontoinhaber`, `kursteilnehmer`).
pub(super) fn people(word: &str) -> bool {
    PEOPLE.contains(&word) || COMPOUND_PEOPLE.iter().any(|end| word.ends_with(end))
}

/// People that German compounds end with.
const COMPOUND_PEOPLE: &[&str] = &[
    "teilnehmer",
    "inhaber",
    "bearbeiter",
    "lehrer",
    "schueler",
    "nutzer",
    "kunde",
    "mitarbeiter",
    "betreuer",
    "empfaenger",
    "partner",
    "berechtigter",
    "nehmer",
    "geber",
    "mitglied",
];

/// Whether a German compound is about something, as its last part says: `mindestlaenge`.
pub(super) fn is_aside(word: &str) -> bool {
    let ends = [
        "laenge", "anzahl", "pflicht", "regel", "regeln", "vorlage", "zahl", "grenze", "dauer", "staerke", "pruefung",
        "typ",
    ];
    ends.iter().any(|end| word.ends_with(end))
}

/// Whether a German word says by its last part what it is: `faxnummer`, `lieferadresse`. What follows says whose.
pub(super) fn is_whole(word: &str) -> bool {
    let ends = [
        "nummer",
        "nr",
        "adresse",
        "anschrift",
        "datum",
        "ausweis",
        "passwort",
        "kennwort",
        "tage",
        "stufe",
        "konto",
        "schein",
    ];
    // A word that only its parts make sensitive is a compound.
    word.len() > 8 && listed(word).is_none() || word.len() > 5 && ends.iter().any(|end| word.ends_with(end))
}

fn numbered(stem: &str) -> Option<Category> {
    // `pass` also ends `kompass`.
    if stem == "pass" {
        return Some(GovernmentId);
    }
    NUMBERED.iter().find(|(_, stems)| stems.iter().any(|end| stem.ends_with(end))).map(|(category, _)| *category)
}

fn secret(stem: &str, end: &str) -> Option<Category> {
    if end == "schluessel" && ROWS.contains(&stem) {
        return Some(DatabaseKey);
    }
    (matches!(end, "schluessel" | "code" | "token") && SECRETS.contains(&stem)).then_some(Credential)
}
