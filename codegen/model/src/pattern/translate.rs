//! From ECMA-262 (flag `u`) to the syntax of the automaton's compiler. The two differ in what `.`, `\d`, `\w`, `\s` and
//! `\b` cover, in escapes, in classes (set operations there, none here) and in groups.

use super::PatternError;

type Result<T> = std::result::Result<T, PatternError>;

const DIGITS: &str = "0-9";
const WORD: &str = "A-Za-z0-9_";
/// White space and line ends (ECMA-262, sections 12.2 and 12.3).
const SPACE: &str =
    "\\t\\n\\x0B\\x0C\\r\\x20\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}";

/// An expression for the automaton's compiler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Translated {
    /// The expression; an empty group named [`LOOK`] and a number stands for each look-around.
    pub(super) text: String,
    /// What they look for, those within others first.
    pub(super) looks: Vec<Look>,
}

/// A look-around.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) text: String,
    pub(super) behind: bool,
    pub(super) negated: bool,
}

/// How the names of groups begin that stand for look-arounds. No other group has a name.
pub(super) const LOOK: &str = "look";

/// The same expression for the automaton's compiler.
pub(super) fn translate(source: &str) -> Result<Translated> {
    let chars: Vec<(usize, char)> = source.char_indices().collect();
    let out = String::with_capacity(source.len() * 2);
    let mut translator = Translator { chars, at: 0, length: source.len(), out, depth: 0, looks: Vec::new() };
    while let Some(letter) = translator.peek() {
        translator.term(letter)?;
    }
    Ok(Translated { text: translator.out, looks: translator.looks })
}

struct Translator {
    chars: Vec<(usize, char)>,
    at: usize,
    length: usize,
    out: String,
    /// Groups that are open.
    depth: usize,
    looks: Vec<Look>,
}

/// What an escape stands for.
enum Escape {
    /// One character.
    Char(char),
    /// A set of characters, without brackets; negated or not.
    Set(String, bool),
}

impl Translator {
    fn term(&mut self, letter: char) -> Result<()> {
        self.at += 1;
        match letter {
            ')' => {
                self.depth = self.depth.saturating_sub(1);
                self.out.push(letter);
            }
            '^' | '$' | '|' | '*' | '+' | '?' => self.out.push(letter),
            '.' => self.out.push_str("[^\\n\\r\\x{2028}\\x{2029}]"),
            '(' => self.group()?,
            '[' => self.class()?,
            '{' => self.quantifier(),
            '\\' => match self.peek() {
                Some('b') => self.boundary("(?-u:\\b)"),
                Some('B') => self.boundary("(?-u:\\B)"),
                _ => match self.escape()? {
                    Escape::Char(letter) => self.literal(letter),
                    Escape::Set(set, negated) => {
                        let caret = if negated { "^" } else { "" };
                        self.out.push_str(&format!("[{caret}{set}]"));
                    }
                },
            },
            _ => self.literal(letter),
        }
        Ok(())
    }

    fn boundary(&mut self, text: &str) {
        self.at += 1;
        self.out.push_str(text);
    }

    fn group(&mut self) -> Result<()> {
        if self.peek() == Some('?') {
            let next = self.chars.get(self.at + 1).map(|(_, letter)| *letter);
            let after = self.chars.get(self.at + 2).map(|(_, letter)| *letter);
            match (next, after) {
                (Some(':'), _) => self.at += 2,
                (Some(kind @ ('=' | '!')), _) => {
                    self.at += 2;
                    return self.look(false, kind == '!');
                }
                (Some('<'), Some(kind @ ('=' | '!'))) => {
                    self.at += 3;
                    return self.look(true, kind == '!');
                }
                (Some('<'), _) => {
                    while self.peek().is_some_and(|letter| letter != '>') {
                        self.at += 1;
                    }
                    if self.peek().is_none() {
                        return Err(self.wrong("a group name without end"));
                    }
                    self.at += 1;
                }
                _ => return Err(self.wrong("an unknown kind of group")),
            }
        }
        self.depth += 1;
        self.out.push_str("(?:");
        Ok(())
    }

