//! The tables: every keyword of JSON Schema 2020-12, references resolved to node numbers.

use crate::format::Format;
use crate::json::{Number, Tree, Values};
use crate::pattern::Pattern;
use std::sync::Arc;

/// The number of a subschema within its [`Schema`].
pub type NodeId = u32;

/// What belongs to each of several member names, in the order of the schema.
pub type ByName<T> = Box<[(Box<str>, T)]>;

/// A set of JSON types. `INTEGER` is what `"type": "integer"` admits: any number without fractional part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Types(pub u8);

impl Types {
    /// `null`
    pub const NULL: Self = Self(1);
    /// `boolean`
    pub const BOOLEAN: Self = Self(2);
    /// `integer`
    pub const INTEGER: Self = Self(4);
    /// `number`
    pub const NUMBER: Self = Self(8);
    /// `string`
    pub const STRING: Self = Self(16);
    /// `array`
    pub const ARRAY: Self = Self(32);
    /// `object`
    pub const OBJECT: Self = Self(64);

    /// Each type with its name in JSON Schema, in a fixed order.
    pub const NAMES: [(&'static str, Self); 7] = [
        ("null", Self::NULL),
        ("boolean", Self::BOOLEAN),
        ("integer", Self::INTEGER),
        ("number", Self::NUMBER),
        ("string", Self::STRING),
        ("array", Self::ARRAY),
        ("object", Self::OBJECT),
    ];

    /// Whether every type of `other` is in this set.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The set without the types of `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// A keyword with its value. Matched without a wildcard everywhere, so that the compiler lists what a new one needs.
#[derive(Clone, Debug)]
pub enum Keyword {
    /// The boolean schema `false`: nothing is valid. (`true` is a subschema without keywords.)
    False,
    /// `$ref`, resolved.
    Ref(NodeId),
    /// `$dynamicRef`, resolved to `target` where no resource in the dynamic scope has the anchor.
    DynamicRef {
        /// The anchor's name; `None` when the reference is to a pointer or plain anchor and behaves as `$ref`.
        anchor: Option<Box<str>>,
        /// What the reference means statically.
        target: NodeId,
    },
    /// `type`
    Type(Types),
    /// `enum`
    Enum(Values),
    /// `const`
    Const(Tree),
    /// `multipleOf`, above zero
    MultipleOf(Number),
    /// `maximum`
    Maximum(Number),
    /// `exclusiveMaximum`
    ExclusiveMaximum(Number),
    /// `minimum`
    Minimum(Number),
    /// `exclusiveMinimum`
    ExclusiveMinimum(Number),
    /// `maxLength`, in code points
    MaxLength(u64),
    /// `minLength`, in code points
    MinLength(u64),
    /// `pattern`
    Pattern(Arc<Pattern>),
    /// `format`, asserted
    Format(Format),
    /// `x-max-json-bytes`: most bytes between the quotes in compact JSON
    MaxJsonBytes(u64),
    /// `prefixItems`
    PrefixItems(Box<[NodeId]>),
    /// `items`: applies after the `prefixItems` of the same subschema
    Items(NodeId),
    /// `contains` with `minContains` (default 1) and `maxContains`
    Contains {
        /// The schema to count by.
        schema: NodeId,
        /// `minContains`
        min: Option<u64>,
        /// `maxContains`
        max: Option<u64>,
    },
    /// `maxItems`
    MaxItems(u64),
    /// `minItems`
    MinItems(u64),
    /// `uniqueItems: true`
    UniqueItems,
    /// `properties`
    Properties(ByName<NodeId>),
    /// `patternProperties`
    PatternProperties(Box<[(Arc<Pattern>, NodeId)]>),
    /// `additionalProperties`: what neither `properties` nor `patternProperties` of the same subschema names
    AdditionalProperties(NodeId),
    /// `propertyNames`
    PropertyNames(NodeId),
    /// `maxProperties`
    MaxProperties(u64),
    /// `minProperties`
    MinProperties(u64),
    /// `required`
    Required(Box<[Box<str>]>),
    /// `dependentRequired`
    DependentRequired(ByName<Box<[Box<str>]>>),
    /// `dependentSchemas`
    DependentSchemas(ByName<NodeId>),
    /// `allOf`
    AllOf(Box<[NodeId]>),
    /// `anyOf`
    AnyOf(Box<[NodeId]>),
    /// `oneOf`
    OneOf(Box<[NodeId]>),
    /// `not`
    Not(NodeId),
    /// `if` with `then` and `else`
    If {
        /// `if`
        condition: NodeId,
        /// `then`
        then: Option<NodeId>,
        /// `else`
        otherwise: Option<NodeId>,
    },
    /// `unevaluatedItems`
    UnevaluatedItems(NodeId),
    /// `unevaluatedProperties`
    UnevaluatedProperties(NodeId),
    /// `x-pii`: sensitive values of these categories are admitted at this place
    Pii(Box<[Box<str>]>),
}

/// One subschema: its keywords, in the order they are reported.
#[derive(Clone, Debug, Default)]
pub struct Subschema {
    /// Where it stands: `#/properties/x`, or `common.json#/$defs/id` in another document than the root's.
    pub at: Box<str>,
    /// The schema resource it belongs to, an index into [`Schema::anchors`].
    pub resource: u32,
    /// Its keywords.
    pub keywords: Vec<Keyword>,
}

/// Subschemas with references among them; any of them can be the root of a validation.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    /// The subschemas; a [`NodeId`] is an index.
    pub nodes: Vec<Subschema>,
    /// For each resource its `$dynamicAnchor`s and where they point.
    pub anchors: Vec<Vec<(Box<str>, NodeId)>>,
}
