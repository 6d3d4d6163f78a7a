//! Typed code, the walker, serde and the `jsonschema` crate give the same verdicts, on thousands of payloads.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use eventwright_model::Contract;
use eventwright_model::sensitive;
use eventwright_runtime::format::Format;
use eventwright_runtime::json::{Tree, parse, write};
use eventwright_runtime::violation::Violation;
use eventwright_runtime::walk::Options;
use eventwright_tests::contracts::{ALL, Typed};
use eventwright_tests::random::{Random, iterations};
use eventwright_tests::{mutate, oracle, roots};

fn text(tree: &Tree) -> Vec<u8> {
    let mut out = Vec::new();
    write(tree, &mut out);
    out
}

fn show(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What our own keywords decide, which the oracle takes for annotations.
fn is_ours(keyword: &str) -> bool {
    keyword.starts_with("x-") || keyword.starts_with("payload-")
}

/// The tree with every string that `spell` spells in another way.
fn spelled(tree: &Tree, spell: fn(&str) -> Option<String>) -> Tree {
    match tree {
        Tree::String(text) => spell(text).map_or_else(|| tree.clone(), |text| Tree::String(text.into())),
        Tree::Array(items) => Tree::Array(items.iter().map(|item| spelled(item, spell)).collect()),
        Tree::Object(members) => {
            Tree::Object(members.iter().map(|(name, value)| (name.clone(), spelled(value, spell))).collect())
        }
        other => other.clone(),
    }
}

/// A UUID in lower case.
fn lower_uuid(text: &str) -> Option<String> {
    Format::Uuid.is_valid(text).then(|| text.to_ascii_lowercase())
}

/// A host name whose labels have no two hyphens in the third and fourth place, but for A-labels.
fn unreserved_host(text: &str) -> Option<String> {
    let label = |label: &str| match label.as_bytes() {
        [first, second, b'-', b'-', ..] if ![*first, *second].eq_ignore_ascii_case(b"xn") => {
            label.replacen("--", "aa", 1)
        }
        _ => label.to_owned(),
    };
    Format::Hostname.is_valid(text).then(|| text.split('.').map(label).collect::<Vec<_>>().join("."))
}

struct Judges<'a> {
    typed: &'a Typed,
    contract: &'a Contract,
    model: &'a eventwright_model::Model,
    oracle: jsonschema::Validator,
}

impl Judges<'_> {
    /// Every judge on one payload. Whether it is legal.
    fn agree(&self, tree: &Tree) -> bool {
        let bytes = text(tree);
        let typed = (self.typed.decode)(&bytes);
        let scan = Some(sensitive::refused(&self.model.policy.value));
        let options = Options { scan, excluded: self.typed.facts.excluded, ..Options::default() };
        let table = &self.model.schemas.table;
        let walked = table.violations(self.contract.root, tree, options);
        let ours = walked.iter().all(|violation| is_ours(violation.keyword));
        assert_eq!(typed.is_ok(), walked.is_empty(), "typed and walker on {}: {walked:?}", show(&bytes));
        assert_eq!(table.accepts(self.contract.root, tree, options), walked.is_empty(), "{}", show(&bytes));
        assert!(self.told_by_oracle(tree, &walked) == ours, "oracle and walker on {}: {walked:?}", show(&bytes));
        let violations = (self.typed.violations)(&bytes);
        assert_eq!(violations.is_empty(), typed.is_ok(), "violations of {}", show(&bytes));
        match &typed {
            Ok(encoded) => {
                assert_eq!((self.typed.serde)(&bytes).as_ref(), Some(encoded), "serde on {}", show(&bytes));
                assert_eq!((self.typed.decode_tolerant)(&bytes).as_ref().ok(), Some(encoded));
            }
            Err(one) => {
                assert!((self.typed.serde)(&bytes).is_none(), "serde accepts {}", show(&bytes));
                // The walker is given a value: that its text was too long to be read is for those to say who were given it.
                let told = if one.keyword == "payload-limit" { &violations } else { &walked };
                let among = told.iter().any(|other| {
                    other.keyword == one.keyword && other.instance == one.instance && other.schema == one.schema
                });
                assert!(among, "{one:?} is not among {told:?} for {}", show(&bytes));
                self.tolerant(tree, &bytes);
            }
        }
        typed.is_ok()
    }

    /// What the oracle says, once its two ways of its own are set aside:
    ///
    /// - it compares strings where two spellings of one UUID are equal items here;
    /// - it refuses host names like `ab--c`. RFC 1123, section 2.1, which defines the format, has no such rule; that of
    ///   RFC 5891, section 4.2.3.1, is about U-labels, and the one for A-labels asks for them to begin with `xn--`.
    fn told_by_oracle(&self, tree: &Tree, walked: &[Violation]) -> bool {
        let says = |tree: &Tree| self.oracle.is_valid(&tree.into());
        if walked.iter().any(|one| one.keyword == "uniqueItems") {
            says(tree) && says(&spelled(tree, lower_uuid))
        } else {
            says(tree) || says(&spelled(tree, unreserved_host))
        }
    }

    /// The tolerant reader differs by undeclared members only: without them both agree.
    fn tolerant(&self, tree: &Tree, bytes: &[u8]) {
        let Tree::Object(members) = tree else { return };
        let declared = eventwright_model::view::properties(&self.model.schemas, self.contract.root);
        let known = |name: &str| declared.iter().any(|property| *property.name == *name);
        let kept = members.iter().filter(|(name, _)| known(name)).cloned().collect();
        let without = text(&Tree::Object(kept));
        let tolerant = (self.typed.decode_tolerant)(bytes);
        assert_eq!(tolerant.ok(), (self.typed.decode)(&without).ok(), "tolerant on {}", show(bytes));
    }
}

