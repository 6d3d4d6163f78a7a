//! Schemas made to be hard: every verdict comes, none is wrong, and the steps that it may take are bounded.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_compat::{Budget, Side, Verdict, include};

/// Both directions, and whether each is breaking (`true`), compatible (`false`) or may be left open (`None`).
#[track_caller]
fn check(left: &str, right: &str, forward: Option<bool>, backward: Option<bool>) {
    let sides = [left, right].map(|text| Side::plain(text).expect("the schema can be read"));
    for (from, to, expected) in [(&sides[0], &sides[1], forward), (&sides[1], &sides[0], backward)] {
        match (include(from, to, Budget::default()), expected) {
            (Verdict::Breaking(witness), Some(true) | None) => {
                assert_eq!((from.oracle(&witness), to.oracle(&witness)), (Some(true), Some(false)));
            }
            (Verdict::Compatible(_), Some(false) | None) | (Verdict::Unproven(_), None) => {}
            (verdict, expected) => panic!("{verdict:?}, expected {expected:?}, of {left} in {right}"),
        }
    }
}

/// Branches that each ask for a member that holds the whole again.
fn ways(count: usize, combine: &str, more: &str) -> String {
    let branch =
        |index| format!(r##"{{"type":"object","required":["k{index}"],"properties":{{"k{index}":{{"$ref":"#"}}}}}}"##);
    let branches: Vec<String> = (0..count).map(branch).collect();
    format!(r#"{{"{combine}":[{}{more}]}}"#, branches.join(","))
}

#[test]
fn many_ways_that_recur_are_compared() {
    for count in [1, 2, 3, 6, 12, 24] {
        for combine in ["oneOf", "anyOf"] {
            let narrow = ways(count, combine, r#",{"type":"string"}"#);
            let wide = ways(count, combine, r#",{"type":"string"},{"type":"integer"}"#);
            check(&narrow, &narrow, Some(false), Some(false));
            // With `oneOf`, a second branch that fits through the new number makes the first too many.
            let forward = if combine == "anyOf" { Some(false) } else { None };
            check(&narrow, &wide, forward, Some(true));
        }
    }
}

#[test]
fn deep_schemas_are_compared() {
    let nest = |depth: usize, leaf: &str| {
        let mut text = leaf.to_owned();
        for _ in 0..depth {
            text = format!(r#"{{"type":"object","properties":{{"a":{text}}},"required":["a"]}}"#);
        }
        text
    };
    check(&nest(30, r#"{"type":"integer"}"#), &nest(30, r#"{"type":"number"}"#), Some(false), Some(true));
}

#[test]
fn wide_schemas_are_compared() {
    let wide = |count: usize, last: &str| {
        let member = |index: usize| format!(r#""p{index}":{{"type":"string","maxLength":{index}}}"#);
        let members: Vec<String> = (0..count).map(member).collect();
        format!(r#"{{"type":"object","properties":{{{},"z":{last}}},"additionalProperties":false}}"#, members.join(","))
    };
    check(&wide(300, r#"{"type":"integer"}"#), &wide(300, r#"{"type":"number"}"#), Some(false), Some(true));
}

#[test]
fn long_texts_and_lists_are_compared() {
    check(r#"{"maxLength":1000000}"#, r#"{"maxLength":2000000}"#, Some(false), None);
    check(
        r#"{"type":"string","maxLength":100000,"pattern":"^[a-z]*$"}"#,
        r#"{"type":"string","maxLength":200000,"pattern":"^[a-z0-9]*$"}"#,
        Some(false),
        Some(true),
    );
    check(r#"{"maxItems":1000000}"#, r#"{"maxItems":1000001}"#, Some(false), None);
    check(r#"{"minProperties":100000}"#, r#"{"minProperties":99999}"#, Some(false), None);
    check(r#"{"multipleOf":1e-300}"#, r#"{"multipleOf":1e-301}"#, None, None);
    check(r#"{"multipleOf":1e300}"#, r#"{"multipleOf":1e299}"#, None, None);
}

#[test]
fn patterns_that_grow_when_combined_are_compared() {
    let pattern = |index: usize| format!(r#"{{"pattern":"a.{{{index}}}$"}}"#);
    let all = |count: usize| (2..count).map(pattern).collect::<Vec<_>>().join(",");
    check(
        &format!(r#"{{"type":"string","allOf":[{}]}}"#, all(9)),
        &format!(r#"{{"type":"string","allOf":[{}]}}"#, all(8)),
        None,
        None,
    );
}

#[test]
fn conditions_and_negations_that_nest_are_compared() {
    let mut left = String::from(r#"{"type":"integer"}"#);
    for index in 0..12 {
        left = format!(
            r#"{{"if":{{"required":["a{index}"]}},"then":{{"not":{left}}},"else":{{"anyOf":[{left},{{"maximum":{index}}}]}}}}"#
        );
        if left.len() > 20_000 {
            break;
        }
    }
    check(&left, &left, Some(false), Some(false));
    check(&left, r#"{"type":["object","integer"]}"#, None, None);
}

/// Whatever the verdict is, it comes, and is no proof of what is not so.
fn ends(left: &str, right: &str) {
    let (Ok(left), Ok(right)) = (Side::plain(left), Side::plain(right)) else { return };
    for (from, to) in [(&left, &right), (&right, &left)] {
        if let Verdict::Breaking(witness) = include(from, to, Budget::default()) {
            assert_eq!((from.oracle(&witness), to.oracle(&witness)), (Some(true), Some(false)));
        }
    }
}

#[test]
fn overlapping_ways_that_recur_come_to_an_end() {
    let branch = |index: usize| {
        let members: Vec<String> = (0..=index).map(|at| format!(r##""p{at}":{{"$ref":"#/$defs/n"}}"##)).collect();
        format!(r#"{{"type":"object","properties":{{{}}}}}"#, members.join(","))
    };
    let all = |count: usize| {
        let branches: Vec<String> = (0..count).map(branch).collect();
        format!(r##"{{"$ref":"#/$defs/n","$defs":{{"n":{{"oneOf":[{},{{"type":"string"}}]}}}}}}"##, branches.join(","))
    };
    ends(&all(12), &all(11));
}

#[test]
fn chains_deeper_than_any_stack_come_to_an_end() {
    let chain = |leaf: &str| {
        let link = |at: usize| {
            format!(
                r##""n{at}":{{"type":"object","required":["a"],"properties":{{"a":{{"$ref":"#/$defs/n{}"}}}}}}"##,
                at + 1
            )
        };
        let links: Vec<String> = (0..2_000).map(link).collect();
        format!(r##"{{"$ref":"#/$defs/n0","$defs":{{{},"n2000":{leaf}}}}}"##, links.join(","))
    };
    ends(&chain(r#"{"type":"integer"}"#), &chain(r#"{"type":"number"}"#));
}

#[test]
fn values_that_double_with_each_level_are_not_made() {
    let levels = |body: &str, leaf: &str| {
        let level = |at: usize| format!(r#""n{at}":{}"#, body.replace("NEXT", &format!("#/$defs/n{}", at + 1)));
        let levels: Vec<String> = (0..40).map(level).collect();
        format!(r##"{{"$ref":"#/$defs/n0","$defs":{{{},"n40":{leaf}}}}}"##, levels.join(","))
    };
    for body in [
        r#"{"type":"object","required":["a","b"],"properties":{"a":{"$ref":"NEXT"},"b":{"$ref":"NEXT"}}}"#,
        r#"{"type":"array","minItems":2,"items":{"$ref":"NEXT"}}"#,
        r#"{"anyOf":[{"$ref":"NEXT"},{"$ref":"NEXT"},{"required":["z"]}]}"#,
    ] {
        ends(&levels(body, r#"{"type":"integer"}"#), &levels(body, r#"{"type":"number"}"#));
    }
}

#[test]
fn circles_under_negations_are_refused() {
    let circle = r##"{"oneOf":[{"$ref":"#/$defs/d1"}],"$defs":{"d1":{"if":{"not":{"anyOf":[{"unevaluatedProperties":{},
        "allOf":[{"$ref":"#/$defs/d1"}]}]}},"then":{"properties":{"b":{}}}}}}"##;
    assert!(Side::plain(circle).is_err());
}

#[test]
fn thousands_of_names_and_values_come_to_an_end() {
    let names = |count: usize| (0..count).map(|at| format!(r#""v{at}""#)).collect::<Vec<_>>().join(",");
    ends(&format!(r#"{{"required":[{}]}}"#, names(1_000)), &format!(r#"{{"required":[{}]}}"#, names(1_001)));
    let dangling = |at: usize| format!(r##""v{at}":{{"$ref":"#/$defs/q{at}"}}"##);
    let all: Vec<String> = (0..3_000).map(dangling).collect();
    assert!(Side::plain(&format!(r#"{{"properties":{{{}}}}}"#, all.join(","))).is_err());
}

#[test]
fn rules_that_all_widen_are_compared() {
    // Of many rules that must hold, one fails at a time: the others have nothing to do with it.
    let any = |at: usize, most: usize| {
        format!(r#"{{"anyOf":[{{"required":["a{at}"]}},{{"properties":{{"b{at}":{{"maxLength":{most}}}}}}}]}}"#)
    };
    let conditional = |at: usize, most: usize| {
        format!(
            r#"{{"if":{{"properties":{{"f{at}":{{"const":true}}}},"required":["f{at}"]}},"then":{{"required":["g{at}"]}},
            "else":{{"properties":{{"g{at}":{{"maxLength":{most}}}}}}}}}"#
        )
    };
    let all = |rule: &dyn Fn(usize, usize) -> String, count: usize, most: usize| {
        let rules: Vec<String> = (0..count).map(|at| rule(at, most)).collect();
        format!(r#"{{"type":"object","allOf":[{}]}}"#, rules.join(","))
    };
    for (rule, count) in [(&any as &dyn Fn(usize, usize) -> String, 20), (&conditional, 14)] {
        check(&all(rule, count, 3), &all(rule, count, 4), Some(false), Some(true));
    }
    let dependent = |most: usize| {
        let member = |at: usize| format!(r#""a{at}":{{"properties":{{"b{at}":{{"maxLength":{most}}}}}}}"#);
        let members: Vec<String> = (0..40).map(member).collect();
        format!(r#"{{"type":"object","dependentSchemas":{{{}}}}}"#, members.join(","))
    };
    check(&dependent(3), &dependent(4), Some(false), Some(true));
}

#[test]
fn what_lies_between_multiples_is_found() {
    let number = r#"{"type":"number","minimum":10}"#;
    check(number, r#"{"type":"number","minimum":10,"multipleOf":0.5}"#, Some(true), Some(false));
    check(r#"{"exclusiveMaximum":0}"#, r#"{"multipleOf":0.01}"#, Some(true), Some(true));
    check(r#"{"not":{"multipleOf":0.5}}"#, r#"{"maximum":2}"#, Some(true), Some(true));
    let step = |most: u64| format!(r#"{{"type":"integer","multipleOf":1.5,"maximum":{most}}}"#);
    check(&step(9_007_199_254_740_993), &step(9_007_199_254_740_992), None, None);
    let text = |most: u64| format!(r#"{{"type":"string","maxLength":{most}}}"#);
    check(&text(65_536), &text(65_535), Some(true), Some(false));
}

#[test]
fn heavy_values_are_varied_within_bounds() {
    let members: Vec<String> =
        (0..40).map(|index| format!(r#""m{index}":{{"type":"string","minLength":9000}}"#)).collect();
    let names: Vec<String> = (0..40).map(|index| format!(r#""m{index}""#)).collect();
    let (members, names) = (members.join(","), names.join(","));
    let list = |item: &str, least: usize| {
        format!(r#"{{"type":"array","uniqueItems":true,"minItems":{least},"items":{item}}}"#)
    };
    let item = format!(r#"{{"type":"object","properties":{{{members}}},"required":[{names}]}}"#);
    ends(&list(&item, 3), "false");
    ends(&list(&list(&list(&list(r#"{"type":"object"}"#, 9), 9), 9), 9), "false");
    check(&list(r#"{"type":"string","minLength":15000}"#, 3), "false", Some(true), Some(false));
}
