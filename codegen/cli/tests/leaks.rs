//! What `validate` says of sensitive values holds no piece of them, whatever the form of its report.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails where it stands")]

mod common;

use common::{copy, eventwright, with_schemas};
use std::fs;

const LINES: u64 = 4_000;

/// Letters from a seed, the same in every run; without vowels they are pieces of no word.
fn letters(state: &mut u64, length: usize) -> String {
    let next = |state: &mut u64| {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(b"bcdfghjklmnpqrstvwxz"[usize::try_from((*state >> 33) % 20).unwrap()])
    };
    (0..length).map(|_| next(state)).collect()
}

#[test]
fn no_report_of_validate_tells_six_characters_of_a_value() {
    let root = with_schemas("leaks");
    let mut state = 3;
    let (mut secrets, mut events, mut envelopes) = (Vec::new(), String::new(), String::new());
    for line in 0..LINES {
        let secret = format!("{}@{}.org", letters(&mut state, 9), letters(&mut state, 9));
        // As a value, as a name, as an undeclared value, and where a number or an identifier is expected.
        let payload = match line % 5 {
            0 => format!(r#"{{"note":"write to {secret}"}}"#),
            1 => format!(r#"{{"{secret}":1}}"#),
            2 => format!(r#"{{"remark":["{secret}"]}}"#),
            3 => format!(r#"{{"invoice_id":"{secret}","total":"{secret}"}}"#),
            _ => format!(r#"{{"note":"{secret}"#),
        };
        envelopes.push_str(&format!(
            r#"{{"id":"{secret}","type":"invoice.issued","source":"{secret}","timestamp":"{secret}","payload":{payload},"meta":{{"schema_version":2,"producer":"{secret}","source_module":"billing"}}}}"#
        ));
        events.push_str(&payload);
        events.push('\n');
        envelopes.push('\n');
        secrets.push(secret);
    }
    let mut told = String::new();
    for (args, input) in [
        (["validate", "invoice.issued", "--format", "text"], &events),
        (["validate", "invoice.issued", "--format", "json"], &events),
        (["validate", "-", "--format", "text"], &envelopes),
        (["validate", "-", "--format", "json"], &envelopes),
    ] {
        let outcome = eventwright(&root, args, input.as_bytes());
        assert_eq!(outcome.code, 1, "{}", outcome.stderr);
        told.push_str(&outcome.stdout);
        told.push_str(&outcome.stderr);
    }
    assert_untold(&secrets, &told);
}

/// No six characters of a secret are in what was told.
fn assert_untold(secrets: &[String], told: &str) {
    let spoken: std::collections::HashSet<&[u8]> = told.as_bytes().windows(6).collect();
    let leaks: Vec<&str> = secrets
        .iter()
        .flat_map(|secret| secret.as_bytes().windows(6))
        .filter(|piece| spoken.contains(piece))
        .map(|piece| std::str::from_utf8(piece).unwrap())
        .collect();
    // The place says which door it was.
    let around = leaks
        .first()
        .and_then(|piece| told.find(piece))
        .map(|at| told.chars().skip(told[..at].chars().count().saturating_sub(90)).take(200).collect::<String>());
    assert!(leaks.is_empty(), "{} pieces are told, the first in: {around:?}", leaks.len());
}

/// A contract with sensitive values wherever words may stand, and others where a schema is wrong.
fn contract(wrong: bool, secret: &mut dyn FnMut() -> String) -> String {
    let mut properties = format!(
        r#""amount":{{"type":"integer","minimum":0,"maximum":9,"description":"{}","title":"{}","default":"{}","$comment":"{}","x-hint":"{}"}},
           "{}":{{"type":"string","maxLength":9,"examples":["{}"]}},
           "kind":{{"enum":["{}","x"]}}, "same":{{"const":"{}"}}, "also":{{"anyOf":[{{"const":"{}"}},{{"type":"null"}}]}}"#,
        secret(),
        secret(),
        secret(),
        secret(),
        secret(),
        secret(),
        secret(),
        secret(),
        secret(),
        secret()
    );
    if wrong {
        properties.push_str(&format!(
            r##","a":{{"{}":1}},"b":{{"type":"{}"}},"c":{{"type":"string","format":"{}"}},"d":{{"type":"string","pattern":"{}("}},
               "e":{{"$ref":"#/$defs/{}"}},"f":{{"$ref":"{}/x.json"}}"##,
            secret(), secret(), secret(), secret(), secret(), secret()
        ));
    }
    format!(
        r#"{{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"{}","description":"{}",
           "type":"object","additionalProperties":false,"properties":{{{properties}}},"required":["amount","{}"],
           "examples":[{{"amount":1,"{}":"{}"}},{{"amount":"{}"}}],
           "x-event":{{"type":"invoice.paid","when":"{}","notes":["{}"],"producer":{{"note":"{}"}},
             "meta":{{"schema_version":1,"producer":"{}","source_module":"billing"}},
             "consumers":[{{"name":"{}","purpose":"{}","reads":[{{"pointer":"/{}"}}]}}]}}}}"#,
        secret(),
        secret(),
        secret(),
        secret(),
        secret(),
        secret(),
        secret(),
        secret(),
        secret(),
        secret(),
        secret(),
        secret(),
        secret()
    )
}

#[test]
fn no_report_about_schemas_tells_six_characters_of_a_value() {
    let root = with_schemas("leaks-in-schemas");
    let (file, baseline) = (root.join("schemas/billing/invoice.paid.v1.json"), root.join("baseline"));
    let mut state = 5;
    let mut secrets = Vec::new();
    let mut secret = || {
        let secret = format!("{}@{}.org", letters(&mut state, 9), letters(&mut state, 9));
        secrets.push(secret.clone());
        secret
    };
    let mut told = String::new();
    let mut hear = |args: &[&str]| {
        let outcome = eventwright(&root, args, b"");
        told.push_str(&outcome.stdout);
        told.push_str(&outcome.stderr);
        outcome.code
    };
    for round in 0..12 {
        copy(&root.join("schemas"), &baseline);
        fs::write(&file, contract(round % 3 == 2, &mut secret)).unwrap();
        for format in ["text", "json"] {
            assert_eq!(hear(&["check", "--format", format]), 1);
            hear(&["generate", "--emit", "rust", "--out", "out", "--format", format]);
        }
        for format in ["text", "json", "github", "junit", "sarif"] {
            hear(&["compat", "--against", "baseline", "--mode", "full", "--reader", "both", "--format", format]);
        }
        hear(&["size"]);
        hear(&["list"]);
    }
    assert!(told.contains("sensitive-text") && told.contains("unknown-keyword") && told.contains("values-changed"));
    assert_untold(&secrets, &told);
}
