//! The words that names of sensitive fields are made of, without accents, in the singular and in lower case.

use super::super::Category;
use Category::{Address, Bank, Contact, Credential, DatabaseKey, GovernmentId, Payment, Person};

/// Words that are sensitive as the head of a name: `user_email`.
pub(super) const HEADS: &[(Category, &str)] = &[
    (
        Person,
        "username firstname lastname fullname forename surname lastname nickname birthday birthdate dob birthplace sex gender \
         ethnicity race religion nationality maiden age weight pronoun salary diagnosis disability allergy \
         vorname nachname familienname geburtsdatum geburtstag geburtsort geburtsname geschlecht benutzername \
         staatsangehorigkeit konfession familienstand gehalt \
         prenom pseudonyme sexe nationalite naissance \
         apellido sexo nacimiento genero nacionalidad edad fingerprint biometric signature_image",
    ),
    (
        Contact,
        "email mail phone telephone tel mobile cellphone cell fax msisdn imei imsi phonenumber emailaddress mobilenumber \
         ip ipv4 ipv6 ipaddress ipaddr mac macaddress whatsapp skype \
         telefon telefonnummer handy handynummer mobilnummer rufnummer mailadresse emailadresse mobiltelefon festnetz \
         courriel portable \
         telefono correo movil celular",
    ),
    (
        Address,
        "address addr street zip zipcode postcode postal latitude longitude lat lon lng apartment domicile residence add \
         anschrift adresse strasse hausnummer postleitzahl plz wohnort wohnsitz wohnadresse \
         rue domicile direccion calle domicilio",
    ),
    (
        GovernmentId,
        "ssn passport passportnumber nino itin tin sin dl driverlicense driverslicense licenceplate licenseplate numberplate \
         ausweis ausweisnummer personalausweis reisepass reisepassnummer steuernummer sozialversicherungsnummer \
         rentenversicherungsnummer steueridentifikationsnummer fuhrerschein fuhrerscheinnummer kennzeichen \
         passeport nir dni nie nif curp rfc cpf pasaporte aadhaar vin",
    ),
    (
        Payment,
        "cvv cvc cvv2 pan creditcard cardnumber creditcardnumber debitcard cardholder ccnumber kreditkarte kartennummer \
         kreditkartennummer prufziffer",
    ),
    (
        Bank,
        "iban bic bankaccount accountnumber routingnumber sortcode kontonummer bankverbindung bankleitzahl blz kontoinhaber rib",
    ),
    (
        Credential,
        "password passwd passw pwd passphrase passcode pass secret token apikey auth authorization credential csrf xsrf jwt \
         pin otp totp cookie sessionid bearer symfony signature accesskey secretkey privatekey accesstoken refreshtoken authtoken \
         csrftoken idtoken clientsecret mysqlpwd \
         passwort kennwort zugangsdaten schlussel geheimnis losungswort \
         motdepasse identifiant contrasena clave",
    ),
    (DatabaseKey, "pk rowid oid"),
];

/// Phrases that are sensitive wherever they stand in a name.
pub(super) const PHRASES: &[(Category, &str)] = &[
    (
        Person,
        "first name|last name|full name|given name|family name|middle name|maiden name|legal name|real name|birth name|\
         screen name|login name|user name|date of birth|birth date|birth day|date birth|birth place|place of birth|birth year|\
         year of birth|mother maiden|marital status|political opinion|political view|sexual orientation|trade union|\
         health record|medical record|medical condition|blood type|blood group|cookie id|home directory|\
         geboren am|nom famille|nom de famille|nom complet|nom utilisateur|date naissance|date de naissance|lieu de naissance|\
         lieu naissance|ville naissance|ville de naissance|situation familiale|nom de naissance|\
         nombre completo|nombre de pila|nombre usuario|nombre de usuario|fecha nacimiento|fecha de nacimiento|\
         lugar de nacimiento|estado civil|segundo nombre|primer nombre",
    ),
    (
        Contact,
        "e mail|email address|mail address|phone number|phone num|mobile number|cell number|telephone number|ip address|\
         ip addr|ip dst|ip src|mac address|mac addr|hardware address|sock peer addr|network address|remote addr|peer address|\
         client address|client ip|device id|advertising id|contact number|fax number|x forwarded for|forwarded for|\
         adresse email|adresse mail|adresse electronique|adresse ip|direccion ip|numero telephone|numero de telephone|\
         numero telefono|numero de telefono|correo electronico|numero portable",
    ),
    (
        Address,
        "street address|postal code|post code|zip code|home address|billing address|shipping address|mailing address|\
         address line|street name|house number|street number|place of residence|gps coordinate|geo coordinate|\
         code postal|codigo postal|adresse postale|lieu de residence|direccion postal|ville de residence",
    ),
    (
        GovernmentId,
        "social security|national id|national insurance|tax id|tax number|taxpayer id|passport number|passport no|driver license|\
         driver licence|driving license|driving licence|driving lic|driver lic|dl lic|license plate|licence plate|id card|\
         identity card|identity number|birth certificate|vehicle registration|insurance number|health insurance number|\
         government id|green card|visa number|steuer id|steuer nummer|securite sociale|carte identite|carte d identite|\
         permis de conduire|permis conduire|numero fiscal|seguridad social|documento identidad|documento de identidad|\
         carnet de conducir|matricule fiscal",
    ),
    (
        Payment,
        "credit card|debit card|card number|card num|card no|card holder|card expiry|card expiration|card cvv|card code|\
         security code|cc number|cc num|payment card|carte bancaire|carte de credit|carte credit|numero carte|numero de carte|\
         tarjeta credito|tarjeta de credito|numero tarjeta|numero de tarjeta",
    ),
    (
        Bank,
        "bank account|account number|account num|account no|account holder|routing number|sort code|swift code|iban number|\
         bank detail|compte bancaire|numero de compte|numero compte|cuenta bancaria|numero de cuenta|numero cuenta",
    ),
    (
        Credential,
        "api key|api token|api secret|access key|access token|access code|secret key|private key|client secret|auth token|\
         session id|session key|session token|encryption key|signing key|ssh key|signing secret|master key|service key|\
         license key|security answer|security question|recovery code|backup code|one time code|verification code|\
         connection string|set cookie|mot de passe|mot passe|clave secreta|clave api|clave privada|cle api|cle privee|cle secrete",
    ),
    (DatabaseKey, "primary key|row id|record id|internal id|database id|db id|auto increment|surrogate key"),
];

