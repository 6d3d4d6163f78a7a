//! Titles and descriptions as courses have them are found clean: made up, in four languages, with the numbers, dates,
//! times, prices, ranges, versions and norms that look most like something else.

use eventwright_runtime::detect::{Categories, scan};

const SUBJECTS: [&str; 16] = [
    "Grundlagen der Buchhaltung",
    "Alternativen zum Bankkonto",
    "Datenschutz: Passwörter und Schlüssel verstehen",
    "E-Mail-Marketing für Selbstständige",
    "Introduction to C++ & Rust",
    "Tokens, keys and secrets: how logins work",
    "Credit cards explained: Visa, Mastercard & Co.",
    "Node.js @ work",
    "Comprendre l'impôt sur le revenu",
    "Mot de passe oublié : les bons réflexes",
    "Retraite : quand et combien ?",
    "Réussir son entretien d'embauche",
    "Finanzas personales para familias",
    "Contraseñas seguras: guía práctica",
    "Inglés A1/A2: primeros pasos",
    "Seguridad social en España",
];

const DETAILS: [&str; 34] = [
    "2024/2025",
    "01.05.2024 - 30.09.2024",
    "2024-05-01, 10:30-12:00",
    "ISO 9001:2015",
    "ISO/IEC 27001:2022",
    "DIN EN ISO 14001",
    "IEEE 802.11ax",
    "RFC 9562",
    "v2.10.3",
    "Version 10.4.2.1",
    "Python 3.12.1",
    "ISBN 978-3-16-148410-0",
    "1.299,00 €",
    "$1,299.00",
    "1 299,00 EUR",
    "50-100 %",
    "3x45 min",
    "24/7",
    "§ 312 BGB",
    "Art. 6 Abs. 1 lit. f DSGVO",
    "L. 1234-5 du Code du travail",
    "100 000 000 de personnes",
    "16:9 / 4K (3840x2160)",
    "1:1 coaching",
    "Kapitel 1.2.3.4",
    "#42",
    "10 Mio.",
    "1990-2024",
    "+20 Punkte",
    "48° 51' N",
    "A1-B2",
    "Q1/2025",
    "12-34-56",
    "/kurse/start",
];

#[test]
fn titles_and_descriptions_are_clean() {
    let mut judged = 0;
    for subject in SUBJECTS {
        for first in DETAILS {
            for second in DETAILS {
                for text in [
                    format!("{subject} ({first}, {second})"),
                    format!("{first}: {subject} – {second}."),
                    format!("{subject} {first} {second}"),
                ] {
                    let found = scan(&text, Categories::ALL);
                    assert!(found.is_none(), "{text}: {found:?}");
                    judged += 1;
                }
            }
        }
    }
    assert!(judged > 50_000, "{judged} texts were judged");
}
