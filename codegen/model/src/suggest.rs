//! "Did you mean": the known name nearest to an unknown one.

/// The candidate within a third of the name's length in edits (transpositions count one), the nearest first.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    let limit = (length / 3).max(1);
    // A length that differs by more takes more edits, and needs no table of them.
    let near = |candidate: &&str| candidate.chars().count().abs_diff(length) <= limit;
    let scored = candidates.into_iter().filter(near).map(|candidate| (distance(name, candidate), candidate));
    scored
        .filter(|(edits, _)| *edits <= limit)
        .min_by_key(|(edits, candidate)| (*edits, *candidate))
        .map(|(_, best)| best)
}

/// Optimal string alignment distance, without regard to case.
fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.to_lowercase().chars().collect();
    let right: Vec<char> = right.to_lowercase().chars().collect();
    let mut rows = vec![(0..=right.len()).collect::<Vec<usize>>()];
    for (i, a) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let mut best = (rows[i][j] + usize::from(a != b)).min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == right[j - 1] && left[i - 1] == *b {
                best = best.min(rows[i - 1][j - 1] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[left.len()][right.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn typical_slips_are_understood() {
        let known = ["maxLength", "minLength", "maximum", "x-hint"];
        assert_eq!(nearest("maxlength", known), Some("maxLength"));
        assert_eq!(nearest("maxLenght", known), Some("maxLength"));
        assert_eq!(nearest("x-hnit", known), Some("x-hint"));
        assert_eq!(nearest("colour", known), None);
    }
}
