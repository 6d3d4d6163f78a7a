//! `list`: the contracts.

use super::{checked, is_json, write_json};
use crate::args::Format;
use crate::failure::{Failure, Status};
use crate::render::table::{Align, table};
use crate::terminal::Terminal;
use eventwright_build::root::Root;
use serde::Serialize;

#[derive(Serialize)]
struct Report<'a> {
    contracts: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    #[serde(rename = "type")]
    event_type: &'a str,
    schema_version: u32,
    module: &'a str,
    producer: &'a str,
    consumers: Vec<&'a str>,
    critical: bool,
    when: &'a str,
}

pub(super) fn run(root: &Root, format: Format, terminal: &mut Terminal) -> Result<Status, Failure> {
    let checked = checked(root, terminal)?;
    let entries = checked.contracts().map(|(module, contract)| {
        let event = &contract.event.value;
        Entry {
            event_type: &contract.event_type,
            schema_version: contract.version,
            module: &module.name,
            producer: &event.meta.producer,
            consumers: event.consumers.iter().map(|consumer| consumer.name.as_str()).collect(),
            critical: event.critical,
            when: &event.when,
        }
    });
    let contracts: Vec<Entry<'_>> = entries.collect();
    if is_json(format) {
        write_json(terminal, &Report { contracts })?;
        return Ok(Status::Fine);
    }
    let columns = [("TYPE", Align::Left), ("VERSION", Align::Right), ("MODULE", Align::Left), ("WHEN", Align::Left)];
    let row = |entry: &Entry<'_>| {
        let version = entry.schema_version.to_string();
        vec![entry.event_type.to_owned(), version, entry.module.to_owned(), entry.when.to_owned()]
    };
    let rows: Vec<Vec<String>> = contracts.iter().map(row).collect();
    write!(terminal.out(), "{}", table(&columns, &rows))?;
    Ok(Status::Fine)
}
