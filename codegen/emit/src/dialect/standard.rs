//! The standard keywords, for editors: what each takes, and what it means in a sentence.
//!
//! The normative form refers to the standard's own meta-schema, which has no descriptions. The authoring form cannot
//! refer to it (completion below the top level needs a flat schema), so that it needs this table.

use serde_json::{Value, json};

/// What a keyword takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// Anything.
    Any,
    /// An array of anything.
    Values,
    /// Text.
    Text,
    /// A reference to another schema.
    Reference,
    /// The name of an anchor.
    Anchor,
    /// A regular expression.
    Regex,
    /// `true` or `false`.
    Flag,
    /// A number.
    Number,
    /// A number above zero.
    Divisor,
    /// An integer from 0.
    Count,
    /// A type's name, or several.
    Types,
    /// A format's name.
    Format,
    /// Names of properties.
    Names,
    /// Names of properties for each of some properties.
    NamesByName,
    /// A schema.
    Schema,
    /// Schemas in an array.
    Schemas,
    /// Schemas by name.
    SchemasByName,
}

/// A standard keyword.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standard {
    pub(super) name: &'static str,
    pub(super) takes: Takes,
    pub(super) description: &'static str,
}

const fn keyword(name: &'static str, takes: Takes, description: &'static str) -> Standard {
    Standard { name, takes, description }
}

