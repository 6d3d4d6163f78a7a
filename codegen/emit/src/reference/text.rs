//! Text from schemas on its way to any page: what cannot be seen is shown, and names become anchors.

/// The name of an anchor: what can stand in an attribute and in a link's target without escapes.
pub fn anchor(raw: &str) -> String {
    let kept = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
    raw.chars().map(|letter| if kept(letter) { letter.to_ascii_lowercase() } else { '-' }).collect()
}

/// White space of any kind becomes single blanks; what cannot be seen becomes visible.
pub fn one_line(raw: &str) -> String {
    let words: Vec<&str> = raw.split_whitespace().collect();
    visible(&words.join(" "))
}

/// Control characters and those that turn the direction of writing would let a text look like another: each becomes
/// U+FFFD. (A tab stays, for code.)
pub fn visible(line: &str) -> String {
    let hidden = |letter: char| {
        (letter.is_control() && letter != '\t')
            || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    line.chars().map(|letter| if hidden(letter) { '\u{fffd}' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::{anchor, one_line};

    #[test]
    fn names_become_anchors() {
        assert_eq!(anchor("a b\"><i>"), "a-b---i-");
        assert_eq!(anchor("Course.Created"), "course.created");
    }

    #[test]
    fn a_line_hides_nothing() {
        assert_eq!(one_line("a\n\n\u{202e}b\u{0}"), "a \u{fffd}b\u{fffd}");
    }
}
