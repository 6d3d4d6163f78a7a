//! Five runs in processes of their own: medians, beside their limits, kept as JSON and as a page.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::{env, fs, io};

/// How many processes measure.
const RUNS: usize = 5;

/// What the project holds itself to: a figure's name, the most it may be (for peers, the least), and what it is to become.
const LIMITS: &[(&str, f64, f64)] = &[
    ("decode, four detectors", 0.42, 0.33),
    ("decode, whole policy", 0.50, 0.38),
    ("decode, whole policy, worst event", 0.90, 0.60),
    ("decode, Python-style", 0.48, 0.38),
    ("decode, shuffled keys", 0.62, 0.45),
    ("refuse a bad payload", 0.50, 0.35),
    ("encode, over to_vec", 0.42, 0.30),
    ("dispatch by envelope", 1.15, 1.05),
    ("Value + jsonschema, times slower", 4.5, 6.0),
    ("Value + jsonschema macro, times slower", 4.0, 5.0),
    ("Value + boon, times slower", 9.0, 12.0),
    ("share of decoding spent on sensitive values", 0.35, 0.35),
];

/// How each bar of the chart is called: the figure it shows.
const BARS: &[(&str, &str)] = &[
    ("eventwright, four detectors", "decode, four detectors"),
    ("eventwright, whole policy", "decode, whole policy"),
    ("Value + jsonschema macro", "Value + jsonschema macro"),
    ("Value + jsonschema", "Value + jsonschema"),
    ("Value + boon", "Value + boon"),
];

type Figures = BTreeMap<String, f64>;

/// Measures, prints and writes.
pub fn record(folder: &Path) -> ExitCode {
    let written = measure().and_then(|(corpus, figures)| Ok((write(folder, &corpus, &figures)?, missed(&figures))));
    match written {
        Ok((page, missed)) => {
            print!("{page}");
            missed.iter().for_each(|name| eprintln!("beyond its limit: {name}"));
            ExitCode::from(u8::from(!missed.is_empty()))
        }
        Err(error) => {
            eprintln!("not recorded: {error}");
            ExitCode::from(3)
        }
    }
}

/// The figures beyond their limits.
fn missed(figures: &Figures) -> Vec<&'static str> {
    let over = |(name, must, _): &&(&str, f64, f64)| match name.ends_with("times slower") {
        true => figures[*name] < *must,
        false => figures[*name] > *must,
    };
    LIMITS.iter().filter(over).map(|(name, ..)| *name).collect()
}

/// What the corpus was, and the median of each figure.
fn measure() -> io::Result<(Vec<String>, Figures)> {
    let mut corpus = Vec::new();
    let mut all: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for run in 1..=RUNS {
        eprintln!("run {run} of {RUNS}");
        let output = Command::new(env::current_exe()?).stderr(Stdio::inherit()).output()?;
        if !output.status.success() {
            return Err(io::Error::other("a run failed"));
        }
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        corpus = text.lines().filter(|line| !line.starts_with("ratio ")).map(str::to_owned).collect();
        for (name, figure) in text.lines().filter_map(|line| line.strip_prefix("ratio ")).flat_map(figures) {
            all.entry(name).or_default().push(figure);
        }
    }
    let mut medians: Figures = all.into_iter().map(|(name, values)| (name, median(values))).collect();
    derive(&mut medians);
    Ok((corpus, medians))
}

/// The figures of one line: "NAME MEAN worst WORST each ...".
fn figures(line: &str) -> Vec<(String, f64)> {
    let mut words = line.split_whitespace();
    let mut name = String::new();
    let mean = words.by_ref().find_map(|word| {
        let figure = if word.contains('.') { word.parse().ok() } else { None };
        if figure.is_none() {
            name = format!("{name} {word}").trim_start().to_owned();
        }
        figure
    });
    let worst = words.nth(1).and_then(|word| word.parse().ok());
    let mut found = Vec::new();
    found.extend(mean.map(|mean| (name.clone(), mean)));
    found.extend(worst.map(|worst| (format!("{name}, worst event"), worst)));
    found
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// How many times slower the peers are, and what looking for sensitive values costs.
fn derive(figures: &mut Figures) {
    let ours = figures["decode, whole policy"];
    for peer in ["Value + jsonschema", "Value + jsonschema macro", "Value + boon"] {
        figures.insert(format!("{peer}, times slower"), figures[peer] / ours);
    }
    let share = 1.0 - figures["decode, nothing looked for"] / ours;
    figures.insert("share of decoding spent on sensitive values".to_owned(), share);
}

/// Writes both files and answers the page.
fn write(folder: &Path, corpus: &[String], figures: &Figures) -> io::Result<String> {
    let given = |name: &str| env::var(name).unwrap_or_else(|_| "unknown".to_owned());
    let (date, commit, machine) = (given("RECORD_DATE"), given("RECORD_COMMIT"), given("RECORD_MACHINE"));
    let rounded = |figure: f64| (figure * 1000.0).round() / 1000.0;
    let rows: Vec<Value> =
        BARS.iter().map(|(bar, name)| json!({"name": bar, "ratio": rounded(figures[*name])})).collect();
    let measures: serde_json::Map<String, Value> =
        figures.iter().map(|(name, figure)| (name.clone(), json!(rounded(*figure)))).collect();
    let record = json!({
        "date": date, "commit": commit, "machine": machine, "command": "benches/run", "corpus": corpus,
        "rows": rows, "measures": measures,
    });
    fs::write(folder.join("decode.json"), format!("{record:#}\n"))?;
    let page = page(&format!("Measured by `benches/run` on {date} at {commit}: {machine}."), corpus, figures);
    fs::write(folder.join("decode.md"), &page)?;
    Ok(page)
}

fn page(measured: &str, corpus: &[String], figures: &Figures) -> String {
    let mut page = format!(
        "# Decoding and encoding\n\n{measured} Thread CPU time, interleaved; medians of {RUNS} processes. Ratios to \
         `serde_json::from_slice` into plain, unvalidated, owned structs (encoding: to `serde_json::to_vec`), geometric \
         means over the nine events.\n\n| figure | measured | must | aim |\n|---|---|---|---|\n"
    );
    for (name, must, aim) in LIMITS {
        let _ = writeln!(page, "| {name} | {:.3} | {must} | {aim} |", figures[*name]);
    }
    let limited = |name: &str| LIMITS.iter().any(|(known, ..)| *known == name);
    for (name, figure) in figures.iter().filter(|(name, _)| !limited(name)) {
        let _ = writeln!(page, "| {name} | {figure:.3} | | |");
    }
    let _ = write!(page, "\n```text\n{}\n```\n", corpus.join("\n"));
    page
}
