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
    // A condition that spans fields saw a UUID as it is written again, in small letters.
    Case {
        name: "a condition that asks how an identifier is spelled",
        schema: r#"{"type":"object","properties":{"a":{"type":"string","format":"uuid"},"w":{"type":"integer"}},"required":["a"],"anyOf":[{"properties":{"a":{"const":"6513270E-269E-4D37-B2A7-4DE452E6B438"}}},{"required":["w"]}],"additionalProperties":false}"#,
        accepted: &[
            r#"{"a":"6513270E-269E-4D37-B2A7-4DE452E6B438"}"#,
            r#"{"a":"6513270e-269e-4d37-b2a7-4de452e6b438","w":1}"#,
        ],
        refused: &[r#"{"a":"6513270e-269e-4d37-b2a7-4de452e6b438"}"#],
    },
    Case {
        name: "a condition about the letters of identifiers in a list",
        schema: r#"{"type":"object","properties":{"l":{"type":"array","items":{"type":"string","format":"uuid"},"maxItems":3},"w":{"type":"integer"}},"not":{"properties":{"l":{"contains":{"pattern":"[A-F]"}}},"required":["l"]},"additionalProperties":false}"#,
        accepted: &[r#"{"l":["6513270e-269e-4d37-b2a7-4de452e6b438"]}"#, r#"{"w":1}"#],
        refused: &[r#"{"l":["6513270E-269E-4D37-B2A7-4DE452E6B438"]}"#],
    },
    Case {
        name: "an expression in a condition about another field than the identifier",
        schema: r#"{"type":"object","properties":{"a":{"type":"string","format":"uuid"},"t":{"type":"string"},"ok":{"type":"boolean"}},"if":{"properties":{"t":{"pattern":"^x"}},"required":["t"]},"then":{"required":["ok"]},"additionalProperties":false}"#,
        accepted: &[r#"{"a":"6513270E-269E-4D37-B2A7-4DE452E6B438","t":"y"}"#, r#"{"t":"x","ok":true}"#],
        refused: &[r#"{"t":"x"}"#],
    },
];
