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
    let (left, right) = (side(left), side(right));
    for (from, to, wanted) in [(&left, &right, wanted.0), (&right, &left, wanted.1)] {
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

#[test]
fn what_depends_on_the_way_is_refused() {
    let text = format!(r##"{{"$schema":"{DRAFT8}","properties":{{"a":{{"$recursiveRef":"#"}}}}}}"##);
    assert!(Side::plain(&text).is_err());
}
