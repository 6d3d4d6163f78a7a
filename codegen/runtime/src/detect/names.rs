//! Which names of fields say that the value is sensitive.
//!
//! A name is split into words, and its head decides: the last word, or the first in French and Spanish. What is only
//! about a value (`email_count`, `has_address`) is not the value. Phrases of two or more words decide wherever they
//! stand, unless the name is about them.

use super::Category;

mod words;

use words::{ABOUT, ASKING, ENDINGS, HEADS, OTHERWISE, PEOPLE, PHRASES, TRAILING};

/// The category of what a field of this name would hold, if the name says that it is sensitive.
pub fn sensitive_name(name: &str) -> Option<Category> {
    let all = split(name);
    // Numbers part and count words and never decide.
    let plural_head = all.last().is_some_and(|word| word == "tokens");
    let words: Vec<String> =
        all.iter().map(|word| singular(word)).filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit())).collect();
    let last = words.last()?;
    if words.len() > 1 && words.first().is_some_and(|first| among(ASKING, first)) {
        return None;
    }
    if let Some(category) = phrase(&words) {
        return Some(category);
    }
    if words.len() > 1 && among(ABOUT, last) {
        return None;
    }
    let mut end = words.len();
    while end > 1 && among(TRAILING, &words[end - 1]) {
        end -= 1;
    }
    let words = &words[..end];
    let head = &words[end - 1];
    let before = end.checked_sub(2).map_or("", |at| words[at].as_str());
    if head == "name" {
        return among(PEOPLE, before).then_some(Category::Person);
    }
    if otherwise(head, before) || (head == "token" && plural_head) {
        return None;
    }
    listed(HEADS, head).or_else(|| ending(head)).or_else(|| romance(words))
}

/// A phrase of the list. The words after it may say that the name is about it.
fn phrase(words: &[String]) -> Option<Category> {
    PHRASES.iter().find_map(|(category, phrases)| {
        let found = phrases.split('|').any(|phrase| {
            let length = phrase.split(' ').count();
            words.windows(length).enumerate().any(|(at, window)| {
                let same = phrase.split(' ').eq(window.iter().map(String::as_str));
                let rest = &words[at + length..];
                same && !rest.last().is_some_and(|last| among(ABOUT, last))
            })
        });
        found.then_some(*category)
    })
}

/// In French and Spanish the head comes first: `telefono_del_cliente`. Only words of these languages count.
fn romance(words: &[String]) -> Option<Category> {
    const LINKS: &str = "de du del des la le el los cliente client usuario utilisateur contacto contact titular";
    const FIRST: &str = "telefono correo courriel direccion adresse apellido prenom contrasena clave pasaporte passeport telephone \
                         movil domicilio identifiant calle";
    let (first, second) = (words.first()?, words.get(1)?);
    (among(FIRST, first) && among(LINKS, second)).then(|| listed(HEADS, first)).flatten()
}

/// A compound whose end is sensitive.
fn ending(word: &str) -> Option<Category> {
    let ends = |endings: &str| endings.split('|').any(|ending| word.len() > ending.len() && word.ends_with(ending));
    ENDINGS.iter().find_map(|(category, endings)| ends(endings).then_some(*category))
}

/// Whether the word before makes another thing of a head.
fn otherwise(head: &str, before: &str) -> bool {
    OTHERWISE.iter().any(|(heads, words)| among(heads, head) && among(words, before))
}

fn listed(table: &[(Category, &str)], word: &str) -> Option<Category> {
    table.iter().find_map(|(category, words)| among(words, word).then_some(*category))
}

fn among(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_ascii_whitespace().any(|known| known == word)
}

/// The words of a name, in lower case and without accents: at signs and spaces, where letters turn to digits, and
/// where camel case does.
fn split(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut words = Vec::new();
    let mut word = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let previous = at.checked_sub(1).and_then(|at| letters.get(at)).copied().unwrap_or(' ');
        let next_lower = letters.get(at + 1).is_some_and(|next| next.is_lowercase());
        let camel = letter.is_uppercase() && (previous.is_lowercase() || (previous.is_uppercase() && next_lower));
        // `ipv6` and `cvv2` are words.
        let number = letter.is_numeric() != previous.is_numeric() && !(letter.is_numeric() && versioned(&word));
        if (!letter.is_alphanumeric() || camel || number) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if letter.is_alphanumeric() {
            fold(*letter, &mut word);
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    // `IPs` and the like leave a lone `s`.
    words.retain(|word| word != "s");
    words
}

/// Words that a digit belongs to.
fn versioned(word: &str) -> bool {
    matches!(word, "ipv" | "cvv")
}

/// One letter in lower case, without its accent.
fn fold(letter: char, word: &mut String) {
    for letter in letter.to_lowercase() {
        match letter {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => word.push('a'),
            'è' | 'é' | 'ê' | 'ë' => word.push('e'),
            'ì' | 'í' | 'î' | 'ï' => word.push('i'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => word.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => word.push('u'),
            'ç' => word.push('c'),
            'ñ' => word.push('n'),
            'ß' => word.push_str("ss"),
            'œ' => word.push_str("oe"),
            _ => word.push(letter),
        }
    }
}

/// The singular of an English, French or Spanish plural, as far as the lists need it.
fn singular(word: &str) -> String {
    const SAME: [&str; 8] = ["address", "pass", "status", "sms", "gps", "dns", "is", "has"];
    if SAME.contains(&word) || word.len() < 3 || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    if let Some(stem) = word.strip_suffix("es").filter(|stem| stem.ends_with("ss") || stem.ends_with('x')) {
        return stem.to_owned();
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Category::{Address, Contact, Credential, GovernmentId, Person};

    #[test]
    fn heads_phrases_and_compounds() {
        for (name, category) in [
            ("user_email", Contact),
            ("userEmails", Contact),
            ("ip_address", Contact),
            ("email_address", Contact),
            ("mac_address", Contact),
            ("first_name", Person),
            ("customerName", Person),
            ("full_name", Person),
            ("user_name", Person),
            ("Geburtsdatum", Person),
            ("prénom", Person),
            ("billing_address", Address),
            ("home_address", Address),
            ("street_address", Address),
            ("address", Address),
            ("kundenanschrift", Address),
            ("approval_token", Credential),
            ("contraseña", Credential),
            ("mot-de-passe", Credential),
            ("APIKey", Credential),
            ("numéro_de_sécurité_sociale", GovernmentId),
        ] {
            assert_eq!(sensitive_name(name), Some(category), "{name}");
        }
    }

    #[test]
    fn other_names() {
        for name in "email_count email_template_id has_address emails_sent_count title state name course_name file_name module_name \
                     display_name contract_address course_id description language target_audiences tenant_id dry_run \
                     full_lessons_count modules_count total_lessons template_id lesson_id lesson_title module_id content_length \
                     lesson_index quiz_id question_count question_ids landing_page_id sections_count has_hero has_pricing \
                     evidence_pack_path execution_time_seconds deployed staging_url error_message error_type from_state to_state \
                     transitioned_by requires_approval staging_domain deployed_at event_id occurred_at correlation_id"
            .split_whitespace()
        {
            assert_eq!(sensitive_name(name), None, "{name}");
        }
    }
}
