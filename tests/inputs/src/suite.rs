//! The official JSON Schema test suite, draft 2020-12, where it lies beside the repository.

use eventwright_runtime::json::{Tree, parse, write};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the suite; `None` where there is none.
pub fn folder() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().map(|folder| folder.join("shared/data/json-schema-test-suite")).find(|path| path.exists())
}

/// A document that schemas of the suite refer to.
#[derive(Clone, Debug)]
pub struct Remote {
    /// The URI it is known under.
    pub uri: String,
    /// Its text.
    pub bytes: Vec<u8>,
}

/// The documents that schemas of the suite refer to: the standard's own, and the suite's remotes.
pub fn remotes(suite: &Path) -> Vec<Remote> {
    let standard = [
        &*referencing::meta::DRAFT202012,
        &*referencing::meta::DRAFT202012_CORE,
        &*referencing::meta::DRAFT202012_APPLICATOR,
        &*referencing::meta::DRAFT202012_UNEVALUATED,
        &*referencing::meta::DRAFT202012_VALIDATION,
        &*referencing::meta::DRAFT202012_META_DATA,
        &*referencing::meta::DRAFT202012_FORMAT_ANNOTATION,
        &*referencing::meta::DRAFT202012_FORMAT_ASSERTION,
        &*referencing::meta::DRAFT202012_CONTENT,
    ];
    let document = |schema: &serde_json::Value| {
        let uri = schema["$id"].as_str().expect("a meta-schema has an identifier").to_owned();
        Remote { uri, bytes: schema.to_string().into() }
    };
    let mut found: Vec<Remote> = standard.into_iter().map(|schema| document(schema)).collect();
    below(&suite.join("remotes"), "http://localhost:1234", &mut found);
    found
}

fn below(folder: &Path, uri: &str, found: &mut Vec<Remote>) {
    let mut entries: Vec<_> =
        fs::read_dir(folder).expect("remotes").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let uri = format!("{uri}/{name}");
        // Those of other drafts are for tests of other drafts.
        if path.is_dir() {
            if !name.starts_with("draft") || name == "draft2020-12" {
                below(&path, &uri, found);
            }
        } else {
            found.push(Remote { uri, bytes: fs::read(&path).expect("a remote") });
        }
    }
}

/// A part of the suite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What every validator has to get right.
    Required,
    /// What the standard leaves open, formats aside.
    Optional,
    /// The formats that contracts assert, asserted.
    Formats,
}

/// A schema of the suite with its cases.
#[derive(Clone, Debug)]
pub struct Group {
    /// The file's name and the description.
    pub title: String,
    /// The schema as compact JSON.
    pub schema: Vec<u8>,
    /// What must come out: description, instance, whether it is valid.
    pub cases: Vec<(String, Tree, bool)>,
}

/// The groups of a part, in the order of files; `formats` names the files of [`Part::Formats`].
pub fn groups(suite: &Path, part: Part, formats: &[&str]) -> Vec<Group> {
    let top = suite.join("tests/draft2020-12");
    let paths = match part {
        Part::Required => files(&top),
        Part::Optional => files(&top.join("optional")),
        Part::Formats => formats.iter().map(|name| top.join(format!("optional/format/{name}.json"))).collect(),
    };
    paths.iter().flat_map(|path| read(path)).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("tests").map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> = entries.filter(|path| path.extension().is_some_and(|kind| kind == "json")).collect();
    paths.sort();
    paths
}

fn read(path: &Path) -> Vec<Group> {
    let groups = parse(&fs::read(path).expect("a test file")).expect("a test file is JSON");
    let file = path.file_stem().expect("a name").to_string_lossy().into_owned();
    let text = |tree: &Tree, name: &str| tree.get(name).and_then(Tree::as_str).unwrap_or_default().to_owned();
    let case = |test: &Tree| {
        let valid = test.get("valid").and_then(Tree::as_bool).expect("a verdict");
        (text(test, "description"), test.get("data").expect("data").clone(), valid)
    };
    let group = |group: &Tree| {
        let mut schema = Vec::new();
        write(group.get("schema").expect("a schema"), &mut schema);
        let tests = group.get("tests").and_then(Tree::as_array).expect("tests");
        let title = format!("{file}: {}", text(group, "description"));
        Group { title, schema, cases: tests.iter().map(case).collect() }
    };
    groups.as_array().expect("groups").iter().map(group).collect()
}
