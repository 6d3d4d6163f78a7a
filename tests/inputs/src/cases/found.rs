//! What random schemas found, once.

use super::Case;

pub(super) const CASES: &[Case] = &[
    // The record was written with what the tolerant reader had kept in the JSON value, and judged strictly.
    Case {
        name: "a condition beside a member that only the walker judges",
        schema: r#"{"type":"object","properties":{"c":{"type":"object","properties":{"id":{"type":"array"}},"required":["id"],"additionalProperties":false,"dependentSchemas":{"a":{"required":["b"]}}}},"required":["c"],"additionalProperties":false,"dependentSchemas":{"r":{"required":["s"]}}}"#,
        accepted: &[r#"{"c":{"id":[]}}"#],
        refused: &[r#"{"c":{"id":[],"undeclared":6}}"#, r#"{"c":{"id":[]},"r":1}"#],
    },
    // An error of reading named the first bound of several, not the one that fails.
    Case {
        name: "a list that another keyword narrows",
        schema: r#"{"type":"object","properties":{"e":{"enum":["a","b",1],"not":{"const":"b"}},"f":{"enum":["a",1],"type":"string"}},"additionalProperties":false}"#,
        accepted: &[r#"{"e":"a"}"#, r#"{"e":1.0}"#, r#"{"f":"a"}"#],
        refused: &[r#"{"e":"b"}"#, r#"{"e":"c"}"#, r#"{"f":1}"#, r#"{"f":"b"}"#],
    },
    // Sensitive to which keyword closes the object: `unevaluatedProperties` waits until all else holds.
    Case {
        name: "a condition about a member that nothing declares, in an object that is closed last",
        schema: r#"{"type":"object","properties":{"b":{"type":"number"}},"unevaluatedProperties":false,"dependentRequired":{"c":["a"]}}"#,
        accepted: &["{}", r#"{"b":1}"#],
        refused: &[r#"{"c":[]}"#, r#"{"a":1,"c":1}"#, r#"{"b":"x","z":1}"#],
    },
    // A double that an integer type holds was divided in decimal by its shortest digits, the equal integer was not.
    Case {
        name: "a divisor of an integer that is written with an exponent",
        schema: r#"{"type":"object","properties":{"x":{"type":"integer","multipleOf":1e2}},"additionalProperties":false}"#,
        accepted: &[r#"{"x":100}"#, r#"{"x":1e2}"#, r#"{"x":9.2e+18}"#, r#"{"x":-9223372036854775800}"#],
        refused: &[r#"{"x":-9223372036854775808}"#, r#"{"x":-9.223372036854775808e18}"#, r#"{"x":50}"#],
    },
];
