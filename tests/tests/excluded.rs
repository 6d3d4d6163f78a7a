//! Names that `payload.exclude` of module.json lists get in by no door where no schema declares them, and all doors agree.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_model::Model;
use eventwright_model::excluded::Exclusions;
use eventwright_runtime::json::{Tree, parse, write};
use eventwright_runtime::types::{Contract, Envelope, OpenEnvelope};
use eventwright_runtime::violation::Violation;
use eventwright_runtime::walk::Options;
use eventwright_tests::contracts::ALL;
use eventwright_tests::generated::{pages, pages_warned};
use eventwright_tests::roots;
use serde::de::DeserializeOwned;

const EXCLUDE: &str = "payload-exclude";

/// Members that the module of the cases excludes, and where.
const REFUSED: &[(&str, &str)] = &[
    (r#""rawHtml":"zq81xv""#, "/rawHtml"),
    (r#""page_body":1"#, "/page_body"),
    (r#""Full-Pages":{"zq81xv":1}"#, "/Full-Pages"),
    (r#""more":{"list":[0,{"page_markdown":"zq81xv"}]}"#, "/more/list/1/page_markdown"),
    (r#""more":{"\u0048TML":"zq81xv"}"#, "/more/HTML"),
];

/// Members of a struct's fields, of which only one of the contracts has any.
const REFUSED_WITHIN: &[(&str, &str)] = &[
    (r#""by":{"tool":"t","html":1}"#, "/by/html"),
    (r#""by":{"more":[{"pageBodies":1}]}"#, "/by/more/0/pageBodies"),
    (r#""labels":{"topic":"t","page_html":"zq81xv"}"#, "/labels/page_html"),
    (r#""extra":[[{"html":"zq81xv"}]]"#, "/extra/0/0/html"),
];

const PASSED: &[&str] =
    &[r#""html_bytes":1"#, r#""page_markdown_id":2"#, r#""more":{"is_html":true,"xhtml":1}"#, r#""pages":{"body":1}"#];

fn payload(member: &str) -> String {
    format!(r#"{{"page_id":"6513270e-269e-4d37-b2a7-4de452e6b438",{member}}}"#)
}

fn envelope<P: Contract>(payload: &str, members: &str) -> String {
    let facts = &P::FACTS;
    format!(
        r#"{{"id":"e","type":"{}","source":"s","timestamp":"2025-12-28T09:30:00Z","payload":{payload},"meta":{{"schema_version":1,"producer":"{}","source_module":"{}"}}{members}}}"#,
        facts.event_type, facts.producer, facts.source_module
    )
}

fn model(case: &str) -> Model {
    roots::model(&roots::repository().join("tests/cases").join(case).join("schemas"))
}

/// What the walker says over the model's tables, as `validate` asks it.
fn walked(model: &Model, event_type: &str, text: &str, tolerant: bool) -> Vec<Violation> {
    let (module, contract) =
        model.contracts().find(|(_, contract)| contract.event_type == event_type).expect("it is described");
    let exclusions = Exclusions::of(&model.policy.value, &module.facts.value);
    let names = exclusions.names();
    let options = Options { tolerant, scan: None, excluded: exclusions.weighed(&names) };
    let tree = parse(text.as_bytes()).expect("JSON");
    let told = model.schemas.table.violations(contract.root, &tree, options);
    assert_eq!(model.schemas.table.accepts(contract.root, &tree, options), told.is_empty(), "{text}");
    told
}

/// Every door on one payload: where it is refused, by the same keyword at the same place.
fn judged<P: Contract + DeserializeOwned + std::fmt::Debug>(model: &Model, text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let (strict, tolerant) = (P::decode(bytes), P::decode_tolerant(bytes));
    let place = strict.as_ref().err().map(|error| error.violation());
    assert_eq!(place, tolerant.err().map(|error| error.violation()), "{text}");
    assert_eq!(place.is_some(), serde_json::from_str::<P>(text).is_err(), "{text}");
    for tolerant in [false, true] {
        assert_eq!(place.clone().into_iter().collect::<Vec<_>>(), walked(model, P::FACTS.event_type, text, tolerant));
    }
    assert_eq!(place.clone().into_iter().collect::<Vec<_>>(), P::violations(bytes), "{text}");
    let around = envelope::<P>(text, "");
    assert_eq!(place.is_some(), Envelope::<P>::decode(around.as_bytes()).is_err(), "{text}");
    assert_eq!(place.is_some(), Envelope::<P>::decode_tolerant(around.as_bytes()).is_err(), "{text}");
    match &strict {
        Ok(event) => drop(event.encode().expect("what was decoded can be encoded")),
        Err(error) => {
            let told = format!("{error} {error:?} {:?}", P::violations(bytes));
            assert!(!told.contains("zq81xv"), "a message repeats a value: {told}");
        }
    }
    place.map(|told| {
        assert_eq!(told.keyword, EXCLUDE, "{text}");
        told.instance
    })
}

#[test]
fn every_door_refuses_an_undeclared_member_under_an_excluded_name() {
    let model = model("excluded");
    for (member, place) in REFUSED {
        let text = payload(member);
        assert_eq!(judged::<pages::PageSaved>(&model, &text).as_deref(), Some(*place), "{member}");
        // What `page.indexed` admits are counts and objects.
        let counted = text.replace("\"zq81xv\"}", "1}").replace(":\"zq81xv\"", ":1");
        assert_eq!(judged::<pages::PageIndexed>(&model, &counted).as_deref(), Some(*place), "{member}");
    }
    for (member, place) in REFUSED_WITHIN {
        assert_eq!(judged::<pages::PageSaved>(&model, &payload(member)).as_deref(), Some(*place), "{member}");
    }
    for member in PASSED {
        assert_eq!(judged::<pages::PageSaved>(&model, &payload(member)), None, "{member}");
        assert_eq!(judged::<pages::PageIndexed>(&model, &payload(member)), None, "{member}");
    }
}

#[test]
fn values_that_hold_one_cannot_be_made() {
    let value = |text: &str| parse(text.as_bytes()).expect("JSON");
    let labels = |text: &str| pages::PageSavedV1 {
        page_id: "6513270e-269e-4d37-b2a7-4de452e6b438".parse().expect("a UUID"),
        has_html: None,
        by: None,
        labels: eventwright_runtime::types::Json::new(value(text)).ok(),
        extra: None,
    };
    assert!(labels(r#"{"topic":"banks"}"#).labels.is_some() && labels(r#"{"rawHtml":"x"}"#).labels.is_none());
    let indexed = |text: &str| eventwright_runtime::types::Json::<pages::PageIndexedV1>::new(value(text));
    assert!(indexed(&payload(r#""words":7"#)).is_ok());
    assert_eq!(indexed(&payload(r#""raw_html":7"#)).expect_err("it is excluded").keyword(), EXCLUDE);
}

#[test]
fn members_that_envelopes_do_not_have_are_judged_too() {
    let sound = payload(r#""words":7"#);
    for (members, refused) in
        [(r#","trace":1"#, false), (r#","rawHtml":1"#, true), (r#","bus":[{"full_page":1}]"#, true)]
    {
        let text = envelope::<pages::PageIndexed>(&sound, members);
        assert_eq!(Envelope::<pages::PageIndexed>::decode(text.as_bytes()).is_err(), refused, "{members}");
        assert_eq!(pages::Event::decode_envelope(text.as_bytes()).is_err(), refused, "{members}");
        assert_eq!(pages::Event::decode_envelope_tolerant(text.as_bytes()).is_err(), refused, "{members}");
        let open = OpenEnvelope::from_json(text.as_bytes()).expect("an envelope");
        assert_eq!(open.refuse_forbidden(&pages::PageIndexed::FACTS).is_err(), refused, "{members}");
    }
}

#[test]
fn a_rule_that_warns_lets_them_through_and_tells_them() {
    let model = model("excluded_warned");
    for (member, place) in REFUSED.iter().chain(REFUSED_WITHIN) {
        let text = payload(member);
        assert_eq!(judged::<pages_warned::PageSaved>(&model, &text), None, "{member}");
        let told = pages_warned::PageSaved::warnings(text.as_bytes());
        let told: Vec<_> = told.iter().map(|one| (one.keyword, one.instance.as_str())).collect();
        assert_eq!(told, [(EXCLUDE, *place)], "{member}");
        assert_eq!(pages::PageSaved::warnings(text.as_bytes()), [], "{member}");
    }
    for member in PASSED {
        assert_eq!(pages_warned::PageSaved::warnings(payload(member).as_bytes()), [], "{member}");
    }
}

#[test]
fn consumers_of_course_factory_do_not_read_over_content() {
    let model = roots::course_factory();
    for typed in ALL {
        let (_, contract) =
            model.contracts().find(|(_, contract)| contract.event_type == typed.event_type).expect("it is described");
        for name in ["lesson_markdown", "rawHtml", "full_lessons", "courseOutline", "lessonBodies", "quiz-questions"] {
            let Tree::Object(mut members) = contract.examples[0].clone() else { panic!("a payload is an object") };
            members.push((name.into(), Tree::String("zq81xv".into())));
            let mut bytes = Vec::new();
            write(&Tree::Object(members), &mut bytes);
            let refused = (typed.decode_tolerant)(&bytes).expect_err("the name is excluded");
            assert_eq!((refused.keyword, refused.instance), (EXCLUDE, format!("/{name}")), "{}", typed.event_type);
            let strict = (typed.violations)(&bytes);
            let keywords: Vec<_> = strict.iter().map(|one| one.keyword).collect();
            assert_eq!(keywords, ["additionalProperties", EXCLUDE], "{name} in {}", typed.event_type);
        }
    }
}
