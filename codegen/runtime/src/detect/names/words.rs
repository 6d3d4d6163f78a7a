//! The words by which names of properties give away what they hold: English, German, French and Spanish, in lower
//! case, in the singular, without accents (`ä` as `ae`, `ß` as `ss`).

use super::super::Category::{self, Address, Bank, Contact, Credential, DatabaseKey, GovernmentId, Payment, Person};

/// Words that are sensitive as the head of a name, by category.
#[rustfmt::skip]
pub(super) const HEADS: &[(Category, &[&str])] = &[
    (Person, &[
        "firstname", "lastname", "fullname", "surname", "forename", "middlename", "username", "nickname", "realname",
        "givenname", "familyname", "maiden", "dob", "birthday", "birthdate", "birthplace", "dateofbirth", "gender",
        "fname", "lname", "mname", "maidenname", "dateofdeath", "mrn", "bio", "bday", "firstnm", "lastnm", "krankheiten", "diagnosen", "gesundheitsdaten", "blutgruppe", "geburtdatum", "nationalid", "birthyear", "caste", "tribe", "denomination", "genome", "vollername", "geburtsland", "geburtland", "staatsbuergerschaft",
        "religionsgemeinschaft", "personalnummer", "salario", "salaire", "gehaltskonto", "vaccination", "lohn", "einkommen", "sueldo", "sex", "race", "ethnicity", "religion", "nationality", "citizenship", "diagnosis", "disability", "allergy",
        "medication", "prescription", "fingerprint", "biometric", "login", "initials", "age", "pronoun", "salary", "wage",
        "vorname", "nachname", "familienname", "geburtsname", "benutzername", "spitzname", "geburtsdatum",
        "geburtstag", "geburtsort", "geschlecht", "staatsangehoerigkeit", "nationalitaet", "religionszugehoerigkeit",
        "krankheit", "krankenkasse", "ansprechpartner", "rufname", "geburtsjahr", "diagnose", "familienstand", "konfession", "gehalt", "alter",
        "prenom", "pseudonyme", "patronyme", "sexe", "genre", "nationalite", "naissance", "maladie",
        "apellido", "sexo", "genero", "nacionalidad", "nacimiento", "cumpleano", "enfermedad", "nombreusuario", "edad",
    ]),
    (Contact, &[
        "email", "mail", "emailaddress", "phone", "phonenumber", "telephone", "tel", "mobile", "cellphone", "fax",
        "idfa", "gaid", "aaid", "linkedin", "mobilephone", "msisdn", "whatsapp", "skype", "ip", "ipv4", "ipv6", "ipaddr", "ipaddress", "macaddress", "imei",
        "imsi", "cell",
        "telefon", "telefonnummer", "handynummer", "handy", "mobilnummer", "faxnummer", "rufnummer", "mailadresse",
        "emailadresse", "ipadresse",
        "courriel", "mel", "portable", "telecopie",
        "telefone", "bcc", "pager", "landline", "festnetz", "festnetznummer", "snapchat", "correo", "telefono", "movil", "celular",
    ]),
    (Address, &[
        "address", "addr", "streetaddress", "homeaddress", "street", "zip", "zipcode", "postcode", "postalcode",
        "pobox", "apartment", "latlong", "latlng", "postal", "lat", "lon", "lng", "latitude", "longitude", "gps", "residence",
        "adresse", "anschrift", "strasse", "hausnummer", "plz", "postleitzahl", "wohnort", "wohnsitz", "breitengrad",
        "laengengrad",
        "rue", "codepostal", "domicile",
        "direccion", "calle", "domicilio", "codigopostal", "latitud", "longitud",
    ]),
    (GovernmentId, &[
        "ssn", "socialsecurity", "socialsecuritynumber", "passport", "passportnumber", "driverlicense",
        "driverslicense", "driverlicence", "driverslicence", "nationalid", "taxid", "licenseplate", "vin", "nino",
        "cnpj", "tin", "rut", "bsn", "cnp", "pesel", "personnummer", "voter", "medicaid", "tfn", "cpf", "curp", "aadhaar", "itin",
        "ausweisnummer", "personalausweis", "personalausweisnummer", "reisepass", "reisepassnummer", "passnummer",
        "fuehrerschein", "fuehrerscheinnummer", "steuernummer", "steuerid", "steueridentifikationsnummer", "sozialversicherungsnummer", "svnummer",
        "rentenversicherungsnummer", "krankenversicherungsnummer", "kennzeichen", "personalausweisnr",
        "passeport", "nir", "numerosecu", "permisconduire",
        "clabe", "pasaporte", "dni", "nie", "nif", "cedula", "rfc",
    ]),
    (Payment, &[
        "ccnum", "ccexpire", "cccvv", "creditcard", "creditcardnumber", "ccnumber", "pan", "cardnumber", "debitcard", "cvv", "cvv2", "cvc", "cvc2", "ccv",
        "kreditkarte", "kreditkartennummer", "kartennummer", "pruefziffernkarte",
        "cartebancaire", "cartebleue", "tarjeta",
    ]),
    (Bank, &[
        "iban", "bic", "bankaccount", "accountnumber", "routingnumber", "sortcode", "bban",
        "swiftcode", "kontonummer", "bankverbindung", "bankleitzahl", "blz", "kontoinhaber", "bankkonto",
        "rib", "cuentabancaria",
    ]),
    (Credential, &[
        "password", "passwd", "pwd", "passphrase", "passcode", "secret", "token", "apikey", "apitoken", "apisecret",
        "accesstoken", "accesskey", "refreshtoken", "authtoken", "bearertoken", "sessiontoken", "sessionid",
        "sessionkey", "csrftoken", "xsrftoken", "csrf", "xsrf", "jwt", "bearer", "authorization", "credential", "cookie",
        "auth", "privatekey", "secretkey", "signingkey", "encryptionkey", "clientsecret", "otp", "totp", "mfa", "pin", "symfony",
        "phpsessid", "jsessionid", "idtoken", "webhooksecret", "sshkey", "masterkey", "connectionstring",
        "pem", "sid", "pgpkey", "geheimschluessel", "dbpass", "zugriffstoken", "zugriffschluessel", "keystore", "pw", "userpass", "tan", "sicherheitsfrage", "contrasenia", "cryptogramme", "passwort", "kennwort", "zugangsdaten", "geheimnis", "losung", "zugangsschluessel", "apischluessel",
        "motdepasse", "mdp", "identifiant", "jeton",
        "contrasena", "clave", "credencial", "secreto",
    ]),
    (DatabaseKey, &["pk", "rowid", "dbid", "primarykey", "foreignkey", "fk", "primaerschluessel"]),
];

