//! Measures what generating and compiling many contracts costs, and prints each figure beside its limit and the peers'.
//!
//! `measure` writes `docs/records/scale.json` and `scale.md`. `measure --quick` only generates, prints, and fails when a
//! size is over its limit; times depend on the machine and fail nothing. `measure --short` leaves out compiling what
//! jsonschema's macro expands to, which takes minutes, and says so in the record.

use eventwright_scale::clock;
use eventwright_scale::projects::{self, Maker, run};
use eventwright_scale::record::{Record, Row, shown};
use eventwright_scale::set::{self, Size};
use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const THOUSAND: Size = Size { contracts: 1_000, per_module: 100, shared: false };
const TEN_THOUSAND: Size = Size { contracts: 10_000, per_module: 100, shared: false };
/// Its types hold no constraints: they validate nothing.
const QUICKTYPE: &str = "quicktype, unvalidated";
const LINES: &str = "generated lines per contract, rustfmt's, without comments";

fn main() -> Result<()> {
    let quick = env::args().any(|word| word == "--quick");
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut run = Run::new(package, env::args().any(|word| word == "--short"))?;
    run.generating()?;
    run.lines()?;
    run.growth()?;
    if quick {
        return run.verdict();
    }
    run.script()?;
    run.command_line()?;
    run.compiling()?;
    run.keep()
}

struct Run {
    short: bool,
    repository: PathBuf,
    scratch: PathBuf,
    work: PathBuf,
    small: PathBuf,
    large: PathBuf,
    record: Record,
}

impl Run {
    fn new(package: &Path, short: bool) -> Result<Self> {
        let repository = package.join("../..").canonicalize()?;
        let scratch = package.join("target/measure");
        let mut sets = BTreeMap::new();
        let mut make = |size: Size| -> Result<PathBuf> {
            let root = scratch.join(format!("set-{}", size.contracts));
            if root.exists() {
                fs::remove_dir_all(&root)?;
            }
            let files = set::files(size);
            set::write(&root, &files)?;
            sets.insert(format!("{} contracts", size.contracts), set::digest(&files));
            Ok(root)
        };
        let (small, large) = (make(THOUSAND)?, make(TEN_THOUSAND)?);
        let variable = |name| env::var(name).unwrap_or_default();
        let record = Record {
            date: variable("RECORD_DATE"),
            commit: variable("RECORD_COMMIT"),
            machine: variable("RECORD_MACHINE"),
            command: format!("benches/scale/run{}", if short { " --short" } else { "" }),
            sets,
            rows: Vec::new(),
            skipped: Vec::new(),
        };
        let work = env::current_exe()?.with_file_name("work");
        Ok(Self { short, repository, scratch, work, small, large, record })
    }

    /// Keeps and prints a figure; one that has no limit of its own is there for the comparison.
    fn row(&mut self, name: &str, unit: &str, value: f64, must: impl Into<Option<f64>>, peers: Vec<(&str, f64)>) {
        let must = must.into();
        let peers: BTreeMap<String, f64> = peers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let told: Vec<String> = peers.iter().map(|(name, value)| format!("{name} {}", shown(*value, unit))).collect();
        let over = if must.is_some_and(|must| value > must) { "OVER" } else { "" };
        let limit = must.map_or("-".to_owned(), |must| shown(must, unit));
        println!("{name:<72} {:>10} {limit:>10} {over:4} {}", shown(value, unit), told.join(", "));
        self.record.rows.push(Row { name: name.to_owned(), unit: unit.to_owned(), value, must, peers });
    }

    /// Seconds and bytes of one piece of work in a process of its own; of three runs the one in the middle.
    fn work(&self, what: &str, root: &Path, into: Option<&Path>) -> Result<(f64, f64)> {
        let mut times = Vec::new();
        for _ in 0..3 {
            let mut command = Command::new(&self.work);
            // The macro looks for its runtime among the dependencies of the package it is used in.
            command.arg(what).arg(root).args(into).env("CARGO_MANIFEST_DIR", self.scratch.join("leaf-macro"));
            let told = run(&mut command)?;
            let mut words = told.split_whitespace().map(str::parse::<f64>);
            match (words.next(), words.next()) {
                (Some(seconds), Some(bytes)) => times.push((seconds?, bytes?)),
                _ => return Err("the work told nothing".into()),
            }
        }
        times.sort_by(|a, b| a.0.total_cmp(&b.0));
        Ok(times[1])
    }

