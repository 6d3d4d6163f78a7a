//! `regex`: ECMA-262, section 22.2.1, a pattern as it is read with the `u` flag.
//!
//! Two bounds keep the check free of allocation, and patterns past them count as invalid: groups nest at most
//! [`DEPTH`] deep, and at most [`NAMES`] of them have names. Group names are held to the alphabetic and numeric characters
//! of Unicode, marks and connectors, slightly more than `ID_Start` and `ID_Continue`.

use super::characters::{MARKS, contains};
use super::properties::{BINARY, CATEGORIES, SCRIPTS};

/// How deep groups nest.
const DEPTH: usize = 256;

/// How many groups have names.
const NAMES: usize = 128;

/// Whether `text` is a regular expression.
pub(super) fn is_valid(text: &str) -> bool {
    let Some(groups) = Groups::find(text) else {
        return false;
    };
    groups.names_differ(text) && Reader { rest: text, groups: &groups }.pattern().is_some()
}

/// The capturing groups of a pattern, which references may name before they appear.
struct Groups<'a> {
    /// How many groups capture.
    count: u64,
    /// The text that follows `(?<` of each named group.
    named: [&'a str; NAMES],
    /// How many of `named` are used.
    named_count: usize,
}

impl<'a> Groups<'a> {
    /// Finds the groups. In a malformed pattern these may not be groups at all; reading it will tell.
    fn find(text: &'a str) -> Option<Groups<'a>> {
        let mut groups = Groups { count: 0, named: [""; NAMES], named_count: 0 };
        let scan = Scan { rest: text };
        for (byte, after) in scan {
            if byte != b'(' {
                continue;
            }
            match group_name(after) {
                Some(name) => {
                    *groups.named.get_mut(groups.named_count)? = name;
                    groups.named_count += 1;
                    groups.count += 1;
                }
                None if after.starts_with('?') => {}
                None => groups.count += 1,
            }
        }
        Some(groups)
    }

    /// The text after `(?<` of each named group.
    fn named(&self) -> &[&'a str] {
        self.named.get(..self.named_count).unwrap_or_default()
    }

    /// Whether groups share a name only where at most one of them takes part in a match: in different alternatives.
    fn names_differ(&self, text: &str) -> bool {
        self.named().iter().enumerate().all(|(at, name)| {
            let later = self.named().get(at + 1..).unwrap_or_default();
            // Only a pattern that repeats a name pays for a second scan.
            !later.iter().any(|other| same_name(name, other)) || only_in_other_alternatives(text, name)
        })
    }
}

/// Whether every later group with the same name as the one that `name` begins is in another alternative of the innermost
/// disjunction that holds both.
fn only_in_other_alternatives(text: &str, name: &str) -> bool {
    let start = text.len().saturating_sub(name.len());
    let scan = Scan { rest: text.get(start..).unwrap_or_default() };
    // The scan begins inside the group. Its own alternatives hold groups that take part together with it, which is why
    // an alternative only separates after the group has closed.
    let (mut depth, mut lowest, mut separated) = (1_i64, 1_i64, false);
    for (byte, after) in scan {
        match byte {
            b'(' => {
                depth += 1;
                if !separated && group_name(after).is_some_and(|other| same_name(name, other)) {
                    return false;
                }
            }
            b')' => {
                depth -= 1;
                if depth < lowest {
                    lowest = depth;
                    separated = false;
                }
            }
            b'|' if depth == lowest && depth < 1 => separated = true,
            _ => {}
        }
    }
    true
}

/// The text that follows `?<` when what follows an opening parenthesis names a group.
fn group_name(after: &str) -> Option<&str> {
    after.strip_prefix("?<").filter(|name| !name.starts_with(['=', '!']))
}

/// Whether two texts begin with the same name before a `>`, escapes decoded.
fn same_name(left: &str, right: &str) -> bool {
    Name { rest: left }.eq(Name { rest: right })
}

/// The bytes of a pattern that are neither escaped nor in a class, each with what follows it.
struct Scan<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Scan<'a> {
    type Item = (u8, &'a str);

    fn next(&mut self) -> Option<(u8, &'a str)> {
        let mut in_class = false;
        loop {
            let mut characters = self.rest.chars();
            let character = characters.next()?;
            if character == '\\' {
                characters.next();
            }
            self.rest = characters.as_str();
            match character {
                '\\' => {}
                ']' if in_class => in_class = false,
                _ if in_class => {}
                '[' => in_class = true,
                _ => {
                    if let Ok(byte) = u8::try_from(character) {
                        return Some((byte, self.rest));
                    }
                }
            }
        }
    }
}

/// The characters of a group name, escapes decoded, up to its `>` or to whatever is malformed.
struct Name<'a> {
    rest: &'a str,
}