    /// A look-around up to its end.
    fn look(&mut self, behind: bool, negated: bool) -> Result<()> {
        let outer = std::mem::take(&mut self.out);
        let (depth, others) = (self.depth, self.looks.len());
        loop {
            match self.peek() {
                None => return Err(self.wrong("a group without end")),
                Some(')') if self.depth == depth => break,
                Some(letter) => self.term(letter)?,
            }
        }
        self.at += 1;
        if matches!(self.peek(), Some('*' | '+' | '?')) {
            return Err(self.wrong("a quantifier after a look-around"));
        }
        if behind && self.looks[others..].iter().any(|look| !look.behind) {
            return Err(PatternError::Unsupported("a look-ahead within a look-behind"));
        }
        let text = std::mem::replace(&mut self.out, outer);
        self.out.push_str(&format!("(?P<{LOOK}{}>)", self.looks.len()));
        self.looks.push(Look { text, behind, negated });
        Ok(())
    }

    /// A quantifier passes as it is; any other brace stands for itself.
    fn quantifier(&mut self) {
        let rest: String =
            self.chars[self.at..].iter().map(|(_, letter)| letter).take_while(|letter| **letter != '}').collect();
        let closed = self.chars.len() > self.at + rest.chars().count();
        let mut bounds = rest.splitn(2, ',');
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let first = bounds.next().is_some_and(|low| !low.is_empty() && digits(low));
        if closed && first && bounds.next().is_none_or(digits) {
            self.out.push('{');
            self.out.push_str(&rest);
            self.out.push('}');
            self.at += rest.chars().count() + 1;
        } else {
            self.literal('{');
        }
    }

    fn class(&mut self) -> Result<()> {
        let negated = self.peek() == Some('^');
        self.at += usize::from(negated);
        let mut set = String::new();
        loop {
            match self.peek() {
                None => return Err(self.wrong("a class without end")),
                Some(']') => break,
                Some(_) => self.class_item(&mut set)?,
            }
        }
        self.at += 1;
        let text = match (set.is_empty(), negated) {
            (false, false) => format!("[{set}]"),
            (false, true) => format!("[^{set}]"),
            (true, false) => "[^\\x{0}-\\x{10FFFF}]".to_owned(),
            (true, true) => "[\\x{0}-\\x{10FFFF}]".to_owned(),
        };
        self.out.push_str(&text);
        Ok(())
    }

    /// A character, a range or a set within a class.
    fn class_item(&mut self, set: &mut String) -> Result<()> {
        let low = match self.class_atom()? {
            Escape::Char(letter) => letter,
            Escape::Set(..) if self.ranged() => return Err(self.wrong("a range that begins with a set")),
            Escape::Set(inner, false) => {
                set.push_str(&inner);
                return Ok(());
            }
            Escape::Set(inner, true) => {
                set.push_str(&format!("[^{inner}]"));
                return Ok(());
            }
        };
        if !self.ranged() {
            set.push_str(&code(low));
            return Ok(());
        }
        self.at += 1;
        match self.class_atom()? {
            Escape::Char(high) if low <= high => set.push_str(&format!("{}-{}", code(low), code(high))),
            Escape::Char(_) => return Err(self.wrong("a range that runs backwards")),
            Escape::Set(..) => return Err(self.wrong("a range that ends in a set")),
        }
        Ok(())
    }

    /// Whether a hyphen follows, and then something other than the end of the class.
    fn ranged(&self) -> bool {
        self.peek() == Some('-') && self.chars.get(self.at + 1).is_some_and(|(_, next)| *next != ']')
    }

    fn class_atom(&mut self) -> Result<Escape> {
        let Some(letter) = self.peek() else { return Err(self.wrong("a class without end")) };
        self.at += 1;
        if letter != '\\' {
            return Ok(Escape::Char(letter));
        }
        match self.peek() {
            Some('b') => {
                self.at += 1;
                Ok(Escape::Char('\u{8}'))
            }
            Some('-') => {
                self.at += 1;
                Ok(Escape::Char('-'))
            }
            _ => self.escape(),
        }
    }

