//! `size`: how large payloads can get, from the schemas alone.
//!
//! It reads the model without the rules: who asks is often about to mend a contract that is too large.

use super::{find_contract, is_json, unusable, write_json};
use crate::args::Format;
use crate::failure::{Failure, Status};
use crate::render::table::{Align, table};
use crate::terminal::Terminal;
use eventwright_build::pipeline;
use eventwright_build::root::Root;
use eventwright_model::{Contract, Model, size};
use serde::Serialize;

#[derive(Serialize)]
struct Report {
    max_bytes: u64,
    contracts: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    contract: String,
    /// `null` when there is no bound.
    worst_bytes: Option<u64>,
    /// Whether an instance of exactly that size is known.
    exact: bool,
    unbounded: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<Field>,
}

#[derive(Serialize)]
struct Field {
    name: String,
    value_bytes: Option<u64>,
    overhead_bytes: u64,
}

pub(super) fn run(root: &Root, name: Option<&str>, format: Format, terminal: &mut Terminal) -> Result<Status, Failure> {
    let reading = pipeline::read(root)?;
    let Some(model) = reading.model else {
        return Err(unusable(root, &reading.findings, &reading.sources, terminal));
    };
    let one = name.map(|name| find_contract(&model, name)).transpose()?.map(|(_, contract)| contract);
    let shown: Vec<&Contract> =
        one.map_or_else(|| model.contracts().map(|(_, contract)| contract).collect(), |one| vec![one]);
    let contracts: Vec<Entry> = shown.iter().map(|contract| entry(&model, contract, one.is_some())).collect();
    let report = Report { max_bytes: model.policy.value.payload.max_bytes, contracts };
    if is_json(format) {
        write_json(terminal, &report)?;
    } else {
        write!(terminal.out(), "{}", text(&report))?;
    }
    let over = report.contracts.iter().any(|entry| entry.worst_bytes.is_none_or(|bytes| bytes > report.max_bytes));
    Ok(Status::found_if(over))
}

fn entry(model: &Model, contract: &Contract, detailed: bool) -> Entry {
    let worst = size::worst(model, contract.root);
    let shares = if detailed { size::shares(model, contract.root) } else { Vec::new() };
    let field =
        |share: size::Share| Field { name: share.name, value_bytes: share.value, overhead_bytes: share.overhead };
    Entry {
        contract: contract.name(),
        worst_bytes: worst.bytes,
        exact: worst.instance.is_some(),
        unbounded: worst.unbounded,
        fields: shares.into_iter().map(field).collect(),
    }
}

fn text(report: &Report) -> String {
    let columns =
        [("CONTRACT", Align::Left), ("WORST CASE", Align::Right), ("LIMIT", Align::Right), ("LEFT", Align::Right)];
    let row = |entry: &Entry| {
        let worst = match entry.worst_bytes {
            Some(bytes) if entry.exact => bytes.to_string(),
            Some(bytes) => format!("≤ {bytes}"),
            None => "unbounded".to_owned(),
        };
        let left = |bytes: u64| i128::from(report.max_bytes) - i128::from(bytes);
        let left = entry.worst_bytes.map_or_else(|| "-".to_owned(), |bytes| left(bytes).to_string());
        vec![entry.contract.clone(), worst, report.max_bytes.to_string(), left]
    };
    let mut told = table(&columns, &report.contracts.iter().map(row).collect::<Vec<_>>());
    for entry in &report.contracts {
        for pointer in &entry.unbounded {
            told.push_str(&format!("{}: nothing bounds {pointer}\n", entry.contract));
        }
        if !entry.fields.is_empty() {
            let columns = [("FIELD", Align::Left), ("VALUE", Align::Right), ("NAME AND SIGNS", Align::Right)];
            let row = |field: &Field| {
                let value = field.value_bytes.map_or_else(|| "unbounded".to_owned(), |bytes| bytes.to_string());
                vec![field.name.clone(), value, field.overhead_bytes.to_string()]
            };
            told.push('\n');
            told.push_str(&table(&columns, &entry.fields.iter().map(row).collect::<Vec<_>>()));
        }
    }
    told
}
