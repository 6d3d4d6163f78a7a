//! Random schemas, and edits whose effect is known: what narrows is contained, what widens contains, what only looks
//! different is the same. Where a verdict is not known beforehand, instances that are drawn at random must not refute it.
//!
//! `EVENTWRIGHT_ITERATIONS` sets how many schemas, `EVENTWRIGHT_SEED` which.
#![allow(clippy::expect_used, clippy::print_stderr, reason = "a test fails where it stands and says what it counted")]

use eventwright_compat::{Budget, Side, Verdict, include};
use eventwright_inputs::instances::instance;
use eventwright_inputs::mutate::mutate;
use eventwright_inputs::random::{Random, iterations};
use eventwright_inputs::schemas::schema;
use eventwright_runtime::json::{Tree, parse};

/// Schemas at most, however many iterations are asked for: each is eighteen questions.
const MOST: usize = 20_000;

/// Instances that are drawn to refute a verdict.
const DRAWN: usize = 60;

#[derive(Debug, Default)]
struct Tally {
    compatible: usize,
    breaking: usize,
    open: usize,
    /// Of those that are contained by construction.
    open_contained: usize,
    contained: usize,
    wrong: Vec<String>,
    slowest: std::time::Duration,
}

impl Tally {
    /// Asks whether `left` is contained in `right`; by construction it is, where `known` says so.
    fn ask(&mut self, left: &str, right: &str, known: bool, random: &mut Random) {
        let Ok(from) = Side::plain(left) else { return };
        let Ok(to) = Side::plain(right) else { return };
        let start = std::time::Instant::now();
        let verdict = include(&from, &to, Budget::default());
        self.slowest = self.slowest.max(start.elapsed());
        self.contained += usize::from(known);
        match verdict {
            Verdict::Compatible(_) => {
                self.compatible += 1;
                if let Some(refuted) = refute(left, &from, &to, random) {
                    self.wrong.push(format!("compatible, but {refuted}: {left} in {right}"));
                }
            }
            Verdict::Breaking(witness) if known => {
                self.wrong.push(format!("breaking by {witness:?}: {left} in {right}"));
            }
            Verdict::Breaking(_) => self.breaking += 1,
            Verdict::Unproven(why) => {
                self.open += 1;
                self.open_contained += usize::from(known);
                if std::env::var("SHOW").is_ok() {
                    eprintln!("open, contained: {known}, {why}: {left}\n  in {right}");
                }
            }
        }
    }
}

/// An instance of the one that is none of the other, as our walker and another validator see it.
fn refute(left: &str, from: &Side, to: &Side, random: &mut Random) -> Option<String> {
    let tree = parse(left.as_bytes()).expect("a schema is JSON");
    (0..DRAWN).find_map(|round| {
        let drawn = instance(&tree, random);
        let drawn = if round % 2 == 0 { drawn } else { mutate(&drawn, random) };
        let refutes = from.admits(&drawn)
            && !to.admits(&drawn)
            && from.oracle(&drawn) != Some(false)
            && to.oracle(&drawn) != Some(true);
        refutes.then(|| format!("{drawn:?}"))
    })
}

/// The schema as a resource of its own within another.
fn within(name: &str, schema: &str) -> String {
    match schema.strip_prefix('{') {
        Some("}") | None => schema.to_owned(),
        Some(rest) => format!(r#"{{"$id":"urn:example:{name}",{rest}"#),
    }
}

/// The members of every object in another order. Schemas are sets of members.
fn reordered(text: &str, random: &mut Random) -> String {
    fn shuffle(tree: &mut Tree, random: &mut Random) {
        match tree {
            Tree::Object(members) => {
                for at in (1..members.len()).rev() {
                    members.swap(at, random.index(at + 1));
                }
                members.iter_mut().for_each(|(_, value)| shuffle(value, random));
            }
            Tree::Array(items) => items.iter_mut().for_each(|item| shuffle(item, random)),
            _ => {}
        }
    }
    let mut tree = parse(text.as_bytes()).expect("a schema is JSON");
    shuffle(&mut tree, random);
    let mut out = Vec::new();
    eventwright_runtime::json::write(&tree, &mut out);
    String::from_utf8(out).expect("JSON is UTF-8")
}

#[test]
fn edits_have_the_effect_that_is_known() {
    let seed = std::env::var("EVENTWRIGHT_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    let mut random = Random::new(seed);
    let mut tally = Tally::default();
    for _ in 0..iterations(60).min(MOST) {
        let (one, other) = (schema(&mut random), schema(&mut random));
        let (left, right) = (within("one", &one), within("other", &other));
        let both = format!(r#"{{"allOf":[{left},{right}]}}"#);
        let either = format!(r#"{{"anyOf":[{left},{right}]}}"#);
        let only = format!(r#"{{"allOf":[{left},{{"not":{right}}}]}}"#);
        let same = [
            reordered(&one, &mut random),
            format!(r#"{{"not":{{"not":{left}}}}}"#),
            format!(r#"{{"if":{left},"else":false}}"#),
            format!(r#"{{"oneOf":[{left},false]}}"#),
        ];
        for (from, to, known) in [
            (&one, &one, true),
            (&both, &one, true),
            (&both, &other, true),
            (&only, &one, true),
            (&one, &either, true),
            (&other, &either, true),
            (&one, &both, false),
            (&either, &one, false),
            (&one, &other, false),
            (&one, &only, false),
        ] {
            tally.ask(from, to, known, &mut random);
        }
        for same in &same {
            tally.ask(&one, same, true, &mut random);
            tally.ask(same, &one, true, &mut random);
        }
    }
    let Tally { compatible, breaking, open, open_contained, contained, slowest, .. } = tally;
    eprintln!(
        "{compatible} compatible, {breaking} breaking, {open} unproven, {open_contained} of {contained} that are contained; slowest {slowest:?}"
    );
    assert!(tally.wrong.is_empty(), "{} wrong: {:#?}", tally.wrong.len(), tally.wrong);
    assert!(open * 100 <= compatible + breaking + open, "more than one in a hundred is unproven");
}
