//! What `encode` writes is never larger than the proof says, whatever type a schema became.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_inputs::cases;
use eventwright_inputs::instances::instance;
use eventwright_inputs::mutate::mutate;
use eventwright_inputs::random::{Random, iterations};
use eventwright_model::lower::File;
use eventwright_model::{Profile, load, size};
use eventwright_plain_tests::{Typed, judge, random};
use eventwright_runtime::json::{Tree, Writer, parse};

/// How many payloads of a schema were written, where it has a bound; nothing where it has none.
fn run(typed: &Typed, rounds: usize, known: &[&str]) -> Option<usize> {
    let model = load(vec![File::new("schema.json", typed.schema)], Profile::Plain { assert_formats: true }).model?;
    let root = model.documents.iter().find_map(|document| document.root)?;
    let worst = size::worst(&model, root, Writer::Compact);
    let most = worst.bytes?;
    let schema = parse(typed.schema.as_bytes()).expect("a schema is JSON");
    let mut random = Random::new(typed.schema.len() as u64);
    let mut base: Vec<Tree> = known.iter().filter_map(|text| parse(text.as_bytes()).ok()).collect();
    let largest = worst.instance.is_some();
    base.extend(worst.instance);
    let mut written = 0;
    for round in 0..rounds {
        let candidate = match base.get(round) {
            Some(known) => known.clone(),
            None if !base.is_empty() && round % 2 == 0 => mutate(&random.pick(&base).clone(), &mut random),
            None => instance(&schema, &mut random),
        };
        if let Ok(encoded) = (typed.decode)(&judge::text(&candidate)) {
            written += 1;
            let text = String::from_utf8_lossy(&encoded);
            assert!(encoded.len() as u64 <= most, "{}: {}: {text} is longer than {most}", typed.title, typed.schema);
            if largest && round + 1 == base.len() {
                assert_eq!(encoded.len() as u64, most, "{}: {}: {text}", typed.title, typed.schema);
            }
        }
    }
    Some(written)
}

#[test]
fn nothing_is_written_that_is_larger_than_the_worst_case() {
    let types = random::ALL.iter().map(|typed| (typed, &[][..]));
    let cases = cases::all().zip(eventwright_plain_tests::cases::ALL).map(|(case, typed)| (typed, case.accepted));
    let all: Vec<(&Typed, &[&str])> = types.chain(cases).collect();
    let rounds = iterations(all.len() * 60).div_ceil(all.len());
    let counts: Vec<usize> = all.iter().filter_map(|(typed, known)| run(typed, rounds, known)).collect();
    let written: usize = counts.iter().sum();
    assert!(counts.len() * 5 > all.len() && written > counts.len() * 5, "{} of {}, {written}", counts.len(), all.len());
}