#[test]
fn all_judges_agree_on_valid_and_mutated_payloads() {
    let model = roots::course_factory();
    let rounds = iterations(2_000);
    for typed in ALL {
        let (_, contract) =
            model.contracts().find(|(_, contract)| contract.event_type == typed.event_type).expect("it is described");
        let path = roots::repository().join("schemas/course_factory").join(format!("{}.json", contract.name()));
        let judges = Judges { typed, contract, model: &model, oracle: oracle::validator(&path) };
        let mut random = Random::new(contract.examples.len() as u64 ^ typed.event_type.len() as u64);
        let mut legal: Vec<Tree> = contract.examples.clone();
        for example in &contract.examples {
            assert!(judges.agree(example), "{} refuses its example", contract.name());
        }
        let (mut accepted, mut refused) = (0, 0);
        for _ in 0..rounds {
            let base = random.pick(&legal).clone();
            let mut mutant = mutate::mutate(&base, &mut random);
            if random.below(3) == 0 {
                mutant = mutate::mutate(&mutant, &mut random);
            }
            if judges.agree(&mutant) {
                accepted += 1;
                // What is legal is a better beginning than another example, but only so many are kept.
                if legal.len() < 200 {
                    legal.push(mutant);
                }
            } else {
                refused += 1;
            }
        }
        assert!(accepted > rounds / 50 && refused > rounds / 5, "{accepted} and {refused} of {}", contract.name());
    }
}

#[test]
fn spellings_of_one_uuid_are_equal_items_for_every_judge() {
    let model = roots::course_factory();
    let typed = ALL.iter().find(|typed| typed.event_type == "course.quiz.created").expect("it has a type");
    let (_, contract) =
        model.contracts().find(|(_, contract)| contract.event_type == typed.event_type).expect("it is described");
    let path = roots::repository().join("schemas/course_factory").join(format!("{}.json", contract.name()));
    let judges = Judges { typed, contract, model: &model, oracle: oracle::validator(&path) };
    let spelled = |second: &str| {
        let mut tree = contract.examples[0].clone();
        let Tree::Object(members) = &mut tree else { panic!("a payload is an object") };
        let ids = members.iter_mut().find(|(name, _)| &**name == "question_ids").map(|(_, ids)| ids);
        let Some(Tree::Array(ids)) = ids else { panic!("a list of ids") };
        ids[0] = Tree::String("3f98e277-4cbd-47ad-9c90-a9587403e430".into());
        ids[1] = Tree::String(second.into());
        tree
    };
    assert!(judges.agree(&spelled("3F98E277-4CBD-47AD-9C90-A9587403E431")));
    assert!(!judges.agree(&spelled("3F98E277-4CBD-47AD-9C90-A9587403E430")));
}

#[test]
fn unusual_texts_of_legal_payloads_are_legal() {
    for typed in ALL {
        let model = roots::course_factory();
        let (_, contract) =
            model.contracts().find(|(_, contract)| contract.event_type == typed.event_type).expect("it is described");
        for example in &contract.examples {
            let compact = text(example);
            let encoded = (typed.decode)(&compact).expect("an example is legal");
            let value: serde_json::Value = example.into();
            let pretty = serde_json::to_vec_pretty(&value).expect("a value can be written");
            assert_eq!((typed.decode)(&pretty).ok().as_ref(), Some(&encoded), "white space");
            let Tree::Object(mut members) = example.clone() else { panic!("a payload is an object") };
            members.reverse();
            assert_eq!((typed.decode)(&text(&Tree::Object(members))).ok().as_ref(), Some(&encoded), "order");
            let escaped = escape_everything(&compact);
            assert_eq!(parse(&escaped).ok(), parse(&compact).ok(), "the escapes mean the same");
            assert_eq!((typed.decode)(&escaped).ok().as_ref(), Some(&encoded), "escapes");
        }
    }
}

/// Every character within strings as `\uXXXX`, names included.
fn escape_everything(text: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(text).expect("JSON is UTF-8");
    let (mut out, mut inside, mut escaped) = (String::new(), false, false);
    for letter in text.chars() {
        match letter {
            _ if escaped => {
                escaped = false;
                out.push(letter);
            }
            '\\' => {
                escaped = true;
                out.push(letter);
            }
            '"' => {
                inside = !inside;
                out.push(letter);
            }
            _ if inside => {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
            _ => out.push(letter),
        }
    }
    out.into_bytes()
}
