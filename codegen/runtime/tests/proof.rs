//! Where a contract says that its schema proves the size, nothing is measured; where it does not, everything is.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use eventwright_runtime::detect::{Categories, Excluded};
use eventwright_runtime::json::{Number, Reader, Tree, parse, write};
use eventwright_runtime::types::{Contract, Decimal, Facts, Fault, Json, NumberSpec, SchemaSpec, Value};
use eventwright_runtime::walk::{NodeId, Schema, Subschema};
use serde::ser::Serializer;
use std::sync::OnceLock;

static ANY: OnceLock<Schema> = OnceLock::new();

/// The schema `true`.
fn any() -> &'static Schema {
    ANY.get_or_init(|| Schema { nodes: vec![Subschema::default()], anchors: vec![Vec::new()] })
}

#[derive(Clone, Debug, PartialEq)]
struct AnySpec;

impl SchemaSpec for AnySpec {
    const NODE: NodeId = 0;

    fn schema() -> &'static Schema {
        any()
    }
}

/// Any value, in a contract that allows 8 bytes and claims what `PROVEN` says: 0 for nothing.
#[derive(Clone, Debug, PartialEq)]
struct Claims<const PROVEN: u32>(Json<AnySpec>);

impl<const PROVEN: u32> Value for Claims<PROVEN> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        Json::read(reader).map(Self)
    }

    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
    }

    fn serialize_to<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_to(serializer)
    }
}

impl<const PROVEN: u32> Contract for Claims<PROVEN> {
    const FACTS: Facts = Facts {
        event_type: "a.b",
        schema_version: 1,
        producer: "",
        source_module: "",
        max_bytes: 8,
        worst_case_bytes: if PROVEN == 0 { None } else { Some(PROVEN) },
        replay_safe: None,
        scan: Categories::NONE,
        excluded: Excluded::NONE,
        schema_text: "true",
        schema_digest: "",
    };

    fn schema() -> &'static Schema {
        any()
    }
}

#[test]
fn a_proof_is_taken_at_its_word() {
    let (fits, long) = (parse(b"\"123456\"").unwrap(), parse(b"\"1234567\"").unwrap());
    let guarded = |tree: &Tree| Claims::<0>(Json::new(tree.clone()).unwrap()).encode();
    assert_eq!(guarded(&fits).unwrap(), b"\"123456\"");
    assert_eq!(guarded(&long).unwrap_err().keyword(), "payload-limit");
    assert_eq!(Claims::<0>::decode(b"\"1234567\"").unwrap_err().keyword(), "payload-limit");
    // The claim is false here, which only shows because nobody looks.
    let proven = Claims::<8>(Json::new(long).unwrap());
    assert_eq!(proven.encode().unwrap(), b"\"1234567\"");
    assert_eq!(Claims::<8>::decode(b"\"1234567\"").unwrap(), proven);
}

/// Proofs count on integers being written as integers, however they came.
#[test]
fn integers_are_written_as_integers() {
    struct Whole;
    impl NumberSpec for Whole {
        const INTEGER: bool = true;
    }
    struct Any;
    impl NumberSpec for Any {}
    fn again<T: Value>(text: &str) -> String {
        let mut out = Vec::new();
        T::read(&mut Reader::new(text.as_bytes()).unwrap()).unwrap().write(&mut out);
        String::from_utf8(out).unwrap()
    }
    for (text, whole, any) in [
        ("1000.0", "1000", "1000.0"),
        ("1e3", "1000", "1000.0"),
        ("-0.0", "0", "-0.0"),
        ("1.8446744073709550e19", "18446744073709549568", "1.844674407370955e+19"),
        ("1e300", "1e+300", "1e+300"),
        ("7", "7", "7"),
    ] {
        assert_eq!(again::<Decimal<Whole>>(text), whole);
        assert_eq!(again::<Decimal<Any>>(text), any);
        assert_eq!(again::<Json<AnySpec>>(&format!("[{{\"a\":{text}}}]")), format!("[{{\"a\":{whole}}}]"));
    }
    let mut out = Vec::new();
    write(Json::<AnySpec>::new(Tree::Number(Number::Float(2.0))).unwrap().get(), &mut out);
    assert_eq!(out, b"2");
}
