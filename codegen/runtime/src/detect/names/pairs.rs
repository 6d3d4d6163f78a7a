//! Words of which each alone is harmless, and two beside each other are not: a card's `number`, a `secret` answer.
//!
//! Vocabulary grows by the product of two columns here, where a list of expressions grows by one. Words like `of`,
//! `de` and `der` between them do not count.

use super::super::Category::{self, Address, Bank, Contact, Credential, DatabaseKey, GovernmentId, Payment, Person};

/// Two columns of words that are sensitive beside each other.
pub(super) struct Pair {
    pub(super) category: Category,
    pub(super) first: &'static [&'static str],
    pub(super) second: &'static [&'static str],
    /// Whether the second may stand first.
    pub(super) either: bool,
}

const fn pair(category: Category, first: &'static [&'static str], second: &'static [&'static str]) -> Pair {
    Pair { category, first, second, either: false }
}

const fn either(category: Category, first: &'static [&'static str], second: &'static [&'static str]) -> Pair {
    Pair { category, first, second, either: true }
}

/// How a number or a mark of a thing is called.
const NUMBER: &[&str] = &["number", "no", "num", "nbr", "nr", "nummer", "numero", "num", "nro"];
const KEY: &[&str] = &["key", "cle", "clef", "clave", "llave", "schluessel", "keypair"];

