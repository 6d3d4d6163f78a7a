//! Names under which content would turn up that a module leaves out of its events, in whatever way they are spelled.
//!
//! This is the one definition of what counts as such a name: the generator asks it about names that schemas declare,
//! decoding and the walker about members that no schema declares.

use std::borrow::Cow;

/// What fails where an undeclared member has a name that its module excludes. No keyword of schemas: the list stands in
/// module.json, under `payload`, `exclude`.
pub const EXCLUDE: &str = "payload-exclude";

/// After these at its beginning a name asks for the words that follow and does not hold them: `has_html`.
const QUESTIONS: [&str; 5] = ["has", "is", "no", "with", "without"];

/// The names that a module excludes, and whether members under them are refused or only told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Excluded<'a> {
    names: &'a [&'a str],
    warned: bool,
}

impl<'a> Excluded<'a> {
    /// Nothing is excluded.
    pub const NONE: Self = Self { names: &[], warned: false };

    /// Undeclared members under these names are refused. Each name is what [`spelling`] makes of it.
    pub const fn refused(names: &'a [&'a str]) -> Self {
        Self { names, warned: false }
    }

    /// Undeclared members under these names are let through with a warning. Each name is what [`spelling`] makes of it.
    pub const fn warned(names: &'a [&'a str]) -> Self {
        Self { names, warned: true }
    }

    /// The names under which members are refused.
    pub const fn refusals(self) -> &'a [&'a str] {
        if self.warned { &[] } else { self.names }
    }

    /// The names under which members are let through with a warning.
    pub const fn warnings(self) -> &'a [&'a str] {
        if self.warned { self.names } else { &[] }
    }
}

/// Whether a name is one of these excluded names, or ends in one. Nothing is done where none is excluded.
pub(crate) fn is_excluded(excluded: &[&str], name: &str) -> bool {
    if excluded.is_empty() {
        return false;
    }
    let name = spelling(name);
    excluded.iter().any(|excluded| holds(&name, excluded))
}

/// Whether a name holds what another one is excluded for; both are what [`spelling`] makes of them. `raw_html` and
/// `raw_lesson_content` are the content still. `question_count` and `course_outline_id` do not end in it, and `has_html`
/// asks for it.
pub fn holds(name: &str, excluded: &str) -> bool {
    if excluded.is_empty() {
        return false;
    }
    // `fulltext` is a full text.
    if name.len() < excluded.len() && name.bytes().eq(excluded.bytes().filter(|byte| *byte != b'_')) {
        return true;
    }
    let Some(before) = name.strip_suffix(excluded) else { return false };
    let asks = || before.split('_').next().is_some_and(|first| QUESTIONS.contains(&first));
    before.is_empty() || (before.ends_with('_') && !asks())
}

/// The words of a name, each in lower case and the singular, joined with `_`: `full_lesson` of `fullLessons`.
pub fn spelling(name: &str) -> String {
    let mut spelled = String::with_capacity(name.len() + 4);
    for word in words(name) {
        if !spelled.is_empty() {
            spelled.push('_');
        }
        spelled.push_str(&singular(&word));
    }
    spelled
}

/// What several of one thing are called is read as the one, by rule: both sides of a comparison are read so.
fn singular(word: &str) -> Cow<'_, str> {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Cow::Owned(format!("{stem}y"));
    }
    let one = word.strip_suffix('s').filter(|one| word.len() > 3 && !one.ends_with('s'));
    Cow::Borrowed(one.unwrap_or(word))
}

/// The words of a name in lower case: split where case changes and at everything that is no letter or digit.
pub fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut letters = name.chars().peekable();
    let mut before = None;
    let mut open = false;
    while let Some(letter) = letters.next() {
        if letter.is_alphanumeric() {
            let lower_next = letters.peek().is_some_and(|next| next.is_lowercase());
            let begins = letter.is_uppercase()
                && before.is_some_and(|before: char| {
                    before.is_lowercase() || before.is_numeric() || (before.is_uppercase() && lower_next)
                });
            if !open || begins {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.extend(letter.to_lowercase());
            }
        }
        open = letter.is_alphanumeric();
        before = Some(letter);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTED: &[&str] = &["full_lesson", "html", "lesson_body", "lesson_markdown"];

    #[test]
    fn any_spelling_of_the_same_words_counts() {
        for name in [
            "lesson_markdown",
            "lessonMarkdown",
            "LESSON-MARKDOWN",
            "Lesson Markdown",
            "lesson.markdown",
            "lessons_markdowns",
            "rawLessonMarkdown",
            "full_lessons",
            "lesson_bodies",
            "html",
            "HTML",
            "htmls",
            "rawHtml",
            "rawHTML",
            "page_html",
            "course.0.html",
        ] {
            assert!(is_excluded(LISTED, name), "{name}");
        }
    }

    #[test]
    fn other_words_do_not() {
        for name in [
            "",
            "_",
            "lesson",
            "markdown",
            "lesson_markdown_id",
            "lesson_markdown_length",
            "htmlish",
            "xhtml",
            "xhtml_html5",
            "has_html",
            "isHtml",
            "with_full_lessons",
            "without_raw_html",
            "no_html",
        ] {
            assert!(!is_excluded(LISTED, name), "{name}");
        }
        assert!(!is_excluded(&[], "html") && !is_excluded(&[""], "html"));
        // Whoever lists the question itself means it.
        assert!(is_excluded(&["has_html"], "hasHtml"));
    }

    #[test]
    fn a_name_is_spelled_by_its_words() {
        for (name, spelled) in [
            ("fullLessons", "full_lesson"),
            ("HTTPServer", "http_server"),
            ("v2Beta", "v2_beta"),
            ("ClassStatus", "class_statu"),
            ("bodies", "body"),
            ("ties", "tie"),
            ("ÜberÖl", "über_öl"),
            ("$$", ""),
        ] {
            assert_eq!(spelling(name), spelled, "{name}");
        }
    }

    #[test]
    fn a_list_is_refused_or_told() {
        let (refused, warned) = (Excluded::refused(LISTED), Excluded::warned(LISTED));
        assert_eq!((refused.refusals(), refused.warnings()), (LISTED, &[][..]));
        assert_eq!((warned.refusals(), warned.warnings()), (&[][..], LISTED));
        assert_eq!(Excluded::default(), Excluded::NONE);
    }
}
