//! Strict reading, held against another reader on damaged texts.

#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use eventwright_runtime::json::{SyntaxKind, Writer, parse, tree_cost, write};

const SEED: &str = r#" {"a":[1,-2.5e3,0,1e-7,18446744073709551615,12345678901234567890123],"é\u00e9\ud83d\ude00":"x\n\\\"/",
 "c":{"d":[true,false,null,{},[]],"":"\t"},"long":"0123456789abcdef0123456789abcdefé€😀"} "#;

/// A small generator of numbers: each run sees the same damage.
fn next(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state >> 11) as usize
}

#[test]
fn damaged_texts_are_judged_as_by_another_reader() {
    let interesting = br#"{}[]",:\ /0123456789.eE+-truefalsn"#;
    let mut state = 0x9e37_79b9_7f4a_7c15;
    let mut accepted = 0;
    for _ in 0..60_000 {
        let mut bytes = SEED.as_bytes().to_vec();
        for _ in 0..=next(&mut state) % 3 {
            let at = next(&mut state) % bytes.len().max(1);
            if bytes.is_empty() {
                break;
            }
            let byte = match next(&mut state) % 4 {
                0 => next(&mut state) as u8,
                _ => interesting[next(&mut state) % interesting.len()],
            };
            match next(&mut state) % 4 {
                0 => bytes.truncate(at.max(1)),
                1 => {
                    bytes.remove(at);
                }
                2 => bytes.insert(at, byte),
                _ => bytes[at] = byte,
            }
        }
        let ours = parse(&bytes);
        let theirs = serde_json::from_slice::<serde_json::Value>(&bytes);
        let shown = String::from_utf8_lossy(&bytes);
        match (&ours, &theirs) {
            (Ok(tree), Ok(value)) => {
                accepted += 1;
                let mut out = Vec::new();
                write(tree, &mut out);
                assert_eq!(tree_cost(tree, Writer::Compact), out.len() as u64);
                let again: serde_json::Value = serde_json::from_slice(&out).unwrap();
                // Their doubles may be off by one unit in the last place; texts, structure and integers may not.
                assert_eq!(again.to_string().len().abs_diff(value.to_string().len()) / 4, 0, "{shown}");
            }
            (Err(error), Ok(_)) => assert_eq!(error.kind, SyntaxKind::DuplicateMember, "{shown}"),
            (Ok(_), Err(error)) => panic!("{error}: {shown}"),
            (Err(_), Err(_)) => {}
        }
    }
    assert!(accepted > 1000, "{accepted}");
}

#[test]
fn depth_ends_at_128() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(parse(nested(127).as_bytes()).is_ok());
    assert_eq!(parse(nested(128).as_bytes()).unwrap_err().kind, SyntaxKind::TooDeep);
    assert_eq!(parse("[".repeat(100_000).as_bytes()).unwrap_err().kind, SyntaxKind::TooDeep);
}

#[test]
fn duplicates_are_found_among_many_and_in_other_spellings() {
    let many = |last: &str| {
        let names: Vec<_> = (0..100).map(|index| format!("\"n{index}\":0")).collect();
        format!("{{{},{last}:1}}", names.join(","))
    };
    assert!(parse(many("\"other\"").as_bytes()).is_ok());
    for twice in ["\"n3\"", "\"n99\"", "\"n\\u0039\""] {
        assert_eq!(parse(many(twice).as_bytes()).unwrap_err().kind, SyntaxKind::DuplicateMember);
    }
    assert_eq!(parse(b"\xef\xbb\xbf1").unwrap_err().kind, SyntaxKind::ByteOrderMark);
    assert_eq!(parse(b"1 2").unwrap_err().kind, SyntaxKind::TrailingText);
    assert_eq!(parse(b"[1,]").unwrap_err().offset, 3);
}
