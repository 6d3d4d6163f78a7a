//! Whether the name of a property gives away that it holds sensitive data.
//!
//! A name is cut into words, in whatever style it is written; the words are brought to lower case and the singular and
//! lose their accents. Then counts its head, in English and German the last word: `user_email` is an e-mail address,
//! `email_count` is a count. Expressions of several words count wherever they stand, unless the name goes on to
//! something about them (`credit_card_type`). No allocation takes place.

use super::Category;

mod words;

use words::{
    ABOUT, ALONE, ASIDES, CARRIERS, COMPLEMENTS, ENDINGS, GLUED, HARMLESS, HEADS, LEADING, NAMES, NUMBERS, PEOPLE,
    PHRASES, PLACES, QUESTIONS, SHORT, STEMS, TRAITS,
};

/// The category of what a field of this name would hold, if the name says that it is sensitive.
pub fn sensitive_name(name: &str) -> Option<Category> {
    let mut buffer = Buffer::default();
    buffer.read(name);
    let mut words = [""; WORDS];
    let words = buffer.words(&mut words);
    // Tokens in the plural are what language models count.
    if buffer.plural && words.last() == Some(&"token") && phrase(words).is_none() {
        return None;
    }
    judge(words, &buffer).or_else(|| {
        let mut written_out = [""; WORDS];
        let mut changed = false;
        for (slot, word) in written_out.iter_mut().zip(words) {
            let full = SHORT.iter().find(|(short, _)| short == word).map(|(_, full)| *full);
            changed |= full.is_some();
            *slot = full.unwrap_or(word);
        }
        changed.then(|| judge(written_out.get(..words.len())?, &buffer)).flatten()
    })
}

/// Longer names are judged by their beginning.
const LETTERS: usize = 160;
/// So many words are looked at.
const WORDS: usize = 20;

/// The words of a name, in lower case and ASCII, one after the other.
struct Buffer {
    letters: [u8; LETTERS],
    length: usize,
    ends: [usize; WORDS],
    count: usize,
    /// Whether there were digits, which are no words.
    digits: bool,
    /// Whether the last word was a plural.
    plural: bool,
}

impl Default for Buffer {
    fn default() -> Self {
        Self { letters: [0; LETTERS], length: 0, ends: [0; WORDS], count: 0, digits: false, plural: false }
    }
}

impl Buffer {
    fn read(&mut self, name: &str) {
        let mut chars = name.chars().peekable();
        let mut last = ' ';
        while let Some(char) = chars.next() {
            if char.is_ascii_digit() {
                // `ipv6` and `cvc2` are words; other digits only number things.
                let kept = matches!(self.open_word(), b"ipv" | b"cvc" | b"cvv" | b"k");
                self.digits = true;
                if kept { self.push(char) } else { self.end_word() }
            } else if char.is_alphanumeric() {
                let lower_next = chars.peek().is_some_and(|next| next.is_lowercase());
                if char.is_uppercase() && (last.is_lowercase() || last.is_uppercase() && lower_next) {
                    self.end_word();
                }
                char.to_lowercase().for_each(|char| self.push(char));
            } else if char != '\'' && !is_combining(char) {
                self.end_word();
            }
            last = char;
        }
        self.end_word();
    }

    fn start(&self) -> usize {
        self.count.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(0)
    }

    fn open_word(&self) -> &[u8] {
        self.letters.get(self.start()..self.length).unwrap_or_default()
    }

    fn push(&mut self, char: char) {
        for byte in fold(char).bytes().chain(char.is_ascii().then_some(char as u8)) {
            if let Some(slot) = self.letters.get_mut(self.length) {
                *slot = byte;
                self.length += 1;
            }
        }
    }

    fn end_word(&mut self) {
        if self.length > self.start() {
            self.plural = self.singular();
        }
        if self.length > self.start()
            && let Some(end) = self.ends.get_mut(self.count)
        {
            *end = self.length;
            self.count += 1;
        }
    }

    /// Makes the open word a singular; whether it was none.
    fn singular(&mut self) -> bool {
        let word = self.open_word();
        if word.len() > 4 && word.ends_with(b"ies") {
            self.length -= 3;
            self.push('y');
            return true;
        }
        // `addresses`, `taxes`
        let long = word.len() > 5 && (word.ends_with(b"sses") || word.ends_with(b"xes"));
        let plural = is_plural(word);
        self.length -= if long { 2 } else { usize::from(plural) };
        plural
    }

    fn words<'b>(&'b self, words: &'b mut [&'b str; WORDS]) -> &'b [&'b str] {
        let mut start = 0;
        for (slot, end) in words.iter_mut().zip(self.ends.iter().take(self.count)) {
            *slot = self.letters.get(start..*end).and_then(|word| std::str::from_utf8(word).ok()).unwrap_or("");
            start = *end;
        }
        words.get(..self.count).unwrap_or_default()
    }
}

/// Whether the last letter is an `s` of the plural, not of the word.
fn is_plural(word: &[u8]) -> bool {
    word.len() > 3
        && word.ends_with(b"s")
        && ![&b"ss"[..], b"us", b"is", b"as", b"gps", b"dns", b"initials"].iter().any(|end| word.ends_with(end))
}

fn is_combining(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}')
}