    /// A peer's figure, where this build has the peers.
    fn peer(&mut self, name: &'static str, what: &str) -> Vec<(&'static str, f64)> {
        if !cfg!(feature = "peers") {
            return Vec::new();
        }
        match self.work(what, &self.small, None) {
            Ok((seconds, _)) => vec![(name, seconds)],
            Err(error) => {
                let why = error.to_string();
                self.record.skipped.push(format!("{name}, {what} ({})", why.lines().next().unwrap_or_default()));
                Vec::new()
            }
        }
    }

    fn generating(&mut self) -> Result<()> {
        // The macro's peer needs its crate to be there.
        projects::leaf(&self.scratch.join("leaf-macro"), Maker::Macro, &self.repository, "", "")?;
        let mut peers = self.peer("typify", "typify");
        peers.extend(self.peer("jsonschema macro", "macro"));
        peers.extend(self.quicktype()?);
        let (seconds, _) = self.work("unformatted", &self.small, None)?;
        self.row("generate 1,000 unformatted, optimised library", "s", seconds, 0.6, peers);
        let peers = self.peer("typify", "typify-formatted");
        let (seconds, _) = self.work("formatted", &self.small, None)?;
        self.row("generate 1,000 formatted, and Markdown (peers: no Markdown)", "s", seconds, 3.0, peers);
        Ok(())
    }

    /// quicktype's figure, where it is installed: a run of its command line over all contracts.
    fn quicktype(&mut self) -> Result<Option<(&'static str, f64)>> {
        let Some(quicktype) = Quicktype::find() else {
            self.record.skipped.push("quicktype (npm did not bring it)".to_owned());
            return Ok(None);
        };
        let mut contracts = Vec::new();
        for module in fs::read_dir(self.small.join("schemas"))? {
            for file in fs::read_dir(module?.path()).into_iter().flatten() {
                contracts.push(file?.path());
            }
        }
        contracts.retain(|path| path.to_string_lossy().ends_with(".v1.json"));
        contracts.sort();
        Ok(Some((QUICKTYPE, quicktype.generate(&contracts)?.1)))
    }

    fn lines(&mut self) -> Result<()> {
        let ours = self.lines_of("formatted")?;
        let mut peers = Vec::new();
        if cfg!(feature = "peers") {
            peers.push(("typify", self.lines_of("typify")?));
            peers.push(("jsonschema macro", self.lines_of("macro")?));
        }
        if let Some(quicktype) = Quicktype::find() {
            let text = quicktype.generate(&self.hundred()?)?.0;
            peers.push((QUICKTYPE, self.code_lines("quicktype", &text)?));
        }
        self.row(LINES, "lines", ours, 220.0, peers);
        Ok(())
    }

    /// Lines of the first module's hundred contracts as rustfmt sets them by default, without comments and blank lines.
    fn lines_of(&self, what: &str) -> Result<f64> {
        let folder = self.scratch.join(format!("lines-{what}"));
        self.work(what, &self.small, Some(&folder))?;
        self.code_lines(what, &fs::read_to_string(folder.join("src/team_000.rs"))?)
    }

    fn code_lines(&self, what: &str, text: &str) -> Result<f64> {
        let folder = self.scratch.join(format!("lines-{what}"));
        fs::create_dir_all(&folder)?;
        let file = folder.join("code.rs");
        fs::write(&file, text)?;
        fs::write(folder.join("rustfmt.toml"), "")?;
        let mut rustfmt = Command::new("rustfmt");
        run(rustfmt.args(["--edition", "2024", "--config-path"]).arg(&folder).arg(&file))?;
        let text = fs::read_to_string(file)?;
        let code = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
        let documentation = |line: &&str| !line.starts_with("#[doc =") && !line.starts_with("#![doc =");
        Ok(code.filter(documentation).count() as f64 / THOUSAND.per_module as f64)
    }

