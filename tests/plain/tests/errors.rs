//! Every keyword says where in the instance, where in the schema, and what it expected, and repeats no value.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_model::lower::File;
use eventwright_model::{Profile, load};
use eventwright_runtime::detect::Categories;
use eventwright_runtime::json::parse;
use eventwright_runtime::violation::Violation;
use eventwright_runtime::walk::{Keyword, NodeId, Options, Schema, Subschema};
use std::collections::BTreeSet;

/// Stands in every text and undeclared name of an instance; a message must not have it.
const TEXT: &str = "SENTINEL";
/// The same of numbers.
const NUMBER: &str = "918273645";

/// The number of a keyword. Without a wildcard, so that a new keyword does not compile before it has a row in [`ROWS`].
fn variant(keyword: &Keyword) -> usize {
    match keyword {
        Keyword::False => 0,
        Keyword::Ref(_) => 1,
        Keyword::DynamicRef { .. } => 2,
        Keyword::Type(_) => 3,
        Keyword::Enum(_) => 4,
        Keyword::Const(_) => 5,
        Keyword::MultipleOf(_) => 6,
        Keyword::Maximum(_) => 7,
        Keyword::ExclusiveMaximum(_) => 8,
        Keyword::Minimum(_) => 9,
        Keyword::ExclusiveMinimum(_) => 10,
        Keyword::MaxLength(_) => 11,
        Keyword::MinLength(_) => 12,
        Keyword::Pattern(_) => 13,
        Keyword::Format(_) => 14,
        Keyword::MaxJsonBytes(_) => 15,
        Keyword::PrefixItems(_) => 16,
        Keyword::Items(_) => 17,
        Keyword::Contains { .. } => 18,
        Keyword::MaxItems(_) => 19,
        Keyword::MinItems(_) => 20,
        Keyword::UniqueItems => 21,
        Keyword::Properties(_) => 22,
        Keyword::PatternProperties(_) => 23,
        Keyword::AdditionalProperties(_) => 24,
        Keyword::PropertyNames(_) => 25,
        Keyword::MaxProperties(_) => 26,
        Keyword::MinProperties(_) => 27,
        Keyword::Required(_) => 28,
        Keyword::DependentRequired(_) => 29,
        Keyword::DependentSchemas(_) => 30,
        Keyword::AllOf(_) => 31,
        Keyword::AnyOf(_) => 32,
        Keyword::OneOf(_) => 33,
        Keyword::Not(_) => 34,
        Keyword::If { .. } => 35,
        Keyword::UnevaluatedItems(_) => 36,
        Keyword::UnevaluatedProperties(_) => 37,
        Keyword::Pii(_) => 38,
    }
}

/// How many numbers [`variant`] gives.
const VARIANTS: usize = 39;

