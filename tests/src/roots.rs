//! Schema roots: the repository's own, and those of the cases.

use eventwright_build::{read, root::Root};
use eventwright_model::lower::File;
use eventwright_model::{Model, Profile, load};
use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn repository() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().expect("the tests lie in the repository").to_owned()
}

/// Data from outside that may lie beside the repository; `None`, visibly, where it does not.
pub fn shared(path: &str) -> Option<PathBuf> {
    let found = repository().ancestors().map(|folder| folder.join("shared").join(path)).find(|path| path.exists());
    if found.is_none() {
        // Past the capture of test output: a skipped test must not look like a passed one.
        use std::io::Write;
        let _ = writeln!(std::io::stderr(), "skipped: no shared/{path} beside the repository");
    }
    found
}

/// The files of a schema folder.
pub fn files(schemas: &Path) -> Vec<File> {
    read::read(schemas).expect("the schema folder can be read").files
}

/// A folder with `schemas` in it, as a root.
pub fn root(folder: &Path) -> Root {
    Root::at(folder).expect("the folder holds schemas")
}

/// The model of a schema folder that is in order.
pub fn model(schemas: &Path) -> Model {
    let loaded = load(files(schemas), Profile::Contract);
    loaded.model.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics))
}

/// The repository's own model.
pub fn course_factory() -> Model {
    model(&repository().join("schemas"))
}