    fn growth(&mut self) -> Result<()> {
        let small = self.work("formatted", &self.small, Some(&self.scratch.join("made-small")))?;
        let large = self.work("formatted", &self.large, Some(&self.scratch.join("made-large")))?;
        self.row(
            "growth from 1,000 to 10,000, processor time, over 10",
            "",
            large.0 / small.0 / 10.0,
            1.15,
            Vec::new(),
        );
        self.row("peak memory at 10,000, formatted and Markdown", "MB", large.1 / 1e6, 500.0, Vec::new());
        let bytes = |folder: &str| size_of(&self.scratch.join(folder));
        let ratio = bytes("made-large")? as f64 / bytes("made-small")? as f64 / 10.0;
        self.row("the same, bytes made", "", ratio, 1.02, Vec::new());
        Ok(())
    }

    fn script(&mut self) -> Result<()> {
        let folder = self.scratch.join("script");
        let script =
            projects::build_script(&folder, &self.repository.join("codegen/build"), &self.small.join("schemas"))?;
        let out = folder.join("out");
        let mut times = Vec::new();
        for _ in 0..3 {
            if out.exists() {
                fs::remove_dir_all(&out)?;
            }
            fs::create_dir_all(&out)?;
            times.push(seconds(Command::new(&script).env("OUT_DIR", &out))?.0);
        }
        self.row("generate 1,000 in a build script, unoptimised", "s", median(times), 2.5, Vec::new());
        Ok(())
    }

    fn command_line(&mut self) -> Result<()> {
        let cargo = ["build", "--quiet", "--release", "-p", "eventwright"];
        run(Command::new("cargo").current_dir(&self.repository).args(cargo))?;
        let program = self.repository.join("target/release/eventwright");
        let call = |root: &Path, verb: &str| seconds(Command::new(&program).arg("--root").arg(root).arg(verb));
        call(&self.small, "generate")?;
        let times = (0..3).map(|_| call(&self.small, "generate").map(|spent| spent.0)).collect::<Result<Vec<_>>>()?;
        self.row("generate 1,000, nothing changed", "s", median(times), 0.3, Vec::new());
        let times = (0..3).map(|_| call(&self.large, "check").map(|spent| spent.1)).collect::<Result<Vec<_>>>()?;
        self.row("check 10,000, wall", "s", median(times), 2.0, Vec::new());
        Ok(())
    }

    fn compiling(&mut self) -> Result<()> {
        let runtime = self.repository.join("codegen/runtime");
        let mut makers = vec![(Maker::Ours, "ours", "unformatted")];
        if cfg!(feature = "peers") {
            makers.push((Maker::Typify, "typify", "typify"));
            if self.short {
                self.record.skipped.push("compiling the crate of jsonschema's macro (`--short`)".to_owned());
            } else {
                makers.push((Maker::Macro, "jsonschema macro", "macro"));
            }
        }
        if Quicktype::find().is_some() {
            makers.push((Maker::Quicktype, QUICKTYPE, ""));
        }
        // Alone, as the crate that holds the contracts; then with a function for each that decodes and encodes it.
        let mut times: [[Vec<(&str, f64)>; 2]; 2] = Default::default();
        for (maker, name, what) in makers {
            let folder = self.scratch.join(format!("leaf-{}", name.split(' ').next_back().unwrap_or(name)));
            let (events, uses) = self.code(maker, what)?;
            for (times, uses) in times.iter_mut().zip(["", &uses]) {
                projects::leaf(&folder, maker, &runtime, &events, uses)?;
                for (times, is_release) in times.iter_mut().zip([false, true]) {
                    times.push((name, projects::compile(&folder, is_release)?));
                }
            }
        }
        let limits = [[Some(8.0), Some(11.0)], [None, None]];
        for ((times, limits), uses) in times.into_iter().zip(limits).zip(["", ", each decoded and encoded"]) {
            for ((mut times, must), profile) in times.into_iter().zip(limits).zip(["dev", "release"]) {
                let (_, ours) = times.remove(0);
                let name = format!("compile the leaf crate of 100 contracts{uses}, {profile}");
                self.row(&name, "s", ours, must, times);
            }
        }
        Ok(())
    }

