//! Typed code, serde, the walker and the `jsonschema` crate give the same verdicts: on cases written by hand, and on
//! random schemas with random and mutated instances.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_inputs::cases;
use eventwright_inputs::instances::instance;
use eventwright_inputs::mutate::mutate;
use eventwright_inputs::random::{Random, iterations};
use eventwright_plain_tests::coverage::Coverage;
use eventwright_plain_tests::{Typed, explained, judge, oracle, random};
use eventwright_runtime::json::{Tree, parse};

fn tree(text: &str) -> Tree {
    parse(text.as_bytes()).expect("a case is JSON")
}

#[test]
fn cases_come_out_as_they_were_written_down() {
    let generated = eventwright_plain_tests::cases::ALL;
    assert_eq!(eventwright_plain_tests::cases::REFUSED, &[], "every case is generated");
    let (mut wrong, mut random) = (Vec::new(), Random::new(5));
    for (case, typed) in cases::all().zip(generated) {
        assert_eq!(case.name, typed.title);
        let expected =
            case.accepted.iter().map(|text| (text, true)).chain(case.refused.iter().map(|text| (text, false)));
        for (text, valid) in expected {
            match judge::judge(typed, &tree(text)) {
                Ok(violations) if violations.is_empty() == valid => {
                    for _ in 0..8 {
                        if let Err(why) = judge::respelled(typed, &tree(text), &violations, &mut random) {
                            wrong.push(format!("{}: {text}: {why}", case.name));
                        }
                    }
                }
                other => wrong.push(format!("{}: {text}: expected {valid}, {other:?}", case.name)),
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(cases::all().count(), generated.len());
}

/// An instance to try, not much worse than the ones that the schema admits.
fn draw(schema: &Tree, known: &[Tree], random: &mut Random) -> Tree {
    match (known.is_empty(), random.below(3)) {
        (false, 0) => mutate(&random.pick(known).clone(), random),
        (_, 1) => mutate(&instance(schema, random), random),
        _ => instance(schema, random),
    }
}

/// Where the judges differ from one another, and from the oracle without a known reason.
fn run(typed: &Typed, rounds: usize, coverage: &mut Coverage, wrong: &mut Vec<String>) {
    let schema = tree(typed.schema);
    let oracle = oracle::validator(typed.schema);
    let mut random = Random::new(typed.title.bytes().map(u64::from).sum::<u64>() ^ typed.schema.len() as u64);
    let mut accepted: Vec<Tree> = Vec::new();
    for _ in 0..rounds {
        let instance = draw(&schema, &accepted, &mut random);
        let text = || String::from_utf8_lossy(&judge::text(&instance)).into_owned();
        let violations = match judge::judge(typed, &instance) {
            Ok(violations) => violations,
            Err(why) => {
                wrong.push(format!("{} {} on {}: {why}", typed.title, typed.schema, text()));
                return;
            }
        };
        if let Err(why) = judge::respelled(typed, &instance, &violations, &mut random) {
            wrong.push(format!("{} {}: {why}", typed.title, typed.schema));
            return;
        }
        coverage.note(&schema, &violations);
        let valid = violations.is_empty();
        let differs = oracle.as_ref().is_some_and(|oracle| oracle.is_valid(&instance) != valid);
        if differs && explained::reason(&schema, &instance).is_none() {
            wrong.push(format!(
                "{} {} on {}: oracle says {}, we {violations:?}",
                typed.title,
                typed.schema,
                text(),
                !valid
            ));
            return;
        }
        if valid && accepted.len() < 30 {
            accepted.push(instance);
        }
    }
}

#[test]
fn judges_agree_on_random_schemas() {
    // The long run asks for many inputs in all; an ordinary one for some of each schema.
    let types = random::ALL.iter().chain(eventwright_plain_tests::cases::ALL);
    let count = random::ALL.len() + eventwright_plain_tests::cases::ALL.len();
    let rounds = iterations(count * 60).div_ceil(count);
    let (mut coverage, mut wrong) = (Coverage::default(), Vec::new());
    for typed in types {
        run(typed, rounds, &mut coverage, &mut wrong);
    }
    assert!(wrong.is_empty(), "{} schemas: {:#?}", wrong.len(), &wrong[..wrong.len().min(12)]);
    coverage.check();
}

#[test]
fn refused_schemas_say_where_and_why() {
    for (title, why) in random::REFUSED {
        assert!(why.starts_with("schema.json:") && why.ends_with(']'), "{title}: {why}");
    }
}