    /// What follows a backslash.
    fn escape(&mut self) -> Result<Escape> {
        let Some(letter) = self.peek() else { return Err(self.wrong("a backslash at the end")) };
        self.at += 1;
        let set = |text: &str, negated: bool| Ok(Escape::Set(text.to_owned(), negated));
        match letter {
            'd' | 'D' => set(DIGITS, letter == 'D'),
            'w' | 'W' => set(WORD, letter == 'W'),
            's' | 'S' => set(SPACE, letter == 'S'),
            'p' | 'P' => self.property(letter),
            't' => Ok(Escape::Char('\t')),
            'n' => Ok(Escape::Char('\n')),
            'v' => Ok(Escape::Char('\u{b}')),
            'f' => Ok(Escape::Char('\u{c}')),
            'r' => Ok(Escape::Char('\r')),
            '0' if !self.peek().is_some_and(|next| next.is_ascii_digit()) => Ok(Escape::Char('\0')),
            '1'..='9' | 'k' => Err(PatternError::Unsupported("back-references")),
            'c' => match self.peek().filter(char::is_ascii_alphabetic) {
                Some(control) => {
                    self.at += 1;
                    Ok(Escape::Char(char::from(control as u8 % 32)))
                }
                None => Err(self.wrong("`\\c` without a letter")),
            },
            'x' => self.hex(2).and_then(|code| self.scalar(code)),
            'u' => self.unicode(),
            letter if letter.is_ascii_alphanumeric() => Err(self.wrong("an unknown escape")),
            letter => Ok(Escape::Char(letter)),
        }
    }

    fn property(&mut self, kind: char) -> Result<Escape> {
        if self.peek() != Some('{') {
            return Err(self.wrong("`\\p` without a property in braces"));
        }
        let name: String =
            self.chars[self.at..].iter().map(|(_, letter)| letter).take_while(|letter| **letter != '}').collect();
        self.at += name.chars().count();
        if self.peek() != Some('}') {
            return Err(self.wrong("a property without end"));
        }
        self.at += 1;
        Ok(Escape::Set(format!("\\{kind}{name}}}"), false))
    }

    fn unicode(&mut self) -> Result<Escape> {
        if self.peek() == Some('{') {
            self.at += 1;
            let digits: String =
                self.chars[self.at..].iter().map(|(_, letter)| letter).take_while(|letter| **letter != '}').collect();
            self.at += digits.chars().count() + 1;
            let code = u32::from_str_radix(&digits, 16).map_err(|_| self.wrong("an escape that is no code point"))?;
            return self.scalar(code);
        }
        let first = self.hex(4)?;
        let low_follows =
            self.peek() == Some('\\') && self.chars.get(self.at + 1).is_some_and(|(_, next)| *next == 'u');
        if (0xd800..0xdc00).contains(&first) && low_follows {
            self.at += 2;
            let second = self.hex(4)?;
            if (0xdc00..0xe000).contains(&second) {
                return self.scalar(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00));
            }
        }
        self.scalar(first)
    }

    fn hex(&mut self, digits: usize) -> Result<u32> {
        let text: String = self.chars.iter().skip(self.at).take(digits).map(|(_, letter)| letter).collect();
        let sound = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let code = u32::from_str_radix(&text, 16).ok().filter(|_| sound);
        let code = code.ok_or_else(|| self.wrong("too few hexadecimal digits"))?;
        self.at += digits;
        Ok(code)
    }

    fn scalar(&self, code: u32) -> Result<Escape> {
        char::from_u32(code).map(Escape::Char).ok_or_else(|| self.wrong("a code point that no text can have"))
    }

    fn literal(&mut self, letter: char) {
        if letter.is_ascii_alphanumeric() {
            self.out.push(letter);
        } else {
            self.out.push_str(&code(letter));
        }
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).map(|(_, letter)| *letter)
    }

    fn wrong(&self, what: &str) -> PatternError {
        let offset = self.chars.get(self.at).map_or(self.length, |(offset, _)| *offset);
        PatternError::Syntax { offset, what: what.to_owned() }
    }
}

fn code(letter: char) -> String {
    format!("\\x{{{:X}}}", u32::from(letter))
}