impl Iterator for Name<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        match characters.next()? {
            '>' => None,
            '\\' => {
                let (code, rest) = unicode_escape(characters.as_str().strip_prefix('u')?)?;
                self.rest = rest;
                char::from_u32(code)
            }
            character => {
                self.rest = characters.as_str();
                Some(character)
            }
        }
    }
}

/// The code point after `\u`, as `XXXX`, a surrogate pair or `{X…}`, and what follows it.
fn unicode_escape(text: &str) -> Option<(u32, &str)> {
    if let Some(braced) = text.strip_prefix('{') {
        let (digits, rest) = braced.split_once('}')?;
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        // Any number of leading zeros is allowed.
        let digits = digits.trim_start_matches('0');
        let code = if digits.is_empty() { 0 } else { u32::from_str_radix(digits, 16).ok()? };
        return (code <= 0x0010_ffff).then_some((code, rest));
    }
    let (lead, rest) = hex(text, 4)?;
    if (0xd800..0xdc00).contains(&lead)
        && let Some((trail @ 0xdc00..0xe000, rest)) = rest.strip_prefix("\\u").and_then(|text| hex(text, 4))
    {
        return Some((0x1_0000 + ((lead - 0xd800) << 10) + (trail - 0xdc00), rest));
    }
    Some((lead, rest))
}

/// The number that the first `count` characters write in hexadecimal, and what follows them.
fn hex(text: &str, count: usize) -> Option<(u32, &str)> {
    let (digits, rest) = text.split_at_checked(count)?;
    // Parsing alone would let a sign through.
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    Some((u32::from_str_radix(digits, 16).ok()?, rest))
}

/// What has just been read, as far as a quantifier after it cares.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Term {
    /// An atom: it may be repeated.
    Atom,
    /// An assertion, a quantifier or nothing: it may not.
    Other,
}

/// Reads a pattern. Each method takes what it reads off `rest` and gives nothing when that is malformed.
struct Reader<'a> {
    rest: &'a str,
    groups: &'a Groups<'a>,
}

impl<'a> Reader<'a> {
    /// The whole pattern.
    fn pattern(&mut self) -> Option<()> {
        // What each open group is once it closes.
        let mut open = [Term::Other; DEPTH];
        let mut depth = 0;
        let mut term = Term::Other;
        while let Some(character) = self.next() {
            term = match character {
                '|' | '^' | '$' => Term::Other,
                '(' => {
                    *open.get_mut(depth)? = self.group()?;
                    depth += 1;
                    Term::Other
                }
                ')' => {
                    depth = depth.checked_sub(1)?;
                    *open.get(depth)?
                }
                '[' => {
                    self.class()?;
                    Term::Atom
                }
                '\\' => self.escape()?,
                '*' | '+' | '?' | '{' => {
                    if term == Term::Other {
                        return None;
                    }
                    if character == '{' {
                        self.bounds()?;
                    }
                    self.take("?");
                    Term::Other
                }
                '}' | ']' => return None,
                _ => Term::Atom,
            };
        }
        (depth == 0).then_some(())
    }

    /// The next character.
    fn next(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let character = characters.next()?;
        self.rest = characters.as_str();
        Some(character)
    }