/// What a person is called, before `name`: `customer_name`.
pub(super) const PEOPLE: &str = "user customer person people first last full given family middle maiden legal real birth author \
     owner employee student teacher instructor athlete manager patient contact recipient sender member guest player holder \
     cardholder spouse mother father parent child buyer seller driver doctor applicant candidate attendee passenger subscriber \
     learner tutor director lawyer physician beneficiary guarantor reporter assignee reviewer approver lecturer trainer coach \
     participant signatory subject visitor tenant_contact nick sur fore caller callee agent_contact husband wife partner_contact \
     kunde nutzer benutzer kunden mitarbeiter client_contact consignee addressee payee payer mentor speaker";

/// Words that say that a name is about a value and is not that value: `email_count`, `password_policy`.
pub(super) const ABOUT: &str = "count counter template id uuid guid enabled disabled required optional verified valid validated policy \
     version length size type kind status state format limit space total sum percent percentage rate ratio score max min average \
     mean result method mode flag changed updated created deleted expired expires expiry sent received opened clicked bounced \
     delivered failed attempt index position level duration second minute day week month year time timestamp date at on by label \
     field column schema table class style color width height icon image url uri link arn path page view event topic subject \
     description title provider service server client module plugin engine algorithm strength complexity hint rule pattern regex \
     prefix suffix set list group category usage budget quota cost price";

/// Words after a head that change nothing: `phone_no`, `email_primary`.
pub(super) const TRAILING: &str = "number num no nr nummer numero value text string raw line primary secondary home work dst src source \
     destination encrypted plain plaintext new old current previous confirmation confirm confirmed lic input original normalized";

/// First words of questions and of amounts: `has_email`, `num_phones`.
pub(super) const ASKING: &str = "has is can should with without num count total show enable allow require needs use uses max min hide \
     include exclude supports nb anzahl hat ist nombre_de numero_de";

/// Words that make another thing of the word after them: `contract_address`, `history_age`.
pub(super) const OTHERWISE: &[(&str, &str)] = &[
    ("address addr", "contract memory base virtual physical register bus wallet token byte cell start end load"),
    ("age", "history max min cache average account session data credit cache mean median"),
    (
        "token",
        "completion input output prompt design next page pagination continuation max cancellation reasoning cached syntax",
    ),
    ("key", "api"),
    ("signature", "method function type artifact"),
    ("mail", "voice"),
    ("race", "data"),
    ("weight", "font line item model edge package shipping product"),
    ("cell", "table grid solar fuel battery notebook"),
    ("pass", "render test pre first second compiler"),
    ("street", "sesame"),
    ("pin", "map"),
    ("mobile", "is"),
    ("secret", "k8s kubernetes"),
    ("add", "can"),
    ("portable", "is"),
    ("auth", "requires"),
];

/// German words that end compounds: `kundenanschrift`.
pub(super) const ENDINGS: &[(Category, &str)] = &[
    (Address, "anschrift|wohnadresse|postadresse|postleitzahl|wohnort"),
    (Person, "geburtsdatum|geburtsort|vorname|nachname|familienname|benutzername|kundenname|nutzername"),
    (Contact, "telefonnummer|mobilnummer|handynummer|rufnummer|mailadresse|emailadresse|telefon|faxnummer"),
    (Bank, "kontonummer|bankverbindung|iban"),
    (Payment, "kartennummer|kreditkarte"),
    (GovernmentId, "ausweisnummer|versicherungsnummer|steuernummer|passnummer|versichertennummer|steuerid"),
    (Credential, "passwort|kennwort|password|passwd|zugangsdaten|secret|authtoken|accesstoken|refreshtoken|apikey"),
    (Address, "kundenadresse|lieferadresse|rechnungsadresse|privatadresse|heimadresse|meldeadresse"),
];
