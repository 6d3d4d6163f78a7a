//! Patterns: ECMA-262 expressions (flag `u`) compiled to the automata that the runtime runs.

mod automaton;
mod translate;

pub use automaton::longest;

use eventwright_runtime::pattern::Pattern;
use std::fmt;

/// Why a pattern cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternError {
    /// It is no ECMA-262 expression; with the byte offset where that shows.
    Syntax {
        /// Byte offset in the expression.
        offset: usize,
        /// What is wrong, a phrase.
        what: String,
    },
    /// It uses what no automaton can do.
    Unsupported(&'static str),
    /// Its automaton would be too large.
    TooLarge,
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { offset, what } => {
                write!(f, "the pattern is not a regular expression: {what} at byte {offset}")
            }
            Self::Unsupported(what) => write!(f, "the pattern uses {what}, which no automaton can run"),
            Self::TooLarge => f.write_str("the pattern needs too large an automaton"),
        }
    }
}

impl std::error::Error for PatternError {}

/// Compiles an expression.
///
/// # Errors
/// When it is not one, needs back-tracking, or is too large.
pub fn compile(source: &str) -> Result<Pattern, PatternError> {
    let translated = translate::translate(source)?;
    automaton::build(source, &translated)
}

#[cfg(test)]
mod tests {
    use super::{PatternError, compile, longest};

    #[track_caller]
    fn check(pattern: &str, matches: &[&str], others: &[&str]) {
        let compiled = compile(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"));
        for text in matches {
            assert!(compiled.is_match(text), "{pattern} matches {text:?}");
        }
        for text in others {
            assert!(!compiled.is_match(text), "{pattern} does not match {text:?}");
        }
    }

    #[test]
    fn expressions_mean_what_ecma_262_says() {
        check("a+", &["xaay"], &["", "b"]);
        check("^a*$", &["", "aaa"], &["ab"]);
        check("^\\d+$", &["123"], &["", "\u{967}"]);
        check("^\\p{Letter}+$", &["\u{3c0}\u{e9}"], &["1", ""]);
        check("^\\S(|(.|\\n)*\\S)$", &["a", "a b"], &[" a", "a "]);
        check("^\\s$", &["\u{feff}", "\u{a0}"], &["a"]);
        check("^[^]$", &["\n", "\u{1f600}"], &["", "ab"]);
        check("[]", &[], &["", "a"]);
        check("^.$", &["\u{1f600}"], &["\n", "\u{2028}"]);
        check("^\\u{1F600}\\ud83d\\ude00$", &["\u{1f600}\u{1f600}"], &["\u{1f600}"]);
        check("\\bfoo\\b", &["a foo b", "foo"], &["food", "afoo"]);
        check("^[a-z&&b]$", &["&", "b"], &["-", "1"]);
        check("^[\\w.-]+$", &["a.b-c_"], &["a b"]);
        check("^(?<year>\\d{4})-(?:0[1-9]|1[0-2])$", &["2025-12"], &["2025-13"]);
        check("^\\cA\\x41\\/\\0$", &["\u{1}A/\0"], &["A"]);
        check("", &["", "x"], &[]);
    }

    #[test]
    fn what_needs_back_tracking_is_refused() {
        for (pattern, what) in [
            ("(?=a)", "look-around"),
            ("(?<!a)b", "look-around"),
            ("(a)\\1", "back-references"),
            ("(?<x>a)\\k<x>", "back-references"),
        ] {
            assert_eq!(compile(pattern).err(), Some(PatternError::Unsupported(what)), "{pattern}");
        }
        for pattern in ["(", "a)", "[z-a]", "*", "a{2,1}", "\\", "\\ud83d", "[a"] {
            assert!(matches!(compile(pattern), Err(PatternError::Syntax { .. })), "{pattern}");
        }
        assert_eq!(compile("(\\p{L}{1000}){1000}").err(), Some(PatternError::TooLarge));
    }

    #[test]
    fn finite_languages_have_a_longest_text() {
        for (pattern, bytes) in [
            ("^[a-z0-9-]{1,64}$", Some(64)),
            ("^(ab|cde)?$", Some(3)),
            ("^\u{e9}$", Some(2)),
            ("^a+$", None),
            ("^a", None),
            ("a$", None),
        ] {
            let compiled = compile(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"));
            assert_eq!(longest(&compiled), bytes, "{pattern}");
        }
    }
}
