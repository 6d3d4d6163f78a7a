//! The scoring command; `run` explains its arguments.

use policy_score::{data, names, speed, texts, uuids, values};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut files: Vec<PathBuf> = Vec::new();
    let (mut misses, mut columns) = (false, Vec::new());
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--misses" {
            misses = true;
        } else if argument == "--column" {
            let column = arguments.next().ok_or("--column needs the name of a column")?;
            columns.push(column.into_string().map_err(|_| "a column's name is not UTF-8")?);
        } else {
            files.push(argument.into());
        }
    }
    if !columns.is_empty() {
        return texts::score(&files, &columns, misses);
    }
    let all = files.is_empty();
    if all {
        files = data::beside();
        if files.is_empty() {
            println!("skipped: no labelled files beside the checkout");
        }
    }
    for file in &files {
        let rows = data::read(file)?;
        if rows.first().is_some_and(|row| row.get("name").is_some()) {
            names::score(&rows, misses)?;
        } else {
            values::score(&rows, misses)?;
        }
    }
    if all && !misses {
        speed::measure()?;
        println!("false alarms on ten million random UUIDs: {} (must: 0)", uuids::alarms(10_000_000));
    }
    Ok(())
}
