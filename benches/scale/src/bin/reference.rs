//! Measures what the pages of the reference cost: `reference [--record]`. Sizes over their limit end with exit code 1,
//! times are only printed; `--record` writes `docs/records/reference.md`.

use eventwright_build::deliver::{Mode, deliver};
use eventwright_build::pipeline;
use eventwright_model::check::Checked;
use eventwright_model::facts::{Emit, Output, OutputOptions};
use eventwright_scale::record::{Row, shown};
use eventwright_scale::set::{self, Size};
use eventwright_scale::{clock, ours};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A file per module of a hundred events.
const SET: Size = Size { contracts: 10_000, per_module: 100, shared: false };
/// Of so many runs on the nine events the one in the middle counts.
const RUNS: usize = 41;

fn main() -> Result<()> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let repository = package.join("../..").canonicalize()?;
    let mut rows = Vec::new();
    nine(&repository, &mut rows)?;
    ten_thousand(&package.join("target/reference"), &mut rows)?;
    let lines: Vec<String> = rows.iter().map(|row| line(row, " | ")).collect();
    rows.iter().for_each(|row| println!("{}", line(row, "  ")));
    if env::args().any(|word| word == "--record") {
        let variable = |name| env::var(name).unwrap_or_default();
        let page = format!(
            "# The reference's pages\n\nMeasured by `benches/scale/run --reference` on {} at {}: {}.\n\n\
             Times are of the clock on the wall unless the row says otherwise. The ten thousand events lie in a hundred \
             modules, each event with four consumers, each module with a flow of twelve events.\n\n\
             | figure | measured | at most |\n|---|--:|--:|\n| {} |\n",
            variable("RECORD_DATE"),
            variable("RECORD_COMMIT"),
            variable("RECORD_MACHINE"),
            lines.join(" |\n| ")
        );
        fs::write(repository.join("docs/records/reference.md"), page)?;
    }
    let over = |row: &&Row| row.unit == "KB" && row.must.is_some_and(|must| row.value > must);
    match rows.iter().find(over) {
        Some(row) => Err(format!("over its limit: {}", row.name).into()),
        None => Ok(()),
    }
}

fn line(row: &Row, between: &str) -> String {
    let limit = row.must.map_or("-".to_owned(), |must| shown(must, &row.unit));
    [row.name.clone(), shown(row.value, &row.unit), limit].join(between)
}

fn row(name: &str, unit: &str, value: f64, must: impl Into<Option<f64>>) -> Row {
    Row { name: name.to_owned(), unit: unit.to_owned(), value, must: must.into(), peers: BTreeMap::new() }
}

fn output(emit: Emit) -> Output {
    Output { emit, out: "docs".to_owned(), options: OutputOptions::default() }
}

fn nine(repository: &Path, rows: &mut Vec<Row>) -> Result<()> {
    let checked = ours::check(repository)?;
    for (emit, name, most, time) in
        [(Emit::Html, "HTML", Some(100.0), Some(50.0)), (Emit::Markdown, "Markdown", None, Some(50.0))]
    {
        let mut times = Vec::new();
        let mut bytes = 0;
        for _ in 0..RUNS {
            let start = Instant::now();
            let made = pipeline::artifacts(&checked, &[output(emit)])?;
            times.push(start.elapsed().as_secs_f64() * 1e3);
            bytes = made.values().map(Vec::len).sum();
        }
        times.sort_by(f64::total_cmp);
        rows.push(row(&format!("{name} of the nine events, size"), "KB", bytes as f64 / 1e3, most));
        rows.push(row(
            &format!("{name} of the nine events, checked already, median of {RUNS}"),
            "ms",
            times[RUNS / 2],
            time,
        ));
    }
    Ok(())
}

fn ten_thousand(scratch: &Path, rows: &mut Vec<Row>) -> Result<()> {
    if scratch.exists() {
        fs::remove_dir_all(scratch)?;
    }
    set::write(scratch, &peopled(set::files(SET))?)?;
    for (emit, name) in [(Emit::Html, "HTML"), (Emit::Markdown, "Markdown")] {
        let (start, spent) = (Instant::now(), clock::own()?);
        let checked = ours::check(scratch)?;
        let (read, made) = timed(|| artifacts(&checked, emit))?;
        let report = deliver(scratch, &made, &[], Mode::Write)?;
        let (whole, spent) = (start.elapsed().as_secs_f64(), clock::own()?.seconds - spent.seconds);
        let of = format!("{name} of 10,000 events in {} files", report.changes.len());
        rows.push(row(&format!("{of}: read, check, make and write"), "s", whole, 5.0));
        rows.push(row(&format!("{of}: making alone"), "s", read, None));
        rows.push(row(&format!("{of}: everything, processor time"), "s", spent, None));
        let bytes: usize = made.values().map(Vec::len).sum();
        rows.push(row(&format!("{of}: bytes of a file, mean"), "KB", bytes as f64 / 1e3 / made.len() as f64, None));
    }
    rows.push(row("peak memory of all this", "MB", clock::peak_bytes()? as f64 / 1e6, None));
    Ok(())
}

fn artifacts(checked: &Checked, emit: Emit) -> Result<BTreeMap<String, Vec<u8>>> {
    Ok(pipeline::artifacts(checked, &[output(emit)])?)
}

fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(f64, T)> {
    let start = Instant::now();
    let made = work()?;
    Ok((start.elapsed().as_secs_f64(), made))
}

/// The set with consumers and flows, which pages tell and code does not.
fn peopled(mut files: Vec<(String, String)>) -> Result<Vec<(String, String)>> {
    for (path, text) in &mut files {
        let mut value: Value = serde_json::from_str(text)?;
        if path.ends_with(".v1.json") {
            let fields: Vec<String> = value["required"].as_array().into_iter().flatten().filter_map(field).collect();
            let consumer = |at: usize| {
                let reads: Vec<Value> =
                    fields.iter().skip(at).step_by(3).map(|name| json!({ "pointer": format!("/{name}") })).collect();
                json!({ "name": format!("Consumer {}", (path.len() + 7 * at) % 23), "purpose": "act on it", "reads": reads })
            };
            value["x-event"]["consumers"] = (0..4).map(consumer).collect();
        } else if path.ends_with("module.json") {
            let events: Vec<Value> = value["publishes"].as_array().into_iter().flatten().take(12).cloned().collect();
            let steps: Vec<Value> = events.iter().map(|event| json!({ "event": event })).collect();
            value["flows"] = json!([{ "name": "main", "steps": steps }]);
        }
        *text = value.to_string();
    }
    Ok(files)
}

fn field(name: &Value) -> Option<String> {
    name.as_str().map(str::to_owned)
}
