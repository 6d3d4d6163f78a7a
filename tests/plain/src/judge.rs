//! Every judge on one instance: typed code, serde, `violations`, the walker over the tables that the type carries.

use crate::Typed;
use eventwright_inputs::random::Random;
use eventwright_inputs::spell::spell;
use eventwright_runtime::json::{Tree, parse, write};
use eventwright_runtime::violation::Violation;
use eventwright_runtime::walk::Options;

/// An instance as compact JSON.
pub fn text(tree: &Tree) -> Vec<u8> {
    let mut out = Vec::new();
    write(tree, &mut out);
    out
}

/// What the judges agree on: everything that is wrong with the instance.
///
/// # Errors
/// They do not agree; the sentence says who says what.
pub fn judge(typed: &Typed, tree: &Tree) -> Result<Vec<Violation>, String> {
    let bytes = text(tree);
    let table = (typed.table)();
    let walked = table.violations(0, tree, Options::default());
    let decoded = (typed.decode)(&bytes);
    let fail = |what: &str| Err(format!("{what}: walker {walked:?}, decode {:?}", decoded.as_ref().err()));
    if table.is_valid(0, tree) != walked.is_empty() {
        return fail("the walker's two ways differ");
    }
    if decoded.is_ok() != walked.is_empty() {
        return fail("decode and walker differ");
    }
    if (typed.violations)(&bytes) != walked {
        return Err(format!("violations are {:?}, of the walker {walked:?}", (typed.violations)(&bytes)));
    }
    let serde = (typed.serde)(&bytes);
    if serde.as_ref() != decoded.as_ref().ok() {
        return fail("serde and decode differ");
    }
    let tolerant = (typed.decode_tolerant)(&bytes);
    let lenient = table.accepts(0, tree, Options { tolerant: true, ..Options::default() });
    if let Ok(kept) = &tolerant {
        let kept = parse(kept).map_err(|_| "what is written is no JSON".to_owned())?;
        if !is_within(&kept, tree) {
            return fail("the tolerant reader makes something up");
        }
        if !table.accepts(0, &kept, Options { tolerant: true, ..Options::default() }) {
            return fail("only the type is tolerant");
        }
        // Whoever ignores undeclared members takes exception at all else.
        if decoded.is_err() && kept == *tree && !walked.iter().any(is_about_undeclared) {
            return fail("tolerant of more than members");
        }
    } else if lenient && without_undeclared(typed, tree) == Some(true) {
        return fail("only the walker is tolerant");
    }
    match &decoded {
        Ok(encoded) if tolerant.as_ref().ok() != Some(encoded) => fail("the tolerant reader reads something else"),
        Err(one) if !walked.iter().any(|other| is_same(one, other)) => fail("decode's error is none of the violations"),
        _ => Ok(walked),
    }
}

/// The same judges on the same instance in another spelling: they say the same, and what is encoded means the same.
///
/// # Errors
/// They do not; the sentence says who differs.
pub fn respelled(typed: &Typed, tree: &Tree, walked: &[Violation], random: &mut Random) -> Result<(), String> {
    let bytes = spell(tree, random);
    let fail = |what: &str| Err(format!("{what} spelled {}", String::from_utf8_lossy(&bytes)));
    let meaning = |encoded: &[u8]| parse(encoded).map_err(|_| "what is written is no JSON".to_owned());
    let decoded = (typed.decode)(&bytes);
    match &decoded {
        Ok(_) if !walked.is_empty() => return fail("decode accepts"),
        Err(_) if walked.is_empty() => return fail("decode refuses"),
        Ok(encoded) if meaning(encoded)? != meaning(&(typed.decode)(&text(tree)).unwrap_or_default())? => {
            return fail("decode reads something else");
        }
        Err(one) if !walked.iter().any(|other| is_same(one, other)) => {
            return fail("decode's error is none of the violations");
        }
        _ => {}
    }
    let violations = (typed.violations)(&bytes);
    // They come in the order of the members.
    if violations.len() != walked.len() || !violations.iter().all(|one| walked.contains(one)) {
        return fail("violations differ");
    }
    if (typed.serde)(&bytes).as_ref() != decoded.as_ref().ok() {
        return fail("serde differs");
    }
    let tolerant = |bytes: &[u8]| (typed.decode_tolerant)(bytes).ok().map(|kept| meaning(&kept)).transpose();
    if tolerant(&bytes)? != tolerant(&text(tree))? {
        return fail("the tolerant reader differs");
    }
    Ok(())
}

/// Whether what was kept is the instance without some members.
fn is_within(kept: &Tree, tree: &Tree) -> bool {
    match (kept, tree) {
        (Tree::Object(members), Tree::Object(_)) => {
            members.iter().all(|(name, value)| tree.get(name).is_some_and(|whole| is_within(value, whole)))
        }
        (Tree::Array(items), Tree::Array(whole)) => {
            items.len() == whole.len() && items.iter().zip(whole).all(|(item, whole)| is_within(item, whole))
        }
        _ => kept == tree || is_uuid(kept, tree),
    }
}

/// A UUID is written in small letters.
fn is_uuid(kept: &Tree, tree: &Tree) -> bool {
    matches!((kept, tree), (Tree::String(kept), Tree::String(text)) if kept.eq_ignore_ascii_case(text) && kept.len() == 36)
}

/// The same keyword of the same subschema at the same place; the words may say more or less.
fn is_same(one: &Violation, other: &Violation) -> bool {
    one.instance == other.instance && one.schema == other.schema && one.keyword == other.keyword
}

/// Whether the instance is legal once its undeclared members are gone. A struct judges what spans fields as if they had
/// never been there, where a JSON value still counts them. `None` where a name is masked.
fn without_undeclared(typed: &Typed, tree: &Tree) -> Option<bool> {
    let mut kept = tree.clone();
    loop {
        let violations = (typed.table)().violations(0, &kept, Options::default());
        let closes = |one: &&Violation| matches!(one.keyword, "additionalProperties" | "unevaluatedProperties");
        let Some(undeclared) = violations.iter().find(closes) else { return Some(violations.is_empty()) };
        let (object, name) = undeclared.instance.rsplit_once('/')?;
        let name = name.replace("~1", "/").replace("~0", "~");
        remove(&mut kept, object.split('/').skip(1), &name)?;
    }
}

fn remove(tree: &mut Tree, mut way: std::iter::Skip<std::str::Split<'_, char>>, name: &str) -> Option<()> {
    match (tree, way.next()) {
        (Tree::Object(members), None) => {
            let at = members.iter().position(|(member, _)| **member == *name)?;
            members.remove(at);
            Some(())
        }
        (Tree::Object(members), Some(token)) => {
            let token = token.replace("~1", "/").replace("~0", "~");
            let (_, below) = members.iter_mut().find(|(member, _)| **member == *token)?;
            remove(below, way, name)
        }
        (Tree::Array(items), Some(index)) => remove(items.get_mut(index.parse::<usize>().ok()?)?, way, name),
        _ => None,
    }
}

/// Undeclared members are reported by the keyword that closes the object, or by what was asked of alternatives that are
/// closed.
fn is_about_undeclared(violation: &Violation) -> bool {
    let applied = ["additionalProperties", "unevaluatedProperties", "anyOf", "oneOf"];
    applied.contains(&violation.keyword)
}
