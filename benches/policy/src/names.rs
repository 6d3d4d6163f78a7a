//! Labelled names of fields: recall and precision.

use eventwright_runtime::detect::sensitive_name;
use serde_json::Value;

/// Prints both figures. `misses` prints each name judged wrongly: a name is no value, and may be shown.
pub fn score(rows: &[Value], misses: bool) -> Result<(), String> {
    let (mut hits, mut forbidden_names, mut alarms) = (0, 0, 0);
    for row in rows {
        let name = row["name"].as_str().ok_or("a row without `name`")?;
        let forbidden = row["label"] == "forbidden";
        let found = sensitive_name(name);
        forbidden_names += usize::from(forbidden);
        match (forbidden, found.is_some()) {
            (true, true) => hits += 1,
            (false, true) => alarms += 1,
            (_, false) => {}
        }
        if misses && forbidden != found.is_some() {
            println!("  {name}: {}", found.map_or("nothing", |category| category.name()));
        }
    }
    let (recall, precision) = (f64::from(hits) / forbidden_names as f64, f64::from(hits) / f64::from(hits + alarms));
    println!("names of fields ({} in all)", rows.len());
    println!("{:<40} {hits:>5} {forbidden_names:>5} {recall:>7.3} {:>6}  0.40", "recall", "0.95");
    println!("{:<40} {hits:>5} {:>5} {precision:>7.3} {:>6}  0.54", "precision", hits + alarms, "0.97");
    Ok(())
}
