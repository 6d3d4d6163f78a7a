use super::emit;
use eventwright_model::check::{self, Checked};
use eventwright_model::facts::{Emit, Output, OutputOptions};
use eventwright_model::{File, Profile, load};
use std::fs;
use std::path::Path;

fn output() -> Output {
    Output { emit: Emit::Markdown, out: "docs".to_owned(), options: OutputOptions::default() }
}

fn checked(files: Vec<File>) -> Checked {
    let loaded = load(files, Profile::Contract);
    assert_eq!(loaded.diagnostics.len(), 0, "{:#?}", loaded.diagnostics);
    let report = check::check(loaded.model.expect("a model"));
    report.checked.unwrap_or_else(|| panic!("{:#?}", report.findings))
}

fn page(files: Vec<File>, module: &str) -> String {
    let artifacts = emit(&checked(files), &output()).unwrap_or_else(|error| panic!("{error}"));
    let bytes = artifacts.get(&format!("docs/{module}.md")).expect("the module's page");
    String::from_utf8(bytes.clone()).expect("UTF-8")
}

fn schemas(folder: &Path, below: &str, files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        if path.is_dir() {
            schemas(&path, &format!("{below}{name}/"), files);
        } else {
            files.push(File::new(format!("{below}{name}"), fs::read(&path).expect("a file")));
        }
    }
}

fn course_factory() -> String {
    let mut files = Vec::new();
    schemas(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas"), "", &mut files);
    page(files, "course_factory")
}

#[test]
fn dump() {
    fs::write("/tmp/course_factory.md", course_factory()).unwrap();
}
