//! The tables of the contract's schema.

use crate::generated::STARTS_WITH_H;
use eventwright_runtime::format::Format;
use eventwright_runtime::json::{Number, Tree};
use eventwright_runtime::walk::{Keyword, Schema, Subschema, Types};
use std::sync::{Arc, OnceLock};

/// Made when first used.
pub static SCHEMA: OnceLock<Schema> = OnceLock::new();

/// The tables of the schema, which the generator would have written down as text.
pub fn tables() -> Schema {
    let mut schema = Schema::default();
    let mut add = |at: &str, keywords: Vec<Keyword>| {
        schema.nodes.push(Subschema { at: at.into(), resource: 0, keywords });
        schema.nodes.len() as u32 - 1
    };
    let root = add("#", Vec::new());
    let extra = add("#/properties/extra", Vec::new());
    let never = add("#/additionalProperties", vec![Keyword::False]);
    let string = Keyword::Type(Types::STRING);
    let quarter = Keyword::MultipleOf(Number::Float(0.25));
    let uuid = || vec![Keyword::Type(Types::STRING), Keyword::Format(Format::Uuid)];
    let note = |types| vec![Keyword::Type(types), Keyword::MaxLength(10), Keyword::MinLength(1)];
    let text = |text: &str| Tree::String(text.into());
    let whole = |from, to| {
        let bounds = [Keyword::Minimum(Number::Integer(from)), Keyword::Maximum(Number::Integer(to))];
        [Keyword::Type(Types::INTEGER)].into_iter().chain(bounds).collect::<Vec<_>>()
    };
    let name = add("#/properties/author/properties/name", note(Types::STRING));
    let lesson = add("#/properties/lessons/items", uuid());
    let fits = add(
        "#/properties/staging_url/anyOf/0",
        vec![string.clone(), Keyword::Pattern(Arc::new(STARTS_WITH_H.clone())), Keyword::Format(Format::Uri)],
    );
    let null = add("#/properties/staging_url/anyOf/1", vec![Keyword::Type(Types::NULL)]);
    let nullable = Types::STRING.with(Types::NULL);
    let members = [
        ("course_id", uuid()),
        ("modules_count", whole(4, 600)),
        ("title", vec![string.clone(), Keyword::MaxLength(20), Keyword::MaxJsonBytes(40)]),
        ("language", vec![string, Keyword::Enum([text("de"), text("en")].into())]),
        ("dry_run", vec![Keyword::Type(Types::BOOLEAN)]),
        ("seconds", vec![Keyword::Type(Types::NUMBER), Keyword::Minimum(Number::Integer(0)), quarter]),
        ("staging_url", vec![Keyword::AnyOf([fits, null].into())]),
        (
            "lessons",
            vec![Keyword::Type(Types::ARRAY), Keyword::Items(lesson), Keyword::MaxItems(30), Keyword::UniqueItems],
        ),
        (
            "author",
            vec![
                Keyword::Type(Types::OBJECT),
                Keyword::Properties([("name".into(), name)].into()),
                Keyword::Required(["name".into()].into()),
            ],
        ),
        ("note", note(Types::STRING)),
        ("comment", note(nullable)),
        ("approval_token", note(nullable)),
    ];
    let mut properties: Vec<(Box<str>, u32)> = Vec::new();
    for (name, keywords) in members {
        properties.push((name.into(), add(&format!("#/properties/{name}"), keywords)));
    }
    properties.push(("extra".into(), extra));
    let rehearsed = add("#/if/properties/dry_run", vec![Keyword::Const(Tree::Bool(true))]);
    let condition = add("#/if", vec![Keyword::Properties([("dry_run".into(), rehearsed)].into())]);
    let nowhere = add("#/then/properties/staging_url", vec![Keyword::Type(Types::NULL)]);
    let then = add("#/then", vec![Keyword::Properties([("staging_url".into(), nowhere)].into())]);
    schema.nodes[root as usize].keywords = vec![
        Keyword::Type(Types::OBJECT),
        Keyword::Required(properties.iter().take(9).map(|(name, _)| name.clone()).collect()),
        Keyword::Properties(properties.into()),
        Keyword::AdditionalProperties(never),
        Keyword::If { condition, then: Some(then), otherwise: None },
    ];
    schema.anchors.push(Vec::new());
    schema
}
