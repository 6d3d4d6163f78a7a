//! One refused payload per constraint of every contract: refused by all, for the reason that stands beside it.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_runtime::json::{Tree, parse, write};
use eventwright_tests::contracts::ALL;
use eventwright_tests::{oracle, roots};
use std::fs;

#[test]
fn each_constraint_refuses_its_case() {
    let folder = roots::repository().join("tests/cases/course_factory");
    let mut count = 0;
    for typed in ALL {
        let contract = format!("{}.v1", typed.event_type);
        let oracle = oracle::validator(&roots::repository().join(format!("schemas/course_factory/{contract}.json")));
        let mut keywords = 0;
        for entry in fs::read_dir(folder.join(&contract).join("invalid")).expect("every contract has cases") {
            let path = entry.expect("an entry").path();
            let case = parse(&fs::read(&path).expect("a case")).expect("a case is JSON");
            let field = |name: &str| case.get(name).unwrap_or_else(|| panic!("{} lacks `{name}`", path.display()));
            let (pointer, keyword) = (field("pointer").as_str(), field("keyword").as_str());
            let mut bytes = Vec::new();
            write(field("instance"), &mut bytes);
            let violations = (typed.violations)(&bytes);
            let told = violations.iter().any(|one| Some(&*one.instance) == pointer && Some(one.keyword) == keyword);
            assert!(told, "{}: {pointer:?} {keyword:?} is not among {violations:?}", path.display());
            let first = (typed.decode)(&bytes).expect_err("a case is refused");
            let among = violations.iter().any(|one| one.keyword == first.keyword && one.instance == first.instance);
            assert!(among, "{}: {first:?}", path.display());
            let ours = violations.iter().all(|one| one.keyword.starts_with("x-"));
            let instance: serde_json::Value = field("instance").into();
            assert_eq!(oracle.is_valid(&instance), ours, "{}: the oracle", path.display());
            keywords += 1;
        }
        assert!(keywords > 5, "{contract} has {keywords} cases");
        count += keywords;
    }
    assert!(count > 300, "{count} cases");
}

#[test]
fn nothing_that_is_told_repeats_a_value() {
    let folder = roots::repository().join("tests/cases/course_factory");
    for typed in ALL {
        for entry in fs::read_dir(folder.join(format!("{}.v1/invalid", typed.event_type))).expect("cases") {
            let case = parse(&fs::read(entry.expect("an entry").path()).expect("a case")).expect("a case is JSON");
            let mut bytes = Vec::new();
            write(case.get("instance").expect("an instance"), &mut bytes);
            let told = format!("{:?} {:?}", (typed.violations)(&bytes), (typed.decode)(&bytes).err());
            for value in texts(case.get("instance").expect("an instance")) {
                // Short ones and the schema's own words occur in any message.
                let own = eventwright_runtime::types::Uuid::try_parse(value).is_ok() || value.contains("://");
                assert!(!(own && told.contains(value)), "{told}");
            }
        }
    }
}

fn texts(tree: &Tree) -> Vec<&str> {
    match tree {
        Tree::String(text) => vec![text],
        Tree::Array(items) => items.iter().flat_map(texts).collect(),
        Tree::Object(members) => members.iter().flat_map(|(_, value)| texts(value)).collect(),
        Tree::Null | Tree::Bool(_) | Tree::Number(_) => Vec::new(),
    }
}