/// Expressions that are sensitive anywhere in a name.
#[rustfmt::skip]
pub(super) const PHRASES: &[(Category, &[&str])] = &[
    (Person, &[
        "birth country", "country of birth", "city of birth", "town of birth", "ethnic background", "racial group", "hiv status",
        "pregnancy status", "health status patient", "vaccination record", "dna sequence", "dna profile", "iris scan",
        "palm print", "facial recognition", "voice recording", "date naiss", "date de naiss", "pay naissance",
        "pais nacimiento", "commune naissance", "etat sante", "estado salud", "estado de salud", "nom famille",
        "nombre padre", "nombre madre", "nombre del cliente", "nombre del alumno", "nombre del paciente", "nombre de cliente",
        "personen name", "nom de l utilisateur", "nom de utilisateur", "nom de l eleve", "nom de eleve",
        "date birth", "birth month", "dob year", "age year", "sex at birth", "gender identity", "religious affiliation",
        "union membership", "preferred name", "first nm", "last nm", "f name", "l name", "first and last", "name on card",
        "situation matrimoniale", "groupe sanguin", "antecedent medical", "antecedent medicaux", "historial medico",
        "grupo sanguineo", "segundo nombre", "fecha nac", "fec nac", "nom du client", "nom du patient", "nom de client",
        "date of death", "death date", "middle initial", "religious belief", "political party", "biometric data",
        "retina scan", "voice print", "face id", "medical condition", "medical number", "criminal history",
        "immigration status", "veteran status", "disability status", "health plan", "net worth", "profile picture",
        "profile photo", "profile image", "user photo", "photo identite", "situation familiale", "estado salud",
        "first name", "last name", "full name", "middle name", "given name", "family name", "maiden name", "real name",
        "birth name", "legal name", "nick name", "screen name", "login name", "user name", "user login",
        "mother maiden", "date of birth", "birth date", "birth day", "place of birth", "birth place", "year of birth",
        "birth year", "political opinion", "political view", "political affiliation", "sexual orientation",
        "marital status", "blood type", "medical record", "medical history", "health record", "health condition",
        "health insurance", "trade union", "criminal record", "genetic data", "contact person",
        "user signature", "body weight", "body height", "ethnic group", "ethnic origin", "racial origin", "emergency contact", "next of kin",
        "birth year", "annee naissance", "annee de naissance", "origine ethnique", "contacto emergencia",
        "ano nacimiento", "origen etnico", "personne contact",
        "nom de famille", "nom complet", "nom de jeune fille", "nom utilisateur", "date naissance", "date de naissance",
        "lieu naissance", "lieu de naissance", "ville naissance", "ville de naissance", "etat civil",
        "orientation sexuelle", "opinion politique",
        "nombre completo", "nombre de usuario", "nombre usuario", "primer nombre", "fecha nacimiento",
        "fecha de nacimiento", "lugar de nacimiento", "estado civil",
        "datum geburt", "voller name", "vollstaendiger name",
    ]),
    (Contact, &[
        "contact no", "skype id", "instagram handle", "snapchat id", "ip adresse", "android id", "cookie identifier",
        "mac addresse", "social profile", "social media handle",
        "sms number", "wifi mac", "bluetooth address", "hardware id", "serial number device", "numero mobile",
        "forwarded for", "host mac", "client mac", "facebook id", "linkedin url", "linkedin profile", "device serial",
        "telegram id", "telegram handle", "user ip", "ip user", "adresse mac", "direccion mac",
        "e mail", "email address", "phone number", "phone num", "phone no", "telephone number", "telephone no",
        "mobile number", "mobile phone", "cell phone", "cell number", "fax number", "contact number", "ip address",
        "ip addr", "mac address", "mac addr", "device mac", "mac adresse", "skype name", "remote addr", "client ip", "peer addr", "dst addr", "src addr",
        "device id", "advertising id", "cookie id", "social handle", "twitter handle",
        "adresse email", "adresse mail", "adresse electronique", "adresse ip", "numero telephone",
        "numero de telephone", "correo electronico", "numero telefono", "numero de telefono", "direccion ip",
    ]),
    (Address, &[
        "house no", "house num", "flat number", "flat no", "building number", "lat long", "lat lng", "geo point", "exact location",
        "current location", "home location", "zip plus", "adresse complete", "direccion completa", "numero voie",
        "street line", "ciudad nacimiento", "post leitzahl", "wohn ort",
        "po box", "apt number", "apt no", "unit number", "numero rue", "numero calle", "code insee",
        "street address", "home address", "postal address", "mailing address", "billing address", "shipping address",
        "delivery address", "street name", "street number", "house number", "address line", "postal code", "zip code",
        "post code", "gps coordinate", "geo coordinate", "geo location lat", "precise location", "apartment number",
        "code postal", "adresse postale", "codigo postal", "direccion postal", "ville de residence",
    ]),
    (GovernmentId, &[
        "tax file", "abn personal", "social sec", "soc sec", "ss number", "natl id", "citizen id", "citizen number", "resident id",
        "identity no", "identity num", "national registration", "birth cert", "work permit", "military id", "military number", "alien number",
        "driver id", "vehicle plate", "sozialversicherung nr", "steuerliche identifikationsnummer", "umsatzsteuer id", "kfz kennzeichen",
        "kennzeichen kfz", "numero identite", "numero licencia", "numero identidad",
        "visa number", "alien registration", "voter registration", "patient id number", "insurance policy", "vat id",
        "numero secu", "num secu", "numero permis", "num permis", "num passeport", "numero passeport", "cedula identidad",
        "licencia conducir", "seguro social", "nif cif", "num dni", "numero dni",
        "nhs number", "medicare number", "medicaid id", "voter id", "codice fiscale", "personal number",
        "personal identification", "personal identity", "identification number",
        "social security", "social insurance", "national insurance", "national id", "national identifier",
        "national identification", "insurance number", "insurance no", "identity card", "identity document", "identity number", "id card", "id document",
        "passport number", "driver license", "driver licence", "driving license", "driving licence", "driving lic",
        "driver lic", "dl num", "dl no", "dl number", "dl lic", "license plate", "licence plate", "number plate",
        "vehicle registration", "vehicle identification", "birth certificate", "tax id", "tax number",
        "tax identification", "taxpayer id", "taxpayer identification", "government id", "residence permit",
        "securite sociale", "numero secu", "carte vitale", "carte identite", "piece identite", "permis de conduire", "permis conduire",
        "numero fiscal", "titre sejour",
        "seguridad social", "documento identidad", "documento de identidad", "permiso de conducir",
        "licencia de conducir", "numero identificacion",
        "steuer id", "steuer nummer",
    ]),
    (Payment, &[
        "expiry date card", "card expiration", "card expiry", "maestro number", "visa card", "numero cb", "date expiration carte",
        "fecha vencimiento tarjeta",
        "cc exp", "karten nr", "kreditkarten nr", "num tarjeta", "num carte",
        "pin code", "numero de carte", "codigo seguridad", "code securite", "cc expire", "carte paiement",
        "credit card", "creditcard number", "debit card", "payment card", "card number", "card no", "card num",
        "card holder", "cardholder name", "card verification", "card security", "card pin", "card expiry",
        "card expiration", "security code", "cvc code", "cvv code", "cc number", "cc num", "cc no",
        "carte bancaire", "carte credit", "carte de credit", "carte bleue", "numero carte",
        "tarjeta credito", "tarjeta de credito", "tarjeta debito", "numero tarjeta", "numero de tarjeta",
        "kredit karte", "karten nummer",
    ]),
    (Bank, &[
        "iban account", "ach account", "loan account", "checking account", "saving account", "numero iban",
        "bic swift", "swift bic", "acct num", "bank acct", "routing num", "beneficiary account", "payee account",
        "cuenta banco", "konto nr", "konto inhaber",
        "aba routing", "routing no", "releve identite bancaire", "compte courant",
        "bank account", "account number", "account no", "account num", "acct number", "acct no", "account holder",
        "bank detail", "routing number", "sort code", "bank code", "swift code", "bic code",
        "compte bancaire", "numero compte", "numero de compte", "code banque", "coordonnee bancaire",
        "cuenta bancaria", "numero cuenta", "numero de cuenta", "konto nummer", "bank verbindung",
    ]),
    (Credential, &[
        "consumer key", "shared key", "hmac key", "mongo uri", "redis url", "database uri", "access code", "door code", "entry code",
        "code confidentiel", "code secret", "codigo secreto", "codigo pin", "tan nummer", "sicherheit code", "user pw",
        "auth header", "authorization header", "basic auth", "kms key", "unlock code", "activation code", "sms code",
        "ftp pass", "smtp pass", "mail pass", "jeton api", "jeton session", "token sesion", "palabra secreta",
        "pregunta seguridad", "identifiant connexion",
        "access key id", "pgp key", "gpg key", "certificate key", "database url", "oauth verifier", "mfa code", "otp code",
        "one time code", "db pass", "user pass", "root pass", "admin pass", "user session", "aiohttp session", "connect sid",
        "api key", "api token", "api secret", "access key", "access token", "refresh token", "auth token", "auth key",
        "auth code", "bearer token", "session id", "session token", "session key", "session cookie", "private key",
        "secret key", "signing key", "signing secret", "encryption key", "client secret", "shared secret", "ssh key",
        "master key", "service account key", "connection string", "connection url", "recovery code", "backup code",
        "security question", "security answer", "one time password", "verification code", "license key", "llm key",
        "openai key", "anthropic key", "webgenesis key", "stripe key", "aws key", "storage key", "account key",
        "mot de passe", "mot passe", "clef api", "cle api", "cle secrete", "cle privee", "jeton acce",
        "clave secreta", "clave privada", "clave api", "clave acceso", "llave privada", "palabra clave secreta",
        "api schluessel", "privater schluessel", "pass word", "pass phrase",
    ]),
    (DatabaseKey, &[
        "primary key", "foreign key", "row id", "db id", "db key", "database id", "database key", "internal id",
        "internal key", "record id", "record pk", "table id",
    ]),
];

