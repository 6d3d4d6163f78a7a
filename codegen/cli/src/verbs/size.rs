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
use eventwright_model::sensitive::covered;
use eventwright_model::size::{self, Verdict};
use eventwright_model::{Contract, Model};
use eventwright_runtime::json::Writer;
use serde::Serialize;

/// The JSON report. Sizes are bytes; `null` stands where there is no bound.
#[derive(Serialize)]
struct Report {
    /// The policy's limit of a payload as compact JSON.
    max_bytes: u64,
    /// The policy's limit of a whole message, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    max_envelope_bytes: Option<u64>,
    contracts: Vec<Entry>,
}

/// A contract. What stands beside its name is about compact JSON, which the limit is about; `writers` has all of them.
#[derive(Serialize)]
struct Entry {
    contract: String,
    worst_bytes: Option<u64>,
    /// Whether an instance of exactly that size is known.
    exact: bool,
    /// `proven`, `guarded` or `unbounded`.
    verdict: &'static str,
    /// JSON Pointers of what has no bound, with `*` for any item or undeclared member.
    unbounded: Vec<String>,
    writers: Vec<ByWriter>,
    envelope: Vec<EnvelopeByWriter>,
    /// The fields in the order of the schema, when one contract was asked for. Each has its own largest value: where
    /// alternatives exclude one another, these do not all occur together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<Field>,
}

/// The worst case as one writer makes it: `compact`, `python` or `python_unicode`.
#[derive(Serialize)]
struct ByWriter {
    writer: &'static str,
    worst_bytes: Option<u64>,
    exact: bool,
    verdict: &'static str,
}

/// A message without its payload: what the contract fixes, and what a usual one takes.
#[derive(Serialize)]
struct EnvelopeByWriter {
    writer: &'static str,
    fixed_bytes: u64,
    usual_bytes: u64,
    /// Fields of the message that nothing limits, because of which there is no worst case.
    without_limit: &'static [&'static str],
}

#[derive(Serialize)]
struct Field {
    name: String,
    value_bytes: Option<u64>,
    /// Name, quotes, colon and comma.
    overhead_bytes: u64,
    writers: Vec<FieldByWriter>,
}

#[derive(Serialize)]
struct FieldByWriter {
    writer: &'static str,
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
    let policy = &model.policy.value;
    let report =
        Report { max_bytes: policy.payload.max_bytes, max_envelope_bytes: policy.envelope.max_bytes, contracts };
    if is_json(format) {
        write_json(terminal, &report)?;
    } else {
        write!(terminal.out(), "{}", text(&report))?;
    }
    Ok(Status::found_if(report.contracts.iter().any(|entry| entry.verdict != Verdict::Proven.name())))
}

fn entry(model: &Model, contract: &Contract, detailed: bool) -> Entry {
    let limit = model.policy.value.payload.max_bytes;
    let worst = Writer::ALL.map(|writer| (writer, size::worst(model, contract.root, writer)));
    let by_writer = |(writer, worst): &(Writer, size::Worst)| ByWriter {
        writer: writer.name(),
        worst_bytes: worst.bytes,
        exact: worst.instance.is_some(),
        verdict: worst.verdict(limit).name(),
    };
    let envelope = |writer: Writer| {
        let envelope = size::envelope(contract, writer);
        EnvelopeByWriter {
            writer: writer.name(),
            fixed_bytes: envelope.fixed,
            usual_bytes: envelope.usual,
            without_limit: &size::OPEN_FIELDS,
        }
    };
    let writers: Vec<ByWriter> = worst.iter().map(by_writer).collect();
    let [(_, compact), ..] = worst;
    Entry {
        contract: covered(&contract.name()).into_owned(),
        worst_bytes: compact.bytes,
        exact: compact.instance.is_some(),
        verdict: compact.verdict(limit).name(),
        unbounded: compact.unbounded.iter().map(|pointer| covered(pointer).into_owned()).collect(),
        writers,
        envelope: Writer::ALL.map(envelope).into(),
        fields: if detailed { covered_names(fields(model, contract)) } else { Vec::new() },
    }
}

/// A name may be a sensitive value itself.
fn covered_names(mut fields: Vec<Field>) -> Vec<Field> {
    for field in &mut fields {
        field.name = covered(&field.name).into_owned();
    }
    fields
}

fn fields(model: &Model, contract: &Contract) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for writer in Writer::ALL {
        for share in size::shares(model, contract.root, writer) {
            let one = FieldByWriter { writer: writer.name(), value_bytes: share.value, overhead_bytes: share.overhead };
            match fields.iter_mut().find(|field| field.name == share.name) {
                Some(field) => field.writers.push(one),
                None => fields.push(Field {
                    name: share.name,
                    value_bytes: share.value,
                    overhead_bytes: share.overhead,
                    writers: vec![one],
                }),
            }
        }
    }
    fields
}

