//! `regex`: ECMA-262, section 22.2.1, patterns with the flag `u` (without Annex B), by syntax alone.

use super::regex_class::{self, Cursor};

/// Whether the text is a pattern.
pub(super) fn is_valid(text: &str) -> bool {
    check(text).is_some()
}

/// `None` at the first error.
fn check(text: &str) -> Option<()> {
    let mut cursor = Cursor::new(text);
    // For each open group whether it may be repeated: look-around may not.
    let mut open: Vec<bool> = Vec::new();
    let (mut captures, mut highest) = (0_u64, 0_u64);
    while let Some(char) = cursor.next() {
        let repeatable = match char {
            '|' | '^' | '$' => false,
            '(' => {
                let (repeats, captures_too) = group(&mut cursor)?;
                open.push(repeats);
                captures += u64::from(captures_too);
                false
            }
            ')' => open.pop()?,
            '[' => {
                regex_class::class(&mut cursor)?;
                true
            }
            '\\' => match cursor.peek()? {
                'b' | 'B' => {
                    cursor.next();
                    false
                }
                '1'..='9' => {
                    highest = highest.max(cursor.number()?);
                    true
                }
                'k' => {
                    cursor.next();
                    reference(&mut cursor, text)?;
                    true
                }
                _ => {
                    regex_class::escape(&mut cursor, false)?;
                    true
                }
            },
            '*' | '+' | '?' | '{' | '}' | ']' => return None,
            _ => true,
        };
        if matches!(cursor.peek(), Some('*' | '+' | '?' | '{')) {
            if !repeatable {
                return None;
            }
            quantifier(&mut cursor)?;
        }
    }
    (open.is_empty() && highest <= captures).then_some(())
}

/// What follows an opening parenthesis: whether the group may be repeated, and whether it captures.
fn group(cursor: &mut Cursor<'_>) -> Option<(bool, bool)> {
    if !cursor.take('?') {
        return Some((true, true));
    }
    match cursor.next()? {
        ':' => Some((true, false)),
        '=' | '!' => Some((false, false)),
        '<' if matches!(cursor.peek(), Some('=' | '!')) => {
            cursor.next();
            Some((false, false))
        }
        '<' => {
            cursor.name()?;
            Some((true, true))
        }
        first => modifiers(first, cursor).map(|()| (true, false)),
    }
}

/// `ims-ims:`, each flag once and at least one of them.
fn modifiers(first: char, cursor: &mut Cursor<'_>) -> Option<()> {
    let (mut seen, mut removing, mut next) = ([false; 3], false, first);
    loop {
        match next {
            ':' => return seen.contains(&true).then_some(()),
            '-' if !removing => removing = true,
            _ => {
                let flag = seen.get_mut("ims".find(next)?)?;
                if std::mem::replace(flag, true) {
                    return None;
                }
            }
        }
        next = cursor.next()?;
    }
}

/// `\k<name>`: some group has that name, before or after.
fn reference(cursor: &mut Cursor<'_>, text: &str) -> Option<()> {
    if !cursor.take('<') {
        return None;
    }
    let name = cursor.name()?;
    text.match_indices("(?<")
        .any(|(at, open)| {
            let rest = text.get(at + open.len()..).unwrap_or("");
            rest.strip_prefix(name)
                .is_some_and(|rest| rest.starts_with('>'))
        })
        .then_some(())
}

fn quantifier(cursor: &mut Cursor<'_>) -> Option<()> {
    if cursor.next()? == '{' {
        let least = cursor.number()?;
        if cursor.take(',') && cursor.peek() != Some('}') && cursor.number()? < least {
            return None;
        }
        if !cursor.take('}') {
            return None;
        }
    }
    cursor.take('?');
    // A second quantifier would have nothing to repeat.
    (!matches!(cursor.peek(), Some('*' | '+' | '?' | '{'))).then_some(())
}