/// Words that are sensitive where they are the whole name, and mean too much else beside others.
#[rustfmt::skip]
pub(super) const ALONE: &[(Category, &[&str])] = &[
    (Address, &["long"]),
    (GovernmentId, &["social"]),
    (Bank, &["swift"]),
    (Credential, &["session", "pass", "salt"]),
];

/// What a word that begins like a password may end with when it is about one.
pub(super) const ABOUT: &[&str] =
    &["laenge", "length", "policy", "count", "regel", "pflicht", "reset", "changed", "strength"];

/// Ends of German compounds, which are written in one word: `kundenpasswort`, `lieferadresse`.
#[rustfmt::skip]
pub(super) const ENDINGS: &[(Category, &[&str])] = &[
    (Person, &[
        "vorname", "nachname", "familienname", "benutzername", "geburtsname", "geburtsdatum", "geburtstag", "geburtsort",
        "geburtsjahr", "staatsangehoerigkeit",
    ]),
    (Contact, &["telefon", "telefonnummer", "handynummer", "mobilnummer", "faxnummer", "emailadresse", "mailadresse"]),
    (Address, &["adresse", "anschrift", "strasse", "hausnummer", "postleitzahl", "wohnort"]),
    (GovernmentId, &["ausweisnummer", "passnummer", "steuernummer", "versicherungsnummer", "versichertennummer", "fuehrerschein", "reisepass"]),
    (Payment, &["kreditkarte", "kreditkartennummer", "kartennummer"]),
    (Bank, &["kontonummer", "bankverbindung", "bankleitzahl"]),
    (Credential, &["passwort", "kennwort", "passwd", "password", "zugangsdaten", "apikey"]),
];