#[rustfmt::skip]
const PERSON: &[Pair] = &[
    either(Person, &["birth", "geburt", "naissance", "nacimiento", "born", "naiss", "nac"], &[
        "date", "day", "month", "year", "place", "country", "city", "town", "county", "province", "region", "name", "on", "at",
        "datum", "ort", "land", "tag", "jahr", "monat", "stadt", "lieu", "pay", "ville", "annee", "moi", "jour", "commune",
        "departement", "nom", "fecha", "lugar", "pais", "ciudad", "ano", "mes", "dia", "municipio", "provincia", "weight",
    ]),
    either(Person, &[
        "health", "medical", "clinical", "hospital", "vaccine", "clinico", "clinica", "clinique", "sante", "salud", "medico", "medica", "krankheit", "gesundheit", "patient", "mental", "medicale",
    ], &[
        "condition", "record", "history", "note", "data", "file", "information", "issue", "diagnosis", "treatment", "dossier",
        "donnee", "dato", "etat", "estado", "historial", "antecedent", "antecedente", "traitement", "tratamiento", "zustand",
        "akte", "daten", "historia", "regime", "restriction", "expediente", "informe",
    ]),
    either(Person, &["ethnic", "racial", "religious", "political", "sexual", "philosophical", "ideological", "party", "union",
        "syndicale", "sindical", "politica", "politique", "religieuse", "religiosa", "ethnique", "etnica", "etnico", "sexuelle",
        "ethnische", "religioese", "politische", "sexuelle", "church", "faith", "partei", "gewerkschaft",
    ], &[
        "origin", "group", "background", "race", "category", "belief", "view", "opinion", "affiliation", "orientation", "preference", "identity",
        "membership", "conviction", "croyance", "appartenance", "origine", "afiliacion", "creencia", "orientacion",
        "origen", "ideologia", "herkunft", "ueberzeugung", "orientierung", "einstellung", "zugehoerigkeit",
    ]),
    either(Person, &["national", "nacional", "nationale"], &["origin", "origen", "origine"]),
    either(Person, &["criminal", "police", "arrest", "conviction", "judiciaire", "penal", "penale", "offence", "felony"], &[
        "record", "history", "background", "casier", "antecedent", "antecedente", "conviction", "number",
    ]),
    either(Person, &["blood", "sanguin", "sangre", "sanguineo", "blut"], &["type", "group", "groupe", "grupo", "tipo", "gruppe"]),
    either(Person, &[
        "annual", "yearly", "anuale", "mensuale", "annuelle", "mensuelle", "employee", "taxable", "fiscal", "monthly", "hourly", "gross", "net", "household", "family", "brut", "brute", "anual", "mensual",
        "bruto", "neto", "annuel", "mensuel", "brutto", "netto", "base",
    ], &[
        "income", "salary", "wage", "pay", "earning", "bonus", "salaire", "revenu", "salario", "sueldo", "ingreso", "renta", "nomina",
        "gehalt", "lohn", "einkommen", "paie",
    ]),
    either(Person, &[
        "iri", "iris", "retina", "face", "facial", "voice", "finger", "palm", "dna", "fingerprint", "huella", "empreinte", "biometric",
        "gesicht", "stimme", "dactilar", "digitale",
    ], &[
        "scan", "print", "embedding", "template", "sample", "recording", "profile", "encoding", "vector", "dactilar", "digitale",
        "data", "hash", "geometry", "abdruck",
    ]),
    pair(Person, &["face", "facial", "fingerprint", "signature"], &["image", "photo", "picture"]),
    pair(Person, &["immigration", "citizenship", "veteran", "refugee", "asylum", "hiv", "disability", "pregnancy", "vaccination", "vaccine",
        "marital", "parental", "migration", "smoking"], &["statu", "status"]),
    pair(Person, &["drug", "hiv", "genetic", "pregnancy", "paternity"], &["test", "result"]),
    pair(Person, &["avatar", "selfie", "headshot", "portrait", "mugshot", "photo"], &["url", "uri", "link", "image"]),
    pair(Person, &["therapy", "medical", "counseling", "psychiatric"], &["note", "alert", "eval", "plan", "session"]),
    pair(Person, &["psych"], &["eval", "evaluation", "report"]),
    pair(Person, &["pregnancy"], &["due"]),
    pair(Person, &["conviction", "arrest", "sentence"], &["date"]),
    pair(Person, &["special"], &["need"]),
    pair(Person, &["created", "updated", "submitted", "approved", "assigned", "reviewed", "requested", "uploaded", "invited", "graded", "written"],
        &["name"]),
    pair(Person, &["iep", "sen"], &["statu", "status", "plan", "need"]),
    pair(Person, &["free", "reduced"], &["lunch", "meal"]),
    either(Person, &["profil", "profile", "perfil", "identite", "identidad", "passport", "passeport", "pass", "portrait", "id"],
        &["photo", "foto", "picture", "pic", "bild", "avatar"]),
    either(Person, &["handwritten", "manuscrite", "manuscrita", "handschriftliche"], &["signature", "firma", "unterschrift"]),
    pair(Person, &["hair", "eye", "skin"], &["color", "colour", "tone"]),
    pair(Person, &[
        "maiden", "birth", "christian", "legal", "preferred", "former", "middle", "first", "last", "given", "family",
        "real", "nick", "kin", "second", "third", "mother", "father", "mutter", "vater", "baptismal",
    ], &["name", "namen", "initial", "init"]),
    pair(Person, &["name"], &["first", "last", "middle", "given", "family", "maiden"]),
    pair(Person, &["employment", "driving", "immunization", "vaccination", "arrest", "prison"], &["record", "history"]),
    pair(Person, &["household", "family", "annual"], &["inc"]),
    pair(Person, &["pay", "wage", "hourly"], &["rate", "grade", "slip"]),
    pair(Person, &["genetic", "dna"], &["marker", "data", "profile"]),
    pair(Person, &["handwriting", "voice", "blood", "dna", "urine"], &["sample"]),
    pair(Person, &["icd", "diagnosis", "diagnose"], &["code"]),
    either(Person, &["huella", "empreinte"], &["digital", "digitale", "dactilar"]),
    either(Person, &["employee", "staff", "payroll", "personnel"], &["number", "no", "num", "nr"]),
    either(Person, &["situacion", "situation", "estado", "etat", "status"], &["civil", "familiar", "familiale", "matrimonial", "matrimoniale"]),
    pair(Person, &["body", "koerper", "corporal", "corporel"], &["weight", "height", "gewicht", "groesse", "temperature"]),
    either(Person, &["peso", "poid", "taille", "altura", "estatura"], &["corporal", "corporel", "corporelle"]),
    // Whose title stands for his name, and what he did, as a record of it.
    pair(Person, &["general", "account", "project", "case", "hiring", "line", "store", "sale", "branch", "regional", "property",
        "relationship", "service"], &["manager", "advisor"]),
    pair(Person, &["managing"], &["director", "partner"]),
    pair(Person, &["browsing", "browser", "search", "viewing", "purchase", "call", "location", "media"], &["history", "consumption"]),
    either(Person, &["native", "indigenous"], &["tribe", "nation", "language"]),
    either(Person, &["alias", "apodo", "surnom", "spitzname"], &["usuario", "utilisateur", "user", "benutzer"]),
];

