//! Columns of tables whose texts should be clean: titles and descriptions that somebody has published.

use eventwright_runtime::detect::{Categories, scan};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Prints how many different texts stand in the columns of some CSV files, and in how many each detector finds something.
/// `misses` prints the file, record and column of each find too, never the text.
pub fn score(files: &[PathBuf], columns: &[String], misses: bool) -> Result<(), String> {
    let (mut seen, mut finds) = (BTreeSet::new(), BTreeMap::<&str, usize>::new());
    for file in files {
        let located = |error: csv::Error| format!("{}: {error}", file.display());
        let mut table = csv::ReaderBuilder::new().flexible(true).from_path(file).map_err(located)?;
        let names = table.byte_headers().map_err(located)?.clone();
        let wanted: Vec<(usize, &String)> = columns
            .iter()
            .filter_map(|column| Some((names.iter().position(|name| name == column.as_bytes())?, column)))
            .collect();
        if wanted.is_empty() {
            return Err(format!("{}: none of the columns {}", file.display(), columns.join(", ")));
        }
        for (number, record) in table.byte_records().enumerate() {
            let record = record.map_err(located)?;
            for (at, column) in &wanted {
                let text = String::from_utf8_lossy(record.get(*at).unwrap_or_default()).trim().to_owned();
                if text.is_empty() || seen.contains(&text) {
                    continue;
                }
                if let Some(found) = scan(&text, Categories::ALL) {
                    *finds.entry(found.detector.name).or_default() += 1;
                    if misses {
                        println!("  {}: record {}, {column}: {}", file.display(), number + 1, found.detector.name);
                    }
                }
                seen.insert(text);
            }
        }
    }
    println!("texts with a find: {} of {}", finds.values().sum::<usize>(), seen.len());
    for (detector, count) in finds {
        println!("  {detector}: {count}");
    }
    Ok(())
}
