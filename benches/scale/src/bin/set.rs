//! `set FOLDER CONTRACTS PER_MODULE [shared]`: writes a set of contracts and tells its digest.

use eventwright_scale::set::{self, Size};
use std::env;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, contracts, per_module, rest @ ..] = &arguments[..] else {
        return Err("usage: set FOLDER CONTRACTS PER_MODULE [shared]".into());
    };
    let size = Size {
        contracts: contracts.parse()?,
        per_module: per_module.parse()?,
        shared: rest.iter().any(|word| word == "shared"),
    };
    let files = set::files(size);
    set::write(Path::new(folder), &files)?;
    println!("{}", set::digest(&files));
    Ok(())
}