const SOCIAL: &[&str] = &[
    "twitter",
    "facebook",
    "instagram",
    "tiktok",
    "mastodon",
    "snapchat",
    "discord",
    "telegram",
    "skype",
    "linkedin",
    "wechat",
    "whatsapp",
    "viber",
    "bluesky",
    "pinterest",
    "xing",
    "insta",
    "fb",
];

#[rustfmt::skip]
const CONTACT: &[Pair] = &[
    pair(Contact, SOCIAL, &[
        "handle", "id", "username", "user", "account", "profile", "tag", "nick", "name", "url", "contact", "number", "konto",
        "compte", "cuenta", "usuario", "nutzer",
    ]),
    pair(Contact, &["github", "gitlab", "youtube", "reddit", "slack", "steam", "line", "thread"], &["handle", "username", "user", "profile", "nick"]),
    pair(Contact, &["line"], &["id"]),
    pair(Contact, &["gamer", "gaming"], &["tag"]),
    either(Contact, &["emergency", "urgence", "emergencia", "notfall"], &[
        "contact", "phone", "number", "tel", "telephone", "telefono", "nummer", "kontakt", "contacto", "name", "telefon", "mobile", "email",
    ]),
    either(Contact, &[
        "phone", "telephone", "tel", "telefono", "telefon", "handy", "fax", "sms", "callback", "caller", "rueckruf", "ruf",
        "whatsapp", "movil", "celular", "portable", "landline", "festnetz", "notruf", "mobil",
    ], NUMBER),
    pair(Contact, &["mobile", "cell", "contact", "phone", "telephone", "recipient"], NUMBER),
    pair(Contact, &["phone", "mobile", "telephone", "tel", "telefono", "telefon", "email", "mail", "fax", "cell", "handy"], &[
        "home", "work", "private", "personal", "urgence", "casa", "fijo", "fixe", "privat", "office", "business", "bureau",
        "travail", "trabajo", "mobil", "mobile", "movil", "professionnel", "professionnelle", "pro", "perso", "primary", "secondary", "alternate", "alternative",
        "domicile", "emergencia", "maison", "oficina", "dienstlich", "geschaeftlich", "eltern", "recovery", "backup", "evening", "day",
    ]),
    pair(Contact, &["home", "work", "office", "personal", "private", "alternate", "secondary"],
        &["mobile", "cell", "phone", "tel", "telephone", "line", "fax"]),
    pair(Contact, &["nic", "router", "gateway", "device", "eth", "wlan", "wifi", "lan", "host", "bssid"], &["mac"]),
    pair(Contact, &["ip", "mac", "bluetooth", "ethernet", "wifi", "ble", "wlan"], &[
        "address", "addr", "adresse", "mac", "client", "remote", "source", "src", "dest", "destination", "visitor", "user",
    ]),
    pair(Contact, &["visitor", "dest", "destination", "source", "src", "remote", "peer", "login", "user", "client", "caller", "origin"],
        &["ip", "mac", "ipaddr", "ipaddress"]),
    pair(Contact, &["device", "hardware", "geraete", "geraet", "appareil", "dispositivo", "equipo", "android", "advertising",
        "advertiser", "install"], &["id", "identifier", "serial", "fingerprint", "udid", "imei", "kennung"]),
    pair(Contact, &["patient", "person", "practitioner", "contact"], &["telecom"]),
    pair(Contact, &["personal", "private"], &["website", "homepage", "url", "site", "blog"]),
];

