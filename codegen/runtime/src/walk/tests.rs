//! Each keyword by its smallest cases; the official suite runs where schemas are parsed.

use super::*;
use crate::json::Number;

fn int(value: i64) -> Tree {
    Tree::Number(Number::Integer(value))
}

fn text(value: &str) -> Tree {
    Tree::String(value.into())
}

fn array<const N: usize>(items: [Tree; N]) -> Tree {
    Tree::Array(items.into())
}

fn object<const N: usize>(members: [(&str, Tree); N]) -> Tree {
    Tree::Object(members.map(|(name, value)| (name.into(), value)).into())
}

/// A schema of nodes in one resource; node 0 is the root, `#/n` stands for node n.
fn schema<const N: usize>(nodes: [Vec<Keyword>; N]) -> Schema {
    let nodes = nodes.into_iter().enumerate().map(|(index, keywords)| Subschema {
        at: if index == 0 { "#".into() } else { format!("#/{index}").into() },
        resource: 0,
        keywords,
    });
    Schema { nodes: nodes.collect(), anchors: vec![vec![]] }
}

/// Checks what is reported, as `instance schema: expected` lines, and that the fast path agrees.
#[track_caller]
fn check_with(schema: &Schema, instance: &Tree, options: Options, expected: &[&str]) {
    let violations = schema.violations(0, instance, options);
    let lines: Vec<_> =
        violations.iter().map(|one| format!("{} {}: {}", one.instance, one.schema, one.expected)).collect();
    assert_eq!(lines, expected);
    assert_eq!(schema.accepts(0, instance, options), expected.is_empty());
}

#[track_caller]
fn check(schema: &Schema, instance: &Tree, expected: &[&str]) {
    check_with(schema, instance, Options::default(), expected);
}

#[test]
fn any_type() {
    let types = schema([vec![Keyword::Type(Types::INTEGER.with(Types::NULL))]]);
    check(&types, &int(1), &[]);
    check(&types, &Tree::Number(Number::Float(1.0)), &[]);
    check(&types, &Tree::Null, &[]);
    check(&types, &Tree::Number(Number::Float(1.5)), &[" #/type: an integer or null"]);
    check(&schema([vec![Keyword::False]]), &int(1), &[" #: no value here"]);
    check(&schema([vec![]]), &int(1), &[]);
    let one = schema([vec![Keyword::Enum([text("de"), int(1)].into())]]);
    check(&one, &Tree::Number(Number::Float(1.0)), &[]);
    check(&one, &text("fr"), &[" #/enum: one of \"de\", 1"]);
    check(&schema([vec![Keyword::Const(Tree::Bool(false))]]), &int(0), &[" #/const: false"]);
}

#[test]
fn numbers_and_strings() {
    let range = schema([vec![
        Keyword::Minimum(Number::Integer(4)),
        Keyword::ExclusiveMaximum(Number::Integer(6)),
        Keyword::MultipleOf(Number::Float(0.5)),
    ]]);
    check(&range, &int(4), &[]);
    check(&range, &text("x"), &[]);
    check(&range, &int(6), &[" #/exclusiveMaximum: less than 6"]);
    check(&range, &Tree::Number(Number::Float(3.7)), &[" #/minimum: at least 4", " #/multipleOf: a multiple of 0.5"]);
    let short = schema([vec![Keyword::MaxLength(2), Keyword::MinLength(1), Keyword::MaxJsonBytes(4)]]);
    check(&short, &text("äö"), &[]);
    check(&short, &text("\u{1f4a9}\u{1f4a9}"), &[" #/x-max-json-bytes: at most 4 bytes as JSON text"]);
    check(&short, &text("\"\\"), &[]);
    check(&short, &text("abc"), &[" #/maxLength: at most 2 characters"]);
    check(&short, &text(""), &[" #/minLength: at least 1 character"]);
}

#[test]
fn arrays() {
    let tuple = schema([
        vec![Keyword::PrefixItems([1].into()), Keyword::Items(2), Keyword::UniqueItems, Keyword::MaxItems(3)],
        vec![Keyword::Type(Types::STRING)],
        vec![Keyword::Type(Types::INTEGER)],
    ]);
    check(&tuple, &array([text("a"), int(1)]), &[]);
    check(
        &tuple,
        &array([int(1), text("a"), int(1), int(2)]),
        &[
            "/0 #/1/type: a string",
            "/1 #/2/type: an integer",
            " #/uniqueItems: no two equal items, as items 0 and 2 are",
            " #/maxItems: at most 3 items",
        ],
    );
    let contains = schema([
        vec![Keyword::Contains { schema: 1, min: Some(0), max: Some(1) }, Keyword::UnevaluatedItems(2)],
        vec![Keyword::Type(Types::STRING)],
        vec![Keyword::False],
    ]);
    check(&contains, &array([text("a")]), &[]);
    check(&contains, &array([text("a"), int(1)]), &["/1 #/unevaluatedItems: no item here"]);
    check(
        &contains,
        &array([text("a"), text("b")]),
        &[" #/maxContains: at most 1 item that the schema under `contains` accepts"],
    );
}