/// What stands for a letter beyond ASCII.
fn fold(char: char) -> &'static str {
    match char {
        'ä' | 'æ' => "ae",
        'ö' | 'œ' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'à' | 'á' | 'â' | 'ã' | 'å' => "a",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' => "o",
        'ù' | 'ú' | 'û' => "u",
        'ñ' => "n",
        'ç' => "c",
        'ý' | 'ÿ' => "y",
        _ => "",
    }
}

fn judge(words: &[&str], buffer: &Buffer) -> Option<Category> {
    let (first, last) = (words.first()?, words.last()?);
    // `num_emails` counts, `num_tel` is one.
    let numbered = *first == "num" && !buffer.plural;
    if words.len() > 1 && QUESTIONS.contains(first) && !numbered {
        return None;
    }
    let phrase = phrase(words);
    // `birth_date` ends with a word that `email_date` only mentions.
    if words.len() > 1 && ASIDES.contains(last) && phrase.is_none_or(|(_, end)| end < words.len()) {
        return None;
    }
    if let Some((category, end)) = phrase {
        // The id of a card is not its number; the id of a passport is.
        let reference = words.get(end..).is_some_and(|rest| rest == ["id"]);
        return (!reference || category == Category::GovernmentId).then_some(category);
    }
    if let [word] = words
        && !buffer.plural
        && let Some((category, _)) = ALONE.iter().find(|(_, alone)| alone.contains(word))
    {
        return Some(*category);
    }
    // `ADD1` is how tables of addresses are headed.
    if buffer.digits && words == ["add"] {
        return Some(Category::Address);
    }
    // In French and Spanish the head stands first, and what follows says whose it is: `correo_cliente`.
    let complement = |word: &&str| COMPLEMENTS.contains(word) || PEOPLE.contains(word);
    if let [head_word, rest @ ..] = words
        && !rest.is_empty()
        && rest.iter().all(complement)
        && let Some(category) = head(head_word).filter(|_| !matches!(*head_word, "genre" | "genero" | "age" | "alter"))
    {
        return Some(category);
    }
    if LEADING.contains(first) {
        return head(first);
    }
    let carried = words.iter().rev().take_while(|word| CARRIERS.contains(word)).count();
    let kept = words.get(..words.len() - carried).filter(|kept| !kept.is_empty()).unwrap_or(words);
    match kept {
        [rest @ .., document, "id"] if rest.len() + 2 == words.len() => {
            head(document).filter(|category| *category == Category::GovernmentId || *document == "email")
        }
        [.., qualifier, word] => whose(qualifier, word),
        [word] => head(word),
        [] => None,
    }
}

/// The first expression in the name, and where it ends.
fn phrase(words: &[&str]) -> Option<(Category, usize)> {
    (0..words.len()).find_map(|start| {
        let words = words.get(start..)?;
        let first = words.first()?;
        PHRASES.iter().find_map(|(category, phrases)| {
            // Comparing the first word as it lies there spares cutting up the many that differ.
            let length = phrases.iter().filter(|phrase| phrase.starts_with(first)).find_map(|phrase| {
                let count = phrase.split(' ').count();
                (phrase.split(' ').eq(words.get(..count)?.iter().copied())).then_some(count)
            })?;
            Some((*category, start + length))
        })
    })
}

fn listed(word: &str) -> Option<Category> {
    HEADS.iter().find(|(_, words)| words.contains(&word)).map(|(category, _)| *category)
}

/// The head within a word that has something else in front of it or a number's name behind it.
fn within(word: &str) -> Option<Category> {
    let numbered = NUMBERS.iter().filter_map(|end| word.strip_suffix(end)).find_map(listed);
    let of_whom = || PEOPLE.iter().filter_map(|whose| word.strip_prefix(whose));
    let someone =
        || of_whom().find_map(|rest| if NAMES.contains(&rest) { Some(Category::Person) } else { listed(rest) });
    let qualified = || GLUED.iter().filter_map(|before| word.strip_prefix(before)).find_map(listed);
    numbered.filter(|category| *category != Category::Person).or_else(someone).or_else(qualified)
}

fn head(word: &str) -> Option<Category> {
    listed(word).or_else(|| within(word)).or_else(|| {
        let ends = |endings: &[&str]| endings.iter().any(|end| word.ends_with(end));
        // `kontonr` is written for `kontonummer`.
        let short = |end: &&str| {
            let both = end.strip_suffix("nummer").zip(word.strip_suffix("nr"));
            both.is_some_and(|(end, word)| word.ends_with(end))
        };
        let found = |endings: &[&str]| ends(endings) && !ends(PLACES) || endings.iter().any(short);
        let compound = ENDINGS.iter().find(|(_, endings)| found(endings));
        let named = ["name", "namen"].iter().find_map(|end| word.strip_suffix(end));
        if named.is_some_and(|stem| STEMS.contains(&stem)) {
            return Some(Category::Person);
        }
        compound
            .map(|(category, _)| *category)
            .or_else(|| (word.starts_with("passw") && !ends(ABOUT)).then_some(Category::Credential))
    })
}

/// The head with the word before it, or in French and Spanish the head before its complement.
fn whose(qualifier: &str, word: &str) -> Option<Category> {
    if HARMLESS.iter().any(|(head, before)| *head == word && before.contains(&qualifier)) {
        return None;
    }
    let personal = |word: &str| NAMES.contains(&word) || TRAITS.contains(&word);
    if personal(word) && PEOPLE.contains(&qualifier) || personal(qualifier) && PEOPLE.contains(&word) {
        return Some(Category::Person);
    }
    head(word)
}

#[cfg(test)]
mod tests {
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