/// How the writers are told apart, and what the verdicts mean.
const LEGEND: &str = "\
WORST CASE is compact UTF-8, which `encode` writes; PYTHON is json.dumps, PYTHON UTF-8 with ensure_ascii=False.
proven: no valid payload is larger than the limit; guarded: only a check of each payload holds it; unbounded: and no
largest follows. ≤ marks a bound of which no payload of exactly that size is known. Numbers count as far as they have 64
bits: Python's longer integers are outside every verdict.
";

/// Cells of a whole bar, in the table of contracts and in that of fields.
const CELLS: (u64, u64) = (20, 40);

fn text(report: &Report) -> String {
    let bar = format!("OF {}", report.max_bytes);
    let columns = [
        ("CONTRACT", Align::Left),
        ("WORST CASE", Align::Right),
        (&*bar, Align::Left),
        ("VERDICT", Align::Left),
        ("PYTHON", Align::Right),
        ("VERDICT", Align::Left),
        ("PYTHON UTF-8", Align::Right),
        ("VERDICT", Align::Left),
    ];
    let row = |entry: &Entry| {
        let mut row = vec![entry.contract.clone()];
        for (index, one) in entry.writers.iter().enumerate() {
            row.push(match one.worst_bytes {
                Some(bytes) if one.exact => bytes.to_string(),
                Some(bytes) => format!("≤ {bytes}"),
                None => "-".to_owned(),
            });
            if index == 0 {
                row.push(drawn(one.worst_bytes, report.max_bytes, CELLS.0));
            }
            row.push(one.verdict.to_owned());
        }
        row
    };
    let mut told = table(&columns, &report.contracts.iter().map(row).collect::<Vec<_>>());
    for entry in &report.contracts {
        for pointer in &entry.unbounded {
            let place = if pointer.is_empty() { "the payload" } else { pointer };
            told.push_str(&format!("{}: nothing bounds {place}\n", entry.contract));
        }
        if !entry.fields.is_empty() {
            told.push_str(&format!("\n{}", breakdown(entry, report)));
        }
    }
    told.push_str(&format!("\n{LEGEND}"));
    told
}

/// A bar of what takes `bytes` where the whole of it is the limit. More than that ends with a plus.
fn drawn(bytes: Option<u64>, limit: u64, cells: u64) -> String {
    let filled = match bytes {
        Some(bytes) => (u128::from(bytes) * u128::from(cells)).div_ceil(u128::from(limit.max(1))),
        None => u128::MAX,
    };
    let shown = usize::try_from(filled.min(u128::from(cells))).unwrap_or(0);
    format!("{}{}", "█".repeat(shown), if filled > u128::from(cells) { "+" } else { "" })
}

/// The fields of one contract, and the message around it.
fn breakdown(entry: &Entry, report: &Report) -> String {
    let bar = format!("OF {}", report.max_bytes);
    let columns = [
        ("FIELD", Align::Left),
        ("VALUE", Align::Right),
        ("NAME AND SIGNS", Align::Right),
        (&*bar, Align::Left),
        ("PYTHON", Align::Right),
        ("PYTHON UTF-8", Align::Right),
    ];
    let row = |field: &Field| {
        let whole = |value: Option<u64>, overhead: u64| value.map(|value| value.saturating_add(overhead));
        let bytes = |bytes: Option<u64>| bytes.map_or_else(|| "unbounded".to_owned(), |bytes| bytes.to_string());
        let mut row = vec![field.name.clone(), bytes(field.value_bytes), field.overhead_bytes.to_string()];
        row.push(drawn(whole(field.value_bytes, field.overhead_bytes), report.max_bytes, CELLS.1));
        row.extend(field.writers.iter().skip(1).map(|one| bytes(whole(one.value_bytes, one.overhead_bytes))));
        row
    };
    let mut told = table(&columns, &entry.fields.iter().map(row).collect::<Vec<_>>());
    for envelope in entry.envelope.iter().take(1) {
        told.push_str(&format!(
            "\nThe message around it takes {} bytes that the contract fixes, and {} as usual: a UUID as id, the module's\n\
             name as source, a timestamp to the microsecond, nothing optional. It has no worst case, because nothing\n\
             limits {}.\n",
            envelope.fixed_bytes,
            envelope.usual_bytes,
            envelope.without_limit.join(", "),
        ));
        if let Some(most) = report.max_envelope_bytes {
            told.push_str(&format!("The policy allows {most} bytes for the whole message.\n"));
        }
    }
    told
}