#[test]
fn objects() {
    let closed = schema([
        vec![
            Keyword::Properties([("a".into(), 1), ("b".into(), 1)].into()),
            Keyword::Required(["a".into(), "b".into()].into()),
            Keyword::AdditionalProperties(2),
            Keyword::MaxProperties(3),
        ],
        vec![Keyword::Type(Types::INTEGER)],
        vec![Keyword::False],
    ]);
    check(&closed, &object([("b", int(1)), ("a", int(1))]), &[]);
    check(
        &closed,
        &object([("a", text("")), ("x", int(1)), ("11 22 33", int(1))]),
        &[
            "/a #/1/type: an integer",
            " #/required: the member \"b\"",
            "/x #/additionalProperties: no member of this name",
            "/[masked] #/additionalProperties: no member of this name",
        ],
    );
    let tolerant = Options { tolerant: true, ..Options::default() };
    check_with(&closed, &object([("a", int(1)), ("b", int(1)), ("x", int(1))]), tolerant, &[]);
}

#[test]
fn unevaluated_sees_through_applicators() {
    let composed = schema([
        vec![Keyword::UnevaluatedProperties(1), Keyword::AllOf([2].into()), Keyword::AnyOf([3, 4].into())],
        vec![Keyword::False],
        vec![Keyword::Properties([("a".into(), 5)].into())],
        vec![Keyword::Required(["b".into()].into()), Keyword::Properties([("b".into(), 5)].into())],
        vec![Keyword::Required(["c".into()].into()), Keyword::Properties([("c".into(), 5)].into())],
        vec![],
    ]);
    check(&composed, &object([("a", int(1)), ("b", int(1)), ("c", int(1))]), &[]);
    check(&composed, &object([("a", int(1)), ("b", int(1))]), &[]);
    check(
        &composed,
        &object([("a", int(1)), ("b", int(1)), ("d", int(1))]),
        &["/d #/unevaluatedProperties: no member of this name"],
    );
}

#[test]
fn alternatives_explain_the_one_that_was_meant() {
    let nullable = schema([
        vec![Keyword::AnyOf([1, 2].into())],
        vec![Keyword::Type(Types::NULL)],
        vec![Keyword::Type(Types::STRING), Keyword::MaxLength(1)],
    ]);
    check(&nullable, &Tree::Null, &[]);
    check(&nullable, &text("ab"), &[" #/2/maxLength: at most 1 character"]);
    check(&nullable, &int(1), &[" #/anyOf: one of 2 alternatives (`anyOf/0` wants null; `anyOf/1` wants a string)"]);
}

#[test]
fn endless_references_are_invalid_and_do_not_overflow() {
    let looping = schema([vec![Keyword::AllOf([0, 0].into())]]);
    check(&looping, &int(1), &[" #/$ref: a schema that comes to an end within 900 steps"]);
    for looping in [
        schema([vec![Keyword::AnyOf([0, 0].into())]]),
        schema([vec![Keyword::OneOf([0, 0].into())]]),
        schema([vec![Keyword::If { condition: 0, then: Some(0), otherwise: Some(0) }]]),
        schema([vec![Keyword::DynamicRef { anchor: None, target: 0 }, Keyword::UnevaluatedItems(0)]]),
    ] {
        check(&looping, &object([("a", int(1))]), &[" #/$ref: a schema that comes to an end within 900 steps"]);
    }
    let negated = schema([vec![Keyword::Not(0)]]);
    check(&negated, &int(1), &[" #/$ref: a schema that comes to an end within 900 steps"]);
}

#[test]
fn dynamic_references_take_the_outermost_anchor() {
    let mut tree = schema([
        vec![Keyword::Ref(1)],
        vec![Keyword::Items(2)],
        vec![Keyword::DynamicRef { anchor: Some("node".into()), target: 1 }],
        vec![Keyword::Type(Types::STRING)],
    ]);
    for node in [1, 2] {
        tree.nodes[node].resource = 1;
    }
    tree.anchors = vec![vec![("node".into(), 3)], vec![("node".into(), 1)]];
    check(&tree, &array([text("a")]), &[]);
    check(&tree, &array([int(1)]), &["/0 #/3/type: a string"]);
}

#[test]
fn what_is_let_through_is_told() {
    use crate::detect::{Categories, Category, Excluded};
    let members = Keyword::Properties([("a".into(), 1), ("b".into(), 2)].into());
    let open = schema([vec![members], vec![], vec![Keyword::Pii(["contact".into()].into())]]);
    let told = |members: &[(&str, &str)], warned: Categories| -> Vec<String> {
        let members = members.iter().map(|(name, value)| ((*name).into(), text(value)));
        let found = open.suspicions(0, &Tree::Object(members.collect()), warned, Excluded::NONE);
        found.into_iter().map(|one| one.instance).collect()
    };
    let contact = Categories::of(&[Category::Contact]);
    let mail = "x@uni-x.org";
    assert_eq!(told(&[("a", mail), ("b", mail), ("user_email", "1")], contact), ["/a", "/user_email"]);
    assert_eq!(told(&[("a", mail)], Categories::NONE), [""; 0]);
    assert_eq!(told(&[("a", "Tel. 030 1234567"), ("b", "Tel. 030 1234567")], Categories::NONE), ["/a"]);
}
