//! `chart`: draws `docs/records/*.svg` from the records beside them, and sets the table of the README's comparison.
//! `chart --check` writes nothing and fails when what is committed is not what the records give.

use eventwright_scale::chart::{Chart, Group, OURS};
use eventwright_scale::record::{Record, shown};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

/// What this needs of `decode.json`.
#[derive(Deserialize)]
struct Decoding {
    date: String,
    machine: String,
    command: String,
    measures: BTreeMap<String, f64>,
}

/// Between these lines of the README stands the table.
const TABLE: [&str; 2] = ["<!-- the table is set by benches/scale, bin chart -->\n", "<!-- the end of the table -->\n"];

fn main() -> Result<(), Box<dyn Error>> {
    let check = env::args().any(|word| word == "--check");
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let records = repository.join("docs/records");
    let decode: Decoding = serde_json::from_str(&fs::read_to_string(records.join("decode.json"))?)?;
    let scale: Record = serde_json::from_str(&fs::read_to_string(records.join("scale.json"))?)?;
    let (decoding, generating) = (decoding(&decode)?, generating(&scale));
    let readme = fs::read_to_string(repository.join("README.md"))?;
    let lost = "README.md has lost the lines around its table";
    let (before, rest) = readme.split_once(TABLE[0]).ok_or(lost)?;
    let (_, after) = rest.split_once(TABLE[1]).ok_or(lost)?;
    let readme = [before, TABLE[0], &table(&[&decoding, &generating]), TABLE[1], after].concat();
    let made = [
        ("docs/records/decode.svg", decoding.svg()),
        ("docs/records/scale.svg", generating.svg()),
        ("README.md", readme),
    ];
    for (path, text) in made {
        let file = repository.join(path);
        if fs::read_to_string(&file).ok().as_deref() == Some(&text) {
            continue;
        }
        if check {
            let help = "cargo run --manifest-path benches/scale/Cargo.toml --bin chart";
            return Err(format!("{path} is not what docs/records gives; make it again: {help}").into());
        }
        fs::write(file, text)?;
    }
    Ok(())
}

/// The figures of the charts as tables of Markdown: a column for each tool, a row for each group of bars.
fn table(charts: &[&Chart]) -> String {
    let mut text = String::new();
    for chart in charts {
        let mut tools: Vec<&str> = Vec::new();
        for (who, ..) in chart.groups.iter().flat_map(|group| &group.bars) {
            if !tools.contains(&who.as_str()) {
                tools.push(who);
            }
        }
        let row = |name: &str, cells: Vec<String>| format!("| {name} | {} |\n", cells.join(" | "));
        text.push_str(&format!("\n{}.\n\n", chart.source));
        text.push_str(&row("less is better", tools.iter().map(|who| (*who).to_owned()).collect()));
        text.push_str(&row("---", vec!["---".to_owned(); tools.len()]));
        for group in &chart.groups {
            let cell = |who: &&str| {
                let bar = group.bars.iter().find(|(other, ..)| other == who);
                let words = bar.map_or("", |(_, _, words)| words);
                if *who == OURS { format!("**{words}**") } else { words.to_owned() }
            };
            text.push_str(&row(&group.name, tools.iter().map(cell).collect()));
        }
    }
    text.push('\n');
    text
}

fn decoding(run: &Decoding) -> Result<Chart, Box<dyn Error>> {
    let bar = |who: &str, measure: &str| {
        let value = run.measures.get(measure).copied();
        value.map(|value| (who.to_owned(), value, shown(value, ""))).ok_or(format!("decode.json lacks {measure}"))
    };
    let bars = vec![
        bar(OURS, "decode, whole policy")?,
        ("serde_json, unchecked".to_owned(), 1.0, "1.00 (validates nothing)".to_owned()),
        bar("jsonschema's macro", "Value + jsonschema macro")?,
        bar("jsonschema", "Value + jsonschema")?,
        bar("boon", "Value + boon")?,
    ];
    let name = "processor time over serde_json into plain structs, mean of nine events".to_owned();
    Ok(Chart {
        title: "Reading and validating an event: less is better".to_owned(),
        source: source(&run.command, &run.date, &run.machine),
        groups: vec![Group { name, bars }],
    })
}

fn generating(run: &Record) -> Chart {
    let groups = run.rows.iter().filter(|row| !row.peers.is_empty()).map(|row| {
        let ours = [(OURS, row.value)].into_iter();
        let all = ours.chain(row.peers.iter().map(|(name, value)| (name.as_str(), *value)));
        let bars = all.map(|(who, value)| (who.to_owned(), value, shown(value, &row.unit)));
        Group { name: row.name.clone(), bars: bars.collect() }
    });
    Chart {
        title: "Generating and compiling contracts: less is better".to_owned(),
        groups: groups.collect(),
        source: source(&run.command, &run.date, &run.machine),
    }
}

fn source(command: &str, date: &str, machine: &str) -> String {
    format!("`{command}` on {date}, {machine}")
}
