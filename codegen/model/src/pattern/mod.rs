//! Patterns: ECMA-262 expressions (flag `u`) compiled to the automata that the runtime runs.

mod alphabet;
mod around;
mod dfa;
mod minimise;
mod nfa;
#[cfg(test)]
mod oracle;
mod portable;
mod samples;
mod translate;

pub use portable::portable;
pub use samples::{only_letters, samples};

use eventwright_runtime::pattern::Pattern;
use regex_syntax::hir::Hir;
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

/// Compiles an expression to the smallest automaton.
///
/// # Errors
/// When it is not one, needs back-tracking, or is too large.
pub fn compile(source: &str) -> Result<Pattern, PatternError> {
    let translated = translate::translate(source)?;
    let looks = translated.looks.iter().map(|look| Ok((parse(&look.text)?, look.behind, look.negated)));
    let looks: Vec<nfa::Looked> = looks.collect::<Result<_, PatternError>>()?;
    dfa::of(source, &nfa::of(&parse(&translated.text)?, &looks)?)
}

fn parse(translated: &str) -> Result<Hir, PatternError> {
    // Bytes are let in for `\B` alone, which may hold within a character where those are read.
    let mut parser = regex_syntax::ParserBuilder::new().nest_limit(NEST_LIMIT).utf8(false).build();
    parser.parse(translated).map_err(|error| explain(&error))
}

/// Groups within groups at most.
const NEST_LIMIT: u32 = 120;

/// Offsets in the translation say nothing about the source; the whole expression is meant.
fn explain(error: &regex_syntax::Error) -> PatternError {
    let wrong = |what: String| PatternError::Syntax { offset: 0, what };
    match error {
        regex_syntax::Error::Parse(error) => match error.kind() {
            regex_syntax::ast::ErrorKind::NestLimitExceeded(_) => PatternError::TooLarge,
            kind => wrong(kind.to_string()),
        },
        regex_syntax::Error::Translate(error) => wrong(error.kind().to_string()),
        _ => wrong("it cannot be read".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{PatternError, compile};

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
        check("\\B", &["", "ab", "\u{e9}"], &["a", "a\u{e9}b"]);
        check("$^", &[""], &["a"]);
        check("^(a|$|[^a])", &["", "a", "b"], &[]);
        check("^.{1000}$", &[&"\u{e9}".repeat(1_000)], &[&"a".repeat(999), &"a".repeat(1_001)]);
        check("^\\p{L}{1,200}$", &["a", &"\u{3c0}".repeat(200)], &["", &"a".repeat(201), "1"]);
    }

    #[test]
    fn look_around() {
        check("^(?!foo)\\w+$", &["bar", "fo", "xfoo"], &["foo", "food", ""]);
        check("^((?!message|severity).)*$", &["", "mess age"], &["a message", "severity", "a\n"]);
        check("^(?!.*\\bnative\\b)[a-z. ]+$", &["natives", "a.b"], &["a.native", "native"]);
        check("(?=a)", &["ba"], &["", "b"]);
        check("(?<!a)b", &["b", "bb", "ab b"], &["ab", "a"]);
        check("(?<=\\d{2})x", &["12x", "a123x"], &["1x", "x12"]);
        check("^(?=.*\\d)(?=.*[a-z]).{4,6}$", &["abc1", "1zzzz9"], &["abcd", "1234", "a1", "abcdef1"]);
        check("^a(?=b|$)", &["a", "ab"], &["ac", "b"]);
        check("^(?!(?!a)|ab)", &["a", "ac"], &["", "b", "ab"]);
        check("(?<![ab](?<!a))c", &["c", "ac", "xc"], &["bc"]);
        check("^(?:(?=ab)a|b)*$", &["", "ab", "abab", "bb"], &["a", "aab"]);
        check("(?<=^|,)x", &["x", "a,x"], &["ax"]);
        check("(?=\\B)a", &["ba"], &["a", " a"]);
    }

    #[test]
    fn what_needs_back_tracking_is_refused() {
        for (pattern, what) in [
            ("(?<=(?=ab)a)b", "a look-ahead within a look-behind"),
            ("(a)\\1", "back-references"),
            ("(?<x>a)\\k<x>", "back-references"),
        ] {
            assert_eq!(compile(pattern).err(), Some(PatternError::Unsupported(what)), "{pattern}");
        }
        for pattern in ["(?=a", "(?=a)*", "(", "a)", "[z-a]", "*", "a{2,1}", "\\", "\\ud83d", "[a", "[\\w-a]"] {
            assert!(matches!(compile(pattern), Err(PatternError::Syntax { .. })), "{pattern}");
        }
        assert_eq!(compile("(\\p{L}{1000}){1000}").err(), Some(PatternError::TooLarge));
    }
}
