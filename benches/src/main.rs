//! Decoding and encoding beside the peers, in one run: thread CPU time, interleaved, ratios.
//!
//! `cargo run --release` prints one run. `cargo run --release -- record FOLDER` makes five runs in processes of their own,
//! prints the median of each figure beside its limit, and writes them to `decode.json` and `decode.md` in the folder;
//! `./run` does that. `cargo run --release -- profile EVENT` decodes one event under the whole policy some thousand times
//! over, for a profiler. The figures are ratios to `serde_json::from_slice` into plain structs with owned fields, which
//! validates nothing; below 1 is faster.

mod events;
mod measure;
mod payloads;
mod plain;
mod record;

include!(concat!(env!("OUT_DIR"), "/peers.rs"));

/// The contracts generated under a policy of four detectors: e-mail, cards, bank accounts, keys.
#[allow(clippy::all, dead_code, missing_docs, reason = "made by the generator, and used in part")]
mod four {
    include!(concat!(env!("OUT_DIR"), "/four/course_factory.rs"));
}

/// The contracts generated under a policy that looks for nothing in texts.
#[allow(clippy::all, dead_code, missing_docs, reason = "made by the generator, and used in part")]
mod none {
    include!(concat!(env!("OUT_DIR"), "/none/course_factory.rs"));
}

fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => {
            one_run();
            std::process::ExitCode::SUCCESS
        }
        ["record", folder] => record::record(std::path::Path::new(folder)),
        ["profile", event] => profile(event),
        _ => {
            eprintln!("usage: eventwright-benches [record FOLDER | profile EVENT]");
            std::process::ExitCode::from(2)
        }
    }
}

fn profile(name: &str) -> std::process::ExitCode {
    const ROUNDS: usize = 2_000;
    let Some(event) = events::all().into_iter().find(|event| event.name == name) else {
        eprintln!("no event is called so");
        return std::process::ExitCode::from(2);
    };
    for _ in 0..ROUNDS {
        for text in &event.compact {
            std::hint::black_box((event.full)(std::hint::black_box(text)));
        }
    }
    std::process::ExitCode::SUCCESS
}

fn one_run() {
    let events = events::all();
    let mut total = (0, 0);
    for event in &events {
        let bytes: usize = event.compact.iter().map(Vec::len).sum();
        total = (total.0 + bytes, total.1 + event.compact.len());
        println!("corpus {:<30} {:>6.1} bytes on average", event.name, bytes as f64 / event.compact.len() as f64);
    }
    println!("corpus {:<30} {:>6.1} bytes on average", "all", total.0 as f64 / total.1 as f64);
    println!("corpus digest {:016x}", events::digest(&events));
    measure::run(&events);
}
