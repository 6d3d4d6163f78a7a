//! The keywords that may stand at any subschema: annotations to standard validators, facts to this generator.

use super::policy::Category;

/// Our keywords beside the standard ones of a subschema. Every name begins with `x-`, so that any JSON Schema validator
/// can use the document as it is.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Annotations {
    /// The most bytes the string may take between its quotes in compact JSON (UTF-8, minimal escapes). Printable ASCII
    /// and each byte of any other character's UTF-8 cost 1; a quote, a backslash or a short escape such as `\n` costs 2;
    /// any other control character costs 6. It proves the size of a payload without starving text in other scripts,
    /// as `maxLength` (which counts code points of up to four bytes) would. Default: no cap. Example: `200`.
    #[serde(rename = "x-max-json-bytes", default)]
    #[cfg_attr(feature = "schemars", schemars(range(min = 1)))]
    pub max_json_bytes: Option<u64>,
    /// What the producer's side does with free text over its cap. Not beside `pattern`, `format` or `enum`, which cut
    /// text would break. Default: `reject`.
    #[serde(rename = "x-overflow", default)]
    pub overflow: Option<Overflow>,
    /// What the producer's side does with free text in which a detector finds a sensitive value. Decoding never
    /// redacts: it refuses or warns as the policy says. Default: `refuse`.
    #[serde(rename = "x-on-sensitive", default)]
    pub on_sensitive: Option<OnSensitive>,
    /// Admits this property although the sensitive-data policy would refuse it. Say why.
    #[serde(rename = "x-pii", default)]
    pub pii: Option<Pii>,
    /// Words that the reference prints beside the type and nothing else reads: `"1-based"`, `"characters"`,
    /// `"filesystem path"`.
    #[serde(rename = "x-hint", default)]
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub hint: Option<String>,
    /// The Rust name to use where the derived one will not do: a field in snake case (`"kind"` for a property
    /// `"type"`), a type or a variant in camel case. Default: derived from the JSON name.
    #[serde(rename = "x-rust-name", default)]
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = r"^[A-Za-z_][A-Za-z0-9_]*$")))]
    pub rust_name: Option<String>,
}

/// What happens to free text that is longer than its cap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Overflow {
    /// A value over the cap is an error; nothing is sent.
    #[default]
    Reject,
    /// The producer's side shortens the value at a character border; it can always be sent.
    Truncate,
}

/// What happens to free text in which a detector finds a sensitive value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OnSensitive {
    /// The value is an error; nothing is sent.
    #[default]
    Refuse,
    /// The producer's side replaces what was found by a fixed mark, before any truncation; it can always be sent.
    Redact,
}

/// A reasoned exemption of one property from the sensitive-data policy. It counts where it stands and through a `$ref`.
/// The property's values are hidden by `Debug` and in every log line and error.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pii {
    /// The category of the policy from which the property is exempt.
    pub category: Category,
    /// Why the event needs the value and why it is tolerable here: a sentence for an auditor.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub reason: String,
    /// Who answers for the exemption: a team. Example: `"BRAiN Core Team"`.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub owner: String,
    /// The last day on which the exemption holds, `YYYY-MM-DD`. Default: it does not end.
    #[serde(default)]
    #[cfg_attr(feature = "schemars", schemars(extend("format" = "date")))]
    pub expires: Option<String>,
}
