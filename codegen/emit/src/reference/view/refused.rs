//! What a contract refuses, shown on its own example: one change at a time, with the error that really follows.

use super::finders;
use crate::reference::json::compact;
use crate::reference::payload::{Known, Phrase, code, ids, words};
use eventwright_model::check::Checked;
use eventwright_model::model::Contract;
use eventwright_model::sensitive;
use eventwright_runtime::json::{Number, Tree};
use eventwright_runtime::walk::{Keyword, NodeId, Options, Types};
use serde::Serialize;

/// Where no text is a legal value, this one shows it.
const OTHER: &str = "other";

/// How many fields are tried: one change of each kind is shown, and each try judges the whole payload.
const TRIED: usize = 64;

/// A change to the example that makes it invalid.
#[derive(Clone, Debug, Serialize)]
pub struct Refused {
    /// The change.
    pub change: Phrase,
    /// The error, as `eventwright validate` says it.
    pub error: String,
}

/// A change of each kind over the first fields, one that leaves a field out, and one that adds a field.
pub(super) fn all(checked: &Checked, contract: &Contract) -> Vec<Refused> {
    let Some(Tree::Object(members)) = contract.examples.first() else { return Vec::new() };
    let mut found: Vec<Refused> = Vec::new();
    let properties = Known::new(&checked.schemas, &[contract.root]).properties();
    for property in properties.iter().take(TRIED) {
        let Some(at) = members.iter().position(|(name, _)| *name == property.name) else { continue };
        let known = Known::new(&checked.schemas, &ids(property));
        let refused = wrong(checked, &known).into_iter().find_map(|value| {
            let change = vec![code(&*property.name), words("is"), code(compact(&value))];
            let mut changed = members.clone();
            changed[at].1 = value;
            told(checked, contract.root, changed, change)
        });
        // One of each kind is enough.
        let expects = |refused: &Refused| refused.error.split_once(": ").map(|(_, rest)| rest.to_owned());
        if let Some(refused) = refused
            && !found.iter().any(|known| expects(known) == expects(&refused))
        {
            found.push(refused);
        }
    }
    let left_out = properties.iter().filter(|property| property.required).find_map(|property| {
        let rest: Vec<_> = members.iter().filter(|(name, _)| *name != property.name).cloned().collect();
        let change = vec![code(&*property.name), words("is missing")];
        told(checked, contract.root, rest, change)
    });
    found.extend(left_out);
    let other = undeclared(checked, contract);
    let change = vec![code(other.clone()), words("is added")];
    let added = (other.into(), Tree::Bool(true));
    found.extend(told(checked, contract.root, members.iter().cloned().chain([added]).collect(), change));
    found
}

/// Whether the contract refuses members that it does not declare.
pub(super) fn is_closed(checked: &Checked, contract: &Contract) -> bool {
    let members = match contract.examples.first() {
        Some(Tree::Object(members)) => members.clone(),
        _ => Vec::new(),
    };
    let added = (undeclared(checked, contract).into(), Tree::Bool(true));
    let more: Vec<_> = members.into_iter().chain([added]).collect();
    told(checked, contract.root, more, Vec::new()).is_some()
}

/// A name that the contract does not declare.
fn undeclared(checked: &Checked, contract: &Contract) -> String {
    let properties = Known::new(&checked.schemas, &[contract.root]).properties();
    let mut name = OTHER.to_owned();
    while properties.iter().any(|property| *property.name == *name) {
        name.push_str("_one");
    }
    name
}

/// The first violation of a payload, if it is refused.
fn told(checked: &Checked, root: NodeId, members: Vec<(Box<str>, Tree)>, change: Phrase) -> Option<Refused> {
    let options = Options { scan: Some(sensitive::refused(&checked.policy.value)), ..Options::default() };
    let violations = checked.schemas.table.violations(root, &Tree::Object(members), options);
    let first = violations.into_iter().next()?;
    let place = if first.instance.is_empty() { "(the payload)" } else { &first.instance };
    Some(Refused { change, error: format!("{place}: {}: expected {}", first.keyword, first.expected) })
}

/// Values that are likely to be refused, the most telling first.
fn wrong(checked: &Checked, known: &Known<'_>) -> Vec<Tree> {
    let text = |text: &str| Tree::String(text.into());
    let mut values = Vec::new();
    if known.types.contains(Types::STRING) {
        if known.has_free_text() {
            let refused = sensitive::refused(&checked.policy.value);
            let bad = finders::example(refused).and_then(|detector| detector.bad.first());
            values.extend(bad.map(|bad| text(bad)));
        }
        // A time without its offset is what clocks give where nobody thought of it.
        let time = known.is_time().then(|| text("2025-12-28T10:00:00"));
        values.extend(time.into_iter().chain([text(OTHER), text("")]));
    }
    for keyword in known.keywords() {
        match keyword {
            Keyword::Maximum(Number::Integer(most)) => values.extend(most.checked_add(1).map(integer)),
            Keyword::Minimum(Number::Integer(least)) => values.extend(least.checked_sub(1).map(integer)),
            Keyword::MinItems(least) if *least > 0 => values.push(Tree::Array(Vec::new())),
            _ => {}
        }
    }
    values.extend([text("yes"), integer(1), Tree::Null]);
    values
}

fn integer(value: i64) -> Tree {
    Tree::Number(Number::Integer(value))
}
