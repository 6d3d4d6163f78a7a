//! Bounds of small schemas: safe for every one, exact for those of which the proof has an instance.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_inputs::instances::instance;
use eventwright_inputs::{cases, schemas};
use eventwright_model::lower::File;
use eventwright_model::size::{self, Worst};
use eventwright_model::{Model, Profile, load};
use eventwright_runtime::json::{Tree, Writer, parse, tree_cost};
use eventwright_tests::mutate::mutate;
use eventwright_tests::random::{Random, iterations};

/// The model of one plain document, and its root; `None` where it is refused. A schema with keywords of contracts becomes
/// a field of one.
fn model(schema: &str) -> Option<(Model, u32)> {
    if schema.contains("x-max-json-bytes") {
        let contract = format!(
            r#"{{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{{"v":{schema}}},"x-event":{{"type":"a.b","when":"now","producer":{{"symbol":"a"}},"meta":{{"schema_version":1,"producer":"p","source_module":"m"}}}}}}"#
        );
        let module = r#"{"title":"M","version":"1.0.0","owner":"T","publishes":["a.b"]}"#;
        let files = vec![File::new("m/a.b.v1.json", contract), File::new("m/module.json", module)];
        let loaded = load(files, Profile::Contract);
        let model = loaded.model.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics));
        let root = model.schemas.ids().find(|id| &*model.schemas.info(*id).pointer == "/properties/v")?;
        return Some((model, root));
    }
    let model = load(vec![File::new("schema.json", schema)], Profile::Plain { assert_formats: true }).model?;
    let root = model.documents.iter().find_map(|document| document.root)?;
    Some((model, root))
}

/// What a writer makes of a value. Compactly, an integer of a place for integers is written as one; where any number may
/// stand, a double is written as one, and takes more.
fn cost(value: &Tree, writer: Writer) -> u64 {
    let mut value = value.clone();
    if writer == Writer::Compact {
        value.settle();
    }
    tree_cost(&value, writer)
}

#[track_caller]
fn checked(model: &Model, root: u32, writer: Writer, schema: &str) -> Worst {
    let worst = size::worst(model, root, writer);
    assert_eq!(worst.bytes.is_none(), !worst.unbounded.is_empty(), "{schema}");
    if let Some(instance) = &worst.instance {
        assert!(model.schemas.table.is_valid(root, instance), "{schema}: {instance:?}");
        assert_eq!(Some(tree_cost(instance, writer)), worst.bytes, "{schema}: {instance:?}");
    }
    worst
}