/// Ends of German compounds that end as addresses do and are places in a network or a memory.
pub(super) const PLACES: &[&str] =
    &["webadresse", "internetadresse", "speicheradresse", "basisadresse", "seitenadresse"];

/// Whom a `name`, an `age` or the like is about when it is about a person.
#[rustfmt::skip]
pub(super) const PEOPLE: &[&str] = &[
    "husband", "wife", "signatory", "nominee", "cust", "emp", "proband", "klient", "mandant", "gast", "hijo", "hija", "padre", "madre",
    "witness", "ansprechpartner", "payer", "payee", "debtor", "creditor", "landlord", "lawyer", "nurse",
    "user", "person", "people", "customer", "employee", "student", "teacher", "instructor", "trainer", "tutor", "learner", "author",
    "contact", "patient", "parent", "mother", "father", "child", "spouse", "partner", "guest", "member", "holder",
    "recipient", "sender", "receiver", "applicant", "candidate", "athlete", "player", "passenger", "driver",
    "beneficiary", "guardian", "relative", "sibling", "participant", "attendee", "subscriber", "visitor", "citizen",
    "resident", "tenantuser", "buyer", "seller", "cardholder", "doctor", "physician", "owner", "admin", "caller",
    "nutzer", "benutzer", "kunde", "kunden", "mitarbeiter", "schueler", "lehrer", "patienten", "empfaenger", "absender",
    "person", "teilnehmer", "autor", "inhaber",
    "utilisateur", "client", "employe", "eleve", "enseignant", "auteur", "destinataire", "titulaire", "personne",
    "usuario", "cliente", "empleado", "alumno", "profesor", "paciente", "titular", "persona", "destinatario",
];

