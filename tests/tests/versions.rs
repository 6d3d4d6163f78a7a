//! Two versions of one event side by side, and texts that try to break out of what is generated from them.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_runtime::types::{Contract, EventError};
use eventwright_tests::generated::{hostile, orders};

const V1: &[u8] = br#"{"order_id":"6513270e-269e-4d37-b2a7-4de452e6b438"}"#;
const V2: &[u8] = br#"{"order_id":"6513270e-269e-4d37-b2a7-4de452e6b438","channel":"web"}"#;

#[test]
fn type_and_version_decide_what_a_payload_is() {
    let first = orders::Event::decode(orders::ORDER_PLACED, 1, V1).expect("version 1");
    let second = orders::Event::decode(orders::ORDER_PLACED, 2, V2).expect("version 2");
    assert!(matches!(first, orders::Event::OrderPlacedV1(_)));
    assert!(matches!(&second, orders::Event::OrderPlacedV2(event) if event.channel.to_string() == "web"));
    assert!(matches!(orders::Event::decode(orders::ORDER_PLACED, 4, V2), Err(EventError::Unknown)));
    assert!(matches!(orders::Event::decode("order.lost", 1, V1), Err(EventError::Unknown)));
    assert!(matches!(orders::Event::decode(orders::ORDER_PLACED, 1, V2), Err(EventError::Payload(_))));
    assert!(orders::Event::decode_tolerant(orders::ORDER_PLACED, 1, V2).is_ok());
    assert_eq!(second.encode().ok().as_deref(), Some(V2));
    assert_eq!(second.facts().schema_version, 2);
}

#[test]
fn the_alias_is_the_newest_version() {
    let event: orders::OrderPlaced = orders::OrderPlacedV3::decode(V2).expect("version 3");
    assert_eq!(<orders::OrderPlaced as Contract>::FACTS.schema_version, 3);
    assert_eq!(orders::Event::from(event).facts().event_type, orders::ORDER_PLACED);
}

/// Version 3 has one optional field more than version 2, version 2 one required field more than version 1.
#[test]
fn versions_become_one_another_where_their_fields_allow() {
    let second = orders::OrderPlacedV2::decode(V2).expect("version 2");
    let third = orders::OrderPlacedV3::from(second.clone());
    assert_eq!(third.gift, None);
    assert_eq!(third.encode().ok().as_deref(), Some(V2));
    let gift = orders::OrderPlacedV3 { gift: Some(true), ..third };
    assert_eq!(orders::OrderPlacedV2::try_from(gift).ok(), Some(second.clone()));
    let first = orders::OrderPlacedV1::try_from(second).expect("what version 1 declares");
    assert_eq!(first.encode().ok().as_deref(), Some(V1));
}

#[test]
fn an_envelope_names_type_and_version() {
    let envelope = |version: u32, payload: &[u8]| {
        format!(
            r#"{{"id":"e1","type":"order.placed","source":"shop","target":null,"timestamp":"2025-12-28T14:03:27Z",
                "meta":{{"schema_version":{version},"producer":"orders_service","source_module":"orders"}},
                "payload":{}}}"#,
            String::from_utf8_lossy(payload)
        )
    };
    let event = orders::Event::decode_envelope(envelope(2, V2).as_bytes()).expect("version 2");
    assert!(matches!(event, orders::Event::OrderPlacedV2(_)));
    assert!(orders::Event::decode_envelope(envelope(1, V1).as_bytes()).is_ok());
    assert!(matches!(orders::Event::decode_envelope(envelope(9, V1).as_bytes()), Err(EventError::Unknown)));
    assert!(matches!(orders::Event::decode_envelope(b"{}"), Err(EventError::Envelope(_))));
}

#[test]
fn hostile_texts_stay_texts() {
    let payload = br##"{"kind":"#","state":"*/","a\"b\\c":3,"type":"*/\"#"}"##;
    let event = hostile::HostileTextSentV1::decode(payload).expect("an example");
    assert_eq!(event.odd.map(|odd| odd.get()), Some(3));
    let again = event.encode().expect("it can be sent");
    assert_eq!(hostile::HostileTextSentV1::decode(&again).ok(), Some(event));
    // Values that differ in case and punctuation only are all told apart.
    for state in ["a", "A", "a ", "", "self", "Self", "1", "\u{e4}", "a-b", "a_b"] {
        let payload = serde_json::json!({"kind": "\"", "state": state}).to_string();
        let event = hostile::HostileTextSentV1::decode(payload.as_bytes()).expect(state);
        assert_eq!(event.state.to_string(), state);
    }
}

#[test]
fn names_of_the_runtime_and_of_the_code_itself_can_be_used() {
    let payload = br#"{"r":2,"m":"Err","index":true,"v":{}}"#;
    for event_type in ["event", "list", "option", "reader", "self"] {
        let event = hostile::Event::decode(event_type, 1, payload).expect(event_type);
        assert_eq!(event.encode().ok().as_deref(), Some(&payload[..]), "{event_type}");
        let turned = br#"{"v":{},"index":true,"m":"Err","r":2}"#;
        assert_eq!(hostile::Event::decode(event_type, 1, turned).ok(), Some(event), "{event_type}");
    }
}

#[test]
fn what_no_field_type_expresses_is_judged_in_full() {
    let legal: [&[u8]; 3] =
        [br#"{"n":1,"tree":[[],[[]]],"node":{"next":{"leaf":true}}}"#, br#"{"n":9}"#, br#"{"n":0,"tree":[]}"#];
    for payload in legal {
        let event = hostile::ShapeSent::decode(payload).expect("legal");
        assert_eq!(hostile::ShapeSent::decode(&event.encode().expect("it can be sent")).ok(), Some(event));
    }
    // Each branch of the `allOf` refuses one of these; both must have been asked.
    let illegal: [&[u8]; 5] = [
        br#"{"n":3}"#,
        br#"{"n":10}"#,
        br#"{"n":1,"tree":[[],[],[]]}"#,
        br#"{"n":1,"tree":[1]}"#,
        br#"{"n":1,"node":{"next":{"other":true}}}"#,
    ];
    for payload in illegal {
        assert!(hostile::ShapeSent::decode(payload).is_err(), "{}", String::from_utf8_lossy(payload));
        assert!(!hostile::ShapeSent::violations(payload).is_empty());
        assert!(serde_json::from_slice::<hostile::ShapeSent>(payload).is_err());
    }
}
