//! Generates the modules of the cases as a stranger's build script would.

use std::env;
use std::path::PathBuf;

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for case in ["guarded", "versions", "hostile", "excluded", "excluded_warned"] {
        let schemas = format!("cases/{case}/schemas");
        eventwright_build::Config::new().schemas(schemas).out_dir(out.join(case)).compile();
    }
}
