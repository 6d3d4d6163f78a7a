//! Parts of ECMA-262 patterns: escapes and character classes (section 22.2.1, `ClassRanges`, `CharacterEscape`).

/// A position in a pattern.
pub(super) struct Cursor<'t> {
    rest: &'t str,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { rest: text }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let char = chars.next();
        self.rest = chars.as_str();
        char
    }

    pub(super) fn take(&mut self, wanted: char) -> bool {
        let found = self.rest.strip_prefix(wanted);
        self.rest = found.unwrap_or(self.rest);
        found.is_some()
    }

    /// A decimal number; beyond the range of `u64` it is the largest.
    pub(super) fn number(&mut self) -> Option<u64> {
        let end = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        (!digits.is_empty()).then(|| digits.parse().unwrap_or(u64::MAX))
    }

    /// A group's name and the `>` that ends it.
    pub(super) fn name(&mut self) -> Option<&'t str> {
        let (name, rest) = self.rest.split_once('>')?;
        self.rest = rest;
        let mut chars = name.chars();
        let first = chars
            .next()
            .is_some_and(|char| char.is_alphabetic() || matches!(char, '$' | '_'));
        (first && chars.all(|char| char.is_alphanumeric() || matches!(char, '$' | '_')))
            .then_some(name)
    }

    /// So many hexadecimal digits.
    fn hex(&mut self, digits: usize) -> Option<u32> {
        let (hex, rest) = self.rest.split_at_checked(digits)?;
        self.rest = rest;
        if hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            u32::from_str_radix(hex, 16).ok()
        } else {
            None
        }
    }
}

/// What one part of a class is.
#[derive(PartialEq)]
pub(super) enum Atom {
    /// A single code point, which may begin or end a range.
    One(u32),
    /// A set such as `\d`.
    Set,
}

/// A class after its opening bracket.
pub(super) fn class(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.take('^');
    loop {
        let low = match cursor.next()? {
            ']' => return Some(()),
            char => atom(char, cursor)?,
        };
        let mut ahead = Cursor { rest: cursor.rest };
        // A hyphen makes a range unless it stands last.
        if !ahead.take('-') || ahead.peek() == Some(']') {
            continue;
        }
        cursor.next();
        let next = cursor.next()?;
        match (low, atom(next, cursor)?) {
            (Atom::One(low), Atom::One(high)) if low <= high => {}
            _ => return None,
        }
    }
}

fn atom(char: char, cursor: &mut Cursor<'_>) -> Option<Atom> {
    if char == '\\' {
        escape(cursor, true)
    } else {
        Some(Atom::One(u32::from(char)))
    }
}

/// What follows a backslash, except for assertions and references.
pub(super) fn escape(cursor: &mut Cursor<'_>, in_class: bool) -> Option<Atom> {
    let one = match cursor.next()? {
        'd' | 'D' | 's' | 'S' | 'w' | 'W' => return Some(Atom::Set),
        'p' | 'P' => return property(cursor).map(|()| Atom::Set),
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        'c' => u32::from(cursor.next().filter(char::is_ascii_alphabetic)?) % 32,
        '0' => {
            return (!cursor.peek().is_some_and(|char| char.is_ascii_digit()))
                .then_some(Atom::One(0));
        }
        'x' => cursor.hex(2)?,
        'u' => unicode(cursor)?,
        'b' if in_class => 8,
        '-' if in_class => u32::from('-'),
        char if "^$\\.*+?()[]{}|/".contains(char) => u32::from(char),
        _ => return None,
    };
    Some(Atom::One(one))
}

/// `\u` with four digits, a pair of surrogates, or braces.
fn unicode(cursor: &mut Cursor<'_>) -> Option<u32> {
    if cursor.take('{') {
        let (digits, rest) = cursor.rest.split_once('}')?;
        cursor.rest = rest;
        let hex = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let digits = digits.trim_start_matches('0');
        let code = if digits.is_empty() {
            0
        } else {
            u32::from_str_radix(digits, 16).ok()?
        };
        return (hex && code <= 0x10_ffff).then_some(code);
    }
    let high = cursor.hex(4)?;
    let mut ahead = Cursor { rest: cursor.rest };
    if (0xd800..0xdc00).contains(&high)
        && ahead.take('\\')
        && ahead.take('u')
        && let Some(low @ 0xdc00..=0xdfff) = ahead.hex(4)
    {
        cursor.rest = ahead.rest;
        return Some(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00));
    }
    Some(high)
}