/// Schemas with the bytes of their largest instance, compactly, as Python writes it, and as Python writes it in UTF-8.
/// Each figure is one that can be counted by hand, and comes with an instance.
const EXACT: &[(&str, [u64; 3])] = &[
    // Scalars.
    (r#"{"type":"null"}"#, [4, 4, 4]),
    (r#"{"type":"boolean"}"#, [5, 5, 5]),
    (r#"{"type":"boolean","not":{"const":false}}"#, [4, 4, 4]),
    (r#"{"enum":["a","é","😀"]}"#, [6, 14, 6]),
    (r#"{"const":{"a":[1,2],"b":null}}"#, [20, 28, 28]),
    // Integers: Python may hold a double, which it writes with a point.
    (r#"{"type":"integer","minimum":0,"maximum":1000}"#, [4, 6, 6]),
    (r#"{"type":"integer","minimum":-1000,"maximum":5}"#, [5, 7, 7]),
    (r#"{"type":"integer","exclusiveMinimum":0,"exclusiveMaximum":10}"#, [1, 3, 3]),
    (r#"{"type":"integer","minimum":0,"maximum":1000,"multipleOf":300}"#, [3, 5, 5]),
    (r#"{"type":"integer","minimum":5,"maximum":9223372036854775807}"#, [19, 22, 22]),
    (r#"{"type":"integer","minimum":0}"#, [23, 23, 23]),
    (r#"{"type":"integer"}"#, [24, 24, 24]),
    (r#"{"const":1}"#, [1, 3, 3]),
    (r#"{"enum":[0]}"#, [1, 4, 4]),
    (r#"{"enum":[9007199254740993,1]}"#, [16, 16, 16]),
    // Other numbers.
    (r#"{"type":"number"}"#, [24, 24, 24]),
    (r#"{"type":"number","minimum":0}"#, [23, 23, 23]),
    (r#"{"type":"number","minimum":0,"maximum":0}"#, [4, 4, 4]),
    (r#"{"type":"number","minimum":1,"maximum":9}"#, [18, 18, 18]),
    (r#"{"type":"number","minimum":0,"maximum":100,"multipleOf":0.01}"#, [5, 5, 5]),
    (r#"{"type":"number","minimum":-2.5,"maximum":2.5,"multipleOf":0.5}"#, [4, 4, 4]),
    (r#"{"type":"number","minimum":0,"maximum":100,"multipleOf":1}"#, [5, 5, 5]),
    // Text: a control character takes six bytes everywhere, U+007F and all beyond ASCII only where it is escaped.
    (r#"{"type":"string","maxLength":3}"#, [20, 38, 20]),
    (r#"{"type":"string","x-max-json-bytes":10}"#, [12, 62, 12]),
    (r#"{"type":"string","x-max-json-bytes":11,"maxLength":2}"#, [12, 26, 12]),
    (r#"{"type":"string","x-max-json-bytes":6,"maxLength":4}"#, [8, 26, 8]),
    (r#"{"type":"string","maxLength":0}"#, [2, 2, 2]),
    (r#"{"type":"string","pattern":"^[a-z]{2,5}$"}"#, [7, 7, 7]),
    (r#"{"type":"string","pattern":"^[a-z]+$","maxLength":9}"#, [11, 11, 11]),
    (r#"{"type":"string","pattern":"^(é|ab)$"}"#, [4, 8, 4]),
    (r#"{"type":"string","pattern":"^(é|abc)$"}"#, [5, 8, 5]),
    (r#"{"type":"string","pattern":"^[ab\"]*$","maxLength":4}"#, [10, 10, 10]),
    (r#"{"type":"string","pattern":"^a","x-max-json-bytes":8}"#, [10, 45, 10]),
    (r#"{"type":"string","pattern":"^[a-z]*$","allOf":[{"pattern":"^..?.?$"}]}"#, [5, 5, 5]),
    (r#"{"type":"string","pattern":"^[\\u4e00-\\u9fff]{2}$"}"#, [8, 14, 8]),
    (r#"{"type":"string","pattern":"^[^ -~]*$","maxLength":5,"x-max-json-bytes":8}"#, [10, 38, 10]),
    // Formats.
    (r#"{"type":"string","format":"uuid"}"#, [38, 38, 38]),
    (r#"{"type":"string","format":"date"}"#, [12, 12, 12]),
    (r#"{"type":"string","format":"ipv4"}"#, [17, 17, 17]),
    (r#"{"type":"string","format":"ipv6"}"#, [47, 47, 47]),
    (r#"{"type":"string","format":"hostname"}"#, [255, 255, 255]),
    (r#"{"type":"string","format":"date-time","maxLength":35}"#, [37, 37, 37]),
    (r#"{"type":"string","format":"time","maxLength":30}"#, [32, 32, 32]),
    (r#"{"type":"string","format":"duration","maxLength":12}"#, [14, 14, 14]),
    (r#"{"type":"string","format":"uri","x-max-json-bytes":384}"#, [386, 386, 386]),
    (r#"{"type":"string","format":"uri-reference","maxLength":20}"#, [22, 22, 22]),
    (r#"{"type":"string","format":"json-pointer","maxLength":4}"#, [21, 39, 21]),
    (r#"{"type":"string","format":"regex","maxLength":4}"#, [26, 50, 26]),
    (r#"{"type":["string","null"],"format":"date"}"#, [12, 12, 12]),
    // Arrays.
    (r#"{"type":"array","items":{"type":"boolean"},"maxItems":3}"#, [19, 21, 21]),
    (r#"{"type":"array","items":{"type":"boolean"},"uniqueItems":true}"#, [12, 13, 13]),
    (r#"{"type":"array","items":{"enum":["a","bb","ccc"]},"uniqueItems":true,"maxItems":2}"#, [12, 13, 13]),
    (r#"{"type":"array","items":{"type":"integer","minimum":8,"maximum":11},"uniqueItems":true}"#, [11, 22, 22]),
    (
        r#"{"type":"array","items":{"type":"integer","minimum":8,"maximum":11},"uniqueItems":true,"maxItems":3}"#,
        [9, 17, 17],
    ),
    (r#"{"type":"array","items":{"type":"string","pattern":"^[ab]?$"},"uniqueItems":true}"#, [12, 14, 14]),
    (
        r#"{"type":"array","items":{"type":"string","pattern":"^[ab]{2}$"},"uniqueItems":true,"maxItems":3}"#,
        [16, 18, 18],
    ),
    (r#"{"type":"array","items":{"type":"string","maxLength":1},"uniqueItems":true,"maxItems":3}"#, [28, 48, 30]),
    (
        r#"{"type":"array","items":{"type":"string","format":"uuid"},"uniqueItems":true,"maxItems":40}"#,
        [1561, 1600, 1600],
    ),
    (r#"{"type":"array","items":{"type":["null","boolean"]},"uniqueItems":true}"#, [17, 19, 19]),
    (
        r#"{"type":"array","items":{"anyOf":[{"const":"abc"},{"type":"null"},{"enum":["abc","d"]}]},"uniqueItems":true}"#,
        [16, 18, 18],
    ),
    (r#"{"type":"array","items":{"type":"number","minimum":0},"uniqueItems":true,"maxItems":3}"#, [73, 75, 75]),
    (
        r#"{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"n":{"type":"integer","minimum":10,"maximum":99}}},"uniqueItems":true,"maxItems":2}"#,
        [19, 26, 26],
    ),
    (r#"{"type":"array","prefixItems":[{"type":"null"},{"const":"ab"}],"items":false}"#, [11, 12, 12]),
    (r#"{"type":"array","prefixItems":[{"type":"null"}],"items":{"const":1},"maxItems":3}"#, [10, 16, 16]),
    (r#"{"type":"array","prefixItems":[{"type":"null"},false,{"type":"null"}],"maxItems":3}"#, [6, 6, 6]),
    (r#"{"type":"array","prefixItems":[{"type":"null"}],"unevaluatedItems":false}"#, [6, 6, 6]),
    (r#"{"type":"array","items":false}"#, [2, 2, 2]),
    (
        r#"{"allOf":[{"prefixItems":[{"type":"boolean"}],"items":{"const":0}},{"type":"array","items":{"type":["integer","boolean"]},"maxItems":2}]}"#,
        [9, 13, 13],
    ),
    // Objects.
    (r#"{"type":"object","additionalProperties":false}"#, [2, 2, 2]),
    (
        r#"{"type":"object","additionalProperties":false,"properties":{"a":{"type":"null"},"b":{"type":"boolean"}}}"#,
        [20, 23, 23],
    ),
    (r#"{"type":"object","additionalProperties":false,"properties":{"é":{"type":"null"}}}"#, [11, 16, 12]),
    (r#"{"type":"object","additionalProperties":false,"properties":{"a":{"type":"null"},"b":false}}"#, [10, 11, 11]),
    (
        r#"{"type":"object","additionalProperties":false,"properties":{"a":{"type":"null"},"bb":{"type":"boolean"}},"maxProperties":1}"#,
        [12, 13, 13],
    ),
    (
        r#"{"type":"object","additionalProperties":false,"properties":{"a":{"type":"null"},"bb":{"type":"boolean"}},"required":["a"],"maxProperties":1}"#,
        [10, 11, 11],
    ),
    (r#"{"type":"object","maxProperties":0}"#, [2, 2, 2]),
    (r#"{"type":"object","propertyNames":{"enum":["a","bb"]},"additionalProperties":{"type":"null"}}"#, [20, 23, 23]),
    (
        r#"{"type":"object","propertyNames":{"maxLength":1},"additionalProperties":{"type":"null"},"maxProperties":2}"#,
        [29, 44, 32],
    ),
    (r#"{"type":"object","propertyNames":{"pattern":"^[ab]$"},"additionalProperties":{"type":"null"}}"#, [19, 22, 22]),
    (
        r#"{"type":"object","patternProperties":{"^x[0-9]$":{"type":"null"}},"additionalProperties":false,"maxProperties":2}"#,
        [21, 24, 24],
    ),
    (r#"{"type":"object","patternProperties":{"^[xy]$":{"type":"null"}},"additionalProperties":false}"#, [19, 22, 22]),
    (
        r#"{"type":"object","properties":{"a":{"type":"boolean"}},"patternProperties":{"^a$":{"const":true}},"additionalProperties":false}"#,
        [10, 11, 11],
    ),
    (
        r#"{"type":"object","properties":{"a":{"type":"null"}},"propertyNames":{"maxLength":0},"additionalProperties":{"type":"null"}}"#,
        [9, 10, 10],
    ),
    (
        r#"{"type":"object","additionalProperties":false,"properties":{"a":{"type":"null"}},"allOf":[{"properties":{"b":{"type":"null"}}}]}"#,
        [10, 11, 11],
    ),
    (
        r#"{"type":"object","unevaluatedProperties":false,"properties":{"a":{"type":"null"}},"allOf":[{"properties":{"b":{"type":"null"}}}]}"#,
        [19, 22, 22],
    ),
    // Two branches of `anyOf` may hold at once, and then evaluate the members of both.
    (
        r#"{"type":"object","unevaluatedProperties":false,"anyOf":[{"properties":{"a":{"type":"null"}}},{"properties":{"b":{"type":"null"}}}]}"#,
        [19, 22, 22],
    ),
    (
        r#"{"type":"object","unevaluatedProperties":false,"anyOf":[{"properties":{"a":{"type":"null"}},"additionalProperties":false},{"properties":{"b":{"type":"boolean"}},"additionalProperties":false}]}"#,
        [11, 12, 12],
    ),
    (r##"{"$ref":"#/$defs/x","$defs":{"x":{"type":"string","maxLength":1}}}"##, [8, 14, 8]),
    // Alternatives.
    (r#"{"type":"string","anyOf":[{"format":"uuid"},{"const":"system"}]}"#, [38, 38, 38]),
    (r#"{"oneOf":[{"type":"string","maxLength":1},{"type":"integer","minimum":0,"maximum":9}]}"#, [8, 14, 8]),
    (
        r#"{"type":"object","additionalProperties":false,"properties":{"a":{"enum":["x","yyyy"]},"b":{"enum":["x","zzzz"]}},"anyOf":[{"properties":{"a":{"const":"x"}}},{"properties":{"b":{"const":"x"}}}]}"#,
        [20, 23, 23],
    ),
    (
        r#"{"type":"object","additionalProperties":false,"properties":{"k":{"enum":["a","b"]},"v":{"type":"string","maxLength":4,"pattern":"^[a-z]*$"}},"if":{"properties":{"k":{"const":"a"}}},"then":{"properties":{"v":{"maxLength":2}}},"else":{"properties":{"v":{"maxLength":3}}}}"#,
        [19, 22, 22],
    ),
    (
        r#"{"type":"object","additionalProperties":false,"properties":{"a":{"type":"null"},"b":{"type":"string","pattern":"^x{0,9}$"}},"dependentSchemas":{"a":{"properties":{"b":{"maxLength":1}}}}}"#,
        [18, 21, 21],
    ),
    (r#"{"allOf":[{"type":"string"},{"maxLength":2},{"maxLength":5}]}"#, [14, 26, 14]),
    (r#"{"enum":["a",1,null,"bbb"],"type":["integer","null"]}"#, [4, 4, 4]),
];

#[test]
fn bounds_that_can_be_counted_by_hand_are_exact() {
    let mut wrong = Vec::new();
    for (schema, expected) in EXACT {
        let (model, root) = model(schema).unwrap_or_else(|| panic!("{schema} is refused"));
        let worst = Writer::ALL.map(|writer| checked(&model, root, writer, schema));
        let found = worst.each_ref().map(|worst| worst.bytes);
        let exact = worst.iter().all(|worst| worst.instance.is_some());
        if found != expected.map(Some) || !exact {
            let instances: Vec<_> = worst.iter().map(|worst| &worst.instance).collect();
            wrong.push(format!("{schema}: {found:?}, expected {expected:?}: {instances:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), EXACT.len(), wrong.join("\n"));
}

/// Schemas without a bound, with what has none.
const UNBOUNDED: &[(&str, &[&str])] = &[
    ("{}", &[""]),
    (r#"{"type":"string"}"#, &[""]),
    (r#"{"type":"string","pattern":"^a+$"}"#, &[""]),
    (r#"{"type":"string","minLength":5}"#, &[""]),
    (r#"{"type":"string","format":"date-time"}"#, &[""]),
    (r#"{"type":"array","items":{"type":"null"}}"#, &[""]),
    (r#"{"type":"array","items":{"type":"string"},"maxItems":2}"#, &["/*"]),
    (r#"{"type":"array","items":{"type":"string","maxLength":4},"uniqueItems":true}"#, &[""]),
    (r#"{"type":"object"}"#, &[""]),
    (r#"{"type":"object","additionalProperties":{"type":"null"}}"#, &[""]),
    (r#"{"type":"object","propertyNames":{"enum":["a"]}}"#, &["/*"]),
    (
        r#"{"type":"object","additionalProperties":false,"properties":{"a":{"type":"string"},"b":{"type":"null"},"c/d":{}}}"#,
        &["/a", "/c~1d"],
    ),
    (r##"{"type":"object","additionalProperties":false,"properties":{"next":{"$ref":"#"}}}"##, &["/next/next"]),
    (r#"{"anyOf":[{"type":"null"},{"type":"string"}]}"#, &[""]),
    (
        r#"{"type":"object","unevaluatedProperties":false,"anyOf":[{"properties":{"a":{"type":"null"}}},{"additionalProperties":true}]}"#,
        &["", "/a"],
    ),
];

#[test]
fn what_has_no_bound_is_named() {
    for (schema, expected) in UNBOUNDED {
        let (model, root) = model(schema).unwrap_or_else(|| panic!("{schema} is refused"));
        for writer in Writer::ALL {
            let worst = checked(&model, root, writer, schema);
            assert_eq!((worst.bytes, &worst.unbounded[..]), (None, &expected.map_to_strings()[..]), "{schema}");
        }
    }
}

#[test]
fn ways_through_recursion_are_not_all_told() {
    let branch = |index: usize| {
        let members: Vec<String> = (0..=index).map(|at| format!(r##""p{at}":{{"$ref":"#/$defs/n"}}"##)).collect();
        format!(r#"{{"type":"object","properties":{{{}}}}}"#, members.join(","))
    };
    let branches: Vec<String> = (0..8).map(branch).collect();
    let schema = format!(r##"{{"$ref":"#/$defs/n","$defs":{{"n":{{"oneOf":[{}]}}}}}}"##, branches.join(","));
    let (model, root) = model(&schema).expect("the schema can be read");
    let worst = size::worst(&model, root, Writer::Compact);
    assert_eq!(worst.bytes, None);
    assert!((1..=500).contains(&worst.unbounded.len()), "{}", worst.unbounded.len());
}

trait Texts {
    fn map_to_strings(&self) -> Vec<String>;
}

impl Texts for &[&str] {
    fn map_to_strings(&self) -> Vec<String> {
        self.iter().map(|text| (*text).to_owned()).collect()
    }
}

/// Schemas of which the bound is safe and not exact, as the head of the module says.
const UPPER: &[(&str, u64)] = &[
    // What `not` leaves is not computed.
    (r#"{"type":"string","maxLength":1,"not":{"maxLength":1}}"#, 8),
    // A `oneOf` admits no value that two branches do.
    (r#"{"type":"string","oneOf":[{"maxLength":2},{"minLength":1,"maxLength":2}]}"#, 14),
    // Items that have to differ and are arrays.
    (
        r#"{"type":"array","maxItems":2,"uniqueItems":true,"items":{"type":"array","maxItems":1,"items":{"const":1}}}"#,
        9,
    ),
];

#[test]
fn bounds_that_are_not_exact_say_so() {
    for (schema, bytes) in UPPER {
        let (model, root) = model(schema).unwrap_or_else(|| panic!("{schema} is refused"));
        let worst = checked(&model, root, Writer::Compact, schema);
        assert_eq!((worst.bytes, worst.instance), (Some(*bytes), None), "{schema}");
    }
}

/// How often bounds of schemas were exact.
#[derive(Debug, Default)]
struct Tally {
    schemas: usize,
    bounded: usize,
    exact: usize,
    instances: usize,
}

/// Tries valid instances against the bounds of one schema.
fn try_instances(schema: &str, known: &[&str], rounds: usize, random: &mut Random, tally: &mut Tally) {
    let Some((model, root)) = model(schema) else { return };
    let tree = parse(schema.as_bytes()).expect("a schema is JSON");
    let worst = Writer::ALL.map(|writer| (writer, checked(&model, root, writer, schema)));
    tally.schemas += 1;
    tally.bounded += usize::from(worst[0].1.bytes.is_some());
    tally.exact += usize::from(worst[0].1.instance.is_some() || worst[0].1.bytes == Some(0));
    let mut base: Vec<Tree> = known.iter().filter_map(|text| parse(text.as_bytes()).ok()).collect();
    base.extend(worst.iter().filter_map(|(_, worst)| worst.instance.clone()));
    for round in 0..rounds {
        let candidate = match (base.get(round), base.is_empty(), random.below(3)) {
            (Some(known), ..) => known.clone(),
            (None, false, 0) => mutate(&random.pick(&base).clone(), random),
            _ => instance(&tree, random),
        };
        if !model.schemas.table.is_valid(root, &candidate) {
            continue;
        }
        tally.instances += 1;
        for (writer, worst) in &worst {
            let bytes = cost(&candidate, *writer);
            assert!(
                worst.bytes.is_none_or(|most| bytes <= most),
                "{schema} by {writer:?}: {bytes}, {worst:?}: {candidate:?}"
            );
        }
    }
}

#[test]
fn no_instance_of_random_schemas_is_larger_than_its_bound() {
    let (mut tally, mut random) = (Tally::default(), Random::new(41));
    for case in cases::all() {
        try_instances(case.schema, case.accepted, 60, &mut random, &mut tally);
    }
    for _ in 0..iterations(16_000) / 20 {
        let schema = schemas::schema(&mut random);
        try_instances(&schema, &[], 20, &mut random, &mut tally);
    }
    for (schema, _) in EXACT {
        try_instances(schema, &[], 200, &mut random, &mut tally);
    }
    // Most random schemas are open somewhere; of those with a bound most have an instance of that size.
    assert!(tally.bounded * 10 > tally.schemas && tally.exact * 10 > tally.bounded * 7, "{tally:?}");
    assert!(tally.instances > tally.schemas, "{tally:?}");
}

/// Schemas whose bound was once too low, with an instance that is larger than that.
const ONCE_TOO_LOW: &[(&str, &str)] = &[
    // What an inner `unevaluated...` judges is evaluated for an outer one.
    (
        r#"{"type":"object","maxProperties":1,"propertyNames":{"maxLength":1},"allOf":[{"unevaluatedProperties":{"type":"null"}}],"unevaluatedProperties":false}"#,
        r#"{"a":null}"#,
    ),
    (
        r#"{"type":"array","maxItems":1,"allOf":[{"unevaluatedItems":{"type":"null"}}],"unevaluatedItems":false}"#,
        "[null]",
    ),
    (
        r##"{"type":"array","maxItems":1,"$ref":"#/$defs/x","unevaluatedItems":{"type":"boolean"},"$defs":{"x":{"unevaluatedItems":{"enum":["abcdefghijkl",true]}}}}"##,
        r#"["abcdefghijkl"]"#,
    ),
    (
        r#"{"type":"object","unevaluatedProperties":false,"anyOf":[{"properties":{"a":{"type":"null"}}},{"properties":{"b":{"type":"null"}}}],"allOf":[{"unevaluatedProperties":{"type":"boolean"},"propertyNames":{"enum":["c"]}}]}"#,
        r#"{"c":true}"#,
    ),
    (
        r#"{"type":"object","maxProperties":1,"propertyNames":{"pattern":"^[a-z]{2}$"},"patternProperties":{"^a":{"type":"boolean"}},"additionalProperties":{"type":"string","maxLength":400}}"#,
        r#"{"de":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}"#,
    ),
    (
        r#"{"type":"array","maxItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^[a-z]{9}$","not":{"pattern":"^a"}}}"#,
        r#"["bbbbbbbbb"]"#,
    ),
    (
        r#"{"type":"array","maxItems":2,"uniqueItems":true,"prefixItems":[{"type":"boolean"}],"items":{"type":"string","pattern":"^[ab]$","not":{"const":"a"}}}"#,
        r#"[true,"b"]"#,
    ),
];

#[test]
fn what_is_left_out_of_a_list_is_not_left_out_of_the_bound() {
    let (mut tally, mut random) = (Tally::default(), Random::new(47));
    for (schema, instance) in ONCE_TOO_LOW {
        let before = tally.instances;
        try_instances(schema, &[instance], 20, &mut random, &mut tally);
        assert!(tally.instances > before, "{schema}: {instance} is valid");
    }
}

/// A choice among more ways than are followed: a branch that evaluates every member leaves nothing to the outermost keyword.
#[test]
fn branches_past_counting_evaluate_what_they_admit() {
    let conditions: Vec<String> = (0..11)
        .map(|at| format!(r#"{{"if":{{"required":["p{at}"]}},"then":{{"properties":{{"p{at}":{{"type":"null"}}}}}}}}"#))
        .collect();
    let schema = format!(
        r#"{{"type":"object","maxProperties":1,"propertyNames":{{"enum":["k","z"]}},"unevaluatedProperties":false,"allOf":[{},{{"if":{{"required":["k"]}},"then":{{"additionalProperties":{{"type":["null","string"],"maxLength":9}},"unevaluatedProperties":false}}}}]}}"#,
        conditions.join(",")
    );
    let (mut tally, mut random) = (Tally::default(), Random::new(59));
    try_instances(
        &schema,
        &[r#"{"k":"\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001"}"#],
        20,
        &mut random,
        &mut tally,
    );
    assert!(tally.instances > 0);
}

#[test]
fn multiples_of_small_fractions_have_close_bounds() {
    for (schema, most) in [
        (r#"{"type":"number","minimum":0,"maximum":100,"multipleOf":0.000001}"#, 11),
        (r#"{"type":"number","minimum":0,"maximum":100,"multipleOf":1e-9}"#, 14),
        (r#"{"type":"number","minimum":0,"maximum":1e-310}"#, 24),
    ] {
        let (model, root) = model(schema).expect("it is a schema");
        let bytes = size::worst(&model, root, Writer::Compact).bytes.expect("numbers have a bound");
        assert!(bytes <= most, "{schema}: {bytes}");
    }
}

/// What members and items may have to be, and values of which some always are.
const PARTS: &[&str] = &[
    r#"{"type":"boolean"}"#,
    r#"{"type":"integer","minimum":0,"maximum":99}"#,
    r#"{"type":"string","maxLength":3}"#,
    r#"{"type":"string","pattern":"^[ab]{1,2}$"}"#,
    r#"{"type":"string","pattern":"^[ab]$","not":{"const":"a"}}"#,
    r#"{"type":"string","pattern":"^[abxy]{2}$","not":{"pattern":"^a"}}"#,
    r#"{"enum":["a","xyxy",7]}"#,
    r#"{"const":"bb"}"#,
    r#"{"type":"null"}"#,
];
const POOL: &[&str] = &[
    "true",
    "false",
    "99",
    "7",
    r#""\u0001\u0001\u0001""#,
    r#""abc""#,
    r#""a""#,
    r#""b""#,
    r#""bb""#,
    r#""yx""#,
    r#""xyxy""#,
    "null",
];
const NAME_PATTERNS: &[&str] = &["^a", "b$", "^[ab]$", "^[ab]{1,2}$", "^(x|y)$", "^[^a]", "y"];

/// A list or a map in which few names and values are possible.
fn narrow(random: &mut Random) -> String {
    let mut members: Vec<String> = Vec::new();
    let part = |random: &mut Random| (*random.pick(PARTS)).to_owned();
    if random.below(2) == 0 {
        members.push(r#""type":"array""#.to_owned());
        members.push(format!(r#""maxItems":{}"#, random.below(4)));
        members.push(format!(r#""uniqueItems":{}"#, random.below(4) > 0));
        match random.below(4) {
            0 => {
                let (inner, outer) = (part(random), part(random));
                members.push(format!(r#""allOf":[{{"unevaluatedItems":{inner}}}],"unevaluatedItems":{outer}"#));
            }
            _ => members.push(format!(r#""items":{}"#, part(random))),
        }
        if random.below(2) == 0 {
            members.push(format!(r#""prefixItems":[{}]"#, part(random)));
        }
    } else {
        members.push(r#""type":"object""#.to_owned());
        let named = |random: &mut Random| format!(r#""{}":{}"#, random.pick(NAME_PATTERNS), random.pick(PARTS));
        members.push(format!(r#""patternProperties":{{{}}}"#, named(random)));
        let rest = |random: &mut Random| if random.below(3) == 0 { "false".to_owned() } else { part(random) };
        match random.below(3) {
            0 => members.push(format!(r#""unevaluatedProperties":{}"#, rest(random))),
            1 => members.push(format!(r#""additionalProperties":{}"#, rest(random))),
            _ => {
                let (inner, outer) = (rest(random), rest(random));
                members
                    .push(format!(r#""allOf":[{{"unevaluatedProperties":{inner}}}],"unevaluatedProperties":{outer}"#));
            }
        }
        if random.below(3) > 0 {
            members.push(format!(r#""maxProperties":{}"#, random.below(4)));
        }
        if random.below(2) == 0 {
            members.push(format!(r#""propertyNames":{{"pattern":"{}"}}"#, random.pick(NAME_PATTERNS)));
        }
        if random.below(3) == 0 {
            members.push(r#""required":["ab"]"#.to_owned());
        }
        if random.below(3) == 0 {
            members.push(format!(r#""properties":{{"x":{}}}"#, part(random)));
        }
    }
    format!("{{{}}}", members.join(","))
}

/// A list or an object of values of the pool.
fn drawn(random: &mut Random, list: bool) -> String {
    let count = random.below(4);
    if list {
        let items: Vec<&str> = (0..count).map(|_| *random.pick(POOL)).collect();
        return format!("[{}]", items.join(","));
    }
    let letter = |random: &mut Random| *random.pick(&["a", "b", "x", "y"]);
    let name = |random: &mut Random| match random.below(2) {
        0 => letter(random).to_owned(),
        _ => format!("{}{}", letter(random), letter(random)),
    };
    let members: std::collections::BTreeMap<String, &str> =
        (0..count).map(|_| (name(random), *random.pick(POOL))).collect();
    let members: Vec<String> = members.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    format!("{{{}}}", members.join(","))
}

#[test]
fn no_list_or_map_with_few_names_and_values_is_larger_than_its_bound() {
    let (mut random, mut valid) = (Random::new(53), 0);
    for _ in 0..iterations(16_000) / 40 {
        let schema = narrow(&mut random);
        let Some((model, root)) = model(&schema) else { continue };
        let worst = Writer::ALL.map(|writer| (writer, checked(&model, root, writer, &schema)));
        for _ in 0..300 {
            let text = drawn(&mut random, schema.contains("\"array\""));
            let value = parse(text.as_bytes()).expect("it is JSON");
            if !model.schemas.table.is_valid(root, &value) {
                continue;
            }
            valid += 1;
            for (writer, worst) in &worst {
                let bytes = cost(&value, *writer);
                assert!(
                    worst.bytes.is_none_or(|most| bytes <= most),
                    "{schema} by {writer:?}: {bytes}, {worst:?}: {text}"
                );
            }
        }
    }
    assert!(valid > iterations(16_000) / 8, "{valid} valid values");
}
