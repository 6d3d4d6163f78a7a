//! Random schemas with random and mutated instances: the walker against the `jsonschema` crate; for the schemas that have
//! generated types, typed code, serde and `violations` as well.
#![no_main]

use eventwright_fuzz::random;
use eventwright_inputs::random::Random;
use eventwright_inputs::{instances, mutate, schemas};
use eventwright_model::{File, Profile, load};
use eventwright_plain_tests::{Typed, cases, explained, judge, oracle, random as generated};
use eventwright_runtime::json::{Tree, parse};
use libfuzzer_sys::fuzz_target;

/// Instances per input: making the validators of a schema is most of the work.
const INSTANCES: usize = 8;

fn draw(schema: &Tree, random: &mut Random) -> Tree {
    let made = instances::instance(schema, random);
    match random.below(3) {
        0 => mutate::mutate(&made, random),
        _ => made,
    }
}

fn same(schema: &Tree, instance: &Tree, ours: bool, oracle: Option<&oracle::Oracle>) {
    let Some(theirs) = oracle.map(|oracle| oracle.is_valid(instance)) else { return };
    if theirs != ours && explained::reason(schema, instance).is_none() {
        panic!("we say {ours}, the oracle {theirs}: {} on {}", show(schema), show(instance));
    }
}

fn show(tree: &Tree) -> String {
    String::from_utf8_lossy(&judge::text(tree)).into_owned()
}

fn typed(typed: &Typed, random: &mut Random) {
    let schema = parse(typed.schema.as_bytes()).expect("a schema is JSON");
    for _ in 0..INSTANCES {
        let instance = draw(&schema, random);
        let judged = judge::judge(typed, &instance)
            .and_then(|violations| judge::respelled(typed, &instance, &violations, random));
        if let Err(why) = judged {
            panic!("{}: {} on {}: {why}", typed.title, typed.schema, show(&instance));
        }
    }
}

fn walked(random: &mut Random) {
    let text = schemas::schema(random);
    let schema = parse(text.as_bytes()).expect("a schema is JSON");
    let loaded = load(vec![File::new("schema.json", text.clone())], Profile::Plain { assert_formats: true });
    let Some(model) = loaded.model else { return };
    let Some(root) = model.documents.iter().find_map(|document| document.root) else { return };
    let oracle = oracle::validator(&text);
    for _ in 0..INSTANCES {
        let instance = draw(&schema, random);
        same(&schema, &instance, model.schemas.table.is_valid(root, &instance), oracle.as_ref());
    }
}

fuzz_target!(|bytes: &[u8]| {
    let mut random = random(bytes);
    let types = generated::ALL.len() + cases::ALL.len();
    let index = random.index(types);
    let face = generated::ALL.get(index).or_else(|| cases::ALL.get(index - generated::ALL.len()));
    match face {
        Some(face) if random.below(2) == 0 => typed(face, &mut random),
        _ => walked(&mut random),
    }
});