    /// The files of the first hundred contracts.
    fn hundred(&self) -> Result<Vec<PathBuf>> {
        let mut contracts: Vec<PathBuf> = fs::read_dir(self.small.join("schemas/team_000"))?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<std::io::Result<Vec<_>>>()?;
        contracts.retain(|path| path.to_string_lossy().ends_with(".v1.json"));
        contracts.sort();
        Ok(contracts)
    }

    /// The code of the first hundred contracts, and functions that use each.
    fn code(&self, maker: Maker, what: &str) -> Result<(String, String)> {
        let contracts = self.hundred()?;
        let mut uses = String::new();
        let mut invocations = String::new();
        for (number, path) in contracts.iter().enumerate() {
            let schema: serde_json::Value = serde_json::from_str(&fs::read_to_string(path)?)?;
            let name = schema["title"].as_str().unwrap_or_default().replace(' ', "");
            let body = match maker {
                Maker::Ours => format!("events::{name}V1::decode(bytes).ok()?.encode().ok()"),
                Maker::Typify => format!(
                    "let event: events::c{number}::{name} = serde_json::from_slice(bytes).ok()?; \
                     serde_json::to_vec(&event).ok()"
                ),
                Maker::Quicktype => format!(
                    "let event: events::{name} = serde_json::from_slice(bytes).ok()?; serde_json::to_vec(&event).ok()"
                ),
                Maker::Macro => format!(
                    "let event = serde_json::from_slice(bytes).ok()?; \
                     events::Contract{number}::is_valid(&event).then(|| serde_json::to_vec(&event).ok())?"
                ),
            };
            uses.push_str(&format!("pub fn trip_{number}(bytes: &[u8]) -> Option<Vec<u8>> {{ {body} }}\n"));
            invocations.push_str(&format!(
                "#[jsonschema::validator(path = {path:?}, validate_formats = true, \
                 methods = {{ validate = false, iter_errors = false }})]\npub struct Contract{number};\n"
            ));
        }
        if maker == Maker::Macro {
            return Ok((invocations, uses));
        }
        if let (Maker::Quicktype, Some(quicktype)) = (maker, Quicktype::find()) {
            return Ok((quicktype.generate(&contracts)?.0, uses));
        }
        let folder = self.scratch.join(format!("made-{what}"));
        self.work(what, &self.small, Some(&folder))?;
        Ok((fs::read_to_string(folder.join("src/team_000.rs"))?, uses))
    }

    /// Sizes over their limits.
    fn verdict(&self) -> Result<()> {
        let sized = |row: &&Row| row.unit == "lines" || row.name.ends_with("bytes made");
        match self.record.rows.iter().filter(sized).find(|row| row.must.is_some_and(|must| row.value > must)) {
            Some(row) => Err(format!("over its limit: {}", row.name).into()),
            None => Ok(()),
        }
    }

    fn keep(&self) -> Result<()> {
        for skipped in &self.record.skipped {
            println!("not measured: {skipped}");
        }
        let records = self.repository.join("docs/records");
        fs::write(records.join("scale.json"), serde_json::to_string_pretty(&self.record)? + "\n")?;
        fs::write(records.join("scale.md"), self.record.page())?;
        self.verdict()
    }
}

/// quicktype's command line, which `benches/scale/run` installs where there is npm.
struct Quicktype(PathBuf);

impl Quicktype {
    fn find() -> Option<Self> {
        env::var_os("QUICKTYPE").map(PathBuf::from).filter(|path| path.is_file()).map(Self)
    }

    /// Rust for some schemas, and the processor time it took.
    fn generate(&self, schemas: &[PathBuf]) -> Result<(String, f64)> {
        let start = clock::children()?;
        let mut command = Command::new(&self.0);
        let text = run(command.args(["-s", "schema", "-l", "rust", "--visibility", "public"]).args(schemas))?;
        Ok((text, clock::children()?.seconds - start.seconds))
    }
}

/// Processor time and wall time of a command.
fn seconds(command: &mut Command) -> Result<(f64, f64)> {
    let (start, wall) = (clock::children()?, Instant::now());
    run(command)?;
    Ok((clock::children()?.seconds - start.seconds, wall.elapsed().as_secs_f64()))
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn size_of(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        bytes += if entry.file_type()?.is_dir() { size_of(&entry.path())? } else { entry.metadata()?.len() };
    }
    Ok(bytes)
}