    /// Takes `prefix` if it comes next.
    fn take(&mut self, prefix: &str) -> bool {
        match self.rest.strip_prefix(prefix) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Takes the longest run of ASCII characters that `belongs` accepts.
    fn take_while(&mut self, belongs: fn(&u8) -> bool) -> Option<&'a str> {
        let end = self.rest.bytes().position(|byte| !belongs(&byte)).unwrap_or(self.rest.len());
        let (run, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        Some(run)
    }

    /// What follows an opening parenthesis up to the contents, and what the group is once closed.
    fn group(&mut self) -> Option<Term> {
        if !self.take("?") || self.take(":") {
            return Some(Term::Atom);
        }
        if self.take("=") || self.take("!") || self.take("<=") || self.take("<!") {
            return Some(Term::Other);
        }
        if self.take("<") {
            self.name()?
        } else {
            self.modifiers()?
        }
        Some(Term::Atom)
    }

    /// A group name and its `>`.
    fn name(&mut self) -> Option<()> {
        let mut name = Name { rest: self.rest };
        let mut empty = true;
        for character in name.by_ref() {
            let start = character.is_alphabetic() || matches!(character, '$' | '_');
            // Joiners are not in ID_Continue but allowed inside names.
            let inner = character.is_numeric()
                || contains(&MARKS, character)
                || matches!(
                    character,
                    '\u{200c}' | '\u{200d}' | '\u{b7}' | '\u{203f}' | '\u{2040}' | '\u{2054}' | '\u{ff3f}'
                );
            if !start && (empty || !inner) {
                return None;
            }
            empty = false;
        }
        self.rest = name.rest;
        (!empty && self.take(">")).then_some(())
    }

    /// Flags to add and, after a `-`, to remove, then the colon. No flag appears twice.
    fn modifiers(&mut self) -> Option<()> {
        let (flags, rest) = self.rest.split_once(':')?;
        self.rest = rest;
        let mut seen = [false; 4];
        for flag in flags.bytes() {
            let seen = seen.get_mut(b"ims-".iter().position(|known| *known == flag)?)?;
            if *seen {
                return None;
            }
            *seen = true;
        }
        (flags != "-").then_some(())
    }

    /// The numbers of a quantifier and its closing brace.
    fn bounds(&mut self) -> Option<()> {
        let least = self.take_while(u8::is_ascii_digit)?;
        if least.is_empty() {
            return None;
        }
        if self.take(",") {
            let most = self.take_while(u8::is_ascii_digit)?;
            // Compared as text, since they have any number of digits.
            let (low, high) = (least.trim_start_matches('0'), most.trim_start_matches('0'));
            if !most.is_empty() && (low.len(), low) > (high.len(), high) {
                return None;
            }
        }
        self.take("}").then_some(())
    }

    /// What follows a backslash outside a class.
    fn escape(&mut self) -> Option<Term> {
        if self.take("b") || self.take("B") {
            return Some(Term::Other);
        }
        if self.take("k<") {
            let name = self.rest;
            self.name()?;
            return self.groups.named().iter().any(|group| same_name(group, name)).then_some(Term::Atom);
        }
        if self.rest.starts_with(|character: char| matches!(character, '1'..='9')) {
            let number = self.take_while(u8::is_ascii_digit)?.parse::<u64>().ok()?;
            return (number <= self.groups.count).then_some(Term::Atom);
        }
        self.character_escape().map(|_| Term::Atom)
    }

    /// What follows a backslash and means a character, or a set of them: `Some(None)`.
    fn character_escape(&mut self) -> Option<Option<u32>> {
        let character = self.next()?;
        let code = match character {
            'd' | 'D' | 's' | 'S' | 'w' | 'W' => return Some(None),
            'p' | 'P' => return self.property().map(|()| None),
            'f' => 0x0c,
            'n' => 0x0a,
            'r' => 0x0d,
            't' => 0x09,
            'v' => 0x0b,
            'c' => u32::from(self.next().filter(char::is_ascii_alphabetic)?) % 32,
            '0' if !self.rest.starts_with(|next: char| next.is_ascii_digit()) => 0,
            'x' => {
                let (code, rest) = hex(self.rest, 2)?;
                self.rest = rest;
                code
            }
            'u' => {
                let (code, rest) = unicode_escape(self.rest)?;
                self.rest = rest;
                code
            }
            '^' | '$' | '\\' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '/' => {
                u32::from(character)
            }
            _ => return None,
        };
        Some(Some(code))
    }

    /// What follows `\p`: a binary property, a general category, or a property and its value.
    fn property(&mut self) -> Option<()> {
        if !self.take("{") {
            return None;
        }
        let (property, rest) = self.rest.split_once('}')?;
        self.rest = rest;
        let has = |names: &[&str], name: &str| names.binary_search(&name).is_ok();
        let known = match property.split_once('=') {
            None => has(&CATEGORIES, property) || has(&BINARY, property),
            Some(("General_Category" | "gc", value)) => has(&CATEGORIES, value),
            Some(("Script" | "sc" | "Script_Extensions" | "scx", value)) => has(&SCRIPTS, value),
            Some(_) => false,
        };
        known.then_some(())
    }

    /// A class after its opening bracket, up to and with the closing one.
    fn class(&mut self) -> Option<()> {
        self.take("^");
        while !self.take("]") {
            let low = self.class_atom()?;
            if !self.rest.starts_with('-') || self.rest.starts_with("-]") {
                continue;
            }
            self.take("-");
            // A set is no end of a range.
            if low? > self.class_atom()?? {
                return None;
            }
        }
        Some(())
    }

    /// One member of a class: a character, or a set of them: `Some(None)`.
    fn class_atom(&mut self) -> Option<Option<u32>> {
        match self.next()? {
            '\\' if self.take("b") => Some(Some(0x08)),
            '\\' if self.take("-") => Some(Some(u32::from('-'))),
            '\\' => self.character_escape(),
            character => Some(Some(u32::from(character))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::properties::{BINARY, CATEGORIES, SCRIPTS};
    use super::{DEPTH, NAMES, is_valid};

    fn check(valid: &[&str], invalid: &[&str]) {
        for text in valid {
            assert!(is_valid(text), "{text}");
        }
        for text in invalid {
            assert!(!is_valid(text), "{text}");
        }
    }

    #[test]
    fn groups() {
        check(
            &[
                "", "()", "(?:a)*", "(?=a)", "(?!a)", "(?<=a)", "(?<!a)", "(?<n>a)", "a|b", "|", "(?i:a)", "(?i-m:a)",
                "(?-s:a)",
            ],
            &[
                "(", ")", "(?a)", "(?<>a)", "(?<1>a)", "(?<n", "(?P<n>a)", "(?=a)*", "(?i)a", "(?-:a)", "(?ii:a)",
                "(?i-i:a)",
            ],
        );
        assert!(is_valid(&format!("{}{}", "(".repeat(DEPTH), ")".repeat(DEPTH))));
        assert!(!is_valid(&format!("{}{}", "(".repeat(DEPTH + 1), ")".repeat(DEPTH + 1))));
    }

    #[test]
    fn names() {
        check(
            &[
                "(?<a>x)|(?<a>y)",
                "(?:(?<a>x)|(?<a>y))z",
                "(?<\\u0061>)\\k<a>",
                "(?<a\u{301}>)",
                "(?<\\u{1d4d0}>)\\k<\\ud835\\udcd0>",
            ],
            &[
                "(?<a>x)(?<a>y)",
                "(?<a>(?<a>x))",
                "(?<a>(x|(?<a>y)))",
                "(?:(?<a>x)|y)(?<a>z)",
                "(?<\\u0061>)(?<a>)",
                "\\k<a>",
                "\\k",
            ],
        );
        let many = |count| (0..count).map(|at| format!("(?<n{at}>)")).collect::<String>();
        assert!(is_valid(&many(NAMES)) && !is_valid(&many(NAMES + 1)));
    }

    #[test]
    fn quantifiers() {
        check(
            &["a*", "a+?", "a??", "a{1}", "a{1,}?", "a{01,1}", "a{0,99999999999999999999}", ".{2}", "\\d+"],
            &["*", "a**", "^*", "\\b+", "a{", "a{}", "a{,1}", "a{2,1}", "a{1", "{", "}", "a{1}{2}", "|*", "(*)"],
        );
    }

    #[test]
    fn escapes() {
        check(
            &[
                "\\0",
                "(a)\\1",
                "\\1(a)",
                "\\x41",
                "\\u0041",
                "\\ud800",
                "\\u{10FFFF}",
                "\\u{000000041}",
                "\\cA",
                "\\/",
                "\\^\\}",
                "\\p{L}",
                "\\P{Script=Greek}",
                "\\p{gc=Lu}",
                "\\p{scx=Grek}",
                "\\p{ASCII}",
            ],
            &[
                "\\",
                "\\a",
                "\\-",
                "\\00",
                "\\1",
                "(a)\\2",
                "\\x4",
                "\\x+1",
                "\\u41",
                "\\u{}",
                "\\u{110000}",
                "\\c",
                "\\c1",
                "\\p",
                "\\p{}",
                "\\p{l}",
                "\\p{Greek}",
                "\\p{sc=L}",
                "\\p{L=L}",
                "\\p{L",
                "\\_",
                "\\Z",
            ],
        );
    }

    #[test]
    fn classes() {
        check(
            &[
                "[]",
                "[^]",
                "[a-z]",
                "[-a]",
                "[a-]",
                "[\\d-]",
                "[\\b\\-\\]]",
                "[(]",
                "[[]",
                "[\\ud83d\\ude00-\u{1f601}]",
                "[*--]",
            ],
            &[
                "[",
                "]",
                "[z-a]",
                "[\\d-z]",
                "[a-\\w]",
                "[\\B]",
                "[\\1]",
                "[\\k<a>]",
                "[a",
                "[\\",
                "[\u{1f601}-\u{1f600}]",
            ],
        );
    }

    #[test]
    fn property_names_are_sorted() {
        assert!(CATEGORIES.is_sorted() && SCRIPTS.is_sorted() && BINARY.is_sorted());
    }
}
