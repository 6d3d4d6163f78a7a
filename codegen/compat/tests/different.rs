//! Lists whose items all differ: as many different items are made as it takes, and none where there are too few.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_compat::{Budget, Side, Verdict, include};

/// A list whose items all differ, with more said about it.
fn list(more: &str) -> String {
    format!(r#"{{"type":"array","uniqueItems":true,{more}}}"#)
}

fn asked(left: &str, right: &str) -> (Side, Side, Verdict) {
    let [from, to] = [left, right].map(|text| Side::plain(text).expect("the schema can be read"));
    let verdict = include(&from, &to, Budget::default());
    (from, to, verdict)
}

#[track_caller]
fn breaks(more: &str, right: &str) {
    let (from, to, verdict) = asked(&list(more), right);
    let Verdict::Breaking(witness) = verdict else { panic!("{verdict:?} of {more} in {right}") };
    assert_eq!((from.oracle(&witness), to.oracle(&witness)), (Some(true), Some(false)), "{witness:?}");
}

#[track_caller]
fn holds(more: &str, right: &str) {
    let (_, _, verdict) = asked(&list(more), right);
    assert!(matches!(verdict, Verdict::Compatible(_)), "{verdict:?} of {more} in {right}");
}

#[test]
fn different_objects_are_made() {
    const TWO: &str = r#""properties":{"a":{"type":"string"},"b":{"type":"string"}},"required":["a","b"],"additionalProperties":false"#;
    breaks(r#""minItems":3,"items":{"type":"object"}"#, "false");
    breaks(&format!(r#""minItems":2,"items":{{"type":"object",{TWO}}}"#), "false");
    breaks(&format!(r#""minItems":40,"items":{{"type":"object",{TWO}}}"#), "false");
    breaks(r#""items":{"type":"object"}"#, r#"{"type":"array","maxItems":10}"#);
    breaks(r#""contains":{"type":"object"},"minContains":3"#, "false");
    breaks(r#""minItems":9,"items":{"type":"object","propertyNames":{"pattern":"^x-[0-9]{3}$"}}"#, "false");
    breaks(
        r#""minItems":20,"items":{"type":"object","required":["of"],"properties":{"of":{"enum":["one","two","three"]},
        "to":{"type":"string","pattern":"^k[0-9]{2}$"}},"additionalProperties":false}"#,
        "false",
    );
}

#[test]
fn different_lists_are_made() {
    breaks(r#""items":{"type":"array","items":{"type":"string"}},"minItems":3"#, "false");
    breaks(r#""items":{"type":"array","items":{"type":"object"},"minItems":2,"maxItems":2},"minItems":12"#, "false");
    breaks(
        r#""minItems":7,"items":{"type":"array","minItems":1,"maxItems":1,"items":{"type":"object","required":["id"],
        "properties":{"id":{"type":"string","format":"uuid"}},"additionalProperties":false}}"#,
        "false",
    );
}

#[test]
fn different_numbers_and_texts_are_made() {
    breaks(r#""items":{"type":"number","minimum":0,"maximum":1},"minItems":3"#, "false");
    breaks(r#""items":{"type":"number","exclusiveMinimum":1000000,"exclusiveMaximum":1000001},"minItems":50"#, "false");
    breaks(r#""items":{"type":"number","multipleOf":0.7},"minItems":30"#, "false");
    breaks(r#""items":{"type":"integer","maximum":-5,"multipleOf":7},"minItems":30"#, "false");
    breaks(r#""items":{"type":"string","pattern":"^[A-Z]{3}[0-9]{2}$"}"#, r#"{"type":"array","maxItems":100}"#);
    breaks(r#""items":{"type":"string","pattern":"^(ab)*$"},"minItems":5"#, "false");
    breaks(r#""items":{"type":"string","pattern":"^(foo|bar)-(one|two|three)-(red|green)$"},"minItems":12"#, "false");
    breaks(r#""items":{"type":"string","pattern":"^[\\u0400-\\u04ff]$"},"minItems":25"#, "false");
    breaks(r#""items":{"type":"string","format":"date-time"},"minItems":5"#, "false");
    breaks(r#""items":{"type":"string","format":"uuid"},"minItems":25"#, "false");
}

#[test]
fn values_within_values_like_them_are_made() {
    const TREE: &str = r##"{"type":"object","required":["of"],"additionalProperties":false,
        "properties":{"of":{"type":"array","uniqueItems":true,"items":{"$ref":"#"}}}}"##;
    let (from, to, verdict) = asked(TREE, r#"{"properties":{"of":{"maxItems":3}}}"#);
    let Verdict::Breaking(witness) = verdict else { panic!("{verdict:?}") };
    assert_eq!((from.oracle(&witness), to.oracle(&witness)), (Some(true), Some(false)), "{witness:?}");
}

#[test]
fn items_leave_values_to_those_that_have_no_other() {
    breaks(r#""minItems":3,"prefixItems":[{"type":"string"},{"enum":["a",""]},{"const":""}]"#, "false");
    breaks(
        r#""minItems":5,"prefixItems":[{"enum":["a","b"]},{"const":"a"},{"type":"string"}],
        "items":{"type":"string","maxLength":1}"#,
        "false",
    );
    holds(r#""minItems":3,"prefixItems":[{"enum":["a","b"]},{"const":"a"},{"const":"b"}]"#, "false");
}

#[test]
fn too_few_values_end_a_list() {
    let most = |most: usize| format!(r#"{{"type":"array","maxItems":{most}}}"#);
    const OF: &str = r#""items":{"type":"object","required":["a"],"properties":{"a":{"type":"boolean"},"b":{"type":"null"}},
        "additionalProperties":false}"#;
    holds(OF, &most(4));
    breaks(OF, &most(3));
    holds(r#""items":{"type":"array","maxItems":1,"items":{"type":"boolean"}}"#, &most(3));
    breaks(r#""items":{"type":"array","maxItems":1,"items":{"type":"boolean"}}"#, &most(2));
    holds(r#""items":{"type":"integer","minimum":0,"maximum":9}"#, &most(10));
    breaks(r#""items":{"type":"integer","minimum":0,"maximum":9}"#, &most(9));
    breaks(r#""items":{"type":"string","pattern":"^(foo|bar)-(one|two)$"}"#, &most(3));
    // More items than a list is made of: that none was made is no proof.
    let (_, _, verdict) = asked(&list(r#""items":{"type":"string","pattern":"^[a-z]{2}$"}"#), &most(675));
    assert!(!matches!(verdict, Verdict::Compatible(_)), "{verdict:?}");
}