#[rustfmt::skip]
const ADDRESS: &[Pair] = &[
    pair(Address, &[
        "home", "residence", "residential", "living", "shipping", "billing", "delivery", "pickup", "postal", "mailing", "permanent",
        "previous", "registered", "house", "flat", "apartment", "apt", "street", "casa", "vivienda", "wohn", "strasse", "haus",
        "dropoff",
    ], &[
        "address", "addr", "adresse", "street", "city", "town", "zip", "postcode", "county", "coordinate", "location",
        "number", "no", "num", "nr", "nummer", "line", "name", "hausnummer", "ort", "lat", "lng", "lon", "latitude", "longitude", "suburb",
    ]),
    either(Address, &["addr", "address", "adresse"], &["city", "town", "zip", "state", "street", "county"]),
    pair(Address, &["home", "residence", "billing", "shipping", "mailing", "delivery"], &["state", "country"]),
    pair(Address, &["numero", "num", "no", "nombre"], &["calle", "casa", "rue", "voie", "exterior", "interior", "puerta", "piso", "portal"]),
    pair(Address, &["rue", "calle", "strasse", "piso"], &["numero", "num", "hausnummer", "nr", "nummer", "puerta"]),
    pair(Address, &["building", "suite", "flat", "apartment", "door", "floor", "house"], &["number", "no", "num"]),
    pair(Address, &["current", "exact", "precise", "known", "last", "checkin", "in"], &["location", "position", "coordinate", "whereabout"]),
    either(Address, &["ubicacion", "localisation", "standort", "posicion"], &["actual", "actuelle", "exacta", "aktuell", "aktueller", "exacte"]),
    pair(Address, &["office"], &["box"]),
    pair(Address, &["to"], &["line", "street", "postcode", "zip"]),
    pair(Address, &["zip", "postal", "post", "plz", "cp"], &["code", "ort", "box", "number", "city", "four", "plus", "postal", "ville", "fach"]),
    pair(Address, &["code", "codigo", "kode"], &["postal", "postale", "insee"]),
    pair(Address, &["gps", "geo"], &[
        "lat", "lon", "lng", "long", "latitude", "longitude", "location", "coordinate", "point", "position", "hash", "daten", "koordinaten", "trace",
        "track",
    ]),
    pair(Address, &["coordonnee", "coordenada", "localisation", "position", "posicion", "ubicacion"], &["gps", "geo", "geographique", "geografica"]),
    either(Address, &["residence", "residencia", "wohnsitz", "domicile", "domicilio"], &[
        "country", "city", "place", "district", "pay", "ville", "lieu", "ciudad", "pais", "municipio", "county", "lugar", "commune", "land", "poblacion",
        "provincia", "departement", "adresse", "direccion",
    ]),
];

