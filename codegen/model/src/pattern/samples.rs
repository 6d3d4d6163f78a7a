//! Texts that an expression admits, as far as it spells them out: `^(user|student)_id$` names two members.

use super::{parse, translate};
use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// Expressions that spell out more are judged by so many.
const MOST: usize = 64;
/// Letters of a class that are tried one by one: `[Ee]mail`.
const FEW: u32 = 3;
/// What stands for what may be anything.
const ANYTHING: &str = "_";

/// What the expression spells out, with `_` for what may be anything.
pub fn samples(source: &str) -> Vec<String> {
    let Ok(translated) = translate::translate(source) else { return Vec::new() };
    parse(&translated.text).map(|hir| of(&hir)).unwrap_or_default()
}

/// Whether a text that the expression admits is made of letters, spaces, `-` and `_` alone.
pub fn only_letters(source: &str) -> bool {
    let Ok(translated) = translate::translate(source) else { return false };
    // A look-around only takes texts away.
    parse(&translated.text).is_ok_and(|hir| {
        let (start, end) = (hir.properties().look_set_prefix(), hir.properties().look_set_suffix());
        start.contains(Look::Start) && end.contains(Look::End) && letters(&hir)
    })
}

fn letters(hir: &Hir) -> bool {
    let letter = |letter: char| letter.is_alphabetic() || matches!(letter, ' ' | '-' | '_');
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => true,
        HirKind::Literal(literal) => String::from_utf8_lossy(&literal.0).chars().all(letter),
        // A range of letters has no others within, in ASCII.
        HirKind::Class(Class::Unicode(class)) => {
            class.iter().all(|range| range.end().is_ascii() && (range.start()..=range.end()).all(letter))
        }
        HirKind::Class(Class::Bytes(_)) => false,
        HirKind::Capture(capture) => letters(&capture.sub),
        HirKind::Repetition(repetition) => letters(&repetition.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().all(letters),
    }
}

fn of(hir: &Hir) -> Vec<String> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => vec![String::new()],
        HirKind::Literal(literal) => vec![String::from_utf8_lossy(&literal.0).into_owned()],
        HirKind::Class(class) => of_class(class),
        HirKind::Capture(capture) => of(&capture.sub),
        HirKind::Repetition(repetition) => {
            let mut texts = of(&repetition.sub);
            if repetition.min == 0 {
                texts.push(String::new());
            }
            texts
        }
        HirKind::Concat(parts) => parts.iter().fold(vec![String::new()], |before, part| {
            let after = of(part);
            let joined = before.iter().flat_map(|before| after.iter().map(move |after| format!("{before}{after}")));
            joined.take(MOST).collect()
        }),
        HirKind::Alternation(branches) => branches.iter().flat_map(of).take(MOST).collect(),
    }
}

fn of_class(class: &Class) -> Vec<String> {
    let Class::Unicode(class) = class else { return vec![ANYTHING.to_owned()] };
    let letters: u32 = class.iter().map(|range| u32::from(range.end()) - u32::from(range.start()) + 1).sum();
    if letters > FEW {
        return vec![ANYTHING.to_owned()];
    }
    class.iter().flat_map(|range| range.start()..=range.end()).map(String::from).collect()
}

#[cfg(test)]
mod tests {
    use super::samples;

    #[test]
    fn what_is_spelled_out() {
        for (source, texts) in [
            ("^email$", &["email"][..]),
            ("^(user|course)_ids?$", &["user_ids", "user_id", "course_ids", "course_id"]),
            ("_id$", &["_id"]),
            ("^[a-z]{2,9}_email$", &["__email"]),
            ("^[Ee]mail$", &["Email", "email"]),
            ("^.*$", &["_", ""]),
            ("(", &[]),
        ] {
            assert_eq!(samples(source), texts, "{source}");
        }
    }
}
