//! What `validate` says of sensitive values holds no piece of them, whatever the form of its report.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{eventwright, with_schemas};

const LINES: u64 = 4_000;

/// Numbers from a seed, the same in every run.
fn letters(state: &mut u64, length: usize) -> String {
    let next = |state: &mut u64| {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(b'a' + u8::try_from((*state >> 33) % 26).unwrap())
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
    let spoken: std::collections::HashSet<&[u8]> = told.as_bytes().windows(6).collect();
    let leaks: Vec<&str> = secrets
        .iter()
        .flat_map(|secret| secret.as_bytes().windows(6))
        .filter(|piece| spoken.contains(piece))
        .map(|piece| std::str::from_utf8(piece).unwrap())
        .collect();
    assert!(leaks.is_empty(), "{} pieces are told: {:?}", leaks.len(), &leaks[..leaks.len().min(9)]);
}