/// German words for people as they stand in front of a compound, beside those of [`PEOPLE`]: `lehrername`.
#[rustfmt::skip]
pub(super) const STEMS: &[&str] = &[
    "ruf", "schueler", "lehrer", "kunden", "nutzer", "mitarbeiter", "patienten", "teilnehmer", "autoren", "dozenten",
    "studenten", "empfaenger", "absender", "inhaber", "eltern", "personen", "kontakt", "mitglieder", "kaeufer",
    "bewerber", "gast", "fahrer", "trainer", "tutoren", "anwender", "ansprechpartner", "halter", "besitzer",
];

/// What follows a head in French and Spanish and says whose or for what it is: `adresse_livraison`.
#[rustfmt::skip]
pub(super) const COMPLEMENTS: &[&str] = &[
    "de", "du", "des", "del", "la", "le", "les", "el", "los", "las", "l", "d", "al",
    "fiscal", "etudiant", "etudiante", "livraison", "facturation", "envio", "entrega", "facturacion", "casa", "trabajo", "travail", "maison",
    "domicile", "particular", "personal", "personnel", "personnelle", "principal", "principale", "perso", "pro",
    "contact", "contacto", "urgence", "emergencia", "fixe", "fijo",
    "padre", "madre", "tutor", "parent", "mere", "pere", "professeur", "apprenant", "estudiante", "docente", "autor",
    "formateur", "participant", "participante", "compte", "cuenta", "acce", "acceso", "admin", "administrateur",
];

