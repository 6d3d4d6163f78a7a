//! Whether the name of a property gives away that it holds sensitive data.
//!
//! A name is cut into words, in whatever style it is written; the words are brought to lower case and the singular and
//! lose their accents. Then counts its head, in English and German the last word: `user_email` is an e-mail address,
//! `email_count` is a count. Expressions of several words count wherever they stand, unless the name goes on to
//! something about them (`credit_card_type`). No allocation takes place.

use super::Category;

mod about;
mod buffer;
mod compounds;
mod pairs;
mod people;
mod words;

use about::{ASIDES, HARMLESS, QUESTIONS, THINGS};
use buffer::{Buffer, WORDS};
use compounds::{compound, is_aside, is_whole, joined, listed, people};
use pairs::{BETWEEN, ELSEWHERE, PAIRS, Pair};
use people::{COMPLEMENTS, NAMES, PEOPLE, TRAITS};
use words::{
    ALONE, BARE, CARRIERS, INTIMATE, LEADING, PARTS, PHRASES, PICTURES, PLURALS, SHORT, TITLES, UNITS, WRAPPERS,
};

/// The category of what a field of this name would hold, if the name says that it is sensitive.
pub fn sensitive_name(name: &str) -> Option<Category> {
    let mut buffer = Buffer::default();
    buffer.read(name);
    let mut words = [""; WORDS];
    let words = buffer.words(&mut words);
    // Tokens in the plural are what language models count.
    if buffer.plural && words.last() == Some(&"token") && expression(words).is_none() {
        return None;
    }
    // What is counted is counted, however the words are written out.
    if counts(words, buffer.plural) {
        return None;
    }
    judge(words, &buffer).or_else(|| {
        let mut written_out = [""; WORDS];
        let mut changed = false;
        for (at, (slot, word)) in written_out.iter_mut().zip(words).enumerate() {
            // `str` is a street at the beginning, and a text behind what it is.
            let full = SHORT.iter().find(|(short, _)| short == word && (at == 0 || *word != "str"));
            let full = full.map(|(_, full)| *full);
            changed |= full.is_some();
            *slot = full.unwrap_or(word);
        }
        changed.then(|| judge(written_out.get(..words.len())?, &buffer)).flatten()
    })
}

fn judge(words: &[&str], buffer: &Buffer) -> Option<Category> {
    let (first, last) = (words.first()?, words.last()?);
    if counts(words, buffer.plural) {
        return None;
    }
    let found = expression(words);
    // `num_emails` counts, `num_tel` is one.
    let numbered = *first == "num" && !buffer.plural;
    let opens = found.as_ref().is_some_and(|found| found.start == 0);
    if words.len() > 1 && QUESTIONS.contains(first) && !numbered && !opens {
        return None;
    }
    // `birth_date` ends with a word that `email_date` only mentions.
    if let Some(category) = described(words) {
        return Some(category);
    }
    if words.len() > 1 && ASIDES.contains(last) && !closes(words) {
        return None;
    }
    if let Some(found) = found {
        // The id of a card is not its number; the id of a passport is.
        let reference = words.get(found.end..).is_some_and(|rest| rest == ["id"]);
        // How old something is, is not the thing: `credit_history_age`.
        let aged = *last == "age" && found.end < words.len() && found.category != Category::Person;
        return (!reference && !aged
            || closes(words)
            || matches!(found.category, Category::GovernmentId | Category::DatabaseKey))
        .then_some(found.category);
    }
    if let [word] = words
        && let Some(category) = alone(word, buffer)
    {
        return Some(category);
    }
    if let ["pk" | "fk", ..] = words {
        return Some(Category::DatabaseKey);
    }
    if let Some((whose, what)) = of(words) {
        let mut turned = [""; WORDS];
        turned.iter_mut().zip(whose.iter().chain(what)).for_each(|(slot, word)| *slot = word);
        return judge(turned.get(..whose.len() + what.len())?, buffer);
    }
    if words.len() > 1 && somebodys(words) {
        return Some(Category::Person);
    }
    leading(words).or_else(|| closing(words))
}