#[rustfmt::skip]
const GOVERNMENT_ID: &[Pair] = &[
    either(GovernmentId, &["passport", "passeport", "pasaporte", "reisepass", "visum"], &[
        "number", "no", "num", "nr", "nummer", "numero", "country", "expiry", "expiration", "id", "hash", "copy", "scan", "kopie",
        "copie", "copia", "gueltigkeit", "issue", "data", "daten",
    ]),
    either(GovernmentId, &["visa"], &["no", "num", "nr", "numero"]),
    pair(GovernmentId, &["license", "licence", "lic", "social"], &["number", "no", "num", "nr"]),
    either(GovernmentId, &["driver", "driving", "conduire", "conducir", "conduccion", "fuehrerschein", "fahrer", "dl", "pilot", "firearm", "gun",
        "weapon", "hunting", "manejo"], &[
        "license", "licence", "permit", "permi", "permis", "permiso", "licencia", "carnet", "number", "num", "nr", "nummer", "lic", "carte", "klasse", "expiry", "exp",
    ]),
    either(GovernmentId, &[
        "national", "citizen", "government", "tribal", "military", "voter", "alien", "taxpayer", "tax", "fiscal", "vat", "tva", "identity",
        "identification", "identidad", "identite", "identificacion", "insurance", "medicare", "medicaid", "nhs", "health", "sanitaria",
        "sanitario", "vitale", "assure", "afiliacion", "ration", "resident", "pan", "personal", "pension", "steuer", "umsatzsteuer",
        "ausweis", "versicherung", "versicherten", "sozialversicherung", "matrikel", "identitaet", "securite", "iva", "ciudadania",
        "ciudadano", "citoyen", "nationale", "contribuyente", "contribuable", "elector", "electeur", "mutuelle", "gesundheit",
        "matricula", "expediente", "nino", "dni", "secu",
    ], &["number", "no", "num", "nr", "nummer", "numero", "card", "carte", "karte", "carnet", "cedula", "pass"]),
    either(GovernmentId, &[
        "national", "citizen", "government", "tribal", "military", "voter", "taxpayer", "tax", "fiscal", "vat", "tva", "nationale", "medicaid",
        "medicare", "steuer", "umsatzsteuer", "resident",
    ], &["id", "identifier", "identifiant", "identificador", "kennung", "identification"]),
    pair(GovernmentId, &["state", "insurance", "ust", "assurance", "seguro"], &["id"]),
    either(GovernmentId, &["permi", "permis", "permiso", "licencia", "cedula", "ss", "nss", "kk", "kv", "rv", "sozialver", "krankenver", "rentenver"], &["number", "no", "num", "nr", "nummer", "numero"]),
    pair(GovernmentId, &["kfz"], &["kz"]),
    pair(GovernmentId, &["tax", "vat", "fiscal"], &["ref", "reg", "registration", "reference"]),
    pair(GovernmentId, &["chassis", "chassi"], NUMBER),
    pair(GovernmentId, &["emirate"], &["id"]),
    pair(GovernmentId, &["numero", "num"], &["documento", "piece", "identite", "identidad"]),
    either(GovernmentId, &["residence", "residencia", "sejour", "resident", "work", "aufenthalt", "immigration"],
        &["permit", "permi", "permis", "titre", "permiso", "card", "carte", "titel", "tarjeta", "erlaubnis", "document"]),
    either(GovernmentId, &["identity", "identite", "identidad", "id", "identitaet"], &["document", "documento", "piece", "paper", "papier", "tarjeta", "proof"]),
    either(GovernmentId, &["birth", "naissance", "nacimiento", "geburt", "death", "marriage"],
        &["certificate", "cert", "certificat", "acte", "certificado", "acta", "urkunde", "extrait"]),
    either(GovernmentId, &["license", "licence", "number", "car", "vehicle", "vehicule", "vehiculo", "coche", "kfz", "truck", "voiture", "fahrzeug"],
        &["plate", "matricula", "plaque", "placa", "kennzeichen", "vin", "immatriculation"]),
    pair(GovernmentId, &["vehicle", "car"], &["registration", "reg"]),
    either(GovernmentId, &["tarjeta"], &["sanitaria", "residencia", "identidad"]),
];

