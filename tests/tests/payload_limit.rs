//! No legal payload is larger than its contract's worst case, and none that is larger than the limit gets through.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_model::size::{self, Verdict, Worst};
use eventwright_model::{Contract, Model};
use eventwright_runtime::json::{Tree, Writer, tree_cost, write};
use eventwright_runtime::types::Contract as _;
use eventwright_tests::contracts::{ALL, Typed};
use eventwright_tests::generated::notes::{NoteWritten, NoteWrittenV1TextText};
use eventwright_tests::random::{Random, iterations};
use eventwright_tests::{mutate, oracle, roots};
use std::process::{Command, Stdio};

fn text(tree: &Tree) -> Vec<u8> {
    let mut out = Vec::new();
    write(tree, &mut out);
    out
}

/// The contract that a generated type is made from.
fn described<'m>(model: &'m Model, typed: &Typed) -> &'m Contract {
    let (_, contract) =
        model.contracts().find(|(_, contract)| contract.event_type == typed.event_type).expect("it is described");
    contract
}

/// Every contract and writer with its worst case.
fn pairs(model: &Model) -> impl Iterator<Item = (&'static Typed, &Contract, Writer, Worst)> {
    ALL.iter().flat_map(move |typed| {
        let contract = described(model, typed);
        Writer::ALL.map(|writer| (typed, contract, writer, size::worst(model, contract.root, writer)))
    })
}

#[test]
fn the_worst_case_is_legal_and_exactly_as_large_as_computed() {
    let model = roots::course_factory();
    let limit = model.policy.value.payload.max_bytes;
    for (typed, contract, writer, worst) in pairs(&model) {
        let name = format!("{} by {writer:?}", contract.name());
        let bytes = worst.bytes.expect("every contract is bounded");
        let instance = worst.instance.as_ref().unwrap_or_else(|| panic!("{name} has no instance"));
        assert_eq!(tree_cost(instance, writer), bytes, "{name}");
        assert!(model.schemas.table.is_valid(contract.root, instance), "{name}");
        let encoded = (typed.decode)(&text(instance)).unwrap_or_else(|violation| panic!("{name}: {violation:?}"));
        let path = roots::repository().join("schemas/course_factory").join(format!("{}.json", contract.name()));
        assert!(oracle::validator(&path).is_valid(&instance.into()), "{name}");
        let shares: u64 = size::shares(&model, contract.root, writer)
            .iter()
            .map(|share| share.value.expect("every field is bounded") + share.overhead)
            .sum();
        // The last member has no comma, the braces take two; an `anyOf` over members can only make the whole smaller.
        assert!(shares + 2 - writer.separator() >= bytes, "{name}: {shares} and {bytes}");
        if writer == Writer::Compact {
            assert_eq!(worst.verdict(limit), Verdict::Proven, "{name}");
            assert_eq!(text(instance).len() as u64, bytes, "{name}");
            assert_eq!(encoded.len() as u64, bytes, "{name}");
        }
    }
}

/// What Python's writers make of values: for each line of JSON, the default form and the one in UTF-8, a line each.
const PYTHON: &str = r#"
import json, sys
for line in sys.stdin.buffer:
    value = json.loads(line)
    for ascii in (True, False):
        sys.stdout.buffer.write(json.dumps(value, ensure_ascii=ascii).encode("utf-8") + b"\n")
"#;