/// The keywords that a contract may use. JSON Schema 2020-12 defines them: Core, sections 8, 10 and 11; Validation,
/// sections 6 to 9.
pub(super) const KEYWORDS: &[Standard] = &[
    keyword(
        "$schema",
        Takes::Reference,
        "The dialect of the document; in a contract always https://json-schema.org/draft/2020-12/schema.",
    ),
    keyword(
        "$id",
        Takes::Reference,
        "The URI under which other schemas refer to this one. Default: the place of the file.",
    ),
    keyword("$anchor", Takes::Anchor, "A name for this subschema, so that `$ref` can reach it as `#name`."),
    keyword("$dynamicAnchor", Takes::Anchor, "A name that an outer schema may take over for `$dynamicRef`."),
    keyword(
        "$ref",
        Takes::Reference,
        "Another schema that must hold here as well: `#/$defs/name`, or `common.json#/$defs/name` for one of the module's shared definitions. Never the network.",
    ),
    keyword(
        "$dynamicRef",
        Takes::Reference,
        "Like `$ref`, but to the outermost schema that carries the `$dynamicAnchor`.",
    ),
    keyword(
        "$defs",
        Takes::SchemasByName,
        "Subschemas for `$ref` to refer to, by name; they assert nothing where they stand.",
    ),
    keyword("$comment", Takes::Text, "A remark for whoever maintains the schema; the reference does not print it."),
    keyword("title", Takes::Text, "A short name of the value, for the reference."),
    keyword(
        "description",
        Takes::Text,
        "What the value means, for the reference and for the documentation of the generated types.",
    ),
    keyword("default", Takes::Any, "The value that an absent property stands for, for readers; it is not filled in."),
    keyword(
        "examples",
        Takes::Values,
        "Valid values, for the reference and the tests. At the root: complete payloads, each of which must satisfy the schema.",
    ),
    keyword("deprecated", Takes::Flag, "Whether new code should no longer use the value. Default: `false`."),
    keyword(
        "readOnly",
        Takes::Flag,
        "Whether only the owner of the data may set the value, for readers. Default: `false`.",
    ),
    keyword(
        "writeOnly",
        Takes::Flag,
        "Whether the value is only ever sent and never read back, for readers. Default: `false`.",
    ),
    keyword(
        "type",
        Takes::Types,
        "The JSON type, or several of them; a value that may be null is `[\"string\", \"null\"]`. An integer is a number without fractional part. Default: any type.",
    ),
    keyword("enum", Takes::Values, "The values that are allowed, all of them."),
    keyword("const", Takes::Any, "The only value that is allowed."),
    keyword("multipleOf", Takes::Divisor, "The number is a whole multiple of this one, which is above zero."),
    keyword("minimum", Takes::Number, "The smallest number that is allowed, itself included."),
    keyword("maximum", Takes::Number, "The largest number that is allowed, itself included."),
    keyword("exclusiveMinimum", Takes::Number, "The number is larger than this one."),
    keyword("exclusiveMaximum", Takes::Number, "The number is smaller than this one."),
    keyword(
        "minLength",
        Takes::Count,
        "The fewest characters of a string, counted as Unicode code points. Default: 0.",
    ),
    keyword(
        "maxLength",
        Takes::Count,
        "The most characters of a string, counted as Unicode code points, of which each may take up to four bytes; `x-max-json-bytes` caps the bytes. Default: no limit.",
    ),
    keyword(
        "pattern",
        Takes::Regex,
        "A regular expression (ECMA-262, without back-references) that some part of the string matches; `^` and `$` tie it to the whole.",
    ),
    keyword("format", Takes::Format, "The form of a string. Contracts assert it."),
    keyword(
        "contentEncoding",
        Takes::Text,
        "How binary content is written as a string, `base64` for one; for readers only.",
    ),
    keyword(
        "contentMediaType",
        Takes::Text,
        "The media type of what a string holds, `application/json` for one; for readers only.",
    ),
    keyword("contentSchema", Takes::Schema, "The schema of what a string holds; for readers only."),
    keyword(
        "items",
        Takes::Schema,
        "The schema of every item of an array; with `prefixItems`, of the items after those.",
    ),
    keyword("prefixItems", Takes::Schemas, "The schemas of the first items of an array, one by one."),
    keyword(
        "contains",
        Takes::Schema,
        "A schema that at least one item of an array satisfies; `minContains` and `maxContains` say how many.",
    ),
    keyword("minContains", Takes::Count, "The fewest items that satisfy the `contains` beside it. Default: 1."),
    keyword("maxContains", Takes::Count, "The most items that satisfy the `contains` beside it. Default: no limit."),
    keyword("minItems", Takes::Count, "The fewest items of an array. Default: 0."),
    keyword("maxItems", Takes::Count, "The most items of an array. Default: no limit, so that no size can be proven."),
    keyword("uniqueItems", Takes::Flag, "Whether no two items of an array may be equal. Default: `false`."),
    keyword(
        "unevaluatedItems",
        Takes::Schema,
        "The schema of the items of an array that no other keyword has looked at, `allOf` and `$ref` included; `false` allows none.",
    ),
    keyword(
        "properties",
        Takes::SchemasByName,
        "The schemas of an object's members, by name. `required` says which of them must be present.",
    ),
    keyword(
        "patternProperties",
        Takes::SchemasByName,
        "The schemas of an object's members whose names match a regular expression.",
    ),
    keyword(
        "additionalProperties",
        Takes::Schema,
        "The schema of the members that neither `properties` nor `patternProperties` beside it names; `false` allows none and closes the object.",
    ),
    keyword("propertyNames", Takes::Schema, "A schema that every member's name satisfies."),
    keyword("required", Takes::Names, "The names of the members that must be present. Default: none."),
    keyword("minProperties", Takes::Count, "The fewest members of an object. Default: 0."),
    keyword("maxProperties", Takes::Count, "The most members of an object. Default: no limit."),
    keyword(
        "dependentRequired",
        Takes::NamesByName,
        "For each member that is present, the names of others that must be present with it.",
    ),
    keyword(
        "dependentSchemas",
        Takes::SchemasByName,
        "For each member that is present, a schema that the whole object satisfies then.",
    ),
    keyword(
        "unevaluatedProperties",
        Takes::Schema,
        "The schema of the members that no other keyword has looked at, `allOf` and `$ref` included; `false` closes a composed object.",
    ),
    keyword("allOf", Takes::Schemas, "Schemas that the value satisfies, all of them."),
    keyword("anyOf", Takes::Schemas, "Schemas of which the value satisfies one or more."),
    keyword("oneOf", Takes::Schemas, "Schemas of which the value satisfies exactly one."),
    keyword("not", Takes::Schema, "A schema that the value does not satisfy."),
    keyword("if", Takes::Schema, "A condition: where the value satisfies it, `then` must hold, elsewhere `else`."),
    keyword("then", Takes::Schema, "What must hold where the `if` beside it does."),
    keyword("else", Takes::Schema, "What must hold where the `if` beside it does not."),
];

