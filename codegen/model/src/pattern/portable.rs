//! Expressions as web browsers read them without the flag `u` (ECMA-262, annex B.1.2), spelled so that they mean the same
//! with it. JSON Schema asks for the flag; published schemas are often written without.

/// Characters with a meaning of their own, which a backslash takes away, with the flag too.
const SYNTAX: &str = "^$\\.*+?()[]{}|/";

/// Letters that make an escape together with the backslash, outside a class.
const ESCAPES: &str = "dDwWsSbBtnvfr";

/// The same expression for [`compile`](super::compile). `None` where there are octal escapes or back-references.
pub fn portable(source: &str) -> Option<String> {
    let mut speller = Speller { chars: source.chars().collect(), at: 0, out: String::with_capacity(source.len()) };
    while let Some(letter) = speller.next() {
        match letter {
            '\\' => {
                speller.escape(false)?;
            }
            '[' => speller.class()?,
            _ => speller.out.push(letter),
        }
    }
    Some(speller.out)
}

struct Speller {
    chars: Vec<char>,
    at: usize,
    out: String,
}

impl Speller {
    fn next(&mut self) -> Option<char> {
        let letter = self.chars.get(self.at).copied();
        self.at += usize::from(letter.is_some());
        letter
    }

    fn peek(&self, after: usize) -> Option<char> {
        self.chars.get(self.at + after).copied()
    }

    /// What follows a backslash, and whether it stands for a set of characters.
    fn escape(&mut self, in_class: bool) -> Option<bool> {
        let letter = self.next()?;
        let hex = |count: usize| (0..count).all(|at| self.peek(at).is_some_and(|digit| digit.is_ascii_hexdigit()));
        let known = match letter {
            'x' => hex(2),
            'u' => hex(4) || self.peek(0) == Some('{'),
            'p' | 'P' => self.peek(0) == Some('{'),
            'c' => self.peek(0).is_some_and(|control| control.is_ascii_alphabetic()),
            '0' if !self.peek(0).is_some_and(|digit| digit.is_ascii_digit()) => true,
            '0'..='9' | 'k' => return None,
            '-' => in_class,
            _ => ESCAPES.contains(letter) || SYNTAX.contains(letter),
        };
        if known {
            self.out.push('\\');
        }
        self.out.push(letter);
        Some(known && "dDwWsSpP".contains(letter))
    }

    /// A class, its opening bracket read. A hyphen beside a set stands for itself.
    fn class(&mut self) -> Option<()> {
        self.out.push('[');
        let mut after_set = false;
        loop {
            let letter = self.next()?;
            let before_set = self.peek(0) == Some('\\') && self.peek(1).is_some_and(|next| "dDwWsSpP".contains(next));
            match letter {
                ']' => {
                    self.out.push(']');
                    return Some(());
                }
                '\\' => {
                    after_set = self.escape(true)?;
                    continue;
                }
                '-' if (after_set || before_set) && self.peek(0) != Some(']') => self.out.push_str("\\-"),
                _ => self.out.push(letter),
            }
            after_set = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::portable;
    use crate::pattern::compile;

    #[test]
    fn what_browsers_read_is_spelled_for_the_flag() {
        for (source, wanted) in [
            ("^[\\w-_.]+$", "^[\\w\\-_.]+$"),
            ("[a-\\d]", "[a\\-\\d]"),
            ("[\\w-]", "[\\w-]"),
            ("\\@\\_\\-\\a", "@_-a"),
            ("\\x4", "x4"),
            ("\\u{61}\\p{L}\\cA", "\\u{61}\\p{L}\\cA"),
            ("a{,2}", "a{,2}"),
        ] {
            assert_eq!(portable(source).as_deref(), Some(wanted));
            assert!(compile(wanted).is_ok(), "{wanted}");
        }
        for source in ["(a)\\1", "\\07", "\\", "[a"] {
            assert_eq!(portable(source), None, "{source}");
        }
    }
}