/// `{Letter}`, `{Script=Greek}`: names of scripts are taken on trust, their list grows every year.
fn property(cursor: &mut Cursor<'_>) -> Option<()> {
    if !cursor.take('{') {
        return None;
    }
    let (content, rest) = cursor.rest.split_once('}')?;
    cursor.rest = rest;
    let known = match content.split_once('=') {
        Some(("General_Category" | "gc", value)) => CATEGORIES.contains(&value),
        Some(("Script" | "sc" | "Script_Extensions" | "scx", value)) => {
            value.starts_with(|char: char| char.is_ascii_uppercase())
                && value
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        }
        Some(_) => false,
        None => CATEGORIES.contains(&content) || BINARY.contains(&content),
    };
    known.then_some(())
}

/// ECMA-262, table 68: values of `General_Category`.
#[rustfmt::skip]
const CATEGORIES: &[&str] = &[
    "Cased_Letter", "LC", "Close_Punctuation", "Pe", "Connector_Punctuation", "Pc", "Control", "Cc", "cntrl",
    "Currency_Symbol", "Sc", "Dash_Punctuation", "Pd", "Decimal_Number", "Nd", "digit", "Enclosing_Mark", "Me",
    "Final_Punctuation", "Pf", "Format", "Cf", "Initial_Punctuation", "Pi", "Letter", "L", "Letter_Number", "Nl",
    "Line_Separator", "Zl", "Lowercase_Letter", "Ll", "Mark", "M", "Combining_Mark", "Math_Symbol", "Sm",
    "Modifier_Letter", "Lm", "Modifier_Symbol", "Sk", "Nonspacing_Mark", "Mn", "Number", "N", "Open_Punctuation",
    "Ps", "Other", "C", "Other_Letter", "Lo", "Other_Number", "No", "Other_Punctuation", "Po", "Other_Symbol", "So",
    "Paragraph_Separator", "Zp", "Private_Use", "Co", "Punctuation", "P", "punct", "Separator", "Z",
    "Space_Separator", "Zs", "Spacing_Mark", "Mc", "Surrogate", "Cs", "Symbol", "S", "Titlecase_Letter", "Lt",
    "Unassigned", "Cn", "Uppercase_Letter", "Lu",
];

/// ECMA-262, table 67: binary properties.
#[rustfmt::skip]
const BINARY: &[&str] = &[
    "ASCII", "ASCII_Hex_Digit", "AHex", "Alphabetic", "Alpha", "Any", "Assigned", "Bidi_Control", "Bidi_C",
    "Bidi_Mirrored", "Bidi_M", "Case_Ignorable", "CI", "Cased", "Changes_When_Casefolded", "CWCF",
    "Changes_When_Casemapped", "CWCM", "Changes_When_Lowercased", "CWL", "Changes_When_NFKC_Casefolded", "CWKCF",
    "Changes_When_Titlecased", "CWT", "Changes_When_Uppercased", "CWU", "Dash", "Default_Ignorable_Code_Point", "DI",
    "Deprecated", "Dep", "Diacritic", "Dia", "Emoji", "Emoji_Component", "EComp", "Emoji_Modifier", "EMod",
    "Emoji_Modifier_Base", "EBase", "Emoji_Presentation", "EPres", "Extended_Pictographic", "ExtPict", "Extender",
    "Ext", "Grapheme_Base", "Gr_Base", "Grapheme_Extend", "Gr_Ext", "Hex_Digit", "Hex", "IDS_Binary_Operator", "IDSB",
    "IDS_Trinary_Operator", "IDST", "ID_Continue", "IDC", "ID_Start", "IDS", "Ideographic", "Ideo", "Join_Control",
    "Join_C", "Logical_Order_Exception", "LOE", "Lowercase", "Lower", "Math", "Noncharacter_Code_Point", "NChar",
    "Pattern_Syntax", "Pat_Syn", "Pattern_White_Space", "Pat_WS", "Quotation_Mark", "QMark", "Radical",
    "Regional_Indicator", "RI", "Sentence_Terminal", "STerm", "Soft_Dotted", "SD", "Terminal_Punctuation", "Term",
    "Unified_Ideograph", "UIdeo", "Uppercase", "Upper", "Variation_Selector", "VS", "White_Space", "space",
    "XID_Continue", "XIDC", "XID_Start", "XIDS",
];