/// Keywords that mean nothing without another one beside them.
pub(super) const COMPANIONS: &[(&str, &str)] =
    &[("then", "if"), ("else", "if"), ("minContains", "contains"), ("maxContains", "contains")];

impl Standard {
    /// The draft-07 schema of the keyword's value, with its description; `schema` refers to the schema of a subschema.
    pub(super) fn authoring(&self, schema: &str) -> Value {
        let below = json!({"$ref": schema});
        let mut value = match self.takes {
            Takes::Any => json!({}),
            Takes::Values => json!({"type": "array"}),
            Takes::Text => json!({"type": "string"}),
            Takes::Reference => json!({"type": "string", "format": "uri-reference"}),
            Takes::Anchor => json!({"type": "string", "pattern": "^[A-Za-z_][-A-Za-z0-9._]*$"}),
            Takes::Regex => json!({"type": "string", "format": "regex"}),
            Takes::Flag => json!({"type": "boolean"}),
            Takes::Number => json!({"type": "number"}),
            Takes::Divisor => json!({"type": "number", "exclusiveMinimum": 0}),
            Takes::Count => json!({"type": "integer", "minimum": 0}),
            Takes::Types => json!({"anyOf": [
                type_name(),
                {"type": "array", "items": type_name(), "minItems": 1, "uniqueItems": true}
            ]}),
            Takes::Format => format_name(),
            Takes::Names => json!({"type": "array", "items": {"type": "string"}, "uniqueItems": true}),
            Takes::NamesByName => json!({
                "type": "object",
                "additionalProperties": {"type": "array", "items": {"type": "string"}, "uniqueItems": true}
            }),
            // In draft-07 `$ref` hides its siblings, the description among them.
            Takes::Schema => json!({"allOf": [below]}),
            Takes::Schemas => json!({"type": "array", "items": below, "minItems": 1}),
            Takes::SchemasByName => json!({"type": "object", "additionalProperties": below}),
        };
        value["description"] = self.description.into();
        value
    }
}

fn type_name() -> Value {
    json!({"enum": ["null", "boolean", "integer", "number", "string", "array", "object"]})
}

/// The formats that contracts assert, each with its source.
pub(super) fn format_name() -> Value {
    let formats = FORMATS.iter().map(|(name, description)| json!({"const": name, "description": description}));
    json!({"oneOf": formats.collect::<Vec<_>>()})
}

pub(super) const FORMATS: &[(&str, &str)] = &[
    ("date-time", "A date with time and offset, `2025-12-28T18:04:03Z` (RFC 3339)."),
    ("date", "A date, `2025-12-28` (RFC 3339)."),
    ("time", "A time of day with offset, `18:04:03Z` (RFC 3339)."),
    ("duration", "A duration, `P3DT12H` (RFC 3339, appendix A)."),
    ("uuid", "A UUID in its text form of 36 characters (RFC 9562)."),
    ("uri", "An absolute URI, `https://example.com/` (RFC 3986)."),
    ("uri-reference", "A URI or a relative reference (RFC 3986)."),
    ("email", "An e-mail address (RFC 5321)."),
    ("hostname", "A host name of at most 253 characters (RFC 1123)."),
    ("ipv4", "An IPv4 address, `192.0.2.1` (RFC 2673)."),
    ("ipv6", "An IPv6 address, `2001:db8::1` (RFC 4291)."),
    ("json-pointer", "A JSON Pointer, `/course_id` (RFC 6901)."),
    ("regex", "A regular expression (ECMA-262)."),
];
