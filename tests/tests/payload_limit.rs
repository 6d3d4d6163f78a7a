//! No legal payload is larger than its contract's worst case, and none that is larger than the limit gets through.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_model::size;
use eventwright_runtime::json::{Tree, write};
use eventwright_runtime::types::Contract;
use eventwright_tests::contracts::ALL;
use eventwright_tests::generated::notes::{NoteWritten, NoteWrittenV1TextText};
use eventwright_tests::random::{Random, iterations};
use eventwright_tests::{mutate, oracle, roots};

fn text(tree: &Tree) -> Vec<u8> {
    let mut out = Vec::new();
    write(tree, &mut out);
    out
}

#[test]
fn the_worst_case_is_legal_and_exactly_as_large_as_computed() {
    let model = roots::course_factory();
    let limit = model.policy.value.payload.max_bytes;
    for typed in ALL {
        let (_, contract) =
            model.contracts().find(|(_, contract)| contract.event_type == typed.event_type).expect("it is described");
        let worst = size::worst(&model, contract.root);
        let bytes = worst.bytes.expect("every contract is bounded");
        let instance = worst.instance.unwrap_or_else(|| panic!("{} has no instance", contract.name()));
        assert!(bytes <= limit, "{}", contract.name());
        assert_eq!(text(&instance).len() as u64, bytes, "{}", contract.name());
        assert!(model.schemas.table.is_valid(contract.root, &instance), "{}", contract.name());
        let encoded = (typed.decode)(&text(&instance));
        assert_eq!(encoded.map(|encoded| encoded.len() as u64), Ok(bytes), "{}", contract.name());
        let path = roots::repository().join("schemas/course_factory").join(format!("{}.json", contract.name()));
        assert!(oracle::validator(&path).is_valid(&(&instance).into()), "{}", contract.name());
        let shares: u64 = size::shares(&model, contract.root)
            .iter()
            .map(|share| share.value.expect("every field is bounded") + share.overhead)
            .sum();
        // The last member has no comma, the braces take two; an `anyOf` over members can only make the whole smaller.
        assert!(shares + 1 >= bytes, "{}: {shares} and {bytes}", contract.name());
    }
}

#[test]
fn no_legal_payload_is_larger_than_the_worst_case() {
    let model = roots::course_factory();
    for typed in ALL {
        let (_, contract) =
            model.contracts().find(|(_, contract)| contract.event_type == typed.event_type).expect("it is described");
        let worst = size::worst(&model, contract.root);
        let most = worst.bytes.expect("every contract is bounded");
        let mut random = Random::new(most);
        let mut base = vec![worst.instance.expect("every worst case has an instance")];
        base.extend(contract.examples.iter().cloned());
        let mut legal = 0;
        for _ in 0..iterations(3_000) {
            let mutant = mutate::mutate(&base[random.index(base.len())], &mut random);
            if let Ok(encoded) = (typed.decode)(&text(&mutant)) {
                legal += 1;
                assert!(encoded.len() as u64 <= most, "{}: {} bytes", contract.name(), encoded.len());
            }
        }
        assert!(legal > 50, "{} of {}", legal, contract.name());
    }
}

/// A payload of the guarded contract that takes `bytes` bytes.
fn note(bytes: usize) -> Vec<u8> {
    let frame = br#"{"text":""}"#.len();
    format!(r#"{{"text":"{}"}}"#, "a ".repeat(bytes).get(..bytes - frame).expect("long enough")).into_bytes()
}

#[test]
fn a_guarded_contract_is_measured_at_the_limit() {
    assert_eq!(<NoteWritten as Contract>::FACTS.worst_case_bytes, None);
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

#[test]
fn a_failure_can_always_be_sent() {
    use brain_events::course_factory::CourseGenerationFailed;
    use eventwright_runtime::types::{Text, UuidOr};
    let model = roots::course_factory();
    let (_, contract) = model
        .contracts()
        .find(|(_, contract)| contract.event_type == "course.generation.failed")
        .expect("it is described");
    let mut random = Random::new(7);
    let pieces = [
        "ana@uni-x.org",
        "4012888888881881",
        "\u{0}\u{1}\u{7f}",
        "\"\\\"\\",
        "\u{1f600}",
        "AKIAIOSFODNN7EXAMPLE",
        "DE89370400440532013000",
        "Traceback (most recent call last):\n",
        "password=hunter2secret99",
        "plain words ",
        "\u{202e}",
        "/home/ana/x",
        "https://u:p@h/",
        "-----BEGIN RSA PRIVATE KEY-----",
        "+49 30 901820",
    ];
    let mut hostile = || (0..random.below(60)).map(|_| *random.pick(&pieces)).collect::<String>();
    for _ in 0..iterations(2_000) {
        let event = CourseGenerationFailed {
            course_id: UuidOr::Word(eventwright_runtime::types::StringEnum::ALL[0]),
            title: Text::fit(hostile()),
            error_message: Text::fit(hostile()),
            error_type: Text::fit(hostile()),
            execution_time_seconds: 1.5.try_into().expect("seconds"),
        };
        let bytes = event.encode().expect("a failure can always be sent");
        assert!(bytes.len() as u64 <= model.policy.value.payload.max_bytes);
        assert_eq!(CourseGenerationFailed::decode(&bytes).as_ref().ok(), Some(&event), "of {}", contract.name());
    }
}