#[rustfmt::skip]
const PAYMENT: &[Pair] = &[
    pair(Payment, &["card", "carte", "tarjeta", "karte", "karten", "cc", "kreditkarten", "kreditkarte", "cb", "mastercard", "maestro", "amex", "visa"], &[
        "number", "no", "num", "nr", "nummer", "numero", "expiry", "expiration", "exp", "expire", "pin", "cvv", "cvc", "cvv2", "cvc2",
        "holder", "owner", "bin", "fingerprint", "token", "titular", "titulaire", "inhaber", "pan", "digit", "verification",
        "security", "caducidad", "vencimiento", "ablaufdatum", "ablauf", "validite", "seguridad", "securite", "bancaire", "bancaria", "valid", "thru",
        "credit", "credito", "debito", "debit", "kredit", "track", "hash", "masked", "payment", "csc", "visa", "cryptogramme", "bleue",
        "pruefziffer", "pruefnummer", "data", "daten",
    ]),
    pair(Payment, &[
        "credit", "debit", "payment", "expiry", "expiration", "caducidad", "vencimiento", "titular", "titulaire", "numero", "num",
        "masked", "ablaufdatum", "validite", "pin", "cvv", "cvc", "visa", "amex", "cryptogramme", "pruefziffer", "inhaber", "code",
        "prepaid", "bank", "pago", "fecha", "bezahl",
    ], &["card", "carte", "tarjeta", "karte", "cb"]),
    either(Payment, &["exp", "expiry", "expiration", "expire"], &["month", "year", "moi", "annee", "mes", "ano"]),
    either(Payment, &["bitcoin", "btc", "ethereum", "eth", "crypto", "wallet", "monero", "solana", "ledger"],
        &["address", "addr", "wallet", "account", "adresse", "direccion"]),
    pair(Payment, &["paypal", "venmo", "klarna", "alipay", "revolut", "cashapp", "zelle", "bizum"],
        &["account", "email", "id", "handle", "payer", "customer", "user", "konto", "compte", "cuenta"]),
    pair(Payment, &["magnetic", "mag", "magstripe", "track"], &["stripe", "data"]),
    pair(Payment, &["last"], &["four"]),
];

#[rustfmt::skip]
const BANK: &[Pair] = &[
    pair(Bank, &["account", "acct", "konto", "compte", "cuenta", "bank", "depot", "giro", "banking"], &[
        "number", "no", "num", "nr", "nummer", "numero", "iban", "bic", "swift", "holder", "owner", "inhaber", "titulaire", "titular",
        "balance", "solde", "saldo", "statement", "routing", "auszug", "stand", "bancaire", "bancaria", "clabe", "swiftbic",
    ]),
    pair(Bank, &["numero", "num", "titulaire", "titular", "solde", "saldo", "releve", "extracto", "inhaber", "rib"],
        &["compte", "cuenta", "konto", "bancaire", "bancario", "bancaria"]),
    pair(Bank, &["bank", "banque", "banco"], &[
        "account", "acct", "detail", "info", "information", "data", "code", "verbindung", "leitzahl", "identifier", "daten",
        "konto", "sort", "credential", "reference", "transfer", "compte", "cuenta",
    ]),
    either(Bank, &["bancaire", "bancario", "bancaria"], &[
        "coordonnee", "coordenada", "dato", "donnee", "detail", "identite", "code", "codigo", "domiciliacion", "domiciliation",
        "reference", "referencia", "identifiant", "information", "mandat",
    ]),
    pair(Bank, &["checking", "current", "giro", "ach", "beneficiary", "payee", "debtor", "creditor", "escrow", "salary",
        "loan", "wire", "overdraft", "payout", "saving", "deposit", "isa"], &["account", "acct", "iban", "bic", "number", "instruction", "detail"]),
    pair(Bank, &["compte", "cuenta"], &["courant", "epargne", "corriente", "ahorro", "nomina", "cheque"]),
    pair(Bank, &["mandate", "mandat", "mandato"], &["id", "reference", "referenz", "referencia"]),
    either(Bank, &["sepa", "lastschrift", "domiciliacion", "domiciliation", "prelevement", "debit"],
        &["mandate", "mandat", "mandato", "reference", "referenz", "creditor"]),
    pair(Bank, &["routing", "sort", "aba", "swift", "bic", "iban", "clabe", "ifsc", "bsb", "micr", "rib"],
        &["number", "no", "num", "code", "nummer", "nr", "owner", "holder", "customer", "client"]),
    pair(Bank, &["code", "codigo", "cle"], &["swift", "bic", "iban", "guichet", "banque", "rib"]),
    pair(Bank, &["micr"], &["line"]),
    pair(Bank, &["credit"], &["score", "rating", "report", "history"]),
];

