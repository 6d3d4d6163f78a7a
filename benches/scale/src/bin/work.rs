//! `work WHAT ROOT [FOLDER]`: one piece of work in a process of its own, on the schemas below `ROOT/schemas`. Prints the
//! processor time it took and the most memory the process ever held. Into `FOLDER`, after the clock has stopped, goes
//! what was made.

use eventwright_scale::clock;
use eventwright_scale::ours::{self, Form};
use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

type Made = BTreeMap<String, Vec<u8>>;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [what, root, rest @ ..] = &arguments[..] else {
        return Err("usage: work WHAT ROOT [FOLDER]".into());
    };
    let root = Path::new(root);
    let start = clock::own()?;
    let made = work(what, root)?;
    let end = clock::own()?;
    println!("{} {}", end.seconds - start.seconds, clock::peak_bytes()?);
    for (path, bytes) in rest.first().map(|folder| (folder, made)).into_iter().flat_map(placed) {
        fs::create_dir_all(path.parent().unwrap_or(root))?;
        fs::write(path, bytes)?;
    }
    Ok(())
}

fn placed((folder, made): (&String, Made)) -> impl Iterator<Item = (std::path::PathBuf, Vec<u8>)> {
    let folder = Path::new(folder).to_owned();
    made.into_iter().map(move |(path, bytes)| (folder.join(path), bytes))
}

fn work(what: &str, root: &Path) -> Result<Made, Box<dyn Error>> {
    match what {
        "unformatted" => ours::generate(root, Form::Unformatted),
        "formatted" => ours::generate(root, Form::FormattedAndMarkdown),
        "check" => ours::check(root).map(|_| Made::new()),
        #[cfg(feature = "peers")]
        "typify" => eventwright_scale::peers::typify(root, false),
        #[cfg(feature = "peers")]
        "typify-formatted" => eventwright_scale::peers::typify(root, true),
        #[cfg(feature = "peers")]
        "macro" => eventwright_scale::peers::validators(root),
        _ => Err(format!("no such work: {what}").into()),
    }
}