/// Words that mean a name; sensitive of a person.
pub(super) const NAMES: &[&str] = &["name", "nom", "nombre", "namen"];

/// Properties of people and of things; sensitive of a person.
pub(super) const TRAITS: &[&str] = &["photo", "picture", "avatar", "foto"];

/// Words in front of which a name is a question or a number, not the thing itself.
#[rustfmt::skip]
pub(super) const QUESTIONS: &[&str] = &[
    "type", "tipo", "typ", "is", "has", "have", "was", "can", "should", "must", "need", "allow", "enable", "require", "show", "hide", "num",
    "count", "cnt", "nb", "total", "max", "min", "hat", "ist", "anzahl", "nombrede", "est", "tiene", "es", "with", "without",
];

/// Words after which a name is about the thing, not the thing itself.
#[rustfmt::skip]
pub(super) const ASIDES: &[&str] = &[
    "count", "total", "size", "length", "len", "type", "kind", "status", "state", "template", "format", "policy",
    "version", "enabled", "disabled", "verified", "required", "valid", "validation", "validated", "result", "rate",
    "limit", "label", "method", "flag", "at", "on", "date", "time", "timestamp", "url", "uri", "link", "arn", "changed",
    "updated", "created", "sent", "expired", "expire", "ttl", "duration", "usage", "index", "order", "sort", "visible",
    "visibility", "hint", "placeholder", "schema", "pattern", "regex", "strength", "attempt", "error", "message",
    "provider", "scope", "issuer", "algorithm", "country", "language", "score", "preference", "setting", "option",
    "day", "second", "minute", "hour", "percent", "ratio", "uuid", "column", "table", "web", "required", "exist",
    "present", "anzahl", "laenge", "typ", "statut", "estado", "tipo", "reset", "notification", "subject", "campaign",
];

/// Words at the end of a name that say nothing: the word before them is the head.
#[rustfmt::skip]
pub(super) const CARRIERS: &[&str] = &[
    "number", "no", "num", "nr", "nummer", "numero", "value", "val", "string", "str", "text", "raw", "plain",
    "plaintext", "encrypted", "hash", "hashed", "salt", "digest", "field", "primary", "secondary", "old", "new",
    "code", "home", "work", "private", "privat", "personal", "deg", "degree", "brutto", "netto", "paterno", "materno",
    "last", "current", "neu", "alt", "wiederholung", "nuevo", "nueva", "nouveau", "ancien", "confirmation", "confirm", "again", "masked",
];

/// A head that is nothing sensitive after one of these words.
#[rustfmt::skip]
pub(super) const HARMLESS: &[(&str, &[&str])] = &[
    ("address", &["memory", "base", "start", "end", "virtual", "physical", "contract", "register", "return", "link"]),
    ("addr", &["memory", "base", "start", "end", "virtual", "physical"]),
    ("token", &[
        "input", "output", "completion", "prompt", "reasoning", "cached", "total", "max", "usage", "page", "next",
        "continuation", "cursor", "sync", "delta", "design", "used",
    ]),
    ("age", &[
        "target", "recommended", "required", "allowed", "max", "min", "maximum", "minimum", "average", "mean", "median", "cache", "history", "account", "session", "data",
        "credit", "file", "page", "index", "queue", "message", "snapshot", "backup", "key", "token", "cookie",
    ]),
    ("pan", &["map", "zoom", "camera", "tilt"]),
    ("cell", &["table", "grid", "sheet", "solar", "fuel", "battery", "notebook", "code", "first", "last", "next"]),
    ("auth", &["requires", "require", "basic", "no"]),
    ("login", &["last", "first", "previous", "failed"]),
    ("mobile", &["on", "for"]),
    ("race", &["data", "condition"]),
    ("genre", &["music", "film", "movie", "game", "book", "course"]),
    ("portable", &["is"]),
    ("street", &["wall"]),
    ("fingerprint", &["certificate", "cert", "key", "tls", "git", "build", "browser", "error", "file"]),
    ("pin", &["gpio", "map"]),
    ("clave", &["palabra"]),
    ("secret", &["k8s"]),
    ("mail", &["direct", "snail"]),
];