#[rustfmt::skip]
const CREDENTIAL: &[Pair] = &[
    pair(Credential, &[
        "api", "secret", "private", "ssh", "rsa", "dsa", "ecdsa", "aes", "gpg", "pgp", "pem", "encryption", "cipher", "signing",
        "access", "master", "root", "shared", "deploy", "hmac", "ssl", "tls", "storage", "account", "consumer", "session", "auth",
        "stripe", "openai", "aws", "azure", "gcp", "google", "anthropic", "sendgrid", "mailgun", "twilio", "datadog", "license",
        "licence", "wpa", "wifi", "vault", "kms", "jwt", "recovery", "webhook", "cookie", "admin", "crypto", "wallet", "totp", "otp",
        "mfa", "security", "signature", "decryption", "vpn", "wireguard", "host", "cloudflare", "sentry", "llm", "groq", "mistral",
        "privater", "geheimer", "unseal", "app", "product", "licencia", "licence",
    ], KEY),
    pair(Credential, KEY, &[
        "secrete", "secreta", "privee", "privada", "ssh", "acce", "acceso", "chiffrement", "cifrado", "signature", "firma", "maestra",
        "maitre", "usuario", "utilisateur", "session", "sesion", "admin", "api", "cryptage", "encriptacion", "licence", "licencia",
        "material", "secret", "pem", "passphrase", "cliente", "client", "wifi", "personal", "rsa", "pgp", "gpg",
    ]),
    either(Credential, &[
        "password", "passwort", "passwd", "pwd", "kennwort", "contrasena", "passe", "passphrase", "security", "secret", "secrete",
        "secreta", "mdp", "sicherheit", "geheime", "pass",
    ], &[
        "hint", "hinweis", "indice", "pista", "question", "answer", "antwort", "frage", "pregunta", "respuesta", "reponse", "hash", "salt",
    ]),
    pair(Credential, &[
        "verification", "activation", "confirmation", "reset", "recovery", "backup", "access", "unlock", "door", "invitation", "sms",
        "totp", "otp", "mfa", "auth", "authorization", "login", "factor", "security", "pin", "oauth", "pairing", "authentication", "pas",
        "entry", "gate", "alarm", "safe", "magic", "verify", "confirm",
    ], &["code", "link", "token", "phrase"]),
    pair(Credential, &["code", "codigo"], &[
        "acce", "acceso", "secret", "secreto", "confidentiel", "verification", "verificacion", "activation", "activacion", "sms", "pin",
        "otp", "deblocage", "securite", "seguridad", "recuperacion", "recuperation", "confirmation", "confirmacion", "autenticacion",
    ]),
    either(Credential, &["session", "sesion", "sitzung"], &["cookie", "id", "secret", "jeton", "token"]),
    pair(Credential, &["cookie"], &["value", "auth", "secret", "sesion", "header"]),
    pair(Credential, &["slack", "discord", "team", "zapier", "incoming"], &["webhook"]),
    pair(Credential, &["ca", "iv"], &["key"]),
    pair(Credential, &["activation", "unlock", "invitation", "invite", "confirmation", "verification"], &["key"]),
    pair(Credential, &["recovery", "challenge"], &["question", "answer"]),
    pair(Credential, &["bcrypt", "scrypt", "argon", "pbkdf", "ntlm", "lm", "shadow"], &["hash", "digest"]),
    pair(Credential, &["lockbox", "disarm", "arming", "puk", "padlock", "garage", "keypad", "intercom", "duress"], &["code"]),
    pair(Credential, &["client", "saml"], &["assertion"]),
    pair(Credential, &["webhook"], &["secret", "token", "key"]),
    pair(Credential, &["signed", "presigned", "sas", "magic"], &["url", "uri", "link"]),
    pair(Credential, &["connection", "database", "db", "mongo", "mongodb", "redis", "postgre", "postgresql", "mysql", "jdbc", "amqp",
        "broker", "sentry", "rabbitmq"], &["string", "uri", "dsn", "url"]),
    pair(Credential, &["seed", "recovery", "secret", "mnemonic", "wallet", "backup", "pass"], &["phrase", "seed", "word", "mnemonic"]),
    pair(Credential, &["phrase", "frase", "palabra", "mot"], &["secrete", "secreta", "secret", "passe"]),
    either(Credential, &["login", "connexion", "anmelde", "acceso", "zugang", "conexion", "inicio"],
        &["credential", "daten", "identifiant", "dato", "credenciale", "credencial"]),
    pair(Credential, &["token"], &["acceso", "sesion", "refresco", "usuario", "acce", "rafraichissement"]),
    pair(Credential, &["jeton"], &["acce", "api", "session", "authentification", "utilisateur", "rafraichissement"]),
    pair(Credential, &["kube", "docker"], &["config"]),
    pair(Credential, &["client", "cliente", "app"], &["secret", "secreto"]),
    pair(Credential, &["secret", "secreto"], &["client", "cliente", "key", "token", "value", "partage", "compartido"]),
    pair(Credential, &["geheim", "zugang", "zugriff", "sicherheit", "bestaetigung", "freischalt", "aktivierung", "wiederherstellung", "api", "ssh"],
        &["code", "schluessel", "token"]),
];

