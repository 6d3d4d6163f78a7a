//! Documents of earlier drafts mean what their drafts say.
#![allow(clippy::expect_used, reason = "a test fails where it stands")]

use eventwright_compat::{Budget, Side, Verdict, include};

const DRAFT4: &str = "http://json-schema.org/draft-04/schema#";
const DRAFT6: &str = "http://json-schema.org/draft-06/schema#";
const DRAFT7: &str = "http://json-schema.org/draft-07/schema#";
const DRAFT8: &str = "https://json-schema.org/draft/2019-09/schema";

/// Whether what the one admits the other does, and the other way round; a break has its witness.
#[track_caller]
fn check(draft: &str, left: &str, right: &str, wanted: (bool, bool)) {
    let side = |text: &str| {
        let text = text.replacen('{', &format!(r#"{{"$schema":"{draft}","#), 1).replace(",}", "}");
        Side::plain(&text).expect("the schema can be read")
    };
    directions(&side(left), &side(right), wanted);
}

#[track_caller]
fn directions(left: &Side, right: &Side, wanted: (bool, bool)) {
    for (from, to, wanted) in [(left, right, wanted.0), (right, left, wanted.1)] {
        match include(from, to, Budget::default()) {
            Verdict::Compatible(_) => assert!(wanted, "{from:?} in {to:?}"),
            Verdict::Breaking(witness) => {
                assert!(!wanted, "{witness:?} breaks {from:?} in {to:?}");
                assert_eq!((from.oracle(&witness), to.oracle(&witness)), (Some(true), Some(false)));
            }
            Verdict::Unproven(why) => assert_eq!(why, "", "{from:?} in {to:?}"),
        }
    }
}

#[test]
fn keywords_that_a_draft_does_not_have_say_nothing() {
    check(DRAFT4, r#"{"const":3}"#, r#"{"type":"integer"}"#, (false, true));
    check(DRAFT4, r#"{"const":3}"#, "{}", (true, true));
    check(DRAFT4, r#"{"contains":{"type":"null"}}"#, "{}", (true, true));
    check(DRAFT6, r#"{"if":{"type":"string"},"then":{"maxLength":1}}"#, "{}", (true, true));
    check(DRAFT7, r#"{"if":{"type":"string"},"then":{"maxLength":1}}"#, "{}", (true, false));
    check(DRAFT7, r#"{"prefixItems":[{"const":3}],"unevaluatedProperties":false}"#, "{}", (true, true));
    check(DRAFT7, r#"{"dependentRequired":{"a":["b"]}}"#, "{}", (true, true));
    check(DRAFT8, r#"{"prefixItems":[{"const":3}]}"#, "{}", (true, true));
    check(DRAFT8, r#"{"dependentRequired":{"a":["b"]}}"#, "{}", (true, false));
}

#[test]
fn keywords_that_were_renamed_mean_what_they_did() {
    check(DRAFT7, r#"{"dependencies":{"a":["b"],"c":{"required":["d"]}}}"#, "{}", (true, false));
    check(DRAFT7, r#"{"items":[{"type":"string"}],"additionalItems":false}"#, r#"{"maxItems":1}"#, (true, false));
    check(
        DRAFT7,
        r#"{"items":{"type":"string"},"additionalItems":false}"#,
        r#"{"items":{"type":"string"}}"#,
        (true, true),
    );
    check(DRAFT4, r#"{"minimum":3,"exclusiveMinimum":true}"#, r#"{"minimum":3}"#, (true, false));
    check(DRAFT4, r#"{"minimum":3,"exclusiveMinimum":false}"#, r#"{"minimum":3}"#, (true, true));
    let named = r##"{"definitions":{"a":{"$id":"#foo","type":"string"}},"properties":{"x":{"$ref":"#foo"}}}"##;
    check(DRAFT7, named, r#"{"properties":{"x":{"type":"string"}}}"#, (true, true));
}

#[test]
fn a_reference_leaves_nothing_else_to_say() {
    let beside =
        r##"{"properties":{"x":{"$ref":"#/definitions/a","maxLength":3}},"definitions":{"a":{"type":"string"}}}"##;
    let shorter = r#"{"properties":{"x":{"type":"string","maxLength":3}}}"#;
    check(DRAFT7, beside, shorter, (false, true));
    check(DRAFT8, beside, shorter, (true, true));
}

/// The same for two documents as they stand.
#[track_caller]
fn check_as_is(left: &str, right: &str, wanted: (bool, bool)) {
    let side = |text: &str| Side::plain(text).expect("the schema can be read");
    directions(&side(left), &side(right), wanted);
}

/// What is said of a document that cannot be read, and the text at its place.
#[track_caller]
fn refusal(text: &str) -> (String, &str) {
    let error = Side::plain(text).expect_err("the schema cannot be read");
    let span = error.diagnostics[0].span;
    (error.to_string(), &text[span.start as usize..span.end as usize])
}

#[test]
fn a_document_without_a_draft_is_of_the_one_that_its_keywords_are_of() {
    check_as_is(r#"{"minimum":1,"exclusiveMinimum":true}"#, r#"{"minimum":1}"#, (true, false));
    check_as_is(r#"{"minimum":1,"exclusiveMinimum":true}"#, r#"{"exclusiveMinimum":1}"#, (true, true));
    check_as_is(r#"{"maximum":1,"exclusiveMaximum":false}"#, r#"{"maximum":1}"#, (true, true));
    check_as_is(r#"{"items":[{"type":"integer"}]}"#, r#"{"prefixItems":[{"type":"integer"}]}"#, (true, true));
    check_as_is(r#"{"items":[{"type":"integer"}],"additionalItems":false}"#, r#"{"maxItems":1}"#, (true, false));
    check_as_is(r#"{"dependencies":{"a":["b"]}}"#, r#"{"dependentRequired":{"a":["b"]}}"#, (true, true));
    check_as_is(r#"{"dependencies":{"a":["b"]}}"#, "{}", (true, false));
    check_as_is(r#"{"allOf":[{"dependencies":{"a":{"required":["c"]}}}]}"#, "{}", (true, false));
    let referred = r##"{"allOf":[{"$ref":"#/components/a"}],"components":{"a":{"dependencies":{"a":["b"]}}}}"##;
    check_as_is(referred, r#"{"dependentRequired":{"a":["b"]}}"#, (true, true));
}

#[test]
fn names_and_values_tell_of_no_draft() {
    // `$ref` leaves room for more only where the document is of 2020-12.
    let short =
        |rest: &str| format!(r##"{{"$ref":"#/definitions/a","maxLength":3,"definitions":{{"a":{{}}}}{rest}}}"##);
    for rest in [
        "",
        r#","properties":{"dependencies":{"type":"object"},"exclusiveMinimum":true}"#,
        r#","default":{"items":[],"dependencies":{}}"#,
        r#","enum":["a",{"exclusiveMinimum":true}]"#,
        r#","examples":[{"dependencies":{}}]"#,
        r#","x-note":{"dependencies":{}}"#,
        r#","dependencies":{},"minContains":1"#,
        r#","dependencies":{},"not":{"required":["b"],"dependentRequired":{"a":["b"]}}"#,
        r#","dependencies":{},"x-note":{"unevaluatedItems":false}"#,
        r#","dependencies":{},"$defs":{}"#,
    ] {
        let side = Side::plain(&short(rest)).expect("the schema can be read");
        let long = eventwright_runtime::json::Tree::String("abcd".into());
        assert_eq!((side.admits(&long), side.oracle(&long)), (false, Some(false)), "{rest}");
    }
    check_as_is(&short(r#","dependencies":{}"#), "{}", (true, true));
}

#[test]
fn keywords_of_drafts_that_do_not_go_together_are_refused() {
    for text in [
        r#"{"minimum":1,"exclusiveMinimum":true,"const":3}"#,
        r#"{"minimum":1,"exclusiveMinimum":true,"maximum":9,"exclusiveMaximum":9}"#,
        r#"{"minimum":1,"exclusiveMinimum":true,"dependentRequired":{}}"#,
        r#"{"items":[{"type":"string"}],"unevaluatedItems":false}"#,
        r#"{"items":[{"type":"string"}],"not":{"prefixItems":[{}]}}"#,
        r#"{"items":[{"type":"string"}],"items":[{"type":"integer"}]}"#,
    ] {
        assert!(Side::plain(text).is_err(), "{text}");
    }
}

#[test]
fn an_empty_list_of_items_leaves_all_to_the_rest() {
    for draft in [DRAFT4, DRAFT6, DRAFT7, DRAFT8] {
        check(draft, r#"{"items":[]}"#, "{}", (true, true));
        check(draft, r#"{"items":[],"additionalItems":{"type":"null"}}"#, r#"{"items":{"type":"null"}}"#, (true, true));
        check(draft, r#"{"items":[],"additionalItems":false}"#, r#"{"maxItems":0}"#, (true, true));
    }
    check_as_is(r#"{"properties":{"items":{"items":[]}}}"#, "{}", (true, true));
}

#[test]
fn dependencies_say_nothing_from_2019_09_on() {
    check(DRAFT8, r#"{"dependencies":{"a":["b"]}}"#, "{}", (true, true));
    let mended = r##"{"dependencies":{"a":["b"]},"$defs":{"x":{"$ref":"#/$defs/x"}}}"##;
    let object = eventwright_runtime::json::parse(br#"{"a":1}"#).expect("it is JSON");
    assert_eq!(Side::plain(mended).expect("the schema can be read").oracle(&object), Some(true));
    check_as_is(mended, "{}", (true, true));
    let named = r##"{"definitions":{"dependencies":{"type":"string"}},"$ref":"#/definitions/dependencies"}"##;
    check_as_is(named, r#"{"type":"string"}"#, (true, true));
}

#[test]
fn a_recursive_reference_in_a_single_document_leads_to_its_root() {
    let tree = |keyword: &str| {
        format!(r##"{{"type":"object","properties":{{"n":{{"type":"integer"}},"a":{{"{keyword}":"#"}}}}}}"##)
    };
    check(DRAFT8, &tree("$recursiveRef"), &tree("$ref"), (true, true));
    let anchored = tree("$recursiveRef").replacen('{', r#"{"$id":"https://example.org/a","$recursiveAnchor":true,"#, 1);
    check(DRAFT8, &anchored, &tree("$ref"), (true, true));
    check(DRAFT8, &anchored, r#"{"properties":{"a":{"properties":{"n":{"type":"integer"}}}}}"#, (true, false));
    check(DRAFT8, &anchored, r#"{"properties":{"a":{"properties":{"n":{"type":"null"}}}}}"#, (false, false));
}

#[test]
fn what_depends_on_the_way_is_refused() {
    for (rest, place) in [
        (r##""$defs":{"b":{"$id":"b"}},"properties":{"a":{"$recursiveRef":"#"}}"##, "\"#\""),
        (r##""properties":{"a":{"$recursiveRef":"#","$ref":"#/properties/b"},"b":{}}"##, "\"#\""),
        (r##""$ref":"b.json","properties":{"a":{"$recursiveRef":"#"}}"##, "\"#\""),
        (r##""properties":{"a":{"$recursiveRef":"b"}}"##, "\"b\""),
    ] {
        let text = format!(r#"{{"$schema":"{DRAFT8}",{rest}}}"#);
        assert_eq!(refusal(&text), ("`$recursiveRef` is not understood [unsupported-dialect]".to_owned(), place));
    }
    let text = format!(r##"{{"$schema":"{DRAFT8}","not":{{"$recursiveAnchor":true}}}}"##);
    assert_eq!(refusal(&text), ("`$recursiveAnchor` is not understood [unsupported-dialect]".to_owned(), "true"));
}

#[test]
fn a_fault_of_an_earlier_draft_is_told_where_it_was_written() {
    let text = format!(r#"{{"$schema":"{DRAFT7}","items":[{{"type":"integr"}}],"additionalItems":{{"minimum":"1"}}}}"#);
    let error = Side::plain(&text).expect_err("the schema cannot be read");
    let places: Vec<_> =
        error.diagnostics.iter().map(|one| &text[one.span.start as usize..one.span.end as usize]).collect();
    assert_eq!(places, [r#""integr""#, r#""1""#]);
    let text =
        format!(r#"{{"$schema":"{DRAFT7}","properties":{{"a":{{"$id":"http://a.b/c","items":{{"$ref":"d"}}}}}}}}"#);
    let (message, place) = refusal(&text);
    assert_eq!((place, message.contains("2020-12")), (r#""d""#, false), "{message}");
}

#[test]
fn an_identifier_that_is_a_pointer_says_nothing() {
    let made = r##"{"$id":"http://a.b/c","properties":{"x":{"$id":"#/properties/x","type":"string"},
        "y":{"$ref":"#/properties/x"}}}"##;
    let same = r#"{"properties":{"x":{"type":"string"},"y":{"type":"string"}}}"#;
    check(DRAFT6, made, same, (true, true));
    check(DRAFT7, made, same, (true, true));
    check(DRAFT4, &made.replace("$id", "id"), same, (true, true));
    check_as_is(made, same, (true, true));
    let elsewhere = r##"{"properties":{"x":{"$id":"#/properties/z","type":"string"},"y":{"$ref":"#/properties/z"},
        "z":{"type":"null"}}}"##;
    let other = r#"{"properties":{"x":{"type":"string"},"y":{"type":"null"},"z":{"type":"null"}}}"#;
    check(DRAFT7, elsewhere, other, (true, true));
}

#[test]
fn values_are_not_mended() {
    let value = r##"{"const":{"$id":"#a"},"$defs":{"b":{"$id":"#b"}}}"##;
    check_as_is(value, r##"{"const":{"$id":"#a"}}"##, (true, true));
    check_as_is(value, r#"{"const":{"$anchor":"a"}}"#, (false, false));
    let value = r#"{"const":{"pattern":"[^]"},"$defs":{"b":{"pattern":"[^]"}}}"#;
    check_as_is(value, r#"{"const":{"pattern":"[^]"}}"#, (true, true));
}

#[test]
fn references_into_what_was_renamed_lead_there() {
    let string = r#"{"properties":{"x":{"type":"string"}}}"#;
    for (rest, place) in [
        (r#""allOf":[{"items":[{},{"type":"string"}]}]"#, "allOf/0/items/1"),
        (r#""not":{"not":{"items":[{}],"additionalItems":{"type":"string"}}}"#, "not/not/additionalItems"),
        (r#""definitions":{"items":{"items":[{"type":"string"}]}}"#, "definitions/items/items/0"),
        (
            r#""definitions":{"dependencies":{"dependencies":{"a~/b":{"type":"string"}}}}"#,
            "definitions/dependencies/dependencies/a~0~1b",
        ),
        (r#""definitions":{"a":{"items":{"type":"string"}}}"#, "definitions/a/items"),
    ] {
        let left = format!(r##"{{"properties":{{"x":{{"$ref":"#/{place}"}}}},{rest}}}"##);
        let (left, right) = (left.as_str(), string.replace("}}}", "}},\"rest\":0}").replace("\"rest\":0", rest));
        check(DRAFT7, left, &right, (true, true));
    }
    // What is nobody's keyword is read as of the draft, too, where it is referred to; values cannot be.
    let listed = |place: &str, rest: &str| format!(r##"{{"allOf":[{{"$ref":"#/{place}"}}],{rest}}}"##);
    for (place, rest) in [
        ("x/0", r#""x":[{"dependencies":{"a":["b"]}}]"#),
        ("x/0/0", r#""x":[[{"dependencies":{"a":["b"]}}]]"#),
        ("x/a%20b", r#""x":{"a b":{"dependencies":{"a":["b"]}}}"#),
        ("x%20y/items/0", r#""x y":{"items":[{"dependencies":{"a":["b"]}}]}"#),
    ] {
        check(DRAFT7, &listed(place, rest), "{}", (true, false));
        check_as_is(&listed(place, rest), r#"{"dependentRequired":{"a":["b"]}}"#, (true, true));
    }
    for (place, rest) in [
        ("default", r#""default":{"dependencies":{"a":["b"]}}"#),
        ("x/enum", r#""x":{"enum":{"dependencies":{"a":["b"]}}}"#),
        ("%65num/0", r#""enum":[{"dependencies":{"a":["b"]}}]"#),
    ] {
        let message = "a reference into a value is not understood [unsupported-dialect]";
        assert_eq!(refusal(&listed(place, rest)).0, message);
    }
    // A part with an identifier has pointers of its own.
    let text = r##"{"items":[{"$id":"http://a.b/c","items":[{}],"not":{"$ref":"#/items/0"}}]}"##;
    assert_eq!(refusal(text).1, "\"#/items/0\"");
}

#[test]
fn a_draft_that_is_not_known_is_refused() {
    for name in ["http://json-schema.org/draft-03/schema#", "https://json-schema.org/draft/next/schema"] {
        let text = format!(r#"{{"$schema":"{name}","divisibleBy":2}}"#);
        let message = "only JSON Schema draft-04 to 2020-12 is understood [unsupported-dialect]";
        assert_eq!(refusal(&text), (message.to_owned(), format!("\"{name}\"").as_str()));
    }
}

#[test]
fn what_a_text_contains_is_an_annotation_in_every_draft() {
    for draft in [DRAFT4, DRAFT6, DRAFT7, DRAFT8] {
        let content = r#"{"contentMediaType":"application/json","contentEncoding":"base64","enum":["%","MQ=="]}"#;
        check(draft, content, r#"{"enum":["%","MQ=="]}"#, (true, true));
        check(draft, content, r#"{"enum":["MQ=="]}"#, (false, true));
    }
}
