//! The words that make a name one about something sensitive, not the thing itself.

/// Words in front of which a name is a question or a number, not the thing itself.
#[rustfmt::skip]
pub(super) const QUESTIONS: &[&str] = &[
    "type", "tipo", "typ", "is", "has", "have", "was", "flag", "can", "should", "must", "need", "allow", "enable", "require", "show", "hide", "num",
    "count", "cnt", "nb", "total", "max", "min", "hat", "ist", "anzahl", "nombrede", "est", "tiene", "es", "with", "without",
    "longueur", "tamano", "format", "formato", "modele", "gabarit", "plantilla",
    "frequence", "frecuencia", "politique", "politica", "duree", "duracion", "limite", "tranche", "rango", "franja",
    "groupe", "grupo", "categorie", "categoria", "niveau", "nivel", "curso", "module", "modul", "modulo",
    "soporte", "cantidad", "quantite", "idioma", "langue", "taux", "tasa", "mazo", "algorithme", "algoritmo",
    "associate", "automount", "generate", "unsubscribed", "subscribed", "algorithm", "caducidad", "expiration", "optional", "verify", "check", "validate", "mask",
    "vorlage", "laenge", "exige", "requiert", "requiere", "permet", "permite", "avec", "color", "couleur", "farbe",
    "tono",
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
    "configuration", "config", "rule", "mode", "layout", "style", "color", "colour", "title", "frequency", "support",
    "supported", "compatible", "friendly", "optional", "mandatory", "needed", "active", "inactive", "allowed", "consent",
    "banner", "preview", "queue", "delivery", "quota", "latency", "threshold", "budget", "remaining", "left", "lifetime",
    "rotation", "schedule", "window", "price", "cost", "estimate", "step", "category", "group", "range", "band", "bracket",
    "check", "provided", "collection", "lifespan", "validity", "reuse", "source", "indicator", "company", "claim", "factor", "use",
    "metadata", "violation", "constraint", "rotated", "revoked", "segment", "tier", "role", "plan", "module", "course", "lesson", "chapter", "quiz", "topic", "exercise", "page", "form",
    "screen", "button", "view", "report", "chart", "dashboard", "demo", "example", "requirement", "expiry", "expiration",
    "queued", "pending", "clicked", "opened", "bounced", "domain", "allowlist", "whitelist", "blocklist", "denylist",
    "prefix", "suffix", "art", "vorlage", "regel", "regeln", "richtlinie", "pflicht", "erforderlich",
    "verifiziert", "aktiv", "aktiviert", "versendet", "versand", "gesendet", "geaendert", "am", "bestaetigt", "staerke",
    "ablauf", "tag", "tage", "gruppe", "stufe", "modul", "thema", "zahl", "umfrage", "noetig", "gueltig", "wechsel",
    "longueur", "modele", "gabarit", "requi", "requis", "requise", "obligatoire", "verifie", "verifiee", "valide",
    "validee", "envoye", "envoyee", "recu", "actif", "politique", "duree", "limite", "tranche", "cible", "minimum",
    "maximum", "cour", "lecon", "utilise", "utilisee", "restant", "restante", "autorise", "modifie", "jour",
    "heure", "taille", "cantidad", "plantilla", "requerido", "requerida", "obligatorio", "obligatoria", "verificado",
    "verificada", "enviado", "enviada", "activo", "activa", "formato", "politica", "duracion", "rango", "objetivo",
    "minima", "maxima", "modulo", "curso", "leccion", "usado", "usada", "pendiente", "dia", "dias", "hora", "tamano",
    "permitido", "caducado", "cambiado", "opcional", "facultatif", "virtual", "virtuelle", "neutre",
    "max", "min", "maximo", "thematique", "tematica", "tematico", "abierto", "ouvert", "conseille", "sugerida", "promedio",
];

/// A head that is nothing sensitive after one of these words.
#[rustfmt::skip]
pub(super) const HARMLESS: &[(&str, &[&str])] = &[
    ("address", &["instruction", "program", "stack", "heap", "spi", "i2c", "server", "host", "node", "socket", "endpoint", "service", "bind", "listen", "broadcast", "cluster", "broker", "queue", "bus", "domain", "url", "web", "site", "page", "callback", "reply", "memory", "base", "start", "end", "virtual", "physical", "contract", "register", "return", "link", "ready", "logical"]),
    ("adresse", &["webseite", "website", "web", "internet", "server", "seite", "speicher"]),
    ("addr", &["i2c", "i", "c", "spi", "mem", "ptr", "stack", "heap", "instruction", "program", "web", "server", "host", "node", "socket", "endpoint", "service", "bind", "listen", "memory", "base", "start", "end", "virtual", "physical"]),
    ("token", &[
        "input", "output", "completion", "prompt", "reasoning", "cached", "total", "max", "usage", "page", "next",
        "continuation", "cursor", "sync", "delta", "design", "used", "pad", "bos", "eos", "unk", "cls", "sep", "special", "stop",
    ]),
    ("age", &[
        "target", "recommended", "required", "allowed", "max", "min", "maximum", "minimum", "average", "mean", "median", "cache", "history", "account", "session", "data", "ttl", "image", "photo", "video", "content", "language", "course", "lesson", "item", "product",
        "credit", "file", "page", "index", "queue", "message", "snapshot", "backup", "key", "token", "cookie",
    ]),
    ("pan", &["map", "zoom", "camera", "tilt"]),
    ("cell", &["table", "grid", "sheet", "solar", "fuel", "battery", "notebook", "code", "first", "last", "next"]),
    ("auth", &["require", "basic", "no"]),
    ("login", &["last", "first", "previous", "failed"]),
    ("mobile", &["on", "for", "browser", "app", "view", "web", "platform"]),
    ("race", &["data", "condition"]),
    ("genre", &["music", "film", "movie", "game", "book", "course"]),
    ("portable", &["is"]),
    ("street", &["wall"]),
    ("zip", &["export", "archive", "scorm", "backup", "file", "download", "upload", "import", "course", "content", "package",
        "data", "log", "source", "bundle", "release", "theme", "plugin", "is", "un"]),
    ("fingerprint", &["certificate", "cert", "key", "tls", "git", "build", "browser", "error", "file", "content", "image", "source", "system", "response", "model", "request", "schema", "query"]),
    ("pin", &["gpio", "map"]),
    ("contrasena", &["longitud", "cambio", "restablecer"]),
    // `sec` stands for seconds as well.
    ("secret", &["k8s", "duration", "age", "time", "timeout", "delay", "interval", "latency", "length", "elapsed", "ttl", "lifetime",
        "uptime", "offset", "window", "wait"]),
    ("mail", &["direct", "snail"]),
    ("email", &["verified"]),
    ("gender", &["grammatical", "noun", "word"]),
];

/// Words after a head of French and Spanish that make it a place in a network or a program.
#[rustfmt::skip]
pub(super) const THINGS: &[&str] = &[
    "viento", "vent", "site", "sitio", "page", "pagina", "web", "internet", "url", "memoire", "memoria", "reseau", "red", "texto", "texte", "cache",
    "serveur", "servidor", "lien", "enlace", "traduction", "traduccion", "tri", "orden", "ordenacion",
];