/// What stays sensitive before a word that only describes it: `disability_type`, `passport_expiry_date`, and the address
/// of somebody's picture.
fn described(words: &[&str]) -> Option<Category> {
    let (last, before) = words.split_last()?;
    if let [word] = before
        && ["type", "kind", "country", "name", "description", "category", "group", "status"].contains(last)
        && INTIMATE.contains(word)
    {
        return Some(Category::Person);
    }
    let closing = (0..before.len()).filter_map(|start| at(before, start)).find(|found| found.end == before.len())?;
    let kept = match closing.category {
        Category::Person => {
            matches!(*last, "url" | "uri" | "link") && before.iter().any(|word| PICTURES.contains(word))
        }
        Category::GovernmentId | Category::Payment => {
            last.starts_with("exp")
                || *last == "date" && before.last().is_some_and(|word| word.starts_with("exp") || *word == "issue")
        }
        _ => false,
    };
    kept.then_some(closing.category)
}

/// Whether the name is that of a number of things: `number_of_emails`, `nombre_eleves`, `cost_per_token`.
fn counts(words: &[&str], plural: bool) -> bool {
    let of = |pair: &[&str]| matches!(pair, ["number" | "amount" | "count" | "share" | "percentage", "of"]);
    // In the plural only: `nombre_alumno` is a pupil's name, `numero_cuenta` that of an account.
    let several = plural && words.len() > 1 && matches!(words.first(), Some(&("nombre" | "numero" | "num")));
    let apart = !words.iter().any(|word| matches!(*word, "apellido" | "calle"));
    several && apart || words.windows(2).any(of) || words.iter().any(|word| matches!(*word, "per" | "par" | "por"))
}

/// A single word that is sensitive where it is the whole name.
fn alone(word: &str, buffer: &Buffer) -> Option<Category> {
    // `ADD1` is how tables of addresses are headed, and `last4` what is shown of a card.
    match word {
        "add" if buffer.digits => return Some(Category::Address),
        "last" if buffer.digits => return Some(Category::Payment),
        _ => {}
    }
    let found = ALONE.iter().find(|(_, alone)| alone.contains(&word));
    found.filter(|_| !buffer.plural || PLURALS.contains(&word)).map(|(category, _)| *category)
}

/// Both sides of `name_of_student`: in English the head stands first there.
fn of<'w, 'b>(words: &'w [&'b str]) -> Option<(&'w [&'b str], &'w [&'b str])> {
    let at = words.iter().position(|word| *word == "of")?;
    let (what, whose) = (words.get(..at)?, words.get(at + 1..)?);
    (!what.is_empty() && !whose.is_empty() && !whose.contains(&"of")).then_some((whose, what))
}

/// The same for a member that stands below another: a bare `name` is a person's below `user`, and a bare `address` none
/// below `server`. Items of a list stand below the list.
pub fn sensitive_member(above: Option<&str>, name: &str) -> Option<Category> {
    let mut buffer = Buffer::default();
    buffer.read(name);
    let mut words = [""; WORDS];
    let [bare] = buffer.words(&mut words) else { return sensitive_name(name) };
    let Some(above) = above.filter(|_| BARE.contains(bare)) else { return sensitive_name(name) };
    if TITLES.contains(bare) || PARTS.contains(bare) {
        let place = if TITLES.contains(bare) { Category::Person } else { Category::Address };
        return (belongs_to_somebody(above) || place == Category::Address && sensitive_name(above) == Some(place))
            .then_some(place);
    }
    let mut joined = Buffer::default();
    joined.read(above);
    joined.read(name);
    let mut words = [""; WORDS];
    judge(joined.words(&mut words), &joined)
}

/// Whether a member says nothing of what stands below it: `details` of a customer are the customer's.
pub fn is_transparent(name: &str) -> bool {
    let mut buffer = Buffer::default();
    buffer.read(name);
    let mut words = [""; WORDS];
    let words = buffer.words(&mut words);
    words.iter().all(|word| CARRIERS.contains(word) || WRAPPERS.contains(word))
}

fn belongs_to_somebody(above: &str) -> bool {
    let mut buffer = Buffer::default();
    buffer.read(above);
    let mut words = [""; WORDS];
    buffer.words(&mut words).last().is_some_and(|last| PEOPLE.contains(last))
}

/// Whether a name, an age, a picture stands beside the person whose it is.
fn somebodys(words: &[&str]) -> bool {
    let personal = |word: &str| NAMES.contains(&word) || TRAITS.contains(&word);
    let mut before: Option<&str> = None;
    for word in words.iter().filter(|word| !BETWEEN.contains(word) && !UNITS.contains(word) && **word != "display") {
        if let Some(before) = before
            && (personal(word) && people(before) || personal(before) && people(word))
        {
            return true;
        }
        before = Some(word);
    }
    false
}

