//! The words by which names of properties give away what they hold: English, German, French and Spanish, in lower
//! case, in the singular, without accents (`ä` as `ae`, `ß` as `ss`).

use super::super::Category::{self, Address, Bank, Contact, Credential, DatabaseKey, GovernmentId, Payment, Person};

/// Words that are sensitive as the head of a name, by category.
#[rustfmt::skip]
pub(super) const HEADS: &[(Category, &[&str])] = &[
    (Person, &[
        "voiceprint", "dna", "policyholder",
        "income", "headshot", "selfie", "hometown", "birthname", "petname", "deadname", "religiousbelief",
        "maritalstatus", "bloodtype", "iris", "genotype", "mugshot", "zodiac", "fingerabdruck", "unterschrift",
        "beruf", "lebenslauf", "personalien", "zivilstand", "vermoegen", "rente", "behinderung", "schwangerschaft",
        "allergie", "medikament", "befund", "rezept", "herkunft", "muttersprache", "impfstatus", "revenu",
        "handicap", "grossesse", "ordonnance", "empreinte", "etatcivil", "surnom", "apodo",
        "ingreso", "discapacidad", "embarazo", "alergia", "receta", "huella", "religiosa", "raza", "etnia",
        "profesion", "diagnostico", "medicamento",
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
        "homephone", "workphone", "cellnumber", "mobileno", "phoneno", "telno", "faxno", "emailid", "mailid",
        "viber", "wechat", "signalnumber", "iccid", "meid", "udid", "serialnumber", "privatnummer", "durchwahl",
        "festnetztelefon", "diensthandy", "telefonnr", "handynr", "mobiltelefon", "mailkontakt", "telephone",
        "tel", "telfijo", "telmovil", "telefonocasa", "numerotelephone", "numerotelefono",
        "email", "mail", "emailaddress", "phone", "phonenumber", "mobile", "cellphone", "fax",
        "idfa", "gaid", "aaid", "linkedin", "mobilephone", "msisdn", "whatsapp", "skype", "ip", "ipv4", "ipv6", "ipaddr", "ipaddress", "macaddress", "imei",
        "imsi", "cell",
        "telefon", "telefonnummer", "handynummer", "handy", "mobilnummer", "faxnummer", "rufnummer", "mailadresse",
        "emailadresse", "ipadresse",
        "courriel", "mel", "portable", "telecopie",
        "telefone", "bcc", "pager", "landline", "festnetz", "festnetznummer", "snapchat", "correo", "telefono", "movil", "celular",
    ]),
    (Address, &[
        "geohash", "geopoint", "homecity", "wohnadresse", "hausnr", "strassenname", "ortsteil",
        "wohnung", "geburtsadresse", "postfach", "koordinaten", "standort", "adressfeld", "coordonnee",
        "geolocalisation", "lieudit", "domiciliation", "piso", "vivienda", "apartado", "coordenada", "ubicacion",
        "address", "addr", "streetaddress", "homeaddress", "street", "zip", "zipcode", "postcode", "postalcode",
        "pobox", "apartment", "latlong", "latlng", "postal", "lat", "lon", "lng", "latitude", "longitude", "gps", "residence",
        "adresse", "anschrift", "strasse", "hausnummer", "plz", "postleitzahl", "wohnort", "wohnsitz", "breitengrad",
        "laengengrad",
        "rue", "codepostal", "domicile",
        "direccion", "calle", "domicilio", "codigopostal", "latitud", "longitud",
    ]),
    (GovernmentId, &[
        "driverlicencenumber", "licenceplate", "visanumber", "greencard", "sozialversicherungsnr",
        "sozialversicherung", "krankenversichertennummer", "versichertennummer", "identnummer", "steuernr",
        "fahrzeugschein", "fahrgestellnummer", "aufenthaltstitel", "visumnummer", "sin", "nric", "pps", "ppsn",
        "pesel", "codicefiscale", "aadhar", "cni", "numerofiscal", "numeropasseport",
        "permisdeconduire", "immatriculation", "matricula", "licencia", "cuit", "cuil", "curp", "numeroidentidad",
        "documentoidentidad",
        "ssn", "socialsecurity", "socialsecuritynumber", "passport", "passportnumber", "driverlicense",
        "driverslicense", "driverlicence", "driverslicence", "taxid", "licenseplate", "vin", "nino",
        "cnpj", "tin", "rut", "bsn", "cnp", "personnummer", "voter", "medicaid", "tfn", "cpf", "aadhaar", "itin",
        "ausweisnummer", "personalausweis", "personalausweisnummer", "reisepass", "reisepassnummer", "passnummer",
        "fuehrerschein", "fuehrerscheinnummer", "steuernummer", "steuerid", "steueridentifikationsnummer", "sozialversicherungsnummer", "svnummer",
        "rentenversicherungsnummer", "krankenversicherungsnummer", "kennzeichen", "personalausweisnr",
        "passeport", "nir", "numerosecu", "permisconduire",
        "clabe", "pasaporte", "dni", "nie", "nif", "cedula", "rfc",
    ]),
    (Payment, &[
        "cardholder", "cardnum", "cardno", "ccno", "ccexp", "cardexpiry", "cardcvv", "cardcvc", "securitycode",
        "karteninhaber", "pruefziffer", "kartennr", "numerocarte", "numerotarjeta",
        "titulartarjeta",
        "ccnum", "ccexpire", "cccvv", "creditcard", "creditcardnumber", "ccnumber", "pan", "cardnumber", "debitcard", "cvv", "cvv2", "cvc", "cvc2", "ccv",
        "kreditkarte", "kreditkartennummer", "kartennummer", "pruefziffernkarte",
        "cartebancaire", "cartebleue", "tarjeta",
    ]),
    (Bank, &[
        "accountno", "acctno", "acctnum", "bankacct", "ibannumber", "bicswift", "swiftbic", "bsb", "ifsc",
        "kontonr", "kontodaten", "depotnummer", "bankdaten", "banque", "numerocompte", "numerocuenta", "cbu",
        "iban", "bic", "bankaccount", "accountnumber", "routingnumber", "sortcode", "bban",
        "swiftcode", "kontonummer", "bankverbindung", "bankleitzahl", "blz", "kontoinhaber", "bankkonto",
        "rib", "cuentabancaria",
    ]),
    (Credential, &[
        "userpassword", "dbpassword", "rootpassword", "adminpassword", "pswd", "passwrd", "pwdhash", "passhash",
        "loginpassword", "authkey", "authcode", "authheader", "oauth", "accesscode", "pincode", "otpcode",
        "mfacode", "recoverycode", "backupcode", "hmac", "kryptoschluessel", "sitzungstoken",
        "einmalpasswort", "zugangscode", "anmeldedaten", "motpasse", "codepin", "codeacce", "claveacceso",
        "codigoacceso", "credenciale", "tokenacceso",
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
        "geburt ort", "geburt name", "geburt jahr", "geburt tag", "geburt land",
        "union member", "insurance member", "geburt datum", "dna sample", "login id name", "health card",
        "religious view", "philosophical belief", "philosophical view", "political belief", "health data",
        "health information", "health history", "health issue", "genetic information", "genetic test",
        "fingerprint template", "fingerprint hash", "face embedding", "face template", "face encoding",
        "facial image", "facial template", "voice sample", "voice embedding", "iris template", "signature image",
        "handwritten signature", "digital signature image", "name suffix", "name prefix", "alias name",
        "stage name", "other name", "former name", "previous name", "display name user", "annual income",
        "household income", "monthly income", "gross pay", "net pay", "salary amount", "pay grade",
        "job applicant", "insurance beneficiary", "medical note", "medical diagnosis", "medical treatment",
        "treatment plan", "lab result", "test result patient", "blood group", "blood pressure patient",
        "body mass index", "mental health", "substance abuse", "sexual preference", "sex life", "gender at birth",
        "hair color", "eye color", "skin color", "skin tone", "age group user", "age of user", "user age",
        "citizenship status", "visa status", "refugee status", "asylum status", "parole status", "arrest record",
        "conviction record", "police record", "avatar photo", "profile pic", "profile avatar", "passport photo",
        "id photo", "avatar image", "hiring manager name", "caretaker name", "datum der geburt", "ort der geburt",
        "name der mutter", "name de vater", "name kunde", "name des kunden", "name mitarbeiter",
        "vor und nachname", "name vorname", "nom prenom", "nom et prenom", "prenom nom", "nom naissance",
        "nom de naissance", "nom marital", "nom usage", "deuxieme prenom", "pay de naissance", "nom du pere",
        "nom de la mere", "nom de l employe", "nom du titulaire", "nom du contact", "donnee sante",
        "donnee medicale", "dossier medical", "numero patient", "appartenance syndicale", "conviction religieuse",
        "opinion religieuse", "revenu annuel", "revenu mensuel", "nombre y apellido", "nombre apellido",
        "apellido paterno", "apellido materno", "primer apellido", "segundo apellido", "nombre de la madre",
        "nombre del padre", "nombre titular", "nombre del titular", "nombre del empleado", "nombre contacto",
        "pais de nacimiento", "ciudad de nacimiento", "dato medico", "dato de salud",
        "creencia religiosa", "afiliacion sindical", "afiliacion politica", "orientacion sexual", "tipo de sangre",
        "tipo sangre", "ingreso anual", "ingreso mensual",
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
        "profile photo", "profile image", "user photo", "photo identite", "situation familiale",
        "first name", "last name", "full name", "middle name", "given name", "family name", "maiden name", "real name",
        "birth name", "legal name", "nick name", "screen name", "login name", "user name", "user login",
        "mother maiden", "date of birth", "birth date", "birth day", "place of birth", "birth place", "year of birth",
        "birth year", "political opinion", "political view", "political affiliation", "sexual orientation",
        "marital status", "blood type", "medical record", "medical history", "health record", "health condition",
        "health insurance", "trade union", "criminal record", "genetic data", "contact person",
        "user signature", "body weight", "body height", "ethnic group", "ethnic origin", "racial origin", "emergency contact", "next of kin",
        "annee naissance", "annee de naissance", "origine ethnique", "contacto emergencia",
        "ano nacimiento", "origen etnico", "personne contact",
        "nom de famille", "nom complet", "nom de jeune fille", "nom utilisateur", "date naissance", "date de naissance",
        "lieu naissance", "lieu de naissance", "ville naissance", "ville de naissance", "etat civil",
        "orientation sexuelle", "opinion politique",
        "nombre completo", "nombre de usuario", "nombre usuario", "primer nombre", "fecha nacimiento",
        "fecha de nacimiento", "lugar de nacimiento", "estado civil",
        "datum geburt", "voller name", "vollstaendiger name",
    ]),
    (Contact, &[
        "what app number",
        "mobile no", "mobile num", "phone home", "phone work", "phone mobile", "phone private", "home phone",
        "work phone", "cell no", "contact phone", "contact mobile", "telephone home", "whatsapp number",
        "signal number", "viber number", "telegram user", "telegram chat id", "skype handle", "discord handle",
        "github handle", "slack handle", "facebook profile", "facebook url", "instagram url", "twitter url",
        "personal website", "personal url", "email id", "mail id", "mail address", "email adresse", "email addr",
        "real ip", "remote ip", "source ip", "destination ip", "peer ip", "source addr", "destination addr",
        "public ip", "private ip", "last ip", "login ip", "signup ip", "sim number",
        "sim serial", "imei number", "imsi number", "device serial number", "serial number phone", "bluetooth mac",
        "idfa id", "gaid id", "browser fingerprint", "device fingerprint", "tel numero", "num tel", "no tel",
        "tel portable", "tel domicile", "tel fixe", "tel bureau", "ligne directe", "boite mail",
        "adresse courriel", "email perso", "numero portable", "numero de portable", "numero de mobile", "tel casa",
        "tel movil", "tel trabajo", "numero movil", "numero de movil", "numero celular", "correo personal",
        "direccion correo", "direccion de correo", "direccion email", "telefon privat", "telefon nummer",
        "handy nummer", "mobil nummer", "fax nummer", "email privat", "mail adresse", "e mail adresse",
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
        "strassen name", "gps long",
        "home city", "home town", "home location", "home zip", "city of residence", "country of residence",
        "place of residence", "current residence", "permanent residence", "current address", "permanent address",
        "work address", "office address", "legal address", "registered address", "living address", "addr line",
        "zip plus", "postal district", "suite number",
        "floor number home", "last known location", "last location", "user location", "exact location",
        "current location", "location lat", "location lng", "location lon", "geo lat", "geo lon", "geo lng",
        "geo point user", "lat lng", "lat lon", "lat long", "latitude longitude", "gps lat", "gps lon", "gps lng",
        "gps position", "gps location", "gps track", "ort der wohnung", "strasse nr", "strasse nummer",
        "strasse hausnummer", "haus nummer", "haus nr", "plz ort", "post anschrift", "liefer anschrift",
        "rechnung anschrift", "rechnung adresse", "liefer adresse", "privat adresse", "nom de rue", "nom rue",
        "nom de la rue", "numero de rue", "lieu residence", "lieu de residence", "ville residence",
        "pay residence", "pay de residence", "code post", "cp ville", "adresse domicile", "adresse personnelle",
        "complement adresse", "nombre calle", "nombre de calle", "numero de calle", "numero exterior",
        "numero interior", "lugar residencia", "lugar de residencia", "ciudad residencia", "ciudad de residencia",
        "pais residencia", "pais de residencia", "direccion casa", "direccion particular", "direccion de envio",
        "direccion de facturacion",
        "house no", "house num", "flat number", "flat no", "building number", "geo point",
        "adresse complete", "direccion completa", "numero voie",
        "street line", "ciudad nacimiento", "post leitzahl", "wohn ort",
        "po box", "apt number", "apt no", "unit number", "numero rue", "numero calle", "code insee",
        "street address", "home address", "postal address", "mailing address", "billing address", "shipping address",
        "delivery address", "street name", "street number", "house number", "address line", "postal code", "zip code",
        "post code", "gps coordinate", "geo coordinate", "geo location lat", "precise location", "apartment number",
        "code postal", "adresse postale", "codigo postal", "direccion postal", "ville de residence",
    ]),
    (GovernmentId, &[
        "sv nummer", "aba number", "alien registration", "health insurance number",
        "ein number", "ein no", "sin number", "social insurance no", "ni number", "national ins", "nat ins",
        "passport no", "passport num", "passport nr", "driver licence number", "driving permit",
        "licence number driver", "dl state", "visa no", "green card", "work visa", "residence card",
        "residency permit", "identity card number", "id number", "id no", "national number", "citizen card",
        "birth certificate number", "tax file number", "tax payer", "tax reference", "fiscal code",
        "fiscal number", "fiscal id", "voter card", "voter number", "license number driver", "vehicle reg",
        "vehicle license", "registration plate", "personal ausweis", "ausweis nummer", "ausweis nr", "reise pass",
        "pass nummer", "pass nr", "steuer nr", "steuer identifikationsnummer", "steuerliche id",
        "sozialversicherung nummer", "krankenversicherung nummer", "kranken versicherungsnummer",
        "versicherung nummer", "versicherten nummer", "fuehrerschein nummer", "fuehrerschein nr", "numero cni",
        "numero carte vitale", "numero de carte identite", "numero piece identite", "numero de passeport",
        "numero de securite sociale", "numero permis conduire", "numero de permis", "numero immatriculation",
        "plaque immatriculation", "numero etranger", "identifiant fiscal", "identifiant national",
        "numero de identificacion", "numero de identidad", "numero de pasaporte", "numero pasaporte",
        "numero de seguridad social", "numero seguridad social", "numero seguro social", "numero de seguro social",
        "numero de licencia", "numero licencia", "identificacion fiscal", "carnet identidad",
        "carnet de identidad", "carnet de conducir", "carnet conducir", "cedula ciudadania",
        "cedula de ciudadania", "documento nacional", "matricula vehiculo", "matricula coche",
        "tax file", "abn personal", "social sec", "soc sec", "ss number", "natl id", "citizen id", "citizen number", "resident id",
        "identity no", "identity num", "national registration", "birth cert", "work permit", "military id", "military number", "alien number",
        "driver id", "vehicle plate", "sozialversicherung nr", "steuerliche identifikationsnummer", "umsatzsteuer id", "kfz kennzeichen",
        "kennzeichen kfz", "numero identite", "numero identidad",
        "visa number", "voter registration", "patient id number", "insurance policy", "vat id",
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
        "securite sociale", "carte vitale", "carte identite", "piece identite", "permis de conduire", "permis conduire",
        "numero fiscal", "titre sejour",
        "seguridad social", "documento identidad", "documento de identidad", "permiso de conducir",
        "licencia de conducir", "numero identificacion",
        "steuer id", "steuer nummer",
    ]),
    (Payment, &[
        "card expiry date", "kartenpruefnummer", "cvv carte", "card expiry",
        "expiry month card", "expiry year card", "card month", "card exp month", "card exp year", "card cvv",
        "card cvc", "card pan", "pan number", "primary account number", "card digit", "card track", "track data",
        "magnetic stripe", "card token raw", "name on the card", "cc holder", "cc cvv", "cc cvc", "cc expiry",
        "cc expiration", "amex number", "mastercard number", "karten nummer", "karten inhaber",
        "karten pruefnummer", "ablaufdatum karte", "karte ablaufdatum", "numero de cb", "titulaire carte",
        "date validite carte", "cryptogramme visuel", "code cvv", "titular tarjeta", "titular de la tarjeta",
        "caducidad tarjeta", "fecha caducidad tarjeta", "fecha expiracion tarjeta", "codigo cvv",
        "expiry date card", "card expiration", "maestro number", "visa card", "numero cb", "date expiration carte",
        "fecha vencimiento tarjeta",
        "cc exp", "karten nr", "kreditkarten nr", "num tarjeta", "num carte",
        "pin code", "numero de carte", "codigo seguridad", "code securite", "cc expire", "carte paiement",
        "credit card", "creditcard number", "debit card", "payment card", "card number", "card no", "card num",
        "card holder", "cardholder name", "card verification", "card security", "card pin",
        "security code", "cvc code", "cvv code", "cc number", "cc num", "cc no",
        "carte bancaire", "carte credit", "carte de credit", "carte bleue", "numero carte",
        "tarjeta credito", "tarjeta de credito", "tarjeta debito", "numero tarjeta", "numero de tarjeta",
        "kredit karte",
    ]),
    (Bank, &[
        "account iban", "iban code", "iban no", "bic number", "bank sort", "bank routing", "bank identifier",
        "bank iban", "bank bic", "ach routing", "transit number", "institution number bank", "beneficiary iban",
        "payee iban", "debit account", "credit account number", "current account", "saving account",
        "giro account", "konto daten", "konto iban", "bank konto", "bank daten", "bank leitzahl", "iban nummer",
        "iban nr", "depot nummer", "numero de iban", "code iban", "code bic", "code guichet", "cle rib",
        "titulaire compte", "titulaire du compte", "identite bancaire", "compte banque", "compte iban",
        "compte epargne", "codigo iban", "codigo swift", "codigo bic", "titular cuenta", "titular de la cuenta",
        "cuenta corriente", "cuenta ahorro", "cuenta de ahorro", "numero de cuenta bancaria", "dato bancario",
        "iban account", "ach account", "loan account", "checking account", "numero iban",
        "bic swift", "swift bic", "acct num", "bank acct", "routing num", "beneficiary account", "payee account",
        "cuenta banco", "konto nr", "konto inhaber",
        "aba routing", "routing no", "releve identite bancaire", "compte courant",
        "bank account", "account number", "account no", "account num", "acct number", "acct no", "account holder",
        "bank detail", "routing number", "sort code", "bank code", "swift code", "bic code",
        "compte bancaire", "numero compte", "numero de compte", "code banque", "coordonnee bancaire",
        "cuenta bancaria", "numero cuenta", "numero de cuenta", "konto nummer", "bank verbindung",
    ]),
    (Credential, &[
        "slack webhook", "webhook url secret", "webhook secret", "webhook token", "discord webhook", "app secret",
        "app key secret", "application secret", "consumer secret", "secret value", "secret token", "deploy key",
        "deploy token", "host key private", "rsa key", "ecdsa key", "tls key", "ssl key", "cert key",
        "private cert", "private pem", "wallet key", "wallet seed", "seed phrase", "mnemonic phrase",
        "recovery phrase", "recovery key", "recovery token", "reset token", "reset code", "reset link",
        "magic link", "invite token", "invitation token", "activation token", "confirmation token", "confirm code",
        "verification token", "verify code", "verify token", "email token", "login token", "login code",
        "login key", "login secret", "remember token", "remember me", "device token", "push token", "fcm token",
        "apn token", "id token", "session cookie value", "session secret", "cookie secret", "cookie value",
        "csrf token", "xsrf token", "xsrf cookie", "auth cookie", "auth secret", "authentication token",
        "authentication key", "authorization code", "authorization token", "security token", "security pin",
        "secret question", "secret answer", "hint answer", "totp seed", "totp key", "otp secret", "otp seed",
        "mfa secret", "mfa seed", "two factor secret", "sms pin", "sms otp", "vault token", "vault key",
        "kube config", "service account json", "service account secret", "sas token", "sas key", "azure key",
        "gcp key", "google key", "github token", "github pat", "gitlab token", "npm token", "pypi token",
        "slack token", "twilio token", "sendgrid key", "paypal secret", "stripe secret", "mailgun key",
        "firebase key", "jdbc url", "dsn password", "smtp password", "ftp password", "wifi password", "wpa key",
        "wlan schluessel", "wlan passwort", "zugang code", "zugang daten", "zugriff token", "zugriff schluessel",
        "privater schluessel", "geheimer schluessel", "geheim schluessel", "einmal passwort", "sitzung token",
        "anmelde passwort", "benutzer passwort", "code acce", "code pin", "cle d acce", "cle d api", "cle privee",
        "cle chiffrement", "cle de chiffrement", "jeton d acce", "jeton acce", "jeton authentification",
        "phrase secrete", "question secrete", "reponse secrete", "clave de acceso", "clave acceso",
        "clave cifrado", "clave de cifrado", "clave de api", "clave usuario", "codigo acceso", "codigo de acceso",
        "codigo verificacion", "codigo de verificacion", "token de acceso", "token sesion", "frase secreta",
        "respuesta secreta", "cadena conexion", "cadena de conexion",
        "consumer key", "shared key", "hmac key", "mongo uri", "redis url", "database uri", "access code", "door code", "entry code",
        "code confidentiel", "code secret", "codigo secreto", "codigo pin", "tan nummer", "sicherheit code", "user pw",
        "auth header", "authorization header", "basic auth", "kms key", "unlock code", "activation code", "sms code",
        "ftp pass", "smtp pass", "mail pass", "jeton api", "jeton session", "palabra secreta",
        "pregunta seguridad", "identifiant connexion",
        "access key id", "pgp key", "gpg key", "certificate key", "database url", "oauth verifier", "mfa code", "otp code",
        "one time code", "db pass", "user pass", "root pass", "admin pass", "user session", "aiohttp session", "connect sid",
        "api key", "api token", "api secret", "access key", "access token", "refresh token", "auth token", "auth key",
        "auth code", "bearer token", "session id", "session token", "session key", "session cookie", "private key",
        "secret key", "signing key", "signing secret", "encryption key", "client secret", "shared secret", "ssh key",
        "master key", "service account key", "connection string", "connection url", "recovery code", "backup code",
        "security question", "security answer", "one time password", "verification code", "license key", "llm key",
        "openai key", "anthropic key", "webgenesis key", "stripe key", "aws key", "storage key", "account key",
        "mot de passe", "mot passe", "clef api", "cle api", "cle secrete",
        "clave secreta", "clave privada", "clave api", "llave privada", "palabra clave secreta",
        "api schluessel", "pass word", "pass phrase",
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
    (Credential, &["session", "pass", "salt", "crypt"]),
    (Person, &["avatar"]),
    (Contact, &["mac"]),
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
    (Payment, &["kreditkarte", "kreditkartennummer", "kartennummer", "pruefnummer", "karteninhaber"]),
    (Bank, &["kontonummer", "bankverbindung", "bankleitzahl"]),
    (Credential, &["passwort", "kennwort", "passwd", "password", "zugangsdaten", "apikey"]),
];

/// Ends of German compounds that end as addresses do and are places in a network or a memory.
pub(super) const PLACES: &[&str] =
    &["webadresse", "internetadresse", "speicheradresse", "basisadresse", "seitenadresse"];

/// Whom a `name`, an `age` or the like is about when it is about a person.
#[rustfmt::skip]
pub(super) const PEOPLE: &[&str] = &[
    "therapist", "counselor", "counsellor", "psychologist", "psychiatrist", "dentist", "surgeon", "midwife", "caregiver",
    "carer", "nanny", "pastor", "priest", "attorney", "notary", "accountant", "consultant", "freelancer", "contractor",
    "courier", "rider", "soldier", "juror", "technician", "mechanic", "cashier", "waiter", "principal", "professor",
    "submitter", "reviewer", "policyholder", "insured", "claimant", "assignee", "supervisor", "approver",
    "requester", "requestor", "creator", "uploader", "signer", "coach", "mentor", "speaker", "lead", "prospect",
    "donor", "volunteer", "organizer", "organiser", "moderator", "winner", "artist", "victim", "defendant",
    "suspect", "inmate", "heir", "dependent", "dependant", "bride", "groom", "baby", "kid", "son", "daughter", "brother",
    "sister", "colleague", "friend", "neighbor", "neighbour", "worker", "staff", "referee", "lessee", "lessor", "borrower",
    "lender", "cosigner", "trustee", "shareholder", "director", "secretary", "traveler", "traveller", "voter", "pupil",
    "salarie", "locataire", "proprietaire", "medecin", "conducteur", "adherent", "abonne", "assure", "beneficiaire",
    "responsable", "gerant", "temoin", "conjoint", "enfant", "voyageur", "candidat", "trabajador", "inquilino",
    "propietario", "medico", "conductor", "socio", "abonado", "asegurado", "beneficiario", "gerente", "testigo",
    "comprador", "vendedor", "conyuge", "nino", "viajero", "candidato", "bewerber", "mieter", "vermieter", "arzt", "fahrer",
    "mitglied", "versicherter", "vorgesetzter", "ehepartner", "kind", "vater", "mutter", "besteller", "kaeufer",
    "husband", "wife", "signatory", "nominee", "cust", "emp", "proband", "klient", "mandant", "gast", "hijo", "hija", "padre", "madre",
    "witness", "ansprechpartner", "payer", "payee", "debtor", "creditor", "landlord", "lawyer", "nurse",
    "user", "person", "people", "customer", "employee", "student", "teacher", "instructor", "trainer", "tutor", "learner", "author",
    "contact", "patient", "parent", "mother", "father", "child", "spouse", "partner", "guest", "member", "holder",
    "recipient", "sender", "receiver", "applicant", "candidate", "athlete", "player", "passenger", "driver",
    "beneficiary", "guardian", "relative", "sibling", "participant", "attendee", "subscriber", "visitor", "citizen",
    "resident", "tenantuser", "buyer", "seller", "cardholder", "doctor", "physician", "owner", "admin", "caller",
    "nutzer", "benutzer", "kunde", "kunden", "mitarbeiter", "schueler", "lehrer", "patienten", "empfaenger", "absender",
    "teilnehmer", "autor", "inhaber",
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
    "number", "no", "num", "nbr", "nr", "nummer", "numero", "list", "note", "info", "data", "detail", "cd", "dt", "value", "val", "string", "str", "text", "raw", "plain",
    "plaintext", "encrypted", "hash", "hashed", "salt", "digest", "field", "primary", "secondary", "old", "new",
    "code", "home", "work", "private", "privat", "personal", "deg", "degree", "brutto", "netto", "paterno", "materno",
    "last", "current", "neu", "alt", "wiederholung", "nuevo", "nueva", "nouveau", "ancien", "confirmation", "confirm", "again", "masked",
];

/// A head that is nothing sensitive after one of these words.
#[rustfmt::skip]
pub(super) const HARMLESS: &[(&str, &[&str])] = &[
    ("address", &["web", "site", "page", "callback", "reply", "memory", "base", "start", "end", "virtual", "physical", "contract", "register", "return", "link"]),
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

/// Words that are sensitive at the beginning of a name as well, whatever follows: French and Spanish heads, which stand
/// first, and words that mean one thing in any language.
#[rustfmt::skip]
pub(super) const LEADING: &[&str] = &[
    "prenom", "courriel", "adresse", "rue", "salaire", "sexe", "nationalite", "naissance", "motdepasse", "mdp", "jeton",
    "passeport", "apellido", "direccion", "calle", "domicilio", "correo", "telefono", "movil", "contrasena", "sueldo",
    "salario", "sexo", "nacimiento", "nacionalidad", "pasaporte", "dni", "nie", "nif", "nir", "rib", "iban", "cvv", "cvv2",
    "cvc", "cvc2", "ssn", "dob", "mrn", "plz", "geburtsdatum", "kontonummer",
];

/// What stands for a word where room was short.
#[rustfmt::skip]
pub(super) const SHORT: &[(&str, &str)] = &[
    ("nm", "name"), ("nbr", "number"), ("nmbr", "number"), ("numb", "number"), ("addr", "address"), ("adr", "adresse"),
    ("dt", "date"), ("cd", "code"), ("acct", "account"), ("acc", "account"), ("cust", "customer"), ("cst", "customer"),
    ("emp", "employee"), ("pt", "patient"), ("pat", "patient"), ("mgr", "manager"), ("usr", "user"), ("tok", "token"),
    ("tkn", "token"), ("priv", "private"), ("conn", "connection"), ("stat", "status"), ("reg", "registration"),
    ("lic", "license"), ("exp", "expiry"), ("geb", "geburt"), ("nr", "nummer"), ("str", "strasse"), ("tel", "telephone"),
    ("ph", "phone"), ("mob", "mobile"), ("eml", "email"), ("cert", "certificate"), ("sec", "secret"), ("auth", "authorization"),
    ("cred", "credential"), ("pass", "password"), ("pw", "password"), ("pswd", "password"), ("passwd", "password"),
    ("sess", "session"), ("env", "environment"), ("ident", "identification"), ("soc", "social"), ("ins", "insurance"),
    ("med", "medical"), ("diag", "diagnosis"), ("natl", "national"), ("nat", "national"), ("fam", "family"), ("fst", "first"),
    ("lst", "last"), ("mid", "middle"), ("brth", "birth"), ("bth", "birth"), ("birt", "birth"), ("cntry", "country"),
    ("num", "number"), ("no", "number"), ("crd", "card"), ("bnk", "bank"), ("sal", "salary"), ("curr", "current"), ("rec", "record"),
];

/// Ends by which a word says that it is the number of what stands before them: `passportno`, `handynr`.
pub(super) const NUMBERS: &[&str] = &["number", "nummer", "numero", "num", "nbr", "nr", "no"];

/// What stands before a head in one word with it, beside people: `homephone`.
#[rustfmt::skip]
pub(super) const GLUED: &[&str] = &[
    "my", "your", "home", "work", "private", "personal", "primary", "secondary", "main", "alt", "alternate", "billing",
    "shipping", "delivery", "mailing", "contact", "company", "office", "day", "evening", "old", "new", "login", "account",
    "db", "root", "smtp", "ftp", "ssh", "api", "app", "client", "server", "remote", "source", "local", "device",
    "kunden", "liefer", "rechnungs", "privat", "dienst", "haupt", "neben", "firmen", "absender", "empfaenger",
];