const ROW: &[&str] = &[
    "row",
    "record",
    "db",
    "sql",
    "mysql",
    "postgre",
    "mongo",
    "sqlite",
    "database",
    "datenbank",
    "table",
    "serial",
    "auto",
    "autoincrement",
    "increment",
    "internal",
    "interne",
    "interna",
    "primary",
    "foreign",
    "surrogate",
    "sequence",
    "seq",
    "bdd",
    "bd",
    "ligne",
    "fila",
    "registro",
    "zeile",
    "zeilen",
    "datensatz",
    "enregistrement",
    "pk",
    "fk",
    "sequential",
    "autoinc",
];

#[rustfmt::skip]
const DATABASE_KEY: &[Pair] = &[
    either(DatabaseKey, ROW, &["id", "key", "pk", "cle", "clave", "llave", "schluessel", "identifiant", "identificador"]),
    either(DatabaseKey, KEY, &["primaire", "primaria", "etrangere", "foranea", "externa", "bdd"]),
    either(DatabaseKey, KEY, &["base"]),
    pair(DatabaseKey, &["auto"], &["inc", "increment", "inkrement", "incremental"]),
    pair(DatabaseKey, &["row"], &["number", "no", "num"]),
];

/// All of them, the more specific categories first.
pub(super) const PAIRS: &[&[Pair]] =
    &[GOVERNMENT_ID, CREDENTIAL, PAYMENT, BANK, PERSON, CONTACT, ADDRESS, DATABASE_KEY];

/// Words that stand between two others without meaning anything.
#[rustfmt::skip]
pub(super) const BETWEEN: &[&str] = &[
    "of", "the", "de", "du", "des", "del", "la", "le", "les", "el", "los", "las", "l", "d", "der", "die", "das", "von", "vom",
    "fuer", "for", "by", "en", "y", "et", "und", "and", "zu", "zum", "al", "au", "a", "on", "in", "un", "una", "s",
];

/// A word before which the two mean something of a course: a bank of questions, a deck of cards.
#[rustfmt::skip]
pub(super) const ELSEWHERE: &[&str] = &[
    "question", "item", "word", "flash", "content", "score", "quiz", "lesson", "course", "lern", "frage", "vokabel", "image",
    "exercise", "memory", "study", "report",
];
