//! `cargo bench`: speed, and what the labelled files beside the checkout give.

use policy_score::{data, names, speed, values};

fn main() -> Result<(), String> {
    for file in data::beside() {
        let rows = data::read(&file)?;
        if rows.first().is_some_and(|row| row.get("name").is_some()) {
            names::score(&rows, false)?;
        } else {
            values::score(&rows, false)?;
        }
    }
    speed::measure()
}