/// In French and Spanish the head stands first, and what follows says whose it is: `correo_cliente`.
fn leading(words: &[&str]) -> Option<Category> {
    let [first, rest @ ..] = words else { return None };
    if rest.is_empty() || rest.iter().any(|word| THINGS.contains(word) || ASIDES.contains(word) || is_aside(word)) {
        return None;
    }
    let complement = |word: &&str| COMPLEMENTS.contains(word) || PEOPLE.contains(word) || BETWEEN.contains(word);
    let people = rest.iter().any(|word| PEOPLE.contains(word) || COMPLEMENTS.contains(word));
    if people && rest.iter().all(complement) || LEADING.contains(first) || is_whole(first) {
        return head(first);
    }
    // `cvc_code`, `age_in_years`: units say only how it is written.
    let unit = |word: &&str| UNITS.contains(word);
    let measured = || head(first).filter(|category| *category == Category::Person);
    (rest.iter().all(unit)).then(|| measured().or_else(|| TRAITS.contains(first).then_some(Category::Person)))?
}

/// In English and German it stands last, before words that say nothing.
fn closing(words: &[&str]) -> Option<Category> {
    let carried = words.iter().rev().take_while(|word| CARRIERS.contains(word)).count();
    let kept = words.get(..words.len() - carried).filter(|kept| !kept.is_empty()).unwrap_or(words);
    if let [.., before, word] = words
        && let Some(category) = joined(before, word)
    {
        return Some(category);
    }
    match kept {
        [rest @ .., document, "id"] if rest.len() + 2 == words.len() => {
            head(document).filter(|category| *category == Category::GovernmentId || *document == "email")
        }
        [.., qualifier, word] if HARMLESS.iter().any(|(head, before)| head == word && before.contains(qualifier)) => {
            None
        }
        [.., word] => head(word),
        [] => None,
    }
}

/// An expression in a name: what it is, and the words it takes.
struct Found {
    category: Category,
    start: usize,
    end: usize,
}

/// The first expression in the name.
fn expression(words: &[&str]) -> Option<Found> {
    (0..words.len()).find_map(|start| at(words, start))
}

/// Whether an expression reaches to the end of the name.
fn closes(words: &[&str]) -> bool {
    (0..words.len()).any(|start| at(words, start).is_some_and(|found| found.end == words.len()))
}

fn at(words: &[&str], start: usize) -> Option<Found> {
    let rest = words.get(start..)?;
    let (category, length) = phrase(rest).or_else(|| {
        let before = start.checked_sub(1).and_then(|before| words.get(before));
        if before.is_some_and(|before| ELSEWHERE.contains(before)) { None } else { pair(rest) }
    })?;
    Some(Found { category, start, end: start + length })
}

/// The expression that the words begin with, and how many of them it takes.
fn phrase(words: &[&str]) -> Option<(Category, usize)> {
    let first = words.first()?;
    PHRASES.iter().find_map(|(category, phrases)| {
        // Comparing the first word as it lies there spares cutting up the many that differ.
        let length = phrases.iter().filter(|phrase| phrase.starts_with(first)).filter_map(|phrase| {
            let count = phrase.split(' ').count();
            (phrase.split(' ').eq(words.get(..count)?.iter().copied())).then_some(count)
        });
        let length = length.max()?;
        Some((*category, length))
    })
}

/// The two words that they begin with, with nothing but little words between, where both together are sensitive.
fn pair(words: &[&str]) -> Option<(Category, usize)> {
    let first = words.first()?;
    let (gap, second) = words.iter().enumerate().skip(1).find(|(_, word)| !BETWEEN.contains(word))?;
    let meets = |pair: &&Pair| {
        let straight = pair.first.contains(first) && pair.second.contains(second);
        straight || pair.either && pair.second.contains(first) && pair.first.contains(second)
    };
    let pair = PAIRS.iter().copied().flatten().find(meets)?;
    Some((pair.category, gap + 1))
}

fn head(word: &str) -> Option<Category> {
    listed(word).or_else(|| compound(word))
}