/// A schema, an instance that it refuses, and where: pointer into the instance, pointer into the schema, keyword, and a
/// word that the expectation has.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const ROWS: &[Row] = &[
    ("false", r#""SENTINEL""#, "", "#", "false", "no value"),
    (r#"{"properties":{"a":false}}"#, r#"{"a":918273645}"#, "/a", "#/properties/a", "false", "no value"),
    (r##"{"$ref":"#/$defs/t","$defs":{"t":{"type":"null"}}}"##, "918273645", "", "#/$defs/t/type", "type", "null"),
    (
        r##"{"$dynamicAnchor":"t","type":"object","properties":{"n":{"$dynamicRef":"#t"}}}"##,
        r#"{"n":918273645}"#,
        "/n",
        "#/type",
        "type",
        "an object",
    ),
    (r#"{"type":["string","null"]}"#, "918273645", "", "#/type", "type", "a string or null"),
    (r#"{"enum":["a",1]}"#, r#""SENTINEL""#, "", "#/enum", "enum", "one of \"a\", 1"),
    (r#"{"const":{"k":[true]}}"#, r#"{"k":["SENTINEL"]}"#, "", "#/const", "const", r#"{"k":[true]}"#),
    (r#"{"multipleOf":0.5}"#, "918273645.25", "", "#/multipleOf", "multipleOf", "a multiple of 0.5"),
    (r#"{"maximum":5}"#, "918273645", "", "#/maximum", "maximum", "at most 5"),
    (r#"{"exclusiveMaximum":5}"#, "918273645", "", "#/exclusiveMaximum", "exclusiveMaximum", "less than 5"),
    (r#"{"minimum":5}"#, "-918273645", "", "#/minimum", "minimum", "at least 5"),
    (r#"{"exclusiveMinimum":5}"#, "-918273645", "", "#/exclusiveMinimum", "exclusiveMinimum", "more than 5"),
    (r#"{"maxLength":1}"#, r#""SENTINEL""#, "", "#/maxLength", "maxLength", "at most 1 character"),
    (r#"{"minLength":20}"#, r#""SENTINEL""#, "", "#/minLength", "minLength", "at least 20 characters"),
    (r#"{"pattern":"^[a-z]+$"}"#, r#""SENTINEL""#, "", "#/pattern", "pattern", "^[a-z]+$"),
    (r#"{"format":"uuid"}"#, r#""SENTINEL""#, "", "#/format", "format", "UUID"),
    (r#"{"prefixItems":[true,{"type":"null"}]}"#, r#"[0,"SENTINEL"]"#, "/1", "#/prefixItems/1/type", "type", "null"),
    (r#"{"items":{"type":"null"}}"#, r#"["SENTINEL"]"#, "/0", "#/items/type", "type", "null"),
    (r#"{"contains":{"type":"null"}}"#, r#"["SENTINEL"]"#, "", "#/contains", "contains", "at least 1 item"),
    (
        r#"{"contains":{"type":"string"},"minContains":2}"#,
        r#"["SENTINEL"]"#,
        "",
        "#/minContains",
        "minContains",
        "at least 2 items",
    ),
    (
        r#"{"contains":{"type":"string"},"maxContains":1}"#,
        r#"["SENTINEL","SENTINEL"]"#,
        "",
        "#/maxContains",
        "maxContains",
        "at most 1 item",
    ),
    (r#"{"maxItems":1}"#, r#"["SENTINEL",918273645]"#, "", "#/maxItems", "maxItems", "at most 1 item"),
    (r#"{"minItems":3}"#, r#"["SENTINEL"]"#, "", "#/minItems", "minItems", "at least 3 items"),
    (r#"{"uniqueItems":true}"#, r#"["SENTINEL",0,"SENTINEL"]"#, "", "#/uniqueItems", "uniqueItems", "items 0 and 2"),
    (
        r#"{"properties":{"a/b~":{"type":"null"}}}"#,
        r#"{"a/b~":"SENTINEL"}"#,
        "/a~1b~0",
        "#/properties/a~1b~0/type",
        "type",
        "null",
    ),
    (
        r#"{"patternProperties":{"^S":{"type":"null"}}}"#,
        r#"{"SENTINEL 918273645":"SENTINEL"}"#,
        "/[masked]",
        "#/patternProperties/^S/type",
        "type",
        "null",
    ),
    (
        r#"{"additionalProperties":false}"#,
        r#"{"SENTINEL 918273645":1}"#,
        "/[masked]",
        "#/additionalProperties",
        "additionalProperties",
        "no member",
    ),
    (
        r#"{"additionalProperties":{"type":"null"}}"#,
        r#"{"other":"SENTINEL"}"#,
        "/other",
        "#/additionalProperties/type",
        "type",
        "null",
    ),
    (
        r#"{"propertyNames":{"maxLength":3}}"#,
        r#"{"SENTINEL 918273645":1}"#,
        "/[masked]",
        "#/propertyNames/maxLength",
        "maxLength",
        "at most 3 characters",
    ),
    (r#"{"maxProperties":1}"#, r#"{"a":"SENTINEL","b":1}"#, "", "#/maxProperties", "maxProperties", "at most 1 member"),
    (r#"{"minProperties":2}"#, r#"{"a":"SENTINEL"}"#, "", "#/minProperties", "minProperties", "at least 2 members"),
    (r#"{"required":["id"]}"#, r#"{"a":"SENTINEL"}"#, "", "#/required", "required", "the member \"id\""),
    (
        r#"{"dependentRequired":{"a":["b"]}}"#,
        r#"{"a":"SENTINEL"}"#,
        "",
        "#/dependentRequired",
        "dependentRequired",
        "because of \"a\"",
    ),
    (
        r#"{"dependentSchemas":{"a":{"required":["b"]}}}"#,
        r#"{"a":"SENTINEL"}"#,
        "",
        "#/dependentSchemas/a/required",
        "required",
        "the member \"b\"",
    ),
    (r#"{"allOf":[true,{"type":"null"}]}"#, r#""SENTINEL""#, "", "#/allOf/1/type", "type", "null"),
    (
        r#"{"anyOf":[{"type":"null"},{"type":"boolean"}]}"#,
        r#""SENTINEL""#,
        "",
        "#/anyOf",
        "anyOf",
        "one of 2 alternatives",
    ),
    (
        r#"{"oneOf":[{"type":"null"},{"type":"boolean"}]}"#,
        r#""SENTINEL""#,
        "",
        "#/oneOf",
        "oneOf",
        "one of 2 alternatives",
    ),
    (
        r#"{"oneOf":[true,{"type":"string"}]}"#,
        r#""SENTINEL""#,
        "",
        "#/oneOf",
        "oneOf",
        "it fits `oneOf/0` and `oneOf/1`",
    ),
    (r#"{"not":{"type":"string"}}"#, r#""SENTINEL""#, "", "#/not", "not", "refuses"),
    (
        r#"{"if":{"type":"string"},"then":{"maxLength":1}}"#,
        r#""SENTINEL""#,
        "",
        "#/then/maxLength",
        "maxLength",
        "at most 1",
    ),
    (
        r#"{"if":{"type":"null"},"else":{"maxLength":1}}"#,
        r#""SENTINEL""#,
        "",
        "#/else/maxLength",
        "maxLength",
        "at most 1",
    ),
    (
        r#"{"prefixItems":[true],"unevaluatedItems":false}"#,
        r#"[0,"SENTINEL"]"#,
        "/1",
        "#/unevaluatedItems",
        "unevaluatedItems",
        "no item",
    ),
    (
        r#"{"unevaluatedProperties":false}"#,
        r#"{"SENTINEL 918273645":1}"#,
        "/[masked]",
        "#/unevaluatedProperties",
        "unevaluatedProperties",
        "no member",
    ),
];

/// A row's tables, lowered as documents are.
fn lowered(schema: &str) -> (Schema, NodeId) {
    let files = vec![File::new("schema.json", schema)];
    let loaded = load(files, Profile::Plain { assert_formats: true });
    let model = loaded.model.unwrap_or_else(|| panic!("{schema}: {:?}", loaded.diagnostics));
    let root = model.documents.iter().find_map(|document| document.root).expect("a schema has a root");
    (model.schemas.table, root)
}

/// Tables of one node with a keyword of our own, which plain documents do not have.
fn ours(keyword: Keyword) -> (Schema, NodeId) {
    let node = Subschema { at: "#".into(), resource: 0, keywords: vec![keyword] };
    (Schema { nodes: vec![node], anchors: vec![vec![]] }, 0)
}

#[track_caller]
fn check(violation: &Violation, row: &Row) {
    let (schema, _, instance, place, keyword, words) = *row;
    assert_eq!((&*violation.instance, &*violation.schema, violation.keyword), (instance, place, keyword), "{schema}");
    assert!(violation.expected.contains(words), "{schema}: {:?}", violation.expected);
    for text in [&violation.instance, &violation.schema, &violation.expected] {
        assert!(!text.contains(TEXT) && !text.contains(NUMBER), "{schema}: a value is in {text:?}");
    }
    // A phrase of a sentence: "expected …".
    assert!(!violation.expected.ends_with('.') && violation.expected.len() < 120, "{:?}", violation.expected);
}

#[test]
fn every_keyword_says_where_and_what() {
    let mut seen = BTreeSet::new();
    let mut tables: Vec<(Schema, NodeId, Row, Option<Categories>)> = Vec::new();
    for row in ROWS {
        let (table, root) = lowered(row.0);
        tables.push((table, root, *row, None));
    }
    let (table, root) = ours(Keyword::MaxJsonBytes(3));
    let row = ("x-max-json-bytes", r#""SENTINEL""#, "", "#/x-max-json-bytes", "x-max-json-bytes", "at most 3 bytes");
    tables.push((table, root, row, None));
    let (table, root) = ours(Keyword::Pii(["payment".into()].into()));
    let row = ("x-pii", r#""write to SENTINEL@uni-x.org""#, "", "#/x-pii", "x-pii", "without an e-mail address");
    tables.push((table, root, row, Some(Categories::ALL)));
    for (table, root, row, scan) in &tables {
        let instance = parse(row.1.as_bytes()).expect("a row is JSON");
        seen.extend(table.nodes.iter().flat_map(|node| &node.keywords).map(variant));
        let violations = table.violations(*root, &instance, Options { scan: *scan, ..Options::default() });
        assert_eq!(violations.len(), 1, "{}: {violations:?}", row.0);
        check(&violations[0], row);
    }
    let missing: Vec<usize> = (0..VARIANTS).filter(|number| !seen.contains(number)).collect();
    assert!(missing.is_empty() && seen.len() == VARIANTS, "keywords without a row: {missing:?}");
}

#[test]
fn formats_that_are_not_asserted_are_refused_in_contracts() {
    let formats =
        ["idn-email", "idn-hostname", "iri", "iri-reference", "uri-template", "relative-json-pointer", "UUID", "x"];
    for format in formats {
        let contract = format!(
            r#"{{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"string","format":"{format}"}}"#
        );
        let loaded = load(vec![File::new("m/a.b.v1.json", contract.clone())], Profile::Contract);
        let found = loaded.diagnostics.iter().find(|finding| finding.rule == "unknown-format");
        let found = found.unwrap_or_else(|| panic!("{format}: {:?}", loaded.diagnostics));
        let (start, end) = (found.span.start as usize, found.span.end as usize);
        assert_eq!(&contract[start..end], format!("\"{format}\""), "the place is the format");
        assert!(loaded.model.is_none());
    }
}

#[test]
fn a_value_that_a_keyword_does_not_take_is_named_for_what_is_wrong_with_it() {
    for (schema, message) in [
        (r#"{"minLength":-1}"#, "`minLength` takes a non-negative integer, not a negative number"),
        (r#"{"maxItems":2.5}"#, "`maxItems` takes a non-negative integer, not a number with a fraction"),
        (r#"{"maxItems":1e300}"#, "`maxItems` takes a non-negative integer, not a number of this size"),
        (r#"{"multipleOf":0}"#, "`multipleOf` takes a number above zero, not zero"),
        (r#"{"multipleOf":-2}"#, "`multipleOf` takes a number above zero, not a negative number"),
        (r#"{"allOf":[]}"#, "`allOf` takes a non-empty array of schemas, not an empty array"),
        (r#"{"required":["a",1]}"#, "`required` takes only strings in its array, not a number"),
    ] {
        let loaded = load(vec![File::new("schema.json", schema)], Profile::Plain { assert_formats: false });
        let first = loaded.diagnostics.first().unwrap_or_else(|| panic!("{schema} is accepted"));
        assert_eq!(first.message, message);
    }
}

#[test]
fn what_is_refused_is_refused_where_the_keyword_stands() {
    for (schema, place, rule) in [
        (r#"{"properties":{"a":{"pattern":"(x)\\1"}}}"#, r#""(x)\\1""#, "unsupported-pattern"),
        (r#"{"items":{"minimum":"1"}}"#, r#""1""#, "invalid-keyword"),
        (r#"{"$ref":"https://a.example/x"}"#, r#""https://a.example/x""#, "network-reference"),
        (r#"{"required":["a",1]}"#, "1", "invalid-keyword"),
        (r#"{"dependentRequired":{"a":["b",null]}}"#, "null", "invalid-keyword"),
        (r##"{"$ref":"#/$defs/none"}"##, r##""#/$defs/none""##, "unresolved-reference"),
        (r#"{"type":"strin"}"#, r#""strin""#, "invalid-keyword"),
        (
            r#"{"$schema":"http://json-schema.org/draft-07/schema#"}"#,
            r#""http://json-schema.org/draft-07/schema#""#,
            "unsupported-dialect",
        ),
    ] {
        let loaded = load(vec![File::new("schema.json", schema)], Profile::Plain { assert_formats: false });
        let first = loaded.diagnostics.first().unwrap_or_else(|| panic!("{schema} is accepted"));
        let (start, end) = (first.span.start as usize, first.span.end as usize);
        assert_eq!((&schema[start..end], first.rule), (place, rule));
    }
}
