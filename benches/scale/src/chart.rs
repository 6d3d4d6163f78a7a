//! Bar charts of recorded runs as SVG: no scripts, no fonts from elsewhere, readable on light and dark pages.

use std::fmt::Write as _;

/// A chart: groups of bars, each group with a scale of its own.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// Where and when it was measured.
    pub source: String,
    /// The groups, from top to bottom.
    pub groups: Vec<Group>,
}

/// Bars that can be compared with one another.
#[derive(Clone, Debug)]
pub struct Group {
    /// What was measured.
    pub name: String,
    /// The bars: whose, how long, and the length in words.
    pub bars: Vec<(String, f64, String)>,
}

const WIDTH: usize = 760;
const LEFT: usize = 190;
const LONGEST: f64 = 460.0;
const STEP: usize = 24;

/// Whose bars stand out.
pub const OURS: &str = "eventwright";

impl Chart {
    /// The picture. Equal charts give equal bytes.
    pub fn svg(&self) -> String {
        let rows: usize = self.groups.iter().map(|group| group.bars.len() * STEP + 44).sum();
        let height = rows + 84;
        let told: Vec<String> = self.groups.iter().map(Group::sentence).collect();
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
             viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"title description\">\n\
             <title id=\"title\">{}</title>\n<desc id=\"description\">{}</desc>\n<style>\n\
             text {{ font: 13px sans-serif; fill: #1f2328 }}\n.head {{ font-weight: bold }}\n.note {{ font-size: 11px }}\n\
             .ours {{ fill: #0969da }}\n.peer {{ fill: #8c959f }}\n\
             @media (prefers-color-scheme: dark) {{ text {{ fill: #e6edf3 }} .ours {{ fill: #4493f8 }} \
             .peer {{ fill: #6e7681 }} }}\n</style>\n",
            escape(&self.title),
            escape(&told.join(" "))
        );
        // Writing to a string has no errors.
        let _ = writeln!(svg, "<text class=\"head\" x=\"10\" y=\"24\">{}</text>", escape(&self.title));
        let mut y = 50;
        for group in &self.groups {
            y = group.draw(&mut svg, y);
        }
        let _ = writeln!(svg, "<text class=\"note\" x=\"10\" y=\"{}\">{}</text>", height - 14, escape(&self.source));
        svg.push_str("</svg>\n");
        svg
    }
}

impl Group {
    fn sentence(&self) -> String {
        let bars: Vec<String> = self.bars.iter().map(|(who, _, words)| format!("{who} {words}")).collect();
        format!("{}: {}.", self.name, bars.join(", "))
    }

    fn draw(&self, svg: &mut String, mut y: usize) -> usize {
        let most = self.bars.iter().map(|(_, value, _)| *value).fold(f64::MIN_POSITIVE, f64::max);
        let _ = writeln!(svg, "<text class=\"head\" x=\"10\" y=\"{}\">{}</text>", y + 14, escape(&self.name));
        y += 24;
        for (who, value, words) in &self.bars {
            let class = if who.starts_with(OURS) { "ours" } else { "peer" };
            let width = (value / most * LONGEST).max(1.0);
            let _ = writeln!(
                svg,
                "<text x=\"10\" y=\"{0}\">{1}</text><rect class=\"{class}\" x=\"{LEFT}\" y=\"{2}\" width=\"{width:.1}\" \
                 height=\"16\"/><text x=\"{3:.1}\" y=\"{0}\">{4}</text>",
                y + 13,
                escape(who),
                y,
                LEFT as f64 + width + 8.0,
                escape(words)
            );
            y += STEP;
        }
        y + 20
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{Chart, Group};

    #[test]
    fn texts_are_escaped_and_the_longest_bar_is_the_largest_value() {
        let bars = vec![("eventwright".to_owned(), 1.0, "1 s".to_owned()), ("<b>".to_owned(), 4.0, "4 s".to_owned())];
        let groups = vec![Group { name: "a & b".to_owned(), bars }];
        let svg = Chart { title: "t".to_owned(), source: "s".to_owned(), groups }.svg();
        assert!(svg.contains("a &amp; b") && svg.contains("&lt;b&gt;") && !svg.contains("<b>"));
        assert!(svg.contains("class=\"ours\" x=\"190\"") && svg.contains("width=\"115.0\""));
        assert!(svg.contains("width=\"460.0\""));
    }
}