#[cfg(test)]
mod tests {
    use super::words::HEADS;
    use super::*;
    use Category::{Address, Bank, Contact, Credential, DatabaseKey, GovernmentId, Person};

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
            ("E-Mail", Contact),
            ("HTTPProxyPassword", Credential),
            ("passwordHash", Credential),
            ("Kundenpasswort", Credential),
            ("liefer_adresse", Address),
            ("addresses", Address),
            ("allergies", Person),
            ("nom_client", Person),
            ("customer.name", Person),
            ("patient_age", Person),
            ("passport_id", GovernmentId),
            ("bank_account", Bank),
            ("refresh_tokens", Credential),
            ("pk", DatabaseKey),
            ("record_id", DatabaseKey),
            ("ipv6", Contact),
            ("correo_cliente", Contact),
            ("adresse_livraison", Address),
            ("Lehrername", Person),
            ("Kreditkartennr", Category::Payment),
        ] {
            assert_eq!(sensitive_name(name), Some(category), "{name}");
        }
    }

    /// A word is brought to the singular before it is looked up: one that changes then is never met.
    #[test]
    fn every_listed_word_can_be_met() {
        let lists = [HEADS, PHRASES, ALONE].concat();
        let listed = lists.iter().flat_map(|(_, words)| words.iter().copied());
        let others = [ASIDES, CARRIERS, COMPLEMENTS, LEADING, NAMES, PEOPLE, QUESTIONS, TRAITS].concat();
        let others = others.into_iter().chain(SHORT.iter().flat_map(|(short, full)| [*short, *full]));
        let mut lost = Vec::new();
        for phrase in listed.chain(others) {
            let mut buffer = Buffer::default();
            buffer.read(phrase);
            let mut words = [""; WORDS];
            let kept: Vec<&str> = buffer.words(&mut words).to_vec();
            if kept.join(" ") != phrase {
                lost.push(phrase);
            }
        }
        assert!(lost.is_empty(), "{lost:?}");
    }

    #[test]
    fn bare_names_by_what_they_stand_below() {
        for (above, name, category) in [
            ("user", "name", Person),
            ("students", "name", Person),
            ("student", "title", Person),
            ("élève", "nom", Person),
            ("created_by", "name", Person),
            ("user", "state", Address),
            ("shipping", "address", Address),
            ("passport", "number", GovernmentId),
            ("course", "user_email", Contact),
        ] {
            assert_eq!(sensitive_member(Some(above), name), Some(category), "{above}/{name}");
        }
        for (above, name) in [
            ("course", "name"),
            ("course", "title"),
            ("workflow", "state"),
            ("server", "address"),
            ("contract", "address"),
            ("page", "number"),
        ] {
            assert_eq!(sensitive_member(Some(above), name), None, "{above}/{name}");
        }
        assert_eq!(sensitive_member(None, "name"), None);
        assert_eq!(sensitive_member(None, "address"), Some(Address));
    }

    #[test]
    fn every_word_of_a_pair_can_be_met() {
        let mut lost = Vec::new();
        for pair in PAIRS.iter().copied().flatten() {
            for word in pair.first.iter().chain(pair.second) {
                let mut buffer = Buffer::default();
                buffer.read(word);
                let mut words = [""; WORDS];
                if buffer.words(&mut words) != [*word] {
                    lost.push(*word);
                }
            }
        }
        assert!(lost.is_empty(), "{lost:?}");
    }

    #[test]
    fn names_without_words() {
        for name in ["", "_", "1", "é", "日本語", &"a_".repeat(500), &"x".repeat(5000)] {
            assert_eq!(sensitive_name(name), None);
        }
    }

    #[test]
    fn other_names() {
        for name in "email_count email_template_id has_address emails_sent_count title state name course_name file_name module_name \
                     display_name contract_address course_id description language target_audiences tenant_id dry_run \
                     full_lessons_count modules_count total_lessons template_id lesson_id lesson_title module_id content_length \
                     lesson_index quiz_id question_count question_ids landing_page_id sections_count has_hero has_pricing \
                     evidence_pack_path execution_time_seconds deployed staging_url error_message error_type from_state to_state \
                     transitioned_by requires_approval staging_domain deployed_at event_id occurred_at correlation_id \
                     input_tokens tokens credit_card_type access_token_url password_policy_version spin_count key_count \
                     webadresse max_age cache_age Dateiname Ordnername nom_module titre_cours link_address language_policy summary"
            .split_whitespace()
        {
            assert_eq!(sensitive_name(name), None, "{name}");
        }
    }
}