/// The lines that Python makes of some values; `None`, visibly, where there is no Python.
fn python(values: &[Tree]) -> Option<Vec<Vec<u8>>> {
    use std::io::Write;
    let mut command = Command::new("python3");
    command.args(["-c", PYTHON]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let Ok(mut child) = command.spawn() else {
        let _ = writeln!(std::io::stderr(), "skipped: no python3 to measure its own writers");
        return None;
    };
    let mut input = child.stdin.take().expect("a pipe");
    let lines: Vec<u8> = values.iter().flat_map(|value| [text(value), b"\n".to_vec()].concat()).collect();
    let writing = std::thread::spawn(move || input.write_all(&lines));
    let output = child.wait_with_output().expect("python3 runs");
    writing.join().expect("it was written").expect("python3 reads");
    assert!(output.status.success());
    let lines: Vec<Vec<u8>> = output.stdout.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    assert_eq!(lines.len(), 2 * values.len() + 1);
    Some(lines)
}

#[test]
fn python_writes_worst_cases_of_the_size_computed() {
    let model = roots::course_factory();
    let all: Vec<_> = pairs(&model).collect();
    let values: Vec<Tree> =
        all.iter().map(|(.., worst)| worst.instance.clone().expect("every worst case has an instance")).collect();
    let Some(lines) = python(&values) else { return };
    for (index, (typed, contract, writer, worst)) in all.iter().enumerate() {
        let name = format!("{} by {writer:?}", contract.name());
        let (default, unicode) = (&lines[2 * index], &lines[2 * index + 1]);
        for (made, form) in [(default, Writer::Python), (unicode, Writer::PythonUnicode)] {
            assert_eq!(tree_cost(&values[index], form), made.len() as u64, "{name}");
            if form == *writer {
                assert_eq!(worst.bytes, Some(made.len() as u64), "{name}");
            }
            assert!((typed.decode)(made).is_ok(), "{name}");
        }
    }
}

/// The same value with one of its texts replaced by random characters, of all kinds that writers tell apart.
fn with_other_text(tree: &Tree, random: &mut Random) -> Tree {
    match tree {
        Tree::Object(members) => {
            let mut members = members.clone();
            let texts: Vec<usize> = (0..members.len()).filter(|at| members[*at].1.as_str().is_some()).collect();
            if !texts.is_empty() {
                let at = *random.pick(&texts);
                let kinds: [&[char]; 4] =
                    [&['a', '~'], &['\u{7f}', '\u{1}'], &['"', '\\', '\n'], &['\u{e9}', '\u{20ac}', '\u{1f600}']];
                let (one, other) = (*random.pick(&kinds), *random.pick(&kinds));
                let length = random.below(500);
                let mut letter = || {
                    let kind = if random.below(4) == 0 { other } else { one };
                    *random.pick(kind)
                };
                members[at].1 = Tree::String((0..length).map(|_| letter()).collect::<String>().into());
            }
            Tree::Object(members)
        }
        other => other.clone(),
    }
}

#[test]
fn no_legal_payload_is_larger_than_the_worst_case() {
    let model = roots::course_factory();
    for typed in ALL {
        let contract = described(&model, typed);
        let worst = Writer::ALL.map(|writer| (writer, size::worst(&model, contract.root, writer)));
        let mut random = Random::new(worst[0].1.bytes.expect("every contract is bounded"));
        let mut base: Vec<Tree> = worst.iter().filter_map(|(_, worst)| worst.instance.clone()).collect();
        base.extend(contract.examples.iter().cloned());
        let mut legal = 0;
        for round in 0..iterations(4_000) {
            let from = &base[random.index(base.len())];
            let mutant =
                if round % 2 == 0 { mutate::mutate(from, &mut random) } else { with_other_text(from, &mut random) };
            let Ok(encoded) = (typed.decode)(&text(&mutant)) else { continue };
            legal += 1;
            for (writer, worst) in &worst {
                // Compactly, what counts is what `encode` writes.
                let bytes = match writer {
                    Writer::Compact => encoded.len() as u64,
                    Writer::Python | Writer::PythonUnicode => tree_cost(&mutant, *writer),
                };
                assert!(Some(bytes) <= worst.bytes, "{} by {writer:?}: {bytes} bytes", contract.name());
            }
        }
        assert!(legal > 50, "{} of {}", legal, contract.name());
    }
}

#[test]
fn what_is_proven_is_not_measured() {
    let model = roots::course_factory();
    for typed in ALL {
        let contract = described(&model, typed);
        let proven = size::worst(&model, contract.root, Writer::Compact).bytes;
        assert_eq!(size::most_bytes(&model, contract), proven, "what is remembered is what is found");
        assert_eq!(typed.facts.worst_case_bytes.map(u64::from), proven, "{}", contract.name());
    }
    assert_eq!(NoteWritten::FACTS.worst_case_bytes, None);
}

/// A payload of the guarded contract that takes `bytes` bytes.
fn note(bytes: usize) -> Vec<u8> {
    let frame = br#"{"text":""}"#.len();
    format!(r#"{{"text":"{}"}}"#, "a ".repeat(bytes).get(..bytes - frame).expect("long enough")).into_bytes()
}

#[test]
fn a_guarded_contract_is_measured_at_the_limit() {
    assert_eq!(NoteWritten::FACTS.worst_case_bytes, None);
    let fits = NoteWritten::decode(&note(1_023)).expect("1,023 bytes are legal");
    assert_eq!(fits.encode().map(|bytes| bytes.len()).ok(), Some(1_023));
    let refused = NoteWritten::decode(&note(1_024)).expect_err("1,024 bytes are too many");
    assert_eq!(refused.keyword(), "payload-limit");
    assert!(NoteWritten::violations(&note(1_023)).is_empty());
    assert!(NoteWritten::violations(&note(1_024)).iter().any(|one| one.keyword == "payload-limit"));
    assert!(serde_json::from_slice::<NoteWritten>(&note(1_024)).is_err());

    let long: eventwright_runtime::types::Text<NoteWrittenV1TextText> =
        "b ".repeat(507).try_into().expect("any text is legal by itself");
    let event = NoteWritten { text: long, ratio: None };
    let error = event.encode().expect_err("1,025 bytes are too many");
    assert_eq!(error.keyword(), "payload-limit");
    let mut out = b"kept".to_vec();
    assert!(event.encode_into(&mut out).is_err());
    assert_eq!(out, b"kept", "what was there stays as it was");
}

#[test]
fn white_space_and_escapes_of_a_received_text_do_not_count() {
    let mut padded = note(1_023);
    padded.splice(1..1, std::iter::repeat_n(b' ', 5_000));
    assert!(NoteWritten::decode(&padded).is_ok());
    padded.splice(1..1, std::iter::repeat_n(b' ', 12_000));
    let error = NoteWritten::decode(&padded).expect_err("more than sixteen times the limit is not even read");
    assert_eq!(error.keyword(), "payload-limit");
}
