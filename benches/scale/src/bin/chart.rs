//! `chart`: draws `docs/records/*.svg` from the records beside them. `chart --check` writes nothing and fails when a
//! committed chart is not what its record gives.

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

fn main() -> Result<(), Box<dyn Error>> {
    let check = env::args().any(|word| word == "--check");
    let records = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/records");
    for (name, chart) in [("decode", decoding(&records)?), ("scale", scale(&records)?)] {
        let file = records.join(format!("{name}.svg"));
        let svg = chart.svg();
        if !check {
            fs::write(file, svg)?;
        } else if fs::read_to_string(&file).ok().as_deref() != Some(&svg) {
            let help = "cargo run --manifest-path benches/scale/Cargo.toml --bin chart";
            return Err(format!("docs/records/{name}.svg is not what {name}.json gives; draw it again: {help}").into());
        }
    }
    Ok(())
}

fn decoding(records: &Path) -> Result<Chart, Box<dyn Error>> {
    let run: Decoding = serde_json::from_str(&fs::read_to_string(records.join("decode.json"))?)?;
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

fn scale(records: &Path) -> Result<Chart, Box<dyn Error>> {
    let run: Record = serde_json::from_str(&fs::read_to_string(records.join("scale.json"))?)?;
    let groups = run.rows.iter().filter(|row| !row.peers.is_empty()).map(|row| {
        let ours = [(OURS, row.value)].into_iter();
        let all = ours.chain(row.peers.iter().map(|(name, value)| (name.as_str(), *value)));
        let bars = all.map(|(who, value)| (who.to_owned(), value, shown(value, &row.unit)));
        Group { name: row.name.clone(), bars: bars.collect() }
    });
    Ok(Chart {
        title: "Generating and compiling contracts: less is better".to_owned(),
        groups: groups.collect(),
        source: source(&run.command, &run.date, &run.machine),
    })
}

fn source(command: &str, date: &str, machine: &str) -> String {
    format!("{command}, {date}: {machine}")
}
