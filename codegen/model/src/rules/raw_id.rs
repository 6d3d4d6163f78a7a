//! `raw-id`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::facts::Category;
use crate::admits::{Admits, admits};
use crate::named::named;
use crate::{names, sensitive, view};
use eventwright_runtime::walk::{NodeId, Types};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

pub(super) const RULE: Rule = Rule {
    name: "raw-id",
    what: "A property ending in id, ids or pk that is not an asserted UUID, an `enum` or a `const`, and has no reasoned \
           `x-pii` exemption of a category that fits, `database_key` or what the name says. A number is always refused,
           however the schema is composed.",
    why: "Keys of database rows tell a stranger how many there are, and let him guess the next.",
    bad: r#""user_id": {"type": "integer"}"#,
    good: r#""user_id": {"type": "string", "format": "uuid"}"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    let parents = view::parents(&model.schemas);
    // A thousand contracts share most of their names.
    let mut ids: HashMap<Cow<'_, str>, bool> = HashMap::new();
    for id in model.schemas.ids() {
        let mut seen = BTreeSet::new();
        for named in named(&model.schemas, id) {
            let Some(property) = named.property else { continue };
            if !*ids.entry(named.name.clone()).or_insert_with(|| is_id(&named.name)) {
                continue;
            }
            let declared = view::declarations(&model.schemas, &parents, id, &named.name, property);
            // What narrows no kind of value only judges what another one declares, which is told there.
            let narrows = |id: NodeId| admits(&model.schemas, &[id], &|_| false) != Admits::ALL;
            if !narrows(property) && declared.iter().any(|id| narrows(*id)) {
                continue;
            }
            let Some(message) = problem(model, &named.name, &declared) else { continue };
            if seen.insert(named.place.clone()) {
                let span = if named.key {
                    model.keyword_name_span(id, &named.place)
                } else {
                    model.keyword_span(id, &named.place)
                };
                findings.push(Diagnostic::error(RULE.name, span, message).help(HELP));
            }
        }
    }
}

const HELP: &str = "use \"format\": \"uuid\"; where that cannot be, give a reason in `x-pii`";

/// Whether a name ends in id, ids or pk, numbered or not: `courseIDs`, `course_id_2`.
fn is_id(name: &str) -> bool {
    let name = folded(name);
    let name = name.trim_end_matches(|last: char| last.is_ascii_digit() || !last.is_alphanumeric());
    // Two capitals before an `s` would be cut apart.
    let name = ["IDs", "PKs"].iter().find_map(|end| name.strip_suffix(end)).map_or_else(
        || name.to_owned(),
        |start| format!("{start}_ids"),
    );
    let words = names::words(&name);
    let Some(last) = words.last() else { return false };
    matches!(last.as_str(), "id" | "ids" | "pk" | "pks") || ["id", "ids", "pk", "pks"].iter().any(|end| is_glued(last, end))
}

/// A name without what only looks otherwise: accents, and letters as wide as those of East Asia.
fn folded(name: &str) -> String {
    let narrow = |letter: char| match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    let mut folded = String::with_capacity(name.len());
    for letter in name.chars().map(narrow).filter(|letter| !matches!(letter, '\u{300}'..='\u{36f}')) {
        let plain = match letter.to_lowercase().next().unwrap_or(letter) {
            'ä' | 'æ' => "ae",
            'ö' | 'œ' | 'ø' => "oe",
            'ü' => "ue",
            'ß' => "ss",
            'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
            'ç' | 'ć' | 'č' => "c",
            'ð' | 'ď' | 'đ' => "d",
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
            'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
            'ł' | 'ľ' => "l",
            'ñ' | 'ń' | 'ň' => "n",
            'ò' | 'ó' | 'ô' | 'õ' | 'ō' | 'ő' => "o",
            'ř' => "r",
            'ś' | 'š' | 'ş' | 'ș' => "s",
            'ť' | 'ț' => "t",
            'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' => "u",
            'ý' | 'ÿ' => "y",
            'ź' | 'ż' | 'ž' => "z",
            _ => {
                folded.push(letter);
                continue;
            }
        };
        if letter.is_uppercase() { folded.push_str(&plain.to_uppercase()) } else { folded.push_str(plain) }
    }
    folded
}

/// Whether `id` was written onto a word: only onto one that is known, because `valid`, `grid` and `paid` end so too.
fn is_glued(word: &str, end: &str) -> bool {
    word.strip_suffix(end).is_some_and(|start| THINGS.contains(&start))
}

#[rustfmt::skip]
const THINGS: &[&str] = &[
    "account", "actor", "answer", "app", "asset", "author", "batch", "category", "chapter", "chat", "child", "class", "client", "company",
    "contact", "content", "correlation", "course", "customer", "device", "document", "employee", "enrollment", "entity", "event", "exam",
    "file", "group", "image", "instructor", "invoice", "item", "job", "learner", "lesson", "media", "member", "message", "module", "object",
    "order", "organization", "owner", "page", "parent", "payment", "person", "post", "product", "project", "question", "quiz", "record",
    "request", "role", "row", "school", "section", "sender", "session", "student", "task", "teacher", "team", "template", "tenant", "thread",
    "topic", "trace", "transaction", "unit", "user", "video",
    "kurs", "nutzer", "benutzer", "kunden", "schueler", "lehrer", "lektion", "modul", "mandanten", "cours", "eleve", "utilisateur",
    "curso", "usuario", "alumno", "cliente",
];

/// Whether an id would be refused if nothing exempted it.
pub(super) fn asks(model: &Model, name: &str, property: NodeId) -> bool {
    is_id(name) && refused(name, admits(&model.schemas, &[property], &|_| false))
}

/// `has_id` asks a question, which is answered by yes and no.
fn refused(name: &str, admits: Admits) -> bool {
    let words = names::words(name);
    let question = words.len() > 1 && words.first().is_some_and(|first| matches!(first.as_str(), "has" | "is" | "have" | "needs" | "hat" | "ist"));
    admits.number || admits.text || admits.object || (admits.boolean && !question)
}

fn problem(model: &Model, name: &str, declared: &[NodeId]) -> Option<&'static str> {
    // Only an exemption that speaks of keys, or of what the name says, has thought of this.
    let fits = |category: Category| category == Category::DatabaseKey || sensitive::name(name) == Some(category);
    let admitted = admits(&model.schemas, declared, &fits);
    let typed = declared.iter().any(|id| view::types(&model.schemas, *id) != Types(127));
    if admitted.number && (typed || !admitted.object) {
        return Some("an id must not be a number: it would be the key of a database row");
    }
    if !refused(name, admitted) {
        return None;
    }
    if declared.iter().any(|id| !view::exempt(&model.schemas, *id).is_empty()) {
        return Some("the exemption of this id is of a category that is not about ids");
    }
    Some("an id must be a UUID, an `enum` or a `const`, or say why not")
}

#[cfg(test)]
mod tests {
    use super::is_id;

    #[test]
    fn ids_however_they_are_written() {
        for name in ["coursepk", "course_pks", "order_íd", "ORDER_ÍD", "order_i\u{301}d", "ｏｒｄｅｒ＿ｉｄ", "schülerid", "courseIDs", "course_id_2"] {
            assert!(is_id(name), "{name}");
        }
        for name in ["valid", "grid", "paid", "spk", "größe", "frío"] {
            assert!(!is_id(name), "{name}");
        }
    }
}
