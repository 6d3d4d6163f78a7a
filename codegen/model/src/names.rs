//! Rust names for schema names.

pub use eventwright_runtime::detect::excluded::words;

/// The reserved words of Rust, every edition up to 2024, and names that cannot be raw identifiers.
const RESERVED: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "Self", "static", "struct", "super", "trait",
    "true", "try", "type", "typeof", "union", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Whether a word means something to the compiler.
pub fn is_reserved(name: &str) -> bool {
    RESERVED.contains(&name)
}

/// Whether a name can stand as a plain identifier: ASCII letters, digits and `_`, not reserved, not `_` alone.
pub fn is_identifier(name: &str) -> bool {
    let mut bytes = name.bytes();
    let head = bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_');
    head && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && name.bytes().any(|byte| byte != b'_')
        && !is_reserved(name)
}

/// `snake_case`: the field of a property.
pub fn snake(name: &str) -> String {
    words(name).join("_")
}

/// `SCREAMING_SNAKE_CASE`: a constant.
pub fn screaming(name: &str) -> String {
    snake(name).to_uppercase()
}

/// `UpperCamelCase`: a type or variant.
pub fn camel(name: &str) -> String {
    let capital = |word: String| {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_uppercase().chain(chars).collect::<String>()).unwrap_or_default()
    };
    words(name).into_iter().map(capital).collect()
}

#[cfg(test)]
mod tests {
    use super::{camel, is_identifier, snake};

    #[test]
    fn names_are_split_where_people_would() {
        for (name, snaked, camelled) in [
            ("course_id", "course_id", "CourseId"),
            ("courseID", "course_id", "CourseId"),
            ("HTTPServer", "http_server", "HttpServer"),
            ("course.landing_page.created", "course_landing_page_created", "CourseLandingPageCreated"),
            ("PUBLISH_READY", "publish_ready", "PublishReady"),
            ("kebab-case", "kebab_case", "KebabCase"),
            ("v2Beta", "v2_beta", "V2Beta"),
        ] {
            assert_eq!((snake(name).as_str(), camel(name).as_str()), (snaked, camelled), "{name}");
        }
    }

    #[test]
    fn identifiers_are_plain() {
        assert!(is_identifier("course_id"));
        for name in ["", "1st", "type", "a b", "ü", "_", "gen"] {
            assert!(!is_identifier(name), "{name}");
        }
    }
}
