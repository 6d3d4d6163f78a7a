//! Texts as they stand in generated code.

use proc_macro2::Literal;

/// A text as a literal: raw where that can be read as it is, which long texts full of quotes gain most from.
pub(super) fn literal(text: &str) -> Literal {
    let plain = text.is_ascii() && text.bytes().all(is_visible_ascii) || text.chars().all(is_visible);
    if !plain || !text.contains(['"', '\\']) {
        return Literal::string(text);
    }
    let mut marks = "#".to_owned();
    while text.contains(&format!("\"{marks}")) {
        marks.push('#');
    }
    // What is graphic and has its marks counted is a raw string.
    format!("r{marks}\"{text}\"{marks}").parse().unwrap_or_else(|_| Literal::string(text))
}

fn is_visible_ascii(byte: u8) -> bool {
    (b' '..=b'~').contains(&byte)
}

/// Letters, digits and the signs of Latin-1 and of general punctuation; nothing that is not seen or turns text around.
fn is_visible(char: char) -> bool {
    let sign =
        matches!(char, '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{ff}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}');
    (' '..='~').contains(&char) || sign || char.is_alphanumeric()
}

/// A JSON text without the white space between its tokens.
pub(super) fn without_space(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_string = false;
    for piece in text.split_inclusive('"') {
        if in_string {
            out.push_str(piece);
            // An odd number of backslashes before the quote makes it part of the string.
            let before = piece.strip_suffix('"').unwrap_or(piece);
            in_string = (before.len() - before.trim_end_matches('\\').len()) % 2 == 1;
        } else {
            piece.split([' ', '\n', '\t', '\r']).for_each(|part| out.push_str(part));
            in_string = true;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{literal, without_space};

    #[test]
    fn texts_are_raw_where_that_helps_and_mean_the_same() {
        for (given, written) in [
            ("plain", "\"plain\""),
            (r#"{"a":1}"#, r##"r#"{"a":1}"#"##),
            (r##"["#"]"##, r###"r##"["#"]"##"###),
            (r"\", r##"r#"\"#"##),
            ("\"ü – €\"", "\"\\\"ü – €\\\"\""),
            ("\"ü – …\"", "r#\"\"ü – …\"\"#"),
            ("\"\n\"", r#""\"\n\"""#),
            ("\"\u{202e}\"", r#""\"\u{202e}\"""#),
        ] {
            assert_eq!(literal(given).to_string(), written);
            assert_eq!(syn::parse_str::<syn::LitStr>(written).unwrap().value(), given);
        }
    }

    #[test]
    fn only_white_space_between_tokens_goes() {
        for (given, kept) in [
            ("{ \"a b\" :\t[ 1,\r\n2 ] }\n", "{\"a b\":[1,2]}"),
            (r#"{ "a\\" : " \" x" }"#, r#"{"a\\":" \" x"}"#),
            (r#"[ "\\\" , " ]"#, r#"["\\\" , "]"#),
            ("1", "1"),
        ] {
            assert_eq!(without_space(given), kept);
        }
    }
}
